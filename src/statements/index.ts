/** What was said: every attributed claim of a dispatch with its speakers, content, act and stance; and how things are worded. */
import { contentId } from '../base/hash.js'
import { byText } from '../base/order.js'
import { isNonEmpty, type NonEmpty, type Span } from '../base/types.js'
import type { Party } from '../model/actor.js'
import type { AnalysedDispatch } from '../model/coding.js'
import { type Evidence, evidenceOf, type Statement, type Wording } from '../model/record.js'
import { charSpan } from '../model/tokens.js'
import { makeContext, type SpeechContext, type StatementKnowledge } from './context.js'
import { documentVoices, voicedSentences } from './document.js'
import { findAttributions, type FoundAttribution } from './find.js'
import { conditionIn, isFutureContent, isNegatedContent, issuesIn, relationClaim, timeOf } from './qualities.js'
import { cueRegion } from './region.js'
import { settle, type Spoken } from './settle.js'
import { weighed } from './sign.js'
import { readStance, type StanceBefore } from './stance.js'
import { type Carried, carriedQuotes, goingOn } from './voice.js'
import { codeWordings } from './wordings.js'

export type { StatementKnowledge } from './context.js'
export { findQuotes, type Quote } from './quotes.js'

/** Codes the statements of a dispatch, in order of their first words, and its wordings. */
export function codeStatements(
  analysed: AnalysedDispatch,
  knowledge: StatementKnowledge,
): { readonly statements: readonly Statement[]; readonly wordings: readonly Wording[] } {
  const context = makeContext(analysed, knowledge)
  const found = findAttributions(context)
  const voiced = documentVoices(context).flatMap((voice) => voicedSentences(context, voice, found))
  const spoken = settle(context, [...found, ...carriedQuotes(context, found), ...goingOn(context, found)], voiced)
  const statements = buildAll(context, spoken)
  return { statements, wordings: codeWordings(context, statements) }
}

function buildAll(context: SpeechContext, spoken: readonly Spoken[]): readonly Statement[] {
  const out: Statement[] = []
  const ids = new Map<FoundAttribution, Statement['id']>()
  let counterparts: readonly Party[] = []
  let last: Statement | null = null
  const bySide = new Map<string, Statement['toward']>()
  const sides = new Map<string, Statement['stance']>()
  const blamers = new Map<string, readonly Party[]>()
  for (const one of spoken) {
    const goesOn = last !== null && isSameSpeaker(last, one) && isNear(context, last, one)
    const before: StanceBefore = {
      stance: goesOn && last ? last.stance : 0,
      side: sides.get(one.speakers[0]?.country ?? '') ?? 0,
      hearsay: last?.hearsay ?? false,
      counterparts: [...one.addressees, ...counterparts],
      toward: bySide.get(one.speakers[0]?.country ?? '') ?? [],
      blamers: blamers.get(one.speakers[0]?.country ?? '') ?? [],
    }
    const statement = build(context, one, before, one.within ? (ids.get(one.within) ?? null) : null)
    if (!statement) continue
    ids.set(one.attribution, statement.id)
    out.push(statement)
    last = statement
    const side = statement.speakers[0].country
    if (side !== null && statement.stance !== 0) sides.set(side, statement.stance)
    if (side !== null && statement.toward.length > 0) bySide.set(side, statement.toward)
    for (const { party, sign } of statement.toward) if (sign < 0 && party.country !== null) blamers.set(party.country, statement.speakers)
    const named = statement.toward.map((entry) => entry.party)
    counterparts = named.length > 0 ? [...named, ...statement.speakers] : [...statement.speakers, ...counterparts].slice(0, 4)
  }
  return out.sort((a, b) => a.content[0].from - b.content[0].from || byText(a.id, b.id))
}

function isSameSpeaker(last: Statement, spoken: Spoken): boolean {
  return last.speakers[0].entity === spoken.speakers[0]?.entity && last.speakers[0].text !== ''
}

/** In the same or the next sentence but one. */
function isNear(context: SpeechContext, last: Statement, spoken: Spoken): boolean {
  const { tokens } = context
  const at = tokens.sentences[tokens.sentenceOf[spoken.attribution.content[0]?.first ?? 0] ?? 0]
  const end = last.content.at(-1)?.to ?? 0
  const from = at ? (tokens.from[at.first] ?? 0) : 0
  const before = at ? tokens.sentences[at.index - 2] : undefined
  return end >= (before ? (tokens.from[before.first] ?? 0) : 0) && end <= from + 2000
}

