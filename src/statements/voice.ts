/** Quotations without a cue of their own, which go on with the speaker of the statement before them. */
import type { TokenRange } from '../model/tokens.js'
import { childWith } from '../model/tree.js'
import { ruleId } from './attribution.js'
import type { SpeechContext, TokenQuote } from './context.js'
import type { FoundAttribution } from './find.js'
import { isMark, trimmed, wordCount } from './ranges.js'
import { sourceOf } from './sources.js'

/** An attribution whose source is that of an earlier one (`after`) rather than named again. */
export interface Carried extends FoundAttribution {
  readonly after: FoundAttribution
}

/** Plain saying by the speaker of an earlier attribution. */
function continued(after: FoundAttribution, content: TokenRange, direct: boolean): Carried {
  return {
    ...after,
    act: 'say',
    polarity: 0,
    content: [content],
    direct,
    via: 'continuation',
    target: null,
    reportedBy: null,
    rule: ruleId('say/continued'),
    after,
  }
}

/** Shortest quotation, in words, that is taken for speech without a cue. */
const shortest = 3

/** Quotations that no attribution holds, given to the speaker of the statement before in the same or the preceding paragraph. */
export function carriedQuotes(context: SpeechContext, found: readonly FoundAttribution[]): readonly Carried[] {
  const { tokens } = context
  const out: Carried[] = []
  const anchors = issuedStatements(context)
  for (const quote of context.quotes) {
    if (wordCount(tokens, quote) < shortest || found.some((one) => holds(one, quote))) continue
    if (!startsSentence(context, quote) && !goesOnAfterMark(context, quote)) continue
    const before = [...found, ...anchors].findLast(
      (one) => one.kind !== 'show' && lastToken(one) <= quote.first && near(context, one, quote),
    )
    const source = out.at(-1)
    const after = before ?? (source && near(context, source, quote) ? source.after : undefined)
    if (!after || after.source === null) continue
    const content = trimmed(tokens, quote)
    if (!content) continue
    out.push(continued(after, content, true))
  }
  return out
}

/**
 * Sentences in indirect speech without a cue, right behind one that reports what the same speaker said: "The envoy said that A had freed
 * B. C would free D on Saturday." The shifted "would" is that of reported speech.
 */
export function goingOn(context: SpeechContext, found: readonly FoundAttribution[]): readonly Carried[] {
  const { tokens } = context
  const out: Carried[] = []
  for (const sentence of tokens.sentences) {
    const before = tokens.sentences[sentence.index - 1]
    if (!before || before.inHeadline || before.paragraph !== sentence.paragraph || !isShifted(context, sentence)) continue
    const isIn = (token: number, range: { readonly first: number; readonly end: number }): boolean =>
      range.first <= token && token < range.end
    if (found.some((one) => isIn(one.cue, sentence) || one.content.some((range) => isIn(range.first, sentence)))) continue
    const after = found.findLast((one) => isIn(one.cue, before) && one.kind === 'speech' && one.source !== null && one.reportedBy === null)
    const content = trimmed(tokens, sentence)
    if (!after || !content || after.direct || !/\/(?:that|around)$/.test(after.rule)) continue
    out.push(continued(after, content, false))
  }
  return out
}

/** The main verb stands behind "would" in a plain clause, without marks of quotation. */
function isShifted(context: SpeechContext, sentence: { readonly first: number; readonly end: number }): boolean {
  const { tokens } = context
  let would = -1
  for (let at = sentence.first; at < sentence.end; at++) {
    if ((context.quoteOf[at] ?? -1) >= 0 || /^(?:if|unless|have|i|we|you)$/.test(tokens.lower[at] ?? '')) return false
    if (tokens.lower[at] === 'would' && would < 0) would = at
  }
  if (would < 0) return false
  const verb = tokens.head[would] ?? would
  return tokens.head[verb] === verb && childWith(tokens, verb, 'nsubj', 'nsubj:pass') >= 0
}

/** "issued a statement on the vote": whoever issued it speaks the quotation that follows. */
function issuedStatements(context: SpeechContext): readonly FoundAttribution[] {
  const { tokens } = context
  const out: FoundAttribution[] = []
  for (let token = 0; token < tokens.length; token++) {
    if (tokens.tag[token] !== 'VERB' || !context.words.issuing.has(tokens.lemma[token] ?? '')) continue
    const object = childWith(tokens, token, 'obj')
    const source = sourceOf(tokens, token)
    if (object < 0 || !context.words.issued.has(tokens.lemma[object] ?? '') || !source) continue
    out.push({
      cue: token,
      cueTokens: [token, object],
      lemma: `${tokens.lemma[token] ?? ''} ${tokens.lemma[object] ?? ''}`,
      act: 'say',
      polarity: 0,
      kind: 'speech',
      source: source.head,
      via: source.via,
      content: [],
      addressees: [],
      target: null,
      negated: false,
      unreal: false,
      rule: ruleId('say/issued'),
      direct: true,
      reportedBy: null,
    })
  }
  return out
}

function holds(one: FoundAttribution, quote: TokenQuote): boolean {
  return one.content.some((range) => range.first < quote.end && quote.first < range.end)
}

function lastToken(one: FoundAttribution): number {
  return Math.max(one.cue, ...one.content.map((range) => range.end - 1))
}

/** In the same paragraph, or at the start of the next one. */
function near(context: SpeechContext, one: FoundAttribution, quote: TokenQuote): boolean {
  const paragraph = (token: number): number => context.tokens.sentences[context.tokens.sentenceOf[token] ?? 0]?.paragraph ?? 0
  return paragraph(quote.first) - paragraph(lastToken(one)) <= 1
}

function startsSentence(context: SpeechContext, quote: TokenQuote): boolean {
  const sentence = context.tokens.sentences[context.tokens.sentenceOf[quote.first] ?? 0]
  if (!sentence) return false
  for (let token = sentence.first; token < quote.first; token++) if (!isMark(context.tokens, token)) return false
  return true
}

/** Shortest quotation, in words, that goes on with a speaker inside a sentence ("...", he said; and, later, "..."). */
const shortestInside = 6

function goesOnAfterMark(context: SpeechContext, quote: TokenQuote): boolean {
  let at = quote.first - 1
  while (at > 0 && isMark(context.tokens, at) && context.tokens.form[at] !== ',') at--
  return context.tokens.form[at] === ',' && wordCount(context.tokens, quote) >= shortestInside
}
