/** Constructions of news that the treebanks hardly hold, and which the parser turns upside down: mended in the finished tree. */
import type { Sentence, Tag } from '../model/tokens.js'
import { has } from './attachment.js'

/** The columns that the repairs read and mend. */
export interface RepairWords {
  readonly lower: readonly string[]
  readonly tag: Tag[]
  readonly fine: string[]
  readonly head: Int32Array
  readonly isState: (token: number) => boolean
  readonly relation: string[]
}

/** Participles that open a sentence with the question that a speaker answers. */
const questions: ReadonlySet<string> = new Set(['asked', 'questioned', 'pressed', 'quizzed'])

/** Mends the tree of one sentence where one of the constructions shows. It stays a tree with one root. */
export function repairSentence(words: RepairWords, sentence: Sentence): void {
  if (questions.has(words.lower[sentence.first]!)) answerAsRoot(words, sentence)
  if (questions.has(words.lower[sentence.first]!)) questionAsAdjunct(words, sentence.first)
  leadAsRoot(words, sentence)
  for (let token = sentence.first + 1; token < sentence.end - 1; token++) {
    if (words.lower[token] === 'due') dueTo(words, sentence, token)
    if (words.lower[token] === 'up') upTo(words, token)
    if (words.lower[token]!.endsWith('affaires')) charge(words, sentence, token)
    if (words.relation[token] === 'appos' || words.relation[token] === 'conj') listed(words, sentence, token)
    if (words.lower[token] === 'that') toldThat(words, token)
    if (words.relation[token] === 'flat') words.head[token] = nameHead(words, token)
  }
  for (let token = sentence.first; token < sentence.end; token++) {
    if (words.relation[token] === 'nsubj:pass') agreeVoice(words, sentence, token)
    if (words.relation[token] === 'compound') subjectNotCompound(words, sentence, token)
  }
}

/** "A day after Turkish F-16s shot down a fighter": a noun is no part of a finite verb; where the verb has no subject it is that. */
function subjectNotCompound(words: RepairWords, sentence: Sentence, noun: number): void {
  const { tag, fine, head, relation } = words
  const verb = head[noun]!
  if (verb <= noun || tag[verb] !== 'VERB' || !/^VB[DZP]$/.test(fine[verb]!)) return
  if (!has(words, sentence, verb, (one) => /^(?:nsubj|csubj|expl)/.test(one))) relation[noun] = 'nsubj'
}

/** "Deploy up to 10,000 soldiers": no particle of the verb. */
function upTo({ lower, tag, head, relation }: RepairWords, up: number): void {
  if (relation[up] !== 'compound:prt' || lower[up + 1] !== 'to' || tag[up + 2] !== 'NUM') return
  relation[up] = 'advmod'
  head[up] = up + 2
  relation[up + 1] = 'fixed'
  head[up + 1] = up
}

