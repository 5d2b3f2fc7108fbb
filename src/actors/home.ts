/** To which state somebody or something belongs whose state the text does not name. */
import { heaviest } from '../base/order.js'
import type { CountryCode, RuleId } from '../model/ids.js'
import { childWith } from '../model/tree.js'
import type { Context } from './context.js'
import { type Discourse, isMainSubject } from './discourse.js'
import type { Draft } from './draft.js'
import { titleCountry } from './own-title.js'

/** A state and the reason for which it was taken. */
export interface Inferred {
  readonly code: CountryCode
  readonly by: RuleId
}

/**
 * The state of an office without one: that to which its title belongs, that of the delegation which its bearer leads, that of
 * the subject which spoke or kept silent just before in the same paragraph, else the one that the text is about, unless it is
 * named as the other side.
 */
export function unownedState(discourse: Discourse, draft: Draft): Inferred | null {
  const led = delegationLed(discourse, draft)
  if (led !== null) return { code: led, by: 'country/delegation' as RuleId }
  const title = titleCountry(discourse, draft)
  if (title !== null) return { code: title, by: 'country/title' as RuleId }
  const fronted = frontedState(discourse, draft) ?? districtState(discourse, draft)
  if (fronted !== null) return { code: fronted, by: 'country/place' as RuleId }
  const headed = headingState(discourse, draft.first)
  if (headed !== null) return { code: headed, by: 'country/heading' as RuleId }
  const paragraph = paragraphState(discourse, draft)
  if (paragraph !== null && !isOtherSide(discourse, draft, paragraph)) return { code: paragraph, by: 'country/paragraph' as RuleId }
  const host = hostState(discourse, draft)
  if (host !== null) return { code: host, by: 'country/place' as RuleId }
  const home = homeState(discourse)
  if (home && goalOf(discourse, draft) !== home.code) {
    if (!isOtherSide(discourse, draft, home.code)) return home
    const next = nextSpokenOf(discourse, home.code) ?? namedBeside(discourse, draft, home.code)
    return next === null ? null : { code: next, by: 'country/other-side' as RuleId }
  }
  const near = placeBefore(discourse, draft)
  return near !== null && near !== home?.code ? { code: near, by: 'country/place' as RuleId } : null
}

/** "Attacked two checkpoints in Kunduz province, a provincial official said": an office of a part of a state is where the places are. */
function districtState({ context }: Discourse, { first, end }: Draft): CountryCode | null {
  const { tokens } = context
  for (let at = first; at < end; at++)
    if (ofDistrict.has(tokens.lower[at] ?? '')) return countryOfPlaces(context, tokens.sentenceOf[first] ?? -1)
  return null
}
const ofDistrict: ReadonlySet<string> = new Set([
  'provincial',
  'district',
  'municipal',
  'regional',
  'county',
  'village',
  'local',
  'township',
])

/** "Lawmakers who were to travel to Tokyo": where the bearer goes to; it is not likely to be his own state. */
function goalOf({ context: { tokens, places } }: Discourse, draft: Draft): CountryCode | null {
  const sentence = tokens.sentences[tokens.sentenceOf[draft.first] ?? 0]
  const place = places.find((one) => one.first >= draft.end && one.first < (sentence?.end ?? 0) && tokens.lower[one.first - 1] === 'to')
  if (!place || place.first - draft.end > 8) return null
  for (let at = draft.end; at < place.first; at++) if (going.has(tokens.lemma[at] ?? '')) return place.reading.country
  return null
}
const going: ReadonlySet<string> = new Set(['travel', 'go', 'fly', 'visit', 'head', 'leave', 'trip', 'journey'])

/** The state of the last place named in the sentence before, in the same paragraph. */
function placeBefore({ context: { tokens, places } }: Discourse, draft: Draft): CountryCode | null {
  const at = tokens.sentenceOf[draft.first] ?? 0
  const [now, before] = [tokens.sentences[at], tokens.sentences[at - 1]]
  if (!now || !before || now.paragraph !== before.paragraph) return null
  const place = places.findLast((one) => tokens.sentenceOf[one.first] === at - 1 && one.reading.grain !== 'sea')
  return place?.reading.country ?? null
}

