import type { Column, Span } from '../base/types.js'

/** `[first, end)` in token indices, counted from the start of the dispatch, not of the sentence. */
export interface TokenRange {
  readonly first: number
  readonly end: number
}

/** A run of tokens the splitter took for one sentence. */
export interface Sentence extends TokenRange {
  readonly index: number
  readonly inHeadline: boolean
  /** Number of the paragraph (text between blank lines) within the dispatch. */
  readonly paragraph: number
}

/** Words of one dispatch, one column per attribute; row `i` of every column is token `i`. */
export interface Tokens {
  readonly length: number
  /** Offsets in `Dispatch.text`. */
  readonly from: Column
  readonly to: Column
  /** The word as printed, with curly quotation marks and dashes read as straight ones (a view; the text is not edited). */
  readonly form: readonly string[]
  readonly lower: readonly string[]
  /** Index of the sentence that holds the token. */
  readonly sentenceOf: Column
  readonly sentences: readonly Sentence[]
}

/** Universal part of speech (Universal Dependencies 2). */
export type Tag =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'

/** What the tagger adds. Each stage returns a wider table; none writes into the one it was given. */
export interface TaggedTokens extends Tokens {
  readonly lemma: readonly string[]
  readonly tag: readonly Tag[]
  /** Penn Treebank tag (VBD, VBN, NNS ...): carries tense, number and verb form. */
  readonly fine: readonly string[]
}

/** What the parser adds. A function that needs the tree asks for this type, so it cannot be called too early. */
export interface ParsedTokens extends TaggedTokens {
  /** Index of the governor; a root governs itself. */
  readonly head: Column
  /** Universal Dependencies relation with its subtype: nsubj, nsubj:pass, obl:agent, nmod:poss, acl:relcl ... */
  readonly relation: readonly string[]
  /** Leftmost dependant, or -1. */
  readonly firstChild: Column
  /** Next dependant of the same governor to the right, or -1. */
  readonly nextSibling: Column
}

/** The lemma of a token in lower case: names keep their capitals in the column. */
export function lowerLemma(tokens: TaggedTokens, token: number): string {
  const lemma = tokens.lemma[token] ?? ''
  return lemma === tokens.lower[token] ? lemma : lemma.toLowerCase()
}

/** The characters that a run of tokens covers. Throws RangeError when the run is empty or outside the table. */
export function charSpan(tokens: Tokens, range: TokenRange): Span {
  const from = tokens.from[range.first]
  const to = tokens.to[range.end - 1]
  if (range.end <= range.first || from === undefined || to === undefined)
    throw new RangeError(`Token range ${range.first}..${range.end} outside 0..${tokens.length}`)
  return { from, to }
}
