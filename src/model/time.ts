import type { Day } from '../base/types.js'
import type { PlaceId, RuleId, CountryCode } from './ids.js'
import type { TokenRange } from './tokens.js'

/** Where a reading came from: stated beats derived, and the reader can see which. */
export interface TimeReading {
  /** First day. */
  readonly from: Day
  /** First day after it: the range is half-open. */
  readonly to: Day
  readonly grain: 'day' | 'week' | 'month' | 'season' | 'year' | 'range'
  readonly basis: 'stated' | 'relative' | 'dateline' | 'narrative' | 'published'
}

export interface TimeMention extends TokenRange {
  readonly kind: 'time'
  readonly head: number
  /** Null: a time expression that cannot be fixed ("last week" in a dispatch without a date). */
  readonly reading: TimeReading | null
  /** `history` lies well before the dispatch's own news, `future` after its date. */
  readonly tense: 'history' | 'past' | 'present' | 'future' | 'unknown'
  readonly foundBy: RuleId
  readonly score: number
}

export interface PlaceReading {
  readonly place: PlaceId | null
  /** The gazetteer's name, or as printed. */
  readonly name: string
  readonly country: CountryCode | null
  readonly grain: 'site' | 'city' | 'region' | 'country' | 'sea'
  readonly basis: 'stated' | 'dateline' | 'party'
  /** Degrees, WGS 84; null at country grain: a country is no pin. */
  readonly latitude: number | null
  readonly longitude: number | null
}

export interface PlaceMention extends TokenRange {
  readonly kind: 'place'
  readonly head: number
  readonly reading: PlaceReading
  /** Places of the same name that lost, best first. */
  readonly rivals: readonly PlaceId[]
  readonly foundBy: RuleId
  readonly score: number
}
