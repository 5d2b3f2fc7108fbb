/** What is gathered while one sentence is read for phrases. */
import type { TokenRange } from '../model/tokens.js'
import { type Draft, rule } from './draft.js'
import type { NameMatch } from './match.js'

/** Phrases found so far in one sentence. */
export interface Gathering {
  readonly drafts: Draft[]
  /** Tokens that are the core of a phrase found already. */
  readonly taken: Set<number>
  /** Matches of the book that were read as modifiers of another phrase. */
  readonly absorbed: Set<NameMatch>
}

/** A draft with nothing but its range: what finders fill in. */
export function blank(range: TokenRange, head: number): Draft {
  return {
    type: 'noun',
    ...range,
    head,
    kind: 'unknown',
    form: 'noun',
    reading: 'actor',
    actor: null,
    rivals: [],
    name: null,
    office: null,
    lemma: '',
    sector: null,
    allegiance: null,
    others: [],
    possessor: -1,
    plural: false,
    counted: null,
    definiteness: 'bare',
    titleEnd: -1,
    apposedTo: -1,
    rule: rule('actors/noun'),
  }
}
