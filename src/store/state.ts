/** What state the index is in: whether there is one, of this version, and up to where it holds the log. */
import { existsSync, statSync } from 'node:fs'
import { type Database, openDatabase } from './database.js'
import { indexPath } from './folder.js'
import { endOfLog, follows, type Position, start } from './log.js'
import { indexVersion } from './schema.js'

/** The state of an index: up to which frame it holds the log; null: there is none that can be used. */
export interface IndexState {
  readonly position: Position | null
  readonly problem: string | null
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
    if (!follows(folder, position)) return { position: null, problem: 'it was made from another log' }
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
