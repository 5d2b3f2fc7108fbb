/** Several agents of one noun: "the release of A's soldiers by X and of B's by Y" tells two acts, each with its own sides. */
import { partiesIn, caseWord } from './phrase.js'
import type { Scene } from './context.js'
import type { Chosen } from './readings.js'

/** A reading of a noun with the readings that later pairs of phrases add to it. */
export function pairwise(scene: Scene, one: Chosen): readonly Chosen[] {
  const { match } = one.reading
  if (match.clause.kind !== 'noun' || match.rule.symmetric) return [one]
  const { tokens } = scene
  const out = [one]
  const { first, end } = match.clause.extent
  for (let token = Math.max(first, match.clause.predicate + 1); token < end; token++) {
    if (tokens.relation[token] !== 'conj' || caseWord(tokens, token) !== 'of') continue
    const agent = agentOf(scene, token)
    if (agent < 0) continue
    const sources = partiesIn(scene, agent)
    const targets = partiesIn(scene, token)
    if (sources.length === 0 || targets.length === 0) continue
    const pair = { ...match, sources, targets, sourceSlot: 'by', targetSlot: 'of' }
    out.push({ ...one, reading: { ...one.reading, match: pair, because: [...one.reading.because, 'a second pair of phrases'] } })
  }
  return out
}

function agentOf({ tokens }: Scene, token: number): number {
  for (let child = tokens.firstChild[token] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
    if (caseWord(tokens, child) === 'by') return child
  return -1
}
