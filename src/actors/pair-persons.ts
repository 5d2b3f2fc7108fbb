/** Persons meant together: "both ministers", "the two", "the pair", "both men", "the three". */
import type { CountryCode } from '../model/ids.js'
import { roleOn } from '../knowledge/actors/index.js'
import { childWith } from '../model/tree.js'
import { addReferent, type Discourse, type Referent } from './discourse.js'
import type { Draft } from './draft.js'
import { holdersOn, officeFit } from './offices.js'
import { pairOfStates } from './pairs.js'

/** Nouns for two or three people of any office. */
export const anyTwo: ReadonlySet<string> = new Set(['two', 'both', 'pair', 'duo', 'man', 'woman', 'three', 'trio'])

/** The last two or three persons named, in this sentence or the two before it; of different states, if there are such. */
export function lastPersons(discourse: Discourse, draft: Draft, count: number): readonly Referent[] | null {
  const sentence = discourse.context.tokens.sentenceOf[draft.first] ?? 0
  const wanted = draft.lemma === 'woman' ? 'f' : draft.lemma === 'man' ? 'm' : null
  const fits = (one: Referent): boolean =>
    one.kind === 'person' &&
    !one.plural &&
    one.mentions > 0 &&
    one.name !== null &&
    one.lastSentence >= sentence - 2 &&
    (wanted === null || one.gender === null || one.gender === wanted)
  const joined = count === 2 ? coordinated(discourse, draft.first, sentence - 2, fits) : null
  if (joined) return joined
  const fitting = discourse.referents.filter(fits).toSorted((a, b) => b.lastToken - a.lastToken)
  const chosen: Referent[] = []
  for (const one of fitting) if (chosen.length < count && chosen.every((other) => other.country !== one.country)) chosen.push(one)
  for (const one of fitting) if (chosen.length < count && !chosen.includes(one)) chosen.push(one)
  return chosen.length === count ? chosen : null
}

/** The last two that pass and that the text joins by "and" before a token, not before a sentence. */
export function coordinated(
  discourse: Discourse,
  before: number,
  since: number,
  fits: (one: Referent) => boolean,
): readonly Referent[] | null {
  const { tokens } = discourse.context
  for (let at = discourse.drafts.length - 1; at >= 0; at--) {
    const one = discourse.drafts[at]
    if (!one || one.first >= before) continue
    if ((tokens.sentenceOf[one.first] ?? 0) < since) return null
    const joint = tokens.lower[one.first - 1] === 'and'
    if (!joint && !(tokens.relation[one.head] ?? '').startsWith('conj')) continue
    const governor = tokens.head[one.head] ?? one.head
    const other =
      discourse.drafts.find((draft) => joint && draft.type !== 'pronoun' && (draft.end === one.first - 1 || draft.end === one.first - 2)) ??
      discourse.drafts.find((draft) => draft.head === governor && draft.type !== 'pronoun')
    const [a, b] = [discourse.at.get(one.first), other ? discourse.at.get(other.first) : undefined]
    if (a && b && a !== b && fits(a) && fits(b) && a.country !== b.country) return [b, a]
  }
  return null
}

/** "Italian and Libyan firms signed in the presence of the two leaders": those of the two states that the sentence names. */
function ofStatesNamed(
  { context: { tokens }, drafts, referents }: Discourse,
  draft: Draft,
  sentence: number,
  fits: (one: Referent) => boolean,
): readonly Referent[] | null {
  const codes = new Set<CountryCode>()
  for (const one of drafts)
    if (one.first < draft.first && tokens.sentenceOf[one.first] === sentence && one.allegiance) codes.add(one.allegiance.code)
  if (codes.size !== 2) return null
  const found = [...codes].map((code) => referents.filter((one) => one.country === code && fits(one)))
  return found.every((list) => list.length === 1) ? found.flat() : null
}

/** "The Uzbek president congratulated both presidents": who acts upon them is none of them. */
function personUpon({ context: { tokens }, drafts, at }: Discourse, draft: Draft): Referent | null {
  if (!/^i?obj/.test(tokens.relation[draft.head] ?? '')) return null
  const subject = childWith(tokens, tokens.head[draft.head] ?? draft.head, 'nsubj')
  const one = subject < 0 ? undefined : drafts.find((other) => other.head === subject && other.type !== 'pronoun')
  return (one ? at.get(one.first) : undefined) ?? null
}

/** The two persons of such an office mentioned last, of two states; else the office holders of the two states spoken of. */
export function pairOfPersons(discourse: Discourse, draft: Draft): readonly Referent[] | null {
  const sentence = discourse.context.tokens.sentenceOf[draft.first] ?? 0
  const single: Draft = { ...draft, plural: false, lemma: draft.lemma === 'counterpart' ? 'official' : draft.lemma }
  const acting = personUpon(discourse, draft)
  const fits = (one: Referent): boolean =>
    one.mentions > 0 &&
    one !== acting &&
    (one.name !== null || (one.open !== null && one.lastSentence >= sentence - 1)) &&
    officeFit(one, single) > 0
  const joined = coordinated(discourse, draft.first, sentence - 2, fits)
  if (joined) return joined
  const told = ofStatesNamed(discourse, draft, sentence, fits)
  if (told) return told
  const fitting = discourse.referents.filter(fits).toSorted((a, b) => b.lastToken - a.lastToken)
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
