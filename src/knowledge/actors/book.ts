/** The actor book as the stages use it: a trie of names, look-ups by code, roles on a day. */
import { type WordTable, wordTable } from '../../base/word-table.js'
import { by } from '../../base/order.js'
import type { Day } from '../../base/types.js'
import type { ActorId, CountryCode, SectorCode } from '../../model/ids.js'
import { readDictionaries, type Dictionaries } from '../dictionaries/index.js'
import type { ActorsData, BookName, BookPerson, Body, DatedRole, NameForm, SharedName, State } from './types.js'

/** What a name in the trie stands for. */
export interface NameHit {
  readonly actor: ActorId
  readonly form: NameForm | 'person'
  readonly from: Day | null
  readonly to: Day | null
  /** Printed only in capitals (US, WHO): does not match "us", "who". */
  readonly capitals: boolean
}

/** A node of the name trie: edges by piece. */
export interface TrieNode {
  next: Map<string, TrieNode> | null
  hits: readonly NameHit[]
}

export interface ActorBook {
  readonly root: TrieNode
  /** The root's branches. */
  readonly starts: WordTable<TrieNode>
  /** First pieces of the names that begin with a small letter ("nuclear watchdog"). */
  readonly smallStarts: WordTable<true>
  readonly states: ReadonlyMap<string, State>
  readonly bodies: ReadonlyMap<string, Body>
  readonly persons: ReadonlyMap<string, BookPerson>
  /** Persons by the last piece of a name: for surnames alone. */
  readonly surnames: ReadonlyMap<string, readonly BookPerson[]>
  /** Persons by transliteration key of a full name. */
  readonly keys: ReadonlyMap<string, readonly BookPerson[]>
  /** First names of persons in the book. */
  readonly givenNames: ReadonlySet<string>
  readonly members: ReadonlyMap<string, readonly CountryCode[]>
  readonly ties: ActorsData['ties']
  readonly features: ReadonlyMap<string, readonly CountryCode[]>
  readonly agents: ReadonlyMap<string, SectorCode>
  /** Names shared with places elsewhere, by the state's code. */
  readonly shared: ReadonlyMap<string, SharedName>
  /** The user's dictionaries, if any: they come before everything else. */
  readonly dictionaries: Dictionaries | null
}

/** Makes the look-up tables of compiled actors. */
export function indexActors(data: ActorsData): ActorBook {
  const root: TrieNode = { next: new Map(), hits: none }
  for (const name of data.names) addName(root, name)
  const surnames = new Map<string, BookPerson[]>()
  const keys = new Map<string, BookPerson[]>()
  const givenNames = new Set<string>()
  for (const person of data.persons) {
    const hit: NameHit = { actor: person.id, form: 'person', from: null, to: null, capitals: false }
    for (const path of person.paths) {
      const parts = path.split(' ')
      addHit(root, parts, hit)
      listAt(surnames, parts.at(-1) ?? '', person)
      if (parts.length > 1) givenNames.add(parts[0] ?? '')
    }
    if (person.roles.some((role) => familyFirst.has(role.country))) listAt(surnames, person.paths[0]?.split(' ')[0] ?? '', person)
    for (const key of person.keys) listAt(keys, key, person)
  }
  return {
    root,
    starts: wordTable(root.next ?? new Map()),
    smallStarts: wordTable(
      new Map(data.names.filter((name) => /^\p{Ll}/u.test(name.text)).map((name) => [name.path.split(' ')[0] ?? '', true])),
    ),
    states: new Map(data.states.map((one) => [one.code, one])),
    bodies: new Map(data.bodies.map((one) => [one.id, one])),
    persons: new Map(data.persons.map((one) => [one.id, one])),
    surnames,
    keys,
    givenNames,
    members: new Map(Object.entries(data.members)),
    ties: data.ties,
    features: new Map(Object.entries(data.features)),
    agents: new Map(Object.entries(data.agents)),
    shared: new Map(data.ambiguous.map((one) => [one.code, one])),
    dictionaries: null,
  }
}

/** States where the family name comes first. */
const familyFirst: ReadonlySet<string> = new Set(['CHN', 'TWN', 'KOR', 'PRK', 'VNM', 'HKG', 'SGP', 'KHM'])

function listAt(map: Map<string, BookPerson[]>, key: string, person: BookPerson): void {
  const list = map.get(key)
  if (!list) map.set(key, [person])
  else if (!list.includes(person)) list.push(person)
}

function addName(root: TrieNode, name: BookName): void {
  const form = name.form === 'short' ? 'name' : name.form
  addHit(root, name.path.split(' '), { actor: name.actor, form, from: name.from, to: name.to, capitals: name.capitals })
}

function addHit(root: TrieNode, parts: readonly string[], hit: NameHit): void {
  let node = root
  for (const part of parts) {
    node.next ??= new Map()
    let next = node.next.get(part)
    if (!next) {
      next = { next: null, hits: none }
      node.next.set(part, next)
    }
    node = next
  }
  if (node !== root && !node.hits.some((one) => one.actor === hit.actor && one.form === hit.form && one.from === hit.from))
    node.hits = [...node.hits, hit]
}
const none: readonly NameHit[] = []

/**
 * The same book with the user's dictionaries in PETRARCH format in front: where they know a word, their code counts.
 * Either text may be empty. Throws KnowledgeError naming the line at fault.
 */
export function withDictionaries(book: ActorBook, actorsText: string, agentsText: string): ActorBook {
  return { ...book, dictionaries: readDictionaries(actorsText, agentsText) }
}

/** Roles that a person holds on a day, the highest rank first; on an unknown day all of them. */
export function rolesOn(person: BookPerson, day: Day | null): readonly DatedRole[] {
  return day === null
    ? person.roles
    : person.roles.filter((role) => (role.from === null || role.from <= day) && (role.to === null || day < role.to))
}

/** The role on a day; where none is held then, the last one before it, or the first after it, marked as not current. */
export function roleOn(person: BookPerson, day: Day | null): { readonly role: DatedRole; readonly current: boolean } | null {
  const held = rolesOn(person, day)[0]
  if (held) return { role: held, current: true }
  const before =
    day === null
      ? undefined
      : person.roles
          .filter((role) => role.to !== null && role.to <= day)
          .toSorted(by((role) => role.to ?? ''))
          .at(-1)
  const role = before ?? person.roles[0]
  return role ? { role, current: false } : null
}

/** Neighbours of a state, by land, by sea or both; sorted. */
export function neighboursOf(book: ActorBook, code: CountryCode): readonly CountryCode[] {
  const state = book.states.get(code)
  return state ? [...new Set([...state.land, ...state.sea])].sort() : []
}

/** Organisations of which a state is a member; sorted. */
export function membershipsOf(book: ActorBook, code: CountryCode): readonly string[] {
  return [...book.members]
    .filter(([, members]) => members.includes(code))
    .map(([id]) => id)
    .sort()
}
