/** The stance of a statement and whom it bears on: the act's own sign, else the sign of the evaluative words of its content. */
import type { Party } from '../model/actor.js'
import { partiesOf, partyOf } from '../model/party.js'
import type { Statement } from '../model/record.js'
import type { TokenRange } from '../model/tokens.js'
import { childWith } from '../model/tree.js'
import { phraseAt } from '../knowledge/phrases.js'
import type { Attribution } from './attribution.js'
import type { SpeechContext } from './context.js'
import { partiesAt } from './parties-at.js'
import { isMark } from './ranges.js'

export type Sign = -1 | 0 | 1

/** Words that turn a bad thing into a good one ("lift the sanctions", "an end to the blockade") and the other way round. */
const reversing = new Set([
  'lift',
  'end',
  'stop',
  'drop',
  'remove',
  'halt',
  'ease',
  'prevent',
  'avoid',
  'overcome',
  'resolve',
  'solve',
  'counter',
  'combat',
  'fight',
  'cease',
  'abolish',
  'relax',
  'waive',
  'revoke',
  'scrap',
  'reduce',
  'defuse',
  'tackle',
  'without',
  'free',
  'release',
  'lifting',
  'relief',
  'defend',
  'protect',
])
const negators = new Set(['not', "n't", 'n’t', 'never', 'no', 'nothing', 'neither', 'nor', 'hardly', 'cannot', 'nobody', 'without'])

/** Sum of the signs of evaluative words, those after a negation within three words turned round. */
export function contentSign(context: SpeechContext, ranges: readonly TokenRange[]): Sign {
  const sum = contentSum(context, ranges)
  return sum > 0 ? 1 : sum < 0 ? -1 : 0
}

function contentSum(context: SpeechContext, ranges: readonly TokenRange[]): number {
  return ranges.reduce((sum, range) => sum + rangeSign(context, range), 0)
}

/** How far a negation reaches, in tokens; a phrase weighs as much as two words. */
const negationReach = 14
const reversalReach = 6

function rangeSign(context: SpeechContext, range: TokenRange): number {
  const { tokens, knowledge } = context
  let sum = 0
  let flipUntil = -1
  let reverseUntil = -1
  for (let token = range.first; token < range.end; token++) {
    const lower = tokens.lower[token] ?? ''
    const lemma = tokens.lemma[token] ?? lower
    const phrase = phraseAt(knowledge.speech.polarity.phrases, tokens.lower, tokens.lemma, token, range.end)
    if (phrase) {
      sum += 2 * phrase.value.sign * (token <= flipUntil ? -1 : 1)
      token = phrase.end - 1
      continue
    }
    if (negators.has(lower)) {
      flipUntil = token + negationReach
      continue
    }
    if (
      (isMark(tokens, token) && lower !== '-' && lower !== "'s") ||
      (tokens.tag[token] === 'SCONJ' && token > flipUntil - negationReach + 1)
    )
      flipUntil = -1
    const sign = wordSign(context, token, lower, lemma)
    if (reversing.has(lemma) && sign <= 0) {
      reverseUntil = token + reversalReach
      if (sign === 0) continue
    }
    if (sign === 0) continue
    const reversed = token <= reverseUntil && sign < 0
    sum += (reversed ? 1 : sign) * (token <= flipUntil ? -1 : 1)
  }
  return sum
}

function wordSign(context: SpeechContext, token: number, lower: string, lemma: string): Sign {
  const { polarity } = context.knowledge.speech
  const tag = context.tokens.tag[token]
  if (tag === 'NOUN') return polarity.noun.get(lemma) ?? polarity.noun.get(lower) ?? 0
  if (tag === 'ADJ') return polarity.adjective.get(lower) ?? polarity.adjective.get(lemma) ?? 0
  if (tag === 'VERB') return polarity.verb.get(lemma) ?? polarity.adjective.get(lower) ?? 0
  return 0
}

export interface StanceReading {
  readonly stance: Sign
  readonly toward: Statement['toward']
}

/** Acts whose stance is that of the act itself. */
const telling = new Set<Attribution['act']>([
  'praise',
  'welcome',
  'thank',
  'accuse',
  'criticise',
  'condemn',
  'threaten',
  'reject',
  'demand',
  'regret',
  'express',
])
/** Acts that take no side by themselves: asking someone to act, warning, denying. */
const neutral = new Set<Attribution['act']>(['call', 'ask', 'deny', 'confirm'])
/** A warning takes sides only when its words are hostile beyond doubt. */
const strongly = -2

/** Acts whose object is the one they bear on, whoever else is named in what is said of it. */
const aiming = new Set<Attribution['act']>(['accuse', 'criticise', 'thank', 'condemn', 'praise', 'call'])

/** What stands before: the speaker's last statement where it is near, and the parties last spoken of. */
export interface StanceBefore {
  readonly stance: Sign
  /** The statement before was hearsay: a denial then speaks against nobody. */
  readonly hearsay: boolean
  readonly counterparts: readonly Party[]
}

/**
 * Reads stance and the parties it bears on: the actors of another state that the content or the frame's target names;
 * where it names none, those that the speaker last spoke of or to. Direct speech without evaluation goes on with the
 * stance that its speaker has just taken; what is good only on a condition is no stance yet.
 */
