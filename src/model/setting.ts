/**
 * When and where a clause is set: by its own words, by those of the clauses above it, or carried on from what the
 * same parties did before. Built once for a dispatch and asked by all coders of acts, so that they agree on days.
 */
import { addDays } from '../base/days.js'
import type { Day } from '../base/types.js'
import type { ActorMention, Entity } from './actor.js'
import type { Clause } from './clause.js'
import type { AnalysedDispatch } from './coding.js'
import type { PlaceMention, TimeMention, TimeReading } from './time.js'

export interface Settings {
  /** Time expressions that belong to the clause itself, in order of the text. */
  readonly times: (clause: Clause) => readonly TimeMention[]
  /** The time that says when the clause's act happened or will: its own, else that of a clause that it continues. A mere "since", "until" or background date is none. */
  readonly time: (clause: Clause) => TimeMention | null
  /**
   * The day carried on from earlier in the dispatch: of what the same party was last told to do on a day. Null where
   * nothing ties the clause to a dated one. `entities`: indices of those who act or speak here; `speech`: an act of speech.
   */
  readonly carried: (clause: Clause, entities: readonly number[], speech: boolean) => TimeReading | null
  /** The place of the clause itself, else of a clause that it continues. */
  readonly place: (clause: Clause) => PlaceMention | null
  /** The innermost clause that a token stands in; null outside all clauses. */
  readonly clauseOf: (token: number) => Clause | null
}

/** Something told with its day: who took part. */
interface Dated {
  readonly sentence: number
  readonly paragraph: number
  readonly day: Day
  readonly entities: ReadonlySet<number>
  readonly countries: ReadonlySet<string>
  readonly speech: boolean
}

export function settingsOf(analysed: AnalysedDispatch): Settings {
  const clauseAt = new Map(analysed.clauses.map((clause) => [clause.predicate, clause]))
  const clauseOf = (token: number): Clause | null => climb(analysed, clauseAt, token)
  const times = grouped(analysed.times, (time) => clauseOf(time.head)?.index ?? -1)
  const places = grouped(analysed.places, (place) => clauseOf(place.head)?.index ?? -1)
  const time = (clause: Clause): TimeMention | null => timeOf(analysed, times, clause)
  let dated: readonly Dated[] | null = null
  return {
    clauseOf,
    times: (clause) => times.get(clause.index) ?? [],
    time,
    carried: (clause, entities, speech) => carriedDay(analysed, (dated ??= datedOf(analysed, time)), clause, entities, speech),
    place: (clause) => placeOf(analysed, places, clause),
  }
}

function climb(analysed: AnalysedDispatch, clauseAt: ReadonlyMap<number, Clause>, token: number): Clause | null {
  const { head } = analysed.tokens
  for (let at = token, steps = 0; steps < 100; steps++) {
    const clause = clauseAt.get(at)
    if (clause) return clause
    const up = head[at] ?? at
    if (up === at) return null
    at = up
  }
  return null
}

function grouped<T>(list: readonly T[], key: (one: T) => number): ReadonlyMap<number, readonly T[]> {
  const out = new Map<number, T[]>()
  for (const one of list) {
    const at = key(one)
    const held = out.get(at)
    if (held) held.push(one)
    else out.set(at, [one])
  }
  return out
}

const limits: ReadonlySet<string> = new Set(['since', 'until', 'till', 'by', 'before', 'after'])

/** True for "since Monday", "until 2030", "before the New Year": they bound the act and do not date it, but "after Friday prayers" does. */
function isLimit(analysed: AnalysedDispatch, time: TimeMention): boolean {
  for (let i = time.first - 1; i >= 0 && i >= time.first - 2; i--) {
    const text = analysed.tokens.lower[i] ?? ''
    if (limits.has(text)) return text !== 'after' || !isAttributive(analysed, time)
    if (text !== 'the') return false
  }
  return false
}

/** True for a time that can say when the clause around it happened: no limit, no stretch of recent years, no date of another noun. */
export function isDating(analysed: AnalysedDispatch, time: TimeMention): boolean {
  if (time.reading === null || time.foundBy === 'time/window' || isLimit(analysed, time)) return false
  return !isAttributive(analysed, time) || time.foundBy === 'time/weekday'
}

/** Relations by which a clause continues the one above it in the same time. */
const continuing: ReadonlySet<string> = new Set([
  'xcomp',
  'advcl',
  'conj',
  'obj',
  'nmod',
  'obl',
  'nsubj',
  'acl',
  'parataxis',
  'compound',
  'nsubj:pass',
])

