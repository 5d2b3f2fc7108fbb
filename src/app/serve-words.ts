/** Words of a text as search compares them, and keyword in context. */
import { plainWords, type Span } from '../base/index.js'
import type { Dispatch } from '../model/index.js'

export interface WordQuery {
  /** Single words that must occur. */
  readonly words: readonly string[]
  readonly phrases: readonly (readonly string[])[]
  readonly without: readonly string[]
  matches(text: string): boolean
}

/** Reads `words "a phrase" -without`. */
export function readQuery(text: string): WordQuery {
  const words: string[] = []
  const phrases: (readonly string[])[] = []
  const without: string[] = []
  for (const match of text.matchAll(/"([^"]+)"|-(\S+)|(\S+)/g)) {
    if (match[1] !== undefined) phrases.push(plainWords(match[1]))
    else if (match[2] !== undefined) without.push(...plainWords(match[2]))
    else words.push(...plainWords(match[3] ?? ''))
  }
  return {
    words,
    phrases,
    without,
    matches(body) {
      const found = plainWords(body)
      const set = new Set(found)
      return (
        words.every((word) => set.has(word)) &&
        !without.some((word) => set.has(word)) &&
        phrases.every((phrase) => positions(found, phrase).length > 0)
      )
    },
  }
}

function positions(words: readonly string[], phrase: readonly string[]): readonly number[] {
  const out: number[] = []
  for (let i = 0; i + phrase.length <= words.length; i++) if (phrase.every((word, k) => words[i + k] === word)) out.push(i)
  return out
}

/** Where the query's words stand, with up to 60 characters on both sides; at most eight hits. */
export function hitsIn(
  text: string,
  query: WordQuery,
): readonly (Span & { readonly left: string; readonly hit: string; readonly right: string })[] {
  const tokens = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    word: plainWords(match[0]).join(''),
  }))
  const wanted = new Set(query.words)
  const spans: Span[] = tokens.filter(({ word }) => wanted.has(word)).map(({ from, to }) => ({ from, to }))
  for (const phrase of query.phrases)
    for (const at of positions(
      tokens.map(({ word }) => word),
      phrase,
    ))
      spans.push({ from: tokens[at]?.from ?? 0, to: tokens[at + phrase.length - 1]?.to ?? 0 })
  return spans
    .sort((a, b) => a.from - b.from)
    .slice(0, 8)
    .map(({ from, to }) => ({
      from,
      to,
      left: flat(text.slice(Math.max(0, from - 60), from)),
      hit: text.slice(from, to),
      right: flat(text.slice(to, to + 60)),
    }))
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** A coarse split for texts that no coder has split: at full stops before a capital, and at line breaks. */
export function sentencesOf(dispatch: Dispatch): readonly Span[] {
  const out: Span[] = []
  const text = dispatch.text
  let from = 0
  for (const match of text.matchAll(/(?<=[a-z\d)”"]{2}[.!?]["”]?)\s+(?=[A-Z“"])|\n+/g)) {
    if (text.slice(from, match.index).trim() !== '') out.push({ from, to: match.index })
    from = match.index + match[0].length
  }
  if (text.slice(from).trim() !== '') out.push({ from, to: text.trimEnd().length })
  return out
}

/** The headline region, or the first words of the body. */
export function headlineOf(dispatch: Dispatch): string {
  const region = dispatch.regions.find(({ kind }) => kind === 'headline')
  if (region) return dispatch.text.slice(region.from, region.to)
  const body = dispatch.regions.find(({ kind }) => kind === 'body')
  const first = (body ? dispatch.text.slice(body.from, body.to) : dispatch.text).trim().split(/\n/)[0] ?? ''
  return first.length <= 110 ? first : `${first.slice(0, 108).replace(/\s+\S*$/, '')} …`
}
