/** The arguments that a predicate has among its own dependants, after passives, coordination and relative pronouns are undone. */
import type { ArgumentRole, ParsedTokens } from '../model/index.js'
import type { NounFrame } from '../knowledge/clauses/index.js'
import { agentWithin, possessorActs } from './agents.js'
import { addArgument, type Building, type Draft } from './draft.js'
import { joinedActor } from './joined.js'
import { isLostPast, namedBefore, readLost } from './lost.js'
import { visitorOf } from './participles.js'
import { isHeadlineInfinitive, joinedSubject, resolvedBy } from './subjects.js'
import { childOf, isMeasure, lemmaOf, mistakenParticle } from './predicates.js'

/** Fills the arguments of one draft from the tree below its predicate. */
export function readArguments(building: Building, draft: Draft): void {
  if (draft.kind === 'noun' && draft.light === null) readNoun(building, draft)
  else if (draft.lostFrom !== null) {
    readLost(building, draft, draft.lostFrom)
    return
  } else readVerb(building, draft, draft.kind === 'noun')
  if (draft.lemma === 'due' && draft.kind === 'adjective') dueIn(building, draft)
  relateRelative(building, draft)
  soleRecipient(draft)
  if (draft.kind === 'verb' && !draft.arguments.some((argument) => argument.role === 'subject')) subjectElsewhere(building, draft)
}

/** A subject that the parser hung elsewhere: right before the verb, or far above the paragraphs of a resolution. */
function subjectElsewhere(building: Building, draft: Draft): void {
  const joined = joinedSubject(building.read.tokens, draft.predicate)
  if (joined < 0) {
    const body = resolvedBy(building, draft)
    const named = body >= 0 ? -1 : namedBefore(building, draft.predicate)
    if (body >= 0) addArgument(draft, { role: 'subject', head: body, marker: null, via: 'resolution' })
    else if (named >= 0 && !draft.passive) addArgument(draft, { role: 'subject', head: named, marker: null, via: 'named before' })
    return
  }
  const at = draft.arguments.findIndex((argument) => argument.head === joined)
  if (at >= 0) draft.arguments.splice(at, 1)
  addWithConjuncts(building, draft, draft.passive ? 'object' : 'subject', joined, null, 'coordination')
}

/** "He is due in Beijing": parsers take the city for the predicate and "due in" for its preposition. */
function dueIn(building: Building, draft: Draft): void {
  const { tokens } = building.read
  const city = tokens.head[draft.predicate] ?? draft.predicate
  if (city === draft.predicate || childOf(tokens, city, 'cop') === null) return
  const subject = childOf(tokens, city, 'nsubj')
  if (subject !== null) addWithConjuncts(building, draft, 'subject', subject, null, null)
  addArgument(draft, { role: 'oblique', head: city, marker: 'in', via: null })
}

/** A recipient beside no object and no content is the object of a verb that has but one. */
function soleRecipient(draft: Draft): void {
  if (
    draft.kind !== 'verb' ||
    draft.passive ||
    draft.arguments.some((argument) => argument.role === 'object' || argument.role === 'clause')
  )
    return
  for (let i = 0; i < draft.arguments.length; i++) {
    const argument = draft.arguments[i]
    if (argument?.role === 'recipient') draft.arguments[i] = { ...argument, role: 'object' }
  }
}

