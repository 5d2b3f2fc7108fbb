/** The relation of two states: its course, contacts, words and claims, from one question to the record. */
import {
  asymmetry,
  byDirection,
  bootstrap,
  type Change,
  changeAgainst,
  changePoints,
  checkClaims,
  contactsOf,
  type Contacts,
  countsOf,
  type Grain,
  grainFor,
  isConflict,
  type KeptEvent,
  type KeptMeeting,
  type KeptStatement,
  onePerCluster,
  type Period,
  personKey,
  reciprocity,
  type Series,
  seriesOf,
  shareInterval,
  startOf,
  tally,
  tookPlace,
} from '../analysis/index.js'
import { addDays, type Day } from '../base/index.js'
import type { CountryCode, Event, Initiative, Meeting, Statement } from '../model/index.js'
import type { Item, Merging } from '../store/reader.js'
import { all, type Covered, coverageOf, cutNote, type Desk, rowOf } from './serve-desk.js'
import type { RelationView } from './serve-shapes.js'

export interface RelationQuestion {
  readonly a: string
  readonly b: string
  readonly from?: Day | undefined
  /** First day after. */
  readonly to?: Day | undefined
  readonly grain?: Grain | undefined
  /** Default `cluster`. */
  readonly merging?: Merging | undefined
}

/** Rows that a view carries along; the rest are a page of the record away. */
const most = 400

export async function relationOf(question: RelationQuestion, desk: Desk): Promise<RelationView> {
  const { scales, states } = desk
  const [a, b] = [question.a as CountryCode, question.b as CountryCode]
  const merging = question.merging ?? 'cluster'
  const { events, meetings, statements, initiatives, range, covered } = await gather(question, a, b, merging, desk)
  const grain = question.grain ?? grainFor(range)
  const done = events.filter(tookPlace)
  const { forth, back } = byDirection(done, a, b)
  const course = (list: readonly KeptEvent[]) => seriesOf(list, range, grain, covered, scales)
  const series = { both: course(done), forth: course(forth), back: course(back) }
  const contacts = contactsOf(meetings)
  const quadOf = onePerCluster(done)
    .map(({ record }) => scales.quadOf(record))
    .filter((quad) => quad !== null)
  const hostile = quadOf.filter(isConflict).length
  const counts = series.both.points.map((point) => (point.covered ? point.events : null))
  return {
    a: { code: a, name: states.nameOf(a) },
    b: { code: b, name: states.nameOf(b) },
    range,
    grain,
    merging,
    counts: { ...countsOf(done), reports: done.reduce((sum, item) => sum + item.reports, 0) },
    undated: series.both.undated,
    series: pointsOf(series.both, done, meetings, desk),
    forth: pointsOf(series.forth, forth, [], desk),
    back: pointsOf(series.back, back, [], desk),
    conflict: shareInterval(hostile, quadOf.length - hostile),
    change: changeOf(counts),
    changePoints: breaksOf(series.both.points, counts),
    asymmetry: asymmetry(forth, back, scales),
    reciprocity: reciprocity(series.forth, series.back),
    contacts: contactsView(contacts, desk),
    meetings: newest([...contacts.held, ...contacts.planned, ...contacts.failed] as unknown as readonly Item[], desk),
    ...wordsOf(statements, done, a, b, desk),
    initiatives: initiatives.map((item) => rowOf(item, desk)),
    people: peopleOf(contacts, a, b),
    notes: [
      ...notesOf(events.length - done.length, series.both.undated, onePerCluster(done).length - quadOf.length, done, merging),
      ...cutNote(events, meetings, statements),
    ],
  }
}

interface Gathered {
  readonly events: readonly (Item<Event> & KeptEvent)[]
  readonly meetings: readonly (Item<Meeting> & KeptMeeting)[]
  readonly statements: readonly (Item<Statement> & KeptStatement)[]
  readonly initiatives: readonly Item<Initiative>[]
  readonly range: Period
  readonly covered: readonly Covered[]
}