/** "Mali" as a line of its own above the paragraph at hand: the state of which a section speaks. */
export function headingState({ context, drafts }: Discourse, near: number): CountryCode | null {
  const { tokens, book } = context
  for (let at = (tokens.sentenceOf[near] ?? 0) - 1; at > 0; at--) {
    const line = tokens.sentences[at]
    const next = tokens.sentences[at + 1]
    if (!line || line.inHeadline || line.end - line.first > 7 || !next || next.paragraph === line.paragraph) continue
    if (tokens.sentences[at - 1]?.paragraph === line.paragraph) continue
    const closing = tokens.form[line.end - 1] ?? ''
    if (/^[.!?,;:]$/.test(closing)) continue
    const named = drafts.filter((one) => one.first >= line.first && one.first < line.end && one.allegiance !== null)
    const [state] = named
    const bare = state?.first === line.first || headings.has(tokens.lower[line.first] ?? '')
    if (!state || !bare || state.end !== line.end) continue
    const code = named.length === 1 && state.type === 'state' ? (state.allegiance?.code ?? null) : null
    return code !== null && book.states.has(code) ? code : null
  }
  return null
}

/** Words with which a line that names the subject of a section begins ("On the Republic of Niger", "Situation in Mali"). */
const headings: ReadonlySet<string> = new Set(['on', 'situation', 'regarding', 'concerning', 'relations', 'ties', 'about', 're'])

/** "A U.S. delegation headed by Senator X", "the X-led Syrian delegation": the state of the delegation. */
export function delegationLed(discourse: Discourse, draft: Draft): CountryCode | null {
  const { tokens } = discourse.context
  const { lower } = tokens
  const behind = lower[draft.first - 1] === 'by' && leading.has(lower[draft.first - 2] ?? '') ? draft.first - 2 : -1
  const inside = (lower[draft.end] === '-' && lower[draft.end + 1] === 'led') || lower[draft.end] === '-led' ? draft.end : -1
  if (behind < 0 && inside < 0) return null
  for (const one of discourse.drafts) {
    if (one.kind !== 'delegation' && one.lemma !== 'team' && one.lemma !== 'mission' && one.lemma !== 'group') continue
    if (behind >= 0 ? one.end === behind || one.end === behind - 1 : one.first <= inside && inside < one.end)
      return one.allegiance?.code ?? discourse.at.get(one.first)?.country ?? sendingState(discourse, one)
  }
  return null
}
/** "Pakistan called off a visit by a delegation": the state that is subject of the sentence, unless it receives them. */
export function sendingState({ context, drafts }: Discourse, delegation: Draft): CountryCode | null {
  const { tokens } = context
  const sentence = tokens.sentenceOf[delegation.first] ?? 0
  const subject = drafts.find(
    (one) =>
      one.first < delegation.first &&
      tokens.sentenceOf[one.first] === sentence &&
      (one.type === 'state' || one.type === 'body') &&
      isMainSubject(context, one) &&
      one.allegiance !== null &&
      context.book.states.has(one.allegiance.code),
  )
  if (!subject?.allegiance) return null
  const relation = tokens.relation[delegation.head] ?? ''
  const verb = tokens.lemma[tokens.head[delegation.head] ?? 0] ?? ''
  // "Called off a visit by a delegation", the phrase hung on the verb, whose object the visit is.
  const doer =
    relation === 'obl' && tokens.lower[delegation.first - 1] === 'by' && childWith(tokens, tokens.head[delegation.head] ?? 0, 'obj') >= 0
  return (!doer && /^obl|^nsubj/.test(relation)) || receiving.has(verb) ? null : subject.allegiance.code
}
const receiving: ReadonlySet<string> = new Set(['receive', 'host', 'welcome', 'greet', 'meet', 'see', 'hold', 'invite'])

const leading: ReadonlySet<string> = new Set(['led', 'headed', 'chaired', 'fronted'])

/** "In Brasilia, the Foreign Ministry ...": the state of the place with which the sentence begins. */
export function frontedState({ context }: Discourse, draft: Draft): CountryCode | null {
  const { tokens, places, matches, book } = context
  const from = tokens.sentences[tokens.sentenceOf[draft.first] ?? 0]?.first ?? 0
  if (tokens.lower[from] !== 'in' || draft.first - from > 12) return null
  const at = from + 1
  const place = places.find((one) => one.first === at || one.first === at + 1)
  const match = matches.get(at)
  const end = Math.max(place?.end ?? 0, match?.end ?? 0)
  if (tokens.lower[end] !== ',' && end !== draft.first) return null
  return place?.reading.country ?? (match && book.states.has(match.hit.actor) ? (match.hit.actor as string as CountryCode) : null)
}

/**
 * "He will travel to Eswatini at the invitation of Prime Minister X", "held talks in Doha with Foreign Minister Y": somebody of
 * rank who is no subject belongs where the sentence goes, if that is not the subject's own state.
 */
