/** A record in one line of plain English, as lists and margin notes print it. */
import { actVerbs as acts } from '../analysis/act-words.js'
import type { Event, Meeting, Party, Statement } from '../model/index.js'
import type { Item } from '../store/reader.js'
import { inSentence } from './serve-states.js'

const verbs: Readonly<Record<string, string>> = {
  AGREE: 'agrees to cooperate with',
  CONSULT: 'consults with',
  SUPPORT: 'expresses support for',
  CONCEDE: 'makes concessions to',
  COOPERATE: 'cooperates with',
  AID: 'aids',
  RETREAT: 'eases pressure on',
  REQUEST: 'makes a demand of',
  ACCUSE: 'accuses',
  REJECT: 'rejects a demand of',
  THREATEN: 'threatens',
  PROTEST: 'protests against',
  SANCTION: 'sanctions',
  MOBILIZE: 'mobilizes against',
  COERCE: 'coerces',
  ASSAULT: 'attacks',
}
export function titleOf(item: Pick<Item, 'record' | 'spans' | 'quotes'>, nameOf: (code: string) => string): string {
  const { record } = item
  switch (record.kind) {
    case 'event':
      return capital(eventTitle(record, nameOf))
    case 'statement':
      return statementTitle(record, item.spans, nameOf)
    case 'meeting':
      return meetingTitle(record, nameOf)
    case 'initiative':
      return capital(`${record.holders.map((party) => sideOf(party, nameOf)).join(', ')}: ${record.name}`)
  }
}

/** The state that a party acts for, or its own name where it acts for none. */
function sideOf(party: Party, nameOf: (code: string) => string): string {
  return party.country !== null ? inSentence(nameOf(party.country)) : (party.name ?? party.text)
}

/** A person by name with the state; a state by its name. */
export function whoOf(party: Party, nameOf: (code: string) => string): string {
  if (party.kind !== 'person' && party.name === null) return party.country === null ? party.text : inSentence(nameOf(party.country))
  const name = party.name ?? party.text
  return party.country === null || name === nameOf(party.country) ? name : `${name} (${nameOf(party.country)})`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function joined(parts: readonly string[]): string {
  const unique = [...new Set(parts)]
  return unique.length < 3 ? unique.join(' and ') : `${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}`
}

/** The verb for several subjects: "denies" is "deny", "expresses" is "express". */
function plural(verb: string): string {
  return verb.replace(/^\w+/, (word) =>
    word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.endsWith('sses') ? word.slice(0, -2) : word.replace(/s$/, ''),
  )
}

function eventTitle(event: Event, nameOf: (code: string) => string): string {
  const sources = joined(event.sources.map((party) => sideOf(party, nameOf)))
  const targets = joined(event.targets.map((party) => sideOf(party, nameOf)))
  if (event.type === 'CONSULT' && event.mode === 'visit' && targets !== '')
    return `${sources} ${event.sources.length > 1 ? 'visit' : 'visits'} ${targets}`
  if (event.type === 'CONSULT' && event.mode === 'phone' && targets !== '')
    return `${sources} ${event.sources.length > 1 ? 'telephone' : 'telephones'} ${targets}`
  const one = verbs[event.type] ?? event.type
  const verb = event.sources.length > 1 ? plural(one) : one
  return targets === '' ? `${sources} ${verb.replace(/ (with|for|to|of|on|against)$/, '')}` : `${sources} ${verb} ${targets}`
}

function statementTitle(statement: Statement, spans: Item['spans'], nameOf: (code: string) => string): string {
  const speakers = joined(statement.speakers.map((party) => party.name ?? party.office ?? sideOf(party, nameOf)))
  const content = statement.content.map(({ from, to }) => spans[`${from}-${to}`] ?? '').join(' … ')
  const short = content.length > 140 ? `${content.slice(0, 138).replace(/\s+\S*$/, '')} …` : content
  const verb = statement.speakers.length > 1 ? plural(acts[statement.act]) : acts[statement.act]
  return `${speakers} ${verb}: ${short}`
}

function meetingTitle(meeting: Meeting, nameOf: (code: string) => string): string {
  const named = meeting.participants.map((party) => whoOf(party, nameOf))
  const absent = meeting.delegations
    .filter((code) => !meeting.participants.some((party) => party.country === code))
    .map((code) => `a delegation of ${inSentence(nameOf(code))}`)
  const where = meeting.where === null || meeting.where.grain === 'country' ? '' : ` in ${meeting.where.name}`
  const form =
    meeting.form === 'phone' ? ' by telephone' : meeting.form === 'video' ? ' by video' : meeting.form === 'letter' ? ' by letter' : ''
  return capital(`${joined([...named, ...absent])}${form}${where}`)
}
