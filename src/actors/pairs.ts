/** Plurals that stand for parties known one by one: "the two sides", "both ministers", "Russian and Ukrainian negotiators". */
import type { CountryCode, RuleId } from '../model/ids.js'
import { addReferent, type Discourse, type Referent, referentOfActor } from './discourse.js'
import type { Draft } from './draft.js'
import { anyTwo, lastPersons, pairOfPersons } from './pair-persons.js'
import { resolvePerson } from './persons.js'
import { type Resolution } from './resolve.js'
import { together } from './weight.js'

const sides: ReadonlySet<string> = new Set([
  'side',
  'party',
  'country',
  'nation',
  'state',
  'government',
  'neighbour',
  'capital',
  'power',
  'people',
  'rival',
  'ally',
  'kingdom',
  'republic',
  'administration',
  'partner',
  'delegation',
  'enemy',
  'foe',
  'arch-rival',
])
/** Nouns for states themselves. */
const lands: ReadonlySet<string> = new Set(['country', 'nation', 'state', 'capital', 'side', 'government', 'republic', 'kingdom'])
const persons: ReadonlySet<string> = new Set([
  'leader',
  'president',
  'minister',
  'foreign minister',
  'prime minister',
  'official',
  'diplomat',
  'premier',
  'head of state',
  'envoy',
  'defence minister',
  'statesman',
  'head',
  'chief',
  'counterpart',
  'ambassador',
  'general',
  'secretary',
  'politician',
  'negotiator',
  'head of government',
])

/** Null where the phrase is no such plural: it is then read as one party. */
export function resolvePair(discourse: Discourse, draft: Draft): Resolution | null {
  if (!draft.plural) return null
  const region = regionOf(discourse, draft)
  if (region) return plural(discourse, draft, partiesOf(discourse, draft, region), 'description/region')
  const named = namedMembers(discourse, draft)
  if (named) return plural(discourse, draft, named, 'coreference/apposition')
  if (draft.others.length > 0)
    return plural(discourse, draft, memberOfEach(discourse, draft, [draft.allegiance?.code, ...draft.others.map((one) => one.code)]), null)
  const owner = draft.possessor >= 0 ? discourse.at.get(draft.possessor) : undefined
  if (owner && owner.members.length > 0 && lands.has(draft.lemma)) {
    const codes = owner.members.flatMap((id) => discourse.referents[id]?.country ?? [])
    if (codes.length === owner.members.length) return plural(discourse, draft, partiesOf(discourse, draft, codes), 'coreference/pair')
  }
  if (owner && owner.members.length > 0)
    return plural(
      discourse,
      draft,
      memberOfEach(
        discourse,
        draft,
        owner.members.map((id) => discourse.referents[id]?.country),
      ),
      null,
    )
  if (draft.lemma === 'counterpart' && draft.definiteness === 'possessed') return counterparts(discourse, draft)
  if (draft.allegiance !== null || !pointsBack(discourse, draft)) return null
  if (anyTwo.has(draft.lemma)) {
    const three = draft.lemma === 'three' || draft.lemma === 'trio'
    const found = lastPersons(discourse, draft, three ? 3 : 2)
    if (found) return plural(discourse, draft, found, 'coreference/pair')
    const codes = three ? null : (lastCoordination(discourse, draft) ?? pairOfStates(discourse, draft))
    return codes ? plural(discourse, draft, partiesOf(discourse, draft, codes), 'coreference/pair') : null
  }
  if (draft.kind === 'body' && draft.counted === 2 && draft.actor === null && !sides.has(draft.lemma)) {
    const codes = pairOfStates(discourse, draft)
    return codes ? plural(discourse, draft, memberOfEach(discourse, draft, codes), 'coreference/pair') : null
  }
  const three = draft.counted === 3 && lands.has(draft.lemma) ? lastThree(discourse, draft) : null
  if (three) return plural(discourse, draft, partiesOf(discourse, draft, three), 'coreference/list')
  const counted = draft.counted === 2
  if (sides.has(draft.lemma)) {
    const codes = fighting(discourse, draft)
      ? (belligerents(discourse) ?? pairOfStates(discourse, draft))
      : draft.lemma === 'neighbour'
        ? (lastCoordination(discourse, draft) ?? pairOfStates(discourse, draft))
        : pairOfStates(discourse, draft)
    return codes ? plural(discourse, draft, partiesOf(discourse, draft, codes), 'coreference/pair') : null
  }
  if (!persons.has(draft.lemma) || (!counted && (namedAsGroup(discourse, draft) || isOfKind(discourse, draft)))) return null
  const pair = pairOfPersons(discourse, draft)
  return pair ? plural(discourse, draft, pair, 'coreference/pair') : null
}

