import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addToRecord } from '../src/app/add-to-record.js'
import { codeHere } from '../src/app/code-batch.js'
import { csvLine, defuse, readCsv, readTsv, tsvLine } from '../src/export/delimited.js'
import {
  formatNames,
  formats,
  readForeign,
  readMentions,
  type ForeignFormat,
  type PackageInfo,
  type Source,
  type Vocabulary,
  writeExport,
} from '../src/export/index.js'
import { gdelt1Columns, gdeltColumns, mentionColumns } from '../src/export/gdelt.js'
import { icewsColumns, phoenixColumns, polecatColumns } from '../src/export/tabular.js'
import { openDatabase } from '../src/store/database.js'
import { openRecord, type RecordReader } from '../src/store/index.js'
import { fakeCoder } from './support/fake-coder.js'

const vocabulary: Vocabulary = {
  types: new Map([
    ['SUPPORT', { quad: 1, score: 5, modes: {} }],
    ['ACCUSE', { quad: 3, score: -3, modes: {} }],
  ]),
  cameo: new Map([
    ['05', { name: 'Engage in diplomatic cooperation', goldstein: 3.5 }],
    ['051', { name: 'Praise or endorse', goldstein: 3.4 }],
    ['11', { name: 'Disapprove', goldstein: -2 }],
  ]),
  states: new Map([
    ['KEN', { name: 'Kenya', cow: { number: 501, abbreviation: 'KEN' } }],
    ['NOR', { name: 'Norway', cow: { number: 385, abbreviation: 'NOR' } }],
  ]),
  bodies: new Map(),
}
const filler = 'The ministers discussed fisheries, ports and trade, officials of both foreign ministries said in the capital.'
const lines = [
  {
    text: `=KEN praised NOR for its fisheries policy and for aid. ${filler}`,
    date: '2022-09-02',
    source: 'alpha',
    url: 'https://alpha.example/2',
  },
  {
    text: `Again: KEN praised NOR for its fisheries policy and for aid. It rained on Sunday, and nobody else was at the table.`,
    date: '2022-09-02',
    source: 'gamma',
    url: 'https://gamma.example/2',
  },
  {
    text: `NOR condemned KEN, "with words",\ttabs & <marks>. ${filler}`,
    date: '2022-09-05',
    source: 'delta',
    url: 'https://delta.example/2',
  },
  {
    text: `Kenya Person of KEN met Norway Person of NOR in Oslo; and it was long, ${'very '.repeat(30)}long. ${filler}`,
    date: '2022-09-04',
    source: 'alpha',
    url: 'https://alpha.example/3',
  },
]
let root = ''
let reader: RecordReader
let source: Source
let about: PackageInfo
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'export-'))
  writeFileSync(join(root, 'in.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'))
  await addToRecord(join(root, 'desk'), [join(root, 'in.jsonl')], codeHere(fakeCoder))
  reader = await openRecord(join(root, 'desk'))
  source = { reader, filter: {}, vocabulary, version: '1.0' }
  about = {
    info: await reader.info(),
    merging: 'cluster',
    filter: {},
    title: 'Test record',
    license: 'CC0-1.0',
    authors: ['A. Keeper'],
    version: '1.0',
  }
})
afterAll(() => {
  reader.close()
  rmSync(root, { recursive: true, force: true })
})
async function exported(format: string, name: string): Promise<string> {
  const folder = join(root, 'out', format)
  await writeExport(format, source, formats[format]?.files(source).length === 1 ? join(folder, name) : folder, about)
  return readFileSync(join(folder, name), 'utf8')
}

