/** Subjects and objects that cannot be what the parser called them, by what else hangs from them or from their verb: mended in the finished tree. */
import type { Sentence } from '../model/tokens.js'
import { has, leftEdge, rightEdge } from './attachment.js'
import type { RepairWords } from './repair.js'

/** Mends the core arguments of one sentence. It stays a tree with one root. */
export function mendArguments(words: RepairWords, sentence: Sentence): void {
  const { relation } = words
  for (let token = sentence.first; token < sentence.end; token++) {
    if (isSubject(relation[token]!) || relation[token] === 'obj') underPreposition(words, sentence, token)
    if (isSubject(relation[token]!)) besideSubject(words, sentence, token)
    if (relation[token] === 'obj' || relation[token] === 'iobj') namedObject(words, sentence, token)
    if (relation[token] === 'appos' || relation[token] === 'obj') objectAfterPhrase(words, sentence, token)
    if (relation[token] === 'obl') secondHalf(words, sentence, token)
    if (relation[token] === 'obj') sharedObject(words, sentence, token)
  }
}

function isSubject(relation: string): boolean {
  return relation === 'nsubj' || relation === 'nsubj:pass'
}

/** Prepositions that stand before a subject or object as well: "over 50 people", "about a dozen", "like what". */
const loose: ReadonlySet<string> = new Set(['over', 'about', 'around', 'under', 'like', 'than', 'as', 'between', 'from', 'up', 'near'])

/** A subject or object does not begin with a preposition: it is an oblique, and a participle behind such a "subject" describes it. */
function underPreposition(words: RepairWords, sentence: Sentence, token: number): void {
  const { head, relation, fine, tag, lower } = words
  const verb = head[token]!
  const opening = leftEdge(words, sentence.first, token)
  if (opening === token || relation[opening] !== 'case' || head[opening] !== token || loose.has(lower[opening]!)) return
  if (fine[opening] !== 'IN' && fine[opening] !== 'TO') return
  if (relation[token] === 'obj') {
    if (verb < opening) relation[token] = 'obl'
    return
  }
  for (let other = sentence.first; other < verb; other++)
    if (other !== token && head[other] === verb && isSubject(relation[other]!)) {
      relation[token] = 'obl'
      return
    }
  const above = head[verb]!
  if (!/^VB[NG]$/.test(fine[verb]!) || verb < token || above >= opening || above === verb) return
  if (has(words, sentence, verb, (one) => one.startsWith('aux') || one === 'cop' || one === 'mark')) return
  head[token] = above
  relation[token] = tag[above] === 'NOUN' || tag[above] === 'PROPN' ? 'nmod' : 'obl'
  head[verb] = token
  relation[verb] = 'acl'
}

/** Nouns of time, which stand before a clause without a preposition. */
const times: ReadonlySet<string> = new Set(
  'time day night week month year morning evening afternoon weekend today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
)

/** A predicate has one subject: the second of two is part of the first one's name or its apposition, a noun of time is no subject. */
function besideSubject(words: RepairWords, sentence: Sentence, token: number): void {
  const { head, relation, lower, tag, isState } = words
  const verb = head[token]!
  let second = token + 1
  while (second < verb && !(head[second] === verb && isSubject(relation[second]!))) second++
  if (second >= verb) return
  const end = rightEdge(words, sentence.end, token)
  const start = leftEdge(words, sentence.first, second)
  if (times.has(lower[token]!)) relation[token] = 'obl:unmarked'
  else if (start === end + 1 && start === second && end === token) joined(words, sentence, token, second)
  else if (start === end + 2 && tag[start - 1] === 'PUNCT' && !(isState(token) && isState(second)) && tag[second] !== 'PRON') {
    head[second] = token
    relation[second] = 'appos'
    if (head[start - 1] === verb) head[start - 1] = second
  }
}

/** Two "subjects" without anything between: a name of two words, or a noun and what stands before it. */
function joined({ head, relation, tag }: RepairWords, sentence: Sentence, first: number, second: number): void {
  if (tag[first] === 'PROPN' && tag[second] === 'PROPN') {
    head[second] = first
    relation[second] = 'flat'
  } else if (tag[second] === 'NOUN' && (tag[first] === 'NOUN' || tag[first] === 'ADJ' || tag[first] === 'PROPN')) {
    for (let token = sentence.first; token < first; token++) if (head[token] === first) head[token] = second
    head[first] = second
    relation[first] = tag[first] === 'ADJ' ? 'amod' : 'compound'
  }
}

