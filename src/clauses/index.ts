/** Predicates with their arguments and standing: what the coders of acts and speech read instead of raw trees. */
import { type Clause, type ReadDispatch, subtree } from '../model/index.js'
import type { ClauseKnowledge } from '../knowledge/clauses/index.js'
import { readArguments } from './arguments.js'
import type { Building, Draft } from './draft.js'
import { findGovernor } from './governors.js'
import { markHistory } from './history.js'
import { isSide } from './joined.js'
import { resolve } from './inherit.js'
import { operatorsOf } from './operators.js'
import { findPredicates } from './predicates.js'

/**
 * All clauses of a dispatch, in the order of their predicates. A token is the predicate of at most one clause.
 * The tree's errors are taken as they are: an argument that the parser hangs elsewhere is missing here.
 */
export function readClauses(read: ReadDispatch, knowledge: { readonly clauses: ClauseKnowledge }): readonly Clause[] {
  const { length } = read.tokens
  const nameAt = new Uint8Array(length)
  const sideAt = new Uint8Array(length)
  for (const actor of read.actors) {
    if (actor.form === 'name') nameAt[actor.head] = 1
    if (isSide(actor)) sideAt[actor.head] = 1
  }
  const building: Building = {
    read,
    knowledge: knowledge.clauses,
    drafts: [],
    clauseAt: new Int32Array(length).fill(-1),
    lost: new Map(),
    nameAt,
    sideAt,
  }
  for (const sentence of read.tokens.sentences) findPredicates(building, sentence)
  for (const draft of building.drafts) {
    readArguments(building, draft)
    findGovernor(building, draft)
  }
  for (const draft of building.drafts) resolve(building, draft)
  markHistory(building)
  return building.drafts.map((draft) => finished(building, draft))
}

function finished(building: Building, draft: Draft): Clause {
  return {
    index: draft.index,
    sentence: draft.sentence,
    predicate: draft.predicate,
    kind: draft.kind,
    lemma: draft.lemma,
    light: draft.light,
    passive: draft.passive,
    tense: draft.tense,
    arguments: draft.arguments.filter((argument) => argument.head !== draft.predicate),
    standing: draft.standing,
    standingBy: draft.standingBy.toSorted((a, b) => a - b),
    operators: operatorsOf(building, draft),
    negated: draft.negated,
    parent: draft.parent,
    // Within the governor's argument only the clause's own step is told: a relative clause on an object is an acl:relcl.
    relation: draft.relation.slice(draft.relation.indexOf('>') + 1),
    reportedIn: draft.reportedIn,
    extent: subtree(building.read.tokens, draft.lostFrom ?? draft.predicate),
  }
}
