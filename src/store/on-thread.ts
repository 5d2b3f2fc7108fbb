/** Walks over the log on a thread of their own: the thread reads, takes apart and gathers rows while this one hands them to the index. */
import { on } from 'node:events'
import type { Loading } from './database.js'
import { IntegrityError } from './errors.js'
import type { Columns } from './gather.js'
import type { PackedIds } from './keys.js'
import type { Plan } from './load.js'
import type { Position } from './log.js'
import type { Walk } from './survey.js'
import { startThread } from './thread.js'

export type WalkTask =
  | { readonly what: 'survey'; readonly folder: string; readonly from: Position; readonly next: number }
  | { readonly what: 'codings'; readonly plan: Plan; readonly next: number }

/** What each kind of walk gives at its end. */
export interface WalkResults {
  readonly survey: Omit<Walk, 'texts'> & { readonly texts: PackedIds }
  readonly codings: { readonly left: ReadonlySet<number>; readonly next: number }
}

export type WalkMessage<What extends WalkTask['what'] = WalkTask['what']> =
  | { readonly rows: Columns<string> }
  | { readonly done: WalkResults[What] }
  | { readonly fault: string }

/** Batches that may wait for this thread: more would only fill the memory. */
export const batchesAhead = 6

/** Runs a walk on a thread and loads the rows that it gives. Throws what the walk throws, as a message. */
export async function onThread<What extends WalkTask['what'], Name extends string>(
  task: WalkTask & { readonly what: What },
  loading: Loading<Name>,
): Promise<WalkResults[What]> {
  const taken = new Int32Array(new SharedArrayBuffer(4))
  const worker = startThread('walk-thread', import.meta.url, { task, taken })
  try {
    for await (const [message] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[WalkMessage<What>]>) {
      if ('fault' in message) throw new IntegrityError(message.fault)
      if ('done' in message) return message.done
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the thread fills the tables of its task
      loading.take(message.rows as Columns<Name>)
      Atomics.add(taken, 0, 1)
      Atomics.notify(taken, 0)
      await loading.rest()
    }
    throw new Error('The thread that reads the log ended early')
  } finally {
    await worker.terminate()
  }
}
