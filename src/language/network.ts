/** The tagger and parser: two bidirectional recurrent layers over word sums, and heads for tags, governors, relations and kinds of mention. */
import { mendTree } from './decode.js'
import type { Manifest, ModelFile } from './format.js'
import { bucketOf, type Kernel, type Matrix, type Pass } from './kernel.js'
import type { Word } from './lexicon.js'
import { type Arena, makeArena, placeMatrix, type Views } from './memory.js'
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
function columnsOf(manifest: Manifest): Readonly<Record<'dependant' | 'governor' | 'below' | 'above' | 'kind' | 'tags', number>> {
  const { arc, relation, kind } = manifest.sizes
  return {
    dependant: 0,
    governor: arc,
    below: 2 * arc,
    above: 2 * arc + relation,
    kind: 2 * arc + 2 * relation,
    tags: 2 * arc + 2 * relation + kind,
  }
}

/** Units and limits of the integers that the rectified layers are read as. */
const rectified = { layer: 128, bilinear: 64, limit: 4095 } as const

interface Parts {
  readonly kernel: Kernel
  readonly views: Views
  readonly manifest: Manifest
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
  const { manifest } = file
  const arena = makeArena()
  const layers: Layers = {
    recurrent: ['second.forward', 'second.backward'].map((name) => placeMatrix(arena, file, name)),
    between: placeMatrix(arena, file, 'second'),
    heads: placeMatrix(arena, file, 'heads'),
    bilinear: placeMatrix(arena, file, 'bilinear'),
    relation: placeMatrix(arena, file, 'relation'),
    kind: placeMatrix(arena, file, 'kind'),
  }
  const place = (name: string): number => arena.put(file.float32(name))
  const distances = file.float32('distance')
  const root = { arc: place('root.arc'), relation: place('root.relation'), distance: distances[0]! }
  const near = { arc: placeDistances(arena, distances), relation: place('relation.distance') }
  const own = place('first.own')
  const shelf = new WordShelf(kernel, arena, file, shelfSize)
  const buffers = placeBuffers(arena, manifest, layers)
  return { kernel, views: arena.open(kernel), manifest, layers, own, shelf, buffers, column: columnsOf(manifest), root, near }
}

/** Spreads the scores of steps of distance over all distances; returns the offset of distance 0. */
function placeDistances(arena: Arena, steps: Float32Array): number {
  const reach = longestSentence + 4
  const values = new Float32Array(2 * reach)
  for (let delta = -reach; delta < reach; delta++) values[delta + reach] = steps[bucketOf(0, delta)]!
  return arena.put(values) + reach * 4
}

function placeBuffers(arena: Arena, manifest: Manifest, layers: Layers): Buffers {
  const { first, hidden, arc, relation, kind } = manifest.sizes
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
    joined: arena.take(chunkTokens * Math.max(relation, arc, kind) * 2),
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
  const { kernel, layers, buffers, column, manifest } = parts
  const state = 4 * manifest.sizes.hidden
  kernel.multiply(layers.heads, buffers.second, tokens, state, buffers.heads, layers.heads.outputs * 4)
  readTags(parts, start, tokens, found)
  const { arc } = manifest.sizes
  rectify(parts, column.dependant, arc, tokens, buffers.dependants)
  rectify(parts, column.governor, arc, tokens, buffers.joined)
  kernel.multiply(layers.bilinear, buffers.joined, tokens, arc * 2, buffers.products, layers.bilinear.outputs * 4)
  for (let i = 0; i < sentences.length; i += 2) readTree(parts, start, sentences[i]!, sentences[i + 1]!, found)
  readLabels(parts, start, tokens, found)
  readKinds(parts, start, tokens, found)
}

/** Makes `width` columns of the joint output the integers of a rectified layer, row by row at `to`. */
function rectify({ kernel, layers, buffers }: Parts, column: number, width: number, tokens: number, to: number): void {
  kernel.quantise({
    from: buffers.heads + column * 4,
    fromStride: layers.heads.outputs * 4,
    width,
    count: tokens,
    factor: rectified.layer,
    low: 0,
    high: rectified.limit,
    to,
    toStride: width * 2,
  })
}

/** Makes rows of products the integers of governors, from row `place` of the governors on. */
function roundGovernors({ kernel, layers, buffers, manifest }: Parts, from: number, count: number, place: number): void {
  const { arc } = manifest.sizes
  kernel.quantise({
    from,
    fromStride: layers.bilinear.outputs * 4,
    width: arc,
    count,
    factor: rectified.bilinear,
    low: -rectified.limit,
    high: rectified.limit,
    to: buffers.governors + place * arc * 2,
    toStride: arc * 2,
  })
}

