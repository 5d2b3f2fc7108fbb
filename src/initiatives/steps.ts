/** Steps of initiatives: numbered steps, phases and rounds, elliptic ones ("in the first, ..."), and lists behind a colon. */
import type { InitiativeWords } from '../knowledge/initiatives/index.js'
import type { AnalysedDispatch } from '../model/coding.js'
import type { InitiativeStep } from '../model/record.js'
import type { ParsedTokens, TokenRange } from '../model/tokens.js'
import { ancestors, childrenOf, childrenWith, childWith, hangsBy, subtree } from '../model/tree.js'
import { cardinalOf, ordinalOf } from './ordinals.js'

export interface FoundStep {
  readonly ordinal: number
  /** The noun "step", or the ordinal itself where the noun is left out. */
  readonly token: number
  /** The token that names what it is a step of, or null. */
  readonly of: number | null
  readonly content: TokenRange
  readonly state: InitiativeStep['state']
}

/** Steps with an ordinal, in order. */
export function numberedSteps(read: AnalysedDispatch, words: InitiativeWords): readonly FoundStep[] {
  const { tokens } = read
  const out: FoundStep[] = []
  for (let token = 0; token < tokens.length; token++) {
    if (words.nouns.get(tokens.lemma[token] ?? '') !== 'step' || tokens.tag[token] === 'VERB') continue
    const ordinal = ordinalBeside(tokens, token)
    if (ordinal === null || isIndefinite(tokens, token)) continue
    const content = clauseOf(tokens, token)
    out.push({ ordinal, token, of: wholeOf(tokens, token), content, state: stateOf(tokens, token, content) })
  }
  return out.concat(out.flatMap((step) => ellipticAfter(tokens, step)))
}

/** "an important first step": praise, not a number in a row. */
function isIndefinite(tokens: ParsedTokens, noun: number): boolean {
  const determiner = childWith(tokens, noun, 'det')
  return determiner >= 0 && (tokens.lower[determiner] === 'a' || tokens.lower[determiner] === 'an')
}

function ordinalBeside(tokens: ParsedTokens, noun: number): number | null {
  for (const child of childrenWith(tokens, noun, 'amod', 'nummod', 'compound', 'det')) {
    const ordinal = ordinalOf(tokens.lower[child] ?? '')
    if (ordinal !== null && child < noun) return ordinal
    if (child === noun + 1 && child > noun) return cardinalOf(tokens.lower[child] ?? '')
  }
  const before = ordinalOf(tokens.lower[noun - 1] ?? '')
  if (before !== null) return before
  const next = tokens.lower[noun + 1] ?? ''
  return tokens.tag[noun + 1] === 'NUM' ? cardinalOf(next) : null
}

/** "of the plan", "in improving the policy", "of which": the noun that the step belongs to. */
function wholeOf(tokens: ParsedTokens, step: number): number | null {
  for (const child of childrenWith(tokens, step, 'nmod', 'acl', 'obl', 'advcl')) {
    if (child < step) continue
    if (tokens.lower[child] === 'which') return antecedent(tokens, step)
    const marker = childWith(tokens, child, 'case', 'mark')
    if (marker >= 0 && !partitive.has(tokens.lower[marker] ?? '')) continue
    if (hangsBy(tokens, child, 'nmod', 'obl')) return child
    const object = childWith(tokens, child, 'obj', 'obl')
    if (object >= 0) return object
  }
  const possessor = childWith(tokens, step, 'nmod:poss')
  return possessor >= 0 ? possessor : null
}

const partitive = new Set(['of', 'in', 'for', 'to', 'towards', 'toward', 'on'])

function antecedent(tokens: ParsedTokens, token: number): number | null {
  for (let at = token, climbs = 0; climbs < 6; climbs++) {
    if (hangsBy(tokens, at, 'acl')) return tokens.head[at] ?? null
    const up = tokens.head[at] ?? at
    if (up === at) return null
    at = up
  }
  return null
}

