import { copyFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf } from '../src/base/days.js'
import { contentId } from '../src/base/hash.js'
import { seededRandom } from '../src/base/random.js'
import type { Day } from '../src/base/types.js'
import { readDispatch } from '../src/input/index.js'
import { withLog } from '../src/app/add-to-record.js'
import { buildIndex, type Entry, indexPath, indexState, keepCoding, openRecord, textId, updateIndex } from '../src/store/index.js'
import { openDatabase } from '../src/store/database.js'
import { fakeCoder } from './support/fake-coder.js'

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'update-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Tables with the numbers that mean nothing replaced by ids: two indexes of one log must agree in every row. */
const questions: Readonly<Record<string, string>> = {
  texts: `SELECT t.id, t.size, t.day, t.headline, t.outlet, t.address, t.title, t.seen, t.made_with, t.records, t.titled, t.live, u.id, t.twin_because, t.current, t.loaded, t.segment, t.place, t.roster
    FROM texts t LEFT JOIN texts u ON u.n = t.twin`,
  contents: 'SELECT t.id, c.text, c.plain FROM contents c JOIN texts t ON t.n = c.n',
  codings: 'SELECT t.id, c.coding, c.regions, c.dateline, c.roster FROM codings c JOIN texts t ON t.n = c.n',
  records: `SELECT r.id, r.kind, t.id, r.* EXCLUDE (n, id, kind, text, found, cluster, oneday), f.id, c.id, o.id FROM records r JOIN texts t ON t.n = r.text
    LEFT JOIN records f ON f.n = r.found LEFT JOIN records c ON c.n = r.cluster LEFT JOIN records o ON o.n = r.oneday`,
  bodies: 'SELECT r.id, b.json FROM bodies b LEFT JOIN records r ON r.n = b.n',
  sides: 'SELECT r.id, s.* EXCLUDE (record) FROM sides s LEFT JOIN records r ON r.n = s.record',
  pairs: 'SELECT r.id, s.* EXCLUDE (record) FROM pairs s LEFT JOIN records r ON r.n = s.record',
  issues: 'SELECT r.id, s.issue FROM issues s LEFT JOIN records r ON r.n = s.record',
  blocks: 'SELECT b.block, b.day, r.id FROM blocks b LEFT JOIN records r ON r.n = b.n',
  marks: 'SELECT m.mark, t.id FROM marks m LEFT JOIN texts t ON t.n = m.n',
  postings: 'SELECT w.word, t.id FROM postings p LEFT JOIN words w ON w.w = p.w LEFT JOIN texts t ON t.n = p.n',
  words: 'SELECT word FROM words',
  facts: 'SELECT f.part, t.id, f.fact FROM facts f LEFT JOIN texts t ON t.n = f.text',
  asks: 'SELECT f.part, t.id, f.name FROM asks f LEFT JOIN texts t ON t.n = f.text',
  offices: 'SELECT o.* EXCLUDE (text), t.id FROM offices o LEFT JOIN texts t ON t.n = o.text',
  names: 'SELECT o.* EXCLUDE (text), t.id FROM names o LEFT JOIN texts t ON t.n = o.text',
  dealings: `SELECT d.* EXCLUDE (n, text, cluster, oneday), r.id, t.id, c.id, o.id FROM dealings d LEFT JOIN records r ON r.n = d.n LEFT JOIN texts t ON t.n = d.text
    LEFT JOIN records c ON c.n = d.cluster LEFT JOIN records o ON o.n = d.oneday`,
  voices:
    'SELECT v.* EXCLUDE (n, cluster), r.id, c.id FROM voices v LEFT JOIN records r ON r.n = v.n LEFT JOIN records c ON c.n = v.cluster',
  ...Object.fromEntries(
    ['meta', 'inputs', 'appearances', 'aside', 'failures', 'versions', 'person_keys', 'decisions', 'declared', 'counted', 'covered'].map(
      (name) => [name, `SELECT * FROM ${name}`],
    ),
  ),
}

async function rowsOf(folder: string): Promise<Record<string, string[]>> {
  const database = await openDatabase(indexPath(folder), { readOnly: true })
  try {
    const out: Record<string, string[]> = {}
    for (const [name, sql] of Object.entries(questions)) out[name] = (await database.rows(sql)).map((row) => JSON.stringify(row)).sort()
    return out
  } finally {
    database.close()
  }
}

