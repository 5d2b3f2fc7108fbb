/** Agency datelines: "ISLAMABAD, March 14 (APP) -", "KAZAN, October 24. /TASS/.", "Monrovia, Liberia, February 17 —", "JERUSALEM (AP) --". */
import type { Day, Span } from '../base/types.js'
import type { Dateline } from '../model/dispatch.js'
import { dateAtStart } from './published.js'

const separator = /^\s*\.?(?:[-\u2010-\u2015]{1,3}|:)(?=\s|$)\s*/
/** In brackets, between strokes, or bare behind a comma before the dash ("Tehran, March 2, IRNA –"). */
const agency =
  /^\s*(?:\(([^()\n]{2,40})\)|\/([A-Z][^/\n]{1,30})\/\.?|,\s*((?:[A-Z]{2,10}|[A-Z][a-z]+)(?:\s[A-Z][A-Za-z]+)?)(?=\s*[-\u2010-\u2015]{1,3}\s))/
/** One part of a place between commas: capitalised words, with particles ("Rio de Janeiro", "Cote d'Ivoire") and a region in brackets ("Calgary (Alberta)"). */
const capital = String.raw`(?:d['’])?\p{Lu}(?:[\p{L}.'’]|-(?=\p{L}))*`
const particle = '(?:of|the|and|de|da|do|del|la|las|los|el|al|an|as|es|sur|am)\\b'
const placePart = new RegExp(
  String.raw`^${capital}(?:[ -](?:${particle}|${capital}))*(?: \((?:The )?${capital}(?: ${capital})*\)(?=,))?`,
  'u',
)

export interface FoundDateline {
  readonly dateline: Dateline
  readonly published: Day | null
}

/** Reads a dateline at the start of a paragraph of `text` that begins at `from`; null when there is none. */
export function readDateline(text: string, from: number, to: number): FoundDateline | null {
  const window = text.slice(from, Math.min(to, from + 160))
  const place = placeLength(window)
  if (place === 0) return null
  let at = place
  let date: Span | null = null
  let published: Day | null = null
  const comma = /^\s*[,(]?\s*/.exec(window.slice(at))?.[0].length ?? 0
  const read = dateAtStart(window.slice(at + comma))
  if (read) {
    date = { from: from + at + comma, to: from + at + comma + read.length }
    published = read.day
    at += comma + read.length
    at += /^\s*\.(?=\s)/.exec(window.slice(at))?.[0].length ?? 0
  }
  const named = agency.exec(window.slice(at))
  const agencySpan = named ? agencyAt(window, named, from, at) : null
  if (named) at += named[0].length
  const rule = separator.exec(window.slice(at))
  if (rule) at += rule[0].length
  if (!convincing(window.slice(0, place), date !== null, named !== null, rule?.[0] ?? null)) return null
  const end = from + at
  return { dateline: { from, to: trimEnd(text, from, end), place: { from, to: from + place }, date, agency: agencySpan }, published }
}

/** A line of its own that begins with the date: "March 21, 2019 - Ottawa, Ontario - Ministry of Trade". Null for any other line. */
export function readDatedPlace(text: string, line: Span): FoundDateline | null {
  const window = text.slice(line.from, line.to)
  const date = dateAtStart(window)
  if (!date?.hasYear) return null
  const rule = /^\s*[-\u2010-\u2015|]\s*/.exec(window.slice(date.length))
  if (!rule) return null
  const at = date.length + rule[0].length
  const place = placeLength(window.slice(at))
  const rest = window.slice(at + place)
  const named = /^\s*[-\u2010-\u2015|]\s*([^.!?]{2,60})$/.exec(rest)
  if (place === 0 || (rest.trim() !== '' && !named)) return null
  const agencyFrom = line.to - (named?.[1] ?? '').length
  const dateline: Dateline = {
    ...line,
    place: { from: line.from + at, to: line.from + at + place },
    date: { from: line.from, to: line.from + date.length },
    agency: named ? { from: agencyFrom, to: line.to } : null,
  }
  return { dateline, published: date.day }
}

/** Without a dash only an agency that follows a date convinces; without date and agency only a place in capitals before a dash. */
function convincing(place: string, dated: boolean, named: boolean, rule: string | null): boolean {
  if (rule === null) return dated && named
  if (rule.includes(':')) return named || (place.length > 3 && inCapitals(place) && !labels.has(place.split(/[ ,]/)[0] ?? ''))
  return dated || named || inCapitals(place)
}

/** Words in capitals before a colon that are labels and no places. */
const labels: ReadonlySet<string> = new Set(
  'UPDATE UPDATED BREAKING ANALYSIS EXCLUSIVE OPINION EDITORIAL EXPLAINER WATCH VIDEO PHOTO PHOTOS FACTBOX CORRECTION CORRECTED NOTE ALERT FLASH URGENT LIVE NATO ASEAN BRICS UNESCO UNICEF ECOWAS OPEC INTERVIEW FEATURE PROFILE TIMELINE HIGHLIGHTS SUMMARY ADVISORY STATEMENT READOUT SUBJECT FROM DATE PRESS MEDIA BACKGROUND COMMUNIQUE REMARKS TRANSCRIPT SPEECH QUESTION ANSWER MODERATOR CONTACT SOURCE NEWS WORLD FOCUS'.split(
    ' ',
  ),
)

/** The place itself in capitals; the country behind it may be printed as usual ("THE HAGUE, Netherlands"). */
function inCapitals(place: string): boolean {
  const first = place.split(',')[0] ?? ''
  return first.length > 2 && first === first.toUpperCase()
}

function placeLength(window: string): number {
  let length = 0
  for (let parts = 0; parts < 7; parts++) {
    const part = placePart.exec(window.slice(length))
    if (!part) break
    if (parts > 0 && (dateAtStart(window.slice(length)) || isBareAgency(window, length))) return length - skipped(window, length)
    length += part[0].length
    const comma = /^(?:,\s+|\/(?=\p{Lu}\p{L}))/u.exec(window.slice(length))
    if (!comma) return length
    length += comma[0].length
  }
  return length - skipped(window, length)
}

/** "Damascus, SANA –": capitals between a place printed as usual and the dash. */
function isBareAgency(window: string, at: number): boolean {
  return /^[A-Z]{3,10}\s*[-\u2010-\u2015]{1,3}\s/.test(window.slice(at)) && !inCapitals(window.slice(0, at))
}

/** Length of the comma and white space that stand just before `at`. */
function skipped(window: string, at: number): number {
  return at - window.slice(0, at).replace(/[,/\s]+$/, '').length
}

function agencyAt(window: string, match: RegExpExecArray, from: number, at: number): Span {
  const name = match[1] ?? match[2] ?? match[3] ?? ''
  const start = from + at + window.slice(at).indexOf(name)
  return { from: start, to: start + name.length }
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to
  while (end > from && /\s/.test(text[end - 1] ?? '')) end--
  return end
}