function hostState({ context, referents }: Discourse, draft: Draft): CountryCode | null {
  const { tokens, places } = context
  const relation = tokens.relation[draft.head] ?? ''
  if (!relation.startsWith('obl') && !relation.startsWith('nmod') && !relation.startsWith('obj')) return null
  if (draft.office === null || !received.has(draft.office.rank)) return null
  const sentence = tokens.sentenceOf[draft.first] ?? 0
  const subject = referents.find((one) => one.subjectIn === sentence)
  if (!subject || subject.country === null) return null
  const place = places.findLast(
    (one) => tokens.sentenceOf[one.first] === sentence && one.first < draft.first && one.reading.grain !== 'sea',
  )
  const code = place?.reading.country ?? null
  return code === subject.country ? null : code
}
const received: ReadonlySet<string> = new Set(['head-of-state', 'head-of-government', 'foreign-minister', 'minister', 'deputy-minister'])

/** Verbs by which a state speaks, or keeps silent, before its officials are quoted. */
const speaking: ReadonlySet<string> = new Set(
  'say respond deny reject condemn confirm comment announce insist accuse warn urge react protest reply answer dismiss welcome denounce criticise criticize vow pledge decline refuse claim maintain stress call blame offer defend tell add note describe argue write recall summon expel lodge file'.split(
    ' ',
  ),
)

/** The state, or body of a state, that is subject of the sentence before in the same paragraph and speaks there. */
function paragraphState(discourse: Discourse, draft: Draft): CountryCode | null {
  const { context } = discourse
  const { tokens } = context
  const at = tokens.sentenceOf[draft.first] ?? 0
  const before = tokens.sentences[at - 1]
  if (!before || before.inHeadline || before.paragraph !== tokens.sentences[at]?.paragraph) return null
  for (const one of discourse.drafts) {
    if (one.first < before.first || one.first >= before.end || one.type === 'pronoun' || !isMainSubject(context, one)) continue
    const own = governingLemma(context, draft)
    const governs = one.type === 'body' || one.type === 'office' || one.type === 'person'
    if (!speaks(tokens.lemma[tokens.head[one.head] ?? 0] ?? '') || !(governs || speaks(own)) || isJoined(context, one)) return null
    const code = one.allegiance?.code ?? null
    return code !== null && context.book.states.has(code) ? code : null
  }
  return null
}

/** The verb over a phrase, past nouns that it only says whose they are ("the prime minister's office said"). */
function governingLemma({ tokens }: Context, draft: Draft): string {
  let at = draft.head
  while (/^(nmod:poss|compound)/.test(tokens.relation[at] ?? '') && tokens.head[at] !== at) at = tokens.head[at] ?? at
  return tokens.lemma[tokens.head[at] ?? 0] ?? ''
}

function speaks(lemma: string): boolean {
  return speaking.has(lemma.toLowerCase())
}

/** "Vietnam and Malaysia": more than one. */
function isJoined({ tokens }: Context, one: Draft): boolean {
  return tokens.lower[one.end] === 'and' || tokens.lower[one.end] === ','
}

/** The state is named as that of whom the bearer meets, speaks with or speaks of: he is not likely to be its own. */
function isOtherSide({ context: { tokens }, drafts }: Discourse, draft: Draft, code: CountryCode): boolean {
  const subject = (tokens.relation[draft.head] ?? '').startsWith('nsubj')
  const verb = tokens.head[draft.head] ?? draft.head
  for (const one of drafts) {
    if (one === draft || one.allegiance?.code !== code || (one.type !== 'office' && one.type !== 'person')) continue
    // "He and his Tanzanian counterpart": of another state.
    if (one.lemma === 'counterpart' && one.possessor > draft.head && tokens.sentenceOf[one.first] === tokens.sentenceOf[draft.first])
      return true
    if (subject && one.head > draft.head && tokens.head[one.head] === verb && /^(obj|obl|iobj)/.test(tokens.relation[one.head] ?? ''))
      return true
  }
  return false
}

/**
 * The state that a text is about, for an office or institution whose state is not named: that of the dateline, else the
 * state spoken of most in the whole dispatch, by its names and by its places. The reason is returned with it.
 */
export function homeState(discourse: Discourse): Inferred | null {
  const { context } = discourse
  if (context.datelineCountry !== null) return { code: context.datelineCountry, by: 'country/dateline' as RuleId }
  discourse.home ??= mostSpokenOf(discourse)
  return discourse.home.code === null ? null : { code: discourse.home.code, by: 'country/most-mentioned' as RuleId }
}

/** `wide`: also by the sentences before in the paragraph. The state in which somebody without office is: of the places in the sentence at hand, the dateline, the places of the dispatch. */
export function placeState(discourse: Discourse, near: number, wide = false): Inferred | null {
  const { context } = discourse
  const sentence = context.tokens.sentenceOf[near] ?? -1
  const local =
    countryOfPlaces(context, sentence) ?? statedPlace(discourse, near, sentence) ?? (wide ? paragraphPlace(context, sentence) : null)
  if (local !== null) return { code: local, by: 'country/place' as RuleId }
  if (context.datelineCountry !== null) return { code: context.datelineCountry, by: 'country/dateline' as RuleId }
  const everywhere = countryOfPlaces(context, -1)
  return everywhere === null ? null : { code: everywhere, by: 'country/places' as RuleId }
}

