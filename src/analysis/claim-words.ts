/** What a claim of a relation's course comes to beside the record, in words that need no statistics. */
import { type ClaimCheck, needed } from './claims.js'

type Claim = Pick<ClaimCheck, 'eventsIn' | 'eventsBefore' | 'shift' | 'verdict'> & { readonly claimed: number }

const verdicts = {
  'the record agrees': 'The record bears this out.',
  'the record disagrees': 'The record speaks against this.',
  'cannot tell': 'The record cannot tell.',
} as const

/** "the relation is getting better". */
export function courseClaimed(direction: number): string {
  return `the relation ${direction > 0 ? 'is getting better' : direction < 0 ? 'is getting worse' : 'is steady'}`
}

/** The verdict as a sentence, and what it stands on. */
export function claimInWords({ claimed, eventsIn, eventsBefore, shift, verdict }: Claim): {
  readonly verdict: string
  readonly reason: string
} {
  if (eventsIn < needed || eventsBefore < needed)
    return {
      verdict: verdicts[verdict],
      reason: `It holds too few events to compare: ${needed} are needed in that time and as many before it.`,
    }
  if (shift === null) return { verdict: verdicts[verdict], reason: 'None of its events carries a score.' }
  const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`
  const open = shift.low <= 0 && shift.high >= 0
  const moved = open
    ? `No clear change of tone is measured: ${signed(shift.value)} points`
    : `The tone of what was done grew ${shift.value > 0 ? 'warmer' : 'colder'} by ${Math.abs(shift.value).toFixed(1)} points`
  const undecided = open && claimed !== 0 ? ', which leaves even the direction open' : ''
  return {
    verdict: verdicts[verdict],
    reason: `${moved} (with 95 % confidence between ${signed(shift.low)} and ${signed(shift.high)})${undecided}.`,
  }
}
