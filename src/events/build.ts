/** From readings to events: parties, evidence, day and place, who reports it, and the derivation in words. */
import { contentId } from '../base/hash.js'
import {
  charSpan,
  type Clause,
  type Event,
  type EventType,
  lowerLemma,
  type Party,
  type Rival,
  type RuleId,
  type Standing,
  type Statement,
} from '../model/index.js'
import type { Reading } from './compose.js'
import type { Scene } from './context.js'
import { evidenceFor } from './evidence.js'
import type { FoundParty } from './phrase.js'
import type { Chosen } from './readings.js'
import { isCharge, reporterOf, sameSide } from './reporter.js'
import { type Sides, sidesOf, sourcesOf } from './sides.js'
import { dateOf } from './when.js'

/** The event of a reading, or null when the text names too little of it. `told`: events before it, for what it answers. */
export function buildEvent(scene: Scene, chosen: Chosen, statements: readonly Statement[], told: readonly Event[]): Event | null {
  const { reading } = chosen
  if (reading.absorbedBy?.kind === 'request' || passing(scene, reading) || isDenied(scene, reading.match.clause)) return null
  const reporter = reporterOf(scene, reading, statements)
  const [agent, ...agents] = sourcesOf(scene, reading)
  if (agent && reporter && isCharge(scene, reading, reporter, [agent, ...agents], statements))
    return made(
      scene,
      charge(chosen),
      { sources: [reporter], targets: [agent, ...agents], symmetric: false, because: [] },
      null,
      'happened',
    )
  const sides = sidesOf(scene, reading, reporter, told)
  if (!sides || (!scene.short && isNobody(sides))) return null
  if (isJointDrill(reading, sides)) return made(scene, joint(chosen), { ...sides, symmetric: true }, null, 'happened')
  const ownWords = reporter !== null && sides.sources.some((source) => sameSide(source, reporter))
  const standing = standingOf(reading, reporter, ownWords)
  return standing === null ? null : made(scene, chosen, sides, ownWords && reading.type !== 'ASSAULT' ? null : reporter, standing)
}

/** "X and Y completed drills": an exercise of several states without anybody it is aimed at is cooperation among them. */
function isJointDrill(reading: Reading, sides: Sides): boolean {
  if (reading.type !== 'MOBILIZE' || reading.cameo !== '150' || reading.mode !== 'troops' || sides.targets.length > 0) return false
  return reading.standing === 'happened' && new Set(sides.sources.map((party) => party.country)).size > 1
}

function joint(chosen: Chosen): Chosen {
  const { reading } = chosen
  const because = [...reading.because, 'several states and no adversary: together']
  return { ...chosen, reading: { ...reading, type: 'COOPERATE', mode: null, cameo: '062', because } }
}

/** Parties of no known side on either hand: what happened between them says nothing of anybody. */
function isNobody(sides: Sides): boolean {
  return (
    sides.sources.every((party) => party.country === null) ||
    (sides.targets.length > 0 && sides.targets.every((party) => party.country === null))
  )
}

/** The same reading as its teller's accusation. */
function charge(chosen: Chosen): Chosen {
  const { reading } = chosen
  const { match } = reading
  const because = [...reading.because, 'told by an opponent: an accusation']
  return {
    ...chosen,
    reading: {
      ...reading,
      match: { ...match, targets: match.sources, sources: [] },
      type: 'ACCUSE',
      mode: 'allege',
      cameo: '1123',
      because,
    },
  }
}

function made(scene: Scene, { reading, rivals }: Chosen, sides: Sides, reportedBy: Party | null, standing: Standing): Event {
  const { match } = reading
  const { tokens, analysed } = scene
  const planned = reading.standing === 'planned'
  const date = dateOf(scene, match.clause, reading.type, planned, sides.sources)
  const place = scene.settings.place(match.clause)
  const evidence = evidenceFor(scene, reading, date.mention && charSpan(tokens, date.mention), place && charSpan(tokens, place))
  const trigger = evidence.find((one) => one.part === 'trigger') ?? evidence[0]
  const ids = [...sides.sources, ...sides.targets].map((party) => party.actor ?? party.country ?? party.text)
  return {
    kind: 'event',
    id: contentId<'record'>('e', [analysed.dispatch.id, 'event', reading.type, ...ids, `${trigger.from}-${trigger.to}`]),
    type: reading.type as EventType,
    mode: reading.mode,
    contexts: reading.contexts,
    cameo: reading.cameo,
    sources: sides.sources,
    targets: sides.targets,
    symmetric: sides.symmetric,
    when: date.reading,
    where: place?.reading ?? null,
    standing,
    reportedBy,
    evidence,
    foundBy: match.rule.name as RuleId,
    because: [
      ...reading.because,
      ...inferences('source', match.sourceSlot, match.sources),
      ...inferences('target', match.targetSlot, match.targets),
      ...sides.because,
      ...(date.mention || !date.reading ? [] : [`day by ${date.reading.basis}`]),
    ],
    rivals: rivals.map(
      (rival): Rival => ({
        code: rival.rule.type ?? 'none',
        foundBy: rival.rule.name as RuleId,
        score: rival.rule.rank / 10,
        why: `weaker than ${match.rule.name}`,
      }),
    ),
    score: reading.score,
  }
}

function inferences(side: string, slot: string | null, found: readonly FoundParty[]): readonly string[] {
  return found.map((one) => `${side} from ${slot ?? 'the clause'}${one.inferred === null ? '' : `: ${one.inferred}`}`)
}

/** A noun that no verb carries mentions its act in passing: coded only where it names both sides itself and nothing above it denies it. */
function passing(scene: Scene, { match }: Reading): boolean {
  const { clause } = match
  if (clause.kind !== 'noun' || clause.light !== null) return false
  const both = match.rule.symmetric && match.sources.length > 1 && (match.rule.type === 'CONSULT' || match.rule.type === 'ASSAULT')
  if ((match.targets.length === 0 && !both) || clause.relation === 'nmod' || notSo(scene, clause)) return true
  return [...match.sources, ...match.targets].some((one) => one.inferred?.includes(',') === true)
}

const denying = new Set(['deny', 'dismiss', 'reject', 'refute', 'rebut', 'disprove', 'debunk', 'discount', 'downplay', 'repudiate'])
const reports = new Set([
  'report',
  'claim',
  'allegation',
  'accusation',
  'rumour',
  'rumor',
  'suggestion',
  'assertion',
  'speculation',
  'story',
  'charge',
])

/** "dismissed a report that X had met Y": what a denied report tells. */
function isDenied(scene: Scene, clause: Clause): boolean {
  const { tokens } = scene
  let noun = false
  for (let at = clause.predicate; ; ) {
    const up = tokens.head[at] ?? at
    if (up === at) return false
    const word = lowerLemma(tokens, up)
    if (reports.has(word)) noun = true
    else if (noun && denying.has(word)) return true
    at = up
  }
}

/** "would not return to talks": the act above the noun has not happened. */
function notSo(scene: Scene, clause: Clause): boolean {
  const above = clause.parent === null ? undefined : scene.analysed.clauses[clause.parent]
  return above !== undefined && (above.standing === 'denied' || above.standing === 'possible' || above.standing === 'planned')
}

/** Null: nothing is coded. */
function standingOf(reading: Reading, reporter: Party | null, ownWords: boolean): Standing | null {
  if (reading.absorbedBy?.kind === 'accusation') return 'possible'
  if (reading.standing === 'possible') return ownWords || reporter === null ? null : 'possible'
  // That something did not happen is news only as somebody's denial.
  if (reading.standing === 'denied') return reporter === null ? null : 'denied'
  return reading.standing
}
