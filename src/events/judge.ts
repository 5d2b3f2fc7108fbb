/** Where rules leave an act untyped, or the weights are sure of another type, the trained decision among root classes steps in. */
import type { ActorMention, Clause } from '../model/index.js'
import type { EventRule } from '../knowledge/rules/index.js'
import { asBetween, byFit, type ReadingBetween, type Role } from './between.js'
import type { Reading } from './compose.js'
import { mentionAtHead, type Scene } from './context.js'
import type { RelationDecider, RelationDecision } from './model/index.js'
import { type FoundParty, partiesIn } from './phrase.js'
import type { Chosen } from './readings.js'

/** How sure the weights must be to overrule a rule, and to code what no rule reads. Chosen on sentences held out from training. */
const sure = { overrule: 0.9, propose: 0.5 } as const

/** The least specific CAMEO code of each root class. */
const cameoOf: Readonly<Record<string, string>> = {
  AGREE: '030',
  CONSULT: '040',
  SUPPORT: '050',
  COOPERATE: '060',
  AID: '070',
  CONCEDE: '080',
  RETREAT: '080',
  REQUEST: '100',
  ACCUSE: '110',
  REJECT: '120',
  THREATEN: '130',
  PROTEST: '140',
  MOBILIZE: '150',
  SANCTION: '160',
  COERCE: '170',
  ASSAULT: '190',
}

/** Longest text, in sentences, that is judged. */
const longest = 3

/**
 * The readings with what the weights change and add, in the order of their predicates. Only headline and lead of short texts are judged:
 * the weights are taught on sentences that stand alone. In whole dispatches, where context decides and much is background, they cost
 * about a point of event F1, measured on annotated dispatches.
 */
export function judged(scene: Scene, chosen: readonly Chosen[], decider: RelationDecider): readonly Chosen[] {
  if (scene.tokens.sentences.length > longest) return chosen
  const leads = leadsOf(scene)
  const bySentence = new Map<number, Chosen[]>()
  for (const one of chosen) {
    const { sentence } = one.reading.match.clause
    if (!leads.has(sentence)) continue
    const list = bySentence.get(sentence) ?? []
    list.push(one)
    bySentence.set(sentence, list)
  }
  const kept = chosen.map((one) => {
    const others = bySentence.get(one.reading.match.clause.sentence)
    return others ? overruled(scene, one, others, decider) : one
  })
  const added = [...leads].flatMap((sentence) => proposal(scene, sentence, bySentence.get(sentence) ?? [], decider) ?? [])
  return [...kept, ...added].toSorted((a, b) => a.reading.match.clause.predicate - b.reading.match.clause.predicate)
}

/** The headline's sentences and the first of the body. */
function leadsOf(scene: Scene): ReadonlySet<number> {
  const { sentences } = scene.tokens
  const lead = sentences.find((one) => !one.inHeadline)
  return new Set([...sentences.filter((one) => one.inHeadline), ...(lead ? [lead] : [])].map((one) => one.index))
}

/** A plain act on which rules of several types fit: the weights choose among them. What composition turned stays as the rules read it. */
function overruled(scene: Scene, one: Chosen, others: readonly Chosen[], decider: RelationDecider): Chosen {
  const { match, absorbedBy, type, standing, turnedBy } = one.reading
  const source = match.sources[0]
  const target = match.targets[0]
  if (!source || !target || absorbedBy !== null || match.rule.operator) return one
  if (standing !== 'happened' || turnedBy.length > 0 || type !== match.rule.type) return one
  if (!one.rivals.some((rival) => rival.rule.type !== null && rootOf(rival.rule.type) !== rootOf(type))) return one
  const decision = decideFor(scene, source.mention, target.mention, others, decider)
  if (decision.score < sure.overrule || decision.root === rootOf(type)) return one
  return { reading: retyped(one.reading, decision), rivals: [match, ...one.rivals] }
}

function rootOf(type: string): string {
  return type === 'CONCEDE' || type === 'RETREAT' ? 'YIELD' : type
}

function decideFor(
  scene: Scene,
  first: ActorMention,
  second: ActorMention,
  others: readonly Chosen[],
  decider: RelationDecider,
): RelationDecision {
  const readings = others.map((other) => between(scene, other.reading, first, second)).toSorted(byFit)
  return decider.decide({ tokens: scene.tokens, source: [first], target: [second], readings })
}

function between(scene: Scene, reading: Reading, first: ActorMention, second: ActorMention): ReadingBetween {
  const { match } = reading
  const roleOf = (mention: ActorMention): Role => {
    if (match.sources.some((one) => one.mention.entity === mention.entity)) return 'source'
    return match.targets.some((one) => one.mention.entity === mention.entity) ? 'target' : null
  }
  return asBetween(scene.analysed, reading, roleOf(first), roleOf(second))
}

