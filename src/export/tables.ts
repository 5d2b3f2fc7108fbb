/**
 * The record's own tables, flat enough for a spreadsheet and typed enough for Parquet: each column with its name, type, meaning and where it
 * comes from. CSV, Parquet, the codebook and the data package are all made from these definitions.
 */
import type { Party } from '../model/actor.js'
import type { CodedRecord, Event, Initiative, Meeting, Statement } from '../model/record.js'
import type { Item } from '../store/reader.js'
import type { Cell } from './delimited.js'
import { cameoOf, goldsteinOf, nameOf, scoreOf, type Vocabulary } from './vocabulary.js'

export type ColumnType = 'text' | 'integer' | 'real' | 'day' | 'boolean'

export interface Column<Row> {
  readonly name: string
  readonly type: ColumnType
  readonly means: string
  readonly of: (row: Row, vocabulary: Vocabulary) => Cell
}

const column = <Row>(name: string, type: ColumnType, means: string, of: Column<Row>['of']): Column<Row> => ({ name, type, means, of })
const joined = (list: readonly (string | null)[]): string | null => list.map((part) => part ?? '').join('; ') || null
const names = (parties: readonly Party[], vocabulary: Vocabulary): string | null =>
  joined(parties.map((party) => party.name ?? (party.country === null ? party.text : nameOf(party.country, vocabulary))))
const codes = (parties: readonly Party[]): string | null => joined(parties.map((party) => party.code))
const states = (parties: readonly Party[]): string | null => joined(parties.map((party) => party.country))
const offices = (parties: readonly Party[]): string | null =>
  parties.some((party) => party.office !== null) ? joined(parties.map((party) => party.office)) : null
const words = <K extends CodedRecord>(item: Item<K>, spans: readonly { from: number; to: number }[]): string | null =>
  joined(spans.map(({ from, to }) => item.spans[`${from}-${to}`] ?? ''))

type Any = Item
const head: readonly Column<Any>[] = [
  column('id', 'text', 'Id of the thing told: stable while its first report is the same', (i) => i.cluster),
  column('record', 'text', 'Id of the record that represents it', (i) => i.record.id),
  column('day', 'day', 'First day on which it counts: its own where the text fixes it, else that of publication', (i) => i.day),
  column('day_end', 'day', 'First day after it, where the text fixes a time', (i) => i.record.when?.to ?? null),
  column(
    'date_precision',
    'text',
    'day, week, month, season, year or range; empty: only the day of publication is known',
    (i) => i.record.when?.grain ?? null,
  ),
  column(
    'date_basis',
    'text',
    'Where the day comes from: stated, relative, dateline, narrative, published',
    (i) => i.record.when?.basis ?? null,
  ),
  column('standing', 'text', 'happened, planned, possible, denied, historical', (i) => i.record.standing),
]
const tail: readonly Column<Any>[] = [
  column('reported_by', 'text', '"according to ..."; empty: the outlet itself', (i, v) =>
    i.record.reportedBy === null ? null : names([i.record.reportedBy], v),
  ),
  column('place', 'text', 'Name of the place', (i) => i.record.where?.name ?? null),
  column('place_country', 'text', 'ISO 3166 alpha-3 code of the country of the place', (i) => i.record.where?.country ?? null),
  column('place_precision', 'text', 'site, city, region, country, sea', (i) => i.record.where?.grain ?? null),
  column('latitude', 'real', 'Degrees north, WGS 84; empty where only a country is known', (i) => i.record.where?.latitude ?? null),
  column('longitude', 'real', 'Degrees east, WGS 84', (i) => i.record.where?.longitude ?? null),
  column('sentence', 'text', 'The sentence that supports it', (i) => i.sentence.text),
  column('trigger', 'text', 'The words that name the act', (i) => i.quotes.find((quote) => quote.part === 'trigger')?.text ?? null),
  column('evidence', 'text', 'Every supporting span as part:from-to in UTF-16 units of the dispatch', (i) =>
    joined(i.quotes.map((q) => `${q.part}:${q.from}-${q.to}`)),
  ),
  column('dispatch', 'text', 'Id of the text it was read in', (i) => i.dispatch),
  column('published', 'day', 'First day of publication of that text', (i) => i.published),
  column('outlet', 'text', 'Outlet of its first appearance', (i) => i.outlet),
  column('address', 'text', 'Address of its first appearance', (i) => i.address),
  column('reports', 'integer', 'Appearances of all texts that tell of it', (i) => i.reports),
  column('texts', 'integer', 'Distinct texts among them', (i) => i.texts),
  column('outlets', 'integer', 'Distinct outlets among them', (i) => i.outlets),
  column('found_by', 'text', 'Rule or model that coded it', (i) => i.record.foundBy),
  column('score', 'real', 'Confidence of the coder, 0 to 1', (i) => i.record.score),
  column('verdict', 'text', 'What a person decided: right, amended; empty: not reviewed', (i) => i.verdict?.verdict ?? null),
]

