/** The tokeniser: cuts a stretch of text into words after the manner of Universal Dependencies English, in one pass. */
import { lookUp } from '../base/word-table.js'
import { clitics, fused, leading, prefixes, trailing } from './abbreviations.js'
import { isUpper, Sign, signOf } from './signs.js'

/** Word boundaries, as pairs of offsets in one growing list. */
export type Cuts = number[]

const maxRun = 2000

/** Appends the words of `text[from, to)` to `cuts` as from, to, from, to ... Every character that is no space falls in exactly one word. */
export function cutWords(text: string, from: number, to: number, cuts: Cuts): void {
  let at = cutItem(text, from, to, cuts)
  while (at < to) {
    if (signOf(text.charCodeAt(at)) === Sign.space) {
      at++
      continue
    }
    let end = at + 1
    let mayHold = false
    for (; end < to && end - at < maxRun; end++) {
      const code = text.charCodeAt(end)
      if (signOf(code) === Sign.space) break
      // Addresses have an "@", a "//" or begin with "www.".
      if (code === 64 || code === 47 || (code === 46 && (text.charCodeAt(end - 1) | 32) === 119)) mayHold = true
    }
    cutRun(text, at, end, mayHold, cuts)
    at = end
  }
}

/** The number of a listed item ("1.", "2.1.") at the very start stays whole; returns where to go on. */
function cutItem(text: string, from: number, to: number, cuts: Cuts): number {
  let start = from
  while (start < to && signOf(text.charCodeAt(start)) === Sign.space) start++
  let at = start
  while (at < to && at - start < 6 && (signOf(text.charCodeAt(at)) === Sign.digit || inNumber(text, at, to))) at++
  const numbered = at > start && signOf(text.charCodeAt(start)) === Sign.digit && text.charCodeAt(at) === 46
  const short = at - start <= 2 || text.slice(start, at).includes('.')
  if (numbered && short && at + 1 < to && signOf(text.charCodeAt(at + 1)) === Sign.space) {
    cuts.push(start, at + 1)
    return at + 1
  }
  return from
}

/** A stop between digits. */
function inNumber(text: string, at: number, to: number): boolean {
  return text.charCodeAt(at) === 46 && at + 1 < to && signOf(text.charCodeAt(at + 1)) === Sign.digit
}

/** Cuts one run of characters without space. */
function cutRun(text: string, from: number, to: number, mayHold: boolean, cuts: Cuts): void {
  let at = from
  while (at < to) {
    const sign = signOf(text.charCodeAt(at))
    if (mayHold && sign === Sign.letter && isAddress(text, at, to)) {
      const end = trimAddress(text, at, to)
      cuts.push(at, end)
      at = end
    } else if (sign === Sign.letter) at = cutWord(text, at, to, cuts)
    else if (sign === Sign.digit) at = cutNumber(text, at, to, cuts)
    else at = cutSign(text, at, from, to, cuts)
  }
}

/** A mark, a run of the same mark, an amount's currency, or a clitic that begins with an apostrophe. */
function cutSign(text: string, at: number, runFrom: number, to: number, cuts: Cuts): number {
  const code = text.charCodeAt(at)
  const sign = signOf(code)
  const next = at + 1 < to ? text.charCodeAt(at + 1) : 0
  if (sign === Sign.apostrophe && at === runFrom && signOf(next) === Sign.digit && next >= 48) {
    let end = at + 1
    while (end < to && signOf(text.charCodeAt(end)) === Sign.digit) end++
    if (end - at === 3) {
      while (end < to && signOf(text.charCodeAt(end)) === Sign.letter) end++
      cuts.push(at, end)
      return end
    }
  }
  if ((code === 43 || sign === Sign.hyphen) && at === runFrom && signOf(next) === Sign.digit && to - at > 2) {
    const end = numberEnd(text, at + 1, to)
    if (code === 43) {
      cuts.push(at, end)
      return end
    }
  }
  if (code === 46 && signOf(next) === Sign.digit && at === runFrom) return cutNumber(text, at, to, cuts)
  let end = at + 1
  if (sign === Sign.stop) while (end < to && signOf(text.charCodeAt(end)) === Sign.stop) end++
  else while (end < to && text.charCodeAt(end) === code && repeats(code)) end++
  cuts.push(at, end)
  return end
}

/** Marks that are one word when repeated ("--", "***", "''"); brackets and commas are not. */
function repeats(code: number): boolean {
  return (
    code === 45 || code === 42 || code === 61 || code === 95 || code === 39 || code === 96 || code === 126 || code === 35 || code === 0x2019
  )
}

