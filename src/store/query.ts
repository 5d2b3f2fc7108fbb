/** From a Filter to conditions in SQL on the index. Values travel as parameters, never inside the text. */
import { plainWords } from '../base/words.js'
import { dayNumber } from '../base/days.js'
import type { Cell } from './database.js'
import type { Filter, Merging, RecordKind } from './reader.js'

/** Gathers parameters while conditions are written. */
export interface Binder {
  readonly values: Cell[]
  /** The mark of one more value. */
  readonly bind: (value: Cell) => string
  /** The marks of several, separated by commas. */
  readonly list: (values: readonly Cell[]) => string
}

export function makeBinder(): Binder {
  const values: Cell[] = []
  const bind = (value: Cell): string => `$${values.push(value)}`
  return { values, bind, list: (many) => many.map(bind).join(', ') }
}

/** The column that says what counts as one. */
export function unitOf(merging: Merging | undefined): 'n' | 'oneday' | 'cluster' {
  return merging === 'none' ? 'n' : merging === 'one-a-day' ? 'oneday' : 'cluster'
}

/** Conditions on `records r` for records of a kind. `who` are the keys of the names of `filter.actor`, if it is a person. */
export function whereRecords(kind: RecordKind | null, filter: Filter, who: readonly string[], binder: Binder): string {
  const { bind, list } = binder
  const all = ['r.hidden = 0']
  if (kind !== null) all.push(`r.kind = ${bind(kind)}`)
  if (filter.states)
    all.push(
      `r.n IN (SELECT n FROM state_records WHERE state IN (${list(filter.states)})${kind === null ? '' : ` AND kind = ${bind(kind)}`})`,
    )
  if (filter.between) {
    const [a, b] = filter.between
    all.push(`r.n IN (SELECT n FROM dealings WHERE state = ${bind(a)} AND other = ${bind(b)})`)
  }
  if (filter.among)
    all.push(`r.n IN (SELECT n FROM dealings WHERE state IN (${list(filter.states ?? [])}) AND other IN (${list(filter.among)}))`)
  if (filter.alone !== undefined) all.push(`r.states ${filter.alone ? '=' : '<>'} 2`)
  if (filter.source !== undefined && filter.target !== undefined)
    all.push(`r.n IN (SELECT n FROM dealings WHERE state = ${bind(filter.source)} AND other = ${bind(filter.target)} AND forth)`)
  else if (filter.source !== undefined) all.push(exists('sides', `country = ${bind(filter.source)} AND role IN ('s', 'p')`))
  else if (filter.target !== undefined) all.push(exists('sides', `country = ${bind(filter.target)} AND role IN ('t', 'p')`))
  if (filter.actor !== undefined) {
    const acting = filter.acting === true
    if (who.length > 0) all.push(`r.n IN (SELECT n FROM person_records WHERE who IN (${list(who)})${acting ? ' AND acts' : ''})`)
    else {
      const known = `(actor = ${bind(filter.actor)} OR country = ${bind(filter.actor)})`
      all.push(exists('sides', acting ? `${known} AND role = 's'` : known))
    }
  }
  if (filter.beside !== undefined) all.push(`r.n IN (SELECT n FROM person_records WHERE label = ${bind(filter.beside)})`)
  if (filter.claims === true) all.push('r.claim IS NOT NULL')
  if (filter.types) all.push(`r.type IN (${list(filter.types)})`)
  if (filter.from !== undefined) all.push(`r.day >= ${bind(dayNumber(filter.from))}`)
  if (filter.to !== undefined) all.push(`r.day < ${bind(dayNumber(filter.to))}`)
  if (filter.outlets)
    all.push(`r.text IN (SELECT t.n FROM texts t JOIN counted a ON a.id = t.id WHERE a.source IN (${list(filter.outlets)}))`)
  if (filter.standing) all.push(`r.standing IN (${list(filter.standing)})`)
  if (filter.meetingStatus) all.push(`(r.kind <> 'meeting' OR r.status IN (${list(filter.meetingStatus)}))`)
  if (filter.level !== undefined) all.push(`r.level IS NOT DISTINCT FROM ${bind(filter.level)}`)
  if (filter.host !== undefined) all.push(`r.host IS NOT DISTINCT FROM ${bind(filter.host)}`)
  if (filter.stance !== undefined) all.push(`r.stance = ${bind(filter.stance)}`)
  if (filter.stateless === true) all.push(exists('sides', "country IS NULL AND role = 's'"))
  if (filter.place !== undefined) all.push(`(r.country = ${bind(filter.place)} OR r.place = ${bind(filter.place.toLowerCase())})`)
  if (filter.issue !== undefined) all.push(exists('issues', `issue IN (${list([filter.issue, ...(filter.alsoIssues ?? [])])})`))
  if (filter.text !== undefined) all.push(`r.text IN (${matchingTexts(filter.text, binder)})`)
  return all.join(' AND ')
}

