/** What a clause takes from its governor: subjects it shares, nouns it carries, and how what embeds it makes it stand. */
import type { Embedding } from '../knowledge/clauses/index.js'
import { caseOf, markOf } from './arguments.js'
import { addArgument, type Building, type Draft, handOn, hasRole } from './draft.js'
import { isContent, isGerundComplement, reporterBelow } from './governors.js'
import { besideTalks, isLightEvent, isOnVisit } from './occasions.js'
import { isCondition, type Modality, negate, possible, readModality } from './modality.js'
import { childrenWith } from '../model/tree.js'

/** Completes a draft after its governors; each draft is completed once. */
export function resolve(building: Building, draft: Draft): void {
  if (draft.resolved) return
  draft.resolved = true
  const governor = draft.parent === null ? undefined : building.drafts[draft.parent]
  if (governor) resolve(building, governor)
  const modality = readModality(building, draft)
  if (governor) {
    shareSubject(building, draft, governor)
    stand(building, draft, governor, modality)
    draft.reportedIn = isContent(building, draft, governor) ? governor.index : reporterOf(building, draft, governor)
  } else if (modality.would && draft.standing === 'happened') draft.standing = 'possible'
  const reporter = draft.reportedIn === null ? reporterBelow(building, draft) : null
  if (reporter !== null) draft.reportedIn = reporter
  // A past that speaks of the future ("would provide") is a plan when somebody tells it, a supposition when nobody does.
  if (modality.would && draft.standing === 'happened') draft.standing = draft.reportedIn === null ? 'possible' : 'planned'
}

function reporterOf(building: Building, draft: Draft, governor: Draft): number | null {
  // The words of saying that hang below their own content are not part of it.
  if (draft.relation === 'parataxis' && building.knowledge.speech.has(draft.lemma)) return null
  if (draft.relation === 'parataxis' && governor.reportedIn === draft.index) return null
  return governor.reportedIn
}

const surfaceSubject = (draft: Draft): 'object' | 'subject' => (draft.passive ? 'object' : 'subject')

function shareSubject(building: Building, draft: Draft, governor: Draft): void {
  if (draft.kind === 'noun' && draft.light === null) {
    carry(building, draft, governor)
    return
  }
  const own = surfaceSubject(draft)
  if (hasRole(draft, own)) return
  switch (draft.relation) {
    case 'conj':
      // "attempts made by X and [attempts] to wipe out Y": the agent of the participle is the one who acts.
      if (
        governor.passive &&
        building.read.tokens.fine[draft.predicate]?.startsWith('VB') === true &&
        markOf(building.read.tokens, draft.predicate) === 'to' &&
        handOn(governor, 'subject', draft, own, 'coordination')
      )
        return
      if (governor.kind !== 'noun' || governor.light !== null) handOn(governor, surfaceSubject(governor), draft, own, 'coordination')
      return
    case 'xcomp':
    case 'ccomp':
    case 'obj':
      control(building, draft, governor, own)
      return
    case 'advcl':
      // "Speaking after the talks, X praised Y": what stands before its verb is done by the verb's subject.
      if (draft.predicate < governor.predicate) handOn(governor, surfaceSubject(governor), draft, own, 'adverbial')
      else if (isGerundComplement(building.read.tokens, draft.predicate) || embeddingFor(building, draft, governor))
        control(building, draft, governor, own)
      else handOn(governor, surfaceSubject(governor), draft, own, 'adverbial')
      return
    case 'acl':
      if (governor.kind === 'noun' && !handOn(governor, 'subject', draft, own, 'control')) fromMaker(building, draft, governor, own)
      return
    default:
  }
}

/** "the attempts made by X to wipe out Y": who made what the infinitive hangs on does it. */
function fromMaker(building: Building, draft: Draft, governor: Draft, own: 'subject' | 'object'): void {
  for (const argument of governor.arguments) {
    const beside = argument.role === 'clause' ? building.drafts[building.clauseAt[argument.head] ?? -1] : undefined
    if (beside && beside !== draft && beside.passive && handOn(beside, 'subject', draft, own, 'control')) return
  }
}

/** The subject of "to leave" in "ordered X to leave" is X, in "agreed to leave" the one who agreed. */
function control(building: Building, draft: Draft, governor: Draft, own: 'subject' | 'object'): void {
  const embedding = embeddingFor(building, draft, governor)
  const byObject = embedding ? embedding.control === 'object' : true
  const kept = building.knowledge.controlKept.has(governor.lemma)
  if (byObject && !kept) {
    if (handOn(governor, 'object', draft, own, 'control') || handOn(governor, 'recipient', draft, own, 'control')) return
    if (embedding?.control === 'object' && handOnOblique(governor, draft, own)) return
    // "X warned of attacking": nobody is named whom the act is asked of.
    if (embedding?.name === 'request') return
  }
  handOn(governor, governor.passive ? 'object' : 'subject', draft, own, 'control')
}

