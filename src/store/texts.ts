/** Dispatches as the index keeps them: with their appearances, versions and coding; and hits of a search in context. */
import type { Span } from '../base/types.js'
import type { Dispatch } from '../model/dispatch.js'
import type { DispatchId } from '../model/ids.js'
import { toDay } from './answers.js'
import type { CodedRecord } from '../model/record.js'
import { asText, asTextOrNull, type Cell, type Database, type Row } from './database.js'
import { textByNumber } from './numbered.js'
import { readWords } from './query.js'
import type { Appearance, DispatchRow, KeptCoding, KeptDispatch, SearchHit } from './reader.js'

/** Rows of the texts with these numbers, in their order. */
export async function dispatchRows(database: Database, numbers: readonly number[]): Promise<DispatchRow[]> {
  if (numbers.length === 0) return []
  const rows = await database.rows(
    `SELECT id, day, headline, outlet, address, seen, records, n FROM texts WHERE n IN (${numbers.join(',')})`,
  )
  const byNumber = new Map(rows.map((row) => [Number(row[7]), dispatchRow(row)]))
  return numbers.map((n) => byNumber.get(n)).filter((row) => row !== undefined)
}

function dispatchRow([id, day, headline, outlet, address, seen, records]: Row): DispatchRow {
  return {
    id: asText<DispatchId>(id),
    published: toDay(day),
    headline: String(headline ?? ''),
    outlet: asTextOrNull(outlet),
    address: asTextOrNull(address),
    appearances: Number(seen),
    records: Number(records),
  }
}

/** One dispatch with all that is kept of it, or null. */
export async function keptDispatch(database: Database, id: string): Promise<KeptDispatch | null> {
  const [row] = await database.rows('SELECT t.id, t.day, t.outlet, t.address, t.current, t.n FROM texts t WHERE t.id = $1', [id])
  if (row === undefined) return null
  const [own, day, outlet, address, current, n] = row
  // By number and not in one statement: the number is found by its index, a join reads the table.
  const [[text] = []] = await database.rows(`SELECT text FROM contents WHERE n = ${Number(n)}`)
  const [[coding, regions, dateline] = []] = await database.rows(`SELECT coding, regions, dateline FROM codings WHERE n = ${Number(n)}`)
  const dispatch: Dispatch = {
    id: asText<DispatchId>(own),
    source: asTextOrNull(outlet),
    address: asTextOrNull(address),
    published: toDay(day),
    language: 'en',
    text: String(text),
    regions: regions === null || regions === undefined ? [] : JSON.parse(String(regions)),
    dateline: dateline === null || dateline === undefined ? null : JSON.parse(String(dateline)),
  }
  const records = await recordsOf(database, [Number(n)])
  return {
    dispatch,
    appearances: await appearancesOf(database, id),
    versions: await versionsOf(database, id),
    current: current === 1,
    coding: codingFrom(coding, records.get(Number(n))),
  }
}

/** Records of current texts by number of text: they are kept once, beside the codings. */
export async function recordsOf(database: Database, texts: readonly number[]): Promise<Map<number, CodedRecord[]>> {
  const out = new Map<number, CodedRecord[]>()
  if (texts.length === 0) return out
  const rows = await database.rows(`SELECT n, text FROM records WHERE text IN (${texts.join(',')}) ORDER BY n`)
  const numbers = rows.map(([n]) => Number(n))
  const bodies = await textByNumber(database, 'bodies', 'json', numbers)
  for (const [n, text] of rows) {
    const record: CodedRecord = JSON.parse(bodies.get(Number(n)) ?? 'null')
    const list = out.get(Number(text))
    if (list) list.push(record)
    else out.set(Number(text), [record])
  }
  return out
}

/** A coding with its records: those of a superseded version stand in the coding itself. */
export function codingFrom(cell: Cell | undefined, records: readonly CodedRecord[] | undefined): KeptCoding | null {
  if (cell === null || cell === undefined) return null
  const kept: KeptCoding = JSON.parse(asText(cell))
  return records === undefined ? kept : { ...kept, records }
}

