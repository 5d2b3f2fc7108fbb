/** The trained decision: its file, its training, its explanation. */
import { describe, expect, it } from 'vitest'
import { makePairReader, prepareRow } from '../src/app/relations.js'
import { loadRelationWeights, readExamples } from '../src/app/relation-examples.js'
import { loadKnowledge, loadModel } from '../src/app/resources.js'
import { crossValidate, makeDecider, readRelationWeights, trainRelations, writeRelationWeights } from '../src/events/model/index.js'
import { compileRelations } from '../src/knowledge/relations/index.js'
import { relationRoots } from '../src/score/relations.js'
import { golden } from './golden.js'

const weights = loadRelationWeights()
const decider = makeDecider(weights)
const read = makePairReader(loadKnowledge({}), loadModel().model)
const prepare = prepareRow(read, weights.vectors)
const marked = (sentence: string) => {
  const [example] = compileRelations([{ name: 'x.tsv', text: `root\tsentence\nAID\t${sentence}` }]).examples
  if (!example) throw new Error('no example')
  return example
}

golden('relations', (input) =>
  input
    .split('\n')
    .map((line) => decider.decide(read(marked(line))).root)
    .join('\n'),
)

describe('relation weights', () => {
  it('survive writing and reading byte for byte', () => {
    const bytes = writeRelationWeights(weights)
    expect(writeRelationWeights(readRelationWeights(bytes))).toEqual(bytes)
  })
  it('refuse a damaged file', () => {
    const bytes = writeRelationWeights(weights)
    expect(() => readRelationWeights(bytes.subarray(0, 200))).toThrow(/\S/)
  })
  it('explain a decision by what speaks most for it', () => {
    const decision = decider.decide(read(marked('{Norway} accused [Chile] of dumping waste.')), true)
    expect(decision.root).toBe('ACCUSE')
    expect(decision.contributions.length).toBeGreaterThan(2)
    expect(decision.contributions.some((one) => one.feature.includes('ACCUSE'))).toBe(true)
    expect(decision.ranking.reduce((sum, one) => sum + one.score, 0)).toBeCloseTo(1, 1)
  })
  it('take no notice of who the actors are', () => {
    const shares = (sentence: string) => decider.decide(read(marked(sentence))).ranking
    expect(shares('{Norway} shelled [Chile] on Monday.')).toEqual(shares('{Chile} shelled [Norway] on Monday.'))
  })
})

describe('relation training', () => {
  const examples = readExamples()
    .filter((_, i) => i % 6 === 0)
    .map(prepare)
  const gold = readExamples()
    .filter((_, i) => i % 6 === 1)
    .map(prepare)
  const sample = { gold, examples, roots: relationRoots, vectors: weights.vectors }
  const quick = { penalty: 1, denseScale: 0.4, iterations: 8, least: 2 }
  it('gives the same bytes for the same rows', () => {
    const train = (): Uint8Array => writeRelationWeights(trainRelations(sample, quick))
    expect(train()).toEqual(train())
  })
  it('predicts each row once in cross-validation', () => {
    const given = crossValidate(sample, 2, 1, quick)
    expect(given).toHaveLength(gold.length)
    expect(given.every((root) => relationRoots.some((one) => one === root))).toBe(true)
  })
})

describe('relation examples', () => {
  it('stand in every class, at least fifty each', () => {
    const few = relationRoots.filter((root) => readExamples().filter((one) => one.root === root).length < 50)
    expect(few).toEqual([])
  })
  it.each([
    ['{Norway met [Chile].', /'\]' without its beginning|is not closed/],
    ['Norway met Chile.', /neither source nor target/],
  ])('are refused when %s', (sentence, fault) => expect(() => marked(sentence)).toThrow(fault))
})
