/** What the benchmark reads of the machine: processor time of this thread, and whether others are at work beside it. */
import { openSync, readSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'

const buffer = Buffer.alloc(64)
const file = (() => {
  try {
    return openSync('/proc/thread-self/schedstat', 'r')
  } catch {
    return null
  }
})()

/** What `threadSeconds` counts. */
export const clockName = file === null ? 'wall time' : 'processor time of the thread'

/** Seconds that this thread has had a processor, where the kernel tells (Linux); elsewhere seconds of the wall. */
export function threadSeconds(): number {
  if (file === null) return performance.now() / 1e3
  const length = readSync(file, buffer, 0, buffer.length, 0)
  const text = buffer.toString('latin1', 0, length)
  return Number(text.slice(0, text.indexOf(' '))) / 1e9
}

/** Seconds of processor that all threads of this process have had, those of compiler and garbage collector among them. */
export function processSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** How busy the machine was in the last minute, by processes that run or wait for each processor. */
export function loadPerCore(): number {
  return (loadavg()[0] ?? 0) / cpus().length
}