/** Verbs that give somebody a name or an office. */
const naming: ReadonlySet<string> = new Set(
  'call calls called calling name names named naming proclaim proclaims proclaimed proclaiming declare declares declared declaring consider considers considered considering label labels labelled labeled labelling labeling dub dubs dubbed dubbing deem deems deemed deeming term terms termed terming appoint appoints appointed appointing elect elects elected electing brand brands branded branding designate designates designated designating'.split(
    ' ',
  ),
)

/** "declared the attaché an unwelcome person": of two objects of such a verb the second is what the first is called. */
function namedObject({ head, relation, lower, tag }: RepairWords, sentence: Sentence, token: number): void {
  const verb = head[token]!
  if (!naming.has(lower[verb]!)) return
  for (let second = Math.max(token, verb) + 1; second < sentence.end; second++) {
    if (head[second] !== verb || relation[second] !== 'obj' || times.has(lower[second]!)) continue
    if (tag[second] !== 'NOUN' && tag[second] !== 'PROPN') return
    relation[token] = 'obj'
    relation[second] = 'xcomp'
    return
  }
}

/** "condemned in the strongest terms the attack": a noun phrase right behind a phrase with a preposition, no comma between, is the verb's object. */
function objectAfterPhrase(words: RepairWords, sentence: Sentence, token: number): void {
  const { head, relation, tag, lower } = words
  const before = head[token]!
  const verb = head[before]!
  if (before >= token || relation[before] !== 'obl' || verb >= before || tag[verb] !== 'VERB' || tag[before] === 'VERB') return
  if ((tag[token] !== 'NOUN' && tag[token] !== 'PROPN') || times.has(lower[token]!)) return
  const start = leftEdge(words, sentence.first, token)
  if (tag[start - 1] === 'PUNCT' || start <= before || relation[start] === 'case' || !has(words, sentence, before, (one) => one === 'case'))
    return
  if (has(words, sentence, verb, (one) => one === 'aux:pass' || one === 'obj' || one === 'ccomp' || one === 'xcomp')) return
  head[token] = verb
  relation[token] = 'obj'
}

/** "in Novi Pazar": two names side by side behind one preposition, none of them a time, are one name. */
function secondHalf(words: RepairWords, sentence: Sentence, token: number): void {
  const { head, relation, tag, fine, lower } = words
  const next = token + 1
  if (next >= sentence.end || relation[next] !== 'obl' || head[next] !== head[token] || tag[token] !== 'PROPN' || tag[next] !== 'PROPN')
    return
  if (times.has(lower[next]!) || times.has(lower[token]!) || fine[next + 1] === 'CD' || relation[token - 1] !== 'case') return
  head[next] = token
  relation[next] = 'flat'
}

/** Verbs without an object, which share none with the verb behind "and". */
const intransitive: ReadonlySet<string> = new Set(
  'go goes went gone come comes came sit sits sat stand stands stood vote votes voted listen listens listened meet meets met try tries tried stay stays stayed return returns returned travel travels travelled traveled fly flies flew act acts acted work works worked wait waits waited rise rises rose arrive arrives arrived speak speaks spoke talk talks talked begin begins began agree agrees agreed'.split(
    ' ',
  ),
)

/** "protect and defend the charter": an object of two verbs side by side hangs from the first. */
function sharedObject(words: RepairWords, sentence: Sentence, token: number): void {
  const { head, relation, fine, tag, lower } = words
  const second = head[token]!
  const first = second - 2
  if (token < second || first < sentence.first || relation[second] !== 'conj' || head[second] !== first) return
  if (relation[second - 1] !== 'cc' || tag[first] !== 'VERB' || fine[first] !== fine[second] || intransitive.has(lower[first]!)) return
  if (has(words, sentence, first, (one) => one === 'obj' || one === 'ccomp' || one === 'xcomp' || one === 'aux:pass')) return
  if (has(words, sentence, second, (one) => one === 'xcomp' || one === 'ccomp' || one === 'iobj')) return
  head[token] = first
}
