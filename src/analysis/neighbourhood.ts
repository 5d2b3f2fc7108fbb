/** How a state stands with those around it: neighbours by land and sea, and fellow members of its regional groups. */
import type { Day } from '../base/index.js'
import { type CountryCode, type Rank } from '../model/index.js'
import { highest } from './contacts.js'
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

/** What the record tells of a state and each other, as tallies: one cell for each other state and the kinds of dealings with it. */
export interface Tallies {
  readonly meetings: readonly {
    readonly other: CountryCode
    readonly level: Rank | null
    readonly bilateral: boolean
    readonly count: number
    readonly last: Day | null
    readonly latest: number | null
  }[]
  readonly recentMeetings: ReadonlyMap<CountryCode, number>
  readonly events: readonly { readonly other: CountryCode; readonly type: string; readonly mode: string | null; readonly count: number }[]
  readonly issues: readonly { readonly other: CountryCode; readonly issue: string; readonly count: number }[]
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
  readonly last: { readonly day: Day; readonly key: number } | null
  readonly pace: Pace
  readonly events: number
  readonly conflictEvents: number
  readonly plover: Score | null
  /** Most named first, at most five. */
  readonly issues: readonly { readonly issue: string; readonly count: number }[]
}

/** Meetings a year: in the recent window and in the time before it. Null where that time is empty. */
export interface Pace {
  readonly recent: number
  readonly before: number | null
  readonly trend: -1 | 0 | 1
}

/** Years of the recent window, and of the time before it. */
export interface Window {
  readonly recentYears: number
  readonly formerYears: number
}

/** One row for each neighbour by land (longest border first), then by sea, then for others it deals with (most first). */
export function neighbourhoodOf(
  state: StateFacts,
  facts: ReadonlyMap<CountryCode, StateFacts>,
  tallies: Tallies,
  window: Window,
  scales: Scales,
): readonly Neighbour[] {
  const [meetings, events, issues] = [byOther(tallies.meetings), byOther(tallies.events), byOther(tallies.issues)]
  const land = new Map(state.land.map(({ code, kilometres }) => [code, kilometres]))
  const near = [...land.keys(), ...state.sea.filter((code) => !land.has(code))]
  const weight = (code: CountryCode) => sumOf(meetings.get(code) ?? []) + sumOf(events.get(code) ?? [])
  const far = [...new Set([...meetings.keys(), ...events.keys()])]
    .filter((code) => !near.includes(code) && code !== state.code)
    .sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))
  return [...near, ...far].map((code) => ({
    code,
    kilometres: land.get(code) ?? null,
    bySea: state.sea.includes(code),
    groups: (facts.get(code)?.groups ?? []).filter((group) => state.groups.includes(group)),
    ...metWith(meetings.get(code) ?? [], tallies.recentMeetings.get(code) ?? 0, window),
    ...dealtWith(events.get(code) ?? [], scales),
    issues: (issues.get(code) ?? [])
      .toSorted((a, b) => b.count - a.count || (a.issue < b.issue ? -1 : 1))
      .slice(0, 5)
      .map(({ issue, count }) => ({ issue, count })),
  }))
}

function byOther<T extends { readonly other: CountryCode }>(cells: readonly T[]): ReadonlyMap<CountryCode, readonly T[]> {
  const groups = new Map<CountryCode, T[]>()
  for (const cell of cells) {
    const group = groups.get(cell.other)
    if (group) group.push(cell)
    else groups.set(cell.other, [cell])
  }
  return groups
}

function sumOf(cells: readonly { readonly count: number }[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0)
}

function metWith(
  cells: Tallies['meetings'],
  recent: number,
  window: Window,
): Pick<Neighbour, 'meetings' | 'bilateral' | 'multilateral' | 'level' | 'last' | 'pace'> {
  const meetings = sumOf(cells)
  const bilateral = sumOf(cells.filter((cell) => cell.bilateral))
  let last: Neighbour['last'] = null
  for (const cell of cells)
    if (cell.last !== null && cell.latest !== null && (last === null || cell.last > last.day)) last = { day: cell.last, key: cell.latest }
  return {
    meetings,
    bilateral,
    multilateral: meetings - bilateral,
    level: highest(cells.map(({ level }) => level)),
    last,
    pace: paceOf(recent, meetings - recent, window),
  }
}

function dealtWith(cells: Tallies['events'], scales: Scales): Pick<Neighbour, 'events' | 'conflictEvents' | 'plover'> {
  let [scored, sum, hostile] = [0, 0, 0]
  for (const cell of cells) {
    const [score, quad] = [scales.ploverOf(cell), scales.quadOf(cell)]
    if (score !== null) {
      scored += cell.count
      sum += score * cell.count
    }
    if (quad !== null && isConflict(quad)) hostile += cell.count
  }
  return { events: sumOf(cells), conflictEvents: hostile, plover: scored === 0 ? null : { scored, sum, mean: sum / scored } }
}

/**
 * Meetings a year in the recent window and before it. The trend is 0 unless both the ratio passes 1.25 or 0.8 and the
 * difference of the counts exceeds twice its Poisson error.
 */
export function paceOf(recentCount: number, olderCount: number, { recentYears, formerYears }: Window): Pace {
  const recent = recentCount / recentYears
  if (formerYears <= 0) return { recent, before: null, trend: 0 }
  const before = olderCount / formerYears
  const error = Math.sqrt(recentCount / recentYears ** 2 + olderCount / formerYears ** 2)
  const clear = Math.abs(recent - before) > 2 * error
  return { recent, before, trend: clear && recent > before * 1.25 ? 1 : clear && recent < before * 0.8 ? -1 : 0 }
}

/** A regional group of a state: which of its members it deals with. */
export interface GroupDealings {
  readonly group: string
  /** The other members. */
  readonly codes: readonly CountryCode[]
  readonly members: number
  readonly met: number
  /** Members with whom there are events. */
  readonly dealtWith: number
  readonly level: Rank | null
  readonly last: Day | null
}

/** States that belong to a group, but for one. */
export function membersOf(group: string, but: CountryCode | string, facts: ReadonlyMap<CountryCode, StateFacts>): readonly CountryCode[] {
  return [...facts.values()].filter((one) => one.code !== but && one.groups.includes(group)).map(({ code }) => code)
}

export function groupsOf(
  state: StateFacts,
  facts: ReadonlyMap<CountryCode, StateFacts>,
  rows: readonly Neighbour[],
): readonly GroupDealings[] {
  return state.groups.map((group) => {
    const codes = membersOf(group, state.code, facts)
    const own = rows.filter(({ code }) => codes.includes(code))
    const days = own.flatMap(({ last }) => last?.day ?? []).sort()
    return {
      group,
      codes,
      members: codes.length,
      met: own.filter(({ meetings }) => meetings > 0).length,
      dealtWith: own.filter(({ events }) => events > 0).length,
      level: highest(own.map(({ level }) => level)),
      last: days.at(-1) ?? null,
    }
  })
}