/** The smallest clause with a finite verb around the token. */
export function clauseOf(tokens: ParsedTokens, token: number): TokenRange {
  const sentence = tokens.sentences[tokens.sentenceOf[token] ?? 0] ?? { first: 0, end: tokens.length }
  // "the first stage of which would reopen ...": the relative clause hangs below the step.
  if (tokens.lower[token + 1] === 'of' && tokens.lower[token + 2] === 'which') {
    const below = subtree(tokens, token)
    if (below.end > token + 4) return { first: Math.max(below.first, sentence.first), end: Math.min(below.end, sentence.end) }
  }
  for (const at of [token, ...ancestors(tokens, token)]) {
    if (!isFinite(tokens, at)) continue
    const range = subtree(tokens, at)
    return { first: Math.max(range.first, sentence.first), end: Math.min(range.end, sentence.end) }
  }
  return { first: sentence.first, end: sentence.end }
}

function isFinite(tokens: ParsedTokens, token: number): boolean {
  const own = [token, ...childrenWith(tokens, token, 'aux', 'cop')]
  return own.some((one) => /^(VBD|VBZ|VBP|MD)$/.test(tokens.fine[one] ?? ''))
}

/** "In the first, in February, ..." in the sentence after one that names a step. */
function ellipticAfter(tokens: ParsedTokens, step: FoundStep): readonly FoundStep[] {
  const next = tokens.sentences[(tokens.sentenceOf[step.token] ?? 0) + 1]
  if (!next) return []
  const [one, two, three, four] = [0, 1, 2, 3].map((i) => tokens.lower[next.first + i] ?? '')
  const ordinal = one === 'in' && two === 'the' ? ordinalOf(three ?? '') : one === 'the' ? ordinalOf(two ?? '') : null
  const after = one === 'in' ? four : three
  if (ordinal === null || ordinal === step.ordinal || (after !== ',' && !(one === 'the' && isVerbal(tokens, next.first + 2)))) return []
  const token = one === 'in' ? next.first + 2 : next.first + 1
  const content = { first: next.first, end: next.end }
  return [{ ordinal, token, of: step.of, content, state: stateOf(tokens, rootIn(tokens, content), content) }]
}

function isVerbal(tokens: ParsedTokens, token: number): boolean {
  return tokens.tag[token] === 'VERB' || tokens.tag[token] === 'AUX'
}

function rootIn(tokens: ParsedTokens, range: TokenRange): number {
  for (let at = range.first; at < range.end; at++) if (tokens.head[at] === at) return at
  return range.first
}

/** How far a step is: done by a past or perfect verb, under way by a progressive or present one, else announced. */
export function stateOf(tokens: ParsedTokens, token: number, content: TokenRange): InitiativeStep['state'] {
  const root =
    [token, ...ancestors(tokens, token)].find((at) => at >= content.first && at < content.end && isFinite(tokens, at)) ??
    rootIn(tokens, content)
  const own = [root, ...childrenOf(tokens, root).filter((child) => hangsBy(tokens, child, 'aux', 'cop'))]
  const fine = own.map((one) => tokens.fine[one] ?? '')
  if (fine.includes('MD')) return 'announced'
  if (fine.includes('VBG')) return 'under way'
  if (fine.includes('VBD') || own.some((one) => tokens.lemma[one] === 'have')) return 'done'
  return 'announced'
}

/** "a plan in three steps: first to ..., second to ..., third ...": items of a list in the sentence behind the name. */
export function listedSteps(tokens: ParsedTokens, head: number): readonly FoundStep[] {
  const sentence = tokens.sentences[tokens.sentenceOf[head] ?? 0]
  if (!sentence) return []
  const starts: { token: number; ordinal: number }[] = []
  for (let at = head + 1; at < sentence.end; at++) {
    const ordinal = ordinalOf((tokens.lower[at] ?? '').replace(/ly$/, ''))
    const before = tokens.form[at - 1] ?? ''
    if (ordinal === starts.length + 1 && /^(?::|,|;|\(|and|--)$/.test(before)) starts.push({ token: at, ordinal })
  }
  if (starts.length < 2) return []
  return starts.map(({ token, ordinal }, i) => {
    let end = starts[i + 1]?.token ?? sentence.end
    while (end > token + 1 && (tokens.tag[end - 1] === 'PUNCT' || tokens.tag[end - 1] === 'CCONJ')) end--
    return { ordinal, token, of: head, content: { first: token, end }, state: 'announced' as const }
  })
}
