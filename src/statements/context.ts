/** What the finders of attributions share: the analysed dispatch with its quotations and look-ups made once. */
import type { Span } from '../base/types.js'
import type { Issues } from '../knowledge/issues/index.js'
import type { Speech, SpeechWords } from '../knowledge/speech/index.js'
import type { Wordings } from '../knowledge/wordings/index.js'
import type { ActorMention } from '../model/actor.js'
import type { AnalysedDispatch } from '../model/coding.js'
import type { ParsedTokens, Sentence } from '../model/tokens.js'
import { findQuotes, type Quote } from './quotes.js'

/** The part of the knowledge that the coder of statements reads. */
export interface StatementKnowledge {
  readonly speech: Speech
  readonly issues: Issues
  readonly wordings: Wordings
}

/** A quotation with the tokens inside its marks: `[first, end)`. */
export interface TokenQuote extends Quote {
  readonly first: number
  readonly end: number
}

export interface SpeechContext {
  readonly read: AnalysedDispatch
  readonly tokens: ParsedTokens
  readonly knowledge: StatementKnowledge
  readonly words: SpeechWords
  /** Quotations of depth 0, in order. */
  readonly quotes: readonly TokenQuote[]
  /** By token: the number in `quotes` of the quotation it stands in, or -1. Marks themselves count as outside. */
  readonly quoteOf: Int32Array
  readonly mentionByHead: ReadonlyMap<number, ActorMention>
}

export function makeContext(read: AnalysedDispatch, knowledge: StatementKnowledge): SpeechContext {
  const { tokens } = read
  const quotes = tokenQuotes(tokens, findQuotes(read.dispatch.text, paragraphSpans(tokens)))
  const quoteOf = new Int32Array(tokens.length).fill(-1)
  quotes.forEach((quote, at) => quoteOf.fill(at, quote.first, quote.end))
  const mentionByHead = new Map<number, ActorMention>()
  for (const mention of read.actors) {
    const held = mentionByHead.get(mention.head)
    if (!held || mention.end - mention.first > held.end - held.first) mentionByHead.set(mention.head, mention)
  }
  return { read, tokens, knowledge, words: knowledge.speech.words, quotes, quoteOf, mentionByHead }
}

/** Paragraphs as spans from their first to their last token. */
function paragraphSpans(tokens: ParsedTokens): readonly Span[] {
  const out: Span[] = []
  let number = -1
  for (const sentence of tokens.sentences) {
    const from = tokens.from[sentence.first] ?? 0
    const to = tokens.to[sentence.end - 1] ?? from
    const last = out.at(-1)
    if (last && sentence.paragraph === number) out[out.length - 1] = { from: last.from, to }
    else out.push({ from, to })
    number = sentence.paragraph
  }
  return out
}

/** Outermost quotations in token indices; empty ones are left out. */
function tokenQuotes(tokens: ParsedTokens, quotes: readonly Quote[]): readonly TokenQuote[] {
  const out: TokenQuote[] = []
  let token = 0
  for (const quote of quotes) {
    if (quote.depth > 0) continue
    while (token < tokens.length && (tokens.from[token] ?? 0) < quote.from) token++
    const first = token
    while (token < tokens.length && (tokens.to[token] ?? 0) <= quote.to) token++
    if (token > first) out.push({ first, end: token, ...quote })
  }
  return out
}

export function sentenceAt(tokens: ParsedTokens, token: number): Sentence {
  const sentence = tokens.sentences[tokens.sentenceOf[token] ?? -1]
  if (!sentence) throw new RangeError(`Token ${token} stands in no sentence; there are ${tokens.length} tokens`)
  return sentence
}
