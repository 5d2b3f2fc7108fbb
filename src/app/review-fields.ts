/** A record's fields as a person reads and corrects them: short texts, and the way back to the record's own form. */
import { addDays, type Day, parseDay } from '../base/index.js'
import {
  type CodedRecord,
  type CountryCode,
  type MeetingForm,
  type MeetingStatus,
  type Party,
  ranks,
  type SectorCode,
  type Standing,
  statementActs,
} from '../model/index.js'
import { typesOfTemper } from '../analysis/index.js'
import { UserError } from './errors.js'

/** One field: its text now, and the texts it may take where these are closed. */
export interface ReviewField {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly options: readonly string[] | null
}

const standings = ['happened', 'planned', 'possible', 'denied', 'historical'] as const satisfies readonly Standing[]
const forms = ['in-person', 'phone', 'video', 'letter', 'unknown'] as const satisfies readonly MeetingForm[]
const statuses = ['held', 'planned', 'postponed', 'cancelled', 'denied'] as const satisfies readonly MeetingStatus[]
const stances = ['favourable', 'none', 'critical'] as const
const none = ''

/** The fields of a record that a person can correct. Parties are written `Name, office (CODE)`, several with semicolons between. */
export function fieldsOf(record: CodedRecord): readonly ReviewField[] {
  const open = (name: string, label: string, value: string): ReviewField => ({ name, label, value, options: null })
  const closed = (name: string, label: string, value: string, options: readonly string[]): ReviewField => ({ name, label, value, options })
  return [
    ...ownFields(record, open, closed),
    open('from', 'First day', record.when?.from ?? none),
    open('until', 'Last day', record.when === null ? none : addDays(record.when.to, -1)),
    open('place', 'Place', record.where?.name ?? none),
    open('placeState', 'State of the place', record.where?.country ?? none),
    closed('standing', 'Standing', record.standing, standings),
  ]
}

function ownFields(
  record: CodedRecord,
  open: (name: string, label: string, value: string) => ReviewField,
  closed: (name: string, label: string, value: string, options: readonly string[]) => ReviewField,
): readonly ReviewField[] {
  switch (record.kind) {
    case 'event':
      return [
        open('sources', 'Who acts', partiesText(record.sources)),
        closed('type', 'Type', record.type, [...new Set([...typesOfTemper.cooperation, ...typesOfTemper.conflict, record.type])]),
        open('targets', 'Toward whom', partiesText(record.targets)),
        open('mode', 'Mode', record.mode ?? none),
        open('cameo', 'CAMEO code', record.cameo ?? none),
      ]
    case 'statement':
      return [
        open('speakers', 'Who speaks', partiesText(record.speakers)),
        closed('act', 'Act', record.act, statementActs),
        closed('stance', 'Stance', stances[1 - record.stance] ?? 'none', stances),
        open('toward', 'Toward whom', partiesText(record.toward.map(({ party }) => party))),
        open('issues', 'Issues', record.issues.map(({ issue }) => issue).join('; ')),
      ]
    case 'meeting':
      return [
        open('participants', 'Who met', partiesText(record.participants)),
        closed('form', 'Form', record.form, forms),
        closed('status', 'Status', record.status, statuses),
        closed('level', 'Level', record.level ?? none, [none, ...ranks]),
        open('host', 'Host', record.host ?? none),
      ]
    case 'initiative':
      return [
        open('name', 'Name', record.name),
        open('holders', 'Whose', partiesText(record.holders)),
        open('partners', 'With whom', partiesText(record.partners)),
      ]
  }
}

function partiesText(parties: readonly Party[]): string {
  return parties.map(partyText).join('; ')
}

function partyText({ name, office, country, text, kind }: Party): string {
  if (kind === 'state' && country !== null) return country
  const who = [name ?? text, office].filter((part) => part !== null).join(', ')
  return country === null ? who : `${who} (${country})`
}

/**
 * The changed fields in the record's own form, to be laid over it. Throws UserError for a text that a field cannot take.
 * A party keeps the words and the place of the one that it corrects.
 */
export function amendment(record: CodedRecord, changed: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const known = new Map(fieldsOf(record).map((field) => [field.name, field]))
  const out: Record<string, unknown> = {}
  for (const [name, given] of Object.entries(changed)) {
    const field = known.get(name)
    const value = given.trim()
    if (field === undefined) throw new UserError(`A ${record.kind} has no field '${name}'`)
    if (value === field.value) continue
    if (field.options !== null && !field.options.includes(value)) throw new UserError(`${field.label} cannot be '${value}'`)
    Object.assign(out, amended(record, name, value, changed))
  }
  return out
}

