/** Names of the book in a dispatch: the longest match at each word, by a trie over folded pieces. */
import { isPlain } from '../base/letters.js'
import { lookUp, wordTable } from '../base/word-table.js'
import type { Day } from '../base/types.js'
import { type ActorBook, type NameHit, pieces, type TrieNode } from '../knowledge/actors/index.js'
import type { ActorId } from '../model/ids.js'
import type { ParsedTokens, TokenRange } from '../model/tokens.js'

/** A name of the book in the text: one reading chosen, the others kept. */
export interface NameMatch extends TokenRange {
  readonly hit: NameHit
  readonly rivals: readonly ActorId[]
}

/** Match that begins at a token, by token. */
export type Matches = ReadonlyMap<number, NameMatch>

/** All longest matches, from left to right, none inside another. */
export function matchNames(tokens: ParsedTokens, book: ActorBook, day: Day | null): Matches {
  const out = new Map<number, NameMatch>()
  for (const sentence of tokens.sentences) {
    const shouted = isShouted(tokens, sentence)
    for (let at = sentence.first; at < sentence.end; ) {
      const match = longestAt(tokens, book, at, sentence.end, day, shouted)
      if (match && !isGeography(tokens, match)) out.set(at, match)
      at = match ? match.end : at + 1
    }
  }
  return out
}

/** What stands before "of" in names of the map ("the Gulf of X"), and behind the name of a state ("the X delta"). */
const waterNames = ['river', 'delta', 'valley', 'basin', 'canal', 'strait', 'straits', 'sea', 'gulf', 'peninsula', 'ocean']
export const waters: ReadonlySet<string> = new Set([
  ...waterNames,
  'coast',
  'desert',
  'mountains',
  'plateau',
  'highlands',
  'border',
  'channel',
])

/** "The Turkish Coast Guard", "U.S. Border Patrol": of the state, and no part of the map. */
const guards: ReadonlySet<string> = new Set([
  'guard',
  'guards',
  'patrol',
  'force',
  'forces',
  'police',
  'service',
  'agency',
  'command',
  'troops',
])

/** "Western Australia": a part with a name of its own. */
const compass: ReadonlySet<string> = new Set(['South', 'North', 'West', 'East', 'Western', 'Eastern', 'Northern', 'Southern'])

/** "Lake Chad", "the Gulf of Guinea", "the Niger River", "the Korean peninsula": a part of the map, not the state. */
function isGeography(tokens: ParsedTokens, match: NameMatch): boolean {
  if (match.hit.form === 'person') return false
  const after = tokens.lower[match.end] ?? ''
  if (
    waters.has(after) &&
    !guards.has(tokens.lower[match.end + 1] ?? '') &&
    (/^\p{Lu}/u.test(tokens.form[match.end] ?? '') || after === 'peninsula')
  )
    return true
  const before = tokens.lower[match.first - 1] ?? ''
  if (
    match.hit.form === 'name' &&
    compass.has(tokens.form[match.first - 1] ?? '') &&
    match.first > (tokens.sentences[tokens.sentenceOf[match.first] ?? 0]?.first ?? 0) + 1
  )
    return true
  if (before === 'lake' && /^L/.test(tokens.form[match.first - 1] ?? '')) return true
  return before === 'of' && waterNames.includes(tokens.lower[match.first - 2] ?? '') && /^\p{Lu}/u.test(tokens.form[match.first - 2] ?? '')
}

/**
 * Names with several bearers (Congo, Korean, Dominican), settled by which bearer the dispatch names clearly most, or by
 * its dateline; cities stay open, since for them the syntax decides. Names shared with places elsewhere (Georgia) go by the words
 * around them.
 */
export function settleRivals(tokens: ParsedTokens, book: ActorBook, matches: Matches, dateline: string | null): Matches {
  const clear = new Map<string, number>()
  for (const match of matches.values()) if (match.rivals.length === 0) clear.set(match.hit.actor, (clear.get(match.hit.actor) ?? 0) + 1)
  const out = new Map<number, NameMatch>()
  for (const [at, match] of matches) {
    const bearers = match.rivals.length === 0 || match.hit.form === 'seat' ? [] : [match.hit.actor, ...match.rivals]
    const shared = match.hit.form === 'name' ? book.shared.get(match.hit.actor) : undefined
    if (
      shared &&
      pieces(tokens.form[match.first] ?? '').join(' ') === shared.path &&
      tokens.lower.some((word) => shared.cues.includes(word)) &&
      !tokens.lower.some((word) => shared.against.includes(word))
    ) {
      out.set(at, {
        ...match,
        hit: { ...match.hit, actor: shared.instead as string as ActorId, form: 'region' },
        rivals: [match.hit.actor],
      })
      continue
    }
    let best: ActorId | null = bearers.find((one) => (one as string) === dateline) ?? null
    if (best === null) for (const one of bearers) if ((clear.get(one) ?? 0) > (best === null ? 0 : (clear.get(best) ?? 0))) best = one
    out.set(at, best === null ? match : { ...match, hit: { ...match.hit, actor: best }, rivals: bearers.filter((one) => one !== best) })
  }
  return out
}

