/** Meetings of a set of records: how often, at which level, who travelled to whom, how long the silence lasted. */
import { type Day, daysBetween } from '../base/index.js'
import { type CountryCode, type Rank, ranks } from '../model/index.js'
import { statesAt } from './dyads.js'
import { dayOfRecord, type KeptMeeting, onePerCluster } from './kept.js'
import type { Period } from './periods.js'

export interface Contacts {
  /** Meetings held, one per cluster, in order of day; undated ones come last. */
  readonly held: readonly KeptMeeting[]
  readonly planned: readonly KeptMeeting[]
  /** Postponed, cancelled or denied. */
  readonly failed: readonly KeptMeeting[]
  /** Highest level first; only levels that occur. Null: no office is known on one side. */
  readonly byLevel: readonly { readonly level: Rank | null; readonly count: number }[]
  /** By host; null: hosted by neither party or not known. */
  readonly byHost: readonly { readonly host: CountryCode | null; readonly count: number }[]
  readonly last: KeptMeeting | null
  readonly longestGap: Gap | null
  /** Meetings of exactly two states among those held. */
  readonly bilateral: number
}

/** Days without a known meeting between two that are known. */
export interface Gap extends Period {
  readonly days: number
}

export function contactsOf(list: readonly KeptMeeting[]): Contacts {
  const ordered = onePerCluster(list).toSorted(byDay)
  const held = ordered.filter(({ record }) => record.status === 'held' && record.standing !== 'denied' && record.standing !== 'planned')
  const planned = ordered.filter(({ record }) => record.status === 'planned' || (record.status === 'held' && record.standing === 'planned'))
  const failed = ordered.filter((kept) => !held.includes(kept) && !planned.includes(kept))
  const dated = held.filter((kept) => dayOfRecord(kept) !== null)
  return {
    held,
    planned,
    failed,
    byLevel: [...ranks, null]
      .map((level) => ({ level, count: held.filter(({ record }) => record.level === level).length }))
      .filter(({ count }) => count > 0),
    byHost: tally(held.map(({ record }) => record.host)).map(([host, count]) => ({ host, count })),
    last: dated.at(-1) ?? null,
    longestGap: longestGap(dated.map(dayOfRecord).filter((day) => day !== null)),
    bilateral: held.filter((kept) => statesAt(kept).length === 2).length,
  }
}

function byDay(a: KeptMeeting, b: KeptMeeting): number {
  const [dayA, dayB] = [dayOfRecord(a) ?? '9999-99-99', dayOfRecord(b) ?? '9999-99-99']
  return dayA < dayB ? -1 : dayA > dayB ? 1 : 0
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
