/** Coding many dispatches: here and now, or spread over worker threads. Either way the result is the line that the log keeps. */
import type { Diagnostic } from '../model/diagnostic.js'
import type { Dispatch } from '../model/dispatch.js'
import { makeRoster } from '../knowledge/index.js'
import type { LearnedOffice } from '../model/roster.js'
import type { Coding } from '../model/coding.js'
import type { Coder, Task } from '../pipeline/code.js'
import { keepCoding, type RosterPart } from '../store/entries.js'
import { startThread } from '../store/thread.js'
import type { CoderOptions } from './resources.js'
import { rosterPartOf } from './roster.js'

export interface CodeJob {
  readonly dispatch: Dispatch
  readonly diagnostics: readonly Diagnostic[]
  /** Offices from other dispatches of the record to read this one with. */
  readonly roster?: readonly LearnedOffice[]
  /** What the coding by the book alone, made by this very coder before, teaches and asks: it is not made again. */
  readonly before?: RosterPart
}

/** A coding as a line of the log, or why there is none. */
export type CodedLine = { readonly line: string; readonly records: number } | { readonly failure: string }

/** Codes a batch; the answers are in the order of the jobs. */
export type CodeBatch = (jobs: readonly CodeJob[]) => Promise<readonly CodedLine[]>

/** Dispatches, coded to lines in the order of the jobs. A fault in the coder is that dispatch's failure, not the run's. */
export function codeToLines(coder: Coder, jobs: readonly CodeJob[]): readonly CodedLine[] {
  const isKnown = (job: CodeJob): boolean => usedBy(job).length > 0 && job.before !== undefined
  const plain = codeSome(coder, jobs, ({ dispatch, diagnostics }) => ({ dispatch, diagnostics, roster: null }), isKnown)
  const learned = codeSome(
    coder,
    jobs,
    (job) => ({ dispatch: job.dispatch, diagnostics: job.diagnostics, roster: makeRoster(usedBy(job)) }),
    (job) => usedBy(job).length === 0,
  )
  return jobs.map((job, i) => lineOf(job, plain[i] ?? null, learned[i] ?? null))
}

function usedBy(job: CodeJob): readonly LearnedOffice[] {
  return job.roster ?? []
}

/** Codes the jobs that are not left out; null stands for those that are. */
function codeSome(
  coder: Coder,
  jobs: readonly CodeJob[],
  taskOf: (job: CodeJob) => Task,
  leftOut: (job: CodeJob) => boolean,
): readonly (Coding | Error | null)[] {
  const made = codeAll(coder, jobs.filter((job) => !leftOut(job)).map(taskOf))
  let next = 0
  return jobs.map((job) => (leftOut(job) ? null : (made[next++] ?? null)))
}

function codeAll(coder: Coder, tasks: readonly Task[]): readonly (Coding | Error)[] {
  try {
    return coder.many ? coder.many(tasks) : tasks.map(({ dispatch, diagnostics, roster }) => coder(dispatch, diagnostics, roster))
  } catch (error) {
    // One of them is at fault: coded alone, it takes none of the others with it.
    if (tasks.length > 1) return tasks.flatMap((task) => codeAll(coder, [task]))
    return [error instanceof Error ? error : new Error(String(error))]
  }
}

function lineOf(job: CodeJob, plain: Coding | Error | null, learned: Coding | Error | null): CodedLine {
  if (plain instanceof Error || learned instanceof Error) return failed(plain instanceof Error ? plain : learned)
  const coding = learned ?? plain
  if (coding === null) return failed(null)
  const used = usedBy(job)
  const part = plain === null && job.before !== undefined ? { ...job.before, used } : rosterPartOf(plain ?? coding, used)
  return { line: `${JSON.stringify(keepCoding(coding, part))}\n`, records: coding.records.length }
}

function failed(fault: Coding | Error | null): CodedLine {
  return { failure: `The coder failed: ${fault instanceof Error ? fault.message : 'it gave nothing'}` }
}

/** Codes in this thread. */
export function codeHere(coder: Coder): CodeBatch {
  return (jobs) => Promise.resolve(codeToLines(coder, jobs))
}

export interface Pool {
  readonly code: CodeBatch
  close(): Promise<void>
}

/**
 * Codes on `count` worker threads, each with a coder of its own made from the same options. They start with the first batch, and after
 * `close` again with the next: their memory is free while the index is made.
 */
export function codeOnWorkers(count: number, options: CoderOptions): Pool {
  let running: Pool | null = null
  return {
    code: (jobs) => (running ??= startPool(count, options)).code(jobs),
    async close() {
      const ended = running
      running = null
      await ended?.close()
    },
  }
}

function startPool(count: number, options: CoderOptions): Pool {
  const workers = Array.from({ length: count }, () => startThread('code-worker', import.meta.url, options))
  // A thread that ends takes the run with it: its jobs are rejected, and so is everything sent later.
  let fault: Error | null = null
  const waiting = workers.map(() => new Map<number, { resolve: (lines: readonly CodedLine[]) => void; reject: (error: Error) => void }>())
  for (const [i, worker] of workers.entries()) {
    worker.on('message', (answer: { id: number; lines: readonly CodedLine[] }) => {
      waiting[i]?.get(answer.id)?.resolve(answer.lines)
      waiting[i]?.delete(answer.id)
    })
    worker.on('error', (error) => {
      fault ??= error instanceof Error ? error : new Error(String(error))
      for (const { reject } of waiting[i]?.values() ?? []) reject(fault)
    })
  }
  let id = 0
  const code: CodeBatch = (jobs) =>
    new Promise((resolve, reject) => {
      if (fault !== null) {
        reject(fault)
        return
      }
      const chosen = id % count
      waiting[chosen]?.set(id, { resolve, reject })
      workers[chosen]?.postMessage({ id: id++, jobs })
    })
  return {
    code,
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
