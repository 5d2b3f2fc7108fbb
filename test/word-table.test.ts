import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCapitalized } from '../src/base/letters.js'
import { lookUp, wordTable } from '../src/base/word-table.js'

describe('a word table', () => {
  it('answers as the map that it is made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.array(fc.string({ unit: 'grapheme' })), (held, asked) => {
        const entries = new Map(held.map((word, at) => [word, at]))
        const table = wordTable(entries)
        for (const word of [...held, ...asked]) expect(lookUp(table, word)).toBe(entries.get(word))
      }),
      { seed: 1 },
    )
  })
})

describe('a capital', () => {
  it('is the same as a letter of the class Lu', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        expect(isCapitalized(word)).toBe(/^\p{Lu}/u.test(word))
      }),
      { seed: 1 },
    )
  })
})
