/** Phrases of several words, found at a token by their first word: the longest first. */
import { lookUp, type WordTable, wordTable } from '../base/word-table.js'

export interface PhraseEntry<T> {
  readonly words: readonly string[]
  readonly value: T
}

/** Entries by first word, longest first; entries of equal words in the order given. A hyphenated word stands whole, cut at its hyphens, and open. */
export type PhraseTable<T> = WordTable<readonly PhraseEntry<T>[]>

export function phraseTable<T>(items: readonly T[], phrase: (item: T) => string): PhraseTable<T> {
  const out = new Map<string, PhraseEntry<T>[]>()
  for (const value of items) {
    const whole = phrase(value)
    const forms = whole.includes('-') ? [whole, whole.replaceAll('-', ' - '), whole.replaceAll('-', ' ')] : [whole]
    for (const form of forms) {
      const words = phraseWords(form)
      const first = words[0]
      if (first === undefined) continue
      const list = out.get(first)
      if (list) list.push({ words, value })
      else out.set(first, [{ words, value }])
    }
  }
  for (const list of out.values()) list.sort((a, b) => b.words.length - a.words.length)
  return wordTable(out)
}

/** Words of a phrase as a tokeniser cuts them: possessives and hyphens apart, abbreviations whole. */
export function phraseWords(phrase: string): readonly string[] {
  return phrase
    .replace(/('s|s')(?=\s|$)/g, (mark) => (mark === "s'" ? "s '" : " 's"))
    .split(' ')
    .filter((word) => word !== '')
}

/**
 * The longest entry whose words stand at `token` in `lower` (or whose last word is the lemma there), before `end`.
 * Returns the entry and the end of the match.
 */
export function phraseAt<T>(
  table: PhraseTable<T>,
  lower: readonly string[],
  lemma: readonly string[],
  token: number,
  end: number,
): { readonly value: T; readonly end: number } | null {
  const first = lookUp(table, lower[token] ?? '')
  const found = first === undefined ? null : longest(first, lower, lemma, token, end)
  if (found || lemma === lower) return found
  const other = lookUp(table, lemma[token] ?? '')
  return other === undefined ? null : longest(other, lower, lemma, token, end)
}

function longest<T>(
  entries: readonly PhraseEntry<T>[],
  lower: readonly string[],
  lemma: readonly string[],
  token: number,
  end: number,
): { readonly value: T; readonly end: number } | null {
  for (const entry of entries) {
    const size = entry.words.length
    if (token + size > end) continue
    let same = true
    for (let i = 0; i < size && same; i++) {
      const word = entry.words[i]
      same = lower[token + i] === word || lemma[token + i] === word
    }
    if (same) return { value: entry.value, end: token + size }
  }
  return null
}
