/** Scores the heads of mentions of persons, organisations and places on GUM's entity annotation: the suite `mentions`. */
import type { LanguageModel } from '../language/index.js'
import type { NameKind } from '../model/names.js'
import { type GoldSentence, type GoldWord, readConllu } from './conllu.js'
import { parseGold, type Rate, rateOf } from './treebank.js'

export interface MentionScore {
  /** Gold mentions, counted by head. */
  readonly n: number
  /** A mention is right when its head and its kind are. */
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly kinds: Readonly<Record<NameKind, Rate & { readonly n: number }>>
  /** Heads that are proper names alone. */
  readonly proper: Rate & { readonly n: number }
}

/** GUM's kinds of entities that are scored. */
export const goldKinds: ReadonlyMap<string, NameKind> = new Map([
  ['person', 'person'],
  ['organization', 'organisation'],
  ['place', 'place'],
])

interface Tally {
  gold: number
  found: number
  right: number
}

/** Parses the gold words of each document and compares heads. Throws TreebankError on input that is no CoNLL-U. */
export function scoreMentions(conllu: string, model: LanguageModel): MentionScore {
  const tallies: Record<NameKind | 'all' | 'proper', Tally> = {
    person: { gold: 0, found: 0, right: 0 },
    organisation: { gold: 0, found: 0, right: 0 },
    place: { gold: 0, found: 0, right: 0 },
    all: { gold: 0, found: 0, right: 0 },
    proper: { gold: 0, found: 0, right: 0 },
  }
  for (const document of documentsOf(readConllu(conllu))) {
    const words = document.flatMap((sentence) => sentence.words)
    const gold = document.flatMap((sentence) => headKinds(sentence.words))
    const found = new Map(parseGold(document, model).names.map((name) => [name.head, name.kind]))
    gold.forEach((kind, i) => {
      const guess = found.get(i) ?? null
      const names = words[i]?.tag === 'PROPN' ? [tallies.all, tallies.proper] : [tallies.all]
      if (kind !== null) for (const tally of [...names, tallies[kind]]) tally.gold++
      if (guess !== null) for (const tally of [...names, tallies[guess]]) tally.found++
      if (kind !== null && kind === guess) for (const tally of [...names, tallies[kind]]) tally.right++
    })
  }
  const of = (tally: Tally): Rate & { readonly n: number } => ({ n: tally.gold, ...rateOf(tally) })
  return {
    ...of(tallies.all),
    kinds: { person: of(tallies.person), organisation: of(tallies.organisation), place: of(tallies.place) },
    proper: of(tallies.proper),
  }
}

/** The sentences of each document. */
export function documentsOf(sentences: readonly GoldSentence[]): GoldSentence[][] {
  const groups: GoldSentence[][] = []
  let last: string | null = null
  for (const sentence of sentences) {
    if (sentence.document !== last) groups.push([])
    last = sentence.document
    groups.at(-1)?.push(sentence)
  }
  return groups
}

/** The kind of the widest mention that each word heads; null where it heads none. The head is the word of the span whose governor lies outside. */
export function headKinds(words: readonly GoldWord[]): (NameKind | null)[] {
  const out: (NameKind | null)[] = words.map(() => null)
  const width = words.map(() => 0)
  for (const span of entitySpans(words)) {
    const kind = goldKinds.get(span.kind)
    if (kind === undefined) continue
    const head = headOf(words, span)
    const size = span.last - span.first + 1
    if (head < 0 || size <= (width[head] ?? 0)) continue
    out[head] = kind
    width[head] = size
  }
  return out
}

/** The word of a span whose governor lies outside it, or -1. */
export function headOf(words: readonly GoldWord[], { first, last }: EntitySpan): number {
  return words.findIndex((word, i) => i >= first && i <= last && (word.head - 1 < first || word.head - 1 > last))
}

export interface EntitySpan {
  /** The chain: mentions of one entity have one name within a document. */
  readonly name: string
  readonly first: number
  readonly last: number
  readonly kind: string
}

/** Spans of GUM's Entity column: "(7-person-..." opens, "7)" closes, "(7-person-...)" does both. */
export function entitySpans(words: readonly GoldWord[]): EntitySpan[] {
  const open: { readonly name: string; readonly kind: string; readonly first: number }[] = []
  const spans: EntitySpan[] = []
  words.forEach((word, i) => {
    const field = word.misc.split('|').find((part) => part.startsWith('Entity='))
    if (field === undefined) return
    for (const [part] of field.slice(7).matchAll(/\([^()]*\)?|[^()]+\)/g)) {
      const [name = '', kind = ''] = part.replace(/[()]/g, '').split('-')
      if (part.startsWith('(') && part.endsWith(')')) spans.push({ name, first: i, last: i, kind })
      else if (part.startsWith('(')) open.push({ name, kind, first: i })
      else {
        const at = open.findLastIndex((one) => one.name === name)
        const [begun] = at < 0 ? [] : open.splice(at, 1)
        if (begun) spans.push({ name, first: begun.first, last: i, kind: begun.kind })
      }
    }
  })
  return spans
}
