/** Persons by name: the one named before, the book's, or somebody new whom the text introduces. */
import { withoutMarks } from '../base/letters.js'
import { lookUp, tableOf } from '../base/word-table.js'
import { nameKey, nameParts, roleOn, sameName } from '../knowledge/actors/index.js'
import type { Rank } from '../model/actor.js'
import type { ActorId, CountryCode, RuleId } from '../model/ids.js'
import { addReferent, type Discourse, merge, type Referent } from './discourse.js'
import type { Draft } from './draft.js'
import { genderOf } from './gender.js'
import { delegationLed, type Inferred, placeState, unownedState, homeState } from './home.js'
import { bookPerson, titledPerson } from './names.js'
import { localState } from './office-phrases.js'
import { fromRoster } from './roster.js'
import { adopt, possessorCountry, type Resolution, takeOffice } from './resolve.js'

/** `office`: the phrase that a name in apposition explains ("the envoy, Amar Bendjama"). */
export function resolvePerson(discourse: Discourse, draft: Draft, office: Draft | null): Resolution {
  const name = draft.name ?? ''
  const stated = office ?? (draft.office ? draft : null)
  // "Its mediator, former Nigerien President X": whom he serves now.
  const served = stated !== draft && draft.office?.tenure === 'former' ? counterpartCountry(discourse, stated) : null
  const country = stated?.allegiance?.code ?? served ?? draft.allegiance?.code ?? counterpartCountry(discourse, stated) ?? null
  const known = namedBefore(discourse, name, country)
  if (known) {
    if (nameParts(name).length > nameParts(known.name ?? '').length)
      known.name = known.actor === null || known.name === null ? name : longer(known.name, name)
    if (stated) takeOffice(discourse, known, stated)
    if (stated && known.country === null) guessCountry(discourse, known, draft, stated)
    return { referent: known, link: 'coreference/name' as RuleId, score: 0.95 }
  }
  const { book, day } = discourse.context
  const person =
    bookPerson(book, name, isStateless(stated) ? null : country, day) ??
    (stated?.office && country === null ? titledPerson(book, name, stated.office, day) : null)
  const same = person ? discourse.byActor.get(person.id) : undefined
  if (same) {
    if (stated) takeOffice(discourse, same, stated)
    return { referent: same, link: 'coreference/book' as RuleId, score: 0.9 }
  }
  const referent = addReferent(discourse, draft, 'person')
  referent.name = name
  referent.plural = false
  referent.gender = genderOf(discourse.context, draft)
  for (let i = draft.first; i < draft.end; i++) {
    const title = lookUp(titles, discourse.context.tokens.lower[i] ?? '')
    if (title !== undefined) referent.lemmas.add(title)
  }
  referent.country = country
  if (person) fromBook(discourse, referent, person.id, country)
  if (stated) takeOffice(discourse, referent, stated)
  if (stated?.definiteness === 'definite' && stated.allegiance === null) takeIntroduced(discourse, referent, stated)
  const learned = (person === null || referent.rank === 'other') && fromRoster(discourse, referent, country)
  if (referent.country === null) guessCountry(discourse, referent, draft, stated)
  headOfBody(discourse, referent, stated ?? draft)
  if (referent.rank === null && referent.country !== null) officeOfGroup(discourse, referent)
  adopt(discourse, referent)
  if (learned) return { referent, link: 'roster/office' as RuleId, score: 0.8 }
  return { referent, link: null, score: person ? 0.95 : stated ? 0.9 : 0.75 }
}

/** The state of somebody of whom the text does not say it, from what stands around. */
function guessCountry(discourse: Discourse, referent: Referent, draft: Draft, stated: Draft | null): void {
  referent.country = fallbackCountry(discourse, referent, stated ?? draft) ?? privateCountry(discourse, draft, stated)
  referent.guessed = referent.country !== null
}

