/** The interface over HTTP: typed questions to the record, described by the schemas that check them. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { personDossier } from '../app/dossier.js'
import { issueOf } from '../app/issue.js'
import { neighboursOf } from '../app/neighbours.js'
import { UserError } from '../app/errors.js'
import { decide, type Kept } from '../app/review.js'
import { relationOf } from '../app/relation.js'
import { type Desk, deskNow } from '../app/serve-desk.js'
import { networkView } from '../app/serve-network.js'
import * as shapes from '../app/serve-shapes.js'
import { dispatchOf, recordOf, rowsCourse, rowsOf, searchFor, summaryOf } from '../app/serve-views.js'
import { sha256Hex } from '../base/index.js'
import { problem, Refusal } from './problems.js'
import { neighboursAsCsv, seriesAsCsv, voicesAsCsv } from './views-csv.js'
import { bounds, codeText, dayOf, filterOf, listQuery, namesIn, range } from './questions.js'
import { rowsAsCsv, rowsAsLines, tableAsCsv } from './tables.js'

/** Where decisions of a review go. */
export type ReviewSink = (kept: Kept) => void

export interface ApiOptions {
  readonly desk: Desk
  readonly token: string
  readonly version: string
  readonly review: ReviewSink | null
}

const json = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: { 'application/json': { schema } } })
const failures = {
  400: { description: 'The question cannot be read', content: { 'application/problem+json': { schema: shapes.problemShape } } },
  404: { description: 'The record has none', content: { 'application/problem+json': { schema: shapes.problemShape } } },
}
const get = <P extends string, Q extends z.ZodObject, R extends z.ZodType>(
  path: P,
  summary: string,
  request: Q,
  answer: R,
  params?: z.ZodObject,
) =>
  createRoute({
    method: 'get',
    path,
    summary,
    request: { query: request, ...(params ? { params } : {}) },
    responses: { 200: json(answer, summary), ...failures },
  })

const empty = z.object({})
const idParam = z.object({
  id: z
    .string()
    .max(200)
    .openapi({ param: { name: 'id', in: 'path' } }),
})
const pairParams = z.object({ a: codeText, b: codeText })
const stateParams = z.object({ code: codeText })
const nameParams = z.object({ name: z.string().max(300) })
const relationQuery = z.object({
  ...range,
  grain: z.enum(['day', 'week', 'month', 'year']).optional(),
  merging: z.enum(['none', 'one-a-day', 'cluster']).optional(),
})

export function makeApi({ desk, token, version, review }: ApiOptions): OpenAPIHono {
  const api = new OpenAPIHono({
    defaultHook: (result, context) => {
      if (result.success) return undefined
      const issue = result.error.issues[0]
      return problem(context, 400, 'The question cannot be read', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
    },
  })
  api.onError((error, context) => {
    if (error instanceof Refusal) return problem(context, error.status, error.title, error.detail)
    return problem(context, 500, 'A fault of ours', 'The question is well formed, but answering it failed. The terminal shows the fault.')
  })
  api.use('*', async (context, next) => {
    if (context.req.method !== 'GET') return next()
    // Lists and counts show what was decided before they were asked for; a single record need not wait.
    if (!/\/(?:records|evidence|dispatches)\/[^/]+$/.test(context.req.path)) await desk.live?.settled()
    const { state } = await deskNow(desk).reader.info()
    const tag = `"${sha256Hex([version, token, state, String(desk.decided.size), [...desk.decided.values()].join(','), context.req.url, context.req.header('accept') ?? ''].join(' ')).slice(0, 32)}"`
    if (context.req.header('if-none-match') === tag) return context.body(null, 304, { ETag: tag })
    await next()
    if (context.res.status === 200) {
      context.header('ETag', tag)
      context.header('Cache-Control', 'no-cache')
      context.header('Vary', 'Accept')
    }
    return undefined
  })
  addLists(api, desk)
  addFinders(api, desk)
  addViews(api, desk, token)
  addNetwork(api, desk)
  addReviews(api, desk, review)
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Demarche',
      version,
      description: 'Questions to a record of diplomacy. Every figure leads to rows, every row to the words that support it.',
    },
    servers: [{ url: '/api/v1' }],
  })
  return api
}

