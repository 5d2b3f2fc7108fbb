/** The words between a predicate and plain fact, from the inside out: auxiliaries, negations and what embeds it. */
import { type Operator, subtree } from '../model/index.js'
import type { Building, Draft } from './draft.js'
import { embeddingFor, embedsNoun, isComplement, toldOnly } from './inherit.js'
import { childOf, lemmaOf } from './predicates.js'
import { isCondition } from './modality.js'
import { markOf } from './arguments.js'
import { isHeadlineInfinitive } from './subjects.js'

const wills = new Set(['will', "'ll", 'wo', 'shall'])
const woulds = new Set(['would', "'d"])
const modals = new Set(['can', 'could', 'may', 'might', 'ca', 'must', 'should', 'ought'])
/** "Must stop if it wants peace": what is demanded is demanded under a condition as well. */
const obliging = new Set(['must', 'should', 'ought'])
const farthest = 6

/** Operators of a draft, at most six levels up. */
export function operatorsOf(building: Building, draft: Draft): readonly Operator[] {
  const out: Operator[] = []
  let at: Draft | undefined = draft
  for (let level = 0; at && level < farthest; level++) {
    ownOperators(building, at, out)
    const governor: Draft | undefined = at.parent === null ? undefined : building.drafts[at.parent]
    if (!governor) break
    if (at.relation === 'conj' && sharesWords(building, at)) {
      at = governor
      continue
    }
    const carried = at.light !== null && at.light === governor.predicate
    if (carried && !turnsNoun(building, at, governor)) {
      at = governor
      continue
    }
    if (isReason(building, at, governor)) out.push({ kind: 'accusation', by: governor.predicate, clause: governor.index })
    if (at.relation === 'advcl' && isBareGerund(building, at))
      out.push(...operatorsOf(building, governor).filter((one) => one.kind === 'accusation'))
    if (!isComplement(building, at, governor)) break
    const embedding = embeddingFor(building, at, governor)
    // "told him that it would not": content that is only told is not asked for.
    if (at.relation === 'ccomp' && embedding && toldOnly(building, at, governor, embedding)) break
    if (embedding && embedsNoun(at, governor, embedding)) out.push({ kind: embedding.name, by: governor.predicate, clause: governor.index })
    else if (at.relation === 'advcl' && markOf(building.read.tokens, at.predicate) === 'to') {
      const noun = nounBefore(building, at, governor)
      out.push(noun ?? { kind: 'purpose', by: at.predicate, clause: governor.index })
    } else if (at.relation !== 'xcomp') break
    // What is told of somebody's words ("said it would") is not changed by how the telling stands.
    if (at.relation === 'ccomp' && at.reportedIn === governor.index) break
    at = governor
  }
  return out
}

const punishing = new Set([
  'arrest',
  'detain',
  'jail',
  'imprison',
  'sentence',
  'convict',
  'charge',
  'fine',
  'sanction',
  'designate',
  'blacklist',
  'punish',
  'penalise',
  'penalize',
  'expel',
  'indict',
  'prosecute',
  'try',
  'execute',
  'hang',
])

/** "sanctioned X for supplying arms": the reason of a punishment is a charge. */
function isReason({ read: { tokens } }: Building, draft: Draft, governor: Draft): boolean {
  return (
    governor.kind === 'verb' &&
    punishing.has(governor.lemma) &&
    tokens.fine[draft.predicate] === 'VBG' &&
    (draft.relation === 'advcl' || draft.relation.endsWith('acl')) &&
    markOf(tokens, draft.predicate) === 'for'
  )
}

/** "accused X of firing, wounding two": what hangs on an act that is charged is charged. */
function isBareGerund({ read: { tokens } }: Building, draft: Draft): boolean {
  return tokens.fine[draft.predicate] === 'VBG' && markOf(tokens, draft.predicate) === null && draft.tense === 'none'
}

/** "expressed readiness to export", the infinitive hung on the verb: what the noun right before it makes of the act; or null. */
function nounBefore({ knowledge, read: { tokens } }: Building, draft: Draft, governor: Draft): Operator | null {
  const { first } = subtree(tokens, draft.predicate)
  const noun = governor.arguments.find((argument) => argument.role === 'object' && subtree(tokens, argument.head).end === first)
  const embedding = noun ? knowledge.nounOperators.get(lemmaOf(tokens, noun.head)) : undefined
  return noun && embedding ? { kind: embedding.name, by: noun.head, clause: governor.index } : null
}

