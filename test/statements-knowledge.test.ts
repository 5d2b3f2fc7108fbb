import { describe, expect, it } from 'vitest'
import { compileInitiatives } from '../src/knowledge/initiatives/index.js'
import { compileIssues } from '../src/knowledge/issues/index.js'
import { phraseAt, phraseTable } from '../src/knowledge/phrases.js'
import { compileSpeech } from '../src/knowledge/speech/index.js'
import { compileWordings } from '../src/knowledge/wordings/index.js'

const speech = (rows: string) => compileSpeech([{ name: 'speech/verbs.tsv', text: `lemma\tact\tpolarity\tkind\tframes\n${rows}` }])

describe('vocabulary of speech', () => {
  it('reads a verb with its frames', () => {
    expect(speech('urge\tcall\t0\tspeech\tobj+to|that').verbs).toEqual([
      { lemma: 'urge', act: 'call', polarity: 0, kind: 'speech', frames: ['obj+to', 'that'] },
    ])
  })
  it('names file and line of an unknown act, frame, sign and of a verb given twice', () => {
    expect(() => speech('urge\tshout\t0\tspeech\tthat')).toThrow(/speech\/verbs\.tsv:2: act 'shout'/)
    expect(() => speech('urge\tcall\t0\tspeech\tthat-clause')).toThrow(/verbs\.tsv:2: 'that-clause' is no frame/)
    expect(() => speech('urge\tcall\t2\tspeech\tthat')).toThrow(/polarity '2'/)
    expect(() => speech('urge\tcall\t0\tspeech\tthat\nurge\tcall\t0\tspeech\tthat')).toThrow(
      /verbs\.tsv:3: 'urge' stands already in line 2/,
    )
  })
  it('lets a later file override', () => {
    const data = compileSpeech([
      { name: 'speech/verbs.tsv', text: 'lemma\tact\tpolarity\tkind\tframes\nurge\tcall\t0\tspeech\tthat' },
      { name: 'mine/verbs.tsv', text: 'lemma\tact\tpolarity\tkind\tframes\nurge\tdemand\t-1\tspeech\tthat' },
    ])
    expect(data.verbs.map((verb) => verb.act)).toEqual(['demand'])
  })
})

describe('issues, wordings and initiatives', () => {
  it('refuses a phrase of two issues', () => {
    expect(() =>
      compileIssues([{ name: 'issues/issues.tsv', text: 'issue\tname\tphrases\nwater\tWater\tdam\nenergy\tEnergy\tdam' }]),
    ).toThrow(/issues\.tsv:3: phrase 'dam' names 'water' already/)
  })
  it('refuses an unknown kind of wording and a reference that is none', () => {
    const wordings = (row: string) => compileWordings([{ name: 'wordings/loaded.tsv', text: `phrase\trefers\tkind\n${row}` }])
    expect(() => wordings('the entity\tISR\trude')).toThrow(/kind 'rude'/)
    expect(() => wordings('the entity\tIsrael\tdenial')).toThrow(/refers 'Israel'/)
  })
  it('refuses an unknown class of initiative noun', () => {
    expect(() => compileInitiatives([{ name: 'initiatives/nouns.tsv', text: 'noun\tclass\nplan\tthing' }])).toThrow(
      /nouns\.tsv:2: class 'thing'/,
    )
  })
  it('finds the longest phrase, hyphens whole or cut', () => {
    const table = phraseTable(['two-state solution', 'two'], (phrase) => phrase)
    const words = ['two', '-', 'state', 'solution']
    expect(phraseAt(table, words, words, 0, 4)).toEqual({ value: 'two-state solution', end: 4 })
    expect(phraseAt(table, words, words, 0, 3)).toEqual({ value: 'two', end: 1 })
  })
})
