/** The book of knowledge as a list of actors: what each is called, which offices it held, by which source, and what may be out of date. */
import { by, byText } from '../base/order.js'
import { parseDay } from '../base/days.js'
import type { Day } from '../base/types.js'
import { type ActorsData, namePieces, nameKey, slug } from '../knowledge/actors/index.js'
import { listed, readTable, type Row, type SourceFile } from '../knowledge/source.js'
import { knowledgeFolder, readKnowledge, readSourceFiles } from './knowledge-files.js'
import { UserError } from './errors.js'

export type BookKind = 'state' | 'organisation' | 'group' | 'body' | 'person'
export const bookKinds: readonly BookKind[] = ['state', 'organisation', 'group', 'body', 'person']

export interface BookOffice {
  readonly office: string
  /** The state, organisation or group that it serves. */
  readonly country: string
  readonly rank: string
  /** First day, and first day after; null: unbounded, or open when the source ends. */
  readonly from: Day | null
  readonly to: Day | null
  readonly source: string
  /** Open in a source that ends before the day asked for: it may have ended since. */
  readonly stale: boolean
}

export interface BookActor {
  readonly id: string
  readonly kind: BookKind
  readonly name: string
  /** The state, organisation or group that it is or acts for; of a person the last one served. */
  readonly country: string | null
  /** State in which an organisation sits or a group acts. */
  readonly seat: string | null
  readonly names: readonly {
    readonly text: string
    readonly form: string
    readonly from: Day | null
    readonly to: Day | null
  }[]
  readonly offices: readonly BookOffice[]
  /** Members of an organisation, or organisations of which a state is a member. */
  readonly members: readonly string[]
  readonly memberOf: readonly string[]
  readonly neighbours: readonly string[]
  /** Sources of all that is said of it, sorted. */
  readonly sources: readonly string[]
}

export interface BookQuestion {
  /** Words of a name, in any spelling, or an id. */
  readonly query?: string | undefined
  readonly kinds?: readonly string[] | undefined
  /** Codes of those served. */
  readonly states?: readonly string[] | undefined
  /** Only actors with an office that may have ended by this day. */
  readonly stale?: boolean | undefined
}

/** The book, read once. `asOf`: the day against which offices are judged stale. */
export interface Book {
  readonly actors: readonly BookActor[]
  readonly sources: readonly { readonly source: string; readonly until: Day | null; readonly about: string }[]
  readonly asOf: Day
}

/** Reads the book from the data files that ship with the package. */
export function openBook(asOf: Day): Book {
  const files = readSourceFiles(knowledgeFolder).filter((file) => file.name.startsWith('actors/'))
  return makeBook(readKnowledge().actors, files, asOf)
}

/** The same from compiled actors and their source files. */
export function makeBook(data: ActorsData, files: readonly SourceFile[], asOf: Day): Book {
  const rows = new Map(files.map((file) => [/([a-z]+)(?:-[^/]*)?\.tsv$/.exec(file.name)?.[1] ?? '', readTable(file, [])] as const))
  const sources = (rows.get('sources') ?? []).map(({ cells }) => ({
    source: cells['source'] ?? '',
    until: parseDay(cells['until'] ?? ''),
    about: cells['about'] ?? '',
  }))
  const until = new Map(sources.map((one) => [one.source, one.until]))
  const told = sourcesByActor(rows)
  const actors = [...states(data), ...bodies(data), ...persons(data, asOf, until)].map((one): BookActor => {
    const all = new Set([...(told.get(one.id) ?? []), ...one.offices.map((office) => office.source)])
    return { ...one, sources: [...all].sort(byText) }
  })
  return { actors: actors.sort(by((one) => `${bookKinds.indexOf(one.kind)} ${one.name}`)), sources, asOf }
}

/** Which sources speak of a code or id. */
function sourcesByActor(rows: ReadonlyMap<string, readonly Row[]>): ReadonlyMap<string, ReadonlySet<string>> {
  const out = new Map<string, Set<string>>()
  const columns: Readonly<Record<string, string>> = {
    states: 'code',
    names: 'code',
    organisations: 'id',
    groups: 'id',
    members: 'id',
    cow: 'code',
  }
  for (const [table, column] of Object.entries(columns))
    for (const { cells } of rows.get(table) ?? []) {
      const id = cells[column] ?? ''
      out.set(id, (out.get(id) ?? new Set<string>()).add(cells['source'] ?? ''))
    }
  return out
}

type Untold = Omit<BookActor, 'sources'>

function namesOf(data: ActorsData): ReadonlyMap<string, BookActor['names']> {
  const out = new Map<string, BookActor['names'][number][]>()
  for (const { actor, text, form, from, to } of data.names) {
    const list = out.get(actor)
    if (list) list.push({ text, form, from, to })
    else out.set(actor, [{ text, form, from, to }])
  }
  return out
}

function states(data: ActorsData): readonly Untold[] {
  const names = namesOf(data)
  return data.states.map((one) => ({
    id: one.code,
    kind: 'state',
    name: one.name,
    country: one.of,
    seat: null,
    names: names.get(one.code) ?? [],
    offices: [],
    members: [],
    memberOf: Object.entries(data.members).flatMap(([id, members]) => (members.includes(one.code) ? [id] : [])),
    neighbours: [...new Set([...one.land, ...one.sea])].sort(byText),
  }))
}

