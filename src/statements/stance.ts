/** The stance of a statement and whom it bears on: the act's own sign, else the sign of the evaluative words of its content. */
import type { SpeechVerb } from '../knowledge/speech/index.js'
import type { Party } from '../model/actor.js'
import { mostNamed, statesNamed } from '../model/named.js'
import { partyOf } from '../model/party.js'
import type { Statement } from '../model/record.js'
import { childWith } from '../model/tree.js'
import type { Attribution } from './attribution.js'
import type { SpeechContext } from './context.js'
import { contentSign, contentSum, holdsSign, type Sign, weighed } from './sign.js'
import { aimedAt, bearersOf, foesAmong, onlyWronged } from './toward.js'

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
/** Acts that take no side for naming an enemy: to ask or to tell of a fight is not to fight. */
const aimless = new Set<Attribution['act']>(['ask', 'deny', 'confirm'])
/** A warning takes sides only when its words are hostile beyond doubt. */
const strongly = -2

/** What stands before: the speaker's last statement where it is near, and the parties last spoken of. */
export interface StanceBefore {
  readonly stance: Sign
  /** What the speaker's side has last taken, whoever spoke for it; 0 of none. */
  readonly side: Sign
  /** The statement before was hearsay: a denial then speaks against nobody. */
  readonly hearsay: boolean
  readonly counterparts: readonly Party[]
  /** Whom the last statement of the same side bore on. */
  readonly toward: Statement['toward']
  /** Who has blamed the speaker's side, the latest first. */
  readonly blamers: readonly Party[]
}

type Speech = Attribution & { readonly direct: boolean }

/**
 * Reads stance and the parties it bears on: those of another side that the content or the frame's target names as the doers;
 * where it names none, the one that the speaker last spoke of or to, or of whom the text has spoken most. Direct speech
 * without evaluation goes on with the stance that its speaker has just taken; what is good only on a condition is no
 * stance yet. `beside` are all who say the same, the speakers among them.
 */
export function readStance(
  context: SpeechContext,
  attribution: Speech,
  speakers: readonly Party[],
  beside: readonly Party[],
  before: StanceBefore,
  trend: Sign | null,
  conditional: boolean,
): StanceReading {
  const own = new Set(beside.map((party) => party.country).filter((code) => code !== null))
  const bearers = bearersOf(context, attribution, own)
  const isSpurned = attribution.act === 'deny' && attribution.target !== null && bearers.list.length > 0
  const foes = foesAmong(bearers).map((party) => ({ party, sign: -1 as const }))
  // "Defeating them will take time": where nobody else is named, the statement is against whom it fights.
  if (foes.length > 0 && foes.length === bearers.list.length && !aimless.has(attribution.act)) return { stance: -1, toward: foes }
  const stance: Sign = isSpurned ? -1 : signOf(context, attribution, own, bearers.list.length > 0, before, trend, conditional)
  const named = aimedAt(bearers, stance)
  const settled = named.length > 0 || (stance < 0 && (foes.length > 0 || onlyWronged(bearers)))
  const list = settled ? named : unnamed(context, attribution, beside, own, stance, trend, before)
  // Private people speak of rain and prices: without anybody it bears on, that is no stance.
  const isPrivate =
    named.length === 0 &&
    speakers.every((party) => party.kind !== 'state' && party.rank === null && party.office === null && party.kind === 'person')
  return isPrivate
    ? { stance: 0, toward: [] }
    : { stance, toward: [...list.map((party) => ({ party, sign: stance })), ...(stance === 0 ? [] : foes)] }
}

/**
 * Whom a stance is about that names nobody of another side: what two states say well together is of both; blame goes on to
 * whom the same side has blamed before, to who has blamed it, to the side most spoken of; praise to the other in the talk.
 */
function unnamed(
  context: SpeechContext,
  attribution: Attribution,
  beside: readonly Party[],
  own: ReadonlySet<string>,
  stance: Sign,
  trend: Sign | null,
  before: StanceBefore,
): readonly Party[] {
  if (stance === 0 && trend === null) return []
  if (own.size > 1 && stance >= 0) return beside
  const isOther = (party: Party): boolean => party.country !== null && !own.has(party.country)
  const last = before.counterparts.find(isOther)
  if (stance >= 0) return last ? [last] : []
  const blamed = before.toward.filter((entry) => entry.sign < 0 && isOther(entry.party)).map((entry) => entry.party)
  if (blamed.length > 0) return blamed
  const blamers = before.blamers.filter(isOther)
  if (blamers.length > 0) return blamers
  const most = sideNamedMost(context, attribution, own) ?? last
  return most ? [most] : []
}

/** The side that the text up to the end of the content's sentence names most often, beside the speaker's own; the later one of equals. */
function sideNamedMost(context: SpeechContext, attribution: Attribution, own: ReadonlySet<string>): Party | null {
  const { read, tokens } = context
  const end = tokens.sentences[tokens.sentenceOf[attribution.cue] ?? 0]?.end ?? 0
  const best = mostNamed(statesNamed(read, end).filter((one) => !own.has(one.country)))
  return best ? partyOf(read, best.last) : null
}

