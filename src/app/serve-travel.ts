/**
 * The demonstration record: six thousand journeys and visits of the Office of the Historian as dispatches with their meetings. A row
 * becomes a text of its own words, and every field of the meeting cites the place in it. What the row does not say is left open.
 */
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { addDays, contentId, type Day, isNonEmpty, parseDay, type Span } from '../base/index.js'
import type { CountryCode, Dispatch, Event, EventType, Meeting, Party, Rank, RuleId, SectorCode, TimeReading } from '../model/index.js'
import { ranks } from '../model/index.js'
import type { CodedDispatch } from './serve-memory.js'
import { adjectives, stateNames, titles } from './serve-travel-names.js'

const row = z.object({
  id: z.string(),
  traveller: z.string().optional(),
  visitor: z.string().optional(),
  role: z.enum(['president', 'secretary']).optional(),
  start: z.string(),
  end: z.string(),
  country: z.string(),
  locale: z.string().nullish(),
  remarks: z.string().nullish(),
})
type Row = z.infer<typeof row>

const source = 'Office of the Historian'
const usa = 'USA' as CountryCode
const rule = 'import/travel' as RuleId
/** A row tells of a meeting when its remarks name one; a holiday or a stop on the way is none. */
const meets =
  /\b(met|meets|meeting|meetings|conferred|conference|summit|discuss|discussed|discussions|talks|visit|visited|signed|negotiat\w+|consult\w+|addressed|attended)\b/i
const solitary = /\b(vacation|en route|stopped|refuel|wreath|cemetery|troops|military personnel|private visit|military base)\b/i

/** Reads both files. `codeOf` gives the code of a state's present name; rows of states without one are left out and counted. */
export function readTravel(
  files: readonly Uint8Array[],
  codeOf: (name: string) => string | null,
): { readonly coded: readonly CodedDispatch[]; readonly leftOut: number } {
  let leftOut = 0
  const coded = files.flatMap((file) =>
    gunzipSync(file)
      .toString('utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .flatMap((line) => {
        const one = row.parse(JSON.parse(line))
        const country = stateNames[one.country] ?? codeOf(one.country)
        const start = parseDay(one.start)
        if (country !== null && start !== null) return [readRow(one, country as CountryCode, start)]
        leftOut++
        return []
      }),
  )
  return { coded: withFullNames(coded), leftOut }
}

/**
 * A surname alone ("Sadat") is the one person of that state whose full name ends in it, if rows of the ten years around know exactly
 * one, under the same title. Fathers and sons in one office are thirty years apart.
 */
function withFullNames(coded: readonly CodedDispatch[]): readonly CodedDispatch[] {
  const full = new Map<string, { readonly name: string; readonly year: number }[]>()
  const at = (party: Party) => `${party.name?.split(' ').at(-1)} ${party.country} ${party.office}`
  for (const { dispatch, records } of coded)
    for (const record of records)
      for (const party of record.kind === 'meeting' ? record.participants : [])
        if (party.name?.includes(' ')) full.set(at(party), [...(full.get(at(party)) ?? []), { name: party.name, year: yearOf(dispatch) }])
  const namedIn =
    (year: number) =>
    (party: Party): Party => {
      if (party.name === null || party.name.includes(' ')) return party
      const names = new Set((full.get(at(party)) ?? []).filter((one) => Math.abs(one.year - year) <= 10).map(({ name }) => name))
      return names.size === 1 ? { ...party, name: [...names][0] ?? party.name } : party
    }
  return coded.map((one) => ({
    ...one,
    records: one.records.map((record) => {
      const named = namedIn(yearOf(one.dispatch))
      if (record.kind === 'meeting') return { ...record, participants: record.participants.map(named) }
      return record.kind === 'event' ? { ...record, sources: mapSome(record.sources, named), targets: record.targets.map(named) } : record
    }),
  }))
}

function yearOf(dispatch: Dispatch): number {
  return Number(dispatch.published?.slice(0, 4) ?? 0)
}

