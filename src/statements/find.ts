/** All attributions of a dispatch: by verb, noun, adjective and phrase, their contents made clean, doubles removed. */
import type { ParsedTokens, TokenRange } from '../model/tokens.js'
import { hangsBy } from '../model/tree.js'
import type { Attribution } from './attribution.js'
import type { SpeechContext } from './context.js'
import { withoutOwnTime } from './extent.js'
import { nounAttributions } from './nouns.js'
import { type PhraseAttribution, phraseAttributions } from './phrases.js'
import { beforeAdverbs, isSetOff, quotedShare, trimmed, without, withoutComment } from './ranges.js'
import { isHeadline, isThing } from './plain.js'
import { resolutionAttributions } from './resolutions.js'
import { verbAttributions } from './verbs.js'

export interface FoundAttribution extends Attribution {
  readonly direct: boolean
  /** The phrase attribution ("according to X") that stands over it, if any: X reports it. */
  readonly reportedBy: number | null
}

/** Share of quoted words from which content counts as direct speech. */
const directShare = 0.75

/** In order of the cue. */
export function findAttributions(context: SpeechContext): readonly FoundAttribution[] {
  const phrases = phraseAttributions(context)
  const nouns = nounAttributions(context)
  const voiced = new Set(nouns.filter((noun) => noun.cueTokens.length > 1).map((noun) => noun.cue))
  const resolved = resolutionAttributions(context)
  const operative = new Set(resolved.map((one) => one.cue))
  const verbs = verbAttributions(context).filter((verb) => !voiced.has(verb.cue) && !operative.has(verb.cue))
  const spoken = chained(context, [...verbs, ...nouns, ...resolved]).filter(
    (one) => !isHeadline(context.tokens, one.cue) && !isThing(context, one),
  )
  const out: FoundAttribution[] = []
  for (const attribution of spoken) {
    const over = phrases.find((phrase) => inside(phrase.content, attribution.cue))
    const clean = finished(context, attribution, phrases)
    if (clean) out.push({ ...clean, reportedBy: over?.source ?? null })
  }
  for (const phrase of phrases) {
    // What is only another's reported speech belongs to that other; the phrase then names who reports it.
    if (out.some((other) => other.reportedBy === phrase.source && (covers(other, phrase) || isMainCue(context, other.cue, phrase))))
      continue
    const clean = finished(context, phrase, [])
    if (clean) out.push({ ...clean, reportedBy: null })
  }
  return dedupe(out).sort((a, b) => a.cue - b.cue || (a.content[0]?.first ?? 0) - (b.content[0]?.first ?? 0))
}

/**
 * ", adding that ..." goes on with the speaker of the finite cue before it, wherever the tree hung it, and ends that cue's content.
 */
function chained(context: SpeechContext, list: readonly Attribution[]): readonly Attribution[] {
  const { tokens } = context
  const ordered = list.toSorted((a, b) => a.cue - b.cue)
  const links = ordered.filter(
    (one) =>
      one.kind === 'speech' && (tokens.fine[one.cue] === 'VBG' ? isSetOff(tokens, one.cue) : isStrayCoordinate(context, ordered, one)),
  )
  const heads = new Map<number, Attribution>()
  for (const link of links) {
    const head = ordered.findLast(
      (one) =>
        one.cue < link.cue &&
        one.kind === 'speech' &&
        one.source !== null &&
        tokens.sentenceOf[one.cue] === tokens.sentenceOf[link.cue] &&
        !links.includes(one),
    )
    if (head && head.source !== null && head.source < link.cue) heads.set(link.cue, head)
  }
  return ordered.map((one) => {
    const head = heads.get(one.cue)
    const cuts = ordered
      .filter((other) => other.cue > one.cue && (heads.has(other.cue) || goesOnOver(one, other)))
      .map((other) => other.cue)
    const reported = ordered.find((other) => other !== one && isReportOf(other, one))
    const resumed = ordered.find((other) => isResumed(context, one, other))?.source ?? null
    const contrast = Math.min(...ordered.map((other) => contrastBefore(context, one, other)))
    const stop = Math.min(contrast, resumed === null ? contrast : resumed - 2)
    const kept = one.content.map((range) => upTo(range, stop))
    const content = kept.map((range) =>
      cuts.reduce(
        (cut, cue) => (cut.first < cue && cue < cut.end ? { first: cut.first, end: Math.max(cut.first, endBefore(tokens, cue)) } : cut),
        range,
      ),
    )
    const retort = ordered.find((other) => other !== one && isRetort(other, one))?.content[0]
    const own = reported
      ? content.map((range) => beforeReport(range, reported))
      : retort
        ? content.map((range) =>
            range.first < retort.first && retort.first < range.end ? { first: range.first, end: retort.first } : range,
          )
        : content
    return head ? { ...one, content: own, source: head.source, via: 'participle' } : { ...one, content: own }
  })
}

