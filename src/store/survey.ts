/** First walk over what is new in the log: texts, appearances, what was set aside, decisions; of codings only whose they are and where they lie. */
import { plainWords } from '../base/words.js'
import { dayNumber, parseDay } from '../base/days.js'
import type { Database } from './database.js'
import { type Entry, type PairEntry, parseEntry, type TextEntry } from './entries.js'
import type { Rows } from './gather.js'
import { appearanceKey, IdTable, publishedOrder } from './keys.js'
import { type Position, readLines } from './log.js'
import { personKey } from './names.js'
import { onThread } from './on-thread.js'
import { fewestWords, marksOf, plainText, shinglesOf } from './shingles.js'

/** What the walk learns: texts by number, and the codings in order of the log. */
export interface Survey {
  /** Numbers of the texts that are new or that something new refers to. */
  readonly texts: IdTable
  /** For each coding: its text's number (-1: of no text), the order of the day it was coded for, and the frame that holds it. */
  readonly codingText: number[]
  readonly codingOrder: number[]
  readonly codingSegment: number[]
  readonly codingPlace: number[]
  end: Position
}

export const surveyTables = [
  'inputs',
  'contents',
  'marks',
  'aside',
  'failures',
  'offices',
  'names',
  'draft.text',
  'draft.appearance',
  'draft.words',
  'draft.postings',
  'draft.held',
] as const
export type SurveyTable = (typeof surveyTables)[number]

/** What a walk has learnt, besides the rows that it gave away. */
export interface Walk extends Survey {
  readonly decisions: Map<string, Extract<Entry, { entry: 'decision' }>>
  readonly pairs: Map<string, boolean>
  /** Texts that are not among the new ones: their place in `referred`, as -2, -3 ... in `texts`. */
  readonly referred: string[]
}

interface Walking extends Walk {
  readonly rows: Rows<SurveyTable>
  words: Map<string, number>
  nextWord: number
  next: number
}

/** Entries of words that are remembered at a time: a word may get several local numbers, which are joined afterwards. */
const wordsHeld = 60_000

/** Walks the log from a position on, a frame at a time; texts are numbered from `next`. */
export function* walkLog(folder: string, from: Position, next: number, rows: Rows<SurveyTable>): Generator<void, Walk> {
  const walk: Walking = {
    texts: new IdTable(),
    codingText: [],
    codingOrder: [],
    codingSegment: [],
    codingPlace: [],
    end: from,
    decisions: new Map(),
    pairs: new Map(),
    referred: [],
    rows,
    words: new Map(),
    nextWord: 0,
    next,
  }
  for (const { lines, at, after } of readLines(folder, from)) {
    for (const line of lines) {
      const coding = /^\{"entry":"coding","text":"([^"]+)","published":(?:null|"([^"]+)")/.exec(line)
      if (coding) {
        walk.codingText.push(refer(walk, coding[1] ?? ''))
        walk.codingOrder.push(publishedOrder(parseDay(coding[2] ?? '')))
        walk.codingSegment.push(at.segment)
        walk.codingPlace.push(at.offset)
      } else takeEntry(parseEntry(line), walk)
    }
    walk.end = after
    yield
  }
  const { rows: _rows, words: _words, nextWord: _nextWord, next: _next, ...learnt } = walk
  return learnt
}

/** Walks the log, here or on a thread of its own, and fills the tables with what it says. */
export async function surveyLog(folder: string, database: Database, from: Position, next: number, threads: boolean): Promise<Survey> {
  const loading = await database.load(surveyTables)
  let walk: Walk
  if (threads) {
    const { texts, ...rest } = await onThread({ what: 'survey', folder, from, next }, loading)
    walk = { ...rest, texts: IdTable.unpacked(texts) }
  } else {
    const walking = walkLog(folder, from, next, loading)
    let step = walking.next()
    for (; !step.done; step = walking.next()) await loading.rest()
    walk = step.value
  }
  await loading.close()
  await keepDecisions(database, walk)
  await findReferred(database, walk)
  return walk
}

function refer(walk: Walking, id: string): number {
  const known = walk.texts.get(id)
  if (known !== undefined) return known
  walk.referred.push(id)
  const mark = -1 - walk.referred.length
  walk.texts.set(id, mark)
  return mark
}

