/**
 * How the record holds up with a million events: makes a record of invented texts with five events each, rebuilds its index, asks
 * questions. `npx tsx bench/record.ts [events] [folder]`; prints one figure a line with its unit.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentId } from '../src/base/hash.js'
import { addDays, dayOf } from '../src/base/days.js'
import { seededRandom } from '../src/base/random.js'
import type { Party } from '../src/model/actor.js'
import type { CountryCode, RuleId, SectorCode } from '../src/model/ids.js'
import type { Event, EventType } from '../src/model/record.js'
import { buildIndex, openRecord } from '../src/store/index.js'
import { type Invented, writeInvented } from './invented.js'

const [wanted = '1000000', given] = process.argv.slice(2)
const texts = Math.ceil(Number(wanted) / 5)
const folder = given ?? join(mkdtempSync(join(tmpdir(), 'record-bench-')), 'record')
const random = seededRandom(1)
const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
const letters = 'bcdfghjklmnprstvwz'
const words = Array.from({ length: 20_000 }, () =>
  Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick([...letters]) + pick([...'aeiou'])).join(''),
)
/** Words by Zipf's law. */
const word = (): string => words[Math.min(words.length - 1, Math.floor(words.length ** random()))] ?? 'ba'
const states = Array.from({ length: 180 }, (_, i) => String.fromCharCode(65 + (i % 26), 65 + Math.floor(i / 26), 88))
const state = (): string => states[Math.floor(states.length * random() ** 2)] ?? 'AAX'
const types = ['CONSULT', 'SUPPORT', 'AGREE', 'ACCUSE', 'REQUEST', 'REJECT', 'THREATEN', 'AID', 'ASSAULT', 'COERCE']

function party(code: string, from: number): Party {
  const country = code as CountryCode
  return {
    entity: 0,
    actor: null,
    kind: 'state',
    name: code,
    country,
    sector: 'GOV' as SectorCode,
    code: `${code}GOV`,
    office: null,
    rank: null,
    text: code,
    span: { from, to: from + 3 },
  }
}

function makeText(i: number): Invented {
  const sentences: { from: number; to: number; headline: boolean }[] = []
  const published = addDays(dayOf(2015, 1, 1), Math.floor((i / texts) * 3650))
  let text = ''
  const events: Event[] = []
  for (let s = 0; s < 6; s++) {
    const from = text.length
    const [a, b] = [state(), state()]
    text += `${a} ${Array.from({ length: 8 }, word).join(' ')} ${b} ${Array.from({ length: 8 }, word).join(' ')}. `
    sentences.push({ from, to: text.length - 1, headline: s === 0 })
    if (s === 0) continue
    const at = text.indexOf(` ${b} `, from) + 1
    events.push({
      id: contentId('r', [String(i), String(s)]),
      kind: 'event',
      type: pick(types) as EventType,
      mode: null,
      contexts: [],
      cameo: '042',
      symmetric: false,
      sources: [party(a, from)],
      targets: [party(b, at)],
      when: { from: published, to: addDays(published, 1), grain: 'day', basis: 'published' },
      where: null,
      standing: 'happened',
      reportedBy: null,
      evidence: [
        { part: 'source', from, to: from + 3 },
        { part: 'trigger', from: from + 4, to: at - 1 },
        { part: 'target', from: at, to: at + 3 },
      ],
      foundBy: 'bench' as RuleId,
      because: ['made for the bench'],
      rivals: [],
      score: 0.9,
    })
  }
  return { text, published, source: `outlet${i % 40}`, sentences, entities: [], records: events }
}

function say(what: string, value: number, unit: string): void {
  console.log(`${what.padEnd(40)} ${value.toFixed(value < 100 ? 1 : 0).padStart(10)} ${unit}`)
}

async function timed<T>(what: string, times: number, work: () => Promise<T>): Promise<T> {
  const runs: number[] = []
  const processor = process.cpuUsage()
  let result = await work()
  for (let i = 0; i < times; i++) {
    const began = performance.now()
    result = await work()
    runs.push(performance.now() - began)
  }
  const { user, system } = process.cpuUsage(processor)
  say(
    what,
    runs.toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? 0,
    `ms (median; ${((user + system) / 1e3 / (times + 1)).toFixed(0)} ms of processor)`,
  )
  return result
}

const made = performance.now()
await writeInvented(folder, texts, makeText)
say('log written', (performance.now() - made) / 1000, 's')
const processor = process.cpuUsage()
const began = performance.now()
const built = await buildIndex(folder, { threads: true })
say(`rebuild of ${built.records} events, ${built.texts} texts`, (performance.now() - began) / 1000, 's')
const { user, system } = process.cpuUsage(processor)
say('  processor time of it', (user + system) / 1e6, 's')
say('resident memory at most', process.resourceUsage().maxRSS / 1024, 'MB')
say('log', readdirSync(join(folder, 'log')).reduce((sum, name) => sum + statSync(join(folder, 'log', name)).size, 0) / 2 ** 20, 'MB')
say('index', statSync(join(folder, 'index.duckdb')).size / 2 ** 20, 'MB')
const reader = await openRecord(folder)
const [a = '', b = ''] = states
await timed('relation: events of two states, one page', 9, () => reader.events({ between: [a, b] }))
await timed('relation: tally by month, type, direction', 9, () =>
  reader.tally('event', ['month', 'source', 'target', 'type'], { between: [a, b] }),
)
await timed('state: events of one state, one page', 9, () => reader.events({ states: [a] }))
await timed('all events, one page', 5, () => reader.events({}))
await timed('search: one common word', 9, () => reader.search(words[1] ?? '', {}))
await timed('search: two words', 9, () => reader.search(`${words[40]} ${words[90]}`, {}))
await timed('search: a phrase', 9, () => reader.search(`"${words[1]} ${words[2]}"`, {}))
await timed('search: beginning of a word', 9, () => reader.search('bab*', {}))
await timed('info', 3, () => reader.info())
reader.close()
if (given === undefined) rmSync(folder, { recursive: true })
