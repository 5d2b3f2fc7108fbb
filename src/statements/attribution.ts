/** An attribution as found in the words: who, by which cue, what. Statements are made of these. */
import type { Party } from '../model/actor.js'
import type { StatementAct } from '../model/record.js'
import type { RuleId } from '../model/ids.js'
import type { TokenRange } from '../model/tokens.js'

export interface Attribution {
  /** The token that names the speaking: verb, noun, adjective, or the first of a phrase. */
  readonly cue: number
  /** All tokens of the cue, in order. */
  readonly cueTokens: readonly number[]
  readonly lemma: string
  readonly act: StatementAct
  readonly polarity: -1 | 0 | 1
  readonly kind: 'speech' | 'thought' | 'show'
  /** Head token of the source; null: nobody is named ("it is said that"). */
  readonly source: number | null
  /** How the source was found when it is no direct subject. */
  readonly via: string | null
  /** The content: more than one range where the cue splits it. */
  readonly content: readonly TokenRange[]
  readonly addressees: readonly number[]
  /** The one praised, accused or called upon, where the frame names it. */
  readonly target: number | null
  readonly negated: boolean
  /** Modal or hypothetical cue ("would say", "if he says"). */
  readonly unreal: boolean
  /** A speaker who is named outside the parsed text ("attributable to Spokesperson X:"), in place of a source. */
  readonly party?: Party
  readonly rule: RuleId
}

/** Brands a rule's name. */
export function ruleId(name: string): RuleId {
  return `statement/${name}` as RuleId
}
