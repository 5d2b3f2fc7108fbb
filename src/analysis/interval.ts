/** Shares and means with their uncertainty. */
import { seededRandom } from '../base/index.js'

export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * Share of `hits` among `hits + misses` with the central 95 % interval of Beta(hits + 1/2, misses + 1/2) (Jeffreys' prior).
 * `value` is the plain share. Null when nothing was counted.
 */
export function shareInterval(hits: number, misses: number): Interval | null {
  const all = hits + misses
  if (all === 0) return null
  const [a, b] = [hits + 0.5, misses + 0.5]
  return { value: hits / all, low: hits === 0 ? 0 : betaQuantile(0.025, a, b), high: misses === 0 ? 1 : betaQuantile(0.975, a, b) }
}

/** Value below which Beta(a, b) lies with probability `p`, by bisection to 1e-10. */
export function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 60 && high - low > 1e-10; step++) {
    const middle = (low + high) / 2
    if (betaShare(middle, a, b) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Regularised incomplete beta function, by the continued fraction of DiDonato and Morris with Lentz's method. */
export function betaShare(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - betaShare(1 - x, b, a)
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x)) / a
  const tiny = 1e-300
  let [c, d, fraction] = [1, 0, 1]
  for (let i = 0; i <= 300; i++) {
    const m = Math.floor(i / 2)
    const term =
      i === 0
        ? 1
        : i % 2 === 0
          ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
          : -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + term * d, tiny)
    c = nonZero(1 + term / c, tiny)
    fraction *= c * d
    if (Math.abs(1 - c * d) < 1e-12) break
  }
  return front * (fraction - 1)
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value
}

/** Natural logarithm of the gamma function for x > 0: Lanczos' approximation with g = 7 and nine terms. */
function logGamma(x: number): number {
  const terms = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
    -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ]
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const at = x - 1
  const t = at + 7.5
  const sum = terms.reduce((total, term, i) => (i === 0 ? term : total + term / (at + i)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(t) - t + Math.log(sum)
}

/**
 * Central 95 % interval of a statistic by drawing whole documents with replacement, so that a wire story with ten events is
 * one draw and not ten. `statistic` may answer null for a draw on which it is undefined; such draws are left out.
 * Null when the statistic is undefined on the documents themselves. The same seed gives the same interval.
 */
export function bootstrap<T>(
  documents: readonly T[],
  statistic: (sample: readonly T[]) => number | null,
  { draws = 1000, seed = 1 }: { readonly draws?: number; readonly seed?: number } = {},
): Interval | null {
  const value = statistic(documents)
  if (value === null) return null
  const random = seededRandom(seed)
  const found: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const sample = documents.map(() => documents[Math.floor(random() * documents.length)] as T)
    const one = statistic(sample)
    if (one !== null) found.push(one)
  }
  found.sort((a, b) => a - b)
  return { value, low: quantile(found, 0.025) ?? value, high: quantile(found, 0.975) ?? value }
}

/** Sum and number of the values that one document holds. */
export interface DocumentSum {
  readonly sum: number
  readonly count: number
}

/** Documents from which on the interval of a mean is taken from its normal approximation instead of being drawn. */
export const manyDocuments = 100

/**
 * Mean over all values with its central 95 % interval, where whole documents vary and not single values. Up to `manyDocuments` by the
 * bootstrap; beyond, by the linearised variance of a ratio of sums over documents (Cochran 1977, 6.4), which the bootstrap tends to.
 * Null without values.
 */
export function meanOfDocuments(
  documents: readonly DocumentSum[],
  { draws = 200, seed = 1 }: { readonly draws?: number; readonly seed?: number } = {},
): Interval | null {
  if (documents.length < manyDocuments)
    return bootstrap(
      documents,
      (sample) => {
        let [sum, count] = [0, 0]
        for (const one of sample) {
          sum += one.sum
          count += one.count
        }
        return count === 0 ? null : sum / count
      },
      { draws, seed },
    )
  const { mean, variance } = ratioOf(documents)
  const reach = 1.959964 * Math.sqrt(variance)
  return { value: mean, low: mean - reach, high: mean + reach }
}

/** The ratio of sums over at least two documents and the variance of it. */
export function ratioOf(documents: readonly DocumentSum[]): { readonly mean: number; readonly variance: number } {
  const n = documents.length
  const count = documents.reduce((total, one) => total + one.count, 0)
  const mean = documents.reduce((total, one) => total + one.sum, 0) / count
  const squares = documents.reduce((total, one) => total + (one.sum - mean * one.count) ** 2, 0)
  return { mean, variance: ((n / (n - 1)) * squares) / count ** 2 }
}

/** Quantile of a sorted list with linear interpolation between neighbours; null when the list is empty. */
export function quantile(sorted: readonly number[], p: number): number | null {
  if (sorted.length === 0) return null
  const at = p * (sorted.length - 1)
  const below = Math.floor(at)
  const low = sorted[below] ?? 0
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low
  return low + (high - low) * (at - below)
}
