/** Rows as comma-separated values (RFC 4180) that a spreadsheet opens without running them, and as one JSON object a line. */
import type { Row } from '../app/serve-shapes.js'

const columns = [
  'id',
  'kind',
  'title',
  'day',
  'until',
  'grain',
  'basis',
  'standing',
  'sources',
  'targets',
  'people',
  'type',
  'mode',
  'contexts',
  'cameo',
  'quad',
  'plover',
  'goldstein',
  'stance',
  'issues',
  'level',
  'status',
  'host',
  'place',
  'placeCountry',
  'latitude',
  'longitude',
  'quote',
  'headline',
  'outlet',
  'published',
  'reports',
  'outlets',
  'cluster',
  'dispatch',
  'foundBy',
  'score',
  'verdict',
] as const

const sides: Readonly<Record<string, 'sources' | 'targets'>> = {
  source: 'sources',
  speaker: 'sources',
  holder: 'sources',
  participant: 'sources',
  target: 'targets',
  addressee: 'targets',
  toward: 'targets',
  partner: 'targets',
}

/** `part`: a later part of a table whose head was written before. */
export function rowsAsCsv(rows: readonly Row[], part: 'whole' | 'later' = 'whole'): string {
  const cells = rows.map((row) => columns.map((column) => cellOf(row, column)))
  return part === 'whole' ? tableAsCsv(columns, cells) : cells.map(lineOf).join('')
}

/** Numbers stay numbers; texts that a spreadsheet would read as a formula get an apostrophe in front. */
export function tableAsCsv(head: readonly string[], rows: readonly (readonly (string | number | boolean | null | undefined)[])[]): string {
  return [head, ...rows].map(lineOf).join('')
}

function lineOf(row: readonly (string | number | boolean | null | undefined)[]): string {
  return `${row.map(cell).join(',')}\r\n`
}

function cellOf(row: Row, column: (typeof columns)[number]): string | number | null {
  if (column === 'sources' || column === 'targets')
    return [...new Set(row.parties.filter(({ role }) => sides[role] === column).flatMap(({ country }) => country ?? []))].join(' ')
  if (column === 'people') return row.parties.flatMap(({ person }) => person ?? []).join('; ')
  const value = row[column]
  return Array.isArray(value) ? value.join('; ') : value
}

function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  const safe = value
    .split(/\r\n|\r|\n/)
    .map(defused)
    .join('\n')
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Also after leading blanks, and for full-width forms that spreadsheets fold. */
function defused(line: string): string {
  return /^[\s\u00a0\ufeff]*[=+\-@\t\uff1d\uff0b\uff0d\uff20|%]/u.test(line) ? `'${line}` : line
}

export function rowsAsLines(rows: readonly Row[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}
