/**
 * Makes the index from the log: two walks over the log and a few statements of SQL, into a file with a temporary name that is renamed
 * when it is complete. A reader sees the old index or the new one.
 */
import { existsSync, rmSync, statSync } from 'node:fs'
import { dayNumber, parseDay } from '../base/days.js'
import { type Database, type Loading, openDatabase } from './database.js'
import { type Disk, realDisk } from './disk.js'
import { type CodingEntry, type Entry, parseEntry } from './entries.js'
import { flatten, sentenceOf } from './flatten.js'
import { checkRecord, indexPath } from './folder.js'
import { IdTable, publishedOrder } from './keys.js'
import { type Position, readLines, segmentPath, segments, start } from './log.js'
import { clusterReports } from './merge.js'
import { personKey } from './names.js'
import { linkPersons } from './persons.js'
import { drafts, finish, indexVersion, resolveTexts } from './schema.js'

export interface BuildResult {
  readonly texts: number
  readonly records: number
  readonly position: Position
}

/** What persons decided, by record. */
export interface Decisions {
  readonly verdicts: Map<string, { verdict: string; by: string; note: string; fields: Readonly<Record<string, unknown>> }>
  /** Pairs declared the same or not, by `a b` with a < b. */
  readonly pairs: Map<string, boolean>
}

type SurveyTable = 'draft.text_draft' | 'draft.appearances_draft' | 'aside' | 'failures' | 'offices' | 'names'
type CodingTable = 'draft.coding_draft' | 'draft.record_draft' | 'bodies' | 'sides' | 'pairs' | 'issues' | 'offices' | 'names'

/** What the first walk learns: texts by number, and which coding of each holds. */
interface Survey {
  readonly texts: IdTable
  /** For each coding in order of the log: its text's number and the order of the day it was coded for. */
  readonly codingText: number[]
  readonly codingOrder: number[]
  readonly decisions: Decisions
  end: Position
}

/** Rebuilds the index of a record from its log. Needs no lock: the log is only read. */
export async function buildIndex(folder: string, disk: Disk = realDisk): Promise<BuildResult> {
  checkRecord(folder)
  const draft = `${indexPath(folder)}.${process.pid}.tmp`
  const work = `${draft}.work`
  for (const path of [draft, work]) removeDatabase(path)
  const database = await openDatabase(draft, { memory: memoryFor(folder) })
  try {
    await database.run(`ATTACH '${work.replaceAll("'", "''")}' AS draft`)
    await database.run(drafts)
    const survey = await surveyLog(folder, database)
    await database.run(resolveTexts)
    const records = await loadCodings(folder, database, survey)
    await clusterReports(database, records, survey.decisions)
    await linkNames(database)
    await database.run(finish)
    await writeMeta(database, survey.end)
    await database.run('CHECKPOINT')
    database.close()
    disk.rename(draft, indexPath(folder))
    for (const old of ['.wal', '.unusable']) rmSync(`${indexPath(folder)}${old}`, { force: true })
    return { texts: survey.texts.size, records, position: survey.end }
  } finally {
    database.close()
    for (const path of [draft, work]) removeDatabase(path)
  }
}

/** Megabytes of buffers: little for a small record, so that adding stays small; more where sorting would otherwise go through the disk. */
function memoryFor(folder: string): number {
  const bytes = segments(folder).reduce((sum, segment) => sum + statSync(segmentPath(folder, segment)).size, 0)
  return bytes < 128 * 2 ** 20 ? 128 : 700
}

function removeDatabase(path: string): void {
  for (const name of [path, `${path}.wal`]) if (existsSync(name)) rmSync(name)
}

async function writeMeta(database: Database, end: Position): Promise<void> {
  const loading = await database.load(['meta'])
  loading.add('meta', 'version', String(indexVersion))
  loading.add('meta', 'position', JSON.stringify(end))
  await loading.close()
}