export const eventColumns: readonly Column<Item<Event>>[] = [
  ...head,
  column('type', 'text', 'PLOVER event type', (i) => i.record.type),
  column('mode', 'text', 'PLOVER mode', (i) => i.record.mode),
  column('contexts', 'text', 'PLOVER contexts', (i) => joined(i.record.contexts)),
  column('cameo', 'text', 'CAMEO 1.1b3 code as text: 010 is not 10', (i) => cameoOf(i.record)),
  column(
    'quad',
    'integer',
    '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict',
    (i, v) => v.types.get(i.record.type)?.quad ?? null,
  ),
  column('goldstein', 'real', 'Goldstein weight of the CAMEO code, -10 to 10', (i, v) => goldsteinOf(cameoOf(i.record) ?? '', v)),
  column('plover_score', 'real', 'PLOVER conflict-cooperation score, -10 to 10; another scale than Goldstein', (i, v) =>
    scoreOf(i.record, v),
  ),
  column('sources', 'text', 'Composite codes of who acts', (i) => codes(i.record.sources)),
  column('source_states', 'text', 'States or organisations they act for', (i) => states(i.record.sources)),
  column('source_names', 'text', 'Their names', (i, v) => names(i.record.sources, v)),
  column('targets', 'text', 'Composite codes of who is acted upon', (i) => codes(i.record.targets)),
  column('target_states', 'text', 'States or organisations they act for', (i) => states(i.record.targets)),
  column('target_names', 'text', 'Their names', (i, v) => names(i.record.targets, v)),
  column('undirected', 'boolean', 'True: the order of the sides means nothing', (i) => i.record.symmetric),
  ...tail,
]

export const meetingColumns: readonly Column<Item<Meeting>>[] = [
  ...head,
  column('form', 'text', 'in-person, phone, video, letter, unknown', (i) => i.record.form),
  column('status', 'text', 'held, planned, postponed, cancelled, denied', (i) => i.record.status),
  column('level', 'text', 'The lower of the highest ranks on both sides', (i) => i.record.level),
  column('participants', 'text', 'Names, in the order of the other participant columns', (i, v) => names(i.record.participants, v)),
  column('participant_states', 'text', 'States or organisations', (i) => states(i.record.participants)),
  column('participant_offices', 'text', 'Offices on that day', (i) => offices(i.record.participants)),
  column('participant_ranks', 'text', 'Ranks', (i) =>
    i.record.participants.some((p) => p.rank !== null) ? joined(i.record.participants.map((p) => p.rank)) : null,
  ),
  column('delegations', 'text', 'States that sent a delegation', (i) => joined(i.record.delegations)),
  column('host', 'text', 'State that hosted', (i) => i.record.host),
  column('visitors', 'text', 'States that came', (i) => joined(i.record.visitors)),
  column('agenda', 'text', 'What was discussed, as worded', (i) => words(i, i.record.agenda)),
  ...tail,
]

export const statementColumns: readonly Column<Item<Statement>>[] = [
  ...head,
  column('act', 'text', 'say, praise, welcome, accuse, demand ...', (i) => i.record.act),
  column('speakers', 'text', 'Names', (i, v) => names(i.record.speakers, v)),
  column('speaker_states', 'text', 'States or organisations they speak for', (i) => states(i.record.speakers)),
  column('speaker_offices', 'text', 'Offices on that day', (i) => offices(i.record.speakers)),
  column('addressees', 'text', 'Whom it is addressed to', (i, v) => names(i.record.addressees, v)),
  column('stance', 'integer', '-1, 0 or 1 over all', (i) => i.record.stance),
  column('toward', 'text', 'States or organisations that the stance is toward', (i) => joined(i.record.toward.map((t) => t.party.country))),
  column('toward_signs', 'text', 'Sign for each of them', (i) => joined(i.record.toward.map((t) => String(t.sign)))),
  column('issues', 'text', 'Issues of the taxonomy', (i) => joined(i.record.issues.map((issue) => issue.issue))),
  column('content', 'text', 'What is said, as worded', (i) => words(i, i.record.content)),
  column('condition', 'text', 'Under which condition, as worded', (i) =>
    i.record.condition === null ? null : words(i, [i.record.condition]),
  ),
  column('direct', 'boolean', 'Within quotation marks', (i) => i.record.direct),
  column('negated', 'boolean', 'The content is negated', (i) => i.record.negated),
  column('future', 'boolean', 'The content lies in the future', (i) => i.record.future),
  column('anonymous', 'boolean', 'The speaker is not named', (i) => i.record.anonymous),
  column('hearsay', 'boolean', 'Told at second hand', (i) => i.record.hearsay),
  column(
    'claim_direction',
    'integer',
    'What it claims of a relation: -1 worse, 0 the same, 1 better',
    (i) => i.record.claim?.direction ?? null,
  ),
  column('claim_states', 'text', 'The states of that relation', (i) => joined(i.record.claim?.states ?? [])),
  ...tail,
]

