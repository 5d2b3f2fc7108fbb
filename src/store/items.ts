/** Records with their words and their cluster, ready to show. */
import type { Span } from '../base/types.js'
import { type CodedRecord, spansOf } from '../model/record.js'
import type { DispatchId } from '../model/ids.js'
import { toDay } from './answers.js'
import { asText, asTextOrNull, type Database } from './database.js'
import { rowsByNumber, textByNumber } from './numbered.js'
import type { ClusterId, Decided, Item, Verdict } from './reader.js'

/** The items of the given record numbers, in their order. */
export async function loadItems(database: Database, numbers: readonly number[]): Promise<Item[]> {
  if (numbers.length === 0) return []
  const list = numbers.join(',')
  const rows = await database.rows(
    `SELECT n, text, day, published, s_from, s_to, s_number, verdict, cluster_id, reports, texts, outlets FROM records WHERE n IN (${list})`,
  )
  const bodies = await textByNumber(database, 'bodies', 'json', numbers)
  const textNumbers = [...new Set(rows.map((row) => Number(row[1])))]
  const contents = await textByNumber(database, 'contents', 'text', textNumbers)
  const texts = await rowsByNumber(database, 'texts', 'id, headline, outlet, address', textNumbers)
  const items = new Map<number, Item>()
  for (const row of rows) {
    const [n, text, day, published, from, to, number, verdict, cluster, reports, distinct, outlets] = row
    const record: CodedRecord = JSON.parse(bodies.get(Number(n)) ?? 'null')
    const [id, headline, outlet, address] = texts.get(Number(text)) ?? []
    const full = contents.get(Number(text)) ?? ''
    items.set(Number(n), {
      record,
      dispatch: asText<DispatchId>(id),
      day: toDay(day),
      published: toDay(published),
      headline: String(headline ?? ''),
      outlet: asTextOrNull(outlet),
      address: asTextOrNull(address),
      sentence: { from: Number(from), to: Number(to), text: full.slice(Number(from), Number(to)), number: Number(number) },
      quotes: record.evidence.map((e) => ({ part: e.part, from: e.from, to: e.to, text: full.slice(e.from, e.to) })),
      spans: wordsOf(spansOf(record), full),
      cluster: asText<ClusterId>(cluster),
      reports: Number(reports),
      outlets: Number(outlets),
      texts: Number(distinct),
      verdict: verdict === null || verdict === undefined ? null : parseVerdict(String(verdict)),
    })
  }
  return numbers.map((n) => items.get(n)).filter((item) => item !== undefined)
}

/** The items of a dispatch that nobody rejected, in order of their words. */
export async function itemsIn(database: Database, dispatch: string): Promise<Item[]> {
  const rows = await database.rows(
    'SELECT n FROM records WHERE text IN (SELECT n FROM texts WHERE id = $1) AND hidden = 0 ORDER BY s_from, n',
    [dispatch],
  )
  return loadItems(
    database,
    rows.map(([n]) => Number(n)),
  )
}

/** The decisions of persons that hold. */
export async function decidedIn(database: Database): Promise<Decided[]> {
  const rows = await database.rows(
    "SELECT record, verdict, decider, note, fields FROM decisions WHERE verdict <> 'withdrawn' ORDER BY record",
  )
  return rows.map(([record, verdict, by, note, fields]) => ({
    record: asText<Decided['record']>(record),
    verdict: asText<Decided['verdict']>(verdict),
    by: String(by),
    note: String(note),
    fields: JSON.parse(String(fields)),
  }))
}

function wordsOf(spans: readonly Span[], text: string): Record<string, string> {
  return Object.fromEntries(spans.map(({ from, to }) => [`${from}-${to}`, text.slice(from, to)]))
}

function parseVerdict(text: string): Verdict {
  const value: Verdict = JSON.parse(text)
  return value
}
