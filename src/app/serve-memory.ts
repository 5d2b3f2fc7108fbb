/** A record held in memory behind the same interface as a record on disk: for demonstrations, for tests, for the page that codes one dispatch. */
import { plainWords } from '../base/words.js'
import { by, type Day, sha256Hex, type Span } from '../base/index.js'
import { countsOf, type Kept, onePerCluster, personKey } from '../analysis/index.js'
import { type CodedRecord, dayOfRecord, type Dispatch, type Entity, parties, type Party, spansOf, type Wording } from '../model/index.js'
import type {
  ClusterId,
  DispatchRow,
  Filter,
  Item,
  KeptDispatch,
  Page,
  PageRequest,
  RecordInfo,
  RecordKind,
  RecordReader,
  SearchHit,
} from '../store/reader.js'
import { heldOnly } from '../store/reader.js'
import { headlineOf, hitsIn, readQuery, sentencesOf } from './serve-words.js'
import { matchesFilter, tallyOf } from './serve-filter.js'
import { allPersons, findPerson, personOf, selectPersons } from './serve-memory-people.js'
import { bondsOf, coveredBy, dealingOf, facetsOf, latestBy } from './serve-memory-sums.js'

/** What a coder yields of one dispatch, as far as reading needs it. */
export interface CodedDispatch {
  readonly dispatch: Dispatch
  readonly title: string | null
  readonly entities: readonly Entity[]
  readonly records: readonly CodedRecord[]
  readonly wordings: readonly Wording[]
}

interface Held {
  readonly dispatches: ReadonlyMap<string, CodedDispatch>
  /** In order of day, then of id; undated first. */
  readonly items: readonly Item[]
  readonly byId: ReadonlyMap<string, Item>
  readonly byState: ReadonlyMap<string, readonly Item[]>
  readonly byPerson: ReadonlyMap<string, readonly Item[]>
  readonly byCluster: ReadonlyMap<string, readonly Item[]>
  readonly byWord: ReadonlyMap<string, readonly CodedDispatch[]>
  /** Each item's place in the list, and a number for each dispatch. */
  readonly keys: ReadonlyMap<Item, number>
  readonly texts: ReadonlyMap<string, number>
}

const kinds = ['event', 'meeting', 'statement', 'initiative'] as const

/** A reader over coded dispatches. `clusterOf` names the happening that a record reports; the record itself when left out. */
export function memoryReader(
  coded: readonly CodedDispatch[],
  clusterOf: (record: CodedRecord) => string = (record) => record.id,
): RecordReader {
  const held = hold(coded, clusterOf)
  const state = sha256Hex(held.items.map(({ record }) => record.id).join(' '))
  const page = <K extends CodedRecord>(kind: K['kind'], filter: Filter, request: PageRequest | undefined) =>
    pageOf(select(held, kind, filter) as readonly Item<K>[], request, ({ record }) => record.id)
  return {
    info: async () => infoOf(held, state),
    events: async (filter, request) => page('event', filter, request),
    meetings: async (filter, request) => page('meeting', filter, request),
    statements: async (filter, request) => page('statement', filter, request),
    initiatives: async (filter, request) => page('initiative', filter, request),
    record: async (id) => held.byId.get(id) ?? null,
    cluster: async (id) =>
      (held.byCluster.get(id) ?? []).map((item, i) => ({
        record: item.record.id,
        dispatch: item.dispatch,
        published: item.published,
        outlet: item.outlet,
        headline: item.headline,
        sentence: item.sentence.text,
        because: i === 0 ? null : 'given as reports of the same happening',
      })),
    dispatch: async (id) => {
      const one = held.dispatches.get(id)
      return one === undefined ? null : keptDispatch(one)
    },
    dispatches: async (filter, request) => pageOf(selectDispatches(held, '', filter).map(rowOf), request, ({ id }) => id),
    search: async (words, filter, request) => {
      const query = readQuery(words)
      const found = pageOf(selectDispatches(held, words, filter), request, ({ dispatch }) => dispatch.id)
      return { ...found, items: found.items.map((one): SearchHit => ({ ...rowOf(one), hits: hitsIn(one.dispatch.text, query) })) }
    },
    persons: async (filter, request) => pageOf(selectPersons(held, filter), request, ({ id }) => id, false),
    person: async (idOrName) => {
      const row = findPerson(held, idOrName)
      return row === null ? null : personOf(held, row)
    },
    tally: async (kind, dimensions, filter) => tallyOf(select(held, kind, filter), dimensions, filter, (item) => held.keys.get(item) ?? 0),
    ...sumsOf(held),
    close: () => undefined,
  }
}

