/** The language stage: puts segmentation, network and lemmas together into one table of parsed words. */
import type { Diagnostic } from '../model/diagnostic.js'
import type { Dispatch } from '../model/dispatch.js'
import type { NamedTokens } from '../model/names.js'
import type { Sentence, Tag } from '../model/tokens.js'
import { mendArguments } from './arguments.js'
import { coordinateSubjects } from './headline.js'
import { repairMisread } from './misread.js'
import { reattach } from './reattach.js'
import { repairSentence } from './repair.js'
import type { Word } from './lexicon.js'
import type { LanguageModel } from './model.js'
import { findNames } from './names.js'
import { type Found, longestSentence } from './network.js'
import { segment } from './segment.js'

export interface LanguageResult {
  readonly tokens: NamedTokens
  readonly diagnostics: readonly Diagnostic[]
}

/** Makes the stage for a loaded model. The same text gives the same table, whatever was read before. */
export function makeLanguage(model: LanguageModel): (dispatch: Dispatch) => LanguageResult {
  return (dispatch) => readLanguage(model, [dispatch])[0]!
}

/**
 * Reads several dispatches, each as it would be read alone: their sentences go through the network together, so that its weights
 * are fetched once for more of them.
 */
export function readLanguage(model: LanguageModel, dispatches: readonly Dispatch[]): readonly LanguageResult[] {
  const cut = dispatches.map((dispatch) => cutDispatch(model, dispatch))
  const found = findTogether(model, cut)
  return cut.map((one, i) => ({ tokens: tableOf(model, one, found[i]!), diagnostics: one.diagnostics }))
}

/** Tags and parses given words. `from` and `to` are their places in the text; sentences must follow each other and cover all words, each within the model's limit. */
export function parseWords(
  model: LanguageModel,
  form: readonly string[],
  sentences: readonly Sentence[],
  from: Int32Array,
  to: Int32Array,
): NamedTokens {
  const words = form.map((text) => model.lexicon.wordOf(text))
  const cut = { words, sentences, from, to }
  return tableOf(model, cut, findTogether(model, [cut])[0]!)
}

/** Words and sentences before they are read. */
interface Cut {
  readonly words: readonly Word[]
  readonly sentences: readonly Sentence[]
  readonly from: Int32Array
  readonly to: Int32Array
}

function cutDispatch(model: LanguageModel, dispatch: Dispatch): Cut & { readonly diagnostics: readonly Diagnostic[] } {
  const { cuts, sentences, diagnostics } = segment(dispatch, longestSentence)
  const length = cuts.length / 2
  const from = new Int32Array(length)
  const to = new Int32Array(length)
  const words: Word[] = []
  for (let i = 0; i < length; i++) {
    from[i] = cuts[2 * i]!
    to[i] = cuts[2 * i + 1]!
    words.push(model.lexicon.wordOf(dispatch.text.slice(from[i], to[i])))
  }
  return { words, sentences, from, to, diagnostics }
}

/** Runs the network over all sentences, and hands each text what was found in its own. */
function findTogether(model: LanguageModel, cut: readonly Cut[]): readonly Found[] {
  const words: Word[] = []
  const spans: number[] = []
  for (const one of cut) {
    for (const sentence of one.sentences) spans.push(words.length + sentence.first, words.length + sentence.end)
    for (const word of one.words) words.push(word)
  }
  const { length } = words
  const found: Found = {
    universal: new Uint8Array(length),
    fine: new Uint8Array(length),
    head: new Int32Array(length),
    relation: new Uint8Array(length),
    kind: new Uint8Array(length),
  }
  model.network.run(words, spans, found)
  let first = 0
  return cut.map((one) => {
    const end = first + one.words.length
    const own = partOf(found, first, end)
    first = end
    return own
  })
}

/** The rows from `first` to `end`; governors are counted from `first`. */
function partOf(found: Found, first: number, end: number): Found {
  const head = found.head.slice(first, end)
  for (let token = 0; token < head.length; token++) head[token]! -= first
  return {
    universal: found.universal.subarray(first, end),
    fine: found.fine.subarray(first, end),
    head,
    relation: found.relation.subarray(first, end),
    kind: found.kind.subarray(first, end),
  }
}

function tableOf(model: LanguageModel, { words, sentences, from, to }: Cut, found: Found): NamedTokens {
  const { length } = words
  const form = words.map((word) => word.form)
  const lower = words.map((word) => word.lower)
  const sentenceOf = new Int32Array(length)
  for (const sentence of sentences) sentenceOf.fill(sentence.index, sentence.first, sentence.end)
  const { fine: fineNames, relations } = model.manifest
  const tag: Tag[] = []
  const fine: string[] = []
  const lemma: string[] = []
  const relation: string[] = []
  for (let i = 0; i < length; i++) {
    const name = fineNames[found.fine[i]!]!
    tag.push(model.tags[found.universal[i]!]!)
    fine.push(name)
    relation.push(relations[found.relation[i]!]!)
    lemma.push(model.lexicon.lemmaOf(words[i]!, found.fine[i]!))
  }
  const place = model.manifest.kinds.indexOf('place')
  const isState = (token: number): boolean => found.kind[token] === place && tag[token] === 'PROPN'
  const columns = { lower, tag, fine, head: found.head, relation, isState }
  for (const sentence of sentences) {
    repairSentence(columns, sentence)
    repairMisread(columns, sentence)
    reattach(columns, sentence)
    mendArguments(columns, sentence)
  }
  coordinateSubjects({ length, form, fine, head: found.head, relation, isState })
  const { firstChild, nextSibling } = linkChildren(found.head)
  const names = findNames({ tag, fine, relation, firstChild, nextSibling }, found.kind, model.manifest.kinds)
  const { head } = found
  return { length, from, to, form, lower, sentenceOf, sentences, lemma, tag, fine, head, relation, firstChild, nextSibling, names }
}

/** Leftmost dependants and next siblings, from the governors. */
function linkChildren(head: Int32Array): { firstChild: Int32Array; nextSibling: Int32Array } {
  const firstChild = new Int32Array(head.length).fill(-1)
  const nextSibling = new Int32Array(head.length).fill(-1)
  for (let child = head.length - 1; child >= 0; child--) {
    const governor = head[child]!
    if (governor === child) continue
    nextSibling[child] = firstChild[governor]!
    firstChild[governor] = child
  }
  return { firstChild, nextSibling }
}
