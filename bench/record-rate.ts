/**
 * The rate of adding against that of the bare coder: documents of twelve sentences from the benchmark's corpus, coded alone, then added to an
 * empty record and to a given large one (a copy is written to). Processor time, one thread.
 *   npx tsx bench/record-rate.ts [documents, default 1500] [large record]
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addAll } from '../src/app/add-to-record.js'
import { codeHere } from '../src/app/code-batch.js'
import { loadCoder } from '../src/app/resources.js'
import { readDispatch } from '../src/input/index.js'
import { type Document, inputKey, type RawItem } from '../src/input/readers/index.js'
import { readCorpus } from './corpus.js'

const [wanted = '1500', large] = process.argv.slice(2)
const texts = readCorpus(process.env['DEMARCHE_DATA'] ?? '../shared/data').slice(0, Number(wanted))
const coder = loadCoder({})
const root = mkdtempSync(join(tmpdir(), 'record-rate-'))

async function* items(): AsyncGenerator<RawItem> {
  for (const [i, text] of texts.entries()) {
    const address = `https://rate.example/${i}`
    const document: Document = {
      kind: 'document',
      text,
      source: 'rate.example',
      address,
      published: `2024-03-${String(1 + (i % 28)).padStart(2, '0')}` as Document['published'],
      publishedAt: null,
      title: null,
      author: null,
      language: 'en',
    }
    yield { key: inputKey(text, address), place: address, address, read: () => document }
  }
}

async function processor(work: () => Promise<unknown> | void): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const code = (): void => {
  for (const text of texts) coder(readDispatch({ text }).dispatch)
}
code()
const bare = await processor(code)
console.log(`bare coder: ${texts.length} documents in ${bare.toFixed(1)} s of processor`)
async function compare(name: string, folder: string): Promise<void> {
  const took = await processor(() => addAll(folder, items(), codeHere(coder)))
  const bareAgain = await processor(code)
  const base = (bare + bareAgain) / 2
  console.log(
    `${name}: ${took.toFixed(1)} s, ${Math.round((100 * base) / took)} % of the bare coder's rate (${bareAgain.toFixed(1)} s again)`,
  )
}
await compare('into an empty record', join(root, 'empty'))
if (large !== undefined) {
  cpSync(large, join(root, 'large'), { recursive: true })
  await compare(`into ${large}`, join(root, 'large'))
}
rmSync(root, { recursive: true })
