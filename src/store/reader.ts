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
import type { Filter } from './filter.js'

export type { Filter, Merging } from './filter.js'
export type RecordKind = CodedRecord['kind']
export type ClusterId = Id<'cluster'>
/** A person of the record, whichever dispatches name them. */
export type PersonId = Id<'person'>

export interface PageRequest {
  /** 1 to 1,000; default 50. */
  readonly limit?: number
  /** From `next` of the page before; null or absent: the first. */
  readonly cursor?: string | null
  /** Without a cursor: begins at this day instead of the first; totals stay those of all. */
  readonly at?: Day
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

/** A decision on a record, with the fields that it changed. */
export interface Decided extends Verdict {
  readonly record: RecordId
  readonly fields: Readonly<Record<string, unknown>>
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
  /** The text that appeared there: this one, or a nearly identical one that counts as it. */
  readonly text: DispatchId
  /** For a nearly identical text: why it counts as this one, in words; for this very text null. */
  readonly because: string | null
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

/** One cell of a tally. `count` is in the unit of `Filter.merging`. */
export interface TallyRow {
  readonly key: readonly (string | null)[]
  readonly count: number
  readonly reports: number
  /** First and last day among them, and the key of the last for `byKey`. */
  readonly first: Day | null
  readonly last: Day | null
  readonly latest: number | null
}

/** A record between two states as narrow as counting needs it: one thing told, by its representative. */
export interface Dealing {
  /** For `byKey`; unlike an id it holds for this reader alone. */
  readonly key: number
  readonly day: Day | null
  /** Days that its date spans; null: the text does not fix it. */
  readonly wide: number | null
  readonly type: string
  readonly mode: string | null
  readonly cameo: string | null
  readonly standing: Standing
  readonly status: Meeting['status'] | null
  readonly level: Rank | null
  readonly host: CountryCode | null
  /** State on whose ground it happened. */
  readonly country: CountryCode | null
  /** States taking part. */
  readonly states: number
  /** The first state acts on the second; the second on the first. Both false without `between`. */
  readonly forth: boolean
  readonly back: boolean
  /** The text that tells of it, as a number of this reader. */
  readonly dispatch: number
  readonly outlet: string | null
  readonly reports: number
}

/** Reports of a day in the record, of all that can be told of two states or of everything. */
export interface DayCovered {
  readonly day: Day
  readonly reports: number
}

/** Event types of either temper; bonds below `least` are left out. */
export interface BondTypes {
  readonly cooperation: readonly string[]
  readonly conflict: readonly string[]
  readonly least: number
}

/** What two states, in order of code, have with each other. */
export interface Bond {
  readonly a: CountryCode
  readonly b: CountryCode
  readonly meetings: number
  readonly cooperation: number
  readonly conflict: number
  readonly reports: number
}

export interface Bonds {
  readonly bonds: readonly Bond[]
  /** Bonds of any weight. */
  readonly total: number
}

/** Matches of a search by what they tell: records by kind, state, year, type and outlet. */
export interface Facets {
  readonly kind: readonly FacetRow[]
  readonly state: readonly FacetRow[]
  readonly year: readonly FacetRow[]
  readonly type: readonly FacetRow[]
  readonly outlet: readonly FacetRow[]
}

export interface FacetRow {
  readonly value: string
  readonly count: number
}

/** What `held` leaves: meetings that took place as far as the texts know. */
export const heldOnly = { meetingStatus: ['held'], standing: ['happened', 'possible', 'historical'] } as const satisfies Filter

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
  /** Meetings: highest level on both sides, host, whether of two states alone ('1' or '0'). */
  | 'level'
  | 'host'
  | 'bilateral'
  /** The state dealt with: for filters of one state in `states`. */
  | 'other'
  /** Who speaks on an issue, with the state: for filters with `issue`. The name, else the office or the words. */
  | 'voice'
  | 'voiceState'
  /** '1' where the speaker is named, '0' where not. */
  | 'voiceNamed'
  /** Named persons that take part, as `name|state`, and their states. */
  | 'participant'
  /** Two states in order of code, `AAA BBB`, whoever acts. */
  | 'pair'

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
  /** All that meets the filter, oldest first: of two states under `between`, of a person under `actor`. */
  dealings(kind: RecordKind, filter: Filter): Promise<readonly Dealing[]>
  /** Keys of the latest statements on `filter.issue` of each speaker's state, newest first. */
  latestOn(filter: Filter, each: number): Promise<readonly { readonly country: CountryCode | null; readonly key: number }[]>
  /** Reports by day of the outlets that tell of the two, or of all: what tells a gap from a zero. In order of day. */
  covered(between: readonly [string, string] | null): Promise<readonly DayCovered[]>
  /** Counts beside a search. */
  facets(filter: Filter): Promise<Facets>
  /** Who deals with whom: the strongest, at most `most`. With one state: its own and those among the states it deals with. */
  bonds(filter: Pick<Filter, 'from' | 'to' | 'states'>, types: BondTypes, most: number): Promise<Bonds>
  /** All records of a dispatch. */
  recordsIn(dispatch: string): Promise<readonly Item[]>
  /** Decisions of persons that hold, in order of record. */
  decisions(): Promise<readonly Decided[]>
  /** Records by their keys, in that order. */
  byKey(keys: readonly number[]): Promise<readonly Item[]>
  close(): void
}

/** The states that a party stands for or acts for. */
export function statesOf(parties: readonly Party[]): readonly CountryCode[] {
  return [...new Set(parties.map((party) => party.country).filter((country) => country !== null))].sort()
}
