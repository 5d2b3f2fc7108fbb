/** What persons decide, appended to the log: verdicts on records, reports declared the same or not, offices entered. Nothing is overwritten. */
import type { DispatchId, RecordId } from '../model/ids.js'
import type { Entry } from './entries.js'
import { checkRecord } from './folder.js'
import { takeLock } from './lock.js'
import { openLog } from './log.js'

export interface GivenVerdict {
  readonly record: RecordId
  /** `withdrawn` takes an earlier decision back. */
  readonly verdict: 'right' | 'wrong' | 'amended' | 'withdrawn'
  /** For `amended`: the fields as they should be. */
  readonly fields?: Readonly<Record<string, unknown>>
  readonly by?: string
  readonly note?: string
}

/** Appends one verdict. Throws LockedError while another process writes. */
export function keepVerdict(folder: string, given: GivenVerdict): void {
  const { record, verdict, fields = {}, by = '', note = '' } = given
  appendEntries(folder, 'review', [{ entry: 'decision', record, verdict, fields, by, note }])
}

/** Declares two records reports of the same thing, or undoes a merge; so with two texts that are nearly the same. */
export function keepPair(
  folder: string,
  records: readonly [RecordId | DispatchId, RecordId | DispatchId],
  same: boolean,
  by = '',
  note = '',
): void {
  appendEntries(folder, 'review', [{ entry: 'pair', records, same, by, note }])
}

function appendEntries(folder: string, purpose: string, entries: readonly Entry[]): void {
  checkRecord(folder)
  const lock = takeLock(folder, purpose)
  try {
    const log = openLog(folder)
    try {
      lock.check()
      log.append(entries)
    } finally {
      log.close()
    }
  } finally {
    lock.release()
  }
}
