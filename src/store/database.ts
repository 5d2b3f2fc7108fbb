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
import { chunkCharacters, chunkRows, type Columns, gatherRows, type Rows } from './gather.js'

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
  /** Fills tables (`table`, or `database.table` of an attached one) over connections of their own; what is loaded is there after `close`. */
  load<Name extends string>(tables: readonly Name[]): Promise<Loading<Name>>
  close(): void
}

/** Tables being filled. */
export interface Loading<Name extends string> extends Rows<Name> {
  /** Commits what was added once it is much: rows that wait for their transaction cannot go through the disk. */
  rest(): Promise<void>
  /** Adds rows that were gathered elsewhere. */
  take(rows: Columns<Name>): void
  close(): Promise<void>
}

/** Appends chunks of rows to one table. */
interface Loader {
  take(columns: Columns<string>['columns'], characters: number): void
  /** Hands all rows to the table. */
  flush(): void
  close(): void
}

export interface DatabaseOptions {
  readonly readOnly?: boolean
  /** Megabytes for buffers; more spills to `<path>.spill`. */
  readonly memory?: number
  /** True: for filling with much, in bounded memory. */
  readonly building?: boolean
}

/** Rows that DuckDB gathers before it writes them: its own 122,880 of long JSON would fill the memory. A multiple of 2,048. */
export const rowGroup = 16_384
const built = 'built'

/** Opens a database file. Throws what DuckDB throws when it cannot be opened. */
export async function openDatabase(path: string, options: DatabaseOptions = {}): Promise<Database> {
  const instance = await DuckDBInstance.create(options.building ? ':memory:' : path, {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: '2',
    memory_limit: `${options.memory ?? 300}MB`,
    preserve_insertion_order: options.readOnly ? 'true' : 'false',
    ...(options.readOnly ? { access_mode: 'READ_ONLY' } : { temp_directory: `${path}.spill` }),
  })
  const connection = await instance.connect()
  if (options.building) {
    await connection.run(`ATTACH '${path.replaceAll("'", "''")}' AS ${built} (ROW_GROUP_SIZE ${rowGroup})`)
    await connection.run(`USE ${built}`)
  }
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
    load: (tables) => loadTables(instance, tables, options.building === true),
    close() {
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

/** One transaction for each database that has tables among these: DuckDB syncs its log at every commit otherwise. */
async function loadTables<Name extends string>(
  instance: DuckDBInstance,
  tables: readonly Name[],
  building: boolean,
): Promise<Loading<Name>> {
  const connections = new Map<string, DuckDBConnection>()
  const loaders = new Map<Name, Loader>()
  for (const table of tables) {
    const [name = table, catalog = building ? built : ''] = table.split('.').reverse()
    const connection = connections.get(catalog) ?? (await instance.connect())
    if (!connections.has(catalog)) await connection.run('BEGIN TRANSACTION')
    connections.set(catalog, connection)
    loaders.set(
      table,
      makeLoader(await (catalog === '' ? connection.createAppender(name) : connection.createAppender(name, 'main', catalog)), table),
    )
  }
  let waiting = 0
  const take = ({ table, columns, characters }: Columns<Name>): void => {
    waiting += characters
    loaders.get(table)?.take(columns, characters)
  }
  const rows = gatherRows(take)
  return {
    add: (table, ...row) => rows.add(table, ...row),
    take,
    async rest() {
      if (waiting < restCharacters) return
      waiting = 0
      rows.flush()
      for (const loader of loaders.values()) loader.flush()
      for (const connection of connections.values()) {
        await connection.run('COMMIT')
        await connection.run('BEGIN TRANSACTION')
      }
    },
    async close() {
      rows.flush()
      for (const loader of loaders.values()) loader.close()
      for (const connection of connections.values()) {
        await connection.run('COMMIT')
        connection.closeSync()
      }
    },
  }
}

/** Characters after which a transaction ends: each end costs a sync. */
const restCharacters = 64_000_000

function makeLoader(appender: DuckDBAppender, table: string): Loader {
  const types: DuckDBType[] = Array.from({ length: appender.columnCount }, (_, i) => appender.columnType(i))
  const held = DuckDBDataChunk.create(types, chunkRows)
  let waiting = 0
  const flush = (): void => {
    appender.flushSync()
    waiting = 0
  }
  return {
    take(columns, characters) {
      if (columns.length !== types.length) throw new RangeError(`${table} has ${types.length} columns, the rows ${columns.length}`)
      // One chunk serves again and again: new ones would lie in native memory until some later collection.
      held.reset()
      const chunk = new DuckDBDataChunk(held.chunk)
      chunk.setColumns(columns)
      appender.appendDataChunk(chunk)
      // DuckDB's own rule for handing rows to the table counts them, whatever their size.
      waiting += characters
      if (waiting >= chunkCharacters) flush()
    },
    flush,
    close: () => appender.closeSync(),
  }
}
