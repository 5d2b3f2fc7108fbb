/**
 * How much memory the language stage takes alone: a fresh process without flags loads the built stage and reads every document of the data
 * folder (the corpus of the benchmark, the reports of travel, the gold dispatches) one after the other from standard input.
 *   npm run build && npx tsx bench/language-memory.ts
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { readCorpus } from './corpus.js'

/** What the other process runs: plain JavaScript, so that no loader of TypeScript counts. */
const reader = `
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { loadLanguageModel, makeLanguage } from './dist/language/index.js'
const from = process.cpuUsage()
const model = loadLanguageModel(readFileSync('models/english.bin.gz'))
const { user, system } = process.cpuUsage(from)
const read = makeLanguage(model)
let [documents, sentences] = [0, 0]
for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line)
  const regions = [{ kind: 'body', from: 0, to: text.length }]
  const dispatch = { id: 'D', source: null, address: null, published: null, language: 'en', text, regions, dateline: null }
  documents++
  sentences += read(dispatch).tokens.sentences.length
}
const peakMB = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6)
console.log(JSON.stringify({ documents, sentences, peakMB, loadMs: Math.round((user + system) / 1e3) }))
`

export interface LanguageMemory {
  readonly documents: number
  readonly sentences: number
  /** Peak of resident memory of the process, Node's own included. */
  readonly peakMB: number
  /** Processor time to load the weights. */
  readonly loadMs: number
}

/** Reads all documents in a process of its own. Throws when that fails. */
export function measureLanguageMemory(data: string): LanguageMemory {
  const input = [...readCorpus(data), ...reports(data)].map((text) => `${JSON.stringify(text)}\n`).join('')
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', reader], { input, env: { ...process.env, NODE_OPTIONS: '' } })
  if (run.status !== 0) throw new Error(`the language stage failed: ${run.stderr.toString()}`)
  return JSON.parse(run.stdout.toString()) as LanguageMemory
}

/** Texts of the reports of travel and of the gold dispatches, where the data folder is. */
function reports(data: string): readonly string[] {
  if (!existsSync(data)) return []
  const travel = gunzipSync(readFileSync(join(data, 'travel', 'meetings-to-2018.jsonl.gz')))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { text: string }).text)
  const folder = join(data, 'gold', 'dispatches')
  const dispatches = readdirSync(folder)
    .sort()
    .map((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { raw: string }).raw)
  return [...travel, ...dispatches]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { documents, sentences, peakMB, loadMs } = measureLanguageMemory(process.env['DEMARCHE_DATA'] ?? '../shared/data')
  process.stdout.write(
    `${documents} documents, ${sentences} sentences: at most ${peakMB} MB resident; loaded in ${loadMs} ms of processor time\n`,
  )
}
