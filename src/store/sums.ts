/**
 * Tables of the index that counting reads instead of the records themselves: a few narrow columns, sorted by what is asked for, so that
 * the relation of two states or the neighbourhood of one is read from a small part of a large record. SQL alone; the build runs it
 * for all records, or for those that an addition touched.
 */

/**
 * `dealings`: a record between two states, once from the side of each. `forth`: `state` acts on `other`; `back`: the reverse; neither: a
 * statement on the relation of the two by somebody else.
 * `state_records`, `person_records`: a record, once for each state and each named person on any of its sides.
 * `voices`: a statement, once for each of its speakers and issues. `covered`: reports of an outlet by day.
 */
export const sumTables = `
CREATE TABLE dealings (
  state VARCHAR, other VARCHAR, forth BOOLEAN, back BOOLEAN, day INTEGER, n INTEGER, kind VARCHAR, type VARCHAR, mode VARCHAR, cameo VARCHAR,
  standing VARCHAR, status VARCHAR, level VARCHAR, host VARCHAR, country VARCHAR, stance INTEGER, states INTEGER, wide INTEGER, text INTEGER,
  outlet VARCHAR, seen INTEGER, cluster INTEGER, oneday INTEGER, reports INTEGER);
CREATE TABLE state_records (state VARCHAR, kind VARCHAR, day INTEGER, n INTEGER, cluster INTEGER);
CREATE TABLE person_records (
  who VARCHAR, label VARCHAR, person_country VARCHAR, acts BOOLEAN, day INTEGER, n INTEGER, kind VARCHAR, type VARCHAR, mode VARCHAR, cameo VARCHAR,
  standing VARCHAR, status VARCHAR, level VARCHAR, host VARCHAR, country VARCHAR, stance INTEGER, states INTEGER, wide INTEGER, text INTEGER,
  outlet VARCHAR, seen INTEGER, cluster INTEGER, oneday INTEGER, reports INTEGER);
CREATE TABLE voices (issue VARCHAR, country VARCHAR, label VARCHAR, who VARCHAR, stance INTEGER, day INTEGER, n INTEGER, cluster INTEGER, reports INTEGER);
CREATE TABLE covered (day INTEGER, outlet VARCHAR, reports INTEGER);
`

/** What both dealings and person_records tell of a record. */
const narrow = `r.day, r.n, r.kind, r.type, r.mode, r.cameo, r.standing, r.status, r.level, r.host, r.country, r.stance, r.states, r.wide, r.text,
    r.outlet, r.seen, r.cluster, r.oneday, r.reports`

/** SQL that takes out what an addition touched: the records of `touched_records`, and for sums of many records the days of `touched_days`. */
export const emptySums: string = [
  'CREATE TABLE draft.touched_records AS SELECT n FROM draft.todo UNION SELECT n FROM draft.gone;',
  'CREATE TABLE draft.touched_days AS SELECT day FROM draft.todo UNION SELECT day FROM draft.gone;',
  ...['dealings', 'state_records', 'person_records', 'voices'].map(
    (name) => `DELETE FROM ${name} WHERE n IN (SELECT n FROM draft.touched_records);`,
  ),
  'DELETE FROM covered WHERE EXISTS (SELECT 1 FROM draft.touched_days d WHERE d.day IS NOT DISTINCT FROM covered.day);',
].join('\n')

const only = (whole: boolean, column: string): string => (whole ? 'true' : `${column} IN (SELECT n FROM draft.touched_records)`)

/** SQL that fills `dealings` for the states of which a condition holds. */
export function fillDealings(whole: boolean, states: string): string {
  const records = only(whole, 'record')
  return `
INSERT INTO dealings
  WITH sided AS (
    SELECT record, source AS state, target AS other, true AS forth, false AS back FROM pairs WHERE ${records}
    UNION ALL SELECT record, target, source, false, true FROM pairs WHERE ${records}
    UNION ALL SELECT n, a, b, false, false FROM (
      SELECT n, unnest(string_split(claim, ' ')) AS a, string_split(claim, ' ') AS others FROM records WHERE claim IS NOT NULL AND ${only(whole, 'n')}) c,
      unnest(c.others) AS u(b) WHERE a <> b),
  joined AS (SELECT record, state, other, bool_or(forth) AS forth, bool_or(back) AS back FROM sided WHERE ${states} GROUP BY record, state, other)
  SELECT j.state, j.other, j.forth, j.back, ${narrow} FROM joined j JOIN records r ON r.n = j.record WHERE r.hidden = 0 ORDER BY j.state, j.other, r.day, r.n;
`
}

/** SQL that fills the other tables: from all records, or from those that were taken out. Only their rows are joined: the tables are large. */
export function fillSums(whole: boolean): string {
  const records = only(whole, 'record')
  const shown = `r.hidden = 0 AND ${only(whole, 'r.n')}`
  return `
INSERT INTO state_records
  SELECT s.country, r.kind, r.day, r.n, r.cluster FROM (SELECT DISTINCT record, country FROM sides WHERE country IS NOT NULL AND ${records}) s
  JOIN records r ON r.n = s.record WHERE ${shown} ORDER BY s.country, r.kind, r.day, r.n;
INSERT INTO person_records
  SELECT s.who, s.label, s.country, s.acts, ${narrow}
  FROM (SELECT record, who, min(label) AS label, min(country) AS country, bool_or(role = 's') AS acts FROM sides WHERE who IS NOT NULL AND ${records}
    GROUP BY record, who) s
  JOIN records r ON r.n = s.record WHERE ${shown} ORDER BY s.who, r.kind, r.day, r.n;
INSERT INTO voices
  SELECT i.issue, s.country, s.label, s.who, r.stance, r.day, r.n, r.cluster, r.reports
  FROM (SELECT record, issue FROM issues WHERE ${records}) i JOIN records r ON r.n = i.record
  JOIN (SELECT DISTINCT record, country, label, who FROM sides WHERE role = 's' AND ${records}) s ON s.record = r.n
  WHERE ${shown} ORDER BY i.issue, s.country, r.day, r.n, s.label;
INSERT INTO covered
  SELECT day, outlet, sum(seen) FROM records WHERE day IS NOT NULL AND hidden = 0 AND kind <> 'initiative'${whole ? '' : ' AND day IN (SELECT day FROM draft.touched_days)'}
  GROUP BY day, outlet ORDER BY day, outlet;
`
}

/** Rows are read by their number from all over these tables. */
const numbered = ['bodies', 'contents', 'codings', 'records', 'texts']
export const makeIndexes = numbered.map((table) => `CREATE INDEX IF NOT EXISTS ${table}_by_n ON ${table} (n);`).join('\n')