function readVerb(building: Building, draft: Draft, nominal: boolean): void {
  const { tokens } = building.read
  draft.passive =
    childOf(tokens, draft.predicate, 'aux:pass') !== null ||
    (childOf(tokens, draft.predicate, 'nsubj:pass') !== null && !mistakenPassive(tokens, draft.predicate)) ||
    bareParticiple(tokens, draft.predicate)
  const particle = nominal ? null : mistakenParticle(tokens, draft.predicate, building.knowledge.phrasal)
  if (nominal) {
    const frame = building.knowledge.nouns.get(draft.lemma)
    if (frame) readNounDependants(building, draft, frame)
  }
  for (let child = tokens.firstChild[draft.predicate] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    const relation = tokens.relation[child] ?? ''
    if (visitorOf(tokens, child) >= 0) {
      addWithConjuncts(building, draft, 'oblique', visitorOf(tokens, child), markOf(tokens, child), null)
      continue
    }
    // "to send police to Haiti", the name taken for an infinitive.
    const named = building.nameAt[child] === 1 && tokens.tag[child] === 'VERB' && markOf(tokens, child) !== null
    let role = named ? 'oblique' : measuredObject(tokens, draft.predicate, child) ? 'object' : verbRole(relation, draft.passive)
    // "for his part" belongs to nobody's act.
    if (role === null || (tokens.lower[child] === 'part' && caseOf(tokens, child) === 'for')) continue
    let marker = role === 'clause' || named ? markOf(tokens, child) : caseOf(tokens, child)
    if (role === 'oblique' && marker !== null && particle !== null && tokens.head[particle] === child) {
      role = 'object'
      marker = null
    }
    // "named [a new ambassador]": a nominal without object beside it is what the verb is done to.
    if (relation === 'xcomp' && isPlainNominal(tokens, draft, child)) role = 'object'
    // "arrested Tuesday two traders": a bare nominal that the parser did not dare call the object.
    if (
      role === 'oblique' &&
      marker === null &&
      !draft.passive &&
      child > draft.predicate &&
      tokens.tag[child] !== 'NUM' &&
      !hasTimeAt(building, child) &&
      childOf(tokens, draft.predicate, 'obj') === null
    )
      role = 'object'
    // "dismissed as unfounded the claims": the object hung on the adjective between.
    const claimed = role === 'oblique' && marker === 'as' && tokens.tag[child] === 'ADJ' ? childOf(tokens, child, 'obj') : null
    if (claimed !== null) addWithConjuncts(building, draft, 'object', claimed, null, null)
    if (role === 'oblique' && marker === 'by' && draft.passive) addWithConjuncts(building, draft, 'subject', child, marker, 'by-phrase')
    else if (role === 'subject' && relation === 'obl:agent') addWithConjuncts(building, draft, 'subject', child, marker, 'by-phrase')
    else
      addWithConjuncts(
        building,
        draft,
        role,
        child,
        role === 'oblique' || role === 'clause' ? marker : null,
        relation === 'nsubj:pass' && draft.passive ? 'passive' : null,
      )
  }
}

/** "Deploy up to 10,000 soldiers": the noun that the parser hung behind the "to" of a measure. */
function measuredObject(tokens: ParsedTokens, verb: number, child: number): boolean {
  return isMeasure(tokens, verb + 1) && child > verb && tokens.relation[child] === 'obl' && caseOf(tokens, child) === 'to'
}

const copulas = new Set([
  'become',
  'remain',
  'stay',
  'be',
  'seem',
  'appear',
  'turn',
  'stand',
  'sound',
  'look',
  'prove',
  'constitute',
  'represent',
  'call',
])

function isPlainNominal(tokens: ParsedTokens, draft: Draft, child: number): boolean {
  return (
    child > draft.predicate &&
    !draft.passive &&
    (tokens.tag[child] === 'NOUN' || tokens.tag[child] === 'PROPN') &&
    !copulas.has(draft.lemma) &&
    childOf(tokens, draft.predicate, 'obj') === null &&
    childOf(tokens, child, 'cop') === null &&
    markOf(tokens, child) === null
  )
}

function hasTimeAt(building: Building, token: number): boolean {
  return building.read.times.some((time) => token >= time.first && token < time.end)
}

function verbRole(relation: string, passive: boolean): ArgumentRole | null {
  switch (relation) {
    case 'nsubj':
    case 'nsubj:outer':
      return passive ? 'object' : 'subject'
    case 'nsubj:pass':
      return passive ? 'object' : 'subject'
    case 'obl:agent':
      return 'subject'
    case 'obj':
      return 'object'
    case 'iobj':
      return 'recipient'
    case 'ccomp':
    case 'xcomp':
    case 'csubj':
      return 'clause'
    case 'obl':
    case 'nmod':
      return 'oblique'
    default:
      return null
  }
}

/** "X praised Y", "X called on Y" taken for a passive: outside of headlines a passive has an auxiliary. */
function mistakenPassive(tokens: ParsedTokens, token: number): boolean {
  if (childOf(tokens, token, 'aux') !== null || childOf(tokens, token, 'obl:agent') !== null) return false
  return childOf(tokens, token, 'obj') !== null || tokens.sentences[tokens.sentenceOf[token] ?? 0]?.inHeadline !== true
}

/** "troops sent by X": a participle after its noun without auxiliary. */
function bareParticiple(tokens: ParsedTokens, token: number): boolean {
  return (
    tokens.fine[token] === 'VBN' &&
    (tokens.relation[token] === 'acl' || tokens.relation[token] === 'advcl') &&
    !isLostPast(tokens, token) &&
    childOf(tokens, token, 'aux') === null &&
    childOf(tokens, token, 'obj') === null
  )
}

