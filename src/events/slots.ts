/** Slots of a rule's frame: the tokens that fill them in a clause, and the parties these name. */
import { type ActorMention, type Argument, type Clause, subtree } from '../model/index.js'
import type { Slot } from '../knowledge/rules/index.js'
import { clauseAbove, clauseOf, type HungPhrase, type Scene } from './context.js'
import { caseWord, type FoundParty, isVague, partiesIn, withConjuncts } from './phrase.js'

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

/** Parties in a slot of a clause. */
export function partiesAt(scene: Scene, clause: Clause, slot: Slot): readonly FoundParty[] {
  if (slot.role === 'anywhere') return anywhere(scene, clause)
  if (slot.role === 'speaker') return speakerOf(scene, clause)
  if (slot.role === 'addressee') return toldTo(scene, clause, addressed)
  if (slot.role === 'topic') return toldTo(scene, clause, spokenOf)
  const out: FoundParty[] = []
  for (const head of headsAt(scene, clause, slot))
    for (const found of partiesIn(scene, head)) {
      if (slot.role === 'place' && found.inferred === null && found.mention.reading !== 'place') continue
      if (!out.some((one) => one.mention === found.mention)) out.push(found)
    }
  if (out.length > 0) return out
  if (slot.role === 'place') return stateOfPlace(scene, clause)
  if (slot.path.length > 0) {
    const deeper = belowOf(scene, clause, slot)
    return deeper.length > 0 ? deeper : besideObject(scene, clause, slot)
  }
  return slot.role === 'oblique' ? belowObject(scene, clause, slot.marker ?? '') : pronounIn(scene, clause, slot)
}

/** "to the expulsion of its diplomats by X": a phrase that hangs on the noun behind "of". */
function belowOf(scene: Scene, clause: Clause, slot: Slot): readonly FoundParty[] {
  const [step] = slot.path
  if (slot.path.length !== 1 || step === undefined || step === 'any' || step === "'s" || step === 'of' || step === 'subject') return []
  return headsAt(scene, clause, { ...slot, path: [] })
    .flatMap((head) => within(scene, head, 'of'))
    .flatMap((head) => within(scene, head, step))
    .flatMap((head) => partiesIn(scene, head))
}

/** "deplored the coup in X": a phrase right behind the object is the object's, wherever the parser hung it. */
function besideObject(scene: Scene, clause: Clause, slot: Slot): readonly FoundParty[] {
  const [step] = slot.path
  if (slot.role !== 'object' || slot.path.length !== 1 || step === undefined || step === "'s" || step === 'subject') return []
  const { tokens } = scene
  const out: FoundParty[] = []
  for (const object of clause.arguments) {
    if (object.role !== 'object' || object.head < clause.predicate) continue
    const { end } = subtree(tokens, object.head)
    for (const oblique of clause.arguments) {
      if (
        oblique.role !== 'oblique' ||
        oblique.marker === null ||
        (step === 'any' ? oblique.marker === 'against' : oblique.marker !== step)
      )
        continue
      if (subtree(tokens, oblique.head).first !== end || scene.timeAt[oblique.head] === 1) continue
      // "criticised the move in Geneva" tells where it was said; a state by its name is whose move it was.
      out.push(...partiesIn(scene, oblique.head).filter((one) => one.mention.reading !== 'place' || one.mention.form === 'name'))
    }
  }
  return out
}

const deepestPhrase = 3
const means = new Set(['by', 'over', 'via', 'through'])
/** Prepositions of time and occasion: what they name is not what the phrase is about ("any pullback before a truce in X"). */
const besides = new Set([
  'against',
  'before',
  'after',
  'until',
  'during',
  'amid',
  'following',
  'since',
  'pending',
  'despite',
  'outside',
  'near',
])

