/** Decides whom each phrase denotes, in the order of the text, and why. */
import type { ActorMention } from '../model/actor.js'
import type { CountryCode, RuleId } from '../model/ids.js'
import { ancestors, childWith, subtree } from '../model/tree.js'
import { namedWithHead, resolveBody } from './bodies.js'
import type { Context } from './context.js'
import { addReferent, type Discourse, merge, newDiscourse, note, type Referent, referentOfActor, rootOf } from './discourse.js'
import { type Draft, headOf } from './draft.js'
import { genderOfNoun } from './gender.js'
import { unownedState } from './home.js'
import { stateOf } from './ambiguity.js'
import { resolveOffice } from './office-phrases.js'
import { titleCountry } from './own-title.js'
import { officeFit } from './offices.js'
import { resolvePair } from './pairs.js'
import { resolvePerson } from './persons.js'
import { resolvePronoun } from './pronoun-links.js'

/** Whom a phrase denotes; `link` is the reason where it is somebody named or described before. */
export interface Resolution {
  readonly referent: Referent
  readonly link: RuleId | null
  readonly score: number
}

/** A mention and whom it denotes, before referents that turn out to be one are joined. */
interface Linked {
  readonly draft: Draft
  readonly resolution: Resolution
}

export function resolveAll(
  context: Context,
  drafts: readonly Draft[],
): { readonly referents: readonly Referent[]; readonly mentions: readonly ActorMention[] } {
  const discourse = newDiscourse(context, drafts)
  const linked: Linked[] = []
  const appositions = new Map<number, Draft>()
  for (const draft of drafts) if (draft.apposedTo >= 0 && draft.name !== null) appositions.set(draft.apposedTo, draft)
  const done = new Set<Draft>()
  const settle = (draft: Draft): void => {
    if (done.has(draft)) return
    done.add(draft)
    const inside = innerStart(context, draft)
    if (inside >= 0) for (const one of drafts) if (one.first === inside) settle(one)
    const ahead = subjectAhead(context, drafts, draft)
    if (ahead) settle(ahead)
    const before = ahead ? discourse.at.get(ahead.first) : undefined
    const resolution: Resolution | null = before
      ? { referent: before, link: 'coreference/cataphora' as RuleId, score: 0.75 }
      : resolveOne(discourse, draft, appositions.get(draft.first) ?? null)
    if (!resolution) return
    note(discourse, resolution.referent, draft)
    linked.push({ draft, resolution })
  }
  for (const draft of order(drafts)) settle(draft)
  return finish(context, discourse, linked)
}

/** "Addressing reporters with his guest, Modi said": a pronoun in a phrase before the main clause means its subject. */
function subjectAhead({ tokens }: Context, drafts: readonly Draft[], draft: Draft): Draft | null {
  if (draft.type !== 'pronoun' || draft.plural || (tokens.relation[draft.head] ?? '').startsWith('nsubj')) return null
  const sentence = tokens.sentences[tokens.sentenceOf[draft.first] ?? 0]
  if (!sentence) return null
  const path = [draft.head, ...ancestors(tokens, draft.head)]
  const root = path.at(-1) ?? draft.head
  const top = path.at(-2) ?? root
  const relation = tokens.relation[top] ?? ''
  if (!relation.startsWith('advcl') && !relation.startsWith('obl') && !relation.startsWith('parataxis')) return null
  const subject = childWith(tokens, root, 'nsubj')
  if (subject < 0 || subject < draft.head || subtree(tokens, top).end > subject) return null
  const wanted = drafts.find((one) => one.head === subject && one.type !== 'pronoun')
  if (!wanted || wanted.plural) return null
  const person = wanted.type === 'person' || wanted.type === 'office'
  return draft.lemma.startsWith('it') ? (person ? null : wanted) : person ? wanted : null
}

/** First token of a phrase to the right that says whose this one is ("of the two countries", "led by him"), or -1. */
function innerStart({ tokens }: Context, draft: Draft): number {
  if (draft.possessor > draft.head) return draft.possessor
  return isLedBy(tokens.lower, draft) ? draft.end + 2 : -1
}

/** "A delegation led by him". */
export function isLedBy(lower: readonly string[], draft: Draft): boolean {
  const verb = lower[draft.end]
  return draft.kind === 'delegation' && (verb === 'led' || verb === 'headed' || verb === 'chaired') && lower[draft.end + 1] === 'by'
}

