/** Speech without a cue of its own: quotations that go on after their cue's sentence, and whole documents that are someone's statement. */
import type { Party } from '../model/actor.js'
import type { CountryCode } from '../model/ids.js'
import type { SpeechVerb } from '../knowledge/speech/index.js'
import type { TokenRange } from '../model/tokens.js'
import { childrenWith, childWith, hangsBy, subtree } from '../model/tree.js'
import { ruleId } from './attribution.js'
import type { SpeechContext, TokenQuote } from './context.js'
import type { FoundAttribution } from './find.js'
import { isMark, trimmed, withoutComment, wordCount } from './ranges.js'
import { sourceOf } from './sources.js'
import { isPassive, isUnreal, speechVerbAt } from './verbs.js'

/** An attribution whose source is that of an earlier one (`after`) rather than named again. */
export interface Carried extends FoundAttribution {
  readonly after: FoundAttribution
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
    out.push({
      ...after,
      act: 'say',
      polarity: 0,
      content: [content],
      direct: true,
      via: 'continuation',
      target: null,
      reportedBy: null,
      rule: ruleId('say/continued'),
      after,
      lemma: after.lemma,
    })
  }
  return out
}

const issuing = new Set(['issue', 'release', 'make', 'publish', 'deliver', 'give', 'read'])
const issued = new Set(['statement', 'communique', 'communiqué', 'remark', 'letter', 'speech', 'message', 'declaration', 'address'])

