/** Opens what is to be served: a record folder, or the demonstration. */
import { existsSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UserError } from './errors.js'
import { type Desk, deskOf } from './serve-desk.js'
import type { Review } from './serve-shapes.js'
import { readAnnotated } from './serve-example.js'
import { memoryReader } from './serve-memory.js'
import { readStates, type StateTable } from './serve-states.js'
import { readTravel } from './serve-travel.js'

const packageRoot = fileURLToPath(new URL('../../', import.meta.url))
/** The built pages. */
export const webFolder = join(packageRoot, 'dist', 'web')

export function loadStates(): StateTable {
  const name = 'neighbours/states.tsv'
  return readStates({ name, text: readFileSync(join(packageRoot, 'knowledge', name), 'utf8') })
}

/** The demonstration record: journeys and visits since 1866, and one dispatch in full. */
export function demoDesk(): Desk {
  const states = loadStates()
  const folder = join(packageRoot, 'examples')
  const travel = ['trips', 'visits'].map((name) => readFileSync(join(folder, 'travel', `${name}-to-2018.jsonl.gz`)))
  const example = join(folder, '2022-08-28-iran-qatar.json')
  const coded = readTravel(travel, states.codeOf).coded
  return deskOf(memoryReader(existsSync(example) ? [...coded, readAnnotated(readFileSync(example, 'utf8'))] : coded), states, true)
}

/** A desk on a record folder, or on the demonstration where none is named. Throws UserError when there is no such record. */
export async function openDesk(options: { readonly record?: string | undefined; readonly demo?: boolean | undefined }): Promise<Desk> {
  if (options.demo === true) return demoDesk()
  const folder = options.record ?? 'record'
  if (!existsSync(folder))
    throw new UserError(
      `There is no record at ${folder}. Make one with 'demarche add FILES --record ${folder}', or look at the demonstration with --demo.`,
    )
  const { openRecord } = await import('../store/index.js')
  return deskOf(await openRecord(folder), loadStates())
}

/** Keeps decisions of a review beside the record, one JSON object a line, appended and synced; nothing is overwritten. */
export function reviewSink(folder: string): (review: Review) => Promise<void> {
  return async (review) => {
    const file = await open(join(folder, 'reviews.jsonl'), 'a')
    try {
      await file.appendFile(`${JSON.stringify({ ...review, at: new Date().toISOString() })}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  }
}