/** A headline in capitals: case tells nothing in it. */
function isShouted(tokens: ParsedTokens, range: TokenRange): boolean {
  let capitals = 0
  let words = 0
  for (let i = range.first; i < range.end; i++) {
    const form = tokens.form[i] ?? ''
    if (form.length < 2 || !isLetter(form.charCodeAt(0))) continue
    words++
    if (isSmall(form.charCodeAt(1))) {
      if (words > 3 && capitals === 0) return false
    } else if (form === form.toUpperCase()) capitals++
  }
  return words > 2 && capitals > words * 0.7
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 191
}

function isSmall(code: number): boolean {
  return code >= 97 && code <= 122
}

/** Articles in small letters with which names begin ("al-Qaeda", "the Hague"). */
const particle = wordTable(new Map(['al', 'el', 'the', 'de', 'von', 'van', 'bin', 'anti'].map((word) => [word, true])))

function longestAt(tokens: ParsedTokens, book: ActorBook, at: number, end: number, day: Day | null, shouted: boolean): NameMatch | null {
  const form = tokens.form[at] ?? ''
  if (isSmall(form.charCodeAt(0)) && lookUp(book.smallStarts, form) !== true && lookUp(particle, form) !== true) return null
  const lower = tokens.lower[at] ?? ''
  const start = isPlain(lower) ? lower : pieces(form)[0]
  if (start === undefined || lookUp(book.starts, start) === undefined) return null
  let node: TrieNode | undefined = book.root
  let best: NameMatch | null = null
  for (let i = at; i < end && node; i++) {
    for (const piece of pieces(tokens.form[i] ?? '')) node = node?.next?.get(piece)
    if (!node || node.hits.length === 0 || !isWordEnd(tokens, i)) continue
    const range = { first: at, end: i + 1 }
    const fitting = node.hits.filter((hit) => fits(tokens, range, hit, shouted))
    const held = fitting.filter(
      (hit) => (hit.from === null || day === null || hit.from <= day) && (hit.to === null || day === null || day < hit.to),
    )
    const chosen = choose(held.length > 0 ? held : fitting)
    if (chosen) best = { first: at, end: i + 1, hit: chosen.hit, rivals: chosen.rivals }
  }
  return best
}

/** A bare hyphen adds no pieces: a match does not end on it. */
function isWordEnd(tokens: ParsedTokens, token: number): boolean {
  return pieces(tokens.form[token] ?? '').length > 0
}

/** Capitals where the name has them: "US" but not "us", "Turkey" but not "turkey". */
function fits(tokens: ParsedTokens, range: TokenRange, hit: NameHit, shouted: boolean): boolean {
  const first = tokens.form[range.first] ?? ''
  // "Nato", "Asean" as some print them; a short word in small letters is another one ("Car", "Who").
  if (
    hit.capitals &&
    range.end - range.first === 1 &&
    first !== first.toUpperCase() &&
    (first.length < 4 || tokens.tag[range.first] !== 'PROPN')
  )
    return false
  if (hit.capitals) return tokens.form.slice(range.first, range.end).some((form) => /\p{Lu}/u.test(form)) && capitalLetters(tokens, range)
  if (/^\p{Ll}/u.test(first)) {
    if (range.end - range.first === 1) return false
    const last = tokens.form[range.end - 1] ?? ''
    return /^\p{Lu}/u.test(last) || isLowerName(tokens, range)
  }
  return !shouted || range.end - range.first > 1 || first.length > 2
}

function capitalLetters(tokens: ParsedTokens, range: TokenRange): boolean {
  for (let i = range.first; i < range.end; i++) if (/^\p{Ll}{2,}/u.test(tokens.form[i] ?? '')) return false
  return true
}

/** Descriptions that the book holds in small letters ("nuclear watchdog", "world body"). */
function isLowerName(tokens: ParsedTokens, range: TokenRange): boolean {
  return range.end - range.first > 1 && (tokens.lower[range.end - 1] ?? '') in described
}
const described: Readonly<Record<string, true>> = {
  watchdog: true,
  bloc: true,
  body: true,
  agency: true,
  court: true,
  executive: true,
  cartel: true,
  members: true,
  alliance: true,
  council: true,
  regime: true,
  entity: true,
  peacekeepers: true,
  office: true,
  fund: true,
  troika: true,
  mission: true,
  enemy: true,
  party: true,
  rebels: true,
  network: true,
  group: true,
  tribunal: true,
  parliament: true,
}

const formOrder: readonly NameHit['form'][] = ['name', 'metonym', 'loaded', 'seat', 'adjective', 'people', 'region', 'person']

/** States before bodies before persons; a word that is adjective and people at once stays an adjective until its syntax is read. */
function choose(hits: readonly NameHit[]): { readonly hit: NameHit; readonly rivals: readonly ActorId[] } | null {
  let best: NameHit | null = null
  for (const hit of hits) if (!best || formOrder.indexOf(hit.form) < formOrder.indexOf(best.form)) best = hit
  if (!best) return null
  const chosen = best
  return { hit: chosen, rivals: [...new Set(hits.filter((hit) => hit.actor !== chosen.actor).map((hit) => hit.actor))] }
}
