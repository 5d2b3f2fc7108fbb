/** Days, ranges, counts and levels in English words, for sheets. */
import { addDays, type Day, parseDay } from '../base/index.js'
import type { Row } from './serve-shapes.js'
import type { Line, Source } from './serve-sheet.js'

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** "22 October 1973". */
export function dayInWords(day: string | null): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '')
  return match ? `${Number(match[3])} ${months[Number(match[2]) - 1]} ${match[1]}` : (day ?? 'undated')
}

/** "20 to 22 October 1973": last day included; `until` is the first day after. */
export function rangeInWords(from: string | null, until: string | null): string {
  if (from === null) return 'undated'
  const end: Day | null = until === null ? null : parseDay(until)
  const last = end === null ? from : addDays(end, -1)
  if (last <= from) return dayInWords(from)
  const [sameYear, sameMonth] = [last.slice(0, 4) === from.slice(0, 4), last.slice(0, 7) === from.slice(0, 7)]
  const first = dayInWords(from)
  return `${sameMonth ? Number(from.slice(8)) : sameYear ? first.slice(0, -5) : first} to ${dayInWords(last)}`
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

export function periodName(from: string, grain: string): string {
  return grain === 'year' ? from.slice(0, 4) : grain === 'month' ? from.slice(0, 7) : from
}

/** "2.5 years", "14 months", "41 days". */
export function lengthInWords(days: number): string {
  if (days < 60) return counted(days, 'day')
  return days < 730 ? counted(Math.round(days / 30.44), 'month') : `${(days / 365.25).toFixed(1)} years`
}

export function levelName(level: string | null): string {
  return level === null ? 'level not known' : level.replaceAll('-', ' ')
}

export function sourceOf(row: Row): Source {
  return { dispatch: row.dispatch, title: row.headline, outlet: row.outlet, published: row.published }
}

/** As wide as the text fixes it: a year, a month, days. */
export function whenOf({ day, until, grain }: Pick<Row, 'day' | 'until' | 'grain'>): string {
  if (day !== null && grain === 'year') return day.slice(0, 4)
  if (day !== null && grain === 'month') return `${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
  return rangeInWords(day, until)
}

export function lineOf(row: Row): Line {
  const standing =
    row.status !== null && row.status !== 'held' ? ` (${row.status})` : row.standing === 'happened' ? '' : ` (${row.standing})`
  const agenda = row.agenda[0] === undefined ? '' : `, on ${row.agenda[0]}`
  return { when: whenOf(row), text: `${row.title}${agenda}${standing}`, source: sourceOf(row) }
}

/** What a statement's row says after its speaker. */
export function wordsOfRow(row: Row): string {
  return row.words ?? row.title.slice(row.title.indexOf(':') + 1).trim()
}

export function speakerOf(row: Row): string {
  const speaker = row.parties.find(({ role }) => role === 'speaker')
  return speaker === undefined ? 'unnamed' : [speaker.name ?? speaker.text, speaker.office].filter((part) => part !== null).join(', ')
}
