/** What else a statement's words say: condition, negation, futurity, issues, a claim about a relation's course, and when it was made. */
import type { Span } from '../base/types.js'
import { phraseAt } from '../knowledge/phrases.js'
import type { Party } from '../model/actor.js'
import { partiesOf } from '../model/party.js'
import type { CountryCode } from '../model/ids.js'
import type { RelationClaim, Statement } from '../model/record.js'
import type { TimeReading } from '../model/time.js'
import { charSpan, type TokenRange } from '../model/tokens.js'
import { childrenWith, subtree } from '../model/tree.js'
import type { SpeechContext } from './context.js'

/** The words of a condition: from its conjunction to the end of its clause, or from the verb that makes its subject depend. */
export function conditionIn(context: SpeechContext, ranges: readonly TokenRange[]): Span | null {
  const { tokens, knowledge } = context
  for (const range of ranges)
    for (let token = range.first; token < range.end; token++) {
      const found = phraseAt(knowledge.speech.conditions, tokens.lower, tokens.lemma, token, range.end)
      if (!found || isIndirectQuestion(context, token) || isNarrative(context, token)) continue
      const clause = tokens.head[token] ?? token
      const end =
        found.value.place === 'verb'
          ? range.end
          : Math.min(range.end, Math.max(found.end, clause >= token ? subtree(tokens, clause).end : range.end))
      return charSpan(tokens, { first: token, end: Math.max(end, found.end) })
    }
  return null
}

/** "asked if ...": the content itself, no condition. */
function isIndirectQuestion(context: SpeechContext, token: number): boolean {
  const { tokens } = context
  if (tokens.lower[token] !== 'if') return false
  const clause = tokens.head[token] ?? token
  return (tokens.relation[clause] ?? '').startsWith('ccomp')
}

/** "until Thursday", "until evening", "once": a time, no condition. */
function isNarrative(context: SpeechContext, token: number): boolean {
  const { tokens } = context
  const lower = tokens.lower[token]
  return (lower === 'until' || lower === 'once') && tokens.relation[token] !== 'mark'
}

const negators = new Set(['not', "n't", 'n’t', 'never', 'no', 'nothing', 'nobody', 'neither'])

/** Negation of the content's main clause, or of its first words. */
export function isNegatedContent(context: SpeechContext, ranges: readonly TokenRange[]): boolean {
  const { tokens } = context
  return ranges.some((range) => {
    const root = rootOf(context, range)
    return (
      childrenWith(tokens, root, 'advmod', 'det').some((child) => negators.has(tokens.lower[child] ?? '')) ||
      negators.has(tokens.lower[range.first] ?? '')
    )
  })
}

const futureWords = new Set(['will', "'ll", '’ll', 'would', 'shall', "'d"])

export function isFutureContent(context: SpeechContext, ranges: readonly TokenRange[]): boolean {
  const { tokens } = context
  return ranges.some((range) => {
    const root = rootOf(context, range)
    const verbs = [root, ...childrenWith(tokens, root, 'conj').filter((verb) => verb < range.end)]
    return verbs.some(
      (verb) =>
        childrenWith(tokens, verb, 'aux').some((aux) => futureWords.has(tokens.lower[aux] ?? '')) ||
        (tokens.lower[verb] === 'going' && verb > range.first),
    )
  })
}

/** The token of the range whose governor lies outside it. */
export function rootOf(context: SpeechContext, range: TokenRange): number {
  const { tokens } = context
  for (let token = range.first; token < range.end; token++) {
    const head = tokens.head[token] ?? token
    if ((head < range.first || head >= range.end || head === token) && tokens.tag[token] !== 'PUNCT') return token
  }
  return range.first
}

/** Issues by the longest phrases, each once, with the words. */
export function issuesIn(context: SpeechContext, ranges: readonly TokenRange[]): Statement['issues'] {
  const { tokens, knowledge } = context
  const out = new Map<string, { issue: string; wording: Span }>()
  for (const range of ranges)
    for (let token = range.first; token < range.end; token++) {
      const found = phraseAt(knowledge.issues.phrases, tokens.lower, tokens.lemma, token, range.end)
      if (!found) continue
      if (!out.has(found.value)) out.set(found.value, { issue: found.value, wording: charSpan(tokens, { first: token, end: found.end }) })
      token = found.end - 1
    }
  return [...out.values()]
}