/** First walk: texts, appearances, what was set aside and what failed, decisions; of codings only whose they are. */
async function surveyLog(folder: string, database: Database): Promise<Survey> {
  const survey: Survey = {
    texts: new IdTable(),
    codingText: [],
    codingOrder: [],
    decisions: { verdicts: new Map(), pairs: new Map() },
    end: start,
  }
  const loading = await database.load(['draft.text_draft', 'draft.appearances_draft', 'aside', 'failures', 'offices', 'names'])
  for (const { lines, after } of readLines(folder)) {
    for (const line of lines) {
      const coding = /^\{"entry":"coding","text":"([^"]+)","published":(?:null|"([^"]+)")/.exec(line)
      if (coding) {
        survey.codingText.push(survey.texts.get(coding[1] ?? '') ?? -1)
        survey.codingOrder.push(publishedOrder(parseDay(coding[2] ?? '')))
      } else takeEntry(parseEntry(line), survey, loading)
    }
    survey.end = after
  }
  await loading.close()
  return survey
}

function takeEntry(entry: Entry, survey: Survey, loading: Loading<SurveyTable>): void {
  switch (entry.entry) {
    case 'text':
      if (survey.texts.has(entry.id)) return
      loading.add('draft.text_draft', survey.texts.size, entry.id, entry.text)
      survey.texts.set(entry.id, survey.texts.size)
      return
    case 'appearance':
      loading.add(
        'draft.appearances_draft',
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
      loading.add('aside', entry.input, entry.reason, entry.detail, entry.source, entry.address)
      return
    case 'failure':
      loading.add('failures', entry.input, entry.place, entry.address, entry.reason)
      return
    case 'decision':
      survey.decisions.verdicts.set(entry.record, entry)
      return
    case 'pair':
      survey.decisions.pairs.set([...entry.records].sort().join(' '), entry.same)
      return
    case 'office': {
      const who = personKey(entry.name, entry.country)
      loading.add('offices', who, entry.title, entry.country, entry.rank, 'current', -1, 0, 0, entry.source)
      loading.add('names', who, entry.name, entry.country, -1)
      return
    }
    case 'coding':
      return
    default:
      entry satisfies never
  }
}

/** Second walk: the coding that holds of each current text, record by record. Returns the number of records. */
async function loadCodings(folder: string, database: Database, survey: Survey): Promise<number> {
  const { canonical, current } = await textStates(database, survey.texts.size)
  const holding = new Int32Array(survey.texts.size).fill(-1)
  for (let i = 0; i < survey.codingText.length; i++) {
    const text = survey.codingText[i] ?? -1
    if (text >= 0 && survey.codingOrder[i] === canonical[text]) holding[text] = i
  }
  const loading = await database.load([
    'draft.coding_draft',
    'draft.record_draft',
    'bodies',
    'sides',
    'pairs',
    'issues',
    'offices',
    'names',
  ])
  const target: Target = { loading, decisions: survey.decisions, records: 0 }
  let ordinal = 0
  for (const { lines } of readLines(folder)) {
    const codings: CodingEntry[] = []
    const texts = new Map<string, string>()
    for (const line of lines) {
      if (line.startsWith('{"entry":"text"')) {
        const entry = parseEntry(line)
        if (entry.entry === 'text') texts.set(entry.id, entry.text)
      } else if (line.startsWith('{"entry":"coding"')) {
        const text = survey.codingText[ordinal] ?? -1
        if (text >= 0 && holding[text] === ordinal) {
          const entry = parseEntry(line)
          if (entry.entry === 'coding') codings.push(entry)
        }
        ordinal++
      }
    }
    await fetchMissing(database, codings, texts)
    for (const coding of codings) {
      const number = survey.texts.get(coding.text) ?? -1
      loadCoding(coding, number, texts.get(coding.text) ?? '', current[number] === 1, target)
    }
  }
  await loading.close()
  return target.records
}

async function textStates(database: Database, count: number): Promise<{ canonical: Int32Array; current: Uint8Array }> {
  const canonical = new Int32Array(count)
  const current = new Uint8Array(count)
  const sql =
    'SELECT t.n, c.day, t.id NOT IN (SELECT id FROM draft.superseded) FROM draft.text_draft t JOIN draft.canonical c ON c.id = t.id'
  for await (const rows of database.stream(sql))
    for (const [n, day, isCurrent] of rows) {
      canonical[Number(n)] = day === null ? publishedOrder(null) : Number(day)
      current[Number(n)] = Number(isCurrent)
    }
  return { canonical, current }
}

/** Texts of codings that were made in a later frame than the text was added in. */
async function fetchMissing(database: Database, codings: readonly CodingEntry[], texts: Map<string, string>): Promise<void> {
  const missing = codings.filter((coding) => !texts.has(coding.text)).map((coding) => coding.text)
  if (missing.length === 0) return
  const marks = missing.map((_, i) => `$${i + 1}`).join(',')
  for (const [id, text] of await database.rows(`SELECT id, text FROM draft.text_draft WHERE id IN (${marks})`, missing))
    texts.set(String(id), String(text))
}

interface Target {
  readonly loading: Loading<CodingTable>
  readonly decisions: Decisions
  records: number
}

function loadCoding(coding: CodingEntry, text: number, words: string, current: boolean, target: Target): void {
  const { loading, decisions } = target
  const { entry: _, text: id, published, regions, dateline, ...kept } = coding
  const headline = regions.find((region) => region.kind === 'headline') ?? coding.sentences[0]
  loading.add(
    'draft.coding_draft',
    text,
    headline === undefined ? null : words.slice(headline.from, headline.to).replace(/\s+/g, ' ').slice(0, 300),
    JSON.stringify(current ? { ...kept, records: [] } : kept),
    JSON.stringify(regions),
    JSON.stringify(dateline),
    JSON.stringify(coding.madeWith),
    coding.records.length,
  )
  if (!current) return
  for (const coded of coding.records) {
    const verdict = decisions.verdicts.get(coded.id)
    const record = verdict?.verdict === 'amended' ? { ...coded, ...verdict.fields } : coded
    const trigger = record.evidence.find((e) => e.part === 'trigger') ?? record.evidence[0]
    const sentence = sentenceOf(coding.sentences, trigger)
    const flat = flatten(record, published, words.slice(sentence.span.from, sentence.span.to), words.slice(trigger.from, trigger.to))
    const n = target.records++
    loading.add(
      'draft.record_draft',
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
      flat.oneDay,
      JSON.stringify(flat.features),
      verdict === undefined ? null : JSON.stringify({ verdict: verdict.verdict, by: verdict.by, note: verdict.note }),
    )
    loading.add('bodies', n, JSON.stringify(record))
    for (const side of flat.sides) loading.add('sides', n, side.role, side.country, side.actor, side.who)
    for (const [source, other] of flat.pairs) loading.add('pairs', n, source, other)
    for (const issue of flat.issues) loading.add('issues', n, issue)
  }
  loadPersons(coding, text, words, loading)
  void id
}

/** Names and offices that a dispatch states: what the roster of the record is made of. */
function loadPersons(coding: CodingEntry, text: number, words: string, loading: Loading<CodingTable>): void {
  for (const entity of coding.entities) {
    if (entity.kind !== 'person' || entity.name === null) continue
    const who = personKey(entity.name, entity.country)
    loading.add('names', who, entity.name, entity.country, text)
    for (const role of entity.roles) {
      const { from, to } = role.evidence
      loading.add('offices', who, role.title, role.country, role.rank, role.tenure, text, from, to, words.slice(from, to))
    }
  }
}

async function linkNames(database: Database): Promise<void> {
  const keys = (
    await database.rows('SELECT DISTINCT who FROM names UNION SELECT DISTINCT who FROM sides WHERE who IS NOT NULL ORDER BY 1')
  ).map(([who]) => String(who))
  const loading = await database.load(['person_keys'])
  for (const [who, person] of linkPersons(keys)) loading.add('person_keys', who, person)
  await loading.close()
}
