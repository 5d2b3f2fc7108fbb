/** A record as the store keeps it, with what counting needs to know of the dispatch that reported it. */
import { plainWords } from '../base/words.js'
import type { Day } from '../base/index.js'
import type { CodedRecord, DispatchId, Party } from '../model/index.js'

export interface Kept<R extends CodedRecord = CodedRecord> {
  readonly record: R
  readonly dispatch: DispatchId
  readonly published: Day | null
  readonly outlet: string | null
  /** Reports of one happening share a cluster. A record without fellows is a cluster of its own. */
  readonly cluster: string
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
  return plainWords(name).join('-')
}