function bodies(data: ActorsData): readonly Untold[] {
  const names = namesOf(data)
  return data.bodies.map((one) => ({
    id: one.id,
    kind: one.kind,
    name: one.name,
    country: one.country,
    seat: one.seat,
    names: names.get(one.id) ?? [],
    offices: [],
    members: data.members[one.id] ?? [],
    memberOf: [],
    neighbours: [],
  }))
}

function persons(data: ActorsData, asOf: Day, until: ReadonlyMap<string, Day | null>): readonly Untold[] {
  return data.persons.map((one) => {
    const offices = one.roles.map(({ office, country, rank, from, to, source }): BookOffice => {
      const end = until.get(source) ?? null
      return { office, country, rank, from, to, source, stale: to === null && end !== null && end < asOf }
    })
    return {
      id: one.id,
      kind: 'person',
      name: one.name,
      country: one.roles.at(-1)?.country ?? null,
      seat: null,
      names: [one.name, ...one.aliases].map((text) => ({ text, form: 'person', from: null, to: null })),
      offices,
      members: [],
      memberOf: [],
      neighbours: [],
    }
  })
}

/** An actor that answers a question. */
export interface Answer {
  readonly actor: BookActor
  /** 4 by id, 3 by a whole name, 2 by another spelling of it, 1 by words of a name or without a query. */
  readonly fit: number
}

/** Actors that answer a question, those whose name is the query first. Throws UserError for a kind that is none. */
export function askBook(book: Book, question: BookQuestion): readonly Answer[] {
  for (const kind of question.kinds ?? [])
    if (!bookKinds.some((one) => one === kind)) throw new UserError(`no kind ${kind}; there are ${bookKinds.join(', ')}`)
  const words = namePieces(question.query ?? '')
  const fitting = book.actors.flatMap((one) => {
    if (question.kinds && !question.kinds.includes(one.kind)) return []
    if (
      question.states &&
      !question.states.some((code) => code === one.country || code === one.seat || code === one.id || serves(one, code))
    )
      return []
    if (question.stale && !one.offices.some((office) => office.stale)) return []
    const fit = words.length === 0 ? 1 : fitOf(one, question.query ?? '', words)
    return fit === 0 ? [] : [{ actor: one, fit }]
  })
  return fitting.sort((a, b) => b.fit - a.fit)
}

function serves(one: BookActor, code: string): boolean {
  return one.offices.some((office) => office.country === code)
}

/** As in `Answer`; 0 not at all. */
function fitOf(one: BookActor, query: string, words: readonly string[]): number {
  if (one.id === query || one.id === slug(query)) return 4
  const key = nameKey(words)
  let best = 0
  for (const { text } of one.names) {
    const pieces = namePieces(text)
    if (pieces.join(' ') === words.join(' ')) return 3
    if (words.length > 1 && key !== '' && nameKey(pieces) === key) best = Math.max(best, 2)
    else if (words.every((word) => pieces.some((piece) => piece.startsWith(word) || soundsLike(piece, word)))) best = Math.max(best, 1)
  }
  return best
}

/** Spelt otherwise ("Mohammed", "Muhammad"): the same consonants, in words of about the same length. */
function soundsLike(piece: string, word: string): boolean {
  return word.length > 3 && Math.abs(piece.length - word.length) < 2 && nameKey([piece]) === nameKey([word])
}

/** One line: id, name, kind, whom it serves, its last office. */
export function lineOfActor(one: BookActor): string {
  const office = one.offices.at(-1)
  const held = office ? `  ${office.office} (${office.country}) ${termOf(office)}${office.stale ? '  may be out of date' : ''}` : ''
  const country = one.kind === 'person' || one.country === null || one.country === one.id ? '' : ` of ${one.country}`
  return `${one.id}  ${one.name}  ${one.kind}${country}${held}\n`
}

/** All that the book says of one actor. */
export function linesOfActor(one: BookActor, book: Book): string {
  const forms = new Map<string, string[]>()
  for (const { text, form, from, to } of one.names) {
    const dated = from === null && to === null ? text : `${text} (${from ?? ''} to ${to ?? ''})`
    forms.set(form, [...(forms.get(form) ?? []), dated])
  }
  const lines = [`${one.name}  ${one.id}  ${one.kind}${one.country === null || one.country === one.id ? '' : ` of ${one.country}`}`]
  for (const [form, texts] of forms) lines.push(`  ${form}: ${texts.join('; ')}`)
  for (const office of one.offices)
    lines.push(
      `  ${termOf(office)}  ${office.office}, ${office.country}, ${office.rank} [${office.source}]${office.stale ? ` may have ended since ${untilOf(book, office.source)}` : ''}`,
    )
  const rest: readonly (readonly [string, readonly string[]])[] = [
    ['members', one.members],
    ['member of', one.memberOf],
    ['neighbours', one.neighbours],
  ]
  for (const [label, list] of rest) if (list.length > 0) lines.push(`  ${label}: ${listed(list.join('|')).join(' ')}`)
  lines.push(`  sources: ${one.sources.map((id) => book.sources.find((source) => source.source === id)?.about ?? id).join('; ')}`)
  return `${lines.join('\n')}\n`
}

function untilOf(book: Book, source: string): string {
  return book.sources.find((one) => one.source === source)?.until ?? '?'
}

function termOf({ from, to }: BookOffice): string {
  return `${from ?? '?'} to ${to ?? 'now'}`
}
