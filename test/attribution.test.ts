import { describe, expect, it } from 'vitest'
import { GoldError } from '../src/score/gold-error.js'
import { readAttributions, scoreAttributions, sumAttributions } from '../src/score/attribution.js'
import { codeText } from './statements-print.js'

const text = 'Norwegian Prime Minister Kari Lund Berg said the bridge was safe. "We checked it twice," she added.'
const span = (part: string): [number, number] => [text.indexOf(part), text.indexOf(part) + part.length]
const gold = (attributions: readonly object[]) => readAttributions('gold.jsonl', JSON.stringify({ id: 'one', text, attributions }))

describe('the attribution suite', () => {
  it('counts content and source apart', () => {
    const [article] = gold([
      { source: [span('Kari Lund Berg')], cue: [span('said')], content: [span('the bridge was safe')] },
      { source: [span('bridge')], cue: [span('added')], content: [span('We checked it twice')] },
      { source: [], cue: [], content: [span('Norwegian Prime Minister')] },
    ])
    if (!article) throw new Error('no article was read')
    const counts = scoreAttributions(article, codeText(text))
    expect(counts.content).toEqual({ right: 2, wrong: 0, missed: 1 })
    expect(counts.source).toEqual([1, 2])
    expect(counts.all).toEqual({ right: 1, wrong: 1, missed: 2 })
    const score = sumAttributions([counts])
    expect(score.n).toBe(1)
    expect(score.content.precision).toBe(1)
    expect(score.source.accuracy).toBe(0.5)
  })
  it('names the line of what is no annotation', () => {
    expect(() => readAttributions('gold.jsonl', '{"id": "a", "text": "x", "attributions": []}\nnot json')).toThrow(/gold\.jsonl:2/)
    expect(() => readAttributions('gold.jsonl', '{"id": "a", "text": "x"}')).toThrow(GoldError)
    expect(() =>
      readAttributions('gold.jsonl', '{"id": "a", "text": "x", "attributions": [{"source": [], "cue": [], "content": [[0, 9]]}]}'),
    ).toThrow(/no span/)
    expect(() => readAttributions('gold.jsonl', '\n')).toThrow(/no article/)
  })
})
