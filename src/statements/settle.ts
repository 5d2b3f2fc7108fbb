/** Settles which attributions become statements, and whose: speakers resolved, self-reports and doubles dropped, nesting kept. */
import type { Party } from '../model/actor.js'
import type { CountryCode } from '../model/ids.js'
import { partyOf } from '../model/party.js'
import { charSpan, type TokenRange } from '../model/tokens.js'
import { conjuncts } from '../model/tree.js'
import type { SpeechContext } from './context.js'
import type { FoundAttribution } from './find.js'
import { partiesAt } from './parties-at.js'
import { isHearsay } from './phrases.js'
import { wordCount } from './ranges.js'
import { personBefore, sourceRange, type Speakers, speakersOf } from './speakers.js'

/** An attribution with its people. */
export interface Spoken {
  readonly attribution: FoundAttribution
  readonly speakers: readonly Party[]
  /** All who say the same thing, each in a statement of its own, these speakers among them. */
  readonly beside: readonly Party[]
  readonly source: TokenRange | null
  readonly addressees: readonly Party[]
  readonly reportedBy: Party | null
  readonly within: FoundAttribution | null
  readonly anonymous: boolean
  readonly hearsay: boolean
}

interface Resolved {
  readonly attribution: FoundAttribution
  readonly speakers: Speakers
}

/** In order of content; `voiced` are the sentences that the document's own speaker says. */
export function settle(context: SpeechContext, found: readonly FoundAttribution[], voiced: readonly FoundAttribution[]): readonly Spoken[] {
  const resolved = resolve(context, voiced.length > 0 ? withVoice(found, voiced) : found)
  const out: Spoken[] = []
  for (const one of resolved) {
    const outer = enclosing(resolved, one)
    if (outer && !outer.attribution.direct && !isClausal(one.attribution) && !isBackground(context, one.attribution)) continue
    if (outer && isSelfReport(outer.speakers.parties, one.speakers.parties)) continue
    if (swallowed(context, resolved, one)) continue
    out.push(...asSpoken(context, one, outer))
  }
  return out
}

/** "Oman, which had condemned the raids, ...": what the outlet recalls beside what is said. */
function isBackground(context: SpeechContext, attribution: FoundAttribution): boolean {
  const { tokens } = context
  if (attribution.via !== 'relative' || attribution.source === null) return false
  for (let at = attribution.cue - 1; at > attribution.source && at > attribution.cue - 5; at--)
    if (/^(?:which|who)$/.test(tokens.lower[at] ?? '')) return tokens.form[at - 1] === ','
  return false
}

/** Inside reported speech only what is itself said in a clause is told of someone; "had rejected the draft" is an act. */
function isClausal(attribution: FoundAttribution): boolean {
  return /\/(?:that|quote|around|phrase|noun|document)$/.test(attribution.rule)
}

/** Where the document itself is a statement, what its speaker's own sentences hold is not split off again. */
function withVoice(found: readonly FoundAttribution[], voiced: readonly FoundAttribution[]): readonly FoundAttribution[] {
  const whole = voiced.flatMap((one) => one.content)
  const rest = found.filter((one) => !whole.some((range) => range.first <= one.cue && one.cue < range.end))
  return [...rest, ...voiced].sort((a, b) => (a.content[0]?.first ?? 0) - (b.content[0]?.first ?? 0))
}

/** Attributions that assert something, with speakers that can be named; pronouns without a mention take the speakers before. */
function resolve(context: SpeechContext, found: readonly FoundAttribution[]): readonly Resolved[] {
  const out: Resolved[] = []
  let before: readonly Party[] = []
  const ordered = [...found].sort((a, b) => a.cue - b.cue || (a.content[0]?.first ?? 0) - (b.content[0]?.first ?? 0))
  let last: FoundAttribution | null = null
  for (const attribution of ordered) {
    if (!isAsserted(attribution) || wordCountAll(context, attribution.content) === 0) continue
    const speakers = whoSays(context, attribution, before, last)
    if (!speakers || speakers.parties.length === 0) continue
    // A sign or a shirt "reads" its words to nobody's account; a statement or report does.
    if (attribution.kind === 'show' && attribution.direct && !speakers.isDocument && speakers.parties.every((party) => party.name === null))
      continue
    const named = inFirstWords(context, out, { attribution, speakers })
    out.push(named)
    const [only, ...others] = named.speakers.parties
    before = only && others.length === 0 ? [inFull(context, only, named.speakers)] : named.speakers.parties
    last = attribution
  }
  return out
}