/** "returned the bust of a king to X": a phrase that the parser hung inside the object. */
function belowObject(scene: Scene, clause: Clause, marker: string): readonly FoundParty[] {
  if (marker === 'of' || marker === 'by') return []
  // "spoke by telephone with X": the means takes what belongs to the verb as well.
  let heads: readonly number[] = clause.arguments
    .filter((one) => one.role === 'object' || (one.role === 'oblique' && means.has(one.marker ?? '')))
    .map((one) => one.head)
  for (let depth = 0; depth < deepestPhrase && heads.length > 0; depth++) {
    const below = heads.flatMap((head) => nominalsBelow(scene, head))
    const found = below.filter((head) => caseWord(scene.tokens, head) === marker).flatMap((head) => partiesIn(scene, head))
    if (found.length > 0) return found
    heads = below
  }
  return []
}

function nominalsBelow({ tokens }: Scene, head: number): readonly number[] {
  const out: number[] = []
  for (let child = tokens.firstChild[head] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    const relation = tokens.relation[child]
    if (child > head && (relation === 'nmod' || relation === 'obl' || relation === 'conj' || relation === 'flat' || relation === 'appos'))
      out.push(child)
  }
  return out
}

/** "in the Tambov Region": the state on whose ground it was, where the dispatch speaks of that state. */
function stateOfPlace(scene: Scene, clause: Clause): readonly FoundParty[] {
  const carrier = clause.kind === 'noun' && clause.light !== null ? clauseOf(scene, clause.light) : null
  const { first, end } = carrier?.extent ?? clause.extent
  for (const place of scene.analysed.places) {
    const above = place.first < first || place.end > end ? null : clauseAbove(scene, place.head)
    if (!above || (above.index !== clause.index && above.index !== carrier?.index)) continue
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

/** Pronouns, and words by which a speaker names his own state, which nobody may have been found for. */
const selfWords = new Set([
  'it',
  'he',
  'she',
  'they',
  'we',
  'i',
  'sultanate',
  'kingdom',
  'republic',
  'emirate',
  'government',
  'country',
  'nation',
  'ministry',
  'bloc',
  'union',
])

/** Whoever says what the clause is told in. */
function speakerOf(scene: Scene, clause: Clause): readonly FoundParty[] {
  const told = clause.reportedIn === null ? undefined : scene.analysed.clauses[clause.reportedIn]
  if (!told) return []
  const out: FoundParty[] = []
  for (const argument of told.arguments) if (argument.role === 'subject') out.push(...partiesIn(scene, argument.head))
  return out
}

const addressed = (argument: Argument): boolean =>
  argument.role === 'object' || argument.role === 'recipient' || (argument.role === 'oblique' && argument.marker === 'to')
const spokenOf = (argument: Argument): boolean =>
  argument.role === 'oblique' && (argument.marker === 'of' || argument.marker === 'about' || argument.marker === 'on')

/** Who is told ("X told Y"), or what is spoken of ("X said of Y's move"), in the clause of saying around a clause. */
function toldTo(scene: Scene, clause: Clause, wanted: (argument: Argument) => boolean): readonly FoundParty[] {
  const told = clause.reportedIn === null ? undefined : scene.analysed.clauses[clause.reportedIn]
  const out: FoundParty[] = []
  for (const argument of told?.arguments ?? []) if (wanted(argument)) out.push(...partiesIn(scene, argument.head))
  return out.filter((one) => one.mention.reading !== 'place')
}

/** "said it would": a pronoun that no mention stands for is taken for the one who speaks. */
function pronounIn(scene: Scene, clause: Clause, slot: Slot): readonly FoundParty[] {
  if (slot.role !== 'subject') return []
  const subject = clause.arguments.find((argument) => argument.role === 'subject')
  if (!subject || !selfWords.has(scene.tokens.lower[subject.head] ?? '')) return []
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
  // "asked X to": whom one asks is at times read as the recipient.
  if (heads.length === 0 && slot.role === 'object' && clause.kind === 'verb')
    for (const argument of clause.arguments) if (argument.role === 'recipient') heads.push(argument.head)
  if (heads.length === 0 && (slot.role === 'oblique' || slot.role === 'place')) heads = hungOnObject(scene, clause, slot)
  for (const step of slot.path)
    heads = heads.flatMap((head) => within(scene, head, step)).flatMap((head) => withConjuncts(scene.tokens, head))
  return heads
}

/** "received a loan from X": a phrase that the parser hung on the object of the verb, which it belongs to as well. */
function hungOnObject(scene: Scene, clause: Clause, slot: Slot): number[] {
  const out: number[] = []
  if (slot.marker === 'of' || slot.marker === 'by') return out
  for (const { head, marker } of hungPhrases(scene, clause))
    if (slot.role === 'place' ? placeMarkers.has(marker) : marker === slot.marker) out.push(...withConjuncts(scene.tokens, head))
  return out
}

function hungPhrases(scene: Scene, clause: Clause): readonly HungPhrase[] {
  const known = scene.hung.get(clause.index)
  if (known) return known
  const out: HungPhrase[] = []
  for (const argument of clause.arguments) {
    if (argument.role !== 'object' || argument.head < clause.predicate) continue
    for (const head of nominalsBelow(scene, argument.head)) {
      const marker = caseWord(scene.tokens, head)
      if (marker !== null) out.push({ head, marker })
    }
  }
  scene.hung.set(clause.index, out)
  return out
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
  if (slot.role === 'clause' && slot.marker !== null) return argument.role === 'clause' && argument.marker === slot.marker
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
            ? relation !== 'punct' && !besides.has(caseWord(tokens, child) ?? '') && !tellsWhat(scene, child, relation)
            : (relation === 'nmod' || relation === 'obl' || relation === 'obl:agent') && caseWord(tokens, child) === step
    )
      out.push(...(step === 'any' && relation === 'acl' ? complements(scene, child) : [child]))
  }
  return out
}

