/** What the record knows of a person: offices with their days, meetings, statements, travel. */
import { by, type Day } from '../base/index.js'
import { type CountryCode, parties, type Party } from '../model/index.js'
import { statesAt } from './dyads.js'
import { type Contacts, contactsOf, tally } from './contacts.js'
import { dayOfRecord, isMeeting, isStatement, type Kept, type KeptMeeting, type KeptStatement, onePerCluster, personKey } from './kept.js'

export interface OfficeHeld {
  readonly office: string
  readonly country: CountryCode | null
  /** First and last day on which a record gives the office: what was seen, not the term of office. */
  readonly firstSeen: Day | null
  readonly lastSeen: Day | null
  readonly records: number
}

export interface Journey {
  readonly day: Day | null
  readonly place: string
  readonly country: CountryCode | null
  readonly meeting: KeptMeeting
}

export interface PersonDossier {
  readonly name: string
  readonly otherNames: readonly string[]
  readonly country: CountryCode | null
  readonly offices: readonly OfficeHeld[]
  readonly contacts: Contacts
  /** Those met, most often first. */
  readonly met: readonly {
    readonly key: string
    readonly name: string
    readonly country: CountryCode | null
    readonly count: number
    readonly last: Day | null
  }[]
  readonly metStates: readonly { readonly country: CountryCode; readonly count: number }[]
  readonly statements: readonly KeptStatement[]
  /** Meetings with a place outside the person's own state, in order of day. */
  readonly travel: readonly Journey[]
}

/** Everything of one person among the records; null when none names them. `isPerson` tells which parties are they. */
export function dossierOf(list: readonly Kept[], isPerson: (party: Party) => boolean): PersonDossier | null {
  const seen = list.flatMap((kept) => {
    const own = parties(kept.record).find(isPerson)
    return own === undefined ? [] : [{ kept, own, day: dayOfRecord(kept) }]
  })
  const first = seen[0]
  if (first === undefined) return null
  const names = tally(seen.map(({ own }) => own.name ?? own.text))
  const country = tally(seen.map(({ own }) => own.country).filter((code) => code !== null))[0]?.[0] ?? null
  const contacts = contactsOf(seen.map(({ kept }) => kept).filter(isMeeting))
  return {
    name: names[0]?.[0] ?? first.own.text,
    otherNames: names.slice(1).map(([name]) => name),
    country,
    offices: officesOf(seen),
    contacts,
    met: metBy(isPerson, contacts.held),
    metStates: tally(contacts.held.flatMap(statesAt).filter((code) => code !== country)).map(([code, count]) => ({ country: code, count })),
    statements: onePerCluster(seen.map(({ kept }) => kept).filter(isStatement)).filter(({ record }) => record.speakers.some(isPerson)),
    travel: contacts.held.flatMap((meeting) => journeyOf(meeting, country) ?? []),
  }
}

function officesOf(seen: readonly { readonly own: Party; readonly day: Day | null }[]): readonly OfficeHeld[] {
  const held = new Map<string, OfficeHeld>()
  for (const { own, day } of seen) {
    if (own.office === null) continue
    const at = `${own.office} ${own.country}`
    const before = held.get(at)
    held.set(at, {
      office: own.office,
      country: own.country,
      firstSeen: earlier(before?.firstSeen ?? null, day),
      lastSeen: later(before?.lastSeen ?? null, day),
      records: (before?.records ?? 0) + 1,
    })
  }
  return [...held.values()].sort(by((office) => office.firstSeen ?? '9999'))
}

function earlier(a: Day | null, b: Day | null): Day | null {
  return a === null ? b : b === null || a < b ? a : b
}
function later(a: Day | null, b: Day | null): Day | null {
  return a === null ? b : b === null || a > b ? a : b
}

function metBy(isPerson: (party: Party) => boolean, held: readonly KeptMeeting[]): PersonDossier['met'] {
  const met = new Map<string, { key: string; name: string; country: CountryCode | null; count: number; last: Day | null }>()
  for (const kept of held)
    for (const party of kept.record.participants) {
      const other = personKey(party)
      if (other === null || isPerson(party) || party.name === null) continue
      const before = met.get(other)
      const last = later(before?.last ?? null, dayOfRecord(kept))
      met.set(other, { key: other, name: party.name, country: party.country, count: (before?.count ?? 0) + 1, last })
    }
  return [...met.values()].sort((a, b) => b.count - a.count)
}

function journeyOf(meeting: KeptMeeting, home: CountryCode | null): Journey | null {
  const where = meeting.record.where
  if (where === null || where.country === null || where.country === home || meeting.record.form !== 'in-person') return null
  return { day: dayOfRecord(meeting), place: where.name, country: where.country, meeting }
}
