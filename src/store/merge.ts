/** Which reports tell of one thing, for all records or those that a change touches; then the counts that depend on it. */
import type { CodedRecord } from '../model/record.js'
import { compare, type Features, reportWindow } from './cluster.js'
import type { Database } from './database.js'
import { flatten } from './flatten.js'
import { rowsByNumber, textByNumber } from './numbered.js'
import { type Comparison, placeAll, placeAnew } from './replay.js'
import { declaredApart } from './resolve.js'
import { noDay } from './schema.js'
import { toDay } from './answers.js'
import { emptySums, fillDealings, fillSums } from './sums.js'

/** Records that are there, old ones and new ones, with what the comparison needs. */
const present = `(SELECT n, kind, text, day, published, id, hidden, found FROM records UNION ALL SELECT n, kind, text, day, published, id, hidden, NULL FROM draft.record)`
const order = 'ORDER BY day NULLS FIRST, published NULLS LAST, id'

const recordComparison: Comparison<Features> = {
  window: reportWindow,
  compare,
  cells: 'blocks',
  rows: (where) => `SELECT n, kind, text, day, found FROM ${present} WHERE ${where} ${order}`,
  placed: 'SELECT n, found FROM records',
  full: (where) =>
    `SELECT r.n, r.kind, r.text, r.day, NULL, f.features FROM draft.record r JOIN draft.features f ON f.n = r.n WHERE r.${where} ORDER BY r.day NULLS FIRST, r.published NULLS LAST, r.id`,
  parse(cell) {
    const value: Features = JSON.parse(cell)
    return value
  },
  features: featuresOf,
}

/** Features of new records from the drafts, of old ones made again from the record and its sentence. */
async function featuresOf(database: Database, numbers: readonly number[]): Promise<Map<number, Features>> {
  const found = new Map<number, Features>()
  for (let at = 0; at < numbers.length; at += 512) {
    const list = numbers.slice(at, at + 512)
    for (const [n, features] of await database.rows(`SELECT n, features FROM draft.features WHERE n IN (${list.join(',')})`))
      found.set(Number(n), recordComparison.parse(String(features)))
    const old = list.filter((n) => !found.has(n))
    const rows = await rowsByNumber(database, 'records', 'text, published, s_from, s_to', old)
    const bodies = await textByNumber(database, 'bodies', 'json', old)
    const texts = await textByNumber(database, 'contents', 'text', [...new Set([...rows.values()].map(([text]) => Number(text)))])
    for (const [n, [text, published, from, to]] of rows) {
      const record: CodedRecord = JSON.parse(bodies.get(n) ?? 'null')
      const words = texts.get(Number(text)) ?? ''
      found.set(n, featuresOfRecord(record, toDay(published), words, { from: Number(from), to: Number(to) }))
    }
  }
  return found
}

function featuresOfRecord(
  record: CodedRecord,
  published: ReturnType<typeof toDay>,
  text: string,
  sentence: { from: number; to: number },
): Features {
  const trigger = record.evidence.find((e) => e.part === 'trigger') ?? record.evidence[0]
  return flatten(record, published, text.slice(sentence.from, sentence.to), text.slice(trigger.from, trigger.to)).features
}

