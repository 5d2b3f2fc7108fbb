/** Counting by dimensions: things told by their representatives, from the narrow tables where these hold what is asked for. */
import { dayFromNumber, dayNumber } from '../base/days.js'
import { toDay } from './answers.js'
import type { Cell, Database } from './database.js'
import { dealingReports, sameDay, whereDealings } from './dealings.js'
import { whoOf } from './people.js'
import { type Binder, makeBinder, reportsOf, whereUnits } from './query.js'
import type { Dimension, Filter, RecordKind, TallyRow } from './reader.js'

type Columns = Readonly<Partial<Record<Dimension, string>>>

const times = (table: string): Columns => ({
  day: `${table}.day`,
  month: `strftime(DATE '1970-01-01' + ${table}.day, '%Y-%m')`,
  year: `strftime(DATE '1970-01-01' + ${table}.day, '%Y')`,
})
/** Who speaks, in `voices v`. */
const speaking: Columns = {
  voice: 'v.label',
  voiceState: 'v.country',
  voiceNamed: "CASE WHEN v.who IS NULL THEN '0' ELSE '1' END",
}
/** Columns that records and dealings share. */
const shared = (table: string): Columns => ({
  ...times(table),
  type: `${table}.type`,
  act: `${table}.type`,
  mode: `${table}.mode`,
  cameo: `${table}.cameo`,
  standing: `${table}.standing`,
  outlet: `${table}.outlet`,
  status: `${table}.status`,
  stance: `${table}.stance`,
  level: `${table}.level`,
  host: `${table}.host`,
  bilateral: `CASE WHEN ${table}.states = 2 THEN '1' ELSE '0' END`,
})

const ofRecords: Columns = {
  ...shared('r'),
  place: 'r.country',
  form: 'r.form',
  state: 's.state',
  issue: 'i.issue',
  ...speaking,
  participant: "p.label || '|' || coalesce(p.person_country, '')",
  dispatch: 't.id',
}
const ofVoices: Columns = { ...times('v'), stance: 'v.stance', ...speaking }
const ofDealings: Columns = {
  ...shared('d'),
  other: 'd.other',
  pair: "d.state || ' ' || d.other",
  source: 'd.state',
  target: 'd.other',
  issue: 'i.issue',
  participant: ofRecords.participant ?? '',
}

interface Source {
  readonly columns: Columns
  readonly from: string
  readonly where: string
  readonly reports: string
  /** The table of the representatives, and whether joins give one several times. */
  readonly table: 'r' | 'd' | 'v' | 's'
  readonly repeats: boolean
}

/** Counts records of a kind, in order of the key; nulls come first. */
export async function tally(database: Database, kind: RecordKind, by: readonly Dimension[], filter: Filter): Promise<readonly TallyRow[]> {
  const binder = makeBinder()
  const who = await whoOf(database, filter.actor)
  const paired =
    by.some((one) => ['other', 'source', 'target', 'pair'].includes(one)) ||
    ((filter.between !== undefined || filter.among !== undefined) && by.every((one) => ofDealings[one] !== undefined))
  const source = sourceOf(kind, by, filter, who, binder, paired)
  const keys = by.map((dimension) => {
    const column = source.columns[dimension]
    if (column === undefined) throw new RangeError(`Nothing is counted by ${dimension} here`)
    return column
  })
  const { table } = source
  const rows = await database.rows(
    `SELECT ${[...keys, source.repeats ? `count(DISTINCT ${table}.n)` : 'count(*)', `sum(${source.reports})`, `min(${table}.day)`, `max(${table}.day)`, `arg_max(${table}.n, ${table}.day)`].join(', ')}
     FROM ${source.from} WHERE ${source.where}
     ${keys.length > 0 ? `GROUP BY ${keys.map((_, i) => i + 1).join(', ')} ORDER BY ${keys.map((_, i) => `${i + 1} NULLS FIRST`).join(', ')}` : ''}`,
    binder.values,
  )
  return rows.map((row) => {
    const [count, reports, first, last, latest] = row.slice(by.length)
    return {
      key: by.map((dimension, i) => keyText(dimension, row[i])),
      count: Number(count),
      reports: Number(reports),
      first: toDay(first),
      last: toDay(last),
      latest: latest === null || latest === undefined ? null : Number(latest),
    }
  })
}

