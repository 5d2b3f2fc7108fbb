/** Whom a protest at home is aimed at, where its words name a foreign mission or a deed that was told before. */
import { type Clause, type Event, type Party, partiesOf } from '../model/index.js'
import type { Scene } from './context.js'
import { partiesAt } from './slots.js'

const sites = ['outside', 'in front of', 'before', 'at', 'near'] as const
const causes: ReadonlySet<string> = new Set(['against', 'over', 'at'])
/** Letters that a deed and the noun for it share ("close" and "closure", "deport" and "deportation"). */
const stem = 4

/** The foreign house before which they stand, else the foreign doer of the deed that they are against. Empty where there is none. */
export function protestedAgainst(scene: Scene, clause: Clause, sources: readonly Party[], told: readonly Event[]): readonly Party[] {
  const own = sources[0]?.country ?? null
  if (own === null) return []
  const foreign = (party: Party): boolean => party.country !== null && party.country !== own
  for (const marker of sites) {
    const found = partiesAt(scene, clause, { written: marker, role: 'oblique', marker, path: [] })
      .filter((one) => one.mention.reading !== 'place')
      .flatMap((one) => partiesOf(scene.analysed, one.mention))
      .filter(foreign)
    if (found.length > 0) return found
  }
  for (const argument of clause.arguments) {
    if (argument.role !== 'oblique' || !causes.has(argument.marker ?? '')) continue
    const noun = scene.tokens.lower[argument.head] ?? ''
    const deed = told.findLast(
      (event) =>
        event.standing !== 'historical' &&
        event.sources.every(foreign) &&
        event.targets.some((party) => party.country === own) &&
        isNamed(scene, event, noun),
    )
    if (deed) return deed.sources
  }
  return demandedOf(scene, clause, own)
}

/** "Staged a march to demand the departure of the Guinean soldiers": whom the purpose of the protest names. */
function demandedOf(scene: Scene, clause: Clause, own: string): readonly Party[] {
  const { analysed } = scene
  const purpose = analysed.clauses.find(
    (one) => one.parent !== null && one.relation === 'advcl' && demands.has(one.lemma) && isBelow(analysed.clauses, one, clause),
  )
  if (!purpose) return []
  for (const mention of analysed.actors) {
    if (mention.first < purpose.extent.first || mention.end > purpose.extent.end || mention.reading === 'place') continue
    const party = partiesOf(analysed, mention).find((one) => one.country !== null && one.country !== own)
    if (party) return [party]
  }
  return []
}

const demands: ReadonlySet<string> = new Set(['demand', 'denounce', 'condemn', 'protest', 'decry', 'oppose', 'reject', 'urge'])

/** The governor of a clause is the protest or the light verb that carries it. */
function isBelow(clauses: readonly Clause[], { parent }: Clause, clause: Clause): boolean {
  const governor = parent === null ? undefined : clauses[parent]
  return governor !== undefined && (governor.index === clause.index || governor.predicate === clause.light)
}

/** The words that told of the deed begin like the noun. */
function isNamed({ analysed }: Scene, event: Event, noun: string): boolean {
  if (noun.length < stem) return false
  const text = analysed.dispatch.text
  return event.evidence.some(
    (one) =>
      one.part === 'trigger' &&
      text
        .slice(one.from, one.to)
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.slice(0, stem) === noun.slice(0, stem)),
  )
}
