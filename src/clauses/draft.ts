/** A clause while it is being built, and the tables through which the steps of building find each other. */
import type { Argument, ArgumentRole, ReadDispatch, Standing } from '../model/index.js'
import type { ClauseKnowledge } from '../knowledge/clauses/index.js'

export interface Draft {
  readonly index: number
  readonly sentence: number
  readonly predicate: number
  readonly kind: 'verb' | 'noun' | 'adjective'
  readonly lemma: string
  light: number | null
  passive: boolean
  tense: 'past' | 'present' | 'future' | 'none'
  /** Past perfect: "had met". */
  perfect: boolean
  readonly arguments: Argument[]
  standing: Standing
  readonly standingBy: number[]
  negated: boolean
  /** Hangs under a modal of possibility or obligation. */
  modal: boolean
  parent: number | null
  relation: string
  reportedIn: number | null
  resolved: boolean
  /** The object that a lost main verb was hung on, below which its whole clause stands; null for others. */
  lostFrom: number | null
}

/** What every step works on. `clauseAt[token]` is the draft whose predicate the token is, or -1. */
export interface Building {
  readonly read: ReadDispatch
  readonly knowledge: ClauseKnowledge
  readonly drafts: Draft[]
  readonly clauseAt: Int32Array
  /** Main verbs taken for modifiers, by the object that they were hung on. */
  readonly lost: Map<number, number>
  /** 1 for a token that heads somebody named by name, metonym or loaded wording. */
  readonly sideAt: Uint8Array
  /** 1 for a token that heads the name of somebody. */
  readonly nameAt: Uint8Array
}

export function newDraft(index: number, sentence: number, predicate: number, kind: Draft['kind'], lemma: string): Draft {
  return {
    index,
    sentence,
    predicate,
    kind,
    lemma,
    light: null,
    passive: false,
    tense: 'none',
    perfect: false,
    arguments: [],
    standing: 'happened',
    standingBy: [],
    negated: false,
    modal: false,
    parent: null,
    relation: 'root',
    reportedIn: null,
    resolved: false,
    lostFrom: null,
  }
}

export function hasRole(draft: Draft, role: ArgumentRole): boolean {
  for (const argument of draft.arguments) if (argument.role === role) return true
  return false
}

/** Adds an argument unless the same token already stands in the same role with the same marker. */
export function addArgument(draft: Draft, argument: Argument): void {
  for (const known of draft.arguments)
    if (known.head === argument.head && known.role === argument.role && known.marker === argument.marker) return
  draft.arguments.push(argument)
}

/** Hands on the arguments of one role from one clause to another as another role, saying how. */
export function handOn(from: Draft, role: ArgumentRole, to: Draft, as: ArgumentRole, via: string): boolean {
  let found = false
  for (const argument of from.arguments) {
    if (argument.role !== role || argument.head === to.predicate) continue
    addArgument(to, { role: as, head: argument.head, marker: null, via })
    found = true
  }
  return found
}