function retyped(reading: Reading, decision: RelationDecision): Reading {
  const type = decision.root === 'YIELD' ? (reading.standing === 'planned' ? 'CONCEDE' : 'RETREAT') : decision.root
  return {
    ...reading,
    match: { ...reading.match, rule: { ...reading.match.rule, name: `weights.${decision.root.toLowerCase()}`, type } },
    type,
    mode: null,
    contexts: [],
    cameo: cameoOf[type] ?? null,
    because: [...reading.because, `weights: ${decision.root} ${decision.score.toFixed(2)}`],
    score: decision.score,
  }
}

/** The likeliest act of a sentence in which no rule reads both sides, or only a side that stands for nobody. */
function proposal(scene: Scene, sentence: number, known: readonly Chosen[], decider: RelationDecider): Chosen | null {
  if (known.some((one) => isWhole(scene, one.reading) || isTurned(one.reading))) return null
  for (const clause of scene.analysed.clauses) {
    if (clause.sentence !== sentence || !isAct(scene, clause)) continue
    const pair = pairOf(scene, clause)
    if (!pair) continue
    const decision = decideFor(scene, pair.source.mention, pair.target.mention, known, decider)
    if (decision.score >= sure.propose) return { reading: proposed(clause, pair, decision), rivals: [] }
  }
  return null
}

function isWhole(scene: Scene, reading: Reading): boolean {
  const { sources, targets } = reading.match
  if (sources.length > 1) return true
  return sources.length > 0 && targets.some((one) => countryOf(scene, one.mention) !== null)
}

function countryOf(scene: Scene, mention: ActorMention): string | null {
  return scene.analysed.entities[mention.entity]?.country ?? null
}

/** The rules read a denial, a condition or history there: that they code no event is their answer. */
function isTurned(reading: Reading): boolean {
  return reading.standing === 'denied' || reading.standing === 'possible' || reading.standing === 'historical'
}

/** A verb of doing: nothing is told inside it, and it carries no other act ("failed to sign"). */
function isAct(scene: Scene, clause: Clause): boolean {
  if (clause.kind !== 'verb' || clause.standing === 'historical' || clause.standing === 'possible' || clause.standing === 'denied')
    return false
  return !scene.analysed.clauses.some(
    (other) => other.reportedIn === clause.index || (other.parent === clause.index && other.relation === 'xcomp'),
  )
}

interface Pair {
  readonly source: FoundParty
  readonly target: FoundParty
}

function pairOf(scene: Scene, clause: Clause): Pair | null {
  const source = subjectOf(scene, clause)
  if (!source) return null
  const others: FoundParty[] = []
  for (const argument of clause.arguments) {
    if (argument.role === 'subject' || scene.timeAt[argument.head] === 1) continue
    for (const found of partiesIn(scene, argument.head)) if (found.mention.entity !== source.entity) others.push(found)
  }
  if (others.length === 0) {
    const later = scene.analysed.actors.find((one) => isLater(scene, one, clause) && one.entity !== source.entity)
    if (later) others.push({ mention: later, inferred: 'party named later in the sentence', head: null })
  }
  const target = others.find((one) => countryOf(scene, one.mention) !== null) ?? others[0]
  return target ? { source: { mention: source, inferred: null, head: null }, target } : null
}

/** The mention that acts; of a passive without agent, the state in which it happened ("was arrested in Niger"). */
function subjectOf(scene: Scene, clause: Clause): ActorMention | null {
  for (const argument of clause.arguments) {
    const mention = argument.role === 'subject' ? mentionAtHead(scene, argument.head) : null
    if (mention && mention.reading !== 'place') return mention
  }
  if (!clause.passive) return null
  for (const argument of clause.arguments) {
    const mention = argument.role === 'oblique' ? mentionAtHead(scene, argument.head) : null
    if (mention?.reading === 'place') return mention
  }
  return null
}

function isLater(scene: Scene, mention: ActorMention, clause: Clause): boolean {
  return mention.first > clause.predicate && scene.tokens.sentenceOf[mention.first] === clause.sentence && mention.reading !== 'modifier'
}

function proposed(clause: Clause, pair: Pair, decision: RelationDecision): Reading {
  const type = decision.root === 'YIELD' ? (clause.standing === 'planned' ? 'CONCEDE' : 'RETREAT') : decision.root
  const rule: EventRule = {
    index: -1,
    name: `weights.${decision.root.toLowerCase()}`,
    type,
    mode: null,
    contexts: [],
    cameo: cameoOf[type] ?? null,
    verbs: [],
    nouns: [],
    adjectives: [],
    modals: [],
    light: 'any',
    when: [],
    unless: [],
    source: [],
    target: [],
    symmetric: type === 'CONSULT',
    operator: false,
    absorbs: null,
    rank: 0,
    examples: [],
    file: 'models/relations.bin.gz',
    line: 0,
  }
  return {
    match: { rule, clause, sources: [pair.source], targets: [pair.target], sourceSlot: 'subject', targetSlot: 'argument' },
    type,
    mode: null,
    contexts: [],
    cameo: rule.cameo,
    standing: clause.standing,
    turnedBy: clause.standingBy,
    covers: [],
    absorbedBy: null,
    because: [`no rule reads '${clause.lemma}'; weights: ${decision.root} ${decision.score.toFixed(2)}`],
    symmetric: rule.symmetric,
    score: decision.score,
  }
}
