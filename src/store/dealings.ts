/** Counting from the narrow tables of sums.ts: dealings of two states, the days that the record covers, what stands beside a search. */
import { dayFromNumber, dayNumber } from '../base/days.js'
import type { CountryCode } from '../model/ids.js'
import { asText, asTextOrNull, type Cell, type Database } from './database.js'
import { toDay } from './answers.js'
import { whoOf } from './people.js'
import { type Binder, makeBinder, reportsOf, unitOf, whereUnits } from './query.js'
import type { Bonds, BondTypes, DayCovered, Dealing, Filter, RecordKind } from './reader.js'

/** Conditions on `dealings d` for representatives; what these columns cannot tell is asked of the records. */
export function whereDealings(kind: RecordKind, filter: Filter, binder: Binder, who: readonly string[] = []): string {
  const { bind, list } = binder
  const { states, between, among, alone, source, target, types, from, to, standing, meetingStatus, merging, ...rest } = filter
  const all = [`d.n = d.${unitOf(merging)}`, `d.kind = ${bind(kind)}`]
  if (between) all.push(`d.state = ${bind(between[0])} AND d.other = ${bind(between[1])}`)
  if (states) all.push(`d.state IN (${list(states)})`)
  if (among) all.push(`d.other IN (${list(among)})`)
  if (alone !== undefined) all.push(`d.states ${alone ? '=' : '<>'} 2`)
  if (source !== undefined) all.push(`d.state = ${bind(source)} AND d.forth`)
  if (target !== undefined) all.push(`d.other = ${bind(target)} AND d.forth`)
  if (types) all.push(`d.type IN (${list(types)})`)
  if (from !== undefined) all.push(`d.day >= ${bind(dayNumber(from))}`)
  if (to !== undefined) all.push(`d.day < ${bind(dayNumber(to))}`)
  if (standing) all.push(`d.standing IN (${list(standing)})`)
  if (meetingStatus && kind === 'meeting') all.push(`d.status IN (${list(meetingStatus)})`)
  if (Object.values(rest).some((value) => value !== undefined))
    all.push(`d.n IN (SELECT r.n FROM records r WHERE ${whereUnits(kind, { ...rest, ...(merging ? { merging } : {}) }, who, binder)})`)
  return all.join(' AND ')
}

/** The reports behind each of the dealings. */
export function dealingReports(filter: Filter): string {
  const unit = unitOf(filter.merging)
  return unit === 'n' ? 'd.seen' : unit === 'cluster' ? 'd.reports' : 'coalesce(same.reports, d.seen)'
}

/** For one-a-day: reports by their first, among the dealings of the same pair. */
export function sameDay(filter: Filter): string {
  return unitOf(filter.merging) === 'oneday'
    ? 'LEFT JOIN (SELECT state, other, oneday, sum(seen) AS reports FROM dealings GROUP BY ALL) same ON same.oneday = d.n AND same.state = d.state AND same.other = d.other'
    : ''
}

const always = ['n', 'day', 'wide', 'type', 'standing', 'states', 'text', 'outlet']
/** Columns that a kind has beside those of all: what is null for each row need not be read. */
const ofKind: Readonly<Record<RecordKind, readonly string[]>> = {
  event: ['mode', 'cameo'],
  meeting: ['status', 'level', 'host', 'country'],
  statement: [],
  initiative: [],
}

export async function dealingsOf(database: Database, kind: RecordKind, filter: Filter): Promise<readonly Dealing[]> {
  const binder = makeBinder()
  const who = await whoOf(database, filter.actor)
  const names = [...always, ...ofKind[kind]]
  const columns = (table: string): string => names.map((name) => `${table}.${name}`).join(', ')
  const person = who.length > 0 && Object.keys(filter).every((name) => ['actor', 'merging', 'from', 'to'].includes(name))
  const rows = filter.between
    ? await database.rows(
        `SELECT ${columns('d')}, d.forth, d.back, ${dealingReports(filter)} FROM dealings d ${sameDay(filter)}
         WHERE ${whereDealings(kind, filter, binder, who)} ORDER BY d.day NULLS FIRST, d.n`,
        binder.values,
      )
    : person && unitOf(filter.merging) !== 'oneday'
      ? await database.rows(
          `SELECT DISTINCT ${columns('d')}, false, false, ${dealingReports(filter)} FROM person_records d
           WHERE ${wherePerson(kind, filter, who, binder)} ORDER BY d.day NULLS FIRST, d.n`,
          binder.values,
        )
      : await database.rows(
          `SELECT ${columns('r')}, false, false, ${reportsOf(filter.merging)} FROM records r
           WHERE ${whereUnits(kind, filter, who, binder)} ORDER BY r.day NULLS FIRST, r.n`,
          binder.values,
        )
  return rows.map((row) => dealing(kind, row))
}

/** Conditions on `person_records d` for the representatives of what a person takes part in. */
function wherePerson(kind: RecordKind, { from, to, merging }: Filter, who: readonly string[], { bind, list }: Binder): string {
  const all = [`d.who IN (${list(who)})`, `d.kind = ${bind(kind)}`, `d.n = d.${unitOf(merging)}`]
  if (from !== undefined) all.push(`d.day >= ${bind(dayNumber(from))}`)
  if (to !== undefined) all.push(`d.day < ${bind(dayNumber(to))}`)
  return all.join(' AND ')
}

