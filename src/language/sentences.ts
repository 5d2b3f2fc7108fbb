/** Where sentences end: reads the words of one paragraph and the white space between them. */
import { leading, openers } from './abbreviations.js'
import type { Cuts } from './tokens.js'
import { labelEnds, startsCredit } from './labels.js'
import { isLower, isUpper, Sign, signOf } from './signs.js'

/**
 * Ends of the sentences of a paragraph, as indices of the first word after each. `cuts` holds the words as from, to pairs;
 * words `first` to `end` are the paragraph.
 */
export function cutSentences(text: string, cuts: Cuts, first: number, end: number): number[] {
  const ends = labelEnds(text, cuts, first, end)
  for (let word = ends.at(-1) ?? first; word < end - 1; word++) {
    if (startsCredit(text, cuts, word + 1, end)) {
      ends.push(word + 1)
      continue
    }
    if (!mayEnd(text, cuts, word, first)) {
      if (breaksLine(text, cuts, word)) ends.push(word + 1)
      continue
    }
    let last = word
    for (;;) {
      if (last + 1 < end && closes(text, cuts, last + 1)) last++
      else {
        const reference = referenceEnd(text, cuts, last + 1, end)
        if (reference < 0) break
        last = reference
      }
    }
    if (last + 1 >= end) break
    if (starts(text, cuts, word, last + 1, end)) ends.push(last + 1)
    word = last
  }
  ends.push(end)
  return ends
}

const fromOf = (cuts: Cuts, word: number): number => cuts[2 * word] ?? 0
const toOf = (cuts: Cuts, word: number): number => cuts[2 * word + 1] ?? 0

function wordOf(text: string, cuts: Cuts, word: number): string {
  return text.slice(fromOf(cuts, word), toOf(cuts, word))
}

/** A stop, or an abbreviation that can stand last. */
function mayEnd(text: string, cuts: Cuts, word: number, first: number): boolean {
  const from = fromOf(cuts, word)
  const to = toOf(cuts, word)
  const last = text.charCodeAt(to - 1)
  if (signOf(last) !== Sign.stop) return false
  if (signOf(text.charCodeAt(from)) === Sign.stop) return !(last === 46 && word > first && isListNumber(text, cuts, word, first))
  if (last !== 46) return true
  // An initial ends a sentence only after a small word: "a post on X."
  if (to - from === 2) return word > first && isLower(text.charCodeAt(fromOf(cuts, word - 1)))
  return !leading.has(text.slice(from, to - 1).toLowerCase())
}

/** "1." at the start of a paragraph numbers an item. */
function isListNumber(text: string, cuts: Cuts, word: number, first: number): boolean {
  return (
    word === first + 1 &&
    signOf(text.charCodeAt(fromOf(cuts, first))) === Sign.digit &&
    toOf(cuts, first) - fromOf(cuts, first) <= 2 &&
    toOf(cuts, first) === fromOf(cuts, word)
  )
}

/** A closing mark that stands close to the word before it belongs to the sentence that ends. */
function closes(text: string, cuts: Cuts, word: number): boolean {
  const code = text.charCodeAt(fromOf(cuts, word))
  const sign = signOf(code)
  if (sign === Sign.close) return true
  const attached = fromOf(cuts, word) === toOf(cuts, word - 1)
  if (sign === Sign.quote || sign === Sign.apostrophe) return attached && toOf(cuts, word) - fromOf(cuts, word) <= 2
  return sign === Sign.stop && attached
}

/** "[12]", "[1-3]" or "[4, 7]" after a stop points to notes and belongs to the sentence before it: its last word, else -1. */
function referenceEnd(text: string, cuts: Cuts, word: number, end: number): number {
  if (word + 2 >= end || text.charCodeAt(fromOf(cuts, word)) !== 91) return -1
  for (let at = word + 1; at < Math.min(end, word + 12); at++) {
    const code = text.charCodeAt(fromOf(cuts, at))
    if (code === 93) return at > word + 1 ? at : -1
    const sign = signOf(code)
    if (sign !== Sign.digit && sign !== Sign.hyphen && code !== 44) return -1
  }
  return -1
}

/** Whether a sentence can start at `word` after the stop at `stop`. */
function starts(text: string, cuts: Cuts, stop: number, word: number, end: number): boolean {
  const attached = fromOf(cuts, word) === toOf(cuts, word - 1)
  let at = word
  while (at < end - 1 && opens(text, cuts, at)) at++
  const code = text.charCodeAt(fromOf(cuts, at))
  const sign = signOf(code)
  const stopText = wordOf(text, cuts, stop)
  const abbreviation = signOf(stopText.charCodeAt(0)) !== Sign.stop
  if (abbreviation && at === word) return !attached && isUpper(code) && openers.has(wordOf(text, cuts, at).toLowerCase())
  if (attached && at === word)
    return stopText.length === 1 && isUpper(code) && text.charCodeAt(fromOf(cuts, stop) - 1) > 96 && toOf(cuts, at) - fromOf(cuts, at) > 1
  if (sign === Sign.letter) return !isLower(code) || lowerAfter(stopText, at > word)
  if (sign === Sign.digit) return true
  if (sign === Sign.mark || sign === Sign.hyphen)
    return code === 0x2014 ? false : sign === Sign.hyphen && !attached && breaks(text, cuts, word)
  return true
}

/** After a full stop a small letter still opens a sentence ("al-Sisi arrived"); after "?" or "..." it goes on. */
function lowerAfter(stop: string, quoted: boolean): boolean {
  return stop === '.' && !quoted
}

function breaks(text: string, cuts: Cuts, word: number): boolean {
  const from = toOf(cuts, word - 1)
  const to = fromOf(cuts, word)
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10) return true
  return false
}

function opens(text: string, cuts: Cuts, word: number): boolean {
  const sign = signOf(text.charCodeAt(fromOf(cuts, word)))
  return sign === Sign.quote || sign === Sign.open || (sign === Sign.apostrophe && toOf(cuts, word) - fromOf(cuts, word) <= 2)
}

/** A new line that opens with a bullet or a number in brackets starts an item, whatever stands before it. */
function breaksLine(text: string, cuts: Cuts, word: number): boolean {
  if (!breaks(text, cuts, word + 1)) return false
  const code = text.charCodeAt(fromOf(cuts, word + 1))
  return (
    code === 0x2022 ||
    code === 0x25cf ||
    code === 0x25aa ||
    code === 42 ||
    (signOf(code) === Sign.hyphen && fromOf(cuts, word + 2) > toOf(cuts, word + 1))
  )
}