/** Batches of invented entries that collide in every way: texts again, earlier, at other addresses, nearly the same, decided about. */
function batches(seed: number, count: number): Entry[][] {
  const random = seededRandom(seed)
  const upTo = (n: number): number => Math.floor(random() * n)
  const states = ['KEN', 'NOR', 'PER', 'JPN']
  const people = ['Person Alpha', 'Person Beta', 'Quentin Alpha', 'Alpha Alpha']
  const tail =
    'Officials of both foreign ministries said in the capital that talks on ports, grain, fisheries and the border road would go on for some weeks to come.'
  const known: string[] = []
  const seen: string[] = []
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + upTo(4) }, (): Entry[] => {
      const [a, b] = [states[upTo(4)] ?? 'KEN', states[upTo(4)] ?? 'NOR']
      const told = [
        `${a} praised ${b} for its policy number ${upTo(3)} on ports.`,
        `${people[upTo(4)]} of ${a} met ${people[upTo(4)]} of ${b} in Oslo.`,
        `${people[upTo(4)]} of ${a} said the trade of ${b} would grow.`,
      ]
      const text =
        `${told[upTo(3)]} ${told[upTo(3)]} ${random() < 0.6 ? `${tail} ${random() < 0.5 ? '' : ['Agency A', 'Outlet B', 'Wire 7'][upTo(3)]}` : ''}`.trim()
      const id = textId(text)
      const published: Day | null = random() < 0.1 ? null : addDays(dayOf(2024, 3, 1), upTo(6))
      const out: Entry[] = []
      if (!known.includes(id)) out.push({ entry: 'text', id, text })
      known.push(id)
      const address = random() < 0.2 ? null : `https://x.example/${upTo(12)}`
      out.push({
        entry: 'appearance',
        text: id,
        source: random() < 0.1 ? null : `outlet${upTo(3)}`,
        address,
        published,
        publishedAt: null,
        title: random() < 0.5 ? null : `Title ${upTo(3)}`,
        author: null,
        input: contentId('i', [String(random())]),
      })
      if (random() < 0.95) {
        const { dispatch } = readDispatch({ text, published })
        const coding = keepCoding(fakeCoder({ ...dispatch, id, published }))
        const roster = { offices: [], asks: [{ keys: ['x'], name: `Name ${upTo(3)}` }], states: [], used: [] }
        out.push(random() < 0.1 ? { ...coding, records: coding.records.slice(1) } : { ...coding, ...(random() < 0.5 ? { roster } : {}) })
        seen.push(...coding.records.map((record) => record.id))
      }
      const [one, other] = [seen[upTo(seen.length)], seen[upTo(seen.length)]]
      if (random() < 0.15 && one !== undefined)
        out.push({
          entry: 'decision',
          record: one as never,
          verdict: (['right', 'wrong', 'amended'] as const)[upTo(3)] ?? 'right',
          fields: random() < 0.5 ? { standing: 'denied' } : {},
          by: 'x',
          note: '',
        })
      if (random() < 0.15 && one !== undefined && other !== undefined && one !== other)
        out.push({ entry: 'pair', records: [one as never, other as never], same: random() < 0.5, by: 'x', note: '' })
      if (random() < 0.1)
        out.push({ entry: 'pair', records: [id, known[upTo(known.length)] as never], same: random() < 0.3, by: 'x', note: '' })
      if (random() < 0.1)
        out.push({
          entry: 'office',
          name: people[upTo(4)] ?? '',
          country: a,
          title: 'Envoy',
          rank: 'envoy',
          from: null,
          to: null,
          source: 'x',
        })
      if (random() < 0.1)
        out.push({
          entry: 'aside',
          input: contentId('i', [String(random())]),
          source: null,
          address: null,
          published,
          reason: 'language',
          detail: 'fr',
        })
      return out
    }).flat(),
  )
}

const runs = process.env['DEMARCHE_LONG'] === '1' ? 40 : 2

describe('an index brought up to date', () => {
  test('equals, row for row, one made anew on one thread or two, whatever came in whatever batches', async () => {
    for (let seed = 0; seed < runs; seed++) {
      const folder = join(root, `law-${seed}`)
      let updates = 0
      for (const [i, batch] of batches(seed, 14).entries()) {
        await withLog(folder, 'test', async (log) => void log.append(batch))
        if (i > 5 && (i + seed) % 3 === 0) continue
        const before = (await indexState(folder)).position
        if (!(await updateIndex(folder)).anew) updates++
        expect(before === null).toBe(i === 0)
      }
      await updateIndex(folder)
      const updated = await rowsOf(folder)
      for (const threads of [false, true]) {
        await buildIndex(folder, { threads })
        const made = await rowsOf(folder)
        for (const name of Object.keys(made)) expect([seed, threads, name, updated[name]]).toEqual([seed, threads, name, made[name]])
      }
      expect(updates).toBeGreaterThan(5)
    }
  }, 600_000)

  test('an index of another log, or of one that was cut back, is not used', async () => {
    const [one, other] = [join(root, 'one'), join(root, 'other')]
    const all = batches(3, 6)
    for (const [folder, list] of [
      [one, all],
      [other, batches(4, 6)],
    ] as const) {
      await withLog(folder, 'test', async (log) => list.forEach((batch) => log.append(batch)))
      await updateIndex(folder)
    }
    const right = await rowsOf(one)
    copyFileSync(indexPath(other), indexPath(one))
    expect((await indexState(one)).problem).toBe('it was made from another log')
    const notes: string[] = []
    const reader = await openRecord(one, { onNote: (note) => notes.push(note) })
    reader.close()
    expect(notes).toEqual(['The index is made anew: it was made from another log.'])
    expect(await rowsOf(one)).toEqual(right)
    // The log as it was some commits ago, from a backup.
    const shorter = join(root, 'shorter')
    await withLog(shorter, 'test', async (log) => all.slice(0, 3).forEach((batch) => log.append(batch)))
    rmSync(join(one, 'log'), { recursive: true })
    cpSync(join(shorter, 'log'), join(one, 'log'), { recursive: true })
    expect((await indexState(one)).problem).toBe('it was made from another log')
  })
})