/** Before rows go: their cells are to be looked at, as are those of what persons declared. */
export const leave = `
CREATE TABLE draft.gone AS SELECT n, text, day, oneday_key, found, cluster FROM records WHERE text IN (SELECT n FROM draft.load);
CREATE TABLE draft.left_whos AS SELECT who FROM sides WHERE who IS NOT NULL AND record IN (SELECT n FROM draft.gone) UNION SELECT who FROM names WHERE text IN (SELECT n FROM draft.load);
INSERT INTO draft.dirty SELECT block, day FROM blocks WHERE n IN (SELECT n FROM draft.gone);
INSERT INTO draft.dirty SELECT b.block, CASE WHEN b.day = ${noDay} THEN b.day ELSE coalesce(g.day, ${noDay}) END FROM draft.gone g JOIN blocks b ON b.n = g.found WHERE g.found <> g.n;
DELETE FROM records WHERE n IN (SELECT n FROM draft.gone);
DELETE FROM bodies WHERE n IN (SELECT n FROM draft.gone);
DELETE FROM blocks WHERE n IN (SELECT n FROM draft.gone);
DELETE FROM sides WHERE record IN (SELECT n FROM draft.gone);
DELETE FROM pairs WHERE record IN (SELECT n FROM draft.gone);
DELETE FROM issues WHERE record IN (SELECT n FROM draft.gone);
DELETE FROM codings WHERE n IN (SELECT n FROM draft.load);
DELETE FROM offices WHERE text IN (SELECT n FROM draft.load);
DELETE FROM names WHERE text IN (SELECT n FROM draft.load);
DELETE FROM facts WHERE text IN (SELECT n FROM draft.load);
DELETE FROM asks WHERE text IN (SELECT n FROM draft.load);
`

/** After new rows have come. */
const arrive = `
INSERT INTO draft.dirty SELECT b.block, b.day FROM draft.record r JOIN blocks b ON b.n = r.n;
INSERT INTO draft.dirty SELECT b.block, b.day FROM records r JOIN blocks b ON b.n = r.n WHERE r.id IN (SELECT a FROM draft.declaration UNION SELECT b FROM draft.declaration);
UPDATE texts SET headline = title, made_with = NULL, records = 0, titled = true, segment = NULL, place = NULL, roster = NULL
  WHERE made_with IS NOT NULL AND n IN (SELECT n FROM draft.load) AND n NOT IN (SELECT n FROM draft.made);
UPDATE texts SET headline = coalesce(m.headline, texts.title), titled = m.headline IS NULL, made_with = m.made_with, records = m.records, segment = m.segment, place = m.place, roster = m.roster
  FROM draft.made m WHERE m.n = texts.n;
UPDATE texts SET loaded = current WHERE loaded <> current;
`

