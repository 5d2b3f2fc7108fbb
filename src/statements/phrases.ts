/** Attributions by fixed phrases: "according to the minister", "in his words", "in the view of ...". */
import { lookUp } from '../base/word-table.js'
import { type PhraseEntry, phraseAt } from '../knowledge/phrases.js'
import type { SourcePhrase } from '../knowledge/speech/index.js'
import type { TokenRange } from '../model/tokens.js'
import { childWith, hangsBy, subtree } from '../model/tree.js'
import { type Attribution, ruleId } from './attribution.js'
import { type SpeechContext, sentenceAt } from './context.js'
import { isMark, without } from './ranges.js'

/** An attribution by a phrase, with the phrase's own extent: what it interrupts is what is said. */
export interface PhraseAttribution extends Attribution {
  readonly extent: TokenRange
}

export function phraseAttributions(context: SpeechContext): readonly PhraseAttribution[] {
  const out: PhraseAttribution[] = []
  const { tokens } = context
  for (const sentence of tokens.sentences)
    for (let token = sentence.first; token < sentence.end; token++) {
      if ((context.quoteOf[token] ?? -1) >= 0) continue
      const own = possessivePhrase(context, token, sentence.end)
      if (own) out.push(own)
      const found = phraseAt(context.knowledge.speech.phrases, tokens.lower, tokens.lower, token, sentence.end)
      if (!found || found.value.kind !== 'source') continue
      const attribution = sourcePhrase(context, token, found.end, found.value)
      if (attribution) out.push(attribution)
    }
  return out
}

/** How far from the cue a mark of hearsay may stand, in tokens. */
const hearsayReach = 6

/** "reportedly said", "is understood to have told": a phrase of hearsay beside the cue, outside of what is said. */
export function isHearsay(context: SpeechContext, cue: number, content: readonly TokenRange[]): boolean {
  const { tokens } = context
  const sentence = sentenceAt(tokens, cue)
  for (let at = Math.max(sentence.first, cue - hearsayReach); at < Math.min(sentence.end, cue + hearsayReach); at++) {
    if (content.some((range) => range.first <= at && at < range.end)) continue
    if (phraseAt(context.knowledge.speech.phrases, tokens.lower, tokens.lower, at, sentence.end)?.value.kind === 'unit') return true
  }
  return false
}

/** "according to X": the noun phrase after it speaks the rest of the clause or sentence. */
function sourcePhrase(context: SpeechContext, first: number, end: number, phrase: SourcePhrase): PhraseAttribution | null {
  const { tokens } = context
  const sentence = sentenceAt(tokens, first)
  const head = nounAfter(context, first, end, sentence.end)
  if (head === null) return null
  const range = subtree(tokens, head)
  const extent = { first, end: extentEnd(context, head, Math.min(range.end, sentence.end), sentence.end) }
  return build(context, first, tokensFrom(first, end), phrase.phrase, phrase.act, head, extent)
}

function tokensFrom(first: number, end: number): readonly number[] {
  return Array.from({ length: end - first }, (_, i) => first + i)
}

/** The head of the first noun phrase after `at`: the governor that lies behind the phrase. */
function nounAfter(context: SpeechContext, first: number, at: number, end: number): number | null {
  const { tokens } = context
  for (const from of [first, at - 1]) {
    const head = tokens.head[from] ?? -1
    if (head >= at && head < end && isNominal(context, head)) return head
  }
  for (let token = at; token < Math.min(end, at + 8); token++) {
    if (isMark(tokens, token)) return null
    if (!isNominal(context, token)) continue
    let head = token
    while (
      (tokens.head[head] ?? head) > head &&
      (tokens.head[head] ?? end) < end &&
      isNominal(context, tokens.head[head] ?? head) &&
      hangsBy(tokens, head, 'compound', 'flat', 'nmod:poss', 'amod', 'nmod')
    )
      head = tokens.head[head] ?? head
    return head
  }
  return null
}

function isNominal(context: SpeechContext, token: number): boolean {
  const tag = context.tokens.tag[token]
  return tag === 'NOUN' || tag === 'PROPN' || tag === 'PRON'
}

