/** All readings of a dispatch: rules matched on clauses, composed, and speech acts refined by what they speak of. */
import { by } from '../base/order.js'
import type { Clause } from '../model/index.js'
import { contentOf, refine } from './absorb.js'
import { compose, type Reading } from './compose.js'
import type { Scene } from './context.js'
import { type Match, matchClause } from './match.js'
import { pairwise } from './pairwise.js'

/** The reading chosen for a clause with the matches that lost to it. */
export interface Chosen {
  readonly reading: Reading
  readonly rivals: readonly Match[]
}

/** One reading for each clause that any rule fits, before parties are required of it. */
export function readScene(scene: Scene): readonly Chosen[] {
  const first: Chosen[] = []
  for (const clause of scene.analysed.clauses) {
    const one = chooseFor(scene, clause)
    if (one) first.push(one)
  }
  const chosen = first.map((one) => provoked(scene, namesTarget(withAgent(one, first), first), first))
  const all = chosen.map((one) => one.reading)
  const covered = new Set(
    all.filter((reading) => !reading.match.rule.operator).flatMap((reading) => (useful(reading) ? reading.covers : [])),
  )
  const direct = new Set(
    all
      .filter((reading) => !reading.match.rule.operator && reading.match.clause.kind === 'verb' && useful(reading))
      .map((reading) => reading.match.clause.index),
  )
  const demands = new Set(
    all.filter((reading) => reading.type === 'REQUEST' && useful(reading)).map((reading) => reading.match.clause.index),
  )
  return chosen
    .filter(
      (one) =>
        !toldByVerb(one.reading, direct) &&
        !consumed(one.reading, all) &&
        !merePurpose(one.reading, direct) &&
        !expected(one.reading, demands) &&
        !answered(scene, one.reading, direct),
    )
    .filter((one) => !(one.reading.match.rule.operator && covered.has(one.reading.match.clause.index)))
    .flatMap((one) => pairwise(scene, one))
    .map((one) => ({
      ...one,
      reading:
        one.reading.match.rule.absorbs === null ? one.reading : refine(scene, one.reading, contentOf(scene, one.reading.match.clause, all)),
    }))
}

/** "was wounded when X shelled the village", "were killed in an X air strike": who used force is told in what hangs below. */
function withAgent(one: Chosen, all: readonly Chosen[]): Chosen {
  const { match } = one.reading
  if (match.rule.type !== 'ASSAULT' || match.sources.length > 0 || !match.clause.passive) return one
  const told = all.find(
    ({ reading }) =>
      reading.type === 'ASSAULT' &&
      reading.match.clause.parent === match.clause.index &&
      reading.match.sources.length > 0 &&
      reading.match.clause.operators.length === 0,
  )
  if (!told) return one
  const sources = told.reading.match.sources.map((source) => ({
    ...source,
    inferred: source.inferred ?? 'agent of the act told beside it',
  }))
  return { ...one, reading: { ...one.reading, match: { ...match, sources, sourceSlot: 'act beside' } } }
}

const welcome = new Set(['RETREAT', 'CONCEDE', 'AID', 'AGREE', 'CONSULT', 'COOPERATE'])

/** "cancelled a meeting": where a rule speaks of the verb with its object, the noun below is not read a second time. */
function toldByVerb({ match, covers, absorbedBy, type }: Reading, direct: ReadonlySet<number>): boolean {
  // What is welcomed has happened, and is told beside the welcome.
  if (absorbedBy?.kind === 'approval' && welcome.has(type)) return false
  return match.clause.kind === 'noun' && covers.some((index) => direct.has(index))
}

/** "marched to protest", "sent troops to fight": what an act is for is not coded beside the act itself. */
function merePurpose({ match }: Reading, direct: ReadonlySet<number>): boolean {
  const purpose = match.clause.operators.find((operator) => operator.kind === 'purpose')
  return purpose !== undefined && direct.has(purpose.clause)
}

/** "scaled back its cooperation with X": a noun that the verb's own rule asks for is told by the verb. */
function consumed({ match }: Reading, all: readonly Reading[]): boolean {
  const { clause } = match
  if (clause.kind !== 'noun' || clause.relation !== 'obj') return false
  const verb = all.find((other) => other.match.clause.index === clause.parent && other.match.clause.kind === 'verb')
  if (!verb || !useful(verb) || verb.match.rule.operator || verb.type === match.rule.type) return false
  return verb.match.rule.when.some((one) => one.slot.role === 'object' && one.slot.path.length === 0 && one.words.length > 0)
}

const answering = new Set(['ACCUSE', 'SANCTION'])

