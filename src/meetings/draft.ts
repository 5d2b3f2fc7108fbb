/** A meeting in the making: one place in the text that tells of one. */
import type { Span } from '../base/types.js'
import type { ActorMention, Clause, MeetingForm, MeetingStatus, PlaceReading, RuleId, TimeReading, TokenRange } from '../model/index.js'
import type { Frame } from '../knowledge/meetings/index.js'

/** The words that tell of a meeting, with the clause that they stand in. */
export interface Trigger {
  readonly token: number
  readonly sentence: number
  readonly frame: Frame
  /** What the word itself says of the form. */
  readonly form: MeetingForm | null
  readonly clause: Clause | null
  readonly noun: boolean
  /** A call in person ("paid a courtesy call on X"). */
  readonly calling: boolean
  /** A noun that takes up what was told before ("attended the meeting", "during the talks"). */
  readonly definite: boolean
  readonly status: MeetingStatus
  readonly rule: RuleId
}

export interface Draft {
  readonly trigger: Trigger
  /** Those who met, received or went; and those met, received or visited. */
  readonly first: readonly ActorMention[]
  readonly second: readonly ActorMention[]
  readonly form: MeetingForm
  readonly status: MeetingStatus
  readonly when: TimeReading | null
  readonly where: PlaceReading | null
  /** Token ranges of the words for time and place. */
  readonly whenBy: TokenRange | null
  readonly whereBy: TokenRange | null
  readonly agenda: readonly Span[]
  readonly because: readonly string[]
  /** Told as apart from others ("separate talks"): never one with a meeting told before. */
  readonly separate: boolean
}
