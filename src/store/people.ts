/** Persons of the record: who is named, in which office, when, by which dispatch. */
import type { Rank } from '../model/actor.js'
import type { CountryCode, DispatchId } from '../model/ids.js'
import { limitOf, toDay } from './answers.js'
import { asText, asTextOrNull, type Database, type Row } from './database.js'
import { nameKey } from './names.js'
import { type Binder, makeBinder, whereRecords } from './query.js'
import type { Filter, OfficeHeld, Page, PageRequest, Person, PersonId, PersonRow } from './reader.js'

/** The keys of all names of a person given by id or name; empty when it is none of the record's persons. */
export async function whoOf(database: Database, actor: string | undefined): Promise<string[]> {
  if (actor === undefined) return []
  const person = await personIdOf(database, actor)
  if (person === null) return []
  return (await database.rows('SELECT who FROM person_keys WHERE person = $1 ORDER BY who', [person])).map(([who]) => String(who))
}

async function personIdOf(database: Database, idOrName: string): Promise<string | null> {
  const [exact] = await database.rows('SELECT person FROM person_keys WHERE person = $1 LIMIT 1', [idOrName])
  if (exact !== undefined) return String(exact[0])
  const key = nameKey(idOrName)
  if (key === '') return null
  const rows = await database.rows(
    `SELECT k.person, count(s.n) AS hits, min(k.who) AS first FROM person_keys k LEFT JOIN person_records s ON s.who = k.who
     WHERE split_part(k.who, '|', 2) = $1 GROUP BY k.person ORDER BY hits DESC, first LIMIT 1`,
    [key],
  )
  if (rows[0] !== undefined) return String(rows[0][0])
  if (key.length < 4) return null
  const [near] = await database.rows(
    `SELECT k.person, count(s.n) AS hits, min(k.who) AS first FROM person_keys k LEFT JOIN person_records s ON s.who = k.who
     WHERE contains(' ' || split_part(k.who, '|', 2) || ' ', $1) GROUP BY k.person ORDER BY hits DESC, first LIMIT 1`,
    [` ${key} `],
  )
  return near === undefined ? null : String(near[0])
}

const columns = `k.person, count(DISTINCT p.cluster), count(DISTINCT CASE WHEN p.kind = 'meeting' THEN p.cluster END), min(p.day), max(p.day)`
const recorded = 'person_keys k LEFT JOIN person_records p ON p.who = k.who'

export async function listPersons(
  database: Database,
  filter: Filter & { readonly name?: string },
  request: PageRequest,
): Promise<Page<PersonRow>> {
  const binder = makeBinder()
  const where = await personsWhere(database, filter, binder)
  const offset = Number(request.cursor ?? 0) || 0
  const limit = limitOf(request)
  const found = `found AS MATERIALIZED (SELECT ${columns}, count(DISTINCT p.n) AS records FROM ${recorded} WHERE ${where} GROUP BY k.person)`
  const rows = await database.rows(
    `WITH ${found} SELECT *, (SELECT count(*) FROM found), (SELECT sum(records) FROM found) FROM found ORDER BY 2 DESC, 1 LIMIT ${limit + 1} OFFSET ${offset}`,
    binder.values,
  )
  const [total, reports] = rows[0]?.slice(6) ?? []
  return {
    items: await describe(database, rows.slice(0, limit)),
    total: Number(total ?? 0),
    reports: Number(reports ?? 0),
    next: rows.length > limit ? String(offset + limit) : null,
  }
}

async function personsWhere(database: Database, filter: Filter & { readonly name?: string }, binder: Binder): Promise<string> {
  const { name, states, ...rest } = filter
  const all = ['true']
  if (name !== undefined) all.push(`contains(split_part(k.who, '|', 2), ${binder.bind(nameKey(name))})`)
  if (states) all.push(`split_part(k.who, '|', 1) IN (${binder.list(states)})`)
  if (Object.values(rest).some((value) => value !== undefined))
    all.push(`p.n IN (SELECT r.n FROM records r WHERE ${whereRecords(null, rest, await whoOf(database, filter.actor), binder)})`)
  return all.join(' AND ')
}

