/**
 * Place names of one dispatch with their readings. A name is read as a place only where it stands as one ("in
 * Tehran", not "Tehran said"); of namesakes the surroundings decide, and the losers are kept.
 */
import { lookUp } from '../base/word-table.js'
import type { CountryCode, RuleId } from '../model/ids.js'
import type { Dispatch } from '../model/dispatch.js'
import { namesOf } from '../model/names.js'
import type { PlaceMention, PlaceReading } from '../model/time.js'
import type { ParsedTokens } from '../model/tokens.js'
import { ranked, type Surroundings } from '../knowledge/places/choose.js'
import { datelinePlace, shownName } from '../knowledge/places/dateline.js'
import { foldName, type Place, type Places } from '../knowledge/places/index.js'
import { administrative, facilities, locativeOf } from './locative.js'

/** A run of words that the gazetteer has, with its rows. */
interface Found {
  readonly first: number
  readonly end: number
  readonly rows: readonly number[]
}

/** Reads the places of the body and headline, in order of `first`; they do not overlap. The dateline is read by `datelinePlace`. */
export function readPlaces(dispatch: Dispatch, tokens: ParsedTokens, places: Places): readonly PlaceMention[] {
  const found = findNames(dispatch, tokens, places)
  const states = statesOf(dispatch, tokens, places, found)
  const mentions: PlaceMention[] = []
  for (let i = 0; i < found.length; i++) {
    const name = found[i]
    if (!name || partBefore(tokens, places, found[i - 1], name)) continue
    const mention = mentionOf(dispatch, tokens, places, name, states, besideOf(dispatch, tokens, places, name))
    if (mention) mentions.push(mention)
  }
  return withUnlisted(dispatch, tokens, mentions)
}

/** Longest names first, from left to right. */
function findNames(dispatch: Dispatch, tokens: ParsedTokens, places: Places): readonly Found[] {
  const found: Found[] = []
  for (const sentence of tokens.sentences) {
    for (let at = sentence.first; at < sentence.end; ) {
      const name = isNamelike(tokens, at) ? nameAt(dispatch, tokens, places, at, sentence.end) : null
      if (name) found.push(name)
      at = name ? name.end : at + 1
    }
  }
  return found
}

function isNamelike(tokens: ParsedTokens, at: number): boolean {
  const form = tokens.form[at] ?? ''
  const unit = form.charCodeAt(0)
  return (unit >= 65 && unit <= 90) || unit > 0xbf || (unit >= 48 && unit <= 57) || form === 'al' || form === 'el'
}

function nameAt(dispatch: Dispatch, tokens: ParsedTokens, places: Places, at: number, stop: number): Found | null {
  const first = foldName(tokens.lower[at] ?? '')
  const blank = first.indexOf(' ')
  const count = lookUp(places.longest, blank < 0 ? first : first.slice(0, blank))
  if (count === undefined) return null
  const from = tokens.from[at] ?? 0
  // Hyphens and apostrophes may be tokens of their own.
  for (let end = Math.min(stop, at + (count === 1 ? 1 : count * 2)); end > at; end--) {
    if (end > at + 1 && tokens.tag[end - 1] === 'PUNCT' && tokens.lower[end - 1] !== ')') continue
    const key = end === at + 1 ? first : foldName(dispatch.text.slice(from, tokens.to[end - 1]))
    const rows = lookUp(places.byName, key)
    if (rows) return { first: at, end, rows }
  }
  return null
}