/** Clusters, their counts and representatives for all that a change touches; then the records themselves. */
const settle = `
CREATE TABLE draft.moved AS
  SELECT r.n, r.cluster AS before, coalesce(u.cluster, coalesce(j.found, r.found)) AS cluster, coalesce(j.found, r.found) AS found,
    CASE WHEN j.n IS NULL THEN r.found_because ELSE j.because END AS found_because
  FROM records r LEFT JOIN draft.joined j ON j.n = r.n LEFT JOIN draft.united u ON u.found = coalesce(j.found, r.found)
  WHERE r.cluster <> coalesce(u.cluster, coalesce(j.found, r.found)) OR (j.n IS NOT NULL AND (j.found <> r.found OR j.because IS DISTINCT FROM r.found_because));
CREATE TABLE draft.added AS
  SELECT r.n, coalesce(j.found, r.n) AS found, j.because AS found_because, coalesce(u.cluster, coalesce(j.found, r.n)) AS cluster
  FROM draft.record r LEFT JOIN draft.joined j ON j.n = r.n LEFT JOIN draft.united u ON u.found = coalesce(j.found, r.n);
CREATE TABLE draft.clusters AS
  SELECT cluster FROM draft.added UNION SELECT cluster FROM draft.moved UNION SELECT before FROM draft.moved UNION SELECT cluster FROM draft.gone
  UNION SELECT cluster FROM records WHERE text IN (SELECT n FROM draft.recount) OR cluster IN (SELECT cluster FROM draft.united);
CREATE TABLE draft.groups AS
  SELECT DISTINCT day, oneday_key FROM (SELECT day, oneday_key FROM draft.record WHERE kind = 'event' UNION ALL SELECT day, oneday_key FROM draft.gone WHERE oneday_key IS NOT NULL);
CREATE TABLE draft.todo AS
  SELECT r.n, r.id, r.kind, r.text, r.day, r.published, r.oneday_key, a.found, a.found_because, a.cluster, true AS fresh
  FROM draft.record r JOIN draft.added a ON a.n = r.n
  UNION ALL SELECT r.n, r.id, r.kind, r.text, r.day, r.published, r.oneday_key, coalesce(m.found, r.found), CASE WHEN m.n IS NULL THEN r.found_because ELSE m.found_because END,
    coalesce(m.cluster, r.cluster), false
  FROM records r LEFT JOIN draft.moved m ON m.n = r.n
  WHERE coalesce(m.cluster, r.cluster) IN (SELECT cluster FROM draft.clusters)
    OR (r.oneday_key IS NOT NULL AND (coalesce(r.day, ${noDay}), r.oneday_key) IN (SELECT (coalesce(day, ${noDay}), oneday_key) FROM draft.groups));
CREATE TABLE draft.sizes AS
  SELECT d.cluster, min(d.id) FILTER (WHERE d.n = d.cluster) AS id, sum(t.seen) AS reports, count(DISTINCT d.text) AS texts FROM draft.todo d JOIN texts t ON t.n = d.text
  WHERE d.cluster IN (SELECT cluster FROM draft.clusters) GROUP BY d.cluster;
CREATE TABLE draft.outlets AS
  SELECT d.cluster, count(DISTINCT a.source) AS outlets FROM draft.todo d JOIN draft.sizes s ON s.cluster = d.cluster JOIN texts t ON t.n = d.text
  JOIN (SELECT coalesce(t.twin, t.n) AS n, a.source FROM appearances a JOIN texts t ON t.id = a.id) a ON a.n = t.n WHERE s.reports > 1 GROUP BY d.cluster;
CREATE TABLE draft.firsts AS
  SELECT n, first_value(n) OVER (PARTITION BY day, oneday_key ORDER BY published NULLS LAST, id) AS oneday FROM draft.todo
  WHERE kind = 'event' AND (coalesce(day, ${noDay}), oneday_key) IN (SELECT (coalesce(day, ${noDay}), oneday_key) FROM draft.groups);
CREATE TABLE draft.settled AS
  SELECT d.n, d.fresh, d.found, d.found_because, t.outlet, t.seen, d.cluster,
    coalesce(d.found_because, CASE WHEN d.cluster <> d.found THEN 'declared the same by a person' END) AS because, s.id AS cluster_id, s.reports, s.texts,
    coalesce(o.outlets, CASE WHEN t.outlet IS NULL THEN 0 ELSE 1 END) AS outlets, coalesce(f.oneday, CASE WHEN d.kind = 'event' THEN NULL ELSE d.cluster END) AS oneday
  FROM draft.todo d JOIN texts t ON t.n = d.text LEFT JOIN draft.sizes s ON s.cluster = d.cluster LEFT JOIN draft.outlets o ON o.cluster = d.cluster LEFT JOIN draft.firsts f ON f.n = d.n;
`

const write = `
UPDATE records SET found = s.found, found_because = s.found_because, outlet = s.outlet, seen = s.seen, cluster = s.cluster, because = s.because, cluster_id = s.cluster_id,
    reports = s.reports, texts = s.texts, outlets = s.outlets, oneday = s.oneday
  FROM (
    SELECT s.n, s.found, s.found_because, s.outlet, s.seen, s.cluster, s.because, coalesce(s.cluster_id, r.cluster_id) AS cluster_id,
      coalesce(s.reports, r.reports) AS reports, coalesce(s.texts, r.texts) AS texts, CASE WHEN s.reports IS NULL THEN r.outlets ELSE s.outlets END AS outlets, coalesce(s.oneday, r.oneday) AS oneday
    FROM draft.settled s JOIN records r ON r.n = s.n WHERE NOT s.fresh) s
  WHERE s.n = records.n AND (records.found, records.outlet, records.seen, records.cluster, records.because, records.cluster_id, records.reports, records.texts, records.outlets, records.oneday)
    IS DISTINCT FROM (s.found, s.outlet, s.seen, s.cluster, s.because, s.cluster_id, s.reports, s.texts, s.outlets, s.oneday);
`
const add = (part: string): string => `
INSERT INTO records
  SELECT r.*, s.found, s.found_because, s.outlet, s.seen, s.cluster, s.because, s.cluster_id, s.reports, s.texts, s.outlets, s.oneday
  FROM draft.record r JOIN draft.settled s ON s.n = r.n WHERE ${part} ORDER BY r.day, r.id;
`

