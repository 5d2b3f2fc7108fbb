/** A reader's view of the tokens of one sentence: words by index, empty beyond its end, with the small recognisers that the grammars share. */
import type { Tokens } from '../model/tokens.js'
import { capitalOnly, dayOfMonth, months, weekdays, yearOf } from './vocabulary.js'
import type { Part } from './phrase.js'

export interface Words {
  readonly tokens: Tokens
  /** First token of the sentence, and the token after its last. */
  readonly first: number
  readonly end: number
}

export function word(words: Words, at: number): string {
  return at >= words.first && at < words.end ? (words.tokens.lower[at] ?? '') : ''
}

export function isCapital(words: Words, at: number): boolean {
  const unit = (words.tokens.form[at] ?? '').charCodeAt(0)
  return unit >= 65 && unit <= 90
}

/** True when no white space stands between a token and the one before it. */
export function touches(words: Words, at: number): boolean {
  return at > words.first && words.tokens.to[at - 1] === words.tokens.from[at]
}

export interface Read<T> {
  readonly value: T
  readonly end: number
}

/** A month's name, with the full stop of an abbreviation where the tokeniser set it apart. */
export function monthAt(words: Words, at: number): Read<number> | null {
  const name = word(words, at)
  const value = months.get(name)
  if (value === undefined || (capitalOnly.has(name) && !isCapital(words, at))) return null
  const stop = name.length <= 4 && !name.endsWith('.') && word(words, at + 1) === '.' && touches(words, at + 1) && value !== 5
  return { value, end: at + (stop && at + 2 < words.end ? 2 : 1) }
}

export function weekdayAt(words: Words, at: number): Read<0 | 1 | 2 | 3 | 4 | 5 | 6> | null {
  const name = word(words, at)
  const value = weekdays.get(name)
  if (value === undefined || (capitalOnly.has(name) && !isCapital(words, at))) return null
  if (name.length <= 3 && !isCapital(words, at)) return null
  return { value, end: at + 1 }
}

export function yearAt(words: Words, at: number): Read<number> | null {
  const value = yearOf(word(words, at))
  return value === null ? null : { value, end: at + 1 }
}

/** A day of the month in digits ("4", "4th"), or in words ("the fourth") where `inWords` allows it; never one that a unit or a decimal follows. */
export function dayAt(words: Words, at: number): Read<number> | null {
  const text = word(words, at)
  const value = dayOfMonth(text)
  if (value === null) return null
  if (/^(?:st|nd|rd|th)$/.test(word(words, at + 1)) && touches(words, at + 1)) return { value, end: at + 2 }
  return { value, end: at + 1 }
}

const partWords: ReadonlyMap<string, Part> = new Map([
  ['early', 'early'],
  ['mid', 'mid'],
  ['late', 'late'],
  ['beginning', 'early'],
  ['start', 'early'],
  ['middle', 'mid'],
  ['end', 'late'],
  ['close', 'late'],
])

/** "early", "late", "mid-", "the end of" before a stretch of time. */
export function partAt(words: Words, at: number): Read<Part> | null {
  let next = word(words, at) === 'the' ? at + 1 : at
  const text = word(words, next)
  const value = partWords.get(text)
  if (value === undefined) return null
  next++
  if (text === 'early' || text === 'mid' || text === 'late') {
    if (next - 1 !== at) return null
    if (word(words, next) === '-') next++
    if (word(words, next) === 'in' && text !== 'mid') next++
    return { value, end: next }
  }
  return word(words, next) === 'of' ? { value, end: next + 1 } : null
}

export function isDash(text: string): boolean {
  return text === '-' || text === '--' || text === '\u2013' || text === '\u2014' || text === '/'
}
