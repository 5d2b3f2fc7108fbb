/** From readings to events: parties, evidence, day and place, who reports it, and the derivation in words. */
import { contentId } from '../base/hash.js'
import { isNonEmpty, type NonEmpty, type Span } from '../base/types.js'
import {
  type ActorMention,
  charSpan,
  type Clause,
  type Event,
  type EventType,
  type Evidence,
  type EvidencePart,
  partiesOf,
  type Party,
  partyOf,
  type Rival,
  type RuleId,
  type Standing,
} from '../model/index.js'
import type { Scene } from './context.js'
import { mentionAtHead } from './context.js'
import { reportingClause } from './compose.js'
import { type FoundParty, isVague } from './phrase.js'
import type { Chosen } from './readings.js'
import { placeOf, timeOf } from './when.js'

/** Types, and modes of others, that are coded without a recipient when none is named. */
const standAlone = new Set([
  'PROTEST',
  'MOBILIZE',
  'COERCE/curfew',
  'COERCE/martial-law',
  'COERCE/censor',
  'RETREAT/resign',
  'RETREAT/ceasefire',
  'PROTEST/strike',
])

/** Acts upon persons, which a state does to its own as well. */
const domestic = new Set(['COERCE', 'ASSAULT', 'RETREAT', 'PROTEST', 'CONCEDE', 'MOBILIZE'])

/** The event of a reading, or null when the text names too little of it. */
export function buildEvent(scene: Scene, chosen: Chosen): Event | null {
  const { reading, rivals } = chosen
  const { match } = reading
  const { rule } = match
  if (reading.absorbedBy?.kind === 'request') return null
  const sources = uniqueParties(scene, match.sources)
  if (!isNonEmpty(sources)) return null
  // "A and B agreed to share data": what several agree to without naming another is between them.
  const mutual = match.targets.length === 0 && new Set(sources.map((party) => party.country)).size > 1 && agreed(scene, chosen)
  const symmetric = reading.symmetric || mutual
  const targets =
    rule.symmetric && sources.length > 1 && match.targets.length === 0
      ? []
      : uniqueParties(scene, match.targets).filter((party) => !sources.some((source) => source.entity === party.entity))
  if (targets.length === 0 && !((rule.symmetric || mutual) && sources.length > 1) && !standsAlone(reading, match.clause)) return null
  if (vagueAtHome(scene, match.targets, sources, reading.type)) return null
  if (
    bareNoun(match.clause) &&
    (targets.length === 0 ||
      match.clause.relation === 'nmod' ||
      [...match.sources, ...match.targets].some((one) => one.inferred !== null && one.inferred.includes(',')))
  )
    return null
  const chain = chainOf(scene, chosen)
  const reporter = reporterOf(scene, chosen)
  const ownWords = reporter !== null && sources.some((source) => sameSide(source, reporter))
  const standing = standingOf(chosen, reporter, ownWords)
  if (standing === null) return null
  const time = timeOf(scene, chain)
  const place = placeOf(scene, chain)
  const evidence = evidenceOf(scene, chosen, time && charSpan(scene.tokens, time), place && charSpan(scene.tokens, place))
  const trigger = evidence.find((one) => one.part === 'trigger') ?? evidence[0]
  const ids = [...sources, ...targets].map((party) => party.actor ?? party.country ?? party.text)
  return {
    kind: 'event',
    id: contentId<'record'>('e', [scene.analysed.dispatch.id, 'event', reading.type, ...ids, `${trigger.from}-${trigger.to}`]),
    type: reading.type as EventType,
    mode: reading.mode,
    contexts: reading.contexts,
    cameo: reading.cameo,
    sources,
    targets,
    symmetric,
    when: time?.reading ?? null,
    where: place?.reading ?? null,
    standing,
    reportedBy: ownWords && reading.type !== 'ASSAULT' ? null : reporter,
    evidence,
    foundBy: rule.name as RuleId,
    because: [
      ...reading.because,
      ...inferences('source', match.sourceSlot, match.sources),
      ...inferences('target', match.targetSlot, match.targets),
    ],
    rivals: rivals.map(
      (rival): Rival => ({
        code: rival.rule.type ?? 'none',
        foundBy: rival.rule.name as RuleId,
        score: rival.rule.rank / 10,
        why: `weaker than ${rule.name}`,
      }),
    ),
    score: reading.score,
  }
}

function agreed(scene: Scene, { reading }: Chosen): boolean {
  if (reading.type !== 'AGREE') return false
  return reading.match.clause.lemma === 'agree' || reading.turnedBy.some((token) => scene.tokens.lemma[token] === 'agree')
}

function standsAlone(reading: Chosen['reading'], clause: Clause): boolean {
  if (clause.parent !== null && clause.relation.startsWith('acl')) return false
  return standAlone.has(reading.type) || (reading.mode !== null && standAlone.has(`${reading.type}/${reading.mode}`))
}

/** "the police helped families": of a state's dealings with unnamed people of its own only acts of force and their end are events. */
function vagueAtHome(scene: Scene, targets: readonly FoundParty[], sources: readonly Party[], type: string): boolean {
  return (
    targets.length > 0 &&
    !domestic.has(type) &&
    targets.every(
      (one) =>
        isVague(scene, one.mention) &&
        sources.some((source) => source.country !== null && source.country === scene.analysed.entities[one.mention.entity]?.country),
    )
  )
}