/** All records of the two, and the time over which the record can speak of them. */
async function gather(question: RelationQuestion, a: CountryCode, b: CountryCode, merging: Merging, desk: Desk): Promise<Gathered> {
  const { reader } = desk
  const bounds = { ...(question.from ? { from: question.from } : {}), ...(question.to ? { to: question.to } : {}) }
  const filter = { between: [a, b] as const, merging, ...bounds }
  const [events, meetings, statements, initiatives, info, coverage] = await Promise.all([
    all((f, p) => reader.events(f, p), filter),
    all((f, p) => reader.meetings(f, p), filter),
    all((f, p) => reader.statements(f, p), filter),
    all((f, p) => reader.initiatives(f, p), filter),
    reader.info(),
    coverageOf(desk),
  ])
  const dated = [...events, ...meetings, ...statements]
  // A time is covered when an outlet that tells of these two is in the record with anything at all.
  const telling = new Set(dated.map(({ outlet }) => outlet))
  const covered = coverage.filter(({ outlet }) => telling.has(outlet))
  const last = covered.reduce<Day | null>((found, { day }) => (found === null || day > found ? day : found), null)
  return { events, meetings, statements, initiatives, covered, range: rangeOf(question, dated, info.first, last ?? info.last) }
}

function newest(items: readonly Item[], desk: Desk): RelationView['meetings'] {
  return items
    .toReversed()
    .slice(0, most)
    .map((item) => rowOf(item, desk))
}

/** What the two said of each other, on what, and the claims among it. */
function wordsOf(
  statements: Gathered['statements'],
  done: Gathered['events'],
  a: CountryCode,
  b: CountryCode,
  desk: Desk,
): Pick<RelationView, 'statements' | 'claims' | 'issues'> {
  const spoken = (code: string) =>
    newest(
      statements.filter(({ record }) => record.speakers.some((speaker) => speaker.country === code)),
      desk,
    )
  return {
    statements: { a: spoken(a), b: spoken(b) },
    claims: checkClaims(statements, done, a, b, desk.scales).map(({ statement, ...claim }) => {
      const item = statement as Gathered['statements'][number]
      return { ...claim, wording: wordingOf(item), row: rowOf(item, desk) }
    }),
    issues: tally(statements.flatMap(({ record }) => [...new Set(record.issues.map(({ issue }) => issue))]))
      .slice(0, 12)
      .map(([issue, count]) => ({ issue, count })),
  }
}

/** The range asked for; otherwise from the first to the last record of the two, cut to whole periods by the caller. */
export function rangeOf(
  question: { readonly from?: Day | undefined; readonly to?: Day | undefined },
  items: readonly { readonly day: Day | null }[],
  first: Day | null,
  last: Day | null,
): Period {
  const days = items
    .map(({ day }) => day)
    .filter((day) => day !== null)
    .sort()
  const begin = days[0] ?? first ?? ('2000-01-01' as Day)
  const to = question.to ?? addDays(last !== null && last >= begin ? last : (days.at(-1) ?? begin), 1)
  // Half a year at least, so that a single dispatch stands within its time.
  const early = addDays(to, -182)
  const from = question.from ?? (begin < early ? begin : early)
  return from < to ? { from, to } : { from, to: addDays(from, 1) }
}

export function contactsView(contacts: Contacts, desk: Desk): RelationView['contacts'] {
  return {
    held: contacts.held.length,
    planned: contacts.planned.length,
    failed: contacts.failed.length,
    bilateral: contacts.bilateral,
    byLevel: contacts.byLevel.map((level) => ({ ...level })),
    byHost: contacts.byHost.map(({ host, count }) => ({ host, name: host === null ? null : desk.states.nameOf(host), count })),
    last: contacts.last === null ? null : rowOf(contacts.last as unknown as Item, desk),
    longestGap: contacts.longestGap,
  }
}

function wordingOf(item: Item<Statement>): string {
  const claim = item.record.claim
  return claim === null ? item.sentence.text : (item.spans[`${claim.wording.from}-${claim.wording.to}`] ?? item.sentence.text)
}

