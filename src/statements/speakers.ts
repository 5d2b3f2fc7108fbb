/** From the source of an attribution to the parties that speak: actors by their mentions, documents by their authors, others by their words. */
import type { Party } from '../model/actor.js'
import { partiesOf, partyOf } from '../model/party.js'
import { charSpan, type TokenRange } from '../model/tokens.js'
import { childrenWith, childWith, conjuncts, hangsBy, subtree } from '../model/tree.js'
import type { SpeechContext } from './context.js'
import { sourceOf } from './sources.js'

export interface Speakers {
  readonly parties: readonly Party[]
  /** Distinct persons joined by "and" make a statement each; bodies and plurals speak jointly. */
  readonly joint: boolean
  readonly anonymous: boolean
  readonly hearsay: boolean
  /** A statement, report or letter speaks. */
  readonly isDocument: boolean
  /** The words of the source. */
  readonly span: TokenRange
}

const personal = new Set(['he', 'she', 'they', 'it', 'who', 'his', 'her', 'their', 'its', 'him', 'them'])
const unspeaking = new Set([
  'i',
  'we',
  'you',
  'one',
  'my',
  'our',
  'your',
  'this',
  'that',
  'these',
  'those',
  'which',
  'there',
  'what',
  'nobody',
  'none',
  'no',
  'nothing',
  'everything',
  'all',
  'me',
  'us',
])

/** The speakers that a source names; null when its words can name none. `before` are the speakers of the statement before. */
export function speakersOf(context: SpeechContext, source: number, before: readonly Party[]): Speakers | null {
  const holder = officeHolder(context, source)
  const found = speakersAt(context, holder, before)
  if (holder === source || !found) return found
  // "his office said": the person speaks, in the words "his office".
  const span = sourceRange(context, source)
  const printed = charSpan(context.tokens, span)
  const text = context.read.dispatch.text.slice(printed.from, printed.to)
  return { ...found, span, parties: found.parties.map((party) => ({ ...party, text, span: printed })) }
}

function speakersAt(context: SpeechContext, source: number, before: readonly Party[]): Speakers | null {
  const { tokens } = context
  const head = personAt(context, source)
  const lower = tokens.lower[head] ?? ''
  const span = sourceRange(context, head)
  const mention = mentionFor(context, head)
  const lemma = tokens.lemma[head] ?? lower
  if (!mention || context.words.document.has(lemma)) {
    const author = context.words.document.has(lemma) ? authorOf(context, head) : null
    if (author !== null && author !== head) return speakersOf(context, author, before)
    if (context.words.document.has(lemma) && isDefinite(context, head) && before.length > 0) return quick(before, span)
  }
  const parties = mention ? joined(context, head) : []
  const isOpen = personal.has(lower) && parties.every((party) => party.name === null)
  if (isOpen) {
    const subject = mainSubject(context, head)
    const own = subject === null ? [] : joined(context, subject)
    if (own.some((party) => party.name !== null || party.country !== null) && fits(context, lower, own, subject)) return quick(own, span)
    return before.length > 0 ? quick(before, span) : null
  }
  if (mention) {
    const persons = parties.length > 1 && parties.every((party) => party.kind === 'person') && conjuncts(tokens, head).length > 1
    const named = parties.some((party) => party.name !== null)
    return {
      parties,
      joint: !persons,
      anonymous: !named && context.words.anonymous.has(lemma) && !isDefinite(context, head),
      hearsay: context.words.hearsay.has(lemma),
      isDocument: context.words.document.has(lemma),
      span,
    }
  }
  if (unspeaking.has(lower)) return null
  if (
    tokens.tag[head] !== 'NOUN' &&
    tokens.tag[head] !== 'PROPN' &&
    tokens.tag[head] !== 'ADJ' &&
    tokens.tag[head] !== 'NUM' &&
    tokens.tag[head] !== 'PRON'
  )
    return null
  return {
    parties: [unknownParty(context, head, span)],
    joint: true,
    anonymous: tokens.tag[head] !== 'PROPN',
    hearsay: context.words.hearsay.has(lemma),
    isDocument: context.words.document.has(lemma),
    span,
  }
}

