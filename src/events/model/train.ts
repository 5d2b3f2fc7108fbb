/** Training and cross-validation of the decision among root classes. */
import { by } from '../../base/order.js'
import { seededRandom, shuffled } from '../../base/random.js'
import { featureVersion } from './sink.js'
import { type FitRow, fitSoftmax } from './softmax.js'
import { hashText } from './symbols.js'
import { slots } from './templates.js'
import type { WordVectors } from './vectors.js'
import { makeDecider, type RelationDecider } from './decide.js'
import type { RelationWeights } from './weights.js'

/** A sentence with its features, ready to learn from or to be scored. */
export interface PreparedRow {
  readonly text: string
  readonly root: string
  readonly keys: readonly number[]
  /** Mean vectors, unscaled: slots times dimension. */
  readonly means: Float64Array
}

/** What the weights are taught on. */
export interface Sample {
  readonly gold: readonly PreparedRow[]
  /** Written examples. */
  readonly examples: readonly PreparedRow[]
  readonly roots: readonly string[]
  readonly vectors: WordVectors
}

/** The few settings of training, chosen by cross-validation on the gold rows. */
export interface TrainingOptions {
  readonly penalty: number
  readonly denseScale: number
  readonly iterations: number
  /** Features met less often in training are left out. */
  readonly least: number
}

export const trainingOptions: TrainingOptions = { penalty: 1, denseScale: 0.4, iterations: 60, least: 2 }

/** Fits the weights to gold rows and written examples together. The same rows in the same order give the same bytes. */
export function trainRelations({ gold, examples, roots, vectors }: Sample, options: TrainingOptions = trainingOptions): RelationWeights {
  const all = [...gold, ...examples]
  const keys = frequentKeys(all, options.least)
  const place = new Map<number, number>()
  keys.forEach((key, index) => place.set(key, index))
  const rows = all.map(
    (row): FitRow => ({
      features: Int32Array.from(row.keys.flatMap((key) => place.get(key) ?? [])),
      dense: row.means.map((value) => value * options.denseScale),
      label: roots.indexOf(row.root),
      weight: 1,
    }),
  )
  const dense = slots.length * vectors.dimension
  const fitted = fitSoftmax(rows, { features: keys.length, dense, classes: roots.length }, options)
  return quantised(fitted, keys, roots, vectors, options, gold, examples.length)
}

function frequentKeys(rows: readonly PreparedRow[], least: number): Int32Array {
  const counts = new Map<number, number>()
  for (const row of rows) for (const key of row.keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return Int32Array.from([...counts].flatMap(([key, count]) => (count >= least ? [key] : []))).sort()
}

function quantised(
  fitted: Float64Array,
  keys: Int32Array,
  roots: readonly string[],
  vectors: WordVectors,
  options: TrainingOptions,
  gold: readonly PreparedRow[],
  examples: number,
): RelationWeights {
  const cut = keys.length * roots.length
  let largest = 1e-9
  for (let i = 0; i < cut; i++) largest = Math.max(largest, Math.abs(fitted[i] ?? 0))
  const weightUnit = Math.fround(largest / 127)
  const denseEnd = cut + slots.length * vectors.dimension * roots.length
  return {
    manifest: {
      format: 1,
      roots,
      featureVersion,
      slots: slots.length,
      dimension: vectors.dimension,
      words: vectors.words.length,
      features: keys.length,
      weightUnit,
      vectorUnit: vectors.unit,
      denseScale: options.denseScale,
      trainedOn: { gold: gold.length, examples },
    },
    keys,
    sparse: Int8Array.from(fitted.subarray(0, cut), (value) => Math.round(value / weightUnit)),
    dense: Float32Array.from(fitted.subarray(cut, denseEnd)),
    bias: Float32Array.from(fitted.subarray(denseEnd)),
    vectors,
    seen: Int32Array.from(gold, (row) => hashText(row.text)).sort(),
  }
}

/**
 * Predictions for each gold row by weights that did not see it: `folds` parts by a seeded shuffle. Written examples are always in
 * training, save those that echo a held-out sentence (`echoes`), so that no example stands in for a row that is being scored.
 */
export function crossValidate(sample: Sample, folds: number, seed: number, options: TrainingOptions = trainingOptions): readonly string[] {
  const deciders = heldOutDeciders(sample, folds, seed, options)
  return sample.gold.map((row, i) => deciders[i]?.score(row.keys, row.means).toSorted(by((one) => -one.score))[0]?.root ?? '')
}

/** For each gold row a decision that was trained without its fold. Rows of one fold share one. */
export function heldOutDeciders(
  { gold, examples, roots, vectors }: Sample,
  folds: number,
  seed: number,
  options: TrainingOptions = trainingOptions,
): readonly RelationDecider[] {
  const order = shuffled(
    gold.map((_, index) => index),
    seededRandom(seed),
  )
  const goldWords = gold.map((row) => contentWords(row.text))
  const exampleWords = examples.map((row) => contentWords(row.text))
  const out: RelationDecider[] = []
  for (let fold = 0; fold < folds; fold++) {
    const held = new Set(order.filter((_, place) => place % folds === fold))
    const kept = examples.filter((_, i) => ![...held].some((row) => echoes(exampleWords[i] ?? noWords, goldWords[row] ?? noWords)))
    const rest = gold.filter((_, index) => !held.has(index))
    const decider = makeDecider(trainRelations({ gold: rest, examples: kept, roots, vectors }, options))
    for (const index of held) out[index] = decider
  }
  return out
}

const noWords: ReadonlySet<string> = new Set()
const commonest: ReadonlySet<string> = new Set('the and for with that from has have had was were its said his'.split(' '))

export function contentWords(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/[a-z]{3,}/g) ?? []).filter((word) => !commonest.has(word)))
}

/** True when the two share a third or more of the content words of the shorter one (two words are forgiven). */
function echoes(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  return shared / (Math.min(a.size, b.size) + 2) >= 1 / 3
}
