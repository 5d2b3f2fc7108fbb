import { describe, expect, it } from 'vitest'
import {
  asymmetry,
  byDirection,
  checkClaims,
  contactsOf,
  countsOf,
  directedPairs,
  dossierOf,
  goesFrom,
  isEvent,
  isMeeting,
  type KeptEvent,
  links,
  neighbourhoodOf,
  networkOf,
  onePerCluster,
  paceOf,
  personKey,
  reciprocity,
  seriesOf,
  slug,
  standardScales,
  type StateFacts,
  voicesOn,
} from '../../src/analysis/index.js'
import type { Day } from '../../src/base/index.js'
import type { CountryCode, Party, Statement } from '../../src/model/index.js'
import { day, event, meeting, party, statement as made } from '../build.js'
import { kept } from './kept.js'

const statement = (speaker: Party, rest: Partial<Statement> = {}) => made(speaker, [{ from: 0, to: 1 }], rest)
const code = (text: string) => text as CountryCode
const [irn, qat, usa, sau] = ['IRN', 'QAT', 'USA', 'SAU'].map(code) as [CountryCode, CountryCode, CountryCode, CountryCode]
const range = { from: '2022-01-01' as Day, to: '2022-07-01' as Day }

describe('direction', () => {
  const praise = kept(event('SUPPORT', ['IRN'], ['QAT']))
  const talks = kept(event('CONSULT', ['IRN', 'SAU'], [], { symmetric: true }))
  it('goes from source to target only', () => {
    expect([goesFrom(praise, irn, qat), goesFrom(praise, qat, irn), links(praise, qat, irn)]).toEqual([true, false, true])
  })
  it('goes both ways for a symmetric event, also among its sources', () => {
    expect([goesFrom(talks, irn, sau), goesFrom(talks, sau, irn), goesFrom(talks, irn, qat)]).toEqual([true, true, false])
    expect(directedPairs(talks).map((pair) => pair.join('>'))).toEqual(['IRN>SAU', 'SAU>IRN'])
  })
})

describe('series', () => {
  const list: readonly KeptEvent[] = [
    kept(event('SUPPORT', ['IRN'], ['QAT'], { when: day('2022-01-10'), cameo: '051' }), { cluster: 'one', outlet: 'A' }),
    kept(event('SUPPORT', ['IRN'], ['QAT'], { when: day('2022-01-11'), cameo: '051' }), { cluster: 'one', outlet: 'B' }),
    kept(event('ACCUSE', ['QAT'], ['IRN'], { when: day('2022-01-20'), cameo: '112' })),
    kept(event('AID', ['QAT'], ['IRN'], { when: day('2022-03-05'), cameo: '073' })),
    kept(event('AID', ['QAT'], ['IRN'], { when: { from: '2021-01-01' as Day, to: '2022-01-01' as Day, grain: 'year', basis: 'stated' } })),
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
    expect(countsOf(list)).toEqual({ reports: 5, events: 4, outlets: 2 })
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
    const { forth, back } = byDirection(list, irn, qat)
    // 5 given, -3 + 10 + 10 received.
    expect(asymmetry(forth, back, standardScales)).toBe(5 - 17)
    expect(asymmetry(forth, [], standardScales)).toBeNull()
  })
  it('correlates what both sides do, over periods in which both act', () => {
    const pairs = [
      ['SUPPORT', 'SUPPORT'],
      ['ACCUSE', 'ACCUSE'],
      ['AID', 'AID'],
    ] as const
    const make = (from: string, to: string, side: 0 | 1) =>
      pairs.map((types, i) => kept(event(types[side], [from], [to], { when: day(`2022-0${i + 1}-05`) })))
    const course = (acts: readonly KeptEvent[]) => seriesOf(acts, range, 'month', [], standardScales)
    expect(reciprocity(course(make('IRN', 'QAT', 0)), course(make('QAT', 'IRN', 1)))).toEqual({ value: expect.closeTo(1), periods: 3 })
    expect(reciprocity(course(make('IRN', 'QAT', 0)), course([]))).toBeNull()
  })
})

