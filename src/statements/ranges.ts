/** Token ranges of content: trimmed of marks and subordinators, cut around what interrupts them. */
import { isWordlike } from '../base/letters.js'
import type { ParsedTokens, TokenRange } from '../model/tokens.js'
import type { SpeechContext } from './context.js'

/** Without punctuation at both ends and without "that" and conjunctions in front; null when nothing is left. */
export function trimmed(tokens: ParsedTokens, range: TokenRange): TokenRange | null {
  let { first, end } = range
  while (first < end && opensNothing(tokens, first)) first++
  while (end > first && isTrailing(tokens, end - 1, first)) end--
  return end > first ? { first, end } : null
}

function opensNothing(tokens: ParsedTokens, token: number): boolean {
  const lower = tokens.lower[token] ?? ''
  if (isMark(tokens, token)) return true
  if (lower === 'that') return tokens.tag[token] === 'SCONJ' || tokens.relation[token] === 'mark'
  return (lower === 'and' || lower === 'but') && tokens.tag[token] === 'CCONJ'
}

function isTrailing(tokens: ParsedTokens, token: number, first: number): boolean {
  if (tokens.lower[token] === ')' || tokens.lower[token] === ']') return !hasOpening(tokens, first, token)
  if (tokens.lower[token] === '%') return false
  return isMark(tokens, token) || (tokens.tag[token] === 'CCONJ' && (tokens.lower[token] === 'and' || tokens.lower[token] === 'but'))
}

function hasOpening(tokens: ParsedTokens, first: number, token: number): boolean {
  for (let at = token - 1; at >= first; at--) if (tokens.lower[at] === '(' || tokens.lower[at] === '[') return true
  return false
}

/** True for a token without letter or digit. */
export function isMark(tokens: ParsedTokens, token: number): boolean {
  const form = tokens.form[token] ?? ''
  if (form === '$' || form === '%') return false
  return tokens.tag[token] === 'PUNCT' || !isWordlike(form)
}

/** `range` without `hole`: none, one or two ranges. */
export function without(range: TokenRange, hole: TokenRange): readonly TokenRange[] {
  if (hole.end <= range.first || hole.first >= range.end) return [range]
  const out: TokenRange[] = []
  if (hole.first > range.first) out.push({ first: range.first, end: hole.first })
  if (hole.end < range.end) out.push({ first: hole.end, end: range.end })
  return out
}

/** A verb or auxiliary with a tense stands in the range. */
export function hasFiniteVerb(tokens: ParsedTokens, range: TokenRange): boolean {
  for (let at = range.first; at < range.end; at++) if (isTensed(tokens, at)) return true
  return false
}

/** A form with a tense, or a modal. */
export function isTensed(tokens: ParsedTokens, token: number): boolean {
  return /^(?:VB[DZP]|MD)$/.test(tokens.fine[token] ?? '')
}

/** Words in the range, marks not counted. */
export function wordCount(tokens: ParsedTokens, range: TokenRange): number {
  let count = 0
  for (let token = range.first; token < range.end; token++) if (!isMark(tokens, token)) count++
  return count
}

/** The share of the words of the ranges that stand inside quotation marks. */
export function quotedShare(context: SpeechContext, ranges: readonly TokenRange[]): number {
  let inside = 0
  let all = 0
  for (const range of ranges)
    for (let token = range.first; token < range.end; token++) {
      if (isMark(context.tokens, token)) continue
      all++
      if ((context.quoteOf[token] ?? -1) >= 0) inside++
    }
  return all === 0 ? 0 : inside / all
}

/** Behind a comma, adverbs and conjunctions ("also", "and") apart. */
export function isSetOff(tokens: ParsedTokens, token: number): boolean {
  return tokens.form[beforeAdverbs(tokens, token)] === ','
}

/** The last token before one that is no adverb or conjunction. */
export function beforeAdverbs(tokens: ParsedTokens, token: number): number {
  let at = token - 1
  while (at > 0 && (tokens.tag[at] === 'ADV' || tokens.tag[at] === 'CCONJ')) at--
  return at
}

/** Without a relative clause that only comments at the end ("..., where a million people shelter"): the outlet's words, not the speaker's. */
export function withoutComment(tokens: ParsedTokens, range: TokenRange): TokenRange {
  for (let at = range.first + 4; at < range.end - 2; at++) {
    if (tokens.form[at] !== ',') continue
    const relative = relatives.has(tokens.lower[at + 1] ?? '')
      ? at + 1
      : tokens.tag[at + 1] === 'ADP' && relatives.has(tokens.lower[at + 2] ?? '')
        ? at + 2
        : -1
    if (relative < 0) continue
    let isLast = true
    for (let rest = relative; rest < range.end && isLast; rest++) isLast = tokens.form[rest] !== ',' || tokens.tag[rest + 1] === 'ADJ'
    if (isLast) return { first: range.first, end: at }
  }
  return range
}

const relatives = new Set(['which', 'where', 'who', 'whose', 'whom'])
