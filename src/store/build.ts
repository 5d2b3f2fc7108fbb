/**
 * Makes the index from the log: two walks over the log and a few statements of SQL, into a file with a temporary name that is renamed
 * when it is complete. A reader sees the old index or the new one.
 */
import { existsSync, rmSync } from 'node:fs'
import { dayNumber, parseDay } from '../base/days.js'
import { type Database, type Loader, openDatabase } from './database.js'
import { type Disk, realDisk } from './disk.js'
import { type CodingEntry, type Entry, parseEntry } from './entries.js'
import { flatten, sentenceOf } from './flatten.js'
import { checkRecord, indexPath } from './folder.js'
import { IdTable, publishedOrder } from './keys.js'
import { type Position, readLines, start } from './log.js'
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
  removeDatabase(draft)
  const database = await openDatabase(draft)
  try {
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
    rmSync(`${indexPath(folder)}.wal`, { force: true })
    return { texts: survey.texts.size, records, position: survey.end }
  } finally {
    database.close()
    removeDatabase(draft)
  }
}

function removeDatabase(path: string): void {
  for (const name of [path, `${path}.wal`]) if (existsSync(name)) rmSync(name)
}

async function writeMeta(database: Database, end: Position): Promise<void> {
  const meta = await database.loader('meta')
  meta.add('version', String(indexVersion))
  meta.add('position', JSON.stringify(end))
  meta.close()
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
  const loaders = await openLoaders(database, ['text_draft', 'appearances_draft', 'aside', 'failures', 'offices_draft', 'names_draft'])
  for (const { lines, after } of readLines(folder)) {
    for (const line of lines) {
      const coding = /^\{"entry":"coding","text":"([^"]+)","published":(?:null|"([^"]+)")/.exec(line)
      if (coding) {
        survey.codingText.push(survey.texts.get(coding[1] ?? '') ?? -1)
        survey.codingOrder.push(publishedOrder(parseDay(coding[2] ?? '')))
      } else takeEntry(parseEntry(line), survey, loaders)
    }
    survey.end = after
  }
  for (const loader of Object.values(loaders)) loader.close()
  return survey
}

async function openLoaders(database: Database, tables: readonly string[]): Promise<Record<string, Loader>> {
  const out: Record<string, Loader> = {}
  for (const table of tables) out[table] = await database.loader(table)
  return out
}

function takeEntry(entry: Entry, survey: Survey, loaders: Readonly<Record<string, Loader>>): void {
  switch (entry.entry) {
    case 'text':
      if (survey.texts.has(entry.id)) return
      loaders['text_draft']?.add(survey.texts.size, entry.id, entry.text)
      survey.texts.set(entry.id, survey.texts.size)
      return
    case 'appearance':
      loaders['appearances_draft']?.add(
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
      loaders['aside']?.add(entry.input, entry.reason, entry.detail, entry.source, entry.address)
      return
    case 'failure':
      loaders['failures']?.add(entry.input, entry.place, entry.address, entry.reason)
      return
    case 'decision':
      survey.decisions.verdicts.set(entry.record, entry)
      return
    case 'pair':
      survey.decisions.pairs.set([...entry.records].sort().join(' '), entry.same)
      return
    case 'office': {
      const who = personKey(entry.name, entry.country)
      loaders['offices_draft']?.add(who, entry.title, entry.country, entry.rank, 'current', -1, 0, 0, entry.source)
      loaders['names_draft']?.add(who, entry.name, entry.country, -1)
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
  const loaders = await openLoaders(database, [
    'coding_draft',
    'record_draft',
    'bodies',
    'sides',
    'pairs',
    'issues',
    'offices_draft',
    'names_draft',
  ])
  const target: Target = { loaders, decisions: survey.decisions, records: 0 }
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
  for (const loader of Object.values(loaders)) loader.close()
  return target.records
}

async function textStates(database: Database, count: number): Promise<{ canonical: Int32Array; current: Uint8Array }> {
  const canonical = new Int32Array(count)
  const current = new Uint8Array(count)
  const sql = 'SELECT t.n, c.day, t.id NOT IN (SELECT id FROM superseded) FROM text_draft t JOIN canonical c ON c.id = t.id'
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
  for (const [id, text] of await database.rows(`SELECT id, text FROM text_draft WHERE id IN (${marks})`, missing))
    texts.set(String(id), String(text))
}

interface Target {
  readonly loaders: Readonly<Record<string, Loader>>
  readonly decisions: Decisions
  records: number
}

function loadCoding(coding: CodingEntry, text: number, words: string, current: boolean, target: Target): void {
  const { loaders, decisions } = target
  const { entry: _, text: id, published, regions, dateline, ...kept } = coding
  const headline = regions.find((region) => region.kind === 'headline') ?? coding.sentences[0]
  loaders['coding_draft']?.add(
    text,
    headline === undefined ? null : words.slice(headline.from, headline.to).replace(/\s+/g, ' ').slice(0, 300),
    JSON.stringify(kept),
    JSON.stringify(regions),
    JSON.stringify(dateline),
    JSON.stringify(coding.madeWith),
    coding.records.length,
  )
  if (!current) return
  for (const coded of coding.records) {
    const verdict = decisions.verdicts.get(coded.id)
    const record = verdict?.verdict === 'amended' ? { ...coded, ...verdict.fields } : coded
    const sentence = sentenceOf(coding.sentences, record.evidence.find((e) => e.part === 'trigger') ?? record.evidence[0])
    const flat = flatten(record, published, words.slice(sentence.span.from, sentence.span.to))
    const n = target.records++
    loaders['record_draft']?.add(
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
    loaders['bodies']?.add(n, JSON.stringify(record))
    for (const side of flat.sides) loaders['sides']?.add(n, side.role, side.country, side.actor, side.who)
    for (const [source, other] of flat.pairs) loaders['pairs']?.add(n, source, other)
    for (const issue of flat.issues) loaders['issues']?.add(n, issue)
  }
  loadPersons(coding, text, words, loaders)
  void id
}

/** Names and offices that a dispatch states: what the roster of the record is made of. */
function loadPersons(coding: CodingEntry, text: number, words: string, loaders: Readonly<Record<string, Loader>>): void {
  for (const entity of coding.entities) {
    if (entity.kind !== 'person' || entity.name === null) continue
    const who = personKey(entity.name, entity.country)
    loaders['names_draft']?.add(who, entity.name, entity.country, text)
    for (const role of entity.roles) {
      const { from, to } = role.evidence
      loaders['offices_draft']?.add(who, role.title, role.country, role.rank, role.tenure, text, from, to, words.slice(from, to))
    }
  }
}

async function linkNames(database: Database): Promise<void> {
  const keys = (
    await database.rows('SELECT DISTINCT who FROM names_draft UNION SELECT DISTINCT who FROM sides WHERE who IS NOT NULL ORDER BY 1')
  ).map(([who]) => String(who))
  const loader = await database.loader('person_keys')
  for (const [who, person] of linkPersons(keys)) loader.add(who, person)
  loader.close()
}
