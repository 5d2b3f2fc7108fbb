/** Vocabulary of initiatives: nouns that name them and their steps, and initiatives known by name. From knowledge/initiatives. */
import { type WordTable, wordTable } from '../../base/word-table.js'
import { byText } from '../../base/order.js'
import { type PhraseTable, phraseTable } from '../phrases.js'
import { KnowledgeError, readTable, type SourceFile } from '../source.js'

const initiativeNounClasses = ['program', 'series', 'step'] as const
export type InitiativeNounClass = (typeof initiativeNounClasses)[number]

export interface InitiativesData {
  readonly nouns: readonly { readonly noun: string; readonly class: InitiativeNounClass }[]
  readonly names: readonly { readonly name: string; readonly holder: string | null }[]
}
export interface InitiativeWords {
  readonly nouns: WordTable<InitiativeNounClass>
  /** Known names with their holder's code, or null. */
  readonly names: PhraseTable<{ readonly name: string; readonly holder: string | null }>
}

/** Compiles `nouns.tsv` and `names.tsv`; later files add and override. */
export function compileInitiatives(files: readonly SourceFile[]): InitiativesData {
  const nouns = new Map<string, InitiativeNounClass>()
  const names = new Map<string, string | null>()
  for (const file of files) {
    if (file.name.endsWith('nouns.tsv'))
      for (const row of readTable(file, ['noun', 'class'])) {
        const kind = initiativeNounClasses.find((one) => one === row.cells['class'])
        if (kind === undefined)
          throw new KnowledgeError(row.file, row.line, `class '${row.cells['class']}' is none of: ${initiativeNounClasses.join(', ')}`)
        nouns.set(row.cells['noun'] ?? '', kind)
      }
    else if (file.name.endsWith('names.tsv'))
      for (const row of readTable(file, ['name'])) {
        const holder = row.cells['holder'] ?? ''
        if (holder !== '' && !/^[A-Z0-9]{2,9}$/.test(holder)) throw new KnowledgeError(row.file, row.line, `holder '${holder}' is no code`)
        names.set(row.cells['name'] ?? '', holder === '' ? null : holder)
      }
    else throw new KnowledgeError(file.name, 0, 'expected nouns.tsv or names.tsv')
  }
  return {
    nouns: [...nouns].map(([noun, kind]) => ({ noun, class: kind })).sort((a, b) => byText(a.noun, b.noun)),
    names: [...names].map(([name, holder]) => ({ name, holder })).sort((a, b) => byText(a.name, b.name)),
  }
}

export function indexInitiatives(data: InitiativesData): InitiativeWords {
  return Object.freeze({
    nouns: wordTable(new Map(data.nouns.map((entry) => [entry.noun, entry.class]))),
    names: phraseTable(data.names, (entry) => entry.name),
  })
}