/** ", but he praised ...": the speaker of before goes on outside of what the tree gave to the clause before. */
function isResumed(context: SpeechContext, one: Attribution, other: Attribution): boolean {
  const { tokens } = context
  const { source } = other
  if (source === null || source + 3 < other.cue || other.cue < source || !/^VB[DZP]$/.test(tokens.fine[other.cue] ?? '')) return false
  if (!/^(?:he|she|it|they)$/.test(tokens.lower[source] ?? '') || tokens.tag[source - 1] !== 'CCONJ' || tokens.form[source - 2] !== ',')
    return false
  return (
    one.cue < other.cue && one.kind === 'speech' && inside(one.content, other.cue) && one.source !== null && !isFirstPerson(tokens, one)
  )
}

/** ", while Washington believes ...": the comma before another's position that is only set beside this one; infinite without one. */
function contrastBefore(context: SpeechContext, one: Attribution, other: Attribution): number {
  const { tokens } = context
  if (other === one || other.source === null || other.source === one.source || !inside(one.content, other.cue))
    return Number.POSITIVE_INFINITY
  for (let at = Math.min(other.source, other.cue) - 1; at > one.cue && at > other.source - 6; at--)
    if (/^(?:while|whereas)$/.test(tokens.lower[at] ?? '')) return tokens.form[at - 1] === ',' ? at - 1 : Number.POSITIVE_INFINITY
  return Number.POSITIVE_INFINITY
}

/** What is said in marks or by "we" goes on by itself. */
function isFirstPerson(tokens: ParsedTokens, one: Attribution): boolean {
  return one.rule.endsWith('/quote') || tokens.form[one.content[0]?.first ?? 0] === '"'
}

/** ", a charge Y denies": the words of the denial are not the accuser's. */
function isRetort(other: Attribution, one: Attribution): boolean {
  const [range] = other.content
  return (
    other.act !== one.act &&
    range !== undefined &&
    range.end === other.cue + 1 &&
    inside(one.content, range.first) &&
    inside(one.content, other.cue)
  )
}

/** "X believes that S, two diplomats said": the words of the closing cue are no part of what X believes. */
function isReportOf(other: Attribution, one: Attribution): boolean {
  return other.rule.endsWith('/around') && other.cue > one.cue && inside(other.content, one.cue) && inside(one.content, other.cue)
}

function upTo(range: TokenRange, end: number): TokenRange {
  return range.first < end && end < range.end ? { first: range.first, end } : range
}

function beforeReport(range: TokenRange, report: Attribution): TokenRange {
  const end = report.content.findLast((part) => part.end <= report.cue)?.end ?? range.end
  return end > range.first && end < range.end ? { first: range.first, end } : range
}

/** Where content ends before a cue: at the comma that sets it off, or behind the last word before "and". */
function endBefore(tokens: ParsedTokens, cue: number): number {
  const last = beforeAdverbs(tokens, cue)
  return tokens.tag[last] === 'PUNCT' ? last : last + 1
}

/** "accused X of ignoring it and denounced ...": a coordinate cue of the same speaker ends the content that the tree put it into. */
function goesOnOver(one: Attribution, other: Attribution): boolean {
  return other.via === 'coordination' && other.source !== null && other.source === one.source && inside(one.content, other.cue)
}

/** "theorised that an attack had occurred, and wrote that ...": a coordinate cue that the tree hung from a verb of the content before it. */
function isStrayCoordinate(context: SpeechContext, ordered: readonly Attribution[], one: Attribution): boolean {
  const { tokens } = context
  const isJoined = tokens.tag[beforeAdverbs(tokens, one.cue) + 1] === 'CCONJ' && /^VB[DZN]$/.test(tokens.fine[one.cue] ?? '')
  if (isJoined && ordered.some((other) => other.cue < one.cue && !isClausalRule(other) && inside(other.content, one.cue))) return true
  if (one.via !== 'coordination' || one.source === null || tokens.tag[beforeAdverbs(tokens, one.cue) + 1] !== 'CCONJ') return false
  const { source } = one
  const over = ordered.find(
    (other) => other.cue < source && other.kind === 'speech' && inside(other.content, source) && inside(other.content, one.cue),
  )
  return over !== undefined && (isSetOff(tokens, one.cue) || !context.mentionByHead.has(source))
}

function inside(ranges: readonly TokenRange[], token: number): boolean {
  return ranges.some((range) => range.first <= token && token < range.end)
}

/** The cue is the main verb of what the phrase covers, or one coordinated with it. */
function isMainCue({ tokens }: SpeechContext, cue: number, phrase: PhraseAttribution): boolean {
  let at = cue
  while (hangsBy(tokens, at, 'conj') && inside(phrase.content, tokens.head[at] ?? at)) at = tokens.head[at] ?? at
  const head = tokens.head[at] ?? at
  return head === at || !inside(phrase.content, head)
}