/** A noun that no verb carries only mentions its act in passing. */
function bareNoun(clause: Clause): boolean {
  return clause.kind === 'noun' && clause.light === null
}

/** One party for each referent, plurals as their members; several in one phrase are all of them. */
function uniqueParties(scene: Scene, found: readonly FoundParty[]): readonly Party[] {
  const out: Party[] = []
  for (const one of found)
    for (const party of partiesOf(scene.analysed, one.mention)) if (!out.some((known) => known.entity === party.entity)) out.push(party)
  return out
}

function inferences(side: string, slot: string | null, found: readonly FoundParty[]): readonly string[] {
  return found.map((one) => `${side} from ${slot ?? 'the clause'}${one.inferred === null ? '' : `: ${one.inferred}`}`)
}

/** The clause of the act, the verb that carries it, and the words that turned it. */
function chainOf(scene: Scene, { reading }: Chosen): readonly Clause[] {
  const out: Clause[] = [reading.match.clause]
  const add = (index: number | null) => {
    const clause = index === null || index < 0 ? undefined : scene.analysed.clauses[index]
    if (clause && !out.includes(clause)) out.push(clause)
  }
  const { light, parent, relation, reportedIn } = reading.match.clause
  if (light !== null) add(scene.clauseAt[light] ?? -1)
  for (const index of reading.covers) add(index)
  if (relation === 'conj' || relation === 'xcomp' || relation === 'advcl') add(parent)
  add(reportedIn)
  if (parent !== null) add(parent)
  return out
}

/** Whose words the event is told in: the subject of the clause of saying; for an accused act the accuser. */
export function reporterOf(scene: Scene, { reading }: Chosen): Party | null {
  const clause =
    reading.absorbedBy?.kind === 'accusation'
      ? (scene.analysed.clauses[reading.absorbedBy.clause] ?? null)
      : reportingClause(scene, reading.match.clause)
  if (!clause) return null
  for (const argument of clause.arguments) {
    if (argument.role !== 'subject') continue
    const mention = mentionAtHead(scene, argument.head)
    if (mention && mention.reading !== 'modifier') return partyOf(scene.analysed, mention)
  }
  return null
}

function sameSide(a: Party, b: Party): boolean {
  return a.entity === b.entity || (a.country !== null && a.country === b.country)
}

/** Null: nothing is coded. */
function standingOf({ reading }: Chosen, reporter: Party | null, ownWords: boolean): Standing | null {
  if (reading.absorbedBy?.kind === 'accusation') return 'possible'
  if (reading.standing === 'possible') return ownWords || reporter === null ? null : 'possible'
  // That something did not happen is news only as somebody's denial.
  if (reading.standing === 'denied') return reporter === null ? null : 'denied'
  return reading.standing
}

function evidenceOf(scene: Scene, { reading }: Chosen, time: Span | null, place: Span | null): NonEmpty<Evidence> {
  const { tokens } = scene
  const { clause } = reading.match
  const trigger = { ...wordsSpan(scene, clause), part: 'trigger' as const }
  const rest: Evidence[] = []
  const add = (part: EvidencePart, span: Span) => rest.push({ part, from: span.from, to: span.to })
  for (const [part, side] of [
    ['source', reading.match.sources],
    ['target', reading.match.targets],
  ] as const)
    for (const found of side) {
      add(part, charSpan(tokens, found.mention))
      if (found.head !== null && found.inferred !== null) add(part, charSpan(tokens, { first: found.head, end: found.head + 1 }))
      const named = antecedent(scene, found)
      if (named) add(part, charSpan(tokens, named))
    }
  for (const token of reading.turnedBy)
    if (token !== clause.predicate)
      add(negators.has(tokens.lower[token] ?? '') ? 'negation' : 'trigger', charSpan(tokens, { first: token, end: token + 1 }))
  if (time) add('time', time)
  if (place) add('place', place)
  return ordered([trigger, ...rest])
}

/** The name that a pronoun stands for, where the same sentence has it. */
function antecedent(scene: Scene, { mention }: FoundParty): ActorMention | null {
  if (mention.form !== 'pronoun') return null
  const sentence = scene.tokens.sentenceOf[mention.first]
  let best: ActorMention | null = null
  for (const other of scene.analysed.actors) {
    if (other.first >= mention.first) break
    if (other.entity === mention.entity && other.form !== 'pronoun' && scene.tokens.sentenceOf[other.first] === sentence) best = other
  }
  return best
}

const negators = new Set(['not', "n't", 'never', 'no'])

/** The predicate, from its light verb or particle on when they stand together. */
function wordsSpan(scene: Scene, clause: Clause): Span {
  const { tokens } = scene
  const own = charSpan(tokens, { first: clause.predicate, end: clause.predicate + 1 })
  if (clause.light === null || Math.abs(clause.light - clause.predicate) > 6) return own
  const light = charSpan(tokens, { first: clause.light, end: clause.light + 1 })
  return { from: Math.min(own.from, light.from), to: Math.max(own.to, light.to) }
}

export function ordered(list: readonly Evidence[]): NonEmpty<Evidence> {
  const seen = new Set<string>()
  const out = list
    .filter((one) => {
      const key = `${one.part} ${one.from} ${one.to}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .toSorted((a, b) => a.from - b.from || a.to - b.to || (a.part < b.part ? -1 : a.part > b.part ? 1 : 0))
  if (!isNonEmpty(out)) throw new RangeError('An event without evidence')
  return out
}