function pointsOf(series: Series, events: readonly KeptEvent[], meetings: readonly KeptMeeting[], desk: Desk): RelationView['series'] {
  const met = tallyBy(
    meetings.filter(({ record }) => record.status === 'held'),
    series.grain,
  )
  const held = groupBy(events, series.grain)
  return series.points.map((point) => ({
    ...point,
    meetings: met.get(point.from) ?? 0,
    ploverMean: meanWithBand(held.get(point.from) ?? [], desk),
  }))
}

/** Mean PLOVER score with a bootstrap band over dispatches; from one dispatch alone no band can be drawn, and none is. */
function meanWithBand(events: readonly KeptEvent[], desk: Desk): { value: number; low: number; high: number } | null {
  const documents = [...groupOf(events, (kept) => kept.dispatch).values()]
  if (documents.length < 2) return null
  return bootstrap(
    documents,
    (sample) => {
      const scores = sample
        .flat()
        .map(({ record }) => desk.scales.ploverOf(record))
        .filter((score) => score !== null)
      return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length
    },
    { draws: 200, seed: 7 },
  )
}

function groupOf<T>(list: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list) {
    const at = key(item)
    const group = groups.get(at)
    if (group) group.push(item)
    else groups.set(at, [item])
  }
  return groups
}

function groupBy(list: readonly KeptEvent[], grain: Grain): ReadonlyMap<string, readonly KeptEvent[]> {
  return groupOf(list, (kept) => startOf((kept.record.when?.from ?? kept.published ?? '0000-01-01') as Day, grain))
}

function tallyBy(list: readonly KeptMeeting[], grain: Grain): ReadonlyMap<string, number> {
  const days = list.map((kept) => kept.record.when?.from ?? kept.published).filter((day) => day !== null)
  return new Map(tally(days.map((day) => startOf(day, grain) as string)))
}

function changeOf(counts: readonly (number | null)[]): Change | null {
  return changeAgainst(counts, 12)
}

function breaksOf(points: readonly Period[], counts: readonly (number | null)[]): RelationView['changePoints'] {
  const start = (i: number) => points[i]?.from ?? ''
  return changePoints(counts).map(({ at, earliest, latest, before, after }) => ({
    at: start(at),
    earliest: start(earliest),
    latest: start(latest),
    before,
    after,
  }))
}

/** Named participants of the meetings, by the number of meetings, with the office of the last. */
function peopleOf(contacts: Contacts, a: string, b: string): RelationView['people'] {
  const people = new Map<string, RelationView['people'][number]>()
  for (const { record, published } of contacts.held)
    for (const party of record.participants) {
      const key = personKey(party)
      if (key === null || party.name === null || (party.country !== a && party.country !== b)) continue
      const before = people.get(key)
      people.set(key, {
        key: party.name,
        name: party.name,
        country: party.country,
        office: party.office ?? before?.office ?? null,
        meetings: (before?.meetings ?? 0) + 1,
        last: record.when?.from ?? published,
      })
    }
  return [...people.values()].sort((one, other) => other.meetings - one.meetings || (one.name < other.name ? -1 : 1)).slice(0, 40)
}

function notesOf(otherStanding: number, undated: number, unscored: number, events: readonly KeptEvent[], merging: Merging): string[] {
  const types = new Set(events.map(({ record }) => record.type))
  const notes: string[] = []
  if (otherStanding > 0)
    notes.push(`${otherStanding} events that are planned, possible, denied or history are listed but not counted in the series.`)
  if (undated > 0) notes.push(`${undated} events whose date is unknown or wider than one period are left out of the series.`)
  if (unscored > 0) notes.push(`${unscored} events of a type without a quad class are left out of scores and shares.`)
  if (types.size === 1)
    notes.push(
      `All events here are of one type (${[...types][0]}): scores and shares of conflict say nothing about this relation's temper.`,
    )
  notes.push(
    merging === 'cluster'
      ? 'Reports of one happening are counted as one event.'
      : merging === 'one-a-day'
        ? 'Counted once a day for each source, target and type.'
        : 'Every report is counted.',
  )
  notes.push(
    'Counts follow reporting: silence in the record is not peace, and the source of an event is its grammatical subject, not its culprit.',
  )
  return notes
}
