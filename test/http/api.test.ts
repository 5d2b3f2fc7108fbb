import { beforeAll, describe, expect, it } from 'vitest'
import type { Hono } from 'hono'
import type { z } from 'zod'
import type { Desk } from '../../src/app/serve-desk.js'
import * as shapes from '../../src/app/serve-shapes.js'
import { makeRoom } from '../../src/http/server.js'
import { tableAsCsv } from '../../src/http/tables.js'
import { titleOf } from '../../src/app/serve-titles.js'
import { testDesk } from '../support/desk.js'
import { event, party, statement } from '../support/records.js'

let room: Hono
let desk: Desk
const kept: shapes.Review[] = []

beforeAll(() => {
  desk = testDesk()
  room = makeRoom({
    desk,
    token: 'secret-token',
    version: '0',
    review: (one) => void kept.push(one),
    web: null,
    hosts: [],
    knowledge: () => '{}',
    resources: {},
  })
})

const ask = (path: string, init: RequestInit & { readonly headers?: Record<string, string> } = {}) =>
  room.request(`http://127.0.0.1:4770/api/v1${path}`, { ...init, headers: { Host: '127.0.0.1:4770', ...init.headers } })

describe('answers have the shapes that describe them', () => {
  const questions: readonly (readonly [string, z.ZodType])[] = [
    ['/summary', shapes.summaryShape],
    ['/relations/USA/EGY?from=1970', shapes.relationShape],
    ['/relations/nzl/fji?grain=month&merging=none', shapes.relationShape],
    ['/relations/AND/TUV', shapes.relationShape],
    ['/states/MEX', shapes.neighbourhoodShape],
    ['/states/XYZ', shapes.neighbourhoodShape],
    ['/people/Henry%20Kissinger', shapes.personShape],
    ['/issues/Palestine', shapes.issueShape],
    ['/issues/nothing%20of%20the%20kind', shapes.issueShape],
    ['/network?least=20', shapes.networkShape],
    ['/search?q=Suez', shapes.searchShape],
    ['/records?kind=event&state=FJI', shapes.pageShape],
    ['/rows/course?kind=meeting&state=EGY', shapes.rowsCourseShape],
    ['/rows/course?kind=event&state=NZL&from=2020&to=2021', shapes.rowsCourseShape],
  ]
  for (const [path, shape] of questions)
    it(path, async () => {
      const response = await ask(path)
      expect(response.status).toBe(200)
      const found = shape.safeParse(await response.json())
      expect(found.error?.issues ?? []).toEqual([])
    })
})

describe('evidence', () => {
  it('quotes exactly what the text has at its place', async () => {
    const page = shapes.pageShape.parse(await (await ask('/records?kind=statement&state=QAT')).json())
    expect(page.items.length).toBeGreaterThan(3)
    for (const row of page.items) {
      const dispatch = shapes.dispatchShape.parse(await (await ask(`/dispatches/${row.dispatch}`)).json())
      for (const one of (await (await ask(`/evidence/${row.id}`)).json()) as {
        from: number
        to: number
        exact: string
        prefix: string
      }[]) {
        expect(dispatch.text.slice(one.from, one.to)).toBe(one.exact)
        expect(dispatch.text.slice(0, one.from).endsWith(one.prefix)).toBe(true)
      }
    }
  })
})

describe('pages of a list', () => {
  it('follow by cursor without loss or repetition', async () => {
    const seen: string[] = []
    let next: string | null = ''
    let total = 0
    while (next !== null) {
      const page: z.infer<typeof shapes.pageShape> = shapes.pageShape.parse(
        await (await ask(`/records?kind=meeting&state=EGY&limit=40${next === '' ? '' : `&cursor=${next}`}`)).json(),
      )
      seen.push(...page.items.map(({ id }) => id))
      total = page.total
      next = page.next
    }
    expect(seen.length).toBe(total)
    expect(new Set(seen).size).toBe(total)
  })
  it('name the next page in a Link header', async () => {
    const response = await ask('/records?kind=meeting&limit=2')
    expect(response.headers.get('Link')).toMatch(/^<\/api\/v1\/records\?.*cursor=.*>; rel="next"$/)
  })
})

