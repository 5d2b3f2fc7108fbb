/** Names of persons looked up in the book; initials of bodies. */
import {
  type ActorBook,
  type BookPerson,
  type DatedRole,
  honorifics,
  nameKey,
  nameParts,
  namePieces,
  rolesOn,
  sameName,
} from '../knowledge/actors/index.js'
import { addDays } from '../base/days.js'
import type { Day } from '../base/types.js'
import type { CountryCode } from '../model/ids.js'
import type { OfficeReading } from './draft.js'

/**
 * The person of the book that a name denotes on a day. A full name suffices; a surname alone needs the state, or
 * to be borne by a single office holder of that day. Null where it is nobody's or more than one's.
 */
export function bookPerson(book: ActorBook, name: string, country: CountryCode | null, day: Day | null): BookPerson | null {
  const parts = namePieces(name).filter((part) => part !== 'jr' && !honorifics.has(part))
  if (parts.length === 0) return null
  const fitting = (list: readonly BookPerson[]): readonly BookPerson[] =>
    country === null ? list : list.filter((one) => one.roles.some((role) => serves(role.country, country)))
  let node = book.root
  for (const part of namePieces(name)) {
    const next = node.next?.get(part)
    if (!next) return byParts(book, parts, fitting, country, day)
    node = next
  }
  const exact = fitting(node.hits.flatMap((hit) => (hit.form === 'person' ? (book.persons.get(hit.actor) ?? []) : [])))
  if (exact.length === 1 && (parts.length > 1 || country !== null || isHeld(exact[0] as BookPerson, day))) return exact[0] ?? null
  if (exact.length > 1) return soleHolder(exact, day)
  return byParts(book, parts, fitting, country, day)
}

function byParts(
  book: ActorBook,
  parts: readonly string[],
  fitting: (list: readonly BookPerson[]) => readonly BookPerson[],
  country: CountryCode | null,
  day: Day | null,
): BookPerson | null {
  if (parts.length > 1) {
    const keyed = fitting(book.keys.get(nameKey(parts)) ?? [])
    if (keyed.length > 0) return keyed.length === 1 ? (keyed[0] ?? null) : soleHolder(keyed, day)
    const shared = fitting(book.surnames.get(parts.at(-1) ?? '') ?? []).filter(
      (one) => (country !== null || isLeader(one, day)) && [one.name, ...one.aliases].some((other) => sameName(parts.join(' '), other)),
    )
    return shared.length === 1 && isHeld(shared[0] as BookPerson, day) ? (shared[0] ?? null) : null
  }
  const bearers = fitting(book.surnames.get(parts[0] ?? '') ?? [])
  return soleHolder(bearers, day)
}

/** Of a shorter name without a state only who heads a state, a government or its diplomacy is meant ("Irfaan Ali" for Mohammed Irfaan Ali). */
function isLeader(person: BookPerson, day: Day | null): boolean {
  return day !== null && rolesOn(person, day).some((role) => leading.has(role.rank))
}
const leading: ReadonlySet<string> = new Set(['head-of-state', 'head-of-government', 'foreign-minister'])

/** Days for which somebody is still called by an office that he left. */
const longAgo = 3_650

/**
 * The only person of the book with that surname who held such an office before or on a day: "Secretary Pompeo" names him
 * after he left, too.
 */
export function titledPerson(book: ActorBook, name: string, office: OfficeReading, day: Day | null): BookPerson | null {
  const parts = nameParts(name)
  if (parts.length !== 1 || office.rank === 'other') return null
  const word = office.lemma.split(' ').at(-1) ?? ''
  const since = day === null ? null : addDays(day, -longAgo)
  const fitting = (book.surnames.get(parts[0] ?? '') ?? []).filter((one) =>
    one.roles.some(
      (role) =>
        (role.rank === office.rank || office.lemma === word) &&
        role.office.toLowerCase().includes(word) &&
        (day === null || role.from === null || role.from <= day) &&
        (since === null || role.to === null || role.to >= since),
    ),
  )
  if (fitting.length === 1) return fitting[0] ?? null
  const held = fitting.filter((one) => day !== null && rolesOn(one, day).some((role) => role.office.toLowerCase().includes(word)))
  return held.length === 1 ? (held[0] ?? null) : null
}

/** The state at whose head a surname stands on a day, or stood last before it: "the Maduro government". */
export function leaderState(book: ActorBook, surname: string, day: Day | null): CountryCode | null {
  let best: DatedRole | null = null
  for (const person of book.surnames.get(namePieces(surname).join(' ')) ?? [])
    for (const role of person.roles) {
      if ((role.rank !== 'head-of-state' && role.rank !== 'head-of-government') || (day !== null && role.from !== null && role.from > day))
        continue
      if (!best || (role.from ?? '') > (best.from ?? '')) best = role
    }
  return best?.country ?? null
}

/** Members of an organisation serve their state; nobody else serves two. */
function serves(held: CountryCode, asked: CountryCode): boolean {
  return held === asked
}

function isHeld(person: BookPerson, day: Day | null): boolean {
  return day === null || rolesOn(person, day).length > 0
}

/** The only one of several who holds an office on the day. */
function soleHolder(list: readonly BookPerson[], day: Day | null): BookPerson | null {
  const held = list.filter((one) => isHeld(one, day))
  return held.length === 1 ? (held[0] ?? null) : null
}

/** "President's Media Division" to PMD, "World Food Programme" to WFP. */
export function initialsOf(name: string): string {
  return name
    .replace(/['’]s\b/g, '')
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word.charAt(0))
    .join('')
}
