/** Offices that dispatches state of persons by name: what one dispatch teaches, for the reading of others in the same record. */
import type { Day, Span } from '../base/types.js'
import type { Rank, StatedRole } from './actor.js'
import type { Coding } from './coding.js'
import type { ActorId, CountryCode, DispatchId, SectorCode } from './ids.js'

/** An office stated of a person, with the dispatch that states it. Contradictory ones stand side by side. */
export interface LearnedOffice {
  /** The fullest name of the person in that dispatch. */
  readonly name: string
  /** The person's entry in the actor book, if any. */
  readonly actor: ActorId | null
  readonly title: string
  readonly country: CountryCode
  readonly sector: SectorCode
  readonly rank: Rank
  readonly tenure: StatedRole['tenure']
  /** Day of publication. */
  readonly day: Day | null
  readonly dispatch: DispatchId
  readonly evidence: Span
}

/** From where a person's office was known when neither text nor book told it. */
export type OfficeSource = Pick<LearnedOffice, 'dispatch' | 'day' | 'title'>

/**
 * What a dispatch teaches: offices whose state it names, or that its dateline or place gives, of persons with a name of two
 * words or more. To be asked of codings made by the book alone: then what a record learns does not depend on the order of its texts.
 */
export function learnedOffices({ dispatch, entities }: Pick<Coding, 'dispatch' | 'entities'>): readonly LearnedOffice[] {
  const out: LearnedOffice[] = []
  for (const { kind, name, actor, roles, learned } of entities) {
    if (kind !== 'person' || name === null || !name.includes(' ') || learned !== null) continue
    for (const { title, country, sector, rank, tenure, evidence, foundBy } of roles)
      if (country !== null && foundBy !== 'country/most-mentioned')
        out.push({ name, actor, title, country, sector, rank, tenure, day: dispatch.published, dispatch: dispatch.id, evidence })
  }
  return out
}
