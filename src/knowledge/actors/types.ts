/** What the actor book holds: states, organisations, groups and persons with their names, dated roles and ties. Plain JSON. */
import type { Day } from '../../base/types.js'
import type { Rank } from '../../model/actor.js'
import type { ActorId, CountryCode, SectorCode } from '../../model/ids.js'

/** How a name in the book denotes its actor; see knowledge/actors/names.tsv. */
export const nameForms = ['name', 'short', 'adjective', 'people', 'seat', 'metonym', 'region', 'loaded'] as const
export type NameForm = (typeof nameForms)[number]

export interface BookName {
  readonly text: string
  /** The text folded to pieces, joined by blanks: its path in the trie. */
  readonly path: string
  /** Matched in capitals only (US, WHO). */
  readonly capitals: boolean
  readonly actor: ActorId
  readonly form: NameForm
  /** First day on which it holds; null: always did. */
  readonly from: Day | null
  /** First day on which it no longer holds; null: still does. */
  readonly to: Day | null
}

export interface State {
  readonly code: CountryCode
  readonly name: string
  readonly official: string | null
  readonly capital: string | null
  /** Neighbours by land and by sea, sorted. */
  readonly land: readonly CountryCode[]
  readonly sea: readonly CountryCode[]
  /** The state that a dependent territory belongs to. */
  readonly of: CountryCode | null
  readonly region: string
  /** Correlates of War: number and abbreviation. */
  readonly cow: { readonly number: number; readonly abbreviation: string } | null
}

/** An organisation, agency, court, armed group, movement, party or force known by its own name. */
export interface Body {
  readonly id: ActorId
  readonly kind: 'organisation' | 'group' | 'body'
  readonly name: string
  /** Code that records carry: its own, its parent's or its state's. */
  readonly country: CountryCode
  /** State in which it sits or acts. */
  readonly seat: CountryCode | null
  readonly sector: SectorCode
}

export interface DatedRole {
  readonly country: CountryCode
  readonly office: string
  readonly rank: Rank
  readonly sector: SectorCode
  readonly from: Day | null
  readonly to: Day | null
  readonly source: string
}

export interface BookPerson {
  readonly id: ActorId
  readonly name: string
  readonly aliases: readonly string[]
  /** Folded pieces of name and aliases, joined by blanks, and the keys under which their transliterations meet. */
  readonly paths: readonly string[]
  readonly keys: readonly string[]
  /** In order of `from`. */
  readonly roles: readonly DatedRole[]
}

export interface SharedName {
  readonly code: CountryCode
  readonly instead: CountryCode
  readonly path: string
  readonly cues: readonly string[]
  readonly against: readonly string[]
}

/** Compiled knowledge/actors. */
export interface ActorsData {
  readonly states: readonly State[]
  readonly bodies: readonly Body[]
  readonly persons: readonly BookPerson[]
  readonly names: readonly BookName[]
  /** Members by organisation. */
  readonly members: Readonly<Record<string, readonly CountryCode[]>>
  /** "colonial" and "ally": who stands so to whom. */
  readonly ties: readonly { readonly code: CountryCode; readonly tie: string; readonly to: readonly CountryCode[] }[]
  /** Features that paraphrases name: island, kingdom, sahel ... */
  readonly features: Readonly<Record<string, readonly CountryCode[]>>
  /** Names of states that other places share, with the words that decide for the other. */
  readonly ambiguous: readonly SharedName[]
  /** Sectors of common nouns and phrases, in lower case. */
  readonly agents: Readonly<Record<string, SectorCode>>
}
