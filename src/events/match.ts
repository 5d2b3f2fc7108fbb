/** Rules on clauses: which rule fits which clause, and who its source and target are. */
import { type ActorMention, type Argument, type Clause, partiesOf } from '../model/index.js'
import type { Condition, EventRule, Slot } from '../knowledge/rules/index.js'
import { clauseAbove, mentionAtHead, type Scene } from './context.js'
import { caseWord, type FoundParty, isVague, lemma, makersOf, partiesBelow, partiesIn, phraseWords } from './phrase.js'

/** A rule that fits a clause, with the parties of its frame. */
export interface Match {
  readonly rule: EventRule
  readonly clause: Clause
  readonly sources: readonly FoundParty[]
  readonly targets: readonly FoundParty[]
  /** The slot each side was found in, for `because`. */
  readonly sourceSlot: string | null
  readonly targetSlot: string | null
}

const placeMarkers = new Set([
  'in',
  'at',
  'near',
  'inside',
  'into',
  'across',
  'over',
  'around',
  'outside',
  'throughout',
  'to',
  'towards',
  'toward',
  'off',
  'along',
  'within',
  'on',
  'from',
])

/** All rules that fit a clause, best first. */
export function matchClause(scene: Scene, clause: Clause): readonly Match[] {
  const out: Match[] = []
  for (const rule of candidates(scene, clause)) {
    if (rule.light === 'required' && clause.light === null) continue
    if (!rule.when.every((condition) => holds(scene, clause, condition))) continue
    if (rule.unless.some((condition) => holds(scene, clause, condition))) continue
    out.push(framed(scene, clause, rule))
  }
  return out
}

const none: readonly EventRule[] = []

/** Rules indexed under the clause's lemma, and under the lemma with a preposition that the clause has ("call for"). */
function candidates(scene: Scene, clause: Clause): readonly EventRule[] {
  const table = clause.kind === 'verb' ? scene.rules.byVerb : clause.kind === 'noun' ? scene.rules.byNoun : scene.rules.byAdjective
  let found = table.get(clause.lemma) ?? none
  for (const operator of clause.operators) {
    if (operator.kind !== 'modal' || operator.clause !== clause.index) continue
    const modal = scene.rules.byModal.get(scene.tokens.lower[operator.by] ?? '')
    if (modal) found = [...modal, ...found]
  }
  if (clause.kind === 'noun') {
    // "air strikes", "hunger strike": a compound names the act more closely than its head.
    const printed = table.get(scene.tokens.lower[clause.predicate] ?? '')
    if (printed && printed !== found) found = [...printed, ...found]
    for (const argument of clause.arguments) {
      if (argument.role !== 'modifier') continue
      const compound =
        table.get(`${scene.tokens.lower[argument.head] ?? ''} ${clause.lemma}`) ??
        table.get(`${lemma(scene.tokens, argument.head)} ${clause.lemma}`)
      if (compound) found = [...compound, ...found]
    }
  } else {
    for (const word of particles(scene, clause)) {
      const phrasal = table.get(`${clause.lemma} ${word}`)
      if (phrasal) found = [...phrasal, ...found]
    }
  }
  return found.length > 1 && found !== table.get(clause.lemma) ? [...new Set(found)].sort((a, b) => b.rank - a.rank) : found
}

/** Prepositions and adverbs beside a verb, any of which may make a phrasal verb with it. */
function particles(scene: Scene, clause: Clause): readonly string[] {
  const out: string[] = []
  for (const argument of clause.arguments)
    if (argument.marker !== null && (argument.role === 'oblique' || argument.role === 'clause')) out.push(argument.marker)
  const { tokens } = scene
  for (let child = tokens.firstChild[clause.predicate] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    const relation = tokens.relation[child]
    if (relation === 'advmod' || relation === 'case' || relation === 'xcomp' || relation === 'obj') out.push(tokens.lower[child] ?? '')
    else if (relation === 'advcl') {
      for (let mark = tokens.firstChild[child] ?? -1; mark >= 0; mark = tokens.nextSibling[mark] ?? -1)
        if (tokens.relation[mark] === 'mark') out.push(tokens.lower[mark] ?? '')
    }
  }
  return out
}