/** Titles before a name by which the person is called later ("the general"). */
const titles = tableOf({
  general: 'general',
  gen: 'general',
  'gen.': 'general',
  colonel: 'colonel',
  col: 'colonel',
  'col.': 'colonel',
  captain: 'captain',
  'capt.': 'captain',
  admiral: 'admiral',
  'adm.': 'admiral',
  major: 'major',
  marshal: 'marshal',
  'lt.': 'lieutenant',
  king: 'king',
  queen: 'queen',
  prince: 'prince',
  princess: 'princess',
  pope: 'pope',
  ayatollah: 'ayatollah',
  emperor: 'emperor',
  sultan: 'sultan',
  emir: 'emir',
  cardinal: 'cardinal',
  archbishop: 'archbishop',
  bishop: 'bishop',
  imam: 'imam',
  sheikh: 'sheikh',
  'sen.': 'senator',
  'gov.': 'governor',
})

/** "An adviser to the U.S. President ... The adviser, NAME": who was introduced without a name is now named. */
function takeIntroduced(discourse: Discourse, referent: Referent, stated: Draft): void {
  const sentence = discourse.context.tokens.sentenceOf[stated.first] ?? 0
  const before = discourse.referents.findLast(
    (one) =>
      one.introduced &&
      one.kind === 'person' &&
      one.name === null &&
      !one.plural &&
      one.lemmas.has(stated.lemma) &&
      one.lastSentence >= sentence - 4,
  )
  if (!before || before.mentions === 0) return
  referent.country = before.country ?? referent.country
  merge(before, referent)
}

/** "The foreign ministers of Brazil and Angola met ... Brazil's NAME": the office of those who were named together. */
function officeOfGroup(discourse: Discourse, referent: Referent): void {
  const group = discourse.referents.find(
    (one) =>
      one.name === null &&
      one.country === referent.country &&
      one.rank !== null &&
      one.rank !== 'other' &&
      one.rank !== 'official' &&
      discourse.referents.some((other) => other.kind === 'plural' && other.members.includes(one.id)),
  )
  if (group) Object.assign(referent, { rank: group.rank, sector: group.sector, office: [...group.lemmas][0] ?? group.office })
}

/** "The mission, headed by the former minister, NAME": its head. */
function headOfBody(discourse: Discourse, referent: Referent, stated: Draft): void {
  const { lower } = discourse.context.tokens
  if (lower[stated.first - 1] !== 'by' || !/^(led|headed|chaired)$/.test(lower[stated.first - 2] ?? '')) return
  const at = lower[stated.first - 3] === ',' ? stated.first - 3 : stated.first - 2
  const body = discourse.drafts.findLast((one) => one.end <= at && one.end >= at - 8 && (one.type === 'body' || one.kind === 'delegation'))
  const owner = body ? discourse.at.get(body.first) : undefined
  if (!body || !owner) return
  for (const lemma of ['head', 'leader', 'chief']) referent.lemmas.add(lemma)
  if (stated.office === null || stated.office.tenure !== 'former') return
  Object.assign(referent, { country: owner.country, rank: 'official', office: `head of the ${body.lemma}` })
}

/** "Opposition leader", "activist": offices without a state of their own do not bar the book's entry. */
function isStateless(stated: Draft | null): boolean {
  return stated?.allegiance?.by === 'modifier' && stated.office === null
}

function longer(a: string, b: string): string {
  return nameParts(b).length > nameParts(a).length ? b : a
}

/** Office, rank and state that the book gives for the day of the dispatch. */
function fromBook(discourse: Discourse, referent: Referent, id: ActorId, country: CountryCode | null): void {
  const { book, day } = discourse.context
  const person = book.persons.get(id)
  if (!person) return
  referent.actor = id
  discourse.byActor.set(id, referent)
  if (!isSpelling(referent.name ?? '', person.name)) referent.name = person.name
  const wanted = country === null ? person : { ...person, roles: person.roles.filter((role) => role.country === country) }
  const found = roleOn(wanted.roles.length > 0 ? wanted : person, day)
  if (!found) return
  referent.country = country ?? found.role.country
  referent.nationality = person.roles.find((role) => book.states.has(role.country))?.country ?? null
  referent.sector = found.role.sector
  referent.rank = found.current ? found.role.rank : 'other'
  referent.office = found.current ? found.role.office : `Former ${found.role.office}`
}

