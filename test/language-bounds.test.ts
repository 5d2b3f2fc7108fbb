/** Long and strange input stays bounded, and every cut is said. */
import { describe, expect, it } from 'vitest'
import { dispatchOf, read } from './language-build.js'

describe('bounds of the language stage', () => {
  it('cuts a sentence of ten thousand words and says so', () => {
    const { tokens, diagnostics } = read(dispatchOf(`${'word '.repeat(10000)}.`))
    expect(tokens.length).toBe(10001)
    expect(Math.max(...tokens.sentences.map((sentence) => sentence.end - sentence.first))).toBeLessThanOrEqual(250)
    expect(diagnostics).toEqual([{ code: 'language/sentence-cut', span: { from: 0, to: 50001 }, detail: { words: 10001, longest: 250 } }])
  })

  it('reads a hundred thousand brackets', () => {
    expect(read(dispatchOf('('.repeat(100000))).tokens.length).toBe(100000)
  })

  it('reads a hundred thousand coordinations', () => {
    const { tokens } = read(dispatchOf('and '.repeat(100000)))
    expect(tokens.length).toBe(100000)
  })

  it('reads a word of a hundred thousand letters', () => {
    const { tokens } = read(dispatchOf('a'.repeat(100000)))
    expect(tokens.to[tokens.length - 1]).toBe(100000)
  })

  it('reads an address of fifty thousand signs', () => {
    const { tokens } = read(dispatchOf(`https://example.org/${'a@'.repeat(25000)}`))
    expect(tokens.to[tokens.length - 1]).toBe(50020)
  })

  it('reads nothing in nothing', () => {
    const { tokens, diagnostics } = read(dispatchOf(''))
    expect(tokens.length).toBe(0)
    expect(tokens.sentences).toEqual([])
    expect(diagnostics).toEqual([])
  })

  it('reads headline and body only', () => {
    const text = 'Talks begin\n\nBy A. Writer\n\nThe sides met.'
    const regions = [
      { kind: 'headline', from: 0, to: 11 },
      { kind: 'byline', from: 13, to: 25 },
      { kind: 'body', from: 27, to: text.length },
    ] as const
    const { tokens } = read({ ...dispatchOf(text), regions })
    expect(tokens.form).toEqual(['Talks', 'begin', 'The', 'sides', 'met', '.'])
    expect(tokens.sentences.map((sentence) => [sentence.inHeadline, sentence.paragraph])).toEqual([
      [true, 0],
      [false, 1],
    ])
  })
})
