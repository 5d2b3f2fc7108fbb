/** Rows of a table by their number. They are found by the table's index, batch by batch; a join would read the whole table. */
import type { Database, Row } from './database.js'

type Numbered = 'bodies' | 'contents' | 'codings' | 'records' | 'texts'

/** From this share of a table on DuckDB reads it from end to end; batches stay well below. */
const batch = 512

/** The rows with these numbers, their number left out. Numbers that are not there are not in the answer. */
export async function rowsByNumber(
  database: Database,
  table: Numbered,
  columns: string,
  numbers: readonly number[],
): Promise<Map<number, Row>> {
  const found = new Map<number, Row>()
  for (let at = 0; at < numbers.length; at += batch)
    for (const [n, ...row] of await database.rows(
      `SELECT n, ${columns} FROM ${table} WHERE n IN (${numbers.slice(at, at + batch).join(',')})`,
    ))
      found.set(Number(n), row)
  return found
}

/** The same for one column of text. */
export async function textByNumber(
  database: Database,
  table: Numbered,
  column: string,
  numbers: readonly number[],
): Promise<Map<number, string>> {
  return new Map([...(await rowsByNumber(database, table, column, numbers))].map(([n, [cell]]) => [n, String(cell)]))
}
