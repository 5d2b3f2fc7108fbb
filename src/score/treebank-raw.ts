/** Scores the splitter and tokeniser against a treebank, from running text: the suite `treebank --raw`. */
import { contentId } from '../base/hash.js'
import { segment } from '../language/segment.js'
import { type GoldSentence, readConllu } from './conllu.js'
import { type Rate, rateOf } from './treebank.js'

export interface RawScore {
  /** Gold sentences. */
  readonly n: number
  /** A sentence is right when it begins and ends where the gold one does. */
  readonly sentences: Rate
  /** A word is right when its offsets are. */
  readonly tokens: Rate
}

/** The text of a document and the places of its sentences and words. */
export interface RunningText {
  readonly text: string
  readonly sentences: readonly (readonly [number, number])[]
  readonly words: readonly (readonly [number, number])[]
}

/** Scores every document of a CoNLL-U text by itself. Throws TreebankError on input that is none. */
export function scoreTreebankRaw(conllu: string, only?: (document: string) => boolean): RawScore {
  const groups = documentsOf(readConllu(conllu).filter((sentence) => only === undefined || only(sentence.document)))
  const sentences = { gold: 0, found: 0, right: 0 }
  const tokens = { gold: 0, found: 0, right: 0 }
  for (const group of groups) {
    const gold = runningText(group)
    const found = cut(gold.text)
    compare(gold.sentences, found.sentences, sentences)
    compare(gold.words, found.words, tokens)
  }
  return { n: sentences.gold, sentences: rateOf(sentences), tokens: rateOf(tokens) }
}

function documentsOf(sentences: readonly GoldSentence[]): GoldSentence[][] {
  const groups: GoldSentence[][] = []
  let last: string | null = null
  for (const sentence of sentences) {
    if (sentence.document !== last) groups.push([])
    last = sentence.document
    groups.at(-1)?.push(sentence)
  }
  return groups
}

/** Joins the sentences of a document: a blank line before a paragraph, a space elsewhere. */
export function runningText(group: readonly GoldSentence[]): RunningText {
  let text = ''
  const sentences: [number, number][] = []
  const words: [number, number][] = []
  group.forEach((sentence, index) => {
    if (index > 0) text += sentence.opensParagraph ? '\n\n' : ' '
    const start = text.length
    sentence.surface.forEach((token, place) => {
      const from = text.length
      text += token.text
      placeWords(sentence, token.first, token.end, from, text.length, words)
      if (token.spaceAfter && place < sentence.surface.length - 1) text += ' '
    })
    sentences.push([start, text.length])
  })
  return { text, sentences, words }
}

/** Words that are printed together share their letters out in order; where they do not add up, they count as one. */
function placeWords(sentence: GoldSentence, first: number, end: number, from: number, to: number, words: [number, number][]): void {
  const forms = sentence.words.slice(first, end).map((word) => word.form)
  if (end - first === 1 || forms.join('').length !== to - from) {
    words.push([from, to])
    return
  }
  let at = from
  for (const form of forms) {
    words.push([at, at + form.length])
    at += form.length
  }
}

function cut(text: string): Omit<RunningText, 'text'> {
  const regions = [{ kind: 'body' as const, from: 0, to: text.length }]
  const dispatch = {
    id: contentId<'dispatch'>('D', [text]),
    source: null,
    address: null,
    published: null,
    language: 'en' as const,
    text,
    regions,
    dateline: null,
  }
  const { cuts, sentences } = segment(dispatch, Number.POSITIVE_INFINITY)
  const at = (index: number): number => cuts[index] ?? 0
  return {
    words: Array.from({ length: cuts.length / 2 }, (_, word) => [at(2 * word), at(2 * word + 1)] as const),
    sentences: sentences.map((sentence) => [at(2 * sentence.first), at(2 * sentence.end - 1)] as const),
  }
}

function compare(
  gold: readonly (readonly [number, number])[],
  found: readonly (readonly [number, number])[],
  tally: { gold: number; found: number; right: number },
): void {
  const keys = new Set(gold.map(([from, to]) => `${from} ${to}`))
  tally.gold += gold.length
  tally.found += found.length
  for (const [from, to] of found) if (keys.has(`${from} ${to}`)) tally.right++
}