function takeEntry(entry: Entry, walk: Walking): void {
  const { rows } = walk
  switch (entry.entry) {
    case 'text':
      takeText(entry, walk)
      return
    case 'appearance':
      refer(walk, entry.text)
      rows.add('inputs', entry.input, appearanceKey(entry.text, entry))
      rows.add(
        'draft.appearance',
        entry.text,
        entry.source,
        entry.address,
        entry.published === null ? null : dayNumber(entry.published),
        entry.publishedAt,
        entry.title,
        entry.author,
      )
      return
    case 'aside':
      rows.add('aside', entry.input, entry.reason, entry.detail, entry.source, entry.address)
      return
    case 'failure':
      rows.add('failures', entry.input, entry.place, entry.address, entry.reason)
      return
    case 'decision':
      walk.decisions.set(entry.record, entry)
      return
    case 'pair':
      walk.pairs.set(pairKey(entry), entry.same)
      return
    case 'office': {
      const who = personKey(entry.name, entry.country)
      rows.add('offices', who, entry.title, entry.country, entry.rank, 'current', -1, 0, 0, entry.source)
      rows.add('names', who, entry.name, entry.country, -1)
      rows.add('draft.held', who)
      return
    }
    case 'coding':
      return
    default:
      entry satisfies never
  }
}

function pairKey(entry: PairEntry): string {
  return [...entry.records].sort().join(' ')
}

function takeText(entry: TextEntry, walk: Walking): void {
  const before = walk.texts.get(entry.id)
  if (before !== undefined && before >= 0) return
  const n = walk.next++
  const { rows } = walk
  walk.texts.set(entry.id, n)
  const words = plainWords(entry.text)
  rows.add('draft.text', n, entry.id, entry.text.length)
  rows.add('contents', n, entry.text, plainText(words))
  if (words.length >= fewestWords) for (const mark of marksOf(shinglesOf(words))) rows.add('marks', mark, n)
  for (const word of new Set(words)) if (word.length <= 40) rows.add('draft.postings', numberOf(word, walk), n)
}

function numberOf(word: string, walk: Walking): number {
  let number = walk.words.get(word)
  if (number === undefined) {
    if (walk.words.size >= wordsHeld) walk.words = new Map()
    number = walk.nextWord++
    walk.words.set(word, number)
    walk.rows.add('draft.words', word, number)
  }
  return number
}

async function keepDecisions(database: Database, walk: Walk): Promise<void> {
  const loading = await database.load(['draft.decision', 'draft.declaration'])
  for (const { record, verdict, by, note, fields } of walk.decisions.values())
    loading.add('draft.decision', record, verdict, by, note, JSON.stringify(fields))
  for (const [pair, same] of walk.pairs) {
    const [a = '', b = ''] = pair.split(' ')
    loading.add('draft.declaration', a, b, same ? 1 : 0)
  }
  await loading.close()
  await database.run('DELETE FROM decisions WHERE record IN (SELECT record FROM draft.decision)')
  await database.run('INSERT INTO decisions SELECT * FROM draft.decision')
  await database.run('DELETE FROM declared WHERE (a, b) IN (SELECT (a, b) FROM draft.declaration)')
  await database.run('INSERT INTO declared SELECT * FROM draft.declaration')
}

/** Gives what refers to texts of before their numbers. */
async function findReferred(database: Database, walk: Walk): Promise<void> {
  if (walk.referred.length === 0) return
  const loading = await database.load(['draft.referred'])
  walk.referred.forEach((id, k) => {
    loading.add('draft.referred', id, k)
  })
  await loading.close()
  const numbers = new Map<number, number>()
  for (const [k, n] of await database.rows('SELECT r.k, t.n FROM draft.referred r JOIN texts t ON t.id = r.id'))
    numbers.set(Number(k), Number(n))
  walk.referred.forEach((id, k) => {
    const found = numbers.get(k)
    if ((walk.texts.get(id) ?? -1) < 0 && found !== undefined) walk.texts.set(id, found)
  })
  for (const [i, n] of walk.codingText.entries()) {
    if (n >= -1) continue
    const id = walk.referred[-2 - n]
    walk.codingText[i] = id === undefined ? -1 : Math.max(-1, walk.texts.get(id) ?? -1)
  }
}
