import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asymmetry,
  byDirection,
  byYear,
  checkClaim,
  contactsOf,
  countsOf,
  groupsOf,
  type Kept,
  neighbourhoodOf,
  nodesOf,
  onePerCluster,
  othersMet,
  paceOf,
  personKey,
  reciprocity,
  seriesOf,
  standardScales,
  type StateFacts,
  stancesOverTime,
  type Tallies,
  typesOfTemper,
  type VoiceCell,
  voicesOf,
} from '../../src/analysis/index.js'
import { addDays, type Day } from '../../src/base/index.js'
import type { CountryCode, DispatchId } from '../../src/model/index.js'
import type { Dealing } from '../../src/store/reader.js'
import { event, party } from '../support/records.js'
import { dealing, meetingOf } from './dealing.js'

const code = (text: string) => text as CountryCode
const [irn, qat, usa] = ['IRN', 'QAT', 'USA'].map(code) as [CountryCode, CountryCode, CountryCode]
const range = { from: '2022-01-01' as Day, to: '2022-07-01' as Day }
const qatarToIran = { forth: false, back: true } as const

describe('series', () => {
  const list: readonly Dealing[] = [
    dealing('SUPPORT', { day: '2022-01-10', cameo: '051', reports: 2 }),
    dealing('ACCUSE', { day: '2022-01-20', cameo: '112', ...qatarToIran }),
    dealing('AID', { day: '2022-03-05', cameo: '073', ...qatarToIran }),
    dealing('AID', { day: '2021-01-01', wide: 365, ...qatarToIran }),
  ]
  const coverage = [
    { day: '2022-01-03' as Day, reports: 8 },
    { day: '2022-02-03' as Day, reports: 5 },
    { day: '2022-03-03' as Day, reports: 4 },
  ]
  const series = seriesOf(list, range, 'month', coverage, standardScales)
  it('counts reports and events apart', () => {
    expect(series.points.map(({ reports, events }) => [reports, events])).toEqual([
      [3, 2],
      [0, 0],
      [1, 1],
      [0, 0],
      [0, 0],
      [0, 0],
    ])
  })
  it('tells a time without any report from one without an event', () => {
    expect(series.points.map(({ covered }) => covered)).toEqual([true, true, true, false, false, false])
    expect(series.points.map(({ perThousand }) => perThousand)).toEqual([250, 0, 250, null, null, null])
  })
  it('leaves out what is dated more coarsely than a period, and says how many', () => {
    expect(series.undated).toBe(1)
    expect(seriesOf(list, { from: '2021-01-01' as Day, to: '2023-01-01' as Day }, 'year', [], standardScales).undated).toBe(0)
  })
  it('sums each scale for itself', () => {
    // January: PLOVER SUPPORT 5 and ACCUSE -3; Goldstein 051 3.4 and 112 -2.
    expect(series.points[0]?.plover).toEqual({ scored: 2, sum: 2, mean: 1 })
    expect(series.points[0]?.goldstein?.sum).toBeCloseTo(1.4)
    expect(series.points[1]?.plover).toBeNull()
    expect(series.points[0]?.conflict?.value).toBe(0.5)
  })
  it('weighs the two directions against each other', () => {
    const { forth, back } = byDirection(list)
    // 5 given, -3 + 10 + 10 received.
    expect(asymmetry(forth, back, standardScales)).toBe(5 - 17)
    expect(asymmetry(forth, [], standardScales)).toBeNull()
  })
  it('takes a symmetric event for both directions', () => {
    const { forth, back } = byDirection([dealing('CONSULT', { back: true })])
    expect([forth.length, back.length]).toEqual([1, 1])
  })
  it('correlates what both sides do, over periods in which both act', () => {
    const make = (types: readonly string[]) => types.map((type, i) => dealing(type, { day: `2022-0${i + 1}-05` }))
    const course = (acts: readonly Dealing[]) => seriesOf(acts, range, 'month', [], standardScales)
    const acts = make(['SUPPORT', 'ACCUSE', 'AID'])
    expect(reciprocity(course(acts), course(acts))).toEqual({ value: expect.closeTo(1), periods: 3 })
    expect(reciprocity(course(acts), course([]))).toBeNull()
  })
  const anyDealing = fc
    .tuple(
      fc.constantFrom('AID', 'ACCUSE', 'CONSULT', 'ASSAULT', 'unknown type'),
      fc.integer({ min: -40, max: 400 }),
      fc.integer({ min: 1, max: 5 }),
    )
    .map(([type, offset, reports]) => dealing(type, { day: addDays(range.from, offset), reports, cameo: type === 'AID' ? '070' : null }))
  it('has in its periods together what the list holds of the range, in any order, at any grain', () => {
    fc.assert(
      fc.property(fc.array(anyDealing, { maxLength: 40 }), fc.constantFrom('day', 'week', 'month', 'year' as const), (dealings, grain) => {
        const inRange = dealings.filter(({ day }) => day !== null && day >= range.from && day < range.to)
        const { points } = seriesOf(dealings, range, grain, [], standardScales)
        const total = (value: (point: (typeof points)[number]) => number) => points.reduce((sum, point) => sum + value(point), 0)
        expect(total(({ events }) => events)).toBe(inRange.length)
        expect(total(({ reports }) => reports)).toBe(inRange.reduce((sum, { reports }) => sum + reports, 0))
        const scores = inRange.flatMap((one) => standardScales.ploverOf(one) ?? [])
        expect(total(({ plover }) => plover?.sum ?? 0)).toBeCloseTo(scores.reduce((sum, score) => sum + score, 0))
        expect(total(({ plover }) => plover?.scored ?? 0)).toBe(scores.length)
        expect(total(({ goldstein }) => goldstein?.scored ?? 0)).toBe(inRange.filter(({ cameo }) => cameo !== null).length)
        const turned = seriesOf(dealings.toReversed(), range, grain, [], standardScales)
        expect(turned.points.map(({ events, quads }) => [events, quads])).toEqual(points.map(({ events, quads }) => [events, quads]))
      }),
      { numRuns: 200, seed: 5 },
    )
  })
})

