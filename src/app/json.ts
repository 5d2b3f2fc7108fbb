/**
 * The JSON of a coding: one object a line, every span with its exact text. The zod schema is the published contract
 * (`demarche schema` prints it as JSON Schema); `codingJson` is typed by it, so that the two cannot drift apart.
 */
import { z } from 'zod'
import type { Span } from '../base/types.js'
import { type Party, ranks } from '../model/actor.js'
import type { Coding } from '../model/coding.js'
import {
  type CodedRecord,
  type Event,
  type Initiative,
  type Meeting,
  type Statement,
  statementActs,
  type Wording,
} from '../model/record.js'
import type { PlaceReading, TimeReading } from '../model/time.js'

const words = z
  .object({ from: z.int(), to: z.int(), text: z.string() })
  .describe('A half-open range of UTF-16 units of the dispatch, with its words')
const rank = z.enum(ranks)
const standing = z.enum(['happened', 'planned', 'possible', 'denied', 'historical'])
const party = z.object({
  name: z.string().nullable(),
  kind: z.string(),
  country: z.string().nullable().describe('ISO 3166 alpha-3, or the short id of an organisation or group'),
  sector: z.string().nullable(),
  code: z.string(),
  office: z.string().nullable(),
  rank: rank.nullable(),
  actor: z.string().nullable(),
  entity: z.int().describe('Index into entities'),
  words,
})
const when = z.object({ from: z.string(), to: z.string(), grain: z.string(), basis: z.string() }).describe('Half-open range of days')
const where = z.object({
  name: z.string(),
  country: z.string().nullable(),
  grain: z.string(),
  basis: z.string(),
  place: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
})
const rival = z.object({ code: z.string(), foundBy: z.string(), score: z.number(), why: z.string() })
const evidence = z.object({ part: z.string(), from: z.int(), to: z.int(), text: z.string() })
const common = {
  id: z.string(),
  standing,
  when: when.nullable(),
  where: where.nullable(),
  reportedBy: party.nullable(),
  evidence: z.array(evidence).min(1),
  foundBy: z.string(),
  because: z.array(z.string()),
  rivals: z.array(rival),
  score: z.number(),
}
const event = z.object({
  kind: z.literal('event'),
  type: z.string(),
  mode: z.string().nullable(),
  contexts: z.array(z.string()),
  cameo: z.string().nullable().describe("Text: '010' is not '10'"),
  sources: z.array(party).min(1),
  targets: z.array(party),
  symmetric: z.boolean(),
  ...common,
})
const statement = z.object({
  kind: z.literal('statement'),
  speakers: z.array(party).min(1),
  addressees: z.array(party),
  act: z.enum(statementActs),
  content: z.array(words).min(1),
  direct: z.boolean(),
  stance: z.int(),
  toward: z.array(z.object({ party, sign: z.int() })),
  issues: z.array(z.object({ issue: z.string(), wording: words })),
  condition: words.nullable(),
  negated: z.boolean(),
  future: z.boolean(),
  anonymous: z.boolean(),
  hearsay: z.boolean(),
  within: z.string().nullable(),
  claim: z.object({ states: z.array(z.string()), direction: z.int(), period: when.nullable(), wording: words }).nullable(),
  ...common,
})
const meeting = z.object({
  kind: z.literal('meeting'),
  participants: z.array(party),
  delegations: z.array(z.string()),
  host: z.string().nullable(),
  visitors: z.array(z.string()),
  form: z.enum(['in-person', 'phone', 'video', 'letter', 'unknown']),
  status: z.enum(['held', 'planned', 'postponed', 'cancelled', 'denied']),
  level: rank.nullable(),
  agenda: z.array(words),
  outcomes: z.array(z.string()),
  within: z.string().nullable(),
  ...common,
})
const initiative = z.object({
  kind: z.literal('initiative'),
  name: z.string(),
  holders: z.array(party).min(1),
  partners: z.array(party),
  steps: z.array(z.object({ ordinal: z.int().nullable(), state: z.enum(['done', 'under way', 'announced']), content: words })),
  ...common,
})
const wording = z.object({ words, refersTo: z.string(), loaded: z.boolean(), speaker: party.nullable(), foundBy: z.string() })
const role = z.object({
  title: z.string(),
  country: z.string().nullable(),
  sector: z.string(),
  rank,
  tenure: z.enum(['current', 'former', 'acting', 'designate']),
  words,
  foundBy: z.string(),
})
const entity = z.object({
  id: z.int(),
  kind: z.string(),
  name: z.string().nullable(),
  country: z.string().nullable(),
  sector: z.string().nullable(),
  code: z.string(),
  office: z.string().nullable(),
  rank: rank.nullable(),
  actor: z.string().nullable(),
  members: z.array(z.int()),
  roles: z.array(role),
  learned: z
    .object({ dispatch: z.string(), day: z.string().nullable(), title: z.string() })
    .nullable()
    .describe('The dispatch of the record that told the office, where this text does not'),
  mentions: z.array(z.object({ words, form: z.string(), reading: z.string(), link: z.string().nullable() })),
})
const diagnostic = z.object({ code: z.string(), words: words.nullable(), detail: z.record(z.string(), z.union([z.string(), z.number()])) })