describe('other forms', () => {
  it('gives CSV by Accept and by format, with empty cells for what is not covered', async () => {
    const csv = await (await ask('/relations/NZL/FJI?from=2016&to=2023&grain=year', { headers: { Accept: 'text/csv' } })).text()
    const rows = csv.trimEnd().split('\r\n')
    expect(rows[0]).toMatch(/^direction,from,to,covered,reports/)
    expect(rows.find((row) => row.startsWith('both,2016'))).toMatch(/^both,2016-01-01,2017-01-01,false,,,,/)
    expect((await ask('/states/MEX?format=csv')).headers.get('Content-Type')).toMatch(/^text\/csv/)
    expect((await ask('/people/Henry%20Kissinger?format=csv')).status).toBe(200)
  })
  it('gives one object a line', async () => {
    const text = await (await ask('/records?limit=3', { headers: { Accept: 'application/x-ndjson' } })).text()
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { kind: string }).kind),
    ).toEqual(['meeting', 'meeting', 'meeting'])
  })
  it('defuses formulas in texts and leaves numbers alone', () => {
    const cells = ['=1+1', '+1', '-2+3', '@SUM(A1)', '\t=1', ' =1', '\u00a0=1', '＝1', 'two\n=lines', 'plain', 'a,b', 'say "x"']
    const csv = tableAsCsv(
      ['text', 'number'],
      cells.map((text) => [text, -3.5]),
    )
    for (const line of csv.split(/\r?\n/)) expect(line.replace(/^"/, '')).not.toMatch(/^[\s\u00a0]*[=+@＝]/)
    expect(csv).toContain(',-3.5')
    expect(csv).toContain('"say ""x"""')
  })
})

describe('ETag', () => {
  it('answers 304 to the tag that it gave, and another tag to another question', async () => {
    const first = await ask('/states/MEX')
    const tag = first.headers.get('ETag') ?? ''
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/)
    expect((await ask('/states/MEX', { headers: { 'If-None-Match': tag } })).status).toBe(304)
    expect((await ask('/states/USA')).headers.get('ETag')).not.toBe(tag)
    expect((await ask('/states/MEX', { headers: { Accept: 'text/csv' } })).headers.get('ETag')).not.toBe(tag)
  })
})

describe('what cannot be answered', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['/relations/USA/USA', 400],
    ['/relations/USA/EGY?from=yesterday', 400],
    ['/relations/USA/EGY?from=2020&to=2019', 400],
    ['/relations/USA/EGY?grain=decade', 400],
    ['/records?limit=100000', 400],
    ['/records?kind=rumour', 400],
    ['/people/Nobody%20At%20All', 404],
    ['/dispatches/none', 404],
    ['/records/none', 404],
    ['/nothing', 404],
  ]
  for (const [path, status] of cases)
    it(`${path} is a problem ${status}`, async () => {
      const response = await ask(path)
      expect(response.status).toBe(status)
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
      expect(shapes.problemShape.parse(await response.json()).status).toBe(status)
    })
})