const addressMarkers = new Set(['on', 'upon', 'to', 'for', 'with'])

function handOnOblique(governor: Draft, draft: Draft, own: 'subject' | 'object'): boolean {
  let found = false
  for (const argument of governor.arguments) {
    if (argument.role !== 'oblique' || !addressMarkers.has(argument.marker ?? '')) continue
    addArgument(draft, { role: own, head: argument.head, marker: null, via: 'control' })
    found = true
  }
  return found
}

/** Gives a noun that names an act the arguments of the verb that carries it, or of the act that governs it. */
function carry(building: Building, draft: Draft, governor: Draft): void {
  const { knowledge } = building
  if (draft.relation === 'conj' && governor.kind === 'noun') {
    draft.light = governor.light
    if (!hasRole(draft, 'subject')) handOn(governor, 'subject', draft, 'subject', 'coordination')
    for (const argument of governor.arguments)
      if (argument.role === 'oblique' && !draft.arguments.some((own) => own.role === 'oblique'))
        addArgument(draft, { ...argument, via: 'coordination' })
    return
  }
  if (governor.kind === 'noun' && governor.light === null) {
    if (draft.relation === 'nmod' && knowledge.nounOperators.has(governor.lemma)) lend(governor, draft, 'control')
    return
  }
  const asObject = draft.relation === 'obj' || isBareObject(draft, governor) || (draft.relation === 'nsubj:pass' && governor.passive)
  const asOblique = draft.relation === 'obl' && !asObject
  const embedding = knowledge.verbs.get(governor.lemma)
  if ((asObject || asOblique) && knowledge.lightAgent.has(governor.lemma)) {
    // "engaged in talks", "put an end to the talks"; but not "held a summit on the attack".
    if (asOblique && !obliqueCarried(building, draft, governor)) return
    draft.light = governor.predicate
    lend(governor, draft, 'light-verb')
  } else if (asObject && knowledge.lightPatient.has(governor.lemma)) {
    draft.light = governor.predicate
    receive(governor, draft)
  } else if ((draft.relation === 'nsubj' || draft.relation === 'nsubj:pass') && isLightEvent(building, governor)) {
    draft.light = governor.predicate
    for (const argument of governor.arguments) {
      if (argument.role === 'oblique') addArgument(draft, { ...argument, via: 'light-verb' })
      if (argument.role !== 'object' || argument.head === draft.predicate) continue
      const matched = governor.lemma === 'oppose' || governor.lemma === 'pit'
      if (matched || suffering.has(governor.lemma))
        addArgument(draft, { ...argument, role: matched ? 'subject' : 'object', via: 'light-verb' })
    }
  } else if ((asObject || asOblique) && embedding?.control === 'subject') lend(governor, draft, 'control')
  else if (asOblique && besideTalks(building, draft)) lendSubject(governor, draft)
}

/** "the raid hit a market": what the act did it to. */
const suffering = new Set(['hit', 'kill', 'wound', 'injure', 'target', 'strike', 'destroy', 'damage', 'rock'])

function lendSubject(governor: Draft, draft: Draft): void {
  handOn(governor, surfaceSubject(governor), draft, 'subject', 'control')
}

const carriers = new Set(['engage', 'participate', 'join', 'embark', 'respond', 'place', 'put', 'enter', 'lead', 'take'])

function obliqueCarried(building: Building, draft: Draft, governor: Draft): boolean {
  return (
    carriers.has(governor.lemma) &&
    !governor.arguments.some(
      (argument) => argument.role === 'object' && building.clauseAt[argument.head] !== -1 && argument.head !== draft.predicate,
    )
  )
}

/** The verb's subject is the noun's agent; what else the verb has is the noun's as well. */
function lend(governor: Draft, draft: Draft, via: string): void {
  if (!draft.arguments.some((argument) => argument.role === 'subject' && argument.via !== 'of-phrase'))
    handOn(governor, 'subject', draft, 'subject', via)
  for (const argument of governor.arguments) {
    if (argument.head === draft.predicate) continue
    if (argument.role === 'oblique' || argument.role === 'recipient') addArgument(draft, { ...argument, via })
  }
}

/** "received aid from X", "came under attack by X": the verb's subject undergoes the noun. */
function receive(governor: Draft, draft: Draft): void {
  for (let i = 0; i < draft.arguments.length; i++) {
    const own = draft.arguments[i]
    if (own && own.role === 'oblique' && own.marker === 'from') draft.arguments[i] = { ...own, role: 'subject', via: 'light-verb' }
  }
  for (const argument of governor.arguments) {
    if (argument.head === draft.predicate) continue
    if (argument.role === 'subject') addArgument(draft, { ...argument, role: 'recipient', marker: null, via: 'light-verb' })
    else if (argument.role === 'oblique' && (argument.marker === 'from' || argument.marker === 'by'))
      addArgument(draft, { ...argument, role: 'subject', via: 'light-verb' })
    else if (argument.role === 'oblique') addArgument(draft, { ...argument, via: 'light-verb' })
  }
}

