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
function longDay(day: Day): string {
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
function partyCode(party: Party): string {
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

/** The words of a record: its first trigger with the evidence around it, as far as they stand close together in one paragraph. */
export function recordWords(record: CodedRecord, text: string): string {
  const core = record.evidence.find((one) => one.part === 'trigger' || one.part === 'quote') ?? record.evidence[0]
  let { from, to } = core
  const near = record.evidence.toSorted((a, b) => distance(a, core) - distance(b, core))
  for (const one of near) {
    const [first, last] = [Math.min(from, one.from), Math.max(to, one.to)]
    if (last - first > 240 || distance(one, { from, to }) > 90 || /\n\s*\n/.test(text.slice(first, last))) continue
    from = first
    to = last
  }
  return text.slice(from, to)
}

/** Characters between two spans; 0 when they touch or overlap. */
function distance(a: Span, b: Span): number {
  return Math.max(0, a.from - b.to, b.from - a.to)
}
