/** From a decision in the room to the files that it makes, by the commands as a user runs them. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, reviewSink } from '../src/app/serve.js'
import { amendment, fieldsOf } from '../src/app/review-fields.js'
import { makeRoom } from '../src/http/server.js'
import type { CodedRecord } from '../src/model/index.js'
import { openRecord } from '../src/store/index.js'
import { event, meeting, party, statement } from './support/records.js'

const root = join(import.meta.dirname, '..')
const text = `LISBON, May 4 (Wire) - Portugal condemned Norway over fishing rights on Tuesday.

Foreign Minister Ana Silveira of Portugal met her Norwegian counterpart in Lisbon on Monday. Norway praised Portugal for its patience.
`
let folder = ''
let record = ''

function demarche(...args: readonly string[]): string {
  return execFileSync(process.execPath, ['--import', 'tsx', 'src/cli/index.ts', ...args], { cwd: root, encoding: 'utf8' })
}

interface Row {
  readonly id: string
  readonly kind: string
  readonly type: string | null
  readonly verdict: string | null
  readonly parties: readonly { readonly role: string; readonly country: string | null }[]
}

interface Answer {
  readonly status: number
  readonly json: { readonly detail?: string; readonly total: number; readonly items: readonly Row[] }
}

/** Asks the room as a browser does. */
async function withRoom(use: (ask: (path: string, body?: object) => Promise<Answer>) => Promise<void>): Promise<void> {
  const desk = await openDesk({ record })
  const room = makeRoom({
    desk,
    token: 't',
    version: 'test',
    hosts: [],
    review: reviewSink(record),
    web: null,
    knowledge: null,
    resources: {},
  })
  const host = { host: '127.0.0.1:4770' }
  try {
    await use(async (path, body) => {
      const headers = body
        ? { ...host, 'content-type': 'application/json', 'x-demarche-token': 't', origin: 'http://127.0.0.1:4770' }
        : host
      const answer = await room.request(`http://127.0.0.1:4770/api/v1${path}`, {
        headers,
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      })
      return { status: answer.status, json: (await answer.json()) as Answer['json'] }
    })
  } finally {
    desk.live?.close()
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'review-'))
  record = join(folder, 'desk')
  writeFileSync(join(folder, 'story.jsonl'), JSON.stringify({ text, date: '2021-05-04', source: 'Wire' }))
  demarche('add', join(folder, 'story.jsonl'), '--record', record)
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('review', () => {
  it('keeps decisions in the log, makes cases and a dictionary of them, and survives a new coding', { timeout: 240_000 }, async () => {
    let ids: readonly Row[] = []
    await withRoom(async (ask) => {
      ids = (await ask('/records?kind=event')).json.items
      const accusing = ids.find(({ type }) => type === 'ACCUSE')
      const other = ids.find(({ id }) => id !== accusing?.id)
      expect(accusing && other).toBeTruthy()
      const amended = {
        record: accusing?.id,
        verdict: 'amended',
        note: 'a protest note',
        fields: { type: 'REJECT', targets: 'Erik Dahl, Fisheries Minister (NOR)' },
      }
      expect((await ask('/reviews', amended)).status).toBe(200)
      expect((await ask('/reviews', { record: other?.id, verdict: 'wrong', note: '' })).status).toBe(200)
      const shown = (await ask('/records?kind=event')).json.items
      expect(shown.find(({ id }) => id === accusing?.id)?.verdict).toBe('amended')
    })
    const events = demarche('events', '--json', '--record', record)
    expect(events).toContain('REJECT')
    expect(events).toContain('Erik Dahl')
    expect(demarche('corrections', '--record', record, '--out', join(folder, 'out'))).toContain('2 cases, 1 names')
    const cases = readFileSync(join(folder, 'out', 'cases.jsonl'), 'utf8')
      .trim()
      .split('\n')
    expect(cases.map((line) => JSON.parse(line) as object)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'event',
          text: text.trim(),
          published: '2021-05-04',
          rejected: null,
          expected: expect.objectContaining({ type: 'REJECT' }) as object,
        }),
        expect.objectContaining({ expected: null }),
      ]),
    )
    const overrides = join(folder, 'out', 'overrides.actors.txt')
    expect(readFileSync(overrides, 'utf8')).toContain('ERIK_DAHL_ [NORGOV]')
    const score = (...more: readonly string[]) =>
      JSON.parse(demarche('score', 'cases', join(folder, 'out', 'cases.jsonl'), '--json', ...more)) as {
        readonly n: number
        readonly held: number
      }
    // The coder still reads what was corrected and what was rejected.
    expect(score()).toEqual({ n: 2, held: 0 })
    expect(score('--actors', overrides).n).toBe(2)
    demarche('recode', '--all', '--record', record)
    expect(demarche('events', '--json', '--record', record)).toBe(events)
    await withRoom(async (ask) => {
      for (const { id } of ids) expect((await ask('/reviews', { record: id, verdict: 'withdrawn', note: '' })).status).toBe(200)
    })
    expect(demarche('events', '--json', '--record', record)).toContain('ACCUSE')
    expect(demarche('corrections', '--record', record, '--out', join(folder, 'none'))).toContain('0 cases, 0 names')
    expect(demarche('verify', '--record', record)).toContain('whole')
  })

  it('is seen at once in the lists and counts of the room that runs', { timeout: 120_000 }, async () => {
    await withRoom(async (ask) => {
      const list = async () => (await ask('/records?kind=event')).json
      const before = await list()
      const [one] = before.items
      const decide = (verdict: string, fields = {}) => ask('/reviews', { record: one?.id, verdict, note: '', fields })
      // A question waits for what was decided before it, but not for ever: a busy machine may answer a little later.
      const soon = (read: () => Promise<unknown>) => expect.poll(read, { timeout: 30_000 })
      await decide('wrong')
      await soon(async () => (await list()).total).toBe(before.total - 1)
      expect((await list()).items.map(({ id }) => id)).not.toContain(one?.id)
      expect((await ask('/summary')).json).toMatchObject({ events: before.total - 1 })
      await decide('withdrawn')
      await soon(async () => (await list()).total).toBe(before.total)
      const type = async () => (await list()).items.find(({ id }) => id === one?.id)?.type
      await decide('amended', { type: 'THREATEN' })
      await soon(type).toBe('THREATEN')
      await decide('withdrawn')
      await soon(type).toBe(one?.type)
    })
  })

  it('takes in what another process adds while the room is open', { timeout: 120_000 }, async () => {
    await withRoom(async (ask) => {
      const before = (await ask('/records?kind=event')).json.total
      writeFileSync(
        join(folder, 'second.jsonl'),
        JSON.stringify({
          text: 'OSLO, May 6 (Wire) - Norway criticised Iceland over whaling on Thursday.',
          date: '2021-05-06',
          source: 'Wire',
        }),
      )
      demarche('add', join(folder, 'second.jsonl'), '--record', record)
      await expect.poll(async () => (await ask('/records?kind=event')).json.total, { timeout: 20_000 }).toBeGreaterThan(before)
    })
  })

  it('is opened by two of one process at the same time, each with a draft of its own', { timeout: 120_000 }, async () => {
    rmSync(join(record, 'index.duckdb'))
    const both = await Promise.all([openRecord(record), openRecord(record)])
    const [first, second] = await Promise.all(both.map((one) => one.info()))
    expect(first).toEqual(second)
    for (const one of both) one.close()
  })

  it('refuses a correction that cannot be, in words', async () => {
    await withRoom(async (ask) => {
      const [first] = (await ask('/records?kind=event')).json.items
      const bad = await ask('/reviews', { record: first?.id, verdict: 'amended', note: '', fields: { standing: 'perhaps' } })
      expect([bad.status, bad.json.detail]).toEqual([400, "Standing cannot be 'perhaps'"])
      const nothing = await ask('/reviews', { record: first?.id, verdict: 'amended', note: '', fields: {} })
      expect(nothing.json.detail).toContain('Nothing was changed')
      expect((await ask('/reviews', { record: 'none', verdict: 'right', note: '' })).status).toBe(400)
    })
  })
})

