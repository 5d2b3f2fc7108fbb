/** The neighbourhood of a state: who lies beside it, and how it deals with each. */
import {
  type GroupDealings,
  groupsOf,
  isConflict,
  type Neighbour,
  neighbourhoodOf,
  type StateFacts,
  type Tallies,
  type Window,
} from '../analysis/index.js'
import { addDays, type Day, daysBetween } from '../base/index.js'
import { type CountryCode, parties, type Rank } from '../model/index.js'
import { type Filter, heldOnly, type Item, type TallyRow } from '../store/reader.js'
import { rangeOf } from './relation.js'
import { type Desk, rowOf } from './serve-desk.js'
import type { NeighbourhoodView } from './serve-shapes.js'

export interface NeighboursQuestion {
  readonly state: string
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** Length of the recent window in years; default 5. */
  readonly recentYears?: number | undefined
}

/** Initiatives that a view carries along. */
const mostPlans = 60
const mostOthers = 50

export async function neighboursOf(question: NeighboursQuestion, desk: Desk): Promise<NeighbourhoodView> {
  const { reader, states, scales } = desk
  const code = question.state as CountryCode
  const bounds: Filter = { ...(question.from ? { from: question.from } : {}), ...(question.to ? { to: question.to } : {}) }
  const filter: Filter = { states: [code], ...bounds }
  const [meetings, info, plans, people] = await Promise.all([
    reader.tally('meeting', ['other', 'level', 'bilateral'], { ...filter, ...heldOnly }),
    reader.info(),
    reader.initiatives(filter, { limit: mostPlans }),
    reader.persons({ states: [code] }, { limit: 12 }),
  ])
  const events = await reader.tally('event', ['other', 'type', 'mode'], { ...filter, standing: ['happened'] })
  const range = rangeOf(
    question,
    [spanOf([...meetings, ...events])],
    info.first,
    question.to ?? spanOf([...meetings, ...events]).at(-1)?.day ?? info.last,
  )
  const recentYears = question.recentYears ?? 5
  const split = addDays(range.to, -Math.round(recentYears * 365.25))
  const tallies = await talliesOf(desk, filter, split, meetings, events)
  const window: Window = { recentYears, formerYears: Math.max(0, daysBetween(range.from, split) / 365.25) }
  const facts = states.facts.get(code) ?? unknownState(code, states.nameOf(code))
  const rows = neighbourhoodOf(facts, states.facts, tallies, window, scales)
  const near = rows.filter((row) => row.kilometres !== null || row.bySea)
  const others = rows.filter((row) => !near.includes(row)).slice(0, mostOthers)
  const shown = [...near, ...others]
  const last = await lastMeetings(shown, desk)
  const view = (row: Neighbour) => neighbourView(row, last.get(row.code), plans.items, desk)
  const { name, capital, latitude, longitude, groups } = { ...facts, name: states.nameOf(code) }
  return {
    state: { code, name, capital, latitude, longitude, groups: [...groups] },
    range,
    recentYears,
    neighbours: near.map(view),
    groups: await groupViews(groupsOf(facts, states.facts, rows), filter, split, recentYears, desk),
    others: others.map(view),
    people: people.items.map(({ name: key, office, records }) => ({ key, name: key, office, records })),
    initiatives: plans.items.map((item) => rowOf(item, desk)),
    plans: plans.total,
    notes: notesOf(desk.demonstration ? await outletsOf(desk, filter) : [], rows.length - shown.length, desk, range.to),
  }
}

/** What a state has with the members of a group together: each meeting and event once, however many members share it. */
async function groupViews(
  groups: readonly GroupDealings[],
  filter: Filter,
  split: Day,
  recentYears: number,
  { reader, scales }: Desk,
): Promise<NeighbourhoodView['groups']> {
  const recent = filter.from !== undefined && filter.from > split ? filter.from : split
  return Promise.all(
    groups.map(async ({ codes, ...group }) => {
      const among: Filter = { ...filter, among: codes }
      if (group.met === 0 && group.dealtWith === 0) return { ...plainGroup(group), ...noDealings }
      const [meetings, late, events] = await Promise.all([
        reader.tally('meeting', ['bilateral'], { ...among, ...heldOnly }),
        reader.tally('meeting', [], { ...among, ...heldOnly, from: recent }),
        reader.tally('event', ['type'], { ...among, standing: ['happened'] }),
      ])
      const sum = (rows: readonly TallyRow[]) => rows.reduce((total, { count }) => total + count, 0)
      const bilateral = sum(meetings.filter(({ key: [alone] }) => alone === '1'))
      const hostile = events.filter(({ key: [type] }) => {
        const quad = scales.quadOf({ type: type ?? '' })
        return quad !== null && isConflict(quad)
      })
      return {
        ...plainGroup(group),
        meetings: sum(meetings),
        bilateral,
        multilateral: sum(meetings) - bilateral,
        recentPace: sum(late) / recentYears,
        events: sum(events),
        conflictEvents: sum(hostile),
      }
    }),
  )
}

