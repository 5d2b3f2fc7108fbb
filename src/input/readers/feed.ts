/** RSS, Atom, RDF and JSON feeds: one item an entry, its text from the feed or, on request, from the page behind its link. */
import { parseFeed } from 'feedsmith'
import { dayFrom, timeFrom } from './dates.js'
import { textOfHtml, outletOf, withTitle } from './html.js'
import { type Document, failedItem, inputKey, type RawItem, reasonOf, type Unreadable, unreadable } from './types.js'

export interface FeedEntry {
  readonly item: RawItem
  /** The article behind the entry. */
  readonly link: string | null
}

type Fields = Readonly<Record<string, unknown>>

/** The entries of a feed. A document type declaration is refused: feeds need none, and entities in it are an attack. */
export function readFeed(text: string, place: string): FeedEntry[] {
  if (/<!DOCTYPE|<!ENTITY/i.test(text.slice(0, 4096))) return [failed(place, 'Feed with a document type declaration', text)]
  let parsed: unknown
  try {
    parsed = parseFeed(text)
  } catch (error) {
    return [failed(place, `Not a feed: ${reasonOf(error)}`, text)]
  }
  const feed = get(parsed, 'feed')
  const language = textAt(feed, 'language')?.slice(0, 2).toLowerCase() ?? null
  const site = outletOf(linkOf(feed)) ?? textAt(feed, 'title')
  const entries = listAt(feed, 'items') ?? listAt(feed, 'entries') ?? []
  return entries.map((entry, i) => {
    const link = linkOf(entry)
    const address = link ?? textAt(entry, 'id') ?? textAt(get(entry, 'guid'), 'value')
    const key = inputKey(JSON.stringify(entry), address)
    return { link, item: { key, place: `${place}[${i}]`, address, read: () => fromEntry(entry, address, site, language) } }
  })
}

/** True for text that begins like a feed. */
export function looksLikeFeed(text: string): boolean {
  return /<(?:rss|feed|rdf:RDF)[\s>]/i.test(text.slice(0, 2000)) || /^\s*\{\s*"version"\s*:\s*"https?:\/\/jsonfeed\.org/.test(text)
}

function fromEntry(entry: unknown, address: string | null, site: string | null, language: string | null): Document | Unreadable {
  const html =
    textAt(get(entry, 'content'), 'encoded') ??
    textAt(get(entry, 'content'), 'value') ??
    textAt(entry, 'content') ??
    textAt(entry, 'content_html') ??
    textAt(entry, 'description') ??
    textAt(get(entry, 'summary'), 'value') ??
    textAt(entry, 'summary') ??
    textAt(entry, 'content_text')
  const title = textAt(entry, 'title') ?? textAt(get(entry, 'title'), 'value')
  const plainTitle = title === null ? null : textOfHtml(title)
  const body = html === null ? '' : textOfHtml(html)
  if (body === '' && plainTitle === null) return unreadable('Entry without text')
  const when =
    ['pubDate', 'published', 'updated', 'date_published'].map((name) => asText(get(entry, name))).find((v) => v !== null) ??
    textAt(get(entry, 'dc'), 'date')
  return {
    kind: 'document',
    text: withTitle(plainTitle, body),
    source: outletOf(address) ?? site,
    address,
    published: dayFrom(when),
    publishedAt: timeFrom(when),
    title: plainTitle,
    author: authorOf(entry),
    language,
  }
}

function authorOf(entry: unknown): string | null {
  const first = listAt(entry, 'authors')?.[0]
  return asText(first) ?? textAt(first, 'name') ?? textAt(get(entry, 'dc'), 'creator')
}

function linkOf(entry: unknown): string | null {
  const links = listAt(entry, 'links') ?? []
  const alternate = links.find((link) => textAt(link, 'rel') === 'alternate' || textAt(link, 'rel') === null)
  const link = textAt(entry, 'link') ?? textAt(alternate, 'href') ?? textAt(entry, 'url') ?? textAt(entry, 'home_page_url')
  return link !== null && /^https?:\/\//i.test(link) ? link : null
}

function failed(place: string, reason: string, text: string): FeedEntry {
  return { item: failedItem(place, reason, text), link: null }
}

function get(value: unknown, name: string): unknown {
  return isFields(value) ? value[name] : undefined
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

function asText(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

function textAt(value: unknown, name: string): string | null {
  return asText(get(value, name))
}

function listAt(value: unknown, name: string): readonly unknown[] | null {
  const list = get(value, name)
  return Array.isArray(list) ? list : null
}
