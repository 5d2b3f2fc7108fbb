/** What a writer must know of the record before it adds: the inputs it holds, its texts with their first day, its failures. */
import { contentId } from '../base/hash.js'
import type { Day } from '../base/types.js'
import { openDatabase } from './database.js'
import { parseEntry } from './entries.js'
import { indexPath } from './folder.js'
import { IdTable, publishedOrder } from './keys.js'
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
    for await (const rows of database.stream('SELECT input, seen, NULL FROM inputs UNION ALL SELECT input, NULL, detail FROM aside'))
      for (const [input, seen, detail] of rows) {
        if (detail !== null && detail !== undefined) knowAside(known, String(input), String(detail))
        else known.inputs.set(String(input))
        if (seen !== null && seen !== undefined) known.appearances.set(String(seen))
      }
    for await (const rows of database.stream('SELECT input FROM failures')) for (const [input] of rows) known.failures.set(String(input))
    for await (const rows of database.stream('SELECT id, day FROM texts'))
      for (const [id, day] of rows) known.texts.set(String(id), day === null || day === undefined ? publishedOrder(null) : Number(day))
  } finally {
    database.close()
  }
}

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

/** Key of one appearance of a text. */
export function appearanceKey(
  text: string,
  seen: { source: string | null; address: string | null; published: Day | null; publishedAt: string | null },
): string {
  return contentId<'appearance'>('a', [text, seen.source ?? '', seen.address ?? '', seen.published ?? '', seen.publishedAt ?? ''])
}
