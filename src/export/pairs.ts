/** Events as the field's older formats want them: one row for each pair of one source and one target. */
import { contentId } from '../base/hash.js'
import type { Day } from '../base/types.js'
import type { Party } from '../model/actor.js'
import type { Event } from '../model/record.js'
import type { Item } from '../store/reader.js'
import { cameoOf } from './vocabulary.js'

export interface Pair {
  readonly item: Item<Event>
  readonly event: Event
  readonly source: Party
  readonly target: Party | null
  /** Stable id of this row: of the cluster, and of both parties. */
  readonly id: string
  readonly day: Day
  readonly cameo: string
}

/** The pairs of a dated event with a CAMEO code; symmetric events give both directions. None for others: formats list that as a loss. */
export function pairsOf(item: Item<Event>): Pair[] {
  const event = item.record
  const { day } = item
  const cameo = cameoOf(event)
  if (day === null || cameo === null) return []
  const make = (source: Party, target: Party | null): Pair => {
    const id = contentId('e', [item.cluster, cameo, source.code, source.name ?? '', target?.code ?? '', target?.name ?? ''])
    return { item, event, source, target, id, day, cameo }
  }
  const targets: readonly (Party | null)[] = event.targets.length === 0 ? [null] : event.targets
  const pairs = event.sources.flatMap((source) => targets.map((target) => make(source, target)))
  const back = event.symmetric ? event.targets.flatMap((target) => event.sources.map((source) => make(target, source))) : []
  return [...new Map([...pairs, ...back].map((pair) => [pair.id, pair])).values()]
}

/** A whole number below 2^50 made from an id, for formats whose ids are numbers. */
export function numberOf(id: string): number {
  let value = 0
  for (const mark of id.slice(1, 11)) value = value * 32 + '0123456789abcdefghjkmnpqrstvwxyz'.indexOf(mark)
  return value
}

/** YYYYMMDD */
export function compact(day: Day): string {
  return day.replaceAll('-', '')
}
