/** Objects and subjects of coordinate and participial verbs that the parser hung from the verb before them: given back to their own. */
import type { Sentence } from '../model/tokens.js'
import { has, leftEdge } from './attachment.js'
import type { RepairWords } from './repair.js'

/** Mends the attachments of one sentence. Only governors of nouns beside their verbs change, so that the tree stays a tree. */
export function reattach(words: RepairWords, sentence: Sentence): void {
  verbOfRoot(words, sentence)
  for (let verb = sentence.first + 1; verb < sentence.end - 1; verb++) {
    if (words.tag[verb] !== 'VERB') continue
    if (words.relation[verb] === 'conj') {
      objectOfLater(words, sentence, verb)
      objectOfEarlier(words, sentence, verb)
    }
    if (words.relation[verb] === 'compound' || words.relation[verb] === 'amod') clauseInObject(words, sentence, verb)
    if (words.fine[verb] === 'VBG') objectOfParticiple(words, sentence, verb)
    bareSubject(words, sentence, verb)
  }
}

/** "Talks in Y between A and B ended without agreement.": a past tense read as a relative clause of the root noun, without a pronoun, is the root. */
function verbOfRoot(words: RepairWords, sentence: Sentence): void {
  const { head, relation, tag, fine, lower } = words
  let root = sentence.first
  while (root < sentence.end && head[root] !== root) root++
  if (root >= sentence.end || (tag[root] !== 'NOUN' && tag[root] !== 'PROPN')) return
  if (has(words, sentence, root, (one) => one === 'cop' || one === 'aux' || one.startsWith('nsubj') || one === 'parataxis')) return
  let verb = -1
  for (let token = root + 1; token < sentence.end; token++) if (head[token] === root && relation[token] === 'acl:relcl') verb = token
  if (
    verb < 0 ||
    !/^VB[DZP]$/.test(fine[verb]!) ||
    has(words, sentence, verb, (one) => one.startsWith('nsubj') || one === 'mark' || one === 'csubj')
  )
    return
  for (let token = root + 1; token < verb; token++)
    if (/^(?:who|which|that|whose|whom|where)$/.test(lower[token]!) || (tag[token] === 'VERB' && /^VB[DZP]$/.test(fine[token]!))) return
  head[verb] = verb
  relation[verb] = 'root'
  head[root] = verb
  relation[root] = 'nsubj'
  for (let token = verb + 1; token < sentence.end; token++) if (head[token] === root) head[token] = verb
}

const complements: ReadonlySet<string> = new Set(['obj', 'ccomp', 'xcomp', 'iobj'])

/** The first verb has an object or a phrase of its own before the second. */
function hasBetween({ head, relation }: RepairWords, before: number, verb: number): boolean {
  for (let token = before + 1; token < verb; token++)
    if (head[token] === before && /^(?:obj|obl|ccomp|xcomp)$/.test(relation[token]!)) return true
  return false
}

/** "denounced the test and reaffirmed its commitment": an object of the first verb right behind the second is the second's. */
function objectOfLater(words: RepairWords, sentence: Sentence, verb: number): void {
  const { head, relation, tag } = words
  const before = head[verb]!
  if (before >= verb || tag[before] !== 'VERB' || has(words, sentence, verb, (one) => complements.has(one))) return
  // "reviewed and approved the plan": an object of both hangs from the first by rule.
  if (!hasBetween(words, before, verb)) return
  for (let token = verb + 1; token < sentence.end; token++) {
    if (head[token] !== before || relation[token] !== 'obj' || leftEdge(words, sentence.first, token) !== verb + 1) continue
    head[token] = verb
    return
  }
}

/** "stressed the need for talks, rejected sanctions and ...": what stands right behind the first verb is its object, no subject of the second. */
function objectOfEarlier(words: RepairWords, sentence: Sentence, verb: number): void {
  const { head, relation, tag, lower } = words
  const before = head[verb]!
  if (before >= verb || tag[before] !== 'VERB' || lower[verb - 1] !== ',' || has(words, sentence, before, (one) => complements.has(one)))
    return
  for (let token = before + 1; token < verb; token++) {
    if (head[token] !== verb || relation[token] !== 'nsubj' || leftEdge(words, sentence.first, token) !== before + 1) continue
    head[token] = before
    relation[token] = 'obj'
    return
  }
}

/** "thanked Cuba for training doctors": the bare noun right behind the participle is its object. */
function objectOfParticiple(words: RepairWords, sentence: Sentence, verb: number): void {
  const { head, relation, tag } = words
  const above = head[verb]!
  if (above >= verb || tag[above] !== 'VERB' || has(words, sentence, verb, (one) => complements.has(one))) return
  for (let token = verb + 1; token < sentence.end && token < verb + 8; token++) {
    if (
      head[token] !== above ||
      (relation[token] !== 'obl' && relation[token] !== 'obj') ||
      leftEdge(words, sentence.first, token) !== verb + 1
    )
      continue
    if (has(words, sentence, token, (one) => one === 'case') || (tag[token] !== 'NOUN' && tag[token] !== 'PROPN')) return
    head[token] = verb
    relation[token] = 'obj'
    return
  }
}

/** Verbs whose clause may follow without "that". */
const saying: ReadonlySet<string> = new Set(
  'say says said add adds added claim claims claimed think thinks thought believe believes believed hope hopes hoped insist insists insisted'.split(
    ' ',
  ),
)

/** "said the local unit drew support": a past tense between two nouns of an object is the verb of what is said. */
function clauseInObject(words: RepairWords, sentence: Sentence, verb: number): void {
  const { head, relation, tag, fine, lower } = words
  const object = head[verb]!
  const cue = head[object]!
  if (!/^VB[DZ]$/.test(fine[verb]!) || object < verb || relation[object] !== 'obj' || cue > verb || !saying.has(lower[cue]!)) return
  const subject = verb - 1
  if ((tag[subject] !== 'NOUN' && tag[subject] !== 'PROPN') || head[subject] !== object || subject <= cue) return
  for (let token = cue + 1; token < subject; token++) if (head[token] === object) head[token] = subject
  head[subject] = verb
  relation[subject] = 'nsubj'
  head[object] = verb
  head[verb] = cue
  relation[verb] = 'ccomp'
  if (head[sentence.end - 1] === verb) head[sentence.end - 1] = cue
}

/** "as an adviser to the president appealed for calm": a bare noun between the subordinator and a finite verb without subject is the subject. */
function bareSubject(words: RepairWords, sentence: Sentence, verb: number): void {
  const { head, relation, tag, fine, lower } = words
  if (!/^VB[DZP]$/.test(fine[verb]!) || has(words, sentence, verb, (one) => one.startsWith('nsubj') || one === 'csubj' || one === 'expl'))
    return
  for (let token = sentence.first + 1; token < verb; token++) {
    if (head[token] !== verb || relation[token] !== 'obl' || (tag[token] !== 'NOUN' && tag[token] !== 'PROPN')) continue
    if (has(words, sentence, token, (one) => one === 'case')) continue
    const mark = leftEdge(words, sentence.first, token) - 1
    if (
      mark < sentence.first ||
      head[mark] !== verb ||
      relation[mark] !== 'mark' ||
      !/^(?:as|while|after|because|since|when)$/.test(lower[mark]!)
    )
      continue
    relation[token] = 'nsubj'
    return
  }
}
