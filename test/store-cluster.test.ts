import { describe, expect, test } from 'vitest'
import type { Day } from '../src/base/types.js'
import type { Party } from '../src/model/actor.js'
import type { CodedRecord, Event, Meeting } from '../src/model/record.js'
import type { PlaceReading, TimeReading } from '../src/model/time.js'
import { Clusterer, compare, type Report, reportWindow } from '../src/store/cluster.js'
import { flatten } from '../src/store/flatten.js'
import { linkPersons } from '../src/store/persons.js'
import { seededRandom, shuffled } from '../src/base/random.js'
import { event, meeting, party } from './support/records.js'

interface Told {
  readonly sentence: string
  readonly record: CodedRecord
  readonly published: string
}

let serial = 0
function report({ sentence, record, published }: Told): Report {
  const flat = flatten(record, published as Day, sentence)
  return { n: serial++, kind: record.kind, text: serial, day: flat.day, features: flat.features, apart: [] }
}
const at = (day: string, basis: TimeReading['basis'] = 'stated'): TimeReading => ({ from: day as Day, to: day as Day, grain: 'day', basis })
const city = (name: string, country: string): PlaceReading => ({
  place: null,
  name,
  country: country as PlaceReading['country'],
  grain: 'city',
  basis: 'stated',
  latitude: null,
  longitude: null,
})
const who = (name: string, country: string, rank: Party['rank'] = 'minister'): Party => party(country, name, { rank })

function met(sentence: string, participants: readonly Party[], rest: Partial<Meeting> = {}, published = '2024-05-03'): Told {
  return { sentence, published, record: meeting([], { participants, ...rest }) }
}
function did(sentence: string, type: string, source: string, target: string, rest: Partial<Event> = {}, published = '2024-05-03'): Told {
  return { sentence, published, record: named(event(type, [source], [target], rest)) }
}

/** Parties worded as in the sentences. */
function named(record: Event): Event {
  const worded = (own: Party): Party => ({ ...own, text: own.country === 'KEN' ? 'Kenya' : 'Norway' })
  const [first, ...rest] = record.sources
  return { ...record, sources: [worded(first), ...rest], targets: record.targets.map(worded) }
}

const [ali, aliShort] = [who('Ali Rostami', 'IRN'), who('Rostami', 'IRN')]
const [omar, omarHyphen] = [who('Omar al-Farsi', 'OMN'), who('Omar Al Farsi', 'OMN')]
const muscat = city('Muscat', 'OMN')

