import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  betaQuantile,
  betaShare,
  bootstrap,
  changeAgainst,
  changePoints,
  correlation,
  goldsteinOfCode,
  grainFor,
  longestGap,
  nextStart,
  periodsIn,
  quantile,
  scoreOf,
  shareInterval,
  standardScales,
  startOf,
} from '../../src/analysis/index.js'
import { addDays, type Day } from '../../src/base/index.js'
import { event } from '../support/records.js'

const day = (text: string) => text as Day

describe('periods', () => {
  it('begins weeks on Monday', () => {
    expect(startOf(day('2022-08-28'), 'week')).toBe('2022-08-22')
    expect(startOf(day('2022-08-29'), 'week')).toBe('2022-08-29')
  })
  it('takes leap years and month lengths into account', () => {
    expect(nextStart(day('2024-02-01'), 'month')).toBe('2024-03-01')
    expect(periodsIn({ from: day('2023-12-30'), to: day('2024-02-02') }, 'month').map(({ from }) => from)).toEqual([
      '2023-12-01',
      '2024-01-01',
      '2024-02-01',
    ])
  })
  it('has no period in an empty range', () => {
    expect(periodsIn({ from: day('2024-01-01'), to: day('2024-01-01') }, 'day')).toEqual([])
  })
  it('covers every day exactly once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -40_000, max: 30_000 }),
        fc.integer({ min: 1, max: 900 }),
        fc.constantFrom('day', 'week', 'month', 'year' as const),
        (start, length, grain) => {
          const from = addDays(day('1970-01-01'), start)
          const periods = periodsIn({ from, to: addDays(from, length) }, grain)
          expect(periods[0]?.from.localeCompare(from)).toBeLessThanOrEqual(0)
          periods.slice(1).forEach((period, i) => expect(period.from).toBe(periods[i]?.to))
        },
      ),
      { numRuns: 200, seed: 1 },
    )
  })
  it('chooses years for a century and weeks for a season', () => {
    expect(grainFor({ from: day('1900-01-01'), to: day('2000-01-01') })).toBe('year')
    expect(grainFor({ from: day('2020-01-01'), to: day('2020-04-01') })).toBe('week')
  })
})

describe('intervals', () => {
  it('knows the incomplete beta function at worked points', () => {
    expect(betaShare(0.5, 2, 2)).toBeCloseTo(0.5, 10)
    // I_x(1, b) = 1 - (1 - x)^b and I_x(a, 1) = x^a.
    expect(betaShare(0.3, 1, 4)).toBeCloseTo(1 - 0.7 ** 4, 10)
    expect(betaShare(0.3, 3, 1)).toBeCloseTo(0.027, 10)
    // The arcsine law: I_x(1/2, 1/2) = 2/pi asin(sqrt x).
    expect(betaShare(0.2, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.2)), 10)
  })
  it('inverts it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        fc.double({ min: 0.5, max: 60, noNaN: true }),
        (p, a, b) => {
          expect(betaShare(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 6)
        },
      ),
      { numRuns: 300, seed: 2 },
    )
  })
  it('gives the share of conflict with its Jeffreys interval', () => {
    const share = shareInterval(2, 8)
    expect(share?.value).toBe(0.2)
    // Beta(2.5, 8.5): 0.0441 and 0.5028 (Brown, Cai and DasGupta 2001 tabulate 0.044 and 0.503 for 2 of 10).
    expect(share?.low).toBeCloseTo(0.0441, 3)
    expect(share?.high).toBeCloseTo(0.5028, 3)
    expect(shareInterval(0, 0)).toBeNull()
    expect(shareInterval(0, 3)?.low).toBe(0)
    expect(shareInterval(3, 0)?.high).toBe(1)
  })
  it('interpolates quantiles', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5)
    expect(quantile([], 0.5)).toBeNull()
  })
  it('draws whole documents, and the same ones for the same seed', () => {
    const mean = (sample: readonly (readonly number[])[]) => sample.flat().reduce((a, b) => a + b, 0) / sample.flat().length
    // One document with a hundred events weighs as one draw: the interval reaches from one document's mean to the other's.
    const documents = [Array<number>(100).fill(10), [0]]
    const found = bootstrap(documents, mean, { draws: 500, seed: 3 })
    expect(found).toEqual(bootstrap(documents, mean, { draws: 500, seed: 3 }))
    expect(found?.low).toBe(0)
    expect(found?.high).toBe(10)
    expect(bootstrap([[5], [5]], mean)).toEqual({ value: 5, low: 5, high: 5 })
    expect(bootstrap<readonly number[]>([], () => null)).toBeNull()
  })
  it('correlates hand-made pairs', () => {
    expect(
      correlation([
        [1, 2],
        [2, 4],
        [3, 6],
      ]),
    ).toBeCloseTo(1)
    expect(
      correlation([
        [1, 1],
        [2, -1],
        [3, 1],
        [4, -1],
      ]),
    ).toBeCloseTo(-0.4472, 4)
    expect(
      correlation([
        [1, 1],
        [2, 1],
        [3, 1],
      ]),
    ).toBeNull()
    expect(
      correlation([
        [1, 1],
        [2, 2],
      ]),
    ).toBeNull()
  })
})

