/** Opens a record for questions: a reader on its index, which is made anew when it is missing, unreadable or of another version. */
import { existsSync, renameSync, statSync } from 'node:fs'
import { buildIndex } from './build.js'
import { type Database, openDatabase } from './database.js'
import { IntegrityError } from './errors.js'
import { checkRecord, indexPath } from './folder.js'
import { lockHolder } from './lock.js'
import { endOfLog, type Position, start } from './log.js'
import type { RecordReader } from './reader.js'
import { indexVersion } from './schema.js'
import { makeReader } from './answers.js'

export interface OpenOptions {
  /** Told in words when the index had to be made anew or is behind the log. */
  readonly onNote?: (note: string) => void
  /** False: a missing or stale index is left as it is. */
  readonly mayRebuild?: boolean
}

/** The state of an index: up to which frame it holds the log; null: there is none that can be used. */
export interface IndexState {
  readonly position: Position | null
  readonly problem: string | null
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
    else note(`The index is ${behind} commits behind the log and is made anew.`)
    if (state.position === null && existsSync(indexPath(folder))) renameSync(indexPath(folder), `${indexPath(folder)}.unusable`)
    await buildIndex(folder)
    state = await indexState(folder)
  }
  if (state.position === null)
    throw new IntegrityError(
      `The index of ${folder} cannot be used: ${state.problem ?? 'unknown'}. Run: demarche rebuild --record ${folder}`,
    )
  const database = await openDatabase(indexPath(folder), { readOnly: true })
  return makeReader(folder, database, state.position, framesBehind(folder, state))
}

/** Looks whether there is an index, of this version, and up to where. */
export async function indexState(folder: string): Promise<IndexState> {
  const path = indexPath(folder)
  if (!existsSync(path)) return { position: null, problem: 'there is none' }
  let database: Database | null = null
  try {
    database = await openDatabase(path, { readOnly: true })
    const meta = new Map((await database.rows('SELECT key, value FROM meta')).map(([key, value]) => [String(key), String(value)]))
    if (meta.get('version') !== String(indexVersion)) return { position: null, problem: 'it was made by another version' }
    const position: Position = JSON.parse(meta.get('position') ?? 'null') ?? start
    return { position, problem: null }
  } catch (error) {
    return {
      position: null,
      problem: `it cannot be read (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)})`,
    }
  } finally {
    database?.close()
  }
}

/** Frames of the log that the index does not hold. */
export function framesBehind(folder: string, state: IndexState): number {
  const from = state.position ?? start
  return endOfLog(folder, from).number - from.number
}

/** Identity of the index file as it is now: changes when a new one takes its place. */
export function indexStamp(folder: string): string {
  const found = statSync(indexPath(folder), { throwIfNoEntry: false })
  return found === undefined ? '' : `${found.ino}-${found.mtimeMs}-${found.size}`
}
