/** Marked sentences made ready for the decision among root classes: read, parsed, with what the rules say of the pair. */
import type { Span } from '../base/types.js'
import { readingsBetween } from '../events/index.js'
import { featuresOf, indexVectors, makeSink, type PairInput, type PreparedRow, type WordVectors } from '../events/model/index.js'
import { readDispatch } from '../input/index.js'
import type { Knowledge } from '../knowledge/index.js'
import { type LanguageModel, makeLanguage } from '../language/index.js'
import type { TokenRange, Tokens } from '../model/index.js'
import { readSentence } from '../pipeline/code.js'

/** A sentence with marked parties; either may be missing. */
export interface MarkedSentence {
  readonly text: string
  readonly sources: readonly Span[]
  readonly targets: readonly Span[]
}

/** Reads marked sentences with the given knowledge and language model. */
export function makePairReader(knowledge: Knowledge, model: LanguageModel): (marked: MarkedSentence) => PairInput {
  const language = makeLanguage(model)
  return (marked) => {
    const { dispatch } = readDispatch({ text: marked.text })
    const whole = { ...dispatch, regions: [{ kind: 'body' as const, from: 0, to: marked.text.length }], dateline: null }
    const { tokens } = language(whole)
    const analysed = readSentence(whole, tokens, knowledge)
    const source = rangesOf(tokens, marked.sources)
    const target = rangesOf(tokens, marked.targets)
    const first = source[0] ?? target[0]
    const second = target[0] ?? source[0]
    const readings = first && second ? readingsBetween(analysed, first, second, knowledge) : []
    return { tokens, source, target, readings }
  }
}

/** Tokens that each span touches. */
function rangesOf(tokens: Tokens, spans: readonly Span[]): readonly TokenRange[] {
  return spans.flatMap((span) => {
    let first = -1
    let end = -1
    for (let i = 0; i < tokens.length; i++) {
      if ((tokens.from[i] ?? 0) >= span.to || (tokens.to[i] ?? 0) <= span.from) continue
      if (first < 0) first = i
      end = i + 1
    }
    return first < 0 ? [] : [{ first, end }]
  })
}

/** Features of a marked sentence of a known class, for training and for scoring. */
export function prepareRow(
  read: (marked: MarkedSentence) => PairInput,
  vectors: WordVectors,
): (marked: MarkedSentence & { readonly root: string }) => PreparedRow {
  const rowOf = indexVectors(vectors)
  return (marked) => {
    const sink = makeSink()
    const means = featuresOf(read(marked), vectors, rowOf, sink)
    return { text: marked.text, root: marked.root, keys: sink.keys, means }
  }
}