function numberEnd(text: string, from: number, to: number): number {
  let at = from
  while (at < to) {
    const code = text.charCodeAt(at)
    const sign = signOf(code)
    const next = at + 1 < to ? signOf(text.charCodeAt(at + 1)) : Sign.other
    if (sign === Sign.digit) at++
    else if ((code === 46 || code === 58 || code === 47) && next === Sign.digit && at > from) at++
    else if (code === 44 && at > from && threeDigits(text, at + 1, to)) at++
    else break
  }
  return at
}

/** A comma belongs to a number when three digits and no more follow it. */
function threeDigits(text: string, from: number, to: number): boolean {
  let at = from
  while (at < to && at < from + 4 && signOf(text.charCodeAt(at)) === Sign.digit) at++
  return at === from + 3
}

/** Numbers with separators, ordinals, decades, dates, times; units after a number are words of their own. */
function cutNumber(text: string, from: number, to: number, cuts: Cuts): number {
  let at = numberEnd(text, text.charCodeAt(from) === 46 ? from + 1 : from, to)
  const dated = dateEnd(text, from, at, to)
  if (dated > at) {
    cuts.push(from, dated)
    return dated
  }
  let letters = at
  while (letters < to && signOf(text.charCodeAt(letters)) === Sign.letter) letters++
  const tail = text.slice(at, letters).toLowerCase()
  if (letters > at) {
    const digitAfter = letters < to && signOf(text.charCodeAt(letters)) === Sign.digit
    if (unit.has(tail) && !digitAfter) {
      cuts.push(from, at)
      cuts.push(at, letters)
      return letters
    }
    // "20th", "1990s", "F16A" and the like stay whole.
    while (letters < to && (signOf(text.charCodeAt(letters)) === Sign.letter || signOf(text.charCodeAt(letters)) === Sign.digit)) letters++
    at = letters
  }
  cuts.push(from, at)
  return at
}

const unit: ReadonlySet<string> = new Set([
  'am',
  'pm',
  'bn',
  'm',
  'mn',
  'km',
  'kg',
  'mm',
  'cm',
  'tn',
  'th.',
  'k',
  'kb',
  'mb',
  'gb',
  'mph',
  'kph',
  'mw',
  'gmt',
  'hrs',
  'usd',
  'ft',
  'lb',
  'min',
  'sec',
])

/** The end of a written date "2022-08-28" or a telephone number "713-853-3989" that starts with the digits up to `at`; else `at`. */
function dateEnd(text: string, from: number, at: number, to: number): number {
  let end = at
  let parts = 1
  while (end + 1 < to && signOf(text.charCodeAt(end)) === Sign.hyphen && signOf(text.charCodeAt(end + 1)) === Sign.digit) {
    end++
    while (end < to && signOf(text.charCodeAt(end)) === Sign.digit) end++
    parts++
  }
  if (end < to && signOf(text.charCodeAt(end)) === Sign.letter) return at
  return parts === 3 && end - from >= 6 ? end : at
}

/** A word: letters with inner digits, apostrophes and stops; hyphenated words fall apart into their parts and hyphens. */
function cutWord(text: string, from: number, to: number, cuts: Cuts): number {
  let at = from
  while (at < to) {
    const sign = signOf(text.charCodeAt(at))
    if (sign === Sign.letter || sign === Sign.digit) at++
    else if (sign === Sign.apostrophe && at + 1 < to && signOf(text.charCodeAt(at + 1)) === Sign.letter) at++
    else if (text.charCodeAt(at) === 46 && dotted(text, from, at, to)) at++
    else if ((text.charCodeAt(at) === 38 || text.charCodeAt(at) === 95) && at + 1 < to && signOf(text.charCodeAt(at + 1)) === Sign.letter)
      at++
    else if (sign === Sign.hyphen && keepsHyphen(text, from, at, to)) at++
    else break
  }
  if (at < to && text.charCodeAt(at) === 46 && keepsStop(text, from, at, to)) at++
  splitWord(text, from, at, cuts)
  return at
}

/** A stop within a word: "U.S", "Ph.D", "a.m"; not "end.Then". */
function dotted(text: string, from: number, at: number, to: number): boolean {
  if (at + 1 >= to || signOf(text.charCodeAt(at + 1)) !== Sign.letter) return false
  let start = at
  while (start > from && signOf(text.charCodeAt(start - 1)) === Sign.letter) start--
  let end = at + 1
  while (end < to && signOf(text.charCodeAt(end)) === Sign.letter) end++
  if (at - start === 1 && (end - at <= 2 || end - at <= 4)) return true
  if (at - start > 1 && end - at === 2 && end < to && text.charCodeAt(end) === 46) return at - start <= 2
  const tail = text.slice(at + 1, end).toLowerCase()
  return end === to && (tail === 'com' || tail === 'org' || tail === 'net' || tail === 'gov' || tail === 'doc' || tail === 'pdf')
}

