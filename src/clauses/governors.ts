/** Which clause governs which, and by what relation; and whose words a clause is told in. */
import type { ParsedTokens } from '../model/index.js'
import type { Building, Draft } from './draft.js'
import { caseOf } from './arguments.js'
import { childOf, lemmaOf } from './predicates.js'

/** Finds the nearest predicate above each draft. The relation is that of the last step below the governor. */
export function findGovernor(building: Building, draft: Draft): void {
  const {
    read: { tokens },
    clauseAt,
    knowledge,
  } = building
  if (draft.lostFrom !== null) return
  const verb = building.lost.get(draft.predicate)
  if (verb !== undefined) {
    // The object of a lost verb, read as the root.
    draft.parent = clauseAt[verb] ?? null
    draft.relation = 'obj'
    return
  }
  let at = draft.predicate
  let relation = tokens.relation[at] ?? 'root'
  let content = false
  for (let up = tokens.head[at] ?? at; up !== at; at = up, up = tokens.head[at] ?? at) {
    const step = tokens.relation[at] ?? 'dep'
    // Through "a series of attacks" the attacks stand where the series stands; through other nouns they only hang on them.
    if (at !== draft.predicate && step === 'conj' && relation === 'acl') {
      // "X and its patrons of rejecting": what hangs on a conjunct hangs on the argument.
    } else if (at !== draft.predicate && !(relation === 'nmod' && containerOf(tokens, at, knowledge.containers)))
      relation = step === 'conj' && relation === 'conj' ? 'conj' : throughRelation(relation, step)
    else relation = step
    let governor = clauseAt[building.lost.get(up) ?? up] ?? -1
    if (governor >= 0 && relation === 'conj') governor = finiteAbove(building, draft, up) ?? governor
    // "announced the same day that X must leave": a clause behind a time is no relative clause.
    if (at === draft.predicate && step === 'acl:relcl' && building.read.times.some((time) => up >= time.first && up < time.end))
      content = true
    if (governor >= 0) {
      draft.parent = governor
      draft.relation = content ? 'ccomp' : relation
      return
    }
  }
}

const finite = new Set(['VBD', 'VBZ'])
const farthestVerb = 3

function hasAuxiliary(tokens: ParsedTokens, token: number): boolean {
  return childOf(tokens, token, 'aux') !== null || childOf(tokens, token, 'aux:pass') !== null
}

/** "called on both sides to talk and convened the council": a finite verb is a conjunct of the finite verb above an infinitive; or null. */
function finiteAbove({ read: { tokens }, clauseAt }: Building, draft: Draft, infinitive: number): number | null {
  const own = tokens.fine[draft.predicate] ?? ''
  // A past tense is at times read as a participle ("and offered to mediate").
  const fine = own === 'VBN' && !hasAuxiliary(tokens, draft.predicate) ? 'VBD' : own
  if (!finite.has(fine) || tokens.fine[infinitive] !== 'VB' || hasAuxiliary(tokens, infinitive)) return null
  let at = infinitive
  for (let step = 0; step < farthestVerb; step++) {
    const up = tokens.head[at] ?? at
    if (up === at) return null
    if (tokens.fine[up] === fine) return clauseAt[up] === undefined || clauseAt[up] < 0 ? null : clauseAt[up]
    at = up
  }
  return null
}

function throughRelation(relation: string, step: string): string {
  // A conjunct of an argument stands in the argument's place.
  return relation === 'conj' ? step : `${step}>${relation}`.split('>').slice(0, 2).join('>')
}

function containerOf(tokens: ParsedTokens, token: number, containers: ReadonlySet<string>): boolean {
  return containers.has(lemmaOf(tokens, token))
}

/** "X attacked Y, the ministry said": the words of saying hang below what they report. Returns the reporting clause, or null. */
export function reporterBelow(building: Building, draft: Draft): number | null {
  const { tokens } = building.read
  for (let child = tokens.firstChild[draft.predicate] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    if (tokens.relation[child] !== 'parataxis') continue
    const other = building.drafts[building.clauseAt[child] ?? -1]
    if (!other || other.kind !== 'verb' || !building.knowledge.speech.has(other.lemma)) continue
    if (other.arguments.some((argument) => argument.role === 'subject') && !other.arguments.some((argument) => argument.role === 'clause'))
      return other.index
  }
  return null
}

/** True for a clause that is the content of its governor's saying. */
export function isContent(building: Building, draft: Draft, governor: Draft): boolean {
  const {
    knowledge,
    read: { tokens },
  } = building
  if (governor.kind === 'noun')
    return draft.relation === 'acl' || draft.relation === 'ccomp' ? knowledge.speechNouns.has(governor.lemma) : false
  if (governor.kind !== 'verb' || !knowledge.speech.has(governor.lemma)) return false
  if (draft.relation === 'ccomp' || draft.relation === 'xcomp') return true
  if (draft.relation === 'advcl') return isGerundComplement(tokens, draft.predicate)
  return (
    draft.kind === 'noun' &&
    draft.light !== governor.predicate &&
    (draft.relation === 'obj' || draft.relation === 'nsubj:pass' || (draft.relation === 'obl' && caseOf(tokens, draft.predicate) !== 'in'))
  )
}

const gerundMarkers = new Set(['of', 'from', 'for', 'against', 'about', 'on', 'into', 'over', 'to'])

/** "accused X of shelling Y", "kept X from leaving": a gerund behind a preposition, which parsers call an adverbial clause. */
export function isGerundComplement(tokens: ParsedTokens, token: number): boolean {
  if (tokens.fine[token] !== 'VBG') return false
  for (let child = tokens.firstChild[token] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    const relation = tokens.relation[child]
    if ((relation === 'mark' || relation === 'case') && gerundMarkers.has(tokens.lower[child] ?? '')) return true
  }
  return false
}
