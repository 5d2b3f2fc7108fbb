/** Scores tags and trees against a treebank, from gold words: what evaluation.md calls the suite `treebank`. */
import { type LanguageModel, parseWords } from '../language/index.js'
import { viewOf } from '../language/view.js'
import type { NamedTokens } from '../model/names.js'
import type { ParsedTokens, Sentence } from '../model/tokens.js'
import { type GoldSentence, readConllu } from './conllu.js'

export interface Rate {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Rates between 0 and 1. `uas` and `las` leave out punctuation, `las` also label subtypes; `uasAll` and `lasAll` leave out nothing. */
export interface TreebankScore {
  readonly n: number
  readonly words: number
  readonly upos: number
  readonly fine: number
  readonly lemma: number
  readonly uas: number
  readonly las: number
  readonly core: Rate
  readonly oblique: Rate
  readonly uasAll: number
  readonly lasAll: number
  /** F1 by relation without subtype, for the table of faults. */
  readonly relations: Readonly<Record<string, Rate & { readonly gold: number }>>
}

/** Longest run of words that goes through the model at once. */
const longest = 250

interface Count {
  gold: number
  found: number
  right: number
}

const coreRelations: ReadonlySet<string> = new Set(['nsubj', 'obj', 'iobj', 'ccomp', 'xcomp'])

/** The label as it counts among core arguments; null when it is none. Subtypes of subjects and clauses count as their relation. */
function coreLabel(relation: string): string | null {
  if (relation === 'obl:agent') return relation
  const plain = plainOf(relation)
  return coreRelations.has(plain) ? plain : null
}

function plainOf(relation: string): string {
  const colon = relation.indexOf(':')
  return colon < 0 ? relation : relation.slice(0, colon)
}

/** Parses the gold words of a CoNLL-U text and compares; `only` picks documents by name. Throws TreebankError on input that is none. */
export function scoreTreebank(conllu: string, model: LanguageModel, only?: (document: string) => boolean): TreebankScore {
  const sentences = readConllu(conllu).filter((sentence) => only === undefined || only(sentence.document))
  return compareTreebank(sentences, parseGold(sentences, model))
}

/** Tags and parses the gold words of many sentences as one table. A sentence beyond the model's limit is parsed in pieces, as the stage would. */
export function parseGold(sentences: readonly GoldSentence[], model: LanguageModel): NamedTokens {
  const forms: string[] = []
  const spans: Sentence[] = []
  for (const { words } of sentences)
    for (let from = 0; from < words.length; from += longest) {
      const first = forms.length
      for (const word of words.slice(from, from + longest)) forms.push(viewOf(word.form))
      spans.push({ first, end: forms.length, index: spans.length, inHeadline: false, paragraph: 0 })
    }
  const places = new Int32Array(forms.length)
  return parseWords(model, forms, spans, places, places)
}

/** Compares a table of all words of the sentences, in order, with their gold annotation. */
export function compareTreebank(sentences: readonly GoldSentence[], parsed: ParsedTokens): TreebankScore {
  const tally = { words: 0, upos: 0, fine: 0, lemma: 0, plain: 0, uas: 0, las: 0, uasAll: 0, lasAll: 0 }
  const core = new Map<string, Count>()
  const byRelation = new Map<string, Count>()
  let base = 0
  for (const gold of sentences) {
    gold.words.forEach((word, place) => {
      const i = base + place
      const head = parsed.head[i] === i ? 0 : (parsed.head[i] ?? 0) - base + 1
      const relation = parsed.relation[i] ?? ''
      const sameHead = head === word.head
      tally.words++
      if (parsed.tag[i] === word.tag) tally.upos++
      if (parsed.fine[i] === word.fine) tally.fine++
      if (parsed.lemma[i] === viewOf(word.lemma)) tally.lemma++
      if (sameHead) tally.uasAll++
      if (sameHead && relation === word.relation) tally.lasAll++
      count(core, coreLabel(word.relation), coreLabel(relation), sameHead)
      count(byRelation, plainOf(word.relation), plainOf(relation), sameHead)
      if (word.tag === 'PUNCT') return
      tally.plain++
      if (sameHead) tally.uas++
      if (sameHead && plainOf(relation) === plainOf(word.relation)) tally.las++
    })
    base += gold.words.length
  }
  return summary(sentences.length, tally, core, byRelation)
}

interface Tally {
  readonly words: number
  readonly upos: number
  readonly fine: number
  readonly lemma: number
  readonly plain: number
  readonly uas: number
  readonly las: number
  readonly uasAll: number
  readonly lasAll: number
}

function summary(n: number, tally: Tally, core: ReadonlyMap<string, Count>, byRelation: ReadonlyMap<string, Count>): TreebankScore {
  const sum: Count = { gold: 0, found: 0, right: 0 }
  for (const one of core.values()) {
    sum.gold += one.gold
    sum.found += one.found
    sum.right += one.right
  }
  const relations = [...byRelation]
    .sort(([, a], [, b]) => b.gold - a.gold)
    .map(([name, one]) => [name, { ...rateOf(one), gold: one.gold }] as const)
  return {
    n,
    words: tally.words,
    upos: tally.upos / tally.words,
    fine: tally.fine / tally.words,
    lemma: tally.lemma / tally.words,
    uas: tally.uas / tally.plain,
    las: tally.las / tally.plain,
    core: rateOf(sum),
    oblique: rateOf(byRelation.get('obl') ?? { gold: 0, found: 0, right: 0 }),
    uasAll: tally.uasAll / tally.words,
    lasAll: tally.lasAll / tally.words,
    relations: Object.fromEntries(relations),
  }
}

function count(map: Map<string, Count>, gold: string | null, found: string | null, sameHead: boolean): void {
  const at = (name: string): Count => {
    const held = map.get(name) ?? { gold: 0, found: 0, right: 0 }
    map.set(name, held)
    return held
  }
  if (gold !== null) at(gold).gold++
  if (found !== null) at(found).found++
  if (gold !== null && gold === found && sameHead) at(gold).right++
}

export function rateOf(one: Readonly<Count>): Rate {
  const precision = one.found === 0 ? 0 : one.right / one.found
  const recall = one.gold === 0 ? 0 : one.right / one.gold
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}
