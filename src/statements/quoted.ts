/** Which quotation belongs to a cue: the one that its words adjoin. */
import type { TokenRange } from '../model/tokens.js'
import { type SpeechContext, sentenceAt, type TokenQuote } from './context.js'
import { hasFiniteVerb, isMark, wordCount } from './ranges.js'

/** The quotations that stand right before and right after the cue's words; null when none does, or when they are only part of a longer clause. */
export function quotedContent(context: SpeechContext, verb: number, region: TokenRange, onlyAfter: boolean): readonly TokenRange[] | null {
  const before = onlyAfter ? null : quoteEndingAt(context, region.first, verb)
  const after = quoteStartingAt(context, region.end, verb)
  const own = before && standsAlone(context, before) ? before : null
  // A quotation before a cue that ends its sentence leaves what follows to the next sentence.
  const next = after && (tokensBetween(context, region.end, after.first) <= 3 || own === null) ? after : null
  if (own && next && sameSentence(context, own.end - 1, verb) && sameSentence(context, verb, next.first))
    return [rangeOf(own), rangeOf(next)]
  if (own) return [rangeOf(own)]
  if (next && opensAfterCue(context, region, next, verb)) return [rangeOf(next)]
  return null
}

function rangeOf(quote: TokenQuote): TokenRange {
  return { first: quote.first, end: quote.end }
}

function sameSentence(context: SpeechContext, a: number, b: number): boolean {
  return context.tokens.sentenceOf[a] === context.tokens.sentenceOf[b]
}

function tokensBetween(context: SpeechContext, from: number, to: number): number {
  return wordCount(context.tokens, { first: Math.min(from, to), end: Math.max(from, to) }) + Math.max(0, to - from)
}

/** The quotation whose closing mark, give or take marks, stands before `token`. */
function quoteEndingAt(context: SpeechContext, token: number, verb: number): TokenQuote | null {
  for (let at = token - 1; at >= 0 && at >= token - 4; at--) {
    const index = context.quoteOf[at] ?? -1
    if (index >= 0) return sameSentence(context, at, verb) || goesOnBehind(context, at, verb) ? (context.quotes[index] ?? null) : null
    if (!isMark(context.tokens, at)) return null
  }
  return null
}

/** `"Why?" he asked.` cut into two sentences: the cue may stand in the next one, not after a quotation that a full stop ends. */
function goesOnBehind(context: SpeechContext, last: number, verb: number): boolean {
  const { tokens } = context
  const form = tokens.form[isQuoteMark(tokens.form[last] ?? '') ? last - 1 : last] ?? ''
  const adjoins = (tokens.sentenceOf[verb] ?? 0) - (tokens.sentenceOf[last] ?? 0) === 1
  const paragraph = (token: number): number => sentenceAt(tokens, token).paragraph
  return adjoins && paragraph(last) === paragraph(verb) && (form === '?' || form === '!' || form === ',')
}

/** The first quotation behind the cue's words: in its sentence, or in the next one behind a colon. */
function quoteStartingAt(context: SpeechContext, token: number, verb: number): TokenQuote | null {
  const { tokens } = context
  const sentence = sentenceAt(tokens, verb)
  for (let at = token; at < Math.min(tokens.length, token + 4); at++) {
    if (at >= sentence.end && tokens.form[sentence.end - 1] !== ':') return null
    const index = context.quoteOf[at] ?? -1
    if (index >= 0) return context.quotes[index] ?? null
    if (!isMark(tokens, at)) return null
  }
  return null
}

/** A quotation before a cue is what was said when it starts a sentence or follows a mark; otherwise it is a part of the clause. */
function standsAlone(context: SpeechContext, quote: TokenQuote): boolean {
  const sentence = sentenceAt(context.tokens, quote.first)
  let at = quote.first - 1
  while (at >= sentence.first && isQuoteMark(context.tokens.form[at] ?? '')) at--
  if (at < sentence.first) return true
  const form = context.tokens.form[at] ?? ''
  // "Nobody should say, 'It is only paper,' X told Y": the quotation is another verb's.
  if (form === ',' && isUnrealSpeech(context, at - 1)) return false
  return form === ',' || form === ':' || form === ';' || form === '--' || form === '.' || form === '–' || form === '—'
}

/** A verb of speech in a form that nobody has uttered yet ("should say", "to say"). */
function isUnrealSpeech(context: SpeechContext, token: number): boolean {
  const { tokens, knowledge } = context
  return tokens.fine[token] === 'VB' && knowledge.speech.verbs.has(tokens.lemma[token] ?? '')
}

/** A quotation after the cue: set off by comma or colon, or right behind the cue, its subject, "that" or "as"; otherwise a part of the clause. */
function opensAfterCue(context: SpeechContext, region: TokenRange, quote: TokenQuote, verb: number): boolean {
  const { tokens } = context
  if (wordCount(tokens, { first: region.end, end: quote.first }) > 0) return false
  for (let at = quote.first - 1; at > verb; at--) {
    const form = tokens.form[at] ?? ''
    if (isQuoteMark(form)) continue
    if (form === ',' || form === ':') return !hasFiniteVerb(tokens, { first: verb + 1, end: at })
    const word = tokens.lower[at] ?? ''
    if (word !== 'that' && word !== 'as' && tokens.tag[at] !== 'ADV') return false
  }
  return true
}

function isQuoteMark(form: string): boolean {
  return form === '"' || form === "'" || form === "''" || form === '``' || form === '“' || form === '‘'
}
