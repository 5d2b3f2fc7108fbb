/** One dispatch as the coder of meetings looks at it: mentions, clauses and settings by token, made once. */
import type { ActorMention, AnalysedDispatch, Clause, ParsedTokens } from '../model/index.js'
import { settingsOf, type Settings } from '../model/setting.js'
import type { MeetingWords } from '../knowledge/meetings/index.js'
import { datelinePlace, type DatelinePlace } from '../knowledge/places/dateline.js'
import type { Places } from '../knowledge/places/index.js'

/** What meetings read of the knowledge. */
export interface MeetingKnowledge {
  readonly meetings: MeetingWords
  readonly places: Places
}

export interface Scene {
  readonly analysed: AnalysedDispatch
  readonly tokens: ParsedTokens
  readonly words: MeetingWords
  readonly settings: Settings
  readonly dateline: DatelinePlace | null
  /** Codes of states, as against organisations and groups. */
  readonly states: ReadonlySet<string>
  /** Ids of capitals. */
  readonly capitals: ReadonlySet<string>
  readonly clauseAt: ReadonlyMap<number, Clause>
  /** Mentions that can act (no places, inhabitants or modifiers), in order of the text; of nested ones the outer. */
  readonly actors: readonly ActorMention[]
  /** Index into `actors` of the mention that covers a token. */
  readonly covering: ReadonlyMap<number, number>
}

export function makeScene(analysed: AnalysedDispatch, knowledge: MeetingKnowledge): Scene {
  const actors = outermost(analysed.actors.filter((mention) => canAct(analysed, mention)))
  const covering = new Map<number, number>()
  actors.forEach((mention, index) => {
    for (let token = mention.first; token < mention.end; token++) covering.set(token, index)
  })
  return {
    analysed,
    tokens: analysed.tokens,
    words: knowledge.meetings,
    settings: settingsOf(analysed),
    dateline: datelinePlace(knowledge.places, analysed.dispatch),
    states: knowledge.places.states,
    capitals: knowledge.places.capitals,
    clauseAt: new Map(analysed.clauses.map((clause) => [clause.predicate, clause])),
    actors,
    covering,
  }
}

/** Also a named person whom the tree takes for a modifier of what is listed behind ("President A and senior officials"). */
function canAct(analysed: AnalysedDispatch, mention: ActorMention): boolean {
  if (mention.reading === 'actor') return true
  if (mention.reading !== 'modifier' || mention.form !== 'name' || analysed.entities[mention.entity]?.kind !== 'person') return false
  const next = analysed.tokens.tag[mention.end]
  return next !== 'NOUN' && next !== 'PROPN' && next !== 'ADJ' && next !== 'PART' && analysed.tokens.lower[mention.end] !== '-'
}

/** Mentions are ordered by `first`, longer before shorter: one nested in the last kept is left out, of two that overlap the longer stays. */
function outermost(mentions: readonly ActorMention[]): readonly ActorMention[] {
  const out: ActorMention[] = []
  for (const mention of mentions) {
    const last = out[out.length - 1]
    if (!last || mention.first >= last.end) out.push(mention)
    else if (mention.end > last.end && mention.end - mention.first > last.end - last.first) out[out.length - 1] = mention
  }
  return out
}

/** The mention that covers a token, or null. */
export function actorAt(scene: Scene, token: number): ActorMention | null {
  return scene.actors[scene.covering.get(token) ?? -1] ?? null
}

/** The mentions that begin in a stretch of tokens, in order. */
export function actorsIn(scene: Scene, first: number, end: number): readonly ActorMention[] {
  return scene.actors.filter((mention) => mention.first >= first && mention.end <= end)
}

/** The lemma of a token, a verb's as its clause has it (which knows irregular forms), without a particle. */
export function lemmaAt(scene: Scene, token: number): string {
  const clause = scene.clauseAt.get(token)
  if (clause?.kind === 'verb' && !clause.lemma.includes(' ')) return clause.lemma
  return (scene.tokens.lemma[token] ?? '').toLowerCase()
}

/** The clause of a token, or the one that carries its noun. */
export function clauseFor(scene: Scene, token: number): Clause | null {
  return scene.clauseAt.get(token) ?? scene.settings.clauseOf(token)
}