/** "The Belarusian charge d'affaires": one title, whatever its second word was read as. */
function charge({ lower, tag, fine, head, relation }: RepairWords, { first, end }: Sentence, at: number): void {
  const title = at - 1
  if (!/^d['’]affaires$/.test(lower[at]!) || !/^charg[eé]s?$/.test(lower[title]!)) return
  if (head[at] === at || head[title] === at) return
  for (let token = first; token < end; token++) if (head[token] === at) head[token] = title
  head[at] = title
  relation[at] = 'flat'
  tag[at] = 'NOUN'
  fine[at] = 'NN'
}

/** "Asked whether it would join, she said ...": the answer is the root, the question hangs from it. */
function answerAsRoot(words: RepairWords, { first, end }: Sentence): void {
  const { head, relation } = words
  if (head[first] !== first || words.lower[first + 1] === ',') return
  let answer = -1
  for (let token = first + 1; token < end; token++) {
    if (head[token] !== first) continue
    if (relation[token]!.startsWith('nsubj')) return
    if (isClause(relation[token]!) && hasSubjectAfterComma(words, token, first)) answer = token
  }
  if (answer >= 0) makeRoot(words, { first, end }, answer, 'advcl')
}

function isClause(relation: string): boolean {
  return relation === 'ccomp' || relation === 'parataxis' || relation === 'conj'
}

/** A subject stands left of the verb, and a comma before that subject's phrase or the verb's. */
function hasSubjectAfterComma({ lower, head, relation }: RepairWords, verb: number, from: number): boolean {
  let subject = -1
  for (let token = from; token < verb; token++) if (head[token] === verb && relation[token] === 'nsubj') subject = token
  if (subject < 0) return false
  for (let token = subject - 1; token > from && token >= subject - 8; token--) {
    if (lower[token] === ',') return true
    if (head[token] !== subject && head[head[token]!] !== subject) return false
  }
  return false
}

/** "Brazil, Angola sign accord as ministers meet": the plural verb after two states is the root, the first state its subject. */
function leadAsRoot(words: RepairWords, { first, end }: Sentence): void {
  const { lower, tag, fine, head, relation, isState } = words
  let comma = first + 1
  while (comma < end && comma < first + 4 && lower[comma] !== ',') comma++
  if (comma >= end || lower[comma] !== ',' || !isState(comma - 1)) return
  let second = comma + 1
  const leads = (token: number): boolean =>
    head[token] === token + 1 && (isState(token) || (tag[token] === 'PROPN' && relation[token] === 'compound'))
  while (second < end && second < comma + 4 && !leads(second)) second++
  const verb = second < end ? head[second]! : -1
  if (verb !== second + 1 || !isPlain(fine[verb]!)) return
  // A plain verb that is read as the first part of its object ("sign accord") is none.
  const object = relation[verb] === 'compound' && relation[second] === 'compound' ? head[verb]! : -1
  if (relation[second] !== 'nsubj' && object < verb) return
  const lead = comma - 1
  if (head[lead] === verb || head[verb] === verb) return
  makeRoot(words, { first, end }, verb, 'parataxis')
  head[lead] = verb
  relation[lead] = 'nsubj'
  head[second] = lead
  relation[second] = 'conj'
  head[comma] = second
  if (object > verb) {
    head[object] = verb
    relation[object] = 'obj'
  }
  for (let token = verb + 1; token < end; token++)
    if (head[token] === verb && relation[token] === 'parataxis' && hasMark(words, token, verb)) relation[token] = 'advcl'
}

/** All later parts of a name hang from its first. */
function nameHead({ head, relation }: RepairWords, token: number): number {
  let at = head[token]!
  while (relation[at] === 'flat' && head[at]! < at) at = head[at]!
  return at
}

/** "Asked about the drills, he said ...": the question is an adjunct of the answer, never what is said. */
function questionAsAdjunct({ head, relation }: RepairWords, first: number): void {
  if (head[first]! > first && (relation[first] === 'ccomp' || relation[first] === 'parataxis')) relation[first] = 'advcl'
}

/** Verbs that take an addressee and a clause with "that". */
const telling: ReadonlySet<string> = new Set(
  'tell tells told telling inform informs informed informing assure assures assured assuring notify notifies notified remind reminds reminded warn warns warned advise advised brief briefed'.split(
    ' ',
  ),
)

/** Nouns that a clause with "that" explains. */
const explained: ReadonlySet<string> = new Set(
  'fact news claim claims report reports message statement evidence hope belief view idea proof sign signs fear fears assurance assurances condition possibility demand'.split(
    ' ',
  ),
)

/** "told the agency that Eritrea would refuse": the clause says what was told; it does not describe the agency. */
function toldThat({ head, relation, lower }: RepairWords, that: number): void {
  const clause = head[that]!
  if (relation[that] !== 'mark' || clause < that || relation[clause] !== 'acl') return
  const noun = head[clause]!
  const verb = head[noun]!
  if (noun > that || verb >= noun || explained.has(lower[noun]!) || !telling.has(lower[verb]!)) return
  head[clause] = verb
  relation[clause] = 'ccomp'
}

/** A finite verb in the past tense without an auxiliary of the passive has an active subject. */
function agreeVoice({ fine, head, relation }: RepairWords, { first, end }: Sentence, subject: number): void {
  const verb = head[subject]!
  if (fine[verb] !== 'VBD' && fine[verb] !== 'VBZ' && fine[verb] !== 'VBP') return
  for (let token = first; token < end; token++) if (head[token] === verb && relation[token] === 'aux:pass') return
  relation[subject] = 'nsubj'
}

/** "The envoy is due to travel": "due" is the predicate and the verb its complement, not a preposition "due to". */
function dueTo({ tag, fine, head, relation, lower }: RepairWords, { first, end }: Sentence, due: number): void {
  const verb = head[due]!
  const loose = relation[due] === 'case' || relation[due] === 'mark' || relation[due] === 'advmod'
  if (!loose || lower[due + 1] !== 'to' || verb <= due + 1 || fine[verb] !== 'VB') return
  if (head[due + 1] !== due && head[due + 1] !== verb) return
  let copula = -1
  for (let token = first; token < due; token++) if (head[token] === verb && relation[token] === 'cop') copula = token
  if (copula < 0) return
  for (let token = first; token < end; token++)
    if (head[token] === verb && token !== due && (token < due || (relation[verb] === 'root' && relation[token] === 'punct')))
      head[token] = due
  head[due] = head[verb] === verb ? due : head[verb]!
  relation[due] = relation[verb]!
  head[verb] = due
  relation[verb] = 'xcomp'
  head[due + 1] = verb
  relation[due + 1] = 'mark'
  tag[due] = 'ADJ'
  fine[due] = 'JJ'
  tag[due + 1] = 'PART'
  fine[due + 1] = 'TO'
}

/** "The ministers of Sweden, Norway and Denmark": a state after a comma that has an "and" of its own goes on with the list. */
function listed({ head, relation, lower, isState }: RepairWords, { first, end }: Sentence, token: number): void {
  let comma = token - 1
  while (comma > first && head[comma] === token && lower[comma] !== ',') comma--
  const before = comma - 1
  if (before < first || lower[comma] !== ',' || !isState(token) || !isState(before) || head[token] === before) return
  if (before < head[token]! || (relation[token] === 'conj' && (head[before] !== head[token] || isState(head[token]!)))) return
  let last = -1
  for (let at = token + 1; at < end && at < token + 6; at++) if (head[at] === token && relation[at] === 'conj') last = at
  if (last < 0 || !isState(last)) return
  head[token] = before
  relation[token] = 'conj'
  head[last] = before
}

/** A verb without ending: in a headline the plural, whatever the tagger says. */
function isPlain(fine: string): boolean {
  return fine === 'VBP' || fine === 'VB'
}

/** A word such as "as" stands between the verb and the clause and belongs to the clause. */
function hasMark({ lower, head, relation }: RepairWords, clause: number, verb: number): boolean {
  for (let token = verb + 1; token < clause; token++) {
    if (!/^(?:as|after|before|while|amid|when|if|despite)$/.test(lower[token]!)) continue
    if (head[token] === clause) {
      relation[token] = 'mark'
      return true
    }
  }
  return false
}

/** Hangs the old root from the new one, and from the new one what the old root held across it. */
function makeRoot(
  { head, relation }: RepairWords,
  { first, end }: Pick<Sentence, 'first' | 'end'>,
  root: number,
  asRelation: string,
): void {
  let old = root
  while (head[old] !== old) old = head[old]!
  for (let token = root + 1; token < end; token++)
    if (head[token] === old && token !== old && (token < old || old < root || relation[token] === 'punct')) head[token] = root
  for (let at = root, up = head[at]!; at !== old; ) {
    // The way up is turned round, so that nothing above the new root is lost.
    const next = head[up]!
    if (up !== old) relation[up] = 'parataxis'
    head[up] = at
    at = up
    up = next
  }
  head[root] = root
  relation[root] = 'root'
  relation[old] = asRelation
  head[old] = root
  for (let token = first; token < root; token++) if (head[token] === old && relation[token] === 'punct' && token > old) head[token] = root
}
