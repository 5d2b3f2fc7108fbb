/** Questions to a record as the commands ask them: options into filters, answers ready to print. */
import { addDays, parseDay } from '../base/days.js'
import type { Day } from '../base/types.js'
import type { Standing } from '../model/clause.js'
import type { CodedRecord } from '../model/record.js'
import {
  type Filter,
  type Item,
  type Merging,
  openRecord,
  type Page,
  type PageRequest,
  type PersonRow,
  type RecordKind,
  type RecordReader,
  type SearchHit,
} from '../store/index.js'
import { UserError } from './errors.js'
import { listOf } from './serve-views.js'

/** Filter options as they stand on a command line. */
export interface FilterOptions {
  readonly state?: readonly string[]
  readonly between?: readonly string[]
  readonly actor?: string
  readonly type?: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly outlet?: readonly string[]
  readonly standing?: readonly string[]
  readonly place?: string
  readonly issue?: string
  readonly text?: string
  readonly merge?: string
}

const standings: readonly Standing[] = ['happened', 'planned', 'possible', 'denied', 'historical']
const mergings: readonly Merging[] = ['none', 'one-a-day', 'cluster']

/** Throws UserError for what is no day, no standing, no rule of merging. `to` is the last day on a command line, the first day after in a filter. */
export function filterFrom(options: FilterOptions): Filter {
  const [a, b] = options.between ?? []
  if (options.between && (a === undefined || b === undefined)) throw new UserError('--between takes two codes: --between IRN QAT')
  return {
    ...(options.state ? { states: options.state } : {}),
    ...(a !== undefined && b !== undefined ? { between: [a, b] } : {}),
    ...(options.actor === undefined ? {} : { actor: options.actor }),
    ...(options.type ? { types: options.type } : {}),
    ...(options.from === undefined ? {} : { from: dayOption('--from', options.from) }),
    ...(options.to === undefined ? {} : { to: addDays(dayOption('--to', options.to), 1) }),
    ...(options.outlet ? { outlets: options.outlet } : {}),
    ...(options.standing ? { standing: options.standing.map(standingOf) } : {}),
    ...(options.place === undefined ? {} : { place: options.place }),
    ...(options.issue === undefined ? {} : { issue: options.issue }),
    ...(options.text === undefined ? {} : { text: options.text }),
    ...(options.merge === undefined ? {} : { merging: mergingOf(options.merge) }),
  }
}

/** A day of a command line. Throws UserError naming the option. */
export function dayOption(name: string, text: string): Day {
  const day = parseDay(text)
  if (day === null) throw new UserError(`${name} ${text} is no day; write it as YYYY-MM-DD`)
  return day
}

function standingOf(text: string): Standing {
  const found = standings.find((one) => one === text)
  if (found === undefined) throw new UserError(`No standing ${text}; there are ${standings.join(', ')}`)
  return found
}

function mergingOf(text: string): Merging {
  const found = mergings.find((one) => one === text)
  if (found === undefined) throw new UserError(`No rule of merging ${text}; there are ${mergings.join(', ')}`)
  return found
}

/** Opens a record for one question and closes it again. */
export async function askRecord<T>(folder: string, ask: (reader: RecordReader) => Promise<T>, onNote: (note: string) => void): Promise<T> {
  const reader = await openRecord(folder, { onNote })
  try {
    return await ask(reader)
  } finally {
    reader.close()
  }
}

/** A page of records of one kind. */
export function listKind(reader: RecordReader, kind: RecordKind, filter: Filter, page: PageRequest): Promise<Page<Item>> {
  return listOf({ reader }, kind, filter, page)
}

/** One line for a record: day, what, who, and how often it was told. */
export function lineOf(item: Item): string {
  const told = item.reports > 1 ? `  (${item.reports} reports, ${item.outlets} outlets)` : ''
  const standing = item.record.standing === 'happened' ? '' : `  ${item.record.standing}`
  return `${item.day ?? 'undated   '}  ${whatOf(item.record)}${standing}${told}\n            ${item.sentence.text.replace(/\s+/g, ' ')}\n`
}

function side(parties: readonly { name: string | null; country: string | null; text: string }[]): string {
  return parties
    .map(({ name, country, text }) =>
      name !== null && name !== country ? `${name}${country === null ? '' : ` (${country})`}` : (country ?? text),
    )
    .join(', ')
}

function whatOf(record: CodedRecord): string {
  switch (record.kind) {
    case 'event':
      return `${side(record.sources)} ${record.symmetric ? '<->' : '->'} ${side(record.targets)}  ${record.type}${record.mode === null ? '' : `/${record.mode}`}${record.cameo === null ? '' : ` ${record.cameo}`}`
    case 'meeting':
      return `${side(record.participants)}  ${record.form} ${record.status}`
    case 'statement':
      return `${side(record.speakers)}: ${record.act}${record.toward.length === 0 ? '' : ` toward ${side(record.toward.map((t) => t.party))}`}`
    case 'initiative':
      return `${side(record.holders)}: ${record.name}`
    default:
      return record satisfies never
  }
}

/** One line for a hit, keyword in context. */
export function linesOfHit(hit: SearchHit): string {
  const head = `${hit.published ?? 'undated   '}  ${hit.headline}${hit.outlet === null ? '' : `  [${hit.outlet}]`}  ${hit.id}\n`
  return head + hit.hits.map(({ left, hit: words, right }) => `${left.padStart(62)} [${words}] ${right}\n`).join('')
}

/** One line for a person. */
export function lineOfPerson(person: PersonRow): string {
  const office = person.office === null ? '' : `, ${person.office}`
  return `${person.name}${person.country === null ? '' : ` (${person.country})`}${office}  ${person.records} records, ${person.meetings} meetings, ${person.first ?? '?'} to ${person.last ?? '?'}\n`
}
