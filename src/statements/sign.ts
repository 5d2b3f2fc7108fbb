/** The sign that the evaluative words of a content add up to: words and phrases of knowledge/speech/polarity.tsv, negated and reversed. */
import { phraseAt } from '../knowledge/phrases.js'
import type { TokenRange } from '../model/tokens.js'
import type { SpeechContext } from './context.js'
import { isMark } from './ranges.js'

export type Sign = -1 | 0 | 1

/** Function words that turn what follows round. */
const negators = new Set(['not', "n't", 'n’t', 'never', 'no', 'nothing', 'neither', 'nor', 'hardly', 'cannot', 'nobody', 'without'])
/** How far a negation reaches, in tokens, within its clause. */
const negationReach = 14
/** How far "without" reaches: the noun behind it. */
const nounReach = 2
/** How far a verb that takes something back reaches ("suspended the treaty of friendship, good neighbourliness and cooperation"). */
const undoingReach = 14
/** How far a reverser reaches ("an end to the illegal blockade"). */
const reversalReach = 6

/** -1, 0 or 1: the sign of `contentSum`. */
export function contentSign(context: SpeechContext, ranges: readonly TokenRange[]): Sign {
  const sum = contentSum(context, ranges)
  return sum > 0 ? 1 : sum < 0 ? -1 : 0
}

/** Sum of the weights of evaluative words. */
export function contentSum(context: SpeechContext, ranges: readonly TokenRange[]): number {
  return weighed(context, ranges).reduce((sum, one) => sum + one.weight, 0)
}

/** A word or phrase that takes sides, with its sign where it stands, counted twice for a phrase. */
export interface Weighed {
  readonly range: TokenRange
  readonly weight: number
}

/** The evaluative words of a content, in order, each turned as its surroundings turn it. */
export function weighed(context: SpeechContext, ranges: readonly TokenRange[]): readonly Weighed[] {
  return ranges.flatMap((range) => weighedIn(context, range))
}

/** True when a word or phrase of that sign stands in the content, whatever turns it round. */
export function holdsSign(context: SpeechContext, ranges: readonly TokenRange[], sign: Sign): boolean {
  return ranges.some((range) => {
    for (let token = range.first; token < range.end; token++) if (signAt(context, token, range.end).sign === sign) return true
    return false
  })
}

function weighedIn(context: SpeechContext, range: TokenRange): readonly Weighed[] {
  const { tokens, knowledge } = context
  const out: Weighed[] = []
  let flipUntil = -1
  let reverseUntil = -1
  let isOpen = false
  let undoing: { readonly until: number; readonly first: boolean } | null = null
  for (let token = range.first; token < range.end; token++) {
    const lower = tokens.lower[token] ?? ''
    const found = isFired(context, token) ? { sign: -1 as const, end: token + 1 } : signAt(context, token, range.end)
    const isPhrase = found.end > token + 1
    if (!isPhrase && (negators.has(lower) || (lower === 'yet' && tokens.lower[token + 1] === 'to')) && !isMoreThan(context, token)) {
      flipUntil = token + (lower === 'without' ? nounReach : negationReach)
      isOpen = lower === 'nothing' || lower === 'yet'
      continue
    }
    if (!isPhrase && endsReach(context, token, flipUntil)) flipUntil = -1
    const reversed = token <= reverseUntil && found.sign < 0
    // One thing is lifted or ended, with what qualifies it; what stands behind it keeps its sign.
    if (reversed && tokens.tag[token] !== 'ADJ') reverseUntil = -1
    const own = isPhrase ? 2 * found.sign : found.sign
    const undone = undoing !== null && token <= undoing.until && found.sign !== 0
    // "suspended the sanctions": what is taken back counts, not the taking back.
    if (undone && undoing?.first && found.sign < 0) out.pop()
    if (undone && undoing) undoing = { until: undoing.until, first: false }
    const plain = undone ? -own : reversed ? 1 : own
    // "nothing was agreed", "had yet to agree" tell how far it has come.
    const weight = token > flipUntil ? plain : isOpen ? 0 : denied(tokens.tag[token] ?? '', plain)
    if (weight !== 0) out.push({ range: { first: token, end: found.end }, weight })
    if (!isPhrase && tokens.tag[token] === 'VERB' && knowledge.speech.polarity.undoing.has(tokens.lemma[token] ?? lower)) {
      if (weight === 0) out.push({ range: { first: token, end: token + 1 }, weight: -1 })
      undoing = { until: token + undoingReach, first: true }
    }
    if (!isPhrase && knowledge.speech.polarity.reverser.has(tokens.lemma[token] ?? lower)) reverseUntil = token + reversalReach
    token = found.end - 1
  }
  return out
}

/** "fired two rockets": a verb of shooting with its missile right behind it. */
function isFired({ tokens, words }: SpeechContext, token: number): boolean {
  if (tokens.tag[token] !== 'VERB' || !words.shooting.has(tokens.lemma[token] ?? '')) return false
  for (let at = token + 1; at < token + 7; at++) if (words.missile.has(tokens.lemma[at] ?? '')) return true
  return false
}

/** "nothing but piracy", "nothing short of a coup", "not only unjust": no negation. */
function isMoreThan({ tokens }: SpeechContext, token: number): boolean {
  const next = tokens.lower[token + 1]
  if (tokens.lower[token] === 'nothing') return next === 'but' || next === 'short' || next === 'less' || next === 'other'
  return tokens.lower[token] === 'not' && (next === 'only' || next === 'just' || next === 'merely')
}

/** "Not a friend" is held against someone; "no harm" and "not a wider war" reassure and praise nobody, "will not abandon" does. */
function denied(tag: string, weight: number): number {
  return weight > 0 || tag === 'VERB' ? -weight : 0
}

/** A mark or the conjunction of a further clause ends what a negation reaches. */
function endsReach({ tokens }: SpeechContext, token: number, flipUntil: number): boolean {
  const lower = tokens.lower[token]
  if (isMark(tokens, token)) return lower !== '-' && lower !== "'s"
  if (lower === 'to') return false
  return (tokens.tag[token] === 'SCONJ' || tokens.relation[token] === 'mark') && token > flipUntil - negationReach + 1
}

function signAt(context: SpeechContext, token: number, end: number): { readonly sign: Sign; readonly end: number } {
  const { tokens, knowledge } = context
  const { polarity } = knowledge.speech
  const phrase = phraseAt(polarity.phrases, tokens.lower, tokens.lemma, token, end)
  if (phrase) return { sign: phrase.value.sign, end: Math.max(phrase.end, token + 1) }
  const lower = tokens.lower[token] ?? ''
  const lemma = tokens.lemma[token] ?? lower
  return { sign: wordSign(polarity, tokens.tag[token] ?? '', lower, lemma), end: token + 1 }
}

function wordSign(polarity: SpeechContext['knowledge']['speech']['polarity'], tag: string, lower: string, lemma: string): Sign {
  if (tag === 'NOUN') return polarity.noun.get(lemma) ?? polarity.noun.get(lower) ?? 0
  // An adjective may be tagged as an adverb ("called it baseless").
  if (tag === 'ADV') return lower.endsWith('ly') ? 0 : (polarity.adjective.get(lower) ?? 0)
  if (tag === 'ADJ') return polarity.adjective.get(lower) ?? polarity.adjective.get(lemma) ?? 0
  if (tag === 'VERB') return polarity.verb.get(lemma) ?? polarity.adjective.get(lower) ?? 0
  return 0
}
