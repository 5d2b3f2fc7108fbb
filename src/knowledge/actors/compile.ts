/** Compiles the tables of knowledge/actors and checks every code in them. */
import { withoutMarks } from '../../base/letters.js'
import { parseDay } from '../../base/days.js'
import { by } from '../../base/order.js'
import type { Day } from '../../base/types.js'
import { type Rank, ranks } from '../../model/actor.js'
import type { ActorId, CountryCode, SectorCode } from '../../model/ids.js'
import { type Border, bordersByState, readBorders } from '../neighbours/index.js'
import { nameKey, namePieces } from './fold.js'
import { KnowledgeError, listed, readTable, type Row, type SourceFile } from '../source.js'
import { type ActorsData, type BookName, type BookPerson, type Body, type DatedRole, nameForms, type State } from './types.js'

type Tables = ReadonlyMap<string, readonly Row[]>

const needed: Readonly<Record<string, readonly string[]>> = {
  states: ['code', 'name', 'source'],
  names: ['code', 'form', 'text', 'source'],
  organisations: ['id', 'sector', 'name', 'source'],
  groups: ['id', 'code', 'sector', 'name', 'source'],
  officials: ['country', 'name', 'office', 'rank', 'sector', 'source'],
  leaders: ['country', 'name', 'office', 'rank', 'sector', 'source'],
  members: ['id', 'members', 'source'],
  cow: ['code', 'number', 'abbreviation', 'source'],
  ties: ['code', 'tie', 'to', 'source'],
  features: ['feature', 'codes', 'source'],
  agents: ['phrase', 'sector', 'source'],
  ambiguous: ['name', 'code', 'instead', 'cues', 'source'],
  sources: ['source', 'until', 'about'],
}

/** Compiles `actors/*.tsv`, and borders from `neighbours/borders*.tsv`. A user's `actors/<table>-<name>.tsv` adds rows to that table. Throws KnowledgeError. */
export function compileActors(files: readonly SourceFile[]): ActorsData {
  const tables = new Map<string, Row[]>()
  for (const file of files) {
    if (file.name.startsWith('neighbours/')) continue
    const table = /([a-z]+)(?:-[^/]*)?\.tsv$/.exec(file.name)?.[1] ?? ''
    const columns = needed[table]
    if (!columns) throw new KnowledgeError(file.name, 0, `no such table; expected one of: ${Object.keys(needed).join(', ')}`)
    tables.set(table, [...(tables.get(table) ?? []), ...readTable(file, columns)])
  }
  const borders = readBorders(files.filter((file) => file.name.startsWith('neighbours/borders')))
  const states = compileStates(tables, borders)
  const bodies = compileBodies(tables)
  const codes = new Set<string>([...states.map((one) => one.code), ...bodies.map((one) => one.id), ...bodies.map((one) => one.country)])
  checkCodes(tables, codes)
  checkSources(tables)
  for (const { a, b, file, line } of borders)
    for (const code of [a, b]) if (!codes.has(code)) throw new KnowledgeError(file, line, `'${code}' is no known code`)
  return {
    states,
    bodies,
    persons: compilePersons(tables),
    names: compileNames(tables, states),
    members: record(tables, 'members', 'id', 'members'),
    ties: rows(tables, 'ties').map((row) => ({
      code: cell(row, 'code') as CountryCode,
      tie: cell(row, 'tie'),
      to: listed(row.cells['to']) as readonly CountryCode[],
    })),
    features: record(tables, 'features', 'feature', 'codes'),
    ambiguous: rows(tables, 'ambiguous').map((row) => ({
      code: cell(row, 'code') as CountryCode,
      instead: cell(row, 'instead') as CountryCode,
      path: namePieces(cell(row, 'name')).join(' '),
      cues: listed(row.cells['cues']),
      against: listed(row.cells['against']),
    })),
    agents: Object.fromEntries(rows(tables, 'agents').map((row) => [cell(row, 'phrase'), cell(row, 'sector') as SectorCode])),
  }
}

function rows(tables: Tables, table: string): readonly Row[] {
  return tables.get(table) ?? []
}

function cell(row: Row, column: string): string {
  return row.cells[column] ?? ''
}

function record(tables: Tables, table: string, key: string, values: string): Readonly<Record<string, readonly CountryCode[]>> {
  return Object.fromEntries(rows(tables, table).map((row) => [cell(row, key), listed(row.cells[values]) as readonly CountryCode[]]))
}

