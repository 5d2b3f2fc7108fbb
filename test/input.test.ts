import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessLanguage } from '../src/input/language.js'
import { readDispatch } from '../src/input/index.js'
import type { Day } from '../src/base/types.js'
import { golden } from './golden.js'

golden('regions', (input) => {
  const { dispatch, diagnostics } = readDispatch({ text: input })
  const lines = dispatch.regions.map((region) => `${region.kind}: ${JSON.stringify(dispatch.text.slice(region.from, region.to))}`)
  const { dateline } = dispatch
  if (dateline) {
    const part = (span: { from: number; to: number } | null) => (span ? dispatch.text.slice(span.from, span.to) : '-')
    lines.push(`place ${part(dateline.place)} | date ${part(dateline.date)} | agency ${part(dateline.agency)}`)
  }
  lines.push(`published ${dispatch.published ?? '-'}`, ...diagnostics.map((one) => one.code))
  return lines.join('\n')
})

describe('reading a dispatch', () => {
  it('keeps the text as received and points into it', () => {
    const text = ' date 2022-08-28 Envoys met.\r\n\r\nThey spoke.\r\n'
    const { dispatch } = readDispatch({ text })
    expect(dispatch.text).toBe(text)
    expect(dispatch.regions.map((region) => text.slice(region.from, region.to))).toEqual(['date 2022-08-28', 'Envoys met.', 'They spoke.'])
  })

  it('reads LF and CRLF into the same regions', () => {
    const text = 'Headline of five words here\n\nPARIS, May 2 (AFP) - Envoys met.\n\nThey spoke.'
    const kinds = (one: string) =>
      readDispatch({ text: one }).dispatch.regions.map((region) => [region.kind, one.slice(region.from, region.to)])
    expect(kinds(text.replaceAll('\n', '\r\n'))).toEqual(kinds(text))
  })

  it("lets the text's own date win over the one that is given", () => {
    expect(readDispatch({ text: 'date 2022-08-28 Envoys met.', published: '2020-01-01' as Day }).dispatch.published).toBe('2022-08-28')
    expect(readDispatch({ text: 'Envoys met.', published: '2020-01-01' as Day }).dispatch.published).toBe('2020-01-01')
  })

  it('says that a leading date is none', () => {
    const { dispatch, diagnostics } = readDispatch({ text: 'date 2022-13-40 Envoys met.' })
    expect(dispatch.published).toBeNull()
    expect(diagnostics.map((one) => one.code)).toEqual(['input/not-a-date', 'input/no-date'])
  })

  it('gives ordered regions that do not overlap, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.array(fc.constantFrom('\n', '\n\n', 'PARIS, May 2 (AFP) - ', 'date 2022-08-28', ' He said. ', '\r\n')),
        (noise, parts) => {
          const text = parts.join(noise)
          let at = 0
          for (const region of readDispatch({ text }).dispatch.regions) {
            expect(region.from).toBeGreaterThanOrEqual(at)
            expect(region.to).toBeGreaterThan(region.from)
            at = region.to
          }
          expect(at).toBeLessThanOrEqual(text.length)
        },
      ),
      { seed: 7, numRuns: 500 },
    )
  })
})

describe('guessing the language', () => {
  it('knows English prose from other languages and from program text', () => {
    expect(guessLanguage('The minister said that the talks in the capital were to go on for another week, as both sides had agreed.')).toBe(
      'en',
    )
    expect(
      guessLanguage('Der Minister sagte, dass die Gespräche in der Hauptstadt noch eine Woche dauern, wie von beiden Seiten vereinbart.'),
    ).toBe('other')
    expect(guessLanguage('Министр заявил, что переговоры в столице продлятся ещё неделю по согласию обеих сторон встречи.')).toBe('other')
    expect(
      guessLanguage(
        'const a = require("fs"); function run(x, y) { return x.map(z => z.value + y.total); } module.exports = { run, other, thing, stuff };',
      ),
    ).toBe('other')
    expect(guessLanguage('Envoys met.')).toBe('unclear')
  })
})
