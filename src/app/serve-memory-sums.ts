/** What the store's narrow tables tell, from records in memory. */
import { tally } from '../analysis/index.js'
import { type Day, daysBetween } from '../base/index.js'
import type { CountryCode } from '../model/index.js'
import type { Bond, Bonds, BondTypes, DayCovered, Dealing, Facets, Item } from '../store/reader.js'
import { codesOf, pairsOf, goes, typeOf } from './serve-filter.js'

export function dealingOf(item: Item, between: readonly [string, string] | undefined, key: number, dispatch: number): Dealing {
  const { record } = item
  const meeting = record.kind === 'meeting' ? record : null
  return {
    key,
    day: item.day,
    wide: record.when === null ? null : daysBetween(record.when.from, record.when.to),
    type: typeOf(record),
    mode: record.kind === 'event' ? record.mode : null,
    cameo: record.kind === 'event' ? record.cameo : null,
    standing: record.standing,
    status: meeting?.status ?? null,
    level: meeting?.level ?? null,
    host: meeting?.host ?? null,
    country: record.where?.country ?? null,
    states: new Set(codesOf(record)).size,
    forth: between !== undefined && goes(record, between[0], between[1]),
    back: between !== undefined && goes(record, between[1], between[0]),
    dispatch,
    outlet: item.outlet,
    reports: item.reports,
  }
}

export function coveredBy(items: readonly Item[]): readonly DayCovered[] {
  const days = new Map<Day, number>()
  for (const { day, record } of items) if (day !== null && record.kind !== 'initiative') days.set(day, (days.get(day) ?? 0) + 1)
  return [...days].map(([day, reports]) => ({ day, reports })).sort((x, y) => (x.day < y.day ? -1 : 1))
}

export function facetsOf(items: readonly Item[]): Facets {
  const count = (values: readonly string[]) => tally(values).map(([value, times]) => ({ value, count: times }))
  return {
    kind: count(items.map(({ record }) => record.kind)),
    state: count(items.flatMap(({ record }) => [...new Set(codesOf(record))])),
    year: count(items.flatMap(({ day }) => day?.slice(0, 4) ?? [])),
    type: count(items.flatMap(({ record }) => (record.kind === 'event' ? record.type : []))),
    outlet: count(items.flatMap(({ outlet }) => outlet ?? [])),
  }
}

/** The latest statements of each speaker's state, newest first; `items` in order of day. */
export function latestBy(
  items: readonly Item[],
  each: number,
  keyOf: (item: Item) => number,
): readonly { readonly country: CountryCode | null; readonly key: number }[] {
  const byCountry = new Map<CountryCode | null, number[]>()
  for (const item of items.toReversed()) {
    const countries = item.record.kind === 'statement' ? item.record.speakers.map(({ country }) => country) : []
    for (const country of new Set(countries)) {
      const keys = byCountry.get(country) ?? []
      if (keys.length < each) keys.push(keyOf(item))
      byCountry.set(country, keys)
    }
  }
  return [...byCountry].flatMap(([country, keys]) => keys.map((key) => ({ country, key })))
}

export function bondsOf(
  events: readonly Item[],
  meetings: readonly Item[],
  own: string | undefined,
  { cooperation, conflict, least }: BondTypes,
  most: number,
): Bonds {
  const bonds = new Map<string, Bond>()
  for (const item of [...events, ...meetings])
    for (const [a, b] of pairsOf(item.record)) {
      const held = bonds.get(`${a} ${b}`) ?? { a, b, meetings: 0, cooperation: 0, conflict: 0, reports: 0 }
      const type = typeOf(item.record)
      const met = item.record.kind === 'meeting'
      bonds.set(`${a} ${b}`, {
        ...held,
        meetings: held.meetings + (met ? 1 : 0),
        cooperation: held.cooperation + (!met && cooperation.includes(type) ? 1 : 0),
        conflict: held.conflict + (!met && conflict.includes(type) ? 1 : 0),
        reports: held.reports + item.reports,
      })
    }
  const near = new Set<string>([...bonds.values()].flatMap(({ a, b }) => (own === undefined || a === own || b === own ? [a, b] : [])))
  const weight = (bond: Bond) => Math.max(bond.meetings, bond.cooperation + bond.conflict)
  const all = [...bonds.values()].filter(({ a, b }) => near.has(a) && near.has(b))
  return {
    total: all.length,
    bonds: all
      .filter((bond) => weight(bond) >= least)
      .sort((x, y) => weight(y) - weight(x) || (`${x.a}${x.b}` < `${y.a}${y.b}` ? -1 : 1))
      .slice(0, most),
  }
}