function readNoun(building: Building, draft: Draft): void {
  const { tokens } = building.read
  const frame = building.knowledge.nouns.get(draft.lemma) ?? building.knowledge.nouns.get(tokens.lower[draft.predicate] ?? '')
  readNounDependants(building, draft, frame ?? { of: 'object', possessor: 'subject' })
}

/** "a meeting by videoconference" has no such agent. */
const means = new Set([
  'phone',
  'telephone',
  'videoconference',
  'video',
  'videolink',
  'teleconference',
  'letter',
  'mail',
  'email',
  'air',
  'sea',
  'land',
  'road',
  'plane',
  'ship',
  'car',
  'train',
  'way',
  'side',
  'night',
  'day',
  'force',
  'mistake',
  'accident',
])

function readNounDependants(building: Building, draft: Draft, frame: NounFrame): void {
  const { tokens } = building.read
  for (let child = tokens.firstChild[draft.predicate] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    const relation = tokens.relation[child] ?? ''
    if (relation === 'nmod:poss') {
      addWithConjuncts(building, draft, frame.possessor === 'object' ? 'object' : 'subject', child, "'s", 'possessor')
    } else if (relation === 'nmod' || relation === 'obl' || relation === 'nmod:npmod') {
      const marker = caseOf(tokens, child)
      if (marker === 'of') {
        const role = frame.of === 'subject' || frame.of === 'parties' ? 'subject' : 'object'
        addWithConjuncts(building, draft, role, child, 'of', 'of-phrase')
      } else if (marker === 'by' && !means.has(lemmaOf(tokens, child)))
        addWithConjuncts(building, draft, 'subject', child, 'by', 'by-phrase')
      else if (marker === 'between' || (marker === 'among' && frame.of === 'parties'))
        addWithConjuncts(building, draft, 'subject', child, marker, 'between')
      else addWithConjuncts(building, draft, 'oblique', child, marker, null)
    } else if (relation === 'amod' || relation === 'compound' || relation === 'nmod:desc') {
      addWithConjuncts(building, draft, 'modifier', child, null, null)
    } else if (visitorOf(tokens, child) >= 0) {
      addWithConjuncts(building, draft, 'oblique', visitorOf(tokens, child), markOf(tokens, child), null)
    } else if (relation === 'acl' || relation === 'ccomp' || relation === 'xcomp') {
      addArgument(draft, { role: 'clause', head: child, marker: markOf(tokens, child), via: null })
    }
  }
  if (frame.possessor === 'object') possessorActs(draft)
  if (frame.of === 'object' && !draft.arguments.some((argument) => argument.role === 'subject')) agentWithin(building, draft)
}

/** Adds a token and the nominals coordinated with it; a conjunct that is a clause of its own is no argument. */
export function addWithConjuncts(
  building: Building,
  draft: Draft,
  role: ArgumentRole,
  head: number,
  marker: string | null,
  via: string | null,
): void {
  addArgument(draft, { role, head, marker, via })
  const { tokens } = building.read
  for (let child = tokens.firstChild[head] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    if (tokens.relation[child] !== 'conj') continue
    const tag = tokens.tag[child]
    if (role !== 'clause' && (tag === 'VERB' || tag === 'AUX')) continue
    const own = role === 'oblique' ? (caseOf(tokens, child) ?? marker) : marker
    if (role === 'clause') continue
    addWithConjuncts(building, draft, role, child, own, via ?? 'coordination')
  }
  const joined = role === 'clause' ? -1 : joinedActor(building, head)
  if (joined >= 0) addArgument(draft, { role, head: joined, marker, via: via ?? 'coordination' })
}

const titles = new Set(['nmod:desc', 'compound', 'flat', 'amod', 'nmod'])

/**
 * The preposition of a nominal, in lower case: several words are joined by a space ("because of"). Where a parser took the name
 * for the head and hung the preposition on the title before it ("into former minister X"), the title's.
 */
export function caseOf(tokens: ParsedTokens, token: number): string | null {
  const own = ownCase(tokens, token)
  if (own !== null) return own
  for (let child = tokens.firstChild[token] ?? -1; child >= 0 && child < token; child = tokens.nextSibling[child] ?? -1) {
    if (!titles.has(tokens.relation[child] ?? '')) continue
    const title = ownCase(tokens, child)
    if (title !== null) return title
  }
  return null
}

