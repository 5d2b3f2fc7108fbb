/** Decides whom each phrase denotes, in the order of the text, and why. */
import type { ActorMention } from '../model/actor.js'
import type { RuleId } from '../model/ids.js'
import { resolveBody } from './bodies.js'
import type { Context } from './context.js'
import { addReferent, type Discourse, newDiscourse, note, type Referent, referentOfActor } from './discourse.js'
import type { Draft } from './draft.js'
import { resolveOffice } from './office-phrases.js'
import { resolvePair } from './pairs.js'
import { resolvePerson } from './persons.js'
import { resolvePronoun } from './pronoun-links.js'

/** Whom a phrase denotes; `link` is the reason where it is somebody named or described before. */
export interface Resolution {
  readonly referent: Referent
  readonly link: RuleId | null
  readonly score: number
}

export function resolveAll(
  context: Context,
  drafts: readonly Draft[],
): { readonly discourse: Discourse; readonly mentions: readonly ActorMention[] } {
  const discourse = newDiscourse(context, drafts)
  const mentions: ActorMention[] = []
  const appositions = new Map<number, Draft>()
  for (const draft of drafts) if (draft.apposedTo >= 0 && draft.name !== null) appositions.set(draft.apposedTo, draft)
  const done = new Set<Draft>()
  const settle = (draft: Draft): void => {
    if (done.has(draft)) return
    done.add(draft)
    if (draft.possessor > draft.head) for (const one of drafts) if (one.first === draft.possessor) settle(one)
    const resolution = resolveOne(discourse, draft, appositions.get(draft.first) ?? null)
    if (!resolution) return
    note(discourse, resolution.referent, draft)
    mentions.push({
      kind: 'actor',
      first: draft.first,
      end: draft.end,
      head: draft.head,
      entity: resolution.referent.id,
      form: draft.form,
      reading: draft.reading,
      rivals: draft.rivals,
      foundBy: draft.rule,
      link: resolution.link,
      score: resolution.score,
    })
  }
  for (const draft of order(drafts)) settle(draft)
  mentions.sort((a, b) => a.first - b.first || b.end - a.end)
  return { discourse, mentions }
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
      return draft.actor === null
        ? resolveBody(discourse, draft)
        : { referent: referentOfActor(discourse, draft, draft.actor), link: null, score: draft.rivals.length > 0 ? 0.8 : 1 }
    case 'person':
      return resolvePerson(discourse, draft, null)
    case 'pronoun':
      return resolvePronoun(discourse, draft)
    case 'office': {
      if (apposed) return resolvePerson(discourse, apposed, draft)
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

/** An office in apposition after a name: the person's office, where none is known yet. */
function describe(discourse: Discourse, referent: Referent, draft: Draft): Resolution {
  takeOffice(discourse, referent, draft)
  return { referent, link: 'coreference/apposition' as RuleId, score: 0.95 }
}

/** Gives a person the office stated by a draft, with its words as evidence. */
export function takeOffice(discourse: Discourse, referent: Referent, draft: Draft): void {
  const { tokens } = discourse.context
  if (draft.office === null) {
    if (draft.lemma !== '') referent.lemmas.add(draft.lemma)
    referent.sector ??= draft.sector
    if (referent.country === null) referent.country = draft.allegiance?.code ?? possessorCountry(discourse, draft)
    return
  }
  const country = draft.allegiance?.code ?? possessorCountry(discourse, draft) ?? referent.country
  if (referent.country === null || (referent.roles.length === 0 && country !== null && draft.allegiance !== null))
    referent.country = country
  if (draft.lemma !== 'counterpart' && draft.lemma !== 'national') {
    if (referent.roles.length === 0 || referent.office === null) {
      referent.office = draft.office.title
      referent.sector = draft.office.sector
      referent.rank = draft.office.rank
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
  referent.lemmas.add(draft.lemma)
}

/** The state of whoever owns the phrase ("his counterpart", "the bloc's commission"). */
export function possessorCountry(discourse: Discourse, draft: Draft): Referent['country'] {
  if (draft.possessor < 0) return null
  const owner = discourse.at.get(draft.possessor)
  return owner?.country ?? null
}

export function newReferent(discourse: Discourse, draft: Draft): Referent {
  const referent = addReferent(discourse, draft, draft.kind)
  referent.country = draft.allegiance?.code ?? null
  referent.rank = draft.office?.rank ?? null
  referent.office = draft.office && draft.lemma !== 'counterpart' && draft.lemma !== 'national' ? draft.office.title : null
  return referent
}
