/** Writing and reading of delimited text: RFC 4180 and the tab-separated habits of the field, with a flavour that Excel opens unharmed. */

export type Cell = string | number | boolean | null

/** One CSV cell. */
function csvCell(value: Cell): string {
  const text = value === null ? '' : String(value)
  return /[",\n\r]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** Text that a spreadsheet would take for a formula gets an apostrophe before it, in every line of the cell; numbers stay numbers. */
export function defuse(value: Cell): Cell {
  if (typeof value !== 'string') return value
  return value.replace(/(^|[\n\r])([\s\u00a0]*[=+\-@\t\uff1d\uff0b\uff0d\uff20])/g, "$1'$2")
}

export function csvLine(cells: readonly Cell[], excel = false): string {
  return `${cells.map((cell) => csvCell(excel ? defuse(cell) : cell)).join(',')}\r\n`
}

/** Tab-separated, without quotation: tabs and line ends in a cell become blanks. `missing` stands for null. */
export function tsvLine(cells: readonly Cell[], missing = ''): string {
  return `${cells.map((cell) => (cell === null || cell === '' ? missing : String(cell).replace(/[\t\r\n]+/g, ' '))).join('\t')}\n`
}

/** Reads tab-separated lines into objects by column names; with a header, by its names (surplus columns are kept under their names). */
export function readTsv(text: string, columns: readonly string[] | null): Record<string, string>[] {
  const lines = text.split('\n').filter((line) => line !== '')
  const names = columns ?? lines.shift()?.split('\t') ?? []
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, i): [string, string] => [names[i] ?? `column${i + 1}`, cell])))
}

/** Reads CSV with a header (RFC 4180, a byte-order mark allowed). */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const body = text.replace(/^\ufeff/, '')
  for (let i = 0; i < body.length; i++) {
    const mark = body[i] ?? ''
    if (quoted) {
      if (mark !== '"') cell += mark
      else if (body[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (mark === '"') quoted = true
    else if (mark === ',' || mark === '\n') {
      rows.at(-1)?.push(cell)
      cell = ''
      if (mark === '\n') rows.push([])
    } else if (mark !== '\r') cell += mark
  }
  if (cell !== '' || (rows.at(-1)?.length ?? 0) > 0) rows.at(-1)?.push(cell)
  const [header = [], ...rest] = rows.filter((row) => row.length > 0)
  return rest.map((row) => Object.fromEntries(header.map((name, i): [string, string] => [name, row[i] ?? ''])))
}
