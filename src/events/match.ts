/** Rules on clauses: which rule fits which clause, and who its source and target are. */
import { lookUp, type WordTable } from '../base/word-table.js'
import { type Clause, lowerLemma, partiesOf } from '../model/index.js'
import type { Condition, ConditionWords, EventRule, Slot } from '../knowledge/rules/index.js'
import { clauseAbove, clauseOf, mentionAtHead, type Scene } from './context.js'
import { caseWord, type FoundParty, isVague, makersOf, partiesBelow, phraseWords } from './phrase.js'
import { anywhere, headsAt, partiesAt } from './slots.js'

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
  let found = lookUp(table, clause.lemma) ?? (clause.kind === 'verb' ? misread(table, clause.lemma) : undefined) ?? none
  for (const operator of clause.operators) {
    if (operator.kind !== 'modal' || operator.clause !== clause.index) continue
    const modal = lookUp(scene.rules.byModal, scene.tokens.lower[operator.by] ?? '')
    if (modal) found = [...modal, ...found]
  }
  if (clause.kind === 'noun') {
    // "air strikes", "hunger strike": a compound names the act more closely than its head.
    const printed = lookUp(table, scene.tokens.lower[clause.predicate] ?? '')
    if (printed && printed !== found) found = [...printed, ...found]
    for (const argument of clause.arguments) {
      if (argument.role !== 'modifier') continue
      const compound =
        lookUp(table, `${scene.tokens.lower[argument.head] ?? ''} ${clause.lemma}`) ??
        lookUp(table, `${lowerLemma(scene.tokens, argument.head)} ${clause.lemma}`)
      if (compound) found = [...compound, ...found]
    }
  } else {
    const idiom = idiomOf(scene, clause, table)
    if (idiom) return idiom
    for (const word of particles(scene, clause)) {
      const phrasal = lookUp(table, `${clause.lemma} ${word}`)
      if (phrasal) found = [...phrasal, ...found]
    }
  }
  return found.length > 1 && found !== lookUp(table, clause.lemma) ? [...new Set(found)].sort((a, b) => b.rank - a.rank) : found
}

/** Lemmas of regular verbs in -e are at times cut one letter short, others keep the ending of the third person ("thanks"). */
function misread(table: WordTable<readonly EventRule[]>, lemma: string): readonly EventRule[] | undefined {
  return lookUp(table, `${lemma}e`) ?? (lemma.endsWith('s') ? lookUp(table, lemma.slice(0, -1)) : undefined)
}

/** "took part": a verb with its object that rules name as one word is read as that alone. */
function idiomOf(scene: Scene, clause: Clause, table: WordTable<readonly EventRule[]>): readonly EventRule[] | undefined {
  const object = clause.arguments.find(
    (argument) => argument.role === 'object' && argument.via === null && argument.head > clause.predicate,
  )
  const word = object ? (scene.tokens.lower[object.head] ?? '') : ''
  return idiomatic.has(word) ? lookUp(table, `${clause.lemma} ${word}`) : undefined
}

/** Objects without a meaning of their own. */
const idiomatic = new Set(['part', 'place'])

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
  const several = sources.length > 1 || sides.size > 1
  let targets: readonly FoundParty[] = []
  let targetSlot: string | null = null
  for (const slot of rule.target) {
    targets = targetsAt(scene, clause, slot, sides).filter(
      (one) =>
        !taken.has(one.mention.entity) &&
        !(blaming.has(rule.type ?? '') && isVictim(scene, clause, one)) &&
        !(rule.symmetric && several && one.mention.form === 'pronoun' && one.mention.reading === 'modifier') &&
        !(rule.symmetric && (sources.length > 1 || isVague(scene, one.mention)) && sides.has(countryOf(scene, one) ?? '')),
    )
    // "along its border with X": whose border it is besides.
    if (targets.length > 0 && targets.every((one) => isOwnPronoun(scene, one, sides))) targets = []
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

function isOwnPronoun(scene: Scene, { mention, inferred }: FoundParty, sides: ReadonlySet<string>): boolean {
  if (mention.form !== 'pronoun' || inferred === null) return false
  return sides.has(scene.analysed.entities[mention.entity]?.country ?? '')
}

const blaming = new Set(['ACCUSE', 'REJECT'])
const harms = new Set([
  'displacement',
  'killing',
  'massacre',
  'starvation',
  'siege',
  'oppression',
  'deportation',
  'arrest',
  'detention',
  'execution',
  'shelling',
  'bombing',
  'bombardment',
  'murder',
  'torture',
  'abuse',
  'persecution',
  'expulsion',
  'invasion',
  'annexation',
  'targeting',
  'assassination',
  'kidnapping',
  'abduction',
  'mistreatment',
  'destruction',
  'demolition',
  'repression',
  'jailing',
  'imprisonment',
  'seizure',
  'blockade',
  'shooting',
  'beating',
  'eviction',
])

/** "condemned the killing of X's citizens": those whom the deed was done to are not who is blamed for it. */
function isVictim({ tokens }: Scene, clause: Clause, { mention }: FoundParty): boolean {
  for (let at = mention.head; at !== clause.predicate; ) {
    const up = tokens.head[at] ?? at
    if (up === at) return false
    if (tokens.relation[at] === 'nmod' && harms.has((tokens.lemma[up] ?? '').toLowerCase()) && caseWord(tokens, at) === 'of') return true
    at = up
  }
  return false
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
  if (condition.headOnly) return holdsToken(scene, words, head)
  for (const word of phraseWords(scene, head)) if (lookUp(words.all, word)) return true
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

/** A word anywhere below the predicate, or below the light verb that carries it. */
function anyWord(scene: Scene, clause: Clause, condition: Condition): boolean {
  const words = scene.rules.words.get(condition)
  if (!words) return false
  const carrier = clause.light === null || clause.kind !== 'noun' ? null : clauseOf(scene, clause.light)
  const { first, end } = carrier?.extent ?? clause.extent
  for (let token = first; token < end; token++)
    if (holdsToken(scene, words, token) || (token + 1 < end && holdsPair(scene, words, token))) return true
  return false
}

function holdsToken({ tokens }: Scene, words: ConditionWords, token: number): boolean {
  return lookUp(words.all, lowerLemma(tokens, token)) === true || lookUp(words.all, tokens.lower[token] ?? '') === true
}

/** A token and the next one are one of the words of two. */
function holdsPair({ tokens }: Scene, words: ConditionWords, token: number): boolean {
  const first = tokens.lower[token] ?? ''
  return lookUp(words.openers, first) === true && lookUp(words.all, `${first} ${tokens.lower[token + 1] ?? ''}`) === true
}
