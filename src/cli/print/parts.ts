/** How parties, days, places and codes are written for a reader. */
import { addDays, civilOf, weekdayOf } from '../../base/days.js'
import type { Day, Span } from '../../base/types.js'
import type { Party } from '../../model/actor.js'
import type { Standing } from '../../model/clause.js'
import type { CodedRecord } from '../../model/record.js'
import type { PlaceReading, TimeReading } from '../../model/time.js'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** "Saturday 27 August 2022". */
export function longDay(day: Day): string {
  const { year, month, day: date } = civilOf(day)
  return `${weekdays[weekdayOf(day)]} ${date} ${months[month - 1]} ${year}`
}

/** A reading at its own grain: a day, a month, a year, or from when to when. */
export function timeText(reading: TimeReading | null): string {
  if (reading === null) return 'date not stated'
  const { year, month } = civilOf(reading.from)
  switch (reading.grain) {
    case 'day':
      return longDay(reading.from)
    case 'month':
      return `${months[month - 1]} ${year}`
    case 'year':
      return String(year)
    case 'week':
    case 'season':
    case 'range':
      return `${reading.from} to ${addDays(reading.to, -1)}`
    default:
      return reading.grain satisfies never
  }
}

export function placeText(reading: PlaceReading | null): string | null {
  if (reading === null) return null
  return reading.grain === 'country' || reading.country === null ? reading.name : `${reading.name} (${reading.country})`
}

/** "Ali Bagheri Kani (IRN), Deputy Foreign Minister for Political Affairs"; unnamed parties as printed. */
export function partyText(party: Party, withOffice = false): string {
  const name = party.name ?? party.text.replace(/\s+/g, ' ')
  const code = party.country !== null && party.country !== party.name ? ` (${party.country})` : ''
  return `${name}${code}${withOffice && party.office !== null ? `, ${party.office}` : ''}`
}

/** The short form in tables: the code of the state or body, else the name. */
export function partyCode(party: Party): string {
  return party.country ?? party.name ?? party.text.replace(/\s+/g, ' ')
}

/** Codes of a list of parties, each once. */
export function partyCodes(list: readonly Party[]): string {
  return [...new Set(list.map(partyCode))].join(', ')
}

/** Happened goes without saying; the rest is said. */
export function standingText(standing: Standing): string | null {
  return standing === 'happened' ? null : standing
}

/** The words of a record: from the first to the last piece of evidence when they stand close together, otherwise the trigger's sentence part. */
export function recordWords(record: CodedRecord, text: string): string {
  const spans = record.evidence.filter((one) => one.part !== 'time' && one.part !== 'place')
  const chosen: readonly Span[] = spans.length > 0 ? spans : record.evidence
  const from = Math.min(...chosen.map((one) => one.from))
  const to = Math.max(...chosen.map((one) => one.to))
  if (to - from <= 240 && !text.slice(from, to).includes('\n\n')) return text.slice(from, to)
  const trigger = record.evidence.find((one) => one.part === 'trigger' || one.part === 'quote') ?? record.evidence[0]
  return text.slice(trigger.from, trigger.to)
}
