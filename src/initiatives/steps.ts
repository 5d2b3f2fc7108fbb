/** Steps of initiatives: numbered steps, phases and rounds, elliptic ones ("in the first, ..."), and lists behind a colon. */
import { lookUp } from '../base/word-table.js'
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
    if (lookUp(words.nouns, tokens.lemma[token] ?? '') !== 'step' || tokens.tag[token] === 'VERB') continue
    const ordinal = ordinalBeside(tokens, token)
    if (ordinal === null || isIndefinite(tokens, token)) continue
    const content = isOnlyMentioned(tokens, token) ? bareNoun(tokens, token) : clauseOf(tokens, token)
    out.push({ ordinal, token, of: wholeOf(tokens, token), content, state: stateOf(tokens, token, content) })
  }
  return out
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
  if (possessor < 0) return null
  if (tokens.lower[possessor] === 'whose') return antecedent(tokens, step)
  return tokens.tag[possessor] === 'PRON' ? null : possessor
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
    return betweenStops(tokens, token, { first: Math.max(range.first, sentence.first), end: Math.min(range.end, sentence.end) })
  }
  return betweenStops(tokens, token, { first: sentence.first, end: sentence.end })
}

/** Prepositions behind which a step is what the clause comes before or after, is for or about, and not what it tells. */
const beside = new Set(['on', 'to', 'for', 'after', 'before', 'until', 'about', 'since', 'ahead'])

/** "to follow up on the fourth round of talks": the clause tells of something else, the phrase alone is the step. */
function isOnlyMentioned(tokens: ParsedTokens, token: number): boolean {
  return hangsBy(tokens, token, 'obl', 'nmod') && beside.has(tokens.lower[childWith(tokens, token, 'case')] ?? '')
}

/** The noun's phrase without its preposition. */
function bareNoun(tokens: ParsedTokens, noun: number): TokenRange {
  const { first, end } = subtree(tokens, noun)
  const marker = childWith(tokens, noun, 'case')
  return { first: marker >= first && marker < noun ? marker + 1 : first, end }
}

/**
 * Two steps in one sentence share no words: the earlier one ends, and the later one begins, at the first mark between
 * their nouns.
 */
export function keptApart(tokens: ParsedTokens, steps: readonly FoundStep[]): readonly FoundStep[] {
  const ordered = [...steps].sort((a, b) => a.token - b.token)
  return ordered.map((step, i) => {
    const [before, after] = [ordered[i - 1], ordered[i + 1]]
    const from = before && step.content.first <= before.token ? markBetween(tokens, before.token, step.token) : null
    const to = after && after.token < step.content.end ? markBetween(tokens, step.token, after.token) : null
    if (from === null && to === null) return step
    const content = { first: from === null ? step.content.first : from + 1, end: to ?? step.content.end }
    return { ...step, content, state: stateOf(tokens, step.token, content) }
  })
}

function markBetween(tokens: ParsedTokens, from: number, to: number): number | null {
  for (let at = from + 1; at < to; at++) if (/^[,;:]$/.test(tokens.form[at] ?? '')) return at
  return null
}

/** The part of a range around the token that no semicolon parts. */
function betweenStops(tokens: ParsedTokens, token: number, range: TokenRange): TokenRange {
  let { first, end } = range
  for (let at = range.first; at < range.end; at++) {
    if (tokens.form[at] !== ';') continue
    if (at < token) first = at + 1
    else if (end > at) end = at
  }
  return { first, end }
}

function isFinite(tokens: ParsedTokens, token: number): boolean {
  const own = [token, ...childrenWith(tokens, token, 'aux', 'cop')]
  return own.some((one) => /^(VBD|VBZ|VBP|MD)$/.test(tokens.fine[one] ?? ''))
}

/** Ordinals that stand for a step without its noun ("in the first, ...", "the second of them was ...", "the third being ..."), in order. */
export function ellipticSteps(tokens: ParsedTokens, words: InitiativeWords, numbered: readonly FoundStep[]): readonly FoundStep[] {
  const out: FoundStep[] = []
  for (let the = 0; the + 2 < tokens.length; the++) {
    if (tokens.lower[the] !== 'the') continue
    const token = the + 1
    const ordinal = ordinalOf(tokens.lower[token] ?? '')
    if (ordinal === null) continue
    const before = out.at(-1)
    const isGap = goesOnWithoutVerb(tokens, before, token, ordinal)
    const noun = isGap ? null : nounBefore(tokens, numbered, token, ordinal)
    if (noun) {
      // It shares the verb of the step before.
      out.push({ ordinal, token, of: null, content: itemFrom(tokens, the), state: noun.state })
      continue
    }
    if (!isGap && !standsAlone(tokens, words, token)) continue
    const content = isGap || tokens.lower[token + 1] === 'being' ? itemFrom(tokens, the) : clauseOf(tokens, token)
    out.push({ ordinal, token, of: null, content, state: stateOf(tokens, token, content) })
  }
  return out
}