export const codingSchema = z
  .object({
    schema: z.literal('demarche/coding/1'),
    id: z.string(),
    source: z.string().nullable(),
    address: z.string().nullable(),
    published: z.string().nullable(),
    records: z.array(z.discriminatedUnion('kind', [event, statement, meeting, initiative])),
    wordings: z.array(wording),
    entities: z.array(entity),
    diagnostics: z.array(diagnostic),
    sentences: z.int(),
    madeWith: z.object({ coder: z.string(), knowledge: z.string(), model: z.string() }),
  })
  .describe('One dispatch as Demarche codes it')

export type CodingJson = z.infer<typeof codingSchema>
type RecordJson = CodingJson['records'][number]
type PartyJson = z.infer<typeof party>

/** The JSON shape of a coding, its records in the order of the text. */
export function codingJson(coding: Coding): CodingJson {
  const quote = (span: Span): z.infer<typeof words> => ({
    from: span.from,
    to: span.to,
    text: coding.dispatch.text.slice(span.from, span.to),
  })
  return {
    schema: 'demarche/coding/1',
    id: coding.dispatch.id,
    source: coding.dispatch.source,
    address: coding.dispatch.address,
    published: coding.dispatch.published,
    records: coding.records.map((record) => recordJson(record, quote)),
    wordings: coding.wordings.map((one) => wordingJson(one, quote)),
    entities: entitiesJson(coding, quote),
    diagnostics: coding.diagnostics.map((one) => ({ code: one.code, words: one.span && quote(one.span), detail: { ...one.detail } })),
    sentences: coding.tokens.sentences.length,
    madeWith: coding.madeWith,
  }
}

type Quote = (span: Span) => z.infer<typeof words>

function recordJson(record: CodedRecord, quote: Quote): RecordJson {
  switch (record.kind) {
    case 'event':
      return eventJson(record, quote)
    case 'statement':
      return statementJson(record, quote)
    case 'meeting':
      return meetingJson(record, quote)
    case 'initiative':
      return initiativeJson(record, quote)
    default:
      return record satisfies never
  }
}

function commonJson(record: CodedRecord, quote: Quote) {
  return {
    id: record.id,
    standing: record.standing,
    when: record.when && whenJson(record.when),
    where: record.where && whereJson(record.where),
    reportedBy: record.reportedBy && partyJson(record.reportedBy, quote),
    evidence: record.evidence.map((one) => ({ part: one.part, ...quote(one) })),
    foundBy: record.foundBy,
    because: [...record.because],
    rivals: record.rivals.map((one) => ({ ...one, score: rounded(one.score) })),
    score: rounded(record.score),
  }
}

function eventJson(record: Event, quote: Quote): RecordJson {
  return {
    kind: 'event',
    type: record.type,
    mode: record.mode,
    contexts: [...record.contexts],
    cameo: record.cameo,
    sources: partiesJson(record.sources, quote),
    targets: partiesJson(record.targets, quote),
    symmetric: record.symmetric,
    ...commonJson(record, quote),
  }
}