describe('change', () => {
  it('compares with the mean of the window before', () => {
    expect(changeAgainst([10, 10, 10, 13], 3)).toMatchObject({ now: 13, before: 10, relative: 0.3, band: 'large increase' })
    expect(changeAgainst([10, 10, 11.5], 2)?.band).toBe('moderate increase')
    expect(changeAgainst([10, 10, 7], 2)?.band).toBe('large decrease')
    expect(changeAgainst([10, 10, 9], 2)?.band).toBe('limited change')
  })
  it('guards low baselines', () => {
    expect(changeAgainst([1, 2, 5], 2)).toMatchObject({ band: 'limited change', lowBaseline: true })
    expect(changeAgainst([1, 2, 6], 2)).toMatchObject({ band: 'large increase', lowBaseline: false })
  })
  it('skips gaps and does not read them as zero', () => {
    expect(changeAgainst([10, null, 10, 10], 3)).toMatchObject({ before: 10, periods: 2 })
    expect(changeAgainst([10, 10, null], 2)).toBeNull()
    expect(changeAgainst([4], 2)).toBeNull()
  })
  it('finds a break in level where it is', () => {
    const counts = [...Array<number>(20).fill(2), ...Array<number>(20).fill(12)]
    expect(changePoints(counts)).toEqual([{ at: 20, earliest: 20, latest: 20, before: 2, after: 12 }])
  })
  it('gives a range where the break could as well lie', () => {
    const [found] = changePoints([2, 3, 2, 3, 2, 3, 2, 5, 6, 8, 9, 8, 9, 8, 9, 8])
    expect(found?.earliest).toBeLessThanOrEqual(found?.at ?? -1)
    expect(found?.latest).toBeGreaterThanOrEqual(found?.at ?? 99)
    expect((found?.latest ?? 0) - (found?.earliest ?? 0)).toBeGreaterThan(0)
  })
  it('finds none in a level series, in noise of its own size, or in too short a one', () => {
    expect(changePoints(Array<number>(50).fill(3))).toEqual([])
    expect(changePoints([3, 4, 2, 3, 5, 3, 2, 4, 3, 3, 4, 2, 3, 4])).toEqual([])
    expect(changePoints([1, 9])).toEqual([])
  })
  it('agrees with the best segmentation found by trying all', () => {
    const cost = (counts: readonly number[]) => {
      const total = counts.reduce((a, b) => a + b, 0)
      return total === 0 ? 0 : total - total * Math.log(total / counts.length)
    }
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 4, maxLength: 10 }), (counts) => {
        const penalty = 2
        let best = Number.POSITIVE_INFINITY
        for (let mask = 0; mask < 1 << (counts.length - 1); mask++) {
          const cuts = [0, ...counts.map((_, i) => i).filter((i) => i > 0 && mask & (1 << (i - 1))), counts.length]
          const parts = cuts.slice(1).map((end, i) => counts.slice(cuts[i], end))
          if (parts.some((part) => part.length < 2)) continue
          best = Math.min(best, parts.reduce((sum, part) => sum + cost(part), 0) + penalty * (parts.length - 1))
        }
        const points = changePoints(counts, { penalty, shortest: 2 }).map(({ at }) => at)
        const cuts = [0, ...points, counts.length]
        const found = cuts.slice(1).reduce((sum, end, i) => sum + cost(counts.slice(cuts[i], end)), 0) + penalty * points.length
        expect(found).toBeCloseTo(best, 8)
      }),
      { numRuns: 300, seed: 4 },
    )
  })
})

describe('scales', () => {
  it('scores by mode where the mode has a score of its own', () => {
    expect(standardScales.ploverOf(event('CONSULT', ['USA'], ['EGY'], { mode: 'visit' }))).toBe(4)
    expect(standardScales.ploverOf(event('CONSULT', ['USA'], ['EGY'], { mode: null }))).toBe(2.5)
    expect(standardScales.ploverOf(event('ACCUSE', ['USA'], ['EGY']))).toBe(-3)
    expect(standardScales.quadOf(event('SANCTION', ['USA'], ['EGY']))).toBe('material-conflict')
    expect(standardScales.ploverOf(event('OWN-TYPE', ['USA'], ['EGY']))).toBeNull()
  })
  it('reads CAMEO codes as text and falls back to the root', () => {
    expect(goldsteinOfCode('042')).toBe(1.9)
    expect(goldsteinOfCode('0421')).toBe(1.9)
    expect(goldsteinOfCode('190')).toBe(-10)
    expect(goldsteinOfCode('10')).toBe(-5)
    expect(goldsteinOfCode('010')).toBe(0)
    expect(goldsteinOfCode('99')).toBeNull()
  })
  it('leaves what a scale does not know out of sums', () => {
    expect(scoreOf([4, null, -2])).toEqual({ scored: 2, sum: 2, mean: 1 })
    expect(scoreOf([null])).toBeNull()
  })
})

describe('gaps between meetings', () => {
  it('finds the widest', () => {
    expect(longestGap([day('2020-01-01'), day('2020-01-11'), day('2020-03-01')])).toEqual({
      from: '2020-01-11',
      to: '2020-03-01',
      days: 50,
    })
    expect(longestGap([day('2020-01-01')])).toBeNull()
  })
})
