/** The narrow tables of the index tell what the records themselves tell: every view is the same from a record on disk and from memory. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personDossier } from '../src/app/dossier.js'
import { issueOf } from '../src/app/issue.js'
import { neighboursOf } from '../src/app/neighbours.js'
import { relationOf } from '../src/app/relation.js'
import { type Desk, deskOf } from '../src/app/serve-desk.js'
import { type CodedDispatch, memoryReader } from '../src/app/serve-memory.js'
import { networkView } from '../src/app/serve-network.js'
import { loadStates } from '../src/app/serve.js'
import { searchFor } from '../src/app/serve-views.js'
import { openRecord, type RecordReader } from '../src/store/index.js'
import type { Dimension, Filter, RecordKind } from '../src/store/reader.js'

const folder = mkdtempSync(join(tmpdir(), 'sums-'))
let disk: RecordReader
let memory: RecordReader
let desks: readonly Desk[] = []

beforeAll(async () => {
  execFileSync(process.execPath, ['--import', 'tsx', 'bench/made-record.ts', join(folder, 'record'), '1500'], {
    cwd: join(import.meta.dirname, '..'),
  })
  disk = await openRecord(join(folder, 'record'))
  const clusters = new Map<string, string>()
  const coded: CodedDispatch[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<RecordReader['dispatches']>> = await disk.dispatches({}, { limit: 500, cursor })
    for (const { id } of page.items) {
      const kept = await disk.dispatch(id)
      if (kept === null) continue
      coded.push({ dispatch: kept.dispatch, title: null, entities: [], records: kept.coding?.records ?? [], wordings: [] })
      for (const { record, cluster } of await disk.recordsIn(id)) clusters.set(record.id, cluster)
    }
    cursor = page.next
  } while (cursor !== null)
  memory = memoryReader(coded, (record) => clusters.get(record.id) ?? record.id)
  desks = [deskOf(disk, loadStates()), deskOf(memory, loadStates())]
}, 120_000)
afterAll(() => {
  disk.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The same question to both, without what only one reader knows by: keys, and the order of what shares a day. */
async function both<T>(ask: (desk: Desk) => Promise<T>, shape: (answer: T) => unknown = (answer) => answer): Promise<void> {
  const [one, other] = await Promise.all(desks.map(async (desk) => shape(await ask(desk))))
  expect(one).toEqual(other)
}

const sorted = (list: readonly unknown[]): readonly string[] => list.map((item) => JSON.stringify(item)).toSorted()

describe('narrow tables', () => {
  it('tally as the records do', async () => {
    expect.hasAssertions()
    const questions: readonly (readonly [RecordKind, readonly Dimension[], Filter])[] = [
      ['event', ['other', 'type', 'mode'], { states: ['USA'] }],
      ['event', ['year', 'standing'], {}],
      ['event', ['month', 'source', 'target', 'type'], { between: ['USA', 'RUS'] }],
      ['event', ['pair'], { standing: ['happened'] }],
      ['meeting', ['other', 'level', 'bilateral'], { states: ['USA'], meetingStatus: ['held'] }],
      ['meeting', ['participant'], { between: ['USA', 'CHN'] }],
      ['meeting', ['state'], {}],
      ['statement', ['issue'], { between: ['USA', 'RUS'] }],
      ['statement', ['voiceState', 'voice', 'voiceNamed', 'stance'], { issue: 'sanctions', alsoIssues: ['trade'] }],
      ['statement', ['other', 'issue'], { states: ['RUS'], from: '2018-01-01' as NonNullable<Filter['from']> }],
      ['initiative', ['status'], {}],
    ]
    for (const [kind, by, filter] of questions)
      await both(
        (desk) => desk.reader.tally(kind, by, filter),
        (rows) => sorted(rows.map(({ key, count, reports, first, last }) => ({ key, count, reports, first, last }))),
      )
  })

  it('make the same relations', async () => {
    expect.hasAssertions()
    for (const [a, b, merging] of [
      ['USA', 'RUS', 'cluster'],
      ['RUS', 'USA', 'none'],
      ['CHN', 'USA', 'cluster'],
      ['ISR', 'IRN', 'one-a-day'],
    ] as const)
      await both(
        (desk) => relationOf({ a, b, merging, grain: 'year' }, desk),
        (view) => ({
          counts: merging === 'one-a-day' ? view.counts.events : view.counts,
          series: view.series.map(({ from, events, quads, covered, meetings, plover, goldstein }) => [
            from,
            events,
            quads,
            covered,
            meetings,
            plover?.sum,
            goldstein?.sum,
          ]),
          forth: view.forth.map(({ events }) => events),
          change: view.change,
          asymmetry: view.asymmetry,
          contacts: { ...view.contacts, last: view.contacts.last?.day, byHost: sorted(view.contacts.byHost) },
          said: view.said,
          claims: [view.claimsMade, sorted(view.claims.map(({ row, verdict, eventsIn }) => [row.id, verdict, eventsIn]))],
          people: sorted(view.people.map(({ name, meetings }) => [name, meetings])),
          plans: view.plans,
          notes: view.notes,
        }),
      )
  })

  it('make the same neighbourhoods, networks and issues', async () => {
    expect.hasAssertions()
    await both(
      (desk) => neighboursOf({ state: 'RUS' }, desk),
      (view) => ({
        near: view.neighbours.map(({ code, meetings, bilateral, events, conflictEvents, plover, level, recentPace, issues }) => [
          code,
          meetings,
          bilateral,
          events,
          conflictEvents,
          plover,
          level,
          recentPace,
          sorted(issues.map(({ count }) => count)),
        ]),
        groups: view.groups,
        others: view.others.length,
        plans: view.plans,
      }),
    )
    for (const states of [undefined, ['CHN']])
      await both(
        (desk) => networkView(desk, states ? { states } : {}, 1, 5000),
        (view) => sorted(view.edges),
      )
    await both(
      (desk) => issueOf({ issue: 'sanctions', also: ['water'] }, desk),
      ({ total, stances, course, voices }) => ({
        total,
        stances,
        course,
        voices: sorted(voices.map(({ country, count, stances: own, statements }) => [country, count, own, statements.length > 0])),
      }),
    )
  })

  it('make the same dossiers and facets', async () => {
    expect.hasAssertions()
    const { items } = await disk.persons({}, { limit: 5 })
    for (const { name } of items)
      await both(
        (desk) => personDossier(name, desk),
        (view) => ({
          held: view?.contacts.held,
          met: sorted(view?.met.map(({ name: other, count }) => [other, count]) ?? []),
          states: sorted(view?.metStates ?? []),
          said: view?.said,
          years: view?.byYear,
        }),
      )
    await both(
      (desk) => searchFor(desk, 'said', { states: ['USA'] }, { limit: 5 }),
      ({ total, facets }) => ({ total, kind: sorted(facets.kind), year: sorted(facets.year), type: sorted(facets.type) }),
    )
  })

  it('count facets alike for words in few texts, in most and in all', async () => {
    expect.hasAssertions()
    for (const words of ['said', 'said -plan', 'said -received', 'received', '"second step"', 'nowhere', 'said -said'])
      await both(
        ({ reader }) => reader.facets({ text: words }),
        (facets) => Object.entries(facets).map(([name, rows]) => [name, sorted(rows)]),
      )
  })
})
