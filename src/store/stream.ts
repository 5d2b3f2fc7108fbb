/** All texts of a record with the coding that holds, one after the other, in bounded memory: for recoding and checking. */
import type { Day } from '../base/types.js'
import type { DispatchId } from '../model/ids.js'
import { toDay } from './answers.js'
import { asText, openDatabase } from './database.js'
import { indexPath } from './folder.js'
import type { KeptCoding } from './reader.js'
import { codingFrom, recordsOf } from './texts.js'

export interface KeptText {
  readonly id: DispatchId
  readonly text: string
  readonly published: Day | null
  readonly current: boolean
  readonly coding: KeptCoding | null
}

/** Texts in order of id. The index must be there and up to date. */
export async function* streamTexts(folder: string): AsyncGenerator<KeptText> {
  const database = await openDatabase(indexPath(folder), { readOnly: true })
  try {
    const ids = (await database.rows('SELECT n FROM texts ORDER BY id')).map(([n]) => Number(n))
    for (let at = 0; at < ids.length; at += 256) {
      const batch = ids.slice(at, at + 256)
      const rows =
        await database.rows(`SELECT t.id, c.text, t.day, t.current, k.coding, t.n FROM texts t JOIN contents c ON c.n = t.n LEFT JOIN codings k ON k.n = t.n
         WHERE t.n IN (${batch.join(',')}) ORDER BY t.id`)
      const records = await recordsOf(database, batch)
      for (const [id, text, day, current, coding, n] of rows)
        yield {
          id: asText<DispatchId>(id),
          text: asText(text),
          published: toDay(day),
          current: current === 1,
          coding: codingFrom(coding, records.get(Number(n))),
        }
    }
  } finally {
    database.close()
  }
}
