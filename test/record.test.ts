import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addToRecord, withLog } from '../src/app/add-to-record.js'
import { codeHere } from '../src/app/code-batch.js'
import { type RecordReader, openRecord } from '../src/store/index.js'
import { buildIndex } from '../src/store/build.js'
import { indexPath } from '../src/store/folder.js'
import { fakeCoder } from './support/fake-coder.js'

const code = codeHere(fakeCoder)
let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'record-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

interface Line {
  readonly text: string
  readonly date?: string
  readonly source?: string
  readonly url?: string
}
let files = 0
function jsonl(lines: readonly Line[]): string {
  const path = join(root, `in-${files++}.jsonl`)
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'))
  return path
}
async function using<T>(folder: string, ask: (reader: RecordReader) => Promise<T>): Promise<T> {
  const reader = await openRecord(folder)
  try {
    return await ask(reader)
  } finally {
    reader.close()
  }
}
const filler = 'The ministers discussed fisheries, ports and trade, officials of both foreign ministries said in the capital.'
const news: readonly Line[] = [
  {
    text: `Ali Bagheri of IRN met Mohammad Khalifi of QAT in Tehran. ${filler}`,
    date: '2022-08-28',
    source: 'alpha',
    url: 'https://alpha.example/1',
  },
  {
    text: `In Tehran talks were held as Ali Bagheri of IRN met Mohammad Khalifi of QAT in Tehran on regional matters. ${filler}`,
    date: '2022-08-28',
    source: 'beta',
    url: 'https://beta.example/9',
  },
  {
    text: `Kenya Person of KEN met Norway Person of NOR in Oslo. ${filler} KEN praised NOR for its fisheries policy and for aid.`,
    date: '2022-09-02',
    source: 'alpha',
    url: 'https://alpha.example/2',
  },
  {
    text: `KEN praised NOR for fisheries policy and aid at sea. ${filler}`,
    date: '2022-09-02',
    source: 'gamma',
    url: 'https://gamma.example/2',
  },
  {
    text: `KEN praised NOR over something else entirely: music schools. And that was all that was known of it at the time in the city.`,
    date: '2022-09-02',
    source: 'delta',
    url: 'https://delta.example/2',
  },
  {
    text: `Kenya Person of KEN said that trade with NOR would grow. ${filler}`,
    date: '2022-09-03',
    source: 'alpha',
    url: 'https://alpha.example/3',
  },
]