/**
 * The same for things told, each by its representative: conditions on what is told hold of the representative, those on who told it
 * (outlets, words of the dispatch) of any report of it.
 */
export function whereUnits(kind: RecordKind | null, filter: Filter, who: readonly string[], binder: Binder): string {
  const unit = unitOf(filter.merging)
  if (unit === 'n') return whereRecords(kind, filter, who, binder)
  const { text, outlets, ...told } = filter
  const all = [`r.n = r.${unit}`, whereRecords(kind, told, who, binder)]
  if (text !== undefined || outlets !== undefined) {
    const telling: Filter = { ...(text === undefined ? {} : { text }), ...(outlets === undefined ? {} : { outlets }) }
    all.push(`r.n IN (SELECT r.${unit} FROM records r WHERE ${whereRecords(null, telling, [], binder)})`)
  }
  return all.join(' AND ')
}

/** SQL for the reports behind a representative `r`. */
export function reportsOf(merging: Merging | undefined): string {
  const unit = unitOf(merging)
  return unit === 'n'
    ? 'r.seen'
    : unit === 'cluster'
      ? 'r.reports'
      : '(SELECT sum(m.seen) FROM records m WHERE m.oneday = r.n AND m.hidden = 0)'
}

function exists(table: string, condition: string): string {
  return `r.n IN (SELECT record FROM ${table} WHERE ${condition})`
}

export interface WordQuery {
  readonly words: readonly string[]
  /** Beginnings of words, written with an asterisk. */
  readonly prefixes: readonly string[]
  readonly phrases: readonly string[]
  readonly without: readonly string[]
}

/** Reads a question in words: `word`, `begin*`, `"a phrase"`, `-without`. */
export function readWords(text: string): WordQuery {
  const query = { words: [] as string[], prefixes: [] as string[], phrases: [] as string[], without: [] as string[] }
  for (const match of text.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)) {
    const phrase = match[2]
    const words = plainWords(phrase ?? match[3] ?? '')
    if (words.length === 0) continue
    if (match[1] === '-') query.without.push(...words)
    else if (words.length > 1) {
      query.words.push(...words)
      query.phrases.push(words.join(' '))
    } else (phrase === undefined && match[3]?.endsWith('*') ? query.prefixes : query.words).push(words[0] ?? '')
  }
  return query
}

/** SQL that gives the numbers of the texts that match; no text for a question without words. */
export function matchingTexts(text: string, binder: Binder): string {
  const query = readWords(text)
  const { bind } = binder
  const parts = [
    ...[...new Set(query.words)].map((word) => `SELECT n FROM postings WHERE w = (SELECT w FROM words WHERE word = ${bind(word)})`),
    ...query.prefixes.map(
      (prefix) =>
        `SELECT n FROM postings WHERE w IN (SELECT w FROM words WHERE word >= ${bind(prefix)} AND word < ${bind(`${prefix}\u{10ffff}`)})`,
    ),
  ]
  if (parts.length === 0) return 'SELECT n FROM texts WHERE false'
  const without = query.without
    .map((word) => ` EXCEPT SELECT n FROM postings WHERE w = (SELECT w FROM words WHERE word = ${bind(word)})`)
    .join('')
  const found = `(${parts.join(' INTERSECT ')})${without}`
  if (query.phrases.length === 0) return found
  const contain = query.phrases.map((phrase) => `contains(plain, ${binder.bind(` ${phrase} `)})`)
  return `SELECT n FROM contents WHERE n IN (${found}) AND ${contain.join(' AND ')}`
}