export function readStance(
  context: SpeechContext,
  attribution: Attribution & { readonly direct: boolean },
  speakers: readonly Party[],
  before: StanceBefore,
  trend: Sign | null,
  conditional: boolean,
): StanceReading {
  const own = new Set(speakers.map((party) => party.country).filter((code) => code !== null))
  const aimed = aiming.has(attribution.act) && attribution.target !== null ? partiesAt(context, attribution.target) : []
  const target = aimed.filter((party) => party.country !== null && !own.has(party.country))
  const named = target.length > 0 ? target : othersNamed(context, attribution, own)
  const spurned = attribution.act === 'deny' && attribution.target !== null && named.length > 0
  const stance: Sign = spurned ? -1 : signOf(context, attribution, before, trend, conditional)
  const others = before.counterparts.filter((party) => party.country !== null && !own.has(party.country))
  const list = named.length > 0 ? named : stance !== 0 || trend !== null ? others.slice(0, 1) : []
  // Private people speak of rain and prices: without anybody it bears on, that is no stance.
  const isPrivate =
    list.length === 0 &&
    speakers.every((party) => party.kind !== 'state' && party.rank === null && party.office === null && party.kind === 'person')
  return { stance: isPrivate ? 0 : stance, toward: list.map((party) => ({ party, sign: stance })) }
}

function signOf(
  context: SpeechContext,
  attribution: Attribution & { readonly direct: boolean },
  before: StanceBefore,
  trend: Sign | null,
  conditional: boolean,
): Sign {
  if (telling.has(attribution.act) && attribution.polarity !== 0) return attribution.polarity
  if (attribution.act === 'warn') return contentSum(context, attribution.content) <= strongly ? -1 : 0
  if (neutral.has(attribution.act)) return asksRelease(context, attribution) ? -1 : 0
  if (trend !== null && trend !== 0) return trend
  if (demandsOfOther(context, attribution)) return -1
  const sign = contentSign(context, attribution.content)
  if (sign === 0) return attribution.direct && !isDenial(context, attribution) ? before.stance : attribution.polarity
  if (isDenial(context, attribution) && before.hearsay) return 0
  return conditional && sign > 0 ? 0 : sign
}

const captives = new Set(['prisoner', 'hostage', 'captive', 'detainee', 'abductee'])
const releasing = new Set(['release', 'free', 'return', 'hand'])

/** "The other side must withdraw": what is laid on another state or group is held against it. */
function demandsOfOther(context: SpeechContext, attribution: Attribution): boolean {
  const { tokens } = context
  for (const range of attribution.content)
    for (let token = range.first; token < range.end; token++) {
      if (tokens.lower[token] !== 'must') continue
      const verb = tokens.head[token] ?? token
      const subject = childWith(tokens, verb, 'nsubj')
      const mention = subject >= 0 ? context.mentionByHead.get(subject) : undefined
      const kind = mention ? context.read.entities[mention.entity]?.kind : undefined
      if (mention && mention.form !== 'pronoun' && (kind === 'state' || kind === 'group' || kind === 'body' || kind === 'organisation'))
        return true
    }
  return false
}

/** To ask for prisoners to be released is to hold them against whoever has taken them. */
function asksRelease(context: SpeechContext, attribution: Attribution): boolean {
  const { tokens } = context
  let release = false
  let held = false
  for (const range of attribution.content)
    for (let token = range.first; token < range.end; token++) {
      const lemma = tokens.lemma[token] ?? ''
      release ||= releasing.has(lemma)
      held ||= captives.has(lemma)
    }
  return release && held
}

const denials = new Set(['canard', 'untrue', 'baseless', 'unfounded', 'fabrication', 'hoax', 'groundless'])

/** "No such meeting took place", "that is baseless": a denial of what others say. */
function isDenial(context: SpeechContext, attribution: Attribution): boolean {
  const { tokens } = context
  return attribution.content.some((range) => {
    if (tokens.lower[range.first] === 'no' && tokens.lower[range.first + 1] === 'such') return true
    for (let token = range.first; token < range.end; token++) if (denials.has(tokens.lower[token] ?? '')) return true
    return false
  })
}

/** Parties of other states or organisations in the content, and the frame's target; one a code, in order of the text. */
function othersNamed(context: SpeechContext, attribution: Attribution, own: ReadonlySet<string>): readonly Party[] {
  const out = new Map<string, Party>()
  const target = attribution.target === null ? [] : [{ first: attribution.target, end: attribution.target + 1 }]
  for (const mention of context.read.actors) {
    const inside = [...attribution.content, ...target].some((range) => range.first <= mention.head && mention.head < range.end)
    if (!inside || (mention.reading === 'place' && childWith(context.tokens, mention.head, 'case') >= 0)) continue
    const parties = mention.reading === 'modifier' ? [partyOf(context.read, mention)] : partiesOf(context.read, mention)
    for (const party of parties)
      if (party.country !== null && !own.has(party.country) && !out.has(party.country)) out.set(party.country, party)
  }
  return [...out.values()]
}
