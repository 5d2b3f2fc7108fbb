/** Subjects that a parser hung elsewhere than on their verb, and those of operative paragraphs, which stand far above them. */
import { subtree, type ParsedTokens } from '../model/index.js'
import type { Building, Draft } from './draft.js'
import { childOf } from './predicates.js'
import { isOperative, resolvingBody } from './operative.js'

/** The body whose resolution an operative paragraph belongs to, or -1. */
export function resolvedBy(building: Building, draft: Draft): number {
  const { tokens } = building.read
  return isOperative(tokens, draft.predicate, building.knowledge) ? resolvingBody(tokens, draft.sentence) : -1
}

/** "on Tuesday [and Israeli jets] struck": a noun right before a finite verb that was taken for a conjunct of what came before; or -1. */
export function joinedSubject(tokens: ParsedTokens, verb: number): number {
  const fine = tokens.fine[verb]
  if (fine !== 'VBD' && fine !== 'VBZ') return -1
  const before = verb - 1
  const tag = tokens.tag[before]
  if (tag !== 'NOUN' && tag !== 'PROPN') return -1
  let top = before
  for (let up = tokens.head[top] ?? top; tokens.relation[top] !== 'conj'; up = tokens.head[top] ?? top) {
    if (up === top || up >= verb || !nominalSteps.has(tokens.relation[top] ?? '')) return -1
    top = up
  }
  const { first, end } = subtree(tokens, top)
  return end === verb && tokens.relation[first] === 'cc' && (tokens.tag[top] === 'NOUN' || tokens.tag[top] === 'PROPN') ? top : -1
}

const nominalSteps = new Set(['flat', 'compound', 'nmod', 'appos', 'nmod:desc'])

/** An infinitive at a name that is all the sentence has for a root. */
export function isHeadlineInfinitive(tokens: ParsedTokens, token: number): boolean {
  const above = tokens.head[token] ?? token
  return (
    tokens.relation[token] === 'acl' &&
    tokens.fine[token] === 'VB' &&
    tokens.head[above] === above &&
    tokens.tag[above] === 'PROPN' &&
    childOf(tokens, token, 'mark') === token - 1 &&
    tokens.lower[token - 1] === 'to'
  )
}