function above(analysed: AnalysedDispatch, clause: Clause): Clause | null {
  if (clause.parent === null) return null
  const parent = analysed.clauses[clause.parent]
  const relation = clause.relation.split(':')[0] ?? clause.relation
  // A noun is set where the verb is that carries it ("held talks").
  const carries = clause.kind === 'noun' && relation === 'obj'
  return parent && continuing.has(relation) && (parent.reportedIn === clause.reportedIn || carries) && clause.relation !== 'acl:relcl'
    ? parent
    : null
}

function timeOf(analysed: AnalysedDispatch, times: ReadonlyMap<number, readonly TimeMention[]>, clause: Clause): TimeMention | null {
  for (let at: Clause | null = clause, steps = 0; at && steps < 8; at = above(analysed, at), steps++) {
    const own = best(analysed, times.get(at.index) ?? [], clause)
    if (own) return own
  }
  return onlyOne(analysed, clause)
}

/** Of several times the one of the clause's own tense and of the finest grain; the first of equals. "In recent years" is no date. */
function best(analysed: AnalysedDispatch, times: readonly TimeMention[], clause: Clause): TimeMention | null {
  const ahead = clause.tense === 'future' || clause.standing === 'planned' || clause.standing === 'possible'
  const fitting = times.filter((time) => isDating(analysed, time) && (ahead || time.tense !== 'future'))
  return (
    fitting.find((time) => time.reading?.grain === 'day' && (time.tense === 'future') === ahead) ??
    fitting.find((time) => time.reading?.grain === 'day') ??
    fitting[0] ??
    null
  )
}

/** The tree may hang a time elsewhere: the only day of a sentence dates a happening of its outlet's own voice. */
function onlyOne(analysed: AnalysedDispatch, clause: Clause): TimeMention | null {
  if (clause.reportedIn !== null || clause.relation === 'acl:relcl' || clause.standing === 'historical') return null
  const here = analysed.times.filter((time) => analysed.tokens.sentenceOf[time.first] === clause.sentence)
  const [only, ...more] = here
  if (!only || more.length > 0 || only.reading?.grain !== 'day' || isLimit(analysed, only) || isAttributive(analysed, only)) return null
  return only.tense === 'future' && clause.standing === 'happened' ? null : only
}

/** "the March 22 attack" dates the attack and nothing else. */
function isAttributive(analysed: AnalysedDispatch, time: TimeMention): boolean {
  const up = analysed.tokens.head[time.head] ?? time.head
  return up >= time.end && up < time.end + 4 && analysed.tokens.tag[up] === 'NOUN' && analysed.tokens.lower[time.first - 1] !== ','
}

function placeOf(analysed: AnalysedDispatch, places: ReadonlyMap<number, readonly PlaceMention[]>, clause: Clause): PlaceMention | null {
  for (let at: Clause | null = clause, steps = 0; at && steps < 8; at = above(analysed, at), steps++) {
    const own = (places.get(at.index) ?? []).filter((place) => place.reading.grain !== 'country')
    const located =
      own.find((place) => /^(?:in|at|near|outside|inside|off|on|over)$/.test(analysed.tokens.lower[place.first - 1] ?? '')) ?? own[0]
    if (located) return located
  }
  return null
}

function datedOf(analysed: AnalysedDispatch, time: (clause: Clause) => TimeMention | null): readonly Dated[] {
  const out: Dated[] = []
  for (const clause of analysed.clauses) {
    if (clause.standing === 'historical' || clause.standing === 'planned') continue
    const reading = time(clause)?.reading
    if (reading?.grain !== 'day' || (analysed.dispatch.published !== null && reading.from > analysed.dispatch.published)) continue
    const sentence = analysed.tokens.sentences[clause.sentence]
    if (!sentence || sentence.inHeadline) continue
    const entities = new Set([...partiesOf(analysed, clause), ...tellersOf(analysed, clause, reading.from)])
    if (entities.size === 0) continue
    const countries = new Set([...entities].map((id) => analysed.entities[id]?.country ?? '').filter((code) => code !== ''))
    out.push({
      sentence: clause.sentence,
      paragraph: sentence.paragraph,
      day: reading.from,
      entities,
      countries,
      speech: isSpeech(analysed, clause),
    })
  }
  return out
}

/** Who tells, undated, of a happening of the very day of publication tells of it on that day. */
function tellersOf(analysed: AnalysedDispatch, clause: Clause, day: Day): ReadonlySet<number> {
  const telling = clause.reportedIn === null || day !== analysed.dispatch.published ? undefined : analysed.clauses[clause.reportedIn]
  return telling ? partiesOf(analysed, telling, true) : new Set()
}

