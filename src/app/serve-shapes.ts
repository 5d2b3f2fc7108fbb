/** The public JSON shapes: one set of schemas for the interface over HTTP, its description, and what commands print with --json. */
import { z } from 'zod'

const day = z.string().meta({ description: 'A calendar day, YYYY-MM-DD' })
const count = z.number().int().nonnegative()
const code = z.string().meta({ description: 'ISO 3166 alpha-3, or the short id of an organisation or armed group' })

export const stateShape = z.object({ code, name: z.string() }).meta({ id: 'State' })

export const partyShape = z
  .object({
    role: z.enum(['source', 'target', 'speaker', 'addressee', 'toward', 'participant', 'holder', 'partner']),
    kind: z.string(),
    name: z.string().nullable(),
    country: code.nullable(),
    countryName: z.string().nullable(),
    office: z.string().nullable().meta({ description: 'As on the day of the record' }),
    rank: z.string().nullable(),
    text: z.string().meta({ description: 'As printed' }),
    person: z.string().nullable().meta({ description: 'Key of the person page; null for what is no named person' }),
  })
  .meta({ id: 'Party' })

export const rowShape = z
  .object({
    id: z.string(),
    kind: z.enum(['event', 'meeting', 'statement', 'initiative']),
    title: z.string().meta({ description: 'The record in one line' }),
    day: day.nullable(),
    until: day.nullable().meta({ description: 'First day after; null when the text does not fix the day' }),
    grain: z.string().nullable(),
    basis: z.string().nullable().meta({ description: 'Where the date comes from: stated, relative, dateline, narrative, published' }),
    standing: z.enum(['happened', 'planned', 'possible', 'denied', 'historical']),
    quote: z.string().meta({ description: 'The sentence that holds the trigger' }),
    dispatch: z.string(),
    headline: z.string(),
    outlet: z.string().nullable(),
    published: day.nullable(),
    reports: count.meta({ description: 'Reports of this happening' }),
    outlets: count,
    cluster: z.string(),
    parties: z.array(partyShape),
    type: z.string().nullable().meta({ description: 'PLOVER type of an event, act of a statement, form of a meeting' }),
    mode: z.string().nullable(),
    contexts: z.array(z.string()),
    cameo: z.string().nullable().meta({ description: 'Text: 010 is not 10' }),
    quad: z.string().nullable(),
    plover: z.number().nullable(),
    goldstein: z.number().nullable(),
    stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]).nullable(),
    issues: z.array(z.string()),
    level: z.string().nullable(),
    status: z.string().nullable(),
    host: code.nullable(),
    agenda: z.array(z.string()),
    steps: z.array(z.object({ ordinal: z.number().nullable(), state: z.string(), text: z.string() })),
    place: z.string().nullable(),
    placeCountry: code.nullable(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    foundBy: z.string(),
    score: z.number(),
    verdict: z.string().nullable(),
  })
  .meta({ id: 'Row' })
export type Row = z.infer<typeof rowShape>

export const evidenceShape = z
  .object({
    record: z.string(),
    part: z.string(),
    from: count.meta({ description: 'Offset in UTF-16 units' }),
    to: count,
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
    dispatch: z.string(),
    sha256: z.string().meta({ description: 'Of the text that the offsets point into' }),
  })
  .meta({ id: 'Evidence' })

export const recordShape = rowShape
  .extend({
    because: z.array(z.string()),
    rivals: z.array(z.object({ code: z.string(), foundBy: z.string(), score: z.number(), why: z.string() })),
    evidence: z.array(evidenceShape),
    members: z.array(
      z.object({
        record: z.string(),
        dispatch: z.string(),
        published: day.nullable(),
        outlet: z.string().nullable(),
        headline: z.string(),
        sentence: z.string(),
        because: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Record' })
export type RecordDetail = z.infer<typeof recordShape>

export const pageShape = z
  .object({ items: z.array(rowShape), total: count, reports: count, next: z.string().nullable() })
  .meta({ id: 'Rows' })

const span = z.object({ from: count, to: count })
export const dispatchShape = z
  .object({
    id: z.string(),
    headline: z.string(),
    outlet: z.string().nullable(),
    address: z.string().nullable(),
    published: day.nullable(),
    text: z.string(),
    sentences: z.array(span),
    regions: z.array(span.extend({ kind: z.string() })),
    records: z.array(recordShape),
    wordings: z.array(span.extend({ text: z.string(), refersTo: z.string(), loaded: z.boolean(), speaker: z.string().nullable() })),
    diagnostics: z.array(z.object({ code: z.string(), detail: z.record(z.string(), z.union([z.string(), z.number()])) })),
    madeWith: z.object({ coder: z.string(), knowledge: z.string(), model: z.string() }).nullable(),
    versions: z.array(z.string()),
  })
  .meta({ id: 'Dispatch' })
export type DispatchView = z.infer<typeof dispatchShape>

const interval = z
  .object({ value: z.number(), low: z.number(), high: z.number() })
  .meta({ id: 'Interval', description: 'With its central 95 % interval' })
const score = z.object({ scored: count, sum: z.number(), mean: z.number() })

export const pointShape = z
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
    conflict: interval.nullable(),
    perThousand: z.number().nullable(),
  })
  .meta({ id: 'Point' })

export const contactsShape = z
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
    meetings: z.array(rowShape),
    statements: z.object({ a: z.array(rowShape), b: z.array(rowShape) }),
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
    issues: z.array(z.object({ issue: z.string(), count })),
    initiatives: z.array(rowShape),
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

export const neighbourShape = z
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
    initiatives: z.array(rowShape),
    issues: z.array(z.object({ issue: z.string(), count })),
  })
  .meta({ id: 'Neighbour' })

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
    others: z.array(neighbourShape).meta({ description: 'States without a common border, most records first' }),
    people: z.array(z.object({ key: z.string(), name: z.string(), office: z.string().nullable(), records: count })),
    initiatives: z.array(rowShape),
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
        sources: count,
        dispatch: z.string().nullable(),
      }),
    ),
    contacts: contactsShape,
    byYear: z.array(z.object({ year: z.string(), meetings: count })),
    met: z.array(z.object({ key: z.string(), name: z.string(), country: code.nullable(), count, last: day.nullable() })),
    metStates: z.array(stateShape.extend({ count })),
    meetings: z.array(rowShape),
    statements: z.array(rowShape),
    travel: z.array(
      z.object({ day: day.nullable(), until: day.nullable(), place: z.string(), country: code.nullable(), record: z.string() }),
    ),
    notes: z.array(z.string()),
  })
  .meta({ id: 'Person' })
export type PersonView = z.infer<typeof personShape>

const stances = z.object({ favourable: count, neutral: count, critical: count })
export const issueShape = z
  .object({
    issue: z.string(),
    range: period.nullable(),
    voices: z.array(
      z.object({
        country: code.nullable(),
        name: z.string(),
        stances,
        first: day.nullable(),
        last: day.nullable(),
        speakers: z.array(z.object({ key: z.string().nullable(), name: z.string(), count, stances })),
        statements: z.array(rowShape),
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
    issues: z.array(z.object({ issue: z.string(), statements: count })),
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
  .object({ record: z.string(), verdict: z.enum(['right', 'wrong', 'amended']), note: z.string().max(2000) })
  .meta({ id: 'Review' })
export type Review = z.infer<typeof reviewShape>

export const problemShape = z
  .object({ type: z.string(), title: z.string(), status: z.number(), detail: z.string() })
  .meta({ id: 'Problem', description: 'RFC 9457' })
