/** The tagger and parser: two bidirectional LSTM layers over word sums, and heads for tags, governors, relations and kinds of mention. */
import { bestTree } from './decode.js'
import type { ModelFile } from './format.js'
import type { Kernel, Matrix, Pass } from './kernel.js'
import { type Arena, makeArena, placeMatrix } from './memory.js'
import { makeShelf, type WordShelf } from './words.js'

/** Longest sentence and most tokens that go through the network at once. */
export const longestSentence = 250
const chunkTokens = 1024
const chunkSentences = 256
const shelfSize = 12000

/** Where the network writes what it finds; rows are tokens of the dispatch. */
export interface Found {
  readonly universal: Uint8Array
  readonly fine: Uint8Array
  readonly head: Int32Array
  readonly relation: Uint8Array
  readonly kind: Uint8Array
}

export interface Network {
  /** Fills the rows of all sentences (first, end pairs, each at most `longestSentence` long). */
  run(forms: readonly string[], lowers: readonly string[], sentences: readonly number[], found: Found): void
  readonly isKnown: (lower: string) => boolean
}

interface Buffers {
  readonly inputs: number
  readonly sentences: number
  readonly first: number
  readonly second: number
  readonly sums: number
  readonly heads: number
  readonly tags: number
  readonly small: number
}

interface Layers {
  readonly recurrent: readonly Matrix[]
  readonly between: Matrix
  readonly heads: Matrix
  readonly lower: Matrix
  readonly bilinear: Matrix
  readonly relation: Matrix
  readonly kind: Matrix
}

/** Columns of the joint output of the second layer, in this order. */
function columnsOf(file: ModelFile): Readonly<Record<'dependant' | 'governor' | 'below' | 'above' | 'kind' | 'tags' | 'width', number>> {
  const { arc, relation, kind } = file.manifest.sizes
  const tags = 2 * arc + 2 * relation + kind
  const count = file.manifest.universal.length + file.manifest.fine.length
  return {
    dependant: 0,
    governor: arc,
    below: 2 * arc,
    above: 2 * arc + relation,
    kind: 2 * arc + 2 * relation,
    tags,
    width: (tags + count + 3) & ~3,
  }
}

/** Units and limits of the integers that the rectified layers are read as. */
const rectified = { dependant: 128, relation: 128, bilinear: 64, limit: 4095 } as const
const distances = 33

