/**
 * The benchmark: from raw text to codings on one thread, unique sentences, after warm-up, and how its time falls to the stages;
 * peak memory, of all and of the language stage alone; and the time from process start to the first coding. It measures the build, as that is what ships. Prints a
 * table or, with --json, one JSON object.
 *   npm run bench [-- --json] [-- --limit 5000]
 */
import { spawnSync } from 'node:child_process'
import { PerformanceObserver } from 'node:perf_hooks'
import type { Stage } from '../src/pipeline/code.js'
import { clockName, loadPerCore, processSeconds, threadSeconds } from './clock.js'
import { readCorpus } from './corpus.js'
import { measureLanguageMemory } from './language-memory.js'

const argument = (name: string): string | null => {
  const at = process.argv.indexOf(name)
  return at < 0 ? null : (process.argv[at + 1] ?? '')
}
const limit = Number(argument('--limit') ?? 12_000)
const data = process.env['DEMARCHE_DATA'] ?? '../shared/data'
const texts = readCorpus(data)
const load = loadPerCore()

// The loader of TypeScript names every closure as it is made, which costs about a tenth: hence the build and not src.
const built = async (path: string): Promise<unknown> => import(new URL(`../dist/${path}`, import.meta.url).href)
const { loadKnowledge, loadModel } = (await built('app/resources.js')) as typeof import('../src/app/resources.js')
const { makeCoder } = (await built('pipeline/code.js')) as typeof import('../src/pipeline/code.js')
const { readDispatch } = (await built('input/index.js')) as typeof import('../src/input/index.js')
const { version } = (await built('app/version.js')) as typeof import('../src/app/version.js')

const seconds = <T>(work: () => T): readonly [T, number] => {
  const from = threadSeconds()
  const made = work()
  return [made, threadSeconds() - from]
}

const [{ model }, modelSeconds] = seconds(loadModel)
const [knowledge, knowledgeSeconds] = seconds(() => loadKnowledge({}))

const spent = new Map<Stage | 'input' | 'gathering', number>()
let mark = 0
const passed = (stage: Stage | 'input' | 'gathering'): void => {
  const now = threadSeconds()
  spent.set(stage, (spent.get(stage) ?? 0) + now - mark)
  mark = now
}
const coder = makeCoder(knowledge, model, { coder: version, model: 'bench' }, null, passed)

const total = { documents: 0, sentences: 0, tokens: 0, records: 0 }
function code(group: readonly string[]): void {
  mark = threadSeconds()
  const tasks = group.map((text) => ({ ...readDispatch({ text }), roster: null }))
  passed('input')
  for (const coding of coder.many(tasks)) {
    total.documents++
    total.sentences += coding.tokens.sentences.length
    total.tokens += coding.tokens.length
    total.records += coding.records.length
  }
  passed('gathering')
}

/** Documents that are coded together, as `demarche add` takes them. */
const groupSize = 16
function* groups(list: readonly string[]): Generator<readonly string[]> {
  for (let first = 0; first < list.length; first += groupSize) yield list.slice(first, first + groupSize)
}

// Warm-up on the last documents, which are not measured: what stays hot is compiled by then.
const held = Math.min(600, Math.ceil(texts.length / 3))
for (let round = 0; round < 2; round++) for (const group of groups(texts.slice(-held))) code(group)
spent.clear()
Object.assign(total, { documents: 0, sentences: 0, tokens: 0, records: 0 })

let pauses = 0
const pausesSeen = new PerformanceObserver((list) => list.getEntries().forEach((entry) => (pauses += entry.duration / 1e3)))
pausesSeen.observe({ entryTypes: ['gc'] })
const before = { thread: threadSeconds(), process: processSeconds(), wall: performance.now() }
for (const group of groups(texts.slice(0, -held))) {
  if (total.sentences >= limit) break
  code(group)
}
const thread = threadSeconds() - before.thread
const wall = (performance.now() - before.wall) / 1e3
const others = Math.max(0, processSeconds() - before.process - thread)
// Observers are told after the loop has come to rest.
await new Promise((done) => setTimeout(done, 10))
pausesSeen.disconnect()
const peak = process.resourceUsage().maxRSS * 1024

const began = performance.now()
const run = spawnSync(process.execPath, ['dist/cli/index.js', 'code', '--json', 'examples/2022-08-28-iran-qatar.txt'])
if (run.status !== 0) throw new Error(`the command line failed: ${run.stderr.toString()}`)
const first = performance.now() - began
const language = measureLanguageMemory(data)

const perSentence = (took: number): number => Math.round((took / total.sentences) * 1e6) / 1e3
const stages = Object.fromEntries([...spent].map(([stage, took]) => [stage, perSentence(took)]))
const result = {
  ...total,
  clock: clockName,
  busy: wall > 1.05 * thread || load > 0.75,
  sentencesPerSecond: Math.round(total.sentences / thread),
  sentencesPerSecondByTheWall: Math.round(total.sentences / wall),
  milliseconds: { whole: perSentence(thread), stages, collectingGarbage: perSentence(pauses), otherThreads: perSentence(others) },
  peakMemoryMB: Math.round(peak / 1e6),
  languageAlone: language,
  loadMs: { model: Math.round(modelSeconds * 1000), knowledge: Math.round(knowledgeSeconds * 1000) },
  startToFirstCodingMs: Math.round(first),
  node: process.version,
}

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`)
else {
  const { milliseconds } = result
  const lines = [
    `By ${clockName}${result.busy ? '; the machine was busy with other work, which slows caches and memory down all the same' : ''}.`,
    '',
    `| what | figure |`,
    `| --- | --: |`,
    `| raw text to codings, sentences a second (${total.sentences} unique sentences, ${(total.tokens / total.sentences).toFixed(1)} tokens each) | ${result.sentencesPerSecond} |`,
    `| the same by the wall | ${result.sentencesPerSecondByTheWall} |`,
    `| milliseconds a sentence | ${milliseconds.whole.toFixed(3)} |`,
    ...Object.entries(stages).map(([stage, took]) => `| - ${stage} | ${took.toFixed(3)} |`),
    `| of it pauses to collect garbage | ${milliseconds.collectingGarbage.toFixed(3)} |`,
    `| on other threads, to compile what is hot and to collect garbage | ${milliseconds.otherThreads.toFixed(3)} |`,
    `| peak memory of coding, MB | ${result.peakMemoryMB} |`,
    `| peak memory of the language stage in a process of its own, MB (${language.documents} documents) | ${language.peakMB} |`,
    `| loading the model / the knowledge, ms | ${result.loadMs.model} / ${result.loadMs.knowledge} |`,
    `| process start to the end of the first coding, ms by the wall | ${result.startToFirstCodingMs} |`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
