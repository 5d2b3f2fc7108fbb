/** The public JSON shapes: one set of schemas for the interface over HTTP, its description, and what commands print with --json. */
import { z } from 'zod'
import { code, count, day, rowShape, stateShape } from './serve-shapes-rows.js'

export * from './serve-shapes-rows.js'

const interval = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .meta({ id: 'Interval', description: 'With its central 95 % interval' })
const score = z.object({ scored: count, sum: z.number(), mean: z.number() })

const pointShape = z
  .object({
    from: day,
    to: day,
    covered: z.boolean().meta({ description: 'False: the record holds nothing of this period; the counts say nothing then' }),
    reports: count,
    events: count,
    meetings: count,
    quads: z.object({ 'verbal-cooperation': count, 'material-cooperation': count, 'verbal-conflict': count, 'material-conflict': count }),
    goldstein: score.nullable(),
    plover: score.nullable(),
    ploverMean: interval.nullable(),
    goldsteinMean: interval.nullable(),
    conflict: interval.nullable(),
    perThousand: z.number().nullable(),
  })
  .meta({ id: 'Point' })

const contactsShape = z
  .object({
    held: count,
    planned: count,
    failed: count,
    bilateral: count,
    byLevel: z.array(z.object({ level: z.string().nullable(), count })),
    byHost: z.array(z.object({ host: code.nullable(), name: z.string().nullable(), count })),
    last: rowShape.nullable(),
    longestGap: z.object({ from: day, to: day, days: count }).nullable(),
  })
  .meta({ id: 'Contacts' })

const period = z.object({ from: day, to: day })
export const relationShape = z
  .object({
    a: stateShape,
    b: stateShape,
    range: period,
    grain: z.enum(['day', 'week', 'month', 'year']),
    merging: z.enum(['none', 'one-a-day', 'cluster']),
    counts: z.object({ reports: count, events: count, outlets: count }),
    undated: count,
    series: z.array(pointShape),
    forth: z.array(pointShape).meta({ description: 'From a to b' }),
    back: z.array(pointShape).meta({ description: 'From b to a' }),
    conflict: interval.nullable(),
    change: z
      .object({
        from: day.meta({ description: 'First day of the last whole period' }),
        now: z.number(),
        before: z.number(),
        periods: count,
        relative: z.number().nullable(),
        band: z.string(),
        lowBaseline: z.boolean(),
      })
      .nullable(),
    changePoints: z.array(z.object({ at: day, earliest: day, latest: day, before: z.number(), after: z.number() })),
    asymmetry: z.number().nullable(),
    reciprocity: z.object({ value: z.number(), periods: count }).nullable(),
    contacts: contactsShape,
    meetings: z.array(rowShape).meta({ description: 'The latest; `contacts` counts all' }),
    statements: z.object({ a: z.array(rowShape), b: z.array(rowShape) }).meta({ description: 'The latest of each side on the other' }),
    said: z.object({ a: count, b: count }).meta({ description: 'All statements of each side on the other' }),
    claimsMade: count.meta({ description: 'All claims; `claims` holds the latest' }),
    claims: z.array(
      z.object({
        row: rowShape,
        wording: z.string(),
        claimed: z.number(),
        period,
        periodIsStated: z.boolean(),
        before: period,
        eventsIn: count,
        eventsBefore: count,
        shift: interval.nullable(),
        verdict: z.enum(['the record agrees', 'the record disagrees', 'cannot tell']),
      }),
    ),
    issues: z.array(z.object({ issue: z.string(), name: z.string(), count })),
    initiatives: z.array(rowShape),
    plans: count.meta({ description: 'All initiatives between the two' }),
    people: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        country: code.nullable(),
        office: z.string().nullable(),
        meetings: count,
        last: day.nullable(),
      }),
    ),
    notes: z.array(z.string()).meta({ description: 'What was left out, and how to read the figures' }),
  })
  .meta({ id: 'Relation' })
export type RelationView = z.infer<typeof relationShape>

const neighbourShape = z
  .object({
    code,
    name: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    kilometres: z.number().nullable().meta({ description: 'Length of the land border; null: none' }),
    bySea: z.boolean(),
    groups: z.array(z.string()),
    meetings: count,
    bilateral: count,
    multilateral: count,
    level: z.string().nullable(),
    last: rowShape.nullable(),
    recentPace: z.number().meta({ description: 'Meetings a year within the recent window' }),
    formerPace: z.number().nullable(),
    trend: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
    events: count,
    conflictEvents: count,
    plover: score.nullable(),
    initiatives: z.array(rowShape).meta({ description: 'The latest of those not at their end' }),
    issues: z.array(z.object({ issue: z.string(), name: z.string(), count })),
  })
  .meta({ id: 'Neighbour' })

const groupShape = z.object({
  group: z.string(),
  members: count.meta({ description: 'Other members' }),
  met: count,
  meetings: count.meta({ description: 'A meeting with several members counts once' }),
  bilateral: count,
  multilateral: count,
  level: z.string().nullable(),
  recentPace: z.number(),
  events: count,
  conflictEvents: count,
  last: day.nullable(),
})

