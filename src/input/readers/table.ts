/** JSON Lines and CSV: one document a row, its fields found by their usual names or by a mapping that the user gives. */
import { resolve } from 'node:path'
import Papa from 'papaparse'
import type { Bytes } from './bytes.js'
import { dayFrom, timeFrom } from './dates.js'
import { outletOf, readHtml, textOfHtml, withTitle } from './html.js'
import { linesOf } from './lines.js'
import { normaliseLines } from './charset.js'
import { type Document, failedItem, inputKey, limits, type RawItem, reasonOf, type Unreadable, unreadable } from './types.js'

export const fields = ['text', 'published', 'source', 'address', 'title', 'author', 'language', 'id'] as const
export type Field = (typeof fields)[number]
/** Which column or (dotted) path holds which field. */
export type Mapping = Readonly<Partial<Record<Field, string>>>

const usual: Readonly<Record<Field, readonly string[]>> = {
  text: ['text', 'body', 'content', 'maintext', 'article', 'article_text', 'story', 'raw', 'plaintext', 'sentence', 'description'],
  published: [
    'published',
    'date',
    'publish_date',
    'date_publish',
    'published_at',
    'publication_date',
    'pubdate',
    'story_date',
    'datetime',
    'timestamp',
  ],
  source: ['source', 'outlet', 'publisher', 'source_domain', 'domain', 'news_source', 'site'],
  address: ['address', 'url', 'link', 'uri', 'permalink'],
  title: ['title', 'headline'],
  author: ['author', 'authors', 'byline', 'creator'],
  language: ['language', 'lang'],
  id: ['id', 'guid', 'story_id', 'storyid', 'doc_id', 'uid'],
}

type Row = Readonly<Record<string, unknown>>

/** One item for each line that is not empty. */
export async function* readJsonLines(bytes: Bytes, path: string, mapping: Mapping): AsyncGenerator<RawItem> {
  const how = JSON.stringify(mapping)
  for await (const line of linesOf(bytes, limits.line)) {
    const place = `${path}:${line.number}`
    if (line.text === null) yield failedItem(place, `Line longer than ${limits.line} characters`)
    else if (line.text.trim() !== '') {
      const { text } = line
      yield { key: inputKey(text, path, how), place, address: null, read: () => fromJson(text, path, mapping) }
    }
  }
}

/** One item for each object of a file that holds one object or a list of them. */
export function readJson(text: string, path: string, mapping: Mapping): RawItem[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return [failedItem(path, `Not JSON: ${reasonOf(error)}`, text)]
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  const how = JSON.stringify(mapping)
  return list.map((row, i) => ({
    key: inputKey(JSON.stringify(row), path, how),
    place: list.length === 1 ? path : `${path}[${i}]`,
    address: null,
    read: () => (isRow(row) ? fromRow(row, path, mapping) : unreadable('Not an object')),
  }))
}

/** One item for each row of comma-, semicolon- or tab-separated text with a header. */
export async function* readCsv(bytes: Bytes, path: string, mapping: Mapping): AsyncGenerator<RawItem> {
  let header: readonly string[] | null = null
  let delimiter = ','
  const how = JSON.stringify(mapping)
  for await (const record of csvRecords(bytes)) {
    const place = `${path}:${record.number}`
    if (record.text === null) {
      yield failedItem(place, `Row longer than ${limits.line} characters`)
      continue
    }
    if (header === null) {
      delimiter = likeliestDelimiter(record.text)
      header = cells(record.text, delimiter).map((name) => name.trim())
      continue
    }
    const { text } = record
    const columns = header
    yield { key: inputKey(text, path, how), place, address: null, read: () => fromCsv(text, columns, delimiter, path, mapping) }
  }
}

/** Joins lines until the quotation marks are even: a quoted cell may hold line feeds. */
async function* csvRecords(bytes: Bytes): AsyncGenerator<{ number: number; text: string | null }> {
  let held = ''
  let begun = 0
  for await (const line of linesOf(bytes, limits.line)) {
    if (line.text === null || held.length + (line.text?.length ?? 0) > limits.line) {
      yield { number: begun || line.number, text: null }
      held = ''
      begun = 0
      continue
    }
    held = begun === 0 ? line.text : `${held}\n${line.text}`
    if (begun === 0) begun = line.number
    if (quotes(held) % 2 === 1) continue
    if (held.trim() !== '') yield { number: begun, text: held }
    held = ''
    begun = 0
  }
  if (begun !== 0) yield { number: begun, text: held }
}

function quotes(text: string): number {
  let count = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++
  return count
}

function likeliestDelimiter(header: string): string {
  const count = (mark: string): number => header.split(mark).length
  return ['\t', ';', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
}

function cells(text: string, delimiter: string): readonly string[] {
  return Papa.parse<string[]>(text, { delimiter, header: false, skipEmptyLines: false }).data[0] ?? []
}

function fromCsv(text: string, header: readonly string[], delimiter: string, path: string, mapping: Mapping): Document | Unreadable {
  const values = cells(text, delimiter)
  if (values.length > header.length + 1 || (values.length < header.length && values.length < 2))
    return unreadable(`Row of ${values.length} cells under a header of ${header.length}`)
  return fromRow(Object.fromEntries(header.map((name, i) => [name, values[i] ?? ''])), path, mapping)
}

function fromJson(text: string, path: string, mapping: Mapping): Document | Unreadable {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return unreadable(`Not JSON: ${reasonOf(error)}`)
  }
  return isRow(value) ? fromRow(value, path, mapping) : unreadable('Not an object')
}

function fromRow(row: Row, path: string, mapping: Mapping): Document | Unreadable {
  const lower = new Map(Object.keys(row).map((name) => [name.toLowerCase().replace(/[\s-]+/g, '_'), name]))
  const value = (field: Field): string | null => {
    const mapped = mapping[field]
    if (mapped !== undefined) return asText(valueAt(row, mapped))
    const name = usual[field].map((candidate) => lower.get(candidate)).find((found) => found !== undefined && asText(row[found]) !== null)
    return name === undefined ? null : asText(row[name])
  }
  const raw = value('text')
  const body = raw === null ? null : plainOf(raw)
  if (raw === null || body === null)
    return unreadable(`No text: none of the fields ${(mapping.text === undefined ? usual.text : [mapping.text]).join(', ')}`)
  const id = value('id')
  const address = value('address') ?? (id === null || path === '-' ? null : `${resolve(path)}#${id}`)
  const published = value('published')
  if (published !== null && dayFrom(published) === null) return unreadable(`Not a date: ${published.slice(0, 40)}`)
  const title = value('title')
  return {
    kind: 'document',
    text: withTitle(title, normaliseLines(body)),
    source: value('source') ?? outletOf(address),
    address,
    published: dayFrom(published),
    publishedAt: timeFrom(published),
    title,
    author: value('author'),
    language: value('language')?.slice(0, 2).toLowerCase() ?? null,
  }
}

/** Fields may hold pages or fragments of them; null when such a field has no text. */
function plainOf(text: string): string | null {
  if (/^\s*<(?:!doctype html|html)/i.test(text)) {
    const page = readHtml(text, null)
    return page.kind === 'document' ? page.text : null
  }
  return /<\/(?:p|div|li|h[1-6])>/i.test(text) ? textOfHtml(text) || null : text
}

/** A cell by its name, or by a dotted path into nested objects. */
function valueAt(row: Row, path: string): unknown {
  if (path in row) return row[path]
  let value: unknown = row
  for (const step of path.split('.')) value = isRow(value) ? value[step] : undefined
  return value
}

function asText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.filter((part) => typeof part === 'string').join(', ') || null
  return null
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
