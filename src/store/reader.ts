/**
 * What the record answers: the only view of it that analysis, export, commands and pages have. Types alone;
 * `openRecord` gives an implementation on the index. Every count says what it counts: reports (one per text that
 * tells of it), clusters (one per thing told) or one-a-day (one per day, source, target and type).
 */
import type { Day, Id, Span } from '../base/types.js'
import type { Entity, Party, Rank } from '../model/actor.js'
import type { Standing } from '../model/clause.js'
import type { Diagnostic } from '../model/diagnostic.js'
import type { Dispatch } from '../model/dispatch.js'
import type { CountryCode, DispatchId, RecordId, RuleId } from '../model/ids.js'
import type { CodedRecord, Event, EvidencePart, Initiative, Meeting, Statement, Wording } from '../model/record.js'
import type { PlaceReading, TimeReading } from '../model/time.js'

export type RecordKind = CodedRecord['kind']
export type ClusterId = Id<'cluster'>
/** A person of the record, whichever dispatches name them. */
export type PersonId = Id<'person'>

/** `none`: each report for itself; `one-a-day`: the field's filter; `cluster`: reports of one thing are one. */
export type Merging = 'none' | 'one-a-day' | 'cluster'

/** Conditions hold together; what is absent does not restrict. */
export interface Filter {
  /** At least one party is or acts for one of these. */
  readonly states?: readonly string[]
  /** Both take part: as source and target in either direction, as participants, or as speaker and whom the stance is toward. */
  readonly between?: readonly [string, string]
  /** Acting side and side acted upon, for directed questions. */
  readonly source?: string
  readonly target?: string
  /** A person's id or name, an organisation's or group's code. */
  readonly actor?: string
  /** Event types, statement acts, meeting forms. */
  readonly types?: readonly string[]
  /** First day, and first day after. Undated records take the day of publication, as everywhere in the index. */
  readonly from?: Day
  readonly to?: Day
  readonly outlets?: readonly string[]
  readonly standing?: readonly Standing[]
  readonly meetingStatus?: readonly Meeting['status'][]
  /** Country code, or a place's name without regard to case. */
  readonly place?: string
  readonly issue?: string
  /** Full text of the dispatch: words, "phrases", -without. */
  readonly text?: string
  /** Default `cluster`. */
  readonly merging?: Merging
}

export interface PageRequest {
  /** 1 to 1,000; default 50. */
  readonly limit?: number
  /** From `next` of the page before; null or absent: the first. */
  readonly cursor?: string | null
  /** By day, then id. Default `newest`. */
  readonly order?: 'newest' | 'oldest'
}

export interface Page<T> {
  readonly items: readonly T[]
  /** All that match, in the unit of `Filter.merging`. */
  readonly total: number
  /** Reports behind them. */
  readonly reports: number
  readonly next: string | null
}

/** One coded record (of a cluster: its representative report) with where it was read. */
export interface Item<K extends CodedRecord = CodedRecord> {
  readonly record: K
  readonly dispatch: DispatchId
  /** The day it counts on: its own first day, else that of publication; null: undated. */
  readonly day: Day | null
  readonly published: Day | null
  readonly headline: string
  readonly outlet: string | null
  readonly address: string | null
  /** The sentence that holds the trigger, as a span of the dispatch and as text. */
  readonly sentence: Span & { readonly text: string; readonly number: number }
  /** Evidence with its words. */
  readonly quotes: readonly (Span & { readonly part: EvidencePart; readonly text: string })[]
  /** The same for what a record cites by span: content of a statement, agenda, steps, condition, issue wordings. Keyed by `from-to`. */
  readonly spans: Readonly<Record<string, string>>
  readonly cluster: ClusterId
  /** Reports in the cluster, distinct outlets among them, distinct texts. */
  readonly reports: number
  readonly outlets: number
  readonly texts: number
  /** What a person decided about it; null: nothing. */
  readonly verdict: Verdict | null
}

export interface Verdict {
  readonly verdict: 'right' | 'wrong' | 'amended'
  readonly by: string
  readonly note: string
}

/** One report of a cluster and why it is in it. */
export interface ClusterMember {
  readonly record: RecordId
  readonly dispatch: DispatchId
  readonly published: Day | null
  readonly outlet: string | null
  readonly headline: string
  readonly sentence: string
  /** In words: "same participants (...); same day; same place". The representative has none. */
  readonly because: string | null
}

export interface Appearance {
  readonly source: string | null
  readonly address: string | null
  readonly published: Day | null
  /** As given, where it carries more than the day. */
  readonly publishedAt: string | null
  readonly title: string | null
  readonly author: string | null
}

/** A dispatch as the record keeps it: one text, wherever it appeared, and what was coded from it. */
export interface KeptDispatch {
  readonly dispatch: Dispatch
  readonly appearances: readonly Appearance[]
  /** Earlier and later versions of the same article, this one included, oldest first; the last is current. */
  readonly versions: readonly DispatchId[]
  readonly current: boolean
  readonly coding: KeptCoding | null
}