/** Weights of the states that the dispatch names, by name, adjective, capital or dateline. */
function statesOf(dispatch: Dispatch, tokens: ParsedTokens, places: Places, found: readonly Found[]): ReadonlyMap<string, number> {
  const weights = new Map<string, number>()
  const add = (country: CountryCode | null, weight: number): void => {
    if (country !== null) weights.set(country, (weights.get(country) ?? 0) + weight)
  }
  const dateline = datelinePlace(places, dispatch)
  if (dateline) add(dateline.reading.country, 2.5)
  for (const name of found) {
    const place = places.place(name.rows[0] ?? 0)
    // States come first among the rows of a name; with two of them the name says nothing.
    if (place.kind === 'country') add(name.rows[1] !== undefined && places.place(name.rows[1]).kind === 'country' ? null : place.country, 1)
    else if (name.rows.length > 1) continue
    else if (place.rank === 2 || place.population > 300_000 || place.kind === 'region') add(place.country, 0.7)
  }
  for (let i = 0; i < tokens.length; i++)
    if (isNamelike(tokens, i) && (tokens.tag[i] === 'ADJ' || tokens.tag[i] === 'PROPN' || tokens.tag[i] === 'NOUN'))
      add(places.adjectives.get(tokens.lower[i] ?? '') ?? null, 0.8)
  return weights
}

interface Beside {
  readonly country: CountryCode | null
  readonly part: string | null
}

/** The state or part of a state that follows after a comma or in brackets ("Tripoli, Lebanon", "Birmingham (Alabama)"). */
function besideOf(dispatch: Dispatch, tokens: ParsedTokens, places: Places, name: Found): Beside {
  const mark = tokens.lower[name.end] ?? ''
  const next = mark === ',' || mark === '(' ? nameAt(dispatch, tokens, places, name.end + 1, tokens.length) : null
  const partKey = mark === ',' || mark === '(' ? foldName(tokens.lower[name.end + 1] ?? '') : ''
  const part = places.parts.get(partKey)
  if (part && name.rows.some((row) => places.place(row).part === part.part)) return part
  const state = next?.rows.map(places.place).find((place) => place.kind === 'country')
  return { country: state?.country ?? null, part: null }
}

/** True for the "Georgia" of "Atlanta, Georgia": it only says which Atlanta. */
function partBefore(tokens: ParsedTokens, places: Places, before: Found | undefined, name: Found): boolean {
  if (!before || tokens.lower[name.first - 1] !== ',' || before.end !== name.first - 1) return false
  const part = places.parts.get(foldName(tokens.lower[name.first] ?? ''))
  return part !== undefined && before.rows.some((row) => places.place(row).part === part.part)
}

function mentionOf(
  dispatch: Dispatch,
  tokens: ParsedTokens,
  places: Places,
  name: Found,
  states: ReadonlyMap<string, number>,
  beside: Beside,
): PlaceMention | null {
  const key = foldName(dispatch.text.slice(tokens.from[name.first], tokens.to[name.end - 1]))
  const head = headOf(tokens, name.first, name.end)
  const larger = largerName(tokens, name, head)
  if (larger === 'other' || (larger === null && isPossessive(tokens, name.end))) return null
  if (places.words.has(key) && beside.country === null && larger === null && !name.rows.some((row) => places.place(row).kind === 'country'))
    return null
  const named = tokens.form[name.first - 1] === 'The' && name.rows.some((row) => places.place(row).name.startsWith('The '))
  const outer = larger ?? { first: named ? name.first - 1 : name.first, end: name.end, head }
  const locative = locativeOf(tokens, outer.head, outer.first)
  if (locative === null) return null
  const around: Surroundings = { states, beside: beside.country, part: beside.part }
  const [best, ...rivals] = ranked(name.rows.map(places.place), around)
  if (
    !best ||
    (best.kind === 'country' && locative !== 'in') ||
    (locative === 'on' && (best.kind === 'city' || best.kind === 'site') && !larger)
  )
    return null
  const text = dispatch.text.slice(tokens.from[outer.first], tokens.to[outer.end - 1])
  return {
    kind: 'place',
    first: outer.first,
    end: outer.end,
    head: outer.head,
    reading: larger ? widened(best, text, larger.grain) : readingOf(best, text),
    rivals: rivals.map((rival) => rival.id),
    foundBy: `place/${larger ? 'area-of-name' : best.kind}` as RuleId,
    score: rivals.length === 0 ? 0.95 : beside.country !== null ? 0.95 : 0.8,
  }
}

/** "to Niger's defence": the name qualifies something and says no place by itself. */
function isPossessive(tokens: ParsedTokens, at: number): boolean {
  const text = tokens.lower[at] ?? ''
  return text === "'s" || text === '\u2019s' || (text === "'" && tokens.to[at - 1] === tokens.from[at])
}