/** Numbers the entities that are left and writes the mentions. */
function finish(
  context: Context,
  discourse: Discourse,
  linked: readonly Linked[],
): { readonly referents: readonly Referent[]; readonly mentions: readonly ActorMention[] } {
  const kept = discourse.referents.filter((one) => one.same === null)
  const ids = new Map(kept.map((one, index) => [one, index]))
  const idOf = (referent: Referent): number => ids.get(rootOf(referent)) ?? 0
  const referents = kept.map((one, index) => ({
    ...one,
    id: index,
    members: one.members.map((id) => idOf(discourse.referents[id] as Referent)),
  }))
  const mentions: ActorMention[] = []
  for (const { draft, resolution } of linked) {
    const whole: ActorMention = {
      kind: 'actor',
      first: draft.first,
      end: draft.end,
      head: draft.head,
      entity: idOf(resolution.referent),
      form: draft.form,
      reading: draft.reading,
      rivals: draft.rivals.filter((one) => one !== resolution.referent.actor),
      foundBy: draft.rule,
      link: resolution.link,
      score: resolution.score,
    }
    mentions.push(whole)
    if (draft.titleEnd <= draft.first) continue
    const range = { first: draft.first, end: draft.titleEnd }
    mentions.push({ ...whole, ...range, head: headOf(context.tokens, range), form: 'office', link: 'coreference/title' as RuleId })
  }
  return { referents, mentions: mentions.toSorted((a, b) => a.first - b.first || b.end - a.end) }
}

/** In the order of the text; a possessor before the phrase that it stands in, since the phrase asks whose it is. */
function order(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.toSorted((a, b) => a.first - b.first || a.end - b.end)
}

function resolveOne(discourse: Discourse, draft: Draft, apposed: Draft | null): Resolution | null {
  if (draft.apposedTo >= 0 && draft.name === null) {
    const other = discourse.at.get(draft.apposedTo)
    if (other) return describe(discourse, other, draft)
  }
  if (draft.apposedTo >= 0 && draft.name !== null) {
    const other = discourse.at.get(draft.apposedTo)
    if (other) return { referent: other, link: 'coreference/apposition' as RuleId, score: 0.95 }
  }
  switch (draft.type) {
    case 'state':
      return draft.actor === null ? resolveBody(discourse, draft) : stateOf(discourse, draft, draft.actor)
    case 'person':
      return resolvePerson(discourse, draft, null)
    case 'pronoun':
      return resolvePronoun(discourse, draft)
    case 'office': {
      if (apposed) return resolvePerson(discourse, apposed, draft)
      if (isOrganName(discourse, draft))
        return namedWithHead(discourse, { ...draft, lemma: 'authority' }) ?? resolveOffice(discourse, draft)
      return resolvePair(discourse, draft) ?? resolveOffice(discourse, draft)
    }
    case 'body':
      if (draft.actor !== null)
        return { referent: referentOfActor(discourse, draft, draft.actor), link: null, score: draft.rivals.length > 0 ? 0.8 : 1 }
      return resolvePair(discourse, draft) ?? resolveBody(discourse, draft)
    case 'noun':
      if (apposed && !draft.plural) return resolvePerson(discourse, apposed, draft)
      return resolvePair(discourse, draft) ?? resolveBody(discourse, draft)
    case 'pair':
      return resolvePair(discourse, draft)
    default:
      return draft.type satisfies never
  }
}

/** "The Authority" in capitals, which a body spoken of before may be called by the last word of its name. */
function isOrganName({ context: { tokens } }: Discourse, draft: Draft): boolean {
  return draft.definiteness === 'definite' && draft.allegiance === null && !draft.plural && tokens.form[draft.head] === 'Authority'
}

/** An office in apposition after a name: the person's office, where none is known yet. */
function describe(discourse: Discourse, referent: Referent, draft: Draft): Resolution {
  takeOffice(discourse, referent, draft)
  // "NAME, the Europe minister": of the state that the text is about.
  if (referent.country === null && draft.office !== null && governing.has(draft.office.sector)) {
    const home = unownedState(discourse, draft)
    if (home) Object.assign(referent, { country: home.code, guessed: true })
  }
  return { referent, link: 'coreference/apposition' as RuleId, score: 0.95 }
}

const governing: ReadonlySet<string> = new Set(['GOV', 'MIL', 'LEG', 'JUD', 'COP'])

