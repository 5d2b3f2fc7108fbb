/** Knowledge files as text, and errors that name file and line. Nothing here touches a disk: whoever runs the coder hands the files in. */

/** One data file: `name` is its path below `knowledge/` with forward slashes ("rules/consult.yaml"). */
export interface SourceFile {
  readonly name: string
  readonly text: string
}

/** A fault in a knowledge file: `file:line: what is wrong and what was expected`. */
export class KnowledgeError extends Error {
  constructor(
    readonly file: string,
    /** Counted from 1; 0 when the whole file is meant. */
    readonly line: number,
    readonly fault: string,
  ) {
    super(line > 0 ? `${file}:${line}: ${fault}` : `${file}: ${fault}`)
    this.name = 'KnowledgeError'
  }
}

/** One row of a tab-separated file: cells by column name, and its line for messages. */
export interface Row {
  readonly file: string
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/**
 * Reads tab-separated text: the first line that is no comment names the columns; lines that begin with '#' and
 * empty lines are left out. Throws KnowledgeError on a row with more cells than columns, or without a needed one.
 */
export function readTable(source: SourceFile, needed: readonly string[]): readonly Row[] {
  const rows: Row[] = []
  let columns: readonly string[] | null = null
  const lines = source.text.split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (line === '' || line.startsWith('#')) continue
    const cells = line.split('\t')
    if (columns === null) {
      columns = cells
      for (const name of needed)
        if (!cells.includes(name)) throw new KnowledgeError(source.name, i + 1, `column '${name}' is missing; found: ${cells.join(', ')}`)
      continue
    }
    if (cells.length > columns.length)
      throw new KnowledgeError(source.name, i + 1, `${cells.length} cells, but ${columns.length} columns are named`)
    const row: Record<string, string> = {}
    for (let c = 0; c < columns.length; c++) row[columns[c] ?? ''] = (cells[c] ?? '').trim()
    for (const name of needed) if (row[name] === '') throw new KnowledgeError(source.name, i + 1, `'${name}' is empty`)
    rows.push({ file: source.name, line: i + 1, cells: row })
  }
  return rows
}

/** Splits a cell that lists several values with '|'; empty ones are left out. */
export function listed(cell: string | undefined): readonly string[] {
  return (cell ?? '')
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