/** A Coding without its tokens and clauses: what the log keeps. */
export interface KeptCoding {
  readonly sentences: readonly (Span & { readonly headline: boolean })[]
  readonly entities: readonly Entity[]
  readonly mentions: readonly KeptMention[]
  readonly records: readonly CodedRecord[]
  readonly wordings: readonly Wording[]
  readonly diagnostics: readonly Diagnostic[]
  readonly madeWith: { readonly coder: string; readonly knowledge: string; readonly model: string }
}

export type KeptMention =
  | (Span & { readonly kind: 'actor'; readonly entity: number; readonly form: string; readonly reading: string; readonly foundBy: RuleId })
  | (Span & { readonly kind: 'time'; readonly when: TimeReading | null; readonly foundBy: RuleId })
  | (Span & { readonly kind: 'place'; readonly where: PlaceReading; readonly foundBy: RuleId })

/** A dispatch in a list. */
export interface DispatchRow {
  readonly id: DispatchId
  readonly published: Day | null
  readonly headline: string
  readonly outlet: string | null
  readonly address: string | null
  readonly appearances: number
  readonly records: number
}

/** A hit of full-text search with the words around it (keyword in context). */
export interface SearchHit extends DispatchRow {
  readonly hits: readonly (Span & { readonly left: string; readonly hit: string; readonly right: string })[]
}

export interface PersonRow {
  readonly id: PersonId
  readonly name: string
  /** Other names found in the record. */
  readonly names: readonly string[]
  readonly country: CountryCode | null
  /** Latest known office. */
  readonly office: string | null
  readonly rank: Rank | null
  readonly records: number
  readonly meetings: number
  readonly first: Day | null
  readonly last: Day | null
}

/** An office that dispatches state of a person, with every source. */
export interface OfficeHeld {
  readonly title: string
  readonly country: CountryCode | null
  readonly rank: Rank
  readonly tenure: 'current' | 'former' | 'acting' | 'designate'
  /** First and last day on which a dispatch states it. */
  readonly first: Day | null
  readonly last: Day | null
  readonly sources: readonly { readonly dispatch: DispatchId; readonly published: Day | null; readonly text: string; readonly span: Span }[]
}

export interface Person extends PersonRow {
  readonly offices: readonly OfficeHeld[]
}

/** One cell of a tally. `count` is in the unit of `Filter.merging`; outlets are distinct ones behind the cell. */
export interface TallyRow {
  readonly key: readonly (string | null)[]
  readonly count: number
  readonly reports: number
  readonly outlets: number
}

/** Dimensions to count by. `day`, `month`, `year` are of the record; source and target expand compound actors into pairs of states. */
export type Dimension =
  | 'day'
  | 'month'
  | 'year'
  | 'source'
  | 'target'
  | 'type'
  | 'mode'
  | 'cameo'
  | 'standing'
  | 'outlet'
  | 'place'
  | 'state'
  | 'issue'
  | 'act'
  | 'status'
  | 'form'
  | 'stance'
  | 'dispatch'

export interface RecordInfo {
  readonly folder: string
  readonly dispatches: number
  readonly appearances: number
  readonly outlets: number
  readonly events: number
  readonly meetings: number
  readonly statements: number
  readonly initiatives: number
  readonly persons: number
  readonly first: Day | null
  readonly last: Day | null
  readonly aside: number
  readonly failed: number
  readonly madeWith: readonly { readonly coder: string; readonly knowledge: string; readonly model: string; readonly codings: number }[]
  /** Changes with every change of content: for ETag. */
  readonly state: string
  /** Frames of the log that the index does not hold yet. */
  readonly behind: number
}

/** Reads one record folder. Everything is ordered and repeatable; nothing here writes. */
export interface RecordReader {
  info(): Promise<RecordInfo>
  events(filter: Filter, page?: PageRequest): Promise<Page<Item<Event>>>
  meetings(filter: Filter, page?: PageRequest): Promise<Page<Item<Meeting>>>
  statements(filter: Filter, page?: PageRequest): Promise<Page<Item<Statement>>>
  initiatives(filter: Filter, page?: PageRequest): Promise<Page<Item<Initiative>>>
  /** One record by its id, or null. */
  record(id: string): Promise<Item | null>
  cluster(id: string): Promise<readonly ClusterMember[]>
  dispatch(id: string): Promise<KeptDispatch | null>
  dispatches(filter: Filter, page?: PageRequest): Promise<Page<DispatchRow>>
  search(words: string, filter: Filter, page?: PageRequest): Promise<Page<SearchHit>>
  persons(filter: Filter & { readonly name?: string }, page?: PageRequest): Promise<Page<PersonRow>>
  /** By id, or by name: the best match. */
  person(idOrName: string): Promise<Person | null>
  /** Counts by dimensions, in order of the key. A record with several sources and targets counts once in each of its pairs. */
  tally(kind: RecordKind, by: readonly Dimension[], filter: Filter): Promise<readonly TallyRow[]>
  close(): void
}

/** The states that a party stands for or acts for. */
export function statesOf(parties: readonly Party[]): readonly CountryCode[] {
  return [...new Set(parties.map((party) => party.country).filter((country) => country !== null))].sort()
}