/** "reports that X had met Y": a finite clause at a noun is its content, not its owner. */
function tellsWhat({ tokens }: Scene, child: number, relation: string): boolean {
  if (relation !== 'acl' && relation !== 'acl:relcl' && relation !== 'ccomp') return false
  for (let inner = tokens.firstChild[child] ?? -1; inner >= 0; inner = tokens.nextSibling[inner] ?? -1)
    if (tokens.relation[inner] === 'mark' && tokens.lower[inner] === 'that') return true
  return false
}

/** "an invitation to visit X": what the infinitive at a noun is done to. */
function complements({ tokens }: Scene, verb: number): readonly number[] {
  const out: number[] = []
  for (let child = tokens.firstChild[verb] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    const relation = tokens.relation[child]
    if (relation === 'obj' || relation === 'obl') out.push(child)
  }
  return out.length > 0 ? out : [verb]
}

/** True for a plural with a member of another side: "the governments of both countries". */
function namesOthers(scene: Scene, mention: ActorMention, sides: ReadonlySet<string>): boolean {
  const members = scene.analysed.entities[mention.entity]?.members ?? []
  return members.some((id) => {
    const country = scene.analysed.entities[id]?.country ?? null
    return country !== null && !sides.has(country)
  })
}

/** "voiced concern and vowed to help X": a party in a clause that is only coordinated. */
function inConjunct(scene: Scene, clause: Clause, token: number): boolean {
  for (
    let above = clauseAbove(scene, token);
    above;
    above = above.parent === null ? null : (scene.analysed.clauses[above.parent] ?? null)
  ) {
    if (above.index === clause.index) return false
    if (above.relation === 'conj' && above.kind === 'verb' && above.parent === clause.index) return true
  }
  return false
}

/** The first party named behind the predicate that is neither the clause's own subject nor of its side; a place as a last resort. */
export function anywhere(scene: Scene, clause: Clause): readonly FoundParty[] {
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
      inConjunct(scene, clause, mention.head) ||
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

function countryOf(scene: Scene, found: FoundParty): string | null {
  return scene.analysed.entities[found.mention.entity]?.country ?? null
}
