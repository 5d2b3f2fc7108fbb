/** A record as the store keeps it, with what counting needs to know of the dispatch that reported it. */
import type { Day } from '../base/index.js'
import type { CodedRecord, CountryCode, Dispatch, DispatchId, Event, Initiative, Meeting, Party, Statement } from '../model/index.js'
import { parties } from '../model/index.js'

export interface Kept<R extends CodedRecord = CodedRecord> {
  readonly record: R
  readonly dispatch: DispatchId
  readonly published: Day | null
  readonly outlet: string | null
  /** Reports of one happening share a cluster. A record without fellows is a cluster of its own. */
  readonly cluster: string
}

export type KeptEvent = Kept<Event>
export type KeptMeeting = Kept<Meeting>
export type KeptStatement = Kept<Statement>
export type KeptInitiative = Kept<Initiative>

/** A dispatch with all that was read in it. */
export interface KeptDispatch {
  readonly dispatch: Dispatch
  readonly records: readonly Kept[]
}

/** First day of what is told; the day of publication where the text does not fix it; null where neither is known. */
export function dayOfRecord(kept: Kept): Day | null {
  return kept.record.when?.from ?? kept.published
}

export function isEvent(kept: Kept): kept is KeptEvent {
  return kept.record.kind === 'event'
}
export function isMeeting(kept: Kept): kept is KeptMeeting {
  return kept.record.kind === 'meeting'
}
export function isStatement(kept: Kept): kept is KeptStatement {
  return kept.record.kind === 'statement'
}
export function isInitiative(kept: Kept): kept is KeptInitiative {
  return kept.record.kind === 'initiative'
}

/** States, organisations and groups that a record is about, each once, in order of first mention. */
export function statesOf(kept: Kept): readonly CountryCode[] {
  const found = new Set<CountryCode>()
  for (const party of parties(kept.record)) if (party.country !== null) found.add(party.country)
  const record = kept.record
  if (record.kind === 'meeting') for (const code of record.delegations) found.add(code)
  if (record.kind === 'statement') {
    for (const { party } of record.toward) if (party.country !== null) found.add(party.country)
    for (const code of record.claim?.states ?? []) found.add(code)
  }
  return [...found]
}

/** How many: reports count records, events count clusters of reports, outlets count publishers. */
export interface Counts {
  readonly reports: number
  readonly events: number
  readonly outlets: number
}

export function countsOf(list: readonly Kept[]): Counts {
  const clusters = new Set<string>()
  const outlets = new Set<string>()
  for (const kept of list) {
    clusters.add(kept.cluster)
    if (kept.outlet !== null) outlets.add(kept.outlet)
  }
  return { reports: list.length, events: clusters.size, outlets: outlets.size }
}

/** One record for each cluster: the first in the given order. */
export function onePerCluster<K extends Kept>(list: readonly K[]): readonly K[] {
  const seen = new Set<string>()
  return list.filter((kept) => !seen.has(kept.cluster) && seen.add(kept.cluster))
}

/** True for what the text tells as a fact of its own time: neither planned, possible, denied nor history. */
export function tookPlace(kept: Kept): boolean {
  return kept.record.standing === 'happened'
}

/**
 * A key for a named person: the entry of the actor book, or the name in lower-case letters with its state.
 * Null for the unnamed and for what is no person.
 */
export function personKey(party: Party): string | null {
  if (party.name === null || (party.kind !== 'person' && party.kind !== 'unknown')) return null
  if (party.actor !== null) return party.actor
  const name = slug(party.name)
  return name === '' ? null : party.country === null ? name : `${name}.${party.country.toLowerCase()}`
}

/** Letters and digits of a name without accents, joined by hyphens. */
export function slug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
