import { daysBetween } from '../base/days.js'
import type { Day, Id, NonEmpty, Span } from '../base/types.js'
import type { Party, Rank } from './actor.js'
import type { Standing } from './clause.js'
import type { CountryCode, RecordId, RuleId } from './ids.js'
import type { PlaceReading, TimeReading } from './time.js'

/** The words that support one part of a record: `dispatch.text.slice(from, to)`. */
export interface Evidence extends Span {
  readonly part: EvidencePart
}
export type EvidencePart =
  | 'trigger'
  | 'source'
  | 'target'
  | 'time'
  | 'place'
  | 'quote'
  | 'cue'
  | 'negation'
  | 'condition'
  | 'agenda'
  | 'step'
  | 'name'

/** A span as evidence of one part. */
export function evidenceOf(span: Span, part: EvidencePart): Evidence {
  return { from: span.from, to: span.to, part }
}

/** A reading that lost, kept for `explain`. */
export interface Rival {
  readonly code: string
  readonly foundBy: RuleId
  readonly score: number
  readonly why: string
}

/** What every coded record has. No record exists without evidence and the name of what made it. */
export interface RecordBase {
  readonly id: RecordId
  /** Null: the text does not fix it. */
  readonly when: TimeReading | null
  readonly where: PlaceReading | null
  readonly standing: Standing
  /** "according to ..."; null: the outlet itself. */
  readonly reportedBy: Party | null
  /** In order of `from`. */
  readonly evidence: NonEmpty<Evidence>
  readonly foundBy: RuleId
  /** The steps of the derivation in words, in order: rule, frame, inference ("subject through control by 'agreed'"), weights. */
  readonly because: readonly string[]
  readonly rivals: readonly Rival[]
  /** 0..1 */
  readonly score: number
}

/** A type of the loaded ontology: AGREE, CONSULT ... or a user's own. */
export type EventType = Id<'event-type'>

/** Someone did something, perhaps to someone. */
export interface Event extends RecordBase {
  readonly kind: 'event'
  readonly type: EventType
  /** PLOVER mode (visit, phone, troops ...), or null. */
  readonly mode: string | null
  /** PLOVER contexts (military, economic ...), sorted. */
  readonly contexts: readonly string[]
  /** The most specific CAMEO code that the text supports, as text: '010' is not '10'. */
  readonly cameo: string | null
  /** Compound actors stay one event; a per-pair view is derived. */
  readonly sources: NonEmpty<Party>
  readonly targets: readonly Party[]
  readonly symmetric: boolean
}

export const statementActs = [
  'say',
  'praise',
  'welcome',
  'thank',
  'accuse',
  'criticise',
  'condemn',
  'demand',
  'call',
  'promise',
  'threaten',
  'warn',
  'deny',
  'reject',
  'regret',
  'express',
  'announce',
  'ask',
  'confirm',
  'propose',
] as const
export type StatementAct = (typeof statementActs)[number]

/** Someone said something. */
export interface Statement extends RecordBase {
  readonly kind: 'statement'
  /** More than one for a joint statement. */
  readonly speakers: NonEmpty<Party>
  readonly addressees: readonly Party[]
  readonly act: StatementAct
  /** What is said; more than one span when the cue splits it. */
  readonly content: NonEmpty<Span>
  /** Within quotation marks. */
  readonly direct: boolean
  /** -1, 0 or 1 over all, and toward whom. */
  readonly stance: -1 | 0 | 1
  readonly toward: readonly { readonly party: Party; readonly sign: -1 | 0 | 1 }[]
  /** Issues as the taxonomy names them, each with the words it was named by. */
  readonly issues: readonly { readonly issue: string; readonly wording: Span }[]
  readonly condition: Span | null
  readonly negated: boolean
  readonly future: boolean
  /** Speaker unnamed ("a senior official said"), or told at second hand ("reportedly", "is said to"). */
  readonly anonymous: boolean
  readonly hearsay: boolean
  /** The statement that this one is told in ("said that X had told him"). */
  readonly within: RecordId | null
  readonly claim: RelationClaim | null
}

/** What a speaker says of a relation's course; compared with the record, never mixed into it. */
export interface RelationClaim {
  readonly states: readonly CountryCode[]
  readonly direction: -1 | 0 | 1
  readonly period: TimeReading | null
  readonly wording: Span
}

export type MeetingForm = 'in-person' | 'phone' | 'video' | 'letter' | 'unknown'
export type MeetingStatus = 'held' | 'planned' | 'postponed' | 'cancelled' | 'denied'

/** Two or more parties met or spoke. Symmetric: `participants` are sorted by country, then by name. */
export interface Meeting extends RecordBase {
  readonly kind: 'meeting'
  readonly participants: readonly Party[]
  readonly delegations: readonly CountryCode[]
  /** The side that receives, else the state on whose ground they met, be it at the table or not. */
  readonly host: CountryCode | null
  readonly visitors: readonly CountryCode[]
  readonly form: MeetingForm
  readonly status: MeetingStatus
  /** The lower of the highest ranks on both sides. */
  readonly level: Rank | null
  readonly agenda: readonly Span[]
  readonly outcomes: readonly RecordId[]
  /** The summit or visit on whose margins it was held. */
  readonly within: RecordId | null
}

export interface InitiativeStep {
  readonly ordinal: number | null
  readonly state: 'done' | 'under way' | 'announced'
  readonly content: Span
}

/** A policy or plan with its steps, phases or rounds. */
export interface Initiative extends RecordBase {
  readonly kind: 'initiative'
  readonly name: string
  readonly holders: NonEmpty<Party>
  readonly partners: readonly Party[]
  readonly steps: readonly InitiativeStep[]
}

export type CodedRecord = Event | Statement | Meeting | Initiative

/** A designation as printed with what it means: "the Zionist regime" for ISR, "Tehran" for IRN. The product adopts none of them. */
export interface Wording extends Span {
  readonly text: string
  readonly refersTo: CountryCode | string
  /** `loaded` or contested wording, as against a mere metonym or epithet. */
  readonly loaded: boolean
  /** Who worded it so; null: the outlet. */
  readonly speaker: Party | null
  readonly foundBy: RuleId
}

/** Every span that a record cites besides its evidence. */
export function spansOf(record: CodedRecord): readonly Span[] {
  switch (record.kind) {
    case 'event':
      return []
    case 'statement':
      return [
        ...record.content,
        ...(record.condition ? [record.condition] : []),
        ...record.issues.map(({ wording }) => wording),
        ...(record.claim ? [record.claim.wording] : []),
      ]
    case 'meeting':
      return record.agenda
    case 'initiative':
      return record.steps.map((step) => step.content)
    default:
      return record satisfies never
  }
}

/** All parties of a record. The one place that proves the union is closed. */
export function parties(record: CodedRecord): readonly Party[] {
  switch (record.kind) {
    case 'event':
      return [...record.sources, ...record.targets]
    case 'statement':
      return [...record.speakers, ...record.addressees]
    case 'meeting':
      return record.participants
    case 'initiative':
      return [...record.holders, ...record.partners]
    default:
      return record satisfies never
  }
}

/**
 * The day that a record counts on: the first day of what is told, else that of publication. A statement whose time is wider than a month
 * speaks of that time; it was made when it was published.
 */
export function dayOfRecord(record: CodedRecord, published: Day | null): Day | null {
  const { when } = record
  if (when === null) return published
  return record.kind === 'statement' && published !== null && daysBetween(when.from, when.to) > 31 ? published : when.from
}
