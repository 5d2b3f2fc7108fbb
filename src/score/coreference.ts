/**
 * Scores links between mentions on GUM's own chains: the suite `coreference`.
 *
 * Counted are mentions of persons, organisations and places by their head words, from the running text of each document. A link
 * goes from a mention to the last one before it that is said to be the same; it is judged where GUM annotates both heads, and
 * right where they are in one chain. First and second persons are never linked by the coder and not counted; nor are cities,
 * regions and adjectives, which the coder gives the entity of their state without claiming that they are it. Precision says
 * how often a link that was made is right; coverage how many of GUM's links were made: the coder leaves a mention alone rather
 * than guess, and many of GUM's documents speak of things that no dispatch does.
 */
import type { ActorMention, Entity } from '../model/actor.js'
import { type ParsedTokens, charSpan } from '../model/tokens.js'
import { readConllu } from './conllu.js'
import { documentsOf, entitySpans, goldKinds, headOf } from './mentions.js'
import { runningText } from './treebank-raw.js'

export type MentionClass = 'name' | 'noun' | 'pronoun'

export interface LinkRate {
  /** Links that were made and can be judged. */
  readonly made: number
  readonly precision: number
  /** Gold links. */
  readonly n: number
  readonly coverage: number
}

export interface CoreferenceScore extends LinkRate {
  readonly documents: number
  /** Harmonic mean of precision and coverage. */
  readonly f1: number
  /** By the later mention. */
  readonly classes: Readonly<Record<MentionClass, LinkRate>>
}

/** What the coder reads of a text. */
export interface WhoRead {
  readonly tokens: ParsedTokens
  readonly entities: readonly Entity[]
  readonly actors: readonly ActorMention[]
}

interface GoldMention {
  readonly chain: string
  readonly class: MentionClass | null
  readonly words: string
}

interface Count {
  made: number
  right: number
  gold: number
  found: number
}

/** Reads every document with `read` and compares links. Throws TreebankError on input that is no CoNLL-U. */
export function scoreCoreference(
  conllu: string,
  read: (text: string) => WhoRead,
): { readonly score: CoreferenceScore; readonly faults: readonly string[] } {
  const counts: Record<MentionClass | 'all', Count> = { all: none(), name: none(), noun: none(), pronoun: none() }
  const faults: string[] = []
  const documents = documentsOf(readConllu(conllu))
  for (const document of documents) {
    const { text, words } = runningText(document)
    const gold = goldAt(document, words)
    scoreDocument(text, gold, read(text), counts, faults)
  }
  const all = rateOf(counts.all)
  const f1 = all.precision + all.coverage === 0 ? 0 : (2 * all.precision * all.coverage) / (all.precision + all.coverage)
  const classes = { name: rateOf(counts.name), noun: rateOf(counts.noun), pronoun: rateOf(counts.pronoun) }
  return { score: { documents: documents.length, ...all, f1, classes }, faults }
}

function none(): Count {
  return { made: 0, right: 0, gold: 0, found: 0 }
}

function rateOf({ made, right, gold, found }: Count): LinkRate {
  return { made, precision: made === 0 ? 0 : right / made, n: gold, coverage: gold === 0 ? 0 : found / gold }
}

/** Gold mentions by the place of their head word in the text; of several with one head the widest. */
function goldAt(
  document: ReturnType<typeof documentsOf>[number],
  places: readonly (readonly [number, number])[],
): ReadonlyMap<number, GoldMention> {
  const out = new Map<number, GoldMention>()
  let base = 0
  for (const { words } of document) {
    for (const span of entitySpans(words).toSorted((a, b) => a.last - a.first - (b.last - b.first))) {
      const head = headOf(words, span)
      const [word, place] = [words[head], places[base + head]]
      if (!goldKinds.has(span.kind) || !word || !place) continue
      out.set(place[0], { chain: span.name, class: classOf(word.tag, word.form), words: wordsIn(words, span.first, span.last) })
    }
    base += words.length
  }
  return out
}

function wordsIn(words: readonly { readonly form: string }[], first: number, last: number): string {
  return words
    .slice(first, last + 1)
    .map((word) => word.form)
    .join(' ')
}

const spoken = /^(i|me|my|mine|myself|we|us|our|ours|ourselves|you|your|yours|yourself|yourselves|who|which|that|whose|whom)$/i

/** Null for first and second persons and for relative pronouns. */
function classOf(tag: string, form: string): MentionClass | null {
  if (spoken.test(form)) return null
  return tag === 'PRON' || tag === 'DET' ? 'pronoun' : tag === 'PROPN' ? 'name' : 'noun'
}

function scoreDocument(
  text: string,
  gold: ReadonlyMap<number, GoldMention>,
  { tokens, actors }: WhoRead,
  counts: Record<MentionClass | 'all', Count>,
  faults: string[],
): void {
  const heads = [...actors].sort((a, b) => a.head - b.head || a.first - b.first)
  const last = new Map<number, number>()
  const chainsOf = new Map<number, Set<string>>()
  const found = new Set<number>()
  for (const mention of heads) {
    const at = tokens.from[mention.head] ?? -1
    const known = gold.get(at)
    const before = last.get(mention.entity)
    if (!known || before === at || isPartOfState(mention)) continue
    const chains = chainsOf.get(mention.entity) ?? new Set<string>()
    if (chains.has(known.chain)) found.add(at)
    chainsOf.set(mention.entity, chains.add(known.chain))
    last.set(mention.entity, at)
    const antecedent = before === undefined ? undefined : gold.get(before)
    if (!antecedent || known.class === null) continue
    const right = antecedent.chain === known.chain
    for (const count of [counts.all, counts[known.class]]) {
      count.made++
      if (right) count.right++
    }
    if (!right) {
      const span = charSpan(tokens, mention)
      faults.push(
        `wrong: '${text.slice(span.from, span.to).replace(/\s+/g, ' ')}' -> '${antecedent.words}' (${mention.link ?? mention.foundBy}) in '${text.slice(Math.max(0, at - 60), at + 30).replace(/\s+/g, ' ')}'`,
      )
    }
  }
  countGold(gold, found, counts)
}

/** A city, region or adjective: it leads to its state, but is not the state. */
function isPartOfState({ foundBy, reading }: ActorMention): boolean {
  return reading === 'modifier'
    ? foundBy === 'actors/book-adjective'
    : reading === 'place'
      ? foundBy !== 'actors/book-name'
      : foundBy === 'actors/book-region'
}

/** A gold link is every mention of a chain but the first. */
function countGold(gold: ReadonlyMap<number, GoldMention>, found: ReadonlySet<number>, counts: Record<MentionClass | 'all', Count>): void {
  const seen = new Set<string>()
  for (const [at, mention] of [...gold].sort(([a], [b]) => a - b)) {
    if (seen.has(mention.chain) && mention.class !== null)
      for (const count of [counts.all, counts[mention.class]]) {
        count.gold++
        if (found.has(at)) count.found++
      }
    seen.add(mention.chain)
  }
}
