/** The re3d suite on one hand-made press statement. */
import { expect, it } from 'vitest'
import type { Party } from '../src/model/actor.js'
import { countRe3d, readRe3d, scoreRe3d } from '../src/score/re3d.js'
import { coding, event, party } from './support/records.js'

const text = 'Norway praised Chile. Fiji fought Peru.'
const span = (name: string): { from: number; to: number } => ({ from: text.indexOf(name), to: text.indexOf(name) + name.length })
const entity = (name: string): string =>
  JSON.stringify({ documentId: 'd', begin: span(name).from, end: span(name).to, type: 'Organisation', value: name, confidence: 1 })
const relation = (type: string, source: string, target: string): string =>
  JSON.stringify({
    documentId: 'd',
    type,
    sourceBegin: span(source).from,
    sourceEnd: span(source).to,
    targetBegin: span(target).from,
    targetEnd: span(target).to,
  })
const files = {
  documents: JSON.stringify({ _id: 'd', title: 't', text }),
  entities: ['Norway', 'Chile', 'Fiji', 'Peru'].map(entity).join('\n'),
  relations: [
    relation('Likes', 'Norway', 'Chile'),
    relation('FightingAgainst', 'Fiji', 'Peru'),
    relation('CoLocated', 'Fiji', 'Peru'),
  ].join('\n'),
}
const at = (code: string, name: string): Party => party(code, name, { span: span(name) })

it('counts relations by parties and sign, and entities that nothing found as missed', () => {
  const [gold] = readRe3d(files)
  if (!gold) throw new Error('no document')
  const praise = event('SUPPORT', [], [], { sources: [at('NOR', 'Norway')], targets: [at('CHL', 'Chile')] })
  const peace = event('CONSULT', [], [], { sources: [at('FJI', 'Fiji'), at('PER', 'Peru')], targets: [], symmetric: true })
  const counts = countRe3d(gold, coding(text, [praise, peace]), (type) => type === 'ASSAULT')
  expect(counts).toMatchObject({ relations: 2, found: 2, signRight: 1, entities: { right: 0, missed: 4 } })
  expect(scoreRe3d([counts])).toMatchObject({ n: 1, relations: { n: 2, found: 1, signRight: 0.5 } })
})

it('names file and line of an entity without place', () => {
  expect(() => readRe3d({ ...files, entities: '{"documentId":"d"}' })).toThrow(/entities\.json:1: 'begin' is no number/)
})