function framed(scene: Scene, clause: Clause, rule: EventRule): Match {
  let sources: readonly FoundParty[] = []
  let sourceSlot: string | null = null
  for (const slot of rule.source) {
    sources = partiesAt(scene, clause, slot).flatMap((one) => clearer(scene, one, noSides))
    sourceSlot = slot.written
    if (sources.length > 0) break
  }
  if (rule.source.length === 1 && rule.source[0]?.written === 'subject' && sources.length === 0 && clause.kind === 'noun') {
    sources = modifierParties(scene, clause)
    sourceSlot = 'modifier'
  }
  if (sources.length === 0 && (clause.relation === 'acl' || clause.relation === 'acl:relcl')) {
    // "passed a resolution criticising X", "filed a suit that accuses X": who made the paper speaks through it.
    for (const argument of clause.arguments)
      if (argument.role === 'subject' && sources.length === 0) sources = makersOf(scene, argument.head) ?? []
    sourceSlot = 'subject'
  }
  const taken = new Set(sources.map((one) => one.mention.entity))
  const sides = sidesOf(scene, sources)
  let targets: readonly FoundParty[] = []
  let targetSlot: string | null = null
  for (const slot of rule.target) {
    targets = targetsAt(scene, clause, slot, sides).filter(
      (one) =>
        !taken.has(one.mention.entity) &&
        !(rule.symmetric && (sources.length > 1 || isVague(scene, one.mention)) && sides.has(countryOf(scene, one) ?? '')),
    )
    targetSlot = slot.written
    if (targets.length > 0) break
  }
  if (targets.length === 0 && sources.length === 1 && !rule.symmetric && clause.kind === 'verb' && !selfContained.has(rule.type ?? '')) {
    targets = anywhere(scene, clause).filter(
      (one) => !taken.has(one.mention.entity) && (rule.operator || reaching.has(rule.type ?? '') || inOwnClause(scene, clause, one)),
    )
    targetSlot = 'anywhere'
  }
  return {
    rule,
    clause,
    sources,
    targets,
    sourceSlot: sources.length > 0 ? sourceSlot : null,
    targetSlot: targets.length > 0 ? targetSlot : null,
  }
}

/** Countries of parties, of plurals those of their members. */
function sidesOf(scene: Scene, found: readonly FoundParty[]): ReadonlySet<string> {
  const out = new Set<string>()
  for (const one of found) for (const party of partiesOf(scene.analysed, one.mention)) if (party.country !== null) out.add(party.country)
  return out
}

function countryOf(scene: Scene, found: FoundParty): string | null {
  return scene.analysed.entities[found.mention.entity]?.country ?? null
}

/** Parties in a slot as those acted upon: a vague noun of the actor's own side gives way to whoever the phrase names besides. */
function targetsAt(scene: Scene, clause: Clause, slot: Slot, sides: ReadonlySet<string>): readonly FoundParty[] {
  const found = partiesAt(scene, clause, slot).flatMap((one) => clearer(scene, one, sides))
  const vague = found.filter((one) => isVague(scene, one.mention))
  if (vague.length === 0) return found
  const clear = found.filter((one) => !vague.includes(one))
  if (clear.length > 0) return clear
  const below = vague.flatMap((one) => partiesBelow(scene, one.mention.head).filter((inner) => !sides.has(countryOf(scene, inner) ?? '')))
  if (below.length > 0) return below
  return suffers.has(slot.written) ? vague : []
}

/** "vessels of X's fleet": a common noun of unknown side is known by whose it is. */
function clearer(scene: Scene, one: FoundParty, sides: ReadonlySet<string>): readonly FoundParty[] {
  if (one.mention.form !== 'noun' || countryOf(scene, one) !== null || partiesOf(scene.analysed, one.mention).length > 1) return [one]
  const below = partiesBelow(scene, one.mention.head).filter(
    (inner) => countryOf(scene, inner) !== null && !sides.has(countryOf(scene, inner) ?? ''),
  )
  return below.length > 0 ? below : [one]
}

const noSides: ReadonlySet<string> = new Set()

/** Slots in which even a vague party is the one acted upon. */
const suffers = new Set(['object', 'recipient', 'against', 'on', 'at'])

/** "Israeli strikes", "the U.S.-led raid": who acts stands before the noun. */
function modifierParties(scene: Scene, clause: Clause): readonly FoundParty[] {
  const out: FoundParty[] = []
  for (const argument of clause.arguments) {
    if (argument.role !== 'modifier') continue
    const mention = mentionAtHead(scene, argument.head)
    if (mention) out.push({ mention, head: null, inferred: `modifier of '${scene.tokens.form[clause.predicate] ?? ''}'` })
  }
  return out
}

