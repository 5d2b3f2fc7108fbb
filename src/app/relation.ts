/** The relation of two states: its course, contacts, words and claims, from one question to the record. */
import {
  asymmetry,
  bucketsOf,
  byDirection,
  changeAgainst,
  changePoints,
  checkClaim,
  contactsOf,
  coverageBy,
  type Contacts,
  type Grain,
  grainFor,
  isConflict,
  meanWithBand,
  type Period,
  reciprocity,
  type Series,
  seriesOf,
  shareInterval,
  startOf,
  tally,
  tookPlace,
} from '../analysis/index.js'
import { addDays, type Day } from '../base/index.js'
import type { Party } from '../model/index.js'
import { parties } from '../model/index.js'
import type { DayCovered, Dealing, Item, Merging, TallyRow } from '../store/reader.js'
import { heldOnly } from '../store/reader.js'
import { type Desk, rowOf } from './serve-desk.js'
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
const most = 20

/** Claims that are checked, the latest: each is compared with the events of two years. */
const mostClaims = 20

export async function relationOf(question: RelationQuestion, desk: Desk): Promise<RelationView> {
  const { scales, states } = desk
  const { a, b, merging = 'cluster' } = question
  const gathered = await gather({ ...question, merging }, desk)
  const { events, meetings, statements, range, covered } = gathered
  const grain = question.grain ?? grainFor(range)
  const done = events.filter(tookPlace)
  const { forth, back } = byDirection(done)
  const coverage = coverageBy(covered, grain)
  const course = (list: readonly Dealing[]) => seriesOf(list, range, grain, coverage, scales)
  const series = { both: course(done), forth: course(forth), back: course(back) }
  const contacts = contactsOf(meetings)
  const quads = done.map((event) => scales.quadOf(event)).filter((quad) => quad !== null)
  const hostile = quads.filter(isConflict).length
  const counts = series.both.points.map((point) => (point.covered ? point.events : null))
  const people = await peopleOf(gathered.filter, desk)
  return {
    a: { code: a, name: states.nameOf(a) },
    b: { code: b, name: states.nameOf(b) },
    range,
    grain,
    merging,
    counts: {
      events: done.length,
      reports: done.reduce((sum, { reports }) => sum + reports, 0),
      outlets: new Set(done.flatMap(({ outlet }) => outlet ?? [])).size,
    },
    undated: series.both.undated,
    series: pointsOf(series.both, done, meetings, desk),
    forth: pointsOf(series.forth, [], [], desk),
    back: pointsOf(series.back, [], [], desk),
    conflict: shareInterval(hostile, quads.length - hostile),
    change: changeOf(series.both.points, counts, range),
    changePoints: breaksOf(series.both.points, counts),
    asymmetry: asymmetry(forth, back, scales),
    reciprocity: reciprocity(series.forth, series.back),
    contacts: await contactsView(contacts, desk),
    meetings: await latest([...contacts.held, ...contacts.planned, ...contacts.failed], desk),
    statements: {
      a: await latest(
        statements.filter((one) => one.forth),
        desk,
      ),
      b: await latest(
        statements.filter((one) => one.back),
        desk,
      ),
    },
    said: { a: statements.filter((one) => one.forth).length, b: statements.filter((one) => one.back).length },
    ...(await claimsOf(gathered, done, desk)),
    issues: (await desk.reader.tally('statement', ['issue'], gathered.filter))
      .flatMap(({ key: [issue], count }) => (issue ? [{ issue, name: desk.issueName(issue), count }] : []))
      .sort((x, y) => y.count - x.count || (x.issue < y.issue ? -1 : 1))
      .slice(0, 12),
    ...(await plansOf(gathered, desk)),
    people,
    notes: notesOf(events.length - done.length, series.both.undated, done.length - quads.length, done, merging),
  }
}

interface Gathered {
  readonly filter: { readonly between: readonly [string, string]; readonly merging: Merging; readonly from?: Day; readonly to?: Day }
  readonly events: readonly Dealing[]
  readonly meetings: readonly Dealing[]
  readonly statements: readonly Dealing[]
  readonly range: Period
  readonly covered: readonly DayCovered[]
}

