/**
 * Tables of the index. Days are days since 1970-01-01. `n` numbers texts and records in no order that means anything.
 * Nothing here is a copy that counts: `demarche rebuild` makes it anew from the log.
 */

/** Changes whenever a table does; an index of another version is made anew. */
export const indexVersion = 4

/** Filled while the log is read. Those of `draft` lie in a file of their own, which is deleted when the index is complete. */
export const drafts = `
CREATE TABLE meta (key VARCHAR, value VARCHAR);
CREATE TABLE draft.appearances_draft (id VARCHAR, source VARCHAR, address VARCHAR, day INTEGER, published_at VARCHAR, title VARCHAR, author VARCHAR);
CREATE TABLE aside (input VARCHAR, reason VARCHAR, detail VARCHAR, source VARCHAR, address VARCHAR);
CREATE TABLE failures (input VARCHAR, place VARCHAR, address VARCHAR, reason VARCHAR);
CREATE TABLE draft.text_draft (n INTEGER, id VARCHAR, text VARCHAR);
CREATE TABLE draft.coding_draft (text INTEGER, headline VARCHAR, coding VARCHAR, regions VARCHAR, dateline VARCHAR, made_with VARCHAR, records INTEGER);
CREATE TABLE draft.record_draft (
  n INTEGER, id VARCHAR, kind VARCHAR, text INTEGER, day INTEGER, published INTEGER, standing VARCHAR, type VARCHAR, mode VARCHAR, cameo VARCHAR,
  status VARCHAR, form VARCHAR, stance INTEGER, country VARCHAR, place VARCHAR, s_from INTEGER, s_to INTEGER, s_number INTEGER, score DOUBLE, hidden INTEGER,
  oneday_key VARCHAR, features VARCHAR, verdict VARCHAR);
CREATE TABLE bodies (n INTEGER, json VARCHAR);
CREATE TABLE sides (record INTEGER, role VARCHAR, country VARCHAR, actor VARCHAR, who VARCHAR);
CREATE TABLE pairs (record INTEGER, source VARCHAR, target VARCHAR);
CREATE TABLE issues (record INTEGER, issue VARCHAR);
CREATE TABLE draft.membership (n INTEGER, cluster INTEGER, because VARCHAR);
CREATE TABLE offices (who VARCHAR, title VARCHAR, country VARCHAR, rank VARCHAR, tenure VARCHAR, text INTEGER, s_from INTEGER, s_to INTEGER, wording VARCHAR);
CREATE TABLE names (who VARCHAR, name VARCHAR, country VARCHAR, text INTEGER);
CREATE TABLE person_keys (who VARCHAR, person VARCHAR);
`

/**
 * Which appearance of a text is the canonical one (the earliest, then by outlet and address), and whether the text is the current version
 * at any of its addresses: the latest by time of publication, then the longest, then by id. All of it is a function of the set.
 */
export const resolveTexts = `
CREATE TABLE appearances AS SELECT DISTINCT * FROM draft.appearances_draft;
CREATE TABLE draft.ordered AS
  SELECT id, day, source, address, title, row_number() OVER (
    PARTITION BY id ORDER BY day NULLS LAST, source NULLS LAST, address NULLS LAST, published_at NULLS LAST, title NULLS LAST, author NULLS LAST) AS place,
    count(*) OVER (PARTITION BY id) AS seen
  FROM appearances;
CREATE TABLE draft.canonical AS SELECT id, day, source, address, title, seen FROM draft.ordered WHERE place = 1;
DROP TABLE draft.ordered;
CREATE TABLE versions AS
  SELECT a.address, a.id, row_number() OVER (PARTITION BY a.address ORDER BY max(a.day) NULLS FIRST, max(a.published_at) NULLS FIRST, max(length(t.text)), a.id) AS version,
    count(*) OVER (PARTITION BY a.address) AS versions
  FROM appearances a JOIN draft.text_draft t ON t.id = a.id WHERE a.address IS NOT NULL GROUP BY a.address, a.id;
CREATE TABLE draft.superseded AS
  SELECT id FROM versions GROUP BY id HAVING bool_and(version < versions)
  EXCEPT SELECT id FROM appearances WHERE address IS NULL;
`

/** The tables that questions are asked of. */
export const finish = `
CREATE TABLE texts AS
  SELECT t.n, t.id, t.text, c.day, coalesce(k.headline, c.title) AS headline, c.source AS outlet, c.address, c.seen,
    ' ' || trim(regexp_replace(lower(strip_accents(t.text)), '[^\\p{L}\\p{N}]+', ' ', 'g')) || ' ' AS plain, k.coding, k.regions, k.dateline, k.made_with,
    coalesce(k.records, 0) AS records, t.id NOT IN (SELECT id FROM draft.superseded) AS current
  FROM draft.text_draft t JOIN draft.canonical c ON c.id = t.id LEFT JOIN draft.coding_draft k ON k.text = t.n ORDER BY t.n;
CREATE TABLE draft.joined AS SELECT r.id, r.text, m.n, m.cluster, m.because, t.outlet, t.seen FROM draft.record_draft r JOIN draft.membership m ON m.n = r.n JOIN texts t ON t.n = r.text;
CREATE TABLE draft.sizes AS SELECT cluster, min(id) FILTER (WHERE n = cluster) AS id, sum(seen) AS reports, count(DISTINCT text) AS texts FROM draft.joined GROUP BY cluster;
CREATE TABLE draft.outlets AS
  SELECT j.cluster, count(DISTINCT a.source) AS outlets FROM draft.joined j JOIN draft.sizes s ON s.cluster = j.cluster JOIN texts t ON t.n = j.text JOIN appearances a ON a.id = t.id
  WHERE s.reports > 1 GROUP BY j.cluster;
CREATE TABLE records AS
  SELECT r.* EXCLUDE (oneday_key, features), j.outlet, j.seen, j.cluster, j.because, s.id AS cluster_id, s.reports, s.texts,
    coalesce(o.outlets, CASE WHEN j.outlet IS NULL THEN 0 ELSE 1 END) AS outlets,
    CASE WHEN r.kind = 'event' THEN first_value(r.n) OVER (PARTITION BY r.kind, r.day, r.oneday_key ORDER BY r.published NULLS LAST, r.id) ELSE j.cluster END AS oneday
  FROM draft.record_draft r JOIN draft.joined j ON j.n = r.n JOIN draft.sizes s ON s.cluster = j.cluster LEFT JOIN draft.outlets o ON o.cluster = j.cluster ORDER BY r.day, r.id;
CREATE TABLE postings AS
  SELECT word, n FROM (SELECT n, unnest(list_distinct(string_split(trim(plain), ' '))) AS word FROM texts WHERE current) WHERE length(word) BETWEEN 1 AND 40 ORDER BY word, n;
`
