/** Conditions and tallies over records in memory, with the meaning that the store gives them. */
import { by } from '../base/index.js'
import { type CodedRecord, type CountryCode, type Initiative, parties, type Party } from '../model/index.js'
import type { Dimension, Filter, Item, TallyRow } from '../store/reader.js'

/** Whether a record meets all conditions but those on text and person, which need an index. */
export function matchesFilter(item: Item, filter: Filter): boolean {
  const { record } = item
  if (filter.from !== undefined && (item.day === null || item.day < filter.from)) return false
  if (filter.to !== undefined && (item.day === null || item.day >= filter.to)) return false
  if (filter.states && !filter.states.some((code) => codesOf(record).includes(code))) return false
  if (filter.between && !isBetween(record, filter.between[0], filter.between[1])) return false
  if (filter.among && !isAmong(record, filter.states?.[0] ?? '', filter.among)) return false
  if (filter.alone !== undefined && (new Set(codesOf(record)).size === 2) !== filter.alone) return false
  if (filter.source !== undefined && !actors(record).includes(filter.source)) return false
  if (filter.target !== undefined && !recipients(record).includes(filter.target)) return false
  if (filter.types && !filter.types.includes(typeOf(record))) return false
  if (filter.outlets && (item.outlet === null || !filter.outlets.includes(item.outlet))) return false
  if (filter.standing && !filter.standing.includes(record.standing)) return false
  if (filter.meetingStatus && (record.kind !== 'meeting' || !filter.meetingStatus.includes(record.status))) return false
  if (filter.level !== undefined && (record.kind !== 'meeting' || record.level !== filter.level)) return false
  if (filter.host !== undefined && (record.kind !== 'meeting' || record.host !== filter.host)) return false
  if (filter.stance !== undefined && (record.kind !== 'statement' || record.stance !== filter.stance)) return false
  if (filter.stateless === true && (record.kind !== 'statement' || record.speakers.every(({ country }) => country !== null))) return false
  if (filter.beside !== undefined && !parties(record).some(({ name }) => name === filter.beside)) return false
  if (filter.claims === true && (record.kind !== 'statement' || record.claim === null)) return false
  if (
    filter.issue !== undefined &&
    (record.kind !== 'statement' || !record.issues.some(({ issue }) => issue === filter.issue || filter.alsoIssues?.includes(issue)))
  )
    return false
  return filter.place === undefined || isAt(record, filter.place)
}

function isAmong(record: CodedRecord, own: string, others: readonly string[]): boolean {
  return codesOf(record).some((code) => code !== own && others.includes(code) && isBetween(record, own, code))
}

function isAt(record: CodedRecord, place: string): boolean {
  return record.where !== null && (record.where.country === place || record.where.name.toLowerCase() === place.toLowerCase())
}

/** Event type, act of speech, form of meeting. */
export function typeOf(record: CodedRecord): string {
  return record.kind === 'event'
    ? record.type
    : record.kind === 'statement'
      ? record.act
      : record.kind === 'meeting'
        ? record.form
        : record.kind
}

export function codesOf(record: CodedRecord): readonly string[] {
  const codes = parties(record).flatMap(({ country }) => country ?? [])
  if (record.kind === 'meeting') return [...codes, ...record.delegations]
  if (record.kind === 'statement') return [...codes, ...recipients(record), ...(record.claim?.states ?? [])]
  return codes
}

function actors(record: CodedRecord): readonly string[] {
  const of =
    record.kind === 'event'
      ? record.sources
      : record.kind === 'statement'
        ? record.speakers
        : record.kind === 'meeting'
          ? record.participants
          : record.holders
  const codes = of.flatMap(({ country }) => country ?? [])
  return record.kind === 'meeting'
    ? [...codes, ...record.delegations]
    : record.kind === 'event' && record.symmetric
      ? [...codes, ...record.targets.flatMap(({ country }) => country ?? [])]
      : codes
}

function recipients(record: CodedRecord): readonly string[] {
  switch (record.kind) {
    case 'event':
      return [...record.targets, ...(record.symmetric ? record.sources : [])].flatMap(({ country }) => country ?? [])
    case 'statement':
      return [...record.toward.map(({ party }) => party), ...record.addressees].flatMap(({ country }) => country ?? [])
    case 'meeting':
      return actors(record)
    case 'initiative':
      return record.partners.flatMap(({ country }) => country ?? [])
  }
}

function isBetween(record: CodedRecord, a: string, b: string): boolean {
  return a !== b && (goes(record, a, b) || goes(record, b, a) || claimed(record, a, b))
}

/** Whether the first acts on the second. Joint plans go both ways, and so do symmetric events among those who act together. */
export function goes(record: CodedRecord, a: string, b: string): boolean {
  if (a === b) return false
  if (record.kind === 'meeting') return codesOf(record).includes(a) && codesOf(record).includes(b)
  const [acting, acted] = [actors(record), recipients(record)]
  return acting.includes(a) && (acted.includes(b) || (record.kind === 'initiative' && acting.includes(b)))
}

function claimed(record: CodedRecord, a: string, b: string): boolean {
  return (
    record.kind === 'statement' &&
    record.claim !== null &&
    record.claim.states.some((one) => one === a) &&
    record.claim.states.some((one) => one === b)
  )
}

function isOpen(record: Initiative): boolean {
  return record.steps.length === 0 || record.steps.some(({ state }) => state !== 'done')
}