/** "the source added", "the ministry described": the unnamed speaker of before, in the words that told who he is. */
function inFirstWords(context: SpeechContext, told: readonly Resolved[], one: Resolved): Resolved {
  const { tokens } = context
  const [party, ...more] = one.speakers.parties
  const { source } = one.attribution
  if (!party || more.length > 0 || source === null || (party.name !== null && party.kind === 'person')) return one
  const noun = tokens.lemma[source] ?? ''
  if (tokens.tag[source] !== 'NOUN' && tokens.tag[source] !== 'PROPN') return one
  const { span } = one.speakers
  const last = told.at(-1)
  // "the same source added": whoever was quoted last.
  if (noun === 'source' && last && tokens.lower[span.first] === 'the' && tokens.lower[span.first + 1] === 'same')
    return {
      attribution: one.attribution,
      speakers: { ...last.speakers, parties: last.speakers.parties.map((known) => inFull(context, known, last.speakers)) },
    }
  if (!/^(?:the|this|that)$/.test(tokens.lower[span.first] ?? '') || span.end - span.first > 2) return one
  const first = told.find((before) => {
    const [earlier, ...others] = before.speakers.parties
    if (!earlier || others.length > 0 || (earlier.kind === 'person' && earlier.name !== null)) return false
    const head = before.attribution.source
    const words = before.speakers.span
    if (head === null || words.end - words.first <= 2) return false
    const sameNoun = tokens.lemma[head]?.toLowerCase() === noun.toLowerCase()
    const anySource = noun === 'source' && before.speakers.anonymous
    return (sameNoun || anySource) && (party.country === null || earlier.country === null || party.country === earlier.country || anySource)
  })
  const known = first?.speakers.parties[0]
  if (!first || !known) return inFullWords(context, one, party)
  const speakers: Speakers = {
    ...one.speakers,
    parties: [inFull(context, known, first.speakers)],
    anonymous: first.speakers.anonymous,
  }
  return { attribution: one.attribution, speakers }
}

/** "the spokesperson said", first told of as "a spokesperson for X" without a word of speech: those words. */
function inFullWords(context: SpeechContext, one: Resolved, party: Party): Resolved {
  const told = context.read.actors.find((mention) => mention.entity === party.entity && mention.reading === 'actor')
  if (party.entity < 0 || party.name !== null || !told || told.head >= (one.attribution.source ?? 0)) return one
  const range = sourceRange(context, told.head)
  if (range.end - range.first <= 2) return one
  const span = charSpan(context.tokens, range)
  const text = context.read.dispatch.text.slice(span.from, span.to)
  return { attribution: one.attribution, speakers: { ...one.speakers, parties: [{ ...party, text, span }] } }
}

function whoSays(
  context: SpeechContext,
  attribution: FoundAttribution,
  before: readonly Party[],
  last: FoundAttribution | null,
): Speakers | null {
  const { tokens } = context
  if (attribution.party)
    return {
      parties: [attribution.party],
      joint: true,
      anonymous: false,
      hearsay: false,
      isDocument: false,
      span: { first: attribution.cue, end: attribution.cue + 1 },
    }
  if (attribution.source === null) return null
  const source = attribution.via === 'relative' ? personBefore(context, attribution.source) : attribution.source
  const lower = tokens.lower[source] ?? ''
  // "he said" right behind a person's statement goes on with that person.
  const close = last !== null && isClose(context, last, attribution)
  if (close && (lower === 'he' || lower === 'she') && before.length === 1 && before[0]?.kind === 'person' && before[0].name !== null)
    return { parties: before, joint: true, anonymous: false, hearsay: false, isDocument: false, span: { first: source, end: source + 1 } }
  // "It added": the body or the paper that was quoted in the sentence before.
  const isMain = tokens.head[attribution.cue] === attribution.cue || tokens.relation[attribution.cue] === 'parataxis'
  if (lower === 'it' && isMain && before.length > 0 && before[0]?.kind !== 'person' && last !== null && isNext(context, last, attribution))
    return { parties: before, joint: true, anonymous: false, hearsay: false, isDocument: true, span: { first: source, end: source + 1 } }
  return speakersOf(context, source, before)
}

function isNext(context: SpeechContext, last: FoundAttribution, one: FoundAttribution): boolean {
  return (context.tokens.sentenceOf[one.cue] ?? 0) - (context.tokens.sentenceOf[last.cue] ?? 0) === 1
}

/** In the same paragraph, at most one sentence between, and not inside each other. */
function isClose(context: SpeechContext, last: FoundAttribution, one: FoundAttribution): boolean {
  const { tokens } = context
  const [a, b] = [tokens.sentences[tokens.sentenceOf[last.cue] ?? 0], tokens.sentences[tokens.sentenceOf[one.cue] ?? 0]]
  if (!a || !b || a.paragraph !== b.paragraph || a.index === b.index || b.index - a.index > 2) return false
  return !holds(last.content, one.cue)
}

function wordCountAll(context: SpeechContext, ranges: readonly TokenRange[]): number {
  return ranges.reduce((sum, range) => sum + wordCount(context.tokens, range), 0)
}

/** "did not say that" and "would say that" state nothing; "does not believe that" and quotations do. */
function isAsserted(attribution: FoundAttribution): boolean {
  if (attribution.direct && !attribution.negated) return true
  if (attribution.unreal) return false
  // "do not rule out talks": a denial denied is a position.
  if (attribution.negated && (attribution.lemma === 'rule out' || attribution.lemma === 'exclude')) return true
  return !attribution.negated || attribution.kind === 'thought' || attribution.act === 'accuse'
}

