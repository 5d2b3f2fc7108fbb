import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addToRecord, withLog } from '../src/app/add-to-record.js'
import { codeHere } from '../src/app/code-batch.js'
import { buildDemo } from '../src/app/demo.js'
import { examine } from '../src/app/doctor.js'
import { recodeRecord } from '../src/app/recode.js'
import { appearancesOf, decidePair } from '../src/app/reports.js'
import { verifyRecord } from '../src/app/verify.js'
import type { Dispatch } from '../src/model/dispatch.js'
import { rebuildRecord } from '../src/app/rebuild.js'
import { IntegrityError, keepPair, keepVerdict, LockedError, NoRecordError, openRecord, takeLock } from '../src/store/index.js'
import { segmentPath } from '../src/store/log.js'
import { fakeCoder } from './support/fake-coder.js'

let root = ''
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'keep-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))
const text = 'KEN praised NOR for its fisheries policy and for aid. The ministers discussed ports and trade in the capital.'

async function small(name: string): Promise<string> {
  const folder = join(root, name)
  writeFileSync(
    join(root, `${name}.jsonl`),
    [text, `Later, ${text}`].map((one, i) => JSON.stringify({ text: one, date: `2024-01-0${i + 1}`, source: `o${i}` })).join('\n'),
  )
  await addToRecord(folder, [join(root, `${name}.jsonl`)], codeHere(fakeCoder))
  return folder
}

describe('verify', () => {
  test('proves a whole record, and names what is wrong with a span, an id or a text', async () => {
    const folder = await small('whole')
    expect(await verifyRecord(folder)).toMatchObject({ texts: 2, codings: 2, records: 2, faults: [] })
    const { lines } = linesOf(folder)
    await withLog(folder, 'test', async (log) => {
      log.appendLines(`${(lines.find((line) => line.includes('"entry":"coding"')) ?? '').replace(/"to":\d+/g, '"to":99999')}\n`)
      log.append([{ entry: 'text', id: 't0000000000000000' as never, text: 'x' }])
    })
    const { faults } = await verifyRecord(folder)
    expect(faults.some((fault) => /span .* outside/.test(fault))).toBe(true)
    expect(faults).toContain('Text t0000000000000000 is not what its id says')
    expect(faults.at(-1)).toContain('behind the log')
  })

  test('a flipped bit is a fault, and opening for writing or rebuilding refuses', async () => {
    const folder = await small('flipped')
    keepVerdict(folder, { record: 'r' as never, verdict: 'right' })
    const path = segmentPath(folder, 1)
    const bytes = readFileSync(path)
    bytes[200] = (bytes[200] ?? 0) ^ 1
    writeFileSync(path, bytes)
    expect((await verifyRecord(folder)).faults).toEqual([expect.stringContaining('Frame 0 of the log is damaged')])
    rmSync(join(folder, 'index.duckdb'))
    await expect(openRecord(folder)).rejects.toThrow(IntegrityError)
    await expect(rebuildRecord(folder)).rejects.toThrow(IntegrityError)
  })

  test('a folder without a record is said to be one', async () => {
    await expect(verifyRecord(join(root, 'nothing'))).rejects.toThrow(NoRecordError)
    writeFileSync(join(root, 'strange.txt'), 'x')
    await expect(addToRecord(root, [], codeHere(fakeCoder))).rejects.toThrow(/holds no record/)
  })
})

function linesOf(folder: string): { lines: string[] } {
  return {
    lines: gunzipSync(readFileSync(segmentPath(folder, 1)))
      .toString()
      .split('\n'),
  }
}

describe('doctor', () => {
  test('finds nothing wrong with a whole record, and says what to do about a stale index, a cut log and a lock', async () => {
    const folder = await small('patient')
    expect((await examine(folder)).filter((finding) => finding.state === 'bad')).toEqual([])
    keepPair(folder, ['a' as never, 'b' as never], true)
    appendFileSync(segmentPath(folder, 1), 'torn')
    const lock = takeLock(folder, 'test')
    const findings = new Map((await examine(folder)).map((finding) => [finding.what, finding]))
    expect(findings.get('index')).toMatchObject({ state: 'note', says: '1 commits behind the log' })
    expect(findings.get('lock')?.says).toContain(`process ${process.pid}`)
    await expect(addToRecord(folder, [], codeHere(fakeCoder))).rejects.toThrow(LockedError)
    lock.release()
    await addToRecord(folder, [], codeHere(fakeCoder))
    expect((await examine(folder)).find((finding) => finding.what === 'leftovers')?.says).toMatch(/log\/cut-1-\d+\.bin/)
  })
})

