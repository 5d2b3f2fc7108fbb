import { describe, expect, it } from 'vitest'
import { placeLabels } from '../../src/web/lib/labels.js'
import { piecesOf } from '../../src/web/lib/pieces.js'
import { dayInWords, rangeInWords } from '../../src/web/lib/format.js'

describe('names on a map', () => {
  it('stand below their marks where there is room', () => {
    expect(placeLabels([{ text: 'Mexico', x: 100, y: 50, r: 3 }], 300)).toEqual([{ x: 100, y: 66 }])
  })
  it('give way to those placed before', () => {
    const [first, second] = placeLabels(
      [
        { text: 'Guatemala', x: 100, y: 50, r: 3 },
        { text: 'Honduras', x: 130, y: 52, r: 3 },
      ],
      400,
    )
    expect(first?.y).toBe(66)
    expect(second?.y).toBeLessThan(52)
  })
  it('stay within the picture', () => {
    const [placed] = placeLabels([{ text: 'Antigua and Barbuda', x: 5, y: 50, r: 3 }], 300)
    expect(placed?.x).toBeGreaterThan(60)
  })
})

describe('pieces of a dispatch', () => {
  const evidence = (record: string, from: number, to: number) => ({
    record,
    part: 'trigger',
    from,
    to,
    exact: '',
    prefix: '',
    suffix: '',
    dispatch: 'd',
    sha256: '',
  })
  const view = {
    text: 'One two three.\n\nFour five.',
    regions: [],
    wordings: [],
    records: [
      { id: 'a', evidence: [evidence('a', 0, 7)] },
      { id: 'b', evidence: [evidence('b', 4, 13)] },
    ],
  } as unknown as Parameters<typeof piecesOf>[0]
  it('are cut where evidence begins and ends, and carry all records that they support', () => {
    const [first, second] = piecesOf(view)
    expect(first?.map(({ text, records }) => [text, records.join('')])).toEqual([
      ['One ', 'a'],
      ['two', 'ab'],
      [' three', 'b'],
      ['.', ''],
    ])
    expect(second?.map(({ text }) => text)).toEqual(['Four five.'])
  })
})

describe('days in words', () => {
  it('name a range by its last day, not by the day after', () => {
    expect(dayInWords('1973-10-22')).toBe('22 October 1973')
    expect(rangeInWords('1973-10-20', '1973-10-23')).toBe('20–22 October 1973')
    expect(rangeInWords('1973-10-20', '1973-11-02')).toBe('20 October – 1 November 1973')
    expect(rangeInWords(null, null)).toBe('undated')
  })
})
