/** The rule language, compiled: what a reading of an act asks of a clause and which code it gives. */
import type { WordTable } from '../../base/word-table.js'

/** Where in a clause a party or a condition is looked for. */
export interface Slot {
  /** As written in the rule: "object/of", "with", "place". */
  readonly written: string
  readonly role:
    | 'subject'
    | 'object'
    | 'recipient'
    | 'clause'
    | 'oblique'
    | 'modifier'
    | 'place'
    | 'anywhere'
    | 'speaker'
    | 'addressee'
    | 'topic'
  /** The preposition of an oblique, or null. */
  readonly marker: string | null
  /** Steps into the noun phrase: prepositions, "'s" for its possessor, "any" for whoever is named in it. */
  readonly path: readonly string[]
}

/** What a slot must hold: one of the words as head or close modifier, or one of the kinds of party, or nothing at all. */
export interface Condition {
  readonly slot: Slot
  readonly words: readonly string[]
  /** Only the head of the phrase counts, not its modifiers. */
  readonly headOnly: boolean
  readonly kinds: readonly string[]
  readonly sectors: readonly string[]
  readonly absent: boolean
}

export interface RuleExample {
  readonly text: string
  /** "SRC TYPE TGT", or "-" where no event is coded. */
  readonly expected: string
}

export interface EventRule {
  /** Its number in the compiled list. */
  readonly index: number
  readonly name: string
  /** Null: the reading blocks others and gives no event ("met expectations"). */
  readonly type: string | null
  readonly mode: string | null
  readonly contexts: readonly string[]
  readonly cameo: string | null
  readonly verbs: readonly string[]
  readonly nouns: readonly string[]
  readonly adjectives: readonly string[]
  /** Auxiliaries that trigger the rule on any predicate ("must"); its own words are then none. */
  readonly modals: readonly string[]
  /** `required`: a noun counts only with a light verb. */
  readonly light: 'any' | 'required'
  readonly when: readonly Condition[]
  readonly unless: readonly Condition[]
  readonly source: readonly Slot[]
  readonly target: readonly Slot[]
  readonly symmetric: boolean
  /** A word that embeds acts ("agree", "threaten"): gives way to what is coded of the act it embeds. */
  readonly operator: boolean
  /** Speech whose content is an act of the target: `request` ("urge X to"), `accusation` ("accuse X of"), `approval`. */
  readonly absorbs: 'request' | 'accusation' | 'approval' | null
  /** The higher wins among rules that fit one clause; conditions add to it. */
  readonly rank: number
  readonly examples: readonly RuleExample[]
  readonly file: string
  readonly line: number
}

/** Plain JSON. */
export interface RuleData {
  readonly rules: readonly EventRule[]
  readonly classes: Readonly<Record<string, readonly string[]>>
}

export interface ConditionWords {
  readonly all: WordTable<true>
  /** First words of those that are two ("rubber bullets"). */
  readonly openers: WordTable<true>
}

/** Rules by the words that can trigger them, best first. */
export interface Rules {
  readonly all: readonly EventRule[]
  readonly byVerb: WordTable<readonly EventRule[]>
  readonly byNoun: WordTable<readonly EventRule[]>
  readonly byAdjective: WordTable<readonly EventRule[]>
  readonly byModal: WordTable<readonly EventRule[]>
  /** The words of a condition, by the condition itself. */
  readonly words: ReadonlyMap<Condition, ConditionWords>
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>
}
