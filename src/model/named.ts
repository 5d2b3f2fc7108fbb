/** How often a dispatch names each state or organisation: whom a record means that names nobody. */
import type { ActorMention } from './actor.js'
import type { ReadDispatch } from './coding.js'
import type { CountryCode } from './ids.js'

export interface NamedState {
  readonly country: CountryCode
  readonly count: number
  readonly first: ActorMention
  readonly last: ActorMention
}

/** States and organisations with the mentions of those that belong to them up to a token, mere places apart, in order of the last mention. */
export function statesNamed(read: ReadDispatch, end = Number.POSITIVE_INFINITY): readonly NamedState[] {
  const out = new Map<CountryCode, NamedState>()
  for (const mention of read.actors) {
    if (mention.head >= end) break
    const country = read.entities[mention.entity]?.country ?? null
    if (country === null || mention.reading === 'place') continue
    const before = out.get(country)
    out.delete(country)
    out.set(country, { country, count: (before?.count ?? 0) + 1, first: before?.first ?? mention, last: mention })
  }
  return [...out.values()]
}

/** The one named most often, the last of equals in the order given; null of none. */
export function mostNamed(list: readonly NamedState[]): NamedState | null {
  return list.reduce<NamedState | null>((most, one) => (most === null || one.count >= most.count ? one : most), null)
}
