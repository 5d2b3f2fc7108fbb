/** Two codings of one corpus compared: which events a change of rules or version adds, drops or recodes. */
import { by } from '../base/order.js'

/** What is compared of an event: a coded one or one read back from JSON. */
export interface Comparable {
  readonly type: string
  readonly mode: string | null
  readonly contexts: readonly string[]
  readonly cameo: string | null
  readonly standing: string
  readonly sources: readonly { readonly code: string }[]
  readonly targets: readonly { readonly code: string }[]
  readonly evidence: readonly { readonly part: string; readonly from: number; readonly to: number }[]
  readonly when: { readonly from: string; readonly to: string } | null
  readonly where: { readonly name: string } | null
}

export interface EventDiff<Event extends Comparable> {
  readonly added: readonly Event[]
  readonly dropped: readonly Event[]
  /** The same words between the same parties, coded otherwise. */
  readonly recoded: readonly { readonly before: Event; readonly after: Event; readonly fields: readonly string[] }[]
  readonly same: number
}

/** Compares the events of one dispatch, coded twice. Events are the same act when their first trigger overlaps. */
export function diffEvents<Event extends Comparable>(before: readonly Event[], after: readonly Event[]): EventDiff<Event> {
  const left = new Set(after)
  const dropped: Event[] = []
  const recoded: { before: Event; after: Event; fields: readonly string[] }[] = []
  let same = 0
  for (const old of before) {
    const match = [...left]
      .map((event) => ({ event, fields: changes(old, event) }))
      .filter(({ event }) => sameAct(old, event))
      .toSorted(by((one) => one.fields.length))[0]
    if (!match) {
      dropped.push(old)
      continue
    }
    left.delete(match.event)
    if (match.fields.length === 0) same++
    else recoded.push({ before: old, after: match.event, fields: match.fields })
  }
  return { added: [...left], dropped, recoded, same }
}

function sameAct(a: Comparable, b: Comparable): boolean {
  const triggers = (event: Comparable) => event.evidence.filter((one) => one.part === 'trigger')
  return triggers(a).some((one) => triggers(b).some((other) => one.from < other.to && other.from < one.to))
}

function changes(a: Comparable, b: Comparable): readonly string[] {
  const codes = (event: Comparable, side: 'sources' | 'targets') =>
    event[side]
      .map((party) => party.code)
      .sort()
      .join('|')
  const out: string[] = []
  if (a.type !== b.type) out.push('type')
  if (a.mode !== b.mode) out.push('mode')
  if (a.cameo !== b.cameo) out.push('cameo')
  if (a.contexts.join('|') !== b.contexts.join('|')) out.push('contexts')
  if (a.standing !== b.standing) out.push('standing')
  if (codes(a, 'sources') !== codes(b, 'sources')) out.push('sources')
  if (codes(a, 'targets') !== codes(b, 'targets')) out.push('targets')
  if (a.when?.from !== b.when?.from || a.when?.to !== b.when?.to) out.push('when')
  if (a.where?.name !== b.where?.name) out.push('where')
  return out
}