function ownCase(tokens: ParsedTokens, token: number): string | null {
  let found: string | null = null
  for (let child = tokens.firstChild[token] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    if (tokens.relation[child] !== 'case' || tokens.fine[child] === 'POS') continue
    const word = withFixed(tokens, child)
    found = found === null ? word : `${found} ${word}`
  }
  return found
}

/** The subordinator or infinitive marker of a clause. */
export function markOf(tokens: ParsedTokens, token: number): string | null {
  for (let child = tokens.firstChild[token] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
    if (tokens.relation[child] === 'mark' || tokens.relation[child] === 'case') return withFixed(tokens, child)
  return null
}

function withFixed(tokens: ParsedTokens, token: number): string {
  let word = tokens.lower[token] ?? ''
  for (let child = tokens.firstChild[token] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
    if (tokens.relation[child] === 'fixed') word = `${word} ${tokens.lower[child] ?? ''}`
  return word
}

const relativePronouns = new Set(['who', 'which', 'that', 'whom', 'whose'])

/** Puts the antecedent in place of the relative pronoun; where there is none ("troops sent by X"), in the role that is missing. */
function relateRelative(building: Building, draft: Draft): void {
  const { tokens } = building.read
  const relation = tokens.relation[draft.predicate] ?? ''
  if (relation !== 'acl:relcl' && relation !== 'acl') return
  const antecedent = tokens.head[draft.predicate] ?? draft.predicate
  if (antecedent === draft.predicate) return
  let replaced = false
  for (let i = 0; i < draft.arguments.length; i++) {
    const argument = draft.arguments[i]
    if (!argument || !relativePronouns.has(tokens.lower[argument.head] ?? '') || argument.role === 'clause') continue
    draft.arguments[i] = { ...argument, head: antecedent, via: 'relative' }
    replaced = true
  }
  if (replaced) {
    addAntecedentConjuncts(building, draft, antecedent)
    return
  }
  const role = missingRole(building, draft, relation)
  if (role !== null) {
    draft.arguments.push({ role, head: antecedent, marker: null, via: 'relative' })
    addAntecedentConjuncts(building, draft, antecedent)
  }
}

function missingRole(building: Building, draft: Draft, relation: string): ArgumentRole | null {
  const has = (role: ArgumentRole) => draft.arguments.some((argument) => argument.role === role)
  if (relation === 'acl') {
    const { tokens } = building.read
    if (draft.passive) return 'object'
    if (isLostPast(tokens, draft.predicate)) return 'subject'
    if (tokens.fine[draft.predicate] === 'VBG') return 'subject'
    // "troops to fight X"; but "a plan to fight X" is governed by the plan.
    if (!has('subject') && markOf(tokens, draft.predicate) === 'to' && (building.clauseAt[tokens.head[draft.predicate] ?? -1] ?? -1) < 0)
      return 'subject'
    return null
  }
  if (!has('subject')) return 'subject'
  return has('object') || draft.kind !== 'verb' ? null : 'object'
}

/** "France and Italy, which signed ...": the relative clause speaks of all that are coordinated before it. */
function addAntecedentConjuncts(building: Building, draft: Draft, antecedent: number): void {
  const { tokens } = building.read
  const role = draft.arguments.find((argument) => argument.head === antecedent && argument.via === 'relative')?.role
  if (role === undefined) return
  const joined = joinedActor(building, antecedent)
  if (joined >= 0) addArgument(draft, { role, head: joined, marker: null, via: 'relative' })
  // "Sudan, South Sudan to resume talks": a headline's infinitive is what all of them will do.
  if (joined < 0 && isHeadlineInfinitive(tokens, draft.predicate))
    for (let child = tokens.firstChild[antecedent] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
      if (tokens.relation[child] === 'conj' && child < draft.predicate)
        addArgument(draft, { role, head: child, marker: null, via: 'relative' })
  if (joined >= 0 || tokens.relation[antecedent] !== 'conj') return
  const first = tokens.head[antecedent] ?? antecedent
  if (tokens.tag[first] !== 'PROPN' || (tokens.tag[antecedent] !== 'PROPN' && role !== 'subject')) return
  addArgument(draft, { role, head: first, marker: null, via: 'relative' })
}

/** True for a lemma of the verb "be" without content of its own. */
export function isBe(tokens: ParsedTokens, token: number): boolean {
  return lemmaOf(tokens, token) === 'be'
}
