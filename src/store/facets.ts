/**
 * Counts beside a search: things told by kind, state, year, type and outlet, of all that match. Where most texts match, as for a word that stands in
 * nearly every one, what does not match is counted and taken from the sums of all, which are made once.
 */
import type { Database } from './database.js'
import { whoOf } from './people.js'
import { makeBinder, matchingTexts, readWords, whereRecords } from './query.js'
import type { FacetRow, Facets, Filter } from './reader.js'

const names = ['kind', 'state', 'year', 'type', 'outlet'] as const

/** Counts by `facet value`. */
type Counts = ReadonlyMap<string, number>

export async function facetsOf(database: Database, filter: Filter): Promise<Facets> {
  const { text, merging: _merging, ...rest } = filter
  if (Object.values(rest).some((value) => value !== undefined)) return sorted(await countMatching(database, filter))
  if (text === undefined) return sorted(await countAll(database))
  if (!(await isInMost(database, text))) return sorted(await countMatching(database, filter))
  const all = await countAll(database)
  const lacking = await countLacking(database, text)
  return sorted(new Map([...all].map(([key, count]) => [key, count - (lacking.get(key) ?? 0)])))
}

const sums = new WeakMap<Database, Promise<Counts>>()

function countAll(database: Database): Promise<Counts> {
  const known = sums.get(database) ?? countMatching(database, {})
  sums.set(database, known)
  return known
}

/** Share of the texts from which counting the rest is the cheaper way. */
const most = 0.75

/** Phrases are not asked: they stand in few texts, and looking for them is what costs most. */
async function isInMost(database: Database, text: string): Promise<boolean> {
  if (readWords(text).phrases.length > 0) return false
  const binder = makeBinder()
  const [row] = await database.rows(
    `SELECT (SELECT count(*) FROM (${matchingTexts(text, binder)})), (SELECT count(*) FROM texts)`,
    binder.values,
  )
  return Number(row?.[0]) > most * Number(row?.[1])
}

/** Things told by any report that matches. */
async function countMatching(database: Database, filter: Filter): Promise<Counts> {
  const binder = makeBinder()
  const where = whereRecords(null, { ...filter, merging: 'none' }, await whoOf(database, filter.actor), binder)
  return countFound(
    database,
    `matched AS MATERIALIZED (SELECT r.n, r.cluster, r.kind, r.type, r.day, r.outlet FROM records r WHERE ${where}),
     missed AS MATERIALIZED (SELECT cluster FROM matched WHERE n <> cluster EXCEPT SELECT n FROM matched WHERE n = cluster),
     found AS MATERIALIZED (
       SELECT n, kind, type, day, outlet FROM matched WHERE n = cluster
       UNION ALL SELECT r.n, r.kind, r.type, r.day, r.outlet FROM records r WHERE r.n IN (SELECT cluster FROM missed))`,
    binder.values,
  )
}

/** Things told by no report whose text matches. */
function countLacking(database: Database, text: string): Promise<Counts> {
  const binder = makeBinder()
  return countFound(
    database,
    `lacking AS MATERIALIZED (SELECT n FROM texts WHERE n NOT IN (${matchingTexts(text, binder)})),
     touched AS MATERIALIZED (SELECT DISTINCT cluster FROM records WHERE hidden = 0 AND text IN (SELECT n FROM lacking)),
     found AS MATERIALIZED (
       SELECT n, kind, type, day, outlet FROM records WHERE n IN (
         SELECT cluster FROM touched EXCEPT SELECT cluster FROM records WHERE hidden = 0 AND cluster IN (SELECT cluster FROM touched) AND text NOT IN (SELECT n FROM lacking)))`,
    binder.values,
  )
}

/** One statement for all counts: what matches is found once. */
async function countFound(database: Database, found: string, values: Parameters<Database['rows']>[1]): Promise<Counts> {
  const rows = await database.rows(
    `WITH ${found},
     cells AS MATERIALIZED (SELECT kind, type, outlet, year(DATE '1970-01-01' + day) AS year, count(*) AS count FROM found GROUP BY ALL)
     SELECT 'kind', kind, sum(count) FROM cells GROUP BY kind
     UNION ALL SELECT 'year', CAST(year AS VARCHAR), sum(count) FROM cells WHERE year IS NOT NULL GROUP BY year
     UNION ALL SELECT 'type', type, sum(count) FROM cells WHERE kind = 'event' GROUP BY type
     UNION ALL SELECT 'outlet', outlet, sum(count) FROM cells WHERE outlet IS NOT NULL GROUP BY outlet
     UNION ALL SELECT 'state', s.state, count(*) FROM found f JOIN state_records s ON s.n = f.n GROUP BY s.state`,
    values,
  )
  return new Map(rows.map(([facet, value, count]) => [`${String(facet)} ${String(value)}`, Number(count)]))
}

/** Most frequent first. */
function sorted(counts: Counts): Facets {
  const of = (name: (typeof names)[number]): readonly FacetRow[] =>
    [...counts]
      .filter(([key, count]) => key.startsWith(`${name} `) && count > 0)
      .map(([key, count]) => ({ value: key.slice(name.length + 1), count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return { kind: of('kind'), state: of('state'), year: of('year'), type: of('type'), outlet: of('outlet') }
}
