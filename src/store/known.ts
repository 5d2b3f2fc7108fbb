/** What a writer must know of the record before it adds: the inputs it holds, its texts with their first day, its failures. */
import { type Database, openDatabase } from './database.js'
import { parseEntry } from './entries.js'
import { indexPath } from './folder.js'
import { appearanceKey, idLength, IdTable, publishedOrder } from './keys.js'
import { type Position, readLines, start } from './log.js'
import { indexState } from './state.js'

export interface Known {
  /** Inputs that became an appearance (0) or were set aside (1 and more: place in `asides` counted from 1). */
  readonly inputs: IdTable
  /** Why inputs were set aside: languages, or "no text". */
  readonly asides: string[]
  /** Failures already written. They are tried again, not written again. */
  readonly failures: IdTable
  /** Texts, with the earliest day of publication as `publishedOrder` has it. */
  readonly texts: IdTable
  /** Appearances (text, outlet, address, day), so that the same one is not written twice. */
  readonly appearances: IdTable
}

export function emptyKnown(): Known {
  return { inputs: new IdTable(), asides: [], failures: new IdTable(), texts: new IdTable(), appearances: new IdTable() }
}

/** Collects it from the index as far as that goes, and from the log beyond. The caller holds the lock. */
export async function readKnown(folder: string): Promise<Known> {
  const known = emptyKnown()
  const { position } = await indexState(folder)
  if (position !== null) await learnFromIndex(folder, known)
  return learnFromLog(folder, position ?? start, known)
}

/** Collects it from the log. Texts and codings are passed over without being parsed. */
function learnFromLog(folder: string, from: Position = start, known: Known = emptyKnown()): Known {
  for (const { lines } of readLines(folder, from)) for (const line of lines) if (!isBulky(line)) learn(known, line)
  return known
}

async function learnFromIndex(folder: string, known: Known): Promise<void> {
  const database = await openDatabase(indexPath(folder), { readOnly: true, memory: 100 })
  try {
    await learnIds(database, 'SELECT input AS id, 0 AS value FROM inputs', known.inputs)
    await learnIds(database, 'SELECT seen AS id, 0 AS value FROM inputs WHERE seen IS NOT NULL', known.appearances)
    await learnIds(database, 'SELECT input AS id, 0 AS value FROM failures', known.failures)
    await learnIds(database, `SELECT id, coalesce(day, ${publishedOrder(null)}) AS value FROM texts`, known.texts)
    for await (const rows of database.stream('SELECT input, detail FROM aside'))
      for (const [input, detail] of rows) knowAside(known, String(input), String(detail))
  } finally {
    database.close()
  }
}

/** Takes in all ids of a query with their values, many in one cell: a cell costs more than what is in it. */
async function learnIds(database: Database, query: string, table: IdTable): Promise<void> {
  const packed = `string_agg(id || printf('%0${valueDigits}d', value), '')`
  for await (const rows of database.stream(
    `SELECT ${packed} FROM (SELECT id, value, row_number() OVER () AS n FROM (${query})) GROUP BY n // 4096`,
  ))
    for (const [cell] of rows) {
      const text = String(cell)
      for (let at = 0; at < text.length; at += idLength + valueDigits)
        table.set(text.slice(at, at + idLength), Number(text.slice(at + idLength, at + idLength + valueDigits)))
    }
}

/** Digits and sign of any 32-bit number. */
const valueDigits = 11

/** Notes an input that was set aside. `detail`: the language, or nothing where there was no text. */
export function knowAside(known: Known, input: string, detail: string): void {
  const name = detail === '' ? 'no text' : detail
  if (!known.asides.includes(name)) known.asides.push(name)
  known.inputs.set(input, known.asides.indexOf(name) + 1)
}

/** True for the two kinds of entries that make up the bulk of a log. */
function isBulky(line: string): boolean {
  return line.startsWith('{"entry":"text"') || line.startsWith('{"entry":"coding"')
}

function learn(known: Known, line: string): void {
  const entry = parseEntry(line)
  if (entry.entry === 'appearance') {
    known.inputs.set(entry.input)
    known.appearances.set(appearanceKey(entry.text, entry))
    const before = known.texts.get(entry.text)
    const order = publishedOrder(entry.published)
    if (before === undefined || order < before) known.texts.set(entry.text, order)
  } else if (entry.entry === 'aside') knowAside(known, entry.input, entry.detail)
  else if (entry.entry === 'failure') known.failures.set(entry.input)
}
