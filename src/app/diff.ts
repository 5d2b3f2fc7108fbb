/** Two codings of one corpus, as `code --json` printed them, compared event by event. */
import { readFileSync } from 'node:fs'
import { type EventDiff, diffEvents } from '../events/diff.js'
import { UserError } from './errors.js'
import { type CodingJson, codingSchema } from './json.js'

export type EventJson = Extract<CodingJson['records'][number], { kind: 'event' }>

export interface DispatchDiff extends EventDiff<EventJson> {
  /** Where the dispatch was read, or its id. */
  readonly name: string
}

export interface CorpusDiff {
  /** Dispatches in which anything differs, in the order of the first file. */
  readonly dispatches: readonly DispatchDiff[]
  readonly same: number
  /** Dispatches that only one of the files holds. */
  readonly onlyBefore: readonly string[]
  readonly onlyAfter: readonly string[]
}

/** Compares two files of codings, one JSON object a line. Dispatches are matched by their ids. Throws UserError with the bad line. */
export function diffCodings(beforePath: string, afterPath: string): CorpusDiff {
  const [before, after] = [readCodings(beforePath), readCodings(afterPath)]
  const dispatches: DispatchDiff[] = []
  let same = 0
  for (const [id, coding] of before) {
    const other = after.get(id)
    if (!other) continue
    const diff = diffEvents(eventsOf(coding), eventsOf(other))
    same += diff.same
    if (diff.added.length + diff.dropped.length + diff.recoded.length > 0) dispatches.push({ name: nameOf(coding), ...diff })
  }
  const missing = (from: typeof before, other: typeof after): readonly string[] =>
    [...from].filter(([id]) => !other.has(id)).map(([, one]) => nameOf(one))
  return { dispatches, same, onlyBefore: missing(before, after), onlyAfter: missing(after, before) }
}

function readCodings(path: string): ReadonlyMap<string, CodingJson> {
  const out = new Map<string, CodingJson>()
  readLines(path).forEach((line, index) => {
    if (line.trim() === '') return
    const read = codingSchema.safeParse(jsonOf(path, index + 1, line))
    if (!read.success)
      throw new UserError(
        `${path}:${index + 1}: no coding as 'demarche code --json' prints it (${read.error.issues[0]?.message ?? 'wrong shape'})`,
      )
    out.set(read.data.id, read.data)
  })
  return out
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch (error) {
    throw new UserError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function jsonOf(path: string, line: number, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UserError(`${path}:${line}: not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function eventsOf(coding: CodingJson): readonly EventJson[] {
  return coding.records.filter((record): record is EventJson => record.kind === 'event')
}

function nameOf(coding: CodingJson): string {
  return coding.address ?? coding.id
}
