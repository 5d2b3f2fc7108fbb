/** Articles out of pages: Mozilla's Readability on a linkedom tree, and the time, author, outlet and language that the page states. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { decode, declaredInHtml, normaliseLines } from './charset.js'
import { dayFrom, timeFrom } from './dates.js'
import { type Document, limits, reasonOf, type Unreadable, unreadable } from './types.js'

/** The part of a DOM that is used here. */
interface Node {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<Node>
}
interface Element extends Node {
  getAttribute(name: string): string | null
}
interface Page extends Element {
  readonly documentElement: Element | null
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): Iterable<Element>
}

const blocks: ReadonlySet<string> = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TR UL'.split(
    ' ',
  ),
)
const silent: ReadonlySet<string> = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'HEAD', 'IFRAME', 'BUTTON', 'FORM'])
/** Deeper trees than any honest page has are refused before a tree is built. */
const deepest = 400

/** Reads a page's article. `bytes` are as received; `charset` is what the transfer declared. */
export function readPage(bytes: Uint8Array, charset: string | null, address: string | null): Document | Unreadable {
  if (bytes.length > limits.document) return unreadable(`Page of ${bytes.length} bytes, over the limit of ${limits.document}`)
  return readHtml(decode(bytes, charset ?? declaredInHtml(bytes)), address)
}

/** The same for decoded text. */
export function readHtml(html: string, address: string | null): Document | Unreadable {
  if (depthOf(html) > deepest) return unreadable(`Page with elements nested more than ${deepest} deep`)
  try {
    const page = parseHTML(html).document
    if (!isPage(page)) return unreadable('Page without a tree')
    const meta = metaOf(page)
    const article = new Readability(page, { charThreshold: 120 }).parse()
    const body = article?.content ? textOfHtml(article.content) : textOf(page)
    if (body.length === 0) return unreadable('Page without text')
    const title = clean(meta.title ?? article?.title ?? null)
    const when = meta.published ?? article?.publishedTime ?? null
    return {
      kind: 'document',
      text: withTitle(title, body),
      source: outletOf(address) ?? clean(meta.site ?? article?.siteName ?? null),
      address: address ?? meta.address,
      published: dayFrom(when),
      publishedAt: timeFrom(when),
      title,
      author: clean(meta.author ?? article?.byline ?? null),
      language: (meta.language ?? article?.lang ?? '').slice(0, 2).toLowerCase() || null,
    }
  } catch (error) {
    return unreadable(`Page could not be read: ${reasonOf(error)}`)
  }
}

/** Puts a title before a body as its first paragraph, unless the body begins with it. */
export function withTitle(title: string | null, body: string): string {
  const text = normaliseLines(body)
  return title === null || title === '' || text.slice(0, title.length).toLowerCase() === title.toLowerCase() ? text : `${title}\n\n${text}`
}

/** Plain text of a fragment of HTML, a blank line between blocks. */
export function textOfHtml(html: string): string {
  if (depthOf(html) > deepest) return ''
  const page: unknown = parseHTML(`<html><body>${html}</body></html>`).document
  return isPage(page) ? textOf(page) : ''
}

function isPage(value: unknown): value is Page {
  return typeof value === 'object' && value !== null && 'querySelectorAll' in value && 'childNodes' in value
}

function textOf(root: Node): string {
  const parts: string[] = []
  const walk = (node: Node): void => {
    if (node.nodeType === 3) parts.push((node.textContent ?? '').replace(/\s+/g, ' '))
    if (node.nodeType !== 1 && node.nodeType !== 9) return
    const name = node.nodeName.toUpperCase()
    if (silent.has(name)) return
    if (name === 'BR') parts.push('\n')
    if (blocks.has(name)) parts.push('\n\n')
    for (const child of node.childNodes) walk(child)
    if (blocks.has(name)) parts.push('\n\n')
  }
  walk(root)
  return parts
    .join('')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

interface Meta {
  readonly title: string | null
  readonly published: string | null
  readonly author: string | null
  readonly site: string | null
  readonly address: string | null
  readonly language: string | null
}

function metaOf(page: Page): Meta {
  const found = new Map<string, string>()
  for (const element of page.querySelectorAll('meta')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop') ?? '').toLowerCase()
    const content = element.getAttribute('content')
    if (name !== '' && content && !found.has(name)) found.set(name, content)
  }
  const first = (...names: readonly string[]): string | null =>
    names.map((name) => found.get(name)).find((value) => value !== undefined) ?? null
  const linked = linkedData(page)
  return {
    title: first('og:title', 'twitter:title', 'dc.title') ?? linked.get('headline') ?? null,
    published:
      first(
        'article:published_time',
        'datepublished',
        'parsely-pub-date',
        'publishdate',
        'pubdate',
        'dc.date.issued',
        'dc.date',
        'sailthru.date',
        'date',
      ) ??
      linked.get('datePublished') ??
      page.querySelector('time[datetime]')?.getAttribute('datetime') ??
      null,
    author: first('author', 'article:author', 'byl', 'parsely-author', 'dc.creator'),
    site: first('og:site_name', 'application-name'),
    address: first('og:url') ?? page.querySelector('link[rel=canonical]')?.getAttribute('href') ?? null,
    language: page.documentElement?.getAttribute('lang') ?? first('og:locale', 'content-language'),
  }
}

/** `headline` and `datePublished` of the first JSON-LD block that has them. */
function linkedData(page: Page): Map<string, string> {
  const found = new Map<string, string>()
  for (const script of page.querySelectorAll('script[type="application/ld+json"]'))
    for (const name of ['headline', 'datePublished']) {
      const match = new RegExp(`"${name}"\\s*:\\s*"((?:[^"\\\\]|\\\\.){1,400})"`).exec((script.textContent ?? '').slice(0, 200_000))
      if (match && !found.has(name)) found.set(name, unescapeJson(match[1] ?? ''))
    }
  return found
}

function unescapeJson(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`))
  } catch (error) {
    if (error instanceof SyntaxError) return text
    throw error
  }
}

/** The outlet of a web address: its host without "www." */
export function outletOf(address: string | null): string | null {
  if (address === null || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  return new URL(address).hostname.replace(/^www\d?\./, '')
}

function clean(text: string | null): string | null {
  const out = text?.replace(/\s+/g, ' ').trim() ?? ''
  return out === '' ? null : out
}

/** Greatest depth of open elements, counted without a tree: void elements and those that a browser closes by itself do not add. */
function depthOf(html: string): number {
  let depth = 0
  let deepestSeen = 0
  for (const match of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    const name = (match[2] ?? '').toLowerCase()
    if (/^(?:br|img|input|meta|link|hr|source|p|li|td|tr|th|dd|dt|option|area|base|col|embed|param|track|wbr)$/.test(name)) continue
    depth = match[1] === '/' ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepestSeen) deepestSeen = depth
  }
  return deepestSeen
}