function partiesOf(analysed: AnalysedDispatch, clause: Clause, subjectsOnly = false): ReadonlySet<number> {
  const out = new Set<number>()
  for (const argument of clause.arguments) {
    const mention =
      argument.role === 'clause' || (subjectsOnly && argument.role !== 'subject') ? null : mentionOver(analysed, argument.head)
    if (!mention || mention.reading === 'place') continue
    out.add(mention.entity)
    for (const member of analysed.entities[mention.entity]?.members ?? []) out.add(member)
  }
  return out
}

/** The longest mention that covers a token: parsers do not agree with the book on the head of a long title. */
function mentionOver(analysed: AnalysedDispatch, token: number): ActorMention | null {
  for (const mention of analysed.actors) {
    if (mention.first > token) break
    // Mentions are ordered by `first`, longer before shorter.
    if (token < mention.end && (mention.reading !== 'modifier' || mention.head === token)) return mention
  }
  return null
}

/** A clause in whose words others stand, or one that tells of talk. */
function isSpeech(analysed: AnalysedDispatch, clause: Clause): boolean {
  return (
    analysed.clauses.some((other) => other.reportedIn === clause.index) ||
    /^(?:meet|talk|speak|discuss|receive|hold|statement|meeting|telephone|call)/.test(clause.lemma)
  )
}

const sameTime: ReadonlySet<string> = new Set([
  'then',
  'meanwhile',
  'later',
  'simultaneously',
  'afterwards',
  'afterward',
  'thereafter',
  'subsequently',
])

function carriedDay(
  analysed: AnalysedDispatch,
  dated: readonly Dated[],
  clause: Clause,
  given: readonly number[],
  speech: boolean,
): TimeReading | null {
  const sentence = analysed.tokens.sentences[clause.sentence]
  if (!sentence) return null
  // A clause of speech is its speaker's act, whatever parties stand in what is said.
  const speakers = analysed.clauses.some((one) => one.reportedIn === clause.index) ? partiesOf(analysed, clause, true) : new Set<number>()
  const entities = speakers.size > 0 ? [...speakers] : given
  const earlier = dated.filter((one) => one.sentence <= clause.sentence)
  const last = earlier[earlier.length - 1]
  if (last && hasAdverb(analysed, sentence.first, sentence.end)) return carry(last.day)
  const tied = (one: Dated): boolean => isTied(analysed, one, sentence.paragraph, entities)
  const own = earlier.filter(tied)
  const chosen = (speech ? own.findLast((one) => one.speech) : undefined) ?? own[own.length - 1]
  if (chosen) return carry(chosen.day)
  // A lead that tells what somebody said, before the meeting at which it was said.
  const lead = analysed.tokens.sentences.find((one) => !one.inHeadline)?.index === clause.sentence
  const next = !lead
    ? undefined
    : dated.find(
        (one) =>
          one.sentence > clause.sentence &&
          one.speech &&
          one.sentence <= clause.sentence + 2 &&
          entities.some((id) => one.entities.has(id)),
      )
  if (next && speech) return carry(next.day)
  return inSession(analysed, dated, entities)
}

function carry(day: Day): TimeReading {
  return { from: day, to: addDays(day, 1), grain: 'day', basis: 'narrative' }
}

function hasAdverb(analysed: AnalysedDispatch, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (sameTime.has(analysed.tokens.lower[i] ?? '') && analysed.tokens.tag[i] === 'ADV') return true
  return false
}

/** The same person or body; the same state where neither is a person; within one paragraph the same state in whatever person. */
function isTied(analysed: AnalysedDispatch, one: Dated, paragraph: number, entities: readonly number[]): boolean {
  return entities.some((id) => {
    if (one.entities.has(id)) return true
    const entity = analysed.entities[id]
    if (!entity?.country || !one.countries.has(entity.country)) return false
    return one.paragraph === paragraph || !isPerson(entity)
  })
}

function isPerson(entity: Entity): boolean {
  return entity.kind === 'person' || entity.kind === 'unknown' || entity.kind === 'people'
}

/** Ambassadors who speak in a dispatch on a council's vote speak on its day. */
function inSession(analysed: AnalysedDispatch, dated: readonly Dated[], entities: readonly number[]): TimeReading | null {
  const [lead] = dated
  if (!lead || lead.sentence > 3) return null
  const envoys = entities.some((id) => {
    const rank = analysed.entities[id]?.rank
    return rank === 'ambassador' || rank === 'envoy'
  })
  return envoys && analysed.entities.some((entity) => entity.country === 'UN') ? carry(lead.day) : null
}
