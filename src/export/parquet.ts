/** The record's tables as Parquet (zstd), typed: days are DATE, codes VARCHAR. Written by DuckDB in one thread, so that the same rows give the same bytes. */
import { type Database, openDatabase } from '../store/database.js'
import type { Source, Table } from './formats.js'

const sqlTypes = { text: 'VARCHAR', integer: 'BIGINT', real: 'DOUBLE', day: 'DATE', boolean: 'BOOLEAN' } as const
/** How cells are held until they are written: days as text, booleans and integers as numbers. */
const heldTypes = { text: 'VARCHAR', integer: 'DOUBLE', real: 'DOUBLE', day: 'VARCHAR', boolean: 'INTEGER' } as const

/** Writes one table to a file that does not exist yet. */
export async function writeParquet(one: Table, source: Source, path: string): Promise<void> {
  const database: Database = await openDatabase(`${path}.duckdb`)
  try {
    await database.run('SET threads = 1; SET preserve_insertion_order = true')
    await database.run(`CREATE TABLE held (${one.columns.map((column) => `"${column.name}" ${heldTypes[column.type]}`).join(', ')})`)
    const loading = await database.load(['held'])
    for await (const row of one.rows(source)) loading.add('held', ...row.map((cell) => (typeof cell === 'boolean' ? Number(cell) : cell)))
    await loading.close()
    const columns = one.columns.map((column) => `CAST("${column.name}" AS ${sqlTypes[column.type]}) AS "${column.name}"`).join(', ')
    await database.run(`COPY (SELECT ${columns} FROM held) TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`)
  } finally {
    database.close()
  }
}
