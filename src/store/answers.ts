/** The RecordReader on an open index. */
import { dayFromNumber, dayNumber } from '../base/days.js'
import type { Day } from '../base/types.js'
import type { CodedRecord, Event, Initiative, Meeting, Statement } from '../model/record.js'
import { asText, asTextOrNull, type Cell, type Database } from './database.js'
import { bondsOf, coveredBy, dealingsOf, latestOn } from './dealings.js'
import { facetsOf } from './facets.js'
import { decidedIn, itemsIn, loadItems } from './items.js'
import type { Position } from './log.js'
import { listPersons, personOf, whoOf } from './people.js'
import { type Binder, makeBinder, matchingTexts, reportsOf, whereRecords, whereUnits } from './query.js'
import type { ClusterMember, DispatchRow, Filter, Item, Page, PageRequest, RecordInfo, RecordKind, RecordReader } from './reader.js'
import { dispatchRows, keptDispatch, searchHits } from './texts.js'
import { tally } from './tally.js'

/** A reader of an index that holds the log up to a position. `behind`: frames that came since. */
export function makeReader(folder: string, database: Database, position: Position, behind: number): RecordReader {
  const page = <K extends CodedRecord>(kind: K['kind'], filter: Filter, request: PageRequest = {}): Promise<Page<Item<K>>> =>
    listRecords<K>(database, kind, filter, request)
  let info: Promise<RecordInfo> | null = null
  return {
    info: () => (info ??= infoOf(folder, database, position, behind)),
    events: (filter, request) => page<Event>('event', filter, request),
    meetings: (filter, request) => page<Meeting>('meeting', filter, request),
    statements: (filter, request) => page<Statement>('statement', filter, request),
    initiatives: (filter, request) => page<Initiative>('initiative', filter, request),
    async record(id) {
      const rows = await database.rows('SELECT n FROM records WHERE id = $1', [id])
      const [item] = await loadItems(
        database,
        rows.map(([n]) => Number(n)),
      )
      return item ?? null
    },
    cluster: (id) => membersOf(database, id),
    dispatch: (id) => keptDispatch(database, id),
    dispatches: (filter, request) => listDispatches(database, null, filter, request ?? {}),
    async search(words, filter, request) {
      const found = await listDispatches(database, words, filter, request ?? {})
      return { ...found, items: await searchHits(database, found.items, words) }
    },
    persons: (filter, request) => listPersons(database, filter, request ?? {}),
    person: (idOrName) => personOf(database, idOrName),
    tally: (kind, by, filter) => tally(database, kind, by, filter),
    dealings: (kind, filter) => dealingsOf(database, kind, filter),
    covered: (between) => coveredBy(database, between),
    facets: (filter) => facetsOf(database, filter),
    latestOn: (filter, each) => latestOn(database, filter, each),
    bonds: (filter, types, most) => bondsOf(database, filter, types, most),
    recordsIn: (dispatch) => itemsIn(database, dispatch),
    decisions: () => decidedIn(database),
    byKey: (keys) => loadItems(database, keys),
    close: () => database.close(),
  }
}

/** Size of a page within its bounds. */
export function limitOf(request: PageRequest): number {
  return Math.min(1000, Math.max(1, Math.floor(request.limit ?? 50)))
}

/** Cursors are the last row's day and id; they stay valid while rows come and go around them. */
function readCursor(cursor: string | null | undefined): { day: number | null; id: string } | null {
  if (cursor === null || cursor === undefined || cursor === '') return null
  const match = /^(-?\d+|x)\.([\w-]+)$/.exec(cursor)
  return match ? { day: match[1] === 'x' ? null : Number(match[1]), id: match[2] ?? '' } : null
}

function writeCursor(day: Cell | undefined, id: Cell | undefined): string {
  return `${day ?? 'x'}.${id ?? ''}`
}

/** Undated rows are the oldest. */
export const undated = -10_000_000

/** `AND (day, id) beyond the cursor`, or from the day on at which the list is opened; or nothing. */
export function beyond(request: PageRequest, day: string, id: string, binder: Binder): string {
  const cursor = readCursor(request.cursor)
  const mark = request.order === 'oldest' ? '>' : '<'
  if (cursor === null)
    return request.at === undefined ? '' : ` AND coalesce(${day}, ${undated}) ${mark}= ${binder.bind(dayNumber(request.at))}`
  return ` AND (coalesce(${day}, ${undated}), ${id}) ${mark} (${binder.bind(cursor.day ?? undated)}, ${binder.bind(cursor.id)})`
}

export function direction(request: PageRequest): string {
  return request.order === 'oldest' ? 'ASC' : 'DESC'
}

export function toDay(cell: Cell | undefined): Day | null {
  return cell === null || cell === undefined ? null : dayFromNumber(Number(cell))
}

async function listRecords<K extends CodedRecord>(
  database: Database,
  kind: K['kind'],
  filter: Filter,
  request: PageRequest,
): Promise<Page<Item<K>>> {
  const who = await whoOf(database, filter.actor)
  const binder = makeBinder()
  const where = whereUnits(kind, filter, who, binder)
  const limit = limitOf(request)
  const all = [...binder.values]
  const sums = database.rows(`SELECT count(*), sum(${reportsOf(filter.merging)}) FROM records r WHERE ${where}`, all)
  const rows = await database.rows(
    `SELECT r.n, r.day, r.id FROM records r WHERE ${where}${beyond(request, 'r.day', 'r.id', binder)}
     ORDER BY coalesce(r.day, ${undated}) ${direction(request)}, r.id ${direction(request)} LIMIT ${limit + 1}`,
    binder.values,
  )
  const [total, reports] = (await sums)[0] ?? []
  const shown = rows.slice(0, limit)
  const items = await loadItems(
    database,
    shown.map(([n]) => Number(n)),
  )
  const last = shown.at(-1)
  return {
    items: items.filter((item): item is Item<K> => item.record.kind === kind),
    total: Number(total ?? 0),
    reports: Number(reports ?? 0),
    next: rows.length > limit && last !== undefined ? writeCursor(last[1], last[2]) : null,
  }
}

