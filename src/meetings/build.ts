/** From gathered drafts to meetings: evidence, host and visitors, outcomes, derivation in words. */
import { contentId } from '../base/hash.js'
import { by } from '../base/order.js'
import { isNonEmpty, type Span } from '../base/types.js'
import {
  charSpan,
  type CountryCode,
  type Event,
  type Evidence,
  evidenceOf,
  type EvidencePart,
  type Meeting,
  type Standing,
} from '../model/index.js'
import type { Draft } from './draft.js'
import { dayIn, type Gathering, placeIn } from './merge.js'
import { levelOf, sorted, statesOf } from './parties.js'
import type { Scene } from './scene.js'

const standings: Readonly<Record<Meeting['status'], Standing>> = {
  held: 'happened',
  planned: 'planned',
  postponed: 'planned',
  cancelled: 'denied',
  denied: 'denied',
}

/** The meeting of a gathering, or null where too little is told of who met. */
export function buildMeeting(scene: Scene, gathering: Gathering, events: readonly Event[]): Meeting | null {
  const [lead] = gathering.drafts
  if (!lead) return null
  const states = statesOf(gathering.present)
  const evidence = evidenceFor(scene, gathering)
  if (!isNonEmpty(evidence) || !isToldEnough(scene, lead, gathering, states)) return null
  const where = placeIn(gathering.drafts)
  const when = dayIn(gathering.drafts)
  const participants = sorted(gathering.present.participants)
  const host = hostOf(scene, gathering, where?.country ?? null)
  const trigger = evidence.find((one) => one.part === 'trigger') ?? evidence[0]
  return {
    kind: 'meeting',
    id: contentId<'record'>('m', [
      scene.analysed.dispatch.id,
      'meeting',
      ...participants.map((party) => party.actor ?? party.name ?? party.text),
      ...states,
      `${trigger.from}-${trigger.to}`,
    ]),
    participants,
    delegations: gathering.present.delegations,
    host,
    visitors: host === null ? [] : states.filter((code) => code !== host),
    form: formIn(gathering.drafts),
    status: lead.status,
    level: levelOf(participants),
    agenda: unique(gathering.drafts.flatMap((draft) => draft.agenda)),
    outcomes: outcomesOf(events, states, when?.from ?? null, evidence[0].from),
    within: null,
    when,
    where,
    standing: standings[lead.status],
    reportedBy: null,
    evidence,
    foundBy: lead.trigger.rule,
    because: [...new Set(gathering.drafts.flatMap((draft) => draft.because))],
    rivals: [],
    score: lead.first.length > 0 && lead.second.length > 0 ? 0.9 : 0.7,
  }
}

/** Two states or organisations at the table, or one and somebody of whom no state is known; of a visit that is ahead or fell through, and of a meeting that somebody chaired, one suffices. */
function isToldEnough(scene: Scene, lead: Draft, gathering: Gathering, states: readonly CountryCode[]): boolean {
  if (gathering.present.participants.length + gathering.present.delegations.length === 0) return false
  if (lead.trigger.frame === 'visit') return states.length >= 1
  if (lead.trigger.frame === 'chair') return states.length >= 2 || (states.length === 1 && lead.second.length > 0)
  const named = gathering.present.participants.some((party) => party.name !== null)
  if (lead.status === 'planned' && lead.when === null && lead.where === null && !named) return false
  const [only] = states
  // The members of an organisation meet one another.
  const amongMembers = gathering.drafts.some((draft) => draft.second.length === 0 && isBody(scene, draft))
  if (states.length === 1 && only !== undefined && !scene.states.has(only) && amongMembers) return true
  if (states.length >= 2) return true
  if (states.length !== 1 || lead.second.length === 0) return false
  // Two officials of one organisation, or one state and an official of a state that the text does not tell.
  if (only !== undefined && !scene.states.has(only) && gathering.present.participants.filter((party) => party.name !== null).length >= 2)
    return true
  return [...lead.first, ...lead.second].some((mention) => isStateless(scene, mention.entity))
}

