/** Communiqués and resolutions: a body named on a line of its own, then what it decides, condemns or welcomes, a paragraph each. */
import type { StatementAct } from '../model/record.js'
import type { Sentence, TokenRange } from '../model/tokens.js'
import { childrenWith, hangsBy } from '../model/tree.js'
import { type Attribution, ruleId } from './attribution.js'
import type { SpeechContext } from './context.js'
import { beforeAdverbs, isMark } from './ranges.js'

/** Longest line that only names the body ("The Ministers of Foreign Affairs of the States Parties,"). */
const longestName = 18

/** Acts of a body that are no verbs of speech. */
const operative: ReadonlyMap<string, StatementAct> = new Map<string, StatementAct>([
  ['decide', 'announce'],
  ['resolve', 'announce'],
  ['request', 'call'],
  ['invite', 'call'],
  ['encourage', 'call'],
  ['appeal', 'call'],
  ['direct', 'demand'],
  ['authorize', 'announce'],
  ['authorise', 'announce'],
  ['endorse', 'praise'],
  ['approve', 'praise'],
  ['take', 'say'],
  ['pay', 'praise'],
  ['extend', 'express'],
  ['commit', 'promise'],
  ['agree', 'say'],
  ['reiterate', 'say'],
  ['remain', 'say'],
])

/** One attribution for each operative verb behind the line that names the body. */
export function resolutionAttributions(context: SpeechContext): readonly Attribution[] {
  const out: Attribution[] = []
  let source: number | null = null
  for (const sentence of context.tokens.sentences) {
    const body = bodyOf(context, sentence)
    if (body !== null) source = body
    else if (source !== null) out.push(...operativeOf(context, sentence, source))
  }
  return out
}

/** The head of the body that a line without verb names, ended by a comma or colon or by nothing. */
function bodyOf(context: SpeechContext, sentence: Sentence): number | null {
  const { tokens } = context
  const last = tokens.form[sentence.end - 1] ?? ''
  if (sentence.end - sentence.first > longestName || (last !== ',' && last !== ':')) return null
  for (let at = sentence.first; at < sentence.end; at++)
    if (tokens.tag[at] === 'VERB' || tokens.tag[at] === 'AUX' || (context.quoteOf[at] ?? -1) >= 0) return null
  if (tokens.lower[sentence.first] !== 'the') return null
  const mention = context.read.actors.find(
    (one) => one.first >= sentence.first && one.reading !== 'modifier' && one.end === sentence.end - 1,
  )
  return mention ? mention.head : null
}

function operativeOf(context: SpeechContext, sentence: Sentence, source: number): readonly Attribution[] {
  const { tokens } = context
  let first = sentence.first
  while (first < sentence.end && isNumber(context, first)) first++
  let verb = first
  while (verb < Math.min(sentence.end, first + 3) && tokens.tag[verb] === 'ADV') verb++
  const act = actAt(context, verb)
  if (!act || !/^\p{Lu}/u.test(tokens.form[first] ?? '')) return []
  const verbs = [verb, ...childrenWith(tokens, verb, 'conj').filter((one) => one > verb && actAt(context, one) !== null)]
  return verbs.flatMap((one, index) => {
    if (formal.has((tokens.lemma[one] ?? '').toLowerCase()) || isSeized(context, one)) return []
    const next = verbs[index + 1]
    const end = next === undefined ? sentence.end : beforeAdverbs(tokens, next) + 1
    const from = index === 0 ? first : one
    return [attributionOf(context, source, one, contentOf(context, one, { first: from, end }))]
  })
}

/** Formulas that say nothing of anybody ("takes note of the report", "remains seized of the matter"). */
const formal: ReadonlySet<string> = new Set(['take', 'remain'])

/** "Decides to remain seized of the matter". */
function isSeized(context: SpeechContext, verb: number): boolean {
  const { tokens } = context
  const end = tokens.sentences[tokens.sentenceOf[verb] ?? 0]?.end ?? verb
  for (let at = verb + 1; at < Math.min(end, verb + 6); at++) if (tokens.lower[at] === 'seized') return tokens.lower[at + 1] === 'of'
  return false
}

/** "1.", "(a)", a dash or dot before the verb. */
function isNumber(context: SpeechContext, at: number): boolean {
  const { tokens } = context
  return isMark(tokens, at) || hangsBy(tokens, at, 'discourse') || /^\(?[0-9ivx]{1,4}[.)]*$|^[a-z][.)]$/i.test(tokens.form[at] ?? '')
}

/** The act of a verb in the third person, be it tagged as a noun ("Commends ECOWAS"). */
function actAt(context: SpeechContext, at: number): { readonly act: StatementAct; readonly polarity: -1 | 0 | 1 } | null {
  const { tokens, knowledge } = context
  if (!/^(?:VBZ|VBP|NNS|NNPS)$/.test(tokens.fine[at] ?? '') || !(tokens.lower[at] ?? '').endsWith('s')) return null
  const lemma = (tokens.lemma[at] ?? '').toLowerCase()
  const known = knowledge.speech.verbs.get(lemma)
  if (known) return known
  const act = operative.get(lemma)
  return act ? { act, polarity: 0 } : null
}

/** What is said: the clause behind "that", else all from the verb. */
function contentOf(context: SpeechContext, verb: number, whole: TokenRange): TokenRange {
  const { tokens } = context
  return tokens.lower[verb + 1] === 'that' ? { first: verb + 2, end: whole.end } : whole
}

function attributionOf(context: SpeechContext, source: number, verb: number, content: TokenRange): Attribution {
  const known = actAt(context, verb)
  const object = childrenWith(context.tokens, verb, 'obj')[0] ?? null
  return {
    cue: verb,
    cueTokens: [verb],
    lemma: (context.tokens.lemma[verb] ?? '').toLowerCase(),
    act: known?.act ?? 'say',
    polarity: known?.polarity ?? 0,
    kind: 'speech',
    source,
    via: 'document',
    content: [content],
    addressees: [],
    target: object,
    negated: false,
    unreal: false,
    rule: ruleId(`${known?.act ?? 'say'}/document`),
  }
}