export const initiativeColumns: readonly Column<Item<Initiative>>[] = [
  ...head,
  column('name', 'text', 'Name of the policy or plan', (i) => i.record.name),
  column('holders', 'text', 'Whose it is', (i, v) => names(i.record.holders, v)),
  column('holder_states', 'text', 'Their states or organisations', (i) => states(i.record.holders)),
  column('partners', 'text', 'With whom', (i, v) => names(i.record.partners, v)),
  column('steps', 'text', 'Steps in order, as worded', (i) =>
    words(
      i,
      i.record.steps.map((step) => step.content),
    ),
  ),
  column('step_states', 'text', 'done, under way, announced', (i) => joined(i.record.steps.map((step) => step.state))),
  ...tail,
]

/** One report of one thing: which records were taken for one, and why. */
export interface ReportRow {
  readonly id: string
  readonly kind: string
  readonly record: string
  readonly dispatch: string
  readonly published: string | null
  readonly outlet: string | null
  readonly because: string | null
}
export const reportColumns: readonly Column<ReportRow>[] = [
  column('id', 'text', 'Id of the thing told, as in the other tables', (r) => r.id),
  column('kind', 'text', 'event, meeting, statement, initiative', (r) => r.kind),
  column('record', 'text', 'Id of the record', (r) => r.record),
  column('dispatch', 'text', 'Id of the text it was read in', (r) => r.dispatch),
  column('published', 'day', 'First day of publication', (r) => r.published),
  column('outlet', 'text', 'Outlet of the first appearance', (r) => r.outlet),
  column('because', 'text', 'Why it is taken for the same thing as the first report; empty for that one', (r) => r.because),
]

/** One appearance of one text. */
export interface DispatchAppearance {
  readonly dispatch: string
  readonly published: string | null
  readonly publishedAt: string | null
  readonly outlet: string | null
  readonly address: string | null
  readonly title: string | null
  readonly author: string | null
  readonly characters: number
  readonly sha256: string
  readonly current: boolean
}
export const dispatchColumns: readonly Column<DispatchAppearance>[] = [
  column('dispatch', 'text', 'Id of the text', (r) => r.dispatch),
  column('published', 'day', 'Day of publication of this appearance', (r) => r.published),
  column('published_at', 'text', 'Time of publication as given', (r) => r.publishedAt),
  column('outlet', 'text', 'Outlet', (r) => r.outlet),
  column('address', 'text', 'Web address or path', (r) => r.address),
  column('title', 'text', 'Title as given', (r) => r.title),
  column('author', 'text', 'Author as given', (r) => r.author),
  column('characters', 'integer', 'Length of the text in UTF-16 units', (r) => r.characters),
  column('sha256', 'text', 'SHA-256 of the text in UTF-8', (r) => r.sha256),
  column('current', 'boolean', 'False: a later version of the article took its place', (r) => r.current),
]

/** One office of one person. */
export interface OfficeRow {
  readonly person: string
  readonly name: string
  readonly names: string
  readonly state: string | null
  readonly title: string | null
  readonly office_state: string | null
  readonly rank: string | null
  readonly tenure: string | null
  readonly first: string | null
  readonly last: string | null
  readonly sources: number
}
export const actorColumns: readonly Column<OfficeRow>[] = [
  column('person', 'text', 'Id of the person', (r) => r.person),
  column('name', 'text', 'Fullest name found', (r) => r.name),
  column('names', 'text', 'Other names found', (r) => r.names || null),
  column('state', 'text', 'State or organisation', (r) => r.state),
  column('title', 'text', 'Office as dispatches word it', (r) => r.title),
  column('office_state', 'text', 'State or organisation of the office', (r) => r.office_state),
  column('rank', 'text', 'Rank of the office', (r) => r.rank),
  column('tenure', 'text', 'current, former, acting, designate: as the dispatches say', (r) => r.tenure),
  column('first', 'day', 'First day on which a dispatch states it', (r) => r.first),
  column('last', 'day', 'Last such day', (r) => r.last),
  column('sources', 'integer', 'Dispatches that state it', (r) => r.sources),
]
