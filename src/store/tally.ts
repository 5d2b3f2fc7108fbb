/** Counting by dimensions. */
import { dayFromNumber } from '../base/days.js'
import type { Cell, Database } from './database.js'
import { whoOf } from './people.js'
import { makeBinder, unitOf, whereRecords } from './query.js'
import type { Dimension, Filter, RecordKind, TallyRow } from './reader.js'

const columns: Readonly<Record<Dimension, string>> = {
  day: 'r.day',
  month: `strftime(DATE '1970-01-01' + r.day, '%Y-%m')`,
  year: `strftime(DATE '1970-01-01' + r.day, '%Y')`,
  source: 'p.source',
  target: 'p.target',
  type: 'r.type',
  mode: 'r.mode',
  cameo: 'r.cameo',
  standing: 'r.standing',
  outlet: 'r.outlet',
  place: 'r.country',
  state: 's.country',
  issue: 'i.issue',
  act: 'r.type',
  status: 'r.status',
  form: 'r.form',
  stance: 'r.stance',
  dispatch: 'd.id',
}

/** Counts records of a kind, in order of the key; nulls come first. */
export async function tally(database: Database, kind: RecordKind, by: readonly Dimension[], filter: Filter): Promise<readonly TallyRow[]> {
  const binder = makeBinder()
  const where = whereRecords(kind, filter, await whoOf(database, filter.actor), binder)
  const joins = [
    by.includes('source') || by.includes('target') ? 'JOIN pairs p ON p.record = r.n' : '',
    by.includes('state') ? 'JOIN (SELECT DISTINCT record, country FROM sides WHERE country IS NOT NULL) s ON s.record = r.n' : '',
    by.includes('issue') ? 'JOIN issues i ON i.record = r.n' : '',
    by.includes('dispatch') ? 'JOIN texts d ON d.n = r.text' : '',
  ].join(' ')
  const pair =
    filter.between && joins.includes('pairs')
      ? ` AND p.source IN (${binder.list(filter.between)}) AND p.target IN (${binder.list(filter.between)})`
      : ''
  const keys = by.map((dimension) => columns[dimension])
  const rows = await database.rows(
    `SELECT ${[...keys, `count(DISTINCT r.${unitOf(filter.merging)})`, 'sum(r.seen)', 'count(DISTINCT r.outlet)'].join(', ')} FROM records r ${joins} WHERE ${where}${pair}
     ${keys.length > 0 ? `GROUP BY ${keys.map((_, i) => i + 1).join(', ')} ORDER BY ${keys.map((_, i) => `${i + 1} NULLS FIRST`).join(', ')}` : ''}`,
    binder.values,
  )
  return rows.map((row) => ({
    key: by.map((dimension, i) => keyText(dimension, row[i])),
    count: Number(row[by.length]),
    reports: Number(row[by.length + 1]),
    outlets: Number(row[by.length + 2]),
  }))
}

function keyText(dimension: Dimension, cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null
  return dimension === 'day' ? dayFromNumber(Number(cell)) : String(cell)
}
