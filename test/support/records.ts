/** Hand-made records and codings for tests: only what a test says differs from these plain defaults. */
import type { Day, NonEmpty } from '../../src/base/types.js'
import type { Party } from '../../src/model/actor.js'
import type { Coding } from '../../src/model/coding.js'
import type { CountryCode, DispatchId, RecordId, RuleId, SectorCode } from '../../src/model/ids.js'
import type { CodedRecord, Event, EventType, Initiative, Meeting, Statement } from '../../src/model/record.js'
import type { TimeReading } from '../../src/model/time.js'

const rule = 'hand-made' as RuleId

export function day(text: string): TimeReading {
  const next = new Date(`${text}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return { from: text as Day, to: next.toISOString().slice(0, 10) as Day, grain: 'day', basis: 'stated' }
}

export function party(country: string | null, name: string | null = null, rest: Partial<Party> = {}): Party {
  return {
    entity: 0,
    actor: null,
    kind: name === null ? 'state' : 'person',
    name: name ?? country,
    country: country as CountryCode | null,
    sector: 'GOV' as SectorCode,
    code: `${country ?? ''}GOV`,
    office: null,
    rank: null,
    text: name ?? country ?? '',
    span: { from: 0, to: 1 },
    ...rest,
  }
}

let serial = 0
function base(kind: string) {
  serial++
  return {
    id: `${kind}-${serial}` as RecordId,
    when: null,
    where: null,
    standing: 'happened' as const,
    reportedBy: null,
    evidence: [{ part: 'trigger' as const, from: 0, to: 1 }] as NonEmpty<{ part: 'trigger'; from: number; to: number }>,
    foundBy: rule,
    because: [],
    rivals: [],
    score: 1,
  }
}

export function event(type: string, sources: readonly string[], targets: readonly string[], rest: Partial<Event> = {}): Event {
  return {
    kind: 'event',
    type: type as EventType,
    mode: null,
    contexts: [],
    cameo: null,
    sources: sources.map((code) => party(code)) as unknown as NonEmpty<Party>,
    targets: targets.map((code) => party(code)),
    symmetric: false,
    ...base('event'),
    ...rest,
  }
}

export function meeting(participants: readonly Party[], rest: Partial<Meeting> = {}): Meeting {
  return {
    kind: 'meeting',
    participants,
    delegations: [],
    host: null,
    visitors: [],
    form: 'in-person',
    status: 'held',
    level: null,
    agenda: [],
    outcomes: [],
    within: null,
    ...base('meeting'),
    ...rest,
  }
}

export function statement(speaker: Party, content: NonEmpty<{ from: number; to: number }>, rest: Partial<Statement> = {}): Statement {
  return {
    kind: 'statement',
    speakers: [speaker],
    addressees: [],
    act: 'say',
    content,
    direct: false,
    stance: 0,
    toward: [],
    issues: [],
    condition: null,
    negated: false,
    future: false,
    anonymous: false,
    hearsay: false,
    within: null,
    claim: null,
    ...base('statement'),
    ...rest,
  }
}

export function initiative(name: string, holder: string, rest: Partial<Initiative> = {}): Initiative {
  return { kind: 'initiative', name, holders: [party(holder)], partners: [], steps: [], ...base('initiative'), ...rest }
}

/** A coding of `text` that holds the records and nothing else. */
export function coding(text: string, records: readonly CodedRecord[], rest: Partial<Coding> = {}): Coding {
  return {
    dispatch: {
      id: 'd0' as DispatchId,
      source: null,
      address: null,
      published: '2022-08-28' as Day,
      language: 'en',
      text,
      regions: [{ kind: 'body', from: 0, to: text.length }],
      dateline: null,
    },
    tokens: {
      length: 0,
      from: [],
      to: [],
      form: [],
      lower: [],
      sentenceOf: [],
      sentences: [],
      lemma: [],
      tag: [],
      fine: [],
      head: [],
      relation: [],
      firstChild: [],
      nextSibling: [],
    },
    entities: [],
    actors: [],
    times: [],
    places: [],
    clauses: [],
    records,
    wordings: [],
    diagnostics: [],
    madeWith: { coder: 'test', knowledge: 'test', model: 'test' },
    ...rest,
  }
}