describe('fields of a record', () => {
  const minister = party('IRN', 'Ana Bek', { office: 'Minister of Water', rank: 'minister' })
  const records = [
    event('ACCUSE', ['IRN'], ['QAT', 'USA']),
    statement(minister, [{ from: 0, to: 1 }], { stance: -1 }),
    meeting([minister, party('QAT', 'C')], { level: 'minister' }),
  ]
  it('change nothing when they are given back as they are', () => {
    for (const one of records) expect(amendment(one, Object.fromEntries(fieldsOf(one).map(({ name, value }) => [name, value])))).toEqual({})
  })
  it('say after a correction what was written', () => {
    const given = {
      sources: 'QAT',
      targets: 'IRN; Ali Dar, Envoy (IRN)',
      from: '2022-03-01',
      until: '2022-03-03',
      place: 'Doha',
      placeState: 'qat',
    }
    const [one] = records as [CodedRecord]
    const after = { ...one, ...amendment(one, given) } as CodedRecord
    const texts = Object.fromEntries(fieldsOf(after).map(({ name, value }) => [name, value]))
    expect(texts).toMatchObject({ ...given, placeState: 'QAT' })
    expect(after.when).toMatchObject({ from: '2022-03-01', to: '2022-03-04', grain: 'range' })
  })
  it('keep the other side of a meeting when one is corrected', () => {
    const [, , one] = records as [CodedRecord, CodedRecord, CodedRecord]
    const after = amendment(one, { participants: 'Ana Bek, Minister of Water (IRN); Noor Haddad (KWT)' })
    expect(after['delegations']).toEqual(['IRN', 'KWT'])
    expect((after['participants'] as readonly object[])[0]).toEqual(minister)
  })
})
