/** Labels that stand before or after the sentences of a paragraph without a stop: dates, numbers of figures, rubrics of links, credits of pictures. */
import { isUpper, Sign, signOf } from './signs.js'
import type { Cuts } from './tokens.js'

const months: ReadonlySet<string> = new Set(
  'january february march april may june july august september october november december'.split(' '),
)
const figures: ReadonlySet<string> = new Set(['figure', 'table', 'chart', 'map', 'box', 'exhibit'])
const rubrics: ReadonlySet<string> = new Set(['categories', 'category', 'tags', 'topics', 'keywords', 'related'])
const credits: ReadonlySet<string> = new Set(['image', 'images', 'photo', 'photos', 'photograph', 'picture', 'credit', 'video', 'graphic'])

const fromOf = (cuts: Cuts, word: number): number => cuts[2 * word] ?? 0
const wordAt = (text: string, cuts: Cuts, word: number): string => text.slice(fromOf(cuts, word), cuts[2 * word + 1] ?? 0)

/** Ends of the labels with which the paragraph of words `first` to `end` opens. */
export function labelEnds(text: string, cuts: Cuts, first: number, end: number): number[] {
  const ends: number[] = []
  if (!isUpper(text.charCodeAt(fromOf(cuts, first)))) return ends
  let at = first
  if (end - at > 2 && rubrics.has(wordAt(text, cuts, at).toLowerCase()) && text.charCodeAt(fromOf(cuts, at + 1)) === 58)
    ends.push((at += 2))
  const label = Math.max(dateEnd(text, cuts, at, end), figureEnd(text, cuts, at, end))
  if (label > at && label < end && opensText(text, cuts, label)) ends.push(label)
  return ends
}

/** A word with a capital, or an opening bracket, that stands apart. */
function opensText(text: string, cuts: Cuts, word: number): boolean {
  return fromOf(cuts, word) > (cuts[2 * word - 1] ?? 0) && isUpper(text.charCodeAt(fromOf(cuts, word)))
}

const isNumber = (text: string, cuts: Cuts, word: number): boolean => signOf(text.charCodeAt(fromOf(cuts, word))) === Sign.digit
const isComma = (text: string, cuts: Cuts, word: number): boolean => text.charCodeAt(fromOf(cuts, word)) === 44

/** "Thursday, May 7, 2015" or "August 15, 2008" in full, else -1. */
function dateEnd(text: string, cuts: Cuts, from: number, end: number): number {
  let at = from
  if (end - at > 6 && isComma(text, cuts, at + 1) && wordAt(text, cuts, at).endsWith('day')) at += 2
  if (end - at < 5 || !months.has(wordAt(text, cuts, at).toLowerCase())) return -1
  const full = isNumber(text, cuts, at + 1) && isComma(text, cuts, at + 2) && isNumber(text, cuts, at + 3)
  return full && wordAt(text, cuts, at + 3).length === 4 ? at + 4 : -1
}

/** "Figure 2.2", else -1. */
function figureEnd(text: string, cuts: Cuts, from: number, end: number): number {
  if (end - from < 4 || !figures.has(wordAt(text, cuts, from).toLowerCase()) || !isNumber(text, cuts, from + 1)) return -1
  return from + 2
}

/** Whether "Image:", "Photo:" and the like start at `word`, which ends what is said above. */
export function startsCredit(text: string, cuts: Cuts, word: number, end: number): boolean {
  if (word + 2 >= end || text.charCodeAt(fromOf(cuts, word + 1)) !== 58 || !opensText(text, cuts, word)) return false
  return fromOf(cuts, word + 1) === cuts[2 * word + 1] && credits.has(wordAt(text, cuts, word).toLowerCase())
}
