/** Whether a series of counts has changed: against the window before, and where its level broke. */

export type ChangeBand = 'large increase' | 'moderate increase' | 'limited change' | 'large decrease'

export interface Change {
  readonly now: number
  /** Mean of the trailing window. */
  readonly before: number
  readonly periods: number
  /** (now - before) / before; null when the window was empty. */
  readonly relative: number | null
  readonly band: ChangeBand
  /** The base was too low for a percentage to mean anything. */
  readonly lowBaseline: boolean
}

/**
 * The last count against the mean of up to `window` counts before it. Bands and the guard for low baselines (a mean of at
 * most 2 with at most 5 now is a limited change) are those of ACLED's Trendfinder. Gaps (null) are skipped, not read as 0.
 * Null when there is no last count or nothing before it.
 */
export function changeAgainst(counts: readonly (number | null)[], window: number): Change | null {
  const now = counts.at(-1) ?? null
  const held = counts
    .slice(0, -1)
    .slice(-window)
    .filter((count) => count !== null)
  if (now === null || held.length === 0) return null
  const before = held.reduce((sum, count) => sum + count, 0) / held.length
  const relative = before === 0 ? null : (now - before) / before
  const lowBaseline = before <= 2 && now <= 5
  return { now, before, periods: held.length, relative, lowBaseline, band: lowBaseline ? 'limited change' : bandOf(relative) }
}

function bandOf(relative: number | null): ChangeBand {
  if (relative === null || relative > 0.25) return 'large increase'
  if (relative > 0.1) return 'moderate increase'
  return relative < -0.25 ? 'large decrease' : 'limited change'
}

export interface ChangePoint {
  /** Index of the first count of the new level. */
  readonly at: number
  /** First and last index at which the break could as well lie: within 1.92 units of log likelihood (95 %). */
  readonly earliest: number
  readonly latest: number
  /** Mean level before and after, per period. */
  readonly before: number
  readonly after: number
}

/**
 * Breaks in the level of a series of counts: the segmentation with the least Poisson cost plus `penalty` a break, found
 * exactly by PELT (Killick, Fearnhead and Eckley 2012). Gaps (null) cost nothing and belong to no level.
 * The default penalty is 3 ln n; a segment has at least `shortest` periods.
 */
export function changePoints(
  counts: readonly (number | null)[],
  { penalty = 3 * Math.log(Math.max(2, counts.length)), shortest = 2 }: { readonly penalty?: number; readonly shortest?: number } = {},
): readonly ChangePoint[] {
  const cost = poissonCost(counts)
  const n = counts.length
  if (n < 2 * shortest) return []
  const best: number[] = [-penalty]
  const last: number[] = [0]
  let open: readonly number[] = [0]
  // A start that can never win again may still be needed until a break at `end` is itself possible: it goes `shortest` periods later.
  const closing = new Map<number, number>()
  for (let end = 1; end <= n; end++) {
    let least = Number.POSITIVE_INFINITY
    let from = 0
    for (const start of open) {
      if (end - start < shortest) continue
      const total = (best[start] ?? Number.POSITIVE_INFINITY) + cost(start, end) + penalty
      if (total < least) [least, from] = [total, start]
    }
    best[end] = least
    last[end] = from
    for (const start of open)
      if (end - start >= shortest && !closing.has(start) && (best[start] ?? 0) + cost(start, end) > least)
        closing.set(start, end + shortest)
    open = [...open.filter((start) => (closing.get(start) ?? n + 1) > end), end]
  }
  const breaks: number[] = []
  for (let end = n; (last[end] ?? 0) > 0; end = last[end] ?? 0) breaks.unshift(last[end] ?? 0)
  return breaks.map((at, i) => describeBreak(cost, counts, breaks[i - 1] ?? 0, at, breaks[i + 1] ?? n))
}

/** Twice is left out: cost is minus the log likelihood of a segment at its own mean, without the terms that no segmentation changes. */
function poissonCost(counts: readonly (number | null)[]): (from: number, to: number) => number {
  const sum = [0]
  const held = [0]
  counts.forEach((count, i) => {
    sum.push((sum[i] ?? 0) + (count ?? 0))
    held.push((held[i] ?? 0) + (count === null ? 0 : 1))
  })
  return (from, to) => {
    const total = (sum[to] ?? 0) - (sum[from] ?? 0)
    const length = (held[to] ?? 0) - (held[from] ?? 0)
    return total === 0 || length === 0 ? 0 : total - total * Math.log(total / length)
  }
}

function describeBreak(
  cost: (from: number, to: number) => number,
  counts: readonly (number | null)[],
  from: number,
  at: number,
  to: number,
): ChangePoint {
  const least = cost(from, at) + cost(at, to)
  const near = (i: number) => i > from && i < to && cost(from, i) + cost(i, to) - least <= 1.92
  let [earliest, latest] = [at, at]
  while (near(earliest - 1)) earliest--
  while (near(latest + 1)) latest++
  return { at, earliest, latest, before: meanOf(counts.slice(from, at)) ?? 0, after: meanOf(counts.slice(at, to)) ?? 0 }
}

/** Mean of what is there; null when nothing is. */
function meanOf(values: readonly (number | null)[]): number | null {
  const held = values.filter((value) => value !== null)
  return held.length === 0 ? null : held.reduce((sum, value) => sum + value, 0) / held.length
}