/** "recalled its ambassador after X granted asylum": a protest or sanction without target is aimed at who acted before. */
function provoked(scene: Scene, one: Chosen, all: readonly Chosen[]): Chosen {
  const { reading } = one
  const { match } = reading
  if (!answering.has(reading.type) || match.targets.length > 0 || match.clause.kind !== 'verb') return one
  const sides = new Set(match.sources.map((source) => scene.analysed.entities[source.mention.entity]?.country ?? null))
  for (const { reading: other } of all) {
    if (other.match.clause.parent !== match.clause.index || other.match.clause.relation !== 'advcl') continue
    const targets = other.match.sources.filter((source) => {
      const country = scene.analysed.entities[source.mention.entity]?.country ?? null
      return country !== null && !sides.has(country)
    })
    if (targets.length > 0) return { ...one, reading: { ...reading, match: { ...match, targets, targetSlot: 'provocation' } } }
  }
  return one
}

/** "marched to protest against X": the purpose alone tells whom the marching is aimed at. */
function namesTarget(one: Chosen, all: readonly Chosen[]): Chosen {
  const { reading } = one
  if (reading.match.targets.length > 0 || reading.type !== 'PROTEST') return one
  const purpose = all.find(
    (other) =>
      other.reading.match.rule.type === 'PROTEST' &&
      other.reading.match.targets.length > 0 &&
      other.reading.match.clause.operators.some(
        (operator) => operator.kind === 'purpose' && operator.clause === reading.match.clause.index,
      ),
  )
  if (!purpose) return one
  const { targets } = purpose.reading.match
  return { ...one, reading: { ...reading, match: { ...reading.match, targets, targetSlot: 'purpose' } } }
}

/** "we expect X to withdraw": what a demand hopes for is not announced by the one who would do it. */
function expected({ match }: Reading, demands: ReadonlySet<number>): boolean {
  return match.clause.operators.some((one) => (one.kind === 'expectation' || one.kind === 'wish') && demands.has(one.clause))
}

/** "accepted X's proposal to build", "regretted X's decision to withdraw": what a plan is for is told by the answer to it. */
function answered(scene: Scene, { match: { clause } }: Reading, direct: ReadonlySet<number>): boolean {
  if (clause.kind !== 'verb' || clause.relation !== 'acl' || clause.parent === null) return false
  const plan = scene.analysed.clauses[clause.parent]
  if (!plan || plan.kind !== 'noun' || plan.parent === null || plan.light !== null) return false
  const owned = plan.arguments.some((argument) => argument.via === 'possessor')
  return owned && plan.relation === 'obj' && direct.has(plan.parent)
}

/** A reading without anybody in it does not make the word above it superfluous. */
function useful(reading: Reading): boolean {
  return (
    reading.match.sources.length > 0 &&
    (reading.match.targets.length > 0 || reading.match.rule.target.length === 0 || reading.match.rule.symmetric)
  )
}

function chooseFor(scene: Scene, clause: Clause): Chosen | null {
  const matches = matchClause(scene, clause)
  if (matches.length === 0) return null
  const ranked = matches
    .map((match, order) => ({ match, order, weight: weigh(match) }))
    .toSorted((a, b) => b.weight - a.weight || by((one: typeof a) => one.order)(a, b))
  const first = ranked[0]?.match
  const best = first && first.rule.modals.length > 0 ? first : (ranked.find(({ match }) => isDemandOfOther(scene, match))?.match ?? first)
  if (!best || best.rule.type === null) return null
  const reading = compose(scene, best)
  if (reading) return { reading, rivals: ranked.slice(1, 6).map((one) => one.match) }
  // "must stop its provocations": where the act itself gives nothing, what the auxiliary says of it may.
  const other = ranked.find((one) => one.match.rule.modals.length > 0)?.match
  const modal = other ? compose(scene, other) : null
  return modal && { reading: modal, rivals: [] }
}

/** "X said that Y must end its support for Z": what one side lays on another is its demand, whatever the other would do. */
function isDemandOfOther(scene: Scene, { rule, sources, targets }: Match): boolean {
  const country = ({ mention }: Match['sources'][number]): string | null => scene.analysed.entities[mention.entity]?.country ?? null
  const [source, target] = [sources[0], targets[0]]
  if (rule.type !== 'REQUEST' || rule.modals.length === 0 || !source || !target) return false
  return country(source) !== null && country(target) !== null && country(source) !== country(target)
}

/** A more specific rule wins; among equals the one that finds more of its frame in the clause. */
function weigh(match: Match): number {
  return (
    match.rule.rank +
    (match.sources.length > 0 ? 0.25 : 0) +
    (match.targets.length > 0 || (match.rule.symmetric && match.sources.length > 1) ? 0.75 : 0)
  )
}
