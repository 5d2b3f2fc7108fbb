/**
 * The roster of a record: persons with the offices that its dispatches state of them. It answers who a name is on a day
 * where neither the dispatch at hand nor the actor book does. The order in which offices were learned does not matter.
 */
import { daysBetween } from '../../base/days.js'
import { sha256Hex } from '../../base/hash.js'
import { byText } from '../../base/order.js'
import type { Day } from '../../base/types.js'
import type { Coding } from '../../model/coding.js'
import type { Dispatch } from '../../model/dispatch.js'
import type { CountryCode } from '../../model/ids.js'
import type { LearnedOffice } from '../../model/roster.js'
import { nameKey } from '../actors/fold.js'
import { nameParts, sameName } from '../actors/person-names.js'

export interface Roster {
  /** In order of name, day, dispatch, title. */
  readonly offices: readonly LearnedOffice[]
  /** Hash over all offices. */
  readonly version: string
  /** Offices by the transliteration key of each part of their bearer's name. */
  readonly byPart: ReadonlyMap<string, readonly LearnedOffice[]>
}

/** An office stated within this many days of another tells of the same time: where two such disagree, neither is believed. */
const sameTime = 60
/** An office stated longer ago, or later, than this says nothing any more. */
const longest = 1_100
/** A surname alone is looked up only this near to the day on which the full name stood. */
const longestForSurname = 400

/** Makes a roster; the same facts in any order give the same one. */
export function makeRoster(facts: readonly LearnedOffice[]): Roster {
  const offices = new Map(facts.map((fact) => [keyOf(fact), fact]))
  const sorted = [...offices].sort(([a], [b]) => byText(a, b)).map(([, fact]) => fact)
  const byPart = new Map<string, LearnedOffice[]>()
  for (const fact of sorted)
    for (const part of new Set(nameParts(fact.name).map((one) => nameKey([one])))) {
      const list = byPart.get(part)
      if (list) list.push(fact)
      else byPart.set(part, [fact])
    }
  return { offices: sorted, version: sha256Hex([...offices.keys()].sort(byText).join('\u001e')).slice(0, 12), byPart }
}

function keyOf(fact: LearnedOffice): string {
  const { name, day, dispatch, title, country, sector, rank, tenure, actor, evidence } = fact
  return [name, day ?? '', dispatch, title, country, sector, rank, tenure, actor ?? '', evidence.from, evidence.to].join('\u001f')
}

/**
 * The office of a person on a day: the one stated nearest to it. Null where nobody of that name is known, where several
 * persons could bear it, where statements of about the same time disagree on the state, or where all are too far off.
 * `states`: those of which the dispatch speaks; a surname alone must belong to one of them. A dispatch does not teach itself.
 */
export function rosterOffice(
  roster: Roster,
  name: string,
  country: CountryCode | null,
  { id, published: day }: Pick<Dispatch, 'id' | 'published'>,
  states: ReadonlySet<string>,
): LearnedOffice | null {
  const parts = nameParts(name)
  const alone = parts.length < 2
  const fitting = bearers(roster, name, parts).filter(
    (one) => one.dispatch !== id && (country === null || one.country === country) && (!alone || states.has(one.country)),
  )
  if (!arePerson(fitting)) return null
  const limit = alone ? longestForSurname : longest
  const near = fitting.filter((one) => distance(one, day) <= limit)
  const least = near.reduce((found, one) => Math.min(found, distance(one, day)), limit)
  const told = near.filter((one) => distance(one, day) <= least + sameTime)
  if (new Set(told.map((one) => one.country)).size > 1) return null
  return told.find((one) => distance(one, day) === least) ?? null
}

/**
 * Whether the roster knows a name of a coding whose office neither its text nor the book gives: only such a dispatch can be
 * read otherwise with the roster than without.
 */
export function rosterCouldTell(roster: Roster, { dispatch, entities }: Pick<Coding, 'dispatch' | 'entities'>): boolean {
  return entities.some(
    (one) =>
      one.kind === 'person' &&
      one.name !== null &&
      one.roles.length === 0 &&
      (one.actor === null || one.rank === 'other') &&
      bearers(roster, one.name, nameParts(one.name)).some((office) => office.dispatch !== dispatch.id),
  )
}

/** Names of a coding whose office neither its text nor the book gives: what it would ask a roster. Ascending, each once. */
export function namesAsked({ entities }: Pick<Coding, 'entities'>): readonly string[] {
  const asked = entities.filter(
    (one) => one.kind === 'person' && one.name !== null && one.roles.length === 0 && (one.actor === null || one.rank === 'other'),
  )
  return [...new Set(asked.map((one) => one.name ?? ''))].sort(byText)
}

/** Keys by which a name is looked up, and those under which the name of an office's bearer is listed. */
export function askingKeys(name: string): readonly string[] {
  const parts = nameParts(name)
  return [
    ...new Set([parts.at(-1), parts.length < 2 ? undefined : parts[0]].flatMap((part) => (part === undefined ? [] : [nameKey([part])]))),
  ]
}

export function listingKeys(name: string): readonly string[] {
  return [...new Set(nameParts(name).map((part) => nameKey([part])))]
}

/**
 * The offices that a dispatch of that day which asks for these names is to be read with: of each bearer and state the one stated nearest to
 * the day. A function of the set of offices, so that a reading changes only when one of these does.
 */
export function officesFor(
  roster: Roster,
  names: readonly string[],
  states: readonly string[],
  { id, published: day }: Pick<Dispatch, 'id' | 'published'>,
): readonly LearnedOffice[] {
  const nearest = new Map<string, LearnedOffice>()
  for (const name of names)
    for (const one of bearers(roster, name, nameParts(name))) {
      const alone = nameParts(name).length < 2
      if (one.dispatch === id || distance(one, day) > (alone ? longestForSurname : longest) || (alone && !states.includes(one.country)))
        continue
      const key = `${one.country}|${nameKey(nameParts(one.name))}`
      const before = nearest.get(key)
      if (
        before === undefined ||
        distance(one, day) < distance(before, day) ||
        (distance(one, day) === distance(before, day) && keyOf(one) < keyOf(before))
      )
        nearest.set(key, one)
    }
  return [...nearest].sort(([a], [b]) => byText(a, b)).map(([, one]) => one)
}

function bearers(roster: Roster, name: string, parts: readonly string[]): readonly LearnedOffice[] {
  const last = parts.at(-1)
  if (last === undefined) return []
  const key = nameKey([last])
  const first = nameKey([parts[0] ?? ''])
  const listed = [...(roster.byPart.get(key) ?? []), ...(first === key || parts.length < 2 ? [] : (roster.byPart.get(first) ?? []))]
  return [...new Set(listed)].filter((one) => sameName(name, one.name) && nameParts(one.name).length >= parts.length)
}

/** The names are spellings of one name. */
function arePerson(list: readonly LearnedOffice[]): boolean {
  const names = [...new Set(list.map((one) => one.name))]
  return names.every((one, at) => names.slice(at + 1).every((other) => sameName(one, other)))
}

/** Days between an office's statement and a day; 0 where either is undated. */
function distance(office: LearnedOffice, day: Day | null): number {
  return office.day === null || day === null ? 0 : Math.abs(daysBetween(office.day, day))
}
