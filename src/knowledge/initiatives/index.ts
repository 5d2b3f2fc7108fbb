/** Vocabulary of initiatives: nouns that name them and their steps, and initiatives known by name. From knowledge/initiatives. */
import { type WordTable, wordTable } from '../../base/word-table.js'
import { byText } from '../../base/order.js'
import { type PhraseTable, phraseTable } from '../phrases.js'
import { KnowledgeError, readTable, type Row, type SourceFile } from '../source.js'

const initiativeNounClasses = ['program', 'series', 'step'] as const
export type InitiativeNounClass = (typeof initiativeNounClasses)[number]

const wordClasses = ['policy', 'generic', 'talks', 'achieved', 'presenting', 'otherwise', 'naming'] as const
/** What a word of words.tsv does; the file's header explains each. */
export type InitiativeWordClass = (typeof wordClasses)[number]

export interface InitiativesData {
  readonly words: readonly { readonly word: string; readonly class: InitiativeWordClass }[]
  readonly nouns: readonly { readonly noun: string; readonly class: InitiativeNounClass }[]
  readonly names: readonly { readonly name: string; readonly holder: string | null }[]
}
export interface InitiativeWords {
  readonly words: Readonly<Record<InitiativeWordClass, ReadonlySet<string>>>
  readonly nouns: WordTable<InitiativeNounClass>
  /** Known names with their holder's code, or null. */
  readonly names: PhraseTable<{ readonly name: string; readonly holder: string | null }>
}

/** Compiles `nouns.tsv`, `names.tsv` and `words.tsv`; later files add and override. */
export function compileInitiatives(files: readonly SourceFile[]): InitiativesData {
  const nouns = new Map<string, InitiativeNounClass>()
  const names = new Map<string, string | null>()
  const words = new Map<string, InitiativesData['words'][number]>()
  for (const file of files) {
    if (file.name.endsWith('nouns.tsv'))
      for (const row of readTable(file, ['noun', 'class'])) nouns.set(row.cells['noun'] ?? '', classOf(row, initiativeNounClasses))
    else if (file.name.endsWith('words.tsv'))
      for (const row of readTable(file, ['word', 'class'])) {
        const entry = { word: row.cells['word'] ?? '', class: classOf(row, wordClasses) }
        words.set(`${entry.class} ${entry.word}`, entry)
      }
    else if (file.name.endsWith('names.tsv'))
      for (const row of readTable(file, ['name'])) {
        const holder = row.cells['holder'] ?? ''
        if (holder !== '' && !/^[A-Z0-9]{2,9}$/.test(holder)) throw new KnowledgeError(row.file, row.line, `holder '${holder}' is no code`)
        names.set(row.cells['name'] ?? '', holder === '' ? null : holder)
      }
    else throw new KnowledgeError(file.name, 0, 'expected nouns.tsv, names.tsv or words.tsv')
  }
  return {
    words: [...words.keys()]
      .sort(byText)
      .map((key) => words.get(key))
      .filter((entry) => entry !== undefined),
    nouns: [...nouns].map(([noun, kind]) => ({ noun, class: kind })).sort((a, b) => byText(a.noun, b.noun)),
    names: [...names].map(([name, holder]) => ({ name, holder })).sort((a, b) => byText(a.name, b.name)),
  }
}

function classOf<T extends string>(row: Row, classes: readonly T[]): T {
  const found = classes.find((one) => one === row.cells['class'])
  if (found === undefined) throw new KnowledgeError(row.file, row.line, `class '${row.cells['class']}' is none of: ${classes.join(', ')}`)
  return found
}

export function indexInitiatives(data: InitiativesData): InitiativeWords {
  const ofClass = (name: InitiativeWordClass): ReadonlySet<string> =>
    new Set(data.words.filter((entry) => entry.class === name).map((entry) => entry.word))
  return Object.freeze({
    words: Object.fromEntries(wordClasses.map((name) => [name, ofClass(name)])) as InitiativeWords['words'],
    nouns: wordTable(new Map(data.nouns.map((entry) => [entry.noun, entry.class]))),
    names: phraseTable(data.names, (entry) => entry.name),
  })
}
