/** Institutions, forces, groups and plain people by description: whose they are, and whether they were named before. */
import { lookUp } from '../base/word-table.js'
import type { CountryCode, RuleId } from '../model/ids.js'
import { addReferent, type Discourse, type Referent, referentOfActor, rootOf } from './discourse.js'
import { type Draft, wordsOf } from './draft.js'
import { isMerePlace, stateByDescription } from './epithets.js'
import { groupOfKind } from './kinds.js'
import { frontedState, headingState, homeState, placeState, sendingState, sentencePlace } from './home.js'
import { initialsOf } from './names.js'
import { isLedBy, newReferent, possessorCountry, type Resolution } from './resolve.js'

/** Sectors whose institutions belong to a state even where the text does not say to which. */
const ofState: ReadonlySet<string> = new Set(['GOV', 'MIL', 'LEG', 'JUD', 'COP', 'SPY', 'OPP'])
/** Nouns too vague to be given a state that the phrase does not name. */
const vague: ReadonlySet<string> = new Set([
  'power',
  'party',
  'side',
  'nation',
  'state',
  'country',
  'force',
  'ally',
  'partner',
  'rival',
  'enemy',
  'neighbour',
  'unit',
  'group',
  'body',
  'member',
  'organisation',
  'organization',
  'network',
  'island',
  'donor',
  'community',
])
const ofPlace: ReadonlySet<string> = new Set(['CVL', 'REB', 'UAF', 'BUS', 'JRN', 'EDU', 'MED', 'LAB', 'REL', 'PTY', 'CRM', 'REF'])

export function resolveBody(discourse: Discourse, draft: Draft): Resolution | null {
  if (draft.name !== null) return resolveNamed(discourse, draft)
  if (isMerePlace(draft.lemma) && draft.definiteness === 'indefinite') return null
  const described = draft.definiteness !== 'indefinite' ? stateByDescription(discourse, draft) : null
  if (described === 'nobody') return null
  if (described) return described
  const pointing = draft.definiteness === 'definite' || draft.definiteness === 'possessed'
  if (pointing && draft.allegiance === null) {
    const known =
      ownOrgan(discourse, draft) ?? namedWithHead(discourse, draft) ?? organOf(discourse, draft) ?? groupOfKind(discourse, draft)
    if (known) return known
  }
  if (draft.kind === 'person' && pointing && !draft.plural) {
    const person = personOf(discourse, draft)
    if (person) return person
  }
  const owner = ownerOf(discourse, draft)
  const media = owner ? officeOf(discourse, draft, owner) : null
  if (media) return { referent: media, link: 'coreference/possessor' as RuleId, score: 0.7 }
  const country = draft.allegiance?.code ?? owner?.country ?? (draft.kind === 'delegation' ? sendingState(discourse, draft) : null)
  if (country !== null || draft.kind === 'delegation') return owned(discourse, draft, country, null)
  if (draft.kind === 'people' && draft.lemma === 'member' && discourse.context.tokens.lower[draft.end] === 'of') {
    const near = placeState(discourse, draft.first)
    if (near) return owned(discourse, { ...draft, sector: 'CVL' as never }, near.code, near.by)
  }
  const sent = missionOf(discourse, draft)
  if (sent !== null) return owned(discourse, draft, sent, 'country/mission' as RuleId)
  const place = placeCountry(discourse, draft)
  if (place !== null) return owned(discourse, draft, place, 'country/place' as RuleId)
  const earlier =
    pointing && !isOther(discourse, draft) && !(draft.plural && draft.sector === ('CVL' as never)) ? sameKind(discourse, draft) : null
  if (earlier) return { referent: earlier, link: 'coreference/same-noun' as RuleId, score: 0.7 }
  if (
    !vague.has(draft.lemma) &&
    draft.rule !== ('actors/asset' as RuleId) &&
    (ofState.has(draft.sector ?? '') || ofPlace.has(draft.sector ?? ''))
  ) {
    const fronted = frontedState(discourse, draft)
    if (fronted !== null) return owned(discourse, draft, fronted, 'country/place' as RuleId)
    const headed = headingState(discourse, draft.first)
    if (headed !== null) return owned(discourse, draft, headed, 'country/heading' as RuleId)
    const there = isOfTheSpot(draft) ? sentencePlace(discourse, draft.first) : null
    const home = there ?? (ofState.has(draft.sector ?? '') ? homeState(discourse) : placeState(discourse, draft.first))
    if (home) return owned(discourse, draft, home.code, home.by)
  }
  return owned(discourse, draft, null, null)
}

