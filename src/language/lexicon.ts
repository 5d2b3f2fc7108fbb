/** The words met lately: what depends on the form of a word alone is worked out once and kept. */
import { type LemmaTable, lemmaOf } from './lemma.js'
import { viewOf } from './view.js'

/** Forms in a generation. Those not met for a whole generation are forgotten. */
export const generation = 8000

/** A form of a word, its last lemma with the number of the fine tag it belongs to, and where the network keeps its sums (-1: nowhere yet). */
export interface Word {
  readonly form: string
  readonly lower: string
  fine: number
  lemma: string
  place: number
}

export class Lexicon {
  private recent = new Map<string, Word>()
  private older = new Map<string, Word>()

  constructor(
    private readonly table: LemmaTable,
    private readonly fine: readonly string[],
  ) {}

  /** Forms that are kept at present: never more than two generations. */
  get size(): number {
    return this.recent.size + this.older.size
  }

  /** The word that a stretch of text stands for. */
  wordOf(text: string): Word {
    const held = this.recent.get(text)
    if (held !== undefined) return held
    if (this.recent.size >= generation) {
      this.older = this.recent
      this.recent = new Map()
    }
    // A long slice of a text holds on to the whole text; a copy does not.
    const key = text.length < 13 ? text : ` ${text}`.slice(1)
    const word = this.older.get(text) ?? newWord(key)
    this.recent.set(key, word)
    return word
  }

  /** The lemma of a word with the fine tag of this number. */
  lemmaOf(word: Word, fine: number): string {
    if (word.fine !== fine) {
      word.fine = fine
      word.lemma = lemmaOf(word.form, word.lower, this.fine[fine] ?? '', this.table)
    }
    return word.lemma
  }
}

function newWord(text: string): Word {
  const form = viewOf(text)
  return { form, lower: form.toLowerCase(), fine: -1, lemma: '', place: -1 }
}
