/**
 * What the log consists of: one JSON object a line. Entries are facts that arrived; nothing in them depends on the order of arrival,
 * and everything that the record shows is a function of the set of entries (decisions apart, where the later one of a person holds).
 */
import { contentId } from '../base/hash.js'
import type { Day, Id } from '../base/types.js'
import type { Rank } from '../model/actor.js'
import type { Coding } from '../model/coding.js'
import type { Dateline, Region } from '../model/dispatch.js'
import type { DispatchId, RecordId } from '../model/ids.js'
import type { CodedRecord } from '../model/record.js'
import type { LearnedOffice } from '../model/roster.js'
import { charSpan } from '../model/tokens.js'
import type { KeptCoding, KeptMention } from './reader.js'

/** A text, once, however often it appears. Its id is the hash of the text alone. */
export interface TextEntry {
  readonly entry: 'text'
  readonly id: DispatchId
  readonly text: string
}

/** One place where a text appeared. */
export interface AppearanceEntry {
  readonly entry: 'appearance'
  readonly text: DispatchId
  readonly source: string | null
  readonly address: string | null
  readonly published: Day | null
  readonly publishedAt: string | null
  readonly title: string | null
  readonly author: string | null
  /** Key of the input as received: the same input is known again before it is read closely. */
  readonly input: InputKey
}

/** What the coder made of a text as published on that day. */
export interface CodingEntry extends KeptCoding {
  readonly entry: 'coding'
  readonly text: DispatchId
  readonly published: Day | null
  readonly regions: readonly Region[]
  readonly dateline: Dateline | null
  readonly roster?: RosterPart
}

/** What the reading of a text by the actor book alone teaches and asks about offices. A reading with the roster carries it on and adds what it used. */
export interface RosterPart {
  readonly offices: readonly { readonly keys: readonly string[]; readonly office: LearnedOffice }[]
  readonly asks: readonly { readonly keys: readonly string[]; readonly name: string }[]
  /** States that the dispatch speaks of, ascending: a surname alone is looked for among their people. */
  readonly states: readonly string[]
  /** Offices from other dispatches that this coding was made with; empty: by the book alone. */
  readonly used: readonly LearnedOffice[]
}

/** Read and understood, but not to be coded. */
export interface AsideEntry {
  readonly entry: 'aside'
  readonly input: InputKey
  readonly source: string | null
  readonly address: string | null
  readonly published: Day | null
  readonly reason: 'language' | 'no-text'
  /** For `language`: the ISO 639-1 code, or "und". */
  readonly detail: string
}

/** Could not be read. */
export interface FailureEntry {
  readonly entry: 'failure'
  readonly input: InputKey
  readonly address: string | null
  /** File and place in it: "news.jsonl:17". */
  readonly place: string
  readonly reason: string
}

/** What a person decided about a record. The latest for a record holds; one withdrawn is as if none had been made. */
export interface DecisionEntry {
  readonly entry: 'decision'
  readonly record: RecordId
  readonly verdict: 'right' | 'wrong' | 'amended' | 'withdrawn'
  /** For `amended`: the fields as they should be. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly by: string
  readonly note: string
}

/** Two records that a person declared to tell of the same thing, or not to; or two texts, to be one story or not. The latest for a pair holds. */
export interface PairEntry {
  readonly entry: 'pair'
  readonly records: readonly [RecordId | DispatchId, RecordId | DispatchId]
  readonly same: boolean
  readonly by: string
  readonly note: string
}

/** An office that a person entered or that came with data. */
export interface OfficeEntry {
  readonly entry: 'office'
  readonly name: string
  readonly country: string | null
  readonly title: string
  readonly rank: Rank
  /** First day, and first day after; null: open. */
  readonly from: Day | null
  readonly to: Day | null
  readonly source: string
}

export type Entry = TextEntry | AppearanceEntry | CodingEntry | AsideEntry | FailureEntry | DecisionEntry | PairEntry | OfficeEntry
export type InputKey = Id<'input'>

/** Id of a text: one id wherever it appeared. */
export function textId(text: string): DispatchId {
  return contentId<'dispatch'>('t', [text])
}

/** Packs a coding for the log: spans of characters instead of tokens. */
export function keepCoding(coding: Coding, roster?: RosterPart): CodingEntry {
  const { dispatch, tokens } = coding
  return {
    entry: 'coding',
    text: dispatch.id,
    published: dispatch.published,
    regions: dispatch.regions,
    dateline: dispatch.dateline,
    sentences: tokens.sentences.filter((s) => s.end > s.first).map((s) => ({ ...charSpan(tokens, s), headline: s.inHeadline })),
    entities: coding.entities,
    mentions: keepMentions(coding),
    records: coding.records.map(plain),
    wordings: coding.wordings,
    diagnostics: coding.diagnostics,
    madeWith: coding.madeWith,
    ...(roster === undefined ? {} : { roster }),
  }
}

function keepMentions(coding: Coding): KeptMention[] {
  const { tokens } = coding
  return [
    ...coding.actors.map(
      (m): KeptMention => ({
        kind: 'actor',
        ...charSpan(tokens, m),
        entity: m.entity,
        form: m.form,
        reading: m.reading,
        foundBy: m.foundBy,
      }),
    ),
    ...coding.times.map((m): KeptMention => ({ kind: 'time', ...charSpan(tokens, m), when: m.reading, foundBy: m.foundBy })),
    ...coding.places.map((m): KeptMention => ({ kind: 'place', ...charSpan(tokens, m), where: m.reading, foundBy: m.foundBy })),
  ]
}

/** Scores are kept to four digits: more is noise and space. */
function plain(record: CodedRecord): CodedRecord {
  return { ...record, score: Math.round(record.score * 1e4) / 1e4 }
}

const kinds: ReadonlySet<unknown> = new Set<Entry['entry']>([
  'text',
  'appearance',
  'coding',
  'aside',
  'failure',
  'decision',
  'pair',
  'office',
])

/** Checks the kind only: what lies in a frame with a right checksum was written by this module. */
function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'entry' in value && kinds.has(value.entry)
}

/** Reads one line of the log. Throws SyntaxError when it is no entry. */
export function parseEntry(line: string): Entry {
  const value: unknown = JSON.parse(line)
  if (!isEntry(value)) throw new SyntaxError(`Not an entry of the log: ${line.slice(0, 80)}`)
  return value
}
