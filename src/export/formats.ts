/** Every format by name: which files it consists of, and what it loses. */
import type { Filter, Item, RecordReader } from '../store/reader.js'
import { csvLine, type Cell, tsvLine } from './delimited.js'
import { gdelt1Row, gdeltRow, mentionRow } from './gdelt.js'
import { edgesOf, gexf, graphml } from './network.js'
import { type Pair, pairsOf } from './pairs.js'
import { calendarHead, calendarTail, feature, vevent } from './places.js'
import { ploverRecord } from './plover.js'
import { allOf, dispatchRows, everything, officeRows, reportRows } from './rows.js'
import {
  actorColumns,
  type Column,
  dispatchColumns,
  eventColumns,
  initiativeColumns,
  meetingColumns,
  reportColumns,
  statementColumns,
} from './tables.js'
import { icewsColumns, icewsRow, petrarchRow, phoenixRow, polecatColumns, polecatRow } from './tabular.js'
import type { Vocabulary } from './vocabulary.js'

export interface Source {
  readonly reader: RecordReader
  readonly filter: Filter
  readonly vocabulary: Vocabulary
  /** Of the coder that made the record, for formats that name one. */
  readonly version: string
}

/** A file of an export as it is written. */
export interface OutFile {
  readonly name: string
  readonly chunks: AsyncGenerator<string>
}

export interface Format {
  readonly means: string
  readonly files: (source: Source) => readonly OutFile[]
  /** What the format cannot say. */
  readonly loses: readonly string[]
}

/** A table with its rows, whatever they are. */
export interface Table {
  readonly name: string
  readonly means: string
  readonly columns: readonly Pick<Column<never>, 'name' | 'type' | 'means'>[]
  readonly rows: (source: Source) => AsyncGenerator<readonly Cell[]>
}

function table<Row>(name: string, means: string, columns: readonly Column<Row>[], rows: (source: Source) => AsyncGenerator<Row>): Table {
  return {
    name,
    means,
    columns,
    async *rows(source) {
      for await (const row of rows(source)) yield columns.map((column) => column.of(row, source.vocabulary))
    },
  }
}

/** The record's own tables. */
export const tables: readonly Table[] = [
  table('events', 'Who did what to whom: one row for each thing told', eventColumns, ({ reader, filter }) =>
    allOf((f, p) => reader.events(f, p), filter),
  ),
  table('meetings', 'Who met whom', meetingColumns, ({ reader, filter }) => allOf((f, p) => reader.meetings(f, p), filter)),
  table('statements', 'Who said what about whom', statementColumns, ({ reader, filter }) =>
    allOf((f, p) => reader.statements(f, p), filter),
  ),
  table('initiatives', 'Policies and plans with their steps', initiativeColumns, ({ reader, filter }) =>
    allOf((f, p) => reader.initiatives(f, p), filter),
  ),
  table('reports', 'Which reports were taken for one thing, and why', reportColumns, ({ reader, filter }) => reportRows(reader, filter)),
  table('dispatches', 'Where each text appeared; the texts themselves are not exported', dispatchColumns, ({ reader, filter }) =>
    dispatchRows(reader, filter),
  ),
  table('actors', 'Persons and the offices that dispatches state of them', actorColumns, ({ reader, filter }) =>
    officeRows(reader, filter),
  ),
]

const pairLosses = [
  'events without a day or a CAMEO code are left out',
  'compound actors become one row for each pair; symmetric events one for each direction',
  'standing: planned, possible and denied events look like those that happened',
  'all evidence but the sentence',
  'meetings, statements and initiatives as such',
]

async function* pairs({ reader, filter }: Source): AsyncGenerator<Pair> {
  for await (const item of allOf((f, p) => reader.events(f, p), filter)) yield* pairsOf(item)
}

function pairFormat(
  means: string,
  name: string,
  header: readonly string[] | null,
  missing: string,
  row: (pair: Pair, source: Source) => Cell[],
  loses: readonly string[],
): Format {
  async function* chunks(source: Source): AsyncGenerator<string> {
    if (header) yield tsvLine(header)
    for await (const pair of pairs(source)) yield tsvLine(row(pair, source), missing)
  }
  return { means, loses: [...pairLosses, ...loses], files: (source) => [{ name, chunks: chunks(source) }] }
}

function tableFormat(
  means: string,
  ending: string,
  chunks: (one: Table, source: Source) => AsyncGenerator<string>,
  loses: readonly string[],
): Format {
  return { means, loses, files: (source) => tables.map((one) => ({ name: `${one.name}${ending}`, chunks: chunks(one, source) })) }
}

async function* csvChunks(one: Table, source: Source, excel: boolean): AsyncGenerator<string> {
  yield (excel ? '\ufeff' : '') + csvLine(one.columns.map((column) => column.name))
  for await (const row of one.rows(source)) yield csvLine(row, excel)
}

async function* jsonChunks(one: Table, source: Source): AsyncGenerator<string> {
  for await (const row of one.rows(source))
    yield `${JSON.stringify({ schema: `demarche.${one.name}/1`, ...Object.fromEntries(one.columns.map((column, i) => [column.name, row[i] ?? null])) })}\n`
}

async function* mentions(source: Source): AsyncGenerator<string> {
  const { reader } = source
  for await (const pair of pairs(source))
    for (const member of await reader.cluster(pair.item.cluster)) {
      const report = await reader.record(member.record)
      if (report === null || !isEvent(report)) continue
      const kept = await reader.dispatch(member.dispatch)
      // A text that appeared in twenty outlets is one text, and twenty mentions.
      for (const { source: outlet, address, published } of kept?.appearances ?? [])
        yield tsvLine(mentionRow(pair, { ...report, outlet, address, published }, kept?.dispatch.text.length ?? null))
    }
}

