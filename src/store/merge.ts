/** Runs the clustering over all records of an index under construction, in bounded memory, with what persons decided about pairs. */
import { Clusterer, type Features } from './cluster.js'
import type { Database } from './database.js'
import type { Decisions } from './build.js'

/** Fills `draft.membership`. `count` is the number of records. */
export async function clusterReports(database: Database, count: number, decisions: Decisions): Promise<void> {
  const { apart, together } = await decidedPairs(database, decisions)
  const clusterer = new Clusterer()
  const clusterOf = new Int32Array(count)
  const place = new Int32Array(count)
  const reasons: (string | null)[] = Array.from({ length: count }, () => null)
  let at = 0
  const sql = 'SELECT n, kind, text, day, features FROM draft.record_draft ORDER BY day NULLS FIRST, published NULLS LAST, id'
  for await (const rows of database.stream(sql))
    for (const [number, kind, text, day, features] of rows) {
      const n = Number(number)
      const report = {
        n,
        kind: String(kind),
        text: Number(text),
        day: day === null ? null : Number(day),
        features: parseFeatures(String(features)),
        apart: apart.get(n) ?? [],
      }
      const found = clusterer.place(report)
      clusterOf[n] = found.cluster
      reasons[n] = found.because
      place[n] = at++
    }
  joinDecided(together, clusterOf, place, reasons)
  const loading = await database.load(['draft.membership'])
  for (let n = 0; n < count; n++) loading.add('draft.membership', n, clusterOf[n] ?? n, reasons[n] ?? null)
  await loading.close()
}

function parseFeatures(text: string): Features {
  const value: Features = JSON.parse(text)
  return value
}

/** Declared pairs as numbers of records. */
async function decidedPairs(
  database: Database,
  decisions: Decisions,
): Promise<{ apart: Map<number, number[]>; together: [number, number][] }> {
  const apart = new Map<number, number[]>()
  const together: [number, number][] = []
  for (const [pair, same] of decisions.pairs) {
    const [a, b] = pair.split(' ')
    const rows = await database.rows('SELECT n FROM draft.record_draft WHERE id IN ($1, $2) ORDER BY id', [a ?? '', b ?? ''])
    const [first, second] = rows.map(([n]) => Number(n))
    if (first === undefined || second === undefined) continue
    if (same) together.push([first, second])
    else {
      apart.set(first, [...(apart.get(first) ?? []), second])
      apart.set(second, [...(apart.get(second) ?? []), first])
    }
  }
  return { apart, together }
}

/** Unites the clusters of records that a person declared the same; the one that begins earlier gives the name. */
function joinDecided(together: readonly [number, number][], clusterOf: Int32Array, place: Int32Array, reasons: (string | null)[]): void {
  for (const [a, b] of together) {
    const [x, y] = [clusterOf[a] ?? a, clusterOf[b] ?? b]
    if (x === y) continue
    const [kept, gone] = (place[x] ?? 0) < (place[y] ?? 0) ? [x, y] : [y, x]
    for (let n = 0; n < clusterOf.length; n++)
      if (clusterOf[n] === gone) {
        clusterOf[n] = kept
        reasons[n] ??= 'declared the same by a person'
      }
  }
}
