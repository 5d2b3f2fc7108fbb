/** Comparison of names and of stretches of text, as all suites do it. */
import { plainWords } from '../base/words.js'
import type { Span } from '../base/types.js'

const word = /[\p{L}\p{N}]+/gu

/** Words of a stretch of text as spans into it. */
function wordSpans(text: string, within: Span = { from: 0, to: text.length }): readonly Span[] {
  const out: Span[] = []
  for (const match of text.slice(within.from, within.to).matchAll(word))
    out.push({ from: within.from + match.index, to: within.from + match.index + match[0].length })
  return out
}

/** Words of a name in lower case, without accents and honorifics. */
export function nameWords(name: string): readonly string[] {
  return plainWords(name).filter((part) => !honorifics.has(part))
}

const honorifics = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'sir',
  'the',
  'h',
  'e',
  'his',
  'her',
  'excellency',
  'sheikh',
  'king',
  'general',
  'gen',
])

/** Two spellings of one name: the same words, or all words of the shorter within the longer with the same last word. */
export function sameName(a: string, b: string): boolean {
  const [x, y] = [nameWords(a), nameWords(b)]
  if (x.length === 0 || y.length === 0) return a.trim().toLowerCase() === b.trim().toLowerCase()
  if (x.join(' ') === y.join(' ')) return true
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  return short.length > 1 && short.at(-1) === long.at(-1) && short.every((part) => long.includes(part))
}

/** True when both stretches share at least half of the words of the longer one. */
export function halfOverlap(text: string, a: readonly Span[], b: readonly Span[]): boolean {
  return overlapShare(text, a, b) >= 0.5
}

/** Shared words over the words of the longer of two stretches of one text; 0 when either is empty. */
export function overlapShare(text: string, a: readonly Span[], b: readonly Span[]): number {
  const starts = (spans: readonly Span[]): Set<number> => new Set(spans.flatMap((span) => wordSpans(text, span).map((one) => one.from)))
  const [x, y] = [starts(a), starts(b)]
  let shared = 0
  for (const start of x) if (y.has(start)) shared++
  return x.size === 0 || y.size === 0 ? 0 : shared / Math.max(x.size, y.size)
}

/**
 * Where a gold stretch stands in a coded text, all places: exactly, or, where the text was extracted from a page,
 * with white space, character references and kinds of quotation marks read alike.
 */
export function findAll(text: string, wanted: string): readonly Span[] {
  const exact = occurrences(text, wanted)
  if (exact.length > 0) return exact
  const loose = decoded(wanted)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/['‘’]/g, "['‘’]")
    .replace(/["“”]/g, '["“”]')
  return [...text.matchAll(new RegExp(loose, 'g'))].map((match) => ({ from: match.index, to: match.index + match[0].length }))
}

function occurrences(text: string, wanted: string): Span[] {
  const out: Span[] = []
  if (wanted === '') return out
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) out.push({ from: at, to: at + wanted.length })
  return out
}

const references: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
}

function decoded(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z]+);/g, (whole, name: string) => references[name] ?? whole)
}