/** Runs both recurrent layers; their states come to lie in `first` and `second`. */
function encode(parts: Parts, words: readonly Word[], sentences: readonly number[], start: number, tokens: number): void {
  const { kernel, shelf, buffers, layers } = parts
  const { int32 } = parts.views
  const { first, hidden } = parts.manifest.sizes
  shelf.place(parts.views, words, start, buffers.forms, tokens)
  const order = Array.from({ length: sentences.length / 2 }, (_, i) => i)
  const lengthOf = (i: number): number => sentences[2 * i + 1]! - sentences[2 * i]!
  order.sort((a, b) => lengthOf(b) - lengthOf(a) || a - b)
  const spans = buffers.sentences >> 2
  order.forEach((sentence, place) => {
    int32[spans + 2 * place] = sentences[2 * sentence]! - start
    int32[spans + 2 * place + 1] = sentences[2 * sentence + 1]! - start
  })
  scan(parts, order.length)
  kernel.multiply(layers.between, buffers.first, tokens, 4 * first, buffers.sums, hidden * 24)
  const inputs = buffers.inputs >> 2
  for (let i = 0; i < tokens; i++) {
    int32[inputs + i] = buffers.sums + i * hidden * 24
    int32[inputs + chunkTokens + i] = buffers.sums + i * hidden * 24 + hidden * 12
  }
  recur(parts, order.length)
}

/** The first layer, both directions. */
function scan({ kernel, buffers, own, manifest }: Parts, count: number): void {
  const { first } = manifest.sizes
  const part = first * 12
  const { sentences } = buffers
  kernel.blend({ rows: buffers.forms, part, silence: buffers.silence, sentences, count, out: buffers.blended })
  for (const backward of [false, true])
    kernel.scan({
      hidden: first,
      part,
      sentences,
      count,
      stride: 4 * first,
      own: own + (backward ? first * 12 : 0),
      sums: buffers.blended + (backward ? first * 6 : 0),
      backward,
      outputs: buffers.first + (backward ? first * 2 : 0),
    })
}

/** The second layer, both directions. */
function recur({ kernel, buffers, layers, manifest }: Parts, count: number): void {
  const { hidden } = manifest.sizes
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

function readTags({ views, buffers, layers, column, manifest }: Parts, start: number, tokens: number, found: Found): void {
  const { universal, fine } = manifest
  for (let i = 0; i < tokens; i++) {
    const at = (buffers.heads >> 2) + i * layers.heads.outputs + column.tags
    found.universal[start + i] = largest(views.float32, at, universal.length)
    found.fine[start + i] = largest(views.float32, at + universal.length, fine.length)
  }
}

/** Scores all arcs of a sentence - dependant times (U governor), plus a score of the governor alone and one of the distance - and finds the best tree. */
function readTree(parts: Parts, start: number, first: number, end: number, found: Found): void {
  const { kernel, views, buffers, layers, root, near, manifest } = parts
  const n = end - first
  const { float32, int32 } = views
  const { arc } = manifest.sizes
  const from = buffers.products + (first - start) * layers.bilinear.outputs * 4
  roundGovernors(parts, root.arc, 1, 0)
  roundGovernors(parts, from, n, 1)
  const alone = buffers.alone >> 2
  float32[alone] = float32[(root.arc >> 2) + arc]!
  for (let j = 0; j < n; j++) float32[alone + j + 1] = float32[(from >> 2) + j * layers.bilinear.outputs + arc]!
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
  const best = buffers.best >> 2
  mendTree({ values: float32, at: buffers.scores >> 2, width }, n, int32, best)
  for (let i = 0; i < n; i++) {
    const governor = int32[best + i + 1]!
    found.head[first + i] = governor === 0 ? first + i : first + governor - 1
  }
}

/** Relations of a chunk whose governors are known. A root hangs by `root`, and nothing else does. */
function readLabels(
  { kernel, views, buffers, layers, root, near, column, manifest }: Parts,
  start: number,
  tokens: number,
  found: Found,
): void {
  const { float32, int32 } = views
  const { relation } = manifest.sizes
  const stride = layers.heads.outputs * 4
  for (let i = 0; i < tokens; i++) {
    const head = found.head[start + i]! - start
    int32[(buffers.above >> 2) + i] = head === i ? root.relation : buffers.heads + head * stride + column.above * 4
    // Distances are counted from 1, 0 being the root.
    int32[(buffers.near >> 2) + i] = near.relation + (head === i ? 0 : bucketOf(i + 1, head + 1)) * relation * 4
  }
  kernel.join({
    below: buffers.heads + column.below * 4,
    belowStride: stride,
    above: buffers.above,
    near: buffers.near,
    width: relation,
    count: tokens,
    factor: rectified.layer,
    high: rectified.limit,
    to: buffers.joined,
  })
  kernel.multiply(layers.relation, buffers.joined, tokens, relation * 2, buffers.labels, layers.relation.outputs * 4)
  const { relations } = manifest
  const rootLabel = relations.indexOf('root')
  for (let i = 0; i < tokens; i++) {
    const at = (buffers.labels >> 2) + i * layers.relation.outputs
    float32[at + rootLabel] = -Infinity
    found.relation[start + i] = found.head[start + i] === start + i ? rootLabel : largest(float32, at, relations.length)
  }
}

function readKinds(parts: Parts, start: number, tokens: number, found: Found): void {
  const { kernel, views, buffers, layers, column, manifest } = parts
  const { kind } = manifest.sizes
  const width = layers.kind.outputs
  rectify(parts, column.kind, kind, tokens, buffers.joined)
  kernel.multiply(layers.kind, buffers.joined, tokens, kind * 2, buffers.kinds, width * 4)
  for (let i = 0; i < tokens; i++) found.kind[start + i] = largest(views.float32, (buffers.kinds >> 2) + i * width, manifest.kinds.length)
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