/** Whether the stop at `at` belongs to the word before it. */
function keepsStop(text: string, from: number, at: number, to: number): boolean {
  const after = at + 1 < to ? signOf(text.charCodeAt(at + 1)) : Sign.space
  if (after === Sign.stop) return false
  // "anti-U.S." is as "U.S." is.
  for (let i = at - 1; i > from; i--) if (signOf(text.charCodeAt(i)) === Sign.hyphen) return keepsStop(text, i + 1, at, to)
  const length = at - from
  const word = text.slice(from, at).toLowerCase()
  if (word === 'al' && text.slice(from - 3, from).toLowerCase() === 'et ') return true
  if (leading.has(word)) return word !== 'no' || numberFollows(text, at + 1)
  if (trailing.has(word)) return !ambiguous.has(word) || (isUpper(text.charCodeAt(from)) && !wordEndsLine(text, at + 1))
  if (length === 1) return isUpper(text.charCodeAt(from)) && word !== 'i'
  // Single letters with stops between: "U.S.", "D.C.", "a.m."
  for (let i = from + 1; i < at; i += 2) if (text.charCodeAt(i) !== 46) return false
  return length % 2 === 1
}

/** Abbreviations that are words as well: with a stop only when capitalised and followed by something. */
const ambiguous: ReadonlySet<string> = new Set([
  'mar',
  'sun',
  'sat',
  'mon',
  'wed',
  'al',
  'ill',
  'ind',
  'la',
  'pa',
  'ga',
  'va',
  'mass',
  'miss',
  'wash',
  'min',
  'max',
  'am',
  'pm',
  'ed',
  'co',
  'del',
  'mo',
  'fri',
  'est',
  'md',
  'jun',
  'bn',
])

function numberFollows(text: string, at: number): boolean {
  let next = at
  while (next < text.length && next < at + 3 && signOf(text.charCodeAt(next)) === Sign.space) next++
  return signOf(text.charCodeAt(next)) === Sign.digit
}

function wordEndsLine(text: string, at: number): boolean {
  let next = at
  while (next < text.length && text.charCodeAt(next) === 32) next++
  return next >= text.length || text.charCodeAt(next) === 10
}

/** "e-mail", "pro-Beijing", "Naqsh-e", "co-operate": the hyphen at `at` does not cut. */
function keepsHyphen(text: string, from: number, at: number, to: number): boolean {
  if (at + 1 >= to || signOf(text.charCodeAt(at + 1)) !== Sign.letter) return false
  return prefixes.has(text.slice(from, at).toLowerCase())
}

/** Cuts clitics off a word: "don't" to "do" "n't", "Iran's" to "Iran" "'s", "cannot" to "can" "not". */
function splitWord(text: string, from: number, to: number, cuts: Cuts): void {
  const second = to - from < 7 ? lookUp(fused, text.slice(from, to).toLowerCase()) : undefined
  if (second !== undefined) {
    cuts.push(from, from + second, from + second, to)
    return
  }
  let quote = -1
  for (let at = to - 1; at > from && to - at <= 3; at--) if (signOf(text.charCodeAt(at)) === Sign.apostrophe) quote = at
  if (quote > from) {
    const tail = text.slice(quote + 1, to).toLowerCase()
    if (tail === 't' && quote - from > 1 && (text.charCodeAt(quote - 1) | 32) === 110) {
      cuts.push(from, quote - 1, quote - 1, to)
      return
    }
    if (clitics.has(tail)) {
      cuts.push(from, quote, quote, to)
      return
    }
  }
  cuts.push(from, to)
}

/** Whether an address starts at `from`: within at most 200 characters it shows its "@" and a stop, or at once its "http://". */
function isAddress(text: string, from: number, to: number): boolean {
  const code = text.charCodeAt(from) | 32
  if (to - from < 6) return false
  if (code === 104 && (text.startsWith('http://', from) || text.startsWith('https://', from))) return true
  if (code === 119 && text.startsWith('www.', from)) return true
  const limit = Math.min(to - 1, from + 200)
  let sign = -1
  for (let at = from + 1; at < limit; at++) {
    const here = text.charCodeAt(at)
    if (here === 64 && sign >= 0) return false
    if (here === 64) sign = at
    else if (here === 46 && sign >= 0 && at > sign + 1) return true
  }
  return false
}

function trimAddress(text: string, from: number, to: number): number {
  let end = to
  while (end > from + 1) {
    const sign = signOf(text.charCodeAt(end - 1))
    if (sign === Sign.letter || sign === Sign.digit || text.charCodeAt(end - 1) === 47) break
    end--
  }
  return end
}