/** What the store answers from its narrow tables. */
function sumsOf(
  held: Held,
): Pick<RecordReader, 'dealings' | 'covered' | 'facets' | 'latestOn' | 'bonds' | 'decisions' | 'recordsIn' | 'byKey'> {
  return {
    dealings: async (kind, filter) =>
      select(held, kind, filter).map((item) =>
        dealingOf(item, filter.between, held.keys.get(item) ?? 0, held.texts.get(item.dispatch) ?? 0),
      ),
    covered: async (between) => {
      const telling =
        between === null ? null : new Set(kinds.flatMap((kind) => select(held, kind, { between })).map(({ outlet }) => outlet))
      return coveredBy(held.items.filter(({ outlet }) => telling === null || telling.has(outlet)))
    },
    facets: async (filter) => facetsOf(kinds.flatMap((kind) => select(held, kind, filter))),
    latestOn: async (filter, each) => latestBy(select(held, 'statement', filter), each, (item) => held.keys.get(item) ?? 0),
    bonds: async ({ states, ...filter }, types, most) =>
      bondsOf(
        select(held, 'event', { ...filter, standing: ['happened'] }),
        select(held, 'meeting', { ...filter, ...heldOnly }),
        states?.[0],
        types,
        most,
      ),
    decisions: async () => [],
    recordsIn: async (dispatch) => (held.dispatches.get(dispatch)?.records ?? []).flatMap(({ id }) => held.byId.get(id) ?? []),
    byKey: async (keys) => keys.flatMap((key) => held.items[key] ?? []),
  }
}

function hold(coded: readonly CodedDispatch[], clusterOf: (record: CodedRecord) => string): Held {
  const items = coded
    .flatMap((one) => one.records.map((record) => itemOf(one, record, clusterOf(record))))
    .sort(by((item) => `${item.day ?? ''} ${item.record.id}`))
  const byCluster = indexed(items, (item) => [item.cluster])
  const counted = items.map((item): Item => {
    const { reports, outlets } = countsOf(byCluster.get(item.cluster) ?? [])
    return { ...item, reports, outlets, texts: reports }
  })
  return {
    dispatches: new Map(coded.map((one) => [one.dispatch.id, one])),
    items: counted,
    byId: new Map(counted.map((item) => [item.record.id, item])),
    byState: indexed(counted, (item) => statesIn(item)),
    byPerson: indexed(counted, (item) => parties(item.record).flatMap((party) => personKey(party) ?? [])),
    byCluster: indexed(counted, (item) => [item.cluster]),
    byWord: indexed(coded, ({ dispatch }) => plainWords(dispatch.text)),
    keys: new Map(counted.map((item, i) => [item, i])),
    texts: new Map(coded.map(({ dispatch }, i) => [dispatch.id, i])),
  }
}

/** States, organisations and groups that take part in a record or toward which it takes a stance. */
function statesIn(kept: Pick<Kept, 'record'>): readonly string[] {
  const found = new Set<string>()
  for (const party of parties(kept.record)) if (party.country !== null) found.add(party.country)
  if (kept.record.kind === 'meeting') for (const code of kept.record.delegations) found.add(code)
  if (kept.record.kind === 'statement') {
    for (const { party } of kept.record.toward) if (party.country !== null) found.add(party.country)
    for (const code of kept.record.claim?.states ?? []) found.add(code)
  }
  return [...found]
}

