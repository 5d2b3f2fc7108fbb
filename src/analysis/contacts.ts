/** Meetings of a set of records: how often, at which level, who travelled to whom, how long the silence lasted. */
import { by, type Day, daysBetween } from '../base/index.js'
import { type CountryCode, type Rank, ranks } from '../model/index.js'
import type { Dealing } from '../store/reader.js'
import type { Period } from './periods.js'

/** What counting needs to know of a meeting. */
export type Encounter = Pick<Dealing, 'key' | 'day' | 'standing' | 'status' | 'level' | 'host' | 'states' | 'reports'>

export interface Contacts {
  /** Meetings held, in order of day; undated ones come last. */
  readonly held: readonly Encounter[]
  readonly planned: readonly Encounter[]
  /** Postponed, cancelled or denied. */
  readonly failed: readonly Encounter[]
  /** Highest level first; only levels that occur. Null: no office is known on one side. */
  readonly byLevel: readonly { readonly level: Rank | null; readonly count: number }[]
  /** By host; null: hosted by neither party or not known. */
  readonly byHost: readonly { readonly host: CountryCode | null; readonly count: number }[]
  readonly last: Encounter | null
  readonly longestGap: Gap | null
  /** Meetings of exactly two states among those held. */
  readonly bilateral: number
}

/** Days without a known meeting between two that are known. */
export interface Gap extends Period {
  readonly days: number
}

/** `list` holds each meeting once. */
export function contactsOf(list: readonly Encounter[]): Contacts {
  const ordered = list.toSorted(by(({ day }) => day ?? '9999-99-99'))
  const held = ordered.filter(isHeld)
  const planned = ordered.filter(isPlanned)
  const days = held.map(({ day }) => day).filter((day) => day !== null)
  return {
    held,
    planned,
    failed: ordered.filter((one) => !isHeld(one) && !isPlanned(one)),
    byLevel: [...ranks, null]
      .map((level) => ({ level, count: held.filter((one) => one.level === level).length }))
      .filter(({ count }) => count > 0),
    byHost: tally(held.map(({ host }) => host)).map(([host, count]) => ({ host, count })),
    last: held.findLast(({ day }) => day !== null) ?? null,
    longestGap: longestGap(days),
    bilateral: held.filter(({ states }) => states === 2).length,
  }
}

function isHeld({ status, standing }: Encounter): boolean {
  return status === 'held' && standing !== 'denied' && standing !== 'planned'
}

function isPlanned({ status, standing }: Encounter): boolean {
  return status === 'planned' || (status === 'held' && standing === 'planned')
}

/** The widest space between two neighbouring days of a sorted list; the earliest of equals. Null below two days. */
export function longestGap(days: readonly Day[]): Gap | null {
  let widest: Gap | null = null
  for (let i = 1; i < days.length; i++) {
    const [from, to] = [days[i - 1] as Day, days[i] as Day]
    const gap = daysBetween(from, to)
    if (widest === null || gap > widest.days) widest = { from, to, days: gap }
  }
  return widest
}

/** Counts equal values: most frequent first, equals in order of first occurrence. */
export function tally<T>(values: readonly T[]): readonly (readonly [T, number])[] {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}

/** The highest of the levels; null when none is known. */
export function highest(levels: readonly (Rank | null)[]): Rank | null {
  return ranks.find((rank) => levels.includes(rank)) ?? null
}
