/** Calendar periods as half-open ranges of days. Weeks begin on Monday (ISO 8601). */
import { addDays, addMonths, civilOf, dayOf, type Day, weekdayOf } from '../base/index.js'

const grains = ['day', 'week', 'month', 'year'] as const
export type Grain = (typeof grains)[number]

export interface Period {
  readonly from: Day
  /** First day after it. */
  readonly to: Day
}

/** First day of the period that holds `day`. */
export function startOf(day: Day, grain: Grain): Day {
  const { year, month } = civilOf(day)
  switch (grain) {
    case 'day':
      return day
    case 'week':
      return addDays(day, -weekdayOf(day))
    case 'month':
      return dayOf(year, month, 1)
    case 'year':
      return dayOf(year, 1, 1)
  }
}

/** First day of the next period. */
export function nextStart(start: Day, grain: Grain): Day {
  switch (grain) {
    case 'day':
      return addDays(start, 1)
    case 'week':
      return addDays(start, 7)
    case 'month':
      return addMonths(start, 1)
    case 'year':
      return addMonths(start, 12)
  }
}

/** All periods that share a day with `[from, to)`, in order. Empty when the range is. */
export function periodsIn(range: Period, grain: Grain): readonly Period[] {
  const out: Period[] = []
  if (range.from >= range.to) return out
  for (let start = startOf(range.from, grain); start < range.to; ) {
    const end = nextStart(start, grain)
    out.push({ from: start, to: end })
    start = end
  }
  return out
}

/** A grain at which a range has at most `most` periods and that suits the eye: months up to ten years, then years. */
export function grainFor(range: Period, most = 130): Grain {
  for (const grain of grains) if (grain !== 'day' && periodsIn(range, grain).length <= most) return grain
  return 'year'
}
