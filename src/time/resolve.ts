/** From what a phrase says to days of the calendar. All ranges are half-open; weeks begin on Monday. */
import { addDays, addMonths, civilOf, dayOf, daysBetween, daysInMonth, weekdayOf } from '../base/days.js'
import type { Day } from '../base/types.js'
import type { TimeReading } from '../model/time.js'
import type { Direction } from './direction.js'
import type { Anchor, Part, Phrase } from './phrase.js'
import type { Unit } from './vocabulary.js'

/** The days that a phrase may be told against. `published` null: only what states its own year can be read. */
export interface Anchors {
  readonly published: Day | null
  /** The last day read before the phrase, in order of the text. */
  readonly narrative: Day | null
  /** The last day read in the same paragraph, otherwise the day of the main news. */
  readonly lead: Day | null
}

type Grain = TimeReading['grain']
interface Range {
  readonly from: Day
  readonly to: Day
  readonly grain: Grain
}

/** Reads a phrase against its anchors; null where the anchor that it needs is unknown, or no such day exists ("3000 years ago"). */
export function resolve(phrase: Phrase, anchors: Anchors, direction: Direction): TimeReading | null {
  const range = inCalendar(() => rangeOf(phrase, anchors, direction))
  return range && range.from < range.to ? { from: range.from, to: range.to, grain: range.grain, basis: basisOf(phrase, anchors) } : null
}

