import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decode } from '../src/input/readers/charset.js'
import { dayFrom } from '../src/input/readers/dates.js'
import { readPage } from '../src/input/readers/html.js'
import { type Document, isPublic, languageOf, readInputs, type ReadOptions, type Unreadable } from '../src/input/readers/index.js'
import { linesOf } from '../src/input/readers/lines.js'
import { FetchError, fetchPage } from '../src/input/readers/web.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'readers-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const body =
  'The foreign minister of Norway met her counterpart from Kenya in Oslo on Monday, and they discussed fisheries, trade and the climate.\n\n' +
  'The two ministers signed a memorandum on ports. A second round of talks will be held in Nairobi in the spring, officials said.'
const page = `<!doctype html><html lang="en"><head><title>Talks in Oslo | Example</title><meta property="og:title" content="Talks in Oslo">
<meta property="article:published_time" content="2023-03-14T09:30:00+01:00"><meta name="author" content="A. Writer"></head>
<body><nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Talks in Oslo</h1>${body
  .split('\n\n')
  .map((p) => `<p>${p} ${p}</p>`)
  .join('')}</article><footer>All rights reserved</footer></body></html>`

async function read(path: string, options: ReadOptions = {}): Promise<(Document | Unreadable)[]> {
  const out: (Document | Unreadable)[] = []
  for await (const item of readInputs([path], options)) out.push(item.read())
  return out
}
function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const texts = (list: readonly (Document | Unreadable)[]): string[] => list.map((d) => (d.kind === 'document' ? d.text : `! ${d.reason}`))

