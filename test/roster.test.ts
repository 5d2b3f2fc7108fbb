/** What a record learns of persons from its dispatches, and how that is read into others. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../src/base/types.js'
import { loadKnowledge, loadModel } from '../src/app/resources.js'
import { readDispatch } from '../src/input/index.js'
import { makeRoster, rosterCouldTell, withRoster } from '../src/knowledge/index.js'
import { rosterOffice } from '../src/knowledge/roster/index.js'
import type { Coding } from '../src/model/coding.js'
import { type LearnedOffice, learnedOffices } from '../src/model/roster.js'
import { makeCoder } from '../src/pipeline/code.js'

const knowledge = loadKnowledge({})
const { model } = loadModel()
const versions = { coder: 'test', model: 'test' }
const coder = makeCoder(knowledge, model, versions)

function code(text: string, published: string, by = coder): Coding {
  const { dispatch } = readDispatch({ text, published: published as Day })
  return by(dispatch)
}
const entityNamed = (coding: Coding, name: string) => coding.entities.find((one) => one.name?.includes(name) === true)

const taught = code(
  'MUSCAT - Omani Deputy Foreign Minister for Regional Affairs Salim Darwish Harthi met his Qatari counterpart on Monday.',
  '2023-05-02',
)
const later = 'MUSCAT - Darwish Harthi said on Monday that Oman would host talks between Iran and Norway.'

describe('a record that learns', () => {
  it('teaches a stated office with its day, its dispatch and its words', () => {
    const [office] = learnedOffices(taught).filter((one) => one.name.includes('Harthi'))
    expect(office).toMatchObject({
      name: 'Salim Darwish Harthi',
      country: 'OMN',
      rank: 'deputy-minister',
      day: '2023-05-02',
      dispatch: taught.dispatch.id,
    })
    expect(taught.dispatch.text.slice(office?.evidence.from, office?.evidence.to)).toContain('Deputy Foreign Minister')
  })

  it('reads a bare name in a later and in an earlier dispatch by it, and names the dispatch that taught it', () => {
    const roster = makeRoster(learnedOffices(taught))
    const by = makeCoder(withRoster(knowledge, roster), model, versions)
    for (const day of ['2023-09-12', '2023-01-10']) {
      const alone = code(later, day)
      expect(entityNamed(alone, 'Harthi')?.rank).toBeNull()
      expect(rosterCouldTell(roster, alone)).toBe(true)
      const coding = code(later, day, by)
      expect(entityNamed(coding, 'Harthi')).toMatchObject({
        name: 'Salim Darwish Harthi',
        country: 'OMN',
        rank: 'deputy-minister',
        learned: { dispatch: taught.dispatch.id, day: '2023-05-02' },
      })
      const statement = coding.records.find((one) => one.kind === 'statement')
      expect(statement?.because.some((line) => line.includes(taught.dispatch.id))).toBe(true)
    }
  })

  it('leaves a dispatch alone that states the office itself', () => {
    const roster = makeRoster(learnedOffices(taught))
    const by = makeCoder(withRoster(knowledge, roster), model, versions)
    const text = 'MUSCAT - Salim Darwish Harthi, the former ambassador of Oman to Italy, spoke in Muscat.'
    expect(entityNamed(code(text, '2023-06-01', by), 'Harthi')).toMatchObject({ learned: null, rank: 'other' })
  })

  it('believes neither of two statements of one time that disagree', () => {
    const [office] = learnedOffices(taught)
    if (!office) throw new Error('nothing learned')
    const other = {
      ...office,
      country: 'YEM' as LearnedOffice['country'],
      day: '2023-05-20' as Day,
      dispatch: 'dother' as LearnedOffice['dispatch'],
    }
    const asked = { id: 'dasked' as LearnedOffice['dispatch'], published: '2023-06-01' as Day }
    const none = new Set<string>()
    expect(rosterOffice(makeRoster([office, other]), office.name, null, asked, none)).toBeNull()
    expect(rosterOffice(makeRoster([office, other]), office.name, 'OMN' as LearnedOffice['country'], asked, none)).toEqual(office)
    expect(makeRoster([office, other]).offices).toHaveLength(2)
  })

  it('takes a surname alone only for a state that the dispatch names', () => {
    const roster = makeRoster(learnedOffices(taught))
    const by = makeCoder(withRoster(knowledge, roster), model, versions)
    expect(entityNamed(code('OSLO - Harthi said the talks in Norway had gone well.', '2023-06-01', by), 'Harthi')?.learned).toBeNull()
    expect(
      entityNamed(code('OSLO - Harthi said that Oman was ready for talks in Norway.', '2023-06-01', by), 'Harthi')?.learned,
    ).not.toBeNull()
  })

  it('is the same whatever the order in which it learned', () => {
    const names = ['Salim Darwish Harthi', 'Darwish Harthi', 'Lina Osei', 'Lina Akua Osei', 'Tomas Vrba']
    const fact = fc.record({
      name: fc.constantFrom(...names),
      actor: fc.constant(null),
      title: fc.constantFrom('Foreign Minister', 'Envoy', 'Ambassador'),
      country: fc.constantFrom('OMN', 'GHA', 'CZE') as fc.Arbitrary<LearnedOffice['country']>,
      sector: fc.constant('GOV' as LearnedOffice['sector']),
      rank: fc.constantFrom('foreign-minister' as const, 'envoy' as const),
      tenure: fc.constantFrom('current' as const, 'former' as const),
      day: fc.constantFrom('2020-01-01', '2021-06-01', '2021-06-20', null) as fc.Arbitrary<Day | null>,
      dispatch: fc.constantFrom('d1', 'd2', 'd3') as fc.Arbitrary<LearnedOffice['dispatch']>,
      evidence: fc.constant({ from: 0, to: 5 }),
    })
    const asked = { id: 'd9' as LearnedOffice['dispatch'], published: '2021-07-01' as Day }
    fc.assert(
      fc.property(
        fc
          .array(fact, { maxLength: 12 })
          .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }))),
        ([facts, shuffled]) => {
          const [one, two] = [makeRoster(facts), makeRoster(shuffled)]
          expect(two.version).toBe(one.version)
          expect(two.offices).toEqual(one.offices)
          for (const name of names)
            expect(rosterOffice(two, name, null, asked, new Set(['OMN']))).toEqual(rosterOffice(one, name, null, asked, new Set(['OMN'])))
        },
      ),
      { numRuns: 200, seed: 7 },
    )
  })
})
