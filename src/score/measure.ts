/** Counts, rates and their intervals: the arithmetic that all suites share. All rates are between 0 and 1. */
import { seededRandom } from '../base/random.js'

/** Right, wrongly given and missed. */
export interface Counts {
  readonly right: number
  readonly wrong: number
  readonly missed: number
}

export interface Rates {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** How many items were matched and which share of those had the attribute right. */
export interface Accuracy {
  readonly matched: number
  readonly accuracy: number
}

export interface Interval {
  readonly low: number
  readonly high: number
}

export const noCounts: Counts = { right: 0, wrong: 0, missed: 0 }

export function addCounts(a: Counts, b: Counts): Counts {
  return { right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed }
}

/** Precision, recall and F1. With nothing to find and nothing given all three are 1; otherwise an empty denominator gives 0. */
export function ratesOf(counts: Counts): Rates {
  const { right, wrong, missed } = counts
  if (right + wrong + missed === 0) return { precision: 1, recall: 1, f1: 1 }
  return {
    precision: right + wrong === 0 ? 0 : right / (right + wrong),
    recall: right + missed === 0 ? 0 : right / (right + missed),
    f1: (2 * right) / (2 * right + wrong + missed),
  }
}

export function shareOf(right: number, matched: number): Accuracy {
  return { matched, accuracy: matched === 0 ? 0 : right / matched }
}

/** Unweighted mean of F1 over the classes that occur in gold or prediction. */
export function macroF1(perClass: Iterable<Counts>): number {
  const present = [...perClass].filter((counts) => counts.right + counts.wrong + counts.missed > 0)
  return present.length === 0 ? 0 : present.reduce((sum, counts) => sum + ratesOf(counts).f1, 0) / present.length
}

/** Counts for each class from pairs of gold and predicted labels. */
export function countClasses(pairs: readonly (readonly [gold: string, predicted: string])[]): Map<string, Counts> {
  const table = new Map<string, Counts>()
  const bump = (label: string, more: Counts): void => void table.set(label, addCounts(table.get(label) ?? noCounts, more))
  for (const [gold, predicted] of pairs) {
    if (gold === predicted) bump(gold, { right: 1, wrong: 0, missed: 0 })
    else {
      bump(gold, { right: 0, wrong: 0, missed: 1 })
      bump(predicted, { right: 0, wrong: 1, missed: 0 })
    }
  }
  return table
}

/**
 * A 95 % interval for a statistic over documents: percentile bootstrap, 1,000 draws with a fixed seed
 * (Efron, "Bootstrap Methods", 1979). Null for fewer than two documents.
 */
export function bootstrap<T>(documents: readonly T[], statistic: (sample: readonly T[]) => number, draws = 1000): Interval | null {
  if (documents.length < 2) return null
  const random = seededRandom(20_220_828)
  const values: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const sample = documents.map(() => documents[Math.floor(random() * documents.length)] as T)
    values.push(statistic(sample))
  }
  values.sort((a, b) => a - b)
  return { low: values[Math.floor(draws * 0.025)] ?? 0, high: values[Math.ceil(draws * 0.975) - 1] ?? 0 }
}