/** "offered talks", "suspended talks": a verb that carries the noun and turns it at once. */
function turnsNoun(building: Building, draft: Draft, governor: Draft): boolean {
  const embedding = embeddingFor(building, draft, governor)
  return (
    embedding !== null &&
    governor.lemma !== 'order' &&
    (embedding.name === 'intention' || embedding.name === 'cessation' || embedding.name === 'refusal' || embedding.name === 'request')
  )
}

function sharesWords(building: Building, draft: Draft): boolean {
  const { tokens } = building.read
  if (draft.kind === 'noun') return true
  return tokens.fine[draft.predicate] === 'VB' && !draft.arguments.some((argument) => argument.role === 'subject' && argument.via === null)
}

function ownOperators(building: Building, draft: Draft, out: Operator[]): void {
  const { tokens } = building.read
  const { predicate, index } = draft
  let conditional = -1
  let would = -1
  let will = -1
  let modal = -1
  let negation = -1
  let infinitive = -1
  let be = false
  let have = false
  for (let child = tokens.firstChild[predicate] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    const relation = tokens.relation[child] ?? ''
    const lower = tokens.lower[child] ?? ''
    if (relation === 'aux' || relation === 'aux:pass' || relation === 'cop') {
      if (wills.has(lower)) will = child
      else if (woulds.has(lower)) would = child
      else if (modals.has(lower)) modal = child
      else if (lemmaOf(tokens, child) === 'be') be = true
      else if (lower === 'have') have = true
    } else if (relation === 'mark' && lower === 'to') infinitive = child
    else if (relation === 'advcl' && isCondition(building, child)) conditional = child
    if (building.knowledge.negators.has(lower) && relation !== 'obl' && relation !== 'obj') negation = child
  }
  if (negation < 0 && draft.negated)
    negation =
      draft.standingBy.find((token) => building.knowledge.negators.has(tokens.lower[token] ?? '') && inside(building, token, predicate)) ??
      -1
  const add = (kind: Operator['kind'], by: number) => out.push({ kind, by, clause: index })
  if (conditional >= 0 && !have && (will >= 0 || would >= 0 || (modal >= 0 && !obliging.has(tokens.lower[modal] ?? ''))))
    add('conditional', conditional)
  else if (would >= 0 && have) add('modal', would)
  else if (would >= 0) add(draft.reportedIn === null && draft.parent === null ? 'conditional' : 'future', would)
  else if (will >= 0) add('future', will)
  else if (modal >= 0) add('modal', modal)
  else if (infinitive >= 0 && draft.kind === 'verb' && (be || isHeadlinePlan(draft) || isHeadlineInfinitive(tokens, predicate)))
    add('future', predicate)
  else if (draft.kind === 'noun') for (const child of aheadWords(building, predicate)) add('future', child)
  if (isConditionItself(building, draft)) add('modal', predicate)
  const whether = childOf(tokens, predicate, 'mark')
  if (whether !== null && tokens.lower[whether] === 'whether') add('modal', whether)
  if (negation >= 0) add('negation', negation)
}

/** "Kenya to send police": a headline's infinitive with a subject. */
function isHeadlinePlan(draft: Draft): boolean {
  return draft.relation === 'root' && draft.arguments.some((argument) => argument.role === 'subject' && argument.via === null)
}

const ahead = new Set([
  'forthcoming',
  'upcoming',
  'planned',
  'scheduled',
  'future',
  'proposed',
  'impending',
  'expected',
  'intended',
  'projected',
])

/** "the forthcoming visit": words that set a noun's act ahead. */
function aheadWords({ read: { tokens } }: Building, noun: number): readonly number[] {
  for (let child = tokens.firstChild[noun] ?? -1; child >= 0 && child < noun; child = tokens.nextSibling[child] ?? -1)
    if (tokens.relation[child] === 'amod' && ahead.has(tokens.lower[child] ?? '')) return [child]
  return []
}

function isConditionItself(building: Building, draft: Draft): boolean {
  return draft.relation === 'advcl' && isCondition(building, draft.predicate)
}

function inside(building: Building, token: number, predicate: number): boolean {
  const { tokens } = building.read
  const up = tokens.head[token] ?? token
  return token === predicate || up === predicate || (tokens.head[up] ?? up) === predicate
}
