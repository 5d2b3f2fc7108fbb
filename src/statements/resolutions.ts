/** Communiqués and resolutions: a body named on a line of its own, then what it decides, condemns or welcomes, a paragraph each. */
import type { StatementAct } from '../model/record.js'
import type { Sentence, TokenRange } from '../model/tokens.js'
import { childrenWith, hangsBy } from '../model/tree.js'
import type { ActorMention } from '../model/actor.js'
import { type Attribution, ruleId } from './attribution.js'
import type { SpeechContext } from './context.js'
import { beforeAdverbs, isMark } from './ranges.js'
import { sourceOf } from './sources.js'

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
  ['stand', 'promise'],
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
  return out.length > 0 ? out : conclusionAttributions(context)
}

/**
 * Conclusions, in which a body names itself in each paragraph ("3. The Council decides to ban ..."): its acts that are no verbs of speech.
 */
function conclusionAttributions(context: SpeechContext): readonly Attribution[] {
  const { tokens } = context
  const body = bodyOfConclusions(context)
  if (!body) return []
  const out: Attribution[] = []
  for (const sentence of tokens.sentences)
    for (let verb = sentence.first; verb < sentence.end; verb++) {
      if (!/^VB[ZP]$/.test(tokens.fine[verb] ?? '') || !isOperative(context, verb)) continue
      const source = sourceOf(tokens, verb)
      if (!source || context.mentionByHead.get(source.head)?.entity !== body.entity) continue
      const next = childrenWith(tokens, verb, 'conj').find((one) => one > verb && tokens.tag[one] === 'VERB')
      const content = { first: verb, end: next === undefined ? sentence.end : beforeAdverbs(tokens, next) + 1 }
      out.push(attributionOf(context, source.head, verb, contentOf(context, verb, content)))
    }
  return out
}

/** An act of a body that the vocabulary of speech does not hold. */
function isOperative({ tokens, knowledge }: SpeechContext, verb: number): boolean {
  const lemma = tokens.lemma[verb] ?? ''
  if (lemma === 'stand') return tokens.lower[verb + 1] === 'ready'
  return (operative.has(lemma) && !formal.has(lemma) && !knowledge.speech.verbs.has(lemma)) || lemma === 'decide'
}

/** Fewest paragraphs that open with the body and what it does, for the text to be its conclusions. */
const fewestParagraphs = 2

/** The body that names itself as the subject of a present-tense act at the head of several paragraphs; null of none. */
export function bodyOfConclusions(context: SpeechContext): ActorMention | null {
  const { tokens } = context
  const counts = new Map<number, { readonly mention: ActorMention; readonly count: number }>()
  let paragraph = -1
  for (const sentence of tokens.sentences) {
    const opens = sentence.paragraph !== paragraph
    paragraph = sentence.paragraph
    if (!opens || sentence.inHeadline) continue
    let first = sentence.first
    while (first < sentence.end && (isNumber(context, first) || tokens.lower[first] === 'the')) first++
    const mention = context.read.actors.find((one) => one.first <= first && first < one.end && one.reading === 'actor')
    if (!mention || context.read.entities[mention.entity]?.kind === 'person') continue
    let verb = mention.end
    while (verb < sentence.end && tokens.tag[verb] === 'ADV') verb++
    if (tokens.fine[verb] !== 'VBZ' || !(context.knowledge.speech.verbs.has(tokens.lemma[verb] ?? '') || isOperative(context, verb)))
      continue
    counts.set(mention.entity, {
      mention: counts.get(mention.entity)?.mention ?? mention,
      count: (counts.get(mention.entity)?.count ?? 0) + 1,
    })
  }
  return [...counts.values()].find((one) => one.count >= fewestParagraphs)?.mention ?? null
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
  // Bullets tell it in the past: "- welcomed the progress".
  const isBullet = first > sentence.first && /^[-–—•*·]$/.test(tokens.form[first - 1] ?? '')
  const act = actAt(context, verb, isBullet)
  if (!act || !(isBullet || /^\p{Lu}/u.test(tokens.form[first] ?? ''))) return []
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
function actAt(context: SpeechContext, at: number, isBullet = false): { readonly act: StatementAct; readonly polarity: -1 | 0 | 1 } | null {
  const { tokens, knowledge } = context
  const isPlain = /^(?:VBZ|VBP|NNS|NNPS)$/.test(tokens.fine[at] ?? '') && (tokens.lower[at] ?? '').endsWith('s')
  if (!isPlain && !(isBullet && /^VB[DNPZ]?$/.test(tokens.fine[at] ?? ''))) return null
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
  const known = actAt(context, verb, true)
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
