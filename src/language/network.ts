/** The tagger and parser: two bidirectional recurrent layers over word sums, and heads for tags, governors, relations and kinds of mention. */
import { mendTree } from './decode.js'
import type { ModelFile } from './format.js'
import { bucketOf, type Kernel, type Matrix, type Pass } from './kernel.js'
import type { Word } from './lexicon.js'
import { type Arena, makeArena, placeMatrix } from './memory.js'
import { WordShelf } from './words.js'

/** Longest sentence and most tokens that go through the network at once. */
export const longestSentence = 250
const chunkTokens = 1024
const chunkSentences = 256
const shelfSize = 8000

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
  run(words: readonly Word[], sentences: readonly number[], found: Found): void
  readonly isKnown: (lower: string) => boolean
}

/** Byte offsets of the working space of one chunk. */
interface Buffers {
  readonly forms: number
  readonly silence: number
  readonly blended: number
  readonly inputs: number
  readonly sentences: number
  readonly states: number
  readonly first: number
  readonly second: number
  readonly sums: number
  readonly heads: number
  readonly dependants: number
  readonly governors: number
  readonly products: number
  readonly alone: number
  readonly scores: number
  readonly best: number
  readonly joined: number
  readonly above: number
  readonly near: number
  readonly labels: number
  readonly kinds: number
}