describe('contacts', () => {
  const held = [
    meetingOf({ day: '2022-01-01', level: 'foreign-minister', host: irn }),
    meetingOf({ day: '2022-06-01', level: 'head-of-state', host: qat, states: 3 }),
    meetingOf({ day: '2022-02-01' }),
  ]
  const planned = meetingOf({ day: '2022-09-01', status: 'planned' })
  const cancelled = meetingOf({ day: '2022-05-01', status: 'cancelled' })
  const contacts = contactsOf([...held, planned, cancelled, meetingOf({ standing: 'denied' })])
  it('parts held, planned and failed meetings, in order of day', () => {
    expect(contacts.held.map(({ day }) => day)).toEqual(['2022-01-01', '2022-02-01', '2022-06-01'])
    expect([contacts.planned.length, contacts.failed.length]).toEqual([1, 2])
  })
  it('counts levels from the top and keeps the unknown apart', () => {
    expect(contacts.byLevel).toEqual([
      { level: 'head-of-state', count: 1 },
      { level: 'foreign-minister', count: 1 },
      { level: null, count: 1 },
    ])
  })
  it('knows the last contact, the longest gap and how many were of two states alone', () => {
    expect(contacts.last?.day).toBe('2022-06-01')
    expect(contacts.longestGap).toEqual({ from: '2022-02-01', to: '2022-06-01', days: 120 })
    expect(contacts.bilateral).toBe(2)
  })
})