/** Pairs of reports with what a reader would say: the same thing or not. */
const same: readonly (readonly [string, Told, Told])[] = [
  [
    'other words, names in full and short',
    met('Rostami held talks with Omar al-Farsi in Muscat.', [aliShort, omar], { when: at('2024-05-02'), where: muscat }),
    met('Ali Rostami was received by his Omani counterpart.', [ali, omarHyphen], { when: at('2024-05-02') }),
  ],
  [
    'one outlet gives no day, published the day after',
    met('Ali Rostami met Omar al-Farsi.', [ali, omar], { when: at('2024-05-02') }, '2024-05-02'),
    met('Ali Rostami met Omar al-Farsi, Oman said.', [ali, omar], {}, '2024-05-03'),
  ],
  [
    'plan and what came of it',
    met(
      'Rostami will meet al-Farsi on Thursday.',
      [aliShort, omar],
      { when: at('2024-05-02'), status: 'planned', standing: 'planned' },
      '2024-05-01',
    ),
    met('Rostami met al-Farsi.', [aliShort, omar], { when: at('2024-05-02') }),
  ],
  [
    'plan and its cancellation',
    met('Rostami will meet al-Farsi on Thursday.', [aliShort, omar], { when: at('2024-05-02'), status: 'planned' }, '2024-05-01'),
    met('The meeting of Rostami and al-Farsi was called off.', [aliShort, omar], { when: at('2024-05-02'), status: 'cancelled' }),
  ],
  [
    'unnamed officials, same day',
    met('Officials of Iran and Oman met in Muscat.', [party('IRN'), party('OMN')], { when: at('2024-05-02'), where: muscat }),
    met('Iranian and Omani officials held talks.', [party('IRN'), party('OMN')], { when: at('2024-05-02') }),
  ],
  [
    'a third participant in one report',
    met('Rostami and al-Farsi met with a Qatari envoy.', [ali, omar, who('Hamad Saleh', 'QAT')], { when: at('2024-05-02') }),
    met('Rostami met al-Farsi.', [aliShort, omar], { when: at('2024-05-02') }),
  ],
  [
    'the place as a part of the other',
    met('They met.', [ali, omar], { when: at('2024-05-02'), where: city('Muscat', 'OMN') }),
    met('They met.', [ali, omar], { when: at('2024-05-02'), where: city('central Muscat', 'OMN') }),
  ],
  [
    'form known in one report only',
    met('They spoke by phone.', [ali, omar], { when: at('2024-05-02'), form: 'phone' }),
    met('They discussed the matter.', [ali, omar], { when: at('2024-05-02'), form: 'unknown' }),
  ],
  [
    'one act, worded alike',
    did('Kenya praised Norway for its fisheries policy in the north.', 'SUPPORT', 'KEN', 'NOR', { when: at('2024-05-02') }),
    did('Norway won praise from Kenya over fisheries policy.', 'SUPPORT', 'KEN', 'NOR', { when: at('2024-05-02') }),
  ],
  [
    'one act, one outlet without a day',
    did('Kenya condemned the seizure of two trawlers by Norway.', 'ACCUSE', 'KEN', 'NOR', { when: at('2024-05-02') }),
    did('Kenya condemned the seizure of two trawlers.', 'ACCUSE', 'KEN', 'NOR', {}, '2024-05-03'),
  ],
  [
    'a strike told twice',
    did('Air strikes hit the port of Latara, killing nine people.', 'ASSAULT', 'NOR', 'KEN', { when: at('2024-05-02') }),
    did('Nine people were killed as air strikes hit Latara port.', 'ASSAULT', 'NOR', 'KEN', { when: at('2024-05-02') }),
  ],
]
const different: readonly (readonly [string, Told, Told])[] = [
  [
    'other ministers of the same states, same day',
    met('Rostami met al-Farsi.', [ali, omar], { when: at('2024-05-02') }),
    met('Trade minister Karimi met Saeed.', [who('Hassan Karimi', 'IRN'), who('Saeed Balushi', 'OMN')], { when: at('2024-05-02') }),
  ],
  [
    'the same two, days apart',
    met('Rostami met al-Farsi.', [ali, omar], { when: at('2024-05-02') }),
    met('Rostami met al-Farsi.', [ali, omar], { when: at('2024-05-06') }),
  ],
  [
    'the same two on two stated days in a row',
    met('Rostami met al-Farsi.', [ali, omar], { when: at('2024-05-02') }),
    met('Rostami met al-Farsi.', [ali, omar], { when: at('2024-05-03') }),
  ],
  [
    'a call and a meeting',
    met('Rostami called al-Farsi.', [ali, omar], { when: at('2024-05-02'), form: 'phone' }),
    met('Rostami met al-Farsi.', [ali, omar], { when: at('2024-05-02'), form: 'in-person' }),
  ],
  [
    'two places',
    met('They met.', [ali, omar], { when: at('2024-05-02'), where: muscat }),
    met('They met.', [ali, omar], { when: at('2024-05-02'), where: city('Geneva', 'CHE') }),
  ],
  [
    'a meeting and its denial',
    met('They met.', [ali, omar], { when: at('2024-05-02') }),
    met('No such meeting took place.', [ali, omar], { when: at('2024-05-02'), status: 'denied', standing: 'denied' }),
  ],
  [
    'one host, two guests',
    met('Rostami met al-Farsi.', [ali, omar], { when: at('2024-05-02') }),
    met('Rostami met Saleh.', [ali, who('Hamad Saleh', 'QAT')], { when: at('2024-05-02') }),
  ],
  [
    'unnamed, of other ranks',
    met('Presidents met.', [party('IRN', null, { rank: 'head-of-state' }), party('OMN')], { when: at('2024-05-02') }),
    met('Envoys met.', [party('IRN', null, { rank: 'envoy' }), party('OMN')], { when: at('2024-05-02') }),
  ],
  [
    'unnamed, a day apart, other words',
    met('Officials of Iran and Oman discussed fishing quotas.', [party('IRN'), party('OMN')], { when: null }, '2024-05-02'),
    met('Border guards of both met over smuggling.', [party('IRN'), party('OMN')], { when: null }, '2024-05-03'),
  ],
  [
    'two acts of one day',
    did('Kenya praised Norway for its fisheries policy.', 'SUPPORT', 'KEN', 'NOR', { when: at('2024-05-02') }),
    did('Kenya praised Norway over music schools in Nairobi.', 'SUPPORT', 'KEN', 'NOR', { when: at('2024-05-02') }),
  ],
  [
    'opposite directions',
    did('Kenya condemned the seizure of two trawlers.', 'ACCUSE', 'KEN', 'NOR', { when: at('2024-05-02') }),
    did('Norway condemned the seizure of two trawlers.', 'ACCUSE', 'NOR', 'KEN', { when: at('2024-05-02') }),
  ],
  [
    'other types',
    did('Kenya condemned the seizure of two trawlers.', 'ACCUSE', 'KEN', 'NOR', { when: at('2024-05-02') }),
    did('Kenya threatened to act on the seizure of two trawlers.', 'THREATEN', 'KEN', 'NOR', { when: at('2024-05-02') }),
  ],
  [
    'planned and done',
    did('Norway will send aid to the port of Latara.', 'AID', 'NOR', 'KEN', { when: at('2024-05-02'), standing: 'planned' }),
    did('Norway sent aid to the port of Latara.', 'AID', 'NOR', 'KEN', { when: at('2024-05-02') }),
  ],
  [
    'strikes on two days, worded alike',
    did('Air strikes hit the port of Latara, killing nine people.', 'ASSAULT', 'NOR', 'KEN', { when: at('2024-05-02') }),
    did('Air strikes hit the port of Latara, killing four people.', 'ASSAULT', 'NOR', 'KEN', { when: at('2024-05-03') }),
  ],
]