/** "The Baltic states", "the three Nordic countries": all of a small region. */
function regionOf({ context }: Discourse, draft: Draft): readonly CountryCode[] | null {
  if (!lands.has(draft.lemma) || draft.definiteness !== 'definite' || draft.allegiance !== null) return null
  for (let i = draft.first; i < draft.head; i++) {
    const lower = context.tokens.lower[i] ?? ''
    if (closed.has(lower)) return context.book.features.get(lower) ?? null
  }
  return null
}
/** Features of regions whose states are few and always the same. */
const closed: ReadonlySet<string> = new Set(['baltic', 'nordic', 'benelux', 'maghreb', 'visegrad'])

/** A plural of two, or of sides and offices, that names nobody and has been introduced. */
function pointsBack(discourse: Discourse, draft: Draft): boolean {
  if (draft.definiteness === 'definite')
    return (
      (draft.counted === 3 && lands.has(draft.lemma)) ||
      draft.counted === 2 ||
      isRivals(draft) ||
      draft.lemma === 'side' ||
      (draft.lemma === 'party' &&
        opensSentence(discourse, draft) &&
        !discourse.drafts.some((one) => one.sector === ('PTY' as never) && one !== draft)) ||
      persons.has(draft.lemma) ||
      anyTwo.has(draft.lemma) ||
      fighting(discourse, draft)
    )
  return draft.counted === 2 && draft.definiteness !== 'possessed' && isBoth(discourse, draft)
}

/** "The parties held talks", as read-outs have it: the first words of a sentence, and its subject. */
function opensSentence({ context: { tokens } }: Discourse, draft: Draft): boolean {
  return (
    tokens.sentences[tokens.sentenceOf[draft.first] ?? 0]?.first === draft.first && (tokens.relation[draft.head] ?? '').startsWith('nsubj')
  )
}

/** "The nuclear-armed rivals", "the ex-Soviet neighbours", "the arch-foes": two states by what they are to one another. */
function isRivals(draft: Draft): boolean {
  return (
    draft.lemma === 'rival' ||
    draft.lemma === 'foe' ||
    draft.lemma === 'arch-rival' ||
    ((draft.lemma === 'neighbour' || draft.lemma === 'enemy' || draft.lemma === 'ally') && draft.head - draft.first > 1)
  )
}

function partiesOf(discourse: Discourse, draft: Draft, codes: readonly CountryCode[]): readonly Referent[] {
  return codes.map((code) => referentOfActor(discourse, { ...draft, plural: false }, code as string as NonNullable<Referent['actor']>))
}

const fight: ReadonlySet<string> = new Set([
  'warring',
  'rival',
  'fighting',
  'conflicting',
  'opposing',
  'belligerent',
  'feuding',
  'combatant',
])

/** "The warring parties", "rival factions". */
function fighting({ context: { tokens } }: Discourse, draft: Draft): boolean {
  for (let i = draft.first; i < draft.end; i++) if (fight.has(tokens.lower[i] ?? '')) return true
  return false
}

/** The armed group that is spoken of most, and the state in which it acts. */
function belligerents(discourse: Discourse): readonly CountryCode[] | null {
  const { bodies, states } = discourse.context.book
  let best: readonly CountryCode[] | null = null
  let most = 0
  for (const [code, mentions] of discourse.sentencesOf) {
    const group = bodies.get(code)
    if (group?.kind !== 'group' || group.seat === null || !states.has(group.seat) || mentions.length <= most) continue
    most = mentions.length
    best = [group.seat, code as CountryCode]
  }
  return best
}

/** "Both of his counterparts": the two other states that are spoken of most. */
function counterparts(discourse: Discourse, draft: Draft): Resolution | null {
  const own = discourse.at.get(draft.possessor)?.country ?? null
  const codes = own === null || draft.allegiance !== null ? null : pairOfStates(discourse, draft, own)
  return codes ? plural(discourse, draft, partiesOf(discourse, draft, codes), 'coreference/counterparts') : null
}

