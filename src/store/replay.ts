/**
 * Runs the clusterer over a whole table or over what a change can touch. A cell is a block on a day. A report is placed by the clusters that are
 * open in its cells alone, so a change is followed from cell to cell until the placing of nothing else changes: the result is that
 * of placing everything anew, at the price of what changed.
 */
import { Clusterer, type Comparable, type Compare, type Report } from './cluster.js'
import type { Database, Row } from './database.js'
import { noDay } from './schema.js'

/** What is compared, and where it lies. */
export interface Comparison<F extends Comparable> {
  /** Days that two of one cluster may lie apart. */
  readonly window: number
  readonly compare: Compare<F>
  /** Table of (block, day, n). */
  readonly cells: string
  /** Query of (n, kind, text, day, found) in order of placing; `found` is null for what was never placed. */
  readonly rows: (where: string) => string
  /** Query of (n, found) of all that was placed before. */
  readonly placed: string
  /** The same rows with a sixth column from which `parse` makes the features. */
  readonly full: (where: string) => string
  readonly parse: (cell: string) => F
  readonly features: (database: Database, numbers: readonly number[]) => Promise<ReadonlyMap<number, F>>
}

/** Numbers declared not the same, for each number. */
export type Apart = ReadonlyMap<number, readonly number[]>

/** Most reports that are placed anew before placing all of them is the better way. */
const most = 120_000
const mostRounds = 16

/** Places everything; fills `draft.joined` with what shares a cell with anything else. What is not there is alone. */
export async function placeAll<F extends Comparable>(database: Database, comparison: Comparison<F>, apart: Apart): Promise<void> {
  const { cells, window } = comparison
  await database.run(`CREATE OR REPLACE TABLE draft.company AS
    WITH days AS (SELECT block, day, count(*) AS many FROM ${cells} GROUP BY block, day)
    SELECT block, day FROM (SELECT block, day, many, day - lag(day) OVER w AS before, lead(day) OVER w - day AS after FROM days WINDOW w AS (PARTITION BY block ORDER BY day))
    WHERE many > 1 OR before <= ${window} OR after <= ${window}`)
  await database.run(
    `CREATE OR REPLACE TABLE draft.again AS SELECT DISTINCT c.n FROM ${cells} c JOIN draft.company d ON c.block = d.block AND c.day = d.day`,
  )
  const clusterer = new Clusterer(comparison.compare, window)
  const loading = await database.load(['draft.joined'])
  for await (const rows of database.stream(comparison.full('n IN (SELECT n FROM draft.again)')))
    for (const row of rows) {
      const found = clusterer.place(reportOf(row, comparison.parse(String(row[5])), apart))
      loading.add('draft.joined', Number(row[0]), found.cluster, found.because)
    }
  await loading.close()
}

function reportOf<F extends Comparable>([n, kind, text, day]: Row, features: F, apart: Apart): Report<F> {
  return {
    n: Number(n),
    kind: String(kind),
    text: Number(text),
    day: day === null || day === undefined ? null : Number(day),
    features,
    apart: apart.get(Number(n)) ?? [],
  }
}

/** Places anew what the cells in `draft.dirty` touch; fills `draft.joined`. False when that is too much: then all is to be made anew. */
export async function placeAnew<F extends Comparable>(database: Database, comparison: Comparison<F>, apart: Apart): Promise<boolean> {
  const { cells, window } = comparison
  await database.run(`CREATE OR REPLACE TABLE draft.shifted (n INTEGER, first INTEGER, last INTEGER);
    CREATE OR REPLACE TABLE draft.cells AS SELECT DISTINCT block, day + k AS day FROM draft.dirty, range(${window + 1}) r(k) WHERE day <> ${noDay} OR k = 0`)
  for (let round = 0, size = 0; ; round++) {
    const [count] = await database.rows('SELECT count(*) FROM draft.cells')
    if (Number(count?.[0]) === size) return true
    size = Number(count?.[0])
    await database.run(`CREATE OR REPLACE TABLE draft.again AS SELECT DISTINCT c.n FROM ${cells} c JOIN draft.cells d ON c.block = d.block AND c.day = d.day;
      CREATE OR REPLACE TABLE draft.near AS SELECT DISTINCT o.n FROM ${cells} o JOIN (
        SELECT DISTINCT block, day FROM ${cells} WHERE n IN (SELECT n FROM draft.again)) w ON o.block = w.block AND o.day <= w.day AND o.day >= w.day - ${window};
      CREATE OR REPLACE TABLE draft.company AS SELECT n FROM draft.near UNION SELECT n FROM (${comparison.placed}) p WHERE found IN (
        SELECT found FROM (${comparison.placed}) q WHERE n IN (SELECT n FROM draft.near))`)
    const [again] = await database.rows('SELECT count(*) FROM draft.company')
    if (Number(again?.[0]) > most || round > mostRounds) return false
    await database.run('DELETE FROM draft.joined; DELETE FROM draft.shifted')
    await replayOnce(database, comparison, apart)
    await database.run(`CREATE OR REPLACE TABLE draft.cells AS SELECT block, day FROM draft.cells UNION
      SELECT c.block, CASE WHEN c.day = ${noDay} THEN c.day ELSE s.first + k END FROM ${cells} c JOIN draft.shifted s ON s.n = c.n, range(${window + 1}) r(k)
      WHERE (c.day = ${noDay} AND k = 0) OR (c.day <> ${noDay} AND s.first + k <= s.last)`)
  }
}

/** One round: those of `draft.again` are placed, the rest of `draft.company` stays where it is; what moved is noted in `draft.shifted`. */
async function replayOnce<F extends Comparable>(database: Database, comparison: Comparison<F>, apart: Apart): Promise<void> {
  const again = new Set((await database.rows('SELECT n FROM draft.again')).map(([n]) => Number(n)))
  const rows = await database.rows(comparison.rows('n IN (SELECT n FROM draft.company)'))
  const needed = rows.filter(([n, , , , found]) => again.has(Number(n)) || n === found).map(([n]) => Number(n))
  const features = await comparison.features(database, needed)
  const clusterer = new Clusterer(comparison.compare, comparison.window)
  const days = new Map(rows.map(([n, , , day]) => [Number(n), Number(day ?? noDay)]))
  const loading = await database.load(['draft.joined', 'draft.shifted'])
  const shift = (first: number, day: number): void =>
    loading.add('draft.shifted', first, day, Math.max(day, (days.get(first) ?? day) + comparison.window))
  for (const row of rows) {
    const [n, text, day] = [Number(row[0]), Number(row[2]), Number(row[3] ?? noDay)]
    const before = row[4] === null || row[4] === undefined ? null : Number(row[4])
    const own = features.get(n)
    if (again.has(n) && own !== undefined) {
      const found = clusterer.place(reportOf(row, own, apart))
      loading.add('draft.joined', n, found.cluster, found.because)
      if (found.cluster !== before) for (const first of new Set([found.cluster, before ?? n])) shift(first, day)
    } else if (before === n && own !== undefined) clusterer.begin(reportOf(row, own, apart))
    else if (before === null || !clusterer.keep(n, text, before)) shift(n, day)
  }
  await loading.close()
}
