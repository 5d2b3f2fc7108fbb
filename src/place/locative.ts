/** Whether words stand where a place stands: after a preposition of place, in apposition or coordination to such a place, or before a noun of happening. */
import { childrenWith, hangsBy } from '../model/tree.js'
import type { ParsedTokens } from '../model/tokens.js'

const prepositions: ReadonlySet<string> = new Set(
  'in at to from near outside inside around into through via across toward towards off throughout within'.split(' '),
)
/** Prepositions that need a stretch of land or water after them ("on the Golan Heights", "over the Red Sea"). */
const spatial: ReadonlySet<string> = new Set('on over along beyond above upon'.split(' '))
const departures: ReadonlySet<string> = new Set('leave depart head bound flight trip embark sail departure set'.split(' '))
/** Of these alone "of" makes a place ("the outskirts of X"). */
const placeNouns: ReadonlySet<string> = new Set(
  (
    'city town village capital port province region outskirts outskirt suburb coast north south east west northeast northwest southeast southwest border island ' +
    'area part district center centre strip airport street shore water territory edge hub enclave heart mile kilometre kilometer metre meter km'
  ).split(' '),
)
/** Happenings that a place may be named before ("the Doha talks"). */
const happenings: ReadonlySet<string> = new Set(
  'talk summit meeting conference visit trip session forum gathering negotiation round'.split(' '),
)

/** Those who hold, guard or live in a place that is named before them or after "of" ("the Kharkiv governor", "the mayor of Izmir"). */
const locals: ReadonlySet<string> = new Set(
  'governor mayor prefect police authority resident inhabitant prosecutor administrator councillor councilor garrison native diocese archbishop bishop'.split(
    ' ',
  ),
)

/** `in`: a preposition of place; `on`: one of land and water; `of`: a place noun or a happening; null: no place by its surroundings. */
export type Locative = 'in' | 'on' | 'of' | null

/**
 * `head` is the head token of the words, `first` their first token. The preposition right before the words counts
 * whatever the tree says of it; the tree is asked for coordination, apposition and modifiers.
 */
export function locativeOf(tokens: ParsedTokens, head: number, first: number, depth = 0): Locative {
  const before = prepositionBefore(tokens, first)
  if (before >= 0) return readMarker(tokens, head, before)
  const marker = markerOf(tokens, head)
  if (marker >= 0) return readMarker(tokens, head, marker)
  const up = tokens.head[head] ?? head
  if (up === head || depth >= 4) return null
  const continued =
    hangsBy(tokens, head, 'conj', 'appos') || (hangsBy(tokens, head, 'nmod', 'dep') && tokens.tag[up] === 'PROPN' && up < head)
  if (continued) return locativeOf(tokens, up, up, depth + 1)
  if (!hangsBy(tokens, head, 'compound', 'nmod', 'amod')) return null
  return happenings.has(tokens.lemma[up] ?? '') || (head < up && locals.has((tokens.lemma[up] ?? '').toLowerCase()))
    ? 'of'
    : beforePlaceNoun(tokens, head, up, depth)
}

function readMarker(tokens: ParsedTokens, head: number, marker: number): Locative {
  const text = tokens.lower[marker] ?? ''
  const governor = tokens.lemma[tokens.head[head] ?? head] ?? ''
  if (prepositions.has(text)) return 'in'
  if (spatial.has(text)) return 'on'
  if (text === 'of') {
    const beside = tokens.lemma[marker - 1] ?? ''
    return placeNouns.has(governor) || placeNouns.has(beside) || locals.has(governor) || locals.has(beside.toLowerCase()) ? 'of' : null
  }
  return text === 'for' && (departures.has(governor) || departures.has(tokens.lemma[marker - 1] ?? '')) ? 'in' : null
}

/** "the Goma area", "Kilifi county": what holds for the noun holds for the name. */
function beforePlaceNoun(tokens: ParsedTokens, head: number, up: number, depth: number): Locative {
  return head < up && (placeNouns.has(tokens.lemma[up] ?? '') || administrative.has(tokens.lower[up] ?? ''))
    ? locativeOf(tokens, up, up, depth + 1)
    : null
}

/** Nouns that turn the name before them into a larger area or a site. */
export const administrative: ReadonlySet<string> = new Set(
  'region province governorate oblast county district state department prefecture municipality territory krai'.split(' '),
)
export const facilities: ReadonlySet<string> = new Set([
  'airport',
  'airbase',
  'port',
  'crossing',
  'camp',
  'junction',
  'island',
  'islands',
  'bay',
  'base',
  'dam',
  'valley',
  'mountains',
  'pass',
])

/** The case marker nearest before the head, or -1; a possessive mark after it is none. */
function markerOf(tokens: ParsedTokens, head: number): number {
  return childrenWith(tokens, head, 'case').findLast((child) => child < head) ?? -1
}

/** The preposition before the words, over an article and adjectives of direction, or -1. */
function prepositionBefore(tokens: ParsedTokens, first: number): number {
  for (let i = first - 1; i >= 0 && i > first - 4; i--) {
    const text = tokens.lower[i] ?? ''
    if (prepositions.has(text) || spatial.has(text) || text === 'of' || text === 'for') return i
    if (!skipped.has(text)) return -1
  }
  return -1
}
const skipped: ReadonlySet<string> = new Set(
  'the northern southern eastern western central north south east west occupied nearby neighbouring neighboring downtown'.split(' '),
)
