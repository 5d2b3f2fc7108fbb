/** What was said: every attributed claim of a dispatch with its speakers, content, act and stance; and how things are worded. */
import { contentId } from '../base/hash.js'
import { by } from '../base/order.js'
import { isNonEmpty, type NonEmpty } from '../base/types.js'
import type { Party } from '../model/actor.js'
import type { AnalysedDispatch } from '../model/coding.js'
import type { Evidence, Statement, Wording } from '../model/record.js'
import { charSpan } from '../model/tokens.js'
import { makeContext, type SpeechContext, type StatementKnowledge } from './context.js'
import { findAttributions, type FoundAttribution } from './find.js'
import { conditionIn, isFutureContent, isNegatedContent, issuesIn, relationClaim, timeOf } from './qualities.js'
import { cueRegion } from './region.js'
import { settle, type Spoken } from './settle.js'
import { readStance } from './stance.js'
import { carriedQuotes, documentVoice, voicedSentences } from './voice.js'
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
  const voice = documentVoice(context)
  const voiced = voice ? voicedSentences(context, voice, found) : []
  const spoken = settle(context, [...found, ...carriedQuotes(context, found)], voiced)
  const statements = buildAll(context, spoken)
  return { statements, wordings: codeWordings(context, statements) }
}

function buildAll(context: SpeechContext, spoken: readonly Spoken[]): readonly Statement[] {
  const out: Statement[] = []
  const ids = new Map<FoundAttribution, Statement['id']>()
  let counterparts: readonly Party[] = []
  for (const one of spoken) {
    const statement = build(context, one, counterparts, one.within ? (ids.get(one.within) ?? null) : null)
    if (!statement) continue
    ids.set(one.attribution, statement.id)
    out.push(statement)
    const named = statement.toward.map((entry) => entry.party)
    if (named.length > 0) counterparts = [...named, ...statement.speakers]
    else counterparts = [...statement.speakers, ...counterparts].slice(0, 4)
  }
  return out.sort(by((statement) => statement.evidence[0].from))
}

function build(context: SpeechContext, spoken: Spoken, counterparts: readonly Party[], within: Statement['id'] | null): Statement | null {
  const { attribution } = spoken
  const { tokens, read } = context
  if (!isNonEmpty(spoken.speakers)) return null
  const content = attribution.content.map((range) => charSpan(tokens, range))
  if (!isNonEmpty(content)) return null
  const others = [...spoken.addressees, ...counterparts]
  const claim = relationClaim(context, attribution.content, spoken.speakers, others)
  const stance = readStance(context, attribution, spoken.speakers, others, claim?.direction ?? null)
  const condition = conditionIn(context, attribution.content)
  const evidence = evidenceOf(context, spoken, condition)
  const first = content[0]
  return {
    kind: 'statement',
    id: contentId('s', [read.dispatch.id, 'statement', attribution.act, spoken.speakers.map((party) => `${party.code}/${party.name ?? party.text}`).join('+'), `${first.from}-${first.to}`]),
    when: timeOf(context, cueRegion(context, attribution.cue, attribution.source)),
    where: null,
    standing: 'happened',
    reportedBy: spoken.reportedBy,
    evidence,
    foundBy: attribution.rule,
    because: becauseOf(spoken),
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

function evidenceOf(context: SpeechContext, spoken: Spoken, condition: { from: number; to: number } | null): NonEmpty<Evidence> {
  const { tokens } = context
  const list: Evidence[] = spoken.attribution.content.map((range) => ({ ...charSpan(tokens, range), part: 'quote' as const }))
  for (const token of spoken.attribution.cueTokens) list.push({ ...charSpan(tokens, { first: token, end: token + 1 }), part: 'cue' })
  if (spoken.source) list.push({ ...charSpan(tokens, spoken.source), part: 'source' })
  if (condition) list.push({ ...condition, part: 'condition' })
  list.sort((a, b) => a.from - b.from || a.to - b.to)
  if (!isNonEmpty(list)) throw new RangeError('A statement without content')
  return list
}

function becauseOf(spoken: Spoken): readonly string[] {
  const { attribution } = spoken
  const out = [`cue '${attribution.lemma}' (${attribution.act})`]
  if (attribution.via !== null) out.push(`speaker through ${attribution.via}`)
  if (spoken.reportedBy) out.push(`as reported by ${spoken.reportedBy.name ?? spoken.reportedBy.text}`)
  return out
}

function scoreOf(spoken: Spoken): number {
  const inferred = spoken.attribution.via === null || spoken.attribution.via === 'relative' ? 0 : 0.1
  return Math.round((0.95 - inferred - (spoken.attribution.kind === 'speech' ? 0 : 0.1)) * 100) / 100
}
