/** One meeting told in several sentences is one: which drafts tell of the same, and what each adds. */
import type { Party, PlaceReading, TimeReading } from '../model/index.js'
import type { Draft } from './draft.js'
import { presentOf, statesOf, type Present } from './parties.js'
import type { Scene } from './scene.js'

/** Drafts of one meeting: the fullest first told leads, the others add to it. */
export interface Gathering {
  readonly drafts: Draft[]
  present: Present
}

/** Groups drafts in the order of the text. */
export function gather(scene: Scene, drafts: readonly Draft[]): readonly Gathering[] {
  const gatherings: Gathering[] = []
  for (const draft of drafts) {
    const present = presentOf(scene, [...draft.first, ...draft.second])
    const same = gatherings.findLast((one) => isSame(one, draft, present))
    if (same) {
      same.drafts.push(draft)
      same.present = joined(same.present, present)
    } else gatherings.push({ drafts: [draft], present })
  }
  return gatherings
}

function joined(a: Present, b: Present): Present {
  const known = new Set(a.participants.map((party) => party.entity))
  const added = b.participants.filter(
    (party) => !known.has(party.entity) && (party.name !== null || !a.participants.some((one) => one.country === party.country)),
  )
  return { participants: [...a.participants, ...added], delegations: [...new Set([...a.delegations, ...b.delegations])].sort() }
}

function isSame(gathering: Gathering, draft: Draft, present: Present): boolean {
  const [lead] = gathering.drafts
  if (!lead || lead.status !== draft.status || (draft.separate && !isToldTwice(lead, draft))) return false
  if (!sameDay(dayIn(gathering.drafts), draft.when) || !samePlace(placeIn(gathering.drafts), draft.where)) return false
  if (isRemote(lead) !== isRemote(draft)) return false
  const [held, here] = [statesOf(gathering.present), statesOf(present)]
  const nested = here.every((code) => held.includes(code)) || held.every((code) => here.includes(code))
  if (!nested || here.length === 0) return false
  const [some, others] = [named(gathering.present), named(present)]
  if (isWithAnother(gathering, draft, some, others)) return false
  if (some.length === 0 || others.length === 0) return held.length >= 2
  return (
    others.some((party) => some.some((one) => one.entity === party.entity)) && (held.length >= 2 || here.length < 2 || held.length === 1)
  )
}

/** The same guest, but another host by name: "received by the president" and then "held talks with the foreign minister". */
function isWithAnother(gathering: Gathering, draft: Draft, some: readonly Party[], others: readonly Party[]): boolean {
  if (draft.trigger.definite || gathering.drafts[0]?.trigger.sentence === draft.trigger.sentence) return false
  const has = (list: readonly Party[], party: Party): boolean => list.some((one) => one.entity === party.entity)
  return others.some(
    (party) => !has(some, party) && some.some((one) => one.country === party.country && one.country !== null && !has(others, one)),
  )
}

/** "spoke separately on the phone with X": verb and noun of one sentence tell of the same two. */
function isToldTwice(lead: Draft, draft: Draft): boolean {
  const met = (one: Draft): string => one.second.map((mention) => mention.entity).join()
  return lead.trigger.sentence === draft.trigger.sentence && met(lead) === met(draft)
}

function isRemote(draft: Draft): boolean {
  return draft.form === 'phone' || draft.form === 'video' || draft.form === 'letter'
}

function named(present: Present): readonly Party[] {
  return present.participants.filter((party) => party.name !== null)
}

export function dayIn(drafts: readonly Draft[]): TimeReading | null {
  const stated = drafts.find((draft) => draft.when?.grain === 'day' && draft.whenBy !== null)
  return (stated ?? drafts.find((draft) => draft.when?.grain === 'day') ?? drafts.find((draft) => draft.when !== null))?.when ?? null
}

/** A stated place before an inferred one; but a dateline that lists the stops of a journey covers them all. */
export function placeIn(drafts: readonly Draft[]): PlaceReading | null {
  const journey = drafts.find((draft) => draft.where?.basis === 'dateline' && draft.where.name.includes(','))?.where
  if (journey) return journey
  return (drafts.find((draft) => draft.where && draft.whereBy) ?? drafts.find((draft) => draft.where !== null))?.where ?? null
}

/** A day carried on from the story yields to a stated one. */
function sameDay(a: TimeReading | null, b: TimeReading | null): boolean {
  if (!a || !b) return true
  return (a.from < b.to && b.from < a.to) || a.basis === 'narrative' || b.basis === 'narrative'
}

function samePlace(a: PlaceReading | null, b: PlaceReading | null): boolean {
  if (!a || !b || a.basis === 'dateline' || b.basis === 'dateline') return true
  return a.name === b.name || (a.country !== null && a.country === b.country)
}
