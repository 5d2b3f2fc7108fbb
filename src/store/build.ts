/**
 * Makes the index from the log, or brings it up to date with what the log gained: two walks over what is new and some statements of SQL,
 * on a file with a temporary name that is renamed when it is complete. A reader sees the old index or the new one. Both ways give the same rows.
 */
import { constants, copyFileSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase, rowGroup } from './database.js'
import { realDisk } from './disk.js'
import { checkRecord, indexPath } from './folder.js'
import { loadCodings } from './load.js'
import { isRunning } from './lock.js'
import { type Position, segmentPath, segments, start } from './log.js'
import { leave, settleRecords } from './merge.js'
import { framesBehind, indexState } from './state.js'
import { withIndex } from './stream.js'
import { linkPersons } from './persons.js'
import { resolveTexts } from './resolve.js'
import { drafts, indexVersion, tables } from './schema.js'
import { makeIndexes, sumTables } from './sums.js'
import { surveyLog } from './survey.js'

export interface BuildResult {
  readonly texts: number
  readonly records: number
  readonly position: Position
  /** True: all was made anew; false: only what was new was taken in. */
  readonly anew: boolean
}

/**
 * Asked once, of an index that is complete and not yet seen by readers: true when it led to more in the log, which is then taken in, too.
 * So the index is copied and written once for both.
 */
export type Sequel = (index: Database) => Promise<boolean>

export interface BuildOptions {
  readonly sequel?: Sequel | undefined
  /** The log is read on a second thread, and more is held in memory: sooner done, with some 350 MB more. */
  readonly threads?: boolean
}

/** Rebuilds the index of a record from its log. Needs no lock: the log is only read. */
export async function buildIndex(folder: string, options: BuildOptions = {}): Promise<BuildResult> {
  checkRecord(folder)
  // What the sequel of a build added may in turn be too much for an update: then all of it is made anew.
  const result = (await intoDraft(folder, null, options)) ?? (await intoDraft(folder, null, {}))
  if (result === null) throw new Error('An index that is made anew is always complete')
  return result
}

/** Brings the index up to date: at the price of what is new where it can be used, else made anew. Where nothing is new, nothing is written. */
export async function updateIndex(folder: string, sequel?: Sequel): Promise<BuildResult> {
  checkRecord(folder)
  const state = await indexState(folder)
  const { position } = state
  if (position !== null && framesBehind(folder, state) === 0) {
    const done = await withIndex(folder, async (index) => ((await sequel?.(index)) === true ? null : resultOf(index, position, false)))
    return done ?? updateIndex(folder)
  }
  if (position !== null && !isLargeChange(folder, position)) {
    const updated = await intoDraft(folder, position, { sequel })
    if (updated !== null) return updated
  }
  return buildIndex(folder, { sequel })
}

/** Bytes of the log from a position on; from null: all. */
function newBytes(folder: string, from: Position | null): number {
  return segments(folder).reduce((sum, segment) => {
    if (from !== null && segment < from.segment) return sum
    return sum + statSync(segmentPath(folder, segment)).size - (from?.segment === segment ? from.offset : 0)
  }, 0)
}

/** True when at least half of the log is new: then making all anew costs no more and packs better. */
function isLargeChange(folder: string, position: Position): boolean {
  return newBytes(folder, position) > newBytes(folder, null) / 2
}

/** Null: too much changes for an update. `from` null: all anew. */
async function intoDraft(folder: string, from: Position | null, options: BuildOptions): Promise<BuildResult | null> {
  const { small, usual, ample } = indexMemory
  const memories = newBytes(folder, from) < mediumChange ? [small, usual] : [options.threads === true ? ample : usual]
  for (const memory of memories)
    try {
      return await withMemory(folder, from, memory, options)
    } catch (error) {
      // Some of DuckDB's operators, and rows that wait for their transaction, cannot go through the disk: rather more memory than no index.
      if (!isShort(error)) throw error
    }
  return withMemory(folder, from, indexMemory.most, options)
}

function isShort(error: unknown): boolean {
  return error instanceof Error && /Out of Memory|allocate block|pin block/.test(error.message)
}

let begun = 0

async function withMemory(
  folder: string,
  from: Position | null,
  memory: number,
  { sequel, threads = false }: BuildOptions,
): Promise<BuildResult | null> {
  // Two readers of one process may bring an index up to date at the same time: each draft has a name of its own.
  const draft = `${indexPath(folder)}.${process.pid}.tmp${++begun}`
  const work = `${draft}.work`
  clearOld(folder)
  for (const path of [draft, work]) removeDatabase(path)
  if (from !== null) copyFileSync(indexPath(folder), draft, constants.COPYFILE_FICLONE)
  const database = await openDatabase(draft, { memory, building: true })
  try {
    if (from === null) await database.run(tables + sumTables)
    let result = await takeIn(folder, database, from, work, threads)
    if (from === null) await database.run(makeIndexes)
    if (result !== null && (await sequel?.(database)) === true) {
      await database.run('DETACH draft')
      removeDatabase(work)
      result = await takeIn(folder, database, result.position, work, false)
    }
    if (result === null) return null
    await database.run('CHECKPOINT')
    database.close()
    realDisk.rename(draft, indexPath(folder))
    for (const old of ['.wal', '.unusable']) rmSync(`${indexPath(folder)}${old}`, { force: true })
    return { ...result, anew: from === null }
  } finally {
    database.close()
    for (const path of [draft, work]) removeDatabase(path)
  }
}

