/** All texts of a record with the coding that holds, one after the other, in bounded memory: for recoding and checking. */
import type { Day } from '../base/types.js'
import type { DispatchId } from '../model/ids.js'
import type { LearnedOffice } from '../model/roster.js'
import { toDay } from './answers.js'
import { asText, asTextOrNull, openDatabase } from './database.js'
import { indexPath } from './folder.js'
import type { RosterPart } from './entries.js'
import type { KeptCoding } from './reader.js'
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

/** Texts in order of id, or those with the given numbers. The index must be there and up to date. */
export async function* streamTexts(folder: string, only?: readonly number[]): AsyncGenerator<KeptText> {
  const database = await openDatabase(indexPath(folder), { readOnly: true })
  try {
    const ids = only ?? (await database.rows('SELECT n FROM texts ORDER BY id')).map(([n]) => Number(n))
    for (let at = 0; at < ids.length; at += 256) {
      const batch = ids.slice(at, at + 256)
      const rows =
        await database.rows(`SELECT t.id, c.text, t.day, t.current, k.coding, t.n, k.roster FROM texts t JOIN contents c ON c.n = t.n LEFT JOIN codings k ON k.n = t.n
         WHERE t.n IN (${batch.join(',')}) ORDER BY t.id`)
      const records = await recordsOf(database, batch)
      for (const [id, text, day, current, coding, n, roster] of rows)
        yield {
          n: Number(n),
          id: asText<DispatchId>(id),
          text: asText(text),
          published: toDay(day),
          current: current === 1,
          coding: codingFrom(coding, records.get(Number(n))),
          roster: roster === null || roster === undefined ? null : JSON.parse(asText(roster)),
        }
    }
  } finally {
    database.close()
  }
}

/** What the roster of the record is made of, and which texts it may tell something. The index must be up to date. */
export async function rosterWork(folder: string): Promise<RosterWork> {
  const database = await openDatabase(indexPath(folder), { readOnly: true, memory: 120 })
  try {
    const offices: LearnedOffice[] = []
    for await (const rows of database.stream('SELECT DISTINCT fact FROM facts WHERE part IN (SELECT part FROM asks)'))
      for (const [fact] of rows) offices.push(JSON.parse(asText(fact)))
    const texts: RosterWork['texts'][number][] = []
    const sql = `SELECT t.n, t.id, t.day, t.roster, k.roster FROM texts t JOIN codings k ON k.n = t.n WHERE t.current AND (
      t.roster IS NOT NULL OR t.n IN (SELECT a.text FROM asks a JOIN facts f ON f.part = a.part AND f.text <> a.text)) ORDER BY t.id`
    for await (const rows of database.stream(sql))
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
  } finally {
    database.close()
  }
}