/** All dealings of the two, and the time over which the record can speak of them. */
async function gather(question: RelationQuestion & { readonly merging: Merging }, desk: Desk): Promise<Gathered> {
  const { reader } = desk
  const between = [question.a, question.b] as const
  const bounds = { ...(question.from ? { from: question.from } : {}), ...(question.to ? { to: question.to } : {}) }
  const filter = { between, merging: question.merging, ...bounds }
  const [events, meetings, statements, info, covered] = await Promise.all([
    reader.dealings('event', filter),
    reader.dealings('meeting', filter),
    reader.dealings('statement', filter),
    reader.info(),
    // A time is covered when an outlet that tells of these two is in the record with anything at all.
    reader.covered(between),
  ])
  const last = covered.at(-1)?.day ?? info.last
  return { filter, events, meetings, statements, covered, range: rangeOf(question, [events, meetings, statements], info.first, last) }
}

/** Rows of the latest, newest first. */
export async function latest(
  dealings: readonly Pick<Dealing, 'key' | 'day'>[],
  desk: Desk,
  count = most,
): Promise<RelationView['meetings']> {
  const keys = dealings
    .toSorted((x, y) => ((x.day ?? '') < (y.day ?? '') ? -1 : (x.day ?? '') > (y.day ?? '') ? 1 : 0))
    .slice(-count)
    .toReversed()
    .map(({ key }) => key)
  return (await desk.reader.byKey(keys)).map((item) => rowOf(item, desk))
}

/** The latest claims of the two's course beside the record. */
async function claimsOf(
  { filter, statements }: Gathered,
  done: readonly Dealing[],
  desk: Desk,
): Promise<Pick<RelationView, 'claims' | 'claimsMade'>> {
  if (statements.length === 0) return { claims: [], claimsMade: 0 }
  const made = await desk.reader.dealings('statement', { ...filter, claims: true })
  const shown = made.slice(-mostClaims)
  const items = new Map((await desk.reader.byKey(shown.map(({ key }) => key))).map((item, i) => [shown[i]?.key, item]))
  const claims = shown.flatMap(({ key, day, dispatch }) => {
    const item = items.get(key)
    const claim = item?.record.kind === 'statement' ? item.record.claim : null
    if (
      item === undefined ||
      !claim?.states.some((code) => code === filter.between[0]) ||
      !claim.states.some((code) => code === filter.between[1])
    )
      return []
    const check = checkClaim({ claim, day, dispatch }, done, desk.scales)
    const wording = item.spans[`${claim.wording.from}-${claim.wording.to}`] ?? item.sentence.text
    return check === null ? [] : [{ ...check, wording, row: rowOf(item, desk) }]
  })
  return { claims, claimsMade: made.length }
}

async function plansOf({ filter }: Gathered, desk: Desk): Promise<Pick<RelationView, 'initiatives' | 'plans'>> {
  const plans = await desk.reader.initiatives(filter, { limit: most })
  return { initiatives: plans.items.map((item) => rowOf(item, desk)).toReversed(), plans: plans.total }
}

/** The range asked for; otherwise from the first to the last record of the two, cut to whole periods by the caller. */
export function rangeOf(
  question: { readonly from?: Day | undefined; readonly to?: Day | undefined },
  lists: readonly (readonly { readonly day: Day | null }[])[],
  first: Day | null,
  last: Day | null,
): Period {
  const [earliest, latestDay] = endsOf(lists)
  const begin = earliest ?? first ?? ('2000-01-01' as Day)
  const to = question.to ?? addDays(last !== null && last >= begin ? last : (latestDay ?? begin), 1)
  // Half a year at least, so that a single dispatch stands within its time.
  const early = addDays(to, -182)
  const from = question.from ?? (begin < early ? begin : early)
  return from < to ? { from, to } : { from, to: addDays(from, 1) }
}

function endsOf(lists: readonly (readonly { readonly day: Day | null }[])[]): readonly [Day | null, Day | null] {
  let [first, last]: [Day | null, Day | null] = [null, null]
  for (const list of lists)
    for (const { day } of list) {
      if (day === null) continue
      if (first === null || day < first) first = day
      if (last === null || day > last) last = day
    }
  return [first, last]
}

