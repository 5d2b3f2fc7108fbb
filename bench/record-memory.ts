/**
 * Memory while adding: a JSON Lines file with a bad line in a thousand and one line of 100 MB, and a web archive, both invented and of the size
 * asked for. `npx tsx bench/record-memory.ts [megabytes]`; codes with a coder that only splits sentences, so that the figure is that of the record.
 */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { addToRecord } from '../src/app/add-to-record.js'
import { codeHere } from '../src/app/code-batch.js'
import { seededRandom } from '../src/base/random.js'
import { fakeCoder } from '../test/support/fake-coder.js'

const megabytes = Number(process.argv[2] ?? 200)
const root = mkdtempSync(join(tmpdir(), 'record-memory-'))
const random = seededRandom(3)
const vocabulary =
  'the minister of trade said that talks with officials on ports and fish would go on in the capital after a week of rain and long debate'.split(
    ' ',
  )
const prose = (length: number): string => {
  let text = ''
  while (text.length < length) text += `${vocabulary[Math.floor(random() * vocabulary.length)]}${random() < 0.06 ? '. The' : ''} `
  return `${text}KEN praised NOR. Number ${Math.floor(random() * 1e9)}.`
}

async function write(path: string, chunks: Iterable<string | Uint8Array>): Promise<void> {
  const out = createWriteStream(path)
  for (const chunk of chunks) if (!out.write(chunk)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}

function* jsonLines(): Generator<string> {
  for (let i = 0, bytes = 0; bytes < megabytes * 1e6; i++) {
    const line =
      i % 1000 === 999 ? '{"text": "broken' : JSON.stringify({ text: prose(5000), date: '2024-03-05', url: `https://a.example/${i}` })
    bytes += line.length
    yield `${line}\n`
  }
  const piece = 'x'.repeat(1e6)
  for (let i = 0; i < 100; i++) yield piece
  yield `\n${JSON.stringify({ text: prose(500), date: '2024-03-06' })}\n`
}

function* archive(): Generator<Uint8Array> {
  for (let i = 0, bytes = 0; bytes < megabytes * 1e6; i++) {
    const paragraphs = Array.from({ length: 8 }, () => `<p>${prose(600)}</p>`).join('')
    const page = `<!doctype html><html lang="en"><head><title>Page ${i}</title></head><body><nav>${'<a href="/">x</a>'.repeat(50)}</nav><article>${paragraphs}</article></body></html>`
    const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`
    bytes += block.length
    yield gzipSync(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://b.example/${i}\r\nWARC-Date: 2024-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:${i}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`,
    )
  }
}

for (const [name, chunks] of [
  ['news.jsonl', jsonLines()],
  ['news.warc.gz', archive()],
] as const) {
  const path = join(root, name)
  await write(path, chunks)
  const began = process.cpuUsage()
  const counts = await addToRecord(join(root, 'record'), [path], codeHere(fakeCoder), { noIndex: true })
  const { user, system } = process.cpuUsage(began)
  console.log(name, JSON.stringify(counts))
  console.log(
    `${name}: ${((user + system) / 1e6).toFixed(1)} s of processor, resident memory at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB so far`,
  )
}
await addToRecord(join(root, 'record'), [], codeHere(fakeCoder))
console.log(`with its index: resident memory at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
rmSync(root, { recursive: true })