async function appearancesOf(database: Database, id: string): Promise<Appearance[]> {
  const rows = await database.rows(
    `SELECT a.source, a.address, a.day, a.published_at, a.title, a.author, a.own, t.twin_because FROM counted a JOIN texts t ON t.id = a.own
     WHERE a.id = $1 ORDER BY a.day NULLS LAST, a.source NULLS LAST, a.address NULLS LAST, a.published_at NULLS LAST, a.title, a.author, a.own`,
    [id],
  )
  return rows.map(([source, address, day, at, title, author, own, because]) => ({
    source: asTextOrNull(source),
    address: asTextOrNull(address),
    published: toDay(day),
    publishedAt: asTextOrNull(at),
    title: asTextOrNull(title),
    author: asTextOrNull(author),
    text: asText<DispatchId>(own),
    because: asTextOrNull(because),
  }))
}

async function versionsOf(database: Database, id: string): Promise<DispatchId[]> {
  const rows = await database.rows(
    'SELECT id FROM versions WHERE address IN (SELECT address FROM versions WHERE id = $1) GROUP BY id ORDER BY max(version), id',
    [id],
  )
  return rows.length === 0 ? [asText<DispatchId>(id)] : rows.map(([one]) => asText<DispatchId>(one))
}

/** Characters of context on each side of a hit. */
const context = 60

/** Rows with the first places where the words stand. */
export async function searchHits(database: Database, rows: readonly DispatchRow[], words: string): Promise<SearchHit[]> {
  if (rows.length === 0) return []
  const marks = rows.map((_, i) => `$${i + 1}`).join(', ')
  const numbers = new Map(
    (
      await database.rows(
        `SELECT n, id FROM texts WHERE id IN (${marks})`,
        rows.map((row) => row.id),
      )
    ).map(([n, id]) => [Number(n), String(id)]),
  )
  const found = await database.rows(`SELECT n, text FROM contents WHERE n IN (${[...numbers.keys()].join(', ')})`)
  const texts = new Map(found.map(([n, text]) => [numbers.get(Number(n)) ?? '', String(text)]))
  return rows.map((row) => {
    const text = texts.get(row.id) ?? ''
    return {
      ...row,
      hits: hitsIn(text, words)
        .slice(0, 5)
        .map((span) => inContext(text, span)),
    }
  })
}

/** Spans of the words of a question in a text, in order. */
export function hitsIn(text: string, words: string): Span[] {
  const query = readWords(words)
  const patterns = [
    ...query.phrases.map((phrase) => phrase.split(' ').map(loosely).join('[^\\p{L}\\p{N}]+')),
    ...(query.phrases.length === 0 ? query.words.map(loosely) : []),
    ...query.prefixes.map((prefix) => `${loosely(prefix)}[\\p{L}\\p{N}]*`),
  ]
  if (patterns.length === 0) return []
  const spans: Span[] = []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  for (const match of text.matchAll(pattern)) spans.push({ from: match.index, to: match.index + match[0].length })
  return spans
}

const accented: Readonly<Record<string, string>> = {
  a: 'aàáâãäåāăą',
  c: 'cçćč',
  e: 'eèéêëēęě',
  g: 'gğ',
  i: 'iìíîïīı',
  n: 'nñńň',
  o: 'oòóôõöøō',
  s: 'sśšş',
  u: 'uùúûüū',
  y: 'yýÿ',
  z: 'zźžż',
}

/** A pattern for a word written with or without accents. The word holds letters and digits alone. */
function loosely(word: string): string {
  return Array.from(word, (mark) => (accented[mark] === undefined ? mark : `[${accented[mark]}]`)).join('')
}

function inContext(text: string, { from, to }: Span): SearchHit['hits'][number] {
  return {
    from,
    to,
    left: tidy(text.slice(Math.max(0, from - context), from)),
    hit: tidy(text.slice(from, to)),
    right: tidy(text.slice(to, to + context)),
  }
}

function tidy(part: string): string {
  return part.replace(/\s+/g, ' ')
}
