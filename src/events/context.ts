/** Look-up tables over one dispatch, made once: which mention, clause, time and place a token belongs to. */
import type { ActorMention, AnalysedDispatch, Clause, ParsedTokens } from '../model/index.js'
import { type Settings, settingsOf } from '../model/setting.js'
import type { Ontology } from '../knowledge/ontology/index.js'
import type { Rules } from '../knowledge/rules/index.js'

/** What events read of the knowledge. */
export interface EventKnowledge {
  readonly ontology: Ontology
  readonly rules: Rules
}

/** A nominal with its preposition. */
export interface HungPhrase {
  readonly head: number
  readonly marker: string
}

export interface Scene {
  readonly analysed: AnalysedDispatch
  readonly tokens: ParsedTokens
  readonly ontology: Ontology
  readonly rules: Rules
  /** Index into `analysed.actors` of the mention that a token heads, or -1. */
  readonly headed: Int32Array
  /** Index of the longest mention that covers a token, or -1. */
  readonly covering: Int32Array
  /** Index of the clause whose predicate a token is, or -1. */
  readonly clauseAt: Int32Array
  /** True for a text of a few sentences, which names its parties as well as it can; in a dispatch whoever matters is named somewhere. */
  readonly short: boolean
  /** When and where clauses are set. */
  readonly settings: Settings
  /** 1 for a token inside a time expression. */
  readonly timeAt: Uint8Array
  /** Words of noun phrases, filled as they are asked for. */
  readonly phraseWords: Map<number, ReadonlySet<string>>
  /** Phrases that hang on the objects of a clause, by its index, filled as they are asked for. */
  readonly hung: Map<number, readonly HungPhrase[]>
}

/** Sentences of a text that stands alone. */
const shortest = 3

export function makeScene(analysed: AnalysedDispatch, knowledge: EventKnowledge): Scene {
  const { tokens, actors, clauses } = analysed
  const headed = new Int32Array(tokens.length).fill(-1)
  const covering = new Int32Array(tokens.length).fill(-1)
  const size = (index: number): number => {
    const mention = actors[index]
    return mention ? mention.end - mention.first : 0
  }
  actors.forEach((mention, index) => {
    if (size(headed[mention.head] ?? -1) < size(index)) headed[mention.head] = index
    for (let token = mention.first; token < mention.end; token++) if (size(covering[token] ?? -1) < size(index)) covering[token] = index
  })
  const clauseAt = new Int32Array(tokens.length).fill(-1)
  for (const clause of clauses) clauseAt[clause.predicate] = clause.index
  const timeAt = new Uint8Array(tokens.length)
  for (const time of analysed.times) timeAt.fill(1, time.first, time.end)
  return {
    analysed,
    tokens,
    timeAt,
    short: tokens.sentences.length <= shortest,
    settings: settingsOf(analysed),
    ontology: knowledge.ontology,
    rules: knowledge.rules,
    headed,
    covering,
    clauseAt,
    phraseWords: new Map(),
    hung: new Map(),
  }
}

/** The mention at the head of a phrase; where a parser took another word of a long title for the head, the mention around it. */
export function mentionAtHead(scene: Scene, token: number): ActorMention | null {
  const own = scene.analysed.actors[scene.headed[token] ?? -1]
  const around = scene.analysed.actors[scene.covering[token] ?? -1]
  if (own && around && around !== own && around.reading === 'actor' && own.reading === 'modifier')
    return embedded(scene, token, around) ? own : around
  return own ?? around ?? null
}

/** True for a name inside a longer mention ("Peru" in "its ambassador to Peru"), false for one that a parser took for its head. */
function embedded({ tokens }: Scene, token: number, around: ActorMention): boolean {
  const up = tokens.head[token] ?? token
  return up !== token && up >= around.first && up < around.end
}

export function clauseOf(scene: Scene, token: number): Clause | null {
  return scene.analysed.clauses[scene.clauseAt[token] ?? -1] ?? null
}

/** The nearest predicate at or above a token, or null. */
export function clauseAbove(scene: Scene, token: number): Clause | null {
  const { tokens } = scene
  for (let at = token; ; ) {
    const clause = clauseOf(scene, at)
    if (clause) return clause
    const up = tokens.head[at] ?? at
    if (up === at) return null
    at = up
  }
}