describe('description', () => {
  it('is OpenAPI 3.1 of all questions, with named shapes, and has a page of its own', async () => {
    const description = (await (await ask('/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, unknown>
      components: { schemas: Record<string, unknown> }
    }
    expect(description.openapi).toBe('3.1.0')
    expect(Object.keys(description.paths).sort()).toEqual([
      '/dispatches/{id}',
      '/evidence/{id}',
      '/issues/{name}',
      '/network',
      '/people',
      '/people/{name}',
      '/records',
      '/records/{id}',
      '/relations/{a}/{b}',
      '/reviews',
      '/rows/course',
      '/search',
      '/states/{code}',
      '/summary',
    ])
    expect(Object.keys(description.components.schemas)).toEqual(expect.arrayContaining(['Relation', 'Row', 'Problem']))
    const page = await (await room.request('http://127.0.0.1:4770/reference')).text()
    expect(page).toContain('/relations/{a}/{b}')
    expect(page).not.toContain('<script')
  })
})

describe('the door', () => {
  const foreign = [
    'evil.example',
    'evil.example:4770',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '169.254.169.254',
    '0.0.0.0',
    '10.0.0.1',
    'localhost@evil.example',
    '[::ffff:7f00:1]',
    '127.0.0.1:99999999',
    '',
  ]
  for (const host of foreign)
    it(`refuses the host '${host}'`, async () =>
      expect((await room.request('http://127.0.0.1:4770/api/v1/summary', { headers: { Host: host } })).status).toBe(403))
  for (const host of ['127.0.0.1', 'localhost:4770', '[::1]:4770'])
    it(`answers the host '${host}'`, async () =>
      expect((await room.request(`http://${host}/api/v1/summary`, { headers: { Host: host } })).status).toBe(200))
  for (const origin of ['http://evil.example', 'null', 'https://127.0.0.1:4770', 'http://127.0.0.1:1', 'http://localhost:4770', 'file://'])
    it(`refuses the origin '${origin}'`, async () => expect((await ask('/summary', { headers: { Origin: origin } })).status).toBe(403))
  it('never allows another origin to read', async () => {
    const response = await ask('/summary', { headers: { Origin: 'http://127.0.0.1:4770' } })
    expect(response.status).toBe(200)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    expect((await ask('/summary', { method: 'OPTIONS', headers: { Origin: 'http://evil.example' } })).status).toBe(403)
  })
  it('sends its policy with every answer', async () => {
    for (const path of ['/summary', '/nothing', '/people/none']) {
      const policy = (await ask(path)).headers.get('Content-Security-Policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe-inline')
    }
  })
  const decision = JSON.stringify({ record: 'x', verdict: 'right', note: '' })
  const writes: readonly (readonly [string, Record<string, string>, string, number])[] = [
    ['without a token', { 'Content-Type': 'application/json' }, decision, 403],
    ['with a wrong token', { 'Content-Type': 'application/json', 'X-Demarche-Token': 'secret-tokem' }, decision, 403],
    ['as a form', { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Demarche-Token': 'secret-token' }, 'a=b', 415],
    ['as plain text', { 'Content-Type': 'text/plain', 'X-Demarche-Token': 'secret-token' }, decision, 415],
    [
      'across sites',
      { 'Content-Type': 'application/json', 'X-Demarche-Token': 'secret-token', 'Sec-Fetch-Site': 'cross-site' },
      decision,
      403,
    ],
    [
      'with a verdict that is none',
      { 'Content-Type': 'application/json', 'X-Demarche-Token': 'secret-token' },
      JSON.stringify({ record: 'x', verdict: 'maybe', note: '' }),
      400,
    ],
  ]
  for (const [name, headers, body, status] of writes)
    it(`refuses a write ${name}`, async () => {
      expect((await ask('/reviews', { method: 'POST', headers, body })).status).toBe(status)
      expect(kept).toEqual([])
    })
  it('keeps a decision that comes from its own page, and none on a record that there is not', async () => {
    const page = shapes.pageShape.parse(await (await ask('/records?kind=event&limit=1')).json())
    const record = page.items[0]?.id ?? ''
    const post = (body: object) =>
      ask('/reviews', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Demarche-Token': 'secret-token', Origin: 'http://127.0.0.1:4770' },
        body: JSON.stringify(body),
      })
    expect((await post({ record: 'x', verdict: 'right', note: '' })).status).toBe(400)
    expect((await post({ record, verdict: 'right', note: '' })).status).toBe(200)
    expect(kept).toEqual([{ record, verdict: 'right', note: '', fields: {}, amended: {} }])
    const shown = shapes.recordShape.parse(await (await ask(`/records/${record}`)).json())
    expect(shown.verdict).toBe('right')
    await post({ record, verdict: 'withdrawn', note: '' })
    expect(shapes.recordShape.parse(await (await ask(`/records/${record}`)).json()).verdict).toBeNull()
    kept.length = 0
  })
})

describe('tables', () => {
  it('hold all rows when no limit is named, and as many as asked for when one is', async () => {
    const { total } = shapes.pageShape.parse(await (await ask('/records?kind=meeting&state=USA&limit=1')).json())
    expect(total).toBeGreaterThan(5000)
    const rows = async (query: string) => (await (await ask(`/records?kind=meeting&state=USA${query}`)).text()).trim().split('\r\n')
    const all = await rows('&format=csv')
    expect(all.length).toBe(total + 1)
    expect(all.filter((line) => line.startsWith('id,kind')).length).toBe(1)
    expect(new Set(all.map((line) => line.split(',')[0])).size).toBe(total + 1)
    expect((await rows('&format=csv&limit=10')).length).toBe(11)
    const lines = (await (await ask('/records?kind=meeting&state=MEX&format=ndjson')).text()).trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { readonly kind: string }).kind)).toEqual(lines.map(() => 'meeting'))
  })
})

