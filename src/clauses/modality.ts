/** What a clause's own words say of its tense, its negation and its standing, before its governors are heard. */
import type { ParsedTokens } from '../model/index.js'
import type { Building, Draft } from './draft.js'
import { lemmaOf } from './predicates.js'
import { markOf } from './arguments.js'
import { isHeadlineInfinitive } from './subjects.js'

const future = new Set(['will', "'ll", 'wo', 'shall', '’ll'])
const obligation = new Set(['must', 'should', 'ought'])
const possibility = new Set(['can', 'could', 'may', 'might', 'ca'])

export interface Modality {
  would: boolean
  conditional: boolean
}

/** Sets tense, negation and first standing of a draft from its auxiliaries, adverbs and determiners. */
export function readModality(building: Building, draft: Draft): Modality {
  const {
    read: { tokens },
    knowledge,
  } = building
  const out: Modality = { would: false, conditional: false }
  draft.tense = baseTense(tokens.fine[draft.predicate] ?? '')
  let infinitive = false
  let be = false
  for (let child = tokens.firstChild[draft.predicate] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    const relation = tokens.relation[child] ?? ''
    const lower = tokens.lower[child] ?? ''
    if (relation === 'aux' || relation === 'aux:pass' || relation === 'cop') {
      readAuxiliary(tokens, draft, child, out)
      if (lemmaOf(tokens, child) === 'be') be = true
    } else if (relation === 'advmod' || relation === 'det' || relation === 'neg' || relation === 'cc:preconj' || relation === 'obl:tmod') {
      if (knowledge.negators.has(lower)) negate(draft, child)
      else if (relation === 'advmod' && knowledge.hearsay.has(lower)) possible(draft, child)
    } else if (relation === 'mark') {
      if (lower === 'to') infinitive = true
      if (lower === 'without') negate(draft, child)
      if (knowledge.conditionals.has(lower)) possible(draft, child)
    } else if (relation === 'case' && lower === 'without') negate(draft, child)
    else if (relation === 'advcl' && isCondition(building, child)) {
      out.conditional = true
      draft.standingBy.push(child)
    }
  }
  negatedByArgument(tokens, knowledge.negators, draft)
  // "is to visit", "are to meet": arranged for later.
  const headline = draft.relation === 'root' && draft.arguments.some((argument) => argument.role === 'subject' && argument.via === null)
  if (
    infinitive &&
    (be || headline || isHeadlineInfinitive(tokens, draft.predicate)) &&
    draft.kind === 'verb' &&
    tokens.fine[draft.predicate] === 'VB'
  )
    planned(draft, draft.predicate)
  settle(draft, out)
  return out
}

function baseTense(fine: string): Draft['tense'] {
  if (fine === 'VBD' || fine === 'VBN') return 'past'
  if (fine === 'VBZ' || fine === 'VBP') return 'present'
  return 'none'
}

function readAuxiliary(tokens: ParsedTokens, draft: Draft, child: number, out: Modality): void {
  const lower = tokens.lower[child] ?? ''
  if (future.has(lower)) {
    draft.tense = 'future'
    planned(draft, child)
  } else if (lower === 'would' || lower === "'d" || lower === '’d') {
    out.would = true
    draft.tense = 'future'
    draft.standingBy.push(child)
  } else if (possibility.has(lower) || obligation.has(lower)) {
    draft.modal = true
    possible(draft, child)
  } else if (lower === 'had' || lower === 'was' || lower === 'were' || lower === 'did') {
    if (draft.tense !== 'future') draft.tense = 'past'
    if (lower === 'had') draft.perfect = true
  } else if (lower === 'has' || lower === 'have' || lower === "'ve" || lower === '’ve') {
    if (draft.tense !== 'future') draft.tense = 'past'
  } else if (
    (lower === 'is' || lower === 'are' || lower === 'am' || lower === 'does' || lower === 'do' || lower === "'s" || lower === "'re") &&
    draft.tense !== 'future'
  ) {
    if (!(draft.tense === 'past' && tokens.lower[child] === "'s")) draft.tense = 'present'
  }
}

function negatedByArgument(tokens: ParsedTokens, negators: ReadonlySet<string>, draft: Draft): void {
  for (const argument of draft.arguments) {
    if (argument.role !== 'subject' && argument.role !== 'object') continue
    if (argument.via !== null && argument.via !== 'passive') continue
    if (negators.has(tokens.lower[argument.head] ?? '')) negate(draft, argument.head)
    for (let child = tokens.firstChild[argument.head] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
      if (tokens.relation[child] === 'det' && (tokens.lower[child] === 'no' || tokens.lower[child] === 'neither')) negate(draft, child)
  }
}

/** True for a clause that states a condition: "if X attacks", "should X attack", "unless X withdraws". */
export function isCondition(building: Building, token: number): boolean {
  const {
    read: { tokens },
    knowledge,
  } = building
  const mark = markOf(tokens, token)
  if (mark !== null && knowledge.conditionals.has(mark)) return true
  for (let child = tokens.firstChild[token] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    const relation = tokens.relation[child]
    if (relation === 'nsubj' || relation === 'nsubj:pass') return false
    if (relation === 'aux' || relation === 'aux:pass')
      return tokens.lower[child] === 'should' || tokens.lower[child] === 'were' || tokens.lower[child] === 'had'
  }
  return false
}

export function negate(draft: Draft, by: number): void {
  if (draft.standingBy.includes(by)) return
  draft.negated = true
  draft.standing = 'denied'
  draft.standingBy.push(by)
}

export function possible(draft: Draft, by: number): void {
  if (draft.standing !== 'denied') draft.standing = 'possible'
  draft.standingBy.push(by)
}

function planned(draft: Draft, by: number): void {
  if (draft.standing === 'happened') draft.standing = 'planned'
  draft.standingBy.push(by)
}

function settle(draft: Draft, modality: Modality): void {
  if (draft.standing === 'denied') return
  if (modality.conditional && (modality.would || draft.tense === 'future' || draft.modal)) draft.standing = 'possible'
}
