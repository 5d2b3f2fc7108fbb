/**
 * How fast the reading room answers: opens a record in a real server on loopback, asks what each page asks, every time of another pair,
 * state, person, issue or word, and prints the median and the 95th percentile in milliseconds of wall time, with compression, as a
 * browser asks. `npx tsx bench/room.ts RECORD [times] [part of a name]`; RECORD as bench/made-record.ts makes it.
 */
import { request } from 'node:http'
import { openDesk } from '../src/app/serve.js'
import { warmUp } from '../src/app/serve-views.js'
import { seededRandom } from '../src/base/index.js'
import { listen, makeRoom } from '../src/http/server.js'

const [record = 'record', times = '20', only = ''] = process.argv.slice(2)
const desk = await openDesk({ record })
const room = makeRoom({
  desk,
  token: 'bench',
  version: 'bench',
  hosts: [],
  review: null,
  web: null,
  knowledge: null,
  resources: {},
})
const began = performance.now()
await warmUp(desk)
console.log(`${'getting ready'.padEnd(34)} ${(performance.now() - began).toFixed(0)} ms`)
const { server, port } = await listen(room, 0)
const random = seededRandom(11)
function pick<T>(list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new RangeError('The record holds nothing to ask for')
  return found
}

interface Reply {
  readonly milliseconds: number
  readonly bytes: number
  readonly status: number
}

function ask(path: string): Promise<Reply> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, path: `/api/v1${path}`, headers: { accept: 'application/json', 'accept-encoding': 'gzip' } },
      (answer) => {
        let bytes = 0
        answer.on('data', (chunk: Buffer) => (bytes += chunk.length))
        answer.on('end', () => resolve({ milliseconds: performance.now() - start, bytes, status: answer.statusCode ?? 0 }))
      },
    )
      .on('error', reject)
      .end()
  })
}

const first = await ask('/summary')
console.log(`${'first answer of all (summary)'.padEnd(34)} ${first.milliseconds.toFixed(0)} ms`)

interface Summary {
  readonly states: readonly { readonly code: string; readonly records: number }[]
  readonly people: readonly { readonly key: string }[]
  readonly issues: readonly { readonly issue: string }[]
}
const summary = (await (await fetch(`http://127.0.0.1:${port}/api/v1/summary`)).json()) as Summary
const recent = (await (await fetch(`http://127.0.0.1:${port}/api/v1/records?kind=event&limit=1000`)).json()) as {
  readonly items: readonly { readonly id: string; readonly dispatch: string }[]
}
const codes = summary.states.map(({ code }) => code)
/** A state as people ask for them: the often told more often. */
const state = (): string => codes[Math.floor(codes.length * random() ** 3)] ?? 'USA'
const two = (): readonly [string, string] => {
  const [a, b] = [state(), state()]
  return a === b ? two() : [a, b]
}
const year = (): number => 2015 + Math.floor(random() * 9)
const sample = (await (await fetch(`http://127.0.0.1:${port}/api/v1/search?q=said&limit=100`)).json()) as {
  readonly hits: readonly { readonly lines: readonly { readonly right: string }[] }[]
}
const words = sample.hits.flatMap(({ lines }) => lines.flatMap(({ right }) => right.match(/\b[a-z]{5,}\b/g) ?? []))
const query = (path: string, asked: Readonly<Record<string, string | number>>) =>
  `${path}?${new URLSearchParams(Object.entries(asked).map(([key, value]) => [key, String(value)]))}`

const questions: readonly (readonly [string, () => string])[] = [
  ['relation, of all time', () => `/relations/${two().join('/')}`],
  ['relation, by week', () => `/relations/${two().join('/')}?grain=week`],
  ['relation, one year by day', () => query(`/relations/${two().join('/')}`, { from: year(), to: year() + 10, grain: 'month' })],
  ['relation, every report', () => `/relations/${two().join('/')}?merging=none`],
  ['relation, the most told pair', () => query('/relations/USA/RUS', { from: `${year()}-0${1 + Math.floor(random() * 9)}` })],
  ['state', () => `/states/${state()}`],
  ['state, the most told', () => query(`/states/${pick(codes.slice(0, 3))}`, { recent: (1 + Math.floor(random() * 36)) / 4 })],
  ['person', () => `/people/${encodeURIComponent(pick(summary.people).key)}`],
  ['persons by name', () => query('/people', { q: pick(['ba', 'mo', 'ver', 'sa', 'ko']) + pick(['ri', 'ta', 'ne', 'lu']) })],
  ['issue', () => query(`/issues/${pick(summary.issues).issue}`, { from: year() })],
  ['network', () => query('/network', { from: year(), least: 1 + Math.floor(random() * 5) })],
  ['network of a state', () => query('/network', { state: state(), from: year() })],
  ['search, one word', () => query('/search', { q: pick(words) })],
  ['search, two words', () => query('/search', { q: `${pick(words)} ${pick(words)}` })],
  ['search, a word and a state', () => query('/search', { q: pick(words), state: state() })],
  [
    'records of two, a page',
    () => {
      const [a, b] = two()
      return query('/records', { kind: 'event', state: a, with: b, limit: 200 })
    },
  ],
  ['records of a state, a page', () => query('/records', { kind: pick(['event', 'statement', 'meeting']), state: state(), limit: 200 })],
  ['all events, any page', () => query('/records', { kind: 'event', limit: 200, to: `${year()}-0${1 + Math.floor(random() * 9)}` })],
  ['all events, opened at a day', () => query('/records', { kind: 'event', limit: 100, at: `${year()}-0${1 + Math.floor(random() * 9)}` })],
  ['how rows lie in time', () => query('/rows/course', { kind: pick(['event', 'statement', 'meeting']), from: year() })],
  [
    'rows of a regional group',
    () => query('/records', { kind: 'meeting', held: 'yes', state: state(), group: pick(['G-20', 'OIC', 'SCO', 'OAS']) }),
  ],
  ['one record', () => `/records/${pick(recent.items).id}`],
  ['one dispatch', () => `/dispatches/${pick(recent.items).dispatch}`],
]

for (const [name, path] of questions) {
  if (!name.includes(only)) continue
  const replies: Reply[] = []
  const processor = process.cpuUsage()
  for (let i = 0; i < Number(times); i++) {
    const at = path()
    const reply = await ask(at)
    if (reply.status !== 200) console.log(`${reply.status} ${at}`)
    replies.push(reply)
  }
  const { user, system } = process.cpuUsage(processor)
  const sorted = replies.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0).toFixed(0).padStart(6)
  const kilobytes = replies.reduce((sum, { bytes }) => sum + bytes, 0) / replies.length / 1024
  console.log(
    `${name.padEnd(34)} ${at(0.5)} ms half, ${at(0.95)} ms 95 %, ${((user + system) / 1e3 / Number(times)).toFixed(0).padStart(6)} ms of processor, ${kilobytes.toFixed(0).padStart(5)} kB`,
  )
}
server.closeAllConnections()
server.close()
desk.live?.close()
