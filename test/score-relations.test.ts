/** Reading of marked sentences and the figures of the relations suite, on hand-made cases. */
import { describe, expect, it } from 'vitest'
import type { Party } from '../src/model/actor.js'
import { GoldError } from '../src/score/gold-error.js'
import { readMarks, readRelations, relationRootOf, scoreEndToEnd, scoreRelations } from '../src/score/relations.js'
import { event, party } from './support/records.js'

const head = 'id\tgold_root\tgold_quad\tsentence\tmarked_sentence\tsource\ttarget'
const row = (id: string, root: string, marked: string): string => `${id}\t${root}\t\t\t${marked}\t\t`

describe('marked sentences', () => {
  it('gives the text without marks and the spans of both', () => {
    const read = readMarks('x', 1, '<s>Norway</s> met <t>Chile </t>again.')
    expect(read.text).toBe('Norway met Chile again.')
    expect(read.sources).toEqual([{ from: 0, to: 6 }])
    expect(read.targets).toEqual([{ from: 11, to: 16 }])
  })
  it('reads marks within marks and marks set twice', () => {
    const read = readMarks('x', 1, '<s><t>Malian</t> rebels</s> and <t>Mali</t>')
    expect(read.targets).toHaveLength(2)
    expect(read.text.slice(read.sources[0]?.from, read.sources[0]?.to)).toBe('Malian rebels')
  })
  it('names the line of a mark that does not close', () => {
    expect(() => readRelations('gold.tsv', `${head}\n${row('1', 'AID', '<s>Norway gave')}`)).toThrow(/gold\.tsv:2: a mark is not closed/)
  })
  it('names the line of an unknown class', () => {
    expect(() => readRelations('gold.tsv', `${head}\n${row('1', 'HELP', 'x')}`)).toThrow(GoldError)
  })
  it('names a missing column', () => {
    expect(() => readRelations('gold.tsv', 'id\troot')).toThrow(/'gold_root' is missing/)
  })
})

const rows = readRelations(
  'gold.tsv',
  [
    head,
    row('1', 'AID', '<s>Norway</s> helped <t>Chile</t>.'),
    row('2', 'YIELD', '<s>Norway</s> freed <t>a sailor</t>.'),
    row('3', 'ASSAULT', '<s>Rebels</s> shelled <t>Juba</t>.'),
    row('4', 'ACCUSE', '<s>Peru</s> blamed <t>Fiji</t>.'),
  ].join('\n'),
)

describe('relations told the pair', () => {
  it('counts roots, quads and sides', () => {
    const score = scoreRelations(rows, ['AID', 'AID', 'ASSAULT', 'REQUEST'])
    expect(score.n).toBe(4)
    expect(score.root.accuracy).toBe(0.5)
    // F1: AID 2/3, ASSAULT 1, YIELD, ACCUSE and REQUEST 0.
    expect(score.root.macroF1).toBeCloseTo((2 / 3 + 1) / 5)
    expect(score.quad.macroF1).toBe(1)
    expect(score.binary.macroF1).toBe(1)
    expect(score.perClass['AID']).toMatchObject({ n: 1, precision: 0.5, recall: 1 })
  })
  it('takes a conceded or a withdrawn position for yielding', () => {
    expect(relationRootOf('CONCEDE')).toBe('YIELD')
    expect(relationRootOf('RETREAT')).toBe('YIELD')
    expect(relationRootOf('FIGHT')).toBeNull()
  })
})

const at = (code: string, from: number, to: number): Party => party(code, null, { span: { from, to } })

describe('relations end to end', () => {
  it('finds a pair by evidence that overlaps both marks, and asks for the class besides', () => {
    const right = event('AID', [], [], { sources: [at('NOR', 0, 6)], targets: [at('CHL', 14, 19)] })
    const otherClass = event('AID', [], [], { sources: [at('NOR', 0, 6)], targets: [at('NOR', 13, 21)] })
    const backwards = event('ASSAULT', [], [], { sources: [at('SSD', 15, 19)], targets: [at('SSD', 0, 6)] })
    const mutual = event('CONSULT', [], [], { sources: [at('FJI', 12, 16), at('PER', 0, 4)], targets: [], symmetric: true })
    const score = scoreEndToEnd(rows, [[right], [otherClass], [backwards], [mutual]])
    expect(score).toMatchObject({ n: 4, found: 0.75, correct: 0.25, eventsPerSentence: 1 })
  })
})
