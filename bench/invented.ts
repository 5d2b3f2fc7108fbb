/** Texts of an invented record on their way into the log: the entries of each, in commits of some hundred. */
import { withLog } from '../src/app/add-to-record.js'
import { contentId, type Day } from '../src/base/index.js'
import type { CodedRecord, Entity } from '../src/model/index.js'
import { type CodingEntry, type Entry, textId } from '../src/store/index.js'

export interface Invented {
  readonly text: string
  readonly published: Day
  readonly source: string
  readonly sentences: CodingEntry['sentences']
  readonly entities: readonly Entity[]
  readonly records: readonly CodedRecord[]
}

/** Entries in one commit. */
const commit = 600

/** Writes `count` texts to the log of a record, which is made when it is not there. */
export async function writeInvented(folder: string, count: number, invent: (i: number) => Invented): Promise<void> {
  await withLog(folder, 'bench', async (log) => {
    let entries: Entry[] = []
    for (let i = 0; i < count; i++) {
      entries.push(...entriesOf(invent(i), i))
      if (entries.length < commit && i < count - 1) continue
      log.append(entries)
      entries = []
    }
  })
}

function entriesOf({ text, published, source, sentences, entities, records }: Invented, i: number): Entry[] {
  const id = textId(text)
  const coding: CodingEntry = {
    entry: 'coding',
    text: id,
    published,
    regions: [{ kind: 'body', from: 0, to: text.length }],
    dateline: null,
    sentences,
    entities,
    mentions: [],
    records,
    wordings: [],
    diagnostics: [],
    madeWith: { coder: 'bench', knowledge: 'none', model: 'none' },
  }
  const appearance = { source, address: `https://${source}.example/${i}`, published, publishedAt: null, title: null, author: null }
  return [{ entry: 'text', id, text }, { entry: 'appearance', text: id, ...appearance, input: contentId('i', [String(i)]) }, coding]
}
