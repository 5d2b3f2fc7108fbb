/** The words that carry the speaking itself ("the minister told reporters on Friday"), between the borders that set them off. */
import type { TokenRange } from '../model/tokens.js'
import { subtree } from '../model/tree.js'
import type { SpeechContext } from './context.js'
import { sentenceAt } from './context.js'
import { isMark } from './ranges.js'

/** The cue with its subject, out to the nearest comma, dash, bracket or quotation mark on both sides. */
export function cueRegion(context: SpeechContext, cue: number, source: number | null): TokenRange {
  const { tokens } = context
  const sentence = sentenceAt(tokens, cue)
  const inside = source !== null && tokens.sentenceOf[source] === sentence.index
  const own = inside ? sourceExtent(context, source, cue) : { first: cue, end: cue + 1 }
  let first = Math.min(own.first, cue)
  let end = Math.max(own.end, cue + 1)
  while (first > sentence.first && !stops(context, first - 1)) first--
  while (end < sentence.end && !stops(context, end)) end++
  return { first, end }
}

/** The source's words, cut where they run over the cue. */
function sourceExtent(context: SpeechContext, source: number, cue: number): TokenRange {
  const whole = subtree(context.tokens, source)
  if (whole.first <= cue && cue < whole.end) return source < cue ? { first: whole.first, end: cue } : { first: cue + 1, end: whole.end }
  return whole
}

function stops(context: SpeechContext, token: number): boolean {
  const form = context.tokens.form[token] ?? ''
  if (!isMark(context.tokens, token)) return (context.quoteOf[token] ?? -1) >= 0
  return form !== '-' && form !== '.' && form !== '/' && form !== "'" ? true : false
}