describe('claims against the record', () => {
  const period = { from: '2022-01-01' as Day, to: '2022-07-01' as Day, grain: 'range', basis: 'stated' } as const
  const claim = (direction: -1 | 0 | 1, dispatch = -1) => ({ claim: { direction, period }, day: '2022-08-28' as Day, dispatch })
  const events = (month: string, type: string, count: number) =>
    Array.from({ length: count }, (_, i) => dealing(type, { day: `${month}-0${i + 1}` }))
  it('agrees when the mean score rose beyond doubt', () => {
    const check = checkClaim(claim(1), [...events('2021-09', 'ACCUSE', 6), ...events('2022-03', 'AID', 6)], standardScales)
    expect(check).toMatchObject({
      verdict: 'the record agrees',
      eventsIn: 6,
      eventsBefore: 6,
      before: { from: '2021-07-04', to: '2022-01-01' },
    })
    expect(check?.shift).toMatchObject({ value: 13, low: 13, high: 13 })
  })
  it('disagrees when it fell', () => {
    const check = checkClaim(claim(1), [...events('2021-09', 'AID', 6), ...events('2022-03', 'ACCUSE', 6)], standardScales)
    expect(check?.verdict).toBe('the record disagrees')
  })
  it('cannot tell from too few events', () => {
    const check = checkClaim(claim(1), [...events('2021-09', 'ACCUSE', 2), ...events('2022-03', 'AID', 6)], standardScales)
    expect(check?.verdict).toBe('cannot tell')
  })
  it('takes no evidence from the dispatch that makes the claim, nor from plans', () => {
    const own = Array.from({ length: 6 }, (_, i) => dealing('AID', { day: `2022-03-0${i + 1}`, dispatch: 77 }))
    const plans = Array.from({ length: 6 }, (_, i) => dealing('AID', { day: `2022-04-0${i + 1}`, standing: 'planned' }))
    const check = checkClaim(claim(1, 77), [...events('2021-09', 'ACCUSE', 6), ...own, ...plans], standardScales)
    expect(check).toMatchObject({ eventsIn: 0, verdict: 'cannot tell' })
  })
  it('reads the year before the statement where no time is named', () => {
    const check = checkClaim({ ...claim(1), claim: { direction: 1, period: null } }, [], standardScales)
    expect(check).toMatchObject({ period: { from: '2021-08-28', to: '2022-08-28' }, periodIsStated: false })
    expect(checkClaim({ ...claim(1), day: null, claim: { direction: 1, period: null } }, [], standardScales)).toBeNull()
  })
  it('gives nearly the same interval from many dispatches by drawing and by variance', () => {
    const many = (month: string, types: readonly string[], count: number) =>
      Array.from({ length: count }, (_, i) => dealing(types[i % types.length] ?? '', { day: `${month}-1${i % 9}` }))
    const some = [...many('2021-09', ['ACCUSE', 'CONSULT'], 49), ...many('2022-03', ['AID', 'CONSULT', 'ACCUSE'], 50)]
    const more = [...some, dealing('AID', { day: '2022-03-20' })]
    const [drawn, computed] = [some, more].map((list) => checkClaim(claim(1), list, standardScales)?.shift)
    expect(computed?.low).toBeCloseTo(drawn?.low ?? 0, 0)
    expect(computed?.high).toBeCloseTo(drawn?.high ?? 0, 0)
  })
})

describe('neighbourhood', () => {
  const facts = (own: string, land: readonly string[], sea: readonly string[], groups: readonly string[]): StateFacts => ({
    code: code(own),
    name: own,
    capital: null,
    latitude: null,
    longitude: null,
    land: land.map((one, i) => ({ code: code(one), kilometres: 100 - i })),
    sea: sea.map(code),
    groups,
  })
  const table = new Map(
    [facts('QAT', ['SAU'], ['IRN'], ['GCC', 'OIC']), facts('SAU', ['QAT'], [], ['GCC', 'OIC']), facts('IRN', [], ['QAT'], ['OIC'])].map(
      (one) => [one.code, one],
    ),
  )
  const met = (other: string, bilateral: boolean, day: string, level: 'deputy-minister' | null, key: number) => ({
    other: code(other),
    level,
    bilateral,
    count: 1,
    last: day as Day,
    latest: key,
  })
  const tallies: Tallies = {
    meetings: [
      met('IRN', true, '2022-01-01', 'deputy-minister', 1),
      met('IRN', false, '2022-02-01', null, 2),
      met('SAU', false, '2022-02-01', null, 2),
    ],
    recentMeetings: new Map([[code('IRN'), 1]]),
    events: [
      { other: usa, type: 'ACCUSE', mode: null, count: 3 },
      { other: irn, type: 'AID', mode: null, count: 1 },
      { other: irn, type: 'ACCUSE', mode: 'disapprove', count: 1 },
    ],
    issues: [
      { other: irn, issue: 'water', count: 1 },
      { other: irn, issue: 'trade', count: 4 },
    ],
  }
  const window = { recentYears: 1, formerYears: 2 }
  const rows = neighbourhoodOf(table.get(qat) as StateFacts, table, tallies, window, standardScales)
  it('lists neighbours by land, by sea, then others with records', () => {
    expect(rows.map((row) => [row.code, row.kilometres, row.bySea, row.groups])).toEqual([
      ['SAU', 100, false, ['GCC', 'OIC']],
      ['IRN', null, true, ['OIC']],
      ['USA', null, false, []],
    ])
  })
  it('parts meetings of two from those of several', () => {
    expect(rows.map((row) => [row.meetings, row.bilateral, row.multilateral])).toEqual([
      [1, 0, 1],
      [2, 1, 1],
      [0, 0, 0],
    ])
    expect(rows[1]).toMatchObject({ level: 'deputy-minister', last: { day: '2022-02-01', key: 2 }, pace: { recent: 1, before: 0.5 } })
    expect(rows[2]?.conflictEvents).toBe(3)
  })
  it('weighs scores by their counts and lists issues by how often they are named', () => {
    expect(rows[1]?.plover).toEqual({ scored: 2, sum: 8, mean: 4 })
    expect(rows[1]?.issues.map(({ issue }) => issue)).toEqual(['trade', 'water'])
  })
  it('sums up what a state has with the members of each of its groups', () => {
    expect(
      groupsOf(table.get(qat) as StateFacts, table, rows).map((one) => [one.group, one.members, one.met, one.codes, one.last]),
    ).toEqual([
      ['GCC', 1, 1, ['SAU'], '2022-02-01'],
      ['OIC', 2, 2, ['SAU', 'IRN'], '2022-02-01'],
    ])
  })
  it('speaks of a changed pace only beyond twice its error', () => {
    expect(paceOf(30, 8, { recentYears: 2, formerYears: 8 })).toMatchObject({ trend: 1 })
    expect(paceOf(3, 8, { recentYears: 2, formerYears: 8 }).trend).toBe(0)
    expect(paceOf(0, 0, { recentYears: 2, formerYears: 0 }).before).toBeNull()
  })
})

