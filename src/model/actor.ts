import type { Span } from '../base/types.js'
import type { ActorId, CountryCode, RuleId, SectorCode } from './ids.js'
import type { OfficeSource } from './roster.js'
import type { TokenRange } from './tokens.js'

/** Level of an office, from the top. The order is that of protocol; `level` of a meeting compares by it. */
export const ranks = [
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'minister',
  'deputy-minister',
  'envoy',
  'ambassador',
  'organisation-head',
  'military',
  'official',
  'other',
] as const
export type Rank = (typeof ranks)[number]

export type EntityKind = 'state' | 'organisation' | 'group' | 'person' | 'body' | 'people' | 'delegation' | 'plural' | 'unknown'

/** Someone or something that the dispatch speaks of: one row per referent, however often and in whatever words it is mentioned. */
export interface Entity {
  /** Its index in `Coding.entities`. */
  readonly id: number
  readonly kind: EntityKind
  /** Its entry in the actor book, if it has one. */
  readonly actor: ActorId | null
  /** The fullest name in the text, or the book's name where the text has only a short one; null: unnamed ("two officials"). */
  readonly name: string | null
  /** The state, organisation or group that it is or acts for. */
  readonly country: CountryCode | null
  readonly sector: SectorCode | null
  /** Composite code: country, then sector (IRNGOV); as a user's dictionary gives it where one does. */
  readonly code: string
  /** Office on the day of the dispatch, as worded in the text or in the book; null for what has none. */
  readonly office: string | null
  readonly rank: Rank | null
  /** Offices that the text states of it, each with its words: what the roster learns. */
  readonly roles: readonly StatedRole[]
  /** For a plural ("the two sides"): its members' ids. */
  readonly members: readonly number[]
  /** The dispatch of the same record that told the office, where neither this text nor the book does; else null. */
  readonly learned: OfficeSource | null
}

/** An office stated beside a name or in place of one. */
export interface StatedRole {
  readonly title: string
  readonly country: CountryCode | null
  readonly sector: SectorCode
  readonly rank: Rank
  readonly tenure: 'current' | 'former' | 'acting' | 'designate'
  readonly evidence: Span
  readonly foundBy: RuleId
}

/** How an entity is mentioned. */
export type MentionForm = 'name' | 'office' | 'metonym' | 'demonym' | 'pronoun' | 'noun' | 'wording'

/**
 * What a mention does where it stands: `actor` can act or be acted upon ("Tehran said", "the minister"),
 * `place` says where ("in Tehran"), `people` means inhabitants ("Iranians"), `modifier` only qualifies another
 * mention ("Iranian" in "the Iranian minister", "Qatar" in "Qatar's minister").
 */
export type MentionReading = 'actor' | 'place' | 'people' | 'modifier'

export interface ActorMention extends TokenRange {
  readonly kind: 'actor'
  /** The token that carries the mention in the tree. */
  readonly head: number
  /** Index into `Coding.entities`. */
  readonly entity: number
  readonly form: MentionForm
  readonly reading: MentionReading
  /** Entries of the book that the words could also have meant. */
  readonly rivals: readonly ActorId[]
  readonly foundBy: RuleId
  /** Why it was linked to an earlier mention; null for the first or for a book entry by its own name. */
  readonly link: RuleId | null
  /** 0..1 */
  readonly score: number
}

/** An actor as it stood on the day of the record. */
export interface Party {
  /** Index into `Coding.entities`; -1 for the source of a statement that is mentioned as no actor ("media reports"). */
  readonly entity: number
  readonly actor: ActorId | null
  readonly kind: EntityKind
  readonly name: string | null
  readonly country: CountryCode | null
  readonly sector: SectorCode | null
  readonly code: string
  readonly office: string | null
  readonly rank: Rank | null
  /** As printed at the mention that stands in the record's own clause chain. */
  readonly text: string
  readonly span: Span
}

/** The lower number is the higher rank. */
export function rankOrder(rank: Rank): number {
  return ranks.indexOf(rank)
}