function compileStates(tables: Tables, borders: readonly Border[]): readonly State[] {
  const beside = bordersByState(borders)
  const cow = new Map(
    rows(tables, 'cow').map((row) => [cell(row, 'code'), { number: Number(cell(row, 'number')), abbreviation: cell(row, 'abbreviation') }]),
  )
  return rows(tables, 'states').map((row) => ({
    code: cell(row, 'code') as CountryCode,
    name: cell(row, 'name'),
    official: cell(row, 'official') || null,
    capital: cell(row, 'capital') || null,
    land: (beside.get(cell(row, 'code'))?.land ?? []).map((one) => one.code),
    sea: beside.get(cell(row, 'code'))?.sea ?? [],
    of: (cell(row, 'of') || null) as CountryCode | null,
    region: cell(row, 'region'),
    cow: cow.get(cell(row, 'code')) ?? null,
  }))
}

function compileBodies(tables: Tables): readonly Body[] {
  const organisations = rows(tables, 'organisations').map((row): Body => {
    const [id, of, sector] = [cell(row, 'id'), cell(row, 'of'), cell(row, 'sector')]
    const parent = of === '' ? id : of
    return {
      id: id as ActorId,
      kind: sector === 'IGO' && of === '' ? 'organisation' : 'body',
      name: cell(row, 'name'),
      country: parent as CountryCode,
      seat: (cell(row, 'seat') || null) as CountryCode | null,
      sector: sector as SectorCode,
    }
  })
  const groups = rows(tables, 'groups').map((row): Body => {
    const own = cell(row, 'code') === 'own'
    const [id, state] = [cell(row, 'id'), cell(row, 'country')]
    return {
      id: id as ActorId,
      kind: own ? 'group' : 'body',
      name: cell(row, 'name'),
      country: (own || state === '' ? id : state) as CountryCode,
      seat: (state || null) as CountryCode | null,
      sector: cell(row, 'sector') as SectorCode,
    }
  })
  const ids = new Set<string>()
  for (const row of [...rows(tables, 'organisations'), ...rows(tables, 'groups')]) {
    if (ids.has(cell(row, 'id'))) throw new KnowledgeError(row.file, row.line, `id '${cell(row, 'id')}' is used twice`)
    ids.add(cell(row, 'id'))
  }
  return [...organisations, ...groups]
}

function day(row: Row, column: string): Day | null {
  const text = cell(row, column)
  if (text === '') return null
  const parsed = parseDay(text)
  if (parsed === null) throw new KnowledgeError(row.file, row.line, `'${text}' is no day (expected YYYY-MM-DD)`)
  return parsed
}

function compilePersons(tables: Tables): readonly BookPerson[] {
  const persons = new Map<string, { name: string; aliases: Set<string>; roles: DatedRole[] }>()
  for (const row of [...rows(tables, 'officials'), ...rows(tables, 'leaders')]) {
    const rank = cell(row, 'rank') as Rank
    if (!ranks.includes(rank)) throw new KnowledgeError(row.file, row.line, `rank '${rank}' is none of: ${ranks.join(', ')}`)
    const name = cell(row, 'name')
    const id = slug(name)
    const person = persons.get(id) ?? { name, aliases: new Set<string>(), roles: [] }
    persons.set(id, person)
    for (const alias of listed(row.cells['aliases'])) person.aliases.add(alias)
    const role: DatedRole = {
      country: cell(row, 'country') as CountryCode,
      office: cell(row, 'office'),
      rank,
      sector: cell(row, 'sector') as SectorCode,
      from: day(row, 'from'),
      to: day(row, 'to'),
      source: cell(row, 'source'),
    }
    if (role.from && role.to && role.to <= role.from)
      throw new KnowledgeError(row.file, row.line, `'to' ${role.to} is not after 'from' ${role.from}`)
    person.roles.push(role)
  }
  return [...persons].map(([id, one]) => ({
    id: id as ActorId,
    name: one.name,
    aliases: [...one.aliases],
    ...spellings([one.name, ...one.aliases]),
    roles: one.roles.toSorted(by((role) => role.from ?? '')),
  }))
}

function spellings(names: readonly string[]): Pick<BookPerson, 'paths' | 'keys'> {
  const parts = names.map((name) => namePieces(name).filter((part) => part !== 'jr'))
  return {
    paths: [...new Set(parts.map((one) => one.join(' ')))],
    keys: [...new Set(parts.filter((one) => one.length > 1).map((one) => nameKey(one)))],
  }
}

