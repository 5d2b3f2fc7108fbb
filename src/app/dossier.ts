/** The dossier of a person: offices, meetings, statements, travel. */
import { plainWords } from '../base/words.js'
import { byYear, contactsOf, othersMet, slug } from '../analysis/index.js'
import type { CountryCode } from '../model/index.js'
import { heldOnly, type Item, type Person } from '../store/reader.js'
import { contactsView, latest } from './relation.js'
import { type Desk, rowOf } from './serve-desk.js'
import type { PersonView } from './serve-shapes.js'

/** Rows that a view carries along of each kind. */
const most = 60
/** Dispatches named for an office. */
const mostCited = 12

/** By id or name. Null when the record names nobody so. */
export async function personDossier(idOrName: string, desk: Desk): Promise<PersonView | null> {
  const { reader, states } = desk
  const person = (await reader.person(idOrName)) ?? (await personNamed(idOrName, desk))
  if (person === null) return null
  const filter = { actor: person.id }
  const [meetings, met, metStates, statements] = await Promise.all([
    reader.dealings('meeting', filter),
    reader.tally('meeting', ['participant'], { ...filter, ...heldOnly }),
    reader.tally('meeting', ['state'], { ...filter, ...heldOnly }),
    reader.statements({ ...filter, acting: true }, { limit: most }),
  ])
  const contacts = contactsOf(meetings)
  const abroad = meetings.filter(
    ({ key, type, country }) =>
      type === 'in-person' && country !== null && country !== person.country && contacts.held.some((one) => one.key === key),
  )
  const travel = await reader.byKey(
    abroad
      .slice(-most)
      .toReversed()
      .map(({ key }) => key),
  )
  return {
    key: person.name,
    name: person.name,
    otherNames: [...person.names],
    country: person.country,
    countryName: person.country === null ? null : states.nameOf(person.country),
    first: person.first,
    last: person.last,
    offices: officesOf(person),
    contacts: await contactsView(contacts, desk),
    byYear: byYear(contacts.held.map(({ day }) => day)).map((year) => ({ ...year })),
    met: metBy(met, person),
    metStates: metStates
      .flatMap(({ key: [code], count }) => (code && code !== person.country ? [{ code, name: states.nameOf(code), count }] : []))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    meetings: await latest(meetings, desk, most),
    statements: statements.items.map((item) => rowOf(item, desk)),
    said: statements.total,
    travel: travel.map(journeyOf),
    journeys: abroad.length,
    notes: [
      'Offices are those that dispatches state, with the first and last day on which they do: they are not terms of office.',
      ...(contacts.held.length === 0 ? ['No meeting of this person is in the record.'] : []),
      ...(statements.total === 0 ? ['No statement of this person is in the record.'] : []),
    ],
  }
}

function officesOf(person: Person): PersonView['offices'] {
  return person.offices.map(({ title, country, rank, tenure, first, last, sources }) => ({
    title,
    country,
    rank,
    first,
    last,
    tenure,
    sources: sources.length,
    cited: sources
      .toSorted((a, b) => ((a.published ?? '') < (b.published ?? '') ? 1 : (a.published ?? '') > (b.published ?? '') ? -1 : 0))
      .slice(0, mostCited)
      .map(({ dispatch, published, text }) => ({ dispatch, published, text })),
  }))
}

function metBy(cells: Awaited<ReturnType<Desk['reader']['tally']>>, person: Person): PersonView['met'] {
  const own = new Set([person.name, ...person.names].map(slug))
  const met = cells.map(({ key: [who], count, last }) => {
    const [name = '', country = ''] = who?.split('|') ?? []
    return { name, country: country === '' ? null : (country as CountryCode), count, last }
  })
  const isPerson = (name: string, country: CountryCode | null) =>
    own.has(slug(name)) && (country === null || person.country === null || country === person.country)
  return othersMet(met, isPerson)
    .slice(0, most)
    .map((one) => ({ ...one, key: one.name }))
}

function journeyOf({ record, day, dispatch }: Item): PersonView['travel'][number] {
  return {
    day,
    until: record.when?.to ?? null,
    place: record.where?.name ?? '',
    country: record.where?.country ?? null,
    record: record.id,
    dispatch,
  }
}

/** By some of the names: "Henry Kissinger" for Henry A. Kissinger. The most recorded of those that have all the words. */
async function personNamed(name: string, desk: Desk): Promise<Person | null> {
  const wanted = plainWords(name)
  const last = wanted.at(-1)
  if (last === undefined) return null
  const { items } = await desk.reader.persons({ name: last }, { limit: 100 })
  const found = items
    .filter((row) => wanted.every((word) => [row.name, ...row.names].some((one) => plainWords(one).includes(word))))
    .reduce<(typeof items)[number] | null>((best, row) => (best === null || row.records > best.records ? row : best), null)
  return found === null ? null : desk.reader.person(found.id)
}
