/** From mentions to participants and delegations, with the level of the meeting. */
import { by } from '../base/order.js'
import { type ActorMention, type CountryCode, type Party, partiesOf, partyOf, type Rank, rankOrder } from '../model/index.js'
import type { Scene } from './scene.js'

export interface Present {
  /** Persons and unnamed officials, by country, then by name. */
  readonly participants: readonly Party[]
  /** States and organisations that are told of as a whole or by a delegation. */
  readonly delegations: readonly CountryCode[]
}

/** Reads who a list of mentions brings to the table. */
export function presentOf(scene: Scene, mentions: readonly ActorMention[]): Present {
  const participants = new Map<number, Party>()
  const delegations = new Set<CountryCode>()
  for (const mention of mentions) {
    const whole = partyOf(scene.analysed, mention)
    if (whole.kind === 'delegation' && whole.country) delegations.add(whole.country)
    for (const party of partiesOf(scene.analysed, mention)) {
      if (party.kind === 'people' && party.rank === null) continue
      if (isCollective(party)) {
        if (party.country) delegations.add(party.country)
      } else if (!participants.has(party.entity)) participants.set(party.entity, party)
    }
  }
  return { participants: sorted([...participants.values()]), delegations: [...delegations].sort() }
}

function isCollective(party: Party): boolean {
  return (
    party.kind === 'state' ||
    party.kind === 'organisation' ||
    party.kind === 'group' ||
    party.kind === 'delegation' ||
    party.kind === 'body'
  )
}

export function sorted(participants: readonly Party[]): readonly Party[] {
  return participants.toSorted(
    (a, b) => by((party: Party) => party.country ?? '~')(a, b) || by((party: Party) => party.name ?? '~')(a, b) || a.entity - b.entity,
  )
}

/** All states at the table, sorted. */
export function statesOf(present: Present): readonly CountryCode[] {
  const codes = new Set<CountryCode>(present.delegations)
  for (const party of present.participants) if (party.country) codes.add(party.country)
  return [...codes].sort()
}

/** The lower of the highest ranks on each side; null while fewer than two sides have a rank. */
export function levelOf(participants: readonly Party[]): Rank | null {
  const highest = new Map<string, Rank>()
  for (const party of participants) {
    if (!party.country || !party.rank) continue
    const held = highest.get(party.country)
    if (!held || rankOrder(party.rank) < rankOrder(held)) highest.set(party.country, party.rank)
  }
  const ranks = [...highest.values()].toSorted((a, b) => rankOrder(b) - rankOrder(a))
  return highest.size >= 2 ? (ranks[0] ?? null) : null
}