/** What embeds a draft: the class of its governor, by lemma with preposition first ("call for"), or null. */
export function embeddingFor(building: Building, draft: Draft, governor: Draft): Embedding | null {
  const {
    knowledge,
    read: { tokens },
  } = building
  const table = governor.kind === 'verb' ? knowledge.verbs : governor.kind === 'adjective' ? knowledge.adjectives : knowledge.nounOperators
  const marker = draft.kind === 'noun' ? caseOf(tokens, draft.predicate) : markOf(tokens, draft.predicate)
  return (marker === null ? undefined : table.get(`${governor.lemma} ${marker}`)) ?? table.get(governor.lemma) ?? null
}

/** True for a clause or noun that completes its governor: what the governor embeds. */
export function isComplement(building: Building, draft: Draft, governor: Draft): boolean {
  const { tokens } = building.read
  // "accused X and its patrons of rejecting talks": the gerund hung on the accused.
  if (draft.relation === 'obj>acl')
    return isGerundComplement(tokens, draft.predicate) && building.knowledge.verbs.get(governor.lemma)?.name === 'accusation'
  switch (draft.relation) {
    case 'xcomp':
      return true
    case 'ccomp':
      return true
    case 'csubj':
      return true
    case 'acl':
      return (
        governor.kind === 'noun' &&
        (governor.light === null || building.knowledge.nounOperators.has(governor.lemma)) &&
        markOf(tokens, draft.predicate) !== null
      )
    case 'acl:relcl':
      // "reports that X met Y" is often parsed as a relative clause.
      return (
        governor.kind === 'noun' &&
        governor.light === null &&
        building.knowledge.speechNouns.has(governor.lemma) &&
        markOf(tokens, draft.predicate) === 'that'
      )
    case 'advcl':
      return isGerundComplement(tokens, draft.predicate) || (markOf(tokens, draft.predicate) === 'to' && !hasOwnSubject(draft))
    case 'nmod':
      return governor.kind === 'noun' && draft.kind === 'noun'
    case 'obj':
    case 'nsubj:pass':
    case 'obl':
      if (draft.kind === 'verb') return draft.relation === 'obj'
      return (
        draft.kind === 'noun' &&
        (draft.relation !== 'obl' ||
          (embedsOblique(caseOf(tokens, draft.predicate)) && !isOnVisit(draft, caseOf(tokens, draft.predicate))) ||
          isBareObject(draft, governor))
      )
    default:
      return false
  }
}

const embeddingMarkers = new Set(['for', 'to', 'of', 'with', 'against', 'from', 'on', 'out', 'upon', 'off'])
const embedsOblique = (marker: string | null): boolean => marker !== null && embeddingMarkers.has(marker)
const hasOwnSubject = (draft: Draft): boolean => draft.arguments.some((argument) => argument.role === 'subject' && argument.via === null)

function stand(building: Building, draft: Draft, governor: Draft, modality: Modality): void {
  const { tokens } = building.read
  if (draft.relation === 'conj') {
    shareModality(building, draft, governor)
    return
  }
  if (draft.relation === 'advcl' && isCondition(building, draft.predicate)) {
    possible(draft, draft.predicate)
    return
  }
  if (isComplement(building, draft, governor)) {
    const embedding = embeddingFor(building, draft, governor)
    if (
      embedding &&
      embedsNoun(draft, governor, embedding) &&
      !(draft.relation === 'ccomp' && toldOnly(building, draft, governor, embedding))
    ) {
      embed(building, draft, governor, embedding)
      return
    }
    if (governor.standing === 'denied' && governor.negated && draft.relation === 'ccomp') possible(draft, governor.predicate)
    else if (draft.relation === 'xcomp') takeStanding(draft, governor)
    if (draft.relation === 'advcl' && markOf(tokens, draft.predicate) === 'to') purpose(draft, governor)
    else if (draft.light !== null) takeStanding(draft, governor)
    return
  }
  if (draft.kind === 'noun') {
    if (draft.light !== null && draft.light === governor.predicate) takeStanding(draft, governor)
    return
  }
  if (draft.relation === 'advcl' && draft.tense === 'none' && markOf(tokens, draft.predicate) === null && !modality.would)
    takeStanding(draft, governor)
}

/** "called off [a meeting]": a nominal that was read as the object though the parser called it an oblique. */
function isBareObject(draft: Draft, governor: Draft): boolean {
  if (draft.relation !== 'obl' || governor.passive) return false
  return governor.arguments.some((argument) => argument.role === 'object' && argument.head === draft.predicate)
}

