import type { TokenRange } from './tokens.js'

/**
 * How what is told stands to fact. `historical`: the text places it before the dispatch's own news.
 * `possible`: hypothetical, conditional, demanded or merely alleged.
 */
export type Standing = 'happened' | 'planned' | 'possible' | 'denied' | 'historical'

/** Grammatical role after passives, control, raising, relative clauses and coordination are undone. */
export type ArgumentRole = 'subject' | 'object' | 'recipient' | 'clause' | 'oblique' | 'possessor' | 'modifier'

export interface Argument {
  readonly role: ArgumentRole
  /** Head token of the argument. Coordinated arguments are one each. */
  readonly head: number
  /** Lower-case preposition or subordinator ("with", "of", "to"), or null. */
  readonly marker: string | null
  /** How it was found when it is no direct dependant: 'coordination', 'control', 'relative', 'raising', 'passive', 'by-phrase', 'light-verb' ...; null: direct. */
  readonly via: string | null
}

/**
 * What stands between a predicate and plain fact, one word each. The first four are said of the predicate itself
 * ("will", "would ... if", "not", "may"); the others are classes of words that embed it ("agreed to", "refused to", "stopped",
 * "urged X to", "accused X of").
 */
export type OperatorKind =
  | 'future'
  | 'conditional'
  | 'negation'
  | 'modal'
  | 'intention'
  | 'expectation'
  | 'wish'
  | 'attempt'
  | 'failure'
  | 'refusal'
  | 'denial'
  | 'cessation'
  | 'resumption'
  | 'causation'
  | 'permission'
  | 'request'
  | 'prevention'
  | 'accusation'
  | 'approval'
  | 'doubt'
  | 'purpose'

export interface Operator {
  readonly kind: OperatorKind
  /** The token that says so. */
  readonly by: number
  /** The clause that the token belongs to: the predicate's own for the first four kinds. */
  readonly clause: number
}

/** One predicate with its arguments: what every coder of acts and speech reads instead of raw trees. */
export interface Clause {
  /** Its index in the dispatch's list of clauses. */
  readonly index: number
  readonly sentence: number
  /** The token that names the act: a verb, a noun ("talks", "condemnation") or an adjective ("ready"). */
  readonly predicate: number
  readonly kind: 'verb' | 'noun' | 'adjective'
  /** Lemma, with a particle joined by a space ("call off"). */
  readonly lemma: string
  /** The light verb that carries a noun ("hold" in "hold talks"), or null. */
  readonly light: number | null
  readonly passive: boolean
  readonly tense: 'past' | 'present' | 'future' | 'none'
  readonly arguments: readonly Argument[]
  readonly standing: Standing
  /** Tokens that decided the standing (not, will, would, refused, if, ago ...), for evidence. */
  readonly standingBy: readonly number[]
  /** What turns the act into something else than a plain fact, from the predicate outwards: "did not agree to meet" is intention, then negation. */
  readonly operators: readonly Operator[]
  /** Direct negation on the predicate itself, apart from `standing`. */
  readonly negated: boolean
  /** The clause that governs it ("agreed [to meet]"), or null, and by which relation (ccomp, xcomp, advcl, acl:relcl, conj, nmod ...). */
  readonly parent: number | null
  readonly relation: string
  /** The clause of saying, thinking or accusing inside whose content this one stands, or null: the outlet's own voice. */
  readonly reportedIn: number | null
  /** Everything below the predicate. */
  readonly extent: TokenRange
}