function build(context: SpeechContext, spoken: Spoken, before: StanceBefore, within: Statement['id'] | null): Statement | null {
  const { attribution } = spoken
  const { tokens, read } = context
  if (!isNonEmpty(spoken.speakers)) return null
  const content = attribution.content.map((range) => charSpan(tokens, range))
  if (!isNonEmpty(content)) return null
  const claim = relationClaim(context, attribution.content, spoken.speakers, before.counterparts)
  const condition = conditionIn(context, attribution.content)
  const stance = readStance(
    context,
    attribution,
    spoken.speakers,
    spoken.beside,
    before,
    claim?.direction ?? null,
    condition !== null && isOpenCondition(read.dispatch.text.slice(condition.from, condition.to)),
  )
  const evidence = evidenceFor(context, spoken, condition)
  const first = content[0]
  return {
    kind: 'statement',
    id: contentId('s', [
      read.dispatch.id,
      'statement',
      attribution.act,
      spoken.speakers.map((party) => `${party.code}/${party.name ?? party.text}`).join('+'),
      `${first.from}-${first.to}`,
    ]),
    when: timeOf(context, cueRegion(context, attribution.cue, attribution.source), [...attribution.content, ...saidBefore(attribution)]),
    where: null,
    standing: 'happened',
    reportedBy: spoken.reportedBy,
    evidence,
    foundBy: attribution.rule,
    because: becauseOf(context, spoken),
    rivals: [],
    score: scoreOf(spoken),
    speakers: spoken.speakers,
    addressees: spoken.addressees,
    act: attribution.act,
    content,
    direct: attribution.direct,
    stance: stance.stance,
    toward: stance.toward,
    issues: issuesIn(context, attribution.content),
    condition,
    negated: isNegatedContent(context, attribution.content) || (attribution.negated && attribution.kind === 'thought'),
    future: isFutureContent(context, attribution.content),
    anonymous: spoken.anonymous,
    hearsay: spoken.hearsay,
    within,
    claim,
  }
}

/** What the cue was said with first, where a later sentence goes on without one. */
function saidBefore(attribution: FoundAttribution): FoundAttribution['content'] {
  return 'after' in attribution ? (attribution as Carried).after.content : []
}

/** "if", "unless", "only if": what is said holds only then; "as long as" and "depends on" state a position. */
function isOpenCondition(words: string): boolean {
  return /^(?:only |even )?(?:if|unless|provided|should|in case|until|once|as soon as|when|after)\b/i.test(words)
}

function evidenceFor(context: SpeechContext, spoken: Spoken, condition: Span | null): NonEmpty<Evidence> {
  const { tokens } = context
  const list = spoken.attribution.content.map((range) => evidenceOf(charSpan(tokens, range), 'quote'))
  for (const token of spoken.attribution.cueTokens) list.push(evidenceOf(charSpan(tokens, { first: token, end: token + 1 }), 'cue'))
  if (spoken.source) list.push(evidenceOf(charSpan(tokens, spoken.source), 'source'))
  if (condition) list.push(evidenceOf(condition, 'condition'))
  list.sort((a, b) => a.from - b.from || a.to - b.to)
  if (!isNonEmpty(list)) throw new RangeError('A statement without content')
  return list
}

function becauseOf(context: SpeechContext, spoken: Spoken): readonly string[] {
  const { attribution } = spoken
  const out = [`cue '${attribution.lemma}' (${attribution.act})`]
  if (attribution.via !== null) out.push(`speaker through ${attribution.via}`)
  if (spoken.reportedBy) out.push(`as reported by ${spoken.reportedBy.name ?? spoken.reportedBy.text}`)
  const words = weighed(context, attribution.content).map(({ range, weight }) => {
    const span = charSpan(context.tokens, range)
    return `'${context.read.dispatch.text.slice(span.from, span.to)}' ${weight > 0 ? '+' : ''}${weight}`
  })
  if (words.length > 0) out.push(`words that take sides: ${words.join(', ')}`)
  return out
}

function scoreOf(spoken: Spoken): number {
  const inferred = spoken.attribution.via === null || spoken.attribution.via === 'relative' ? 0 : 0.1
  return Math.round((0.95 - inferred - (spoken.attribution.kind === 'speech' ? 0 : 0.1)) * 100) / 100
}
