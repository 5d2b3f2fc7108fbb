/**
 * Main verbs that a parser took for a modifier of their object: "X suspended aid to Y" read as one noun phrase ("the X-suspended aid").
 * The sentence is then a bare nominal, with a past tense right behind the name of whoever acted.
 */
import type { ActorMention, ParsedTokens } from '../model/index.js'
import { addWithConjuncts, caseOf } from './arguments.js'
import { addArgument, type Building, type Draft } from './draft.js'
import { childOf } from './predicates.js'

const pasts = new Set(['VBN', 'VBD', 'VBZ'])

/** The object whose modifier the verb was taken for, or -1 for any other token. */
export function lostObject({ read }: Building, token: number): number {
  const { tokens } = read
  if (tokens.relation[token] !== 'amod' || tokens.tag[token] !== 'VERB' || !pasts.has(tokens.fine[token] ?? '')) return -1
  const object = tokens.head[token] ?? token
  if (object <= token || tokens.head[object] !== object) return -1
  if (tokens.tag[object] !== 'NOUN' && tokens.tag[object] !== 'PROPN') return -1
  if (childOf(tokens, object, 'cop') !== null || childOf(tokens, object, 'nsubj') !== null) return -1
  return actorBefore(read.actors, token) === null ? -1 : object
}

/** Who is named right before a token: the longest mention that ends there. */
function actorBefore(actors: readonly ActorMention[], token: number): ActorMention | null {
  let best: ActorMention | null = null
  for (const actor of actors) {
    if (actor.first >= token) break
    if (actor.end === token && (best === null || actor.first < best.first)) best = actor
  }
  return best
}

/** Gives a lost verb its subject, its object and the phrases that hang on the object. */
export function readLost(building: Building, draft: Draft, object: number): void {
  const { tokens, actors } = building.read
  const actor = actorBefore(actors, draft.predicate)
  draft.passive = false
  draft.arguments.length = 0
  if (actor) addArgument(draft, { role: 'subject', head: actor.head, marker: null, via: 'lost verb' })
  addWithConjuncts(building, draft, 'object', object, null, 'lost verb')
  for (let child = tokens.firstChild[object] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    const marker = child > object ? caseOf(tokens, child) : null
    if (marker !== null && marker !== 'of' && (tokens.relation[child] === 'nmod' || tokens.relation[child] === 'obl'))
      addWithConjuncts(building, draft, 'oblique', child, marker, 'lost verb')
  }
}

/** "Chinese warplanes crossed into X's zone." read as warplanes that were crossed: a full sentence is no bare nominal with a participle. */
export function isLostPast(tokens: ParsedTokens, token: number): boolean {
  const noun = tokens.head[token] ?? token
  if (tokens.fine[token] !== 'VBN' || tokens.relation[token] !== 'acl' || noun !== token - 1 || tokens.head[noun] !== noun) return false
  const sentence = tokens.sentences[tokens.sentenceOf[token] ?? 0]
  if (!sentence || sentence.inHeadline || tokens.form[sentence.end - 1] !== '.') return false
  return childOf(tokens, token, 'obl:agent') === null
}

const clauseRelations = new Set(['root', 'ccomp', 'conj', 'parataxis'])
const finite = new Set(['VBD', 'VBZ'])
const openers = new Set([',', 'that', 'and', 'as', 'but', 'after'])

/** The head of an actor who is named from the start of the clause up to the verb, whom the parser made nothing of; or -1. */
export function namedBefore({ read }: Building, verb: number): number {
  const { tokens } = read
  if (!clauseRelations.has(tokens.relation[verb] ?? '') || !finite.has(tokens.fine[verb] ?? '')) return -1
  const actor = actorBefore(read.actors, verb)
  if (!actor || actor.form === 'pronoun' || actor.reading === 'place') return -1
  const first = tokens.sentences[tokens.sentenceOf[verb] ?? 0]?.first
  return actor.first === first || openers.has(tokens.lower[actor.first - 1] ?? '') ? actor.head : -1
}
