/** A thread that walks over the log: it posts rows, waits while many of them wait, and posts what it learnt at the end. */
import { parentPort, workerData } from 'node:worker_threads'
import { gatherRows } from './gather.js'
import { type LoadTable, loadWithout } from './load.js'
import { batchesAhead, type WalkMessage, type WalkTask } from './on-thread.js'
import { type SurveyTable, walkLog } from './survey.js'

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- handed over by on-thread.ts
const { task, taken } = workerData as { readonly task: WalkTask; readonly taken: Int32Array }
const post = (message: WalkMessage): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a message port between threads has no origin
  parentPort?.postMessage(message)
}
let posted = 0
const rows = gatherRows<SurveyTable | LoadTable>((columns) => {
  for (let done = Atomics.load(taken, 0); posted - done >= batchesAhead; done = Atomics.load(taken, 0)) Atomics.wait(taken, 0, done)
  posted++
  post({ rows: columns })
})

/** Runs a walk to its end. */
function resultOf<T>(walk: Generator<void, T>): T {
  let step = walk.next()
  while (!step.done) step = walk.next()
  rows.flush()
  return step.value
}

try {
  if (task.what === 'survey') {
    const { texts, ...learnt } = resultOf(walkLog(task.folder, task.from, task.next, rows))
    post({ done: { ...learnt, texts: texts.packed() } })
  } else post({ done: resultOf(loadWithout(task.plan, task.next, rows)) })
} catch (error) {
  post({ fault: error instanceof Error ? error.message : String(error) })
}
