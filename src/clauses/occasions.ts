/** Nouns that name an act and stand beside a verb: as what happened, or as the occasion of what was said. */
import { caseOf } from './arguments.js'
import { type Building, type Draft, hasRole } from './draft.js'

/** "talks began", "tariffs took effect", "the ban came into force". */
export function isLightEvent({ knowledge, read: { tokens } }: Building, governor: Draft): boolean {
  if (knowledge.lightEvent.has(governor.lemma)) return true
  return governor.arguments.some(
    (one) =>
      (one.role === 'object' || one.role === 'oblique') &&
      knowledge.lightEvent.has(`${governor.lemma} ${one.marker === null ? '' : `${one.marker} `}${tokens.lower[one.head] ?? ''}`),
  )
}

const occasions = new Set(['after', 'following', 'during', 'at', 'before', 'amid', 'upon', 'since', 'ahead of'])

/** "Following a meeting with X, Y said ...": whoever speaks of an encounter behind such a preposition took part in it. */
export function besideTalks(building: Building, draft: Draft): boolean {
  const marker = caseOf(building.read.tokens, draft.predicate) ?? ''
  if (hasRole(draft, 'subject')) return false
  const talks = building.knowledge.nouns.get(draft.lemma)?.of === 'parties' || (calls.has(draft.lemma) && hasOblique(draft, 'with'))
  return (talks && occasions.has(marker)) || isOnVisit(draft, marker)
}

const calls = new Set(['call', 'conversation', 'visit', 'lunch', 'dinner'])

function hasOblique(draft: Draft, marker: string): boolean {
  return draft.arguments.some((argument) => argument.role === 'oblique' && argument.marker === marker)
}

const journeys = new Set(['visit', 'trip', 'tour', 'stopover'])

/** "X, on a visit to Y, thanked ...". */
export function isOnVisit(draft: Draft, marker: string | null): boolean {
  return journeys.has(draft.lemma) && (marker === 'on' || marker === 'during')
}
