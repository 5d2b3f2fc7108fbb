/**
 * Who is mentioned by the lights of the user's own dictionaries in PETRARCH format: each noun phrase takes the code of
 * the actor named in it, then those of the agents, as "Osgiliath soldiers" is OSGMIL. Nothing of our own book is used.
 */
import type { ActorMention, Entity, EntityKind } from '../model/actor.js'
import type { Day } from '../base/types.js'
import { type Dictionaries, foldWord, lookUp } from '../knowledge/dictionaries/index.js'
import type { CountryCode, RuleId } from '../model/ids.js'
import { namesOf } from '../model/names.js'
import type { Dispatch } from '../model/dispatch.js'
import type { ParsedTokens, Sentence, TokenRange } from '../model/tokens.js'
import { composeAgents } from './codes.js'
import { headOf, wordsOf } from './draft.js'

/** A run of words without verb or preposition, with the codes found in it. */
interface Chunk extends TokenRange {
  /** Codes of actors, in order; one entry can hold several, cut at '/'. */
  actors: readonly string[]
  readonly agents: readonly string[]
  readonly named: boolean
}

/** Entities found so far, by code. */
interface Ledger {
  readonly entities: Entity[]
  readonly byCode: Map<string, number>
}

/** Entities and mentions of a dispatch, all from the dictionaries. */
export function readByDictionary(
  dispatch: Dispatch,
  tokens: ParsedTokens,
  dictionaries: Dictionaries,
): { readonly entities: readonly Entity[]; readonly actors: readonly ActorMention[] } {
  const ledger: Ledger = { entities: [], byCode: new Map() }
  const actors: ActorMention[] = []
  const words = Array.from({ length: tokens.length }, (_, i) =>
    tokens.tag[i] === 'PART' && (tokens.lower[i] ?? '').includes('s') ? '' : foldWord(tokens.form[i] ?? ''),
  )
  for (const sentence of tokens.sentences) {
    const chunks = chunksOf(tokens, sentence, words, dictionaries, dispatch.published)
    chunks.forEach((chunk, index) => {
      const codes = codesOf(tokens, chunks, index)
      if (codes.length === 0) return
      const name = chunk.named ? wordsOf(dispatch.text, tokens, chunk) : null
      actors.push(mentionOf(chunk, headOf(tokens, chunk), entityOfCodes(ledger, chunk, codes, name)))
    })
  }
  return { entities: ledger.entities, actors }
}

function mentionOf(chunk: Chunk, head: number, entity: number): ActorMention {
  return {
    kind: 'actor',
    first: chunk.first,
    end: chunk.end,
    head,
    entity,
    form: chunk.agents.length > 0 ? 'noun' : 'name',
    reading: 'actor',
    rivals: [],
    foundBy: 'actors/dictionary' as RuleId,
    link: null,
    score: 1,
  }
}

/** One entity for each code; several codes give a plural of them. */
function entityOfCodes(ledger: Ledger, chunk: Chunk, codes: readonly string[], name: string | null): number {
  const kind: EntityKind = chunk.agents.length > 0 ? 'body' : chunk.actors.length > 0 ? 'state' : 'unknown'
  const ids = codes.map((code) => {
    const known = code === '---' ? undefined : ledger.byCode.get(code)
    if (known !== undefined) return known
    const id = addEntity(ledger, kind, code, name, [])
    ledger.byCode.set(code, id)
    return id
  })
  return ids.length > 1 ? addEntity(ledger, 'plural', codes.join('/'), null, ids) : (ids[0] ?? 0)
}

function addEntity(ledger: Ledger, kind: EntityKind, code: string, name: string | null, members: readonly number[]): number {
  const country = kind === 'plural' ? null : (code as CountryCode)
  ledger.entities.push({
    id: ledger.entities.length,
    kind,
    actor: null,
    name,
    country,
    sector: null,
    code,
    office: null,
    rank: null,
    roles: [],
    members,
    learned: null,
  })
  return ledger.entities.length - 1
}

/** Runs of nominal words, cut at verbs, prepositions, commas and at "and" between nouns. */
function chunksOf(
  tokens: ParsedTokens,
  sentence: Sentence,
  words: readonly string[],
  dictionaries: Dictionaries,
  day: Day | null,
): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (let at = sentence.first; at < sentence.end; ) {
    const end = chunkEnd(tokens, sentence, words, dictionaries, day, at)
    if (end === at) {
      at++
      continue
    }
    chunks.push(chunkOf(tokens, words, dictionaries, day, at, end))
    at = end
  }
  return chunks
}

function chunkEnd(
  tokens: ParsedTokens,
  sentence: Sentence,
  words: readonly string[],
  dictionaries: Dictionaries,
  day: Day | null,
  from: number,
): number {
  let at = from
  while (at < sentence.end) {
    const name = hit(dictionaries.actors, tokens, words, at, sentence.end, day) ?? agentHit(dictionaries, tokens, words, at, sentence.end)
    if (name) {
      at += name.length
      continue
    }
    if (!isNominal(tokens, at, at === from)) break
    at++
  }
  while (at > from && (tokens.tag[at - 1] === 'CCONJ' || tokens.tag[at - 1] === 'PUNCT' || tokens.tag[at - 1] === 'ADV')) at--
  return at
}

function isNominal(tokens: ParsedTokens, at: number, first: boolean): boolean {
  const tag = tokens.tag[at]
  if (tag === 'CCONJ') return !first && tokens.tag[at - 1] === 'ADJ' && tokens.tag[at + 1] === 'ADJ'
  if (tag === 'DET') return first || tokens.tag[at - 1] === 'CCONJ'
  if (tag === 'PART') return (tokens.lower[at] ?? '').includes("'") && !first
  if (tag === 'VERB') return /^amod/.test(tokens.relation[at] ?? '') && !first
  return (
    tag === 'ADJ' ||
    tag === 'NOUN' ||
    tag === 'PROPN' ||
    tag === 'NUM' ||
    tag === 'X' ||
    (tag === 'PUNCT' && tokens.form[at] === '-' && !first)
  )
}