/** "The embassy" behind an ambassador is his state's; "peacekeepers" are those of the mission that the dispatch speaks of. */
function missionOf(discourse: Discourse, draft: Draft): CountryCode | null {
  const { book, tokens } = discourse.context
  if (draft.lemma === 'peacekeeper' || draft.lemma === 'blue helmet') {
    const mission = discourse.referents.findLast(
      (one) => one.mentions > 0 && one.country !== null && book.bodies.get(one.country)?.kind === 'organisation',
    )
    return mission?.country ?? ('UN' as CountryCode)
  }
  if (draft.lemma !== 'embassy' && draft.lemma !== 'consulate' && draft.lemma !== 'high commission') return null
  if (draft.definiteness !== 'definite') return null
  const sentence = tokens.sentenceOf[draft.first] ?? 0
  const envoy = discourse.referents.findLast(
    (one) =>
      one.mentions > 0 &&
      one.country !== null &&
      one.lastSentence >= sentence - 2 &&
      (one.rank === 'ambassador' || one.lemmas.has('embassy') || one.lemmas.has('consulate')),
  )
  return envoy?.country ?? null
}

/** "Six policemen", "soldiers": such as are met where something happens; "the army", "the police" are the state's. */
export function isOfTheSpot(draft: Draft): boolean {
  return draft.plural && draft.definiteness !== 'definite' && (draft.sector === ('COP' as never) || draft.sector === ('MIL' as never))
}

/** Whose the phrase is: the possessor, the neighbour in "X and his entourage", or who leads it ("a delegation led by him"). */
function ownerOf(discourse: Discourse, draft: Draft): Referent | null {
  const { tokens } = discourse.context
  if (isLedBy(tokens.lower, draft)) return discourse.at.get(draft.end + 2) ?? null
  if (draft.possessor < 0) return null
  if (draft.possessor === draft.first && tokens.lower[draft.first - 1] === 'and') {
    const beside = discourse.drafts.find((one) => one.end === draft.first - 1 && one.type === 'person')
    const person = beside ? discourse.at.get(beside.first) : undefined
    if (person) return rootOf(person)
  }
  const owner = discourse.at.get(draft.possessor)
  return owner ? rootOf(owner) : null
}

/** "His office" for the named body that is his ("the President's Media Division"). */
function officeOf(discourse: Discourse, draft: Draft, owner: Referent): Referent | null {
  if (draft.lemma !== 'office' && draft.lemma !== 'department' && draft.lemma !== 'agency' && draft.lemma !== 'company') return null
  return discourse.referents.find((one) => one.name !== null && one.owner === owner && one.mentions > 0) ?? null
}

/** A body of a state: one entity for each state and noun ("the army of Mali", "the Malian army"); people are new each time. */
function owned(discourse: Discourse, draft: Draft, country: CountryCode | null, by: RuleId | null): Resolution {
  if (country !== null && isSameInstitution(discourse, draft))
    for (const one of discourse.referents)
      if (
        one.actor === null &&
        one.name === null &&
        one.kind === draft.kind &&
        one.country === country &&
        one.plural === draft.plural &&
        (one.lemmas.has(draft.lemma) || governing(one, draft))
      )
        return { referent: one, link: 'coreference/same-institution' as RuleId, score: 0.85 }
  const described = institution(discourse, draft)
  const same =
    draft.plural && described ? discourse.referents.find((one) => one.described === described && one.kind === draft.kind) : undefined
  if (same) return { referent: same, link: 'coreference/same-institution' as RuleId, score: 0.85 }
  const referent = newReferent(discourse, draft)
  referent.country = country
  referent.described = described
  for (const word of qualifiers(discourse, draft)) referent.words.add(word)
  return { referent, link: by, score: by === null ? 0.8 : 0.6 }
}

/** A body or delegation that the phrase points to; without an article only in capitals or with its state. */
function isSameInstitution({ context: { tokens } }: Discourse, draft: Draft): boolean {
  if ((draft.kind !== 'body' && draft.kind !== 'delegation') || draft.definiteness === 'indefinite') return false
  return draft.definiteness !== 'bare' || draft.allegiance !== null || /^\p{Lu}/u.test(tokens.form[draft.head] ?? '')
}

