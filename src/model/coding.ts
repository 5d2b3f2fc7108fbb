import type { ActorMention, Entity } from './actor.js'
import type { Clause } from './clause.js'
import type { Diagnostic } from './diagnostic.js'
import type { Dispatch } from './dispatch.js'
import type { CodedRecord, Wording } from './record.js'
import type { PlaceMention, TimeMention } from './time.js'
import type { ParsedTokens } from './tokens.js'

export type Mention = ActorMention | TimeMention | PlaceMention

/** Who, where and when of one dispatch: what the coders of acts and speech read. */
export interface ReadDispatch {
  readonly dispatch: Dispatch
  readonly tokens: ParsedTokens
  readonly entities: readonly Entity[]
  /** In order of `first`, longer before shorter. */
  readonly actors: readonly ActorMention[]
  readonly times: readonly TimeMention[]
  readonly places: readonly PlaceMention[]
}

/** The same with its predicates and arguments. */
export interface AnalysedDispatch extends ReadDispatch {
  readonly clauses: readonly Clause[]
}

/** All that one dispatch yields. Same dispatch, knowledge and coder give the same Coding, byte for byte. */
export interface Coding extends AnalysedDispatch {
  readonly records: readonly CodedRecord[]
  readonly wordings: readonly Wording[]
  readonly diagnostics: readonly Diagnostic[]
  /** Versions: of the coder, and hashes of knowledge and language model. */
  readonly madeWith: { readonly coder: string; readonly knowledge: string; readonly model: string }
}