type Hit = { readonly length: number; readonly code: string }

/** Names in the dictionary of actors begin with a capital in the text. */
function hit(
  root: Dictionaries['actors'],
  tokens: ParsedTokens,
  words: readonly string[],
  at: number,
  end: number,
  day: Day | null,
): Hit | null {
  const form = tokens.form[at] ?? ''
  if (!/^[\p{Lu}\p{N}]/u.test(form) && !/^\p{Lu}/u.test(tokens.form[at + 1] ?? '')) return null
  if (words[at] === 'us' && form !== 'US' && !form.includes('.')) return null
  return lookUp(root, words, at, end, day, (i) => isNominal(tokens, i, false) && tokens.tag[i] !== 'PROPN' && tokens.tag[i] !== 'PART')
}

/** Agents are common nouns: not where the word is a verb. */
function agentHit(dictionaries: Dictionaries, tokens: ParsedTokens, words: readonly string[], at: number, end: number): Hit | null {
  const tag = tokens.tag[at]
  if (tag === 'VERB' && !/^(amod|compound)/.test(tokens.relation[at] ?? '')) return null
  return lookUp(dictionaries.agents, words, at, end, null)
}

function chunkOf(
  tokens: ParsedTokens,
  words: readonly string[],
  dictionaries: Dictionaries,
  day: Day | null,
  first: number,
  end: number,
): Chunk {
  const actors: string[] = []
  const agents: string[] = []
  const named = namesOf(tokens).some((span) => span.proper && span.kind !== 'place' && span.head >= first && span.head < end)
  for (let at = first; at < end; ) {
    const actor = hit(dictionaries.actors, tokens, words, at, end, day)
    const agent = actor ? null : agentHit(dictionaries, tokens, words, at, end)
    if (actor && actor.code !== '' && !/^[-+#*]+$/.test(actor.code)) actors.push(actor.code)
    if (agent) agents.push(agent.code)
    at += actor?.length ?? agent?.length ?? 1
  }
  return { first, end, actors, agents, named }
}

/** The codes of a phrase: its own actor, or that of a phrase tied to it ("soldiers from Gondor", "media and government"). */
function codesOf(tokens: ParsedTokens, chunks: readonly Chunk[], index: number): readonly string[] {
  const chunk = chunks[index] as Chunk
  const own = chunk.actors[0]
  if (own !== undefined) return isTail(tokens, chunks, index) ? [] : own.split('/').map((code) => composeAgents(code, chunk.agents))
  if (chunk.agents.length === 0) return chunk.named ? ['---'] : []
  const actors = tiedActors(tokens, chunks, index)
  return actors.length === 0
    ? [composeAgents('---', chunk.agents)]
    : actors.flatMap((one) => one.split('/').map((code) => composeAgents(code, chunk.agents)))
}

const ties: ReadonlySet<string> = new Set(['of', 'from', 'in'])

/** Actors after "of", "from", "in", past further agents in coordination; else those of the phrase before an "and". */
function tiedActors(tokens: ParsedTokens, chunks: readonly Chunk[], index: number): readonly string[] {
  const out: string[] = []
  let last = index
  while (isJoined(tokens, chunks, last) && (chunks[last + 1]?.actors.length ?? 1) === 0 && (chunks[last + 1]?.agents.length ?? 0) > 0)
    last++
  const from = chunks[last + 1]
  if (from && from.first === (chunks[last]?.end ?? -2) + 1 && ties.has(tokens.lower[from.first - 1] ?? '')) {
    for (let i = last + 1; i < chunks.length; i++) {
      const actor = chunks[i]?.actors[0]
      if (actor === undefined || (chunks[i]?.agents.length ?? 0) > 0) break
      out.push(actor)
      if (!isJoined(tokens, chunks, i)) break
    }
    if (out.length > 0) return out
  }
  const before = chunks[index - 1]
  if (before && isJoined(tokens, chunks, index - 1) && before.agents.length > 0 && tokens.tag[chunks[index]?.first ?? 0] !== 'DET') {
    const own = before.actors[0]
    return own === undefined ? [] : [own]
  }
  return []
}

/** The next phrase follows after "and" or a comma. */
function isJoined(tokens: ParsedTokens, chunks: readonly Chunk[], index: number): boolean {
  const [one, next] = [chunks[index], chunks[index + 1]]
  if (!one || !next) return false
  const between = next.first - one.end
  return (
    between > 0 &&
    between <= 2 &&
    [...Array(between).keys()].every((i) => tokens.lower[one.end + i] === 'and' || tokens.lower[one.end + i] === ',')
  )
}

/** The phrase only says whose agents stand before it: it is told with them. */
function isTail(tokens: ParsedTokens, chunks: readonly Chunk[], index: number): boolean {
  for (let i = index; i > 0; i--) {
    const [chunk, before] = [chunks[i], chunks[i - 1]]
    if (!chunk || !before || (chunk.agents.length > 0 && i === index)) return false
    const marker = tokens.lower[chunk.first - 1] ?? ''
    if ((marker === 'of' || marker === 'from') && before.end === chunk.first - 1)
      return before.agents.length > 0 && before.actors.length === 0
    if (marker === 'in' && before.end === chunk.first - 1 && before.agents.length > 0 && before.actors.length === 0) return true
    if (!isJoined(tokens, chunks, i - 1)) return false
  }
  return false
}
