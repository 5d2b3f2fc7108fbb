/** Word vectors in bytes: by the hash of the lower-case word. */
import { hashText } from './symbols.js'
import type { SlotTokens } from './features.js'
import type { PairSentence } from './sentence.js'

export interface WordVectors {
  readonly dimension: number
  /** Hashes of the words; row `i` of `bytes` is the vector of word `i`. */
  readonly words: Int32Array
  readonly bytes: Int8Array
  /** What one unit of a byte is worth. */
  readonly unit: number
}

/** Row of a word, or -1. */
export type RowOf = (lower: string) => number

export function indexVectors(vectors: WordVectors): RowOf {
  const rows = new Map<number, number>()
  for (let i = 0; i < vectors.words.length; i++) rows.set(vectors.words[i] ?? 0, i)
  return (lower) => rows.get(hashText(lower)) ?? -1
}

/** Writes the mean vectors of the slots one behind the other: slots times dimension numbers, zero for a slot without known words. */
export function writeMeans(vectors: WordVectors, rowOf: RowOf, sentence: PairSentence, slots: SlotTokens, out: Float64Array): void {
  const { dimension, bytes, unit } = vectors
  out.fill(0)
  for (let slot = 0; slot < slots.length; slot++) {
    const at = slot * dimension
    let count = 0
    for (const token of slots[slot] ?? []) {
      const row = rowOf(sentence.lower[token] ?? '')
      if (row < 0) continue
      count++
      const base = row * dimension
      for (let d = 0; d < dimension; d++) out[at + d] = (out[at + d] as number) + (bytes[base + d] as number)
    }
    const share = unit / Math.max(1, count)
    for (let d = 0; d < dimension; d++) out[at + d] = (out[at + d] as number) * share
  }
}
