/** From arguments of a command - files, folders, standard input, web addresses - to items, in a fixed order. */
import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import { by } from '../../base/order.js'
import { type Bytes, fileBytes, packingOf, peek, readAll, unpack, unpackedName } from './bytes.js'
import { charsetOfHeader, decode, normaliseLines } from './charset.js'
import { dayFrom, dayOfName } from './dates.js'
import { looksLikeFeed, readFeed } from './feed.js'
import { outletOf, readHtml, readPage } from './html.js'
import { type Mapping, readCsv, readJson, readJsonLines } from './table.js'
import { type Document, failedItem, inputKey, limits, type RawItem, reasonOf } from './types.js'
import { readWarc } from './warc.js'
import { type FetchOptions, fetchPage } from './web.js'

export { languageOf } from './language.js'
export { fields, type Field, type Mapping } from './table.js'
export { dayFrom } from './dates.js'
export { type Document, inputKey, limits, type RawItem, type Unreadable } from './types.js'
export { type FetchOptions, isPublic } from './web.js'

export const formats = ['text', 'html', 'jsonl', 'json', 'csv', 'feed', 'warc'] as const
export type Format = (typeof formats)[number]

export interface ReadOptions {
  /** Absent: by the name's ending, else by the first bytes. */
  readonly format?: Format
  readonly mapping?: Mapping
  /** Fetch the articles behind the links of feeds. */
  readonly articles?: boolean
  readonly fetch?: FetchOptions
  readonly stdin?: Bytes
}

/** Bytes read so far and, for files, in all: for the progress display. */
export interface Progress {
  read: number
  total: number
}

const byEnding: Readonly<Record<string, Format>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'text',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.json': 'json',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.tab': 'csv',
  '.xml': 'feed',
  '.rss': 'feed',
  '.atom': 'feed',
  '.rdf': 'feed',
  '.warc': 'warc',
}

/** All items of all inputs. What cannot be opened is an item that fails; nothing throws but a bug. */
export async function* readInputs(
  inputs: readonly string[],
  options: ReadOptions = {},
  progress: Progress = { read: 0, total: 0 },
): AsyncGenerator<RawItem> {
  const files = inputs.map((input) => (isSpecial(input) ? [input] : filesOf(input)))
  for (const path of files.flat()) if (!isSpecial(path)) progress.total += sizeOf(path)
  for (const path of files.flat()) {
    try {
      if (path === '-') yield* readStream(options.stdin ?? process.stdin, '-', options)
      else if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) yield* readWeb(path, options)
      else yield* readStream(counted(fileBytes(path), progress), path, options)
    } catch (error) {
      yield failedItem(path, reasonOf(error))
    }
  }
}

function isSpecial(input: string): boolean {
  return input === '-' || /^[a-z][a-z0-9+.-]*:\/\//i.test(input)
}

/** The files below a folder in order of their names; hidden ones and links out of it are left out. */
function filesOf(path: string): string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [path]
  // A record that lies among the inputs is none itself.
  if (existsSync(join(path, 'record.json')) && existsSync(join(path, 'log'))) return []
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && (entry.isFile() || entry.isDirectory()))
    .sort(by((entry) => entry.name))
    .flatMap((entry) => filesOf(join(path, entry.name)))
}

function sizeOf(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0
}

async function* counted(bytes: Bytes, progress: Progress): Bytes {
  for await (const chunk of bytes) {
    progress.read += chunk.length
    yield chunk
  }
}

async function* readStream(input: Bytes, path: string, options: ReadOptions): AsyncGenerator<RawItem> {
  const start = await peek(input, 65_536)
  const packing = packingOf(path, start.first)
  const inner = unpackedName(path)
  const bytes = unpack(start.bytes, inner.toLowerCase().endsWith('.warc') && packing === 'gzip' ? 'none' : packing)
  const opened = await peek(bytes, 65_536)
  const format = options.format ?? byEnding[extname(inner).toLowerCase()] ?? sniff(opened.first)
  const mapping = options.mapping ?? {}
  switch (format) {
    case 'jsonl':
      yield* readJsonLines(opened.bytes, path, mapping)
      break
    case 'csv':
      yield* readCsv(opened.bytes, path, mapping)
      break
    case 'warc':
      yield* readWarc(opened.bytes, path)
      break
    case 'text':
    case 'html':
    case 'json':
    case 'feed': {
      const whole = await readAll(opened.bytes, limits.document)
      if (whole === null) yield failedItem(path, `Larger than ${limits.document} bytes`)
      else yield* readWhole(whole, path, format, options, null)
      break
    }
    default:
      format satisfies never
  }
}

async function* readWhole(
  bytes: Uint8Array,
  path: string,
  format: Format,
  options: ReadOptions,
  address: string | null,
): AsyncGenerator<RawItem> {
  if (format === 'json') {
    yield* readJson(decode(bytes), path, options.mapping ?? {})
    return
  }
  const text = format === 'feed' ? decode(bytes) : ''
  if (format === 'feed' && looksLikeFeed(text)) {
    for (const entry of readFeed(text, path)) {
      if (options.articles && entry.link !== null) yield* readWeb(entry.link, options)
      else yield entry.item
    }
    return
  }
  const where = address ?? (path === '-' ? null : resolve(path))
  const page = format === 'html' || (format === 'feed' && /<html|<!doctype html/i.test(text.slice(0, 2000)))
  yield {
    key: inputKey(bytes, where, format),
    place: path,
    address: where,
    read: () => (page ? fileDay(readPage(bytes, null, where), path) : plainText(bytes, path, where)),
  }
}

async function* readWeb(address: string, options: ReadOptions): AsyncGenerator<RawItem> {
  try {
    const page = await fetchPage(address, options.fetch)
    const text = decode(page.bytes, charsetOfHeader(page.contentType))
    if (looksLikeFeed(text)) yield* readWhole(Buffer.from(text), page.address, 'feed', options, page.address)
    else if (/text\/plain/i.test(page.contentType ?? ''))
      yield {
        key: inputKey(page.bytes, page.address),
        place: address,
        address: page.address,
        read: () => plainText(page.bytes, '', page.address),
      }
    else yield { key: inputKey(page.bytes, page.address), place: address, address: page.address, read: () => readHtml(text, page.address) }
  } catch (error) {
    yield failedItem(address, reasonOf(error))
  }
}

function plainText(bytes: Uint8Array, path: string, address: string | null): Document {
  return {
    kind: 'document',
    text: normaliseLines(decode(bytes)),
    source: outletOf(address),
    address,
    published: dayOfName(basename(path)),
    publishedAt: null,
    title: null,
    author: null,
    language: null,
  }
}

function fileDay(document: ReturnType<typeof readPage>, path: string): ReturnType<typeof readPage> {
  return document.kind === 'document' && document.published === null
    ? { ...document, published: dayOfName(basename(path)) ?? dayFrom(null) }
    : document
}

/** The format of an input without a telling name, by how it begins. */
function sniff(first: Uint8Array): Format {
  const text = Buffer.from(first.buffer, first.byteOffset, Math.min(first.length, 4096))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
  if (first[0] === 0x1f || text.startsWith('WARC/')) return 'warc'
  if (looksLikeFeed(text)) return 'feed'
  if (/^<(?:!doctype html|html|head|body|\?xml)/i.test(text)) return 'html'
  if (text.startsWith('{')) return /^\{[^\n]*\}\s*(?:\n|$)/.test(text) || !text.includes('\n') ? 'jsonl' : 'json'
  return 'text'
}
