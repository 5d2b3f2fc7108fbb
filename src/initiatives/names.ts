/** Initiatives and policies by name: the noun that names one, its modifiers, and whether it is one at all. */
import { lookUp } from '../base/word-table.js'
import { phraseAt } from '../knowledge/phrases.js'
import type { InitiativeWords } from '../knowledge/initiatives/index.js'
import type { AnalysedDispatch } from '../model/coding.js'
import { lowerLemma, type ParsedTokens, type TokenRange } from '../model/tokens.js'
import { childrenOf, childrenWith, childWith, hangsBy, subtree } from '../model/tree.js'

export interface NamedInitiative extends TokenRange {
  /** The noun that is modified ("policy"), or the last word of a known name. */
  readonly head: number
  readonly name: string
  /** Code of the holder where the name is one's own. */
  readonly holder: string | null
  /** Proper or quoted name, known name, or a numbered plan: an initiative by itself, without a step. */
  readonly strong: boolean
}

/** Every mention of a policy or plan that could be an initiative, in order. */
export function namedInitiatives(read: AnalysedDispatch, words: InitiativeWords): readonly NamedInitiative[] {
  const { tokens } = read
  const out: NamedInitiative[] = []
  for (const sentence of tokens.sentences)
    for (let token = sentence.first; token < sentence.end; token++) {
      const known = phraseAt(words.names, tokens.lower, tokens.lower, token, sentence.end)
      if (known && !isWithinActor(read, token)) {
        out.push({
          first: token,
          end: known.end,
          head: known.end - 1,
          name: textOf(read, { first: token, end: known.end }),
          holder: known.value.holder,
          strong: true,
        })
        token = known.end - 1
        continue
      }
      const found = ledByNoun(read, words, token, sentence.end) ?? namedAt(read, words, token)
      if (found) out.push(found)
    }
  return out.filter(
    (one) =>
      !out.some(
        (other) => other !== one && other.first <= one.first && one.end <= other.end && other.end - other.first > one.end - one.first,
      ),
  )
}

/** "Exercise Steadfast Defender 2024", "Operation Good Neighbour": a capitalised noun of initiatives with capitals behind it. */
function ledByNoun(read: AnalysedDispatch, words: InitiativeWords, token: number, end: number): NamedInitiative | null {
  const { tokens } = read
  const isCapital = (at: number): boolean => /^[A-Z]/.test(tokens.form[at] ?? '')
  if (!isCapital(token) || isCapital(token - 1) || !isCapital(token + 1)) return null
  const kind = lookUp(words.nouns, tokens.lower[token] ?? '')
  if (kind === undefined || kind === 'step' || !tokens.tag[token + 1]?.match(/^(?:PROPN|ADJ|NOUN)$/)) return null
  let last = token + 1
  while (last + 1 < end && (isCapital(last + 1) || /^\d{4}$/.test(tokens.form[last + 1] ?? ''))) last++
  const range = { first: token, end: last + 1 }
  return {
    ...range,
    head: token,
    name: plainName(read, range),
    holder: null,
    strong: kind === 'program' && words.words.policy.has(tokens.lower[token] ?? ''),
  }
}

/** In the name of a state, body or person; "the Mattei Plan", which no book of actors knows, may as well be a plan. */
function isWithinActor(read: AnalysedDispatch, token: number): boolean {
  return read.actors.some((mention) => {
    if (mention.first > token || token >= mention.end || mention.reading === 'modifier' || mention.form !== 'name') return false
    const entity = read.entities[mention.entity]
    return mention.head !== token || entity === undefined || entity.actor !== null
  })
}