function addLists(api: OpenAPIHono, desk: Desk): void {
  api.openapi(get('/records', 'Records that meet all conditions, by day', listQuery, shapes.pageShape), async (context) => {
    const query = context.req.valid('query')
    const format = formatOf(context)
    if (format !== 'json' && query.limit === undefined) return streamed(context, format, heldRows(deskNow(desk), query)) as never
    const now = deskNow(desk)
    const page = {
      limit: query.limit ?? 50,
      cursor: query.cursor ?? null,
      order: query.order ?? 'newest',
      ...(query.at ? { at: dayOf(query.at, query.order === 'oldest' ? 'first' : 'last') } : {}),
    } as const
    const rows = await rowsOf(now, query.kind, filterOf(query, now), page)
    if (rows.next !== null) context.header('Link', `<${nextUrl(context, rows.next)}>; rel="next"`)
    context.header('X-Total-Count', String(rows.total))
    return (
      other(
        context,
        () => rowsAsCsv(rows.items),
        () => rowsAsLines(rows.items),
      ) ?? (context.json(rows, 200) as never)
    )
  })
  api.openapi(get('/rows/course', 'How the rows of a question lie in time', listQuery, shapes.rowsCourseShape), async (context) => {
    const query = context.req.valid('query')
    const now = deskNow(desk)
    return context.json(await rowsCourse(now, query.kind, filterOf(query, now)), 200) as never
  })
  api.openapi(
    get('/records/{id}', 'One record with its words and its derivation', empty, shapes.recordShape, idParam),
    async (context) => context.json(found(await recordOf(deskNow(desk), context.req.param('id')), 'record'), 200) as never,
  )
  api.openapi(
    get(
      '/evidence/{id}',
      'The words that support a record: position and quotation selectors',
      empty,
      z.array(shapes.evidenceShape),
      idParam,
    ),
    async (context) => context.json(found(await recordOf(deskNow(desk), context.req.param('id')), 'record').evidence, 200) as never,
  )
  api.openapi(
    get('/dispatches/{id}', 'A dispatch with its records', empty, shapes.dispatchShape, idParam),
    async (context) => context.json(found(await dispatchOf(deskNow(desk), context.req.param('id')), 'dispatch'), 200) as never,
  )
}

function addFinders(api: OpenAPIHono, desk: Desk): void {
  api.openapi(
    get('/search', 'Keyword in context, with counts beside', listQuery.omit({ kind: true }), shapes.searchShape),
    async (context) => {
      const query = context.req.valid('query')
      const now = deskNow(desk)
      const { text: _, ...filter } = filterOf({ ...query, kind: 'meeting' }, now)
      return context.json(
        await searchFor(now, query.q ?? '', filter, {
          limit: query.limit ?? 50,
          cursor: query.cursor ?? null,
          order: query.order ?? 'newest',
        }),
        200,
      ) as never
    },
  )
  const people = z.object({
    items: z.array(
      z.object({ key: z.string(), name: z.string(), country: z.string().nullable(), office: z.string().nullable(), records: z.number() }),
    ),
    total: z.number(),
    next: z.string().nullable(),
  })
  api.openapi(
    get(
      '/people',
      'Persons by the beginning of their names',
      z.object({ q: z.string().max(200).optional(), state: codeText.optional(), cursor: z.string().max(400).optional() }),
      people,
    ),
    async (context) => {
      const { q, state, cursor } = context.req.valid('query')
      const { items, total, next } = await deskNow(desk).reader.persons(
        { ...(q ? { name: q } : {}), ...(state ? { states: [state.toUpperCase()] } : {}) },
        { limit: 60, cursor: cursor ?? null },
      )
      const rows = items.map(({ name, country, office, records }) => ({ key: name, name, country, office, records }))
      return context.json({ items: rows, total, next }, 200) as never
    },
  )
}

function addViews(api: OpenAPIHono, desk: Desk, token: string): void {
  api.openapi(
    get('/summary', 'What is in the record', empty, shapes.summaryShape),
    async (context) => context.json({ ...(await summaryOf(deskNow(desk))), token }, 200) as never,
  )
  api.openapi(get('/relations/{a}/{b}', 'The relation of two states', relationQuery, shapes.relationShape, pairParams), async (context) => {
    const { grain, merging, ...query } = context.req.valid('query')
    const { a = '', b = '' } = context.req.param() as { a?: string; b?: string }
    if (a.toUpperCase() === b.toUpperCase()) throw new Refusal(400, 'One state', 'A relation has two sides: name two states.')
    const view = await relationOf({ a: a.toUpperCase(), b: b.toUpperCase(), ...bounds(query), grain, merging }, deskNow(desk))
    return other(context, () => seriesAsCsv(view)) ?? (context.json(view, 200) as never)
  })
  api.openapi(
    get(
      '/states/{code}',
      'The neighbourhood of a state',
      z.object({ ...range, recent: z.coerce.number().min(0.25).max(100).optional() }),
      shapes.neighbourhoodShape,
      stateParams,
    ),
    async (context) => {
      const { recent, ...query } = context.req.valid('query')
      const view = await neighboursOf(
        { state: context.req.param('code').toUpperCase(), ...bounds(query), recentYears: recent },
        deskNow(desk),
      )
      return other(context, () => neighboursAsCsv(view)) ?? (context.json(view, 200) as never)
    },
  )
  api.openapi(get('/people/{name}', 'The dossier of a person', empty, shapes.personShape, nameParams), async (context) => {
    const view = found(await personDossier(decodeURIComponent(context.req.param('name')), deskNow(desk)), 'person')
    return other(context, () => rowsAsCsv(view.meetings)) ?? (context.json(view, 200) as never)
  })
  api.openapi(
    get(
      '/issues/{name}',
      'Who says what on an issue',
      z.object({ ...range, also: z.string().max(400).optional() }),
      shapes.issueShape,
      nameParams,
    ),
    async (context) => {
      const { also, ...query } = context.req.valid('query')
      const view = await issueOf(
        { issue: decodeURIComponent(context.req.param('name')), also: namesIn(also), ...bounds(query) },
        deskNow(desk),
      )
      return other(context, () => voicesAsCsv(view)) ?? (context.json(view, 200) as never)
    },
  )
}