async function listDispatches(database: Database, words: string | null, filter: Filter, request: PageRequest): Promise<Page<DispatchRow>> {
  const binder = makeBinder()
  const all = ['t.current']
  if (words !== null) all.push(`t.n IN (${matchingTexts(words, binder)})`)
  if (filter.from !== undefined || filter.to !== undefined || filter.outlets || filter.text !== undefined)
    all.push(ofDispatch(filter, binder))
  const { from: _from, to: _to, outlets: _outlets, text: _text, merging: _merging, ...rest } = filter
  if (Object.values(rest).some((value) => value !== undefined)) {
    const who = await whoOf(database, filter.actor)
    all.push(`t.n IN (SELECT r.text FROM records r WHERE ${whereRecords(null, rest, who, binder)})`)
  }
  const where = all.join(' AND ')
  const limit = limitOf(request)
  const found = `found AS MATERIALIZED (SELECT t.n, t.day, t.id, t.seen FROM texts t WHERE ${where})`
  const sums = '(SELECT count(*) FROM found), (SELECT sum(seen) FROM found)'
  const values = [...binder.values]
  const rows = await database.rows(
    `WITH ${found} SELECT n, day, id, ${sums} FROM found WHERE true${beyond(request, 'day', 'id', binder)}
     ORDER BY coalesce(day, ${undated}) ${direction(request)}, id ${direction(request)} LIMIT ${limit + 1}`,
    binder.values,
  )
  const [total, reports] = rows[0]?.slice(3) ?? (await database.rows(`WITH ${found} SELECT ${sums}`, values))[0] ?? []
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: await dispatchRows(
      database,
      shown.map(([n]) => Number(n)),
    ),
    total: Number(total ?? 0),
    reports: Number(reports ?? 0),
    next: rows.length > limit && last !== undefined ? writeCursor(last[1], last[2]) : null,
  }
}

/** Conditions that concern the dispatch itself rather than its records. */
function ofDispatch(filter: Filter, binder: Binder): string {
  const { bind, list } = binder
  const all = ['true']
  if (filter.from !== undefined) all.push(`t.day >= ${bind(dayNumber(filter.from))}`)
  if (filter.to !== undefined) all.push(`t.day < ${bind(dayNumber(filter.to))}`)
  if (filter.outlets) all.push(`t.id IN (SELECT id FROM counted WHERE source IN (${list(filter.outlets)}))`)
  if (filter.text !== undefined) all.push(`t.n IN (${matchingTexts(filter.text, binder)})`)
  return all.join(' AND ')
}

async function membersOf(database: Database, id: string): Promise<readonly ClusterMember[]> {
  const rows = await database.rows(
    `SELECT r.id, t.id, t.day, t.outlet, t.headline, r.because, r.text, r.s_from, r.s_to FROM records r JOIN texts t ON t.n = r.text
     WHERE r.cluster IN (SELECT cluster FROM records WHERE id = $1) ORDER BY r.n <> r.cluster, t.day NULLS LAST, r.id`,
    [id],
  )
  if (rows.length === 0) return []
  const contents = new Map(
    (await database.rows(`SELECT n, text FROM contents WHERE n IN (${[...new Set(rows.map((row) => Number(row[6])))].join(',')})`)).map(
      ([n, text]) => [Number(n), String(text)],
    ),
  )
  return rows.map(([record, dispatch, day, outlet, headline, because, text, from, to]) => ({
    record: asText<ClusterMember['record']>(record),
    dispatch: asText<ClusterMember['dispatch']>(dispatch),
    published: toDay(day),
    outlet: asTextOrNull(outlet),
    headline: String(headline ?? ''),
    sentence: (contents.get(Number(text)) ?? '').slice(Number(from), Number(to)),
    because: asTextOrNull(because),
  }))
}

async function infoOf(folder: string, database: Database, position: Position, behind: number): Promise<RecordInfo> {
  const one = async (sql: string): Promise<number> => Number((await database.rows(sql))[0]?.[0] ?? 0)
  const kinds = new Map(
    (await database.rows('SELECT kind, count(DISTINCT cluster) FROM records WHERE hidden = 0 GROUP BY kind')).map(([kind, count]) => [
      String(kind),
      Number(count),
    ]),
  )
  const [days] = await database.rows('SELECT min(day), max(day) FROM texts')
  const made = await database.rows(
    'SELECT made_with, count(*) FROM texts WHERE made_with IS NOT NULL GROUP BY made_with ORDER BY made_with',
  )
  const count = (kind: RecordKind): number => kinds.get(kind) ?? 0
  return {
    folder,
    dispatches: await one('SELECT count(*) FROM texts WHERE current'),
    appearances: await one('SELECT count(*) FROM appearances'),
    outlets: await one('SELECT count(DISTINCT source) FROM appearances'),
    events: count('event'),
    meetings: count('meeting'),
    statements: count('statement'),
    initiatives: count('initiative'),
    persons: await one('SELECT count(DISTINCT person) FROM person_keys'),
    first: toDay(days?.[0]),
    last: toDay(days?.[1]),
    aside: await one('SELECT count(DISTINCT input) FROM aside'),
    failed: await one('SELECT count(DISTINCT input) FROM failures'),
    madeWith: made.map(([text, codings]) => ({ ...JSON.parse(String(text)), codings: Number(codings) })),
    state: position.hash.slice(0, 32),
    behind,
  }
}
