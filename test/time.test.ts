import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { addDays, parseDay } from '../src/base/days.js'
import type { Dispatch } from '../src/model/dispatch.js'
import type { Day } from '../src/base/types.js'
import { readTimes } from '../src/time/index.js'
import { golden } from './golden.js'
import { wordsOf } from './support/words.js'

function dispatchOf(text: string, published: Day | null): Dispatch {
  return { id: 'd' as Dispatch['id'], source: null, address: null, published, language: 'en', text, regions: [], dateline: null }
}

function shown(text: string, published: Day | null, withTense: boolean): string {
  const tokens = wordsOf(text)
  const found = readTimes(dispatchOf(text, published), tokens).map((mention) => {
    const words = text.slice(tokens.from[mention.first], tokens.to[mention.end - 1])
    const { reading } = mention
    if (!reading) return `${words} = unresolved`
    const last = addDays(reading.to, -1)
    const range = reading.grain === 'day' ? reading.from : `${reading.from}..${last} ${reading.grain}`
    return `${words} = ${range}${withTense ? ` ${mention.tense}` : ''}${reading.basis === 'narrative' ? ' narrative' : ''}`
  })
  return found.length === 0 ? 'none' : found.join('; ')
}

golden('time', (input) => {
  const [first = '', ...lines] = input.split('\n')
  const [, day = '-', mark = ''] = first.split(' ')
  return lines.map((line) => shown(line, parseDay(day), mark === 'tense')).join('\n')
})

describe('readings of time', () => {
  const days = fc.integer({ min: 0, max: 40000 }).map((count) => addDays('1950-01-01' as Day, count))
  it('reads every past weekday within the week that ends on the day of publication', () => {
    const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
    fc.assert(
      fc.property(days, fc.constantFrom(...names), (published, name) => {
        const text = `The two ministers met on ${name} .`
        const reading = readTimes(dispatchOf(text, published), wordsOf(text))[0]?.reading
        expect(reading && reading.from <= published && reading.from > addDays(published, -7)).toBe(true)
      }),
      { seed: 7, numRuns: 200 },
    )
  })
  it('reads every written-out day as itself, whatever the day of publication', () => {
    const months = 'January February March April May June July August September October November December'.split(' ')
    fc.assert(
      fc.property(days, days, (published, day) => {
        const text = `They met on ${months[Number(day.slice(5, 7)) - 1]} ${Number(day.slice(8))}, ${day.slice(0, 4)} in Rome.`
        expect(readTimes(dispatchOf(text, published), wordsOf(text))[0]?.reading?.from).toBe(day)
      }),
      { seed: 11, numRuns: 200 },
    )
  })
  it('gives mentions in order that do not overlap, and ranges that are not empty', () => {
    const pieces =
      'on Tuesday|late last month|two days earlier|3 to 5 May|the 1990s|in 2016|the same day|next week|met|will|said|the|a few days ago'.split(
        '|',
      )
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), days, (parts, published) => {
        const text = parts.join(' ')
        let end = 0
        for (const mention of readTimes(dispatchOf(text, published), wordsOf(text))) {
          expect(mention.first).toBeGreaterThanOrEqual(end)
          end = mention.end
          expect(mention.reading === null || mention.reading.from < mention.reading.to).toBe(true)
        }
      }),
      { seed: 13, numRuns: 200 },
    )
  })
})