export const neighbourhoodShape = z
  .object({
    state: stateShape.extend({
      capital: z.string().nullable(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
      groups: z.array(z.string()),
    }),
    range: period,
    recentYears: z.number(),
    neighbours: z.array(neighbourShape),
    groups: z.array(groupShape),
    others: z.array(neighbourShape).meta({ description: 'States without a common border, most records first' }),
    people: z.array(z.object({ key: z.string(), name: z.string(), office: z.string().nullable(), records: count })),
    initiatives: z.array(rowShape),
    plans: count.meta({ description: 'All initiatives of the state' }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'Neighbourhood' })
export type NeighbourhoodView = z.infer<typeof neighbourhoodShape>

export const personShape = z
  .object({
    key: z.string(),
    name: z.string(),
    otherNames: z.array(z.string()),
    country: code.nullable(),
    countryName: z.string().nullable(),
    first: day.nullable(),
    last: day.nullable(),
    offices: z.array(
      z.object({
        title: z.string(),
        country: code.nullable(),
        rank: z.string(),
        first: day.nullable(),
        last: day.nullable(),
        tenure: z.string(),
        sources: count,
        cited: z
          .array(z.object({ dispatch: z.string(), published: day.nullable(), text: z.string() }))
          .meta({ description: 'The latest of the dispatches that state it' }),
      }),
    ),
    contacts: contactsShape,
    byYear: z.array(z.object({ year: z.string(), meetings: count })),
    met: z.array(z.object({ key: z.string(), name: z.string(), country: code.nullable(), count, last: day.nullable() })),
    metStates: z.array(stateShape.extend({ count })),
    meetings: z.array(rowShape),
    statements: z.array(rowShape),
    said: count,
    travel: z.array(
      z.object({
        day: day.nullable(),
        until: day.nullable(),
        place: z.string(),
        country: code.nullable(),
        record: z.string(),
        dispatch: z.string(),
      }),
    ),
    journeys: count.meta({ description: 'All meetings outside the own state; `travel` lists the latest' }),
    notes: z.array(z.string()),
  })
  .meta({ id: 'Person' })
export type PersonView = z.infer<typeof personShape>

const stances = z.object({ favourable: count, neutral: count, critical: count })
const course = z.array(z.object({ period: z.string().meta({ description: 'A year, or a month: 2022-08' }), stances }))
export const issueShape = z
  .object({
    issue: z.string(),
    name: z.string(),
    also: z.array(z.string()).meta({ description: 'Issues that the question takes for the same' }),
    range: period.nullable(),
    total: count,
    stances,
    course,
    voices: z.array(
      z.object({
        country: code.nullable(),
        name: z.string(),
        count,
        stances,
        first: day.nullable(),
        last: day.nullable(),
        speakers: z.array(z.object({ key: z.string().nullable(), name: z.string(), count, stances })),
        course,
        statements: z.array(rowShape).meta({ description: 'The latest' }),
      }),
    ),
    notes: z.array(z.string()),
  })
  .meta({ id: 'Issue' })
export type IssueView = z.infer<typeof issueShape>

export const networkShape = z
  .object({
    range: period,
    nodes: z.array(
      z.object({
        code,
        name: z.string(),
        degree: count,
        dealings: count,
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
      }),
    ),
    edges: z.array(z.object({ a: code, b: code, meetings: count, cooperation: count, conflict: count, reports: count })),
    notes: z.array(z.string()),
  })
  .meta({ id: 'Network' })
export type NetworkView = z.infer<typeof networkShape>

const facet = z.array(z.object({ value: z.string(), label: z.string(), count }))
export const searchShape = z
  .object({
    total: count,
    next: z.string().nullable(),
    hits: z.array(
      z.object({
        dispatch: z.string(),
        headline: z.string(),
        outlet: z.string().nullable(),
        published: day.nullable(),
        records: count,
        lines: z.array(z.object({ left: z.string(), hit: z.string(), right: z.string(), from: count, to: count })),
      }),
    ),
    facets: z.object({ kind: facet, state: facet, year: facet, type: facet, outlet: facet }),
  })
  .meta({ id: 'Search' })
export type SearchView = z.infer<typeof searchShape>

export const summaryShape = z
  .object({
    dispatches: count,
    outlets: count,
    events: count,
    meetings: count,
    statements: count,
    initiatives: count,
    persons: count,
    first: day.nullable(),
    last: day.nullable(),
    state: z.string(),
    demonstration: z.boolean(),
    states: z.array(stateShape.extend({ records: count })),
    allStates: z.array(stateShape),
    issues: z.array(z.object({ issue: z.string(), name: z.string(), statements: count })),
    people: z.array(
      z.object({ key: z.string(), name: z.string(), country: code.nullable(), office: z.string().nullable(), records: count }),
    ),
    byYear: z.array(z.object({ year: z.string(), events: count, meetings: count, statements: count })),
    recent: z.array(rowShape),
    token: z.string().meta({ description: 'Of this start of the server: sent back with every write' }),
  })
  .meta({ id: 'Summary' })
export type SummaryView = z.infer<typeof summaryShape>

export const reviewShape = z
  .object({
    record: z.string().max(100),
    verdict: z.enum(['right', 'wrong', 'amended', 'withdrawn']).meta({ description: 'withdrawn: an earlier decision is taken back' }),
    note: z.string().max(2000),
    fields: z
      .record(z.string(), z.string().max(1000))
      .default({})
      .meta({ description: 'For amended: changed fields as text, by their names' }),
  })
  .meta({ id: 'Review' })
export type Review = z.infer<typeof reviewShape>

export const problemShape = z
  .object({ type: z.string(), title: z.string(), status: z.number(), detail: z.string() })
  .meta({ id: 'Problem', description: 'RFC 9457' })