function signOf(
  context: SpeechContext,
  attribution: Speech,
  own: ReadonlySet<string>,
  isNamed: boolean,
  before: StanceBefore,
  trend: Sign | null,
  conditional: boolean,
): Sign {
  // To reject a charge is to deny it.
  if (
    attribution.act === 'reject' &&
    attribution.target !== null &&
    context.words.claim.has(context.tokens.lemma[attribution.target] ?? '')
  )
    return 0
  if (telling.has(attribution.act) && attribution.polarity !== 0) return attribution.polarity
  if (attribution.act === 'warn') return contentSum(context, attribution.content) <= strongly ? -1 : 0
  if (neutral.has(attribution.act)) return asksAgainst(context, attribution, isNamed)
  if (trend !== null && trend !== 0) return trend
  if (demandsOfOther(context, attribution, own)) return -1
  const said = ownSpeech(context, attribution, own)
  if (said && telling.has(said.act) && said.polarity !== 0) return said.polarity
  if (said && neutral.has(said.act)) return asksAgainst(context, attribution, isNamed)
  const sign = contentSign(context, attribution.content)
  if (sign === 0) return attribution.direct && !isDenial(context, attribution) ? before.stance || before.side : attribution.polarity
  if (isDenial(context, attribution) && before.hearsay) return 0
  if (sign < 0 && !isNamed && !attribution.direct && isMishap(context, attribution)) return 0
  return conditional && sign > 0 ? 0 : sign
}

/** "The other side must withdraw": what is laid on another state or group, or on who acts for it, is held against it. */
function demandsOfOther(context: SpeechContext, attribution: Attribution, own: ReadonlySet<string>): boolean {
  const { tokens } = context
  for (const range of attribution.content)
    for (let token = range.first; token < range.end; token++) {
      if (tokens.lower[token] !== 'must') continue
      const verb = tokens.head[token] ?? token
      const subject = childWith(tokens, verb, 'nsubj')
      const mention = subject >= 0 ? context.mentionByHead.get(subject) : undefined
      const entity = mention ? context.read.entities[mention.entity] : undefined
      if (mention && entity && mention.form !== 'pronoun' && entity.country !== null && !own.has(entity.country)) return true
    }
  return false
}

/** A call, question, denial or confirmation takes sides only by what it asks for. */
function asksAgainst(context: SpeechContext, attribution: Attribution, isNamed: boolean): Sign {
  if (asksRelease(context, attribution)) return -1
  return isNamed && (asksToStop(context, attribution) || asksNotTo(context, attribution)) ? -1 : 0
}

/** "We demand that ...", "Canada calls on ...": the act that the speaker's own words perform, by their main verb in the present. */
function ownSpeech(context: SpeechContext, attribution: Attribution, own: ReadonlySet<string>): SpeechVerb | null {
  const { tokens, knowledge } = context
  for (const range of attribution.content)
    for (let token = range.first; token < range.end; token++) {
      if (!/^VB[ZP]$/.test(tokens.fine[token] ?? '')) continue
      const entry = knowledge.speech.verbs.get(tokens.lemma[token] ?? '')
      const subject = childWith(tokens, token, 'nsubj')
      if (!entry || entry.kind !== 'speech' || subject < range.first || childWith(tokens, token, 'aux') >= 0) continue
      const mention = context.mentionByHead.get(subject)
      const country = mention ? context.read.entities[mention.entity]?.country : null
      if (/^(?:we|i)$/.test(tokens.lower[subject] ?? '') || (country != null && own.has(country))) return entry
    }
  return null
}

/** Only casualties and accidents weigh in it: nobody is blamed where nobody is named. */
function isMishap(context: SpeechContext, attribution: Attribution): boolean {
  return weighed(context, attribution.content).every(
    ({ range, weight }) => weight > 0 || context.words.mishap.has(context.tokens.lemma[range.first] ?? ''),
  )
}

/** "asked the prime minister not to sign". */
function asksNotTo({ tokens }: SpeechContext, attribution: Attribution): boolean {
  return attribution.content.some((range) => {
    for (let token = range.first; token < range.end; token++)
      if (tokens.lower[token] === 'not' && tokens.lower[token + 1] === 'to') return true
    return false
  })
}

/** To ask for prisoners to be released is to hold them against whoever has taken them. */
function asksRelease(context: SpeechContext, attribution: Attribution): boolean {
  return holdsLemma(context, attribution, context.words.releasing) && holdsLemma(context, attribution, context.words.captive)
}

/** To ask someone to stop what is bad, or to make it good, is to hold it against him; to ask all sides for restraint is not. */
function asksToStop(context: SpeechContext, attribution: Attribution): boolean {
  return (
    holdsLemma(context, attribution, context.words.amending) ||
    (holdsLemma(context, attribution, context.words.stopping) && holdsSign(context, attribution.content, -1))
  )
}

function holdsLemma({ tokens }: SpeechContext, attribution: Attribution, lemmas: ReadonlySet<string>): boolean {
  return attribution.content.some((range) => {
    for (let token = range.first; token < range.end; token++) if (lemmas.has(tokens.lemma[token] ?? '')) return true
    return false
  })
}

/** "No such meeting took place", "that is baseless": a denial of what others say. */
function isDenial(context: SpeechContext, attribution: Attribution): boolean {
  const { tokens } = context
  return attribution.content.some((range) => {
    if (tokens.lower[range.first] === 'no' && tokens.lower[range.first + 1] === 'such') return true
    for (let token = range.first; token < range.end; token++) if (context.words.denial.has(tokens.lower[token] ?? '')) return true
    return false
  })
}