function sourceOf(
  kind: RecordKind,
  by: readonly Dimension[],
  filter: Filter,
  who: readonly string[],
  binder: Binder,
  paired: boolean,
): Source {
  if (paired) return fromDealings(kind, by, filter, who, binder)
  const own = fromPersons(kind, by, filter, who, binder)
  if (own !== null) return own
  const { issue, alsoIssues, from, to, ...rest } = filter
  if (by.length === 1 && by[0] === 'state' && Object.values(filter).every((value) => value === undefined)) return fromStates(kind, binder)
  const voiced = issue !== undefined && kind === 'statement' && by.every((one) => ofVoices[one] !== undefined)
  return voiced && Object.values(rest).every((value) => value === undefined)
    ? fromVoices(
        [issue, ...(alsoIssues ?? [])],
        { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
        by,
        binder,
      )
    : fromRecords(kind, by, filter, who, binder)
}

const ofPersons: Columns = { participant: ofRecords.participant ?? '', state: 's.state' }

/** With whom a person is told of, from the narrow tables alone; null for filters that these cannot answer. */
function fromPersons(kind: RecordKind, by: readonly Dimension[], filter: Filter, who: readonly string[], binder: Binder): Source | null {
  const { actor, standing, meetingStatus, ...rest } = filter
  const asked = by.length > 0 && by.every((one) => ofPersons[one] !== undefined)
  if (actor === undefined || who.length === 0 || !asked || Object.values(rest).some((value) => value !== undefined)) return null
  const all = [`d.who IN (${binder.list(who)})`, `d.kind = ${binder.bind(kind)}`, 'd.n = d.cluster']
  if (standing) all.push(`d.standing IN (${binder.list(standing)})`)
  if (meetingStatus && kind === 'meeting') all.push(`d.status IN (${binder.list(meetingStatus)})`)
  const joins = [
    by.includes('participant') ? 'JOIN person_records p ON p.n = d.n' : '',
    by.includes('state') ? 'JOIN state_records s ON s.n = d.n' : '',
  ]
  return {
    columns: ofPersons,
    from: `person_records d ${joins.join(' ')}`,
    where: all.join(' AND '),
    reports: 'd.reports',
    table: 'd',
    repeats: true,
  }
}

/** Records by state, from the narrow table alone. */
function fromStates(kind: RecordKind, { bind }: Binder): Source {
  const where = `s.kind = ${bind(kind)} AND s.n = s.cluster`
  return { columns: { state: 's.state' }, from: 'state_records s', where, reports: '1', table: 's', repeats: false }
}

/** Who speaks on an issue, from the narrow table alone. */
function fromVoices(issues: readonly string[], { from, to }: Filter, by: readonly Dimension[], { bind, list }: Binder): Source {
  const all = [`v.issue IN (${list(issues)})`, 'v.n = v.cluster']
  if (from !== undefined) all.push(`v.day >= ${bind(dayNumber(from))}`)
  if (to !== undefined) all.push(`v.day < ${bind(dayNumber(to))}`)
  return {
    columns: ofVoices,
    from: 'voices v',
    where: all.join(' AND '),
    reports: 'v.reports',
    table: 'v',
    repeats: issues.length > 1 || !by.includes('voice'),
  }
}

function fromRecords(kind: RecordKind, by: readonly Dimension[], filter: Filter, who: readonly string[], binder: Binder): Source {
  const voiced = by.some((one) => one.startsWith('voice'))
  const joins = [
    by.includes('state') ? 'JOIN state_records s ON s.n = r.n' : '',
    by.includes('participant') ? 'JOIN person_records p ON p.n = r.n' : '',
    by.includes('issue') ? 'JOIN issues i ON i.record = r.n' : '',
    voiced
      ? `JOIN voices v ON v.n = r.n${filter.issue === undefined ? '' : ` AND v.issue IN (${binder.list([filter.issue, ...(filter.alsoIssues ?? [])])})`}`
      : '',
    by.includes('dispatch') ? 'JOIN texts t ON t.n = r.text' : '',
  ].join(' ')
  return {
    columns: ofRecords,
    from: `records r ${joins}`,
    where: whereUnits(kind, filter, who, binder),
    reports: reportsOf(filter.merging),
    table: 'r',
    repeats: voiced || by.includes('participant'),
  }
}

/** Pairs as sources and targets are directed: `forth` alone. */
function fromDealings(kind: RecordKind, by: readonly Dimension[], filter: Filter, who: readonly string[], binder: Binder): Source {
  const directed = by.includes('source') || by.includes('target')
  const { between, ...rest } = filter
  const where = whereDealings(kind, directed ? rest : filter, binder, who)
  const pair = directed && between ? ` AND d.state IN (${binder.list(between)}) AND d.other IN (${binder.list(between)})` : ''
  return {
    columns: ofDealings,
    from: [
      `dealings d ${sameDay(filter)}`,
      by.includes('issue') ? 'JOIN issues i ON i.record = d.n' : '',
      by.includes('participant') ? 'JOIN person_records p ON p.n = d.n' : '',
    ].join(' '),
    where: `${where}${directed ? ' AND d.forth' : ''}${by.includes('pair') ? ' AND d.state < d.other' : ''}${pair}`,
    reports: dealingReports(filter),
    table: 'd',
    repeats: by.includes('participant') || filter.among !== undefined,
  }
}

function keyText(dimension: Dimension, cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null
  return dimension === 'day' ? dayFromNumber(Number(cell)) : String(cell)
}
