/** Views that belong to no single command: the front page, lists, one dispatch, search with facets, the network. */
import { addDays, type Day } from '../base/index.js'
import type { Facets, Filter, Item, Page, PageRequest, RecordKind, RecordReader, TallyRow } from '../store/reader.js'
import { issuesOf } from './issue.js'
import { type Desk, detailOf, rowOf } from './serve-desk.js'
import { headlineOf } from './serve-words.js'
import type { DispatchView, RecordDetail, Row, RowsCourse, SearchView, SummaryView } from './serve-shapes.js'

export const kinds = ['event', 'meeting', 'statement', 'initiative'] as const

/** Asks the reader for records of one kind. */
export function listOf({ reader }: Pick<Desk, 'reader'>, kind: RecordKind, filter: Filter, page: PageRequest): Promise<Page<Item>> {
  switch (kind) {
    case 'event':
      return reader.events(filter, page)
    case 'meeting':
      return reader.meetings(filter, page)
    case 'statement':
      return reader.statements(filter, page)
    case 'initiative':
      return reader.initiatives(filter, page)
  }
}

export async function rowsOf(
  desk: Desk,
  kind: RecordKind,
  filter: Filter,
  page: PageRequest,
): Promise<{ items: Row[]; total: number; reports: number; next: string | null; before: number }> {
  const found = await listOf(desk, kind, filter, page)
  return {
    items: found.items.map((item) => rowOf(item, desk)),
    total: found.total,
    reports: found.reports,
    next: found.next,
    before: page.cursor || page.at === undefined ? 0 : await rowsBefore(desk, kind, filter, page.at, page.order ?? 'newest', found.total),
  }
}

/** How many rows stand before a day in a list; undated rows are the oldest. */
async function rowsBefore(
  { reader }: Desk,
  kind: RecordKind,
  filter: Filter,
  at: Day,
  order: 'newest' | 'oldest',
  total: number,
): Promise<number> {
  const after = order === 'newest' ? addDays(at, 1) : at
  const from = filter.from !== undefined && filter.from > after ? filter.from : after
  const later =
    filter.to !== undefined && filter.to <= from
      ? 0
      : (await reader.tally(kind, [], { ...filter, from })).reduce((sum, { count }) => sum + count, 0)
  return order === 'newest' ? later : total - later
}

/** How the rows that meet a filter lie in time, by year, or by month where they span three years or less. */
export async function rowsCourse({ reader }: Desk, kind: RecordKind, filter: Filter): Promise<RowsCourse> {
  const byYear = await reader.tally(kind, ['year'], filter)
  const dated = (rows: readonly TallyRow[]) => rows.flatMap(({ key: [period], count }) => (period ? [{ period, count }] : []))
  const years = dated(byYear)
  const few = years.length > 0 && Number(years.at(-1)?.period) - Number(years[0]?.period) < 3
  const total = byYear.reduce((sum, { count }) => sum + count, 0)
  const days = byYear.flatMap(({ first, last }) => [first, last].flatMap((day) => day ?? [])).sort()
  return {
    grain: few ? 'month' : 'year',
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    undated: total - years.reduce((sum, { count }) => sum + count, 0),
    total,
    items: few ? dated(await reader.tally(kind, ['month'], filter)) : years,
  }
}

export async function recordOf(desk: Desk, id: string): Promise<RecordDetail | null> {
  const item = await desk.reader.record(id)
  if (item === null) return null
  const [kept, members] = await Promise.all([desk.reader.dispatch(item.dispatch), desk.reader.cluster(item.cluster)])
  return kept === null ? null : detailOf(item, kept.dispatch, members, desk)
}

export async function dispatchOf(desk: Desk, id: string): Promise<DispatchView | null> {
  const kept = await desk.reader.dispatch(id)
  if (kept === null) return null
  const { dispatch, coding } = kept
  const items = await desk.reader.recordsIn(id)
  const records: RecordDetail[] = []
  for (const item of items) records.push(detailOf(item, dispatch, item.reports > 1 ? await desk.reader.cluster(item.cluster) : [], desk))
  const start = (record: RecordDetail) => record.evidence[0]?.from ?? 0
  return {
    id: dispatch.id,
    headline: kept.appearances[0]?.title ?? records[0]?.headline ?? headlineOf(dispatch),
    outlet: dispatch.source,
    address: dispatch.address,
    published: dispatch.published,
    text: dispatch.text,
    sentences: (coding?.sentences ?? []).map(({ from, to }) => ({ from, to })),
    regions: dispatch.regions.map(({ kind, from, to }) => ({ kind, from, to })),
    records: records.sort((a, b) => start(a) - start(b)),
    wordings: (coding?.wordings ?? []).map(({ from, to, text, refersTo, loaded, speaker }) => ({
      from,
      to,
      text,
      refersTo,
      loaded,
      speaker: speaker?.name ?? speaker?.text ?? null,
    })),
    diagnostics: (coding?.diagnostics ?? []).map(({ code, detail }) => ({ code, detail: { ...detail } })),
    madeWith: coding?.madeWith ?? null,
    versions: [...kept.versions],
  }
}