/** Days have years of four digits; arithmetic that leaves them throws. */
function inCalendar(read: () => Range | null): Range | null {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function basisOf(phrase: Phrase, anchors: Anchors): TimeReading['basis'] {
  if (phrase.kind === 'calendar' || phrase.kind === 'era') return 'stated'
  if (phrase.kind === 'span') return basisOf(phrase.first, anchors)
  if (phrase.kind === 'season') return phrase.year === null ? 'relative' : 'stated'
  if (phrase.kind === 'offset' || phrase.kind === 'period') return anchored(phrase.anchor, anchors).basis
  return 'relative'
}

function anchored(anchor: Anchor, anchors: Anchors): { readonly day: Day | null; readonly basis: TimeReading['basis'] } {
  const day = anchor === 'narrative' ? anchors.narrative : anchor === 'lead' ? anchors.lead : null
  return day === null ? { day: anchors.published, basis: 'relative' } : { day, basis: 'narrative' }
}

function rangeOf(phrase: Phrase, anchors: Anchors, direction: Direction): Range | null {
  const { published } = anchors
  switch (phrase.kind) {
    case 'calendar':
      return calendarRange(phrase.year, phrase.month, phrase.day, phrase.part, published, direction)
    case 'era':
      return thirds(yearRange(phrase.first, phrase.years, 'range'), phrase.part)
    case 'season':
      return seasonRange(phrase.month, phrase.year, phrase.shift, phrase.part, published)
    case 'nights':
      return published && { from: addDays(published, -1), to: addDays(published, 1), grain: 'range' }
    case 'span':
      return spanRange(phrase.first, phrase.last, anchors, direction)
    case 'weekday':
      return published && dayRange(weekdayDay(phrase.weekday, phrase.shift, published, direction))
    case 'month':
      return published && monthBeside(phrase.month, phrase.shift, phrase.day, phrase.part, published)
    case 'in-year':
      return published && calendarRange(civilOf(published).year + phrase.shift, phrase.month, phrase.day, phrase.part, published, direction)
    case 'period': {
      const { day } = anchored(phrase.anchor, anchors)
      return day && (phrase.unit === 'weekend' ? weekendRange(phrase.shift, day, direction) : periodRange(phrase, day))
    }
    case 'offset': {
      const { day } = anchored(phrase.anchor, anchors)
      return day && offsetRange(phrase.unit, phrase.count, day)
    }
    case 'window':
      return published && windowRange(phrase.unit, phrase.count, phrase.direction, published)
    default:
      return phrase satisfies never
  }
}

function dayRange(day: Day): Range {
  return { from: day, to: addDays(day, 1), grain: 'day' }
}
function monthRange(year: number, month: number): Range {
  const from = dayOf(year, month, 1)
  return { from, to: addMonths(from, 1), grain: 'month' }
}
function yearRange(year: number, count: number, grain: Grain): Range {
  return { from: dayOf(year, 1, 1), to: dayOf(year + count, 1, 1), grain }
}

/** Cuts a stretch into thirds: months of ten days, years of four months, anything else by days. */
function thirds(range: Range, part: Part): Range {
  if (part === null || range.grain === 'day') return range
  const [first, second] = cuts(range)
  const from = part === 'early' ? range.from : part === 'mid' ? first : second
  const to = part === 'early' ? first : part === 'mid' ? second : range.to
  return { from, to, grain: 'range' }
}

function cuts(range: Range): readonly [Day, Day] {
  if (range.grain === 'month') return [addDays(range.from, 10), addDays(range.from, 20)]
  if (range.grain === 'year') return [addMonths(range.from, 4), addMonths(range.from, 8)]
  const years = civilOf(range.to).year - civilOf(range.from).year
  if (years >= 10) return [addMonths(range.from, years * 4), addMonths(range.from, years * 8)]
  const third = Math.floor(daysBetween(range.from, range.to) / 3)
  return [addDays(range.from, third), addDays(range.to, -third)]
}

function calendarRange(
  year: number | null,
  month: number | null,
  day: number | null,
  part: Part,
  published: Day | null,
  direction: Direction,
): Range | null {
  if (month === null) return year === null ? null : thirds(yearRange(year, 1, 'year'), part)
  const inYear = year ?? (published === null ? null : nearestYear(month, day, published, direction))
  if (inYear === null) return null
  if (day === null) return thirds(monthRange(inYear, month), part)
  return day <= daysInMonth(inYear, month) ? dayRange(dayOf(inYear, month, day)) : null
}

/** Days by which an announcement may run ahead of its date without a mark of the future ("the March 20 summit"). */
const grace = 45

/**
 * The year that a date without one means: the last such date on or before publication; with marks of the future the
 * next one. A past-tense report may still name a date shortly ahead, which is nearer than one of last year.
 */
function nearestYear(month: number, day: number | null, published: Day, direction: Direction): number {
  const { year, month: now, day: today } = civilOf(published)
  const passed = day === null ? month <= now : month < now || (month === now && day <= today)
  if (direction === 'future') return (day === null ? month >= now : !passed || (month === now && day === today)) ? year : year + 1
  if (passed) return year
  const ahead = daysBetween(published, dayOf(year, month, Math.min(day ?? 1, daysInMonth(year, month))))
  return ahead <= grace && day !== null ? year : year - 1
}

function seasonRange(month: number, year: number | null, shift: -1 | 0 | 1 | null, part: Part, published: Day | null): Range | null {
  const range = (inYear: number): Range => ({ from: dayOf(inYear, month, 1), to: addMonths(dayOf(inYear, month, 1), 3), grain: 'season' })
  // The winter of a year is the one that begins in its last month.
  if (year !== null) return thirds(range(year), part)
  if (published === null) return null
  const here = civilOf(published).year
  const candidates = [here - 2, here - 1, here, here + 1].map(range)
  if (shift === -1) return thirds(candidates.findLast((one) => one.to <= published) ?? range(here - 1), part)
  if (shift === 1) return thirds(candidates.find((one) => one.from > published) ?? range(here + 1), part)
  return thirds(candidates.find((one) => one.to > published) ?? range(here), part)
}

function spanRange(first: Phrase, last: Phrase, anchors: Anchors, direction: Direction): Range | null {
  const end = rangeOf(last, anchors, direction)
  let start = rangeOf(first, anchors, direction)
  if (!start || !end) return null
  // "Friday to Sunday", "November to March" without years: the first one before the last.
  if (start.from >= end.to && start.grain === 'day')
    start = direction === 'future' ? start : rangeOf(first, { ...anchors, published: end.from }, 'past')
  else if (start.from >= end.to && start.grain === 'month') start = { ...start, from: addMonths(start.from, -12) }
  if (!start) return null
  if (start.from >= end.to) return { from: start.from, to: addDays(end.to, 7), grain: 'range' }
  // In a past report "Monday to Wednesday" must not begin a week before its end.
  return {
    from: first.kind === 'weekday' && daysBetween(start.from, end.from) > 6 ? addDays(start.from, 7) : start.from,
    to: end.to,
    grain: 'range',
  }
}

function weekdayDay(
  weekday: number,
  shift: 'last' | 'this' | 'next' | 'week-ago' | 'week-ahead' | null,
  published: Day,
  direction: Direction,
): Day {
  const back = (weekdayOf(published) - weekday + 7) % 7
  const monday = addDays(published, -weekdayOf(published))
  switch (shift) {
    case 'last':
      return addDays(published, back === 0 ? -7 : -back)
    case 'next':
      return addDays(published, back === 0 ? 7 : 7 - back)
    case 'this':
      return addDays(monday, weekday)
    case 'week-ago':
      return addDays(monday, weekday - 7)
    case 'week-ahead':
      return addDays(monday, weekday + 7)
    case null:
      return direction === 'past' || back === 0 ? addDays(published, -back) : addDays(published, 7 - back)
    default:
      return shift satisfies never
  }
}

function monthBeside(month: number, shift: -1 | 0 | 1, day: number | null, part: Part, published: Day): Range | null {
  const { year, month: now } = civilOf(published)
  const inYear = shift === 0 ? year : shift < 0 ? (month < now ? year : year - 1) : month > now ? year : year + 1
  return calendarRange(inYear, month, day, part, published, 'past')
}

/** Of "the weekend" and "this weekend" the verb decides whether it is the one just over or the coming one. */
function weekendRange(shift: number, anchor: Day, direction: Direction): Range {
  const inWeekend = weekdayOf(anchor) >= 5
  const coming = addDays(anchor, 5 - weekdayOf(anchor))
  const weeks = shift !== 0 ? (shift > 0 && !inWeekend ? shift - 1 : shift) : direction === 'past' && !inWeekend ? -1 : 0
  const saturday = addDays(coming, weeks * 7)
  return { from: saturday, to: addDays(saturday, 2), grain: 'range' }
}

function periodRange(phrase: Extract<Phrase, { kind: 'period' }>, anchor: Day): Range | null {
  const { part, half } = phrase
  const whole = wholePeriod(phrase.unit, phrase.shift, anchor)
  if (half === 'earlier') return whole.from < anchor ? { from: whole.from, to: anchor, grain: 'range' } : dayRange(anchor)
  if (half === 'later') return addDays(anchor, 1) < whole.to ? { from: addDays(anchor, 1), to: whole.to, grain: 'range' } : dayRange(anchor)
  return thirds(whole, part)
}

function wholePeriod(unit: Unit, shift: number, anchor: Day): Range {
  const { year, month } = civilOf(anchor)
  const monday = addDays(anchor, -weekdayOf(anchor))
  switch (unit) {
    case 'hour':
    case 'day':
      return dayRange(addDays(anchor, shift))
    case 'week':
      return { from: addDays(monday, shift * 7), to: addDays(monday, shift * 7 + 7), grain: 'week' }
    case 'fortnight':
      return { from: addDays(monday, shift * 14), to: addDays(monday, shift * 14 + 14), grain: 'range' }
    case 'weekend':
      return { from: addDays(monday, shift * 7 + 5), to: addDays(monday, shift * 7 + 7), grain: 'range' }
    case 'month': {
      const first = addMonths(dayOf(year, month, 1), shift)
      return { from: first, to: addMonths(first, 1), grain: 'month' }
    }
    case 'quarter': {
      const first = addMonths(dayOf(year, Math.floor((month - 1) / 3) * 3 + 1, 1), shift * 3)
      return { from: first, to: addMonths(first, 3), grain: 'range' }
    }
    case 'year':
      return yearRange(year + shift, 1, 'year')
    case 'decade':
      return yearRange(Math.floor(year / 10) * 10 + shift * 10, 10, 'range')
    case 'century':
      return yearRange(Math.floor((year - 1) / 100) * 100 + 1 + shift * 100, 100, 'range')
    default:
      return unit satisfies never
  }
}

/** "three days ago" is a day, "two months ago" a month, "a decade ago" a year: the grain of what is counted. */
function offsetRange(unit: Unit, count: number, anchor: Day): Range {
  switch (unit) {
    case 'hour':
      return dayRange(addDays(anchor, Math.trunc(count / 24)))
    case 'day':
      return dayRange(addDays(anchor, Math.trunc(count)))
    case 'week':
    case 'weekend':
    case 'fortnight':
      return wholePeriod('week', 0, addDays(anchor, Math.trunc(count * (unit === 'fortnight' ? 14 : 7))))
    case 'month':
    case 'quarter':
      return wholePeriod('month', Math.trunc(count * (unit === 'quarter' ? 3 : 1)), anchor)
    case 'year':
      return Number.isInteger(count) ? wholePeriod('year', count, anchor) : wholePeriod('month', Math.trunc(count * 12), anchor)
    case 'decade':
    case 'century':
      return wholePeriod('year', Math.trunc(count * (unit === 'decade' ? 10 : 100)), anchor)
    default:
      return unit satisfies never
  }
}

/** What "few" and a bare plural stand for: a week of days, a month of weeks, half a year of months, five years. */
const vague: Readonly<Record<Unit, number>> = {
  hour: 24,
  day: 7,
  week: 4,
  weekend: 2,
  fortnight: 2,
  month: 6,
  quarter: 2,
  year: 5,
  decade: 3,
  century: 2,
}

function windowRange(unit: Unit, count: number | null, direction: -1 | 1, published: Day): Range {
  const size = count ?? vague[unit]
  const edge = moved(unit, size * direction, published)
  return direction < 0
    ? { from: edge, to: addDays(published, 1), grain: 'range' }
    : { from: published, to: addDays(edge, 1), grain: 'range' }
}

function moved(unit: Unit, count: number, day: Day): Day {
  if (unit === 'hour') return addDays(day, Math.sign(count) * Math.ceil(Math.abs(count) / 24))
  if (unit === 'day') return addDays(day, Math.trunc(count))
  if (unit === 'week' || unit === 'weekend') return addDays(day, Math.trunc(count * 7))
  if (unit === 'fortnight') return addDays(day, Math.trunc(count * 14))
  const perUnit = unit === 'month' ? 1 : unit === 'quarter' ? 3 : unit === 'year' ? 12 : unit === 'decade' ? 120 : 1200
  return addMonths(day, Math.trunc(count * perUnit))
}
