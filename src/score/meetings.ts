/** The `meetings` suite: dispatches of one meeting each, with its type, states, place, the place's state, and day. */
import type { Dispatch } from '../model/dispatch.js'
import type { Coding } from '../model/coding.js'
import type { Event, Meeting } from '../model/record.js'
import { parseDay } from '../base/days.js'
import type { Day } from '../base/types.js'
import { foldName } from '../knowledge/places/fold.js'
import { readDispatch } from '../input/index.js'
import { GoldError } from './gold-error.js'

export interface MeetingRow {
  readonly id: string
  readonly published: Day | null
  readonly text: string
  readonly expected: {
    readonly type: string
    readonly states: readonly string[]
    readonly place: string
    readonly placeState: string
    readonly date: string
  }
}

/** Shares of rows, between 0 and 1. `place`: its name and its state. */
export interface MeetingsScore {
  readonly n: number
  readonly allRight: number
  readonly states: number
  readonly type: number
  readonly place: number
  readonly date: number
  readonly wrong: readonly MeetingFault[]
}

export interface MeetingFault {
  readonly id: string
  readonly parts: readonly ('states' | 'type' | 'place' | 'date')[]
  readonly got: string
}

/** Reads JSON lines. Throws GoldError naming the line that is no such row. */
export function parseMeetingRows(text: string, file: string): readonly MeetingRow[] {
  return text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [rowOf(line, file, index + 1)]))
}

function rowOf(line: string, file: string, number: number): MeetingRow {
  const raw = record(json(line, file, number))
  const expected = record(raw?.['expected'])
  const states = expected?.['states']
  const [id, text, type, place, placeState, date] = [
    raw?.['id'],
    raw?.['text'],
    expected?.['type'],
    expected?.['place'],
    expected?.['placeState'],
    expected?.['date'],
  ]
  if (
    typeof text !== 'string' ||
    typeof type !== 'string' ||
    typeof place !== 'string' ||
    typeof placeState !== 'string' ||
    typeof date !== 'string' ||
    !isTexts(states)
  )
    throw new GoldError(file, number, 'expected {id, published, text, expected: {type, states, place, placeState, date}}')
  const published = raw?.['published']
  return {
    id: typeof id === 'string' ? id : `line ${number}`,
    published: typeof published === 'string' ? parseDay(published) : null,
    text,
    expected: { type, states, place, placeState, date },
  }
}

function json(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new GoldError(file, number, `no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : null
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

/** Scores a coder on rows. A row is all right when one meeting has both states, the place with its state and the day, and an event of the type joins the states. */
export function scoreMeetingRows(rows: readonly MeetingRow[], code: (dispatch: Dispatch) => Coding): MeetingsScore {
  const wrong: MeetingFault[] = []
  const right = { all: 0, states: 0, type: 0, place: 0, date: 0 }
  for (const row of rows) {
    const coding = code(readDispatch({ text: row.text, published: row.published }).dispatch)
    const parts = partsOf(row, coding)
    if (parts.states) right.states++
    if (parts.type) right.type++
    if (parts.place) right.place++
    if (parts.date) right.date++
    if (parts.states && parts.type && parts.place && parts.date) right.all++
    else wrong.push(faultOf(row, coding, parts))
  }
  const share = (count: number): number => (rows.length === 0 ? 0 : count / rows.length)
  return {
    n: rows.length,
    allRight: share(right.all),
    states: share(right.states),
    type: share(right.type),
    place: share(right.place),
    date: share(right.date),
    wrong,
  }
}

interface Parts {
  readonly states: boolean
  readonly type: boolean
  readonly place: boolean
  readonly date: boolean
}

function partsOf(row: MeetingRow, coding: Coding): Parts {
  const { expected } = row
  const wanted = expected.states.map(stateCode)
  const meeting = meetingOf(coding, wanted)
  const joined = coding.records.some(
    (one) => one.kind === 'event' && one.type === expected.type && wanted.some((code) => statesOfEvent(one).includes(code)),
  )
  const where = meeting?.where ?? null
  return {
    states: meeting !== null && wanted.every((code) => statesOfMeeting(meeting).includes(code)),
    type: joined,
    place:
      where !== null &&
      foldName(where.name) === foldName(expected.place) &&
      stateCode(where.country ?? '') === stateCode(expected.placeState),
    date: meeting?.when?.grain === 'day' && meeting.when.from === expected.date,
  }
}

/** The meeting with most of the wanted states; the first of equals. */
function meetingOf(coding: Coding, wanted: readonly string[]): Meeting | null {
  let best: Meeting | null = null
  let most = -1
  for (const one of coding.records) {
    if (one.kind !== 'meeting') continue
    const states = statesOfMeeting(one)
    const shared = wanted.filter((code) => states.includes(code)).length
    if (shared > most) [best, most] = [one, shared]
  }
  return best
}

function statesOfMeeting(meeting: Meeting): readonly string[] {
  return [...meeting.participants.map((party) => party.country ?? ''), ...meeting.delegations, meeting.host ?? ''].map(stateCode)
}

function statesOfEvent(event: Event): readonly string[] {
  return [...event.sources, ...event.targets].map((party) => stateCode(party.country ?? ''))
}

/** Kosovo has no code in ISO 3166; three are in use. */
function stateCode(code: string): string {
  return code === 'UNK' || code === 'XKX' ? 'KOS' : code
}

function faultOf(row: MeetingRow, coding: Coding, parts: Parts): MeetingFault {
  const meeting = meetingOf(coding, row.expected.states.map(stateCode))
  const names = ['states', 'type', 'place', 'date'] as const
  const events = coding.records
    .filter((one): one is Event => one.kind === 'event')
    .map((one) => `${one.type} ${statesOfEvent(one).join('-')}`)
  const got = meeting
    ? `${statesOfMeeting(meeting).join('+')} ${meeting.where?.name ?? '-'}, ${meeting.where?.country ?? '-'} ${meeting.when?.from ?? '-'} ${meeting.status}`
    : 'no meeting'
  return { id: row.id, parts: names.filter((name) => !parts[name]), got: `${got}; ${events.join('; ')}` }
}