describe('record', () => {
  test('every document is accounted for: read = coded + aside + failed', async () => {
    const folder = join(root, 'account')
    const french =
      'Le ministre des Affaires étrangères a rencontré son homologue à Paris, et les deux parties ont discuté de la situation dans la région.'
    const path = jsonl([...news, { text: french, date: '2022-09-04' }, { text: 'x', date: 'no date' }, { text: '   ' }])
    const failures: string[] = []
    const counts = await addToRecord(folder, [path, join(root, 'missing.txt')], code, {
      onFailure: (f) => failures.push(`${f.place.split('/').at(-1)}: ${f.reason}`),
    })
    expect(counts).toMatchObject({ read: 10, coded: 6, newTexts: 6, aside: { fr: 1 }, failed: 3 })
    expect(failures).toEqual([
      expect.stringMatching(/jsonl:8: Not a date/),
      expect.stringMatching(/jsonl:9: No text/),
      expect.stringMatching(/missing.txt: ENOENT/),
    ])
    const again = await addToRecord(folder, [path], code)
    expect(again).toMatchObject({ read: 9, coded: 6, already: 6, newTexts: 0, failed: 2 })
    expect(again.read).toBe(again.coded + Object.values(again.aside).reduce((sum, count) => sum + count, 0) + again.failed)
  })

  test('the same again adds no byte to the log; the same text elsewhere is a further appearance', async () => {
    const folder = join(root, 'twice')
    const path = jsonl(news)
    await addToRecord(folder, [path], code)
    const log = readFileSync(join(folder, 'log/000001.jsonl.gz'))
    await addToRecord(folder, [path], code)
    expect(readFileSync(join(folder, 'log/000001.jsonl.gz')).equals(log)).toBe(true)
    const counts = await addToRecord(
      folder,
      [jsonl(news.map((line, i) => ({ ...line, source: 'wire', url: `https://wire.example/${i}` })))],
      code,
    )
    expect(counts).toMatchObject({ newTexts: 0, appearances: 6 })
    await using(folder, async (reader) => {
      expect(await reader.info()).toMatchObject({ dispatches: 6, appearances: 12, outlets: 5, behind: 0 })
    })
  })

  test('several reports of one meeting or event are one, with reasons; other acts of the day stay apart', async () => {
    const folder = join(root, 'cluster')
    await addToRecord(folder, [jsonl(news)], code)
    await using(folder, async (reader) => {
      const meetings = await reader.meetings({ between: ['IRN', 'QAT'] })
      expect(meetings).toMatchObject({ total: 1, reports: 2 })
      const [meeting] = meetings.items
      expect(meeting).toMatchObject({ reports: 2, outlets: 2, texts: 2, day: '2022-08-28' })
      const members = await reader.cluster(meeting?.cluster ?? '')
      expect(members.map((m) => m.because)).toEqual([
        null,
        expect.stringContaining('same participants (ali bagheri; mohammad khalifi); same place (tehran)'),
      ])
      const events = await reader.events({ between: ['KEN', 'NOR'] })
      expect(events).toMatchObject({ total: 2, reports: 3 })
      expect((await reader.events({ between: ['KEN', 'NOR'], merging: 'none' })).total).toBe(3)
      expect((await reader.events({ between: ['KEN', 'NOR'], merging: 'one-a-day' })).total).toBe(1)
    })
  })

  test('a merge is undone and made by a person, and a record declared wrong no longer counts', async () => {
    const folder = join(root, 'undo')
    await addToRecord(folder, [jsonl(news)], code)
    const ids = await using(folder, async (reader) =>
      (await reader.meetings({ between: ['IRN', 'QAT'], merging: 'none' })).items.map((item) => item.record.id),
    )
    const [a, b] = ids
    if (a === undefined || b === undefined) throw new Error('two reports expected')
    const decide = (same: boolean) =>
      withLog(folder, 'review', async (log) => {
        log.append([{ entry: 'pair', records: [a, b], same, by: 'tester', note: '' }])
      })
    await decide(false)
    expect(await using(folder, async (reader) => (await reader.meetings({ between: ['IRN', 'QAT'] })).total)).toBe(2)
    await decide(true)
    expect(await using(folder, async (reader) => (await reader.meetings({ between: ['IRN', 'QAT'] })).total)).toBe(1)
    await withLog(folder, 'review', async (log) => {
      log.append([{ entry: 'decision', record: a, verdict: 'wrong', fields: {}, by: 'tester', note: 'no such meeting' }])
    })
    await using(folder, async (reader) => {
      expect(await reader.meetings({ between: ['IRN', 'QAT'] })).toMatchObject({ reports: 1 })
      expect((await reader.record(a))?.verdict).toEqual({ verdict: 'wrong', by: 'tester', note: 'no such meeting' })
    })
  })

  test('a changed article is a new version; only the current one counts', async () => {
    const folder = join(root, 'versions')
    const url = 'https://alpha.example/5'
    await addToRecord(folder, [jsonl([{ text: `KEN praised NOR. ${filler}`, date: '2022-09-02', source: 'alpha', url }])], code)
    await addToRecord(
      folder,
      [jsonl([{ text: `KEN condemned NOR. Corrected. ${filler}`, date: '2022-09-03', source: 'alpha', url }])],
      code,
    )
    await using(folder, async (reader) => {
      const { items } = await reader.events({})
      expect(items.map((item) => item.record.type)).toEqual(['ACCUSE'])
      const kept = await reader.dispatch(items[0]?.dispatch ?? '')
      expect(kept).toMatchObject({ current: true })
      expect(kept?.versions).toHaveLength(2)
      expect(await reader.dispatch(kept?.versions[0] ?? '')).toMatchObject({ current: false })
    })
  })

  test('questions: filters, pages, search, persons, tallies', async () => {
    const folder = join(root, 'ask')
    await addToRecord(folder, [jsonl(news)], code)
    await using(folder, async (reader) => {
      expect((await reader.events({ types: ['SUPPORT'], outlets: ['gamma'] })).items).toHaveLength(1)
      expect((await reader.events({ source: 'KEN', target: 'NOR', merging: 'none' })).total).toBe(3)
      expect((await reader.events({ source: 'NOR', target: 'KEN' })).total).toBe(0)
      expect((await reader.statements({ issue: 'trade', actor: 'Kenya Person' })).total).toBe(1)
      expect((await reader.meetings({ place: 'tehran' })).total).toBe(1)
      expect((await reader.meetings({ text: '"regional matters"' })).reports).toBe(2)
      const first = await reader.events({ merging: 'none' }, { limit: 2 })
      const rest = await reader.events({ merging: 'none' }, { limit: 2, cursor: first.next })
      expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null])
      const hits = await reader.search('fisheries -music', {})
      expect(hits.total).toBe(5)
      expect(hits.items[0]?.hits[0]).toMatchObject({ hit: 'fisheries' })
      expect((await reader.search('"ministers discussed fisheries"', {})).total).toBe(5)
      expect((await reader.search('fisher* tehran', {})).total).toBe(2)
      expect((await reader.search('', {})).total).toBe(0)
      expect(await reader.person('Kenya Person')).toMatchObject({
        name: 'Kenya Person',
        country: 'KEN',
        office: 'Minister',
        records: 2,
        meetings: 1,
        offices: [{ title: 'Minister', first: '2022-09-02' }],
      })
      expect((await reader.persons({ states: ['KEN'] })).items.map((p) => p.name)).toEqual(['Kenya Person'])
      expect(await reader.tally('event', ['month', 'source', 'target', 'type'], {})).toEqual([
        expect.objectContaining({ key: ['2022-09', 'KEN', 'NOR', 'SUPPORT'], count: 2, reports: 3, first: '2022-09-02' }),
      ])
      expect((await reader.tally('meeting', ['state'], {})).map((row) => row.key[0])).toEqual(['IRN', 'KEN', 'NOR', 'QAT'])
      const item = (await reader.statements({})).items[0]
      expect(item?.quotes[0]?.text).toBe(item?.spans[`${item.record.content[0].from}-${item.record.content[0].to}`])
    })
  })

  test('an index that is gone, cut or overwritten is made anew', async () => {
    const folder = join(root, 'index')
    await addToRecord(folder, [jsonl(news)], code)
    const before = await using(folder, (reader) => reader.info())
    for (const harm of [
      () => rmSync(indexPath(folder)),
      () => truncateSync(indexPath(folder), 5000),
      () => writeFileSync(indexPath(folder), Buffer.alloc(100_000, 7)),
    ]) {
      harm()
      expect(await using(folder, (reader) => reader.info())).toEqual(before)
    }
    await buildIndex(folder)
    expect(await using(folder, (reader) => reader.info())).toEqual(before)
  })
})
