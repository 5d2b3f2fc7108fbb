/** The verb that carries a noun of meeting, and the preposition that it stands behind, over words of measure ("eight hours of talks"). */
import { childrenOf, hangsBy } from '../model/tree.js'
import { lemmaAt, type Scene } from './scene.js'

/** The lemma of the verb that carries the noun: its light verb, or the verb whose subject or object it is. */
export function carrierOf(scene: Scene, token: number): string | null {
  const { tokens } = scene
  const clause = scene.clauseAt.get(token)
  if (clause?.light !== null && clause?.light !== undefined) return scene.clauseAt.get(clause.light)?.lemma ?? lemmaAt(scene, clause.light)
  if (!hangsBy(tokens, token, 'obj', 'nsubj', 'nsubj:pass', 'conj')) return null
  const up = tokens.head[token] ?? token
  if (tokens.tag[up] === 'NOUN' && hangsBy(tokens, token, 'conj')) return up === token ? null : carrierOf(scene, up)
  if (tokens.tag[up] !== 'VERB') return null
  const joined = withParticle(scene, up)
  return scene.words.statusCues.has(joined) ? joined : (scene.clauseAt.get(up)?.lemma ?? lemmaAt(scene, up))
}

export function caseOf(scene: Scene, token: number): string {
  const marker = childrenOf(scene.tokens, token).find((child) => hangsBy(scene.tokens, child, 'case'))
  return marker === undefined ? '' : (scene.tokens.lower[marker] ?? '')
}

/** A verb with the particle right behind it or its object ("called the trip off", "fell through"). */
export function withParticle(scene: Scene, verb: number): string {
  for (let i = verb + 1; i < verb + 5; i++) {
    const joined = `${lemmaAt(scene, verb)} ${scene.tokens.lower[i] ?? ''}`
    if (scene.words.statusCues.has(joined)) return joined
  }
  return ''
}

const measures: ReadonlySet<string> = new Set('hour day week round series night session minute month string marathon bout cycle'.split(' '))

/** The noun of measure that a noun hangs from by "of" ("hours" for "eight hours of talks"), else the noun itself. */
export function measured(scene: Scene, noun: number): number {
  const { tokens } = scene
  const up = tokens.head[noun] ?? noun
  const isOf =
    tokens.lower[up + 1] === 'of' ||
    (hangsBy(tokens, noun, 'nmod') &&
      childrenOf(tokens, noun).some((child) => hangsBy(tokens, child, 'case') && tokens.lower[child] === 'of'))
  return isOf && up < noun && measures.has(lemmaAt(scene, up)) ? up : noun
}
