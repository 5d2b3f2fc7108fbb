/** What officials said of a relation's course, beside what the record itself measured for that time. */
import { addDays, daysBetween } from '../base/index.js'
import type { CountryCode } from '../model/index.js'
import { links } from './dyads.js'
import { bootstrap, type Interval } from './interval.js'
import { dayOfRecord, type Kept, type KeptEvent, type KeptStatement, tookPlace } from './kept.js'
import type { Period } from './periods.js'
import type { Scales } from './scales.js'
import { scoreOf } from './series.js'

export interface ClaimCheck {
  readonly statement: KeptStatement
  /** 1 warming, 0 steady, -1 cooling, as said. */
  readonly claimed: -1 | 0 | 1
  /** The time spoken of; the year before the statement where none is named. */
  readonly period: Period
  readonly periodIsStated: boolean
  /** The same length of time before it. */
  readonly before: Period
  readonly eventsIn: number
  readonly eventsBefore: number
  /** Mean PLOVER score within the period less the mean before it, with a bootstrap interval over dispatches. */
  readonly shift: Interval | null
  /** `cannot tell`: fewer than `needed` events on one side, or an interval that leaves the sign open. */
  readonly verdict: 'the record agrees' | 'the record disagrees' | 'cannot tell'
}

/** Events that each side of the comparison must have before anything is said. */
export const needed = 5

/** Checks every claim about the relation of `a` and `b`. Statements in any order; the claims come in order of day. */
export function checkClaims(
  statements: readonly KeptStatement[],
  events: readonly KeptEvent[],
  a: CountryCode,
  b: CountryCode,
  scales: Scales,
): readonly ClaimCheck[] {
  const relevant = events.filter((kept) => tookPlace(kept) && links(kept, a, b))
  return statements
    .filter(({ record }) => record.claim !== null && record.claim.states.includes(a) && record.claim.states.includes(b))
    .toSorted((one, other) => compare(dayOfRecord(one) ?? '', dayOfRecord(other) ?? ''))
    .flatMap((statement) => checkClaim(statement, relevant, scales) ?? [])
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function checkClaim(statement: KeptStatement, events: readonly KeptEvent[], scales: Scales): ClaimCheck | null {
  const claim = statement.record.claim
  const said = dayOfRecord(statement)
  if (claim === null || (claim.period === null && said === null)) return null
  const period = claim.period ?? { from: addDays(said as NonNullable<typeof said>, -365), to: said as NonNullable<typeof said> }
  const before = { from: addDays(period.from, -daysBetween(period.from, period.to)), to: period.from }
  // The dispatch that makes the claim is no evidence for it.
  const others = events.filter((kept) => kept.dispatch !== statement.dispatch)
  const inside = within(others, period)
  const earlier = within(others, before)
  const shift = shiftOf(inside, earlier, scales)
  const enough = inside.length >= needed && earlier.length >= needed
  return {
    statement,
    claimed: claim.direction,
    period: { from: period.from, to: period.to },
    periodIsStated: claim.period !== null,
    before,
    eventsIn: inside.length,
    eventsBefore: earlier.length,
    shift,
    verdict: enough && shift !== null ? verdictOf(claim.direction, shift) : 'cannot tell',
  }
}

function verdictOf(claimed: -1 | 0 | 1, shift: Interval): ClaimCheck['verdict'] {
  const measured = shift.low > 0 ? 1 : shift.high < 0 ? -1 : 0
  if (measured === claimed) return 'the record agrees'
  return measured === 0 || claimed === 0 ? (claimed === 0 ? 'the record disagrees' : 'cannot tell') : 'the record disagrees'
}

function within<K extends Kept>(list: readonly K[], period: Period): readonly K[] {
  return list.filter((kept) => {
    const day = dayOfRecord(kept)
    return day !== null && day >= period.from && day < period.to
  })
}

/** Difference of mean PLOVER scores, drawn over dispatches with a fixed seed. */
export function shiftOf(inside: readonly KeptEvent[], earlier: readonly KeptEvent[], scales: Scales): Interval | null {
  const tagged = [...inside.map((kept) => ({ kept, late: true })), ...earlier.map((kept) => ({ kept, late: false }))]
  const documents = new Map<string, typeof tagged>()
  for (const one of tagged) documents.set(one.kept.dispatch, [...(documents.get(one.kept.dispatch) ?? []), one])
  return bootstrap([...documents.values()], (sample) => {
    const drawn = sample.flat()
    const now = scoreOf(drawn.filter(({ late }) => late).map(({ kept }) => scales.ploverOf(kept.record)))
    const then = scoreOf(drawn.filter(({ late }) => !late).map(({ kept }) => scales.ploverOf(kept.record)))
    return now === null || then === null ? null : now.mean - then.mean
  })
}
