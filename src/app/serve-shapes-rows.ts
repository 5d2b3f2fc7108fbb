/** The public JSON shapes of a record, its words and the dispatch that holds them. */
import { z } from 'zod'

export const day = z.string().meta({ description: 'A calendar day, YYYY-MM-DD' })
export const count = z.number().int().nonnegative()
export const code = z.string().meta({ description: 'ISO 3166 alpha-3, or the short id of an organisation or armed group' })

export const stateShape = z.object({ code, name: z.string() }).meta({ id: 'State' })

const partyShape = z
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
    words: z.string().nullable().meta({ description: 'What a statement says, in full' }),
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
    issueNames: z.array(z.string()).meta({ description: 'The same in words' }),
    direct: z.boolean().nullable().meta({ description: 'Of a statement: within quotation marks' }),
    future: z.boolean().nullable().meta({ description: 'Of a statement: an expectation of what is to come' }),
    condition: z.string().nullable().meta({ description: 'Of a statement: the condition that it makes, as worded' }),
    claim: z
      .object({ states: z.array(code), direction: z.union([z.literal(-1), z.literal(0), z.literal(1)]) })
      .nullable()
      .meta({ description: 'Of a statement: what it says of the course of a relation' }),
    reportedBy: z.string().nullable().meta({ description: 'Whom the text names as its source; null: the outlet itself' }),
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
    fields: z
      .array(z.object({ name: z.string(), label: z.string(), value: z.string(), options: z.array(z.string()).nullable() }))
      .meta({ description: 'What a person can correct, as text' }),
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
  .object({
    items: z.array(rowShape),
    total: count,
    reports: count,
    next: z.string().nullable(),
    before: count.meta({ description: 'Rows that stand before the first of these; told where the list was opened at a day, else 0' }),
  })
  .meta({ id: 'Rows' })

/** How the rows of a question lie in time: what a list is opened by. */
export const rowsCourseShape = z
  .object({
    grain: z.enum(['year', 'month']),
    first: day.nullable(),
    last: day.nullable(),
    undated: count,
    total: count,
    items: z.array(z.object({ period: z.string().meta({ description: 'A year, or a month: 2022-08' }), count })),
  })
  .meta({ id: 'RowsCourse' })
export type RowsCourse = z.infer<typeof rowsCourseShape>

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
