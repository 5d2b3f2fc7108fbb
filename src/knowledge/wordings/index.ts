/** Loaded and contested designations, and head nouns of epithets: compiled from knowledge/wordings. */
import { byText } from '../../base/order.js'
import { type PhraseTable, phraseTable } from '../phrases.js'
import { KnowledgeError, type Row, readTable, type SourceFile } from '../source.js'

const wordingKinds = ['denial', 'hostile', 'status', 'name', 'euphemism', 'epithet', 'loaded'] as const
export type WordingKind = (typeof wordingKinds)[number]

export interface LoadedWording {
  readonly phrase: string
  /** Code of the state, organisation or group; '*' where the context decides; `PLACE:name` or `ACT:kind` for what is no actor. */
  readonly refers: string
  readonly kind: WordingKind
}
export interface EpithetNoun {
  readonly noun: string
  readonly loaded: boolean
}
export interface WordingsData {
  readonly loaded: readonly LoadedWording[]
  readonly epithets: readonly EpithetNoun[]
}
export interface Wordings {
  readonly loaded: PhraseTable<LoadedWording>
  /** By noun: whether the noun itself takes sides. */
  readonly epithets: ReadonlyMap<string, boolean>
}

/** Compiles `loaded.tsv` and `epithets.tsv`; later files add and override. */
export function compileWordings(files: readonly SourceFile[]): WordingsData {
  const loaded = new Map<string, LoadedWording>()
  const epithets = new Map<string, EpithetNoun>()
  for (const file of files) {
    if (file.name.endsWith('loaded.tsv'))
      for (const row of unique(file, ['phrase', 'refers', 'kind'], 'phrase')) {
        const entry = readLoaded(row)
        loaded.set(entry.phrase, entry)
      }
    else if (file.name.endsWith('epithets.tsv'))
      for (const row of unique(file, ['noun', 'loaded'], 'noun')) {
        const noun = row.cells['noun'] ?? ''
        epithets.set(noun, { noun, loaded: row.cells['loaded'] === '1' })
      }
    else throw new KnowledgeError(file.name, 0, 'expected loaded.tsv or epithets.tsv')
  }
  return {
    loaded: [...loaded.values()].sort((a, b) => byText(a.phrase, b.phrase)),
    epithets: [...epithets.values()].sort((a, b) => byText(a.noun, b.noun)),
  }
}

export function indexWordings(data: WordingsData): Wordings {
  return Object.freeze({
    loaded: phraseTable(data.loaded, (entry) => entry.phrase),
    epithets: new Map(data.epithets.map((entry) => [entry.noun, entry.loaded])),
  })
}

function unique(file: SourceFile, needed: readonly string[], key: string): readonly Row[] {
  const seen = new Set<string>()
  const rows = readTable(file, needed)
  for (const row of rows) {
    const name = row.cells[key] ?? ''
    if (seen.has(name)) throw new KnowledgeError(row.file, row.line, `'${name}' stands already above`)
    if (name !== name.toLowerCase()) throw new KnowledgeError(row.file, row.line, `'${name}' must be in lower case`)
    seen.add(name)
  }
  return rows
}

function readLoaded(row: Row): LoadedWording {
  const refers = row.cells['refers'] ?? ''
  if (!/^(\*|[A-Z0-9]{2,9}|PLACE:.+|ACT:.+)$/.test(refers))
    throw new KnowledgeError(row.file, row.line, `refers '${refers}' is no code, '*', PLACE:name or ACT:kind`)
  const kind = wordingKinds.find((one) => one === row.cells['kind'])
  if (kind === undefined) throw new KnowledgeError(row.file, row.line, `kind '${row.cells['kind']}' is none of: ${wordingKinds.join(', ')}`)
  return { phrase: row.cells['phrase'] ?? '', refers, kind }
}
