/** The neighbourhood of a state: who lies beside it, and how it deals with each. */
import { isInitiative, isMeeting, type Kept, type Neighbour, neighbourhoodOf, type StateFacts, tally } from '../analysis/index.js'
import { addDays, type Day } from '../base/index.js'
import type { CountryCode } from '../model/index.js'
import type { Item } from '../store/reader.js'
import { rangeOf } from './relation.js'
import { all, coverageOf, cutNote, type Desk, rowOf } from './serve-desk.js'
import type { NeighbourhoodView } from './serve-shapes.js'

export interface NeighboursQuestion {
  readonly state: string
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** Length of the recent window in years; default 5. */
  readonly recentYears?: number | undefined
}

export async function neighboursOf(question: NeighboursQuestion, desk: Desk): Promise<NeighbourhoodView> {
  const { reader, states, scales } = desk
  const code = question.state as CountryCode
  const filter = { states: [code], ...(question.from ? { from: question.from } : {}), ...(question.to ? { to: question.to } : {}) }
  const [events, meetings, statements, initiatives, info, people] = await Promise.all([
    all((f, p) => reader.events(f, p), filter),
    all((f, p) => reader.meetings(f, p), filter),
    all((f, p) => reader.statements(f, p), filter),
    all((f, p) => reader.initiatives(f, p), filter),
    reader.info(),
    reader.persons({ states: [code] }, { limit: 12 }),
  ])
  const items: readonly Item[] = [...events, ...meetings, ...statements, ...initiatives]
  const telling = new Set(items.map(({ outlet }) => outlet))
  const last = (await coverageOf(desk)).reduce<Day | null>(
    (found, { day, outlet }) => (telling.has(outlet) && (found === null || day > found) ? day : found),
    null,
  )
  const range = rangeOf(question, items, info.first, last ?? info.last)
  const recentYears = question.recentYears ?? 5
  const facts = states.facts.get(code) ?? unknownState(code, states.nameOf(code))
  const rows = neighbourhoodOf(facts, states.facts, items, { ...range, recent: Math.round(recentYears * 365.25) }, scales)
  const near = rows.filter((row) => row.kilometres !== null || row.bySea)
  return {
    state: {
      code,
      name: states.nameOf(code),
      capital: facts.capital,
      latitude: facts.latitude,
      longitude: facts.longitude,
      groups: [...facts.groups],
    },
    range,
    recentYears,
    neighbours: near.map((row) => neighbourView(row, desk)),
    others: rows
      .filter((row) => !near.includes(row) && row.meetings + row.events > 0)
      .slice(0, 60)
      .map((row) => neighbourView(row, desk)),
    people: people.items.map(({ name, office, records }) => ({ key: name, name, office, records })),
    initiatives: items.filter((item) => isInitiative(item as Kept)).map((item) => rowOf(item, desk)),
    notes: [...notesOf(items, desk, range.to), ...cutNote(events, meetings, statements)],
  }
}

function unknownState(code: CountryCode, name: string): StateFacts {
  return { code, name, capital: null, latitude: null, longitude: null, land: [], sea: [], groups: [] }
}

function neighbourView(row: Neighbour, desk: Desk): NeighbourhoodView['neighbours'][number] {
  const facts = desk.states.facts.get(row.code)
  const { last, pace, initiatives, groups, issues, ...plain } = row
  return {
    ...plain,
    name: desk.states.nameOf(row.code),
    latitude: facts?.latitude ?? null,
    longitude: facts?.longitude ?? null,
    groups: [...groups],
    issues: issues.map((issue) => ({ ...issue })),
    last: last === null ? null : rowOf(last as unknown as Item, desk),
    recentPace: pace.recent,
    formerPace: pace.before,
    trend: pace.trend,
    initiatives: initiatives.map((kept) => rowOf(kept as unknown as Item, desk)),
  }
}

function notesOf(items: readonly Item[], desk: Desk, to: Day): string[] {
  const hosts = tally(items.filter((item) => isMeeting(item as Kept)).map(({ outlet }) => outlet ?? 'unnamed'))
  return [
    'Neighbours by land: World Factbook. Neighbours by sea: coasts nearest to adjoining waters within 200 nautical miles; no statement on any boundary.',
    `Pace compares meetings a year in the last years before ${addDays(to, -1)} with the time before; it is marked only where the difference exceeds twice its error.`,
    ...(desk.demonstration
      ? ['The demonstration record holds only journeys and visits of the United States: dealings of two other states are not in it.']
      : []),
    ...(hosts.length === 1 ? [`All meetings come from one source: ${hosts[0]?.[0]}.`] : []),
  ]
}
