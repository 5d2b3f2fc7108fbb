/** The reports behind one thing told, and what persons decide about them. */
import { type Appearance, type ClusterMember, keepPair, openRecord } from '../store/index.js'
import { UserError } from './errors.js'

/** The reports of the thing with that id, or of which a record has that id; the first report first. */
export async function reportsOf(folder: string, id: string, onNote: (note: string) => void): Promise<readonly ClusterMember[]> {
  const reader = await openRecord(folder, { onNote })
  try {
    return await reader.cluster(id)
  } finally {
    reader.close()
  }
}

/** Where a text appeared, with nearly identical ones that count as it; empty when there is no such text. */
export async function appearancesOf(folder: string, id: string, onNote: (note: string) => void): Promise<readonly Appearance[]> {
  const reader = await openRecord(folder, { onNote })
  try {
    return (await reader.dispatch(id))?.appearances ?? []
  } finally {
    reader.close()
  }
}

/**
 * Declares two records the same thing or not, or two texts, and brings the index up to date. Throws UserError when one of them is not in
 * the record.
 */
export async function decidePair(folder: string, ids: readonly [string, string], same: boolean, by: string, note: string): Promise<void> {
  const reader = await openRecord(folder)
  try {
    const [x, y] = [await reader.dispatch(ids[0]), await reader.dispatch(ids[1])]
    if (x !== null && y !== null) {
      keepPair(folder, [x.dispatch.id, y.dispatch.id], same, by, note)
      return
    }
    const [a, b] = [await reader.record(ids[0]), await reader.record(ids[1])]
    if (a === null || b === null) throw new UserError(`No record ${a === null ? ids[0] : ids[1]} in ${folder}`)
    if (a.record.kind !== b.record.kind) throw new UserError(`A ${a.record.kind} and a ${b.record.kind} are never one thing`)
    keepPair(folder, [a.record.id, b.record.id], same, by, note)
  } finally {
    reader.close()
    const updated = await openRecord(folder)
    updated.close()
  }
}
