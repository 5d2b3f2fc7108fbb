/**
 * From appearances to the state of each text: which appearance is the canonical one (the earliest, then by outlet and address), which version
 * of an address is current (the latest by time of publication, then the longest, then by id), which text counts under another one.
 * All of it is a function of the set of entries; only texts that something new concerns are looked at.
 */
import type { Database } from './database.js'
import { noDay } from './schema.js'
import { type Comparison, placeAll, placeAnew } from './replay.js'
import { compareTexts, textFeatures, type TextFeatures } from './shingles.js'

/** New appearances, the versions at their addresses, and the state of all texts concerned. */
const states = `
CREATE TABLE draft.fresh AS SELECT DISTINCT * FROM draft.appearance EXCEPT SELECT * FROM appearances WHERE id IN (SELECT id FROM draft.appearance);
INSERT INTO appearances SELECT * FROM draft.fresh;
CREATE TABLE draft.places AS SELECT DISTINCT address FROM draft.fresh WHERE address IS NOT NULL;
DELETE FROM versions WHERE address IN (SELECT address FROM draft.places);
INSERT INTO versions
  SELECT a.address, a.id, row_number() OVER (PARTITION BY a.address ORDER BY max(a.day) NULLS FIRST, max(a.published_at) NULLS FIRST, max(s.size), a.id),
    count(*) OVER (PARTITION BY a.address)
  FROM appearances a JOIN (SELECT id, size FROM draft.text UNION ALL SELECT id, size FROM texts) s ON s.id = a.id
  WHERE a.address IN (SELECT address FROM draft.places) GROUP BY a.address, a.id;
CREATE TABLE draft.touched AS
  SELECT id FROM draft.fresh UNION SELECT id FROM draft.text UNION SELECT id FROM versions WHERE address IN (SELECT address FROM draft.places);
CREATE TABLE draft.state AS
  SELECT coalesce(t.n, d.n) AS n, c.id, coalesce(d.size, t.size) AS size, c.day, c.source, c.address, c.title, t.n IS NULL AS fresh, t.day IS DISTINCT FROM c.day AS redated,
    NOT (c.id IN (SELECT id FROM versions WHERE id IN (SELECT id FROM draft.touched) GROUP BY id HAVING bool_and(version < versions)
      EXCEPT SELECT id FROM appearances WHERE address IS NULL)) AS live
  FROM (SELECT id, day, source, address, title, row_number() OVER (
      PARTITION BY id ORDER BY day NULLS LAST, source NULLS LAST, address NULLS LAST, published_at NULLS LAST, title NULLS LAST, author NULLS LAST) AS place
    FROM appearances WHERE id IN (SELECT id FROM draft.touched)) c
  LEFT JOIN texts t ON t.id = c.id LEFT JOIN draft.text d ON d.id = c.id WHERE c.place = 1 AND coalesce(t.n, d.n) IS NOT NULL;
INSERT INTO draft.dirty SELECT DISTINCT block, day FROM text_cells WHERE n IN (
  SELECT n FROM draft.state WHERE NOT fresh UNION SELECT n FROM texts WHERE id IN (SELECT a FROM draft.declaration UNION SELECT b FROM draft.declaration));
INSERT INTO draft.dirty SELECT c.block, s.day FROM (
  SELECT t.twin, coalesce(t.day, ${noDay}) AS day FROM texts t WHERE t.twin IS NOT NULL AND t.n IN (SELECT n FROM draft.state)) s JOIN text_cells c ON c.n = s.twin;
UPDATE texts SET day = s.day, outlet = s.source, address = s.address, title = s.title, live = s.live, headline = CASE WHEN texts.titled THEN s.title ELSE texts.headline END
  FROM draft.state s WHERE s.n = texts.n AND NOT s.fresh
  AND (texts.day IS DISTINCT FROM s.day OR texts.outlet IS DISTINCT FROM s.source OR texts.address IS DISTINCT FROM s.address OR texts.title IS DISTINCT FROM s.title OR texts.live <> s.live);
INSERT INTO texts
  SELECT n, id, size, day, title, source, address, title, 1, NULL, 0, true, live, NULL, NULL, live, false, NULL, NULL, NULL FROM draft.state WHERE fresh ORDER BY n;
INSERT INTO draft.dirty SELECT DISTINCT block, day FROM text_cells WHERE n IN (SELECT n FROM draft.state);
`