export function makeNetwork(kernel: Kernel, file: ModelFile): Network {
  const arena = makeArena(kernel)
  const { sizes, universal, fine, relations, kinds } = file.manifest
  const { hidden, arc, relation } = sizes
  const column = columnsOf(file)
  const layers: Layers = {
    recurrent: ['first.forward', 'first.backward', 'second.forward', 'second.backward'].map((name) => placeMatrix(arena, file, name)),
    between: placeMatrix(arena, file, 'second'),
    heads: placeMatrix(arena, file, 'heads'),
    lower: placeMatrix(arena, file, 'tags'),
    bilinear: placeMatrix(arena, file, 'bilinear'),
    relation: placeMatrix(arena, file, 'relation'),
    kind: placeMatrix(arena, file, 'kind'),
  }
  const shelf: WordShelf = makeShelf(kernel, arena, file, shelfSize)
  const stateBytes = 2 * hidden * 2
  const buffers: Buffers = {
    inputs: arena.take(4 * chunkTokens * 4),
    sentences: arena.take(8 * chunkSentences),
    first: arena.take(chunkTokens * stateBytes),
    second: arena.take(chunkTokens * stateBytes),
    sums: arena.take(chunkTokens * 8 * hidden * 4),
    heads: arena.take(chunkTokens * layers.heads.outputs * 4),
    tags: arena.take(chunkTokens * layers.lower.outputs * 4),
    small: arena.take((longestSentence + 1) * Math.max(arc, relation, 64) * 16),
  }
  const root = { arc: file.float32('root.arc'), relation: file.float32('root.relation') }
  const distance = file.float32('distance')
  const relationDistance = file.float32('relation.distance')
  const scores = { values: new Float32Array((longestSentence + 1) ** 2), width: longestSentence + 1 }
  const best = new Int32Array(longestSentence + 1)
  const rootLabel = relations.indexOf('root')

  function recur(first: boolean, count: number): void {
    for (const backward of [false, true]) {
      const pass: Pass = {
        matrix: layers.recurrent[(first ? 0 : 2) + (backward ? 1 : 0)] as Matrix,
        hidden,
        inputs: buffers.inputs + (backward ? chunkTokens * 4 : 0),
        sentences: buffers.sentences,
        count,
        backward,
        outputs: (first ? buffers.first : buffers.second) + (backward ? hidden * 2 : 0),
        stride: stateBytes,
      }
      kernel.recur(pass)
    }
  }

  function runChunk(
    forms: readonly string[],
    lowers: readonly string[],
    sentences: readonly number[],
    from: number,
    to: number,
    found: Found,
  ): void {
    const start = sentences[2 * from] as number
    const tokens = (sentences[2 * to - 1] as number) - start
    const spans = arena.int32(buffers.sentences, 2 * (to - from))
    for (let i = 2 * from; i < 2 * to; i++) spans[i - 2 * from] = (sentences[i] as number) - start
    const inputs = arena.int32(buffers.inputs, 2 * chunkTokens)
    shelf.makeRoom(tokens)
    for (let i = 0; i < tokens; i++) {
      const at = shelf.addressOf(forms[start + i] as string, lowers[start + i] as string)
      inputs[i] = at
      inputs[chunkTokens + i] = at + hidden * 16
    }
    recur(true, to - from)
    kernel.multiply(layers.between, buffers.first, tokens, stateBytes, buffers.sums, hidden * 32)
    for (let i = 0; i < tokens; i++) {
      inputs[i] = buffers.sums + i * hidden * 32
      inputs[chunkTokens + i] = buffers.sums + i * hidden * 32 + hidden * 16
    }
    recur(false, to - from)
    kernel.multiply(layers.heads, buffers.second, tokens, stateBytes, buffers.heads, layers.heads.outputs * 4)
    kernel.multiply(layers.lower, buffers.first, tokens, stateBytes, buffers.tags, layers.lower.outputs * 4)
    readTags(start, tokens, found)
    for (let i = from; i < to; i++) readTree(start, sentences[2 * i] as number, sentences[2 * i + 1] as number, found)
  }

  function readTags(start: number, tokens: number, found: Found): void {
    const width = layers.heads.outputs
    const upper = arena.float32(buffers.heads, tokens * width)
    const lower = arena.float32(buffers.tags, tokens * layers.lower.outputs)
    for (let i = 0; i < tokens; i++) {
      const [a, b] = [i * width + column.tags, i * layers.lower.outputs]
      found.universal[start + i] = largest(upper, a, lower, b, universal.length)
      found.fine[start + i] = largest(upper, a + universal.length, lower, b + universal.length, fine.length)
    }
  }

  function readTree(start: number, first: number, end: number, found: Found): void {
    const n = end - first
    const width = layers.heads.outputs
    const row = (token: number): number => buffers.heads + (first - start + token) * width * 4
    const limit = rectified.limit
    const quantised = buffers.small
    const governors = quantised + (longestSentence + 1) * arc * 4
    for (let i = 0; i < n; i++) {
      kernel.rectify(row(i) + column.dependant * 4, arc, rectified.dependant, limit, quantised + i * arc * 2)
      kernel.rectify(row(i) + column.governor * 4, arc, rectified.dependant, limit, governors + i * arc * 2)
    }
    scoreArcs(n, quantised, governors)
    bestTree(scores, n, best)
    for (let i = 0; i < n; i++) found.head[first + i] = (best[i + 1] as number) === 0 ? first + i : first + (best[i + 1] as number) - 1
    readLabels(first, n, row, found)
    readKinds(first, n, row, found)
  }

  /** Scores of all arcs: dependant times (U governor) in integers, plus a score of the governor alone and one of the distance. */
  function scoreArcs(n: number, dependants: number, governors: number): void {
    const width = layers.bilinear.outputs
    const product = buffers.sums
    kernel.multiply(layers.bilinear, governors, n, arc * 2, product, width * 4)
    const products = arena.float32(product, n * width)
    const d = arena.int16(dependants, n * arc)
    const integers = new Int16Array((n + 1) * arc)
    const alone = new Float32Array(n + 1)
    alone[0] = root.arc[arc] as number
    for (let k = 0; k < arc; k++) integers[k] = clipped(root.arc[k] as number)
    for (let j = 0; j < n; j++) {
      alone[j + 1] = products[j * width + arc] as number
      for (let k = 0; k < arc; k++) integers[(j + 1) * arc + k] = clipped(products[j * width + k] as number)
    }
    const unit = 1 / (rectified.dependant * rectified.bilinear)
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= n; j++) {
        let sum = 0
        for (let k = 0; k < arc; k++) sum += (d[i * arc + k] as number) * (integers[j * arc + k] as number)
        const near = distance[bucketOf(i + 1, j)] as number
        scores.values[(i + 1) * scores.width + j] = Math.fround(Math.fround(Math.fround(sum * unit) + (alone[j] as number)) + near)
      }
  }

  function readLabels(first: number, n: number, row: (token: number) => number, found: Found): void {
    const at = buffers.small
    const hiddenRow = arena.float32(buffers.small + 65536, relation)
    const out = buffers.small + 65536 + relation * 4 + 16
    for (let i = 0; i < n; i++) {
      const head = best[i + 1] as number
      const below = arena.float32(row(i) + column.below * 4, relation)
      const above = head === 0 ? root.relation : arena.float32(row(head - 1) + column.above * 4, relation)
      const near = bucketOf(i + 1, head) * relation
      for (let k = 0; k < relation; k++)
        hiddenRow[k] = Math.fround(Math.fround((below[k] as number) + (above[k] as number)) + (relationDistance[near + k] as number))
      kernel.rectify(buffers.small + 65536, relation, rectified.relation, rectified.limit, at)
      kernel.multiply(layers.relation, at, 1, relation * 2, out, layers.relation.outputs * 4)
      const values = arena.float32(out, layers.relation.outputs)
      values[rootLabel] = -Infinity
      found.relation[first + i] = head === 0 ? rootLabel : largest(values, 0, null, 0, relations.length)
    }
  }

  function readKinds(first: number, n: number, row: (token: number) => number, found: Found): void {
    const at = buffers.small
    const out = buffers.small + 4096
    for (let i = 0; i < n; i++) {
      kernel.rectify(row(i) + column.kind * 4, sizes.kind, rectified.relation, rectified.limit, at)
      kernel.multiply(layers.kind, at, 1, sizes.kind * 2, out, layers.kind.outputs * 4)
      found.kind[first + i] = largest(arena.float32(out, layers.kind.outputs), 0, null, 0, kinds.length)
    }
  }

  return {
    isKnown: shelf.isKnown,
    run(forms, lowers, sentences, found) {
      const count = sentences.length / 2
      for (let from = 0; from < count; ) {
        let to = from + 1
        const start = sentences[2 * from] as number
        while (to < count && to - from < chunkSentences && (sentences[2 * to + 1] as number) - start <= chunkTokens) to++
        runChunk(forms, lowers, sentences, from, to, found)
        from = to
      }
    },
  }
}