describe('readers', () => {
  test('plain text keeps its words and takes the day from the name', async () => {
    const [document] = await read(put('2024-02-03-note.txt', `\ufeff${body.replaceAll('\n', '\r\n')}`))
    expect(document).toMatchObject({ text: body, published: '2024-02-03' })
  })

  test('folders are read in order, hidden files left out', async () => {
    mkdirSync(join(folder, 'news/inner'), { recursive: true })
    for (const name of ['b.txt', 'a.txt', '.hidden.txt', 'inner/c.txt']) writeFileSync(join(folder, 'news', name), name)
    expect(texts(await read(join(folder, 'news')))).toEqual(['a.txt', 'b.txt', 'inner/c.txt'])
  })

  test('a page gives its article, title, time, author and language', () => {
    const document = readPage(Buffer.from(page), null, 'https://www.example.org/world/1')
    expect(document).toMatchObject({
      kind: 'document',
      title: 'Talks in Oslo',
      published: '2023-03-14',
      publishedAt: '2023-03-14T09:30:00+01:00',
      author: 'A. Writer',
      source: 'example.org',
      language: 'en',
    })
    const text = document.kind === 'document' ? document.text : ''
    expect(text.startsWith('Talks in Oslo\n\nThe foreign minister of Norway')).toBe(true)
    expect(text).not.toMatch(/Home|World|rights reserved/)
  })

  test('hostile pages are refused or survived', () => {
    for (const html of [
      '<div>'.repeat(100_000),
      '<a b="">'.repeat(50_000),
      '<!-- open',
      `<p ${'x=y '.repeat(100_000)}>`,
      '&#x41;'.repeat(200_000),
      '\u0000<p>',
      '<![CDATA[',
    ])
      expect(['document', 'unreadable']).toContain(readPage(Buffer.from(html), null, null).kind)
  })

  test('JSON Lines: fields by usual names, mapping, bad lines said with their place', async () => {
    const lines = [
      JSON.stringify({ url: 'https://a.example/1', title: 'T', body: 'One.', date: '2024-01-02' }),
      '{"broken',
      '',
      JSON.stringify({ x: { y: 'Two.' } }),
      '[1]',
    ]
    const path = put('a.jsonl', lines.join('\n'))
    expect(texts(await read(path))).toEqual([
      'T\n\nOne.',
      expect.stringContaining('! Not JSON'),
      expect.stringContaining('! No text'),
      '! Not an object',
    ])
    expect(texts(await read(path, { mapping: { text: 'x.y' } }))[2]).toBe('Two.')
    const places: string[] = []
    for await (const item of readInputs([path])) places.push(item.place)
    expect(places).toEqual([1, 2, 4, 5].map((n) => `${path}:${n}`))
  })

  test('JSON Lines whose text is a page or a fragment of one give its words alone', async () => {
    const path = put('k.jsonl', [JSON.stringify({ text: page }), JSON.stringify({ text: '<p>One &amp; two.</p><p>Three.</p>' })].join('\n'))
    const [whole, fragment] = texts(await read(path))
    expect(whole).toMatch(/^Talks in Oslo\n\nThe foreign minister/)
    expect(fragment).toBe('One & two.\n\nThree.')
  })

  test('CSV: quoted cells with line feeds, semicolons and tabs', async () => {
    expect(texts(await read(put('a.csv', 'date,text\n2024-01-02,"One, ""two""\nthree."\n2024-01-03,Four.\n')))).toEqual([
      'One, "two"\nthree.',
      'Four.',
    ])
    expect(texts(await read(put('b.csv', 'date;text\r\n2024-01-02;One, two.\r\n')))).toEqual(['One, two.'])
    expect(texts(await read(put('c.tsv', 'date\ttext\n2024-13-02\tOne.\n')))).toEqual(['! Not a date: 2024-13-02'])
  })

  test('gzip of any format, and a truncated one', async () => {
    const packed = gzipSync(Array.from({ length: 3000 }, (_, i) => JSON.stringify({ text: `Line ${i} ${Math.sin(i)}` })).join('\n'))
    expect(await read(put('d.jsonl.gz', packed))).toHaveLength(3000)
    const cut = await read(put('e.jsonl.gz', packed.subarray(0, packed.length - 2000)))
    expect(cut.at(-1)).toMatchObject({ kind: 'unreadable' })
  })

  test('feeds: RSS and Atom; a document type declaration is refused', async () => {
    const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Desk</title><link>https://news.example/</link><language>en-gb</language>
      <item><title>Talks &amp; trade</title><link>https://news.example/1</link><pubDate>Tue, 14 Mar 2023 23:30:00 +0100</pubDate><description>&lt;p&gt;They met.&lt;/p&gt;</description></item></channel></rss>`
    expect(await read(put('f.xml', rss))).toMatchObject([
      {
        text: 'Talks & trade\n\nThey met.',
        published: '2023-03-14',
        address: 'https://news.example/1',
        source: 'news.example',
        language: 'en',
      },
    ])
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>D</title><id>x</id><updated>2023-03-14T00:00:00Z</updated><entry><title>T</title><id>y</id>
      <link href="https://b.example/2"/><updated>2023-03-15T01:00:00Z</updated><content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry></feed>`
    expect(await read(put('g.atom', atom))).toMatchObject([
      { text: 'T\n\nOne.\n\nTwo.', published: '2023-03-15', address: 'https://b.example/2' },
    ])
    expect(texts(await read(put('h.xml', `<!DOCTYPE r [<!ENTITY a "b">]>${rss}`)))).toEqual([expect.stringContaining('document type')])
  })

  test('web archives: pages only, gzip by record, broken ones said', async () => {
    const http = (type: string, content: string): string => `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n${content}`
    const record = (type: string, uri: string, block: string): Buffer =>
      Buffer.from(
        `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: 2023-03-14T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:${uri.length}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`,
      )
    const records = [
      record('request', 'https://c.example/0', 'GET / HTTP/1.1\r\n\r\n'),
      record('response', 'https://c.example/1', http('text/html', page)),
      record('response', 'https://c.example/i.png', http('image/png', 'x')),
      record('response', 'https://c.example/2', http('text/html; charset=utf-8', page.replaceAll('Norway', 'Ghana'))),
    ]
    const whole = await read(put('i.warc.gz', Buffer.concat(records.map((r) => gzipSync(r)))))
    expect(whole).toMatchObject([{ address: 'https://c.example/1', published: '2023-03-14' }, { source: 'c.example' }])
    expect(await read(put('j.warc', Buffer.concat(records)))).toHaveLength(2)
  })

  test('lines longer than the cap are skipped and said, memory stays small', async () => {
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('short\n')
      for (let i = 0; i < 100; i++) yield Buffer.alloc(100_000, 'x')
      yield Buffer.from('\r\nlast\r')
    }
    const found: (string | null)[] = []
    for await (const line of linesOf(bytes(), 1_000_000)) found.push(line.text)
    expect(found).toEqual(['short', null, 'last'])
  })

  test('charsets: UTF-16, windows-1252, Cyrillic, invalid bytes', () => {
    expect(decode(Buffer.from('\ufeffZürich – Genève', 'utf16le'))).toContain('Zürich – Genève')
    expect(decode(Buffer.from([0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68, 0x20, 0x96]), 'windows-1252')).toBe('Zürich –')
    expect(decode(Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]), 'windows-1251')).toBe('Привет')
    for (const bad of [[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf8, 0x88], [0x80], [0xe2, 0x82]])
      expect(() => decode(Buffer.from(bad))).not.toThrow(Error)
  })

  test('days as containers write them', () => {
    expect(
      [
        '2023-03-14T10:00:00Z',
        'Tue, 14 Mar 2023 10:00:00 GMT',
        'March 14, 2023',
        '14 March 2023',
        '20230314',
        '2023/3/14',
        '1678788000',
      ].map((t) => dayFrom(t)),
    ).toEqual(Array.from({ length: 7 }, () => '2023-03-14'))
    expect(['', 'soon', '2023-13-40', null].map((t) => dayFrom(t))).toEqual([null, null, null, null])
  })

  test('languages: English is kept, others are recognised', () => {
    expect(languageOf(body)).toBe('en')
    const others: Record<string, string> = {
      fr: 'Le ministre des Affaires étrangères a rencontré son homologue à Paris, et les deux parties ont discuté de la situation dans la région.',
      es: 'El ministro de Relaciones Exteriores se reunió con su homólogo en Madrid y los dos hablaron de la situación en la región, según el comunicado.',
      de: 'Der Außenminister traf seinen Amtskollegen in Berlin, und die beiden sprachen über die Lage in der Region und über den Handel.',
      ru: 'Министр иностранных дел встретился со своим коллегой в Москве, стороны обсудили положение в регионе.',
      ar: 'التقى وزير الخارجية نظيره في القاهرة وبحث الجانبان الوضع في المنطقة والعلاقات الثنائية',
      zh: '外交部长周一在北京会见了来访的外国代表团，双方就地区局势和双边关系交换了意见，并签署了合作协议。会谈气氛友好。双方同意继续对话。',
      tr: 'Dışişleri Bakanı Ankara ile görüşmelerin devam edeceğini ve bu konuda bir anlaşma için çalışıldığını söyledi, daha sonra basına konuştu.',
    }
    for (const [language, text] of Object.entries(others)) expect([language, languageOf(text)]).toEqual([language, language])
  })
})

describe('web addresses', () => {
  let server: Server
  let port = 0
  let hits = 0
  beforeAll(async () => {
    server = createServer((request, response) => {
      hits++
      if (request.url === '/page') response.setHeader('content-type', 'text/html').end(page)
      else if (request.url === '/away') response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
      else if (request.url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end()
      else if (request.url === '/round') response.writeHead(302, { location: '/round' }).end()
      else if (request.url === '/bomb') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000)))
      else if (request.url === '/big') response.end(Buffer.alloc(20_000_000))
      else if (request.url === '/slow') response.write('x')
      else response.writeHead(404).end()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.address()
    port = typeof address === 'object' && address !== null ? address.port : 0
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const here = (path: string): string => `http://127.0.0.1:${port}${path}`

  test('loopback and every other special address is refused without a connection', async () => {
    const before = hits
    const hosts = [
      '127.0.0.1',
      '0.0.0.0',
      '[::1]',
      '[::]',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '0x7f.1',
      '2130706433',
      '0177.0.0.1',
      '[::ffff:127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '[2002:7f00:1::]',
      '[2001:0:7f00:1::]',
      '[fe80::1]',
      '[fc00::1]',
      '[ff02::1]',
      '192.0.2.1',
      '198.18.0.1',
      'localhost',
    ]
    for (const host of hosts)
      await expect(fetchPage(`http://${host}:${port}/page`)).rejects.toThrow(/no public address|no address|Not a web address/)
    for (const address of [
      'file:///etc/passwd',
      'ftp://example.org/',
      'gopher://x/',
      'javascript:1',
      'http://user:pw@example.org/',
      'nonsense',
    ])
      await expect(fetchPage(address)).rejects.toThrow(FetchError)
    await expect(fetchPage('http://name.example/', { resolve: () => Promise.resolve(['93.184.216.34', '127.0.0.1']) })).rejects.toThrow(
      /127\.0\.0\.1/,
    )
    expect(hits).toBe(before)
    expect(isPublic('93.184.216.34')).toBe(true)
  })

  test('asked for, an own server is read; redirects, size, time and bombs are limited', async () => {
    expect(Buffer.from((await fetchPage(here('/page'), { allowPrivate: true })).bytes).toString()).toBe(page)
    await expect(fetchPage(here('/file'), { allowPrivate: true })).rejects.toThrow(/Only http/)
    await expect(fetchPage(here('/round'), { allowPrivate: true })).rejects.toThrow(/redirects/)
    await expect(fetchPage(here('/big'), { allowPrivate: true })).rejects.toThrow(/larger/)
    await expect(fetchPage(here('/bomb'), { allowPrivate: true })).rejects.toThrow(FetchError)
    await expect(fetchPage(here('/slow'), { allowPrivate: true, timeout: 300 })).rejects.toThrow(FetchError)
    expect(await read(here('/page'), { fetch: { allowPrivate: true } })).toMatchObject([{ title: 'Talks in Oslo' }])
    expect(await read(here('/none'), { fetch: { allowPrivate: true } })).toMatchObject([{ kind: 'unreadable' }])
  })
})
