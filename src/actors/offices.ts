/** Which person of the dispatch, or of the book, an office without a name can mean. */
import type { Rank } from '../model/actor.js'
import type { CountryCode } from '../model/ids.js'
import { type ActorBook, type BookPerson, rolesOn } from '../knowledge/actors/index.js'
import type { Day } from '../base/types.js'
import type { Referent } from './discourse.js'
import type { Draft } from './draft.js'

const statesmen: readonly Rank[] = ['head-of-state', 'head-of-government']
const diplomats: readonly Rank[] = ['foreign-minister', 'deputy-minister', 'envoy', 'ambassador', 'official']
const ministers: readonly Rank[] = ['foreign-minister', 'minister', 'deputy-minister']
/** Nouns that name a person by level only, with the ranks that they can stand for. */
const general: Readonly<Record<string, readonly Rank[]>> = {
  official: [
    'minister',
    'deputy-minister',
    'envoy',
    'ambassador',
    'official',
    'military',
    'organisation-head',
    'foreign-minister',
    'other',
  ],
  diplomat: diplomats,
  leader: [...statesmen, 'organisation-head', 'other'],
  politician: [...statesmen, 'minister', 'foreign-minister', 'official', 'other'],
  statesman: [...statesmen, 'foreign-minister'],
  envoy: ['envoy', 'ambassador', 'foreign-minister', 'deputy-minister'],
  ambassador: ['ambassador'],
  representative: ['envoy', 'ambassador', 'official'],
  minister: ministers,
  'foreign minister': ['foreign-minister'],
  'top diplomat': ['foreign-minister'],
  'chief diplomat': ['foreign-minister'],
  'deputy minister': ['deputy-minister'],
  'head of state': ['head-of-state'],
  'head of government': ['head-of-government'],
  president: ['head-of-state', 'organisation-head'],
  premier: ['head-of-government'],
  'prime minister': ['head-of-government'],
  chief: ['organisation-head', 'official', 'military', 'foreign-minister'],
  head: ['organisation-head', 'official'],
  'secretary-general': ['organisation-head'],
  'secretary general': ['organisation-head'],
  secretary: ['foreign-minister', 'minister', 'organisation-head'],
  general: ['military'],
  commander: ['military', 'organisation-head'],
  ruler: statesmen,
  strongman: [...statesmen, 'military'],
  monarch: ['head-of-state'],
  sovereign: ['head-of-state'],
  dignitary: [...statesmen, ...diplomats, 'minister', 'organisation-head'],
  highness: [...statesmen, 'minister', 'official', 'other'],
  king: ['head-of-state'],
  counterpart: [],
  spokesman: ['official'],
  spokeswoman: ['official'],
  spokesperson: ['official'],
}

/** How well a person fits an office without a name: 0 not at all, 3 by the same words. */
export function officeFit(referent: Referent, draft: Draft): number {
  if (referent.kind !== 'person' || referent.plural) return 0
  const title = (referent.office ?? '').toLowerCase()
  const lemma = draft.lemma
  const titled = referent.roles.map((role) => role.title.toLowerCase()).join(' ; ')
  const words = `${title} ; ${titled}`
  const deputy = /\b(deputy|vice|assistant|under)\b/.test(words)
  const wantsDeputy =
    draft.office?.rank === 'deputy-minister' || /\b(deputy|vice|assistant)\b/.test(draft.office?.title.toLowerCase() ?? '')
  if (wantsDeputy && !deputy) return 0
  if (lemma === 'minister' && draft.office?.rank === 'foreign-minister') return referent.rank === 'foreign-minister' ? 3 : 0
  if (words.includes(lemma) || referent.lemmas.has(lemma))
    return ((lemma === 'minister' || lemma === 'foreign minister') &&
      deputy !== wantsDeputy &&
      draft.office?.title.toLowerCase() !== 'minister') ||
      (lemma === 'president' && deputy && !wantsDeputy) ||
      (lemma === 'minister' && /prime minister/.test(words) && !ministersOnly(words))
      ? 0
      : 3
  if (lemma.includes(' ') && !ownRank.has(lemma) && referent.lemmas.has(lemma.split(' ').at(-1) ?? '')) return 2
  if (lemma === 'monarch' || lemma === 'highness') return crowned.test(words) ? 3 : 0
  if (lemma.startsWith('spokes')) return words.includes('spokes') ? 3 : 0
  const ranks = Object.hasOwn(general, lemma) ? general[lemma] : undefined
  if (lemma === 'envoy' && draft.allegiance !== null && referent.rank === 'official') return 1
  if (!ranks || referent.rank === null || !ranks.includes(referent.rank)) return 0
  if ((lemma === 'secretary' || lemma === 'president' || lemma === 'king') && !words.includes(lemma) && words.trim() !== ';') return 0
  if (lemma === 'general' && !/general|commander|army|coup|junta/.test(words)) return 0
  return lemma === 'official' || lemma === 'leader' || lemma === 'diplomat' ? 1 : 2
}