/** "issued a statement on the vote": whoever issued it speaks the quotation that follows. */
function issuedStatements(context: SpeechContext): readonly FoundAttribution[] {
  const { tokens } = context
  const out: FoundAttribution[] = []
  for (let token = 0; token < tokens.length; token++) {
    if (tokens.tag[token] !== 'VERB' || !issuing.has(tokens.lemma[token] ?? '')) continue
    const object = childWith(tokens, token, 'obj')
    const source = sourceOf(tokens, token)
    if (object < 0 || !issued.has(tokens.lemma[object] ?? '') || !source) continue
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

/** How the rest of a document is somebody's: all of it, or only what is no narrative. */
export interface DocumentVoice {
  readonly source: number | null
  readonly party?: Party
  readonly cue: number
  /** First token of what is said. */
  readonly from: number
  readonly all: boolean
}

const openers = new Set(['following', 'below', 'statement', 'text', 'remarks', 'message'])

/** "X made public the following press statement:", "attributable to Spokesperson X:": a sentence that ends in a colon and hands over. */
export function documentVoice(context: SpeechContext): DocumentVoice | null {
  const { tokens } = context
  for (const sentence of tokens.sentences.slice(0, 8)) {
    if (tokens.form[sentence.end - 1] !== ':' || sentence.end >= tokens.length) continue
    let isOpener = false
    let attributable = -1
    for (let token = sentence.first; token < sentence.end; token++) {
      const lower = tokens.lower[token] ?? ''
      if (openers.has(lower)) isOpener = true
      if (lower === 'attributable' || lower === 'attributed') attributable = token
    }
    if (!isOpener && attributable < 0) continue
    const source =
      attributable >= 0 ? mentionAfter(context, attributable, sentence.end) : mentionBefore(context, sentence.first, sentence.end)
    if (source !== null)
      return { source, cue: attributable >= 0 ? attributable : sentence.end - 1, from: sentence.end, all: attributable < 0 }
  }
  return null
}

/** The same where the line that hands over stands outside the body, among bylines: its name, with the state that the body speaks as. */
export function namedVoice(context: SpeechContext): DocumentVoice | null {
  const { dispatch, tokens } = context.read
  for (const region of dispatch.regions) {
    if (region.kind === 'body' || region.kind === 'headline') continue
    const found = /attribut(?:able|ed) to (?:the )?([^:\n]{3,80}):/.exec(dispatch.text.slice(region.from, region.to))
    const printed = found?.[1]
    if (printed === undefined) continue
    const from = region.from + (found?.index ?? 0) + (found?.[0].indexOf(printed) ?? 0)
    const first = tokens.sentences.find((sentence) => (tokens.from[sentence.first] ?? 0) > from)
    if (!first) continue
    const words = printed.trim().split(/\s+/)
    const name = words.filter((word, index) => index >= words.length - 2 || /^[A-Z]\.$/.test(word)).join(' ')
    const country = stateThatStands(context, first.first)
    return { source: null, cue: first.first, from: first.first, all: false, party: { entity: -1, actor: null, kind: 'person', name, country, sector: null, code: country ?? '', office: printed.trim(), rank: 'official', text: printed, span: { from, to: from + printed.length } } }
  }
  return null
}

/** The state that is the subject of the body's own standing sentences: its voice. */
function stateThatStands(context: SpeechContext, from: number): CountryCode | null {
  const { tokens } = context
  for (const sentence of tokens.sentences) {
    if (sentence.first < from || !isStanding(context, sentence)) continue
    for (const mention of context.read.actors) {
      if (mention.head < sentence.first || mention.head >= sentence.end || !hangsBy(tokens, mention.head, 'nsubj')) continue
      const entity = context.read.entities[mention.entity]
      if (entity?.kind === 'state' && tokens.head[tokens.head[mention.head] ?? 0] === tokens.head[mention.head]) return entity.country
    }
  }
  return null
}

function mentionAfter(context: SpeechContext, from: number, end: number): number | null {
  let found: number | null = null
  for (const mention of context.read.actors)
    if (mention.first > from && mention.end <= end && mention.reading !== 'modifier') found ??= mention.head
  return found
}

/** The subject of the sentence that hands over. */
function mentionBefore(context: SpeechContext, from: number, end: number): number | null {
  const { tokens } = context
  for (let token = from; token < end; token++) if (hangsBy(tokens, token, 'nsubj') && context.mentionByHead.has(token)) return token
  const first = context.read.actors.find((mention) => mention.first >= from && mention.end <= end && mention.reading !== 'modifier')
  return first?.head ?? null
}

/** The sentences that a document's voice speaks: each its main clause, coordinate acts of speech apart. */
export function voicedSentences(
  context: SpeechContext,
  voice: DocumentVoice,
  found: readonly FoundAttribution[],
): readonly FoundAttribution[] {
  const { tokens } = context
  const out: FoundAttribution[] = []
  for (const sentence of tokens.sentences) {
    if (sentence.first < voice.from || sentence.inHeadline) continue
    if (wordCount(tokens, sentence) < 3) continue
    const spoken = found.some((one) => one.cue >= sentence.first && one.cue < sentence.end && !isUnreal(context, one.cue))
    if (!voice.all && (spoken || !isStanding(context, sentence))) continue
    for (const part of clausesOf(context, sentence)) {
      const content = trimmed(tokens, part)
      const own = content ? ownAct(context, content) : null
      if (content)
        out.push({
          cue: voice.cue,
          cueTokens: [voice.cue],
          lemma: own?.lemma ?? 'state',
          act: own?.act ?? 'say',
          polarity: own?.polarity ?? 0,
          kind: 'speech',
          source: voice.source,
          ...(voice.party ? { party: voice.party } : {}),
          via: 'document',
          content: [content],
          addressees: [],
          target: null,
          negated: false,
          unreal: false,
          rule: ruleId('say/document'),
          direct: false,
          reportedBy: null,
        })
    }
  }
  return out
}

/** "The ministry denounces ...": the act that the words themselves perform, by their main verb. */
function ownAct(context: SpeechContext, content: TokenRange): SpeechVerb | null {
  const { tokens } = context
  for (let token = content.first; token < content.end; token++) {
    const head = tokens.head[token] ?? token
    if (tokens.tag[token] === 'PUNCT' || (head >= content.first && head < content.end && head !== token)) continue
    const found = speechVerbAt(context, token)
    return found && /^VB[ZP]$|^NNS$/.test(tokens.fine[token] ?? '') && found.entry.act !== 'say' ? found.entry : null
  }
  return null
}

/** A sentence in the present or future: a position, not a narrative of what was done. */
function isStanding(context: SpeechContext, sentence: TokenRange): boolean {
  const { tokens } = context
  for (let token = sentence.first; token < sentence.end; token++) {
    if (tokens.head[token] !== token) continue
    const finite = [token, ...childrenWith(tokens, token, 'aux', 'cop')]
    return (
      finite.some((one) => tokens.fine[one] === 'VBZ' || tokens.fine[one] === 'VBP' || tokens.fine[one] === 'MD') &&
      !isPassive(context, token)
    )
  }
  return false
}

/** The sentence, cut before a coordinate verb of speech of its own and without a relative clause that only comments at its end. */
function clausesOf(context: SpeechContext, sentence: TokenRange): readonly TokenRange[] {
  const { tokens } = context
  let root = sentence.first
  for (let token = sentence.first; token < sentence.end; token++) if (tokens.head[token] === token) root = token
  const { end } = withoutComment(tokens, sentence)
  const cut = childrenWith(tokens, root, 'conj').find(
    (verb) => verb < end && speechVerbAt(context, verb) !== null && childWith(tokens, verb, 'nsubj') < 0,
  )
  const first = cut === undefined ? -1 : subtree(tokens, cut).first
  if (first <= sentence.first || first >= end) return [{ first: sentence.first, end }]
  return [
    { first: sentence.first, end: first },
    { first, end },
  ]
}