export async function latestOn(
  database: Database,
  { issue, alsoIssues = [], from, to }: Filter,
  each: number,
): Promise<readonly { readonly country: CountryCode | null; readonly key: number }[]> {
  const { values, bind, list } = makeBinder()
  const rows = await database.rows(
    `SELECT country, n FROM (SELECT DISTINCT country, n, day FROM voices WHERE issue IN (${list([issue ?? '', ...alsoIssues])}) AND n = cluster
       ${from === undefined ? '' : `AND day >= ${bind(dayNumber(from))}`} ${to === undefined ? '' : `AND day < ${bind(dayNumber(to))}`})
     QUALIFY row_number() OVER (PARTITION BY country ORDER BY day DESC NULLS LAST, n DESC) <= ${Math.floor(each)}
     ORDER BY country NULLS LAST, day DESC NULLS LAST, n DESC`,
    values,
  )
  return rows.map(([country, n]) => ({ country: asTextOrNull<CountryCode>(country), key: Number(n) }))
}

function dealing(kind: RecordKind, row: readonly Cell[]): Dealing {
  const [n, day, wide, type, standing, states, text, outlet, ...own] = row
  const [forth, back, reports] = row.slice(-3)
  const [status, level, host, country] = kind === 'meeting' ? own : []
  return {
    key: Number(n),
    day: toDay(day),
    wide: wide === null || wide === undefined ? null : Number(wide),
    type: String(type),
    mode: kind === 'event' ? asTextOrNull(own[0]) : null,
    cameo: kind === 'event' ? asTextOrNull(own[1]) : null,
    standing: asText<Dealing['standing']>(standing),
    status: asTextOrNull<NonNullable<Dealing['status']>>(status),
    level: asTextOrNull<NonNullable<Dealing['level']>>(level),
    host: asTextOrNull<NonNullable<Dealing['host']>>(host),
    country: asTextOrNull<CountryCode>(country),
    states: Number(states),
    forth: forth === 1,
    back: back === 1,
    dispatch: Number(text),
    outlet: asTextOrNull(outlet),
    reports: Number(reports),
  }
}

export async function coveredBy(database: Database, between: readonly [string, string] | null): Promise<readonly DayCovered[]> {
  const telling = 'WHERE outlet IN (SELECT DISTINCT outlet FROM dealings WHERE state = $1 AND other = $2)'
  const rows = await database.rows(
    `SELECT day, sum(reports) FROM covered ${between === null ? '' : telling} GROUP BY day ORDER BY day`,
    between ?? [],
  )
  return rows.map(([day, reports]) => ({ day: dayFromNumber(Number(day)), reports: Number(reports) }))
}

/**
 * The strongest bonds of pairs of states in a time, with the number of all; of one state: its own and those among the states it deals
 * with. A bond weighs its events of the given types, or its meetings where those are more.
 */
export async function bondsOf(database: Database, { from, to, states }: Filter, types: BondTypes, most: number): Promise<Bonds> {
  const { values, bind, list } = makeBinder()
  const time = [
    from === undefined ? '' : ` AND day >= ${bind(dayNumber(from))}`,
    to === undefined ? '' : ` AND day < ${bind(dayNumber(to))}`,
  ].join('')
  const own = states?.[0]
  const near = own === undefined ? '' : ' AND state IN (SELECT code FROM near) AND other IN (SELECT code FROM near)'
  const code = own === undefined ? '' : bind(own)
  const told = `n = cluster AND (kind = 'event' AND standing = 'happened' OR kind = 'meeting' AND status = 'held' AND standing NOT IN ('denied', 'planned'))`
  const around =
    own === undefined
      ? ''
      : `near AS MATERIALIZED (SELECT ${code} AS code UNION SELECT DISTINCT other FROM dealings WHERE state = ${code} AND ${told}${time}),`
  const [cooperation, conflict] = [list(types.cooperation), list(types.conflict)]
  const rows = await database.rows(
    `WITH ${around} counted AS MATERIALIZED (
       SELECT state, other, count(*) FILTER (kind = 'meeting') AS meetings, count(*) FILTER (kind = 'event' AND type IN (${cooperation})) AS cooperation,
         count(*) FILTER (kind = 'event' AND type IN (${conflict})) AS conflict, sum(reports) AS reports
       FROM dealings WHERE state < other AND ${told}${time}${near}
       GROUP BY state, other),
     found AS MATERIALIZED (SELECT *, greatest(meetings, cooperation + conflict) AS weight FROM counted)
     SELECT state, other, meetings, cooperation, conflict, reports, (SELECT count(*) FROM found) FROM found WHERE weight >= ${Math.floor(types.least)}
     ORDER BY weight DESC, state, other LIMIT ${Math.floor(most)}`,
    values,
  )
  return {
    total: Number(rows[0]?.[6] ?? 0),
    bonds: rows.map(([a, b, meetings, friendly, hostile, reports]) => ({
      a: asText<CountryCode>(a),
      b: asText<CountryCode>(b),
      meetings: Number(meetings),
      cooperation: Number(friendly),
      conflict: Number(hostile),
      reports: Number(reports),
    })),
  }
}