function addNetwork(api: OpenAPIHono, desk: Desk): void {
  const networkQuery = z.object({ ...range, state: codeText.optional(), least: z.coerce.number().int().min(1).optional() })
  api.openapi(get('/network', 'Who deals with whom', networkQuery, shapes.networkShape), async (context) => {
    const { least, state, ...query } = context.req.valid('query')
    const view = await networkView(deskNow(desk), { ...bounds(query), ...(state ? { states: [state.toUpperCase()] } : {}) }, least)
    return (
      other(context, () =>
        tableAsCsv(
          ['a', 'b', 'meetings', 'cooperation', 'conflict', 'reports'],
          view.edges.map((edge) => [edge.a, edge.b, edge.meetings, edge.cooperation, edge.conflict, edge.reports]),
        ),
      ) ?? (context.json(view, 200) as never)
    )
  })
}

function addReviews(api: OpenAPIHono, desk: Desk, review: ReviewSink | null): void {
  const route = createRoute({
    method: 'post',
    path: '/reviews',
    summary: 'A person’s decision on a record: kept beside it, never in its place',
    request: { body: { required: true, content: { 'application/json': { schema: shapes.reviewShape } } } },
    responses: { 200: json(shapes.reviewShape, 'As kept'), ...failures },
  })
  api.openapi(route, async (context) => {
    const decision = context.req.valid('json')
    if (review === null)
      throw new Refusal(501, 'Nowhere to keep it', 'This record is for demonstration: decisions are not kept. Serve a record of your own.')
    try {
      return context.json(await decide(deskNow(desk), decision, review), 200) as never
    } catch (error) {
      if (error instanceof UserError) throw new Refusal(400, 'It cannot be kept so', error.message)
      throw error
    }
  })
}

function found<T>(value: T | null, what: string): T {
  if (value === null) throw new Refusal(404, `No such ${what}`, `The record holds no ${what} of that name.`)
  return value
}

/** CSV or one object a line, when the caller prefers it by Accept (or `?format=csv`, for a link). Null: JSON. */
function other(context: Context, csv: () => string, lines?: () => string): never | null {
  const format = formatOf(context)
  if (format === 'csv') return context.body(csv(), 200, csvHeaders) as never
  return lines && format === 'lines' ? (context.body(lines(), 200, linesHeaders) as never) : null
}

const csvHeaders = {
  'Content-Type': 'text/csv; charset=utf-8; header=present',
  'Content-Disposition': 'attachment; filename="demarche.csv"',
}
const linesHeaders = { 'Content-Type': 'application/x-ndjson' }

function formatOf(context: Context): 'json' | 'csv' | 'lines' {
  const accept = context.req.header('accept') ?? ''
  const format = context.req.query('format')
  if (format === 'csv' || (format === undefined && accept.includes('text/csv'))) return 'csv'
  return format === 'ndjson' || (format === undefined && accept.includes('application/x-ndjson')) ? 'lines' : 'json'
}

/** Pages of 1,000 rows until there are no more, as text of the format. */
async function* allRows(desk: Desk, query: z.infer<typeof listQuery>): AsyncGenerator<shapes.Row[]> {
  const filter = filterOf(query, desk)
  let cursor = query.cursor ?? null
  do {
    const page: Awaited<ReturnType<typeof rowsOf>> = await rowsOf(desk, query.kind, filter, {
      limit: 1000,
      cursor,
      order: query.order ?? 'newest',
    })
    yield page.items
    cursor = page.next
  } while (cursor !== null)
}

/** The same, with the reader kept as long as rows are asked for. */
async function* heldRows(desk: Desk, query: z.infer<typeof listQuery>): AsyncGenerator<shapes.Row[]> {
  const release = desk.live?.hold(desk.reader)
  try {
    yield* allRows(desk, query)
  } finally {
    release?.()
  }
}

/** All rows, however many, as they come from the record: a table that stops short without saying so would be a lie. */
function streamed(context: Context, format: 'csv' | 'lines', pages: AsyncGenerator<shapes.Row[]>): Response {
  const encoder = new TextEncoder()
  let first = true
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pages.next()
      if (done === true) return controller.close()
      controller.enqueue(encoder.encode(format === 'lines' ? rowsAsLines(value) : rowsAsCsv(value, first ? 'whole' : 'later')))
      first = false
    },
    async cancel() {
      await pages.return(undefined)
    },
  })
  return context.body(body, 200, format === 'csv' ? csvHeaders : linesHeaders)
}

function nextUrl(context: Context, cursor: string): string {
  const url = new URL(context.req.url)
  url.searchParams.set('cursor', cursor)
  return `${url.pathname}${url.search}`
}
