/**
 * How much memory adding takes: writes a web archive of 2 GB, a JSON Lines file of 1 GB with one bad line in a thousand, and one with a line of
 * 100 MB (invented text from a fixed seed), adds each to a record with the built program and the real coder, and prints the peak of resident memory.
 *   npm run build && npx tsx bench/record-memory.ts [megabytes of the archive, default 2000] [folder]
 * Most documents are in another language or repeated, as in archives of news: the coder sees the rest.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '../src/base/random.js'

const megabytes = Number(process.argv[2] ?? 2000)
const kept = process.argv[3]
const root = kept ?? mkdtempSync(join(tmpdir(), 'record-memory-'))
mkdirSync(root, { recursive: true })
const random = seededRandom(3)
const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
const words = (list: string): readonly string[] => list.split(' ')
const foreign = words(
  'der die das und ist nicht mit für auf ein eine den von zu dem im sich auch werden haben wurde nach bei Gespräche Minister Hafen Handel Woche Regen Abkommen Grenze',
)
const english = words(
  'officials talks ports trade border road minister of the in and with after a week on fisheries quotas said the agreement visit capital plan for to was',
)
const states = words('Kenya Norway Peru Japan Egypt Fiji Chile Ghana Oman Nepal')
const verbs = words('praised condemned visited warned thanked criticised')

function prose(list: readonly string[], length: number): string {
  let text = ''
  while (text.length < length) text += `${pick(list)}${random() < 0.06 ? '. Die' : ''} `
  return text
}

/** Some English sentences that the coder finds something in. */
function report(): string {
  return Array.from(
    { length: 8 },
    () => `${pick(states)} ${pick(verbs)} ${pick(states)} over the ${prose(english, 60)}number ${Math.floor(random() * 1e6)}.`,
  ).join(' ')
}

const repeated = Array.from({ length: 50 }, report)
/** Of 100 documents 88 foreign, ten repeated, two new reports in English. */
function document(i: number, length: number): string {
  return i % 50 === 0 ? report() : i % 10 === 1 ? pick(repeated) : prose(foreign, length)
}

function* jsonLines(): Generator<string> {
  const size = megabytes * 5e5
  for (let i = 0, bytes = 0; bytes < size; i++) {
    const line =
      i % 1000 === 999
        ? '{"text": "broken'
        : JSON.stringify({ text: document(i, 5000), date: `2024-03-0${1 + (i % 9)}`, url: `https://a.example/${i}` })
    bytes += line.length + 1
    yield `${line}\n`
  }
}

function* longLine(): Generator<string> {
  yield `${JSON.stringify({ text: report(), date: '2024-03-05' })}\n`
  const piece = 'x'.repeat(1e6)
  for (let i = 0; i < 100; i++) yield piece
  yield `\n${JSON.stringify({ text: report(), date: '2024-03-06' })}\n`
}

/** Pages of some 60 kB: scripts, links and an article. */
function* archive(): Generator<string> {
  const script = `<script>${'var x = {"a": [1, 2, 3], "b": "c"};\n'.repeat(900)}</script>`
  const links = '<li><a href="/other/page.html">Another page of this outlet</a></li>'.repeat(120)
  for (let i = 0, bytes = 0; bytes < megabytes * 1e6; i++) {
    const paragraphs = (document(i, 8000).match(/.{1,700}(?:\s|$)/gs) ?? []).map((text) => `<p>${text}</p>`).join('\n')
    const page = `<!doctype html><html><head><title>Page ${i}</title>${script}</head><body><nav><ul>${links}</ul></nav><article><h1>Page ${i}</h1>${paragraphs}</article></body></html>`
    const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`
    const record = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://b.example/${i}\r\nWARC-Date: 2024-03-05T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:${i}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`
    bytes += record.length
    yield record
  }
}

async function write(path: string, chunks: Iterable<string>): Promise<void> {
  if (existsSync(path)) return
  const out = createWriteStream(path)
  for (const chunk of chunks) if (!out.write(chunk)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}

/** Runs `demarche add` and gives its output, the peak of its resident memory in MB and its processor seconds. */
async function add(input: string, record: string): Promise<{ said: string; peak: number; seconds: number }> {
  const child = spawn(process.execPath, ['dist/cli/index.js', 'add', input, '--record', record, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  let [peak, ticks] = [0, 0]
  const timer = setInterval(() => {
    if (!existsSync(`/proc/${child.pid}/status`)) return
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    ticks = Math.max(ticks, Number(fields[11] ?? 0) + Number(fields[12] ?? 0))
  }, 100)
  await once(child, 'close')
  clearInterval(timer)
  return { said: said.trim(), peak: Math.round(peak), seconds: ticks / 100 }
}

for (const [name, chunks] of [
  ['line.jsonl', longLine()],
  ['news.jsonl', jsonLines()],
  ['news.warc', archive()],
] as const) {
  const path = join(root, name)
  await write(path, chunks)
  const { said, peak, seconds } = await add(path, join(root, `record-${name}`))
  console.log(`${name}, ${Math.round(statSync(path).size / 1e6)} MB: at most ${peak} MB resident, ${seconds} s of processor\n  ${said}`)
}
if (kept === undefined) rmSync(root, { recursive: true })
