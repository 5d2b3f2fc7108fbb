/** What is asked of the record: conditions, and what counts as one. */
import type { Day } from '../base/types.js'
import type { Rank } from '../model/actor.js'
import type { Standing } from '../model/clause.js'
import type { CountryCode } from '../model/ids.js'
import type { Meeting } from '../model/record.js'

/** `none`: each report for itself; `one-a-day`: the field's filter; `cluster`: reports of one thing are one. */
export type Merging = 'none' | 'one-a-day' | 'cluster'

/** Conditions hold together; what is absent does not restrict. */
export interface Filter {
  /** At least one party is or acts for one of these. */
  readonly states?: readonly string[]
  /** Both take part: as source and target in either direction, as participants, or as speaker and whom the stance is toward. */
  readonly between?: readonly [string, string]
  /** With one state in `states`: between it and any of these. */
  readonly among?: readonly string[]
  /** Of exactly two states, or of any other number. */
  readonly alone?: boolean
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
  /** Of meetings: the level, and the host; null: not known. */
  readonly level?: Rank | null
  readonly host?: CountryCode | null
  /** Of statements. */
  readonly stance?: -1 | 0 | 1
  /** Some speaker acts for no state that is known. */
  readonly stateless?: true
  /** Country code, or a place's name without regard to case. */
  readonly place?: string
  readonly issue?: string
  /** With `issue`: others that are taken for the same. */
  readonly alsoIssues?: readonly string[]
  /** With `actor`: another named person that takes part, as printed. */
  readonly beside?: string
  /** With `actor`: as the side that speaks or acts. */
  readonly acting?: boolean
  /** Statements that claim a relation's trend. */
  readonly claims?: boolean
  /** Full text of the dispatch: words, "phrases", -without. */
  readonly text?: string
  /** Default `cluster`. */
  readonly merging?: Merging
}