const noDealings = { meetings: 0, bilateral: 0, multilateral: 0, recentPace: 0, events: 0, conflictEvents: 0 }

function plainGroup({ group, members, met, level, last }: Omit<GroupDealings, 'codes'>) {
  return { group, members, met, level, last }
}

/** First and last days of all cells, sorted. */
function spanOf(rows: readonly TallyRow[]): readonly { readonly day: Day | null }[] {
  return rows
    .flatMap(({ first, last }) => [first, last].flatMap((day) => day ?? []))
    .sort()
    .map((day) => ({ day }))
}

async function talliesOf(
  desk: Desk,
  filter: Filter,
  split: Day,
  meetings: readonly TallyRow[],
  events: readonly TallyRow[],
): Promise<Tallies> {
  const { reader } = desk
  const recent = filter.from !== undefined && filter.from > split ? filter.from : split
  const [recentMeetings, issues] = await Promise.all([
    reader.tally('meeting', ['other'], { ...filter, ...heldOnly, from: recent }),
    reader.tally('statement', ['other', 'issue'], filter),
  ])
  return {
    meetings: meetings.map(({ key: [other, level, bilateral], count, last, latest }) => ({
      other: other as CountryCode,
      level: (level ?? null) as Rank | null,
      bilateral: bilateral === '1',
      count,
      last,
      latest,
    })),
    recentMeetings: new Map(recentMeetings.map(({ key: [other], count }) => [other as CountryCode, count])),
    events: events.map(({ key: [other, type, mode], count }) => ({
      other: other as CountryCode,
      type: type ?? '',
      mode: mode ?? null,
      count,
    })),
    issues: issues.flatMap(({ key: [other, issue], count }) => (issue ? [{ other: other as CountryCode, issue, count }] : [])),
  }
}

async function lastMeetings(rows: readonly Neighbour[], desk: Desk): Promise<ReadonlyMap<CountryCode, Item>> {
  const met = rows.flatMap(({ code, last }) => (last === null ? [] : [{ code, key: last.key }]))
  const items = await desk.reader.byKey(met.map(({ key }) => key))
  return new Map(met.flatMap(({ code }, i) => (items[i] ? [[code, items[i]] as const] : [])))
}

/** Whose meetings these are: one outlet alone is worth a word. */
async function outletsOf(desk: Desk, filter: Filter): Promise<readonly (string | null)[]> {
  const rows = await desk.reader.tally('meeting', ['outlet'], filter)
  return rows.map(({ key: [outlet] }) => outlet ?? null)
}

function unknownState(code: CountryCode, name: string): StateFacts {
  return { code, name, capital: null, latitude: null, longitude: null, land: [], sea: [], groups: [] }
}

function neighbourView(
  row: Neighbour,
  last: Item | undefined,
  plans: readonly Item[],
  desk: Desk,
): NeighbourhoodView['neighbours'][number] {
  const facts = desk.states.facts.get(row.code)
  const { pace, groups, issues, ...plain } = row
  const open = plans.filter(
    ({ record }) =>
      record.kind === 'initiative' &&
      parties(record).some(({ country }) => country === row.code) &&
      (record.steps.length === 0 || record.steps.some(({ state }) => state !== 'done')),
  )
  return {
    ...plain,
    name: desk.states.nameOf(row.code),
    latitude: facts?.latitude ?? null,
    longitude: facts?.longitude ?? null,
    groups: [...groups],
    issues: issues.map(({ issue, count }) => ({ issue, name: desk.issueName(issue), count })),
    last: last === undefined ? null : rowOf(last, desk),
    recentPace: pace.recent,
    formerPace: pace.before,
    trend: pace.trend,
    initiatives: open.slice(0, 5).map((item) => rowOf(item, desk)),
  }
}

function notesOf(outlets: readonly (string | null)[], cut: number, desk: Desk, to: Day): string[] {
  return [
    'Neighbours by land: World Factbook. Neighbours by sea: coasts nearest to adjoining waters within 200 nautical miles; no statement on any boundary.',
    `Pace compares meetings a year in the last years before ${addDays(to, -1)} with the time before (in brackets where it is printed); it is marked only where the difference exceeds twice its error.`,
    ...(cut > 0 ? [`${cut} further states that it deals with less are not listed.`] : []),
    ...(desk.demonstration
      ? ['The demonstration record holds only journeys and visits of the United States: dealings of two other states are not in it.']
      : []),
    ...(outlets.length === 1 ? [`All meetings come from one source: ${outlets[0] ?? 'unnamed'}.`] : []),
  ]
}