/** Institutions that are called by their description: "Polish Foreign Ministry", "office of NAME". */
function institution(discourse: Discourse, draft: Draft): string | null {
  if ((draft.plural && draft.lemma !== 'member') || draft.definiteness === 'indefinite') return null
  const { context } = discourse
  if (draft.lemma === 'office') {
    const owner = ownerOf(discourse, draft)
    return owner?.kind === 'person' && owner.name !== null ? `office of ${owner.name}` : null
  }
  if (draft.lemma === 'member') return membership(discourse, draft)
  if (!draft.lemma.endsWith('ministry') && draft.lemma !== 'foreign office') return null
  const { lower, fine } = context.tokens
  const first = lower[draft.first] === 'the' || fine[draft.first] === 'PRP$' ? draft.first + 1 : draft.first
  return draft.end - first > 1 && lower[first] !== '-' ? wordsOf(context.dispatch.text, context.tokens, { first, end: draft.end }) : null
}

/** "The members of the Security Council" speak together under that name. */
function membership({ context }: Discourse, draft: Draft): string | null {
  const from = context.tokens.lower[draft.end + 1] === 'the' ? draft.end + 2 : draft.end + 1
  const match = draft.allegiance?.by === 'of' ? context.matches.get(from) : undefined
  return match ? wordsOf(context.dispatch.text, context.tokens, { first: draft.first, end: match.end }) : null
}

const governments: ReadonlySet<string> = new Set([
  'government',
  'administration',
  'cabinet',
  'leadership',
  'regime',
  'authority',
  'junta',
  'military government',
  'state',
])
function governing(referent: Referent, draft: Draft): boolean {
  if ([...referent.lemmas].some((lemma) => lemma.endsWith(` ${draft.lemma}`)))
    return draft.definiteness === 'definite' && draft.allegiance === null
  return governments.has(draft.lemma) && [...referent.lemmas].some((lemma) => governments.has(lemma))
}

/** A named body that is in no book: by the same name, by its initials, or new. */
function resolveNamed(discourse: Discourse, draft: Draft): Resolution {
  const name = draft.name ?? ''
  const bare = name.replace(/^the /i, '').toLowerCase()
  for (const one of discourse.referents) {
    if (one.kind === 'person' || one.name === null) continue
    const known = one.name.replace(/^the /i, '').toLowerCase()
    if (known === bare || initialsOf(one.name) === name.replace(/\./g, '') || (bare.split(' ').length > 1 && known.endsWith(` ${bare}`)))
      return { referent: one, link: (known === bare ? 'coreference/name' : 'coreference/initials') as RuleId, score: 0.9 }
  }
  const referent = addReferent(discourse, draft, draft.kind)
  referent.name = name
  referent.country = draft.allegiance?.code ?? possessorCountry(discourse, draft)
  referent.owner = ownerOf(discourse, draft)
  const last = name.split(' ').at(-1)?.toLowerCase() ?? ''
  const head = lookUp(discourse.context.offices.heads, last)?.find((one) => one.words.length === 1)?.head
  referent.sector = head?.sector ?? discourse.context.book.agents.get(last) ?? null
  if (referent.country === null) referent.country = homeState(discourse)?.code ?? null
  return { referent, link: null, score: 0.6 }
}

/** "The Council" after "the Security Council", "the Center" after "the ... Relief Center". */
export function namedWithHead(discourse: Discourse, draft: Draft): Resolution | null {
  if (draft.plural || draft.definiteness !== 'definite' || isOther(discourse, draft)) return null
  let best: Referent | null = null
  for (const one of discourse.referents) {
    if (one.kind === 'person' || one.name === null || one.mentions === 0 || one.kind === 'state') continue
    const last = one.name.split(' ').at(-1)?.toLowerCase() ?? ''
    const first = one.name.toLowerCase().startsWith(`${draft.lemma} of `) && one.kind === 'body'
    if (last !== draft.lemma && !first && !(draft.lemma === 'centre' && last === 'center')) continue
    if (!best || one.lastToken > best.lastToken) best = one
  }
  return best ? { referent: best, link: 'coreference/shorter-name' as RuleId, score: 0.85 } : null
}

/** "The Commission" in a communiqué of the African Union is its own, though that of ECOWAS was named last. */
function ownOrgan(discourse: Discourse, draft: Draft): Resolution | null {
  const named = namedWithHead(discourse, draft)?.referent ?? null
  if (named?.actor == null || named.country === null || draft.kind !== 'body') return null
  const organ = organOf(discourse, draft)
  if (!organ || organ.referent === named || organ.referent.country === null) return null
  const count = (code: string): number => discourse.sentencesOf.get(code)?.length ?? 0
  return count(organ.referent.country) > 2 * count(named.country) ? organ : null
}

