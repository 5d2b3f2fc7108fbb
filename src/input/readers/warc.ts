/** Web archives (ISO 28500), such as the daily files of CC-NEWS: one item for each response that is a page. */
import { WARCParser, type WARCRecord } from 'warcio'
import type { Bytes } from './bytes.js'
import { charsetOfHeader, decode, normaliseLines } from './charset.js'
import { dayFrom } from './dates.js'
import { outletOf, readPage } from './html.js'
import { type Document, failedItem, inputKey, limits, type RawItem, reasonOf } from './types.js'

/** Reads records in their order. A record that is broken ends the file: what follows it cannot be found; it is one failure. */
export async function* readWarc(bytes: Bytes, path: string): AsyncGenerator<RawItem> {
  let number = 0
  const records = new WARCParser(bytes)[Symbol.asyncIterator]()
  for (;;) {
    let record: WARCRecord
    try {
      const step = await records.next()
      if (step.done) return
      record = step.value
      number++
      const item = await readRecord(record, `${path}#${number}`)
      if (item !== null) yield item
    } catch (error) {
      yield failedItem(`${path}#${number + 1}`, `Archive broken here: ${reasonOf(error)}`)
      return
    }
  }
}

/** Null for what is no page: requests, metadata, images, redirects, errors. */
async function readRecord(record: WARCRecord, place: string): Promise<RawItem | null> {
  const type =
    header(record, 'content-type') ??
    (record.warcType === 'resource' || record.warcType === 'conversion' ? (record.warcContentType ?? null) : null)
  const wanted = record.warcType === 'response' || record.warcType === 'resource' || record.warcType === 'conversion'
  const status = record.httpHeaders?.statusCode
  if (!wanted || type === null || !/html|text\/plain/i.test(type) || (status !== undefined && Number(status) !== 200)) return null
  const body = await readBody(record)
  const address = record.warcTargetURI ?? null
  if (body === null) return failedItem(place, `Page larger than ${limits.document} bytes`, address ?? '')
  const charset = charsetOfHeader(type)
  const read = (): ReturnType<typeof readPage> => (/html/i.test(type) ? readPage(body, charset, address) : plain(body, charset, address))
  return { key: inputKey(body, address), place, address, read: () => withFetchDay(read(), record.warcDate ?? null) }
}

async function readBody(record: WARCRecord): Promise<Uint8Array | null> {
  const held: Uint8Array[] = []
  let length = 0
  for await (const chunk of record) {
    length += chunk.length
    if (length > limits.document) {
      await record.skipFully()
      return null
    }
    held.push(chunk)
  }
  return Buffer.concat(held)
}

function plain(body: Uint8Array, charset: string | null, address: string | null): Document {
  const text = normaliseLines(decode(body, charset))
  return {
    kind: 'document',
    text,
    source: outletOf(address),
    address,
    published: null,
    publishedAt: null,
    title: null,
    author: null,
    language: null,
  }
}

/** A page that states no time of its own was published on the day of its capture or before: news archives capture within hours. */
function withFetchDay(document: ReturnType<typeof readPage>, captured: string | null): ReturnType<typeof readPage> {
  return document.kind === 'document' && document.published === null ? { ...document, published: dayFrom(captured) } : document
}

function header(record: WARCRecord, name: string): string | null {
  return record.httpHeaders?.headers.get(name) ?? null
}