function isEvent(item: Item): item is Pair['item'] {
  return item.record.kind === 'event'
}

async function* plover({ reader, filter, vocabulary, version }: Source): AsyncGenerator<string> {
  for await (const item of allOf((f, p) => reader.events(f, p), filter)) {
    const record = ploverRecord(item, vocabulary, `demarche ${version}`)
    if (record !== null) yield `${JSON.stringify(record)}\n`
  }
}

async function* geojson({ reader, filter }: Source): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[\n'
  let first = true
  for await (const item of everything(reader, filter)) {
    const one = feature(item)
    if (one === null) continue
    yield `${first ? '' : ',\n'}${JSON.stringify(one)}`
    first = false
  }
  yield '\n]}\n'
}

async function* calendar({ reader, filter, vocabulary }: Source): AsyncGenerator<string> {
  yield calendarHead
  for await (const item of allOf((f, p) => reader.meetings(f, p), filter)) {
    const one = vevent(item, vocabulary)
    if (one !== null) yield one
  }
  yield calendarTail
}

function graphFormat(means: string, name: string, write: typeof gexf, loses: readonly string[]): Format {
  async function* chunks({ reader, filter, vocabulary }: Source): AsyncGenerator<string> {
    yield write(await edgesOf(dealings(reader, filter), vocabulary), vocabulary)
  }
  return { means, loses, files: (source) => [{ name, chunks: chunks(source) }] }
}

async function* dealings(reader: RecordReader, filter: Filter): AsyncGenerator<Item> {
  yield* allOf((f, p) => reader.events(f, p), filter)
  yield* allOf((f, p) => reader.meetings(f, p), filter)
}

const single =
  (name: string, chunks: (source: Source) => AsyncGenerator<string>): Format['files'] =>
  (source) => [{ name, chunks: chunks(source) }]
const graphLoses = [
  'single events: edges are sums over time, with first and last day',
  'statements and initiatives',
  'persons: nodes are states and organisations',
]
const tableLoses = ['lists are joined by semicolons', 'losing readings and the steps of the derivation', 'texts of the dispatches']

/** All text formats. Parquet and the package are made of them in `write.ts`. */
export const formats: Readonly<Record<string, Format>> = {
  csv: tableFormat('CSV (RFC 4180, UTF-8), one file a table', '.csv', (one, source) => csvChunks(one, source, false), [
    ...tableLoses,
    'types: codes are text and must be read as text',
  ]),
  excel: tableFormat('CSV for Excel: byte-order mark, formulas defused', '.csv', (one, source) => csvChunks(one, source, true), [
    ...tableLoses,
    'text that begins like a formula gets an apostrophe',
  ]),
  jsonl: tableFormat('JSON Lines, one file a table', '.jsonl', jsonChunks, tableLoses),
  plover: {
    means: 'PLOVER JSON, manual 2.0 draft, one event a line',
    files: single('events.plover.jsonl', plover),
    loses: [
      'events without a day',
      'standing (kept as comment)',
      'who reported it',
      'meetings, statements and initiatives as such',
      'all evidence but trigger and sentence',
    ],
  },
  gdelt: pairFormat(
    'GDELT 2.0 events: 61 columns, no header',
    'events.export.CSV',
    null,
    '',
    (pair, { vocabulary }) => gdeltRow(pair, vocabulary),
    ['AvgTone, ethnic and religious codes are empty', 'PLOVER types and contexts'],
  ),
  gdelt1: pairFormat(
    'GDELT 1.0 events: 58 columns, no header',
    'events.export.csv',
    null,
    '',
    (pair, { vocabulary }) => gdelt1Row(pair, vocabulary),
    ['AvgTone, ethnic and religious codes are empty', 'PLOVER types and contexts'],
  ),
  mentions: {
    means: 'GDELT 2.0 mentions: 16 columns, no header',
    files: single('events.mentions.CSV', mentions),
    loses: [...pairLosses, 'tone and translation are empty'],
  },
  icews: pairFormat('ICEWS: 20 columns, header', 'events.tab', icewsColumns, 'NULL', (pair, { vocabulary }) => icewsRow(pair, vocabulary), [
    'districts',
    'PLOVER types',
    'one sector a party',
  ]),
  polecat: pairFormat(
    'POLECAT: 40 columns, header',
    'events.txt',
    polecatColumns,
    'None',
    (pair, { vocabulary, version }) => polecatRow(pair, vocabulary, version),
    ['districts', 'CAMEO codes', "lists of a story's people, organisations and places"],
  ),
  phoenix: pairFormat(
    'Phoenix: 26 columns, no header',
    'events.full.txt',
    null,
    '',
    (pair, { vocabulary, version }) => phoenixRow(pair, vocabulary, version),
    ['names', 'PLOVER types', 'further reports'],
  ),
  petrarch: pairFormat(
    'PETRARCH2: evts.*.txt with actor and event texts, no header',
    'evts.record.txt',
    null,
    '',
    (pair) => petrarchRow(pair),
    ['place', 'PLOVER types', 'names', 'further reports'],
  ),
  geojson: {
    means: 'GeoJSON: points of what has a place more precise than a country',
    files: single('record.geojson', geojson),
    loses: ['everything without coordinates', 'all parties but their codes'],
  },
  gexf: graphFormat('GEXF 1.3 network of states and organisations', 'record.gexf', gexf, graphLoses),
  graphml: graphFormat('GraphML network of states and organisations', 'record.graphml', graphml, graphLoses),
  ics: {
    means: 'iCalendar: one entry a meeting',
    files: single('meetings.ics', calendar),
    loses: ['meetings without a day', 'ranks, delegations and outcomes', 'events, statements and initiatives'],
  },
}
