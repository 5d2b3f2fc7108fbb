/** Two persons meant together: "both ministers", "the two", "the pair", "both men". */
import type { CountryCode } from '../model/ids.js'
import { roleOn } from '../knowledge/actors/index.js'
import { addReferent, type Discourse, type Referent } from './discourse.js'
import type { Draft } from './draft.js'
import { holdersOn, officeFit } from './offices.js'
import { pairOfStates } from './pairs.js'

/** Nouns for two people of any office. */
export const anyTwo: ReadonlySet<string> = new Set(['two', 'both', 'pair', 'duo', 'man', 'woman'])

/** The last two persons named, in this sentence or the two before it; of two states, if there are such. */
export function lastTwo(discourse: Discourse, draft: Draft): readonly Referent[] | null {
  const sentence = discourse.context.tokens.sentenceOf[draft.first] ?? 0
  const wanted = draft.lemma === 'woman' ? 'f' : draft.lemma === 'man' ? 'm' : null
  const fitting = discourse.referents
    .filter(
      (one) =>
        one.kind === 'person' &&
        !one.plural &&
        one.mentions > 0 &&
        one.name !== null &&
        one.lastSentence >= sentence - 2 &&
        (wanted === null || one.gender === null || one.gender === wanted),
    )
    .toSorted((a, b) => b.lastToken - a.lastToken)
  const [first] = fitting
  const other = fitting.find((one) => one !== first && one.country !== first?.country) ?? fitting[1]
  return first && other ? [first, other] : null
}

/** The two persons of such an office mentioned last, of two states; else the office holders of the two states spoken of. */
export function pairOfPersons(discourse: Discourse, draft: Draft): readonly Referent[] | null {
  const sentence = discourse.context.tokens.sentenceOf[draft.first] ?? 0
  const fitting = discourse.referents
    .filter(
      (one) =>
        one.mentions > 0 &&
        (one.name !== null || (one.open !== null && one.lastSentence >= sentence - 1)) &&
        officeFit(one, { ...draft, plural: false, lemma: draft.lemma === 'counterpart' ? 'official' : draft.lemma }) > 0,
    )
    .toSorted((a, b) => b.lastToken - a.lastToken)
  const first = fitting[0]
  const second = fitting.find((one) => one !== first && one.country !== first?.country)
  if (first && second) return [first, second]
  const states = pairOfStates(discourse, draft)
  const { day, book } = discourse.context
  if (!states || day === null) return null
  const rank =
    draft.lemma === 'foreign minister'
      ? 'foreign-minister'
      : draft.lemma === 'prime minister' || draft.lemma === 'premier'
        ? 'head-of-government'
        : draft.lemma === 'president' || draft.lemma === 'leader'
          ? 'head-of-state'
          : null
  if (rank === null) return null
  const rankIn = (code: CountryCode): string =>
    draft.lemma === 'leader' && book.features.get('parliamentary')?.includes(code) ? 'head-of-government' : rank
  const found = states.map((code) =>
    holdersOn(book, code, day).filter(
      ([, office, held]) => held === rankIn(code) && (draft.lemma !== 'president' || office.includes('president')),
    ),
  )
  if (!found.every((list) => list.length === 1)) return null
  return found.map((list, index) => {
    const person = list[0]?.[0]
    const same = person ? discourse.byActor.get(person.id) : undefined
    if (same || !person) return same as Referent
    const referent = addReferent(discourse, { ...draft, plural: false }, 'person')
    const role = roleOn({ ...person, roles: person.roles.filter((one) => one.country === states[index]) }, day)?.role
    Object.assign(referent, {
      actor: person.id,
      name: person.name,
      country: states[index],
      sector: role?.sector ?? null,
      rank: role?.rank ?? null,
      office: role?.office ?? null,
    })
    discourse.byActor.set(person.id, referent)
    return referent
  })
}