describe('export', () => {
  test('column counts are those of the published formats', () => {
    expect(
      [gdeltColumns, gdelt1Columns, mentionColumns, icewsColumns, polecatColumns, phoenixColumns].map((columns) => columns.length),
    ).toEqual([61, 58, 16, 20, 40, 26])
    expect(new Set(gdeltColumns).size).toBe(61)
    expect(new Set(polecatColumns).size).toBe(40)
  })

  test.each<[ForeignFormat, string, [string, string], string]>([
    ['gdelt', 'events.export.CSV', ['KEN', 'NOR'], '051'],
    ['gdelt1', 'events.export.csv', ['KEN', 'NOR'], '051'],
    ['icews', 'events.tab', ['Kenya', 'Norway'], '051'],
    ['polecat', 'events.txt', ['KEN', 'NOR'], 'SUPPORT'],
    ['phoenix', 'events.full.txt', ['KEN', 'NOR'], '051'],
    ['petrarch', 'evts.record.txt', ['KEN', 'NOR'], '051'],
    ['plover', 'events.plover.jsonl', ['KEN', 'NOR'], 'SUPPORT'],
    ['csv', 'events.csv', ['KEN', 'NOR'], 'SUPPORT'],
    ['jsonl', 'events.jsonl', ['KEN', 'NOR'], 'SUPPORT'],
  ])('%s is read back with its days, sides and codes', async (format, name, [a, b], code) => {
    const read = readForeign(format, await exported(format, name))
    expect(read.map(({ day, source: from, target, code: c }) => [day, from, target, c])).toEqual([
      ['2022-09-02', a, b, code],
      ['2022-09-05', b, a, code === '051' ? '111' : 'ACCUSE'],
    ])
    expect(new Set(read.map((event) => event.id)).size).toBe(2)
    expect(read[0]?.reports ?? 2).toBe(2)
  })

  test('mentions list every appearance of every report of an event', async () => {
    const read = readMentions(await exported('mentions', 'events.mentions.CSV'))
    expect(read.map((row) => row['MentionSourceName'])).toEqual(['alpha', 'gamma', 'delta'])
    expect(read[0]?.['GLOBALEVENTID']).toBe(read[1]?.['GLOBALEVENTID'])
  })

  test('DuckDB opens every delimited file with the expected columns, and Parquet with types', async () => {
    const folder = join(root, 'duck')
    for (const format of ['gdelt', 'icews', 'polecat', 'phoenix']) await writeExport(format, source, join(folder, `${format}.tsv`), about)
    await writeExport('csv', source, join(folder, 'csv'), about)
    await writeExport('parquet', source, join(folder, 'parquet'), about)
    const database = await openDatabase(':memory:')
    try {
      const columns = async (from: string): Promise<number> => (await database.rows(`DESCRIBE SELECT * FROM ${from}`)).length
      const plain = (name: string, header: boolean): string =>
        `read_csv('${folder}/${name}.tsv', delim = '\t', header = ${header}, quote = '', all_varchar = true)`
      expect(
        await Promise.all([
          columns(plain('gdelt', false)),
          columns(plain('icews', true)),
          columns(plain('polecat', true)),
          columns(plain('phoenix', false)),
        ]),
      ).toEqual([61, 20, 40, 26])
      expect(await database.rows(`SELECT day, cameo, reports, undirected FROM '${folder}/parquet/events.parquet' ORDER BY day`)).toEqual([
        ['2022-09-02', '051', 2, 0],
        ['2022-09-05', '111', 1, 0],
      ])
      const types = await database.rows(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '${folder}/parquet/events.parquet')`)
      expect(types).toEqual(
        expect.arrayContaining([
          ['day', 'DATE'],
          ['cameo', 'VARCHAR'],
          ['score', 'DOUBLE'],
          ['undirected', 'BOOLEAN'],
        ]),
      )
      expect(await database.rows(`SELECT count(*) FROM read_csv('${folder}/csv/reports.csv', all_varchar = true)`)).toEqual([[4]])
    } finally {
      database.close()
    }
  })

  test('the Excel flavour has a byte-order mark and no live formula', async () => {
    const text = await exported('excel', 'events.csv')
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(readCsv(text)[0]?.['sentence']?.startsWith("'=KEN")).toBe(true)
    expect(['=1', ' +1', '-a', '@x', '\tx', '\uff1d1', 'a\n=b'].map((cell) => defuse(cell))).toEqual([
      "'=1",
      "' +1",
      "'-a",
      "'@x",
      "'\tx",
      "'\uff1d1",
      "a\n'=b",
    ])
    expect(defuse(-5)).toBe(-5)
  })

  test('delimited cells survive quotation marks, line ends, commas and blanks', () => {
    const cells = ['a', '"b", c', 'd\ne', ' f ', '', '010']
    expect(Object.values(readCsv(csvLine(['1', '2', '3', '4', '5', '6']) + csvLine(cells))[0] ?? {})).toEqual(
      ['a', '"b", c', 'd\ne', ' f ', '', '010'].toSorted(() => 0),
    )
    expect(readTsv(tsvLine(['x\ty', null], 'NULL'), ['a', 'b'])).toEqual([{ a: 'x y', b: 'NULL' }])
  })

  test('GeoJSON, GEXF, GraphML and iCalendar are well formed', async () => {
    const geo = JSON.parse(await exported('geojson', 'record.geojson'))
    expect(geo.features).toHaveLength(1)
    expect(geo.features[0].geometry).toEqual({ type: 'Point', coordinates: [51.4, 35.7] })
    const gexf = await exported('gexf', 'record.gexf')
    expect(gexf).toContain('<edge id="0" source="KEN" target="NOR" type="undirected" kind="meeting" weight="1"')
    expect((await exported('graphml', 'record.graphml')).match(/<edge /g)).toHaveLength(3)
    const calendar = await exported('ics', 'meetings.ics')
    expect(calendar.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    expect(calendar).toMatch(/DTSTART;VALUE=DATE:20220904\r\nDTEND;VALUE=DATE:20220905\r\nSUMMARY:Kenya Person\\, Norway Person/)
  })

  test('the package holds data, codebook, metadata and right checksums, and its bytes repeat', async () => {
    const [path] = await writeExport('package', source, join(root, 'a.zip'), about)
    await writeExport('package', source, join(root, 'b.zip'), about)
    expect(readFileSync(join(root, 'b.zip')).equals(readFileSync(path ?? ''))).toBe(true)
    const files = unzipSync(readFileSync(path ?? ''))
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'README.md',
        'CODEBOOK.md',
        'datapackage.json',
        'croissant.json',
        'CITATION.cff',
        'coder.json',
        'SHA256SUMS',
        'data/events.csv',
        'data/events.parquet',
        'data/actors.csv',
      ]),
    )
    for (const line of Buffer.from(files['SHA256SUMS'] ?? [])
      .toString()
      .trim()
      .split('\n')) {
      const [sum, name] = line.split('  ')
      expect(
        createHash('sha256')
          .update(files[name ?? ''] ?? '')
          .digest('hex'),
      ).toBe(sum)
    }
    const descriptor = JSON.parse(Buffer.from(files['datapackage.json'] ?? []).toString())
    expect(descriptor.resources).toHaveLength(14)
    expect(readdirSync(root).filter((name) => name.includes('tmp') || name.startsWith('.'))).toEqual([])
  })

  test('every format says what it loses', () => {
    expect(Object.values(formats).every((format) => format.loses.length > 0)).toBe(true)
    expect(formatNames).toEqual(
      expect.arrayContaining([
        'parquet',
        'csv',
        'excel',
        'jsonl',
        'plover',
        'gdelt',
        'mentions',
        'icews',
        'polecat',
        'phoenix',
        'petrarch',
        'geojson',
        'gexf',
        'graphml',
        'ics',
        'package',
      ]),
    )
  })
})