/** "they" for several or a body, "it" for what is no person, "he" and "she" for one person. */
function fits(context: SpeechContext, pronoun: string, parties: readonly Party[], subject: number | null): boolean {
  const isOne = parties.length === 1 && parties[0]?.kind === 'person' && context.tokens.fine[subject ?? 0] !== 'NNS'
  return /^(?:they|their|them|it|its)$/.test(pronoun) ? !isOne : isOne
}

/** The subject of the sentence's main verb, before the pronoun: whom a pronoun without a referent means first. */
function mainSubject(context: SpeechContext, pronoun: number): number | null {
  const { tokens } = context
  for (let at = pronoun, climbs = 0; climbs < 10; climbs++) {
    const up = tokens.head[at] ?? at
    if (up === at) {
      const subject = childWith(tokens, at, 'nsubj')
      return subject >= 0 && subject < pronoun ? subject : null
    }
    at = up
  }
  return null
}

/** "his office announced": the one whose office it is. */
function officeHolder(context: SpeechContext, head: number): number {
  const possessor = context.tokens.lemma[head] === 'office' ? childWith(context.tokens, head, 'nmod:poss') : -1
  return possessor >= 0 && context.tokens.tag[possessor] === 'PRON' ? possessor : head
}

/** The person named beside an unnamed office ("his Russian colleague, X"), otherwise the token itself. */
function personAt(context: SpeechContext, head: number): number {
  const own = context.mentionByHead.get(head)
  const entity = own ? context.read.entities[own.entity] : undefined
  if (entity?.name != null) return head
  for (const child of childrenWith(context.tokens, head, 'appos')) {
    const mention = context.mentionByHead.get(child)
    const named = mention ? context.read.entities[mention.entity] : undefined
    if (named?.kind === 'person' && named.name !== null) return child
  }
  return head
}

/** "president of the commission, who demanded": a relative "who" means the person, not the body last named. */
export function personBefore(context: SpeechContext, head: number): number {
  const { tokens } = context
  for (let at = head, climbs = 0; climbs < 4; climbs++) {
    const mention = context.mentionByHead.get(at)
    if (mention && context.read.entities[mention.entity]?.kind === 'person') return at
    if (!hangsBy(tokens, at, 'nmod', 'appos', 'conj', 'flat')) break
    at = tokens.head[at] ?? at
  }
  return head
}

function quick(parties: readonly Party[], span: TokenRange): Speakers {
  return { parties, joint: true, anonymous: false, hearsay: false, isDocument: true, span }
}

/** The mention headed by the token, or the one that holds it by name, title or apposition. */
export function mentionFor(context: SpeechContext, head: number): ReturnType<SpeechContext['mentionByHead']['get']> {
  const own = context.mentionByHead.get(head)
  if (own) return own
  for (const child of childrenWith(context.tokens, head, 'appos', 'flat', 'compound')) {
    const mention = context.mentionByHead.get(child)
    if (mention && mention.first <= head && head < mention.end) return mention
  }
  return context.read.actors.find((mention) => mention.first <= head && head < mention.end && mention.reading !== 'modifier')
}