describe('the invented relation', () => {
  it('shows its break and its claims', async () => {
    const view = shapes.relationShape.parse(await (await ask('/relations/NZL/FJI?grain=month')).json())
    expect(view.counts.events).toBeGreaterThan(120)
    expect(view.conflict?.low).toBeGreaterThan(0.3)
    expect(view.claims.length).toBeGreaterThan(1)
    expect(new Set(view.claims.map(({ verdict }) => verdict)).size).toBeGreaterThan(0)
    expect(view.notes.some((note) => note.includes('planned'))).toBe(true)
  })
  it('counts every report when asked not to merge', async () => {
    const merged = shapes.relationShape.parse(await (await ask('/relations/NZL/FJI?merging=one-a-day')).json())
    const plain = shapes.relationShape.parse(await (await ask('/relations/NZL/FJI?merging=none')).json())
    expect(merged.counts.events).toBeLessThanOrEqual(plain.counts.events)
  })
})

describe('every number opens to as many rows', () => {
  const totalOf = async (query: string) => shapes.pageShape.parse(await (await ask(`/records?limit=1&${query}`)).json()).total
  it('on the page of a state', async () => {
    const view = shapes.neighbourhoodShape.parse(await (await ask('/states/MEX')).json())
    for (const { group, meetings, bilateral, multilateral, events, conflictEvents } of view.groups) {
      const own = `state=MEX&group=${encodeURIComponent(group)}`
      expect([
        await totalOf(`kind=meeting&held=yes&${own}`),
        await totalOf(`kind=meeting&held=yes&alone=yes&${own}`),
        await totalOf(`kind=meeting&held=yes&alone=no&${own}`),
        await totalOf(`kind=event&standing=happened&${own}`),
        await totalOf(`kind=event&standing=happened&temper=conflict&${own}`),
      ]).toEqual([meetings, bilateral, multilateral, events, conflictEvents])
    }
    for (const { code, meetings, bilateral, events } of view.others.slice(0, 6)) {
      const own = `state=MEX&with=${code}`
      expect([
        await totalOf(`kind=meeting&held=yes&${own}`),
        await totalOf(`kind=meeting&held=yes&alone=yes&${own}`),
        await totalOf(`kind=event&standing=happened&${own}`),
      ]).toEqual([meetings, bilateral, events])
    }
  })
  it('on the page of a relation', async () => {
    const view = shapes.relationShape.parse(await (await ask('/relations/USA/EGY?from=1970')).json())
    const own = 'state=USA&with=EGY&from=1970'
    expect(await totalOf(`kind=meeting&held=yes&${own}`)).toBe(view.contacts.held)
    expect(await totalOf(`kind=event&standing=happened&${own}`)).toBe(view.counts.events)
    for (const { level, count } of view.contacts.byLevel)
      expect(await totalOf(`kind=meeting&held=yes&level=${level ?? 'none'}&${own}`)).toBe(count)
    for (const { host, count } of view.contacts.byHost)
      expect(await totalOf(`kind=meeting&held=yes&host=${host ?? 'none'}&${own}`)).toBe(count)
    const invented = shapes.relationShape.parse(await (await ask('/relations/NZL/FJI')).json())
    expect(await totalOf('kind=statement&claims=yes&state=NZL&with=FJI')).toBe(invented.claimsMade)
  })
  it('on the pages of a person and of an issue', async () => {
    const person = shapes.personShape.parse(await (await ask('/people/Henry%20A.%20Kissinger')).json())
    const own = `kind=meeting&held=yes&person=${encodeURIComponent(person.key)}`
    expect([await totalOf(own), await totalOf(`${own}&alone=yes`)]).toEqual([person.contacts.held, person.contacts.bilateral])
    for (const { name, count } of person.met.slice(0, 5)) expect(await totalOf(`${own}&beside=${encodeURIComponent(name)}`)).toBe(count)
    for (const { code, count } of person.metStates.slice(0, 5)) expect(await totalOf(`${own}&state=${code}`)).toBe(count)
    const issue = shapes.issueShape.parse(await (await ask('/issues/fisheries')).json())
    for (const { country, stances } of issue.voices)
      for (const [stance, count] of [
        ['favourable', stances.favourable],
        ['none', stances.neutral],
        ['critical', stances.critical],
      ] as const)
        expect(await totalOf(`kind=statement&issue=fisheries&source=${country ?? 'none'}&stance=${stance}`)).toBe(count)
  })
})

