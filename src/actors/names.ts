/** Names of persons compared with one another and with the book. */
import { type ActorBook, type BookPerson, nameKey, namePieces, rolesOn } from '../knowledge/actors/index.js'
import type { Day } from '../base/types.js'
import type { CountryCode } from '../model/ids.js'
import { honorifics } from './person.js'

const linking: ReadonlySet<string> = new Set([
  'al',
  'el',
  'bin',
  'ibn',
  'ben',
  'bint',
  'de',
  'la',
  'da',
  'dos',
  'von',
  'van',
  'der',
  'jr',
  'sr',
])

/** The parts of a name that tell persons apart: without titles, articles and initials' points. */
export function nameParts(name: string): readonly string[] {
  const known = parted.get(name)
  if (known) return known
  if (parted.size > 20_000) parted.clear()
  const made = cutName(name)
  parted.set(name, made)
  return made
}
const parted = new Map<string, readonly string[]>()

function cutName(name: string): readonly string[] {
  const parts = namePieces(name).filter((part) => !honorifics.has(part))
  const telling = parts.filter((part) => !linking.has(part))
  return telling.length > 0 ? telling : parts
}

/**
 * Whether a name can be a shorter or other spelling of a fuller one: "Kani" and "Bagheri Kani" of "Ali Bagheri Kani",
 * "Xi" of "Xi Jinping", "Muhammad Khalifi" of "Mohammad bin Abdul Aziz al-Khalifi".
 */
export function sameName(short: string, full: string): boolean {
  const [a, b] = [nameParts(short), nameParts(full)]
  if (a.length === 0 || b.length === 0) return false
  if (a.length > b.length) return sameName(full, short)
  if (a.length === 1)
    return (
      alike(a[0] ?? '', b.at(-1) ?? '') ||
      alike(a[0] ?? '', b[0] ?? '') ||
      (b.length > 2 && b.some((part) => part.length > 3 && alike(part, a[0] ?? '')))
    )
  if (!alike(a.at(-1) ?? '', b.at(-1) ?? '') && !alike(a[0] ?? '', b[0] ?? '')) return false
  let at = 0
  for (const part of b)
    if (at < a.length && (alike(a[at] ?? '', part) || isInitial(a[at] ?? '', part) || isInitial(part, a[at] ?? ''))) at++
  return at === a.length
}

function isInitial(short: string, long: string): boolean {
  return short.length === 1 && long.startsWith(short)
}

function alike(a: string, b: string): boolean {
  return a === b || (a.length > 3 && b.length > 3 && a.charCodeAt(0) === b.charCodeAt(0) && nameKey([a]) === nameKey([b]))
}

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
    if (country === null) return null
    const shared = fitting(book.surnames.get(parts.at(-1) ?? '') ?? []).filter((one) =>
      [one.name, ...one.aliases].some((other) => sameName(parts.join(' '), other)),
    )
    return shared.length === 1 && isHeld(shared[0] as BookPerson, day) ? (shared[0] ?? null) : null
  }
  const bearers = fitting(book.surnames.get(parts[0] ?? '') ?? [])
  return soleHolder(bearers, day)
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
