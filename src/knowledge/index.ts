/**
 * All knowledge of the coder: one topic a folder under knowledge/, each compiled to plain JSON (which a build keeps)
 * and indexed into frozen look-up tables when loaded. A new topic is one line in `topics`.
 */
import { sha256Hex } from '../base/hash.js'
import { by } from '../base/order.js'
import { compileActors, indexActors } from './actors/index.js'
import { compileClauses, indexClauses } from './clauses/index.js'
import type { Dictionaries } from './dictionaries/index.js'
import { compileInitiatives, indexInitiatives } from './initiatives/index.js'
import { compileIssues, indexIssues } from './issues/index.js'
import { compileMeetings, indexMeetings } from './meetings/index.js'
import { compileOffices, indexOffices } from './offices/index.js'
import { compileOntology, indexOntology } from './ontology/index.js'
import type { Roster } from './roster/index.js'
import { compileRules, indexRules } from './rules/index.js'
import { compilePlaces, indexPlaces } from './places/index.js'
import type { SourceFile } from './source.js'
import { compileSpeech, indexSpeech } from './speech/index.js'
import { compileWordings, indexWordings } from './wordings/index.js'

export { askingKeys, listingKeys, makeRoster, namesAsked, officesFor, type Roster, rosterCouldTell } from './roster/index.js'
export { KnowledgeError, type SourceFile } from './source.js'

interface Topic<Data, Index> {
  readonly compile: (files: readonly SourceFile[]) => Data
  readonly index: (data: Data) => Index
  /** Other topics whose files it is handed as well. */
  readonly needs: readonly string[]
}
const topic = <Data, Index>(
  compile: Topic<Data, Index>['compile'],
  index: Topic<Data, Index>['index'],
  needs: readonly string[] = [],
): Topic<Data, Index> => ({ compile, index, needs })

/** Topics by the name of their folder. */
export const topics = {
  actors: topic(compileActors, indexActors, ['neighbours']),
  clauses: topic(compileClauses, indexClauses),
  initiatives: topic(compileInitiatives, indexInitiatives),
  issues: topic(compileIssues, indexIssues),
  meetings: topic(compileMeetings, indexMeetings),
  offices: topic(compileOffices, indexOffices),
  ontology: topic(compileOntology, indexOntology),
  rules: topic(compileRules, indexRules, ['ontology']),
  places: topic(compilePlaces, indexPlaces),
  speech: topic(compileSpeech, indexSpeech),
  wordings: topic(compileWordings, indexWordings),
}

type Topics = typeof topics
export type TopicName = keyof Topics

/** Compiled knowledge as plain JSON. */
export type KnowledgeData = { readonly [Name in TopicName]: ReturnType<Topics[Name]['compile']> } & {
  /** SHA-256 over names and texts of all files, cut to 12 digits. */
  readonly version: string
}

/** Knowledge as the stages use it. */
export type Knowledge = { readonly [Name in TopicName]: ReturnType<Topics[Name]['index']> } & {
  readonly version: string
  /** A user's own dictionaries in PETRARCH format; null: none were given. */
  readonly dictionaries: Dictionaries | null
  /** Offices that other dispatches of the same record state; null: the book alone is read. */
  readonly roster: Roster | null
}

/** Compiles all files, whose names begin with their topic's folder ("rules/consult.yaml"). Throws KnowledgeError. */
export function compileKnowledge(files: readonly SourceFile[]): KnowledgeData {
  const sorted = files.toSorted(by((file) => file.name))
  const compiled = Object.entries(topics).map(([name, one]) => [
    name,
    one.compile(sorted.filter((file) => [name, ...one.needs].some((folder) => file.name.startsWith(`${folder}/`)))),
  ])
  const version = sha256Hex(sorted.map((file) => `${file.name}\u001f${file.text}`).join('\u001e')).slice(0, 12)
  return { ...Object.fromEntries(compiled), version } as KnowledgeData
}

/** Makes the look-up tables of compiled knowledge. */
export function indexKnowledge(data: KnowledgeData, dictionaries: Dictionaries | null = null): Knowledge {
  const indexed = Object.entries(topics).map(([name, one]) => [name, (one.index as (part: unknown) => unknown)(data[name as TopicName])])
  return { ...Object.fromEntries(indexed), version: data.version, dictionaries, roster: null } as Knowledge
}

/** The same knowledge with what a record has learned. `version` stays that of the book. */
export function withRoster(knowledge: Knowledge, roster: Roster | null): Knowledge {
  return { ...knowledge, roster }
}