function namedAt(read: AnalysedDispatch, words: InitiativeWords, token: number): NamedInitiative | null {
  const { tokens } = read
  const tag = tokens.tag[token]
  if (tag !== 'NOUN' && tag !== 'PROPN') return null
  const isRoadMap = tokens.lower[token] === 'map' && tokens.lower[token - 1] === 'road'
  const lemma = isRoadMap ? 'roadmap' : lowerLemma(tokens, token)
  const kind = lookUp(words.nouns, lemma) ?? lookUp(words.nouns, tokens.lower[token] ?? '')
  if (kind === undefined || kind === 'step' || isWithinActor(read, token)) return null
  const called = calledBehind(read, words, token, kind === 'program')
  if (called) return called
  const range = withProperHead(read, nameRange(read, words, token), token)
  const strong = words.words.policy.has(lemma) && (isProper(read, token, range) || isNumbered(tokens, token))
  const specific = range.end - range.first > 1 && !words.words.generic.has(tokens.lower[range.first] ?? '')
  if (!strong && !specific && !isNumbered(tokens, token)) return null
  return {
    first: range.first,
    end: range.end,
    head: token,
    name: plainName(read, range),
    holder: null,
    strong,
  }
}

/** "a plan named New Dawn", "an operation dubbed 'Iron Gate'": the name behind the participle. */
function calledBehind(read: AnalysedDispatch, words: InitiativeWords, token: number, strong: boolean): NamedInitiative | null {
  const { tokens } = read
  const verb = childrenWith(tokens, token, 'acl').find((child) => child > token && words.words.naming.has(tokens.lemma[child] ?? ''))
  if (verb === undefined) return null
  let first = verb + 1
  while (/^(?:as|the|["'“‘])$/.test(tokens.lower[first] ?? '')) first++
  let end = first
  while (
    /^[\p{Lu}\d]/u.test(tokens.form[end] ?? '') ||
    (end > first && /^(?:of|for|and|the)$/.test(tokens.lower[end] ?? '') && /^\p{Lu}/u.test(tokens.form[end + 1] ?? ''))
  )
    end++
  return end > first ? { first: token, end, head: token, name: plainName(read, { first, end }), holder: null, strong } : null
}

/** Any noun as the name of a whole whose steps the text tells ("the Danube gas link"), with what belongs to its phrase. */
export function wholeNamed(read: AnalysedDispatch, words: InitiativeWords, head: number): NamedInitiative {
  const range = withProperHead(read, nameRange(read, words, head), head)
  return { first: range.first, end: range.end, head, name: plainName(read, range), holder: null, strong: false }
}

function plainName(read: AnalysedDispatch, range: TokenRange): string {
  return textOf(read, range)
    .replace(/['"‘’“”]/g, '')
    .trim()
}

/** "The road map of the United Nations": whose it is, no part of its name; "of the border commission" tells one plan from another. */
function isActorAt(read: AnalysedDispatch, token: number): boolean {
  return read.actors.some(
    (mention) =>
      mention.head === token && mention.reading === 'actor' && mention.form !== 'noun' && read.entities[mention.entity]?.country != null,
  )
}

/** The noun with modifiers before it and "of", "for", "in" phrases behind it, without articles, possessors, relatives. */
function nameRange(read: AnalysedDispatch, words: InitiativeWords, head: number): TokenRange {
  const { tokens } = read
  let first = head
  let end = head + 1
  for (const child of childrenOf(tokens, head)) {
    const range = subtree(tokens, child)
    if (child < head) {
      if (
        hangsBy(tokens, child, 'amod', 'compound', 'nummod', 'nmod:desc', 'flat', 'nmod:unmarked') &&
        range.first < first &&
        head - range.first <= 7
      )
        first = range.first
    } else if (hangsBy(tokens, child, 'nmod', 'flat')) {
      const marker = childWith(tokens, child, 'case')
      const word = marker < 0 ? '' : (tokens.lower[marker] ?? '')
      if (word === 'of' && (isActorAt(read, child) || tokens.lower[child] === 'own')) continue
      if (
        (word === 'of' ||
          word === 'for' ||
          (word === 'with' && words.words.talks.has(tokens.lower[head] ?? '')) ||
          (word === 'in' && first === head && childWith(tokens, child, 'nummod') >= 0)) &&
        range.first <= end
      )
        end = phraseEnd(tokens, child, range)
    } else if (
      hangsBy(tokens, child, 'acl') &&
      range.first <= end &&
      childrenWith(tokens, child, 'mark').some((mark) => tokens.lower[mark] === 'for')
    )
      end = range.end
  }
  // "A plan in three steps" has no other name; "a naval mission in three stages" has.
  if (
    first === head &&
    tokens.lower[end] === 'in' &&
    tokens.tag[end + 1] === 'NUM' &&
    /^(?:points|steps|stages|phases|parts|pillars)$/.test(tokens.lower[end + 2] ?? '')
  )
    end += 3
  while (first < head && isOutside(tokens, first)) first++
  for (let at = head + 1; at < end; at++) if (/^[:;,()]$/.test(tokens.form[at] ?? '')) end = at
  return { first, end }
}

/** "the Crossroads of Peace project": the noun hangs by "of" from a proper noun that is no actor, and both are the name. */
function withProperHead(read: AnalysedDispatch, range: TokenRange, head: number): TokenRange {
  const { tokens } = read
  const up = tokens.head[head] ?? head
  if (
    up >= head ||
    tokens.tag[up] !== 'PROPN' ||
    !hangsBy(tokens, head, 'nmod') ||
    tokens.lower[up + 1] !== 'of' ||
    isWithinActor(read, up)
  )
    return range
  return { first: Math.min(up, range.first), end: range.end }
}

function phraseEnd(tokens: ParsedTokens, child: number, range: TokenRange): number {
  let end = range.end
  for (const below of childrenWith(tokens, child, 'acl', 'appos', 'parataxis')) {
    const start = subtree(tokens, below).first
    if (start > child && start < end) end = start
  }
  return end
}

/** Articles and ordinals before a name do not belong to it. */
function isOutside(tokens: ParsedTokens, token: number): boolean {
  return (
    tokens.tag[token] === 'DET' || tokens.tag[token] === 'PUNCT' || (tokens.tag[token] === 'PRON' && hangsBy(tokens, token, 'nmod:poss'))
  )
}

/** A capitalised or quoted modifier that names no state alone ("Chinese plan") names the plan. */
function isProper(read: AnalysedDispatch, head: number, range: TokenRange): boolean {
  const { tokens } = read
  const before = tokens.form[range.first - 1] ?? ''
  if (/^["']$/.test(before) || /^["']$/.test(tokens.form[head - 1] ?? '')) return true
  let proper = 0
  for (let at = range.first; at < head; at++) {
    const form = tokens.form[at] ?? ''
    if (/^[A-Z]/.test(form) && !read.actors.some((mention) => mention.first <= at && at < mention.end)) proper++
  }
  // "Exercise Steadfast Defender", "Vision 2030": the name stands behind its capitalised noun.
  if (/^[A-Z]/.test(tokens.form[head] ?? '') && /^(?:[A-Z]|\d{4}$)/.test(tokens.form[head + 1] ?? '') && range.end > head + 1) return true
  return proper >= 1 && (range.first !== sentenceStart(tokens, range.first) || proper >= 2 || /^[A-Z]/.test(tokens.form[head] ?? ''))
}

function sentenceStart(tokens: ParsedTokens, token: number): number {
  return tokens.sentences[tokens.sentenceOf[token] ?? 0]?.first ?? 0
}

/** "five-point plan", "three-stage roadmap", "plan in three steps". */
function isNumbered(tokens: ParsedTokens, head: number): boolean {
  for (let at = head - 1; at >= Math.max(0, head - 4); at--)
    if (
      /^(?:points?|steps?|stages?|phases?|pronged?|part|pillars?|track)$/.test(tokens.lower[at] ?? '') &&
      (tokens.form[at - 1] === '-' || tokens.tag[at - 1] === 'NUM')
    )
      return true
  for (let at = head + 1; at <= head + 3; at++)
    if (/^(?:points|steps|stages|phases|parts|pillars)$/.test(tokens.lower[at] ?? '') && tokens.tag[at - 1] === 'NUM') return true
  return /-(?:point|step|stage|phase|part|pillar|pronged)$/.test(tokens.lower[head - 1] ?? '')
}

export function textOf(read: AnalysedDispatch, range: TokenRange): string {
  const { tokens, dispatch } = read
  return dispatch.text.slice(tokens.from[range.first] ?? 0, tokens.to[range.end - 1] ?? 0).replace(/\s+/g, ' ')
}
