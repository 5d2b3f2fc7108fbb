/**
 * The benchmark: from raw text to codings on one thread, unique sentences, after warm-up; each stage apart; peak memory; and the
 * time from process start to the first coding. Prints a table and, with --json, one JSON object.
 *   npm run bench [-- --json] [-- --limit 5000]
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { loadKnowledge, loadModel } from '../src/app/resources.js'
import { version } from '../src/app/version.js'
import { indexKnowledge, type KnowledgeData } from '../src/knowledge/index.js'
import { readDispatch } from '../src/input/index.js'
import { makeLanguage } from '../src/language/index.js'
import { readClauses } from '../src/clauses/index.js'
import type { AnalysedDispatch, ReadDispatch } from '../src/model/coding.js'
import { codeRecords, makeCoder, readWho } from '../src/pipeline/code.js'
import { readCorpus } from './corpus.js'

const argument = (name: string): string | null => {
  const at = process.argv.indexOf(name)
  return at < 0 ? null : (process.argv[at + 1] ?? '')
}
const limit = Number(argument('--limit') ?? 12_000)
const texts = readCorpus(process.env['DEMARCHE_DATA'] ?? '../shared/data')

const seconds = (work: () => void): number => {
  const from = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - from) / 1e9
}

const loadSeconds = { model: 0, knowledge: 0 }
let model = null as ReturnType<typeof loadModel> | null
let knowledge = null as ReturnType<typeof loadKnowledge> | null
loadSeconds.model = seconds(() => void (model = loadModel()))
knowledge = loadKnowledge({})
// From the compiled form, as the built program loads it.
loadSeconds.knowledge = seconds(() => void indexKnowledge(JSON.parse(readFileSync('dist/knowledge.json', 'utf8')) as KnowledgeData))
if (model === null || knowledge === null) throw new Error('nothing was loaded')
const [weights, known] = [model.model, knowledge]
const coder = makeCoder(known, weights, { coder: version, model: 'bench' })

// Warm-up on the last documents, which are not measured.
const [measured, warm] = [texts.slice(0, -150), texts.slice(-150)]
for (let round = 0; round < 2; round++) for (const text of warm) coder(readDispatch({ text }).dispatch)

let sentences = 0
let tokens = 0
let records = 0
let documents = 0
const whole = seconds(() => {
  for (const text of measured) {
    if (sentences >= limit) break
    const coding = coder(readDispatch({ text }).dispatch)
    sentences += coding.tokens.sentences.length
    tokens += coding.tokens.length
    records += coding.records.length
    documents++
  }
})

// The same documents stage by stage, each over all of them.
const language = makeLanguage(weights)
const used = measured.slice(0, documents)
let dispatches: ReturnType<typeof readDispatch>['dispatch'][] = []
let parsed: ReturnType<typeof language>[] = []
let read: ReadDispatch[] = []
let analysed: AnalysedDispatch[] = []
const stages: readonly (readonly [name: string, seconds: number])[] = [
  ['input', seconds(() => void (dispatches = used.map((text) => readDispatch({ text }).dispatch)))],
  ['language', seconds(() => void (parsed = dispatches.map((dispatch) => language(dispatch))))],
  [
    'who, where, when',
    seconds(() => {
      read = dispatches.flatMap((dispatch, i) => {
        const tokensOf = parsed[i]?.tokens
        return tokensOf ? [readWho(dispatch, tokensOf, known).read] : []
      })
    }),
  ],
  ['clauses', seconds(() => void (analysed = read.map((one) => ({ ...one, clauses: readClauses(one, known) }))))],
  ['acts and speech', seconds(() => analysed.forEach((one) => codeRecords(one, known)))],
]

const first = seconds(() => {
  const run = spawnSync(process.execPath, ['dist/cli/index.js', 'code', '--json', 'examples/2022-08-28-iran-qatar.txt'])
  if (run.status !== 0) throw new Error(`the command line failed: ${run.stderr.toString()}`)
})
const peak = process.resourceUsage().maxRSS * 1024
const rate = (took: number): number => Math.round(sentences / took)

const result = {
  documents,
  sentences,
  tokens,
  records,
  sentencesPerSecond: rate(whole),
  stages: Object.fromEntries(stages.map(([name, took]) => [name, rate(took)])),
  peakMemoryMB: Math.round(peak / 1e6),
  loadMs: { model: Math.round(loadSeconds.model * 1000), knowledge: Math.round(loadSeconds.knowledge * 1000) },
  startToFirstCodingMs: Math.round(first * 1000),
  node: process.version,
}

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`)
else {
  const lines = [
    `| what | figure |`,
    `| --- | --: |`,
    `| raw text to codings, sentences a second (${sentences} unique sentences, ${Math.round((tokens / sentences) * 10) / 10} tokens each) | ${result.sentencesPerSecond} |`,
    ...stages.map(([name, took]) => `| stage ${name}, sentences a second | ${rate(took)} |`),
    `| peak memory, MB | ${result.peakMemoryMB} |`,
    `| loading the model / the knowledge, ms | ${result.loadMs.model} / ${result.loadMs.knowledge} |`,
    `| process start to the end of the first coding, ms | ${result.startToFirstCodingMs} |`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
