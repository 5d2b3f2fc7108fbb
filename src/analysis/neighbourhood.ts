/** How a state stands with those around it: neighbours by land and sea, and fellow members of its regional groups. */
import { addDays, type Day } from '../base/index.js'
import type { CountryCode, Rank } from '../model/index.js'
import { contactsOf, highest, tally } from './contacts.js'
import { statesAt } from './dyads.js'
import {
  dayOfRecord,
  isEvent,
  isInitiative,
  isMeeting,
  isStatement,
  type Kept,
  type KeptInitiative,
  type KeptMeeting,
  statesOf,
  tookPlace,
} from './kept.js'
import { scoreOf } from './series.js'
import { isConflict, type Scales } from './scales.js'
import type { Score } from './series.js'

/** What geography and treaties say of a state. */
export interface StateFacts {
  readonly code: CountryCode
  readonly name: string
  readonly capital: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  /** Land borders with their length in kilometres. */
  readonly land: readonly { readonly code: CountryCode; readonly kilometres: number }[]
  /** States whose waters meet its own. */
  readonly sea: readonly CountryCode[]
  /** Regional groups and organisations of limited membership. */
  readonly groups: readonly string[]
}

export interface Neighbour {
  readonly code: CountryCode
  readonly kilometres: number | null
  readonly bySea: boolean
  /** Regional groups that both belong to. */
  readonly groups: readonly string[]
  readonly meetings: number
  readonly bilateral: number
  readonly multilateral: number
  /** Highest level met at within the window. */
  readonly level: Rank | null
  readonly last: KeptMeeting | null
  /** Meetings a year: in the recent window and in the time before it. Null where that time is empty. */
  readonly pace: { readonly recent: number; readonly before: number | null; readonly trend: -1 | 0 | 1 }
  readonly events: number
  readonly conflictEvents: number
  readonly plover: Score | null
  readonly initiatives: readonly KeptInitiative[]
  readonly issues: readonly { readonly issue: string; readonly count: number }[]
}

export interface Window {
  readonly from: Day
  readonly to: Day
  /** Length of the recent window in days, counted back from `to`. */
  readonly recent: number
}

/** One row for each neighbour by land (longest border first), then by sea, then for others it has records with (most first). */
export function neighbourhoodOf(
  state: StateFacts,
  facts: ReadonlyMap<CountryCode, StateFacts>,
  records: readonly Kept[],
  window: Window,
  scales: Scales,
): readonly Neighbour[] {
  const shared = new Map<CountryCode, Kept[]>()
  for (const kept of records)
    for (const code of statesOf(kept)) {
      if (code === state.code) continue
      const list = shared.get(code)
      if (list) list.push(kept)
      else shared.set(code, [kept])
    }
  const land = new Map(state.land.map(({ code, kilometres }) => [code, kilometres]))
  const near = [...land.keys(), ...state.sea.filter((code) => !land.has(code))]
  const far = [...shared.keys()]
    .filter((code) => !near.includes(code))
    .sort((a, b) => (shared.get(b)?.length ?? 0) - (shared.get(a)?.length ?? 0))
  return [...near, ...far].map((code) => ({
    code,
    kilometres: land.get(code) ?? null,
    bySea: state.sea.includes(code),
    groups: (facts.get(code)?.groups ?? []).filter((group) => state.groups.includes(group)),
    ...dealings(shared.get(code) ?? [], window, scales),
  }))
}

type Dealings = Omit<Neighbour, 'code' | 'kilometres' | 'bySea' | 'groups'>

function dealings(records: readonly Kept[], window: Window, scales: Scales): Dealings {
  const within = records.filter((kept) => {
    const day = dayOfRecord(kept)
    return day !== null && day >= window.from && day < window.to
  })
  const contacts = contactsOf(within.filter(isMeeting))
  const events = within.filter(isEvent).filter(tookPlace)
  const issues = tally(within.filter(isStatement).flatMap(({ record }) => [...new Set(record.issues.map(({ issue }) => issue))]))
  return {
    meetings: contacts.held.length,
    bilateral: contacts.bilateral,
    multilateral: contacts.held.filter((kept) => statesAt(kept).length > 2).length,
    level: highest(contacts.held.map(({ record }) => record.level)),
    last: contacts.last,
    pace: paceOf(contacts.held, window),
    events: new Set(events.map(({ cluster }) => cluster)).size,
    conflictEvents: new Set(events.filter(({ record }) => hostile(scales.quadOf(record))).map(({ cluster }) => cluster)).size,
    plover: scoreOf(events.map(({ record }) => scales.ploverOf(record))),
    initiatives: within
      .filter(isInitiative)
      .filter(({ record }) => record.steps.length === 0 || record.steps.some(({ state }) => state !== 'done')),
    issues: issues.slice(0, 5).map(([issue, count]) => ({ issue, count })),
  }
}

function hostile(quad: ReturnType<Scales['quadOf']>): boolean {
  return quad !== null && isConflict(quad)
}

/**
 * Meetings a year in the recent window and before it. The trend is 0 unless both the ratio passes 1.25 or 0.8 and the
 * difference of the counts exceeds twice its Poisson error.
 */
export function paceOf(held: readonly KeptMeeting[], window: Window): Neighbour['pace'] {
  const split = addDays(window.to, -window.recent)
  const days = held.map(dayOfRecord).filter((day) => day !== null)
  const recentCount = days.filter((day) => day >= split).length
  const olderCount = days.length - recentCount
  const recentYears = window.recent / 365.25
  const olderYears = Math.max(0, yearsBetween(window.from, split))
  const recent = recentCount / recentYears
  if (olderYears <= 0) return { recent, before: null, trend: 0 }
  const before = olderCount / olderYears
  const error = Math.sqrt(recentCount / recentYears ** 2 + olderCount / olderYears ** 2)
  const clear = Math.abs(recent - before) > 2 * error
  return { recent, before, trend: clear && recent > before * 1.25 ? 1 : clear && recent < before * 0.8 ? -1 : 0 }
}

function yearsBetween(from: Day, to: Day): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + (Number(to.slice(5, 7)) - Number(from.slice(5, 7))) / 12
}
