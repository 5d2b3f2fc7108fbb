/** Reads and checks knowledge/speech: verbs, nouns and adjectives of speech with their frames, phrases, conditions, polarity, trends. */
import { byText } from '../../base/order.js'
import { type StatementAct, statementActs } from '../../model/record.js'
import { KnowledgeError, listed, type Row, readTable, type SourceFile } from '../source.js'

export type Sign = -1 | 0 | 1
const speechKinds = ['speech', 'thought', 'show'] as const
export type SpeechKind = (typeof speechKinds)[number]

/** Where the content of a verb of speech stands; the header of knowledge/speech/verbs.tsv explains each. */
export type Frame = 'that' | 'quote' | 'obj' | 'person' | 'to' | `${string}+to` | `obj+${string}` | `p:${string}` | `a:${string}`

export interface SpeechVerb {
  readonly lemma: string
  readonly act: StatementAct
  readonly polarity: Sign
  readonly kind: SpeechKind
  readonly frames: readonly Frame[]
}
export interface SpeechNoun {
  readonly lemma: string
  readonly act: StatementAct
  readonly polarity: Sign
  readonly kind: 'speech' | 'express'
}
export interface SpeechAdjective {
  readonly lemma: string
  readonly act: StatementAct
  readonly polarity: Sign
}
export interface SourcePhrase {
  readonly phrase: string
  readonly kind: 'source' | 'possessor' | 'unit'
  readonly act: StatementAct
}
export interface ConditionPhrase {
  readonly phrase: string
  readonly place: 'head' | 'verb'
}
export interface PolarityWord {
  readonly lemma: string
  readonly class: 'noun' | 'adjective' | 'verb' | 'phrase' | 'reverser' | 'undoing'
  readonly sign: Sign
}
export interface TrendWord {
  readonly words: string
  readonly class: 'verb' | 'adjective' | 'noun' | 'relation'
  readonly sign: Sign
}
/** What a word of knowledge/speech/words.tsv does; the file's header explains each. */
export const wordClasses = [
  'good',
  'harm',
  'captive',
  'releasing',
  'stopping',
  'amending',
  'denial',
  'expressing',
  'offering',
  'offered',
  'light',
  'spurning',
  'blaming',
  'document',
  'hearsay',
  'anonymous',
  'ofThings',
  'text',
  'issuing',
  'issued',
  'charge',
  'claim',
  'informed',
  'scheduling',
  'mishap',
  'shooting',
  'missile',
  'combat',
  'struggle',
  'shield',
  'menace',
  'cruelty',
] as const
export type WordClass = (typeof wordClasses)[number]
export interface ClassedWord {
  readonly word: string
  readonly class: WordClass
}
export interface SpeechData {
  readonly words: readonly ClassedWord[]
  readonly verbs: readonly SpeechVerb[]
  readonly nouns: readonly SpeechNoun[]
  readonly adjectives: readonly SpeechAdjective[]
  readonly phrases: readonly SourcePhrase[]
  readonly conditions: readonly ConditionPhrase[]
  readonly polarity: readonly PolarityWord[]
  readonly trends: readonly TrendWord[]
}

/** Compiles the files of knowledge/speech. A user's further files of the same names (any folder) add to them; the later row of a key wins. */
export function compileSpeech(files: readonly SourceFile[]): SpeechData {
  return {
    words: compileEach(files, 'words.tsv', ['word', 'class'], readWord, (word) => `${word.class} ${word.word}`),
    verbs: compileEach(files, 'verbs.tsv', ['lemma', 'act', 'polarity', 'kind', 'frames'], readVerb, (verb) => verb.lemma),
    nouns: compileEach(files, 'nouns.tsv', ['lemma', 'act', 'polarity', 'kind'], readNoun, (noun) => noun.lemma),
    adjectives: compileEach(files, 'adjectives.tsv', ['lemma', 'act', 'polarity'], readAdjective, (adjective) => adjective.lemma),
    phrases: compileEach(files, 'phrases.tsv', ['phrase', 'kind', 'act'], readPhrase, (phrase) => phrase.phrase),
    conditions: compileEach(files, 'conditions.tsv', ['phrase', 'place'], readCondition, (condition) => condition.phrase),
    polarity: compileEach(files, 'polarity.tsv', ['lemma', 'class', 'sign'], readPolarity, (word) => `${word.class} ${word.lemma}`),
    trends: compileEach(files, 'trends.tsv', ['words', 'class', 'sign'], readTrend, (word) => `${word.class} ${word.words}`),
  }
}

