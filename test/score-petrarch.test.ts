/** The petrarch suite's counting, and coding by dictionaries of that format. */
import { describe, expect, it } from 'vitest'
import { loadModel } from '../src/app/resources.js'
import type { Day } from '../src/base/types.js'
import { codeByDictionary } from '../src/events/petrarch/index.js'
import { readDispatch } from '../src/input/index.js'
import { readDictionaries } from '../src/knowledge/dictionaries/index.js'
import { readVerbsDictionary } from '../src/knowledge/dictionaries/verbs.js'
import { makeLanguage } from '../src/language/index.js'
import { countPetrarch, readPetrarchRecords, scorePetrarch } from '../src/score/petrarch.js'

const record = readPetrarchRecords(
  'records.jsonl',
  '{"id":"A","date":"1995-01-01","text":"x","events":[{"source":"ARN","target":"GON","cameo":"064"},{"source":"GON","target":"ARN","cameo":"031"}]}\n',
)[0]

describe('petrarch records', () => {
  it('compares source, target and root, each event once', () => {
    if (!record) throw new Error('no record')
    const half = countPetrarch(record, [
      { source: 'ARN', target: 'GON', cameo: '060' },
      { source: 'ARN', target: 'GON', cameo: '061' },
    ])
    expect(half.events).toEqual({ right: 1, wrong: 1, missed: 1 })
    const whole = countPetrarch(record, record.events)
    expect(whole.allRight).toBe(true)
    expect(scorePetrarch([half, whole])).toMatchObject({ n: 2, recordsRight: 0.5, events: { precision: 0.75, recall: 0.75 } })
  })
  it('names the line that is no record', () => {
    expect(() => readPetrarchRecords('records.jsonl', '{"id":"A"}')).toThrow(/records\.jsonl:1: 'events' is no list/)
  })
})

const verbs = readVerbsDictionary({
  name: 'verbs.txt',
  text: [
    '&TIES',
    '+TRADE',
    '',
    '--- BREAK [160] ---',
    'BREAK {BROKE BROKEN}',
    '- * &TIES RELATIONS [161]',
    '- * OFF_TALKS [164]',
    '--- MEET [040:040] ---',
    'MEET {MET}',
    '- WILL NOT * [125]',
    '--- TAP [170] ---',
    'WIRE_+TAP {WIRE_+TAPPED}',
    '--- OPPOSE [112] ---',
    'OPPOSE',
    '- * AT ^ ^ + [113]',
    '--- SAY [---] ---',
    'SAY {SAID}',
  ].join('\n'),
})
const dictionaries = readDictionaries(
  'ARNOR_ [ARN]\nGONDOR [GON]\nMORDOR [MOR]\nROHAN [ROH]\nROHAN RADIO [ROHRAD]\nROHAN_TOWER [ROHTOW]\nSHIRE [FRO/SAM]',
  'MINISTER [~GOV]\nMEDIA {} [~MED]\nGOVERNMENT [~GOV]',
)
const language = makeLanguage(loadModel().model)

function code(text: string): string {
  const { tokens } = language(readDispatch({ text }).dispatch)
  return codeByDictionary(tokens, { dictionaries, verbs }, '1995-01-01' as Day)
    .map((one) => `${one.source}>${one.target}:${one.code}`)
    .join(' ')
}

describe('coding by a verb dictionary', () => {
  it.each([
    ['Arnor broke trade relations with Gondor on Monday.', 'ARN>GON:161'],
    ['Arnor has broken with Gondor.', 'ARN>GON:160'],
    ['The minister of Arnor met Gondor on Monday.', 'ARNGOV>GON:040 GON>ARNGOV:040'],
    ['Arnor will not meet Gondor.', 'ARN>GON:125'],
    ['Arnor and Rohan oppose Mordor.', 'ARN>MOR:112 ROH>MOR:112'],
    ['Arnor was opposed by Mordor on Friday.', 'MOR>ARN:112'],
    ['Arnor opposes the Shire.', 'ARN>FRO:112 ARN>SAM:112'],
    ['Gondor media and government oppose Mordor.', 'GONMED>MOR:112 GONGOV>MOR:112'],
    ['Arnor opposes Rohan national radio.', 'ARN>ROHRAD:112'],
    ['Arnor opposes Rohan national tower.', 'ARN>ROH:112'],
    ['A Rohan clerk who slept in Mordor opposes Gondor.', 'ROH>GON:112'],
    ['Arnor opposes plans at the Shire with the government of Gondor in Mordor.', 'ARN>GON:113'],
    ['Arnor slept in Gondor.', ''],
  ])('codes %s', (text, expected) => expect(code(text)).toBe(expected))

  it('refuses a pattern without a verb', () => {
    expect(() => readVerbsDictionary({ name: 'verbs.txt', text: '--- ACT [1] ---\nACT\n- RESOLUTION [2]' })).toThrow(
      /verbs\.txt:3: .*no '\*'/,
    )
  })
  it('refuses an unknown set of words', () => {
    expect(() => readVerbsDictionary({ name: 'verbs.txt', text: '--- ACT [1] ---\nACT\n- * &NOTHING [2]' })).toThrow(
      /&NOTHING is not defined/,
    )
  })
})
