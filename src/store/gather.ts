/** Rows gathered into columns, table by table, until there are enough of them to hand on. */
import type { Cell } from './database.js'

/** Takes rows of tables. */
export interface Rows<Name extends string> {
  add(table: Name, ...row: readonly Cell[]): void
}

/** Some rows of a table by columns, with the characters that they hold. */
export interface Columns<Name extends string> {
  readonly table: Name
  readonly columns: readonly (readonly Cell[])[]
  readonly characters: number
}

/** DuckDB's own size of a chunk. */
export const chunkRows = 2048
/** Characters after which rows are handed on, however few they are. */
export const chunkCharacters = 1_000_000

/** Gathers rows and hands them on by at most 2,048; `flush` hands on what is left. */
export function gatherRows<Name extends string>(hand: (rows: Columns<Name>) => void): Rows<Name> & { flush(): void } {
  const held = new Map<Name, { columns: Cell[][]; characters: number }>()
  const handOn = (table: Name): void => {
    const rows = held.get(table)
    if (rows === undefined) return
    held.delete(table)
    hand({ table, ...rows })
  }
  return {
    add(table, ...row) {
      let rows = held.get(table)
      if (rows === undefined) held.set(table, (rows = { columns: row.map(() => []), characters: 0 }))
      if (row.length !== rows.columns.length) throw new RangeError(`Rows of ${table} with ${rows.columns.length} and ${row.length} columns`)
      let characters = 8 * row.length
      for (let i = 0; i < row.length; i++) {
        const cell = row[i] ?? null
        rows.columns[i]?.push(cell)
        if (typeof cell === 'string') characters += cell.length
      }
      rows.characters += characters
      if (rows.columns[0]?.length === chunkRows || rows.characters >= chunkCharacters) handOn(table)
    },
    flush() {
      for (const table of held.keys()) handOn(table)
    },
  }
}
