/** Days of publication as containers write them: ISO 8601, RFC 822 and 2822, "14 March 2023", 20230314. The day is that of the zone it is written in. */
import { dayOf, parseDay } from '../../base/days.js'
import type { Day } from '../../base/types.js'
import { dateAtStart } from '../published.js'

/** The day that a date stands for, or null when it is none. */
export function dayFrom(text: string | null | undefined): Day | null {
  if (text === null || text === undefined) return null
  const trimmed = text.trim().replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/i, '')
  const compact = /^(\d{4})(\d{2})(\d{2})(?:\d{6}|T\d{6}Z?)?$/.exec(trimmed)
  if (compact) return parseDay(`${compact[1]}-${compact[2]}-${compact[3]}`)
  const slashed = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})/.exec(trimmed)
  if (slashed) return parseDay(`${slashed[1]}-${slashed[2]?.padStart(2, '0')}-${slashed[3]?.padStart(2, '0')}`)
  const seconds = /^\d{10}(?:\d{3})?$/.exec(trimmed)
  if (seconds) return dayFromSeconds(Number(trimmed.slice(0, 10)))
  return dateAtStart(trimmed)?.day ?? null
}

function dayFromSeconds(seconds: number): Day {
  const date = new Date(seconds * 1000)
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** The text where it says more than a day. */
export function timeFrom(text: string | null | undefined): string | null {
  return text !== null && text !== undefined && /\d{2}:\d{2}/.test(text) && dayFrom(text) !== null ? text.trim() : null
}

/** A day at the beginning of a file's name ("2022-08-28-talks.txt"), or null. */
export function dayOfName(name: string): Day | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(name)
  return match ? parseDay(match[1] ?? '') : null
}
