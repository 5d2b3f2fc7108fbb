/** The demonstration record: the journeys and visits of the Office of the Historian (CC0), which ship with demarche, as a record on disk. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contentId } from '../base/hash.js'
import { isNonEmpty } from '../base/types.js'
import type { Entity, Party } from '../model/actor.js'
import type { RuleId } from '../model/ids.js'
import { type CodedRecord, parties } from '../model/record.js'
import { updateIndex, type CodingEntry, type Entry, readKnown, textId } from '../store/index.js'
import { withLog } from './add-to-record.js'
import type { CodedDispatch } from './serve-memory.js'
import { readTravel } from './serve-travel.js'
import { version } from './version.js'

export interface DemoCounts {
  readonly texts: number
  readonly records: number
  /** Rows of states without a code today. */
  readonly leftOut: number
}

const rule = 'import/travel' as RuleId
const groupSize = 256

/** Builds the record from the shipped files in `examples`. Adding it again adds nothing. */
export async function buildDemo(folder: string, examples: string, codeOf: (name: string) => string | null): Promise<DemoCounts> {
  const files = ['trips-to-2018.jsonl.gz', 'visits-to-2018.jsonl.gz'].map((name) => readFileSync(join(examples, 'travel', name)))
  const { coded, leftOut } = readTravel(files, codeOf)
  const counts = { texts: 0, records: 0, leftOut }
  await withLog(folder, 'demo', async (log, check) => {
    const known = await readKnown(folder)
    let entries: Entry[] = []
    const flush = (): void => {
      check()
      if (entries.length > 0) log.append(entries)
      entries = []
    }
    for (const [i, one] of coded.entries()) {
      const id = textId(one.dispatch.text)
      if (known.texts.has(id)) continue
      known.texts.set(id)
      const coding = codingOf(one)
      entries.push({ entry: 'text', id, text: one.dispatch.text }, appearanceOf(one), coding)
      counts.texts++
      counts.records += coding.records.length
      if (i % groupSize === groupSize - 1) flush()
    }
    flush()
  })
  await updateIndex(folder)
  return counts
}

function appearanceOf({ dispatch, title }: CodedDispatch): Entry {
  const text = textId(dispatch.text)
  // All rows stand on two pages: the row's own id keeps them from being taken for versions of one article.
  const address = dispatch.address === null ? null : `${dispatch.address}#${dispatch.id}`
  return {
    entry: 'appearance',
    text,
    source: dispatch.source,
    address,
    published: dispatch.published,
    publishedAt: null,
    title,
    author: null,
    input: contentId<'input'>('i', ['travel', dispatch.id]),
  }
}

/** The coding as the log keeps it; each party's words are those at its span. */
function codingOf({ dispatch, records, wordings }: CodedDispatch): CodingEntry {
  const { text } = dispatch
  const entities: Entity[] = []
  return {
    entry: 'coding',
    text: textId(text),
    published: dispatch.published,
    regions: dispatch.regions,
    dateline: dispatch.dateline,
    sentences: sentencesOf(text),
    entities,
    mentions: [],
    records: records.map((record) => withParties(record, (party) => enter(party, text, entities))),
    wordings,
    diagnostics: [],
    madeWith: { coder: `demarche ${version}`, knowledge: 'import/travel', model: 'none' },
  }
}

/** The party as an entity of the dispatch, with the office that the row states of it. */
function enter(party: Party, text: string, entities: Entity[]): Party {
  const words = text.slice(party.span.from, party.span.to)
  const found = entities.findIndex((entity) => entity.kind === party.kind && entity.name === party.name && entity.country === party.country)
  if (found >= 0) return { ...party, text: words, entity: found }
  const { office, rank, sector } = party
  const roles =
    office === null || rank === null || sector === null
      ? []
      : [{ title: office, country: party.country, sector, rank, tenure: 'current' as const, evidence: party.span, foundBy: rule }]
  const { kind, actor, name, country, code } = party
  entities.push({ id: entities.length, kind, actor, name, country, sector, code, office, rank, roles, members: [], learned: null })
  return { ...party, text: words, entity: entities.length - 1 }
}

function withParties(record: CodedRecord, change: (party: Party) => Party): CodedRecord {
  if (record.kind === 'meeting') return { ...record, participants: record.participants.map(change) }
  if (record.kind !== 'event') throw new RangeError(`The register of travel has no ${record.kind} (${parties(record).length} parties)`)
  const sources = record.sources.map(change)
  return { ...record, sources: isNonEmpty(sources) ? sources : record.sources, targets: record.targets.map(change) }
}

function sentencesOf(text: string): CodingEntry['sentences'] {
  return Array.from(text.matchAll(/\S[^\n]*?(?:[.;](?=\s)|$)/gm), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    headline: false,
  }))
}
