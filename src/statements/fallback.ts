/** The source of a cue whose subject the tree hung elsewhere: found by where it stands. */
import type { SpeechVerb } from '../knowledge/speech/index.js'
import type { ParsedTokens } from '../model/tokens.js'
import { childrenWith, hangsBy, subtree } from '../model/tree.js'
import { type SpeechContext, sentenceAt } from './context.js'
import { isMark } from './ranges.js'
import type { SourceFound } from './sources.js'

/** "said Mr. Smith" read as verb and object: with a mark before the verb, the noun behind it speaks. */
export function invertedSubject(context: SpeechContext, verb: number, entry: SpeechVerb): SourceFound | null {
  const { tokens } = context
  if (!entry.frames.includes('quote') || !isMark(tokens, verb - 1) || goesOnQuoted(context, verb)) return null
  // Whoever stands behind "told" is told.
  if (addressing.has(entry.lemma)) return null
  const object = childrenWith(tokens, verb, 'obj', 'iobj', 'obl', 'dep', 'xcomp', 'ccomp').find((child) => child > verb)
  if (object !== undefined && isNominal(tokens, object) && subtree(tokens, object).first === verb + 1)
    return { head: object, via: 'inversion' }
  return isNominal(tokens, verb + 1) || tokens.tag[verb + 1] === 'DET' || tokens.tag[verb + 1] === 'NUM'
    ? nominalFrom(context, verb + 1)
    : null
}

const addressing: ReadonlySet<string> = new Set(['tell', 'inform', 'assure', 'remind', 'notify'])

/** `said parliament "will decide"`: the noun behind the verb is the subject of the quoted words. */
function goesOnQuoted(context: SpeechContext, verb: number): boolean {
  const { tokens } = context
  const quote = context.quotes.find((one) => one.first > verb + 1 && one.first <= verb + 6)
  if (!quote || (tokens.tag[quote.first] !== 'AUX' && tokens.tag[quote.first] !== 'VERB')) return false
  for (let at = verb + 1; at < quote.first - 1; at++) if (tokens.tag[at] === 'PUNCT') return false
  return true
}

function nominalFrom(context: SpeechContext, token: number): SourceFound | null {
  const { tokens } = context
  const end = sentenceAt(tokens, token).end
  for (let at = token; at < Math.min(end, token + 6); at++)
    if (isNominal(tokens, at)) return { head: phraseHead(tokens, at, token, end), via: 'inversion' }
  return null
}

/** The finite cue's nearest noun phrase to the left: right before it, before an apposition between commas, or behind a quotation. */
export function subjectByPlace(context: SpeechContext, verb: number): SourceFound | null {
  const { tokens } = context
  const fine = tokens.fine[verb] ?? ''
  if (fine !== 'VBD' && fine !== 'VBZ' && fine !== 'VBP') return null
  const start = sentenceAt(tokens, verb).first
  let at = verb - 1
  while (at >= start && (tokens.tag[at] === 'ADV' || tokens.tag[at] === 'AUX')) at--
  if (tokens.form[at] === ')') at = beforeBracket(context, at, start)
  if (at >= start && tokens.form[at] === ',') at = beforeAside(context, at, start)
  if (at < start || isMark(tokens, at) || (context.quoteOf[at] ?? -1) >= 0 || !isNominal(tokens, at)) return null
  let first = at
  while (first > start && !isMark(tokens, first - 1) && (context.quoteOf[first - 1] ?? -1) < 0 && at - first < 12) first--
  return { head: informedBefore(context, first, at) ?? phraseHead(tokens, at, first, at + 1), via: 'place' }
}

/** "Two people briefed on the talks told": those who know, not what they know of. */
function informedBefore({ tokens, words }: SpeechContext, first: number, last: number): number | null {
  for (let at = first + 1; at < last; at++) {
    if (!words.informed.has(tokens.lemma[at] ?? '') && !words.informed.has(tokens.lower[at] ?? '')) continue
    if (tokens.tag[at + 1] === 'ADP' && isNominal(tokens, at - 1)) return at - 1
  }
  return null
}

/** From a closing bracket to the token before the bracket that opens it: "the Center (KSrelief) said". */
function beforeBracket(context: SpeechContext, close: number, start: number): number {
  for (let at = close - 1; at > start && at > close - 8; at--) if (context.tokens.form[at] === '(') return at - 1
  return close
}

/** From the comma that closes an aside to the token before the comma that opens it. */
function beforeAside(context: SpeechContext, comma: number, start: number): number {
  const { tokens } = context
  for (let at = comma - 1; at >= Math.max(start, comma - 24); at--) {
    if ((context.quoteOf[at] ?? -1) >= 0) return start - 1
    if (tokens.form[at] === ',') return at - 1
  }
  return start - 1
}

/** Climbs from a noun to the head of its phrase, not beyond the given tokens. */
function phraseHead(tokens: ParsedTokens, token: number, first: number, end: number): number {
  let at = token
  for (;;) {
    const up = tokens.head[at] ?? at
    if (up === at || up < first || up >= end || !isNominal(tokens, up)) return at
    if (!hangsBy(tokens, at, 'compound', 'flat', 'nmod', 'amod', 'appos', 'name', 'nummod', 'conj')) return at
    at = up
  }
}

function isNominal(tokens: ParsedTokens, token: number): boolean {
  const tag = tokens.tag[token]
  return tag === 'NOUN' || tag === 'PROPN' || tag === 'PRON'
}