/** "The Commission", "the Secretariat" in capitals: the organ of that name of an organisation that the dispatch speaks of. */
function organOf(discourse: Discourse, draft: Draft): Resolution | null {
  const { book, tokens } = discourse.context
  const form = tokens.form[draft.head] ?? ''
  if (draft.kind !== 'body' || draft.definiteness !== 'definite' || !/^\p{Lu}/u.test(form)) return null
  let best: Referent | null = null
  const spoken = (one: Referent): number => discourse.sentencesOf.get(one.country ?? '')?.length ?? 0
  for (const one of discourse.referents) {
    const parent = one.country === null ? undefined : book.bodies.get(one.country)
    if (one.mentions > 0 && parent?.kind === 'organisation' && (!best || spoken(one) > spoken(best))) best = one
  }
  if (!best?.country) return null
  const from = tokens.lower[draft.first] === 'the' ? draft.first + 1 : draft.first
  const called = wordsOf(discourse.context.dispatch.text, tokens, { first: from, end: Math.max(draft.end, draft.head + 1) })
  for (const body of book.bodies.values())
    if (body.country === best.country && body.name.endsWith(` ${called}`))
      return { referent: referentOfActor(discourse, draft, body.id), link: 'coreference/organ' as RuleId, score: 0.75 }
  return null
}

/** "The lady", "the driver": the last person of that description, or of no other. */
function personOf(discourse: Discourse, draft: Draft): Resolution | null {
  const sentence = discourse.context.tokens.sentenceOf[draft.first] ?? 0
  let best: Referent | null = null
  for (const one of discourse.referents) {
    if (one.kind !== 'person' || one.plural || one.mentions === 0 || sentence - one.lastSentence > 3) continue
    const generic = draft.lemma === 'lady' || draft.lemma === 'man' || draft.lemma === 'woman'
    if (!one.lemmas.has(draft.lemma) && !(generic && one.name !== null)) continue
    if (!best || one.lastToken > best.lastToken) best = one
  }
  return best ? { referent: best, link: 'coreference/description' as RuleId, score: 0.75 } : null
}

/** "The other group", "another council", and nouns that a complement tells apart ("the speakers of X"): not the one before. */
function isOther({ context: { tokens } }: Discourse, draft: Draft): boolean {
  for (let i = draft.first; i < draft.end; i++)
    if (/^(other|another|new|second|rival|opposing|different|neighbouring)$/.test(tokens.lower[i] ?? '')) return true
  return /^(of|from|in|at)$/.test(tokens.lower[draft.end] ?? '') && draft.possessor < 0
}

/** The words before the noun, without determiners. */
function qualifiers({ context: { tokens } }: Discourse, draft: Draft): readonly string[] {
  return tokens.lower.slice(draft.first, draft.head).filter((word, index) => {
    const tag = tokens.tag[draft.first + index]
    return tag !== 'DET' && tag !== 'PRON' && tag !== 'PUNCT' && tag !== 'PART' && word !== draft.lemma
  })
}

function sameKind(discourse: Discourse, draft: Draft): Referent | null {
  const own = qualifiers(discourse, draft)
  let best: Referent | null = null
  for (const one of discourse.referents)
    if (
      one.mentions > 0 &&
      one.kind === draft.kind &&
      one.actor === null &&
      one.lemmas.has(draft.lemma) &&
      one.country !== null &&
      one.plural === draft.plural &&
      own.every((word) => one.words.has(word)) &&
      (!best || one.lastToken > best.lastToken)
    )
      best = one
  return best
}

/** The state of a place that the phrase itself names: "the foreign ministry in Niamey", "residents of Goma". */
export function placeCountry(discourse: Discourse, draft: Draft): CountryCode | null {
  const { tokens, places } = discourse.context
  const inside = places.find((one) => one.first >= draft.first && one.end <= draft.end && one.reading.grain !== 'sea')
  if (inside?.reading.country) return inside.reading.country
  const marker = tokens.lower[draft.end]
  if (marker !== 'in' && marker !== 'of' && marker !== 'from' && marker !== 'near' && marker !== 'at') return null
  if (draft.lemma === 'embassy' || draft.lemma === 'consulate' || draft.lemma === 'mission' || draft.lemma === 'delegation') return null
  const from = draft.end + 1
  const place = places.find((one) => one.first >= from && one.first <= from + 2)
  if (place?.reading.country) return place.reading.country
  const match = discourse.context.matches.get(from) ?? discourse.context.matches.get(from + 1)
  return match && discourse.context.book.states.has(match.hit.actor) ? (match.hit.actor as string as CountryCode) : null
}
