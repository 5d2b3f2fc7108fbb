import { describe, expect, it } from 'vitest'
import { parseDay } from '../src/base/days.js'
import { readDispatch } from '../src/input/index.js'
import type { Meeting } from '../src/model/record.js'
import { loadCoder } from '../src/app/resources.js'
import { parseMeetingRows, scoreMeetingRows } from '../src/score/meetings.js'
import { compileMeetings } from '../src/knowledge/meetings/index.js'
import { golden } from './golden.js'

const code = loadCoder({})

function meetingsOf(text: string, published: string): readonly Meeting[] {
  const { dispatch } = readDispatch({ text, published: parseDay(published) })
  return code(dispatch).records.filter((one): one is Meeting => one.kind === 'meeting')
}

function shown(meeting: Meeting): string {
  const day = meeting.when?.grain === 'day' || meeting.when?.grain === 'range' ? meeting.when.from : '-'
  const place = meeting.where ? `${meeting.where.name} ${meeting.where.country ?? '-'}` : '-'
  const people = meeting.participants.filter((one) => one.name !== null).map((one) => `${one.name} ${one.country ?? '-'}`)
  const delegations = people.length === 0 && meeting.delegations.length > 0 ? [`delegations ${meeting.delegations.join(' ')}`] : []
  const unnamed =
    people.length === 0 && delegations.length === 0 ? [`states ${meeting.participants.map((one) => one.country ?? '-').join(' ')}`] : []
  return `${meeting.status} ${meeting.form} ${day} ${place}; ${[...(people.length > 0 ? [people.join(' + ')] : []), ...delegations, ...unnamed].join('; ')}`
}

golden('meetings', (input) => {
  const [first = '', ...lines] = input.split('\n')
  const found = meetingsOf(lines.join('\n'), first.replace('published ', ''))
  return found.length === 0 ? 'none' : found.map(shown).join('\n')
})

describe('meetings', () => {
  it('has the lower of the highest ranks on both sides as its level', () => {
    const [meeting] = meetingsOf(
      'Kenyan President William Ruto met Japanese Foreign Minister Yoko Kamikawa in Nairobi on Monday.',
      '2024-05-15',
    )
    expect(meeting?.level).toBe('foreign-minister')
  })
  it('takes the side of a visiting guest for no host', () => {
    const [meeting] = meetingsOf(
      'Pakistani President Asif Zardari on Monday held talks with visiting Chinese Foreign Minister Wang Yi. He thanked China for hosting Pakistani refugees.',
      '2024-05-15',
    )
    expect([meeting?.host, meeting?.visitors]).toEqual(['PAK', ['CHN']])
  })

  it('names the side that receives as host and the other as visitor', () => {
    const [meeting] = meetingsOf(
      'Kenyan President William Ruto received Japanese Foreign Minister Yoko Kamikawa in Mombasa on Monday.',
      '2024-05-15',
    )
    expect([meeting?.host, meeting?.visitors]).toEqual(['KEN', ['JPN']])
  })
  it('has words of the dispatch for every piece of evidence', () => {
    const text = 'Kenyan President William Ruto met Japanese Foreign Minister Yoko Kamikawa in Nairobi on Monday.'
    const [meeting] = meetingsOf(text, '2024-05-15')
    expect(meeting?.evidence.map((one) => `${one.part}: ${text.slice(one.from, one.to)}`)).toEqual([
      'source: Kenyan President William Ruto',
      'trigger: met',
      'target: Japanese Foreign Minister Yoko Kamikawa',
      'place: Nairobi',
      'time: Monday',
    ])
  })
  it('refuses a word of an unknown frame', () => {
    expect(() => compileMeetings([{ name: 'meetings/words.tsv', text: 'kind\tlemma\tframe\tform\nverb\tmeet\tdance\t\n' }])).toThrow(
      "words.tsv:2: frame 'dance'",
    )
  })
})

describe('the meetings suite', () => {
  const row = {
    id: 'one',
    published: '1999-05-02',
    text: 'Nairobi, Kenya, May 2 — U.S. Secretary of State John Forbes Kerry met with President Uhuru Kenyatta.',
    expected: { type: 'CONSULT', states: ['KEN', 'USA'], place: 'Nairobi', placeState: 'KEN', date: '1999-05-02' },
  }
  it('finds a plain row all right', () => {
    const { wrong, ...score } = scoreMeetingRows(parseMeetingRows(JSON.stringify(row), 'rows'), code)
    expect(wrong).toEqual([])
    expect(score).toEqual({ n: 1, allRight: 1, states: 1, type: 1, place: 1, date: 1 })
  })
  it('names the part that is wrong', () => {
    const other = { ...row, expected: { ...row.expected, place: 'Mombasa' } }
    expect(scoreMeetingRows(parseMeetingRows(JSON.stringify(other), 'rows'), code).wrong[0]?.parts).toEqual(['place'])
  })
  it('names the line that is no row', () => {
    expect(() => parseMeetingRows(`${JSON.stringify(row)}\n{"id": 1}`, 'rows.jsonl')).toThrow('rows.jsonl:2: expected')
  })
})

describe('meetings beside a summit', () => {
  it('links the meeting on the sidelines to the summit told beside it', () => {
    const text =
      'The leaders of the G20 countries met in Rio de Janeiro on Monday. On the sidelines of the summit, Kenyan President William Ruto met Brazilian President Luiz Inacio Lula da Silva.'
    const [summit, aside] = meetingsOf(text, '2024-11-18')
    expect(summit?.within).toBeNull()
    expect(aside?.within).toBe(summit?.id)
  })
  it('takes separate meetings apart', () => {
    const text =
      'Kenyan President William Ruto held separate meetings with German Chancellor Olaf Scholz and Italian Prime Minister Giorgia Meloni in Rome on Tuesday.'
    expect(meetingsOf(text, '2024-05-15').map((one) => one.participants.length)).toEqual([2, 2])
  })
})
