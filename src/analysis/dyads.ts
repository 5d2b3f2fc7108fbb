/** From compound actors to pairs of states: who did something to whom. */
import type { CountryCode } from '../model/index.js'
import type { KeptEvent, KeptMeeting } from './kept.js'

/** True when the event goes from `a` to `b`; a symmetric event goes both ways. */
export function goesFrom(kept: KeptEvent, a: CountryCode, b: CountryCode): boolean {
  const { sources, targets, symmetric } = kept.record
  const source = (code: CountryCode) => sources.some((party) => party.country === code)
  const target = (code: CountryCode) => targets.some((party) => party.country === code)
  if (source(a) && target(b)) return true
  if (!symmetric) return false
  return (source(b) && target(a)) || (source(a) && source(b))
}

/** True when the event links the two states in either direction. */
export function links(kept: KeptEvent, a: CountryCode, b: CountryCode): boolean {
  return goesFrom(kept, a, b) || goesFrom(kept, b, a)
}

/** States on the two sides of a meeting, each once, sorted. */
export function statesAt(kept: KeptMeeting): readonly CountryCode[] {
  const found = new Set<CountryCode>(kept.record.delegations)
  for (const party of kept.record.participants) if (party.country !== null) found.add(party.country)
  return [...found].sort()
}

/** Directed pairs of different states of one event: source and target, and the reverse when it is symmetric. */
export function directedPairs(kept: KeptEvent): readonly (readonly [CountryCode, CountryCode])[] {
  const seen = new Map<string, readonly [CountryCode, CountryCode]>()
  const add = (from: CountryCode | null, to: CountryCode | null) => {
    if (from !== null && to !== null && from !== to) seen.set(`${from} ${to}`, [from, to])
  }
  const { sources, targets, symmetric } = kept.record
  for (const source of sources)
    for (const target of targets) {
      add(source.country, target.country)
      if (symmetric) add(target.country, source.country)
    }
  if (symmetric) for (const one of sources) for (const other of sources) add(one.country, other.country)
  return [...seen.values()]
}
