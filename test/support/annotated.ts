/** A dispatch annotated by hand as a coded one: the example that the demonstration shows in full, with every field cited. */
import { z } from 'zod'
import { addDays, contentId, type Day, isNonEmpty, parseDay, type Span } from '../../src/base/index.js'
import { readDispatch } from '../../src/input/index.js'
import type {
  CodedRecord,
  CountryCode,
  Event,
  EventType,
  Evidence,
  Initiative,
  Meeting,
  Party,
  PlaceReading,
  Rank,
  RecordId,
  RuleId,
  SectorCode,
  Statement,
  TimeReading,
  Wording,
} from '../../src/model/index.js'
import type { CodedDispatch } from '../../src/app/serve-memory.js'

const annotation = z.object({
  id: z.string(),
  published: z.string(),
  raw: z.string(),
  meetings: z.array(
    z.object({
      participants: z.array(z.object({ name: z.string().nullable(), state: z.string(), title: z.string(), rank: z.string() })),
      delegations: z.array(z.string()).default([]),
      form: z.string(),
      place: z.object({ name: z.string(), state: z.string() }).nullable(),
      date: z.string().nullable(),
      topics: z.array(z.string()).default([]),
      evidence: z.string(),
      status: z.string(),
    }),
  ),
  events: z.array(
    z.object({
      source: z.array(z.string()),
      target: z.array(z.string()),
      type: z.string(),
      symmetric: z.boolean().default(false),
      date: z.string().nullable(),
      evidence: z.string(),
    }),
  ),
  statements: z.array(
    z.object({
      speaker: z.string().nullable(),
      state: z.string().nullable(),
      evidence: z.string(),
      topics: z.array(z.string()),
      stance: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
      toward: z.array(z.string()),
      condition: z.boolean().default(false),
      future: z.boolean().default(false),
      claim: z
        .object({
          states: z.array(z.string()),
          direction: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
          period: z.string().nullable(),
        })
        .optional(),
    }),
  ),
  initiatives: z.array(
    z.object({
      name: z.string(),
      holder: z.string(),
      partners: z.array(z.string()),
      steps: z.array(z.object({ ordinal: z.number(), evidence: z.string() })),
    }),
  ),
  wordings: z.array(z.object({ wording: z.string(), refersTo: z.string() })),
})
type Annotation = z.infer<typeof annotation>

const rule = 'annotation' as RuleId

/** Reads an annotated dispatch. Throws when a cited passage is not in the text: nothing is shown without its words. */
export function readAnnotated(json: string): CodedDispatch {
  const given = annotation.parse(JSON.parse(json))
  const { dispatch } = readDispatch({ text: given.raw, source: null, address: null, published: parseDay(given.published) })
  const make = maker(given, dispatch.text)
  const records: CodedRecord[] = [
    ...given.meetings.map((meeting, i) => make.meeting(meeting, i)),
    ...given.events.map((event, i) => make.event(event, i)),
    ...given.statements.map((statement, i) => make.statement(statement, i)),
    ...given.initiatives.map((initiative, i) => make.initiative(initiative, i)),
  ]
  const wordings = given.wordings.map(
    ({ wording, refersTo }): Wording => ({
      ...spanIn(dispatch.text, wording),
      text: wording,
      refersTo,
      loaded: /regime/i.test(wording),
      speaker: null,
      foundBy: rule,
    }),
  )
  return { dispatch, title: null, entities: [], records, wordings }
}

function spanIn(text: string, words: string): Span {
  const from = text.indexOf(words)
  if (from < 0) throw new RangeError(`The annotation cites '${words.slice(0, 60)}', which the text does not have`)
  return { from, to: from + words.length }
}

