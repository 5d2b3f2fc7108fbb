/** Offices without a name: somebody named in the text, the office holder of the book, or somebody unnamed. */
import type { CountryCode, RuleId } from '../model/ids.js'
import { childWith } from '../model/tree.js'
import { roleOn } from '../knowledge/actors/index.js'
import { isOfTheSpot, placeCountry } from './bodies.js'
import { addReferent, type Discourse, type Referent, referentOfActor } from './discourse.js'
import type { Draft } from './draft.js'
import { homeState, type Inferred, placeState, unownedState, sentencePlace } from './home.js'
import { holderOf, officeFit } from './offices.js'
import { newReferent, peerOf, possessorCountry, type Resolution } from './resolve.js'

export function resolveOffice(discourse: Discourse, draft: Draft): Resolution {
  if (draft.plural)
    return (
      rulers(discourse, draft) ??
      guests(discourse, draft) ??
      hosts(discourse, draft) ??
      sameOffices(discourse, draft) ??
      unnamed(discourse, draft)
    )
  if (draft.lemma === 'source' && draft.definiteness === 'definite') {
    const source = lastIntroduced(discourse, draft)
    if (source) return source
  }
  if (draft.lemma === 'counterpart' || draft.lemma === 'guest' || draft.lemma === 'host' || draft.lemma === 'colleague')
    return resolveOther(discourse, draft)
  const country = draft.allegiance?.code ?? possessorCountry(discourse, draft)
  if (canRefer(discourse, draft)) {
    const known = mentioned(discourse, draft, country)
    if (known) return known
  }
  const local = country === null && localOffices.has(draft.lemma) ? placeCountry(discourse, draft) : null
  const home = country === null && local === null ? homeOf(discourse, draft) : null
  const served = country ?? local ?? home?.code ?? null
  const holder =
    served && draft.definiteness !== 'indefinite' ? holderOf(discourse.context.book, served, draft, discourse.context.day) : null
  if (holder) {
    const same = discourse.byActor.get(holder.id)
    if (same) return { referent: same, link: 'coreference/office-holder' as RuleId, score: 0.85 }
    const referent = addReferent(discourse, draft, 'person')
    const role = roleOn({ ...holder, roles: holder.roles.filter((one) => one.country === served) }, discourse.context.day)
    Object.assign(referent, {
      actor: holder.id,
      name: holder.name,
      country: served,
      sector: role?.role.sector ?? null,
      rank: role?.role.rank ?? null,
      office: role?.role.office ?? null,
      // The text may go on to name somebody else with that office: the book is not always up to date.
      open: draft,
    })
    discourse.byActor.set(holder.id, referent)
    return { referent, link: 'book/office-holder' as RuleId, score: 0.8 }
  }
  const referent = newReferent(discourse, draft)
  referent.country = served
  referent.guessed = home !== null && home.by !== 'country/title'
  referent.open = draft.definiteness === 'indefinite' || draft.lemma === 'national' ? null : draft
  return { referent, link: home?.by ?? null, score: 0.7 }
}

/** "The military leaders", "the ruling generals" after "the junta in Myanmar": that junta. */
function rulers(discourse: Discourse, draft: Draft): Resolution | null {
  const { lower } = discourse.context.tokens
  if (draft.definiteness !== 'definite' || draft.allegiance !== null) return null
  const ruling = lower.slice(draft.first, draft.head).some((word) => word === 'military' || word === 'ruling' || word === 'coup')
  if (!ruling) return null
  const junta = discourse.referents.findLast(
    (one) => one.mentions > 0 && one.country !== null && [...one.lemmas].some((lemma) => juntas.has(lemma)),
  )
  return junta ? { referent: junta, link: 'coreference/junta' as RuleId, score: 0.75 } : null
}
const juntas: ReadonlySet<string> = new Set([
  'junta',
  'military government',
  'military junta',
  'military council',
  'military regime',
  'regime',
])

