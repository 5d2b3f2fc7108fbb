/** Speech acts and what they are about: a demand for a release is REQUEST/yield, an accusation of shelling alleges aggression. */
import type { Clause } from '../model/index.js'
import type { Scene } from './context.js'
import { type Reading, turned } from './compose.js'
import { clauseAbove } from './context.js'
import type { FoundParty } from './phrase.js'

/** CAMEO code of an accusation by the type of the act alleged, with the most specific of CAMEO's five kinds. */
const allegationOf: Readonly<Record<string, string>> = { ASSAULT: '1123', MOBILIZE: '1123', COERCE: '1122', SANCTION: '112', AID: '1123' }

/** Refines the readings of speech acts by the acts they embed. `inner` are the readings that the speech act absorbs. */
export function refine(scene: Scene, outer: Reading, inner: readonly Reading[]): Reading {
  const { rule, clause } = outer.match
  const act = inner.find((reading) => reading.match.clause.index !== clause.index)
  if (!act || rule.absorbs === null) return outer
  const because = [...outer.because, `content: ${act.match.rule.name} '${act.match.clause.lemma}'`]
  const aimed = outer.match.targets.length > 0 && !ownSide(scene, outer) ? outer.match.targets : contentParties(outer, act, rule.absorbs)
  const targets = aimed.length > 0 ? aimed : outer.match.targets
  const match = { ...outer.match, targets, targetSlot: outer.match.targetSlot ?? 'content' }
  if (rule.absorbs === 'request') {
    const to = turned(scene, act, 'requested')
    // "called for sanctions on X" is no demand to X: what it becomes is in the ontology.
    if (to && outer.type === 'REQUEST' && (to.type === 'REQUEST' || !askedOfAgent(scene, outer, act)))
      return {
        ...outer,
        match: to.type === 'REQUEST' ? match : { ...match, targets: act.match.targets },
        type: to.type,
        mode: to.mode,
        contexts: to.contexts,
        cameo: to.cameo ?? outer.cameo,
        because,
      }
    return { ...outer, match, because }
  }
  if (rule.absorbs === 'accusation' && outer.type === 'ACCUSE') {
    const code = outer.mode === 'allege' ? (allegationOf[act.type] ?? null) : null
    const entry = code === null ? undefined : scene.ontology.cameo.get(code)
    return { ...outer, match, cameo: code ?? outer.cameo, contexts: entry?.contexts ?? outer.contexts, because }
  }
  return { ...outer, match, because }
}

/** "urged X to end its support for Y", "urged X to impose sanctions on Y": a demand on X whatever it would do to Y. */
function askedOfAgent(scene: Scene, outer: Reading, act: Reading): boolean {
  if (act.match.clause.operators.some((operator) => operator.kind === 'cessation' || operator.kind === 'refusal')) return true
  if (hasEnd(scene, act.match.clause.predicate, outer.match.clause.predicate)) return true
  return outer.match.targets.some((one) => act.match.sources.some((agent) => agent.mention.entity === one.mention.entity))
}

const ends = new Set(['end', 'halt', 'stop', 'cessation', 'lifting', 'suspension', 'removal', 'termination', 'pause', 'reversal'])

/** "demanded an end to the siege": a noun of ending between the demand and the act. */
function hasEnd({ tokens }: Scene, act: number, demand: number): boolean {
  for (let at = act; at !== demand; ) {
    const up = tokens.head[at] ?? at
    if (up === at) return false
    if (ends.has((tokens.lemma[up] ?? '').toLowerCase())) return true
    at = up
  }
  return false
}

/** "welcomed the release of its citizens by X": those whom the phrase names first are the speaker's own. */
function ownSide(scene: Scene, outer: Reading): boolean {
  const country = (one: FoundParty) => scene.analysed.entities[one.mention.entity]?.country ?? null
  const own = new Set(outer.match.sources.map(country))
  return outer.match.targets.every((one) => country(one) !== null && own.has(country(one)))
}

/** Who a speech act without a named addressee is aimed at: the agent of the act it speaks of, or for demands the one who would have to do it. */
function contentParties(outer: Reading, act: Reading, kind: 'request' | 'accusation' | 'approval'): readonly FoundParty[] {
  const own = new Set(outer.match.sources.map((one) => one.mention.entity))
  const agents = act.match.sources.filter((one) => !own.has(one.mention.entity))
  const others = act.match.targets.filter((one) => !own.has(one.mention.entity))
  const chosen = agents.length > 0 ? agents : kind === 'request' || kind === 'accusation' ? others : []
  const side = agents.length > 0 ? 'agent' : 'patient'
  return chosen.map((one) => ({ mention: one.mention, head: one.head, inferred: `${side} of the act spoken of` }))
}

/** Readings of acts that stand inside the content of a clause. */
export function contentOf(scene: Scene, outer: Clause, all: readonly Reading[]): readonly Reading[] {
  return all.filter((reading) => {
    if (reading.match.clause.index === outer.index) return false
    if (reading.absorbedBy?.clause === outer.index) return true
    // A noun that the speech verb takes as its object ("condemned the attack", "welcomed the release").
    const above = reading.match.clause.parent
    return (
      above === outer.index &&
      reading.match.clause.kind === 'noun' &&
      clauseAbove(scene, scene.tokens.head[reading.match.clause.predicate] ?? -1)?.index === outer.index
    )
  })
}
