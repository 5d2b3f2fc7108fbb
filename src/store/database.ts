/** DuckDB as the index uses it: no extensions, no network, bounded memory; rows as plain JavaScript values; loading by columns. */
import { rmSync } from 'node:fs'
import {
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'

export type Cell = string | number | null
export type Row = readonly Cell[]
export type Parameters = readonly Cell[]

/* oxlint-disable typescript/no-unnecessary-type-parameters -- the kind is the caller's to say, as with JSON.parse */
/** A cell as text of a kind that the index guarantees: ids, codes and closed words were checked when they were written. */
export function asText<Text extends string = string>(cell: Cell | undefined): Text {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the index returns is what the log's types put in
  return String(cell ?? '') as Text
}

export function asTextOrNull<Text extends string = string>(cell: Cell | undefined): Text | null {
  return cell === null || cell === undefined ? null : asText<Text>(cell)
}

export interface Database {
  /** All rows of a query. Parameters are `$1`, `$2` ... */
  rows(sql: string, parameters?: Parameters): Promise<Row[]>
  /** Rows chunk by chunk, in bounded memory. */
  stream(sql: string): AsyncGenerator<Row[]>
  run(sql: string): Promise<void>
  loader(table: string): Promise<Loader>
  close(): void
}

/** Appends rows to one table. */
export interface Loader {
  add(...row: readonly Cell[]): void
  close(): void
}

export interface DatabaseOptions {
  readonly readOnly?: boolean
  /** Megabytes for buffers; more spills to `<path>.tmp`. */
  readonly memory?: number
}

/** Opens a database file. Throws what DuckDB throws when it cannot be opened. */
export async function openDatabase(path: string, options: DatabaseOptions = {}): Promise<Database> {
  const instance = await DuckDBInstance.create(path, {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: '2',
    memory_limit: `${options.memory ?? 512}MB`,
    preserve_insertion_order: options.readOnly ? 'true' : 'false',
    ...(options.readOnly ? { access_mode: 'READ_ONLY' } : { temp_directory: `${path}.spill` }),
  })
  const connection = await instance.connect()
  // Rows are appended over a connection of their own, so that a table can be filled while another is streamed.
  const filling = await instance.connect()
  return {
    async rows(sql, parameters = []) {
      const result = await connection.runAndReadAll(sql, [...parameters])
      return result.getRows().map(toRow)
    },
    async *stream(sql) {
      const result = await connection.stream(sql)
      for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk())
        yield chunk.getRows().map(toRow)
    },
    async run(sql) {
      await connection.run(sql)
    },
    loader: (table) => makeLoader(filling, table),
    close() {
      filling.closeSync()
      connection.closeSync()
      instance.closeSync()
      rmSync(`${path}.spill`, { recursive: true, force: true })
    },
  }
}

function toRow(values: readonly DuckDBValue[]): Row {
  return values.map((value) => {
    if (value === null || typeof value === 'string' || typeof value === 'number') return value
    if (typeof value === 'bigint') return Number(value)
    if (typeof value === 'boolean') return value ? 1 : 0
    return value.toString()
  })
}

const chunkRows = 2048

async function makeLoader(connection: DuckDBConnection, table: string): Promise<Loader> {
  const appender: DuckDBAppender = await connection.createAppender(table)
  const types: DuckDBType[] = Array.from({ length: appender.columnCount }, (_, i) => appender.columnType(i))
  let columns: Cell[][] = types.map(() => [])
  const flush = (): void => {
    const count = columns[0]?.length ?? 0
    if (count === 0) return
    const chunk = DuckDBDataChunk.create(types, count)
    chunk.setColumns(columns)
    appender.appendDataChunk(chunk)
    columns = types.map(() => [])
  }
  return {
    add(...row) {
      if (row.length !== types.length) throw new RangeError(`${table} has ${types.length} columns, the row ${row.length}`)
      for (let i = 0; i < row.length; i++) columns[i]?.push(row[i] ?? null)
      if (columns[0]?.length === chunkRows) flush()
    },
    close() {
      flush()
      appender.closeSync()
    },
  }
}