describe('contacts', () => {
  const held = [
    kept(meeting([party('IRN', 'A'), party('QAT', 'B')], { when: day('2022-01-01'), level: 'foreign-minister', host: irn })),
    kept(
      meeting([party('IRN', 'A'), party('QAT', 'B'), party('SAU', 'C')], { when: day('2022-06-01'), level: 'head-of-state', host: qat }),
    ),
    kept(meeting([party('IRN', 'A'), party('QAT', 'B')], { when: day('2022-02-01'), level: null })),
  ]
  const planned = kept(meeting([party('IRN'), party('QAT')], { when: day('2022-09-01'), status: 'planned' }))
  const cancelled = kept(meeting([party('IRN'), party('QAT')], { when: day('2022-05-01'), status: 'cancelled' }))
  const contacts = contactsOf([...held, planned, cancelled, ...held.slice(0, 1)])
  it('parts held, planned and failed meetings, one per cluster, in order of day', () => {
    expect(contacts.held.map(({ record }) => record.when?.from)).toEqual(['2022-01-01', '2022-02-01', '2022-06-01'])
    expect([contacts.planned.length, contacts.failed.length]).toEqual([1, 1])
  })
  it('counts levels from the top and keeps the unknown apart', () => {
    expect(contacts.byLevel).toEqual([
      { level: 'head-of-state', count: 1 },
      { level: 'foreign-minister', count: 1 },
      { level: null, count: 1 },
    ])
  })
  it('knows the last contact, the longest gap and how many were of two states alone', () => {
    expect(contacts.last?.record.when?.from).toBe('2022-06-01')
    expect(contacts.longestGap).toEqual({ from: '2022-02-01', to: '2022-06-01', days: 120 })
    expect(contacts.bilateral).toBe(2)
  })
})

describe('claims against the record', () => {
  const claim = (direction: -1 | 0 | 1, dispatch = 'claiming') =>
    kept(
      statement(party('IRN', 'A'), {
        when: day('2022-08-28'),
        claim: {
          states: [irn, qat],
          direction,
          period: { from: '2022-01-01' as Day, to: '2022-07-01' as Day, grain: 'range', basis: 'stated' },
          wording: { from: 0, to: 1 },
        },
      }),
      { dispatch },
    )
  const events = (month: string, type: string, count: number) =>
    Array.from({ length: count }, (_, i) => kept(event(type, ['IRN'], ['QAT'], { when: day(`${month}-0${i + 1}`) })))
  it('agrees when the mean score rose beyond doubt', () => {
    const [check] = checkClaims([claim(1)], [...events('2021-09', 'ACCUSE', 6), ...events('2022-03', 'AID', 6)], irn, qat, standardScales)
    expect(check).toMatchObject({
      verdict: 'the record agrees',
      eventsIn: 6,
      eventsBefore: 6,
      before: { from: '2021-07-04', to: '2022-01-01' },
    })
    expect(check?.shift).toMatchObject({ value: 13, low: 13, high: 13 })
  })
  it('disagrees when it fell', () => {
    const [check] = checkClaims([claim(1)], [...events('2021-09', 'AID', 6), ...events('2022-03', 'ACCUSE', 6)], irn, qat, standardScales)
    expect(check?.verdict).toBe('the record disagrees')
  })
  it('cannot tell from too few events', () => {
    const [check] = checkClaims([claim(1)], [...events('2021-09', 'ACCUSE', 2), ...events('2022-03', 'AID', 6)], irn, qat, standardScales)
    expect(check?.verdict).toBe('cannot tell')
  })
  it('takes no evidence from the dispatch that makes the claim', () => {
    const own = Array.from({ length: 6 }, (_, i) =>
      kept(event('AID', ['IRN'], ['QAT'], { when: day(`2022-03-0${i + 1}`) }), { dispatch: 'claiming' }),
    )
    const [check] = checkClaims([claim(1)], [...events('2021-09', 'ACCUSE', 6), ...own], irn, qat, standardScales)
    expect(check).toMatchObject({ eventsIn: 0, verdict: 'cannot tell' })
  })
  it('reads the year before the statement where no time is named', () => {
    const bare = claim(1)
    const unnamed = { ...bare, record: { ...bare.record, claim: bare.record.claim && { ...bare.record.claim, period: null } } }
    const [check] = checkClaims([unnamed], [], irn, qat, standardScales)
    expect(check).toMatchObject({ period: { from: '2021-08-28', to: '2022-08-28' }, periodIsStated: false })
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
  const records = [
    kept(meeting([party('QAT', 'B'), party('IRN', 'A')], { when: day('2022-01-01'), level: 'deputy-minister' })),
    kept(meeting([party('QAT', 'B'), party('IRN', 'A'), party('SAU', 'C')], { when: day('2022-02-01') })),
    kept(event('ACCUSE', ['QAT'], ['USA'], { when: day('2022-02-01') })),
  ]
  const rows = neighbourhoodOf(table.get(qat) as StateFacts, table, records, { ...range, recent: 90 }, standardScales)
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
    expect(rows[1]?.level).toBe('deputy-minister')
    expect(rows[2]?.conflictEvents).toBe(1)
  })
  it('speaks of a changed pace only beyond twice its error', () => {
    const many = (year: number, count: number) =>
      Array.from({ length: count }, (_, i) => kept(meeting([party('QAT'), party('IRN')], { when: day(`${year}-0${(i % 9) + 1}-10`) })))
    const window = { from: '2010-01-01' as Day, to: '2020-01-01' as Day, recent: 730 }
    expect(paceOf([...many(2012, 8), ...many(2019, 30)], window)).toMatchObject({ trend: 1 })
    expect(paceOf([...many(2012, 8), ...many(2019, 3)], window).trend).toBe(0)
    expect(paceOf([], { ...window, recent: 36_500 }).before).toBeNull()
  })
})

