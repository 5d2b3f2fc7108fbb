/** Persons of a record in memory: who is named, in which office, how often. */
import { plainWords } from '../base/words.js'
import { personKey, slug, tally } from '../analysis/index.js'
import { parties, type Party } from '../model/index.js'
import type { Filter, Item, OfficeHeld, Person, PersonId, PersonRow } from '../store/reader.js'

/** Items by the key of each person in them. */
export interface Peopled {
  readonly byPerson: ReadonlyMap<string, readonly Item[]>
}

const people = new WeakMap<Peopled, readonly PersonRow[]>()

/** All persons, most recorded first. Made once. */
export function allPersons(held: Peopled): readonly PersonRow[] {
  const known = people.get(held)
  if (known) return known
  const made = [...held.byPerson].map(([key, list]) => personRow(key, list)).sort((a, b) => b.records - a.records || (a.id < b.id ? -1 : 1))
  people.set(held, made)
  return made
}

function personRow(key: string, list: readonly Item[]): PersonRow {
  const own = list.flatMap(({ record }) => parties(record).filter((party) => personKey(party) === key))
  const names = tally(own.map((party) => party.name ?? party.text)).map(([name]) => name)
  const latest: Party | undefined = own.findLast((party) => party.office !== null)
  const days = list.map(({ day }) => day).filter((day) => day !== null)
  return {
    id: key as PersonId,
    name: names[0] ?? key,
    names: names.slice(1),
    country: own[0]?.country ?? null,
    office: latest?.office ?? null,
    rank: latest?.rank ?? null,
    records: list.length,
    meetings: list.filter(({ record }) => record.kind === 'meeting').length,
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
  }
}

export function selectPersons(held: Peopled, filter: Filter & { readonly name?: string }): readonly PersonRow[] {
  const words = plainWords(filter.name ?? '')
  return allPersons(held).filter(
    (row) =>
      (filter.states === undefined || (row.country !== null && filter.states.includes(row.country))) &&
      words.every((word) => [row.name, ...row.names].some((name) => plainWords(name).some((part) => part.startsWith(word)))),
  )
}

export function findPerson(held: Peopled, idOrName: string): PersonRow | null {
  const all = allPersons(held)
  const key = slug(idOrName)
  const exact = all.find((row) => row.id === idOrName || slug(row.name) === key)
  if (exact) return exact
  const words = plainWords(idOrName)
  return words.length === 0 ? null : (all.find((row) => words.every((word) => plainWords(row.name).includes(word))) ?? null)
}

export function personOf(held: Peopled, row: PersonRow): Person {
  const list = held.byPerson.get(row.id) ?? []
  const offices = new Map<string, OfficeHeld>()
  for (const item of list)
    for (const party of parties(item.record)) {
      if (personKey(party) !== row.id || party.office === null) continue
      const before = offices.get(party.office)
      offices.set(party.office, {
        title: party.office,
        country: party.country,
        rank: party.rank ?? 'other',
        tenure: 'current',
        first: before?.first ?? item.day,
        last: item.day,
        sources: [...(before?.sources ?? []), { dispatch: item.dispatch, published: item.published, text: party.text, span: party.span }],
      })
    }
  return { ...row, offices: [...offices.values()] }
}
