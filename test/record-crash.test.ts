import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addToRecord } from '../src/app/add-to-record.js'
import { type CodeBatch, codeHere } from '../src/app/code-batch.js'
import { verifyRecord } from '../src/app/verify.js'
import { seededRandom, shuffled } from '../src/base/random.js'
import { type PackageInfo, type Source, type Vocabulary, writeExport } from '../src/export/index.js'
import { openRecord } from '../src/store/index.js'
import { fakeCoder } from './support/fake-coder.js'

const ingest = new URL('./support/ingest.ts', import.meta.url).pathname
/** With DEMARCHE_LONG=1 a run is killed at every step of the disk and at random moments, 200 times in all and more, and twenty shuffles are tried. */
const long = process.env['DEMARCHE_LONG'] === '1'
const kills = long ? 200 : 2
const shuffles = long ? 20 : 3
let root = ''
let corpus: string[] = []
let expected = ''
const vocabulary: Vocabulary = { types: new Map(), cameo: new Map(), states: new Map(), bodies: new Map() }

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'crash-'))
  const random = seededRandom(11)
  const states = ['KEN', 'NOR', 'PER', 'JPN', 'EGY', 'FJI']
  const pick = (): string => states[Math.floor(random() * states.length)] ?? 'KEN'
  corpus = Array.from({ length: 3 }, (_, file) => {
    const lines = Array.from({ length: 40 }, (_unused, i) => {
      const [a, b] = [pick(), pick()]
      const text =
        random() < 0.5
          ? `${a} praised ${b} for its policy number ${Math.floor(random() * 9)} on ports and trade, officials said on the day.`
          : `Person ${'ABCDEF'[Math.floor(random() * 6)]}lpha of ${a} met Person Beta of ${b} in Oslo. They discussed fisheries and aid for ${Math.floor(random() * 5)} days.`
      return JSON.stringify({
        text,
        date: `2023-03-0${1 + Math.floor(random() * 4)}`,
        source: `outlet${Math.floor(random() * 5)}`,
        url: `https://x.example/${file}/${random() < 0.2 ? 0 : i}`,
      })
    })
    const path = join(root, `corpus-${file}.jsonl`)
    writeFileSync(path, `${lines.join('\n')}\n{"broken`)
    return path
  })
  await addToRecord(join(root, 'calm'), corpus, codeHere(fakeCoder))
  expected = await exportHash('calm')
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** A hash over all exported tables. */
async function exportHash(name: string): Promise<string> {
  const reader = await openRecord(join(root, name))
  const out = join(root, `${name}-out`)
  try {
    const source: Source = { reader, filter: {}, vocabulary, version: 'x' }
    const about: PackageInfo = {
      info: await reader.info(),
      merging: 'cluster',
      filter: {},
      title: 't',
      license: 'l',
      authors: [],
      version: 'x',
    }
    await writeExport('jsonl', source, out, about)
    await writeExport('gdelt', source, join(out, 'gdelt.csv'), about)
    const hash = createHash('sha256')
    for (const file of readdirSync(out).toSorted()) hash.update(file).update(readFileSync(join(out, file)))
    return hash.digest('hex')
  } finally {
    reader.close()
    rmSync(out, { recursive: true, force: true })
  }
}

async function completes(name: string): Promise<void> {
  await addToRecord(join(root, name), corpus, codeHere(fakeCoder))
  expect(await exportHash(name)).toBe(expected)
  expect((await verifyRecord(join(root, name))).faults).toEqual([])
  rmSync(join(root, name), { recursive: true })
}

/** Starts a run and kills it some milliseconds after it is ready. */
async function killedRun(name: string, after: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', ingest, join(root, name), '0', ...corpus])
  await new Promise<void>((resolve) => {
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), after))
    child.once('exit', () => resolve())
  })
}

describe('crashes', () => {
  test('killed at any step of the disk, a run that is completed exports the same bytes', async () => {
    const calm = spawnSync('npx', ['tsx', ingest, join(root, 'count'), '1000000', ...corpus], { encoding: 'utf8' })
    const steps = Number(/steps (\d+)/.exec(calm.stdout)?.[1] ?? 0)
    expect(steps).toBeGreaterThan(60)
    const random = seededRandom(5)
    const chosen =
      kills >= 200 ? Array.from({ length: steps }, (_, i) => i + 1) : Array.from({ length: kills }, () => 1 + Math.floor(random() * steps))
    for (const step of chosen) {
      const run = spawnSync('npx', ['tsx', ingest, join(root, `step-${step}`), String(step), ...corpus], { encoding: 'utf8' })
      expect(run.stdout).not.toContain('steps')
      await completes(`step-${step}`)
    }
  }, 3_600_000)

  test('killed from outside at random moments, again and again, the same', async () => {
    expect.hasAssertions()
    const random = seededRandom(9)
    for (let i = 0; i < Math.ceil(kills / 3); i++) {
      const name = `random-${i}`
      for (let attempt = 0; attempt < 3; attempt++) await killedRun(name, 20 + random() * 300)
      await completes(name)
    }
  }, 3_600_000)
})

describe('order', () => {
  test('shuffles, one or two workers at a time, and repetition give the same bytes', async () => {
    const lines = corpus.flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .map((line) => ({ path, line })),
    )
    expect(lines).toHaveLength(123)
    for (let seed = 0; seed < shuffles; seed++) {
      const random = seededRandom(seed)
      const name = `order-${seed}`
      // Lines keep their file's name, which is part of what is known of them; their order, the order of the files and the groups change.
      const files = shuffled(corpus, random).map((path) => {
        writeFileSync(`${path}.shuffled.jsonl`, shuffled(readFileSync(path, 'utf8').split('\n'), random).join('\n'))
        return `${path}.shuffled.jsonl`
      })
      const slow: CodeBatch = async (jobs) => {
        await new Promise((resolve) => setTimeout(resolve, Math.floor(random() * 3)))
        return codeHere(fakeCoder)(jobs)
      }
      const twice = seed % 2 === 0 ? files : [...files, files[0] ?? '']
      await addToRecord(join(root, name), twice, slow, { groupSize: 1 + Math.floor(random() * 20), ahead: 1 + (seed % 3), noIndex: true })
      expect(await exportHash(name)).toBe(expected)
    }
  }, 600_000)
})
