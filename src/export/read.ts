/** Reading the field's formats back: files of ours and of others. Each gives plain objects by the format's own column names. */
import { readCsv, readTsv } from './delimited.js'
import { gdelt1Columns, gdeltColumns, mentionColumns } from './gdelt.js'
import { petrarchColumns, phoenixColumns } from './tabular.js'

/** One event as every format can say it. Codes stay text. */
export interface ForeignEvent {
  readonly id: string
  /** YYYY-MM-DD */
  readonly day: string
  readonly source: string
  readonly target: string
  readonly code: string
  readonly reports: number | null
}

export type ForeignFormat = 'gdelt' | 'gdelt1' | 'icews' | 'polecat' | 'phoenix' | 'petrarch' | 'plover' | 'csv' | 'jsonl'

/** Reads a file's events. Throws RangeError when it is not in that format. */
export function readForeign(format: ForeignFormat, text: string): ForeignEvent[] {
  switch (format) {
    case 'gdelt':
    case 'gdelt1':
      return readGdelt(text)
    case 'icews':
      return readTsv(text, null).map((row) => ({
        id: cell(row, 'Event ID'),
        day: cell(row, 'Event Date'),
        source: known(cell(row, 'Source Country')),
        target: known(cell(row, 'Target Country')),
        code: cell(row, 'CAMEO Code'),
        reports: null,
      }))
    case 'polecat':
      return readTsv(text, null).map((row) => ({
        id: cell(row, 'Event ID'),
        day: cell(row, 'Event Date'),
        source: known(cell(row, 'Actor Country')),
        target: known(cell(row, 'Recipient Country')),
        code: cell(row, 'Event Type'),
        reports: null,
      }))
    case 'phoenix':
      return readTsv(text, phoenixColumns).map((row) => ({
        id: cell(row, 'EventID'),
        day: dashed(cell(row, 'Date')),
        source: cell(row, 'SourceActorEntity'),
        target: cell(row, 'TargetActorEntity'),
        code: cell(row, 'EventCode'),
        reports: null,
      }))
    case 'petrarch':
      return readTsv(text, petrarchColumns).map((row) => ({
        id: cell(row, 'ids'),
        day: dashed(cell(row, 'date')),
        source: cell(row, 'sourceRoot'),
        target: cell(row, 'targetRoot'),
        code: cell(row, 'code'),
        reports: null,
      }))
    case 'plover':
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map(readPlover)
    case 'csv':
      return readCsv(text).map((row) => fromTable(row))
    case 'jsonl':
      return text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => fromTable(objectOf(JSON.parse(line))))
    default:
      return format satisfies never
  }
}

/** 61 columns (2.0), 58 (1.0) or 57 (1.0 without the address). */
function readGdelt(text: string): ForeignEvent[] {
  const width = text.slice(0, text.indexOf('\n')).split('\t').length
  const columns = width === 61 ? gdeltColumns : width === 58 ? gdelt1Columns : width === 57 ? gdelt1Columns.slice(0, -1) : null
  if (columns === null) throw new RangeError(`GDELT events have 61, 58 or 57 columns, this file has ${width}`)
  return readTsv(text, columns).map((row) => ({
    id: cell(row, 'GLOBALEVENTID'),
    day: dashed(cell(row, 'SQLDATE')),
    source: cell(row, 'Actor1CountryCode') || cell(row, 'Actor1KnownGroupCode'),
    target: cell(row, 'Actor2CountryCode') || cell(row, 'Actor2KnownGroupCode'),
    code: cell(row, 'EventCode'),
    reports: Number(cell(row, 'NumMentions')),
  }))
}

/** Mentions of GDELT 2.0 as objects by column. */
export function readMentions(text: string): Record<string, string>[] {
  return readTsv(text, mentionColumns)
}

/** The manual's names and those of its worked example are both read. */
function readPlover(line: string): ForeignEvent {
  const record = objectOf(JSON.parse(line))
  const side = (name: string): string => {
    const list = record[name]
    const first: unknown = Array.isArray(list) ? list[0] : list
    const entity = objectOf(first)
    return asText(entity['code'] ?? entity['country_name'])
  }
  const { event } = record
  return {
    id: asText(record['id']),
    day: asText(record['date']),
    source: side('actor'),
    target: side('recipient'),
    code: String(Array.isArray(event) ? event[0] : event),
    reports: null,
  }
}

function fromTable(row: Readonly<Record<string, unknown>>): ForeignEvent {
  const text = (name: string): string => asText(row[name])
  return {
    id: text('id'),
    day: text('day'),
    source: text('source_states'),
    target: text('target_states'),
    code: text('type'),
    reports: Number(text('reports')),
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

function cell(row: Readonly<Record<string, string>>, name: string): string {
  const value = row[name] ?? row[`Event ${name}`]
  if (value === undefined) throw new RangeError(`No column ${name}`)
  return value
}

function known(text: string): string {
  return text === 'NULL' || text === 'None' || text === 'NA' ? '' : text
}

function dashed(text: string): string {
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
}
