/** Whom a statement bears on: of the actors that its content names, those that its stance is about and not those it only mentions. */
import type { ActorMention, Party } from '../model/actor.js'
import { partiesOf, partyOf } from '../model/party.js'
import type { TokenRange } from '../model/tokens.js'
import { childrenWith, childWith, hangsBy, subtree } from '../model/tree.js'
import type { Attribution } from './attribution.js'
import type { SpeechContext } from './context.js'
import { isFoe } from './foes.js'
import { partiesAt } from './parties-at.js'
import type { Sign } from './sign.js'

/** What a named actor is in the content: it does, it suffers under what another does or in what is its own, it is fought, or it is only spoken of. */
type Role = 'doer' | 'sufferer' | 'wronged' | 'foe' | 'topic'

/** The others whom an attribution names. */
export interface Bearers {
  /** The frame's own target is one of them ("accused X of ..."): it is the one meant. */
  readonly isAimed: boolean
  /** Each code once, in order of the text. */
  readonly list: readonly Bearer[]
}

interface Bearer {
  readonly party: Party
  readonly role: Role
  /** The token that carries the argument in which it is named: two sides coordinated in one share it. */
  readonly argument: number
}

/** Acts whose object is the one they bear on, whoever else is named in what is said of it. */
const aiming = new Set<Attribution['act']>(['accuse', 'criticise', 'thank', 'condemn', 'praise', 'call'])

/** The parties of other states or organisations that the frame's target or the content names. `own` are the speakers' codes. */
export function bearersOf(context: SpeechContext, attribution: Attribution, own: ReadonlySet<string>): Bearers {
  const isOther = (party: Party): boolean => party.country !== null && !own.has(party.country)
  const aimed = aiming.has(attribution.act) && attribution.target !== null ? partiesAt(context, attribution.target).filter(isOther) : []
  if (aimed.length > 0) return { isAimed: true, list: aimed.map((party) => ({ party, role: 'doer', argument: -1 })) }
  const target = attribution.target === null ? [] : [{ first: attribution.target, end: attribution.target + 1 }]
  const ranges = [...attribution.content, ...target]
  const out = new Map<string, Bearer>()
  for (const mention of context.read.actors) {
    if (!ranges.some((range) => range.first <= mention.head && mention.head < range.end) || isMerePlace(context, mention)) continue
    const parties = mention.reading === 'modifier' ? [partyOf(context.read, mention)] : partiesOf(context.read, mention)
    for (const party of parties.filter(isOther)) {
      const place = placeOf(context, mention, attribution.content, own)
      const before = out.get(party.country ?? '')
      // Who is fought anywhere is an enemy; who both does and is spoken of is a doer.
      if (!before || place.role === 'foe' || (place.role === 'doer' && before.role !== 'doer' && before.role !== 'foe'))
        out.set(party.country ?? '', { party: before?.party ?? party, ...place })
    }
  }
  return { isAimed: false, list: [...out.values()] }
}

/**
 * Those of them that a stance is about: blame is on who does, not on who suffers; what takes no side bears on one at most.
 * Empty when the stance must be about someone whom the words do not name.
 */
export function aimedAt(bearers: Bearers, stance: Sign): readonly Party[] {
  if (bearers.isAimed) return bearers.list.map((one) => one.party)
  const others = bearers.list.filter((one) => one.role !== 'foe')
  const doers = others.filter((one) => one.role === 'doer')
  const unhurt = others.filter((one) => one.role !== 'sufferer' && one.role !== 'wronged')
  const meant = others.filter((one) => one.role !== 'topic')
  // Where an enemy is named, blame is on it, and not on who is only spoken of.
  const blamed = doers.length > 0 || others.length < bearers.list.length ? doers : unhurt
  const list = stance > 0 ? (meant.length > 0 ? meant : others) : stance < 0 ? blamed : doers.length > 0 ? doers : others
  const first = list[0]?.argument
  return (stance === 0 ? list.filter((one) => one.argument === first) : list).map((one) => one.party)
}

/** Those of them whom the content fights or calls an enemy: it is against them, whatever its stance on the others. */
export function foesAmong(bearers: Bearers): readonly Party[] {
  return bearers.list.filter((one) => one.role === 'foe').map((one) => one.party)
}

/** True where all whom the content names are wronged in it ("any plan that ignores the rights of X"): blame is on none of them. */
export function onlyWronged(bearers: Bearers): boolean {
  return bearers.list.length > 0 && bearers.list.every((one) => one.role === 'wronged')
}