describe('recode', () => {
  test('says what changed, keeps decisions, and has nothing to do the second time', async () => {
    const folder = await small('recoded')
    const reader = await openRecord(folder)
    const [first] = (await reader.events({ merging: 'none' }, { order: 'oldest' })).items
    reader.close()
    keepVerdict(folder, { record: first?.record.id ?? ('' as never), verdict: 'right', by: 'tester' })
    const madeWith = { coder: 'newer', knowledge: 'none', model: 'none' }
    const newer = codeHere((dispatch: Dispatch) => {
      const coding = fakeCoder(dispatch)
      const records = dispatch.text.startsWith('Later') ? [] : coding.records.map((record) => ({ ...record, because: ['newer'] }))
      return { ...coding, records, madeWith }
    })
    const planned = await recodeRecord(folder, newer, { madeWith, dryRun: true })
    const done = await recodeRecord(folder, newer, { madeWith })
    expect(done).toEqual(planned)
    expect(done).toMatchObject({
      texts: 2,
      recoded: 2,
      failed: 0,
      differences: [{ what: 'event SUPPORT', added: 0, removed: 1, changed: 1 }],
    })
    expect(await recodeRecord(folder, newer, { madeWith })).toMatchObject({ recoded: 0 })
    const after = await openRecord(folder)
    const items = (await after.events({ merging: 'none' })).items
    expect(items.map((item) => [item.record.because, item.verdict?.by])).toEqual([[['newer'], 'tester']])
    after.close()
    expect((await verifyRecord(folder)).faults).toEqual([])
  })
})

describe('nearly identical texts', () => {
  test('count as one with its appearances and the reason; a person undoes it', async () => {
    const folder = join(root, 'wire')
    const story = `KEN praised NOR for its fisheries policy and for aid. ${'The ministers spoke of ports, trade and grain with those who came to the capital for the talks of the week. '.repeat(3)}`
    writeFileSync(
      join(root, 'wire.jsonl'),
      [story, `${story}(Reporting by Jo Hall)`]
        .map((one, i) => JSON.stringify({ text: one, date: '2024-01-01', source: `o${i}`, url: `https://o${i}.example` }))
        .join('\n'),
    )
    await addToRecord(folder, [join(root, 'wire.jsonl')], codeHere(fakeCoder))
    const counts = async (): Promise<unknown> => {
      const reader = await openRecord(folder)
      const { items, total, reports } = await reader.events({ merging: 'none' })
      const { dispatches, appearances } = await reader.info()
      reader.close()
      return { total, reports, dispatches, appearances, outlets: items.map((item) => item.outlets) }
    }
    expect(await counts()).toEqual({ total: 1, reports: 2, dispatches: 1, appearances: 2, outlets: [2] })
    const reader = await openRecord(folder)
    const [event] = (await reader.events({ outlets: ['o0'] })).items
    expect((await reader.events({ outlets: ['o1'] })).items).toHaveLength(1)
    reader.close()
    const found = await appearancesOf(folder, event?.dispatch ?? '', () => undefined)
    expect(found.map((one) => one.because === null)).toContain(true)
    expect(found.map((one) => one.because ?? '')).toContainEqual(
      expect.stringMatching(/^the same text but for \d+ % of its runs of four words$/),
    )
    const [a, b] = found.map((one) => one.text)
    await decidePair(folder, [a ?? '', b ?? ''], false, 'tester', 'two stories')
    expect(await counts()).toMatchObject({ total: 2, reports: 2, dispatches: 2 })
  })
})

describe('demonstration', () => {
  test('the shipped journeys and visits become a record that verifies', async () => {
    const folder = join(root, 'demo')
    const examples = fileURLToPath(new URL('../examples', import.meta.url))
    const counts = await buildDemo(folder, examples, (name) => (name === 'Egypt' ? 'EGY' : name === 'Japan' ? 'JPN' : null))
    expect(counts.texts).toBeGreaterThan(300)
    expect((await verifyRecord(folder)).faults).toEqual([])
    const reader = await openRecord(folder)
    expect((await reader.meetings({ between: ['EGY', 'USA'] })).total).toBeGreaterThan(100)
    expect((await reader.search('"peace process"', {})).total).toBeGreaterThan(3)
    reader.close()
    expect(await buildDemo(folder, examples, (name) => (name === 'Egypt' ? 'EGY' : name === 'Japan' ? 'JPN' : null))).toMatchObject({
      texts: 0,
    })
  })
})
