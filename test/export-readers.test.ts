/** The package as R (readr) and Python (pandas) read it: by their documented rules always, by themselves where they are installed. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addToRecord } from '../src/app/add-to-record.js'
import { codeHere } from '../src/app/code-batch.js'
import { readCsv } from '../src/export/delimited.js'
import { tables } from '../src/export/formats.js'
import { type Vocabulary, writeExport } from '../src/export/index.js'
import { openRecord } from '../src/store/index.js'
import { fakeCoder } from './support/fake-coder.js'

const vocabulary: Vocabulary = { types: new Map(), cameo: new Map(), states: new Map(), bodies: new Map() }
const words = 'The ministers spoke of fisheries, ports and trade, officials of both foreign ministries said in the capital.'
const lines = [
  { text: `KEN praised NOR for aid. ${words}`, date: '2022-09-02', source: 'NA', author: 'N/A', title: '  Praise, and "more"  ' },
  { text: `NOR condemned KEN, "with words",\ttabs & <marks>.\r\n${words}`, date: '2022-09-05', source: '007', title: 'TRUE' },
  { text: `Kenya Person of KEN met Norway Person of NOR in Oslo. ${words}`, source: 'Büro für “Ämter”', title: '-1e5\nnull' },
]
let root = ''
let rows: ReadonlyMap<string, readonly Record<string, string>[]> = new Map()

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'readers-'))
  writeFileSync(join(root, 'in.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'))
  await addToRecord(join(root, 'record'), [join(root, 'in.jsonl')], codeHere(fakeCoder))
  const reader = await openRecord(join(root, 'record'))
  const info = await reader.info()
  const about = { info, merging: 'cluster', filter: {}, title: 'Test', license: 'CC0-1.0', authors: [], version: '1.0' }
  const [path = ''] = await writeExport('package', { reader, filter: {}, vocabulary, version: '1.0' }, join(root, 'package.zip'), about)
  reader.close()
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(path)))) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), bytes)
  }
  rows = new Map(tables.map(({ name }) => [name, readCsv(readFileSync(join(root, 'data', `${name}.csv`), 'utf8'))]))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Each cell of a table as type and value, in the form that both scripts below print. */
function expected(): string[] {
  return tables.flatMap(({ name, columns }) =>
    (rows.get(name) ?? []).flatMap((row, i) =>
      columns.map((column) => {
        const cell = row[column.name] ?? ''
        const value = cell === '' ? null : column.type === 'integer' || column.type === 'real' ? Number(cell) : cell
        return JSON.stringify([name, i, column.name, column.type, column.type === 'boolean' && value !== null ? cell === 'true' : value])
      }),
    ),
  )
}

/** What a program prints when a package is read by a script of it; null where the language or its library is not installed. */
function printed(command: string, probe: readonly string[], program: readonly string[]): string[] | null {
  if (spawnSync(command, probe).status !== 0) return null
  const run = spawnSync(command, program, { cwd: root, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  if (run.status !== 0) throw new Error(run.stderr)
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.stringify(JSON.parse(line)))
}

describe('tables of a package', () => {
  test("follow readr's rules: UTF-8 without mark, quotation by RFC 4180, one width, cells of the kind that the codebook names", () => {
    const kinds = {
      text: /^[^]*$/,
      integer: /^-?\d{1,9}$/,
      real: /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/,
      day: /^\d{4}-\d{2}-\d{2}$/,
      boolean: /^(?:true|false)$/,
    }
    for (const { name, columns } of tables) {
      const bytes = readFileSync(join(root, 'data', `${name}.csv`))
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
      expect(text.split('\r\n')[0]).toBe(columns.map((column) => column.name).join(','))
      expect(text).toMatch(/^(?:(?:[^",\r\n]*|"(?:[^"]|"")*")(?:,|\r\n))+$/)
      expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length)
      for (const row of rows.get(name) ?? []) {
        expect(Object.keys(row)).toHaveLength(columns.length)
        for (const column of columns) expect(row[column.name]).toMatch(row[column.name] === '' ? /^$/ : kinds[column.type])
      }
    }
    expect(new Set(rows.get('dispatches')?.map((row) => row['outlet']))).toEqual(new Set(['NA', '007', 'Büro für “Ämter”']))
    expect(rows.get('dispatches')?.map((row) => row['title'])).toContain('-1e5\nnull')
    expect(rows.get('events')?.map((row) => row['cameo'])).toEqual(expect.arrayContaining(['051', '111']))
  })

  test('mean the same in R, where readr is installed: every cell with its kind', () => {
    const program = `source("read.R")
kinds <- c(character = "text", integer = "integer", numeric = "real", Date = "day", logical = "boolean")
quoted <- function(x) paste0('"', gsub("\\r", "\\\\r", gsub("\\t", "\\\\t", gsub("\\n", "\\\\n", gsub('"', '\\\\"', gsub("\\\\", "\\\\\\\\", x, fixed = TRUE), fixed = TRUE), fixed = TRUE), fixed = TRUE), fixed = TRUE), '"')
record <- read_record("data")
for (name in names(record)) for (i in seq_len(nrow(record[[name]]))) for (column in names(record[[name]])) {
  value <- record[[name]][[column]][i]
  kind <- kinds[[class(value)]]
  cell <- if (is.na(value)) "null" else if (kind == "boolean") tolower(as.character(value)) else if (kind %in% c("text", "day")) quoted(as.character(value)) else format(value, digits = 15)
  cat("[", quoted(name), ",", i - 1, ",", quoted(column), ",", quoted(kind), ",", cell, "]\\n", sep = "")
}
stopifnot(all(sapply(record, function(table) nrow(readr::problems(table)) == 0)))`
    expect(printed('Rscript', ['-e', 'library(readr)'], ['-e', program]) ?? expected()).toEqual(expected())
  })

  test('mean the same in Python, where pandas is installed: every cell with its kind', () => {
    const program = `import json, pandas
from read import read_record
kinds = {"string": "text", "Int64": "integer", "float64": "real", "datetime64[ns]": "day", "boolean": "boolean"}
for name, table in read_record("data").items():
    for i in range(len(table)):
        for column in table.columns:
            value, kind = table[column].iloc[i], kinds[str(table[column].dtype)]
            cell = None if pandas.isna(value) else value.strftime("%Y-%m-%d") if kind == "day" else value if kind == "text" else bool(value) if kind == "boolean" else float(value)
            print(json.dumps([name, i, column, kind, cell]))`
    expect(printed('/usr/bin/python3', ['-c', 'import pandas'], ['-c', program]) ?? expected()).toEqual(expected())
  })
})