/** The state of the cities and regions of the sentence at hand. */
export function sentencePlace({ context }: Discourse, near: number): Inferred | null {
  const code = countryOfPlaces(context, context.tokens.sentenceOf[near] ?? -1)
  return code === null ? null : { code, by: 'country/place' as RuleId }
}

/** The state of the cities of the sentences before, back to the beginning of the paragraph. */
function paragraphPlace(context: Context, sentence: number): CountryCode | null {
  const paragraph = context.tokens.sentences[sentence]?.paragraph
  for (let at = sentence - 1; at >= 0 && context.tokens.sentences[at]?.paragraph === paragraph; at--) {
    const found = countryOfPlaces(context, at)
    if (found !== null) return found
  }
  return null
}

/** "Strikes on hideouts in Iran killed nine people": the state that is named as a place last before the phrase in its sentence. */
function statedPlace({ context, drafts }: Discourse, near: number, sentence: number): CountryCode | null {
  const found = drafts.findLast(
    (one) =>
      one.first < near &&
      one.type === 'state' &&
      one.reading === 'place' &&
      context.tokens.sentenceOf[one.first] === sentence &&
      one.allegiance !== null &&
      context.book.states.has(one.allegiance.code),
  )
  return found?.allegiance?.code ?? null
}

/** The state spoken of most after one, where the dispatch is about the two: the third is named less than half as often. */
function nextSpokenOf({ drafts, context: { book } }: Discourse, first: CountryCode): CountryCode | null {
  const counts = new Map<CountryCode, number>()
  for (const one of drafts) {
    const code = one.allegiance?.code
    if (one.type === 'state' && code !== undefined && code !== first && book.states.has(code)) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const [best, third] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return best && best[1] > 1 && (third === undefined || third[1] * 2 <= best[1]) ? best[0] : null
}

/** A name in the first sentence says more than one later on. */
const inLead = 1.8

/** "Guyana and Venezuela agreed after President X and his Venezuelan counterpart met": the only other state of the sentence. */
function namedBeside({ context: { tokens, book }, drafts }: Discourse, draft: Draft, other: CountryCode): CountryCode | null {
  const sentence = tokens.sentenceOf[draft.first]
  const codes = new Set(
    drafts.flatMap((one) =>
      one.type === 'state' && one.reading !== 'place' && tokens.sentenceOf[one.first] === sentence ? (one.allegiance?.code ?? []) : [],
    ),
  )
  codes.delete(other)
  const [only] = codes
  return codes.size === 1 && only !== undefined && book.states.has(only) ? only : null
}

/** Names of a state count one each, subjects a little more, those of the first sentence most, cities and regions that are no seats of government one and a half. */
function mostSpokenOf({ context, drafts }: Discourse): { readonly code: CountryCode | null } {
  const weights = new Map<CountryCode, number>()
  const add = (code: CountryCode, weight: number): void => void weights.set(code, (weights.get(code) ?? 0) + weight)
  const { tokens } = context
  const lead = tokens.sentences.find((one) => !one.inHeadline)?.index ?? 0
  for (const draft of drafts)
    if (draft.type === 'state' && draft.allegiance && context.book.states.has(draft.allegiance.code))
      add(
        draft.allegiance.code,
        ((tokens.relation[draft.head] ?? '').startsWith('nsubj') ? 1.4 : 1) * (tokens.sentenceOf[draft.first] === lead ? inLead : 1),
      )
  for (const place of context.places) {
    const { grain, country } = place.reading
    if (country !== null && grain !== 'country' && grain !== 'sea' && !context.covering.has(place.first)) add(country, 1.5)
  }
  return { code: heaviest(weights, ([, weight]) => weight)?.[0] ?? null }
}

/** The state of most cities, regions and sites named in a sentence, or in the whole dispatch (-1). */
function countryOfPlaces(context: Context, sentence: number): CountryCode | null {
  const counts = new Map<CountryCode, number>()
  for (const place of context.places) {
    const { grain, country } = place.reading
    if (
      country === null ||
      grain === 'country' ||
      grain === 'sea' ||
      (sentence >= 0 && context.tokens.sentenceOf[place.first] !== sentence)
    )
      continue
    counts.set(country, (counts.get(country) ?? 0) + 1)
  }
  return heaviest(counts, ([, count]) => count)?.[0] ?? null
}