/** The same offices were mentioned together before ("European Union foreign ministers"). */
function namedAsGroup(discourse: Discourse, draft: Draft): boolean {
  return discourse.referents.some(
    (one) =>
      one.plural &&
      one.members.length === 0 &&
      one.mentions > 0 &&
      [...one.lemmas].some((lemma) => lemma === draft.lemma || lemma.endsWith(` ${draft.lemma}`)),
  )
}

/** "Both sides", "neither side", "each country". */
const distributive: ReadonlySet<string> = new Set(['both', 'neither', 'either', 'each'])

/** "The military leaders", "the opposition leaders": those of one side. */
function isOfKind({ context: { tokens } }: Discourse, draft: Draft): boolean {
  for (let i = draft.first; i < draft.head; i++) if (oneSided.has(tokens.lower[i] ?? '')) return true
  return false
}
const oneSided: ReadonlySet<string> = new Set(
  'military opposition rebel tribal religious community party political union student church business local regional coup'.split(' '),
)

function isBoth(discourse: Discourse, draft: Draft): boolean {
  return distributive.has(discourse.context.tokens.lower[draft.first] ?? '')
}

function plural(discourse: Discourse, draft: Draft, members: readonly Referent[], by: string | null): Resolution {
  const ids = members.map((one) => one.id)
  const known = discourse.referents.find((one) => one.members.length === ids.length && one.members.every((id) => ids.includes(id)))
  const referent = known ?? addReferent(discourse, draft, 'plural')
  referent.members = ids
  referent.plural = true
  return { referent, link: by as RuleId | null, score: by === null ? 0.9 : 0.75 }
}

/** One party for each state: "the armies of Mali and Burkina Faso". */
function memberOfEach(discourse: Discourse, draft: Draft, codes: readonly (CountryCode | null | undefined)[]): readonly Referent[] {
  return codes.flatMap((code) => {
    if (!code) return []
    const member = addReferent(discourse, draft, draft.kind === 'body' ? 'body' : draft.kind)
    Object.assign(member, {
      country: code,
      plural: draft.kind === 'people',
      rank: draft.office?.rank ?? null,
      office: draft.office?.title ?? null,
      sector: draft.sector,
    })
    return [member]
  })
}

/** "The foreign ministers of the two neighbours, Abdoulaye Diop and Olivia Rouamba", "Presidents Xi and Putin". */
function namedMembers(discourse: Discourse, draft: Draft): readonly Referent[] | null {
  if (!draft.office) return null
  const { tokens } = discourse.context
  const owner = draft.possessor > draft.head ? discourse.drafts.find((one) => one.first === draft.possessor) : undefined
  let at = owner ? owner.end : draft.end
  if (tokens.lower[at] === ',') at++
  const names: Draft[] = []
  for (let turn = 0; turn < 6; turn++) {
    const name = discourse.drafts.find((one) => one.first === at && one.type === 'person' && one.office === null)
    if (!name) break
    names.push(name)
    at = name.end
    if (tokens.lower[at] === ',' || tokens.lower[at] === 'and') at++
    if (tokens.lower[at] === 'and') at++
  }
  if (names.length < 2) return null
  const states = owner
    ? (discourse.at.get(owner.first)?.members ?? []).map((id) => discourse.referents[id]?.country ?? null)
    : [draft.allegiance, ...draft.others].map((one) => one?.code ?? null)
  return names.map((name, index) => {
    const code = states[index] ?? (states.length === 1 ? states[0] : null) ?? null
    const office: Draft = { ...draft, plural: false, possessor: -1, others: [], allegiance: code === null ? null : { code, by: 'of' } }
    const person = resolvePerson(discourse, name, office).referent
    const peer = draft.lemma === 'counterpart' || draft.lemma === 'colleague' ? discourse.at.get(draft.possessor) : undefined
    if (peer && person.rank === null) Object.assign(person, { rank: peer.rank, sector: peer.sector, office: peer.office })
    return person
  })
}