export async function searchFor(desk: Desk, words: string, filter: Filter, page: PageRequest): Promise<SearchView> {
  const { reader, states } = desk
  const text: Filter = words.trim() === '' ? filter : { ...filter, text: words }
  const [found, facets] = await Promise.all([reader.search(words, filter, page), reader.facets(text)])
  const labelled = (rows: Facets['kind'], most: number, label = (value: string) => value) =>
    rows.slice(0, most).map(({ value, count }) => ({ value, label: label(value), count }))
  return {
    total: found.total,
    next: found.next,
    hits: found.items.map(({ id, headline, outlet, published, records, hits }) => ({
      dispatch: id,
      headline,
      outlet,
      published,
      records,
      lines: hits.map((hit) => ({ ...hit })),
    })),
    facets: {
      kind: labelled(facets.kind, 4),
      state: labelled(facets.state, 24, states.nameOf),
      year: labelled(facets.year, 200).sort((a, b) => (a.value < b.value ? 1 : -1)),
      type: labelled(facets.type, 40),
      outlet: labelled(facets.outlet, 20),
    },
  }
}

const summaries = new WeakMap<RecordReader, Omit<SummaryView, 'token'>>()

/** The front page. Kept until the record changes. */
export async function summaryOf(desk: Desk): Promise<Omit<SummaryView, 'token'>> {
  const info = await desk.reader.info()
  const known = summaries.get(desk.reader)
  if (known?.state === info.state) return known
  const [people, issues, meetings, ...tallies] = await Promise.all([
    desk.reader.persons({}, { limit: 24 }),
    issuesOf(desk),
    desk.reader.meetings({}, { limit: 6 }),
    ...kinds.map((kind) => desk.reader.tally(kind, ['state'], {})),
    ...kinds.map((kind) => desk.reader.tally(kind, ['year'], {})),
  ])
  const states = new Map<string, number>()
  for (const {
    key: [code],
    count,
  } of tallies.slice(0, 4).flat())
    if (code) states.set(code, (states.get(code) ?? 0) + count)
  const yearly = (kind: number) => new Map((tallies[4 + kind] ?? []).map(({ key: [year], count }) => [year ?? '', count]))
  const [events, held, said] = [yearly(0), yearly(1), yearly(2)]
  const years = [...new Set([...events.keys(), ...held.keys(), ...said.keys()])].filter((year) => year !== '').sort()
  const summary: Omit<SummaryView, 'token'> = {
    dispatches: info.dispatches,
    outlets: info.outlets,
    events: info.events,
    meetings: info.meetings,
    statements: info.statements,
    initiatives: info.initiatives,
    persons: info.persons,
    first: info.first,
    last: info.last,
    state: info.state,
    demonstration: desk.demonstration,
    states: [...states].sort((a, b) => b[1] - a[1]).map(([code, records]) => ({ code, name: desk.states.nameOf(code), records })),
    allStates: [...desk.states.facts.values()].map(({ code, name }) => ({ code, name })),
    issues: issues.slice(0, 40).map((issue) => ({ ...issue })),
    people: people.items.map(({ name, country, office, records }) => ({ key: name, name, country, office, records })),
    byYear: years.map((year) => ({ year, events: events.get(year) ?? 0, meetings: held.get(year) ?? 0, statements: said.get(year) ?? 0 })),
    recent: meetings.items.map((item) => rowOf(item, desk)),
  }
  summaries.set(desk.reader, summary)
  return summary
}

/** Asks once what every page asks, so that the first reader does not wait for it. */
export async function warmUp(desk: Desk): Promise<void> {
  await Promise.all([summaryOf(desk), desk.reader.facets({})])
}

/** A day that a query names: a full day, a month or a year, read as its first day; null when it is none of them. */
export function firstDay(text: string): Day | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (match === null) return null
  const day = `${match[1]}-${match[2] ?? '01'}-${match[3] ?? '01'}`
  return Number.isNaN(Date.parse(day)) ? null : (day as Day)
}
