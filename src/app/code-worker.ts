/** The other side of `codeOnWorkers`: a thread with a coder of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { codeToLines, type CodeJob } from './code-batch.js'
import { type CoderOptions, loadCoder } from './resources.js'

const options: CoderOptions = workerData
const coder = loadCoder(options)
parentPort?.on('message', ({ id, jobs }: { id: number; jobs: readonly CodeJob[] }) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread's port has no origin
  parentPort?.postMessage({ id, lines: codeToLines(coder, jobs) })
})
