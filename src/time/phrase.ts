/** What a time expression says, before it is set against a day: the form between the grammar and the calendar. */
import type { Weekday } from '../base/days.js'
import type { RuleId } from '../model/ids.js'
import type { Unit } from './vocabulary.js'

/** A third of a longer stretch ("late last month", "mid-2015"). */
export type Part = 'early' | 'mid' | 'late' | null

/** `published`: the day of the dispatch; `narrative`: the day the story has reached; `lead`: the day of the main news. */
export type Anchor = 'published' | 'narrative' | 'lead'

export type Phrase =
  | {
      readonly kind: 'calendar'
      readonly year: number | null
      readonly month: number | null
      readonly day: number | null
      readonly part: Part
    }
  /** "January last year": month and day of a year told by its distance. */
  | { readonly kind: 'in-year'; readonly shift: number; readonly month: number; readonly day: number | null; readonly part: Part }
  | { readonly kind: 'era'; readonly first: number; readonly years: 10 | 100; readonly part: Part }
  | {
      readonly kind: 'season'
      readonly month: number
      readonly year: number | null
      readonly shift: -1 | 0 | 1 | null
      readonly part: Part
    }
  | { readonly kind: 'weekday'; readonly weekday: Weekday; readonly shift: 'last' | 'this' | 'next' | 'week-ago' | 'week-ahead' | null }
  | { readonly kind: 'month'; readonly month: number; readonly shift: -1 | 0 | 1; readonly day: number | null; readonly part: Part }
  | {
      readonly kind: 'period'
      readonly unit: Unit
      readonly shift: number
      readonly part: Part
      /** Only what lies before ("earlier this year") or after ("later this year") the anchor. */
      readonly half: 'earlier' | 'later' | null
      readonly anchor: Anchor
    }
  | { readonly kind: 'offset'; readonly unit: Unit; readonly count: number; readonly anchor: Anchor }
  | { readonly kind: 'window'; readonly unit: Unit; readonly count: number | null; readonly direction: -1 | 1 }
  | { readonly kind: 'nights' }
  | { readonly kind: 'span'; readonly first: Phrase; readonly last: Phrase }

/** A phrase found at some tokens; `end` is the token after its last. */
export interface Match {
  readonly phrase: Phrase
  readonly end: number
  readonly rule: RuleId
}

export function matched(phrase: Phrase, end: number, rule: string): Match {
  return { phrase, end, rule: `time/${rule}` as RuleId }
}