/** Verbs of doing and holding carry a noun as light verbs; only those that announce, refuse, stop or ask embed it. */
export function embedsNoun(draft: Draft, governor: Draft, embedding: Embedding): boolean {
  if (draft.kind !== 'noun' || governor.kind === 'noun') return true
  // "ordered an investigation": whoever orders an act does it.
  if (governor.lemma === 'order') return false
  return !(embedding.name === 'doubt' || embedding.name === 'causation' || embedding.name === 'failure' || embedding.name === 'resumption')
}

/** "said that X attacked": a finite content that its verb only tells, unless the mood shows that it is demanded ("that X withdraw"). */
export function toldOnly(building: Building, draft: Draft, governor: Draft, embedding: Embedding): boolean {
  if (embedding.name === 'denial' || embedding.name === 'doubt' || embedding.name === 'wish' || embedding.name === 'accusation')
    return false
  if (!building.knowledge.speech.has(governor.lemma)) return false
  return hasOwnSubject(draft) || draft.passive ? !isSubjunctive(building, draft, embedding) || draft.tense === 'future' : false
}

/** "demanded that X withdraw": behind words of asking a bare form is a subjunctive, however it is tagged. */
function isSubjunctive({ read: { tokens } }: Building, draft: Draft, embedding: Embedding): boolean {
  const fine = tokens.fine[draft.predicate]
  // "Told reporters that X is to deploy soldiers": a plan, with a finite verb of its own.
  const finite = (child: number): boolean => tokens.fine[child] === 'VBZ' || tokens.fine[child] === 'VBP' || tokens.fine[child] === 'VBD'
  if (childrenWith(tokens, draft.predicate, 'aux', 'cop').some(finite)) return false
  return fine === 'VB' || (fine === 'VBP' && embedding.name === 'request' && draft.arguments.some((one) => one.role === 'subject'))
}

function purpose(draft: Draft, governor: Draft): void {
  if (draft.standing !== 'happened') return
  draft.standing = governor.standing === 'happened' || governor.standing === 'historical' ? 'planned' : governor.standing
  draft.standingBy.push(draft.predicate)
}

function takeStanding(draft: Draft, governor: Draft): void {
  if (governor.negated && !draft.negated) draft.negated = governor.negated
  if (draft.standing !== 'happened' || governor.standing === 'happened') return
  draft.standing = governor.standing
  draft.standingBy.push(...governor.standingBy.filter((token) => !draft.standingBy.includes(token)))
  if (draft.tense === 'none' || draft.kind === 'noun') draft.tense = governor.tense
}

/** "will meet and sign", "did not meet or talk": conjuncts without words of their own share tense, standing and negation. */
function shareModality(building: Building, draft: Draft, governor: Draft): void {
  const { tokens } = building.read
  if (draft.kind === 'noun') {
    takeStanding(draft, governor)
    return
  }
  const bare =
    tokens.fine[draft.predicate] === 'VB' || (tokens.fine[draft.predicate] === 'VBG' && draft.tense === 'none') || draft.kind !== 'verb'
  if (!bare || hasOwnSubject(draft)) return
  takeStanding(draft, governor)
}

function embed(building: Building, draft: Draft, governor: Draft, embedding: Embedding): void {
  const by = governor.predicate
  const condemned = embedding.name === 'accusation' && draft.kind === 'noun' && presupposing.has(governor.lemma)
  const effect = condemned ? 'same' : embedding.effect
  switch (effect) {
    case 'planned':
      if (governor.standing === 'denied') negate(draft, by)
      else if (governor.standing === 'possible' || (governor.kind !== 'noun' && governor.modal)) possible(draft, by)
      else if (draft.standing === 'happened') {
        draft.standing = governor.standing === 'historical' ? 'historical' : 'planned'
        draft.standingBy.push(by)
      }
      return
    case 'possible':
      possible(draft, by)
      return
    case 'denied':
    case 'ceased':
      if (governor.standing === 'happened' || governor.standing === 'historical') {
        if (draft.standing === 'happened' || draft.standing === 'planned') draft.standing = 'denied'
        draft.standingBy.push(by)
      } else possible(draft, by)
      return
    case 'same':
      // What is condemned or welcomed is taken to have happened, however the condemning stands.
      if (!condemned && embedding.name !== 'approval') takeStanding(draft, governor)
      if (building.read.tokens.fine[draft.predicate] === 'VB' && embedding.name === 'approval') possible(draft, by)
      return
    default:
      effect satisfies never
  }
}

const presupposing = new Set([
  'condemn',
  'criticise',
  'criticize',
  'denounce',
  'slam',
  'decry',
  'castigate',
  'lambast',
  'lambaste',
  'deplore',
  'censure',
  'investigate',
])