/** "The guests": the delegation that came, else the visitors' state. */
function guests(discourse: Discourse, draft: Draft): Resolution | null {
  if (draft.lemma !== 'guest' || draft.definiteness !== 'definite' || draft.allegiance !== null) return null
  const delegation = discourse.referents.findLast((one) => one.kind === 'delegation' && one.mentions > 0 && one.country !== null)
  return delegation ? { referent: delegation, link: 'coreference/guest' as RuleId, score: 0.75 } : null
}

/** "The hosts": the state of the last place named that is not the speaker's and is that of somebody mentioned. */
function hosts(discourse: Discourse, draft: Draft): Resolution | null {
  if (draft.lemma !== 'host' || draft.definiteness !== 'definite') return null
  const { places, tokens } = discourse.context
  const sentence = tokens.sentenceOf[draft.first] ?? 0
  const own = discourse.referents.find((one) => one.subjectIn === sentence)?.country ?? null
  const place = places.findLast(
    ({ first, reading: { country } }) =>
      first < draft.first &&
      country !== null &&
      country !== own &&
      discourse.referents.some((one) => one.kind === 'person' && one.country === country),
  )
  const code = place?.reading.country
  return code && discourse.context.book.states.has(code)
    ? {
        referent: referentOfActor(discourse, { ...draft, plural: false }, code as string as NonNullable<Referent['actor']>),
        link: 'coreference/host' as RuleId,
        score: 0.75,
      }
    : null
}

/** "The source": whoever was introduced without a name last. */
function lastIntroduced(discourse: Discourse, draft: Draft): Resolution | null {
  const sentence = discourse.context.tokens.sentenceOf[draft.first] ?? 0
  const found = discourse.referents.findLast(
    (one) => one.introduced && one.kind === 'person' && one.name === null && one.mentions > 0 && one.lastSentence >= sentence - 4,
  )
  return found ? { referent: found, link: 'coreference/introduced' as RuleId, score: 0.75 } : null
}

/** "The ministers" after "European Union foreign ministers". */
function sameOffices(discourse: Discourse, draft: Draft): Resolution | null {
  if (draft.definiteness !== 'definite' || draft.allegiance !== null) return null
  let best: Referent | null = null
  for (const one of discourse.referents)
    if (
      one.plural &&
      one.name === null &&
      one.mentions > 0 &&
      [...one.lemmas].some((lemma) => lemma === draft.lemma || lemma.endsWith(` ${draft.lemma}`)) &&
      (!best || one.lastToken > best.lastToken)
    )
      best = one
  return best ? { referent: best, link: 'coreference/same-noun' as RuleId, score: 0.75 } : null
}

/** Offices of a city or region, whose state is that of the place. */
const localOffices: ReadonlySet<string> = new Set([
  'mayor',
  'governor',
  'deputy mayor',
  'deputy governor',
  'prefect',
  'provincial governor',
  'district chief',
  'administrator',
  'police chief',
  'police commissioner',
  'councillor',
  'commissioner',
])

function unnamed(discourse: Discourse, draft: Draft): Resolution {
  const referent = newReferent(discourse, draft)
  referent.country ??=
    possessorCountry(discourse, draft) ?? spotOf(discourse, draft) ?? membersOf(discourse, draft) ?? homeOf(discourse, draft)?.code ?? null
  if (referent.country === null && working.has(draft.sector ?? '')) referent.country = placeState(discourse, draft.first)?.code ?? null
  return { referent, link: null, score: 0.7 }
}

/** Sectors of people at work, who belong where they are told of. */
const working: ReadonlySet<string> = new Set(['BUS', 'LAB', 'EDU', 'MED', 'REL', 'AGR', 'ENV'])

/** "Killing six policemen in Kunduz": the state of the place of the sentence. */
function spotOf(discourse: Discourse, draft: Draft): CountryCode | null {
  return draft.office !== null && isOfTheSpot(draft) ? (sentencePlace(discourse, draft.first)?.code ?? null) : null
}