/** States that a record deals with beside its own, each once. */
function dealtWith(record: CodedRecord, own: string): readonly string[] {
  return [...new Set(codesOf(record))].filter((code) => isBetween(record, own, code))
}

/** Pairs of states that a record is between, each in order of code. */
export function pairsOf(record: CodedRecord): readonly (readonly [CountryCode, CountryCode])[] {
  const codes = [...new Set(codesOf(record))].sort() as CountryCode[]
  return codes.flatMap((a, i) => codes.slice(i + 1).flatMap((b) => (isBetween(record, a, b) ? [[a, b] as const] : [])))
}

function directed(record: CodedRecord): readonly (readonly [string, string])[] {
  const codes = [...new Set(codesOf(record))]
  return codes.flatMap((a) => codes.filter((b) => goes(record, a, b)).map((b) => [a, b] as const))
}

/** Counts by dimensions, in order of the key. */
export function tallyOf(
  items: readonly Item[],
  dimensions: readonly Dimension[],
  filter: Filter,
  keyOf: (item: Item) => number,
): readonly TallyRow[] {
  const cells = new Map<string, { readonly key: readonly (string | null)[]; readonly items: Item[] }>()
  for (const item of items) {
    for (const key of keysOf(item, dimensions, filter)) {
      const at = key.map((part) => part ?? '').join('\u001f')
      const cell = cells.get(at)
      if (cell) cell.items.push(item)
      else cells.set(at, { key, items: [item] })
    }
  }
  return [...cells]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, cell]) => ({
      key: cell.key,
      count: cell.items.length,
      reports: cell.items.reduce((sum, item) => sum + item.reports, 0),
      ...ends(cell.items, keyOf),
    }))
}

function ends(items: readonly Item[], keyOf: (item: Item) => number): Pick<TallyRow, 'first' | 'last' | 'latest'> {
  const dated = items.filter(({ day }) => day !== null).toSorted(by(({ day }) => day ?? ''))
  const last = dated.at(-1)
  return { first: dated[0]?.day ?? null, last: last?.day ?? null, latest: last === undefined ? null : keyOf(last) }
}

function keysOf(item: Item, dimensions: readonly Dimension[], filter: Filter): readonly (readonly (string | null)[])[] {
  const { record } = item
  const plain = (one: Dimension) => valuesOf(item, one)[0] ?? null
  if (dimensions.includes('source') || dimensions.includes('target'))
    return directed(record).map(([source, target]) =>
      dimensions.map((one) => (one === 'source' ? source : one === 'target' ? target : plain(one))),
    )
  if (dimensions.includes('pair'))
    return pairsOf(record).map((pair) => dimensions.map((one) => (one === 'pair' ? pair.join(' ') : plain(one))))
  if (dimensions.some((one) => one.startsWith('voice'))) {
    const speakers = record.kind === 'statement' ? record.speakers : []
    const voice = (party: Party, one: Dimension) =>
      one === 'voice'
        ? (party.name ?? party.office ?? party.text)
        : one === 'voiceState'
          ? party.country
          : one === 'voiceNamed'
            ? party.kind === 'person' && party.name !== null
              ? '1'
              : '0'
            : plain(one)
    const keys = speakers.map((party) => dimensions.map((one) => voice(party, one)))
    return [...new Map(keys.map((key) => [key.join('\u001f'), key])).values()]
  }
  const own = filter.states?.[0]
  return dimensions.reduce<readonly (readonly (string | null)[])[]>(
    (keys, one) =>
      keys.flatMap((key) =>
        (one === 'other' && own !== undefined ? dealtWith(record, own) : valuesOf(item, one)).map((value) => [...key, value]),
      ),
    [[]],
  )
}

function valuesOf(item: Item, dimension: Dimension): readonly (string | null)[] {
  const { record } = item
  switch (dimension) {
    case 'day':
      return [item.day]
    case 'month':
      return [item.day?.slice(0, 7) ?? null]
    case 'year':
      return [item.day?.slice(0, 4) ?? null]
    case 'type':
    case 'act':
    case 'form':
      return [typeOf(record)]
    case 'mode':
      return [record.kind === 'event' ? record.mode : null]
    case 'cameo':
      return [record.kind === 'event' ? record.cameo : null]
    case 'standing':
      return [record.standing]
    case 'outlet':
      return [item.outlet]
    case 'dispatch':
      return [item.dispatch]
    case 'place':
      return [record.where?.name ?? null]
    case 'status':
      return [record.kind === 'meeting' ? record.status : record.kind === 'initiative' ? (isOpen(record) ? 'open' : 'done') : null]
    case 'stance':
      return [record.kind === 'statement' ? String(record.stance) : null]
    case 'issue':
      return record.kind === 'statement' ? [...new Set(record.issues.map(({ issue }) => issue))] : []
    case 'state':
      return [...new Set(codesOf(record))]
    case 'level':
      return [record.kind === 'meeting' ? record.level : null]
    case 'host':
      return [record.kind === 'meeting' ? record.host : null]
    case 'bilateral':
      return [new Set(codesOf(record)).size === 2 ? '1' : '0']
    case 'participant':
      return [
        ...new Set(
          parties(record).flatMap(({ kind, name, country }) => (kind === 'person' && name !== null ? `${name}|${country ?? ''}` : [])),
        ),
      ]
    case 'source':
    case 'target':
    case 'other':
    case 'pair':
    case 'voice':
    case 'voiceState':
    case 'voiceNamed':
      return []
  }
}
