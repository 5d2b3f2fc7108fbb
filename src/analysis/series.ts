/** The course of a relation in numbers: one row a period, reports and events counted apart, the two scales never mixed. */
import { type Day, daysBetween } from '../base/index.js'
import type { Dealing, DayCovered } from '../store/reader.js'
import { type Interval, meanOfDocuments, shareInterval } from './interval.js'
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

/** The events of each period by its first day, and how many have no place in any. */
export interface Buckets {
  readonly held: ReadonlyMap<Day, readonly Dealing[]>
  readonly undated: number
}

export function bucketsOf(list: readonly Dealing[], range: Period, grain: Grain): Buckets {
  const held = new Map<Day, Dealing[]>()
  let undated = 0
  for (const one of list) {
    const day = datable(one, grain)
    if (day === null) undated++
    else if (day >= range.from && day < range.to) {
      const start = startOf(day, grain)
      const bucket = held.get(start)
      if (bucket) bucket.push(one)
      else held.set(start, [one])
    }
  }
  return { held, undated }
}

/** `list` holds one dealing for each event; its `reports` are those behind it. `coverage`: reports by day, in any order. */
export function seriesOf(list: readonly Dealing[], range: Period, grain: Grain, coverage: readonly DayCovered[], scales: Scales): Series {
  const all = new Map(coverageBy(coverage, grain).map(({ day, reports }) => [day, reports]))
  const { held, undated } = bucketsOf(list, range, grain)
  return {
    grain,
    undated,
    points: periodsIn(range, grain).map((period) => pointOf(period, held.get(period.from) ?? [], all.get(period.from) ?? 0, scales)),
  }
}

/** Reports by the first day of each period. What is counted so already stays as it is. */
export function coverageBy(coverage: readonly DayCovered[], grain: Grain): readonly DayCovered[] {
  const all = new Map<Day, number>()
  for (const { day, reports } of coverage) {
    const start = startOf(day, grain)
    all.set(start, (all.get(start) ?? 0) + reports)
  }
  return [...all].map(([day, reports]) => ({ day, reports }))
}

/** The day by which an event falls into a period of the grain; null when its date is unknown or wider than the period. */
function datable({ day, wide }: Dealing, grain: Grain): Day | null {
  const widest = grain === 'day' ? 1 : grain === 'week' ? 7 : grain === 'month' ? 31 : 366
  return wide !== null && wide > widest ? null : day
}

function pointOf(period: Period, events: readonly Dealing[], all: number, scales: Scales): SeriesPoint {
  const counts: Record<Quad, number> = { 'verbal-cooperation': 0, 'material-cooperation': 0, 'verbal-conflict': 0, 'material-conflict': 0 }
  let reports = 0
  for (const event of events) {
    const quad = scales.quadOf(event)
    if (quad !== null) counts[quad]++
    reports += event.reports
  }
  const hostile = quads.filter(isConflict).reduce((sum, quad) => sum + counts[quad], 0)
  const friendly = quads.filter((quad) => !isConflict(quad)).reduce((sum, quad) => sum + counts[quad], 0)
  return {
    ...period,
    covered: all > 0 || reports > 0,
    reports,
    events: events.length,
    quads: counts,
    goldstein: scoreOf(events.map((event) => scales.goldsteinOf(event))),
    plover: scoreOf(events.map((event) => scales.ploverOf(event))),
    conflict: shareInterval(hostile, friendly),
    perThousand: all > 0 ? (events.length * 1000) / all : null,
  }
}

/** Null when no value is known. */
export function scoreOf(values: readonly (number | null)[]): Score | null {
  let [scored, sum] = [0, 0]
  for (const value of values)
    if (value !== null) {
      scored++
      sum += value
    }
  return scored === 0 ? null : { scored, sum, mean: sum / scored }
}

/** Mean of a score with its 95 % interval over dispatches; from one dispatch alone there is no interval, and null is given. */
export function meanWithBand(events: readonly Dealing[], score: (event: Dealing) => number | null, seed = 7): Interval | null {
  const documents = documentsOf(events, score)
  return documents.length < 2 ? null : meanOfDocuments(documents, { seed })
}

/** Sum and number of the scored events of each dispatch, in order of first mention. */
export function documentsOf(
  events: readonly Dealing[],
  score: (event: Dealing) => number | null,
): readonly { readonly sum: number; readonly count: number }[] {
  const documents = new Map<number, { sum: number; count: number }>()
  for (const event of events) {
    const value = score(event)
    if (value === null) continue
    const held = documents.get(event.dispatch)
    if (held) {
      held.sum += value
      held.count++
    } else documents.set(event.dispatch, { sum: value, count: 1 })
  }
  return [...documents.values()]
}

/** Who gives more: the sum of PLOVER scores from a to b less that from b to a. Null when one side is unscored. */
export function asymmetry(forth: readonly Dealing[], back: readonly Dealing[], scales: Scales): number | null {
  const there = scoreOf(forth.map((event) => scales.ploverOf(event)))
  const here = scoreOf(back.map((event) => scales.ploverOf(event)))
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

/** Days of a list that lie within a period. */
export function within<T extends { readonly day: Day | null }>(list: readonly T[], { from, to }: Period): readonly T[] {
  return list.filter(({ day }) => day !== null && day >= from && day < to)
}

/** Length of a period in days. */
export function lengthOf({ from, to }: Period): number {
  return daysBetween(from, to)
}
