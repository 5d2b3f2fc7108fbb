/** The one place that names the order of stages: from a dispatch to its coding. */
import { by } from '../base/order.js'
import { readActors } from '../actors/index.js'
import { readClauses } from '../clauses/index.js'
import { codeEvents, type RelationDecider, withMeetings } from '../events/index.js'
import { codeInitiatives } from '../initiatives/index.js'
import { type Knowledge, type Roster, withRoster } from '../knowledge/index.js'
import { type LanguageModel, readLanguage } from '../language/index.js'
import { codeMeetings } from '../meetings/index.js'
import type { AnalysedDispatch, Coding, ReadDispatch } from '../model/coding.js'
import type { Diagnostic } from '../model/diagnostic.js'
import type { Dispatch } from '../model/dispatch.js'
import type { CodedRecord } from '../model/record.js'
import { readPlaces } from '../place/index.js'
import { explainLearned } from './learned.js'
import { codeStatements } from '../statements/index.js'
import { readTimes } from '../time/index.js'

/** A dispatch to be coded. */
export interface Task {
  readonly dispatch: Dispatch
  /** Those of its reading: they are kept with the coding. */
  readonly diagnostics: readonly Diagnostic[]
  /** Offices learned from other dispatches. */
  readonly roster: Roster | null
}

/** Codes a dispatch. Never throws on a text. */
export interface Coder {
  (dispatch: Dispatch, diagnostics?: readonly Diagnostic[], roster?: Roster | null): Coding
  /** Codes several, each as it would be alone, in about three quarters of the time. */
  readonly many?: (tasks: readonly Task[]) => readonly Coding[]
}

/** A coder that can take several. */
export type BatchCoder = Coder & Required<Pick<Coder, 'many'>>

export interface Versions {
  readonly coder: string
  readonly model: string
}

export type Stage = 'language' | 'time' | 'place' | 'actors' | 'clauses' | 'statements' | 'events' | 'meetings' | 'initiatives'

/** How many dispatches go from stage to stage together. */
const together = 16

/**
 * Makes a coder from knowledge and a language model: both are only read, so one of each serves any number of coders.
 * `passed` is told of the end of each stage: for whoever holds a clock.
 */
export function makeCoder(
  knowledge: Knowledge,
  model: LanguageModel,
  versions: Versions,
  decider: RelationDecider | null = null,
  passed: (stage: Stage) => void = () => {},
): BatchCoder {
  const madeWith = { coder: versions.coder, knowledge: knowledge.version, model: versions.model }
  const parts: Parts = { knowledge, model, decider, madeWith, passed }
  const many = (tasks: readonly Task[]): readonly Coding[] => {
    const out: Coding[] = []
    for (let first = 0; first < tasks.length; first += together) out.push(...codeTogether(parts, tasks.slice(first, first + together)))
    return out
  }
  const one = (dispatch: Dispatch, diagnostics: readonly Diagnostic[] = [], roster: Roster | null = null): Coding =>
    at(codeTogether(parts, [{ dispatch, diagnostics, roster }]), 0)
  return Object.assign(one, { many })
}

interface Parts {
  readonly knowledge: Knowledge
  readonly model: LanguageModel
  readonly decider: RelationDecider | null
  readonly madeWith: Coding['madeWith']
  readonly passed: (stage: Stage) => void
}

/**
 * The stages in their order, each over all dispatches before the next: its code and its tables stay in the processor's caches,
 * which cannot hold those of all stages at once. Statements come before events, which ask what stands inside somebody's words.
 */
function codeTogether({ knowledge, model, decider, madeWith, passed }: Parts, tasks: readonly Task[]): readonly Coding[] {
  const dispatches = tasks.map((task) => task.dispatch)
  const read = readLanguage(model, dispatches)
  passed('language')
  const times = dispatches.map((dispatch, i) => readTimes(dispatch, at(read, i).tokens))
  passed('time')
  const places = dispatches.map((dispatch, i) => readPlaces(dispatch, at(read, i).tokens, knowledge.places))
  passed('place')
  const who = tasks.map(({ dispatch, roster }, i) => {
    const known = roster === null ? knowledge : withRoster(knowledge, roster)
    return readActors(dispatch, at(read, i).tokens, at(places, i), at(times, i), known)
  })
  passed('actors')
  const analysed = dispatches.map((dispatch, i) => {
    const { entities, actors } = at(who, i)
    return withClauses({ dispatch, tokens: at(read, i).tokens, entities, actors, times: at(times, i), places: at(places, i) }, knowledge)
  })
  passed('clauses')
  const speech = analysed.map((one) => codeStatements(one, knowledge))
  passed('statements')
  const events = analysed.map((one, i) => codeEvents(one, at(speech, i).statements, knowledge, decider))
  passed('events')
  const meetings = analysed.map((one, i) => codeMeetings(one, at(events, i), at(speech, i).statements, knowledge))
  passed('meetings')
  const initiatives = analysed.map((one, i) => codeInitiatives(one, at(speech, i).statements, knowledge))
  passed('initiatives')
  return analysed.map((one, i) => {
    const { statements, wordings } = at(speech, i)
    const acts = withMeetings(one, at(events, i), at(meetings, i))
    const found: readonly CodedRecord[] = [...at(meetings, i), ...acts, ...statements, ...at(initiatives, i)]
    const records = explainLearned(found.toSorted(byText), one.entities)
    const diagnostics = [...at(tasks, i).diagnostics, ...at(read, i).diagnostics, ...at(who, i).diagnostics]
    return { ...one, records, wordings, diagnostics, madeWith }
  })
}

/** What a stage made of the dispatch in that place. */
function at<T>(made: readonly T[], place: number): T {
  const one = made[place]
  if (one === undefined) throw new RangeError(`Nothing was made of dispatch ${place} of ${made.length}`)
  return one
}

/** Times and clauses alone, for a sentence whose parties are given. */
export function readSentence(dispatch: Dispatch, tokens: ReadDispatch['tokens'], knowledge: Knowledge): AnalysedDispatch {
  return withClauses({ dispatch, tokens, entities: [], actors: [], times: readTimes(dispatch, tokens), places: [] }, knowledge)
}

function withClauses(read: ReadDispatch, knowledge: Knowledge): AnalysedDispatch {
  const { dispatch, tokens, entities, actors, times, places } = read
  return { dispatch, tokens, entities, actors, times, places, clauses: readClauses(read, knowledge) }
}

/** In the order of their first words; at the same place by kind, then by id, so that the order never depends on chance. */
const kinds: readonly CodedRecord['kind'][] = ['meeting', 'event', 'statement', 'initiative']
function byText(a: CodedRecord, b: CodedRecord): number {
  return a.evidence[0].from - b.evidence[0].from || kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || by((one: CodedRecord) => one.id)(a, b)
}
