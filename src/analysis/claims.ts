/** What officials said of a relation's course, beside what the record itself measured for that time. */
import { addDays, type Day } from '../base/index.js'
import type { RelationClaim } from '../model/index.js'
import type { Dealing } from '../store/reader.js'
import { tookPlace } from './dyads.js'
import { bootstrap, type Interval, manyDocuments, ratioOf } from './interval.js'
import type { Period } from './periods.js'
import type { Scales } from './scales.js'
import { documentsOf, lengthOf, within } from './series.js'

/** A statement that makes a claim: where and when it was said. */
export interface ClaimMade {
  readonly claim: Pick<RelationClaim, 'direction' | 'period'>
  readonly day: Day | null
  readonly dispatch: number
}

export interface ClaimCheck {
  /** 1 warming, 0 steady, -1 cooling, as said. */
  readonly claimed: -1 | 0 | 1
  /** The time spoken of; the year before the statement where none is named. */
  readonly period: Period
  readonly periodIsStated: boolean
  /** The same length of time before it. */
  readonly before: Period
  readonly eventsIn: number
  readonly eventsBefore: number
  /** Mean PLOVER score within the period less the mean before it, with an interval over dispatches. */
  readonly shift: Interval | null
  /** `cannot tell`: fewer than `needed` events on one side, or an interval that leaves the sign open. */
  readonly verdict: 'the record agrees' | 'the record disagrees' | 'cannot tell'
}

/** Events that each side of the comparison must have before anything is said. */
export const needed = 5

/** Checks one claim about the relation of two states by their events. Null when neither the claim nor its day names a time. */
export function checkClaim({ claim, day, dispatch }: ClaimMade, events: readonly Dealing[], scales: Scales): ClaimCheck | null {
  if (claim.period === null && day === null) return null
  const said = day as NonNullable<typeof day>
  const period = claim.period ?? { from: addDays(said, -365), to: said }
  const before = { from: addDays(period.from, -lengthOf(period)), to: period.from }
  // The dispatch that makes the claim is no evidence for it.
  const others = events.filter((event) => tookPlace(event) && event.dispatch !== dispatch)
  const inside = within(others, period)
  const earlier = within(others, before)
  const shift = shiftOf(inside, earlier, scales)
  const enough = inside.length >= needed && earlier.length >= needed
  return {
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

/** Difference of mean PLOVER scores with its interval over dispatches: drawn with a fixed seed, of many from its variance. */
function shiftOf(inside: readonly Dealing[], earlier: readonly Dealing[], scales: Scales): Interval | null {
  const [now, then] = [inside, earlier].map((events) => documentsOf(events, (event) => scales.ploverOf(event)))
  if (!now?.length || !then?.length) return null
  if (now.length + then.length >= manyDocuments && now.length > 1 && then.length > 1) {
    const [a, b] = [ratioOf(now), ratioOf(then)]
    const reach = 1.959964 * Math.sqrt(a.variance + b.variance)
    return { value: a.mean - b.mean, low: a.mean - b.mean - reach, high: a.mean - b.mean + reach }
  }
  const tagged = [...now.map((one) => ({ ...one, late: true })), ...then.map((one) => ({ ...one, late: false }))]
  return bootstrap(tagged, (sample) => {
    let [sum, count, formerSum, formerCount] = [0, 0, 0, 0]
    for (const one of sample)
      if (one.late) {
        sum += one.sum
        count += one.count
      } else {
        formerSum += one.sum
        formerCount += one.count
      }
    return count === 0 || formerCount === 0 ? null : sum / count - formerSum / formerCount
  })
}