interface Layers {
  readonly recurrent: readonly Matrix[]
  readonly between: Matrix
  readonly heads: Matrix
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
const rectified = { layer: 128, bilinear: 64, limit: 4095 } as const

interface Parts {
  readonly kernel: Kernel
  readonly arena: Arena
  readonly file: ModelFile
  readonly layers: Layers
  /** Byte offset of the factors of the first layer's own former state. */
  readonly own: number
  readonly shelf: WordShelf
  readonly buffers: Buffers
  readonly column: ReturnType<typeof columnsOf>
  /** Byte offsets of what the root and the distances add. */
  readonly root: { readonly arc: number; readonly relation: number; readonly distance: number }
  readonly near: { readonly arc: number; readonly relation: number }
}

/** A network over the given weights. Throws ModelError when a section is missing. */
export function makeNetwork(kernel: Kernel, file: ModelFile): Network {
  const parts = placeParts(kernel, file)
  return {
    isKnown: (lower) => parts.shelf.isKnown(lower),
    run(words, sentences, found) {
      const count = sentences.length / 2
      for (let from = 0; from < count; ) {
        let to = from + 1
        const start = sentences[2 * from]!
        while (to < count && to - from < chunkSentences && sentences[2 * to + 1]! - start <= chunkTokens) to++
        runChunk(parts, words, sentences.slice(2 * from, 2 * to), found)
        from = to
      }
    },
  }
}

function placeParts(kernel: Kernel, file: ModelFile): Parts {
  const arena = makeArena(kernel)
  const layers: Layers = {
    recurrent: ['second.forward', 'second.backward'].map((name) => placeMatrix(arena, file, name)),
    between: placeMatrix(arena, file, 'second'),
    heads: placeMatrix(arena, file, 'heads'),
    bilinear: placeMatrix(arena, file, 'bilinear'),
    relation: placeMatrix(arena, file, 'relation'),
    kind: placeMatrix(arena, file, 'kind'),
  }
  const place = (name: string): number => {
    const values = file.float32(name)
    const at = arena.take(values.length * 4)
    arena.float32(at, values.length).set(values)
    return at
  }
  const distances = file.float32('distance')
  const root = { arc: place('root.arc'), relation: place('root.relation'), distance: distances[0]! }
  const near = { arc: placeDistances(arena, distances), relation: place('relation.distance') }
  const own = place('first.own')
  const shelf = new WordShelf(kernel, arena, file, shelfSize)
  return { kernel, arena, file, layers, own, shelf, buffers: placeBuffers(arena, file, layers), column: columnsOf(file), root, near }
}

/** Spreads the scores of steps of distance over all distances; returns the offset of distance 0. */
function placeDistances(arena: Arena, steps: Float32Array): number {
  const reach = longestSentence + 4
  const at = arena.take(2 * reach * 4)
  const values = arena.float32(at, 2 * reach)
  for (let delta = -reach; delta < reach; delta++) values[delta + reach] = steps[bucketOf(0, delta)]!
  return at + reach * 4
}

function placeBuffers(arena: Arena, file: ModelFile, layers: Layers): Buffers {
  const { first, hidden, arc, relation } = file.manifest.sizes
  const rows = chunkTokens + 1
  return {
    forms: arena.take(4 * chunkTokens),
    silence: arena.take(12 * first),
    blended: arena.take(12 * first * chunkTokens),
    inputs: arena.take(8 * chunkTokens),
    sentences: arena.take(8 * chunkSentences),
    states: arena.take(chunkSentences * 18 * hidden),
    first: arena.take(chunkTokens * 4 * first),
    second: arena.take(chunkTokens * 4 * hidden),
    sums: arena.take(chunkTokens * 24 * hidden),
    heads: arena.take(chunkTokens * layers.heads.outputs * 4),
    dependants: arena.take(chunkTokens * arc * 2),
    // Governors are scored four at a time.
    governors: arena.take((longestSentence + 4) * arc * 2),
    products: arena.take(chunkTokens * layers.bilinear.outputs * 4),
    alone: arena.take((longestSentence + 4) * 4),
    scores: arena.take((longestSentence + 1) * (longestSentence + 4) * 4),
    best: arena.take((longestSentence + 1) * 4),
    joined: arena.take(chunkTokens * Math.max(relation, arc, file.manifest.sizes.kind) * 2),
    above: arena.take(rows * 4),
    near: arena.take(rows * 4),
    labels: arena.take(chunkTokens * layers.relation.outputs * 4),
    kinds: arena.take(chunkTokens * layers.kind.outputs * 4),
  }
}

/** One chunk of neighbouring sentences, given as first, end pairs, from word sums to trees. */
function runChunk(parts: Parts, words: readonly Word[], sentences: readonly number[], found: Found): void {
  const start = sentences[0]!
  const tokens = sentences[sentences.length - 1]! - start
  encode(parts, words, sentences, start, tokens)
  const { kernel, layers, buffers, column, file } = parts
  const state = 4 * file.manifest.sizes.hidden
  kernel.multiply(layers.heads, buffers.second, tokens, state, buffers.heads, layers.heads.outputs * 4)
  readTags(parts, start, tokens, found)
  const { arc } = file.manifest.sizes
  const width = layers.heads.outputs * 4
  const rounding = {
    fromStride: width,
    width: arc,
    count: tokens,
    factor: rectified.layer,
    low: 0,
    high: rectified.limit,
    toStride: arc * 2,
  }
  kernel.quantise({ ...rounding, from: buffers.heads + column.dependant * 4, to: buffers.dependants })
  kernel.quantise({ ...rounding, from: buffers.heads + column.governor * 4, to: buffers.joined })
  kernel.multiply(layers.bilinear, buffers.joined, tokens, arc * 2, buffers.products, layers.bilinear.outputs * 4)
  for (let i = 0; i < sentences.length; i += 2) readTree(parts, start, sentences[i]!, sentences[i + 1]!, found)
  readLabels(parts, start, tokens, found)
  readKinds(parts, start, tokens, found)
}

/** Runs both recurrent layers; their states come to lie in `first` and `second`. */
function encode(parts: Parts, words: readonly Word[], sentences: readonly number[], start: number, tokens: number): void {
  const { kernel, arena, shelf, buffers, layers } = parts
  const { first, hidden } = parts.file.manifest.sizes
  shelf.place(words, start, arena.int32(buffers.forms, tokens), tokens)
  const order = Array.from({ length: sentences.length / 2 }, (_, i) => i)
  const lengthOf = (i: number): number => sentences[2 * i + 1]! - sentences[2 * i]!
  order.sort((a, b) => lengthOf(b) - lengthOf(a) || a - b)
  const spans = arena.int32(buffers.sentences, sentences.length)
  order.forEach((sentence, place) => {
    spans[2 * place] = sentences[2 * sentence]! - start
    spans[2 * place + 1] = sentences[2 * sentence + 1]! - start
  })
  scan(parts, order.length)
  kernel.multiply(layers.between, buffers.first, tokens, 4 * first, buffers.sums, hidden * 24)
  const inputs = arena.int32(buffers.inputs, 2 * chunkTokens)
  for (let i = 0; i < tokens; i++) {
    inputs[i] = buffers.sums + i * hidden * 24
    inputs[chunkTokens + i] = buffers.sums + i * hidden * 24 + hidden * 12
  }
  recur(parts, order.length)
}

/** The first layer, both directions. */
function scan({ kernel, buffers, own, file }: Parts, count: number): void {
  const { first } = file.manifest.sizes
  const part = first * 12
  const { sentences } = buffers
  kernel.blend({ rows: buffers.forms, part, silence: buffers.silence, sentences, count, out: buffers.blended })
  const task = { hidden: first, part, sentences, count, stride: 4 * first }
  for (const backward of [false, true])
    kernel.scan({
      ...task,
      own: own + (backward ? first * 12 : 0),
      sums: buffers.blended + (backward ? first * 6 : 0),
      backward,
      outputs: buffers.first + (backward ? first * 2 : 0),
    })
}

/** The second layer, both directions. */
function recur({ kernel, buffers, layers, file }: Parts, count: number): void {
  const { hidden } = file.manifest.sizes
  for (const backward of [false, true]) {
    const pass: Pass = {
      matrix: layers.recurrent[backward ? 1 : 0]!,
      hidden,
      inputs: buffers.inputs + (backward ? chunkTokens * 4 : 0),
      sentences: buffers.sentences,
      count,
      backward,
      outputs: buffers.second + (backward ? hidden * 2 : 0),
      stride: 4 * hidden,
      states: buffers.states,
    }
    kernel.recur(pass)
  }
}

function readTags({ arena, buffers, layers, column, file }: Parts, start: number, tokens: number, found: Found): void {
  const { universal, fine } = file.manifest
  const width = layers.heads.outputs
  const values = arena.float32(buffers.heads, tokens * width)
  for (let i = 0; i < tokens; i++) {
    const at = i * width + column.tags
    found.universal[start + i] = largest(values, at, universal.length)
    found.fine[start + i] = largest(values, at + universal.length, fine.length)
  }
}

/** Scores all arcs of a sentence - dependant times (U governor), plus a score of the governor alone and one of the distance - and finds the best tree. */
function readTree(
  { kernel, arena, buffers, layers, root, near, file }: Parts,
  start: number,
  first: number,
  end: number,
  found: Found,
): void {
  const n = end - first
  const { arc } = file.manifest.sizes
  const stride = layers.bilinear.outputs * 4
  const from = buffers.products + (first - start) * stride
  const rounding = {
    fromStride: stride,
    width: arc,
    factor: rectified.bilinear,
    low: -rectified.limit,
    high: rectified.limit,
    toStride: arc * 2,
  }
  kernel.quantise({ ...rounding, from: root.arc, count: 1, to: buffers.governors })
  kernel.quantise({ ...rounding, from, count: n, to: buffers.governors + arc * 2 })
  const alone = arena.float32(buffers.alone, n + 1)
  alone[0] = arena.float32(root.arc, arc + 1)[arc]!
  const products = arena.float32(from, n * layers.bilinear.outputs)
  for (let j = 0; j < n; j++) alone[j + 1] = products[j * layers.bilinear.outputs + arc]!
  const width = (n + 4) & ~3
  kernel.arcs({
    dependants: buffers.dependants + (first - start) * arc * 2,
    governors: buffers.governors,
    alone: buffers.alone,
    near: near.arc,
    root: root.distance,
    n,
    arc,
    unit: 1 / (rectified.layer * rectified.bilinear),
    out: buffers.scores,
    width,
    best: buffers.best,
  })
  const best = arena.int32(buffers.best, n + 1)
  mendTree({ values: arena.float32(buffers.scores, (n + 1) * width), width }, n, best)
  for (let i = 0; i < n; i++) found.head[first + i] = best[i + 1] === 0 ? first + i : first + best[i + 1]! - 1
}

/** Relations of a chunk whose governors are known. A root hangs by `root`, and nothing else does. */
function readLabels(
  { kernel, arena, buffers, layers, root, near, column, file }: Parts,
  start: number,
  tokens: number,
  found: Found,
): void {
  const { relation } = file.manifest.sizes
  const stride = layers.heads.outputs * 4
  const above = arena.int32(buffers.above, tokens)
  const distance = arena.int32(buffers.near, tokens)
  for (let i = 0; i < tokens; i++) {
    const head = found.head[start + i]! - start
    above[i] = head === i ? root.relation : buffers.heads + head * stride + column.above * 4
    // Distances are counted from 1, 0 being the root.
    distance[i] = near.relation + (head === i ? 0 : bucketOf(i + 1, head + 1)) * relation * 4
  }
  const below = buffers.heads + column.below * 4
  const task = { below, belowStride: stride, above: buffers.above, near: buffers.near, width: relation, count: tokens }
  kernel.join({ ...task, factor: rectified.layer, high: rectified.limit, to: buffers.joined })
  kernel.multiply(layers.relation, buffers.joined, tokens, relation * 2, buffers.labels, layers.relation.outputs * 4)
  const { relations } = file.manifest
  const rootLabel = relations.indexOf('root')
  const width = layers.relation.outputs
  const values = arena.float32(buffers.labels, tokens * width)
  for (let i = 0; i < tokens; i++) {
    values[i * width + rootLabel] = -Infinity
    found.relation[start + i] = found.head[start + i] === start + i ? rootLabel : largest(values, i * width, relations.length)
  }
}

function readKinds({ kernel, arena, buffers, layers, column, file }: Parts, start: number, tokens: number, found: Found): void {
  const { kind } = file.manifest.sizes
  const width = layers.kind.outputs
  const from = buffers.heads + column.kind * 4
  const rounding = {
    fromStride: layers.heads.outputs * 4,
    width: kind,
    count: tokens,
    factor: rectified.layer,
    low: 0,
    high: rectified.limit,
  }
  kernel.quantise({ ...rounding, from, to: buffers.joined, toStride: kind * 2 })
  kernel.multiply(layers.kind, buffers.joined, tokens, kind * 2, buffers.kinds, width * 4)
  const values = arena.float32(buffers.kinds, tokens * width)
  for (let i = 0; i < tokens; i++) found.kind[start + i] = largest(values, i * width, file.manifest.kinds.length)
}

/** Index of the largest of `count` values; the first of equals. */
function largest(values: Float32Array, at: number, count: number): number {
  let top = -Infinity
  let found = 0
  for (let i = 0; i < count; i++) {
    const value = values[at + i]!
    if (value > top) {
      top = value
      found = i
    }
  }
  return found
}
