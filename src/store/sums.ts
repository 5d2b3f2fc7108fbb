/**
 * Tables of the index that counting reads instead of the records themselves: a few narrow columns, sorted by what is asked for, so that
 * the relation of two states or the neighbourhood of one is read from a small part of a large record. SQL alone; the build runs it
 * for all days, or for the days that an addition touched (`touched_days`).
 */

/** Names of the tables, each with a column `day` by which its rows are taken out and made anew. */
export const sumNames: readonly string[] = ['dealings', 'state_records', 'person_records', 'voices', 'covered']

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

const touched = 'r.hidden = 0 AND r.day IS NOT DISTINCT FROM d.day'

/** What both dealings and person_records tell of a record. */
const narrow = `r.day, r.n, r.kind, r.type, r.mode, r.cameo, r.standing, r.status, r.level, r.host, r.country, r.stance, r.states, r.wide, r.text,
    r.outlet, r.seen, r.cluster, r.oneday, r.reports`

export const fillSums = `
INSERT INTO dealings
  WITH sided AS (
    SELECT record, source AS state, target AS other, true AS forth, false AS back FROM pairs
    UNION ALL SELECT record, target, source, false, true FROM pairs
    UNION ALL SELECT n, a, b, false, false FROM (
      SELECT n, unnest(string_split(claim, ' ')) AS a, string_split(claim, ' ') AS others FROM records WHERE claim IS NOT NULL) c, unnest(c.others) AS u(b)
      WHERE a <> b),
  joined AS (SELECT record, state, other, bool_or(forth) AS forth, bool_or(back) AS back FROM sided GROUP BY record, state, other)
  SELECT j.state, j.other, j.forth, j.back, ${narrow}
  FROM joined j JOIN records r ON r.n = j.record JOIN touched_days d ON ${touched} ORDER BY j.state, j.other, r.day, r.n;
INSERT INTO state_records
  SELECT s.country, r.kind, r.day, r.n, r.cluster FROM (SELECT DISTINCT record, country FROM sides WHERE country IS NOT NULL) s
  JOIN records r ON r.n = s.record JOIN touched_days d ON ${touched} ORDER BY s.country, r.kind, r.day, r.n;
INSERT INTO person_records
  SELECT s.who, s.label, s.country, s.acts, ${narrow}
  FROM (SELECT record, who, min(label) AS label, min(country) AS country, bool_or(role = 's') AS acts FROM sides WHERE who IS NOT NULL GROUP BY record, who) s
  JOIN records r ON r.n = s.record JOIN touched_days d ON ${touched} ORDER BY s.who, r.kind, r.day, r.n;
INSERT INTO voices
  SELECT i.issue, s.country, s.label, s.who, r.stance, r.day, r.n, r.cluster, r.reports
  FROM issues i JOIN records r ON r.n = i.record JOIN touched_days d ON ${touched}
  JOIN (SELECT DISTINCT record, country, label, who FROM sides WHERE role = 's') s ON s.record = r.n ORDER BY i.issue, s.country, r.day, r.n, s.label;
INSERT INTO covered
  SELECT r.day, r.outlet, sum(r.seen) FROM records r JOIN touched_days d ON ${touched} WHERE r.day IS NOT NULL AND r.kind <> 'initiative'
  GROUP BY r.day, r.outlet ORDER BY r.day, r.outlet;
`

/** Rows are read by their number from all over these tables. */
const numbered = ['bodies', 'contents', 'codings', 'records', 'texts']
export const makeIndexes = numbered.map((table) => `CREATE INDEX IF NOT EXISTS ${table}_by_n ON ${table} (n);`).join('\n')
