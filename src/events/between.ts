/** What the rules say between two given stretches of a sentence: features for the trained decision, and an answer for the told pair. */
import type { ActorMention, AnalysedDispatch, Entity, RuleId, TokenRange } from '../model/index.js'
import { type EventKnowledge, makeScene } from './context.js'
import type { Reading } from './compose.js'
import type { FoundParty } from './phrase.js'
import { readScene } from './readings.js'

export interface ReadingBetween {
  /** The rule that fits, with the code after composition. */
  readonly rule: string
  readonly type: string
  readonly mode: string | null
  readonly cameo: string | null
  /** The type the rule gives before "will", "refused to", "stopped" ... turn it. */
  readonly baseType: string
  readonly standing: string
  /** What each given stretch is to the act: its source, its target, or neither. */
  readonly first: 'source' | 'target' | null
  readonly second: 'source' | 'target' | null
  /** The predicate's lemma and kind. */
  readonly lemma: string
  readonly kind: 'verb' | 'noun' | 'adjective'
  /** Token of the predicate, for distances. */
  readonly predicate: number
  readonly inferred: boolean
  readonly absorbed: 'request' | 'accusation' | 'approval' | null
  readonly symmetric: boolean
  /** Clauses above the act's own: 0 for the main clause. */
  readonly depth: number
  readonly score: number
}

/**
 * Readings of the sentence that holds both ranges, with the two as its only parties; best first: those that have the first as source
 * and the second as target, then the reverse, then those with one of them.
 */
export function readingsBetween(
  analysed: AnalysedDispatch,
  first: TokenRange,
  second: TokenRange,
  knowledge: EventKnowledge,
): readonly ReadingBetween[] {
  const actors = [mentionOf(analysed, first, 0), mentionOf(analysed, second, 1)].toSorted((a, b) => a.first - b.first || b.end - a.end)
  const scene = makeScene({ ...analysed, entities: [entity(0), entity(1)], actors }, knowledge)
  const sentence = analysed.tokens.sentenceOf[first.first]
  const out: ReadingBetween[] = []
  for (const { reading } of readScene(scene)) {
    const { match } = reading
    if (match.clause.sentence !== sentence) continue
    out.push(asBetween(analysed, reading, roleOf(match.sources, match.targets, 0), roleOf(match.sources, match.targets, 1)))
  }
  return out.toSorted(byFit)
}

export type Role = 'source' | 'target' | null

/** A reading as seen from two stretches of which it is known what they are to the act. */
export function asBetween(analysed: AnalysedDispatch, reading: Reading, first: Role, second: Role): ReadingBetween {
  const { match } = reading
  return {
    rule: match.rule.name,
    type: reading.type,
    mode: reading.mode,
    cameo: reading.cameo,
    baseType: match.rule.type ?? 'none',
    standing: reading.standing,
    first,
    second,
    lemma: match.clause.lemma,
    kind: match.clause.kind,
    predicate: match.clause.predicate,
    inferred: [...match.sources, ...match.targets].some((one) => one.inferred !== null),
    absorbed: reading.absorbedBy?.kind ?? null,
    symmetric: match.rule.symmetric,
    depth: depthOf(analysed, match.clause.index),
    score: reading.score,
  }
}

/** Best first: those whose source and target are the two, then the surer. */
export function byFit(a: ReadingBetween, b: ReadingBetween): number {
  return fit(b) - fit(a) || b.score - a.score || a.predicate - b.predicate
}

function depthOf(analysed: AnalysedDispatch, index: number): number {
  let depth = 0
  for (let at = analysed.clauses[index]; at && at.parent !== null && depth < 9; at = analysed.clauses[at.parent]) depth++
  return depth
}

function fit(one: ReadingBetween): number {
  const both = one.first === 'source' && (one.second === 'target' || (one.symmetric && one.second === 'source'))
  const back = one.first === 'target' && one.second === 'source'
  const base = both
    ? 4
    : back
      ? 2
      : one.first === 'source' || one.second === 'target'
        ? 3
        : one.first !== null || one.second !== null
          ? 1
          : 0
  return base - Math.min(4, one.depth) * 0.1 - (one.absorbed === 'request' ? 1.5 : 0)
}

function roleOf(sources: readonly FoundParty[], targets: readonly FoundParty[], entityId: number): 'source' | 'target' | null {
  if (sources.some((one) => one.mention.entity === entityId)) return 'source'
  return targets.some((one) => one.mention.entity === entityId) ? 'target' : null
}

function mentionOf(analysed: AnalysedDispatch, range: TokenRange, id: number): ActorMention {
  return {
    kind: 'actor',
    ...range,
    head: headOf(analysed, range),
    entity: id,
    form: 'name',
    reading: 'actor',
    rivals: [],
    foundBy: 'given' as RuleId,
    link: null,
    score: 1,
  }
}

/** The token of a range whose governor lies outside it. */
function headOf({ tokens }: AnalysedDispatch, range: TokenRange): number {
  for (let token = range.first; token < range.end; token++) {
    const up = tokens.head[token] ?? token
    if (up === token || up < range.first || up >= range.end) return token
  }
  return range.end - 1
}

function entity(id: number): Entity {
  return {
    id,
    kind: 'unknown',
    actor: null,
    name: null,
    country: null,
    sector: null,
    code: '',
    office: null,
    rank: null,
    roles: [],
    members: [],
    learned: null,
  }
}