/** Names and the latest office of the persons of these rows (person, records, meetings, first and last day). */
async function describe(database: Database, rows: readonly Row[]): Promise<PersonRow[]> {
  if (rows.length === 0) return []
  const { values, list } = makeBinder()
  const marks = list(rows.map(([person]) => person ?? null))
  const names = grouped(
    await database.rows(
      `SELECT k.person, d.name, d.country, count(*) AS times FROM names d JOIN person_keys k ON k.who = d.who WHERE k.person IN (${marks})
       GROUP BY k.person, d.name, d.country ORDER BY k.person, length(d.name) DESC, times DESC, d.name`,
      values,
    ),
  )
  const offices = grouped(
    await database.rows(
      `SELECT k.person, o.title, o.rank FROM offices o JOIN person_keys k ON k.who = o.who LEFT JOIN texts t ON t.n = o.text
       WHERE k.person IN (${marks}) AND o.tenure <> 'former'
       QUALIFY row_number() OVER (PARTITION BY k.person ORDER BY t.day DESC NULLS LAST, length(o.title) DESC, o.title) = 1`,
      values,
    ),
  )
  return rows.map(([person, records, meetings, first, last]) => {
    const own = names.get(String(person)) ?? []
    const office = offices.get(String(person))?.[0]
    const country = own.map((row) => row[2]).find((code) => code !== null && code !== undefined)
    return {
      id: asText<PersonId>(person),
      name: String(own[0]?.[1] ?? ''),
      names: [...new Set(own.slice(1).map(([, name]) => String(name)))],
      country: country === undefined ? null : asText<CountryCode>(country),
      office: office === undefined ? null : String(office[1]),
      rank: office === undefined ? null : asText<Rank>(office[2]),
      records: Number(records),
      meetings: Number(meetings),
      first: toDay(first),
      last: toDay(last),
    }
  })
}

/** Rows by their first cell. */
function grouped(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(String(row[0]), [...(groups.get(String(row[0])) ?? []), row])
  return groups
}

/** One person by id or by the best match of a name. */
export async function personOf(database: Database, idOrName: string): Promise<Person | null> {
  const id = await personIdOf(database, idOrName)
  if (id === null) return null
  const rows = await database.rows(`SELECT ${columns} FROM ${recorded} WHERE k.person = $1 GROUP BY k.person`, [id])
  const [row] = await describe(database, rows)
  return row === undefined ? null : { ...row, offices: await officesOf(database, id) }
}

async function officesOf(database: Database, person: string): Promise<OfficeHeld[]> {
  const rows = await database.rows(
    `SELECT o.title, o.country, o.rank, o.tenure, t.id, t.day, o.wording, o.s_from, o.s_to FROM offices o JOIN person_keys k ON k.who = o.who
     LEFT JOIN texts t ON t.n = o.text WHERE k.person = $1 ORDER BY t.day NULLS LAST, o.title, t.id, o.s_from`,
    [person],
  )
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const key = [row[0], row[1], row[3]].map((cell) => String(cell).toLowerCase()).join('|')
    found.set(key, [...(found.get(key) ?? []), row])
  }
  return [...found.values()].map(officeHeld)
}

function officeHeld(rows: readonly Row[]): OfficeHeld {
  const [title, country, rank, tenure] = rows[0] ?? []
  const days = rows.map((row) => row[5]).filter((day): day is number => typeof day === 'number')
  return {
    title: String(title),
    country: asTextOrNull<CountryCode>(country),
    rank: asText<Rank>(rank),
    tenure: asText<OfficeHeld['tenure']>(tenure),
    first: toDay(days[0]),
    last: toDay(days.at(-1)),
    sources: rows
      .filter((row) => row[4] !== null)
      .map(([, , , , dispatch, day, text, from, to]) => ({
        dispatch: asText<DispatchId>(dispatch),
        published: toDay(day),
        text: String(text),
        span: { from: Number(from), to: Number(to) },
      })),
  }
}
