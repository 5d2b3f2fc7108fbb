/** The scorers of the language stage, on sentences small enough to count by hand. */
import { describe, expect, it } from 'vitest'
import { readConllu, TreebankError } from '../src/score/conllu.js'
import { headKinds, scoreMentions } from '../src/score/mentions.js'
import { runningText, scoreTreebankRaw } from '../src/score/treebank-raw.js'
import { compareTreebank, parseGold, scoreTreebank } from '../src/score/treebank.js'
import { model } from './language-build.js'

const row = (...cells: readonly (string | number)[]): string => cells.join('\t')
const sample = `# newdoc id = sample_news
# sent_id = 1
# text = Nepal's envoy left.
${row('1-2', "Nepal's", '_', '_', '_', '_', '_', '_', '_', '_')}
${row(1, 'Nepal', 'Nepal', 'PROPN', 'NNP', '_', 3, 'nmod:poss', '_', 'Entity=(2-person-x(1-place-x)')}
${row(2, "'s", "'s", 'PART', 'POS', '_', 1, 'case', '_', '_')}
${row(3, 'envoy', 'envoy', 'NOUN', 'NN', '_', 4, 'nsubj', '_', 'Entity=2)')}
${row(4, 'left', 'leave', 'VERB', 'VBD', '_', 0, 'root', '_', 'SpaceAfter=No')}
${row(5, '.', '.', 'PUNCT', '.', '_', 4, 'punct', '_', '_')}

# newpar
# sent_id = 2
# text = He lied.
${row(1, 'He', 'he', 'PRON', 'PRP', '_', 2, 'nsubj', '_', 'Entity=(2-person-x)')}
${row(2, 'lied', 'lie', 'VERB', 'VBD', '_', 0, 'root', '_', 'SpaceAfter=No')}
${row(3, '.', '.', 'PUNCT', '.', '_', 2, 'punct', '_', '_')}
`

describe('scores of the language stage', () => {
  it('count tags, governors and core arguments', () => {
    const score = scoreTreebank(sample, model)
    expect(score).toMatchObject({ n: 2, words: 8, upos: 1, fine: 1, lemma: 1, uas: 1, las: 1, uasAll: 1, lasAll: 1 })
    expect(score.core.f1).toBe(1)
  })

  it('count a wrong governor once', () => {
    const sentences = readConllu(sample)
    const parsed = parseGold(sentences, model)
    const head = Int32Array.from({ length: parsed.length }, (_, i) => parsed.head[i] ?? 0)
    head[0] = 3
    const score = compareTreebank(sentences, { ...parsed, head })
    expect(score.uasAll).toBeCloseTo(7 / 8)
    expect(score.uas).toBeCloseTo(5 / 6)
  })

  it('pick documents by name', () => {
    expect(scoreTreebank(sample, model, (name) => name.startsWith('other')).n).toBe(0)
  })

  it('put the running text together with its offsets', () => {
    const { text, sentences, words } = runningText(readConllu(sample))
    expect(text).toBe("Nepal's envoy left.\n\nHe lied.")
    expect(sentences.map(([from, to]) => text.slice(from, to))).toEqual(["Nepal's envoy left.", 'He lied.'])
    expect(words.map(([from, to]) => text.slice(from, to))).toEqual(['Nepal', "'s", 'envoy', 'left', '.', 'He', 'lied', '.'])
  })

  it('compare sentences and words of the running text', () => {
    const score = scoreTreebankRaw(sample)
    expect([score.n, score.sentences.f1, score.tokens.f1]).toEqual([2, 1, 1])
  })

  it('take the kind of a mention to its head', () => {
    expect(readConllu(sample).map((sentence) => headKinds(sentence.words))).toEqual([
      ['place', null, 'person', null, null],
      ['person', null, null],
    ])
    expect(scoreMentions(sample, model).n).toBe(3)
  })

  it('name the line that is wrong', () => {
    expect(() => readConllu('1\tHe\n')).toThrow(new TreebankError('line 1: expected 10 columns, found 2'))
    expect(() => readConllu(sample.replace('\t4\tnsubj', '\tx\tnsubj'))).toThrow(/line 7: the governor "x" is no number/)
    expect(() => readConllu('')).toThrow(/no sentence found/)
  })
})