function clipped(value: number): number {
  const scaled = Math.fround(Math.fround(value * rectified.bilinear) + 12582912) - 12582912
  return scaled > rectified.limit ? rectified.limit : scaled < -rectified.limit ? -rectified.limit : scaled
}

/** Index of the largest of `count` sums; the first of equals. */
function largest(a: Float32Array, at: number, b: Float32Array | null, bt: number, count: number): number {
  let best = -Infinity
  let found = 0
  for (let i = 0; i < count; i++) {
    const value = b ? Math.fround((a[at + i] as number) + (b[bt + i] as number)) : (a[at + i] as number)
    if (value > best) {
      best = value
      found = i
    }
  }
  return found
}

/** 0 for the root; 1..16 for a governor to the left and 17..32 to the right, by distance in widening steps. */
export function bucketOf(dependant: number, governor: number): number {
  if (governor === 0) return 0
  const delta = governor - dependant
  const size = delta < 0 ? -delta : delta
  const step = size <= 10 ? size : size <= 12 ? 11 : size <= 15 ? 12 : size <= 20 ? 13 : size <= 28 ? 14 : size <= 40 ? 15 : 16
  return delta < 0 ? step : step + 16
}

/** Rows of the tables of distances. */
export const distanceRows = distances
export type { Arena }