function statementJson(record: Statement, quote: Quote): RecordJson {
  const { claim } = record
  return {
    kind: 'statement',
    speakers: partiesJson(record.speakers, quote),
    addressees: partiesJson(record.addressees, quote),
    act: record.act,
    content: record.content.map(quote),
    direct: record.direct,
    stance: record.stance,
    toward: record.toward.map((one) => ({ party: partyJson(one.party, quote), sign: one.sign })),
    issues: record.issues.map((one) => ({ issue: one.issue, wording: quote(one.wording) })),
    condition: record.condition && quote(record.condition),
    negated: record.negated,
    future: record.future,
    anonymous: record.anonymous,
    hearsay: record.hearsay,
    within: record.within,
    claim: claim && {
      states: [...claim.states],
      direction: claim.direction,
      period: claim.period && whenJson(claim.period),
      wording: quote(claim.wording),
    },
    ...commonJson(record, quote),
  }
}

function meetingJson(record: Meeting, quote: Quote): RecordJson {
  return {
    kind: 'meeting',
    participants: partiesJson(record.participants, quote),
    delegations: [...record.delegations],
    host: record.host,
    visitors: [...record.visitors],
    form: record.form,
    status: record.status,
    level: record.level,
    agenda: record.agenda.map(quote),
    outcomes: [...record.outcomes],
    within: record.within,
    ...commonJson(record, quote),
  }
}

function initiativeJson(record: Initiative, quote: Quote): RecordJson {
  return {
    kind: 'initiative',
    name: record.name,
    holders: partiesJson(record.holders, quote),
    partners: partiesJson(record.partners, quote),
    steps: record.steps.map((step) => ({ ordinal: step.ordinal, state: step.state, content: quote(step.content) })),
    ...commonJson(record, quote),
  }
}

function partiesJson(list: readonly Party[], quote: Quote): PartyJson[] {
  return list.map((one) => partyJson(one, quote))
}

function partyJson(one: Party, quote: Quote): PartyJson {
  const { name, kind, country, sector, code, office, rank: level, actor, entity: id } = one
  return { name, kind, country, sector, code, office, rank: level, actor, entity: id, words: quote(one.span) }
}

function whenJson(reading: TimeReading): z.infer<typeof when> {
  return { from: reading.from, to: reading.to, grain: reading.grain, basis: reading.basis }
}

function whereJson(reading: PlaceReading): z.infer<typeof where> {
  const { name, country, grain, basis, place, latitude, longitude } = reading
  return { name, country, grain, basis, place, latitude, longitude }
}

function wordingJson(one: Wording, quote: Quote): z.infer<typeof wording> {
  return {
    words: quote(one),
    refersTo: one.refersTo,
    loaded: one.loaded,
    speaker: one.speaker && partyJson(one.speaker, quote),
    foundBy: one.foundBy,
  }
}

function entitiesJson(coding: Coding, quote: Quote): CodingJson['entities'] {
  const mentions = new Map<number, CodingJson['entities'][number]['mentions']>()
  for (const mention of coding.actors) {
    const [from, to] = [coding.tokens.from[mention.first] ?? 0, coding.tokens.to[mention.end - 1] ?? 0]
    const list = mentions.get(mention.entity) ?? []
    list.push({ words: quote({ from, to }), form: mention.form, reading: mention.reading, link: mention.link })
    mentions.set(mention.entity, list)
  }
  return coding.entities.map((one) => ({
    id: one.id,
    kind: one.kind,
    name: one.name,
    country: one.country,
    sector: one.sector,
    code: one.code,
    office: one.office,
    rank: one.rank,
    actor: one.actor,
    members: [...one.members],
    learned: one.learned && { ...one.learned },
    roles: one.roles.map(({ title, country, sector, rank: level, tenure, evidence: span, foundBy }) => ({
      title,
      country,
      sector,
      rank: level,
      tenure,
      words: quote(span),
      foundBy,
    })),
    mentions: mentions.get(one.id) ?? [],
  }))
}

/** Scores are printed with four digits: enough to compare, and the same text everywhere. */
function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000
}