/** Gives a person the office stated by a draft, with its words as evidence. */
export function takeOffice(discourse: Discourse, referent: Referent, draft: Draft): void {
  const { tokens } = discourse.context
  if (referent.guessed && !peerNouns.has(draft.lemma)) correctGuess(referent, draft.allegiance?.code ?? titleCountry(discourse, draft))
  if (draft.office === null) {
    if (draft.lemma !== '') referent.lemmas.add(draft.lemma)
    referent.sector ??= draft.sector
    if (referent.country === null) referent.country = draft.allegiance?.code ?? possessorCountry(discourse, draft)
    return
  }
  const country = draft.allegiance?.code ?? (peerNouns.has(draft.lemma) ? null : possessorCountry(discourse, draft)) ?? referent.country
  if (referent.country === null || (referent.roles.length === 0 && country !== null && draft.allegiance !== null))
    referent.country = country
  if (!peerNouns.has(draft.lemma) && draft.lemma !== 'national') {
    const weaker = referent.actor !== null && referent.rank !== null && draft.office.rank === 'other' && referent.rank !== 'other'
    if (draft.allegiance !== null) referent.learned = null
    if ((referent.roles.length === 0 || referent.office === null || isFuller(draft.office.title, referent.office)) && !weaker) {
      referent.office = draft.office.title
      referent.sector = draft.office.sector
      referent.rank = draft.office.tenure === 'former' ? 'other' : draft.office.rank
    }
    referent.roles.push({
      title: draft.office.title,
      country,
      sector: draft.office.sector,
      rank: draft.office.rank,
      tenure: draft.office.tenure,
      evidence: { from: tokens.from[draft.first] ?? 0, to: tokens.to[draft.end - 1] ?? 0 },
      foundBy: draft.rule,
    })
  }
  if (draft.lemma === 'deputy' && draft.possessor >= 0) referent.sector = discourse.at.get(draft.possessor)?.sector ?? referent.sector
  const owner = peerNouns.has(draft.lemma) ? peerOf(discourse, draft) : undefined
  if (owner && (referent.rank === null || (referent.rank === 'other' && draft.lemma === 'counterpart')))
    Object.assign(referent, { rank: owner.rank, sector: owner.sector, office: owner.office })
  if (draft.lemma !== 'counterpart') referent.lemmas.add(draft.lemma)
  adopt(discourse, referent)
}
/** Whose counterpart: "her foreign minister, X, and her Omani counterpart" speaks of X's, else that of whoever owns the phrase. */
export function peerOf(discourse: Discourse, draft: Draft): Referent | undefined {
  const { lower } = discourse.context.tokens
  if (draft.possessor < 0) return undefined
  if (lower[draft.first - 1] === 'and' && draft.possessor === draft.first) {
    const at = lower[draft.first - 2] === ',' ? draft.first - 2 : draft.first - 1
    const beside = discourse.drafts.find((one) => one.end === at && (one.type === 'person' || one.type === 'office') && !one.plural)
    const peer = beside ? discourse.at.get(beside.first) : undefined
    const office = beside && beside.apposedTo >= 0 ? lower[beside.apposedTo] : lower[beside?.first ?? -1]
    if (peer?.kind === 'person' && office === lower[draft.possessor]) return rootOf(peer)
  }
  return discourse.at.get(draft.possessor)
}

/** The state that was inferred for a person gives way to one that the text states. */
function correctGuess(referent: Referent, stated: CountryCode | null): void {
  if (stated === null) return
  referent.guessed = false
  if (stated === referent.country) return
  const guess = referent.country
  referent.country = stated
  for (const [at, role] of referent.roles.entries())
    if (role.country === guess && role.foundBy.startsWith('country/'))
      referent.roles[at] = { ...role, country: stated, foundBy: 'country/other-office' as RuleId }
}

/** "Secretary of State" after "Secretary", "Foreign Minister" after "Minister": the same office in full. */
function isFuller(title: string, held: string): boolean {
  return (
    title.length > held.length &&
    (title.startsWith(`${held} `) || title.endsWith(` ${held}`)) &&
    !/^(deputy|vice|former|assistant|acting) /i.test(title)
  )
}

const peerNouns: ReadonlySet<string> = new Set(['counterpart', 'colleague', 'host', 'guest'])

/** Makes an unnamed one mentioned before ("French envoy" in the headline) the person who is now named with that office. */
export function adopt(discourse: Discourse, referent: Referent): void {
  if (referent.name === null) return
  for (const one of discourse.referents) {
    if (one.open === null || one === referent || one.mentions === 0) continue
    const stated = one.open.allegiance?.code ?? null
    const free = one.country === null || referent.country === null || one.guessed || referent.guessed
    if (stated !== null ? stated !== referent.country : !free && one.country !== referent.country) continue
    const peer = peerNouns.has(one.open.lemma) && one.rank !== null && one.rank === referent.rank
    if (peer || officeFit(referent, one.open) >= (stated === null || one.name !== null ? 3 : 2)) merge(one, referent)
  }
}

/** The state of whoever owns the phrase ("his counterpart", "the bloc's commission"). */
export function possessorCountry(discourse: Discourse, draft: Draft): Referent['country'] {
  if (draft.possessor < 0) return null
  const owner = discourse.at.get(draft.possessor)
  return owner ? rootOf(owner).country : null
}

export function newReferent(discourse: Discourse, draft: Draft): Referent {
  const referent = addReferent(discourse, draft, draft.kind)
  referent.country = draft.allegiance?.code ?? null
  if (draft.kind === 'person' && !draft.plural) referent.gender = genderOfNoun(draft.lemma)
  referent.introduced = draft.definiteness === 'indefinite'
  referent.rank = draft.office?.rank ?? null
  referent.office = draft.office && draft.lemma !== 'counterpart' && draft.lemma !== 'national' ? draft.office.title : null
  return referent
}
