/** Noun phrases with the codes that a user's actor and agent dictionaries give them, coordinated ones together. */
import type { Day } from '../../base/types.js'
import { type Dictionaries, lookUp } from '../../knowledge/dictionaries/index.js'
import { foldWord } from '../../knowledge/dictionaries/pattern.js'
import type { ParsedTokens, TokenRange } from '../../model/index.js'

/** A stretch with one code for each party that it names. */
export interface CodedPhrase extends TokenRange {
  readonly codes: readonly string[]
  /** Several coordinated noun phrases. */
  readonly compound: boolean
  /** The actor alone where its agents stand before it: "Gondor" of "the parliament of Gondor". */
  readonly owner: CodedPhrase | null
}

interface Segment extends TokenRange {
  readonly actors: readonly string[]
  readonly agents: readonly string[]
}

const nominal: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON'])

/** Coded phrases of a sentence from left to right. What has only an agent code, no actor, is left out. */
export function codedPhrases(
  tokens: ParsedTokens,
  sentence: TokenRange,
  dictionaries: Dictionaries,
  day: Day | null,
): readonly CodedPhrase[] {
  const segments = segmentsOf(tokens, sentence, dictionaries, day)
  const out: CodedPhrase[] = []
  for (let i = 0; i < segments.length; ) {
    const group = groupAt(tokens, segments, i)
    const codes = codesOf(group.members)
    const last = group.members.at(-1)
    const first = group.members[0]
    if (codes.length > 0 && first && last)
      out.push({ first: first.first, end: last.end, codes, compound: group.members.length > 1, owner: ownerOf(group.members) })
    i = group.next
  }
  return out
}

function ownerOf([agents, actor, more]: readonly Segment[]): CodedPhrase | null {
  if (!agents || !actor || more || agents.actors.length > 0) return null
  const codes = codesOf([{ ...actor, agents: [] }])
  return codes.length === 0 ? null : { first: actor.first, end: actor.end, codes, compound: false, owner: null }
}

/** Runs of nominal words; words of one dictionary name are never torn apart. */
function segmentsOf(tokens: ParsedTokens, sentence: TokenRange, dictionaries: Dictionaries, day: Day | null): readonly Segment[] {
  const words = Array.from({ length: sentence.end }, (_, i) =>
    i < sentence.first || tokens.lower[i] === "'s" ? '' : foldWord(tokens.form[i] ?? ''),
  )
  const out: Segment[] = []
  let open: { first: number; actors: string[]; agents: string[] } | null = null
  const close = (end: number): void => {
    if (open) out.push({ first: open.first, end, actors: open.actors, agents: open.agents })
    open = null
  }
  for (let i = sentence.first; i < sentence.end; ) {
    const actor = lookUp(dictionaries.actors, words, i, sentence.end, day, (at) => isPassed(tokens, at))
    const agent = lookUp(dictionaries.agents, words, i, sentence.end, day)
    const isActor = actor !== null && (agent === null || actor.length >= agent.length)
    const length = Math.max(1, isActor ? actor.length : (agent?.length ?? 1))
    const named = isActor || agent !== null
    if (!named && !isNominal(tokens, i) && !(open && joinsAdjectives(tokens, i, sentence.end))) {
      close(i)
      i++
      continue
    }
    open ??= { first: i, actors: [], agents: [] }
    if (isActor) open.actors.push(actor.code)
    else if (agent) open.agents.push(agent.code)
    i += length
  }
  close(sentence.end)
  return out
}

function isNominal(tokens: ParsedTokens, token: number): boolean {
  if ((tokens.fine[token] ?? '').startsWith('W')) return false
  return nominal.has(tokens.tag[token] ?? '') || ["'s", "'", '-'].includes(tokens.lower[token] ?? '')
}

/** Words within a noun phrase over which a name with a gap reaches; never another name. */
function isPassed(tokens: ParsedTokens, token: number): boolean {
  return isNominal(tokens, token) && tokens.tag[token] !== 'PROPN' && tokens.tag[token] !== 'PRON' && tokens.lower[token] !== "'s"
}