/** Puts the new records of `draft.record` in their clusters and into the index. False when all had better be made anew. */
export async function settleRecords(database: Database, whole: boolean): Promise<boolean> {
  await database.run(arrive)
  const apart = await declaredApart(database, `SELECT id, n FROM ${present}`)
  if (whole) await placeAll(database, recordComparison, apart)
  else if (!(await placeAnew(database, recordComparison, apart))) return false
  await uniteDeclared(database)
  await database.run(settle)
  await database.run(write)
  for (const part of await partsOf(database, 'draft.record', 'r.day')) await database.run(add(part))
  if (!whole) await database.run(emptySums)
  for (const part of whole
    ? await partsOf(database, '(SELECT source AS state FROM pairs UNION ALL SELECT target FROM pairs)', 'state')
    : ['true'])
    await database.run(fillDealings(whole, part))
  await database.run(fillSums(whole))
  return true
}

/** Rows that are sorted within the memory of the index. */
const partRows = 150_000

/**
 * Conditions that cut a table into parts of about that many rows by ranges of a column, in its order: what is inserted part by part lies as if it had
 * been sorted at once, and no sorting goes through the disk or, for blocks that sorting holds on to, runs out of memory.
 */
async function partsOf(database: Database, table: string, column: string): Promise<string[]> {
  const [size] = await database.rows(`SELECT count(*) FROM ${table}`)
  const parts = Math.ceil(Number(size?.[0]) / partRows)
  if (parts <= 1) return ['true']
  const shares = Array.from({ length: parts - 1 }, (_, i) => (i + 1) / parts)
  const cuts = await database.rows(
    `SELECT DISTINCT unnest(quantile_disc(${column}, [${shares.join(', ')}])) AS cut FROM ${table} r ORDER BY cut`,
  )
  const marks = cuts.map(([cut]) => (typeof cut === 'number' ? String(cut) : `'${String(cut).replaceAll("'", "''")}'`))
  const [first, last] = [marks[0] ?? 'NULL', marks.at(-1) ?? 'NULL']
  return [
    `(${column} < ${first} OR ${column} IS NULL)`,
    ...marks.slice(1).map((mark, i) => `${column} >= ${marks[i] ?? ''} AND ${column} < ${mark}`),
    `${column} >= ${last}`,
  ]
}

/** Clusters that persons declared one: each takes the name of the one whose first report comes first. */
async function uniteDeclared(database: Database): Promise<void> {
  const found = `(SELECT p.n, p.id, coalesce(j.found, p.found, p.n) AS found FROM ${present} p LEFT JOIN draft.joined j ON j.n = p.n WHERE p.hidden = 0)`
  const pairs = (
    await database.rows(
      `SELECT x.found, y.found FROM declared d JOIN ${found} x ON x.id = d.a JOIN ${found} y ON y.id = d.b WHERE d.same = 1`,
    )
  ).map(([a, b]) => [Number(a), Number(b)] as const)
  if (pairs.length === 0) return
  const firsts = [...new Set(pairs.flat())]
  const inOrder = (await database.rows(`SELECT n FROM ${present} WHERE n IN (${firsts.join(',')}) ${order}`)).map(([n]) => Number(n))
  const place = new Map(inOrder.map((n, i) => [n, i]))
  const above = new Map<number, number>()
  const top = (n: number): number => {
    let at = n
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next
    return at
  }
  for (const [a, b] of pairs) {
    const [x, y] = [top(a), top(b)]
    if (x === y) continue
    const [kept, gone] = (place.get(x) ?? 0) < (place.get(y) ?? 0) ? [x, y] : [y, x]
    above.set(gone, kept)
  }
  const loading = await database.load(['draft.united'])
  for (const n of firsts.toSorted((a, b) => a - b)) loading.add('draft.united', n, top(n))
  await loading.close()
}
