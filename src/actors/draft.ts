/** A stretch of words that may denote someone, before it is known whom: what the finding of phrases hands to their resolution. */
import type { EntityKind, MentionForm, MentionReading, Rank } from '../model/actor.js'
import type { ActorId, CountryCode, RuleId, SectorCode } from '../model/ids.js'
import type { ParsedTokens, TokenRange } from '../model/tokens.js'
import type { Tenure } from '../knowledge/offices/index.js'

/** The state or body for which somebody acts, and how that is known. */
export interface Allegiance {
  readonly code: CountryCode
  readonly by: 'modifier' | 'possessor' | 'of' | 'at' | 'in' | 'book' | 'text' | 'dateline'
}

/** An office as worded, read into its parts. */
export interface OfficeReading {
  /** Without determiner, state and name: "Deputy Foreign Minister for Regional Affairs". */
  readonly title: string
  /** Singular of the head noun ("minister"). */
  readonly lemma: string
  readonly sector: SectorCode
  readonly rank: Rank
  readonly tenure: Tenure
  readonly plural: boolean
}

export type Definiteness = 'definite' | 'indefinite' | 'possessed' | 'bare'

export interface Draft extends TokenRange {
  readonly type: 'state' | 'body' | 'person' | 'office' | 'noun' | 'pronoun' | 'pair'
  readonly head: number
  readonly kind: EntityKind
  readonly form: MentionForm
  readonly reading: MentionReading
  /** Entry of the book, for names. */
  readonly actor: ActorId | null
  readonly rivals: readonly ActorId[]
  /** Proper name as printed. */
  readonly name: string | null
  readonly office: OfficeReading | null
  /** Singular head noun, lower case. */
  readonly lemma: string
  readonly sector: SectorCode | null
  readonly allegiance: Allegiance | null
  /** Further states of a coordinated modifier ("Russian and Ukrainian negotiators"): then the phrase stands for one party of each. */
  readonly others: readonly Allegiance[]
  /** Index of the first token of the possessor ("his", "the bloc"), or -1. */
  readonly possessor: number
  readonly plural: boolean
  /** The number before the noun ("both": 2), or null. */
  readonly counted: number | null
  readonly definiteness: Definiteness
  /** End of the office before a name ("French ambassador" in "French ambassador Sylvain Itte"), or -1. */
  readonly titleEnd: number
  /** First token of the phrase that this one stands in apposition to, or -1. */
  readonly apposedTo: number
  readonly rule: RuleId
}

export const rule = (name: string): RuleId => name as RuleId

/** The token of a range that carries it in the tree: its governor lies outside. Of several the one that fills a role. */
export function headOf(tokens: ParsedTokens, range: TokenRange): number {
  let best = range.end - 1
  let bestScore = -1
  for (let i = range.first; i < range.end; i++) {
    const governor = tokens.head[i] ?? i
    if (governor !== i && governor >= range.first && governor < range.end) continue
    const relation = tokens.relation[i] ?? ''
    if (relation === 'punct' || relation === 'case' || relation === 'det' || relation === 'cc') continue
    const score = roles.has(relation.split(':')[0] ?? '')
      ? 2
      : tokens.tag[i] === 'NOUN' || tokens.tag[i] === 'PROPN' || tokens.tag[i] === 'PRON'
        ? 1
        : 0
    if (score > bestScore) {
      best = i
      bestScore = score
    }
  }
  return best
}
const roles: ReadonlySet<string> = new Set(['nsubj', 'obj', 'iobj', 'obl', 'nmod', 'conj', 'appos', 'root', 'ccomp', 'xcomp', 'parataxis'])

/** The words of a range as printed, with single blanks as in the text. */
export function wordsOf(text: string, tokens: ParsedTokens, range: TokenRange): string {
  return text.slice(tokens.from[range.first] ?? 0, tokens.to[range.end - 1] ?? 0).replace(/\s+/g, ' ')
}