/** Several members told as such, or the organisation itself beside a noun of gathering. */
function isBody(scene: Scene, lead: Draft): boolean {
  return lead.first.some((mention) => {
    const kind = scene.analysed.entities[mention.entity]?.kind
    return kind === 'people' || kind === 'plural' || (kind === 'organisation' && lead.trigger.noun)
  })
}

/** Somebody who acts for a state that the text does not tell. */
function isStateless(scene: Scene, id: number): boolean {
  const entity = scene.analysed.entities[id]
  return entity?.country === null && entity.rank !== null && entity.rank !== 'other' && entity.kind !== 'people' && entity.kind !== 'plural'
}

function formIn(drafts: readonly Draft[]): Meeting['form'] {
  return drafts.find((draft) => draft.form !== 'in-person')?.form === undefined ? 'in-person' : (drafts[0]?.form ?? 'unknown')
}

/** The side that receives; else the state on whose ground they met, be it at the table or not. */
function hostOf(scene: Scene, gathering: Gathering, country: CountryCode | null): CountryCode | null {
  const receiving = gathering.drafts.find((draft) => draft.trigger.frame === 'host')
  const receiver = scene.analysed.entities[receiving?.first[0]?.entity ?? -1]
  return receiver?.country ?? otherThanVisitor(scene, gathering) ?? country
}

/** "with visiting President X": the other of two states receives. */
function otherThanVisitor(scene: Scene, gathering: Gathering): CountryCode | null {
  const states = statesOf(gathering.present)
  if (states.length !== 2) return null
  const visitor = gathering.drafts
    .flatMap((draft) => [...draft.first, ...draft.second])
    .find((mention) => {
      for (let at = mention.first - 1; at < mention.head; at++) if (/^(?:visiting|touring)$/.test(scene.tokens.lower[at] ?? '')) return true
      return false
    })
  const country = visitor ? (scene.analysed.entities[visitor.entity]?.country ?? null) : null
  return country === null ? null : (states.find((code) => code !== country) ?? null)
}

function evidenceFor(scene: Scene, gathering: Gathering): readonly Evidence[] {
  const out: Evidence[] = []
  const add = (span: Span, part: EvidencePart): void => {
    if (!out.some((one) => one.part === part && one.from === span.from)) out.push(evidenceOf(span, part))
  }
  for (const draft of gathering.drafts) {
    add(charSpan(scene.tokens, { first: draft.trigger.token, end: draft.trigger.token + 1 }), 'trigger')
    for (const mention of draft.first) add(charSpan(scene.tokens, mention), 'source')
    for (const mention of draft.second) add(charSpan(scene.tokens, mention), 'target')
    if (draft.whenBy) add(charSpan(scene.tokens, draft.whenBy), 'time')
    if (draft.whereBy) add(charSpan(scene.tokens, draft.whereBy), 'place')
    for (const span of draft.agenda) add(span, 'agenda')
  }
  return out.toSorted((a, b) => a.from - b.from || a.to - b.to || by((one: Evidence) => one.part)(a, b))
}

/** What came of it: agreements, concessions and joint acts between the states at the table, told behind the meeting and not of another day. */
const outcomeTypes: ReadonlySet<string> = new Set(['AGREE', 'COOPERATE', 'CONCEDE', 'RETREAT', 'SUPPORT', 'AID'])

function outcomesOf(events: readonly Event[], states: readonly CountryCode[], day: string | null, from: number): Meeting['outcomes'] {
  return events
    .filter((event) => outcomeTypes.has(event.type) && event.standing !== 'historical')
    .filter((event) => [...event.sources, ...event.targets].every((party) => party.country !== null && states.includes(party.country)))
    .filter((event) => new Set([...event.sources, ...event.targets].map((party) => party.country)).size >= 2)
    .filter((event) => (event.when === null || day === null ? event.evidence[0].from > from : event.when.from === day))
    .map((event) => event.id)
}

function unique(spans: readonly Span[]): readonly Span[] {
  return spans
    .filter((span, index) => spans.findIndex((one) => one.from === span.from && one.to === span.to) === index)
    .toSorted((a, b) => a.from - b.from)
}
