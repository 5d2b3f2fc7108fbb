/** What every question needs: the record, what is known of states, the scales; and how a record becomes a row. */
import { type Scales, standardScales } from '../analysis/index.js'
import { sha256Hex } from '../base/index.js'
import { type CodedRecord, type Dispatch, type Event, type Meeting, type Party, type Statement } from '../model/index.js'
import type { ClusterMember, Item, RecordReader } from '../store/reader.js'
import { fieldsOf } from './review-fields.js'
import { titleOf } from './serve-titles.js'
import type { RecordDetail, Row } from './serve-shapes.js'
import type { StateTable } from './serve-states.js'

export type { Filter, RecordKind } from '../store/reader.js'

export interface Desk {
  readonly reader: RecordReader
  readonly states: StateTable
  readonly scales: Scales
  /** What an issue is called in a heading or a list. */
  readonly issueName: (issue: string) => string
  /** The record is the one shipped for demonstration. */
  readonly demonstration: boolean
  /** Verdicts given since the record was opened, by record: lists are asked of the index, which takes them in later. */
  readonly decided: Map<string, string>
  /** Of a record that may grow while it is read; null: it stays as it was opened. */
  readonly live: Live | null
}

/** The way to a record's reader as it is now. */
export interface Live {
  /** A question must be asked of one reader from its beginning to its end: keys of rows hold for that one alone. */
  current(): RecordReader
  /** Begins to take in what was written since. */
  refresh(): void
  /** Resolves when what `refresh` began is taken in, or cannot be in good time. */
  settled(): Promise<void>
  /** Keeps a reader for a long answer until what is given back is called. */
  hold(reader: RecordReader): () => void
  close(): void
}

/** The desk with the reader for one question. */
export function deskNow(desk: Desk): Desk {
  return desk.live === null ? desk : { ...desk, reader: desk.live.current() }
}

export function deskOf(
  reader: RecordReader,
  states: StateTable,
  demonstration = false,
  issueNames: ReadonlyMap<string, string> = new Map(),
  live: Live | null = null,
): Desk {
  const issueName = (issue: string) => issueNames.get(issue) ?? inWords(issue)
  return { reader, states, issueName, scales: standardScales, demonstration, decided: new Map(), live }
}

/** An issue that the taxonomy does not name: its id as words. */
function inWords(issue: string): string {
  return `${issue.charAt(0).toUpperCase()}${issue.slice(1)}`.replaceAll('-', ' ')
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
    until: record.when?.from === item.day ? (record.when?.to ?? null) : null,
    grain: record.when?.grain ?? null,
    basis: record.when?.basis ?? null,
    standing: record.standing,
    quote: item.sentence.text,
    words: statement
      ? statement.content
          .map(text)
          .filter((part) => part !== '')
          .join(' … ') || null
      : null,
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
    ...ofStatement(statement, text, desk),
    reportedBy: record.reportedBy === null ? null : (record.reportedBy.name ?? record.reportedBy.text),
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
    verdict: desk.decided.has(record.id) ? desk.decided.get(record.id) || null : (item.verdict?.verdict ?? null),
  }
}

type OfStatement = 'stance' | 'issues' | 'issueNames' | 'direct' | 'future' | 'condition' | 'claim'

/** What only a statement says; null for records of other kinds. */
function ofStatement(
  statement: Statement | null,
  text: (span: { readonly from: number; readonly to: number }) => string,
  desk: Desk,
): Pick<Row, OfStatement> {
  const issues = [...new Set(statement?.issues.map(({ issue }) => issue) ?? [])]
  return {
    stance: statement?.stance ?? null,
    issues,
    issueNames: issues.map(desk.issueName),
    direct: statement?.direct ?? null,
    future: statement?.future ?? null,
    condition: statement?.condition ? text(statement.condition) || null : null,
    claim: statement?.claim ? { states: [...statement.claim.states], direction: statement.claim.direction } : null,
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
    fields: fieldsOf(record).map((field) => ({ ...field, options: field.options === null ? null : [...field.options] })),
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