/** Rows of every file of a base name. A key twice in one file is a fault; in a later file it overrides. */
function compileEach<T>(
  files: readonly SourceFile[],
  base: string,
  needed: readonly string[],
  read: (row: Row) => T,
  key: (item: T) => string,
): readonly T[] {
  const out = new Map<string, T>()
  for (const file of files) {
    if (file.name !== base && !file.name.endsWith(`/${base}`)) continue
    const lines = new Map<string, number>()
    for (const row of readTable(file, needed)) {
      const item = read(row)
      const name = key(item)
      const before = lines.get(name)
      if (before !== undefined) throw new KnowledgeError(row.file, row.line, `'${name}' stands already in line ${before}`)
      lines.set(name, row.line)
      out.set(name, item)
    }
  }
  return [...out.keys()]
    .sort(byText)
    .map((name) => out.get(name))
    .filter((item) => item !== undefined)
}

/** A cell that must be one of some words. */
function oneOf<T extends string>(row: Row, column: string, allowed: readonly T[]): T {
  const cell = row.cells[column] ?? ''
  for (const word of allowed) if (word === cell) return word
  throw new KnowledgeError(row.file, row.line, `${column} '${cell}' is none of: ${allowed.join(', ')}`)
}

function signOf(row: Row, column: string): Sign {
  const cell = oneOf(row, column, ['-1', '0', '1'])
  return cell === '-1' ? -1 : cell === '1' ? 1 : 0
}

function textOf(row: Row, column: string): string {
  const cell = row.cells[column] ?? ''
  if (cell !== cell.toLowerCase()) throw new KnowledgeError(row.file, row.line, `${column} '${cell}' must be in lower case`)
  return cell
}

const framePattern = /^(that|quote|obj|person|to|[a-z]+\+to|obj\+[a-z]+|p:[a-z]+|a:[a-z]+)$/

function isFrame(cell: string): cell is Frame {
  return framePattern.test(cell)
}

function readVerb(row: Row): SpeechVerb {
  const frames = listed(row.cells['frames']).map((cell) => {
    if (!isFrame(cell)) throw new KnowledgeError(row.file, row.line, `'${cell}' is no frame`)
    return cell
  })
  return {
    lemma: textOf(row, 'lemma'),
    act: oneOf(row, 'act', statementActs),
    polarity: signOf(row, 'polarity'),
    kind: oneOf(row, 'kind', speechKinds),
    frames,
  }
}

function readNoun(row: Row): SpeechNoun {
  return {
    lemma: textOf(row, 'lemma'),
    act: oneOf(row, 'act', statementActs),
    polarity: signOf(row, 'polarity'),
    kind: oneOf(row, 'kind', ['speech', 'express']),
  }
}

function readAdjective(row: Row): SpeechAdjective {
  return { lemma: textOf(row, 'lemma'), act: oneOf(row, 'act', statementActs), polarity: signOf(row, 'polarity') }
}

function readPhrase(row: Row): SourcePhrase {
  return {
    phrase: textOf(row, 'phrase'),
    kind: oneOf(row, 'kind', ['source', 'possessor', 'unit']),
    act: oneOf(row, 'act', statementActs),
  }
}

function readCondition(row: Row): ConditionPhrase {
  return { phrase: textOf(row, 'phrase'), place: oneOf(row, 'place', ['head', 'verb']) }
}

function readPolarity(row: Row): PolarityWord {
  return {
    lemma: textOf(row, 'lemma'),
    class: oneOf(row, 'class', ['noun', 'adjective', 'verb', 'phrase', 'reverser', 'undoing']),
    sign: signOf(row, 'sign'),
  }
}

function readWord(row: Row): ClassedWord {
  return { word: textOf(row, 'word'), class: oneOf(row, 'class', wordClasses) }
}

function readTrend(row: Row): TrendWord {
  return { words: textOf(row, 'words'), class: oneOf(row, 'class', ['verb', 'adjective', 'noun', 'relation']), sign: signOf(row, 'sign') }
}
