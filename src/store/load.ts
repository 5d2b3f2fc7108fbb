/** Second walk over what is new in the log: the coding that holds of each text, record by record, as rows of the index. */
import { dayNumber } from '../base/days.js'
import { contentId } from '../base/hash.js'
import type { LearnedOffice } from '../model/roster.js'
import { staysOpen } from './cluster.js'
import type { Database } from './database.js'
import { type CodingEntry, parseEntry } from './entries.js'
import { type FlatRecord, flatten, sentenceOf } from './flatten.js'
import type { Rows } from './gather.js'
import { publishedOrder } from './keys.js'
import { frameLines, type Position, readLines } from './log.js'
import { blockNumber, personKey } from './names.js'
import { onThread } from './on-thread.js'
import { noDay } from './schema.js'
import type { Survey } from './survey.js'

export const loadTables = [
  'codings',
  'draft.made',
  'draft.record',
  'draft.features',
  'bodies',
  'sides',
  'pairs',
  'issues',
  'blocks',
  'offices',
  'names',
  'facts',
  'asks',
] as const
export type LoadTable = (typeof loadTables)[number]

interface Verdict {
  readonly verdict: string
  readonly by: string
  readonly note: string
  readonly fields: Readonly<Record<string, unknown>>
}

interface Target {
  readonly rows: Rows<LoadTable>
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** Number of the next record. */
  next: number
}

/** A text whose coding is to be read. */
interface Wanted {
  readonly order: number
  readonly current: boolean
  /** Where the coding that held before lies; null: there was none. */
  readonly segment: number | null
  readonly place: number
}

/** Which codings are to be read: the one of each text that stands at that place among all codings of the walk. */
export interface Plan {
  readonly folder: string
  readonly from: Position
  readonly wanted: ReadonlyMap<number, Wanted>
  readonly holding: ReadonlyMap<number, number>
  readonly codingText: readonly number[]
  readonly verdicts: ReadonlyMap<string, Verdict>
}

interface FoundCoding {
  readonly coding: CodingEntry
  readonly text: number
  readonly ordinal: number
}

/** Reads the codings of the texts in `draft.load`; records are numbered from `next`. Returns the number after the last one. */
export async function loadCodings(
  folder: string,
  database: Database,
  survey: Survey,
  from: Position,
  next: number,
  threads: boolean,
): Promise<number> {
  const wanted = await wantedTexts(database)
  const holding = new Map<number, number>()
  for (let i = 0; i < survey.codingText.length; i++) {
    const text = survey.codingText[i] ?? -1
    if (text >= 0 && wanted.get(text)?.order === survey.codingOrder[i]) holding.set(text, i)
  }
  const verdicts = await readVerdicts(database)
  const loading = await database.load(loadTables)
  const target: Target = { rows: loading, verdicts, next }
  await loadOld(folder, database, wanted, holding, target)
  let plan: Plan = { folder, from, wanted, holding, codingText: survey.codingText, verdicts }
  if (threads) {
    const { left, next: after } = await onThread({ what: 'codings', plan, next: target.next }, loading)
    target.next = after
    plan = { ...plan, holding: new Map([...holding].filter(([, ordinal]) => left.has(ordinal))) }
  }
  if (plan.holding.size > 0)
    for (const { found, texts, at } of findCodings(plan)) {
      await fetchMissing(
        database,
        found.map(({ coding, text }) => ({ id: coding.text, n: text })),
        texts,
      )
      for (const one of found) loadFound(one, texts, at, plan, target)
      await loading.rest()
    }
  await loading.close()
  return target.next
}

/** The same without a database: rows go to `rows`, and codings of texts that lie in another frame are left. */
export function* loadWithout(plan: Plan, next: number, rows: Rows<LoadTable>): Generator<void, { left: Set<number>; next: number }> {
  const target: Target = { rows, verdicts: plan.verdicts, next }
  const left = new Set<number>()
  for (const { found, texts, at } of findCodings(plan)) {
    for (const one of found)
      if (texts.has(one.coding.text)) loadFound(one, texts, at, plan, target)
      else left.add(one.ordinal)
    yield
  }
  return { left, next: target.next }
}

/** Frame by frame the codings of a plan, with the texts that the same frame holds. */
function* findCodings({ folder, from, holding, codingText }: Plan): Generator<{
  readonly found: readonly FoundCoding[]
  readonly texts: Map<string, string>
  readonly at: Position
}> {
  let ordinal = -1
  for (const { lines, at } of readLines(folder, from)) {
    const found: FoundCoding[] = []
    const texts = new Map<string, string>()
    for (const line of lines) {
      if (line.startsWith('{"entry":"text"')) {
        const entry = parseEntry(line)
        if (entry.entry === 'text') texts.set(entry.id, entry.text)
      } else if (line.startsWith('{"entry":"coding"')) {
        const text = codingText[++ordinal] ?? -1
        const coding = text >= 0 && holding.get(text) === ordinal ? parseEntry(line) : null
        if (coding?.entry === 'coding') found.push({ coding, text, ordinal })
      }
    }
    yield { found, texts, at }
  }
}

