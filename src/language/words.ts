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

/** Tables and matrices of the input side. */
interface Tables {
  readonly words: ReadonlyMap<string, number>
  readonly known: ReadonlyMap<string, number>
  readonly word: Int8Array
  readonly wordScales: Float32Array
  readonly affix: Int8Array
  readonly affixScales: Float32Array
  readonly vector: Int8Array
  readonly projection: Matrix
  readonly matrix: Matrix
}

const f = Math.fround

/** Keeps the input sums of word forms in the kernel's memory. */
export class WordShelf {
  private readonly places = new Map<string, number>()
  private readonly tables: Tables
  private readonly sum: Float32Array
  private readonly affixes = new Int32Array(affixCount)
  private readonly rowBytes: number
  private readonly rows: number
  private readonly input: number
  private readonly projected: number

  constructor(
    private readonly kernel: Kernel,
    private readonly arena: Arena,
    private readonly file: ModelFile,
    private readonly capacity: number,
  ) {
    this.tables = readTables(arena, file)
    const { matrix, projection } = this.tables
    this.sum = new Float32Array(file.manifest.sizes.dimension)
    this.rowBytes = matrix.outputs * 4
    this.rows = arena.take(capacity * this.rowBytes)
    this.input = arena.take(Math.max(matrix.inputs, projection.inputs) * 2)
    this.projected = arena.take(projection.outputs * 4)
  }

  /** Byte offset of the input sums (6 x hidden floats) of a form. */
  addressOf(form: string, lower: string): number {
    const held = this.places.get(form)
    if (held !== undefined) return this.rows + held * this.rowBytes
    const place = this.places.size
    this.places.set(form, place)
    this.compute(form, lower, place)
    return this.rows + place * this.rowBytes
  }

  /** Empties the shelf when fewer than `count` places are left: call before a chunk. */
  makeRoom(count: number): void {
    if (this.places.size + count > this.capacity) this.places.clear()
  }

  /** Whether the word in lower case has a vector, which means that it is a common word. */
  isKnown(lower: string): boolean {
    return this.tables.known.has(lower)
  }

  private compute(form: string, lower: string, place: number): void {
    const { tables, sum, affixes } = this
    const key = keyOf(lower)
    sum.fill(0)
    const row = tables.words.get(key) ?? 0
    this.addRow(tables.word, row, tables.wordScales[row]!)
    const vectorRow = tables.known.get(lower)
    if (vectorRow !== undefined) this.addVector(vectorRow)
    writeAffixes(form, key, this.file.manifest.sizes.buckets, affixes)
    for (let i = 0; i < affixCount; i++) this.addRow(tables.affix, affixes[i]!, tables.affixScales[affixes[i]!]!)
    const out = this.arena.int16(this.input, tables.matrix.inputs)
    for (let i = 0; i < sum.length; i++) {
      const scaled = f(f(sum[i]! * vectorUnit) + 12582912) - 12582912
      out[i] = Math.max(-vectorLimit, Math.min(vectorLimit, scaled))
    }
    this.kernel.multiply(tables.matrix, this.input, 1, tables.matrix.inputs * 2, this.rows + place * this.rowBytes, this.rowBytes)
  }

  private addRow(table: Int8Array, row: number, scale: number): void {
    const { sum } = this
    const at = row * sum.length
    for (let i = 0; i < sum.length; i++) sum[i] = f(sum[i]! + f(table[at + i]! * scale))
  }

  /** The vector's share: its bytes times the projection, in integers. */
  private addVector(row: number): void {
    const { sum, arena } = this
    const { projection, vector } = this.tables
    const width = projection.inputs
    const bytes = arena.int16(this.input, width)
    for (let j = 0; j < width; j++) bytes[j] = vector[row * width + j]!
    this.kernel.multiply(projection, this.input, 1, width * 2, this.projected, projection.outputs * 4)
    const share = arena.float32(this.projected, sum.length)
    for (let i = 0; i < sum.length; i++) sum[i] = f(sum[i]! + share[i]!)
  }
}

function readTables(arena: Arena, file: ModelFile): Tables {
  return {
    words: indexOf(file.text('words')),
    known: indexOf(file.text('known')),
    word: file.int8('word'),
    wordScales: file.float32('word.scales'),
    affix: file.int8('affix'),
    affixScales: file.float32('affix.scales'),
    vector: file.int8('vector'),
    projection: placeMatrix(arena, file, 'project'),
    matrix: placeMatrix(arena, file, 'first'),
  }
}

function indexOf(text: string): ReadonlyMap<string, number> {
  const map = new Map<string, number>()
  let row = 0
  for (const word of text.split('\n')) if (word !== '') map.set(word, row++)
  return map
}