describe('issues, persons, network', () => {
  const said = (country: string, name: string, stance: -1 | 0 | 1) =>
    kept(statement(party(country, name), { stance, issues: [{ issue: 'water', wording: { from: 0, to: 1 } }], when: day('2022-03-01') }))
  it('gathers stances by state and speaker', () => {
    const voices = voicesOn('water', [
      said('IRN', 'A', 1),
      said('IRN', 'A', -1),
      said('IRN', 'B', 0),
      said('QAT', 'C', 1),
      kept(statement(party('USA', 'D'))),
    ])
    expect(voices.map(({ country, stances }) => [country, stances])).toEqual([
      ['IRN', { favourable: 1, neutral: 1, critical: 1 }],
      ['QAT', { favourable: 1, neutral: 0, critical: 0 }],
    ])
    expect(voices[0]?.speakers.map(({ name, count }) => [name, count])).toEqual([
      ['A', 2],
      ['B', 1],
    ])
  })
  it('makes a dossier of one person', () => {
    const minister = party('IRN', 'Ana Méndez', { office: 'Minister of Water', rank: 'minister' })
    const abroad = kept(
      meeting([minister, party('QAT', 'B')], {
        when: day('2022-03-01'),
        where: { place: null, name: 'Doha', country: qat, grain: 'city', basis: 'stated', latitude: null, longitude: null },
      }),
    )
    const home = kept(meeting([minister, party('QAT', 'B')], { when: day('2022-01-01') }))
    const dossier = dossierOf([abroad, home, said('QAT', 'B', 1)], (one) => slug(one.name ?? '') === 'ana-mendez')
    expect(dossier?.offices).toEqual([
      { office: 'Minister of Water', country: 'IRN', firstSeen: '2022-01-01', lastSeen: '2022-03-01', records: 2 },
    ])
    expect(dossier?.met).toEqual([{ key: 'b.qat', name: 'B', country: 'QAT', count: 2, last: '2022-03-01' }])
    expect(dossier?.travel.map(({ place }) => place)).toEqual(['Doha'])
    expect(dossier?.statements).toEqual([])
    expect(dossierOf([home], () => false)).toBeNull()
  })
  it('keys persons by name and state, without accents', () => {
    expect(personKey(party('MEX', 'Enrique Peña Nieto'))).toBe('enrique-pena-nieto.mex')
    expect(personKey(party('MEX'))).toBeNull()
  })
  it('draws one edge a pair, with a meeting and its event counted once each', () => {
    const talks = kept(meeting([party('IRN'), party('QAT'), party('SAU')], { when: day('2022-01-01') }))
    const accuse = kept(event('ACCUSE', ['IRN'], ['USA']))
    const network = networkOf([talks, accuse, accuse], standardScales)
    expect(network.edges.map((edge) => [edge.a, edge.b, edge.meetings, edge.conflict, edge.reports])).toEqual([
      ['IRN', 'QAT', 1, 0, 1],
      ['IRN', 'SAU', 1, 0, 1],
      ['IRN', 'USA', 0, 1, 2],
      ['QAT', 'SAU', 1, 0, 1],
    ])
    expect(network.nodes.find((node) => node.code === irn)).toMatchObject({ degree: 3, dealings: 3 })
    expect(network.nodes.map((node) => node.code)).toContain(usa)
    expect(sau).toBe('SAU')
  })
  it('keeps the first record of a cluster', () => {
    const list = [kept(event('AID', ['IRN'], ['QAT']), { cluster: 'x' }), kept(event('AID', ['IRN'], ['QAT']), { cluster: 'x' })]
    expect(onePerCluster(list)).toEqual([list[0]])
    expect(list.filter(isEvent).length + list.filter(isMeeting).length).toBe(2)
  })
})