function amended(
  record: CodedRecord,
  name: string,
  value: string,
  all: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  switch (name) {
    case 'sources':
    case 'speakers':
    case 'holders':
      return { [name]: readParties(value, partiesIn(record, name), true) }
    case 'targets':
    case 'partners':
    case 'participants':
      return {
        [name]: readParties(value, partiesIn(record, name), false),
        ...(name === 'participants' ? { delegations: codesIn(value) } : {}),
      }
    case 'toward':
      return record.kind === 'statement' ? { toward: towardOf(record, value) } : {}
    case 'issues':
      return record.kind === 'statement' ? { issues: issuesOf(record, value) } : {}
    case 'stance':
      return { stance: value === 'favourable' ? 1 : value === 'critical' ? -1 : 0 }
    case 'from':
    case 'until':
      return { when: whenOf(record, all) }
    case 'place':
    case 'placeState':
      return { where: whereOf(record, all) }
    case 'type':
      return { type: value }
    case 'act':
      return { act: value }
    case 'mode':
    case 'cameo':
    case 'level':
      return { [name]: value === none ? null : value }
    case 'host':
      return { host: value === none ? null : codeOf(value) }
    default:
      return { [name]: value }
  }
}

function partiesIn(record: CodedRecord, name: string): readonly Party[] {
  switch (record.kind) {
    case 'event':
      return name === 'sources' ? record.sources : record.targets
    case 'statement':
      return record.speakers
    case 'meeting':
      return record.participants
    case 'initiative':
      return name === 'holders' ? record.holders : record.partners
  }
}

function codeOf(text: string): CountryCode {
  if (!/^[A-Za-z0-9_-]{2,16}$/.test(text)) throw new UserError(`'${text}' is no code of a state, an organisation or a group`)
  return text.toUpperCase() as CountryCode
}

/** The party that a text names; what is not said is taken from the one before at its place. */
function readParty(text: string, before: Party | undefined): Party {
  const match = /^(.*?)\s*(?:\(([A-Za-z0-9_-]{2,16})\))?$/.exec(text)
  const bare = /^[A-Z]{3}$/.test(text)
  const country = bare ? codeOf(text) : match?.[2] === undefined ? null : codeOf(match[2])
  const [name = '', ...office] = bare ? [''] : (match?.[1] ?? '').split(',').map((part) => part.trim())
  const sector = before?.sector ?? ('GOV' as SectorCode)
  return {
    entity: before?.entity ?? -1,
    actor: null,
    kind: bare ? 'state' : before?.kind === 'state' || before === undefined ? 'person' : before.kind,
    name: bare ? country : name,
    country,
    sector,
    code: `${country ?? ''}${sector}`,
    office: office.length === 0 ? null : office.join(', '),
    rank: office.length > 0 && before?.office === office.join(', ') ? before.rank : null,
    text: before?.text ?? text,
    span: before?.span ?? { from: 0, to: 0 },
  }
}

function readParties(value: string, before: readonly Party[], needed: boolean): readonly Party[] {
  const texts = value
    .split(';')
    .map((text) => text.trim())
    .filter((text) => text !== '')
  if (needed && texts.length === 0) throw new UserError('Somebody must act: a record without a source is none; reject it instead')
  return texts.map((text, i) => before.find((party) => partyText(party) === text) ?? readParty(text, before[i] ?? before[0]))
}

function codesIn(value: string): readonly CountryCode[] {
  return [...new Set(readParties(value, [], false).flatMap(({ country }) => country ?? []))]
}

function towardOf(record: Extract<CodedRecord, { readonly kind: 'statement' }>, value: string): unknown {
  const before = record.toward.map(({ party }) => party)
  return readParties(value, before.length > 0 ? before : record.speakers, false).map((party, i) => ({
    party,
    sign: record.toward[i]?.sign ?? record.stance,
  }))
}

function issuesOf(record: Extract<CodedRecord, { readonly kind: 'statement' }>, value: string): unknown {
  const [first] = record.content
  return value
    .split(';')
    .map((issue) => issue.trim())
    .filter((issue) => issue !== '')
    .map((issue) => record.issues.find((one) => one.issue === issue) ?? { issue, wording: first })
}

function whenOf(record: CodedRecord, all: Readonly<Record<string, string>>): unknown {
  const day = (name: string): Day | null => {
    const text = (all[name] ?? fieldsOf(record).find((field) => field.name === name)?.value ?? '').trim()
    const found = text === none ? null : parseDay(text)
    if (text !== none && found === null) throw new UserError(`'${text}' is no day (write 2022-08-28)`)
    return found
  }
  const [from, until] = [day('from'), day('until')]
  if (from === null) return null
  const to = addDays(until !== null && until >= from ? until : from, 1)
  return { from, to, grain: addDays(from, 1) === to ? 'day' : 'range', basis: 'stated' }
}

function whereOf(record: CodedRecord, all: Readonly<Record<string, string>>): unknown {
  const name = (all['place'] ?? record.where?.name ?? '').trim()
  const state = (all['placeState'] ?? record.where?.country ?? '').trim()
  if (name === none && state === none) return null
  const country = state === none ? null : codeOf(state)
  return {
    place: null,
    name: name === none ? country : name,
    country,
    grain: name === none ? 'country' : 'city',
    basis: 'stated',
    latitude: null,
    longitude: null,
  }
}