/** "a letter from the ministry", "the ministry's statement", "the report by X": who stands behind a document. */
function authorOf(context: SpeechContext, head: number): number | null {
  const { tokens } = context
  const possessor = childWith(tokens, head, 'nmod:poss')
  if (possessor >= 0) return possessor
  for (const child of childrenWith(tokens, head, 'nmod', 'obl')) {
    const marker = childWith(tokens, child, 'case')
    const word = marker >= 0 ? tokens.lower[marker] : ''
    if (word === 'from' || word === 'by') return child
  }
  for (const verb of childrenWith(tokens, head, 'acl')) {
    const agent = childrenWith(tokens, verb, 'obl').find((child) => tokens.lower[childWith(tokens, child, 'case')] === 'by')
    if (agent !== undefined) return agent
  }
  // "Ministers issued a joint statement condemning ...": whoever issued it.
  const issuer = hangsBy(tokens, head, 'obj') ? (tokens.head[head] ?? head) : -1
  if (issuer >= 0 && context.words.issuing.has(tokens.lemma[issuer] ?? '')) {
    const source = sourceOf(tokens, issuer)
    if (source && source.head !== head) return source.head
  }
  const modifier = childrenWith(tokens, head, 'compound', 'amod').find(
    (child) => context.mentionByHead.has(child) && !context.words.hearsay.has(tokens.lemma[child] ?? ''),
  )
  return modifier ?? null
}

const indefinite = new Set(['a', 'an', 'some', 'one', 'another', 'any', 'several'])

function isDefinite(context: SpeechContext, head: number): boolean {
  const determiner = childWith(context.tokens, head, 'det')
  if (childWith(context.tokens, head, 'nmod:poss') >= 0) return true
  return determiner >= 0 && !indefinite.has(context.tokens.lower[determiner] ?? '')
}

function joined(context: SpeechContext, head: number): readonly Party[] {
  const mentions = conjuncts(context.tokens, head)
    .map((one) => mentionFor(context, one))
    .filter((mention) => mention !== undefined)
  const kindOf = (mention: (typeof mentions)[number]): string | undefined => context.read.entities[mention.entity]?.kind
  // "the ministers of the two neighbours, A and B": the names say who the plural is.
  const named = mentions.some((mention) => kindOf(mention) === 'person')
  const out: Party[] = []
  for (const mention of mentions) {
    if (named && kindOf(mention) === 'plural') continue
    for (const party of partiesOf(context.read, mention)) if (!out.some((other) => other.entity === party.entity)) out.push(party)
  }
  return out
}

/** The words of the source, without relative clauses and appositions that follow it. */
export function sourceRange(context: SpeechContext, head: number): TokenRange {
  const { tokens } = context
  const whole = subtree(tokens, head)
  let end = whole.end
  for (const child of childrenWith(tokens, head, 'acl', 'appos', 'parataxis', 'punct', 'advcl', 'ccomp')) {
    const first = subtree(tokens, child).first
    if (first > head && first < end) end = first
  }
  for (let at = head + 1; at < end; at++) if (tokens.lower[at] === 'who' || tokens.lower[at] === 'which') end = at
  while (end > head + 1 && tokens.tag[end - 1] === 'PUNCT') end--
  // "a letter from the ministry in Niamey": the place is the ministry's, whatever the tree hung it from.
  const place =
    tokens.tag[head] === 'NOUN' && tokens.lower[end] === 'in' ? context.read.places.find((one) => one.first === end + 1) : undefined
  if (place) end = place.end
  let first = whole.first
  while (first < head && (tokens.tag[first] === 'PUNCT' || tokens.tag[first] === 'ADP' || tokens.lower[first] === 'according')) first++
  return { first, end: Math.max(end, head + 1) }
}

/** A party for a source that is mentioned as no actor ("media reports"): its words, and the state that modifies it. */
function unknownParty(context: SpeechContext, head: number, range: TokenRange): Party {
  const span = charSpan(context.tokens, range)
  const text = context.read.dispatch.text.slice(span.from, span.to)
  const modifier = context.read.actors.find((mention) => mention.first >= range.first && mention.end <= range.end)
  const country = modifier ? partyOf(context.read, modifier).country : null
  const name = context.tokens.tag[head] === 'PROPN' ? text : null
  return {
    entity: -1,
    actor: null,
    kind: 'unknown',
    name,
    country,
    sector: null,
    code: country ?? '',
    office: null,
    rank: null,
    text,
    span,
  }
}
