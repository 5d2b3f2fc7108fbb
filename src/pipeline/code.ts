/** The one place that names the order of stages: from a dispatch to its coding. */
import { by } from '../base/order.js'
import { readActors } from '../actors/index.js'
import { readClauses } from '../clauses/index.js'
import { codeEvents, type RelationDecider } from '../events/index.js'
import { codeInitiatives } from '../initiatives/index.js'
import { type Knowledge, type Roster, withRoster } from '../knowledge/index.js'
import { type LanguageModel, makeLanguage } from '../language/index.js'
import { codeMeetings } from '../meetings/index.js'
import type { AnalysedDispatch, Coding, ReadDispatch } from '../model/coding.js'
import type { Diagnostic } from '../model/diagnostic.js'
import type { Dispatch } from '../model/dispatch.js'
import type { CodedRecord } from '../model/record.js'
import { readPlaces } from '../place/index.js'
import { explainLearned } from './learned.js'
import { codeStatements } from '../statements/index.js'
import { readTimes } from '../time/index.js'

/**
 * Codes one dispatch. `diagnostics` are those of its reading, kept with the coding; `roster` are offices learned from other dispatches.
 * Never throws on a text.
 */
export type Coder = (dispatch: Dispatch, diagnostics?: readonly Diagnostic[], roster?: Roster | null) => Coding

export interface Versions {
  readonly coder: string
  readonly model: string
}

/** The stages in their order. */
export type Stage = 'language' | 'time' | 'place' | 'actors' | 'clauses' | 'statements' | 'events' | 'meetings' | 'initiatives'

/** Told at the end of each stage of a dispatch: for whoever holds a clock. */
type Passed = (stage: Stage) => void
const unwatched: Passed = () => {}

/** Makes a coder from knowledge and a language model: both are only read, so one of each serves any number of coders. */
export function makeCoder(
  knowledge: Knowledge,
  model: LanguageModel,
  versions: Versions,
  decider: RelationDecider | null = null,
  passed: Passed = unwatched,
): Coder {
  const language = makeLanguage(model)
  const madeWith = { coder: versions.coder, knowledge: knowledge.version, model: versions.model }
  return (dispatch, given = [], roster = null) => {
    const { tokens, diagnostics } = language(dispatch)
    passed('language')
    const who = readWho(dispatch, tokens, roster === null ? knowledge : withRoster(knowledge, roster), passed)
    const analysed = withClauses(who.read, knowledge)
    passed('clauses')
    const { records, wordings } = codeRecords(analysed, knowledge, decider, passed)
    const { entities, actors, times, places, clauses } = analysed
    const all = [...given, ...diagnostics, ...who.diagnostics]
    return { dispatch, tokens, entities, actors, times, places, clauses, records, wordings, diagnostics: all, madeWith }
  }
}

/** Who, where and when. */
export function readWho(
  dispatch: Dispatch,
  tokens: ReadDispatch['tokens'],
  knowledge: Knowledge,
  passed: Passed = unwatched,
): { readonly read: ReadDispatch; readonly diagnostics: readonly Diagnostic[] } {
  const times = readTimes(dispatch, tokens)
  passed('time')
  const places = readPlaces(dispatch, tokens, knowledge.places)
  passed('place')
  const { entities, actors, diagnostics } = readActors(dispatch, tokens, places, times, knowledge)
  passed('actors')
  return { read: { dispatch, tokens, entities, actors, times, places }, diagnostics }
}

/** Times and clauses alone, for a sentence whose parties are given. */
export function readSentence(dispatch: Dispatch, tokens: ReadDispatch['tokens'], knowledge: Knowledge): AnalysedDispatch {
  return withClauses({ dispatch, tokens, entities: [], actors: [], times: readTimes(dispatch, tokens), places: [] }, knowledge)
}

function withClauses(read: ReadDispatch, knowledge: Knowledge): AnalysedDispatch {
  const { dispatch, tokens, entities, actors, times, places } = read
  return { dispatch, tokens, entities, actors, times, places, clauses: readClauses(read, knowledge) }
}

/** Acts and speech: statements first, since events ask what stands inside somebody's words. */
function codeRecords(
  analysed: AnalysedDispatch,
  knowledge: Knowledge,
  decider: RelationDecider | null,
  passed: Passed,
): Pick<Coding, 'records' | 'wordings'> {
  const { statements, wordings } = codeStatements(analysed, knowledge)
  passed('statements')
  const events = codeEvents(analysed, statements, knowledge, decider)
  passed('events')
  const meetings = codeMeetings(analysed, events, statements, knowledge)
  passed('meetings')
  const initiatives = codeInitiatives(analysed, statements, knowledge)
  passed('initiatives')
  const records: readonly CodedRecord[] = [...meetings, ...events, ...statements, ...initiatives]
  return { records: explainLearned(records.toSorted(byText), analysed.entities), wordings }
}

/** In the order of their first words; at the same place by kind, then by id, so that the order never depends on chance. */
const kinds: readonly CodedRecord['kind'][] = ['meeting', 'event', 'statement', 'initiative']
function byText(a: CodedRecord, b: CodedRecord): number {
  return a.evidence[0].from - b.evidence[0].from || kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || by((one: CodedRecord) => one.id)(a, b)
}