/** The text's name is as full as the book's and only spelt otherwise, or fuller: it stays. */
function isSpelling(name: string, full: string): boolean {
  const [printed, held] = [nameParts(name), nameParts(full)]
  // "Amirabdollahian" for "Amir-Abdollahian", "Albusaidi" for "al-Busaidi".
  if (printed.length > 1 && joinedLetters(name) === joinedLetters(full)) return true
  if (printed.length < held.length) return false
  return sameName(name, full) || (printed.length === held.length && nameKey(printed) === nameKey(held))
}

function joinedLetters(name: string): string {
  return withoutMarks(name)
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
}

/** Somebody named before whose name this can be; the last mentioned of several. */
function namedBefore(discourse: Discourse, name: string, country: CountryCode | null): Referent | null {
  let best: Referent | null = null
  for (const referent of discourse.referents) {
    if (referent.kind !== 'person' || referent.name === null || !sameName(name, referent.name)) continue
    if (
      country !== null &&
      referent.country !== null &&
      !referent.guessed &&
      referent.country !== country &&
      referent.nationality !== country &&
      nameParts(name).length < 2
    )
      continue
    if (!best || referent.lastToken > best.lastToken) best = referent
  }
  return best
}

/** "His Turkish counterpart" names the state itself; "his counterpart" does not. */
function counterpartCountry(discourse: Discourse, stated: Draft | null): CountryCode | null {
  if (!stated || stated.possessor < 0 || stated.lemma === 'counterpart' || stated.lemma === 'guest' || stated.lemma === 'host') return null
  return possessorCountry(discourse, stated)
}

const official: ReadonlySet<Rank> = new Set([
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'minister',
  'deputy-minister',
  'envoy',
  'ambassador',
  'military',
  'official',
])

/** An office whose state is not named: that of the office before it in a row, else of the place that the text is about. */
function fallbackCountry(discourse: Discourse, referent: Referent, draft: Draft): CountryCode | null {
  if (referent.rank === null || !official.has(referent.rank) || draft.office === null) return null
  const { tokens } = discourse.context
  const governor = tokens.head[draft.head] ?? draft.head
  if ((tokens.relation[draft.head] ?? '').startsWith('conj')) {
    const row = discourse.drafts.find((one) => one.head === governor && one.type !== 'pronoun')
    const before = row ? discourse.at.get(row.first) : undefined
    if (before?.country && before.kind === 'person' && before !== referent) {
      referent.roles.push(...inferred(referent, before.country, 'country/coordination'))
      return before.country
    }
  }
  const local = localState(discourse, draft)
  const home: Inferred | null = local === null ? unownedState(discourse, draft) : { code: local, by: 'country/place' as RuleId }
  if (!home) return null
  referent.roles.push(...inferred(referent, home.code, home.by))
  return home.code
}

/**
 * Somebody without office of state ("schoolteacher Ibrahim Dodo", "Halima Baya, who sells in Mtwapa") belongs where the
 * dispatch takes place; a bare name only where its sentence speaks of no other state.
 */
function privateCountry(discourse: Discourse, draft: Draft, stated: Draft | null): CountryCode | null {
  const led = delegationLed(discourse, draft)
  if (led !== null) return led
  const described = stated !== null || draft.titleEnd > draft.first
  const home =
    placeState(discourse, draft.first, true) ??
    (described && !(stated?.office && official.has(stated.office.rank)) ? homeState(discourse) : null)
  if (!home) return null
  if (described) return home.code
  const { tokens } = discourse.context
  const sentence = tokens.sentenceOf[draft.first] ?? 0
  const foreign = discourse.drafts.some(
    (one) => one.allegiance !== null && one.allegiance.code !== home.code && tokens.sentenceOf[one.first] === sentence,
  )
  return foreign ? null : home.code
}

/** The last stated role again with the state that was inferred and the reason: the stated one stays as worded. */
function inferred(referent: Referent, country: CountryCode, by: string): Referent['roles'] {
  const last = referent.roles.at(-1)
  if (!last) return []
  referent.roles.pop()
  return [{ ...last, country, foundBy: by as RuleId }]
}