export async function contactsView(contacts: Contacts, desk: Desk): Promise<RelationView['contacts']> {
  const [last] = contacts.last === null ? [] : await desk.reader.byKey([contacts.last.key])
  return {
    held: contacts.held.length,
    planned: contacts.planned.length,
    failed: contacts.failed.length,
    bilateral: contacts.bilateral,
    byLevel: contacts.byLevel.map((level) => ({ ...level })),
    byHost: contacts.byHost.map(({ host, count }) => ({ host, name: host === null ? null : desk.states.nameOf(host), count })),
    last: last === undefined ? null : rowOf(last, desk),
    longestGap: contacts.longestGap,
  }
}

/** Bands are drawn only for `events`: those of both directions together. */
function pointsOf(series: Series, events: readonly Dealing[], meetings: readonly Dealing[], desk: Desk): RelationView['series'] {
  const days = meetings.filter(({ status }) => status === 'held').flatMap(({ day }) => day ?? [])
  const met = new Map(tally(days.map((day) => startOf(day, series.grain))))
  const first = series.points[0]?.from
  const { held } = bucketsOf(events, { from: first ?? ('9999-01-01' as Day), to: '9999-01-01' as Day }, series.grain)
  return series.points.map((point) => {
    const own = held.get(point.from) ?? []
    return {
      ...point,
      meetings: met.get(point.from) ?? 0,
      ploverMean: meanWithBand(own, (event) => desk.scales.ploverOf(event)),
      goldsteinMean: meanWithBand(own, (event) => desk.scales.goldsteinOf(event)),
    }
  })
}

/** The last whole period against those before it: one that the record does not reach the end of is no measure. */
function changeOf(points: readonly Period[], counts: readonly (number | null)[], range: Period): RelationView['change'] {
  const whole = points.filter(({ to }) => to <= range.to).length
  const change = changeAgainst(counts.slice(0, whole), 12)
  return change === null ? null : { ...change, from: points[whole - 1]?.from ?? range.from }
}

/** Periods that the record must tell of before a change of pace is looked for: in fewer every single dispatch would be one. */
const fewestPeriods = 12

function breaksOf(points: readonly Period[], counts: readonly (number | null)[]): RelationView['changePoints'] {
  if (counts.filter((count) => count !== null).length < fewestPeriods) return []
  const start = (i: number) => points[i]?.from ?? ''
  return changePoints(counts).map(({ at, earliest, latest: last, before, after }) => ({
    at: start(at),
    earliest: start(earliest),
    latest: start(last),
    before,
    after,
  }))
}

/** Named participants of the meetings held, by their number, with the office of the last. */
async function peopleOf({ between, from, to }: Gathered['filter'], desk: Desk): Promise<RelationView['people']> {
  const rows = await desk.reader.tally('meeting', ['participant'], {
    between,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...heldOnly,
  })
  const own = rows
    .filter(({ key: [who] }) => between.includes(who?.split('|')[1] ?? ''))
    .toSorted((x, y) => y.count - x.count || ((x.key[0] ?? '') < (y.key[0] ?? '') ? -1 : 1))
    .slice(0, most)
  const items = await desk.reader.byKey(own.flatMap(({ latest: key }) => key ?? []))
  const byRecord = new Map(own.flatMap((row) => row.latest ?? []).map((key, i) => [key, items[i]]))
  return own.map((row) => personIn(row, row.latest === null ? undefined : byRecord.get(row.latest)))
}

function personIn({ key: [who], count, last }: TallyRow, item: Item | undefined): RelationView['people'][number] {
  const [name = '', country = ''] = who?.split('|') ?? []
  const party: Party | undefined = item === undefined ? undefined : parties(item.record).find((one) => one.name === name)
  return { key: name, name, country: country === '' ? null : country, office: party?.office ?? null, meetings: count, last }
}

function notesOf(otherStanding: number, undated: number, unscored: number, events: readonly Dealing[], merging: Merging): string[] {
  const types = new Set(events.map(({ type }) => type))
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
      ? 'Reports of one happening are counted as one event, on the day of the first report.'
      : merging === 'one-a-day'
        ? 'Counted once a day for each source, target and type.'
        : 'Every report is counted.',
  )
  notes.push(
    'Counts follow reporting: silence in the record is not peace, and the source of an event is its grammatical subject, not its culprit.',
  )
  return notes
}