/** "awful and evil minister": the conjunction stands within one noun phrase. */
function joinsAdjectives(tokens: ParsedTokens, token: number, end: number): boolean {
  const isPlain = (one: number): boolean => tokens.tag[one] === 'ADJ' && tokens.form[one] === tokens.lower[one]
  return tokens.tag[token] === 'CCONJ' && token + 1 < end && isPlain(token - 1) && isPlain(token + 1)
}

/** The segment with those coordinated with it, and with the actors that an "of" or "in" adds to mere agents. */
function groupAt(
  tokens: ParsedTokens,
  segments: readonly Segment[],
  start: number,
): { readonly members: readonly Segment[]; readonly next: number } {
  const members: Segment[] = []
  let next = start
  for (let i = start; i < segments.length; i++) {
    const segment = segments[i]
    if (!segment || (segment.actors.length === 0 && segment.agents.length === 0)) break
    const previous = members.at(-1)
    if (previous) {
      const between = tokens.lower.slice(previous.end, segment.first).join(' ')
      const joins = /^,?\s?(?:and|or|nor|&)$/.test(between) || (between === ',' && listGoesOn(tokens, segments, i))
      const adds = /^(?:of|in|from|for)$/.test(between) && previous.actors.length === 0 && segment.actors.length > 0
      if (!joins && !adds) break
    }
    members.push(segment)
    next = i + 1
  }
  return members.length === 0 ? { members: [], next: start + 1 } : { members, next }
}

/** After a comma only a list that ends in "and" goes on; else what follows is an apposition. */
function listGoesOn(tokens: ParsedTokens, segments: readonly Segment[], from: number): boolean {
  for (let i = from; i + 1 < segments.length; i++) {
    const [one, other] = [segments[i], segments[i + 1]]
    if (!one || !other || other.actors.length + other.agents.length === 0) return false
    const between = tokens.lower.slice(one.end, other.first).join(' ')
    if (/^,?\s?(?:and|or)$/.test(between)) return true
    if (between !== ',') return false
  }
  return false
}

/**
 * Agents before an actor apply to it and to those that follow ("the ambassadors of Arnor and Gondor"); an agent that ends the list
 * borrows the actor before it with what else qualifies that one ("Danish Islamist media and government").
 */
function codesOf(members: readonly Segment[]): readonly string[] {
  const out: string[] = []
  const add = (actor: string, agents: readonly string[]): void => {
    for (const code of compose(actor, agents)) if (!out.includes(code)) out.push(code)
  }
  let leading: (readonly string[])[] = []
  let before: Segment | null = null
  members.forEach((one, i) => {
    const actor = one.actors[0]
    if (actor !== undefined) {
      if (leading.length === 0) add(actor, one.agents)
      for (const agents of leading) add(actor, agents)
      before = one
    } else if (members.slice(i + 1).some((later) => later.actors.length > 0)) {
      if (before) leading = []
      leading = [...leading, one.agents]
    } else if (before) add(before.actors[0] ?? '', [...before.agents.slice(0, -1), ...one.agents])
  })
  return out
}

/** "FRO/BIL/SAM" is three parties; '~' in an agent's code stands for the actor's. */
function compose(actor: string, agents: readonly string[]): readonly string[] {
  if (/^[-+#]*$/.test(actor)) return []
  return actor.split('/').map((one) =>
    agents.reduce((code, agent) => {
      const added = agent.replace('~', '')
      if (holds(code, added)) return code
      return agent.endsWith('~') && !agent.startsWith('~') ? added + code : code + added
    }, one),
  )
}

/** True when the three-letter parts of a code hold the added one. */
function holds(code: string, added: string): boolean {
  for (let at = code.indexOf(added); at >= 0; at = code.indexOf(added, at + 1)) if (at % 3 === 0) return true
  return false
}