function itemOf(one: CodedDispatch, record: CodedRecord, cluster: string): Item {
  const { dispatch } = one
  const text = (span: Span) => dispatch.text.slice(span.from, span.to)
  const sentences = sentencesOf(dispatch)
  const trigger = record.evidence.find(({ part }) => part === 'trigger' || part === 'quote') ?? record.evidence[0]
  const number = Math.max(
    0,
    sentences.findIndex((sentence) => trigger.from < sentence.to),
  )
  const sentence = sentences[number] ?? { from: trigger.from, to: trigger.to }
  return {
    record,
    dispatch: dispatch.id,
    day: dayOfRecord(record, dispatch.published),
    published: dispatch.published,
    headline: one.title ?? headlineOf(dispatch),
    outlet: dispatch.source,
    address: dispatch.address,
    sentence: { ...sentence, text: text(sentence), number },
    quotes: record.evidence.map((evidence) => ({ ...evidence, text: text(evidence) })),
    spans: Object.fromEntries(spansOf(record).map((span) => [`${span.from}-${span.to}`, text(span)])),
    cluster: cluster as ClusterId,
    reports: 1,
    outlets: 1,
    texts: 1,
    verdict: null,
  }
}

function select(held: Held, kind: RecordKind, filter: Filter): readonly Item[] {
  const lists: (readonly Item[])[] = []
  if (filter.between) for (const code of filter.between) lists.push(held.byState.get(code) ?? [])
  if (filter.source !== undefined) lists.push(held.byState.get(filter.source) ?? [])
  if (filter.target !== undefined) lists.push(held.byState.get(filter.target) ?? [])
  if (filter.states?.length === 1) lists.push(held.byState.get(filter.states[0] ?? '') ?? [])
  const person = filter.actor === undefined ? null : findPerson(held, filter.actor)
  if (filter.actor !== undefined) lists.push((person ? held.byPerson.get(person.id) : held.byState.get(filter.actor)) ?? [])
  const base = lists.reduce<readonly Item[]>((least, list) => (list.length < least.length ? list : least), held.items)
  const texts = filter.text === undefined ? null : new Set(matching(held, filter.text).map(({ dispatch }) => dispatch.id))
  const key = person?.id ?? null
  const found = base.filter(
    (item) =>
      item.record.kind === kind &&
      matchesFilter(item, filter) &&
      (texts === null || texts.has(item.dispatch)) &&
      (filter.actor === undefined ||
        (key === null
          ? statesIn(item).includes(filter.actor)
          : sidesOf(item.record, filter.acting === true).some((party) => personKey(party) === key))),
  )
  if (filter.merging === 'none') return found
  if (filter.merging !== 'one-a-day') return onePerCluster(found)
  const seen = new Set<string>()
  return found.filter((item) => {
    const at = [
      item.day,
      ...parties(item.record).map(({ country }) => country),
      'type' in item.record ? item.record.type : item.record.kind,
    ].join(' ')
    return !seen.has(at) && seen.add(at)
  })
}

function sidesOf(record: CodedRecord, acting: boolean): readonly Party[] {
  return !acting ? parties(record) : record.kind === 'statement' ? record.speakers : record.kind === 'event' ? record.sources : []
}

function matching(held: Held, words: string): readonly CodedDispatch[] {
  const query = readQuery(words)
  const lists = query.words.map((word) => held.byWord.get(word) ?? [])
  const shortest = lists.reduce<readonly CodedDispatch[] | null>(
    (least, list) => (least === null || list.length < least.length ? list : least),
    null,
  )
  return (shortest ?? [...held.dispatches.values()]).filter(({ dispatch }) => query.matches(dispatch.text))
}

function selectDispatches(held: Held, words: string, filter: Filter): readonly CodedDispatch[] {
  const narrowed = Object.keys(filter).some((key) => !['text', 'from', 'to', 'outlets', 'merging'].includes(key))
  const ids = narrowed
    ? new Set(kinds.flatMap((kind) => select(held, kind, { ...filter, merging: 'none' }).map(({ dispatch }) => dispatch)))
    : null
  return matching(held, [words, filter.text ?? ''].join(' '))
    .filter(
      ({ dispatch }) =>
        (ids === null || ids.has(dispatch.id)) &&
        (filter.outlets === undefined || (dispatch.source !== null && filter.outlets.includes(dispatch.source))) &&
        (ids !== null || inRange(dispatch.published, filter)),
    )
    .toSorted(by(({ dispatch }) => `${dispatch.published ?? ''} ${dispatch.id}`))
}

