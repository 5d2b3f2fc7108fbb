/** A desk for tests: the travels, an annotated dispatch, and an invented relation with its ups and downs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, type Day, seededRandom } from '../../src/base/index.js'
import { type Desk, deskOf } from '../../src/app/serve-desk.js'
import { type CodedDispatch, memoryReader } from '../../src/app/serve-memory.js'
import { loadIssueNames, loadStates } from '../../src/app/serve.js'
import { readTravel } from '../../src/app/serve-travel.js'
import type { CodedRecord, Dispatch, DispatchId, Party } from '../../src/model/index.js'
import { day, event, meeting, party, statement } from './records.js'
import { readAnnotated } from './annotated.js'

const root = join(import.meta.dirname, '..', '..')

/** Types from warm to cold, so that a number picks a temper. */
const types = [
  'AID',
  'COOPERATE',
  'SUPPORT',
  'AGREE',
  'CONSULT',
  'REQUEST',
  'REJECT',
  'ACCUSE',
  'THREATEN',
  'SANCTION',
  'COERCE',
  'ASSAULT',
]
const outlets = ['Northern Wire', 'Harbour Post', 'Daily Ledger']

export function dispatchOf(id: string, published: string, text: string, rest: Partial<Dispatch> = {}): Dispatch {
  return {
    id: id as DispatchId,
    source: 'Northern Wire',
    address: null,
    published: published as Day,
    language: 'en',
    text,
    regions: [{ kind: 'body', from: 0, to: text.length }],
    dateline: null,
    ...rest,
  }
}

/** A party whose words are in the text. */
function within(text: string, words: string, who: Party): Party {
  const from = Math.max(0, text.indexOf(words))
  return { ...who, text: words, span: { from, to: from + words.length } }
}

/** Norland and its neighbour stand in for nobody: New Zealand and Fiji with invented events, warm until 2020 and cold after. */
export function inventedRelation(): readonly CodedDispatch[] {
  const random = seededRandom(11)
  const out: CodedDispatch[] = []
  for (let i = 0; i < 160; i++) {
    const when = addDays('2018-01-01' as Day, Math.floor(random() * 1800))
    const cold = when >= '2020-06-01'
    const type = types[Math.floor(cold ? 5 + random() * 7 : random() * 6)] ?? 'CONSULT'
    const [from, to] = random() < 0.5 ? ['NZL', 'FJI'] : ['FJI', 'NZL']
    const text = `Report ${i}: the government of ${from} acted toward ${to} on this day. The minister spoke of fisheries.`
    const span = { from: 0, to: text.indexOf('.') + 1 }
    const minister = within(
      text,
      'The minister',
      party(from, `Minister ${from === 'NZL' ? 'Aroha Tane' : 'Sera Vula'}`, { office: 'Minister of Fisheries', rank: 'minister' }),
    )
    const planned = random() < 0.1
    const records: CodedRecord[] = [
      event(type, [from], [to], {
        when: day(when),
        evidence: [{ part: 'trigger', ...span }],
        standing: planned ? 'planned' : 'happened',
        cameo: null,
      }),
    ]
    if (i % 4 === 0)
      records.push(
        statement(minister, [{ from: text.indexOf('The minister'), to: text.length }], {
          when: day(when),
          evidence: [{ part: 'quote', from: text.indexOf('The minister'), to: text.length }],
          stance: cold ? -1 : 1,
          issues: [{ issue: 'fisheries', wording: { from: text.indexOf('fisheries'), to: text.length - 1 } }],
          toward: [{ party: party(to), sign: cold ? -1 : 1 }],
          claim:
            i % 40 === 0
              ? {
                  states: ['NZL', 'FJI'] as never,
                  direction: 1,
                  period: { from: addDays(when, -365), to: when, grain: 'year', basis: 'relative' },
                  wording: { from: text.indexOf('The minister'), to: text.length },
                }
              : null,
        }),
      )
    if (i % 6 === 0)
      records.push(
        meeting([minister, party(to, 'Envoy Ratu Koro', { rank: 'envoy' })], {
          when: day(when),
          evidence: [{ part: 'trigger', ...span }],
          status: planned ? 'planned' : 'held',
          host: from as never,
          level: 'envoy',
        }),
      )
    out.push({
      dispatch: dispatchOf(`invented-${i}`, when, text, { source: outlets[i % 3] ?? null }),
      title: null,
      entities: [],
      records: records.map((record) => ({ ...record, id: `${record.id}-${i}` as never })),
      wordings: [],
    })
  }
  return out
}

export function testDesk(more: readonly CodedDispatch[] = []): Desk {
  const states = loadStates()
  const travel = ['trips', 'visits'].map((name) => readFileSync(join(root, 'examples', 'travel', `${name}-to-2018.jsonl.gz`)))
  const annotated = readAnnotated(readFileSync(join(root, 'examples', '2022-08-28-iran-qatar.json'), 'utf8'))
  return deskOf(
    memoryReader([...readTravel(travel, states.codeOf).coded, annotated, ...inventedRelation(), ...more]),
    states,
    true,
    loadIssueNames(),
  )
}