/** The narrowest other attribution in whose content the cue stands. */
function enclosing(resolved: readonly Resolved[], one: Resolved): Resolved | null {
  let best: Resolved | null = null
  for (const other of resolved) {
    if (other === one || !holds(other.attribution.content, one.attribution.cue)) continue
    if (!best || size(other.attribution.content) < size(best.attribution.content)) best = other
  }
  return best
}

function holds(ranges: readonly TokenRange[], token: number): boolean {
  return ranges.some((range) => range.first <= token && token < range.end)
}

function size(ranges: readonly TokenRange[]): number {
  return ranges.reduce((sum, range) => sum + range.end - range.first, 0)
}

/** "he said he hoped", "said his country welcomed": the speaker's own or his state's voice inside his own words. */
function isSelfReport(outer: readonly Party[], inner: readonly Party[]): boolean {
  return inner.every((party) =>
    outer.some(
      (other) =>
        (party.entity >= 0 && party.entity === other.entity) ||
        (party.country !== null && party.country === other.country && party.kind !== 'person') ||
        (party.entity < 0 && party.name === null),
    ),
  )
}

/** True when another's reported speech makes up most of the content: that other's statement is kept, with this speaker as its reporter. */
function swallowed(context: SpeechContext, resolved: readonly Resolved[], one: Resolved): boolean {
  if (one.attribution.direct || one.attribution.act === 'deny' || one.attribution.act === 'reject') return false
  return resolved.some(
    (inner) =>
      inner !== one &&
      holds(one.attribution.content, inner.attribution.cue) &&
      isClausal(inner.attribution) &&
      !isSelfReport(one.speakers.parties, inner.speakers.parties) &&
      wordCountAll(context, inner.attribution.content) * 2 >= wordCountAll(context, one.attribution.content),
  )
}

function asSpoken(context: SpeechContext, one: Resolved, outer: Resolved | null): readonly Spoken[] {
  const { attribution, speakers } = one
  const reporter = reporterOf(context, attribution, outer)
  const addressees = attribution.addressees.flatMap((head) => partiesAt(context, head))
  const saidBy = (parties: readonly Party[]): Spoken => ({
    attribution,
    speakers: parties,
    beside: speakers.parties,
    source: attribution.source === null && !attribution.party ? null : speakers.span,
    addressees,
    reportedBy: reporter && speakers.parties.some((party) => party.entity === reporter.entity && party.entity >= 0) ? null : reporter,
    within: outer?.attribution ?? null,
    anonymous: speakers.anonymous,
    hearsay: speakers.hearsay || isHearsay(context, attribution.cue, attribution.content),
  })
  const only = speakers.parties[0]
  if (speakers.parties.length === 1 && only) return [saidBy([inFull(context, only, speakers)])]
  const areNamed = speakers.parties.every((party) => (party.kind === 'person' || party.kind === 'state') && party.name !== null)
  // "A and B", be it before "who"; "the two ministers" speak as one.
  const { source } = attribution
  const isListed = source !== null && (conjuncts(context.tokens, source).length > 1 || attribution.via === 'relative')
  if (speakers.joint && !(areNamed && isListed && !isJointText(context, attribution.cue))) return [saidBy(speakers.parties)]
  return speakers.parties.map((party) => saidBy([party]))
}

/** "said in a joint statement": one text of several. */
function isJointText(context: SpeechContext, cue: number): boolean {
  const { tokens } = context
  const sentence = tokens.sentences[tokens.sentenceOf[cue] ?? 0]
  for (let at = sentence?.first ?? 0; at < (sentence?.end ?? 0); at++)
    if (/^(?:joint|jointly|together|declaration|communique|communiqué)$/.test(tokens.lower[at] ?? '')) return true
  return false
}

/** The state of whoever is named within the source's words: "his cabinet", "a source at the Center". */
function stateWithin(context: SpeechContext, span: TokenRange): CountryCode | null {
  for (const mention of context.read.actors) {
    if (mention.first < span.first || mention.end > span.end) continue
    const country = context.read.entities[mention.entity]?.country ?? null
    if (country !== null) return country
  }
  return null
}

/** An unnamed speaker in the words of the whole phrase: "a source at the Center", not "a source". */
function inFull(context: SpeechContext, party: Party, speakers: Speakers): Party {
  if (party.country === null) {
    const country = stateWithin(context, speakers.span)
    if (country !== null) return inFull(context, { ...party, country, code: party.code === '' ? country : party.code }, speakers)
  }
  if (party.kind === 'state' || (party.kind === 'person' && party.name !== null)) return party
  const span = charSpan(context.tokens, speakers.span)
  const isLonger = span.from <= party.span.from && party.span.to <= span.to && span.to - span.from > party.span.to - party.span.from
  return isLonger ? { ...party, span, text: context.read.dispatch.text.slice(span.from, span.to) } : party
}

function reporterOf(context: SpeechContext, attribution: FoundAttribution, outer: Resolved | null): Party | null {
  if (attribution.reportedBy !== null) {
    const speakers = speakersOf(context, attribution.reportedBy, [])
    if (speakers) return speakers.parties[0] ?? null
    const mention = context.mentionByHead.get(attribution.reportedBy)
    return mention ? partyOf(context.read, mention) : null
  }
  return outer?.speakers.parties[0] ?? null
}
