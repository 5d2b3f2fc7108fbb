/** Clauses that the parser takes for noun phrases, or for the content of the verb before them: mended in the finished tree. */
import type { Sentence } from '../model/tokens.js'
import type { RepairWords } from './repair.js'

/** Mends the tree of one sentence where a clause was misread. It stays a tree with one root. */
export function repairMisread(words: RepairWords, sentence: Sentence): void {
  phraseAsClause(words, sentence)
  for (let token = sentence.first + 2; token < sentence.end - 2; token++)
    if (openers.has(words.lower[token]!)) clauseAfterObject(words, sentence, token)
}

/** Words that open an adverbial clause and are prepositions as well. */
const openers: ReadonlySet<string> = new Set(['after', 'before', 'as', 'while', 'since', 'until', 'because', 'when', 'once'])

/** Verbs whose clause tells what was said or thought: what stands behind them is their content. */
const saying: ReadonlySet<string> = new Set(
  'say says said tell tells told announce announces announced confirm confirms confirmed report reports reported claim claims claimed believe believes believed think thinks thought know knows knew hope hopes hoped fear fears feared insist insists insisted add adds added state states stated reveal reveals revealed warn warns warned note notes noted show shows showed see sees saw make makes made let lets'.split(
    ' ',
  ),
)

/** "summoned the ambassador after police arrested two journalists": the ambassador is who was summoned, not who arrested. */
function clauseAfterObject({ lower, head, relation }: RepairWords, { first }: Sentence, opener: number): void {
  const agent = head[opener]!
  const object = head[agent]!
  const inner = head[object]!
  const outer = head[inner]!
  if ((relation[opener] !== 'case' && relation[opener] !== 'mark') || relation[agent] !== 'nmod' || relation[object] !== 'nsubj') return
  if (relation[inner] !== 'ccomp' && relation[inner] !== 'xcomp') return
  if (!(outer < object && object < opener && opener < agent && agent < inner) || saying.has(lower[outer]!)) return
  for (let token = outer + 1; token < inner; token++)
    if (head[token] === outer && (relation[token] === 'obj' || relation[token] === 'iobj')) return
  for (let token = Math.max(first, outer); token < object; token++) if (head[token] === inner && relation[token] === 'mark') return
  head[object] = outer
  relation[object] = 'obj'
  head[agent] = inner
  relation[agent] = 'nsubj'
  head[opener] = inner
  relation[opener] = 'mark'
  relation[inner] = 'advcl'
}

/** "Kyiv imposed sanctions on ten firms.": a past tense between a name and a noun, read as the noun's modifier, is the verb. */
function phraseAsClause(words: RepairWords, sentence: Sentence): void {
  const { tag, fine, head, relation } = words
  const { first, end } = sentence
  let root = first
  while (root < end && head[root] !== root) root++
  if (root >= end || root < first + 2 || (tag[root] !== 'NOUN' && tag[root] !== 'PROPN')) return
  for (let token = first; token < end; token++) if (head[token] === root && token !== root && finite.has(relation[token]!)) return
  for (let verb = first + 1; verb < root; verb++) {
    if (head[verb] !== root || !modifying.has(relation[verb]!) || tag[verb] !== 'VERB' || !/^VB[DN]$/.test(fine[verb]!)) continue
    if (!isSubject(words, first, verb, root)) continue
    makeVerbRoot(words, sentence, verb, root)
    return
  }
}

const finite: ReadonlySet<string> = new Set(['cop', 'aux', 'aux:pass', 'nsubj:pass', 'expl'])
const modifying: ReadonlySet<string> = new Set(['amod', 'compound', 'acl'])
const beforeNoun: ReadonlySet<string> = new Set(['compound', 'nmod', 'nmod:desc', 'nmod:unmarked', 'nsubj', 'amod', 'appos'])

/** True when what stands before the verb opens the sentence as the name of who acts, or is the verb's subject already. */
function isSubject({ tag, head, relation }: RepairWords, first: number, verb: number, root: number): boolean {
  const name = verb - 1
  const own = head[name] === verb && relation[name] === 'nsubj'
  if (!own && !(tag[name] === 'PROPN' && head[name] === root && beforeNoun.has(relation[name]!))) return false
  for (let token = first; token < name; token++) {
    const up = head[token]!
    if (up !== name && up !== root && !(up > token && up < name)) return false
    if (relation[token] === 'punct' || relation[token] === 'case' || relation[token] === 'mark' || relation[token] === 'nmod:poss')
      return false
  }
  return true
}

const ofVerb: ReadonlySet<string> = new Set(['obl', 'advcl', 'parataxis', 'ccomp', 'advmod', 'obl:unmarked'])

function makeVerbRoot({ tag, fine, head, relation }: RepairWords, { first, end }: Sentence, verb: number, old: number): void {
  const subject = verb - 1
  for (let token = first; token < end; token++) {
    if (head[token] !== old || token === old) continue
    if (token < subject) head[token] = subject
    else if (
      token > old &&
      (ofVerb.has(relation[token]!) || relation[token] === 'punct' || (relation[token] === 'conj' && tag[token] === 'VERB'))
    )
      head[token] = verb
  }
  head[verb] = verb
  relation[verb] = 'root'
  fine[verb] = 'VBD'
  head[old] = verb
  relation[old] = 'obj'
  head[subject] = verb
  relation[subject] = 'nsubj'
}
