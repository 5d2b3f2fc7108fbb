/** All rows of each table of a record, streamed in an order of content: by day, then by id. */
import { sha256Hex } from '../base/hash.js'
import type { Filter, Item, Page, PageRequest, RecordReader } from '../store/reader.js'
import type { DispatchAppearance, OfficeRow, ReportRow } from './tables.js'

type Lister<T> = (filter: Filter, page?: PageRequest) => Promise<Page<T>>

/** Every item of a list, page by page. */
export async function* allOf<T>(list: Lister<T>, filter: Filter): AsyncGenerator<T> {
  let cursor: string | null = null
  do {
    const page: Page<T> = await list(filter, { limit: 1000, cursor, order: 'oldest' })
    yield* page.items
    cursor = page.next
  } while (cursor !== null)
}

/** The reports behind the things told that match a filter. */
export async function* reportRows(reader: RecordReader, filter: Filter): AsyncGenerator<ReportRow> {
  for await (const item of everything(reader, filter)) {
    if (item.texts === 1 && item.reports === 1) {
      yield {
        id: item.cluster,
        kind: item.record.kind,
        record: item.record.id,
        dispatch: item.dispatch,
        published: item.published,
        outlet: item.outlet,
        because: null,
      }
      continue
    }
    for (const member of await reader.cluster(item.cluster))
      yield {
        id: item.cluster,
        kind: item.record.kind,
        record: member.record,
        dispatch: member.dispatch,
        published: member.published,
        outlet: member.outlet,
        because: member.because,
      }
  }
}

/** Events, meetings, statements, initiatives. */
export async function* everything(reader: RecordReader, filter: Filter): AsyncGenerator<Item> {
  yield* allOf((f, p) => reader.events(f, p), filter)
  yield* allOf((f, p) => reader.meetings(f, p), filter)
  yield* allOf((f, p) => reader.statements(f, p), filter)
  yield* allOf((f, p) => reader.initiatives(f, p), filter)
}

export async function* dispatchRows(reader: RecordReader, filter: Filter): AsyncGenerator<DispatchAppearance> {
  for await (const row of allOf((f, p) => reader.dispatches(f, p), filter)) {
    const kept = await reader.dispatch(row.id)
    if (kept === null) continue
    const [characters, sha256] = [kept.dispatch.text.length, sha256Hex(kept.dispatch.text)]
    for (const { source, address, published, publishedAt, title, author } of kept.appearances)
      yield { dispatch: row.id, published, publishedAt, outlet: source, address, title, author, characters, sha256, current: kept.current }
  }
}

export async function* officeRows(reader: RecordReader, filter: Filter): AsyncGenerator<OfficeRow> {
  for await (const row of allOf((f, p) => reader.persons(f, p), filter)) {
    const person = await reader.person(row.id)
    const base = { person: row.id, name: row.name, names: row.names.join('; '), state: row.country }
    if (person === null || person.offices.length === 0)
      yield { ...base, title: null, office_state: null, rank: null, tenure: null, first: null, last: null, sources: 0 }
    for (const office of person?.offices ?? [])
      yield {
        ...base,
        title: office.title,
        office_state: office.country,
        rank: office.rank,
        tenure: office.tenure,
        first: office.first,
        last: office.last,
        sources: office.sources.length,
      }
  }
}