function loadFound({ coding, text }: FoundCoding, texts: ReadonlyMap<string, string>, at: Position, plan: Plan, target: Target): void {
  loadCoding(coding, text, texts.get(coding.text) ?? '', plan.wanted.get(text)?.current === true, at, target)
}

async function wantedTexts(database: Database): Promise<Map<number, Wanted>> {
  const wanted = new Map<number, Wanted>()
  for await (const rows of database.stream('SELECT l.n, t.day, t.current, t.segment, t.place FROM draft.load l JOIN texts t ON t.n = l.n'))
    for (const [n, day, current, segment, place] of rows)
      wanted.set(Number(n), {
        order: day === null || day === undefined ? publishedOrder(null) : Number(day),
        current: current === 1,
        segment: segment === null || segment === undefined ? null : Number(segment),
        place: Number(place),
      })
  return wanted
}

async function readVerdicts(database: Database): Promise<Map<string, Verdict>> {
  const rows = await database.rows("SELECT record, verdict, decider, note, fields FROM decisions WHERE verdict <> 'withdrawn'")
  return new Map(
    rows.map(([record, verdict, by, note, fields]) => [
      String(record),
      { verdict: String(verdict), by: String(by), note: String(note), fields: JSON.parse(String(fields)) },
    ]),
  )
}

/** Codings that lie before what is new, read again from their frames: their text became current, or a person decided about a record. */
async function loadOld(
  folder: string,
  database: Database,
  wanted: ReadonlyMap<number, Wanted>,
  holding: ReadonlyMap<number, number>,
  target: Target,
): Promise<void> {
  const frames = new Map<string, { at: Pick<Position, 'segment' | 'offset'>; texts: Map<string, number> }>()
  const old = [...wanted].filter(([n, { segment }]) => segment !== null && !holding.has(n))
  for (let from = 0; from < old.length; from += 512) {
    const list = old.slice(from, from + 512)
    for (const [id, n] of await database.rows(`SELECT id, n FROM texts WHERE n IN (${list.map(([number]) => number).join(',')})`)) {
      const { segment, place } = wanted.get(Number(n)) ?? { segment: null, place: 0 }
      const key = `${segment}.${place}`
      const frame = frames.get(key) ?? { at: { segment: segment ?? 1, offset: place }, texts: new Map<string, number>() }
      frame.texts.set(String(id), Number(n))
      frames.set(key, frame)
    }
  }
  for (const { at, texts } of frames.values()) {
    const last = new Map<string, CodingEntry>()
    for (const line of frameLines(folder, at)) {
      const id = /^\{"entry":"coding","text":"([^"]+)"/.exec(line)?.[1]
      const entry = id !== undefined && texts.has(id) ? parseEntry(line) : null
      if (entry?.entry === 'coding' && publishedOrder(entry.published) === wanted.get(texts.get(entry.text) ?? -1)?.order)
        last.set(entry.text, entry)
    }
    const words = new Map<string, string>()
    const pending = [...last.values()].map((coding) => ({ id: coding.text, n: texts.get(coding.text) ?? -1, coding }))
    await fetchMissing(database, pending, words)
    for (const { id, n, coding } of pending) loadCoding(coding, n, words.get(id) ?? '', wanted.get(n)?.current === true, at, target)
  }
}

/** Texts of codings that were made in a later frame than the text was added in. */
async function fetchMissing(
  database: Database,
  codings: readonly { readonly id: string; readonly n: number }[],
  texts: Map<string, string>,
): Promise<void> {
  const missing = codings.filter((coding) => !texts.has(coding.id))
  if (missing.length === 0) return
  const ids = new Map(missing.map((coding) => [coding.n, coding.id]))
  for (const [n, text] of await database.rows(`SELECT n, text FROM contents WHERE n IN (${[...ids.keys()].join(',')})`))
    texts.set(ids.get(Number(n)) ?? '', String(text))
}

