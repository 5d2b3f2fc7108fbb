/** GeoJSON (RFC 7946) of what has a point, and iCalendar (RFC 5545) of meetings. */
import { addDays } from '../base/days.js'
import type { CodedRecord, Meeting } from '../model/record.js'
import { statesOf, type Item } from '../store/reader.js'
import { compact } from './pairs.js'
import { nameOf, type Vocabulary } from './vocabulary.js'

/** A feature, or null without coordinates: a country is no pin. */
export function feature(item: Item): Readonly<Record<string, unknown>> | null {
  const { record } = item
  const { where } = record
  if (where === null || where.latitude === null || where.longitude === null) return null
  const { source, target, type } = whoAndWhat(record)
  return {
    type: 'Feature',
    id: item.cluster,
    geometry: { type: 'Point', coordinates: [where.longitude, where.latitude] },
    properties: {
      kind: record.kind,
      type,
      day: item.day,
      standing: record.standing,
      source,
      target,
      place: where.name,
      country: where.country,
      precision: where.grain,
      reports: item.reports,
      outlets: item.outlets,
      sentence: item.sentence.text,
      dispatch: item.dispatch,
      address: item.address,
    },
  }
}

function whoAndWhat(record: CodedRecord): { source: string; target: string; type: string } {
  switch (record.kind) {
    case 'event':
      return { source: statesOf(record.sources).join(';'), target: statesOf(record.targets).join(';'), type: record.type }
    case 'statement':
      return {
        source: statesOf(record.speakers).join(';'),
        target: statesOf(record.toward.map((t) => t.party)).join(';'),
        type: record.act,
      }
    case 'meeting':
      return { source: statesOf(record.participants).join(';'), target: record.delegations.join(';'), type: record.form }
    case 'initiative':
      return { source: statesOf(record.holders).join(';'), target: statesOf(record.partners).join(';'), type: record.name }
    default:
      return record satisfies never
  }
}

/** One meeting as a VEVENT; all-day, for no clock time is ever coded. */
export function vevent(item: Item<Meeting>, vocabulary: Vocabulary): string | null {
  const meeting = item.record
  if (item.day === null) return null
  const end = meeting.when !== null && meeting.when.to > item.day ? meeting.when.to : addDays(item.day, 1)
  const people = meeting.participants.map(
    (party) => party.name ?? (party.country === null ? party.text : nameOf(party.country, vocabulary)),
  )
  const summary = people.length > 0 ? people.join(', ') : meeting.delegations.map((code) => nameOf(code, vocabulary)).join(', ')
  const status =
    meeting.status === 'held' ? 'CONFIRMED' : meeting.status === 'cancelled' || meeting.status === 'denied' ? 'CANCELLED' : 'TENTATIVE'
  const lines = [
    'BEGIN:VEVENT',
    `UID:${item.cluster}@demarche`,
    `DTSTAMP:${compact(item.published ?? item.day)}T000000Z`,
    `DTSTART;VALUE=DATE:${compact(item.day)}`,
    `DTEND;VALUE=DATE:${compact(end)}`,
    `SUMMARY:${escapeText(summary)}`,
    `STATUS:${status}`,
    `CATEGORIES:${meeting.form.toUpperCase()}`,
    ...(meeting.where === null ? [] : [`LOCATION:${escapeText(meeting.where.name)}`]),
    ...(meeting.where?.latitude === null || meeting.where?.longitude === null || meeting.where === null
      ? []
      : [`GEO:${meeting.where.latitude};${meeting.where.longitude}`]),
    `DESCRIPTION:${escapeText(`${item.sentence.text}${item.outlet === null ? '' : `\n${item.outlet}`}${item.address === null ? '' : `\n${item.address}`}`)}`,
    ...(item.address?.startsWith('http') ? [`URL:${item.address.replace(/[\r\n]/g, '')}`] : []),
    'END:VEVENT',
  ]
  return lines.map(fold).join('')
}

export const calendarHead = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Demarche//Record//EN\r\nCALSCALE:GREGORIAN\r\n'
export const calendarTail = 'END:VCALENDAR\r\n'

function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replace(/\r?\n/g, '\\n')
}

/** Lines longer than 75 octets go on in the next, after a blank; a character is never cut. */
function fold(line: string): string {
  const out: string[] = []
  let held = ''
  let bytes = 0
  for (const mark of line) {
    const size = new TextEncoder().encode(mark).length
    if (bytes + size > (out.length === 0 ? 75 : 74)) {
      out.push(held)
      held = ''
      bytes = 0
    }
    held += mark
    bytes += size
  }
  return `${[...out, held].join('\r\n ')}\r\n`
}