/** The phrase ends with its noun phrase, or at the first comma after the head where the tree took in more. */
function extentEnd(context: SpeechContext, head: number, end: number, limit: number): number {
  const { tokens } = context
  if (end > head + 1 && end < limit) return end
  for (let at = head + 1; at < end; at++) if (tokens.form[at] === ',' && !startsApposition(context, at)) return at
  return end
}

function startsApposition(context: SpeechContext, comma: number): boolean {
  const next = context.tokens.head[comma] ?? comma
  return hangsBy(context.tokens, next, 'appos')
}

/** "in his words", "in the minister's view". */
function possessivePhrase(context: SpeechContext, token: number, end: number): PhraseAttribution | null {
  const { tokens } = context
  if (tokens.lower[token] !== 'in') return null
  for (let noun = token + 2; noun < Math.min(end, token + 7); noun++) {
    const possessor = childWith(tokens, noun, 'nmod:poss')
    if (possessor < 0 || possessor <= token) continue
    const phrase = phraseOf(lookUp(context.knowledge.speech.phrases, 'in'), tokens.lower[noun] ?? '', tokens.lemma[noun] ?? '')
    if (!phrase) continue
    return build(context, token, tokensFrom(token, noun + 1), phrase.phrase, phrase.act, possessor, { first: token, end: noun + 1 })
  }
  return null
}

function phraseOf(entries: readonly PhraseEntry<SourcePhrase>[] | undefined, lower: string, lemma: string): SourcePhrase | null {
  for (const entry of entries ?? [])
    if (entry.value.kind === 'possessor' && entry.words.length === 2 && (entry.words[1] === lower || entry.words[1] === lemma))
      return entry.value
  return null
}

function build(
  context: SpeechContext,
  cue: number,
  cueTokens: readonly number[],
  lemma: string,
  act: Attribution['act'],
  source: number,
  extent: TokenRange,
): PhraseAttribution | null {
  const content = whatIsSaid(context, extent)
  if (content.length === 0) return null
  return {
    cue,
    cueTokens,
    lemma,
    act,
    polarity: 0,
    kind: 'speech',
    source,
    via: 'phrase',
    content,
    addressees: [],
    target: null,
    negated: false,
    unreal: false,
    rule: ruleId(`${act}/phrase`),
    extent,
  }
}

/** The quotation that follows, or the sentence without the phrase. A phrase inside a relative clause speaks that clause alone. */
function whatIsSaid(context: SpeechContext, extent: TokenRange): readonly TokenRange[] {
  const { tokens } = context
  const sentence = sentenceAt(tokens, extent.first)
  const quote = context.quotes.find((one) => one.first >= extent.end && one.end <= sentence.end)
  const own = enclosingClause(context, extent)
  if (quote && (quote.first <= extent.end + 3 || (own && quote.first < own.end))) return [{ first: quote.first, end: quote.end }]
  const whole = own ?? { first: afterFullStop(context, sentence.first, extent.first), end: sentence.end }
  // "S, according to a paper seen by the agency: T": T is what the paper holds in its own words.
  const before = tokens.form[extent.end] === ':' && extent.first - whole.first > 4 ? { first: whole.first, end: extent.end } : whole
  return without(before, extent).filter((range) => range.end - range.first > 1)
}

/** Behind the last full stop before the phrase, where the splitter left two sentences together. */
function afterFullStop(context: SpeechContext, first: number, end: number): number {
  for (let at = end - 1; at > first; at--) if (context.tokens.form[at] === '.' || context.tokens.form[at] === 'X.') return at + 1
  return first
}

function enclosingClause(context: SpeechContext, extent: TokenRange): TokenRange | null {
  const { tokens } = context
  let at = extent.first
  for (let climbs = 0; climbs < 8; climbs++) {
    const up = tokens.head[at] ?? at
    if (up === at) return null
    if (hangsBy(tokens, at, 'acl:relcl')) {
      const whole = subtree(tokens, at)
      const isPronoun = /^(?:who|which|that)$/.test(tokens.lower[whole.first] ?? '')
      return isPronoun ? { first: whole.first + 1, end: whole.end } : whole
    }
    at = up
  }
  return null
}