function mapSome<T>(list: readonly [T, ...T[]], change: (item: T) => T): readonly [T, ...T[]] {
  const [first, ...rest] = list
  return [change(first), ...rest.map(change)]
}

/** Builds the text piece by piece and remembers where each piece stands. */
function textOf(
  pieces: Readonly<Record<string, string>>,
  template: readonly string[],
): { readonly text: string; readonly spans: Readonly<Record<string, Span>> } {
  let text = ''
  const spans: Record<string, Span> = {}
  for (const part of template) {
    const value = pieces[part]
    if (value !== undefined && value !== '') spans[part] = { from: text.length, to: text.length + value.length }
    text += value ?? part
  }
  return { text, spans }
}

function readRow(one: Row, country: CountryCode, start: Day): CodedDispatch {
  const trip = one.traveller !== undefined
  const office = one.role === 'president' ? 'President' : 'Secretary of State'
  const traveller = plainName(one.traveller ?? '')
  const until = one.end !== one.start && parseDay(one.end) !== null ? one.end : ''
  const pieces = {
    traveller,
    office,
    start: one.start,
    until,
    locale: one.locale ?? '',
    country: one.country,
    remarks: one.remarks ?? '',
    visitor: one.visitor ?? '',
  }
  const template = trip
    ? [
        'traveller',
        ', ',
        'office',
        ' of the United States, in ',
        ...(pieces.locale === '' ? [] : ['locale', ', ']),
        'country',
        ', ',
        'start',
        ...(until === '' ? [] : [' to ', 'until']),
        '.\n\n',
        'remarks',
      ]
    : ['visitor', ' of ', 'country', ' in the United States, ', 'start', ...(until === '' ? [] : [' to ', 'until']), '.\n\n', 'remarks']
  if (one.role === 'secretary') template.splice(template.indexOf(' of the United States, in '), 1, ' of the United States, in ')
  const { text, spans } = textOf(pieces, template)
  const dispatch: Dispatch = {
    id: contentId<'dispatch'>('d', [source, one.id]),
    source,
    address: `https://history.state.gov/departmenthistory/${trip ? 'travels' : 'visits'}`,
    published: start,
    language: 'en',
    text,
    regions: [{ kind: 'body', from: 0, to: text.length }],
    dateline: null,
  }
  const title = trip
    ? `${traveller}, ${office} of the United States, in ${[one.locale ?? '', one.country].filter((part) => part !== '').join(', ')}`
    : `${one.visitor ?? ''} of ${one.country} in the United States`
  const remarks = one.remarks ?? ''
  const isMeeting = trip ? meets.test(remarks) && !(solitary.test(remarks) && !/\b(met|conferred|discuss)/i.test(remarks)) : true
  const when: TimeReading = {
    from: start,
    to: addDays(parseDay(one.end) ?? start, 1),
    grain: until === '' ? 'day' : 'range',
    basis: 'stated',
  }
  const context: RowContext = { row: one, dispatch, spans, country, when, trip, office, traveller }
  return { dispatch, title, entities: [], wordings: [], records: isMeeting ? recordsOf(context) : [] }
}

interface RowContext {
  readonly row: Row
  readonly dispatch: Dispatch
  readonly spans: Readonly<Record<string, Span>>
  readonly country: CountryCode
  readonly when: TimeReading
  readonly trip: boolean
  readonly office: string
  readonly traveller: string
}

/** "Henry A. (Heinz Alfred) Kissinger" is Henry A. Kissinger. */
function plainName(name: string): string {
  return name.replace(/\s*\([^)]*\)/g, '').trim()
}

