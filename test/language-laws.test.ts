/** Laws of the language stage: for any text, words cover it, trees are trees, and nothing depends on what was read before. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signOf, Sign } from '../src/language/signs.js'
import type { ParsedTokens } from '../src/model/index.js'
import { dispatchOf, read } from './language-build.js'

const words = [
  'Asked',
  'is',
  'due',
  'to',
  'visit',
  'Norway',
  'whether',
  'Qatar',
  'sign',
  'as',
  'meet',
  'he',
  'Iran',
  'the',
  'U.S.',
  'minister',
  "doesn't",
  'said',
  '“yes”',
  ',',
  '.',
  '...',
  '(',
  ')',
  '\n',
  '\n\n',
  'al-Sisi',
  '$5',
  '3.5%',
  'and',
  '—',
  'e.g.',
  '\u00a0',
]
const text = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((list) => list.join(' ')),
  fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((list) => list.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
)
const settings = { seed: 20240131, numRuns: 200 }

/** A sample that breaks the property; null when none is found. */
function counterexample<Sample>(property: fc.IProperty<Sample>, runs = settings): Sample | null {
  return fc.check(property, runs).counterexample
}

/** Steps up from every word reach a root of its own sentence. */
function isForest(tokens: ParsedTokens): boolean {
  return tokens.sentences.every((sentence) => {
    let roots = 0
    for (let i = sentence.first; i < sentence.end; i++) {
      let at = i
      let steps = 0
      for (let up = tokens.head[at] ?? at; up !== at && steps <= sentence.end - sentence.first; up = tokens.head[at] ?? at, steps++) at = up
      if (steps > sentence.end - sentence.first || at < sentence.first || at >= sentence.end) return false
      if (tokens.head[i] === i) roots++
    }
    return roots === 1
  })
}

describe('laws of the language stage', () => {
  it('words cover every character that is no space, once and in order', () => {
    expect(
      counterexample(
        fc.property(text, (sample) => {
          const { tokens } = read(dispatchOf(sample))
          let at = 0
          for (let i = 0; i < tokens.length; i++) {
            const from = tokens.from[i] ?? -1
            const to = tokens.to[i] ?? -1
            if (from < at || to <= from) return false
            for (; at < from; at++) if (signOf(sample.charCodeAt(at)) !== Sign.space) return false
            at = to
          }
          for (; at < sample.length; at++) if (signOf(sample.charCodeAt(at)) !== Sign.space) return false
          return true
        }),
      ),
    ).toBeNull()
  })

  it('sentences follow each other and cover all words', () => {
    expect(
      counterexample(
        fc.property(text, (sample) => {
          const { tokens } = read(dispatchOf(sample))
          let at = 0
          for (const sentence of tokens.sentences) {
            if (sentence.first !== at || sentence.end <= at) return false
            for (let i = sentence.first; i < sentence.end; i++) if (tokens.sentenceOf[i] !== sentence.index) return false
            at = sentence.end
          }
          return at === tokens.length
        }),
      ),
    ).toBeNull()
  })

  it('every sentence has one root, and every word hangs from it', () => {
    expect(counterexample(fc.property(text, (sample) => isForest(read(dispatchOf(sample)).tokens)))).toBeNull()
  })

  it('children and siblings say the same as governors', () => {
    expect(
      counterexample(
        fc.property(text, (sample) => {
          const { tokens } = read(dispatchOf(sample))
          const seen = Array.from({ length: tokens.length }, () => -1)
          for (let i = 0; i < tokens.length; i++)
            for (let child = tokens.firstChild[i] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) seen[child] = i
          return seen.every((governor, i) => governor === (tokens.head[i] === i ? -1 : tokens.head[i]))
        }),
      ),
    ).toBeNull()
  })

  it('a text reads the same whatever was read before it', () => {
    expect(
      counterexample(
        fc.property(text, text, (first, second) => {
          const before = JSON.stringify(read(dispatchOf(second)))
          read(dispatchOf(first))
          return JSON.stringify(read(dispatchOf(second))) === before
        }),
        { ...settings, numRuns: 60 },
      ),
    ).toBeNull()
  })

  it('a sentence reads the same alone and among others', () => {
    const alone = read(dispatchOf('Iran and Qatar signed an agreement in Doha.')).tokens
    const among = read(
      dispatchOf('France left. Iran and Qatar signed an agreement in Doha. It was late, and nobody spoke to the press.'),
    ).tokens
    const sentence = among.sentences[1]
    expect(sentence).toBeDefined()
    const { first, end } = sentence ?? { first: 0, end: 0 }
    expect(among.form.slice(first, end)).toEqual(alone.form)
    expect(among.relation.slice(first, end)).toEqual(alone.relation)
    expect(Array.from({ length: end - first }, (_, i) => (among.head[first + i] ?? 0) - first)).toEqual(
      Array.from(alone.head as ArrayLike<number>),
    )
  })
})
