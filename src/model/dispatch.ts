import type { Day, Span } from '../base/types.js'
import type { DispatchId } from './ids.js'

/** What a stretch of the received text is. Only headline and body are coded. Regions are in order and do not overlap; what lies between them is white space. */
export type RegionKind = 'date' | 'headline' | 'dateline' | 'body' | 'byline' | 'caption' | 'boilerplate'
export interface Region extends Span {
  readonly kind: RegionKind
}

/** The parts of an agency dateline ("ISLAMABAD, March 14 (APP) -") as spans; what they name is read by `place` and `time`. */
export interface Dateline extends Span {
  readonly place: Span | null
  readonly date: Span | null
  readonly agency: Span | null
}

/** One news item as received. `text` is never edited; every span in the system points into it. */
export interface Dispatch {
  readonly id: DispatchId
  /** The outlet, where known. */
  readonly source: string | null
  /** Where it was read: a path or web address. Not part of any coding. */
  readonly address: string | null
  /** The day of publication; null: relative dates stay unresolved. */
  readonly published: Day | null
  readonly language: 'en'
  readonly text: string
  readonly regions: readonly Region[]
  readonly dateline: Dateline | null
}
