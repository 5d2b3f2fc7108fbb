/** The language stage: puts segmentation, network and lemmas together into one table of parsed words. */
import type { Diagnostic } from '../model/diagnostic.js'
import type { Dispatch } from '../model/dispatch.js'
import type { NamedTokens } from '../model/names.js'
import type { Sentence, Tag } from '../model/tokens.js'
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
  return (dispatch) => {
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
    return { tokens: parse(model, words, sentences, from, to), diagnostics }
  }
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
  return parse(model, words, sentences, from, to)
}

function parse(
  model: LanguageModel,
  words: readonly Word[],
  sentences: readonly Sentence[],
  from: Int32Array,
  to: Int32Array,
): NamedTokens {
  const { length } = words
  const form = words.map((word) => word.form)
  const lower = words.map((word) => word.lower)
  const sentenceOf = new Int32Array(length)
  const spans: number[] = []
  for (const sentence of sentences) {
    spans.push(sentence.first, sentence.end)
    sentenceOf.fill(sentence.index, sentence.first, sentence.end)
  }
  const found: Found = {
    universal: new Uint8Array(length),
    fine: new Uint8Array(length),
    head: new Int32Array(length),
    relation: new Uint8Array(length),
    kind: new Uint8Array(length),
  }
  model.network.run(words, spans, found)
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
  for (const sentence of sentences) {
    repairSentence({ lower, tag, fine, head: found.head, relation, isState }, sentence)
    repairMisread({ lower, tag, fine, head: found.head, relation, isState }, sentence)
    reattach({ lower, tag, fine, head: found.head, relation, isState }, sentence)
  }
  coordinateSubjects({ length, form, fine, head: found.head, relation, isState })
  const { firstChild, nextSibling } = linkChildren(found.head)
  const names = findNames({ tag, fine, relation, firstChild, nextSibling }, found.kind, model.manifest.kinds)
  const { head } = found
  return { length, from, to, form, lower, sentenceOf, sentences, lemma, tag, fine, head, relation, firstChild, nextSibling, names }
}

/** Leftmost dependants and next siblings, from the governors. */
export function linkChildren(head: Int32Array): { firstChild: Int32Array; nextSibling: Int32Array } {
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
