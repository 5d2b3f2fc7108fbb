/**
 * From the form of a word to its input sums in the first layer. They depend on the form alone, so those of the forms met lately are
 * kept; new forms of a chunk are computed together. What is kept has no effect on the sums.
 */
import { affixCount, keyOf, writeAffixes } from './features.js'
import type { ModelFile } from './format.js'
import { type Kernel, type Matrix, sumUnit } from './kernel.js'
import type { Word } from './lexicon.js'
import { type Arena, placeMatrix, type Views } from './memory.js'

/** Fixed-point unit of the word's vector before the first layer. */
const vectorUnit = 1024
const vectorLimit = 32767

/** Forms that are computed at once. */
const batch = 32

/** Tables and matrices of the input side. */
interface Tables {
  readonly words: ReadonlyMap<string, number>
  readonly known: ReadonlyMap<string, number>
  readonly word: Table
  readonly affix: Table
  /** Offset of the given vectors, a row of bytes each. */
  readonly vector: number
  readonly projection: Matrix
  readonly matrix: Matrix
}

/** Offsets of rows of bytes and of a factor per row. */
interface Table {
  readonly rows: number
  readonly factors: number
}

/** Keeps the input sums of word forms in the kernel's memory, as 16-bit integers. */
export class WordShelf {
  private readonly tables: Tables
  private readonly width: number
  private readonly buckets: number
  private readonly sum: number
  private readonly list: number
  private readonly affixes = new Int32Array(affixCount)
  private readonly rowBytes: number
  private readonly rows: number
  private readonly input: number
  private readonly vectors: number
  private readonly products: number
  /** The form in each place, and the chunk that used it last. */
  private readonly holders: (Word | undefined)[] = []
  private readonly used: Int32Array
  private chunk = 0
  private hand = 0
  private readonly fresh: Word[] = []

  /** `capacity` must be at least twice the words of a chunk. */
  constructor(
    private readonly kernel: Kernel,
    arena: Arena,
    file: ModelFile,
    private readonly capacity: number,
  ) {
    this.tables = readTables(arena, file)
    const { matrix, projection } = this.tables
    this.width = file.manifest.sizes.dimension
    this.buckets = file.manifest.sizes.buckets
    this.sum = arena.take(projection.outputs * 4)
    this.list = arena.take(8 * (affixCount + 1))
    this.rowBytes = matrix.outputs * 2
    this.rows = arena.take(capacity * this.rowBytes)
    this.input = arena.take(batch * matrix.inputs * 2)
    this.vectors = arena.take(projection.inputs * 2)
    this.products = arena.take(batch * matrix.outputs * 4)
    this.used = new Int32Array(capacity)
  }

  /**
   * Writes for each of `count` words from `start` on the byte offset of the input sums of its form, at byte offset `out`: its own, those for
   * the word after it, those for the word before it, each forward and backward.
   */
  place(views: Views, words: readonly Word[], start: number, out: number, count: number): void {
    this.chunk++
    const { int32 } = views
    for (let i = 0; i < count; i++) {
      const word = words[start + i]!
      if (this.holders[word.place] !== word) this.shelve(views, word)
      this.used[word.place] = this.chunk
      int32[(out >> 2) + i] = this.rows + word.place * this.rowBytes
    }
    this.computeFresh(views)
  }

  /** Whether the word in lower case has a vector, which means that it is a common word. */
  isKnown(lower: string): boolean {
    return this.tables.known.has(lower)
  }

  /** Gives the word the place of one that was not used in the last round of the hand. */
  private shelve(views: Views, word: Word): void {
    const { used, capacity } = this
    // The recent ones are spared once: their mark is taken down to nothing, this chunk's stay.
    while (used[this.hand]! > 0 && (used[this.hand] === this.chunk || this.spare())) this.hand = (this.hand + 1) % capacity
    word.place = this.hand
    this.holders[this.hand] = word
    this.hand = (this.hand + 1) % capacity
    this.fresh.push(word)
    if (this.fresh.length === batch) this.computeFresh(views)
  }

  private spare(): boolean {
    this.used[this.hand] = 0
    return true
  }

  /** Computes the sums of the forms that were shelved last. */
  private computeFresh(views: Views): void {
    const { fresh, tables, kernel } = this
    if (fresh.length === 0) return
    const { inputs, outputs } = tables.matrix
    fresh.forEach((word, index) => this.writeVector(views, word, this.input + index * inputs * 2))
    kernel.multiply(tables.matrix, this.input, fresh.length, inputs * 2, this.products, outputs * 4)
    fresh.forEach((word, index) =>
      kernel.quantise({
        from: this.products + index * outputs * 4,
        fromStride: outputs * 4,
        width: outputs,
        count: 1,
        factor: sumUnit,
        low: -32768,
        high: 32767,
        to: this.rows + word.place * this.rowBytes,
        toStride: this.rowBytes,
      }),
    )
    fresh.length = 0
  }

  /** The word's vector in integers: its share of the given vectors, its row, its affixes. */
  private writeVector({ int32, float32 }: Views, word: Word, at: number): void {
    const { tables, affixes, kernel, width, buckets } = this
    const key = keyOf(word.lower)
    const known = tables.known.get(word.lower)
    if (known === undefined) float32.fill(0, this.sum >> 2, (this.sum >> 2) + width)
    else this.project(known)
    const row = tables.words.get(key) ?? 0
    writeAffixes(word.form, key, buckets, affixes)
    const list = this.list >> 2
    int32[list] = tables.word.rows + row * width
    int32[list + 1] = tables.word.factors + row * 4
    for (let i = 0; i < affixCount; i++) {
      int32[list + 2 * i + 2] = tables.affix.rows + affixes[i]! * width
      int32[list + 2 * i + 3] = tables.affix.factors + affixes[i]! * 4
    }
    kernel.addRows(this.list, affixCount + 1, width, this.sum)
    kernel.quantise({
      from: this.sum,
      fromStride: 0,
      width,
      count: 1,
      factor: vectorUnit,
      low: -vectorLimit,
      high: vectorLimit,
      to: at,
      toStride: 0,
    })
  }

  /** The share of a given vector: its bytes times the projection, in integers. */
  private project(row: number): void {
    const { projection, vector } = this.tables
    const { inputs } = projection
    this.kernel.widen(vector + row * inputs, inputs, this.vectors)
    this.kernel.multiply(projection, this.vectors, 1, inputs * 2, this.sum, projection.outputs * 4)
  }
}

function readTables(arena: Arena, file: ModelFile): Tables {
  return {
    words: indexOf(file.text('words')),
    known: indexOf(file.text('known')),
    word: placeTable(arena, file, 'word'),
    affix: placeTable(arena, file, 'affix'),
    vector: arena.put(file.int8('vector')),
    projection: placeMatrix(arena, file, 'project'),
    matrix: placeMatrix(arena, file, 'first'),
  }
}

function placeTable(arena: Arena, file: ModelFile, name: string): Table {
  return { rows: arena.put(file.int8(name)), factors: arena.put(file.float32(`${name}.scales`)) }
}

function indexOf(text: string): ReadonlyMap<string, number> {
  const map = new Map<string, number>()
  let row = 0
  for (const word of text.split('\n')) if (word !== '') map.set(word, row++)
  return map
}
