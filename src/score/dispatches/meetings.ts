/** Meetings by their states and named participants; date, place, form, status and rank over the matched ones. */
import type { Meeting } from '../../model/record.js'
import type { Counts } from '../measure.js'
import { sameName } from '../words.js'
import type { GoldDispatch, GoldMeeting } from './gold.js'

/** Right and matched. */
export type Tally = readonly [right: number, matched: number]

export interface MeetingScore {
  readonly counts: Counts
  readonly participants: Counts
  readonly dates: Tally
  readonly places: Tally
  readonly form: Tally
  readonly status: Tally
  readonly rank: Tally
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

export function scoreMeetings(gold: GoldDispatch, meetings: readonly Meeting[]): MeetingScore {
  const pairs = matchMeetings(gold.meetings, meetings)
  const matchedGold = new Set(pairs.map(([one]) => one))
  const matchedGiven = new Set(pairs.map(([, one]) => one))
  const missed = gold.meetings.filter((one) => !matchedGold.has(one))
  const wrong = meetings.filter((one) => !matchedGiven.has(one))
  const named = pairs.map(([one, given]) => participantCounts(one, given))
  const count = (test: (one: GoldMeeting, given: Meeting) => boolean, of = pairs): Tally => [
    of.filter(([one, given]) => test(one, given)).length,
    of.length,
  ]
  const ranks = pairs.flatMap(([one, given]) => rankPairs(one, given))
  return {
    counts: { right: pairs.length, wrong: wrong.length, missed: missed.length },
    participants: {
      right: sum(named.map((one) => one.right)),
      wrong: sum(named.map((one) => one.wrong)) + sum(wrong.map((one) => namedOf(one).length)),
      missed: sum(named.map((one) => one.missed)) + sum(missed.map((one) => one.participants.filter((part) => part.name !== null).length)),
    },
    dates: count((one, given) => (given.when?.grain === 'day' ? given.when.from : null) === one.date),
    places: count(samePlace),
    form: count((one, given) => one.form === given.form),
    status: count((one, given) => one.status === given.status || (one.status === 'cancelled' && given.status === 'postponed')),
    rank: [ranks.filter(([wanted, given]) => wanted === given).length, ranks.length],
    missed: missed.map(goldLine),
    wrong: wrong.map(
      (one) =>
        `${givenStates(one).join('+')} ${namedOf(one)
          .map((part) => part.name)
          .join(', ')} ${one.status} ${one.form}`,
    ),
  }
}

function goldLine(one: GoldMeeting): string {
  return `${goldStates(one).join('+')} ${one.participants.map((part) => part.name).join(', ')} ${one.status} ${one.form}`
}

/** Best pairs first: by shared names, then by the same date; a pair needs the same states, and a shared name where both have names. */
function matchMeetings(gold: readonly GoldMeeting[], given: readonly Meeting[]): readonly (readonly [GoldMeeting, Meeting])[] {
  const options: { gold: GoldMeeting; given: Meeting; weight: number }[] = []
  for (const one of gold)
    for (const other of given) {
      if (goldStates(one).join() !== givenStates(other).join()) continue
      const shared = participantCounts(one, other).right
      if (shared === 0 && one.participants.some((part) => part.name !== null) && namedOf(other).length > 0) continue
      const dated = (other.when?.from ?? null) === one.date ? 0.5 : 0
      options.push({ gold: one, given: other, weight: shared + dated + (one.status === other.status ? 0.25 : 0) })
    }
  options.sort((a, b) => b.weight - a.weight)
  const out: (readonly [GoldMeeting, Meeting])[] = []
  for (const option of options)
    if (!out.some(([one, other]) => one === option.gold || other === option.given)) out.push([option.gold, option.given])
  return out
}

function goldStates(one: GoldMeeting): readonly string[] {
  return [...new Set([...one.participants.map((part) => part.state), ...one.delegations])].sort()
}

function givenStates(one: Meeting): readonly string[] {
  return [...new Set([...one.participants.map((part) => part.country ?? '?'), ...one.delegations])].sort()
}

function namedOf(one: Meeting): readonly { readonly name: string; readonly country: string | null; readonly rank: string | null }[] {
  return one.participants.flatMap((part) =>
    part.name !== null && part.kind === 'person' ? [{ name: part.name, country: part.country, rank: part.rank }] : [],
  )
}

function participantCounts(gold: GoldMeeting, given: Meeting): Counts {
  const left = [...namedOf(given)]
  let right = 0
  let missed = 0
  for (const wanted of gold.participants) {
    if (wanted.name === null) continue
    const at = left.findIndex((part) => part.country === wanted.state && sameName(part.name, wanted.name ?? ''))
    if (at < 0) missed++
    else {
      right++
      left.splice(at, 1)
    }
  }
  return { right, wrong: left.length, missed }
}

function rankPairs(gold: GoldMeeting, given: Meeting): readonly (readonly [string, string | null])[] {
  return gold.participants.flatMap((wanted) => {
    const found =
      wanted.name === null
        ? given.participants.find((part) => part.country === wanted.state && part.rank !== null)
        : given.participants.find((part) => part.name !== null && sameName(part.name, wanted.name ?? ''))
    return found ? [[wanted.rank, found.rank] as const] : []
  })
}

/** The same place: by name where the gold names one, and no place where it names none. A country is named by its state. */
function samePlace(gold: GoldMeeting, given: Meeting): boolean {
  if (gold.place === null) return given.where === null
  if (given.where === null) return false
  if (gold.place.state !== null && given.where.country !== gold.place.state) return false
  return sameName(given.where.name, gold.place.name) || given.where.name.toLowerCase().includes(gold.place.name.toLowerCase())
}

function sum(list: readonly number[]): number {
  return list.reduce((total, one) => total + one, 0)
}