/** Parties in a slot of a clause. */
export function partiesAt(scene: Scene, clause: Clause, slot: Slot): readonly FoundParty[] {
  if (slot.role === 'anywhere') return anywhere(scene, clause)
  if (slot.role === 'speaker') return speakerOf(scene, clause)
  const out: FoundParty[] = []
  for (const head of headsAt(scene, clause, slot))
    for (const found of partiesIn(scene, head)) {
      if (slot.role === 'place' && found.inferred === null && found.mention.reading !== 'place') continue
      if (!out.some((one) => one.mention === found.mention)) out.push(found)
    }
  if (out.length === 0 && slot.role === 'place') return stateOfPlace(scene, clause)
  return out.length > 0 ? out : pronounIn(scene, clause, slot)
}

/** "in the Tambov Region": the state on whose ground it was, where the dispatch speaks of that state. */
function stateOfPlace(scene: Scene, clause: Clause): readonly FoundParty[] {
  for (const place of scene.analysed.places) {
    if (place.first < clause.extent.first || place.end > clause.extent.end || clauseAbove(scene, place.head)?.index !== clause.index)
      continue
    const state = scene.analysed.entities.find(
      (entity) => entity.kind === 'state' && entity.country !== null && entity.country === place.reading.country,
    )
    if (!state) continue
    const mention: ActorMention = {
      kind: 'actor',
      first: place.first,
      end: place.end,
      head: place.head,
      entity: state.id,
      form: 'name',
      reading: 'place',
      rivals: [],
      foundBy: place.foundBy,
      link: null,
      score: 0.5,
    }
    return [{ mention, head: null, inferred: `state in which '${place.reading.name}' lies` }]
  }
  return []
}

const pronouns = new Set(['it', 'he', 'she', 'they', 'we', 'i'])

/** Whoever says what the clause is told in. */
function speakerOf(scene: Scene, clause: Clause): readonly FoundParty[] {
  const told = clause.reportedIn === null ? undefined : scene.analysed.clauses[clause.reportedIn]
  if (!told) return []
  const out: FoundParty[] = []
  for (const argument of told.arguments) if (argument.role === 'subject') out.push(...partiesIn(scene, argument.head))
  return out
}

/** "said it would": a pronoun that no mention stands for is taken for the one who speaks. */
function pronounIn(scene: Scene, clause: Clause, slot: Slot): readonly FoundParty[] {
  if (slot.role !== 'subject') return []
  const subject = clause.arguments.find((argument) => argument.role === 'subject')
  if (!subject || !pronouns.has(scene.tokens.lower[subject.head] ?? '')) return []
  return speakerOf(scene, clause).map((found) => ({
    mention: found.mention,
    head: subject.head,
    inferred: `speaker, for '${scene.tokens.form[subject.head] ?? ''}'`,
  }))
}

/** Head tokens in a slot: of the arguments, or of what its path leads to inside them. */
export function headsAt(scene: Scene, clause: Clause, slot: Slot): readonly number[] {
  let heads: number[] = []
  for (const argument of clause.arguments) if (fills(argument, slot)) heads.push(argument.head)
  for (const step of slot.path) heads = heads.flatMap((head) => within(scene, head, step))
  return heads
}

function fills(argument: Argument, slot: Slot): boolean {
  if (slot.role === 'place') return argument.role === 'oblique' && placeMarkers.has(argument.marker ?? '')
  if (slot.role === 'oblique')
    return (
      (argument.role === 'oblique' ||
        (argument.role === 'subject' && slot.marker === 'by' && argument.marker === 'by') ||
        (argument.role !== 'modifier' && slot.marker === 'of' && argument.marker === 'of')) &&
      argument.marker === slot.marker
    )
  return argument.role === slot.role
}

function within(scene: Scene, head: number, step: string): number[] {
  const { tokens } = scene
  const out: number[] = []
  for (let child = tokens.firstChild[head] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    const relation = tokens.relation[child] ?? ''
    if (
      step === 'subject'
        ? relation === 'nsubj' || relation === 'nsubj:pass'
        : step === "'s"
          ? relation === 'nmod:poss'
          : step === 'any'
            ? relation !== 'punct' && caseWord(tokens, child) !== 'against'
            : (relation === 'nmod' || relation === 'obl') && caseWord(tokens, child) === step
    )
      out.push(child)
  }
  return out
}