/** The states of the last "X, Y and Z" before the phrase. */
function lastThree({ drafts, context: { tokens } }: Discourse, draft: Draft): readonly CountryCode[] | null {
  const states = drafts.filter((one) => one.type === 'state' && one.allegiance !== null && one.first < draft.first)
  for (let i = states.length - 1; i >= 2; i--) {
    const [a, b, c] = [states[i - 2], states[i - 1], states[i]]
    if (!a?.allegiance || !b?.allegiance || !c?.allegiance) continue
    if (tokens.lower[c.first - 1] !== 'and' || tokens.lower[a.end] !== ',') continue
    const codes = [a.allegiance.code, b.allegiance.code, c.allegiance.code]
    if (new Set(codes).size === 3) return codes
  }
  return null
}

/** The two states of the last "X and Y" before the phrase. */
function lastCoordination(discourse: Discourse, draft: Draft): readonly CountryCode[] | null {
  const { tokens } = discourse.context
  for (let i = discourse.drafts.length - 1; i >= 0; i--) {
    const one = discourse.drafts[i]
    if (!one || one.first >= draft.first || one.type !== 'state' || tokens.lower[one.first - 1] !== 'and') continue
    const other = discourse.drafts.find((before) => before.end === one.first - 1 && before.type === 'state')
    if (other?.allegiance && one.allegiance && other.allegiance.code !== one.allegiance.code)
      return [other.allegiance.code, one.allegiance.code]
  }
  return null
}

/**
 * The two states that were mentioned together most, and latest. A third party that acts upon both
 * ("commended both governments") is none of them; the state of whoever speaks of them is one more likely than not.
 */
export function pairOfStates(discourse: Discourse, draft: Draft, besides: CountryCode | null = null): readonly CountryCode[] | null {
  const sentence = discourse.context.tokens.sentenceOf[draft.first] ?? 0
  const acting = besides ?? actorUpon(discourse, draft)
  const speaker = discourse.referents.find((one) => one.subjectIn === sentence && one.country !== acting)?.country ?? null
  const statesOnly =
    draft.lemma === 'country' ||
    draft.lemma === 'nation' ||
    draft.lemma === 'neighbour' ||
    draft.lemma === 'capital' ||
    draft.lemma === 'people' ||
    draft.office !== null
  const listed = [...discourse.sentencesOf].filter(
    ([code]) => code !== acting && (statesOnly ? discourse.context.book.states.has(code) : isParty(discourse, code)),
  )
  let best: readonly CountryCode[] | null = null
  let bestWeight = 0
  for (let i = 0; i < listed.length; i++)
    for (let j = i + 1; j < listed.length; j++) {
      const [a, b] = [listed[i], listed[j]]
      if (!a || !b) continue
      const weight = together(a[1], b[1], sentence) * (a[0] === speaker || b[0] === speaker ? 1.5 : 1)
      if (weight > bestWeight) {
        bestWeight = weight
        best = [a[0] as CountryCode, b[0] as CountryCode]
      }
    }
  return best
}

function isParty(discourse: Discourse, code: string): boolean {
  const { book } = discourse.context
  return book.states.has(code) || book.bodies.get(code)?.kind === 'organisation' || book.bodies.get(code)?.kind === 'group'
}

/** The state of a phrase that names it, or of somebody named: not one that was inferred for an office without either. */
function statedCountry(discourse: Discourse, draft: Draft): CountryCode | null {
  const referent = discourse.at.get(draft.first)
  return draft.allegiance !== null || referent?.name != null ? (referent?.country ?? null) : null
}

/** The state of the subject whose object the phrase is. */
function actorUpon(discourse: Discourse, draft: Draft): CountryCode | null {
  const { tokens } = discourse.context
  const relation = tokens.relation[draft.head] ?? ''
  if (!relation.startsWith('obj') && !relation.startsWith('iobj')) return null
  const verb = tokens.head[draft.head] ?? 0
  const sentence = tokens.sentenceOf[draft.first] ?? 0
  for (const one of discourse.drafts) {
    if (one.first > draft.first) break
    if (
      (tokens.relation[one.head] ?? '').startsWith('nsubj') &&
      (tokens.head[one.head] === verb || (tokens.head[verb] === tokens.head[one.head] && (tokens.relation[verb] ?? '').startsWith('conj')))
    )
      return statedCountry(discourse, one)
  }
  for (const one of discourse.referents) if (one.subjectIn === sentence && (one.name !== null || one.actor !== null)) return one.country
  return null
}
