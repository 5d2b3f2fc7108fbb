/**
 * Coding a record's texts again after an upgrade: new codings are appended, the log keeps the old ones, decisions of persons stay with the records
 * they were made about, and the difference is told. A run that is ended is resumed by running it again.
 */
import { by } from '../base/order.js'
import { isCoded } from '../input/index.js'
import type { LearnedOffice } from '../model/roster.js'
import type { CodedRecord } from '../model/record.js'
import { type KeptText, openRecord, parseEntry, streamTexts } from '../store/index.js'
import type { CodeBatch } from './code-batch.js'
import { withLog } from './record-log.js'
import { allOffices, jobOf, updateWithRoster } from './roster.js'

export interface Difference {
  /** `event SUPPORT`, `meeting in-person` ... */
  readonly what: string
  readonly added: number
  readonly removed: number
  readonly changed: number
}

export interface RecodeResult {
  readonly texts: number
  readonly recoded: number
  readonly failed: number
  readonly differences: readonly Difference[]
  /** Ids of records added, removed and changed. */
  readonly records: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: readonly string[] }
}

export interface RecodeOptions {
  /** Versions of the coder at hand; texts coded with the same are passed over unless `all`. */
  readonly madeWith: KeptTextVersions | null
  readonly all?: boolean
  readonly dryRun?: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number) => void
}

export interface KeptTextVersions {
  readonly coder: string
  readonly knowledge: string
  readonly model: string
}

interface Changes {
  readonly counts: Map<string, { added: number; removed: number; changed: number }>
  readonly added: string[]
  readonly removed: string[]
  readonly changed: string[]
}

const batchSize = 64

/** Recodes what another coder made. */
export async function recodeRecord(folder: string, code: CodeBatch, options: RecodeOptions): Promise<RecodeResult> {
  const reader = await openRecord(folder)
  reader.close()
  const changes: Changes = { counts: new Map(), added: [], removed: [], changed: [] }
  const totals = { texts: 0, recoded: 0, failed: 0 }
  const roster = await allOffices(folder)
  const run = async (commit: (lines: string) => void): Promise<void> => {
    let batch: KeptText[] = []
    const flush = async (): Promise<void> => {
      if (batch.length > 0) commit(await recodeBatch(batch, roster, code, changes, totals))
      batch = []
      options.onProgress?.(totals.texts)
    }
    for await (const text of streamTexts(folder)) {
      if (options.signal?.aborted) break
      totals.texts++
      if (!options.all && text.coding !== null && sameVersions(text.coding.madeWith, options.madeWith)) continue
      batch.push(text)
      if (batch.length >= batchSize) await flush()
    }
    await flush()
  }
  if (options.dryRun) await run(() => undefined)
  else {
    await withLog(folder, 'recode', (log, check) =>
      run((lines) => {
        check()
        if (lines !== '') log.appendLines(lines)
      }),
    )
    await updateWithRoster(folder, code, {
      ...(options.signal ? { signal: options.signal } : {}),
      onRead: (before, after) => compare(before, after, changes),
    })
  }
  const differences = [...changes.counts].map(([what, count]) => ({ what, ...count })).sort(by((difference) => difference.what))
  return { ...totals, differences, records: { added: changes.added, removed: changes.removed, changed: changes.changed } }
}

async function recodeBatch(
  batch: readonly KeptText[],
  roster: ReadonlyMap<number, readonly LearnedOffice[]>,
  code: CodeBatch,
  changes: Changes,
  totals: { recoded: number; failed: number },
): Promise<string> {
  const jobs = batch.map((text) => jobOf(text, roster.get(text.n) ?? []))
  const lines = await code(jobs)
  let out = ''
  for (const [i, line] of lines.entries()) {
    const text = batch[i]
    if (text === undefined) continue
    if ('failure' in line || !jobs[i]?.dispatch.regions.some(isCoded)) {
      totals.failed++
      continue
    }
    totals.recoded++
    const entry = parseEntry(line.line)
    if (entry.entry === 'coding') compare(text.coding?.records ?? [], entry.records, changes)
    out += line.line
  }
  return out
}

function compare(before: readonly CodedRecord[], after: readonly CodedRecord[], changes: Changes): void {
  const old = new Map(before.map((record) => [record.id, record]))
  for (const record of after) {
    const was = old.get(record.id)
    old.delete(record.id)
    if (was === undefined) note(record, 'added', changes)
    else if (JSON.stringify(was) !== JSON.stringify(record)) note(record, 'changed', changes)
  }
  for (const record of old.values()) note(record, 'removed', changes)
}

function note(record: CodedRecord, how: 'added' | 'removed' | 'changed', changes: Changes): void {
  changes[how].push(record.id)
  const what =
    `${record.kind} ${record.kind === 'event' ? record.type : record.kind === 'statement' ? record.act : record.kind === 'meeting' ? record.status : ''}`.trim()
  const count = changes.counts.get(what) ?? { added: 0, removed: 0, changed: 0 }
  count[how]++
  changes.counts.set(what, count)
}

function sameVersions(a: KeptTextVersions, b: KeptTextVersions | null): boolean {
  return b !== null && a.coder === b.coder && a.knowledge === b.knowledge && a.model === b.model
}
