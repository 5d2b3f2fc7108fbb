/** Pronouns as drafts: who may be meant by gender and number. */
import { lookUp, tableOf } from '../base/word-table.js'
import { courtesies } from '../knowledge/actors/index.js'
import type { ParsedTokens } from '../model/tokens.js'
import { type Draft, rule } from './draft.js'

const personal = tableOf<{ readonly kind: Draft['kind']; readonly plural: boolean }>({
  he: { kind: 'person', plural: false },
  him: { kind: 'person', plural: false },
  his: { kind: 'person', plural: false },
  himself: { kind: 'person', plural: false },
  she: { kind: 'person', plural: false },
  her: { kind: 'person', plural: false },
  hers: { kind: 'person', plural: false },
  herself: { kind: 'person', plural: false },
  it: { kind: 'state', plural: false },
  its: { kind: 'state', plural: false },
  itself: { kind: 'state', plural: false },
  they: { kind: 'plural', plural: true },
  them: { kind: 'plural', plural: true },
  their: { kind: 'plural', plural: true },
  themselves: { kind: 'plural', plural: true },
})

/** "The two agreed", "both said", "the pair", "the duo", "the three": parties without a noun of their own. */
export function twosome(tokens: ParsedTokens, token: number): Draft | null {
  const lower = tokens.lower[token] ?? ''
  if (lower !== 'two' && lower !== 'pair' && lower !== 'duo' && lower !== 'both' && lower !== 'three' && lower !== 'trio') return null
  const relation = tokens.relation[token] ?? ''
  const bare = lower === 'both'
  if (bare ? !relation.startsWith('nsubj') : tokens.lower[token - 1] !== 'the' || tokens.lower[token + 1] === 'of') return null
  if (!/^(nsubj|obj|iobj|obl|conj|root|nmod:poss)/.test(relation) || tokens.tag[token + 1] === 'NOUN' || tokens.tag[token + 1] === 'ADJ')
    return null
  return {
    ...pronoun(tokens, token, 'plural', true),
    type: 'pair',
    first: bare ? token : token - 1,
    form: 'noun',
    counted: 2,
    rule: rule('actors/two'),
  }
}

/** The pronoun at a token, or null. First and second persons are left to whoever reads quotations. */
export function pronounDraft(tokens: ParsedTokens, token: number): Draft | null {
  if (tokens.tag[token] !== 'PRON' || courtesies.has(tokens.form[token] ?? '')) return null
  const found = lookUp(personal, tokens.lower[token] ?? '')
  return found ? pronoun(tokens, token, found.kind, found.plural) : null
}

function pronoun(tokens: ParsedTokens, token: number, kind: Draft['kind'], plural: boolean): Draft {
  const lower = tokens.lower[token] ?? ''
  const owned = tokens.fine[token] === 'PRP$'
  return {
    type: 'pronoun',
    first: token,
    end: token + 1,
    head: token,
    kind,
    form: 'pronoun',
    reading: owned ? 'modifier' : 'actor',
    actor: null,
    rivals: [],
    name: null,
    office: null,
    lemma: lower,
    sector: null,
    allegiance: null,
    others: [],
    possessor: -1,
    plural,
    counted: null,
    definiteness: 'definite',
    titleEnd: -1,
    apposedTo: -1,
    rule: rule('actors/pronoun'),
  }
}
