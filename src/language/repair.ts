/** Two constructions of news that the treebanks hardly hold, and which the parser turns upside down: mended in the finished tree. */
import type { Sentence } from '../model/tokens.js'

/** The columns that the repairs read; `head` and `relation` are those that they mend. */
export interface RepairWords {
  readonly lower: readonly string[]
  readonly fine: readonly string[]
  readonly head: Int32Array
  readonly isState: (token: number) => boolean
  readonly relation: string[]
}

/** Participles that open a sentence with the question that a speaker answers. */
const questions: ReadonlySet<string> = new Set(['asked', 'questioned', 'pressed', 'quizzed'])

/** Mends the tree of one sentence where one of the constructions shows. It stays a tree with one root. */
export function repairSentence(words: RepairWords, sentence: Sentence): void {
  if (questions.has(words.lower[sentence.first]!)) answerAsRoot(words, sentence)
  leadAsRoot(words, sentence)
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
  const { lower, fine, head, relation, isState } = words
  let comma = first + 1
  while (comma < end && comma < first + 4 && lower[comma] !== ',') comma++
  if (comma >= end || lower[comma] !== ',' || !isState(comma - 1)) return
  let second = comma + 1
  while (second < end && second < comma + 4 && !(isState(second) && relation[second] === 'nsubj')) second++
  const verb = second < end ? head[second]! : -1
  if (relation[second] !== 'nsubj' || verb !== second + 1 || !isPlain(fine[verb]!)) return
  const lead = comma - 1
  if (head[lead] === verb || head[verb] === verb) return
  makeRoot(words, { first, end }, verb, 'parataxis')
  head[lead] = verb
  relation[lead] = 'nsubj'
  head[second] = lead
  relation[second] = 'conj'
  head[comma] = second
  for (let token = verb + 1; token < end; token++)
    if (head[token] === verb && relation[token] === 'parataxis' && hasMark(words, token, verb)) relation[token] = 'advcl'
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
