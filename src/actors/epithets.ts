/** States described rather than named: "his country", "the island nation", "the kingdom", "the giant neighbour", "its ally". */
import { heaviest } from '../base/order.js'
import { neighboursOf } from '../knowledge/actors/index.js'
import type { CountryCode, RuleId } from '../model/ids.js'
import { type Discourse, type Referent, referentOfActor } from './discourse.js'
import type { Draft } from './draft.js'
import { homeState } from './home.js'
import { childWith } from '../model/tree.js'
import { possessorCountry, type Resolution } from './resolve.js'

/** Nouns for places only: as such they are nobody. */
const places: ReadonlySet<string> = new Set([
  'region',
  'province',
  'territory',
  'city',
  'town',
  'village',
  'settlement',
  'camp',
  'capital',
  'society',
  'public',
])

/** A place and nothing that acts. */
export function isMerePlace(lemma: string): boolean {
  return places.has(lemma)
}

const states: ReadonlySet<string> = new Set([
  'country',
  'nation',
  'state',
  'homeland',
  'motherland',
  'fatherland',
  'republic',
  'kingdom',
  'emirate',
  'sultanate',
  'island',
  'federation',
  'monarchy',
  'archipelago',
])
/** Words of a description, with the feature of the book that they name. */
const features: Readonly<Record<string, string>> = {
  island: 'island',
  archipelago: 'island',
  kingdom: 'kingdom',
  monarchy: 'kingdom',
  emirate: 'emirate',
  sultanate: 'sultanate',
  federation: 'federation',
  gulf: 'gulf',
  sahel: 'sahel',
  sahelian: 'sahel',
  baltic: 'baltic',
  nordic: 'nordic',
  scandinavian: 'scandinavian',
  balkan: 'balkan',
  caucasus: 'caucasus',
  arab: 'arab',
  caribbean: 'caribbean',
  andean: 'andean',
  himalayan: 'himalayan',
  landlocked: 'landlocked',
  islamic: 'islamic-republic',
  european: 'european',
  iberian: 'iberian',
  alpine: 'alpine',
  pacific: 'pacific',
  oceanian: 'pacific',
  levantine: 'levantine',
  maghreb: 'maghreb',
  mediterranean: 'mediterranean',
  adriatic: 'adriatic',
  lusophone: 'lusophone',
  'portuguese-speaking': 'lusophone',
  francophone: 'francophone',
  african: 'african',
  isthmian: 'isthmian',
  transcaucasian: 'caucasus',
  benelux: 'benelux',
  oceanic: 'pacific',
}
const compounds: Readonly<Record<string, string>> = {
  'south asian': 'south-asian',
  'southeast asian': 'southeast-asian',
  'east asian': 'east-asian',
  'central asian': 'central-asian',
  'west african': 'west-african',
  'east african': 'east-african',
  'central african': 'central-african',
  'southern african': 'southern-african',
  'north african': 'north-african',
  'south american': 'south-american',
  'central american': 'central-american',
  'latin american': 'latin-american',
  'oil rich': 'oil-rich',
  'oil - rich': 'oil-rich',
  'nuclear armed': 'nuclear-armed',
  'former soviet': 'former-soviet',
  'ex - soviet': 'former-soviet',
  'horn of': 'horn-of-africa',
}

/** The state meant; 'nobody' for a mere place; null where the description is of something else. */
export function stateByDescription(discourse: Discourse, draft: Draft): Resolution | 'nobody' | null {
  if (places.has(draft.lemma))
    return draft.lemma === 'capital' && draft.allegiance ? link(discourse, draft, draft.allegiance.code, 'capital') : 'nobody'
  const words = discourse.context.tokens.lower.slice(draft.first, draft.end).join(' ')
  if (words.includes('puppet')) return southOf(discourse, draft)
  if (draft.plural) return null
  if (/\bneighbou?ring (country|nation|state)\b/.test(words) && draft.definiteness === 'definite')
    return related(discourse, draft, 'neighbour', (own, other) => neighboursOf(discourse.context.book, own).includes(other))
  if (states.has(draft.lemma)) return aState(discourse, draft, words)
  if (draft.lemma === 'side' || draft.lemma === 'party')
    return draft.lemma === 'side' && draft.allegiance ? link(discourse, draft, draft.allegiance.code, 'side') : null
  if (draft.lemma === 'neighbour')
    return related(discourse, draft, 'neighbour', (own, other) => neighboursOf(discourse.context.book, own).includes(other))
  if (draft.lemma === 'partner') return draft.definiteness === 'possessed' ? partnerOf(discourse, draft) : null
  if (draft.lemma === 'ally')
    return related(discourse, draft, 'ally', (own, other) => tied(discourse, own, 'ally', other) || tied(discourse, other, 'ally', own))
  if ((draft.lemma === 'power' && words.includes('colonial')) || colonisers.has(draft.lemma))
    return related(discourse, draft, 'colonial', (own, other) => tied(discourse, other, 'colonial', own), true)
  return null
}

const colonisers: ReadonlySet<string> = new Set(['colonizer', 'coloniser', 'colonial ruler', 'colonial master'])

function tied(discourse: Discourse, code: CountryCode, tie: string, to: CountryCode): boolean {
  return discourse.context.book.ties.some((one) => one.code === code && one.tie === tie && one.to.includes(to))
}

function link(discourse: Discourse, draft: Draft, code: CountryCode, by: string): Resolution {
  return {
    referent: referentOfActor(discourse, draft, code as string as NonNullable<Referent['actor']>),
    link: `description/${by}` as RuleId,
    score: 0.8,
  }
}

