/** The dossier of a person: offices, meetings, statements, travel. */
import { dossierOf, slug, tally } from '../analysis/index.js'
import type { Party } from '../model/index.js'
import type { Item, Person } from '../store/reader.js'
import { contactsView } from './relation.js'
import { all, type Desk, rowOf } from './serve-desk.js'
import type { PersonView } from './serve-shapes.js'
import { wordsOf } from './serve-words.js'

/** By id or name. Null when the record names nobody so. */
export async function personDossier(idOrName: string, desk: Desk): Promise<PersonView | null> {
  const { reader, states } = desk
  const person = (await reader.person(idOrName)) ?? (await personNamed(idOrName, desk))
  if (person === null) return null
  const filter = { actor: person.id }
  const [events, meetings, statements] = await Promise.all([
    all((f, p) => reader.events(f, p), filter),
    all((f, p) => reader.meetings(f, p), filter),
    all((f, p) => reader.statements(f, p), filter),
  ])
  const items: readonly Item[] = [...events, ...meetings, ...statements]
  const dossier = dossierOf(items, isOneOf(person))
  if (dossier === null) return null
  const row = (kept: unknown) => rowOf(kept as Item, desk)
  return {
    key: person.name,
    name: person.name,
    otherNames: [...person.names],
    country: person.country,
    countryName: person.country === null ? null : states.nameOf(person.country),
    first: person.first,
    last: person.last,
    offices: person.offices.map(({ title, country, rank, first, last, sources }) => ({
      title,
      country,
      rank,
      first,
      last,
      sources: sources.length,
      dispatch: sources[0]?.dispatch ?? null,
    })),
    contacts: contactsView(dossier.contacts, desk),
    byYear: tally(
      dossier.contacts.held.map((kept) => (kept.record.when?.from ?? kept.published ?? '').slice(0, 4)).filter((year) => year !== ''),
    )
      .map(([year, count]) => ({ year, meetings: count }))
      .sort((a, b) => (a.year < b.year ? -1 : 1)),
    met: dossier.met.slice(0, 60).map((one) => ({ ...one, key: one.name })),
    metStates: dossier.metStates.map(({ country, count }) => ({ code: country, name: states.nameOf(country), count })),
    meetings: dossier.contacts.held.toReversed().slice(0, 400).map(row),
    statements: dossier.statements.toReversed().slice(0, 400).map(row),
    travel: dossier.travel.map(({ day, place, country, meeting }) => ({
      day,
      until: meeting.record.when?.to ?? null,
      place,
      country,
      record: meeting.record.id,
    })),
    notes: [
      'Offices are those that dispatches state, with the first and last day on which they do: they are not terms of office.',
      ...(dossier.contacts.held.length === 0 ? ['No meeting of this person is in the record.'] : []),
      ...(dossier.statements.length === 0 ? ['No statement of this person is in the record.'] : []),
    ],
  }
}

/** Parties under one of the person's names, and of the person's state where both are known. */
function isOneOf(person: Person): (party: Party) => boolean {
  const names = new Set([person.name, ...person.names].map(slug))
  return (party) =>
    party.name !== null &&
    (party.kind === 'person' || party.kind === 'unknown') &&
    names.has(slug(party.name)) &&
    (party.country === null || person.country === null || party.country === person.country)
}

/** By some of the names: "Henry Kissinger" for Henry A. Kissinger. The most recorded of those that have all the words. */
async function personNamed(name: string, desk: Desk): Promise<Person | null> {
  const wanted = wordsOf(name)
  const last = wanted.at(-1)
  if (last === undefined) return null
  const { items } = await desk.reader.persons({ name: last }, { limit: 100 })
  const found = items
    .filter((row) => wanted.every((word) => [row.name, ...row.names].some((one) => wordsOf(one).includes(word))))
    .reduce<(typeof items)[number] | null>((most, row) => (most === null || row.records > most.records ? row : most), null)
  return found === null ? null : desk.reader.person(found.id)
}
