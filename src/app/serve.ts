/** Opens what is to be served: a record folder, or the demonstration. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { parseDay } from '../base/index.js'
import { readDispatch } from '../input/index.js'
import { UserError } from './errors.js'
import { compileIssues } from '../knowledge/issues/index.js'
import { loadCoder } from './resources.js'
import { type Desk, deskOf } from './serve-desk.js'
import type { RecordId } from '../model/index.js'
import { isRecord, keepVerdict } from '../store/index.js'
import type { Kept } from './review.js'
import { type CodedDispatch, memoryReader } from './serve-memory.js'
import { liveRecord } from './serve-live.js'
import { readStates, type StateTable } from './serve-states.js'
import { readTravel } from './serve-travel.js'

const packageRoot = fileURLToPath(new URL('../../', import.meta.url))
/** The built pages. */
export const webFolder = join(packageRoot, 'dist', 'web')

/** Names of the issues of the taxonomy that ships with the package. */
export function loadIssueNames(): ReadonlyMap<string, string> {
  const files = ['issues.tsv'].map((name) => ({ name, text: readFileSync(join(packageRoot, 'knowledge', 'issues', name), 'utf8') }))
  return new Map(compileIssues(files).issues.map(({ id, name }) => [id, name]))
}

export function loadStates(): StateTable {
  const read = (name: string) => ({ name, text: readFileSync(join(packageRoot, 'knowledge', name), 'utf8') })
  const others = ['actors/organisations.tsv', 'actors/groups.tsv'].map(read)
  return readStates(read('neighbours/states.tsv'), read('neighbours/borders.tsv'), others)
}

/** The demonstration record: journeys and visits since 1866, and one dispatch that the coder reads when the record is opened. */
function demoDesk(): Desk {
  const states = loadStates()
  const folder = join(packageRoot, 'examples')
  const travel = ['trips', 'visits'].map((name) => readFileSync(join(folder, 'travel', `${name}-to-2018.jsonl.gz`)))
  return deskOf(
    memoryReader([...readTravel(travel, states.codeOf).coded, codedExample(join(folder, '2022-08-28-iran-qatar.json'))]),
    states,
    true,
    loadIssueNames(),
  )
}

/** The real dispatch that ships with the package, coded as it stands. */
function codedExample(path: string): CodedDispatch {
  const { raw, published } = z.object({ raw: z.string(), published: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8')))
  const { dispatch, diagnostics } = readDispatch({ text: raw, published: parseDay(published) })
  return { ...loadCoder({})(dispatch, diagnostics), title: null }
}

/** A desk on a record folder, or on the demonstration where none is named. Throws UserError when there is no such record. */
export async function openDesk(options: { readonly record?: string | undefined; readonly demo?: boolean | undefined }): Promise<Desk> {
  if (options.demo === true) return demoDesk()
  const folder = options.record ?? 'record'
  if (!isRecord(folder))
    throw new UserError(
      `There is no record at ${folder}. Make one with 'demarche add FILES --record ${folder}', or look at the demonstration with --demo.`,
    )
  const live = await liveRecord(folder)
  return deskOf(live.current(), loadStates(), false, loadIssueNames(), live)
}

/** Keeps decisions of a review in the log of the record. Throws LockedError while another process writes. */
export function reviewSink(folder: string): (review: Kept) => void {
  return ({ record, verdict, note, amended }) => keepVerdict(folder, { record: record as RecordId, verdict, note, fields: amended })
}
