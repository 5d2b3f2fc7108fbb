/** Participles that stand before a noun as its modifiers, which parsers take for verbs. */
import type { ParsedTokens } from '../model/index.js'
import { markOf } from './arguments.js'
import { childOf } from './predicates.js'

/** "flood-hit", "Saudi-led": the second half of a hyphenated modifier. */
export function isCompoundPart(tokens: ParsedTokens, token: number): boolean {
  if (tokens.lower[token - 1] !== '-' || tokens.to[token - 1] !== tokens.from[token]) return false
  // "test-fired two missiles": a finite verb with an object is a predicate all the same.
  if (tokens.fine[token] === 'VBD' && childOf(tokens, token, 'obj') !== null) return false
  // "re-elect" and "co-operate" are verbs all the same.
  return (tokens.lower[token - 2]?.length ?? 0) > 3
}

/** "talks with visiting President X", "aid to flood-hit X": a participle before a name, which parsers take for a verb with an object. Its object, or -1. */
export function visitorOf(tokens: ParsedTokens, token: number): number {
  if ((tokens.lower[token] !== 'visiting' && !isCompoundPart(tokens, token)) || markOf(tokens, token) === null) return -1
  return childOf(tokens, token, 'obj') ?? -1
}
