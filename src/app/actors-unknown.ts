/** Names of a record that no book holds and no text explains, by how many dispatches name them. */
import { byText } from '../base/order.js'
import type { Day } from '../base/types.js'
import { openRecord, streamTexts } from '../store/index.js'

export interface UnknownActor {
  readonly name: string
  readonly country: string | null
  readonly kind: string
  /** Dispatches that name it, and the first and last day of their publication. */
  readonly dispatches: number
  readonly first: Day | null
  readonly last: Day | null
  /** One of them. */
  readonly example: string
}

interface Count extends Omit<UnknownActor, 'dispatches' | 'first' | 'last'> {
  dispatches: number
  first: Day | null
  last: Day | null
}

/** Reads every coding of the record. Most frequent first, equals by name. Notes (an index that had to be made) go to `onNote`. */
export async function unknownActors(folder: string, onNote: (note: string) => void): Promise<readonly UnknownActor[]> {
  const reader = await openRecord(folder, { onNote })
  reader.close()
  const counts = new Map<string, Count>()
  for await (const { id, published, coding } of streamTexts(folder)) {
    const seen = new Set<string>()
    for (const { code, detail } of coding?.diagnostics ?? []) {
      const name = String(detail['name'] ?? '')
      const key = `${String(detail['country'] ?? '')}|${name}`
      if (code !== 'actor/unknown' || seen.has(key)) continue
      seen.add(key)
      const entity = coding?.entities.find((one) => one.name === name)
      note(counts, key, { name, country: String(detail['country'] ?? '') || null, kind: entity?.kind ?? 'unknown', example: id }, published)
    }
  }
  return [...counts.values()].sort(
    (a, b) => b.dispatches - a.dispatches || byText(a.name, b.name) || byText(a.country ?? '', b.country ?? ''),
  )
}

function note(counts: Map<string, Count>, key: string, what: Omit<Count, 'dispatches' | 'first' | 'last'>, day: Day | null): void {
  const known = counts.get(key) ?? { ...what, dispatches: 0, first: null, last: null }
  known.dispatches++
  if (day !== null) {
    if (known.first === null || day < known.first) known.first = day
    if (known.last === null || day > known.last) known.last = day
  }
  counts.set(key, known)
}

/** One line for an unknown name. */
export function lineOfUnknown({ name, country, kind, dispatches, first, last, example }: UnknownActor): string {
  return `${String(dispatches).padStart(6)}  ${name}${country === null ? '' : ` (${country})`}  ${kind}  ${first ?? '?'} to ${last ?? '?'}  ${example}\n`
}
