/**
 * From the form of a word to its input sums in the first layer. They depend on the form alone, so each form is computed once and kept;
 * when the shelf is full it is emptied.
 */
import { affixCount, keyOf, writeAffixes } from './features.js'
import type { ModelFile } from './format.js'
import type { Kernel, Matrix } from './kernel.js'
import { type Arena, placeMatrix } from './memory.js'

/** Fixed-point unit of the word's vector before the first layer. */
const vectorUnit = 1024
const vectorLimit = 32767

export interface WordShelf {
  /** Byte offset of the input sums (6 x hidden floats) of a form. */
  addressOf(form: string, lower: string): number
  /** Empties the shelf when fewer than `count` places are left: call before a chunk. */
  makeRoom(count: number): void
  readonly isKnown: (lower: string) => boolean
}

const f = Math.fround

export function makeShelf(kernel: Kernel, arena: Arena, file: ModelFile, capacity: number): WordShelf {
  const { sizes } = file.manifest
  const { dimension, vector, buckets } = sizes
  const words = indexOf(file.text('words'), 0)
  const known = indexOf(file.text('known'), 0)
  const tables = { word: file.int8('word'), affix: file.int8('affix'), vector: file.int8('vector') }
  const wordScales = file.float32('word.scales')
  const affixScales = file.float32('affix.scales')
  const projection = placeMatrix(arena, file, 'project')
  const matrix: Matrix = placeMatrix(arena, file, 'first')
  const rowBytes = matrix.outputs * 4
  const rows = arena.take(capacity * rowBytes)
  const input = arena.take(Math.max(matrix.inputs, vector) * 2)
  const projected = arena.take(projection.outputs * 4)
  const shelf = new Map<string, number>()
  const sum = new Float32Array(dimension)
  const affixes = new Int32Array(affixCount)

  function addRow(table: Int8Array, row: number, scale: number): void {
    const at = row * dimension
    for (let i = 0; i < dimension; i++) sum[i] = f(sum[i]! + f(table[at + i]! * scale))
  }

  /** The vector's share: its bytes times the projection, in integers. */
  function addVector(row: number): void {
    const bytes = arena.int16(input, vector)
    for (let j = 0; j < vector; j++) bytes[j] = tables.vector[row * vector + j]!
    kernel.multiply(projection, input, 1, vector * 2, projected, projection.outputs * 4)
    const share = arena.float32(projected, dimension)
    for (let i = 0; i < dimension; i++) sum[i] = f(sum[i]! + share[i]!)
  }

  function compute(form: string, lower: string, place: number): void {
    const key = keyOf(lower)
    sum.fill(0)
    const row = words.get(key) ?? 0
    addRow(tables.word, row, wordScales[row]!)
    const vectorRow = known.get(lower)
    if (vectorRow !== undefined) addVector(vectorRow)
    writeAffixes(form, key, buckets, affixes)
    for (let i = 0; i < affixCount; i++) addRow(tables.affix, affixes[i]!, affixScales[affixes[i]!]!)
    const out = arena.int16(input, matrix.inputs)
    for (let i = 0; i < dimension; i++) {
      const scaled = f(f(sum[i]! * vectorUnit) + 12582912) - 12582912
      out[i] = Math.max(-vectorLimit, Math.min(vectorLimit, scaled))
    }
    kernel.multiply(matrix, input, 1, matrix.inputs * 2, rows + place * rowBytes, rowBytes)
  }

  return {
    addressOf(form, lower) {
      const held = shelf.get(form)
      if (held !== undefined) return rows + held * rowBytes
      const place = shelf.size
      shelf.set(form, place)
      compute(form, lower, place)
      return rows + place * rowBytes
    },
    makeRoom(count) {
      if (shelf.size + count > capacity) shelf.clear()
    },
    isKnown: (lower) => known.has(lower),
  }
}

function indexOf(text: string, start: number): ReadonlyMap<string, number> {
  const map = new Map<string, number>()
  let row = start
  for (const word of text.split('\n')) if (word !== '') map.set(word, row++)
  return map
}
