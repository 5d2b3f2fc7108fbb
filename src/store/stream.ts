/** All texts of a record with the coding that holds, one after the other, in bounded memory: for recoding and checking. */
import type { Day } from '../base/types.js'
import type { DispatchId } from '../model/ids.js'
import type { LearnedOffice } from '../model/roster.js'
import { toDay } from './answers.js'
import { asText, asTextOrNull, type Database, openDatabase } from './database.js'
import { indexPath } from './folder.js'
import type { RosterPart } from './entries.js'
import type { KeptCoding } from './reader.js'
import { rowsByNumber, textByNumber } from './numbered.js'
import { codingFrom, recordsOf } from './texts.js'

export interface KeptText {
  readonly n: number
  readonly id: DispatchId
  readonly text: string
  readonly published: Day | null
  readonly current: boolean
  readonly coding: KeptCoding | null
  /** What its coding by the book alone teaches and asks; null: nothing. */
  readonly roster: RosterPart | null
}

/** Texts that ask for offices which other texts state, and those offices. */
export interface RosterWork {
  readonly offices: readonly LearnedOffice[]
  readonly texts: readonly {
    readonly n: number
    readonly id: DispatchId
    readonly published: Day | null
    readonly names: readonly string[]
    readonly states: readonly string[]
    readonly held: string | null
  }[]
}

/** Runs a function on the index as it is published, which must be there and up to date. */
export async function withIndex<T>(folder: string, use: (index: Database) => Promise<T>): Promise<T> {
  const index = await openDatabase(indexPath(folder), { readOnly: true })
  try {
    return await use(index)
  } finally {
    index.close()
  }
}

/** Texts of the published index in order of id. */
export async function* streamTexts(folder: string): AsyncGenerator<KeptText> {
  const index = await openDatabase(indexPath(folder), { readOnly: true })
  try {
    const all = (await index.rows('SELECT n FROM texts ORDER BY id')).map(([n]) => Number(n))
    for (let at = 0; at < all.length; at += 256) yield* await textsOf(index, all.slice(at, at + 256))
  } finally {
    index.close()
  }
}

/** The texts with these numbers, in order of id. */
export async function textsOf(index: Database, numbers: readonly number[]): Promise<KeptText[]> {
  if (numbers.length === 0) return []
  const texts = await index.rows(`SELECT n, id, day, current FROM texts WHERE n IN (${numbers.join(',')}) ORDER BY id`)
  const contents = await textByNumber(index, 'contents', 'text', numbers)
  const codings = await rowsByNumber(index, 'codings', 'coding, roster', numbers)
  const records = await recordsOf(index, numbers)
  return texts.map(([number, id, day, current]) => {
    const n = Number(number)
    const [coding, roster] = codings.get(n) ?? []
    return {
      n,
      id: asText<DispatchId>(id),
      text: contents.get(n) ?? '',
      published: toDay(day),
      current: current === 1,
      coding: codingFrom(coding, records.get(n)),
      roster: roster === null || roster === undefined ? null : JSON.parse(asText(roster)),
    }
  })
}

/** What the roster of the record is made of, and which texts it may tell something. The index must be up to date. */
export async function rosterWork(index: Database): Promise<RosterWork> {
  const offices: LearnedOffice[] = []
  for await (const rows of index.stream('SELECT DISTINCT fact FROM facts WHERE part IN (SELECT part FROM asks)'))
    for (const [fact] of rows) offices.push(JSON.parse(asText(fact)))
  const texts: RosterWork['texts'][number][] = []
  const sql = `SELECT t.n, t.id, t.day, t.roster, k.roster FROM texts t JOIN codings k ON k.n = t.n WHERE t.current AND (
    t.roster IS NOT NULL OR t.n IN (SELECT a.text FROM asks a JOIN facts f ON f.part = a.part AND f.text <> a.text)) ORDER BY t.id`
  for await (const rows of index.stream(sql))
    for (const [n, id, day, held, part] of rows) {
      const { asks, states }: RosterPart =
        part === null || part === undefined ? { offices: [], asks: [], states: [], used: [] } : JSON.parse(asText(part))
      texts.push({
        n: Number(n),
        id: asText<DispatchId>(id),
        published: toDay(day),
        names: asks.map(({ name }) => name),
        states,
        held: asTextOrNull(held),
      })
    }
  return { offices, texts }
}