function maker(given: Annotation, text: string) {
  const titles = new Map(given.meetings.flatMap(({ participants }) => participants.map((one) => [one.name ?? '', one])))
  const day = (date: string | null): TimeReading | null => {
    const from: Day | null = date === null ? parseDay(given.published) : parseDay(date)
    return from === null ? null : { from, to: addDays(from, 1), grain: 'day', basis: date === null ? 'published' : 'relative' }
  }
  const id = (kind: string, i: number) => contentId<'record'>(kind, [given.id, String(i)]) as RecordId
  const base = (evidence: readonly Evidence[]) => {
    const sorted = evidence.toSorted((a, b) => a.from - b.from)
    if (!isNonEmpty(sorted)) throw new RangeError('A record without words')
    return {
      where: null as PlaceReading | null,
      standing: 'happened' as const,
      reportedBy: null,
      evidence: sorted,
      foundBy: rule,
      because: ['annotated by hand'],
      rivals: [],
      score: 1,
    }
  }
  const state = (code: string, span: Span): Party => ({
    entity: 0,
    actor: null,
    kind: 'state',
    name: null,
    country: code as CountryCode,
    sector: null,
    code,
    office: null,
    rank: null,
    text: text.slice(span.from, span.to),
    span,
  })
  const person = (name: string | null, code: string | null, span: Span): Party => {
    const known = titles.get(name ?? '')
    return {
      ...state(code ?? '', span),
      kind: 'person',
      name,
      country: code as CountryCode | null,
      sector: 'GOV' as SectorCode,
      code: `${code ?? ''}GOV`,
      office: known?.title ?? null,
      rank: (known?.rank ?? null) as Rank | null,
    }
  }
  return {
    meeting(one: Annotation['meetings'][number], i: number): Meeting {
      const span = spanIn(text, one.evidence)
      const place = one.place === null ? null : spanIn(text, one.place.name)
      const host = one.place?.state ?? null
      return {
        ...base([{ part: 'trigger', ...span }, ...(place ? [{ part: 'place' as const, ...place }] : [])]),
        kind: 'meeting',
        id: id('m', i),
        when: day(one.date),
        where:
          one.place === null
            ? null
            : {
                place: null,
                name: one.place.name,
                country: one.place.state as CountryCode,
                grain: 'city',
                basis: 'stated',
                latitude: 35.7,
                longitude: 51.42,
              },
        participants: one.participants.map((party) => person(party.name, party.state, span)),
        delegations: one.delegations as CountryCode[],
        host: host as CountryCode | null,
        visitors: one.participants.map((party) => party.state).filter((code) => code !== host) as CountryCode[],
        form: one.form as Meeting['form'],
        status: one.status as Meeting['status'],
        level: 'deputy-minister',
        agenda: [spanIn(text, 'mutual ties as well as regional and international developments')],
        outcomes: [],
        within: null,
      }
    },
    event(one: Annotation['events'][number], i: number): Event {
      const span = spanIn(text, one.evidence)
      const [first, ...rest] = one.source.map((code) => state(code, span))
      if (first === undefined) throw new RangeError('An event without a source')
      return {
        ...base([{ part: 'trigger', ...span }]),
        kind: 'event',
        id: id('e', i),
        when: day(one.date),
        type: one.type as EventType,
        mode: null,
        contexts: [],
        cameo: cameoOf(one.type),
        sources: [first, ...rest],
        targets: one.target.map((code) => state(code, span)),
        symmetric: one.symmetric,
      }
    },
    statement(one: Annotation['statements'][number], i: number): Statement {
      const span = spanIn(text, one.evidence)
      const period = one.claim ? parseDay(given.published) : null
      return {
        ...base([{ part: 'quote', ...span }]),
        kind: 'statement',
        id: id('s', i),
        when: day(null),
        speakers: [person(one.speaker, one.state, span)],
        addressees: [],
        act: /\bwelcomes\b/.test(one.evidence) ? 'welcome' : 'say',
        content: [span],
        direct: false,
        stance: one.stance,
        toward: one.toward.map((code) => ({ party: state(code, span), sign: one.stance })),
        issues: one.topics.map((issue) => ({ issue, wording: span })),
        condition: one.condition ? span : null,
        negated: false,
        future: one.future,
        anonymous: false,
        hearsay: false,
        within: null,
        claim:
          one.claim && period
            ? {
                states: one.claim.states as CountryCode[],
                direction: one.claim.direction,
                period: { from: addDays(period, -365), to: period, grain: 'year', basis: 'relative' },
                wording: span,
              }
            : null,
      }
    },
    initiative(one: Annotation['initiatives'][number], i: number): Initiative {
      const name = spanIn(text, one.name)
      return {
        ...base([{ part: 'name', ...name }, ...one.steps.map(({ evidence }) => ({ part: 'step' as const, ...spanIn(text, evidence) }))]),
        kind: 'initiative',
        id: id('i', i),
        when: day(null),
        name: one.name,
        holders: [state(one.holder, name)],
        partners: one.partners.map((code) => state(code, name)),
        steps: one.steps.map(({ ordinal, evidence }) => ({
          ordinal,
          state: ordinal === 1 ? 'done' : 'announced',
          content: spanIn(text, evidence),
        })),
      }
    },
  }
}

function cameoOf(type: string): string | null {
  return { CONSULT: '040', SUPPORT: '050', ACCUSE: '112', AGREE: '030' }[type] ?? null
}