function recordsOf(context: RowContext): readonly (Meeting | Event)[] {
  const { row: one, dispatch, spans, country, when, trip } = context
  const end = dispatch.text.indexOf('\n')
  const whole: Span = { from: 0, to: end > 0 ? end : dispatch.text.length }
  const { american, others } = partiesIn(context)
  const evidence = [
    { part: 'trigger' as const, ...(trip ? (spans['remarks'] ?? whole) : whole) },
    ...(spans['start'] ? [{ part: 'time' as const, ...spans['start'] }] : []),
    ...(spans['locale'] ? [{ part: 'place' as const, ...spans['locale'] }] : []),
    { part: 'source' as const, ...(trip ? american.span : (others[0]?.span ?? whole)) },
  ].sort((a, b) => a.from - b.from)
  if (!isNonEmpty(evidence)) return []
  const because = [`row ${one.id} of the register of ${trip ? 'travels' : 'visits'}`]
  const place = trip ? { name: one.locale ?? one.country, country, grain: one.locale ? ('city' as const) : ('country' as const) } : home
  const base = {
    when,
    where: { ...place, place: null, basis: 'stated' as const, latitude: null, longitude: null },
    standing: 'happened' as const,
    reportedBy: null,
    evidence,
    foundBy: rule,
    because,
    rivals: [],
    score: 1,
  }
  const them = stateParty(country, one.country, spans['country'] ?? whole)
  const [from, to] = trip ? [american, others[0] ?? them] : [others[0] ?? american, american]
  return [meetingOf(context, base, american, others), visitOf(one, base, from, to.country === null ? them : to)]
}

const home = { name: 'United States', country: usa, grain: 'country' as const }
type Base = Pick<Meeting, 'when' | 'where' | 'standing' | 'reportedBy' | 'evidence' | 'foundBy' | 'because' | 'rivals' | 'score'>

function meetingOf(context: RowContext, base: Base, american: Party, others: readonly Party[]): Meeting {
  const { row: one, spans, country, trip } = context
  const order = (party: Party) => (party.country ?? '') + (party.name ?? '')
  const top = topRank(others)
  return {
    ...base,
    kind: 'meeting',
    id: contentId<'record'>('m', [one.id]),
    participants: [american, ...others].sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    delegations: [...new Set([usa, country, ...others.flatMap((party) => party.country ?? [])])].sort(),
    host: trip ? country : usa,
    visitors: [trip ? usa : country],
    form: 'in-person',
    status: 'held',
    level: trip ? lower(american.rank, top) : top,
    agenda: agendaOf(one.remarks ?? '', spans['remarks']),
    outcomes: [],
    within: null,
  }
}

function visitOf(one: Row, base: Base, from: Party, to: Party): Event {
  return {
    ...base,
    kind: 'event',
    id: contentId<'record'>('e', [one.id]),
    type: 'CONSULT' as EventType,
    mode: 'visit',
    contexts: ['diplomatic'],
    cameo: '042',
    sources: [from],
    targets: [to],
    symmetric: false,
  }
}

function topRank(parties: readonly Party[]): Rank | null {
  return ranks.find((rank) => parties.some((party) => party.rank === rank)) ?? null
}

function lower(a: Rank | null, b: Rank | null): Rank | null {
  return a === null || b === null ? null : ranks.indexOf(a) > ranks.indexOf(b) ? a : b
}

function partiesIn(context: RowContext): { readonly american: Party; readonly others: readonly Party[] } {
  const { row: one, spans, country, trip, office, traveller, dispatch } = context
  if (!trip) {
    const visitor = readTitled(one.visitor ?? '', spans['visitor']?.from ?? 0)
    const guest =
      visitor === null
        ? person(one.visitor ?? '', null, null, country, spans['visitor'] ?? { from: 0, to: 1 })
        : person(visitor.name, visitor.title, visitor.rank, country, visitor.span)
    const host = dispatch.text.indexOf('the United States')
    return { american: stateParty(usa, 'the United States', { from: host, to: host + 'the United States'.length }), others: [guest] }
  }
  const american = person(
    traveller,
    office,
    one.role === 'president' ? 'head-of-state' : 'foreign-minister',
    usa,
    spans['traveller'] ?? { from: 0, to: 1 },
  )
  const met = metIn(one.remarks ?? '', spans['remarks']?.from ?? 0).filter(({ name }) => !samePerson(name, traveller))
  const manifold = /\b(NATO|summit|conference|G-?[78]|G-?20|UN|United Nations|ministers|OAS|SEATO|CENTO|ASEAN|leaders|funeral)\b/i.test(
    one.remarks ?? '',
  )
  return {
    american,
    others: met
      .filter(({ state }) => state !== usa)
      .map((found) => person(found.name, found.title, found.rank, found.state ?? (manifold ? null : country), found.span)),
  }
}

