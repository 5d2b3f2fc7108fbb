/** The look-ups that the coder of statements asks: by lemma, and phrases by their first word. */
import { phraseTable, type PhraseTable } from '../phrases.js'
import type {
  ConditionPhrase,
  PolarityWord,
  Sign,
  SourcePhrase,
  SpeechAdjective,
  SpeechData,
  SpeechNoun,
  SpeechVerb,
  TrendWord,
  WordClass,
} from './compile.js'
import { wordClasses } from './compile.js'

/** The words of each class. */
export type SpeechWords = Readonly<Record<WordClass, ReadonlySet<string>>>

export interface Speech {
  readonly words: SpeechWords
  readonly verbs: ReadonlyMap<string, SpeechVerb>
  readonly nouns: ReadonlyMap<string, SpeechNoun>
  readonly adjectives: ReadonlyMap<string, SpeechAdjective>
  readonly phrases: PhraseTable<SourcePhrase>
  readonly conditions: PhraseTable<ConditionPhrase>
  /** Sign by class and lemma; phrases by their first word. */
  readonly polarity: {
    readonly phrases: PhraseTable<PolarityWord>
    readonly noun: ReadonlyMap<string, Sign>
    readonly adjective: ReadonlyMap<string, Sign>
    readonly verb: ReadonlyMap<string, Sign>
    /** Lemmas that turn a bad thing behind them into a good one. */
    readonly reverser: ReadonlySet<string>
    /** Lemmas of verbs that turn what they take back: a good thing into a bad one, a bad thing into a good one. */
    readonly undoing: ReadonlySet<string>
  }
  readonly trends: PhraseTable<TrendWord>
}

export function indexSpeech(data: SpeechData): Speech {
  const signs = (kind: PolarityWord['class']): ReadonlyMap<string, Sign> =>
    new Map(data.polarity.filter((word) => word.class === kind).map((word) => [word.lemma, word.sign]))
  const ofClass = (name: WordClass): ReadonlySet<string> =>
    new Set(data.words.filter((word) => word.class === name).map((word) => word.word))
  return Object.freeze({
    words: Object.fromEntries(wordClasses.map((name) => [name, ofClass(name)])) as SpeechWords,
    verbs: new Map(data.verbs.map((verb) => [verb.lemma, verb])),
    nouns: new Map(data.nouns.map((noun) => [noun.lemma, noun])),
    adjectives: new Map(data.adjectives.map((adjective) => [adjective.lemma, adjective])),
    phrases: phraseTable(data.phrases, (phrase) => phrase.phrase),
    conditions: phraseTable(data.conditions, (condition) => condition.phrase),
    polarity: {
      phrases: phraseTable(
        data.polarity.filter((word) => word.class === 'phrase'),
        (word) => word.lemma,
      ),
      noun: signs('noun'),
      adjective: signs('adjective'),
      verb: signs('verb'),
      undoing: new Set(data.polarity.filter((word) => word.class === 'undoing').map((word) => word.lemma)),
      reverser: new Set(data.polarity.filter((word) => word.class === 'reverser').map((word) => word.lemma)),
    },
    trends: phraseTable(data.trends, (trend) => trend.words),
  })
}
