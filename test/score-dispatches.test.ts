import { describe, expect, it } from 'vitest'
import { ratesOf } from '../src/score/measure.js'
import { type GoldDispatch, scoreDispatch, sumDispatches } from '../src/score/dispatches/index.js'
import { findAll, halfOverlap, sameName } from '../src/score/words.js'
import { coding, day, event, initiative, meeting, party, statement } from './support/records.js'

const text = 'Envoy Ana Kovar met Minister Luis Pardo in Quito on Friday. She said that trade must grow. Quito welcomed the visit.'
const span = (words: string) => ({ from: text.indexOf(words), to: text.indexOf(words) + words.length })
const gold = (rest: Partial<GoldDispatch> = {}): GoldDispatch => ({
  id: 'g',
  published: '2022-08-28',
  outlet: null,
  raw: text,
  events: [],
  meetings: [],
  statements: [],
  initiatives: [],
  wordings: [],
  mentions: [],
  ...rest,
})
const wanted = (type: string, source: string[], target: string[], rest: object = {}) => ({
  type,
  source,
  target,
  date: null,
  evidence: '',
  required: true,
  ...rest,
})

describe('scoring events of dispatches', () => {
  it('counts a symmetric event in either order once', () => {
    const score = scoreDispatch(
      gold({ events: [wanted('CONSULT', ['IRN'], ['QAT'], { symmetric: true })] }),
      coding(text, [event('CONSULT', ['QAT'], ['IRN'], { symmetric: true })]),
    )
    expect(score.counts.events).toEqual({ right: 1, wrong: 0, missed: 0 })
  })

  it('reads the parties of a symmetric event from its sources alone', () => {
    const score = scoreDispatch(
      gold({ events: [wanted('CONSULT', ['IRN'], ['QAT'], { symmetric: true })] }),
      coding(text, [event('CONSULT', ['QAT', 'IRN'], [], { symmetric: true })]),
    )
    expect(score.counts.events).toEqual({ right: 1, wrong: 0, missed: 0 })
  })

  it('holds a directed event to its direction', () => {
    const score = scoreDispatch(gold({ events: [wanted('ACCUSE', ['IRN'], ['USA'])] }), coding(text, [event('ACCUSE', ['USA'], ['IRN'])]))
    expect(score.counts.events).toEqual({ right: 0, wrong: 1, missed: 1 })
  })

  it('neither rewards nor punishes optional events', () => {
    const marks = [wanted('SUPPORT', ['QAT'], ['IRN'], { required: false })]
    expect(scoreDispatch(gold({ events: marks }), coding(text, [event('SUPPORT', ['QAT'], ['IRN'])])).counts.events).toEqual({
      right: 0,
      wrong: 0,
      missed: 0,
    })
    expect(scoreDispatch(gold({ events: marks }), coding(text, [])).counts.events).toEqual({ right: 0, wrong: 0, missed: 0 })
  })

  it('counts several marks on one pair and type once, and several codings of it too', () => {
    const marks = [wanted('ACCUSE', ['RUS'], ['USA']), wanted('ACCUSE', ['RUS'], ['USA'])]
    const score = scoreDispatch(
      gold({ events: marks }),
      coding(text, [event('ACCUSE', ['RUS'], ['USA']), event('ACCUSE', ['RUS'], ['USA'])]),
    )
    expect(score.counts.events).toEqual({ right: 1, wrong: 0, missed: 0 })
  })

  it('lets a required mark outweigh an optional one on the same pair and type', () => {
    const marks = [wanted('ACCUSE', ['RUS'], ['USA'], { required: false }), wanted('ACCUSE', ['RUS'], ['USA'])]
    expect(scoreDispatch(gold({ events: marks }), coding(text, [])).counts.events.missed).toBe(1)
  })

  it('takes compound actors apart into pairs', () => {
    const score = scoreDispatch(
      gold({ events: [wanted('ACCUSE', ['GBR', 'FRA'], ['RUS'])] }),
      coding(text, [event('ACCUSE', ['FRA', 'GBR', 'DEU'], ['RUS'])]),
    )
    expect(score.counts.events).toEqual({ right: 2, wrong: 1, missed: 0 })
  })

  it('leaves out history and what is only alleged by a speaker', () => {
    const history = event('REJECT', ['SAU'], ['IRN'], { standing: 'historical' })
    const alleged = event('ASSAULT', ['SAU'], ['IRN'], { standing: 'possible', reportedBy: party('IRN') })
    expect(scoreDispatch(gold(), coding(text, [history, alleged])).counts.events).toEqual({ right: 0, wrong: 0, missed: 0 })
  })

  it('checks dates over matched events whose date the text fixes', () => {
    const marks = [wanted('AID', ['SAU'], ['SYR'], { date: '2023-02-14' }), wanted('AID', ['SAU'], ['TUR'])]
    const score = scoreDispatch(
      gold({ events: marks }),
      coding(text, [event('AID', ['SAU'], ['SYR'], { when: day('2023-02-13') }), event('AID', ['SAU'], ['TUR'])]),
    )
    expect(score.tallies.eventDates).toEqual([0, 1])
  })
})