/** A claim about how a relation goes: a noun of relation with a word of course in the same range. */
export function relationClaim(
  context: SpeechContext,
  ranges: readonly TokenRange[],
  speakers: readonly Party[],
  counterparts: readonly Party[],
): RelationClaim | null {
  for (const range of ranges) {
    const relation = findTrend(context, range, (kind) => kind === 'relation')
    if (!relation) continue
    const course = findTrend(context, { first: relation.end, end: range.end }, (kind) => kind !== 'relation')
    if (!course || !(hangsTogether(context, relation.token, course.token) || isNextVerb(context, relation.token, course.token))) continue
    const states = statesOf(context, range, speakers, counterparts)
    if (states.length < 2) continue
    const period = context.read.times.find((time) => time.first >= range.first && time.end <= range.end)
    return { states, direction: course.sign, period: period?.reading ?? null, wording: charSpan(context.tokens, range) }
  }
  return null
}

interface TrendFound {
  readonly token: number
  readonly end: number
  readonly sign: -1 | 0 | 1
}

function findTrend(context: SpeechContext, range: TokenRange, wanted: (kind: string) => boolean): TrendFound | null {
  const { tokens, knowledge } = context
  for (let token = range.first; token < range.end; token++) {
    const found = phraseAt(knowledge.speech.trends, tokens.lower, tokens.lemma, token, range.end)
    if (!found || !wanted(found.value.class)) continue
    if (found.value.class === 'verb' && tokens.tag[token] !== 'VERB') continue
    if (found.value.class === 'relation' && tokens.tag[token] !== 'NOUN') continue
    return { token, end: found.end, sign: found.value.sign }
  }
  return null
}

/** The word of course is said of the relation: verb or predicate over it, or "as ..." beside it. */
function hangsTogether(context: SpeechContext, relation: number, course: number): boolean {
  const { tokens } = context
  let at = relation
  for (let climbs = 0; climbs < 4; climbs++) {
    const up = tokens.head[at] ?? at
    if (up === course || tokens.head[course] === up || tokens.head[course] === at) return true
    if (up === at) return false
    at = up
  }
  return false
}

/** The course is the first verb behind the relation, whatever the tree made of what stands between. */
function isNextVerb(context: SpeechContext, relation: number, course: number): boolean {
  const { tokens } = context
  if (tokens.tag[course] !== 'VERB') return false
  for (let at = relation + 1; at < course; at++) if (tokens.tag[at] === 'VERB' || tokens.form[at] === ';') return false
  return course > relation
}

/** The states that the range names; the speakers' own and the counterparts' where it says "mutual", "the two countries" or only one. */
function statesOf(
  context: SpeechContext,
  range: TokenRange,
  speakers: readonly Party[],
  counterparts: readonly Party[],
): readonly CountryCode[] {
  const out = new Set<CountryCode>()
  for (const mention of context.read.actors) {
    if (mention.head < range.first || mention.head >= range.end) continue
    for (const party of partiesOf(context.read, mention)) if (party.country !== null) out.add(party.country)
  }
  if (out.size < 2) for (const party of speakers) if (party.country !== null) out.add(party.country)
  if (out.size < 2) for (const party of counterparts) if (party.country !== null && out.size < 2) out.add(party.country)
  return [...out].sort()
}

/** When it was said: the time named among the words of the cue; a time inside what is said is not that of the speaking. */
export function timeOf(context: SpeechContext, region: TokenRange, content: readonly TokenRange[]): TimeReading | null {
  const isSaid = (token: number): boolean => content.some((range) => range.first <= token && token < range.end)
  const found = context.read.times.find((time) => time.first >= region.first && time.end <= region.end && !isSaid(time.first))
  return found?.reading ?? null
}
