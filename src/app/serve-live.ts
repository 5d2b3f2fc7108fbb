/** A record that is read while it grows: what is decided or added meanwhile is taken in by opening it anew. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openRecord, type RecordReader } from '../store/index.js'
import type { Live } from './serve-desk.js'

/**
 * In milliseconds: for how long the log is taken to be as it was, for how long an earlier reader may still be in use (each holds its own
 * copy of the index), and how long a question waits for what was decided before it. In a large record the counts follow a little later.
 */
const [pause, grace, patience] = [1_000, 12_000, 3_000]

/** Opens a record that this process or another may write to while it is read. Throws as openRecord does. */
export async function liveRecord(folder: string): Promise<Live> {
  const size = sizeOfLog(folder)
  return new LiveRecord(folder, size, await openRecord(folder))
}

class LiveRecord implements Live {
  readonly #folder: string
  readonly #old = new Map<RecordReader, NodeJS.Timeout>()
  #reader: RecordReader
  /** Of the log when the reader was opened; -1: it held more than the reader does. */
  #size: number
  #looked = Date.now()
  #running: Promise<void> | null = null
  /** Answers under way that need a reader for longer than an earlier one is kept. */
  readonly #held = new Map<RecordReader, number>()
  #decided: Promise<void> | null = null
  #closed = false

  constructor(folder: string, size: number, reader: RecordReader) {
    this.#folder = folder
    this.#size = size
    this.#reader = reader
  }

  /** A question is answered from what is there. */
  current(): RecordReader {
    if (this.#running === null && Date.now() - this.#looked > pause) this.#look().catch(() => undefined)
    return this.#reader
  }

  refresh(): void {
    // What runs already may have begun before the last entry was written. What cannot be taken in now is looked for again.
    const taken = (this.#running ?? Promise.resolve())
      .then(() => this.#look())
      .catch(() => undefined)
      .finally(() => {
        if (this.#decided === taken) this.#decided = null
      })
    this.#decided = taken
  }

  async settled(): Promise<void> {
    if (this.#decided === null) return
    let wait: NodeJS.Timeout | undefined
    await Promise.race([this.#decided, new Promise((resolve) => (wait = setTimeout(resolve, patience)))])
    clearTimeout(wait)
  }

  hold(reader: RecordReader): () => void {
    this.#held.set(reader, (this.#held.get(reader) ?? 0) + 1)
    return () => this.#held.set(reader, (this.#held.get(reader) ?? 1) - 1)
  }

  close(): void {
    this.#closed = true
    this.#held.clear()
    for (const one of this.#old.keys()) this.#retire(one)
    this.#reader.close()
  }

  #look(): Promise<void> {
    this.#looked = Date.now()
    this.#running ??= this.#reopen().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #reopen(): Promise<void> {
    for (let found = sizeOfLog(this.#folder); found !== this.#size && !this.#closed; found = sizeOfLog(this.#folder)) {
      const before = this.#reader
      const next = await openRecord(this.#folder)
      // The room was closed meanwhile: nobody will ask the new reader.
      if (this.#closed) return next.close()
      this.#reader = next
      this.#leave(before)
      this.#size = found
      // While another process writes, its work is taken in at a later look.
      if ((await this.#reader.info()).behind === 0) continue
      this.#size = -1
      return
    }
  }

  #leave(one: RecordReader): void {
    const wait = setTimeout(() => this.#retire(one), grace)
    wait.unref()
    this.#old.set(one, wait)
  }

  #retire(one: RecordReader): void {
    clearTimeout(this.#old.get(one))
    if ((this.#held.get(one) ?? 0) > 0) return this.#leave(one)
    this.#held.delete(one)
    this.#old.delete(one)
    one.close()
  }
}

function sizeOfLog(folder: string): number {
  const log = join(folder, 'log')
  return readdirSync(log).reduce((sum, name) => sum + (statSync(join(log, name), { throwIfNoEntry: false })?.size ?? 0), 0)
}
