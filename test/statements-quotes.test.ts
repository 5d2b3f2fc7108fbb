import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findQuotes } from '../src/statements/quotes.js'
import { golden } from './golden.js'

function paragraphsOf(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/\S[^]*?(?=\n\n|$)/g)].map((match) => ({ from: match.index, to: match.index + match[0].length }))
}

golden('quotes', (input) =>
  findQuotes(input, paragraphsOf(input))
    .map(
      (quote) =>
        `${'  '.repeat(quote.depth)}${input.slice(quote.from, quote.to).replaceAll('\n', ' ')}${quote.closed ? '' : ' [open]'}${quote.continues >= 0 ? ` [continues ${quote.continues}]` : ''}`,
    )
    .join('\n'),
)

const pieces = fc.array(fc.constantFrom('"', "'", '“', '”', '‘', '’', 'word', ' ', '.', ',', "don't", "ministers'", '\n\n', '(', ')'), {
  maxLength: 40,
})

describe('laws of quotations', () => {
  it('inner spans lie in outer spans, and outer ones of one depth do not overlap', () => {
    fc.assert(
      fc.property(pieces, (list) => {
        const text = list.join('')
        const quotes = findQuotes(text, paragraphsOf(text))
        for (const quote of quotes) {
          expect(quote.outer.from).toBeLessThanOrEqual(quote.from)
          expect(quote.from).toBeLessThan(quote.to)
          expect(quote.to).toBeLessThanOrEqual(quote.outer.to)
          expect(quotes[quote.index]).toBe(quote)
        }
        const outermost = quotes.filter((quote) => quote.depth === 0)
        for (let i = 1; i < outermost.length; i++) expect(outermost[i]?.outer.from).toBeGreaterThanOrEqual(outermost[i - 1]?.outer.to ?? 0)
      }),
      { seed: 20220828, numRuns: 500 },
    )
  })
  it('text without marks has no quotation', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/["'`“”„«»‘’]/.test(text)),
        (text) => {
          expect(findQuotes(text, [{ from: 0, to: text.length }])).toEqual([])
        },
      ),
      { seed: 20220828, numRuns: 200 },
    )
  })
})
