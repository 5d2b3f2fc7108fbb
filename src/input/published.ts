/** The day of publication as a text states it: a leading "date 2022-08-28", a line that holds only a date, a dateline with its year. */
import { dayOf, daysInMonth, parseDay } from '../base/days.js'
import type { Day } from '../base/types.js'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const monthFirst = new RegExp(`^${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?`, 'i')
const dayFirst = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?\\s+${month}(?:,?\\s+(\\d{4}))?`, 'i')
const numeric = /^(\d{4}-\d{2}-\d{2})/
const weekday = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat|sun)\b[.,]?\s*/i
const label = /^(?:(?:published|posted|updated|last updated|issued|released|date|dated)\b\s*(?:on|at)?\s*:?\s*)/i

/** A date as it stands at the start of a text: its day, or null in `day` where it names no year or no such day, and its length. */
export interface DateAtStart {
  readonly day: Day | null
  readonly hasYear: boolean
  readonly length: number
}

/** Reads a calendar date at the start of `text`; null when none stands there. */
export function dateAtStart(text: string): DateAtStart | null {
  const iso = numeric.exec(text)
  if (iso) return { day: parseDay(iso[1] ?? ''), hasYear: true, length: iso[0].length }
  const byMonth = monthFirst.exec(text)
  if (byMonth) return made(byMonth[1], byMonth[2], byMonth[3], byMonth[0].length)
  const byDay = dayFirst.exec(text)
  if (byDay) return made(byDay[2], byDay[1], byDay[3], byDay[0].length)
  return null
}

function made(monthName: string | undefined, date: string | undefined, year: string | undefined, length: number): DateAtStart | null {
  const number = months.indexOf((monthName ?? '').slice(0, 3).toLowerCase()) + 1
  const day = Number(date)
  if (number === 0 || day < 1 || day > 31) return null
  if (year === undefined) return { day: null, hasYear: false, length }
  const valid = day <= daysInMonth(Number(year), number)
  return { day: valid ? dayOf(Number(year), number, day) : null, hasYear: true, length }
}

/**
 * The day of a line that holds a date and nothing else but a weekday, a label ("Published:") or a time of day
 * ("May 20, 2025 6:41 PM GMT+2 Updated 2 hours ago"); null for any other line.
 */
export function dateLine(line: string): Day | null {
  if (line.length > 90) return null
  const bare = line.replace(label, '').replace(weekday, '')
  const date = dateAtStart(bare)
  if (!date?.day) return null
  const rest = bare.slice(date.length).trim()
  return rest === '' || /^[,|·•-]?\s*(?:(?:at\s*)?\d{1,2}[:.]\d{2}|t\d{2}:\d{2}|updated\b|\(?(?:gmt|utc)\b)/i.test(rest) ? date.day : null
}

/** "date 2022-08-28" at the very start: the span of label and date, and the day, or null where it is none (2022-13-40). */
export function leadingDate(
  text: string,
): { readonly from: number; readonly to: number; readonly day: Day | null; readonly text: string } | null {
  const match = /^[\s\ufeff]*(date:?\s+(\d{4}-\d{1,2}-\d{1,2}))(?![\d-])/i.exec(text)
  if (!match) return null
  const to = match[0].length
  return { from: to - (match[1] ?? '').length, to, day: parseDay(match[2] ?? ''), text: match[2] ?? '' }
}
