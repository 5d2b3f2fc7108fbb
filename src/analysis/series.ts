/** The course of a relation in numbers: one row a period, reports and events counted apart, the two scales never mixed. */
import { type Day, daysBetween } from '../base/index.js'
import type { CountryCode } from '../model/index.js'
import { goesFrom } from './dyads.js'
import { type Interval, shareInterval } from './interval.js'
import { dayOfRecord, type KeptEvent, onePerCluster } from './kept.js'
import { type Grain, type Period, periodsIn, startOf } from './periods.js'
import { isConflict, type Quad, quads, type Scales } from './scales.js'

/** Sum and mean of one scale over the events that it scores. */
export interface Score {
  readonly scored: number
  readonly sum: number
  readonly mean: number
}

export interface SeriesPoint extends Period {
  /** False: the record holds no dispatch at all of this period, so that nothing can be said; the counts are then null in charts. */
  readonly covered: boolean
  readonly reports: number
  readonly events: number
  readonly quads: Readonly<Record<Quad, number>>
  readonly goldstein: Score | null
  readonly plover: Score | null
  /** Share of conflict among the events with a quad class. */
  readonly conflict: Interval | null
  /** Events for every thousand reports of the whole record in the period; null where there is none. */
  readonly perThousand: number | null
}

export interface Series {
  readonly grain: Grain
  readonly points: readonly SeriesPoint[]
  /** Left out because their date is unknown or wider than a period: said beside every picture. */
  readonly undated: number
}

/** Reports of the whole record by day: what tells a gap from a zero. Days in any order. */
export type Coverage = readonly { readonly day: Day; readonly reports: number }[]

/** Counts one report per cluster for events; `reports` keeps all. */
export function seriesOf(list: readonly KeptEvent[], range: Period, grain: Grain, coverage: Coverage, scales: Scales): Series {
  const periods = periodsIn(range, grain)
  const all = new Map<Day, number>()
  for (const { day, reports } of coverage) {
    const start = startOf(day, grain)
    all.set(start, (all.get(start) ?? 0) + reports)
  }
  const held = new Map<Day, KeptEvent[]>()
  let undated = 0
  for (const kept of list) {
    const day = datable(kept, grain)
    if (day === null) undated++
    else if (day >= range.from && day < range.to) {
      const start = startOf(day, grain)
      const bucket = held.get(start)
      if (bucket) bucket.push(kept)
      else held.set(start, [kept])
    }
  }
  return {
    grain,
    undated,
    points: periods.map((period) => pointOf(period, held.get(period.from) ?? [], all.get(period.from) ?? 0, scales)),
  }
}

/** The day by which a record falls into a period of the grain; null when its date is unknown or wider than the period. */
function datable(kept: KeptEvent, grain: Grain): Day | null {
  const when = kept.record.when
  if (when === null) return kept.published
  const widest = grain === 'day' ? 1 : grain === 'week' ? 7 : grain === 'month' ? 31 : 366
  return daysBetween(when.from, when.to) > widest ? null : dayOfRecord(kept)
}

function pointOf(period: Period, reports: readonly KeptEvent[], all: number, scales: Scales): SeriesPoint {
  const events = onePerCluster(reports)
  const counts: Record<Quad, number> = { 'verbal-cooperation': 0, 'material-cooperation': 0, 'verbal-conflict': 0, 'material-conflict': 0 }
  for (const { record } of events) {
    const quad = scales.quadOf(record)
    if (quad !== null) counts[quad]++
  }
  const hostile = quads.filter(isConflict).reduce((sum, quad) => sum + counts[quad], 0)
  const friendly = quads.filter((quad) => !isConflict(quad)).reduce((sum, quad) => sum + counts[quad], 0)
  return {
    ...period,
    covered: all > 0 || reports.length > 0,
    reports: reports.length,
    events: events.length,
    quads: counts,
    goldstein: scoreOf(events.map(({ record }) => scales.goldsteinOf(record))),
    plover: scoreOf(events.map(({ record }) => scales.ploverOf(record))),
    conflict: shareInterval(hostile, friendly),
    perThousand: all > 0 ? (events.length * 1000) / all : null,
  }
}

/** Null when no value is known. */
export function scoreOf(values: readonly (number | null)[]): Score | null {
  const held = values.filter((value) => value !== null)
  if (held.length === 0) return null
  const sum = held.reduce((total, value) => total + value, 0)
  return { scored: held.length, sum, mean: sum / held.length }
}

/** Events from `a` to `b`, and from `b` to `a`; a symmetric event stands in both. */
export function byDirection(
  list: readonly KeptEvent[],
  a: CountryCode,
  b: CountryCode,
): { readonly forth: readonly KeptEvent[]; readonly back: readonly KeptEvent[] } {
  return { forth: list.filter((kept) => goesFrom(kept, a, b)), back: list.filter((kept) => goesFrom(kept, b, a)) }
}

/** Who gives more: the sum of PLOVER scores from a to b less that from b to a. Null when one side is unscored. */
export function asymmetry(forth: readonly KeptEvent[], back: readonly KeptEvent[], scales: Scales): number | null {
  const there = scoreOf(onePerCluster(forth).map(({ record }) => scales.ploverOf(record)))
  const here = scoreOf(onePerCluster(back).map(({ record }) => scales.ploverOf(record)))
  return there === null || here === null ? null : there.sum - here.sum
}

/**
 * Whether the sides answer in kind: Pearson's correlation of the mean PLOVER scores of both directions, over the periods in
 * which both acted. Null below three such periods or when one side never varies.
 */
export function reciprocity(forth: Series, back: Series): { readonly value: number; readonly periods: number } | null {
  const pairs: (readonly [number, number])[] = []
  forth.points.forEach((point, i) => {
    const other = back.points[i]
    if (point.plover !== null && other?.plover) pairs.push([point.plover.mean, other.plover.mean])
  })
  const value = correlation(pairs)
  return value === null ? null : { value, periods: pairs.length }
}

/** Pearson's correlation; null below three pairs or without variance. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const n = pairs.length
  if (n < 3) return null
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / n
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / n
  let [xy, xx, yy] = [0, 0, 0]
  for (const [x, y] of pairs) {
    xy += (x - meanX) * (y - meanY)
    xx += (x - meanX) ** 2
    yy += (y - meanY) ** 2
  }
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy)
}
