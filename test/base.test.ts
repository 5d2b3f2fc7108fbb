import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths, civilOf, dayFromNumber, dayNumber, daysBetween, parseDay, weekdayOf } from '../src/base/days.js'
import { contentId, sha256Hex } from '../src/base/hash.js'
import { by } from '../src/base/order.js'
import { seededRandom, shuffled } from '../src/base/random.js'
import type { Day } from '../src/base/types.js'

const someDay = fc.integer({ min: -700_000, max: 2_900_000 }).map(dayFromNumber)

describe('days', () => {
  it('agree with the platform calendar', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const date = new Date(`${day}T00:00:00Z`)
        expect(dayNumber(day)).toBe(date.getTime() / 86_400_000)
        expect(weekdayOf(day)).toBe((date.getUTCDay() + 6) % 7)
      }),
      { seed: 1, numRuns: 2000 },
    )
  })

  it('undo what they add, and count what lies between', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -10_000, max: 10_000 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day)
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
      { seed: 2 },
    )
  })

  it('cut the date to the month that is reached', () => {
    expect(addMonths('2024-01-31' as Day, 1)).toBe('2024-02-29')
    expect(addMonths('2023-01-31' as Day, 1)).toBe('2023-02-28')
    expect(addMonths('2022-03-15' as Day, -15)).toBe('2020-12-15')
  })

  it('are none when the calendar has no such day', () => {
    for (const text of ['2022-13-40', '2023-02-29', '1900-02-29', '2022-00-10', '22-01-01', '2022-1-1', '2022-01-32'])
      expect(parseDay(text)).toBeNull()
    expect(parseDay('2000-02-29')).toBe('2000-02-29')
    expect(civilOf('2022-08-28' as Day)).toEqual({ year: 2022, month: 8, day: 28 })
  })
})

describe('content ids', () => {
  it('tell parts apart and are the same every time', () => {
    expect(contentId('d', ['a', 'b'])).toBe(contentId('d', ['a', 'b']))
    expect(contentId('d', ['a', 'b'])).not.toBe(contentId('d', ['ab', '']))
    expect(contentId('d', ['x'])).toMatch(/^d[0-9a-z]{16}$/)
  })

  it('use SHA-256 as published (FIPS 180-2, "abc")', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})

describe('order and chance', () => {
  it('orders texts by code units and numbers by size', () => {
    expect(['b', 'Z', 'a', 'ä'].sort(by((text) => text))).toEqual(['Z', 'a', 'b', 'ä'])
    expect([10, 9, 1].sort(by((number) => number))).toEqual([1, 9, 10])
  })

  it('repeats a sequence for a seed, and keeps all elements when it shuffles', () => {
    const [a, b] = [seededRandom(42), seededRandom(42)]
    for (let i = 0; i < 100; i++) expect(a()).toBe(b())
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (list, seed) => {
        expect(shuffled(list, seededRandom(seed)).sort(by((one) => one))).toEqual([...list].sort(by((one) => one)))
      }),
      { seed: 3 },
    )
  })
})