/** Offices that their last word alone does not name. */
const ownRank: ReadonlySet<string> = new Set([
  'prime minister',
  'vice president',
  'deputy prime minister',
  'deputy minister',
  'vice premier',
])

/** Offices of those who are called Majesty or Highness. */
const crowned = /\b(king|queen|monarch|emperor|empress|sultan|emir|amir|prince|princess|majesty|highness|grand duke|duchess)\b/

function ministersOnly(words: string): boolean {
  return /(?<!prime )minister/.test(words)
}

/** Who held an office of a state or organisation on a day, by the book; null where more than one fits or none. */
export function holderOf(book: ActorBook, country: CountryCode, draft: Draft, day: Day | null): BookPerson | null {
  const rank = draft.office?.rank
  if (day === null || !rank || draft.office?.tenure !== 'current') return null
  if (rank !== 'head-of-state' && rank !== 'head-of-government' && rank !== 'foreign-minister' && rank !== 'organisation-head') return null
  const lemma = draft.lemma === 'premier' ? 'prime minister' : draft.lemma
  const holders = [...holdersOn(book, country, day)].filter(
    ([, office, held]) =>
      held === rank &&
      (lemma !== 'monarch' || crowned.test(office)) &&
      (rank === 'foreign-minister' || office.includes(lemma) || generic.has(lemma) || (rank === 'organisation-head' && heads.has(lemma))),
  )
  const best = holders.length === 1 ? holders[0] : holders.find(([, office]) => office.includes(lemma))
  return best && holders.filter(([person]) => person !== best[0]).length === 0 ? best[0] : null
}
/** Nouns for whoever stands at the head of an organisation; a chair that rotates is somebody else. */
const heads: ReadonlySet<string> = new Set(['chief', 'head', 'leader', 'boss', 'secretary-general', 'secretary general'])
const generic: ReadonlySet<string> = new Set(['head of state', 'head of government', 'monarch', 'chancellor'])

/** Persons with a role for a state on a day, with the office and its rank. */
export function holdersOn(book: ActorBook, country: CountryCode, day: Day): readonly (readonly [BookPerson, string, Rank])[] {
  return (byCountry(book).get(country) ?? []).flatMap((person) =>
    rolesOn(person, day)
      .filter((role) => role.country === country)
      .map((role) => [person, role.office.toLowerCase(), role.rank] as const),
  )
}

const tables = new WeakMap<ActorBook['persons'], ReadonlyMap<string, readonly BookPerson[]>>()
function byCountry(book: ActorBook): ReadonlyMap<string, readonly BookPerson[]> {
  const known = tables.get(book.persons)
  if (known) return known
  const made = new Map<string, BookPerson[]>()
  for (const person of book.persons.values())
    for (const code of new Set(person.roles.map((role) => role.country))) made.set(code, [...(made.get(code) ?? []), person])
  tables.set(book.persons, made)
  return made
}