/** "Recep Tayyip Erdoğan" to "recep-tayyip-erdogan": the key of a person. */
export function slug(name: string): string {
  return withoutMarks(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function compileNames(tables: Tables, states: readonly State[]): readonly BookName[] {
  const out: BookName[] = []
  const add = (actor: string, form: BookName['form'], text: string, from: Day | null = null, to: Day | null = null): void => {
    if (text === '') return
    const path = namePieces(text).join(' ')
    out.push({ text, path, capitals: form === 'short' || /^[A-Z.]{1,5}$/.test(text), actor: actor as ActorId, form, from, to })
  }
  const official = new Map(rows(tables, 'states').map((row) => [cell(row, 'code'), row]))
  for (const state of states) {
    add(state.code, 'name', state.name)
    add(state.code, 'name', state.official ?? '')
    const row = official.get(state.code)
    const sovereign = new Set(state.of === null ? [] : listed(official.get(state.of)?.cells['adjectives']))
    for (const text of listed(row?.cells['adjectives'])) if (!sovereign.has(text)) add(state.code, 'adjective', text)
    for (const text of sovereign.size > 0 && listed(row?.cells['adjectives']).some((one) => sovereign.has(one))
      ? []
      : listed(row?.cells['people']))
      for (const one of [text, ...pluralPeople(text)]) add(state.code, 'people', one)
    add(state.code, 'seat', state.of === null ? (state.capital ?? '') : '')
  }
  for (const row of rows(tables, 'names')) {
    const form = nameForms.find((one) => one === cell(row, 'form'))
    if (!form) throw new KnowledgeError(row.file, row.line, `form '${cell(row, 'form')}' is none of: ${nameForms.join(', ')}`)
    const texts = form === 'people' ? [cell(row, 'text'), ...pluralPeople(cell(row, 'text'))] : [cell(row, 'text')]
    for (const text of texts) add(cell(row, 'code'), form, text, day(row, 'from'), day(row, 'to'))
  }
  for (const row of [...rows(tables, 'organisations'), ...rows(tables, 'groups')])
    for (const text of [cell(row, 'name'), ...listed(row.cells['names'])]) add(cell(row, 'id'), isAcronym(text) ? 'short' : 'name', text)
  const seen = new Set<string>()
  return out.filter((one) => {
    const key = `${one.text}\u001f${one.actor}\u001f${one.form}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** "Iranian" to "Iranians"; none for words that are plural as they are ("Chinese", "French"). */
function pluralPeople(text: string): readonly string[] {
  return /(s|sh|ch|ese)$/.test(text)
    ? []
    : [/man$/.test(text) && !/(German|Roman|Oman|Turkman|Turkoman)$/.test(text) ? text.replace(/man$/, 'men') : `${text}s`]
}

/** Capitals, digits and periods only: such a name is matched in capitals. */
function isAcronym(text: string): boolean {
  return /^[A-Z][A-Z0-9.&+/-]*$/.test(text)
}

/** Every fact names a source that the table of sources explains, where there is one. */
function checkSources(tables: Tables): void {
  const known = new Set(rows(tables, 'sources').map((row) => cell(row, 'source')))
  if (known.size === 0) return
  for (const row of rows(tables, 'sources')) day(row, 'until')
  for (const [table, list] of tables)
    for (const row of list)
      if (table !== 'sources' && needed[table]?.includes('source') && !known.has(cell(row, 'source')))
        throw new KnowledgeError(row.file, row.line, `source '${cell(row, 'source')}' stands not in sources.tsv`)
}

function checkCodes(tables: Tables, codes: ReadonlySet<string>): void {
  const columns: readonly (readonly [string, string])[] = [
    ['names', 'code'],
    ['organisations', 'of'],
    ['organisations', 'seat'],
    ['groups', 'country'],
    ['officials', 'country'],
    ['leaders', 'country'],
    ['members', 'id'],
    ['members', 'members'],
    ['states', 'of'],
    ['ties', 'code'],
    ['ties', 'to'],
    ['features', 'codes'],
    ['ambiguous', 'code'],
    ['ambiguous', 'instead'],
  ]
  for (const [table, column] of columns)
    for (const row of rows(tables, table))
      for (const code of listed(row.cells[column]))
        if (!codes.has(code)) throw new KnowledgeError(row.file, row.line, `'${code}' in column '${column}' is no known code`)
}