/** No noun follows that it would count: a mark, a verb, or "of them", "of these", "of the nine steps". */
function standsAlone(tokens: ParsedTokens, words: InitiativeWords, token: number): boolean {
  const next = token + 1
  const lower = tokens.lower[next] ?? ''
  if (lower === 'of') {
    const of = tokens.lower[next + 1] ?? ''
    if (of === 'them' || of === 'these' || of === 'those' || of === 'which') return true
    const noun = tokens.tag[next + 2] === 'NUM' ? next + 3 : next + 2
    return of === 'the' && lookUp(words.nouns, tokens.lemma[noun] ?? '') === 'step'
  }
  const tag = tokens.tag[next]
  return (lower === ',' || lower === '(' || tag === 'VERB' || tag === 'AUX' || tag === 'ADP') && tokens.fine[next] !== 'VBN'
}

/** "The first would be escorts, the second surveillance": the next item of the same sentence leaves out its verb. */
function goesOnWithoutVerb(tokens: ParsedTokens, last: FoundStep | undefined, token: number, ordinal: number): boolean {
  const mark = tokens.lower[token - 2]
  return (
    last?.ordinal === ordinal - 1 &&
    tokens.sentenceOf[last.token] === tokens.sentenceOf[token] &&
    (mark === ',' || mark === ';' || mark === 'and')
  )
}

/** "the first stage is the building of posts, and the second the exchange of plots": an article behind the ordinal opens what it is. */
function nounBefore(tokens: ParsedTokens, numbered: readonly FoundStep[], token: number, ordinal: number): FoundStep | null {
  const before = numbered.findLast((step) => step.token < token)
  return before && tokens.tag[token + 1] === 'DET' && goesOnWithoutVerb(tokens, before, token, ordinal) ? before : null
}

/** "the first being a pullback of fighters": up to the next such item or the end of the phrase. */
function itemFrom(tokens: ParsedTokens, the: number): TokenRange {
  const end = tokens.sentences[tokens.sentenceOf[the] ?? 0]?.end ?? tokens.length
  for (let at = the + 3; at < end; at++)
    if (/^[;.]$/.test(tokens.form[at] ?? '') || (tokens.lower[at] === 'the' && ordinalOf(tokens.lower[at + 1] ?? '') !== null))
      return { first: the, end: at }
  return { first: the, end }
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

/** "a plan in three steps: first to ..., second to ..., third ...", "provides first for ... and then for ...": items of a list behind the name. */
export function listedSteps(tokens: ParsedTokens, head: number): readonly FoundStep[] {
  const sentence = tokens.sentences[tokens.sentenceOf[head] ?? 0]
  if (!sentence) return []
  const starts: { token: number; ordinal: number }[] = []
  for (let at = head + 1; at < sentence.end; at++)
    if (opensItem(tokens, at, starts.length + 1)) starts.push({ token: at, ordinal: starts.length + 1 })
  if (starts.length < 2) return []
  return starts.map(({ token, ordinal }, i) => {
    let end = starts[i + 1]?.token ?? itemEnd(tokens, token, sentence.end)
    while (end > token + 1 && (tokens.tag[end - 1] === 'PUNCT' || tokens.tag[end - 1] === 'CCONJ')) end--
    return { ordinal, token, of: head, content: { first: token, end }, state: 'announced' as const }
  })
}

const onwards = new Set(['then', 'next', 'finally', 'lastly'])

/** The item of that number: its ordinal behind a mark or "and", "first" said of the verb, "then" for any later one. */
function opensItem(tokens: ParsedTokens, at: number, wanted: number): boolean {
  const lower = tokens.lower[at] ?? ''
  const isBehindMark = /^(?::|,|;|\(|and|--)$/.test(tokens.form[at - 1] ?? '')
  if (wanted > 1 && isBehindMark && onwards.has(lower)) return true
  if (ordinalOf(lower.replace(/ly$/, '')) !== wanted) return false
  return isBehindMark || (wanted === 1 && tokens.tag[at] === 'ADV' && tokens.tag[at - 1] === 'VERB')
}

function itemEnd(tokens: ParsedTokens, token: number, end: number): number {
  for (let at = token + 1; at < end; at++) if (tokens.form[at] === ';') return at
  return end
}
