/** Names and other mentions of persons, organisations and places, as the language stage finds them. */
import type { ParsedTokens, TokenRange } from './tokens.js'

export type NameKind = 'person' | 'organisation' | 'place'

/** A mention: of a proper name the words of the name alone, without title or article; of a description its noun phrase, without what hangs loosely from it (clauses, prepositional phrases, appositions). */
export interface NameSpan extends TokenRange {
  readonly head: number
  readonly kind: NameKind
  /** True for a proper name ("Ali Bagheri Kani"), false for a description or pronoun ("the minister", "he"). */
  readonly proper: boolean
}

/** What the language stage returns: parsed words with the mentions among them, in order of their heads. */
export interface NamedTokens extends ParsedTokens {
  readonly names: readonly NameSpan[]
}

/** The mentions that the language stage found; none when the words were made by hand. */
export function namesOf(tokens: ParsedTokens): readonly NameSpan[] {
  return isNamed(tokens) ? tokens.names : []
}

function isNamed(tokens: ParsedTokens): tokens is NamedTokens {
  return 'names' in tokens
}
