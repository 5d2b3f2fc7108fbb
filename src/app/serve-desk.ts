/** What every question needs: the record, what is known of states, the scales; and how a record becomes a row. */
import { type Scales, standardScales } from '../analysis/index.js'
import { type Day, sha256Hex } from '../base/index.js'
import { type CodedRecord, type Dispatch, type Event, type Meeting, type Party, type Statement } from '../model/index.js'
import type { ClusterMember, Filter, Item, Page, PageRequest, RecordReader } from '../store/reader.js'
import { titleOf } from './serve-titles.js'
import type { RecordDetail, Row } from './serve-shapes.js'
import type { StateTable } from './serve-states.js'

export type { Filter, RecordKind } from '../store/reader.js'

export interface Desk {
  readonly reader: RecordReader
  readonly states: StateTable
  readonly scales: Scales
  /** The record is the one shipped for demonstration. */
  readonly demonstration: boolean
}

export function deskOf(reader: RecordReader, states: StateTable, demonstration = false): Desk {
  return { reader, states, scales: standardScales, demonstration }
}

/** Most records that one question reads; beyond them the latest are taken, and the answer says so. */
export const mostRead = 20_000

/** All pages of a question, oldest first; of more than `most` records the latest. */
export async function all<T>(
  ask: (filter: Filter, page: PageRequest) => Promise<Page<T>>,
  filter: Filter,
  most = mostRead,
): Promise<readonly T[]> {
  const out: T[] = []
  let cursor: string | null = null
  do {
    const page: Page<T> = await ask(filter, { limit: 1000, order: 'newest', cursor })
    out.push(...page.items)
    cursor = page.next
  } while (cursor !== null && out.length < most)
  return out.reverse()
}

/** The note of an answer that did not read everything; none when it did. */
export function cutNote(...lists: readonly (readonly unknown[])[]): readonly string[] {
  return lists.some((list) => list.length >= mostRead)
    ? [`Only the latest ${mostRead} records of a kind were read: narrow the time to read the rest.`]
    : []
}

type Role = Row['parties'][number]['role']

export function rowOf(item: Item, desk: Desk): Row {
  const { record } = item
  const event: Event | null = record.kind === 'event' ? record : null
  const meeting: Meeting | null = record.kind === 'meeting' ? record : null
  const statement: Statement | null = record.kind === 'statement' ? record : null
  const text = (span: { readonly from: number; readonly to: number }) => item.spans[`${span.from}-${span.to}`] ?? ''
  return {
    id: record.id,
    kind: record.kind,
    title: titleOf(item, desk.states.nameOf),
    day: item.day,
    until: record.when?.to ?? null,
    grain: record.when?.grain ?? null,
    basis: record.when?.basis ?? null,
    standing: record.standing,
    quote: item.sentence.text,
    dispatch: item.dispatch,
    headline: item.headline,
    outlet: item.outlet,
    published: item.published,
    reports: item.reports,
    outlets: item.outlets,
    cluster: item.cluster,
    parties: partyRows(record, desk.states.nameOf),
    type: event?.type ?? statement?.act ?? meeting?.form ?? null,
    mode: event?.mode ?? null,
    contexts: [...(event?.contexts ?? [])],
    cameo: event?.cameo ?? null,
    quad: event ? desk.scales.quadOf(event) : null,
    plover: event ? desk.scales.ploverOf(event) : null,
    goldstein: event ? desk.scales.goldsteinOf(event) : null,
    stance: statement?.stance ?? null,
    issues: [...new Set(statement?.issues.map(({ issue }) => issue) ?? [])],
    level: meeting?.level ?? null,
    status: meeting?.status ?? null,
    host: meeting?.host ?? null,
    agenda: meeting?.agenda.map(text) ?? [],
    steps:
      record.kind === 'initiative'
        ? record.steps.map((step) => ({ ordinal: step.ordinal, state: step.state, text: text(step.content) }))
        : [],
    place: record.where?.name ?? null,
    placeCountry: record.where?.country ?? null,
    latitude: record.where?.latitude ?? null,
    longitude: record.where?.longitude ?? null,
    foundBy: record.foundBy,
    score: record.score,
    verdict: item.verdict?.verdict ?? null,
  }
}

function partyRows(record: CodedRecord, nameOf: (code: string) => string): Row['parties'] {
  const rows = (list: readonly Party[], role: Role) => list.map((party) => partyRow(party, role, nameOf))
  switch (record.kind) {
    case 'event':
      return [...rows(record.sources, 'source'), ...rows(record.targets, 'target')]
    case 'statement':
      return [
        ...rows(record.speakers, 'speaker'),
        ...rows(record.addressees, 'addressee'),
        ...rows(
          record.toward.map(({ party }) => party),
          'toward',
        ),
      ]
    case 'meeting':
      return rows(record.participants, 'participant')
    case 'initiative':
      return [...rows(record.holders, 'holder'), ...rows(record.partners, 'partner')]
  }
}

function partyRow(party: Party, role: Role, nameOf: (code: string) => string): Row['parties'][number] {
  const { kind, name, country, office, rank, text } = party
  return {
    role,
    kind,
    name,
    country,
    countryName: country === null ? null : nameOf(country),
    office,
    rank,
    text,
    person: kind === 'person' ? name : null,
  }
}

/** A record with its derivation and its words. `text` is the dispatch that it cites. */
export function detailOf(item: Item, dispatch: Dispatch, members: readonly ClusterMember[], desk: Desk): RecordDetail {
  const { record } = item
  const sha256 = sha256Hex(dispatch.text)
  return {
    ...rowOf(item, desk),
    because: [...record.because],
    rivals: record.rivals.map((rival) => ({ ...rival })),
    evidence: record.evidence.map(({ part, from, to }) => ({
      record: record.id,
      part,
      from,
      to,
      exact: dispatch.text.slice(from, to),
      prefix: dispatch.text.slice(Math.max(0, from - 32), from),
      suffix: dispatch.text.slice(to, to + 32),
      dispatch: dispatch.id,
      sha256,
    })),
    members: members.map((member) => ({ ...member })),
  }
}

/** Reports of one outlet on one day, of every kind: what tells a gap from a zero. */
export interface Covered {
  readonly day: Day
  readonly outlet: string | null
  readonly reports: number
}

export async function coverageOf(desk: Desk): Promise<readonly Covered[]> {
  const known = coverages.get(desk.reader)
  const { state } = await desk.reader.info()
  if (known?.state === state) return known.days
  const rows = (
    await Promise.all(
      (['event', 'meeting', 'statement'] as const).map((kind) => desk.reader.tally(kind, ['day', 'outlet'], { merging: 'none' })),
    )
  ).flat()
  const days = rows.flatMap(({ key: [day, outlet], reports }): Covered[] =>
    day ? [{ day: day as Day, outlet: outlet ?? null, reports }] : [],
  )
  coverages.set(desk.reader, { state, days })
  return days
}

const coverages = new WeakMap<RecordReader, { readonly state: string; readonly days: readonly Covered[] }>()
