/** Issues that the user merges, and noun phrases that recur and name none. */
import { describe, expect, it } from 'vitest'
import { recurringPhrases } from '../src/analysis/index.js'
import { compileIssues } from '../src/knowledge/issues/index.js'
import { codeText } from './statements-print.js'

const taxonomy = {
  name: 'issues/issues.tsv',
  text: 'issue\tname\tphrases\nwater\tWater\triver basin|dam\nnile\tThe Nile\tnile waters\ngerd\tThe dam on the Blue Nile\tgerd',
}
const merges = (text: string) => ({ name: 'issues/merges.tsv', text: `issue\tinto\n${text}` })

describe('issues merged by the user', () => {
  it('gives the phrases of one to the other, over several steps', () => {
    const { issues } = compileIssues([merges('gerd\tnile\nnile\twater'), taxonomy])
    expect(issues.map(({ id }) => id)).toEqual(['water'])
    expect([...(issues[0]?.phrases ?? [])].sort()).toEqual(['dam', 'gerd', 'nile waters', 'river basin'])
  })
  it('refuses unknown issues and circles, with file and line', () => {
    expect(() => compileIssues([taxonomy, merges('gas\twater')])).toThrow(/merges\.tsv:2: no issue 'gas'/)
    expect(() => compileIssues([taxonomy, merges('nile\twater\nwater\tnile')])).toThrow(/merges\.tsv:3: 'water' is merged into itself/)
  })
})

describe('phrases that recur', () => {
  const texts = [
    'The Kenyan foreign minister said the coffee quota was unfair to farmers.',
    'Uganda warned that new coffee quotas would harm its exporters.',
    'The Tanzanian president said that talks had begun.',
  ]
  it('are counted by dispatches, heads in the singular, and only from as many as asked', () => {
    const codings = texts.map((text) => codeText(text))
    const none = (): boolean => false
    const found = recurringPhrases(codings, none, 2)
    expect(found.map(({ phrase, dispatches }) => [phrase, dispatches])).toEqual([['coffee quota', 2]])
    expect(found[0]?.example).toContain('the coffee quota was unfair')
    expect(recurringPhrases(codings, none, 3)).toEqual([])
  })
  it('are left out where an issue names them', () => {
    const codings = texts.map((text) => codeText(text))
    expect(recurringPhrases(codings, (phrase) => phrase === 'coffee quota', 2)).toEqual([])
  })
})