/** "His country", "the Islamic Republic", "the island nation", "the country". */
function aState(discourse: Discourse, draft: Draft, words: string): Resolution | null {
  if (draft.allegiance) return link(discourse, draft, draft.allegiance.code, 'adjective')
  const own = possessorCountry(discourse, draft)
  if (own !== null) return discourse.context.book.states.has(own) ? link(discourse, draft, own, 'possessor') : null
  if (draft.definiteness !== 'definite') return null
  if (draft.lemma === 'homeland' || draft.lemma === 'motherland' || draft.lemma === 'fatherland') {
    const speaker = subjectCountry(discourse, draft)
    return speaker !== null && discourse.context.book.states.has(speaker) ? link(discourse, draft, speaker, 'homeland') : null
  }
  const feature = featureIn(words)
  const codes = feature === null ? null : discourse.context.book.features.get(feature)
  if (feature !== null && codes) {
    const found = recent(discourse, (code) => codes.includes(code))
    if (found) return link(discourse, draft, found, 'feature')
    const later = discourse.drafts.find((one) => one.allegiance !== null && codes.includes(one.allegiance.code))
    return later?.allegiance ? link(discourse, draft, later.allegiance.code, 'feature') : null
  }
  if (draft.lemma !== 'country' && draft.lemma !== 'nation') return null
  const acting = subjectBeside(discourse, draft)
  const found = recent(discourse, (code) => code !== acting, discourse.context.tokens.sentenceOf[draft.first] ?? 0)
  if (found) return link(discourse, draft, found, 'last-named')
  const speaker = subjectCountry(discourse, draft)
  return speaker !== null && speaker !== acting && discourse.context.book.states.has(speaker)
    ? link(discourse, draft, speaker, 'speaker')
    : null
}

function featureIn(words: string): string | null {
  for (const [phrase, feature] of Object.entries(compounds)) if (words.includes(phrase)) return feature
  for (const word of words.split(' ')) if (Object.hasOwn(features, word)) return features[word] ?? null
  return null
}

/** The state mentioned last of those that pass; `since`: not longer ago than the sentence before that one. */
function recent(discourse: Discourse, test: (code: CountryCode) => boolean, since = -1): CountryCode | null {
  let best: CountryCode | null = null
  let last = -1
  for (const referent of discourse.referents) {
    const code = referent.country
    if (code === null || referent.mentions === 0 || !discourse.context.book.states.has(code) || !test(code)) continue
    if (since >= 0 && (referent.kind !== 'state' || referent.lastSentence < since - 1)) continue
    if (referent.lastToken > last) {
      best = code
      last = referent.lastToken
    }
  }
  return best
}

/** A state that stands so to another one of the dispatch: the possessor's, or the one that the text is about. */
function related(
  discourse: Discourse,
  draft: Draft,
  by: string,
  stands: (own: CountryCode, other: CountryCode) => boolean,
  anywhere = false,
): Resolution | null {
  const own = possessorCountry(discourse, draft) ?? subjectCountry(discourse, draft) ?? homeState(discourse)?.code ?? null
  if (own === null) return null
  const found = (by === 'ally' ? closestAlly(discourse, own) : null) ?? recent(discourse, (code) => code !== own && stands(own, code))
  if (found) return link(discourse, draft, found, by)
  const named = anywhere ? discourse.drafts.find((one) => one.allegiance !== null && stands(own, one.allegiance.code)) : undefined
  return named?.allegiance ? link(discourse, draft, named.allegiance.code, by) : null
}

/** "Its partner": the only other state of the sentence. */
function partnerOf(discourse: Discourse, draft: Draft): Resolution | null {
  const { tokens } = discourse.context
  const own = possessorCountry(discourse, draft)
  const sentence = tokens.sentenceOf[draft.first] ?? 0
  const others = new Set<CountryCode>()
  for (const one of discourse.drafts)
    if (
      one.first < draft.first &&
      tokens.sentenceOf[one.first] === sentence &&
      one.type === 'state' &&
      one.allegiance &&
      one.allegiance.code !== own
    )
      others.add(one.allegiance.code)
  const [only] = others
  return own !== null && others.size === 1 && only ? link(discourse, draft, only, 'partner') : null
}

/** The ally that the dispatch names most; of equals the first in the order of the book. */
function closestAlly(discourse: Discourse, own: CountryCode): CountryCode | null {
  const allies = discourse.context.book.ties.filter((one) => one.code === own && one.tie === 'ally').flatMap((one) => one.to)
  return heaviest(allies, (code) => discourse.drafts.filter((one) => one.type === 'state' && one.allegiance?.code === code).length)
}

/** "Iranian tankers delivered gasoline to the country": the state of its own clause's subject, which it cannot be. */
function subjectBeside(discourse: Discourse, draft: Draft): CountryCode | null {
  const { tokens } = discourse.context
  if (!/^(obl|obj|iobj)/.test(tokens.relation[draft.head] ?? '')) return null
  const subject = childWith(tokens, tokens.head[draft.head] ?? draft.head, 'nsubj')
  const one = subject < 0 ? undefined : discourse.drafts.find((other) => other.head === subject)
  return one ? (one.allegiance?.code ?? discourse.at.get(one.first)?.country ?? null) : null
}

/** The state of the last subject of a main clause: whose neighbour or ally is spoken of. */
function subjectCountry(discourse: Discourse, draft: Draft): CountryCode | null {
  const sentence = discourse.context.tokens.sentenceOf[draft.first] ?? 0
  for (const one of discourse.referents) if (one.subjectIn === sentence && one.country !== null) return one.country
  return null
}

/** North Korea's word for the government and army of the South. */
function southOf(discourse: Discourse, draft: Draft): Resolution | null {
  return homeState(discourse)?.code === ('PRK' as never) ? link(discourse, draft, 'KOR' as never, 'puppet') : null
}
