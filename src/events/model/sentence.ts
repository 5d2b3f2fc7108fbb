/** One sentence with its two marked stretches, made ready for the features: symbols of words, children, heads, paths. */
import type { NonEmpty } from '../../base/types.js'
import type { ParsedTokens, TokenRange } from '../../model/index.js'

/** The tokens are counted from the first of the sentence. */
export interface PairSentence {
  readonly length: number
  /** Lower-case forms. */
  readonly lower: readonly string[]
  /** What stands for the word in a feature: its lemma, NAME for names, # for numbers. Actors are no features. */
  readonly symbol: readonly string[]
  readonly lemma: readonly string[]
  readonly tag: readonly string[]
  readonly fine: readonly string[]
  readonly relation: readonly string[]
  readonly head: readonly number[]
  readonly children: readonly (readonly number[])[]
  readonly inSource: readonly boolean[]
  readonly inTarget: readonly boolean[]
  /** Starts with a small letter: a common word. */
  readonly common: readonly boolean[]
  /** The token that carries each stretch in the tree, or -1. */
  readonly sourceHead: number
  readonly targetHead: number
}

/** Reads the sentences that hold the given stretches, from the first to the last of them. An empty list is a stretch that is not there. */
export function readPair(tokens: ParsedTokens, source: readonly TokenRange[], target: readonly TokenRange[]): PairSentence {
  const { first, end } = extentOf(tokens, [...source, ...target])
  const length = end - first
  const at = Array.from({ length }, (_, i) => first + i)
  const head = at.map((i) => Math.min(length - 1, Math.max(0, (tokens.head[i] ?? i) - first)))
  const children: number[][] = at.map(() => [])
  for (let i = 0; i < length; i++) if (head[i] !== i) children[head[i] ?? i]?.push(i)
  const within = (ranges: readonly TokenRange[]): boolean[] => at.map((i) => ranges.some((range) => i >= range.first && i < range.end))
  const inSource = within(source)
  const inTarget = within(target)
  const relation = at.map((i) => tokens.relation[i] ?? '')
  return {
    length,
    lower: at.map((i) => tokens.lower[i] ?? ''),
    symbol: at.map((i) => symbolOf(tokens, i, i === first)),
    lemma: at.map((i) => (tokens.lemma[i] ?? '').toLowerCase()),
    tag: at.map((i) => tokens.tag[i] ?? 'X'),
    fine: at.map((i) => tokens.fine[i] ?? ''),
    relation,
    head,
    children,
    inSource,
    inTarget,
    common: at.map((i) => /^[a-z]{3,}/.test(tokens.form[i] ?? '')),
    sourceHead: headOf(head, relation, inSource),
    targetHead: headOf(head, relation, inTarget),
  }
}

function extentOf(tokens: ParsedTokens, ranges: readonly TokenRange[]): TokenRange {
  const sentences = ranges.map((range) => tokens.sentences[tokens.sentenceOf[range.first] ?? 0])
  const known = sentences.filter((one) => one !== undefined)
  if (!isSome(known)) return { first: 0, end: tokens.length }
  return { first: Math.min(...known.map((one) => one.first)), end: Math.max(...known.map((one) => one.end)) }
}

function isSome<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0
}

/** Words of office and kind that tell what an actor is, not who it is. */
const offices: ReadonlySet<string> = new Set(
  (
    'court police army forces force government minister president ministry parliament troops security council union navy military judge ' +
    'prosecutor prosecutors senate congress committee commission tribunal opposition party group militants rebels soldiers bank assembly ' +
    'commander general chief secretary prime ambassador envoy embassy department agency authority authorities leader workers teachers'
  ).split(' '),
)

function symbolOf(tokens: ParsedTokens, i: number, opens: boolean): string {
  const tag = tokens.tag[i]
  const lower = tokens.lower[i] ?? ''
  if (tag === 'PROPN' || (tag === 'ADJ' && (tokens.fine[i] ?? '').startsWith('NNP'))) return offices.has(lower) ? lower : 'NAME'
  if (tag === 'NUM') return '#'
  if (tag === 'ADJ' && !opens && /^\p{Lu}/u.test(tokens.form[i] ?? '')) return 'NAME'
  return (tokens.lemma[i] ?? '').toLowerCase()
}

/** The first token of a stretch whose governor lies outside it; -1 for no stretch. */
function headOf(head: readonly number[], relation: readonly string[], within: readonly boolean[]): number {
  let first = -1
  for (let i = 0; i < within.length; i++) {
    if (!within[i]) continue
    if (first < 0) first = i
    const up = head[i] ?? i
    if ((up === i || !within[up]) && !['punct', 'case', 'det'].includes(relation[i] ?? '')) return i
  }
  return first
}

/** The token and its governors up to the root. */
export function upward(sentence: PairSentence, token: number): readonly number[] {
  const out: number[] = []
  for (let at = token; at >= 0 && out.length < 30; ) {
    out.push(at)
    const up = sentence.head[at] ?? at
    if (up === at) break
    at = up
  }
  return out
}

/** The preposition or postposition of a noun, or ''. */
export function prepositionOf(sentence: PairSentence, token: number): string {
  for (const child of sentence.children[token] ?? []) if (sentence.relation[child] === 'case') return sentence.lower[child] ?? ''
  return ''
}

/** Auxiliaries of a predicate as lemmas, and NOT for a negation. */
export function auxiliariesOf(sentence: PairSentence, predicate: number): readonly string[] {
  const out: string[] = []
  for (const child of sentence.children[predicate] ?? []) {
    const relation = sentence.relation[child] ?? ''
    if (relation.startsWith('aux')) out.push(sentence.lemma[child] ?? '')
    if (relation === 'advmod' && ['not', "n't", 'never'].includes(sentence.lower[child] ?? '')) out.push('NOT')
  }
  return out
}

const below = /^(?:xcomp|ccomp|advcl|conj|acl|parataxis)/

/** The predicate that governs the source (or, without one, where both meet), and the predicates that hang from it. */
export function predicatesOf(
  sentence: PairSentence,
  above: readonly number[],
  meeting: number,
  other: readonly number[],
): readonly number[] {
  const isPredicate = (token: number): boolean => ['VERB', 'NOUN', 'ADJ'].includes(sentence.tag[token] ?? '')
  const first = above.slice(1).find(isPredicate) ?? (meeting >= 0 ? meeting : (above.at(-1) ?? other.at(-1) ?? 0))
  const chain = [first]
  for (let k = 0; k < chain.length && chain.length < 8; k++)
    for (const child of sentence.children[chain[k] ?? 0] ?? [])
      if (!chain.includes(child) && below.test(sentence.relation[child] ?? '') && isPredicate(child)) chain.push(child)
  return chain
}