function samePerson(a: string, b: string): boolean {
  return a.split(' ').at(-1) === b.split(' ').at(-1)
}

interface Titled {
  readonly title: string
  readonly rank: Rank
  readonly name: string
  readonly span: Span
  readonly state: CountryCode | null
}

const word = "(?:[A-Z]\\.|[A-Z][\\p{L}’'-]*|al-[A-Z][\\p{L}’'-]*|el-[A-Z][\\p{L}’'-]*|de|la|da|dos|do|von|van|bin|ibn|der|del|al|ul|el)"
const titled = new RegExp(
  `(?:(${Object.keys(adjectives).join('|')}) )?(${titles.map(([title]) => title).join('|')}) ((?:${word} ){0,3}(?:al-|el-|Al-|El-)?[A-Z][\\p{L}’'-]+)`,
  'gu',
)

/** Titled names anywhere in the remarks: whom the traveller met. A title alone names nobody. */
function metIn(remarks: string, offset: number): readonly Titled[] {
  const out: Titled[] = []
  for (const match of remarks.matchAll(titled)) {
    const [, adjective, title = '', raw = ''] = match
    const name = raw.replace(/^(?:and|of|the) /, '').replace(/[’']s$/, '')
    if (titles.some(([other]) => name === other) || name.length < 3) continue
    const from = offset + match.index + (adjective ? adjective.length + 1 : 0)
    const american =
      /^(Truman|Eisenhower|Kennedy|Johnson|Nixon|Ford|Carter|Reagan|Bush|Clinton|Obama|Trump|Roosevelt|Wilson|Hoover|Taft)$/.test(name) ||
      /^(George|Bill|Barack|Ronald|Jimmy|Richard|Gerald|Lyndon|Donald) /.test(name)
    const state = american ? usa : adjective ? ((adjectives[adjective] ?? null) as CountryCode | null) : null
    out.push({ title, rank: rankOf(title), name, span: { from, to: from + title.length + 1 + name.length }, state })
  }
  return out
}

function readTitled(visitor: string, offset: number): Titled | null {
  for (const [title, rank] of titles)
    if (visitor.startsWith(`${title} `)) {
      const name = visitor
        .slice(title.length + 1)
        .replace(/\s*\([^)]*\)/g, '')
        .replace(/(?:,|;| and ).*$/, '')
        .trim()
      return { title, rank, name, span: { from: offset, to: offset + visitor.length }, state: null }
    }
  return null
}

function rankOf(title: string): Rank {
  return titles.find(([one]) => one === title)?.[1] ?? 'other'
}

function person(name: string, office: string | null, rank: Rank | null, country: CountryCode | null, span: Span): Party {
  return {
    entity: 0,
    actor: null,
    kind: 'person',
    name,
    country,
    sector: 'GOV' as SectorCode,
    code: `${country ?? ''}GOV`,
    office,
    rank,
    text: name,
    span,
  }
}

function stateParty(country: CountryCode, text: string, span: Span): Party {
  return { entity: 0, actor: null, kind: 'state', name: null, country, sector: null, code: country, office: null, rank: null, text, span }
}

/** What was discussed, as far as the remarks say it after "to discuss", "discussed", "regarding" or "on". */
function agendaOf(remarks: string, span: Span | undefined): readonly Span[] {
  const match = /\b(?:to discuss|discussed|discussing|discussions on|talks on|regarding|concerning) ((?:the )?[^.;]{4,120})/i.exec(remarks)
  if (match === null || span === undefined) return []
  const from = span.from + match.index + match[0].length - (match[1] ?? '').length
  return [{ from, to: from + (match[1] ?? '').length }]
}