describe('a list opened at a day', () => {
  const page = async (query: string) => shapes.pageShape.parse(await (await ask(`/records?kind=meeting&state=EGY&${query}`)).json())
  it('goes on both ways from there, and says how many rows stand before', async () => {
    const all = await page('limit=1000')
    for (const at of ['1974-06-12', '1974-06', '1990', '1800', '2100']) {
      const down = await page(`limit=1000&at=${at}`)
      expect(down.total).toBe(all.total)
      expect(all.items.slice(down.before).map(({ id }) => id)).toEqual(down.items.map(({ id }) => id))
      const oldest = await page(`limit=1000&order=oldest&at=${at}`)
      const reversed = all.items.toReversed()
      expect(reversed.slice(oldest.before).map(({ id }) => id)).toEqual(oldest.items.map(({ id }) => id))
    }
  })
  it('is told how its rows lie in time', async () => {
    const course = shapes.rowsCourseShape.parse(await (await ask('/rows/course?kind=meeting&state=EGY')).json())
    expect(course.grain).toBe('year')
    expect(course.items.reduce((sum, { count }) => sum + count, course.undated)).toBe(course.total)
    for (const { period, count } of course.items.slice(0, 5)) expect((await page(`limit=1&from=${period}&to=${period}`)).total).toBe(count)
  })
})

describe('titles', () => {
  const none = { spans: {}, quotes: [] }
  const named = (code: string) => code
  it('have their verb in the plural where several act', () => {
    expect(titleOf({ ...none, record: event('SUPPORT', ['LKA', 'IND'], ['CHN']) }, named)).toBe('LKA and IND express support for CHN')
    expect(titleOf({ ...none, record: event('SUPPORT', ['LKA'], ['CHN']) }, named)).toBe('LKA expresses support for CHN')
    const joint = { ...statement(party('LKA', 'Ana Perera'), [{ from: 0, to: 4 }]), act: 'deny', negated: true } as const
    expect(
      titleOf({ ...none, spans: { '0-4': 'that' }, record: { ...joint, speakers: [party('LKA', 'A'), party('IND', 'B')] } }, named),
    ).toBe('A and B deny: that')
    expect(titleOf({ ...none, spans: { '0-4': 'that' }, record: joint }, named)).toBe('Ana Perera denies: that')
  })
})
