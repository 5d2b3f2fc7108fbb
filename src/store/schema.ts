/**
 * Tables of the index. Days are days since 1970-01-01. `n` numbers texts and records in no order that means anything.
 * Nothing here is a copy that counts: `demarche rebuild` makes it anew from the log.
 */

/** Changes whenever a table does; an index of another version is made anew. */
export const indexVersion = 8

/** A day before all others, for what has none, where days are compared. */
export const noDay = -10_000_000

/** The tables that questions are asked of. Narrow ones apart from wide ones: a further appearance of a text changes no long column. */
export const tables = `
CREATE TABLE meta (key VARCHAR, value VARCHAR);
CREATE TABLE inputs (input VARCHAR, seen VARCHAR);
CREATE TABLE appearances (id VARCHAR, source VARCHAR, address VARCHAR, day INTEGER, published_at VARCHAR, title VARCHAR, author VARCHAR);
CREATE TABLE aside (input VARCHAR, reason VARCHAR, detail VARCHAR, source VARCHAR, address VARCHAR);
CREATE TABLE failures (input VARCHAR, place VARCHAR, address VARCHAR, reason VARCHAR);
CREATE TABLE versions (address VARCHAR, id VARCHAR, version BIGINT, versions BIGINT);
CREATE TABLE texts (
  n INTEGER, id VARCHAR, size INTEGER, day INTEGER, headline VARCHAR, outlet VARCHAR, address VARCHAR, title VARCHAR, seen INTEGER, made_with VARCHAR,
  records INTEGER, titled BOOLEAN, live BOOLEAN, twin INTEGER, twin_because VARCHAR, current BOOLEAN, loaded BOOLEAN, segment INTEGER, place INTEGER, roster VARCHAR);
CREATE TABLE contents (n INTEGER, text VARCHAR, plain VARCHAR);
CREATE TABLE codings (n INTEGER, coding VARCHAR, regions VARCHAR, dateline VARCHAR, roster VARCHAR);
CREATE TABLE records (
  n INTEGER, id VARCHAR, kind VARCHAR, text INTEGER, day INTEGER, published INTEGER, standing VARCHAR, type VARCHAR, mode VARCHAR, cameo VARCHAR,
  status VARCHAR, form VARCHAR, stance INTEGER, country VARCHAR, place VARCHAR, s_from INTEGER, s_to INTEGER, s_number INTEGER, score DOUBLE, hidden INTEGER,
  verdict VARCHAR, wide INTEGER, level VARCHAR, host VARCHAR, states INTEGER, claim VARCHAR, oneday_key VARCHAR, found INTEGER, found_because VARCHAR, outlet VARCHAR, seen INTEGER, cluster INTEGER, because VARCHAR, cluster_id VARCHAR,
  reports INTEGER, texts INTEGER, outlets INTEGER, oneday INTEGER);
CREATE TABLE bodies (n INTEGER, json VARCHAR);
CREATE TABLE sides (record INTEGER, role VARCHAR, country VARCHAR, actor VARCHAR, who VARCHAR, label VARCHAR);
CREATE TABLE pairs (record INTEGER, source VARCHAR, target VARCHAR);
CREATE TABLE issues (record INTEGER, issue VARCHAR);
CREATE TABLE blocks (block INTEGER, day INTEGER, n INTEGER);
CREATE TABLE marks (mark INTEGER, n INTEGER);
CREATE TABLE words (word VARCHAR, w INTEGER);
CREATE TABLE postings (w INTEGER, n INTEGER);
CREATE TABLE offices (who VARCHAR, title VARCHAR, country VARCHAR, rank VARCHAR, tenure VARCHAR, text INTEGER, s_from INTEGER, s_to INTEGER, wording VARCHAR);
CREATE TABLE names (who VARCHAR, name VARCHAR, country VARCHAR, text INTEGER);
CREATE TABLE person_keys (who VARCHAR, person VARCHAR);
CREATE TABLE facts (part VARCHAR, text INTEGER, fact VARCHAR);
CREATE TABLE asks (part VARCHAR, text INTEGER, name VARCHAR);
CREATE TABLE decisions (record VARCHAR, verdict VARCHAR, decider VARCHAR, note VARCHAR, fields VARCHAR);
CREATE TABLE declared (a VARCHAR, b VARCHAR, same INTEGER);
CREATE VIEW counted AS SELECT coalesce(u.id, a.id) AS id, a.id AS own, a.source, a.address, a.day, a.published_at, a.title, a.author
  FROM appearances a JOIN texts t ON t.id = a.id LEFT JOIN texts u ON u.n = t.twin;
CREATE VIEW text_cells AS SELECT m.mark AS block, coalesce(t.day, ${noDay}) AS day, m.n FROM marks m JOIN texts t ON t.n = m.n WHERE t.live;
`

/** Filled while the log is read, in a file of their own, which is deleted when the index is complete. */
export const drafts = `
CREATE TABLE draft.text (n INTEGER, id VARCHAR, size INTEGER);
CREATE TABLE draft.appearance (id VARCHAR, source VARCHAR, address VARCHAR, day INTEGER, published_at VARCHAR, title VARCHAR, author VARCHAR);
CREATE TABLE draft.referred (id VARCHAR, k INTEGER);
CREATE TABLE draft.recoded (n INTEGER);
CREATE TABLE draft.words (word VARCHAR, local INTEGER);
CREATE TABLE draft.postings (local INTEGER, n INTEGER);
CREATE TABLE draft.decision (record VARCHAR, verdict VARCHAR, decider VARCHAR, note VARCHAR, fields VARCHAR);
CREATE TABLE draft.declaration (a VARCHAR, b VARCHAR, same INTEGER);
CREATE TABLE draft.made (n INTEGER, headline VARCHAR, made_with VARCHAR, records INTEGER, segment INTEGER, place INTEGER, roster VARCHAR);
CREATE TABLE draft.record (
  n INTEGER, id VARCHAR, kind VARCHAR, text INTEGER, day INTEGER, published INTEGER, standing VARCHAR, type VARCHAR, mode VARCHAR, cameo VARCHAR,
  status VARCHAR, form VARCHAR, stance INTEGER, country VARCHAR, place VARCHAR, s_from INTEGER, s_to INTEGER, s_number INTEGER, score DOUBLE, hidden INTEGER,
  verdict VARCHAR, wide INTEGER, level VARCHAR, host VARCHAR, states INTEGER, claim VARCHAR, oneday_key VARCHAR);
CREATE TABLE draft.features (n INTEGER, features VARCHAR);
CREATE TABLE draft.joined (n INTEGER, found INTEGER, because VARCHAR);
CREATE TABLE draft.dirty (block INTEGER, day INTEGER);
CREATE TABLE draft.united (found INTEGER, cluster INTEGER);
CREATE TABLE draft.held (who VARCHAR);
`
