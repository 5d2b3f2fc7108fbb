/**
 * Texts made comparable: their words, and overlapping runs of four of them ("shingles"), of which the smallest few hashes serve to find
 * candidates (a bottom-k sketch after Broder, "On the resemblance and containment of documents", 1997).
 */
import { plainWords } from './names.js'

/** Words in one shingle. */
const run = 4
/** Smallest hashes by which texts are looked for: texts that share 60 of 100 shingles share one of eight in all but one case of 1,500. */
const kept = 8

/** Words of a text as searched: lower case, no accents, separated and surrounded by one space. */
export function plainText(words: readonly string[]): string {
  return ` ${words.join(' ')} `
}

/** Hashes of all shingles, ascending, each once; 31 bits each. */
export function shinglesOf(words: readonly string[]): Int32Array {
  const hashes = words.map(hashOf)
  const out = new Int32Array(Math.max(0, words.length - run + 1))
  for (let i = 0; i < out.length; i++) {
    let hash = 0x811c9dc5
    for (let j = i; j < i + run; j++) hash = Math.imul(hash ^ (hashes[j] ?? 0), 0x5bd1e995) ^ (hash >>> 15)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    out[i] = (hash ^ (hash >>> 13)) >>> 1
  }
  return distinct(out.sort())
}

/** The marks by which a text is looked for. */
export function marksOf(shingles: Int32Array): number[] {
  return [...shingles.subarray(0, kept)]
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash
}

function distinct(sorted: Int32Array): Int32Array {
  let length = 0
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[length++] = sorted[i] ?? 0
  return sorted.subarray(0, length)
}

/** Shared shingles, as a count. */
export function sharedShingles(a: Int32Array, b: Int32Array): number {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0]
    if (x === y) shared++
    if (x <= y) i++
    if (y <= x) j++
  }
  return shared
}

export interface TextFeatures {
  readonly blocks: readonly string[]
  readonly shingles: Int32Array
  /** Numbers in the text, each once: what is counted and dated. */
  readonly numbers: readonly string[]
}

/** Texts shorter than this are compared by nothing but their bytes. */
export const fewestWords = 20

export function textFeatures(text: string): TextFeatures {
  const words = plainWords(text)
  const shingles = shinglesOf(words)
  const marks = words.length < fewestWords ? [] : marksOf(shingles)
  return { blocks: marks.map(String), shingles, numbers: [...new Set(words.filter((word) => /^\d/.test(word)))] }
}

/** Share of common shingles from which two texts are one story. */
export const nearlySame = 0.6

/**
 * Whether two texts are one wire story in two wordings of its edges: at least 60 % of all their shingles in common, and not a number in each that
 * the other lacks (a count that went up, another day). Null when not; otherwise how alike, and why in words.
 */
export function compareTexts(a: TextFeatures, b: TextFeatures): { readonly similarity: number; readonly because: string } | null {
  const shared = sharedShingles(a.shingles, b.shingles)
  const similarity = shared / Math.max(1, a.shingles.length + b.shingles.length - shared)
  if (similarity < nearlySame) return null
  const lacks = (one: TextFeatures, other: TextFeatures): boolean => one.numbers.some((number) => !other.numbers.includes(number))
  if (lacks(a, b) && lacks(b, a)) return null
  return { similarity, because: `the same text but for ${Math.max(1, Math.round((1 - similarity) * 100))} % of its runs of four words` }
}