/** Speech and praise are aimed at whom they name: nobody else in the clause will do. */
const selfContained = new Set(['ACCUSE', 'SUPPORT', 'REQUEST', 'CONSULT'])

/** Help reaches those whom its purpose names ("aid to rebuild homes in X"). */
const reaching = new Set(['AID', 'COOPERATE'])

/** True when no other verb stands between the predicate and a party. */
function inOwnClause(scene: Scene, clause: Clause, found: FoundParty): boolean {
  for (
    let above = clauseAbove(scene, found.mention.head);
    above;
    above = above.parent === null ? null : (scene.analysed.clauses[above.parent] ?? null)
  ) {
    if (above.index === clause.index) return true
    if (above.kind === 'verb') return false
  }
  return false
}

/** True for a plural with a member of another side: "the governments of both countries". */
function namesOthers(scene: Scene, mention: ActorMention, sides: ReadonlySet<string>): boolean {
  const members = scene.analysed.entities[mention.entity]?.members ?? []
  return members.some((id) => {
    const country = scene.analysed.entities[id]?.country ?? null
    return country !== null && !sides.has(country)
  })
}

/** The first party named behind the predicate that is neither the clause's own subject nor of its side; a place as a last resort. */
function anywhere(scene: Scene, clause: Clause): readonly FoundParty[] {
  const subjects = new Set<number>()
  const sides = new Set<string>()
  for (const argument of clause.arguments) {
    if (argument.role !== 'subject') continue
    for (const found of partiesIn(scene, argument.head)) {
      subjects.add(found.mention.entity)
      const country = countryOf(scene, found)
      if (country !== null) sides.add(country)
    }
  }
  let place: FoundParty | null = null
  for (const mention of scene.analysed.actors) {
    if (mention.first >= clause.extent.end) break
    if (mention.head <= clause.predicate || mention.first < clause.extent.first || subjects.has(mention.entity)) continue
    const found: FoundParty = { mention, head: null, inferred: 'named in the clause' }
    if (
      sides.has(countryOf(scene, found) ?? '') ||
      isVague(scene, mention) ||
      mention.form === 'pronoun' ||
      (mention.form === 'noun' && countryOf(scene, found) === null && !namesOthers(scene, mention, sides))
    )
      continue
    if (mention.reading !== 'place') return [found]
    place ??= found
  }
  return place ? [place] : []
}

/** True when a slot of a clause satisfies a condition. */
function holds(scene: Scene, clause: Clause, condition: Condition): boolean {
  if (condition.slot.role === 'anywhere') return anyWord(scene, clause, condition)
  const heads = headsAt(scene, clause, condition.slot)
  if (heads.length === 0) return condition.absent
  for (const head of heads) {
    if (condition.kinds.includes('any')) return true
    if (condition.words.length > 0 && wordHolds(scene, head, condition)) return true
    if (condition.kinds.length + condition.sectors.length > 0 && partyHolds(scene, head, condition)) return true
  }
  return false
}

function wordHolds(scene: Scene, head: number, condition: Condition): boolean {
  const words = scene.rules.words.get(condition)
  if (!words) return false
  if (condition.headOnly) return words.has(lemma(scene.tokens, head)) || words.has(scene.tokens.lower[head] ?? '')
  for (const word of phraseWords(scene, head)) if (words.has(word)) return true
  return false
}

function partyHolds(scene: Scene, head: number, condition: Condition): boolean {
  const mention = mentionAtHead(scene, head)
  if (!mention || mention.reading === 'modifier') return false
  const entity = scene.analysed.entities[mention.entity]
  if (!entity) return false
  if (condition.sectors.includes(entity.sector ?? '')) return true
  return condition.kinds.includes('party') || condition.kinds.includes(entity.kind)
}

/** A word anywhere below the predicate. */
function anyWord(scene: Scene, clause: Clause, condition: Condition): boolean {
  const words = scene.rules.words.get(condition)
  if (!words) return false
  for (let token = clause.extent.first; token < clause.extent.end; token++)
    if (words.has(lemma(scene.tokens, token)) || words.has(scene.tokens.lower[token] ?? '')) return true
  return false
}