describe('issues, persons, network', () => {
  const cell = (country: string, speaker: string, stance: -1 | 0 | 1, count = 1): VoiceCell => ({
    country: code(country),
    speaker,
    stance,
    count,
    first: '2022-03-01' as Day,
    last: '2022-03-05' as Day,
  })
  it('gathers stances by state and speaker', () => {
    const voices = voicesOf([cell('QAT', 'C', 1), cell('IRN', 'A', 1), cell('IRN', 'A', -1), cell('IRN', 'B', 0)])
    expect(voices.map(({ country, stances }) => [country, stances])).toEqual([
      ['IRN', { favourable: 1, neutral: 1, critical: 1 }],
      ['QAT', { favourable: 1, neutral: 0, critical: 0 }],
    ])
    expect(voices[0]?.speakers.map(({ name, count }) => [name, count])).toEqual([
      ['A', 2],
      ['B', 1],
    ])
    expect([voices[0]?.first, voices[0]?.last]).toEqual(['2022-03-01', '2022-03-05'])
  })
  it('puts stances in order of time', () => {
    const course = stancesOverTime([
      { period: '2022', stance: 1, count: 2 },
      { period: '2021', stance: -1, count: 1 },
      { period: '2022', stance: 0, count: 5 },
    ])
    expect(course.map(({ period, stances }) => [period, stances.favourable, stances.neutral, stances.critical])).toEqual([
      ['2021', 0, 0, 1],
      ['2022', 2, 5, 0],
    ])
  })
  it('lists those met most often first, without the person', () => {
    const met = (name: string, count: number) => ({ name, country: qat, count, last: null })
    expect(othersMet([met('B', 1), met('A', 1), met('Own', 9), met('C', 4)], (name) => name === 'Own').map(({ name }) => name)).toEqual([
      'C',
      'A',
      'B',
    ])
  })
  it('counts meetings of each year and leaves no year out', () => {
    expect(byYear(['2020-05-01', null, '2022-01-01', '2022-03-01'] as (Day | null)[])).toEqual([
      { year: '2020', meetings: 1 },
      { year: '2021', meetings: 0 },
      { year: '2022', meetings: 2 },
    ])
    expect(byYear([])).toEqual([])
  })
  it('keys persons by name and state, without accents', () => {
    expect(personKey(party('MEX', 'Enrique Peña Nieto'))).toBe('enrique-pena-nieto.mex')
    expect(personKey(party('MEX'))).toBeNull()
  })
  it('makes the nodes of a network from its edges', () => {
    const bond = (a: string, b: string, meetings: number, conflict: number) => ({
      a: code(a),
      b: code(b),
      meetings,
      conflict,
      cooperation: 0,
      reports: 1,
    })
    expect(nodesOf([bond('IRN', 'QAT', 2, 0), bond('IRN', 'USA', 0, 3)])).toEqual([
      { code: 'IRN', degree: 2, dealings: 5 },
      { code: 'USA', degree: 1, dealings: 3 },
      { code: 'QAT', degree: 1, dealings: 2 },
    ])
  })
  it('puts every type of event in one temper', () => {
    const { cooperation, conflict } = typesOfTemper
    expect(cooperation.filter((type) => conflict.includes(type))).toEqual([])
    expect([cooperation.length, conflict.length]).toEqual([7, 9])
  })
  it('keeps the first record of a cluster', () => {
    const kept = (cluster: string): Kept => ({
      record: event('AID', ['IRN'], ['QAT']),
      dispatch: 'd' as DispatchId,
      published: null,
      outlet: 'A',
      cluster,
    })
    const list = [kept('x'), kept('x'), kept('y')]
    expect(onePerCluster(list)).toEqual([list[0], list[2]])
    expect(countsOf(list)).toEqual({ reports: 3, events: 2, outlets: 1 })
  })
})