/** "The Heads of Government" in a text of CARICOM: those of the organisation of states that the dispatch speaks of most, from its beginning. */
function membersOf({ referents, context: { book } }: Discourse, draft: Draft): CountryCode | null {
  if (!draft.plural || draft.definiteness !== 'definite' || draft.office === null || !together.has(draft.office.rank)) return null
  let best: Referent | null = null
  for (const one of referents)
    if (one.kind === 'organisation' && one.actor !== null && book.members.has(one.actor) && (!best || one.mentions > best.mentions))
      best = one
  return best && (best.mentions > 1 || best.id === 0) && best.actor !== ('UN' as never) ? best.country : null
}
const together: ReadonlySet<string> = new Set(['head-of-state', 'head-of-government', 'foreign-minister', 'minister'])

/** Those who stand in another state than their own ("diplomats in Vienna"). */
const sent: ReadonlySet<string> = new Set([
  'diplomat',
  'ambassador',
  'envoy',
  'negotiator',
  'inspector',
  'observer',
  'peacekeeper',
  'attaché',
  'consul',
  'representative',
  'soldier',
  'delegate',
  'mediator',
])

/** The state whose office it must be when none is named: for offices of state only; that of a place right behind it comes first. */
function homeOf(discourse: Discourse, draft: Draft): Inferred | null {
  const sector = draft.office?.sector
  if (
    sector !== ('GOV' as never) &&
    sector !== ('MIL' as never) &&
    sector !== ('LEG' as never) &&
    sector !== ('JUD' as never) &&
    sector !== ('COP' as never) &&
    sector !== ('OPP' as never)
  )
    return null
  const place = placeCountry(discourse, draft)
  if (place === null) return unownedState(discourse, draft)
  return sent.has(draft.lemma) ? null : { code: place, by: 'country/place' as RuleId }
}

/** "The deputy governor of Helmand province, NAME": the state of the place that the office itself names. */
export function localState(discourse: Discourse, draft: Draft): CountryCode | null {
  return localOffices.has(draft.lemma) ? placeCountry(discourse, draft) : null
}

/** Definite phrases and offices in capitals point back; "a senior official" introduces somebody. */
function canRefer(discourse: Discourse, draft: Draft): boolean {
  return (
    draft.definiteness === 'definite' ||
    draft.definiteness === 'possessed' ||
    (draft.definiteness === 'bare' &&
      draft.office !== null &&
      discourse.referents.length > 0 &&
      /^\p{Lu}/u.test(discourse.context.tokens.form[draft.head] ?? ''))
  )
}

/** The state in which those who meet are: that of the first city of the dispatch that belongs to one of them. */
function hostState(discourse: Discourse): CountryCode | undefined {
  const { places, datelineCountry } = discourse.context
  const states = new Set(discourse.referents.filter((one) => one.kind === 'person').map((one) => one.country))
  if (datelineCountry !== null && states.has(datelineCountry)) return datelineCountry
  const city = places.find((one) => one.reading.grain !== 'country' && one.reading.country !== null && states.has(one.reading.country))
  return city?.reading.country ?? homeState(discourse)?.code
}