function loadCoding(
  coding: CodingEntry,
  text: number,
  words: string,
  current: boolean,
  at: Pick<Position, 'segment' | 'offset'>,
  target: Target,
): void {
  const { rows } = target
  const { entry: _, text: _id, published: _published, roster, regions, dateline, ...kept } = coding
  const headline = regions.find((region) => region.kind === 'headline') ?? coding.sentences[0]
  rows.add(
    'codings',
    text,
    JSON.stringify(current ? { ...kept, records: [] } : kept),
    JSON.stringify(regions),
    JSON.stringify(dateline),
    roster === undefined ? null : JSON.stringify({ ...roster, used: [] }),
  )
  rows.add(
    'draft.made',
    text,
    headline === undefined ? null : words.slice(headline.from, headline.to).replace(/\s+/g, ' ').slice(0, 300),
    JSON.stringify(coding.madeWith),
    coding.records.length,
    at.segment,
    at.offset,
    rosterKey(roster?.used ?? []),
  )
  if (!current) return
  const named = new Set(
    coding.entities.flatMap((one) => (one.kind === 'person' && one.name !== null ? [personKey(one.name, one.country)] : [])),
  )
  for (const coded of coding.records) loadRecord(coded, coding, text, words, named, target)
  loadPersons(coding, text, words, rows)
}

function loadRecord(
  coded: CodingEntry['records'][number],
  coding: CodingEntry,
  text: number,
  words: string,
  named: Set<string>,
  target: Target,
): void {
  const { rows } = target
  const { published } = coding
  const verdict = target.verdicts.get(coded.id)
  const record = verdict?.verdict === 'amended' ? { ...coded, ...verdict.fields } : coded
  const trigger = record.evidence.find((e) => e.part === 'trigger') ?? record.evidence[0]
  const sentence = sentenceOf(coding.sentences, trigger)
  const flat = flatten(record, published, words.slice(sentence.span.from, sentence.span.to), words.slice(trigger.from, trigger.to))
  const n = target.next++
  rows.add(
    'draft.record',
    n,
    record.id,
    record.kind,
    text,
    flat.day,
    published === null ? null : dayNumber(published),
    record.standing,
    flat.type,
    flat.mode,
    flat.cameo,
    flat.status,
    flat.form,
    flat.stance,
    record.where?.country ?? null,
    record.where?.name.toLowerCase() ?? null,
    sentence.span.from,
    sentence.span.to,
    sentence.number,
    record.score,
    verdict?.verdict === 'wrong' ? 1 : 0,
    verdict === undefined ? null : JSON.stringify({ verdict: verdict.verdict, by: verdict.by, note: verdict.note }),
    flat.wide,
    flat.level,
    flat.host,
    flat.states,
    flat.claim,
    record.kind === 'event' ? flat.oneDay : null,
  )
  rows.add('draft.features', n, JSON.stringify(flat.features))
  rows.add('bodies', n, JSON.stringify(record))
  loadSides(flat, n, text, named, target)
  // What a person called wrong is compared with nothing.
  if (verdict?.verdict === 'wrong') return
  for (const block of new Set(flat.features.blocks))
    rows.add('blocks', blockNumber(block), staysOpen(block) ? noDay : (flat.day ?? noDay), n)
}

/** Parties, pairs and issues of a record, by its number. */
function loadSides(flat: FlatRecord, n: number, text: number, named: Set<string>, { rows }: Target): void {
  for (const side of flat.sides) {
    rows.add('sides', n, side.role, side.country, side.actor, side.who, side.label)
    // A speaker's state may be known from the statement alone: under it the person has a name, too.
    if (side.who === null || named.has(side.who)) continue
    named.add(side.who)
    rows.add('names', side.who, side.label, side.country, text)
  }
  for (const [source, other] of flat.pairs) rows.add('pairs', n, source, other)
  for (const issue of flat.issues) rows.add('issues', n, issue)
}

/** Identity of the offices that a coding was made with; null: none. */
export function rosterKey(used: readonly LearnedOffice[]): string | null {
  return used.length === 0 ? null : contentId<'roster'>('o', [JSON.stringify(used)])
}

/** Names and offices that a dispatch states: what the roster of the record is made of. */
function loadPersons(coding: CodingEntry, text: number, words: string, rows: Target['rows']): void {
  for (const { keys, office } of coding.roster?.offices ?? []) for (const key of keys) rows.add('facts', key, text, JSON.stringify(office))
  for (const { keys, name } of coding.roster?.asks ?? []) for (const key of keys) rows.add('asks', key, text, name)
  for (const entity of coding.entities) {
    if (entity.kind !== 'person' || entity.name === null) continue
    const who = personKey(entity.name, entity.country)
    rows.add('names', who, entity.name, entity.country, text)
    for (const role of entity.roles) {
      const { from, to } = role.evidence
      rows.add('offices', who, role.title, role.country, role.rank, role.tenure, text, from, to, words.slice(from, to))
    }
  }
}
