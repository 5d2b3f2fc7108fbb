/**
 * Maps that are asked for every word of a text, most of which they do not hold. A search in a map of thousands of words
 * waits for memory two or three times; a small filter in front of it answers nearly all of these questions without.
 */

export interface WordTable<T> {
  readonly entries: ReadonlyMap<string, T>
  /** One bit for each sum of a word's length and some of its letters that an entry has. */
  readonly filter: Uint32Array
}

/** Puts a filter in front of a map; the map must not change afterwards. About sixteen bits a word: few other words pass. */
export function wordTable<T>(entries: ReadonlyMap<string, T>): WordTable<T> {
  let size = 32
  while (size * 32 < entries.size * 16) size *= 2
  const filter = new Uint32Array(size)
  for (const word of entries.keys()) {
    const bit = bitOf(word)
    filter[(bit >>> 5) & (size - 1)] = (filter[(bit >>> 5) & (size - 1)] ?? 0) | (1 << (bit & 31))
  }
  return { entries, filter }
}

/** The same for a few words written out in code. */
export function tableOf<T>(entries: Readonly<Record<string, T>>): WordTable<T> {
  return wordTable(new Map(Object.entries(entries)))
}

/** The entry of a word, or undefined. */
export function lookUp<T>(table: WordTable<T>, word: string): T | undefined {
  const { filter } = table
  const bit = bitOf(word)
  return ((filter[(bit >>> 5) & (filter.length - 1)] ?? 0) >>> (bit & 31)) & 1 ? table.entries.get(word) : undefined
}

function bitOf(word: string): number {
  const last = word.length - 1
  if (last < 0) return 0
  const letters = word.charCodeAt(0) * 0x9e37 + word.charCodeAt(last >> 1) * 0x3c6f + word.charCodeAt(last) * 0x1b87
  return (letters + last * 0x7f4b) >>> 3
}