/** "In Doha", "from Gaza": where, not who. */
function isMerePlace(context: SpeechContext, mention: ActorMention): boolean {
  return mention.reading === 'place' && childWith(context.tokens, mention.head, 'case') >= 0
}

/** Prepositions of a noun phrase through which it is still the same side that is meant ("the drill of the U.S.", "ties with Baghdad"). */
const belonging = new Set(['of', "'s", '’s', 'by', 'with', 'between', 'among'])

/** Climbs from the mention through coordination and possession to the argument that it is part of, and reads the argument's place. */
function placeOf(
  context: SpeechContext,
  mention: ActorMention,
  content: readonly TokenRange[],
  own: ReadonlySet<string>,
): { readonly role: Role; readonly argument: number } {
  const { tokens } = context
  let at = mention.head
  if (isFoe(context, at, content, (verb, object) => isDoneByAnother(context, verb, object, own))) return { role: 'foe', argument: at }
  for (let climbs = 0; climbs < 4 && hangsBy(tokens, at, 'conj', 'nmod', 'amod', 'compound', 'flat', 'appos'); climbs++) {
    const up = tokens.head[at] ?? at
    if (up === at || !content.some((range) => range.first <= up && up < range.end)) break
    const mark = childWith(tokens, at, 'case')
    if (tokens.relation[at] === 'nmod' && mark >= 0 && !belonging.has(tokens.lower[mark] ?? ''))
      return { role: tokens.lower[mark] === 'against' ? 'sufferer' : 'topic', argument: at }
    const over = tokens.lemma[up] ?? ''
    const isOf = mark >= 0 && tokens.lower[mark] === 'of'
    if (hangsBy(tokens, at, 'nmod', 'amod') && (context.words.good.has(over) || (isOf && context.words.harm.has(over))))
      return { role: 'wronged', argument: at }
    at = up
  }
  return { role: roleAt(context, at, own), argument: at }
}

function roleAt(context: SpeechContext, at: number, own: ReadonlySet<string>): Role {
  const { tokens } = context
  if (tokens.relation[at] === 'nsubj') return isWithOwn(context, at, own) ? 'topic' : 'doer'
  if (hangsBy(tokens, at, 'obl') && tokens.lower[childWith(tokens, at, 'case')] === 'by') return 'doer'
  const verb = tokens.head[at] ?? at
  if (hangsBy(tokens, at, 'obj', 'iobj', 'nsubj:pass') && isDoneByAnother(context, verb, at, own)) return 'sufferer'
  return hangsBy(tokens, at, 'obl', 'advcl') ? 'topic' : 'doer'
}

/** "U.S. and British warplanes struck ...": who acts together with the speaker's side is not whom it blames. */
function isWithOwn(context: SpeechContext, at: number, own: ReadonlySet<string>): boolean {
  const { first, end } = subtree(context.tokens, at)
  return context.read.actors.some((mention) => {
    if (mention.head < first || mention.head >= end || mention.head > at + 12) return false
    const parties = partiesOf(context.read, mention)
    return parties.some((party) => party.country !== null && own.has(party.country)) && sharesArgument(context, mention.head, at)
  })
}

/** The token is the argument itself, one coordinated with it, or what qualifies it directly. */
function sharesArgument({ tokens }: SpeechContext, token: number, argument: number): boolean {
  let at = token
  for (let climbs = 0; climbs < 3 && at !== argument && hangsBy(tokens, at, 'conj', 'amod', 'compound'); climbs++)
    at = tokens.head[at] ?? at
  return at === argument
}

/** The verb has a subject of its own, which is neither "we" nor a party of the speaker's side. */
function isDoneByAnother(context: SpeechContext, verb: number, object: number, own: ReadonlySet<string>): boolean {
  const { tokens, read } = context
  if (tokens.relation[object] === 'nsubj:pass')
    return childrenWith(tokens, verb, 'obl').some((agent) => tokens.lower[childWith(tokens, agent, 'case')] === 'by')
  const subject = childWith(tokens, verb, 'nsubj')
  if (subject < 0) return false
  const lower = tokens.lower[subject]
  if (lower === 'we' || lower === 'i') return false
  const mention = context.mentionByHead.get(subject)
  return mention === undefined || !own.has(read.entities[mention.entity]?.country ?? '')
}