interface Larger {
  readonly first: number
  readonly end: number
  readonly head: number
  readonly grain: 'region' | 'site'
}

/**
 * The larger name that the words may stand in: an area or site ("Tambov Region", "Goma airport"), or a name of
 * another kind ("Kazan Declaration", "Washington Post", "President Lincoln"); null where they stand alone.
 */
function largerName(tokens: ParsedTokens, name: Found, head: number): Larger | 'other' | null {
  const next = tokens.lower[name.end] ?? ''
  const sameSentence = tokens.sentenceOf[name.end] === tokens.sentenceOf[name.first]
  const grain = administrative.has(next) ? 'region' : facilities.has(next) ? 'site' : null
  if (sameSentence && grain !== null && tokens.tag[name.end] !== 'VERB')
    return { first: name.first, end: name.end + 1, head: tokens.head[head] === name.end ? name.end : head, grain }
  if (sameSentence && isProper(tokens, name.end) && tokens.head[head] === name.end) return 'other'
  if (
    sameSentence &&
    isProper(tokens, name.end) &&
    /^(?:flat|compound)/.test(tokens.relation[name.end] ?? '') &&
    tokens.head[name.end] === head
  )
    return 'other'
  const up = tokens.head[head] ?? head
  if (up < name.first && up !== head && /^flat/.test(tokens.relation[head] ?? '')) return 'other'
  return null
}

function isProper(tokens: ParsedTokens, at: number): boolean {
  return tokens.tag[at] === 'PROPN' && isNamelike(tokens, at)
}

function readingOf(place: Place, printed: string): PlaceReading {
  const state = place.kind === 'country'
  return {
    place: state ? null : place.id,
    name: shownName(printed),
    country: place.country,
    grain: place.kind,
    basis: 'stated',
    latitude: place.latitude,
    longitude: place.longitude,
  }
}

/** An area or site named after a place lies around it; it has the state but no entry and no pin of its own. */
function widened(place: Place, printed: string, grain: 'region' | 'site'): PlaceReading {
  return {
    place: null,
    name: shownName(printed),
    country: place.country,
    grain,
    basis: 'stated',
    latitude: place.latitude,
    longitude: place.longitude,
  }
}

const calendar =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|christmas|ramadan)$/

/** Names of places that the language stage found and no gazetteer has, where they stand as places: name alone, no state, no pin. */
function withUnlisted(dispatch: Dispatch, tokens: ParsedTokens, mentions: readonly PlaceMention[]): readonly PlaceMention[] {
  const taken = new Set(mentions.flatMap((mention) => Array.from({ length: mention.end - mention.first }, (_one, i) => mention.first + i)))
  const extra: PlaceMention[] = []
  for (const span of namesOf(tokens)) {
    if (span.kind !== 'place' || !span.proper || taken.has(span.head) || taken.has(span.first)) continue
    const { first } = span
    if (!isNamelike(tokens, first) || calendar.test(tokens.lower[first] ?? '')) continue
    if (tokens.lower[first - 1] === 'to' || tokens.lower[first - 1] === 'from' || locativeOf(tokens, span.head, first) !== 'in') continue
    const name = shownName(dispatch.text.slice(tokens.from[first], tokens.to[span.end - 1]))
    extra.push({
      kind: 'place',
      first,
      end: span.end,
      head: span.head,
      reading: { place: null, name, country: null, grain: 'site', basis: 'stated', latitude: null, longitude: null },
      rivals: [],
      foundBy: 'place/unlisted' as RuleId,
      score: 0.5,
    })
  }
  return extra.length === 0 ? mentions : [...mentions, ...extra].toSorted((a, b) => a.first - b.first)
}

/** The token whose governor lies outside the words. */
function headOf(tokens: ParsedTokens, first: number, end: number): number {
  for (let i = first; i < end; i++) {
    const up = tokens.head[i] ?? i
    if (up < first || up >= end || up === i) return i
  }
  return end - 1
}