/** Takes in what the log holds from a position on, with drafts beside the index. */
async function takeIn(
  folder: string,
  database: Database,
  from: Position | null,
  work: string,
  threads: boolean,
): Promise<BuildResult | null> {
  const drawn = newBytes(folder, from) < smallChange ? ':memory:' : work.replaceAll("'", "''")
  await database.run(`ATTACH '${drawn}' AS draft${drawn === ':memory:' ? '' : ` (ROW_GROUP_SIZE ${rowGroup})`}`)
  await database.run(drafts)
  return bringUp(folder, database, from, threads)
}

/** Bytes of log whose drafts are held in memory instead of a file. */
const smallChange = 4 * 2 ** 20
/** Bytes of log that can be taken in with the smaller memory. */
const mediumChange = 32 * 2 ** 20
/** Megabytes for buffers: what does not fit goes through the disk. */
const indexMemory = { small: 96, usual: 160, ample: 400, most: 1280 } as const

/** Removes drafts that killed runs left behind: untouched for an hour, and of no process of this machine. */
function clearOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const id = Number(/^index\.duckdb\.(\d+)\.tmp/.exec(name)?.[1] ?? 0)
    const path = join(folder, name)
    if (id > 0 && !isRunning(id) && Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 3_600_000)
      rmSync(path, { recursive: true, force: true })
  }
}

function removeDatabase(path: string): void {
  for (const name of [path, `${path}.wal`]) if (existsSync(name)) rmSync(name)
}

async function bringUp(folder: string, database: Database, from: Position | null, threads: boolean): Promise<BuildResult | null> {
  const whole = from === null
  const at = from ?? start
  const [numbers] = await database.rows('SELECT (SELECT coalesce(max(n) + 1, 0) FROM texts), (SELECT coalesce(max(n) + 1, 0) FROM records)')
  const survey = await surveyLog(folder, database, at, Number(numbers?.[0]), threads)
  if (!whole && (await repeats(database))) return null
  await keepWords(database)
  await noteRecoded(database, survey.codingText)
  if (!(await resolveTexts(database, whole))) return null
  await database.run(leave)
  await loadCodings(folder, database, survey, at, Number(numbers?.[1]), threads)
  if (!(await settleRecords(database, whole))) return null
  await linkNames(database, whole)
  await writeMeta(database, survey.end)
  return resultOf(database, survey.end, whole)
}

async function resultOf(index: Database, position: Position, anew: boolean): Promise<BuildResult> {
  const [counts] = await index.rows('SELECT (SELECT count(*) FROM texts), (SELECT count(*) FROM records)')
  return { texts: Number(counts?.[0]), records: Number(counts?.[1]), position, anew }
}

/** True when a text was written a second time: an oddity of a log put together by hand, left to making all anew. */
async function repeats(database: Database): Promise<boolean> {
  const [found] = await database.rows('SELECT count(*) FROM draft.text d JOIN texts t ON t.id = d.id')
  return Number(found?.[0]) > 0
}

async function keepWords(database: Database): Promise<void> {
  await database.run(`
    INSERT INTO words SELECT word, (SELECT coalesce(max(w) + 1, 0) FROM words) + row_number() OVER (ORDER BY word) - 1
      FROM (SELECT DISTINCT word FROM draft.words WHERE word NOT IN (SELECT word FROM words));
    CREATE TABLE draft.numbers AS SELECT d.local, w.w FROM draft.words d JOIN words w ON w.word = d.word;
    INSERT INTO postings SELECT m.w, p.n FROM draft.postings p JOIN draft.numbers m ON m.local = p.local ORDER BY m.w, p.n`)
}

async function noteRecoded(database: Database, texts: readonly number[]): Promise<void> {
  const loading = await database.load(['draft.recoded'])
  for (const n of texts) if (n >= 0) loading.add('draft.recoded', n)
  await loading.close()
}

/** Links the names of persons, state by state: a name depends on those of its own state alone. */
async function linkNames(database: Database, whole: boolean): Promise<void> {
  const all = 'SELECT who FROM names UNION SELECT who FROM sides WHERE who IS NOT NULL'
  const changed = `SELECT DISTINCT split_part(who, '|', 1) AS state FROM (
    SELECT who FROM names WHERE text IN (SELECT n FROM draft.load) UNION SELECT who FROM sides WHERE who IS NOT NULL AND record IN (SELECT n FROM draft.record)
    UNION SELECT who FROM draft.left_whos UNION SELECT who FROM draft.held)`
  const where = whole ? '' : ` WHERE split_part(who, '|', 1) IN (${changed})`
  const keys = (await database.rows(`SELECT who FROM (${all})${where} ORDER BY 1`)).map(([who]) => String(who))
  if (!whole) await database.run(`DELETE FROM person_keys${where}`)
  const loading = await database.load(['person_keys'])
  for (const [who, person] of linkPersons(keys)) loading.add('person_keys', who, person)
  await loading.close()
}

async function writeMeta(database: Database, end: Position): Promise<void> {
  await database.run('DELETE FROM meta')
  const loading = await database.load(['meta'])
  loading.add('meta', 'version', String(indexVersion))
  loading.add('meta', 'position', JSON.stringify(end))
  await loading.close()
}