describe('scoring meetings of dispatches', () => {
  const one = {
    participants: [
      { name: 'Ana Kovar', state: 'HRV', rank: 'envoy' },
      { name: 'Luis Pardo', state: 'ECU', rank: 'minister' },
    ],
    delegations: [],
    form: 'in-person',
    status: 'held',
    place: { name: 'Quito', state: 'ECU' },
    date: '2022-08-26',
    evidence: '',
  }

  it('matches by states and shared names, and counts each participant', () => {
    const given = meeting([party('ECU', 'Luis Pardo', { rank: 'minister' }), party('HRV', 'Kovar')], { when: day('2022-08-26') })
    const score = scoreDispatch(gold({ meetings: [one] }), coding(text, [given]))
    expect(score.counts.meetings).toEqual({ right: 1, wrong: 0, missed: 0 })
    expect(score.counts.participants).toEqual({ right: 1, wrong: 1, missed: 1 })
    expect(score.tallies.meetingDates).toEqual([1, 1])
    expect(score.tallies.meetingPlaces).toEqual([0, 1])
  })

  it('does not match a meeting of other states or of other persons', () => {
    const states = meeting([party('ECU', 'Luis Pardo'), party('SRB', 'Ana Kovar')])
    const persons = meeting([party('ECU', 'Eva Lund'), party('HRV', 'Ivo Maric')])
    expect(scoreDispatch(gold({ meetings: [one] }), coding(text, [states])).counts.meetings.right).toBe(0)
    expect(scoreDispatch(gold({ meetings: [one] }), coding(text, [persons])).counts.meetings.right).toBe(0)
  })
})

describe('scoring statements of dispatches', () => {
  const said = { speaker: 'Ana Kovar', state: 'HRV', evidence: 'trade must grow', stance: 1, toward: [], direct: false }

  it('needs the right speaker and half of the words', () => {
    const right = statement(party('HRV', 'Ana Kovar'), [span('trade must grow')], { stance: 1 })
    const speaker = statement(party('ECU', 'Luis Pardo'), [span('trade must grow')])
    const long = statement(party('HRV', 'Ana Kovar'), [
      span('Envoy Ana Kovar met Minister Luis Pardo in Quito on Friday. She said that trade must grow'),
    ])
    expect(scoreDispatch(gold({ statements: [said] }), coding(text, [right])).counts.statements).toEqual({ right: 1, wrong: 0, missed: 0 })
    expect(scoreDispatch(gold({ statements: [said] }), coding(text, [speaker])).counts.statements).toEqual({
      right: 0,
      wrong: 1,
      missed: 1,
    })
    expect(scoreDispatch(gold({ statements: [said] }), coding(text, [long])).counts.statements.right).toBe(0)
  })

  it('gives each gold statement to one coded statement only', () => {
    const twice = [
      statement(party('HRV', 'Ana Kovar'), [span('trade must grow')]),
      statement(party('HRV', 'Ana Kovar'), [span('trade must')]),
    ]
    expect(scoreDispatch(gold({ statements: [said] }), coding(text, twice)).counts.statements).toEqual({ right: 1, wrong: 1, missed: 0 })
  })
})

describe('scoring initiatives and wordings of dispatches', () => {
  it('counts the initiative and each of its steps', () => {
    const steps = [{ ordinal: 2, evidence: 'trade must grow' }]
    const given = initiative('the trade policy', 'ECU', {
      steps: [
        { ordinal: 2, state: 'announced', content: span('trade must grow') },
        { ordinal: 3, state: 'announced', content: span('the visit') },
      ],
    })
    const score = scoreDispatch(
      gold({ initiatives: [{ name: 'trade policy', holder: 'ECU', partners: [], steps }] }),
      coding(text, [given]),
    )
    expect(score.counts.initiatives).toEqual({ right: 2, wrong: 1, missed: 0 })
  })

  it('counts a wording once however often it is printed', () => {
    const wording = { ...span('Quito'), text: 'Quito', refersTo: 'ECU', loaded: false, speaker: null, foundBy: 'r' as never }
    const score = scoreDispatch(
      gold({ wordings: [{ wording: 'Quito', refersTo: 'ECU' }] }),
      coding(text, [], { wordings: [wording, wording] }),
    )
    expect(score.counts.wordings).toEqual({ right: 1, wrong: 0, missed: 0 })
  })
})

describe('measures and comparison', () => {
  it('gives 1 for nothing wanted and nothing given, and 0 for an empty answer to something', () => {
    expect(ratesOf({ right: 0, wrong: 0, missed: 0 }).f1).toBe(1)
    expect(ratesOf({ right: 0, wrong: 0, missed: 3 })).toEqual({ precision: 0, recall: 0, f1: 0 })
  })

  it('sums over documents before it divides', () => {
    const a = scoreDispatch(gold({ events: [wanted('AID', ['SAU'], ['SYR'])] }), coding(text, [event('AID', ['SAU'], ['SYR'])]))
    const b = scoreDispatch(gold({ events: [wanted('AID', ['SAU'], ['SYR'])] }), coding(text, []))
    expect(sumDispatches([a, b]).events.recall).toBe(0.5)
  })

  it('compares names without case, diacritics and honorifics', () => {
    expect(sameName('Dr. Désiré Kahindo', 'Desire Kahindo')).toBe(true)
    expect(sameName('Nikol Pashinyan', 'Pashinyan')).toBe(false)
    expect(sameName('Antony J. Blinken', 'Antony Blinken')).toBe(true)
    expect(sameName('Xi Jinping', 'Li Jinping')).toBe(false)
  })

  it('measures overlap against the longer stretch', () => {
    expect(halfOverlap('one two three four', [{ from: 0, to: 7 }], [{ from: 0, to: 18 }])).toBe(true)
    expect(halfOverlap('one two three four five', [{ from: 0, to: 7 }], [{ from: 0, to: 23 }])).toBe(false)
  })

  it('finds gold words in text that was extracted from a page', () => {
    expect(findAll('He said: “We\n agree”.', '&quot;We agree&quot;')).toEqual([{ from: 9, to: 20 }])
  })
})