/** Compared by the rules and only if they share a block, as in the index. */
function judged(a: Told, b: Told): boolean {
  const [x, y] = [report(a), report(b)]
  return x.features.blocks.some((block) => y.features.blocks.includes(block)) && compare(x, y) !== null
}

describe('merging reports', () => {
  test('no false merge and no missed merge among the labelled pairs', () => {
    expect(same.filter(([, a, b]) => !judged(a, b)).map(([name]) => name)).toEqual([])
    expect(different.filter(([, a, b]) => judged(a, b)).map(([name]) => name)).toEqual([])
  })

  test('comparison does not depend on which report is taken first', () => {
    for (const [name, a, b] of [...same, ...different]) expect([name, judged(b, a)]).toEqual([name, judged(a, b)])
  })

  test('clusters are a function of the set: one text never fills a cluster twice, and persons can undo', () => {
    const told = Array.from({ length: 4 }, (_, i) =>
      report(met(`Rostami met al-Farsi, outlet ${i} says.`, [ali, omar], { when: at('2024-05-02') })),
    )
    const clusterer = new Clusterer(compare, reportWindow)
    const [first] = told
    expect(new Set(told.map((one) => clusterer.place(one).cluster))).toEqual(new Set([first?.n]))
    const again = new Clusterer(compare, reportWindow)
    const [a, b] = told
    if (!a || !b) throw new Error('four reports')
    again.place(a)
    expect(again.place({ ...b, apart: [a.n] }).cluster).toBe(b.n)
    expect(again.place({ ...b, n: 99, text: a.text }).cluster).not.toBe(a.n)
  })
})

describe('persons', () => {
  test('a short name is linked to the only longer one of its state that it fits', () => {
    const keys = [
      'IRN|ali rostami',
      'IRN|rostami',
      'OMN|omar al farsi',
      'OMN|al farsi',
      'USA|george bush',
      'USA|george w bush',
      'USA|bush',
      'USA|rostami',
    ]
    const linked = linkPersons(keys)
    expect(linked.get('IRN|rostami')).toBe(linked.get('IRN|ali rostami'))
    expect(linked.get('OMN|al farsi')).toBe(linked.get('OMN|omar al farsi'))
    expect(linked.get('USA|rostami')).not.toBe(linked.get('IRN|rostami'))
    expect(linkPersons(['X|ann bell', 'X|tom bell', 'X|bell']).get('X|bell')).not.toBe(
      linkPersons(['X|ann bell', 'X|tom bell', 'X|bell']).get('X|ann bell'),
    )
    for (let seed = 0; seed < 10; seed++)
      for (const [key, person] of linkPersons(shuffled(keys, seededRandom(seed)))) expect([key, person]).toEqual([key, linked.get(key)])
  })
})
