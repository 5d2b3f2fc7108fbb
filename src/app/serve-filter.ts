/** Conditions and tallies over records in memory, with the meaning that the store gives them. */
import { countsOf, type KeptEvent, directedPairs } from '../analysis/index.js'
import { type CodedRecord, parties } from '../model/index.js'
import type { Dimension, Filter, Item, TallyRow } from '../store/reader.js'

/** Whether a record meets all conditions but those on text and person, which need an index. */
export function matchesFilter(item: Item, filter: Filter): boolean {
  const { record } = item
  if (filter.from !== undefined && (item.day === null || item.day < filter.from)) return false
  if (filter.to !== undefined && (item.day === null || item.day >= filter.to)) return false
  if (filter.states && !filter.states.some((code) => codesOf(record).includes(code))) return false
  if (filter.between && !isBetween(record, filter.between[0], filter.between[1])) return false
  if (filter.source !== undefined && !actors(record).includes(filter.source)) return false
  if (filter.target !== undefined && !recipients(record).includes(filter.target)) return false
  if (filter.types && !filter.types.includes(typeOf(record))) return false
  if (filter.outlets && (item.outlet === null || !filter.outlets.includes(item.outlet))) return false
  if (filter.standing && !filter.standing.includes(record.standing)) return false
  if (filter.meetingStatus && (record.kind !== 'meeting' || !filter.meetingStatus.includes(record.status))) return false
  if (filter.issue !== undefined && (record.kind !== 'statement' || !record.issues.some(({ issue }) => issue === filter.issue)))
    return false
  return filter.place === undefined || isAt(record, filter.place)
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

function codesOf(record: CodedRecord): readonly string[] {
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
  if (record.kind === 'statement' && record.claim?.states.some((code) => code === a) && record.claim.states.some((code) => code === b))
    return true
  return (actors(record).includes(a) && recipients(record).includes(b)) || (actors(record).includes(b) && recipients(record).includes(a))
}

/** Counts by dimensions, in order of the key. */
export function tallyOf(items: readonly Item[], dimensions: readonly Dimension[]): readonly TallyRow[] {
  const cells = new Map<string, { readonly key: readonly (string | null)[]; readonly items: Item[] }>()
  for (const item of items) {
    for (const key of keysOf(item, dimensions)) {
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
      outlets: countsOf(cell.items).outlets,
    }))
}

function keysOf(item: Item, dimensions: readonly Dimension[]): readonly (readonly (string | null)[])[] {
  const { record } = item
  if (dimensions.includes('source') || dimensions.includes('target')) {
    const pairs = record.kind === 'event' ? directedPairs(item as unknown as KeptEvent) : []
    return pairs.map(([source, target]) =>
      dimensions.map((one) => (one === 'source' ? source : one === 'target' ? target : (valuesOf(item, one)[0] ?? null))),
    )
  }
  return dimensions.reduce<readonly (readonly (string | null)[])[]>(
    (keys, one) => keys.flatMap((key) => valuesOf(item, one).map((value) => [...key, value])),
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
      return [record.kind === 'meeting' ? record.status : null]
    case 'stance':
      return [record.kind === 'statement' ? String(record.stance) : null]
    case 'issue':
      return record.kind === 'statement' ? [...new Set(record.issues.map(({ issue }) => issue))] : []
    case 'state':
      return [...new Set(codesOf(record))]
    case 'source':
    case 'target':
      return []
  }
}
