/** The stance of a statement and whom it bears on: the act's own sign, else the sign of the evaluative words of its content. */
import type { Party } from '../model/actor.js'
import { partiesOf, partyOf } from '../model/party.js'
import type { Statement } from '../model/record.js'
import type { TokenRange } from '../model/tokens.js'
import type { Attribution } from './attribution.js'
import type { SpeechContext } from './context.js'

export type Sign = -1 | 0 | 1

/** Words that turn a bad thing into a good one ("lift the sanctions", "an end to the blockade") and the other way round. */
const reversing = new Set(['lift', 'end', 'stop', 'drop', 'remove', 'halt', 'ease', 'prevent', 'avoid', 'overcome', 'resolve', 'solve', 'counter', 'combat', 'fight', 'cease', 'abolish', 'relax', 'waive', 'revoke', 'scrap', 'suspend', 'reduce', 'defuse', 'tackle', 'against', 'without', 'free', 'release', 'lifting', 'relief'])
const negators = new Set(['not', "n't", 'n’t', 'never', 'no', 'nothing', 'neither', 'nor', 'hardly', 'cannot', 'nobody', 'without'])

/** Sum of the signs of evaluative words, those after a negation within three words turned round. */
export function contentSign(context: SpeechContext, ranges: readonly TokenRange[]): Sign {
  let sum = 0
  for (const range of ranges) sum += rangeSign(context, range)
  return sum > 0 ? 1 : sum < 0 ? -1 : 0
}

function rangeSign(context: SpeechContext, range: TokenRange): number {
  const { tokens } = context
  let sum = 0
  let flipUntil = -1
  let reverseUntil = -1
  for (let token = range.first; token < range.end; token++) {
    const lower = tokens.lower[token] ?? ''
    const lemma = tokens.lemma[token] ?? lower
    if (negators.has(lower)) {
      flipUntil = token + 5
      continue
    }
    const sign = wordSign(context, token, lower, lemma)
    if (reversing.has(lemma)) {
      reverseUntil = token + 6
      if (sign === 0) continue
    }
    if (sign === 0) continue
    const reversed = token <= reverseUntil && sign < 0
    const flipped = token <= flipUntil
    sum += (reversed ? 1 : sign) * (flipped ? -1 : 1)
  }
  return sum
}

function wordSign(context: SpeechContext, token: number, lower: string, lemma: string): Sign {
  const { polarity } = context.knowledge.speech
  switch (context.tokens.tag[token]) {
    case 'NOUN':
      return polarity.noun.get(lemma) ?? polarity.noun.get(lower) ?? 0
    case 'PROPN':
      return 0
    case 'ADJ':
      return polarity.adjective.get(lower) ?? polarity.adjective.get(lemma) ?? 0
    case 'VERB':
      return polarity.verb.get(lemma) ?? polarity.adjective.get(lower) ?? 0
    default:
      return 0
  }
}

export interface StanceReading {
  readonly stance: Sign
  readonly toward: Statement['toward']
}

/** Acts whose stance is that of the act itself. */
const telling = new Set<Attribution['act']>(['praise', 'welcome', 'thank', 'accuse', 'criticise', 'condemn', 'threaten', 'reject'])

/**
 * Reads stance and the parties it bears on: the actors of another state that the content or the frame's target names;
 * where it names none, those that the speaker last spoke of or to (`counterparts`).
 */
export function readStance(
  context: SpeechContext,
  attribution: Attribution,
  speakers: readonly Party[],
  counterparts: readonly Party[],
  trend: Sign | null,
): StanceReading {
  const own = new Set(speakers.map((party) => party.country).filter((code) => code !== null))
  const named = othersNamed(context, attribution, own)
  const content = trend !== null && trend !== 0 ? trend : contentSign(context, attribution.content)
  const stance: Sign = telling.has(attribution.act) ? attribution.polarity : attribution.act === 'deny' ? 0 : attribution.polarity !== 0 ? attribution.polarity : content
  const list = named.length > 0 ? named : stance !== 0 || trend !== null ? counterparts.filter((party) => party.country !== null && !own.has(party.country)) : []
  return { stance, toward: list.map((party) => ({ party, sign: stance })) }
}

/** Parties of other states or organisations in the content, and the frame's target; one a code, in order of the text. */
function othersNamed(context: SpeechContext, attribution: Attribution, own: ReadonlySet<string>): readonly Party[] {
  const out = new Map<string, Party>()
  const target = attribution.target === null ? [] : [{ first: attribution.target, end: attribution.target + 1 }]
  for (const mention of context.read.actors) {
    const inside = [...attribution.content, ...target].some((range) => range.first <= mention.head && mention.head < range.end)
    if (!inside || mention.reading === 'place') continue
    const parties = mention.reading === 'modifier' ? [partyOf(context.read, mention)] : partiesOf(context.read, mention)
    for (const party of parties) if (party.country !== null && !own.has(party.country) && !out.has(party.country)) out.set(party.country, party)
  }
  return [...out.values()]
}
