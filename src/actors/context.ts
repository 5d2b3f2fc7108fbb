/** What the finding of phrases reads: one dispatch with its words, the book's names in it, and the vocabulary. */
import { withoutMarks } from '../base/letters.js'
import type { Day } from '../base/types.js'
import type { ActorBook } from '../knowledge/actors/index.js'
import type { Offices } from '../knowledge/offices/index.js'
import { datelinePlace } from '../knowledge/places/dateline.js'
import type { Places } from '../knowledge/places/index.js'
import type { Roster } from '../knowledge/roster/index.js'
import type { CountryCode } from '../model/ids.js'
import { type NameSpan, namesOf } from '../model/names.js'
import type { Dispatch } from '../model/dispatch.js'
import type { PlaceMention } from '../model/time.js'
import type { ParsedTokens } from '../model/tokens.js'
import { type Matches, type NameMatch, settleRivals } from './match.js'

export interface Context {
  readonly dispatch: Dispatch
  readonly tokens: ParsedTokens
  readonly places: readonly PlaceMention[]
  readonly book: ActorBook
  readonly offices: Offices
  /** The day on which offices and names are read. */
  readonly day: Day | null
  readonly matches: Matches
  /** The match that covers a token, by token. */
  readonly covering: ReadonlyMap<number, NameMatch>
  readonly spans: readonly NameSpan[]
  /** The span of a person, organisation or place that covers a token as part of a proper name. */
  readonly named: ReadonlyMap<number, NameSpan>
  /** 1 for each token within quotation marks. */
  readonly quoted: Uint8Array
  /** State of the dateline's place, where the gazetteer knows it. */
  readonly datelineCountry: CountryCode | null
  /** What other dispatches of the record tell of persons; null: the book alone is read. */
  readonly roster: Roster | null
}

export function makeContext(
  dispatch: Dispatch,
  tokens: ParsedTokens,
  places: readonly PlaceMention[],
  knowledge: { readonly actors: ActorBook; readonly offices: Offices; readonly places?: Places; readonly roster?: Roster | null },
  found: Matches,
  day: Day | null,
): Context {
  const datelineCountry =
    countryOfDateline(dispatch, knowledge.actors) ??
    (knowledge.places && !isDouble(dispatch) ? (datelinePlace(knowledge.places, dispatch)?.reading.country ?? null) : null)
  const matches = settleRivals(tokens, knowledge.actors, found, datelineCountry)
  const covering = new Map<number, NameMatch>()
  for (const match of matches.values()) for (let i = match.first; i < match.end; i++) covering.set(i, match)
  const spans = namesOf(tokens)
  const named = new Map<number, NameSpan>()
  for (const span of spans) if (span.proper) for (let i = span.first; i < span.end; i++) if (!named.has(i)) named.set(i, span)
  return {
    dispatch,
    tokens,
    places,
    book: knowledge.actors,
    offices: knowledge.offices,
    day,
    matches,
    covering,
    spans,
    named,
    quoted: quotedTokens(tokens),
    datelineCountry,
    roster: knowledge.roster ?? null,
  }
}

/** Tokens between double quotation marks; a mark left open ends with its paragraph. */
function quotedTokens(tokens: ParsedTokens): Uint8Array {
  const out = new Uint8Array(tokens.length)
  let open = false
  let paragraph = -1
  for (const sentence of tokens.sentences) {
    if (sentence.paragraph !== paragraph) open = false
    paragraph = sentence.paragraph
    for (let i = sentence.first; i < sentence.end; i++) {
      const form = tokens.form[i] ?? ''
      if (form === '"' || form === '``' || form === "''" || form === '“' || form === '”')
        open = form === '``' || form === '“' ? true : form === '”' || form === "''" ? false : !open
      else if (open) out[i] = 1
    }
  }
  return out
}

/** "WASHINGTON/OTTAWA": filed from two places. */
function isDouble({ dateline, text }: Dispatch): boolean {
  return dateline?.place ? text.slice(dateline.place.from, dateline.place.to).includes('/') : false
}

/** The state whose seat or name stands in the dateline ("ISLAMABAD", "Tunis, Tunisia"); null for two ("WASHINGTON/OTTAWA"). */
function countryOfDateline(dispatch: Dispatch, book: ActorBook): CountryCode | null {
  const span = dispatch.dateline?.place
  if (!span) return null
  const found = new Set<CountryCode>()
  for (const place of dispatch.text.slice(span.from, span.to).split(/[;/]/)) {
    const codes = place.split(',').flatMap((part) => countryNamed(part.trim(), book) ?? [])
    const code = codes.at(-1)
    if (code) found.add(code)
  }
  const [only] = found
  return found.size === 1 && only ? only : null
}

/** The state that a text names or whose seat it is; null for anything else. */
function countryNamed(text: string, book: ActorBook): CountryCode | null {
  let node = book.root
  for (const piece of withoutMarks(text.toLowerCase())
    .replace(/[.']/g, '')
    .split(/[\s-]+/)) {
    const next = node.next?.get(piece)
    if (!next) return null
    node = next
  }
  const hit = node.hits.find((one) => (one.form === 'name' || one.form === 'seat' || one.form === 'region') && book.states.has(one.actor))
  return hit ? (hit.actor as string as CountryCode) : null
}
