/** The words that carry the speaking itself ("the minister told reporters on Friday"), between the borders that set them off. */
import type { TokenRange } from '../model/tokens.js'
import type { SpeechContext } from './context.js'
import { sentenceAt } from './context.js'
import { isMark } from './ranges.js'

/** The cue with its subject, out to the nearest comma, dash, bracket or quotation mark on both sides. */
export function cueRegion(context: SpeechContext, cue: number, source: number | null): TokenRange {
  const { tokens } = context
  const sentence = sentenceAt(tokens, cue)
  const inside = source !== null && tokens.sentenceOf[source] === sentence.index
  let first = inside ? Math.min(source, cue) : cue
  let end = inside ? Math.max(source + 1, cue + 1) : cue + 1
  while (first > sentence.first && !stops(context, first - 1)) first--
  while (end < sentence.end && !stops(context, end)) end++
  return { first, end }
}

function stops(context: SpeechContext, token: number): boolean {
  const form = context.tokens.form[token] ?? ''
  if (!isMark(context.tokens, token)) return (context.quoteOf[token] ?? -1) >= 0
  return form !== '-' && form !== '.' && form !== '/' && form !== "'"
}
