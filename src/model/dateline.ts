/** The day that a dateline states ("ISLAMABAD, March 14 (APP)"): its year from the dispatch's day of publication. */
import { dayOf, daysBetween, daysInMonth, civilOf } from '../base/days.js'
import type { Day } from '../base/types.js'
import type { Dispatch } from './dispatch.js'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day of the dateline; null where it has none, or no year can be known. A dateline without a date has none. */
export function datelineDay(dispatch: Dispatch): Day | null {
  const span = dispatch.dateline?.date
  if (!span) return null
  const text = dispatch.text.slice(span.from, span.to).toLowerCase()
  const month = months.findIndex((name) => new RegExp(`\\b${name}`).test(text)) + 1
  const date = Number(/\b(\d{1,2})\b/.exec(text)?.[1] ?? 0)
  const stated = /\b(\d{4})\b/.exec(text)?.[1]
  if (month === 0 || date === 0) return dispatch.published
  const year = stated ? Number(stated) : dispatch.published ? nearest(month, date, dispatch.published) : null
  return year !== null && date <= daysInMonth(year, month) ? dayOf(year, month, date) : null
}

/** The year that brings the date nearest to the day of publication: a dateline of December 31 may be published in January. */
function nearest(month: number, date: number, published: Day): number {
  const { year } = civilOf(published)
  const distance = (one: number): number => Math.abs(daysBetween(published, dayOf(one, month, Math.min(date, daysInMonth(one, month)))))
  return [year, year - 1, year + 1].toSorted((a, b) => distance(a) - distance(b))[0] ?? year
}