/** The attribution's content is most of what the phrase covers. */
function covers(attribution: Attribution, phrase: PhraseAttribution): boolean {
  return size(attribution.content) * 2 > size(phrase.content)
}

function size(ranges: readonly TokenRange[]): number {
  return ranges.reduce((sum, range) => sum + range.end - range.first, 0)
}

/** Cuts phrases of attribution out of the content, trims it, and reads it as direct speech where it is quoted. */
function finished(context: SpeechContext, attribution: Attribution, phrases: readonly PhraseAttribution[]): FoundAttribution | null {
  const cut = attribution.content.flatMap((range) => {
    let parts: readonly TokenRange[] = [range]
    for (const phrase of phrases) parts = parts.flatMap((part) => without(part, phrase.extent))
    return parts
  })
  const content = cut
    .map((range) => trimmed(context.tokens, isClausalRule(attribution) ? range : beforeCoordinate(context, range)))
    .filter((range) => range !== null)
    .map((range) => (isClausalRule(attribution) ? range : withoutOwnTime(context, attribution.cue, range)))
  // Nothing is left, or only a time.
  if (content.every((range) => isOnlyWhen(context, range))) return null
  const direct = quotedShare(context, content) >= directShare
  const said = direct
    ? withContinuations(
        context,
        content.map((range) => wholeQuote(context, range)),
      )
    : attribution.via === 'phrase'
      ? content
      : content.map((range) => withoutComment(context.tokens, range))
  return { direct, reportedBy: null, ...attribution, content: said }
}

/** "convened Thursday in Tegucigalpa": a time, be it with a place, is nothing that is said. */
function isOnlyWhen({ read, tokens }: SpeechContext, range: TokenRange): boolean {
  for (let at = range.first; at < range.end; at++) {
    if (tokens.tag[at] === 'ADP' || tokens.tag[at] === 'DET' || tokens.tag[at] === 'PUNCT') continue
    const isIn = (one: TokenRange): boolean => one.first <= at && at < one.end
    if (!read.times.some(isIn) && !read.places.some(isIn)) return false
  }
  return read.times.some((one) => one.first < range.end && range.first < one.end)
}

/** With the paragraphs that reopen or go on with its last quotation. */
function withContinuations(context: SpeechContext, content: readonly TokenRange[]): readonly TokenRange[] {
  const out = [...content]
  let index = context.quoteOf[(content.at(-1)?.end ?? 1) - 1] ?? -1
  while (index >= 0) {
    const quote = context.quotes[index]
    const next = context.quotes.findIndex((one) => one.continues === quote?.index)
    const range = next >= 0 ? trimmed(context.tokens, context.quotes[next] ?? { first: 0, end: 0 }) : null
    if (range) out.push(range)
    index = next
  }
  return out
}

/** Frames whose content is a clause or a quotation; the others' is a noun phrase, an infinitive or a name. */
function isClausalRule(attribution: Attribution): boolean {
  return /\/(?:that|quote|around|phrase|noun|adjective|document)$/.test(attribution.rule) && !isPronominal(attribution)
}

/** "describing it as a provocation": a clause by frame, a name in fact. */
function isPronominal(attribution: Attribution): boolean {
  return attribution.lemma === 'describe'
}

/** "rejected the offer to talk and threatened to leave": a finite verb coordinated to no finite verb of the content is the speaker's next act. */
function beforeCoordinate(context: SpeechContext, range: TokenRange): TokenRange {
  const { tokens } = context
  for (let at = range.first + 1; at < range.end - 1; at++) {
    if (tokens.tag[at] !== 'CCONJ' || (context.quoteOf[at] ?? -1) >= 0) continue
    let verb = at + 1
    while (verb < range.end && tokens.tag[verb] === 'ADV') verb++
    const head = tokens.head[verb] ?? verb
    const isStray =
      /^VB[DZN]$/.test(tokens.fine[verb] ?? '') && hangsBy(tokens, verb, 'conj', 'acl') && !/^VB[DZPN]$/.test(tokens.fine[head] ?? '')
    if (isStray) return { first: range.first, end: at }
  }
  return range
}

/** A quotation that goes on over sentences is content as a whole. */
function wholeQuote(context: SpeechContext, range: TokenRange): TokenRange {
  const quote = context.quotes[context.quoteOf[range.end - 1] ?? -1]
  if (!quote || quote.end <= range.end) return range
  return trimmed(context.tokens, { first: range.first, end: quote.end }) ?? range
}

/** Of attributions with one source and the same content the first cue stays. */
function dedupe(list: readonly FoundAttribution[]): FoundAttribution[] {
  const out: FoundAttribution[] = []
  for (const one of list) {
    const double = out.find((other) => sameStart(other, one))
    if (!double) out.push(one)
  }
  return out
}

function sameStart(a: FoundAttribution, b: FoundAttribution): boolean {
  const [x, y] = [a.content[0], b.content[0]]
  return x !== undefined && y !== undefined && x.first === y.first && x.end === y.end
}
