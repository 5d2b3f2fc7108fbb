/** Opens a record for questions: a reader on its index, which is made anew when it is missing, unreadable or of another version. */
import { existsSync, renameSync } from 'node:fs'
import { makeReader } from './answers.js'
import { updateIndex } from './build.js'
import { openDatabase } from './database.js'
import { IntegrityError } from './errors.js'
import { checkRecord, indexPath } from './folder.js'
import { lockHolder } from './lock.js'
import type { RecordReader } from './reader.js'
import { framesBehind, indexState } from './state.js'

export interface OpenOptions {
  /** Told in words when the index had to be made anew or is behind the log. */
  readonly onNote?: (note: string) => void
  /** False: a missing or stale index is left as it is. */
  readonly mayRebuild?: boolean
}

/** Opens a record. Throws NoRecordError for a folder without one, IntegrityError for a damaged log. */
export async function openRecord(folder: string, options: OpenOptions = {}): Promise<RecordReader> {
  checkRecord(folder)
  const note = options.onNote ?? (() => undefined)
  const mayRebuild = options.mayRebuild ?? true
  let state = await indexState(folder)
  const behind = framesBehind(folder, state)
  if (mayRebuild && (state.position === null || (behind > 0 && lockHolder(folder) === null))) {
    if (state.problem !== null) note(`The index is made anew: ${state.problem}.`)
    else note(`The index is ${behind} commits behind the log and is brought up to date.`)
    if (state.position === null && existsSync(indexPath(folder))) renameSync(indexPath(folder), `${indexPath(folder)}.unusable`)
    await updateIndex(folder)
    state = await indexState(folder)
  }
  if (state.position === null)
    throw new IntegrityError(
      `The index of ${folder} cannot be used: ${state.problem ?? 'unknown'}. Run: demarche rebuild --record ${folder}`,
    )
  const database = await openDatabase(indexPath(folder), { readOnly: true })
  return makeReader(folder, database, state.position, framesBehind(folder, state))
}
