import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addToRecord } from '../src/app/add-to-record.js'
import { type CodeBatch, codeHere, codeOnWorkers } from '../src/app/code-batch.js'
import { recodeRecord } from '../src/app/recode.js'
import { loadCoder } from '../src/app/resources.js'
import { verifyRecord } from '../src/app/verify.js'
import { seededRandom, shuffled } from '../src/base/random.js'
import { indexStamp, openRecord } from '../src/store/index.js'

let root = ''
const coder = loadCoder({})
const code = codeHere(coder)
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'roster-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const news = [
  ['2024-03-01', 'Amina Warui praised Norway for its fisheries policy on Friday. The talks in Oslo went on for two days.'],
  ['2024-03-04', 'Kenyan Trade Minister Amina Warui arrived in Oslo on Monday and met Norwegian officials.'],
  ['2024-03-09', 'Amina Warui condemned Norway over the seizure of two trawlers off the coast on Saturday.'],
  ['2024-03-02', 'The Norwegian deputy foreign minister, Lars Engenvik, criticised Kenya for the delay.'],
  ['2024-03-05', 'Lars Engenvik met Amina Warui in Oslo on Tuesday, an official said.'],
  ['2024-03-05', 'Rain fell in Lima on Tuesday, and the streets were flooded for hours.'],
] as const

function write(name: string, lines: readonly (readonly [string, string])[]): string {
  const path = join(root, `${name}.jsonl`)
  writeFileSync(path, lines.map(([date, text]) => JSON.stringify({ text, date, source: 'wire' })).join('\n'))
  return path
}

/** All records with who acts, by text; nothing in it depends on numbers or paths. */
async function told(folder: string): Promise<unknown[]> {
  const reader = await openRecord(folder)
  try {
    const out: unknown[] = []
    for (const { items } of [
      await reader.events({ merging: 'none' }),
      await reader.meetings({ merging: 'none' }),
      await reader.statements({ merging: 'none' }),
    ])
      for (const { record, dispatch } of items) out.push([dispatch, record])
    return out.map((one) => JSON.stringify(one)).sort()
  } finally {
    reader.close()
  }
}

describe('roster of the record', () => {
  test('an office that one dispatch states is read into earlier and later ones, with the dispatch that says so', async () => {
    const folder = join(root, 'one')
    let anew = 0
    await addToRecord(folder, [write('all', news)], code, { onRoster: (texts) => (anew += texts) })
    expect(anew).toBe(3)
    const lines = await told(folder)
    const praised = lines.map(String).find((line) => line.includes('"SUPPORT"')) ?? ''
    expect(praised).toContain('"country":"KEN"')
    expect(praised).toMatch(/roster: 'Amina Warui' is .*Trade Minister.* by dispatch t/)
    expect((await verifyRecord(folder)).faults).toEqual([])
    // Nothing is left to do: neither adding again nor recoding writes anything.
    await addToRecord(folder, [write('all', news)], code, { onRoster: (texts) => expect(texts).toBe(0) })
    const { madeWith } = coder({
      id: 't' as never,
      source: null,
      address: null,
      published: null,
      language: 'en',
      text: 'x',
      regions: [],
      dateline: null,
    })
    expect(await recodeRecord(folder, code, { madeWith })).toMatchObject({ recoded: 0, differences: [] })
    expect(await recodeRecord(folder, code, { madeWith, all: true })).toMatchObject({ recoded: 6, differences: [] })
    expect(await told(folder)).toEqual(lines)
  }, 60_000)

  test('a run that ends before, within or after the reading with offices is completed by the next, the same', async () => {
    const expected = await told(join(root, 'one'))
    for (const stage of ['before', 'within', 'after', 'opened']) {
      const folder = join(root, stage)
      const ending: CodeBatch = async (jobs) => {
        if (stage !== 'after' && jobs.some((job) => job.roster !== undefined)) throw new Error('ended')
        return code(jobs)
      }
      const first = write(`${stage}-1`, news.slice(0, 3))
      const run = addToRecord(folder, [first], ending, { noIndex: stage === 'before' })
      const ended = await run.then(
        () => '',
        (error: Error) => error.message,
      )
      expect([stage, ended]).toEqual([stage, ['within', 'opened'].includes(stage) ? 'ended' : ''])
      if (stage === 'opened') (await openRecord(folder)).close()
      await addToRecord(folder, [write(`${stage}-2`, news.slice(3))], code)
      expect([stage, await told(folder)]).toEqual([stage, expected])
      const before = indexStamp(folder)
      await addToRecord(folder, [write(`${stage}-2`, news.slice(3))], code)
      expect(indexStamp(folder)).toBe(before)
    }
  }, 120_000)

  test('whatever the order of arrival, in one run or several, the record is the same', async () => {
    const folder = join(root, 'one')
    const expected = await told(folder)
    const times = process.env['DEMARCHE_LONG'] === '1' ? 20 : 4
    for (let seed = 0; seed < times; seed++) {
      const random = seededRandom(seed)
      const lines = shuffled(news, random)
      const own = join(root, `order-${seed}`)
      for (let at = 0; at < lines.length; at += 1 + (seed % 3))
        await addToRecord(own, [write(`part-${seed}-${at}`, lines.slice(at, at + 1 + (seed % 3)))], code)
      expect([seed, await told(own)]).toEqual([seed, expected])
    }
    const pool = codeOnWorkers(2, {})
    try {
      const own = join(root, 'workers')
      await addToRecord(own, [write('all', news)], pool.code, { ahead: 3, groupSize: 2, onCoded: () => pool.close() })
      expect(await told(own)).toEqual(expected)
    } finally {
      await pool.close()
    }
  }, 180_000)
})
