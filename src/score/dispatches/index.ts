/** The `dispatches` suite: codings against fully annotated dispatches. */
import type { Coding } from '../../model/coding.js'
import type { CodedRecord } from '../../model/record.js'
import { type Accuracy, addCounts, bootstrap, type Counts, type Interval, noCounts, type Rates, ratesOf, shareOf } from '../measure.js'
import { scoreEvents } from './events.js'
import type { GoldDispatch } from './gold.js'
import { scoreMeetings, type Tally } from './meetings.js'
import { scoreInitiatives, scoreMentions, scoreWordings } from './others.js'
import { scoreStatements } from './statements.js'

export { type GoldDispatch, goldDispatch } from './gold.js'

export const rated = ['events', 'meetings', 'participants', 'statements', 'initiatives', 'wordings', 'mentions'] as const
export const shared = [
  'eventDates',
  'meetingDates',
  'meetingPlaces',
  'meetingForm',
  'meetingStatus',
  'rank',
  'stance',
  'toward',
  'direct',
] as const
type Rated = (typeof rated)[number]
type Shared = (typeof shared)[number]

export interface Faults {
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
  readonly misread?: readonly string[]
}

/** What one dispatch contributes. */
export interface DispatchCounts {
  readonly id: string
  readonly counts: Readonly<Record<Rated, Counts>>
  readonly tallies: Readonly<Record<Shared, Tally>>
  /** What was missed and what was given in error, as lines for a person to read. */
  readonly faults: Readonly<Partial<Record<Rated, Faults>>>
}

export type DispatchesScore = { readonly n: number } & Readonly<Record<Rated, Rates & { readonly interval: Interval | null }>> &
  Readonly<Record<Shared, Accuracy>>

export function scoreDispatch(gold: GoldDispatch, coding: Coding): DispatchCounts {
  const of = <Kind extends CodedRecord['kind']>(kind: Kind) =>
    coding.records.filter((record): record is Extract<CodedRecord, { kind: Kind }> => record.kind === kind)
  const events = scoreEvents(gold, of('event'))
  const meetings = scoreMeetings(gold, of('meeting'))
  const statements = scoreStatements(gold, coding.dispatch.text, of('statement'))
  const initiatives = scoreInitiatives(gold, coding)
  const wordings = scoreWordings(gold, coding)
  const mentions = scoreMentions(gold, coding)
  return {
    id: gold.id,
    counts: {
      events: events.counts,
      meetings: meetings.counts,
      participants: meetings.participants,
      statements: statements.counts,
      initiatives: initiatives.counts,
      wordings: wordings.counts,
      mentions: mentions.counts,
    },
    tallies: {
      eventDates: [events.datesRight, events.dated],
      meetingDates: meetings.dates,
      meetingPlaces: meetings.places,
      meetingForm: meetings.form,
      meetingStatus: meetings.status,
      rank: meetings.rank,
      stance: statements.stance,
      toward: statements.toward,
      direct: statements.direct,
    },
    faults: { events, meetings, statements, initiatives, wordings, mentions },
  }
}

export function sumDispatches(documents: readonly DispatchCounts[]): DispatchesScore {
  const total = (name: Rated, of: readonly DispatchCounts[]): Counts => of.reduce((sum, one) => addCounts(sum, one.counts[name]), noCounts)
  const rates = rated.map((name) => [
    name,
    { ...ratesOf(total(name, documents)), interval: bootstrap(documents, (sample) => ratesOf(total(name, sample)).f1) },
  ])
  const shares = shared.map((name) => {
    const [right, matched] = documents.reduce(([r, m], one) => [r + one.tallies[name][0], m + one.tallies[name][1]], [0, 0])
    return [name, shareOf(right ?? 0, matched ?? 0)]
  })
  return { n: documents.length, ...Object.fromEntries([...rates, ...shares]) } as DispatchesScore
}