/** Who of those mentioned so far, or named later in the same text, holds such an office. */
function mentioned(discourse: Discourse, draft: Draft, country: CountryCode | null): Resolution | null {
  const sentence = discourse.context.tokens.sentenceOf[draft.first] ?? 0
  const visiting = discourse.context.tokens.lower.slice(draft.first, draft.head).includes('visiting')
  const host = visiting ? hostState(discourse) : undefined
  const home = homeState(discourse)?.code ?? null
  let best: Referent | null = null
  let bestScore = 0
  for (const referent of discourse.referents) {
    if (visiting && referent.country === host) continue
    if (isActingOn(discourse, draft, referent)) continue
    const fit = draft.lemma === 'national' ? nationalFit(referent, draft) : officeFit(referent, draft)
    if (fit === 0 || referent.mentions === 0) continue
    if (country !== null && draft.lemma !== 'national' && referent.country !== country) continue
    const distance = sentence - referent.lastSentence
    const score =
      fit * 2 -
      Math.min(distance, 6) * (country === null ? 0.8 : 0.4) +
      (referent.subjectIn >= sentence - 1 ? 0.5 : 0) +
      (country === null && referent.country !== null && referent.country === home ? 1.5 : 0) +
      referent.lastToken / 1e6
    if (distance > (country !== null || (fit === 3 && draft.lemma.includes('secretary')) ? 20 : 6)) continue
    if (!best || score > bestScore) {
      best = referent
      bestScore = score
    }
  }
  if (best && officeFit(best, draft) < 3 && draft.definiteness === 'bare' && draft.allegiance === null) return null
  return best ? { referent: best, link: 'coreference/office' as RuleId, score: 0.85 } : null
}

/** "X asked the prime minister": who is subject of the verb is somebody else. */
function isActingOn({ context: { tokens }, drafts, at }: Discourse, draft: Draft, referent: Referent): boolean {
  if (!/^(i?obj|obl)/.test(tokens.relation[draft.head] ?? '')) return false
  const subject = childWith(tokens, tokens.head[draft.head] ?? draft.head, 'nsubj')
  const one = subject < 0 || subject > draft.head ? undefined : drafts.find((other) => other.head === subject)
  return one !== undefined && at.get(one.first) === referent
}

/** "The Estonian": a person of that state by service or by birth. */
function nationalFit(referent: Referent, draft: Draft): number {
  const code = draft.allegiance?.code
  return referent.kind === 'person' &&
    !referent.plural &&
    code !== undefined &&
    (referent.country === code || referent.nationality === code)
    ? 2
    : 0
}

/** "His guest", "his host", "his counterpart", "his Russian colleague": the other one of the two who meet. */
function resolveOther(discourse: Discourse, draft: Draft): Resolution {
  const owner = peerOf(discourse, draft)
  const country = draft.allegiance?.code ?? null
  const alone = draft.possessor < 0 && draft.definiteness === 'definite' && (draft.lemma === 'guest' || draft.lemma === 'host')
  const host = alone ? hostState(discourse) : undefined
  let best: Referent | null = null
  for (const referent of discourse.referents) {
    if (alone && (host === undefined || (referent.country === host) !== (draft.lemma === 'host'))) continue
    if (referent.kind !== 'person' || referent === owner || referent.plural || referent.mentions === 0 || referent.name === null) continue
    if (country !== null ? referent.country !== country : owner !== undefined && referent.country === owner.country) continue
    if (owner?.rank && referent.rank && country === null && !peers(owner, referent) && draft.lemma === 'counterpart') continue
    if (!best || referent.lastToken > best.lastToken) best = referent
  }
  const sentence = discourse.context.tokens.sentenceOf[draft.first] ?? 0
  if (best && (country === null || draft.lemma !== 'counterpart') && sentence - best.lastSentence < 8 && (draft.possessor >= 0 || alone))
    return { referent: best, link: `coreference/${draft.lemma}` as RuleId, score: 0.75 }
  const referent = newReferent(discourse, draft)
  if (owner && draft.lemma !== 'guest' && draft.lemma !== 'host') {
    referent.rank = owner.rank
    referent.sector = owner.sector
    referent.office = owner.office
    referent.open = country === null ? null : draft
  }
  return { referent, link: null, score: 0.6 }
}

function peers(a: Referent, b: Referent): boolean {
  const top = (one: Referent): boolean => one.rank === 'head-of-state' || one.rank === 'head-of-government'
  return a.rank === b.rank || (top(a) && top(b))
}
