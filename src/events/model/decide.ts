/** The trained decision among root classes for a pair in its sentence, with the features that weighed most. */
import { by } from '../../base/order.js'
import type { ParsedTokens, TokenRange } from '../../model/index.js'
import type { ReadingBetween } from '../between.js'
import { addFeatures } from './features.js'
import { readPair } from './sentence.js'
import { makeSink, type Sink } from './sink.js'
import { normalise } from './softmax.js'
import { hashText } from './symbols.js'
import { slots } from './templates.js'
import { indexVectors, type RowOf, type WordVectors, writeMeans } from './vectors.js'
import type { RelationWeights } from './weights.js'

/** A class with its share of certainty (0..1). */
export interface ScoredRoot {
  readonly root: string
  readonly score: number
}

/** What speaks most for the class that won, largest first. */
export interface Contribution {
  readonly feature: string
  readonly weight: number
}

export interface RelationDecision extends ScoredRoot {
  /** All classes, best first. */
  readonly ranking: readonly ScoredRoot[]
  /** Empty unless asked for. */
  readonly contributions: readonly Contribution[]
}

/** What the decision is made about. Each stretch may be marked at several places; an empty list is a party that the text does not name. */
export interface PairInput {
  readonly tokens: ParsedTokens
  readonly source: readonly TokenRange[]
  readonly target: readonly TokenRange[]
  /** Best first, as `readingsBetween` gives them. */
  readonly readings: readonly ReadingBetween[]
}

export interface RelationDecider {
  readonly roots: readonly string[]
  decide(input: PairInput, explains?: boolean): RelationDecision
  /** Shares of all classes, in the order of `roots`, for features already made. */
  score(keys: readonly number[], means: Float64Array): readonly ScoredRoot[]
  /** True when a sentence with this text was among the gold rows of training. */
  hasSeen(text: string): boolean
}

/** The features of a pair: numbers for what is there, and mean vectors. */
export function featuresOf(input: PairInput, vectors: WordVectors, rowOf: RowOf, sink: Sink): Float64Array {
  const sentence = readPair(input.tokens, input.source, input.target)
  const slotTokens = addFeatures(sentence, input.readings, sink)
  const means = new Float64Array(slots.length * vectors.dimension)
  writeMeans(vectors, rowOf, sentence, slotTokens, means)
  return means
}

export function makeDecider(weights: RelationWeights): RelationDecider {
  const { roots, weightUnit, denseScale } = weights.manifest
  const k = roots.length
  const width = weights.dense.length / k
  const place = new Map<number, number>()
  weights.keys.forEach((key, index) => place.set(key, index))
  const rowOf = indexVectors(weights.vectors)
  const seen = new Set(weights.seen)
  const byClass = transposed(weights.dense, k, denseScale)
  const sums = new Int32Array(k)

  function shares(keys: readonly number[], means: Float64Array): Float64Array {
    sums.fill(0)
    for (let i = 0; i < keys.length; i++) {
      const row = place.get(keys[i] as number)
      if (row === undefined) continue
      const base = row * k
      for (let c = 0; c < k; c++) sums[c] = (sums[c] as number) + (weights.sparse[base + c] as number)
    }
    const out = new Float64Array(k)
    for (let c = 0; c < k; c++) {
      let sum = (sums[c] as number) * weightUnit + (weights.bias[c] as number)
      const base = c * width
      for (let j = 0; j < width; j++) sum += (means[j] as number) * (byClass[base + j] as number)
      out[c] = sum
    }
    normalise(out)
    return out
  }

  const score = (keys: readonly number[], means: Float64Array): readonly ScoredRoot[] => {
    const out = shares(keys, means)
    return roots.map((root, c) => ({ root, score: Math.round((out[c] ?? 0) * 1000) / 1000 }))
  }

  return {
    roots,
    score,
    hasSeen: (text) => seen.has(hashText(text)),
    decide(input, explains = false) {
      const sink = makeSink(explains)
      const means = featuresOf(input, weights.vectors, rowOf, sink)
      const ranking = score(sink.keys, means).toSorted(by((one) => -one.score))
      const best = ranking[0] ?? { root: roots[0] ?? '', score: 0 }
      const contributions = explains ? contributionsTo(weights, place, roots.indexOf(best.root), sink, means) : []
      return { ...best, ranking, contributions }
    },
  }
}

/** How much each feature speaks for a class, beyond its mean over all classes: the eight that say most. */
function contributionsTo(
  weights: RelationWeights,
  place: ReadonlyMap<number, number>,
  root: number,
  sink: Sink,
  means: Float64Array,
): readonly Contribution[] {
  const { roots, weightUnit, denseScale } = weights.manifest
  const k = roots.length
  const beyondMean = (valueOf: (c: number) => number): number => {
    let sum = 0
    for (let c = 0; c < k; c++) sum += valueOf(c)
    return valueOf(root) - sum / k
  }
  const words = sink.keys.flatMap((key) => {
    const row = place.get(key)
    return row === undefined
      ? []
      : [{ feature: sink.nameOf(key), weight: weightUnit * beyondMean((c) => weights.sparse[row * k + c] ?? 0) }]
  })
  const { dimension } = weights.vectors
  const meanings = slots.map((slot, s) => {
    let weight = 0
    for (let j = s * dimension; j < (s + 1) * dimension; j++)
      weight += (means[j] ?? 0) * denseScale * beyondMean((c) => weights.dense[j * k + c] ?? 0)
    return { feature: `meaning of ${slot}`, weight }
  })
  return [...words, ...meanings]
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, 8)
    .filter((one) => one.weight > 0)
    .map((one) => ({ feature: one.feature, weight: Math.round(one.weight * 1000) / 1000 }))
}

/** One row of weights for each class, with the factor on the mean vectors in them. */
function transposed(dense: Float32Array, classes: number, scale: number): Float64Array {
  const width = dense.length / classes
  const out = new Float64Array(dense.length)
  for (let j = 0; j < width; j++) for (let c = 0; c < classes; c++) out[c * width + j] = (dense[j * classes + c] as number) * scale
  return out
}