/** What counts under another text after the comparison; which texts' codings must be read; sums of appearances. */
const counts = `
CREATE TABLE draft.turned AS
  SELECT j.n, CASE WHEN j.found = j.n THEN NULL ELSE j.found END AS twin, CASE WHEN j.found = j.n THEN NULL ELSE j.because END AS because, t.twin AS before
  FROM draft.joined j JOIN texts t ON t.n = j.n;
INSERT INTO draft.turned SELECT n, NULL, NULL, twin FROM texts WHERE NOT live AND twin IS NOT NULL AND n NOT IN (SELECT n FROM draft.turned);
UPDATE texts SET twin = u.twin, twin_because = u.because FROM draft.turned u WHERE u.n = texts.n AND (texts.twin IS DISTINCT FROM u.twin OR texts.twin_because IS DISTINCT FROM u.because);
UPDATE texts SET current = (live AND twin IS NULL) WHERE current <> (live AND twin IS NULL);
CREATE TABLE draft.recount AS
  SELECT n FROM draft.state UNION SELECT twin FROM draft.turned WHERE twin IS NOT NULL UNION SELECT before FROM draft.turned WHERE before IS NOT NULL
  UNION SELECT n FROM draft.turned UNION SELECT twin FROM texts WHERE twin IS NOT NULL AND n IN (SELECT n FROM draft.state);
CREATE TABLE draft.sums AS
  SELECT n, sum(seen) AS seen FROM (
    SELECT t.n, (SELECT count(*) FROM appearances a WHERE a.id = t.id) AS seen FROM texts t WHERE t.n IN (SELECT n FROM draft.recount)
    UNION ALL SELECT t.twin, (SELECT count(*) FROM appearances a WHERE a.id = t.id) FROM texts t WHERE t.twin IN (SELECT n FROM draft.recount))
  GROUP BY n;
UPDATE texts SET seen = s.seen FROM draft.sums s WHERE s.n = texts.n AND texts.seen <> s.seen;
CREATE TABLE draft.load AS
  SELECT n FROM draft.state WHERE fresh OR redated UNION SELECT n FROM draft.recoded UNION SELECT n FROM texts WHERE current <> loaded AND made_with IS NOT NULL
  UNION SELECT text FROM records WHERE id IN (SELECT record FROM draft.decision);
DELETE FROM draft.joined;
DELETE FROM draft.dirty;
`

/** Days that the appearances of one wire story may lie apart. */
const wireWindow = 2

const rowsOfTexts = (columns: string, from: string, where: string): string =>
  `SELECT t.n, 'text', t.n, t.day, ${columns} FROM ${from} WHERE t.live AND t.${where} ORDER BY coalesce(t.day, ${noDay}), t.id`

/** How texts are compared with each other. */
const textComparison: Comparison<TextFeatures> = {
  window: wireWindow,
  compare: (a, b) => compareTexts(a.features, b.features),
  cells: 'text_cells',
  rows: (where) => rowsOfTexts('CASE WHEN t.loaded OR t.twin IS NOT NULL THEN coalesce(t.twin, t.n) END', 'texts t', where),
  placed: 'SELECT n, coalesce(twin, n) AS found FROM texts WHERE live AND (loaded OR twin IS NOT NULL)',
  full: (where) => rowsOfTexts('NULL, c.text', 'texts t JOIN contents c ON c.n = t.n', where),
  parse: textFeatures,
  async features(database, numbers) {
    const found = new Map<number, TextFeatures>()
    for (let at = 0; at < numbers.length; at += 256)
      for (const [n, text] of await database.rows(`SELECT n, text FROM contents WHERE n IN (${numbers.slice(at, at + 256).join(',')})`))
        found.set(Number(n), textFeatures(String(text)))
    return found
  },
}

/**
 * Brings `texts` up to date with what the survey put into the drafts, and fills `draft.load` with the texts whose codings are to be read.
 * False when so much is touched that the whole index had better be made anew.
 */
export async function resolveTexts(database: Database, whole: boolean): Promise<boolean> {
  await database.run(states)
  const apart = await declaredApart(database, 'SELECT id, n FROM texts')
  if (whole) await placeAll(database, textComparison, apart)
  else if (!(await placeAnew(database, textComparison, apart))) return false
  await database.run(counts)
  return true
}

/** Numbers declared not the same, among the (id, n) of a query. */
export async function declaredApart(database: Database, numbers: string): Promise<Map<number, number[]>> {
  const apart = new Map<number, number[]>()
  const rows = await database.rows(
    `SELECT x.n, y.n FROM declared d JOIN (${numbers}) x ON x.id = d.a JOIN (${numbers}) y ON y.id = d.b WHERE d.same = 0 ORDER BY 1, 2`,
  )
  for (const [a, b] of rows)
    for (const [one, other] of [
      [Number(a), Number(b)],
      [Number(b), Number(a)],
    ] as const)
      apart.set(one, [...(apart.get(one) ?? []), other])
  return apart
}