function inRange(day: Day | null, filter: Filter): boolean {
  if (filter.from === undefined && filter.to === undefined) return true
  return day !== null && (filter.from === undefined || day >= filter.from) && (filter.to === undefined || day < filter.to)
}

function rowOf(one: CodedDispatch): DispatchRow {
  const { id, published, source, address } = one.dispatch
  return {
    id,
    published,
    headline: one.title ?? headlineOf(one.dispatch),
    outlet: source,
    address,
    appearances: 1,
    records: one.records.length,
  }
}

function keptDispatch(one: CodedDispatch): KeptDispatch {
  const { dispatch } = one
  return {
    dispatch,
    appearances: [
      {
        source: dispatch.source,
        address: dispatch.address,
        published: dispatch.published,
        publishedAt: null,
        text: dispatch.id,
        because: null,
        title: one.title,
        author: null,
      },
    ],
    versions: [dispatch.id],
    current: true,
    coding: {
      sentences: sentencesOf(dispatch).map((span) => ({ ...span, headline: false })),
      entities: one.entities,
      mentions: [],
      records: one.records,
      wordings: one.wordings,
      diagnostics: [],
      madeWith: { coder: 'imported', knowledge: '', model: '' },
    },
  }
}

/** Newest first unless asked otherwise. The cursor names the last item given, so that what is added later shifts nothing. */
function pageOf<T>(sorted: readonly T[], request: PageRequest | undefined, key: (item: T) => string, dated = true): Page<T> {
  const ordered = dated && request?.order !== 'oldest' ? sorted.toReversed() : sorted
  const limit = Math.min(1000, Math.max(1, request?.limit ?? 50))
  const start = request?.cursor ? ordered.findIndex((item) => key(item) === request.cursor) + 1 : startAt(ordered, request)
  const items = ordered.slice(start, start + limit)
  const last = items.at(-1)
  const reports = ordered.reduce(
    (sum, item) => sum + (typeof item === 'object' && item !== null && 'reports' in item ? Number(item.reports) : 1),
    0,
  )
  return { items, total: ordered.length, reports, next: last !== undefined && start + limit < ordered.length ? key(last) : null }
}

/** Where a list opens that begins at a day; undated rows are the oldest. */
function startAt(ordered: readonly unknown[], request: PageRequest | undefined): number {
  const at = request?.at
  if (at === undefined) return 0
  const dayOf = (item: unknown) =>
    typeof item === 'object' && item !== null && 'day' in item && typeof item.day === 'string' ? item.day : ''
  const found = ordered.findIndex((item) => (request?.order === 'oldest' ? dayOf(item) >= at : dayOf(item) <= at))
  return found === -1 ? ordered.length : found
}

function infoOf(held: Held, state: string): RecordInfo {
  const count = (kind: RecordKind) => onePerCluster(held.items.filter(({ record }) => record.kind === kind)).length
  const days = held.items.map(({ day }) => day).filter((day) => day !== null)
  const outlets = new Set([...held.dispatches.values()].map(({ dispatch }) => dispatch.source).filter((source) => source !== null))
  return {
    folder: '',
    dispatches: held.dispatches.size,
    appearances: held.dispatches.size,
    outlets: outlets.size,
    events: count('event'),
    meetings: count('meeting'),
    statements: count('statement'),
    initiatives: count('initiative'),
    persons: allPersons(held).length,
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    aside: 0,
    failed: 0,
    madeWith: [],
    state,
    behind: 0,
  }
}

function indexed<T>(list: readonly T[], keys: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>()
  for (const item of list)
    for (const key of new Set(keys(item))) {
      const entry = index.get(key)
      if (entry) entry.push(item)
      else index.set(key, [item])
    }
  return index
}
