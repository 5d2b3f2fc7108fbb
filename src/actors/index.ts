/** Who is spoken of in a dispatch: mentions and the entities that they denote. */
import type { ActorMention, Entity } from '../model/actor.js'
import type { ActorId } from '../model/ids.js'
import type { Diagnostic } from '../model/diagnostic.js'
import type { Dispatch } from '../model/dispatch.js'
import type { PlaceMention, TimeMention } from '../model/time.js'
import { charSpan, type ParsedTokens } from '../model/tokens.js'
import type { ActorBook } from '../knowledge/actors/index.js'
import type { Dictionaries } from '../knowledge/dictionaries/index.js'
import type { Offices } from '../knowledge/offices/index.js'
import type { Places } from '../knowledge/places/index.js'
import type { Roster } from '../knowledge/roster/index.js'
import { composeCode } from './codes.js'
import { makeContext } from './context.js'
import { readByDictionary } from './dictionary.js'
import type { Referent } from './discourse.js'
import { matchNames } from './match.js'
import { findPhrases } from './phrases.js'
import { resolveAll } from './resolve.js'

export interface ReadActors {
  readonly entities: readonly Entity[]
  /** In order of `first`, longer before shorter. */
  readonly actors: readonly ActorMention[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads who is mentioned; by the user's dictionaries alone where there are some. Offices and names are those of the day of publication; without one, of any day. */
export function readActors(
  dispatch: Dispatch,
  tokens: ParsedTokens,
  places: readonly PlaceMention[],
  _times: readonly TimeMention[],
  knowledge: {
    readonly actors: ActorBook
    readonly offices: Offices
    readonly places?: Places
    readonly dictionaries?: Dictionaries | null
    readonly roster?: Roster | null
  },
): ReadActors {
  const dictionaries = knowledge.dictionaries ?? knowledge.actors.dictionaries
  if (dictionaries) return { ...readByDictionary(dispatch, tokens, dictionaries), diagnostics: [] }
  const day = dispatch.published
  const context = makeContext(dispatch, tokens, places, knowledge, matchNames(tokens, knowledge.actors, day), day)
  const { referents, mentions } = resolveAll(context, findPhrases(context))
  const entities = withGrounds(referents.map(entityOf), places, knowledge.actors)
  return {
    entities,
    actors: mentions,
    diagnostics: diagnose(tokens, entities, mentions, new Set(referents.filter((one) => one.name !== null).map((one) => one.id))),
  }
}

/** With the states on whose ground the dispatch is set and that it does not name: whoever is arrested in Istanbul, Türkiye has arrested. */
function withGrounds(named: readonly Entity[], places: readonly PlaceMention[], book: ActorBook): readonly Entity[] {
  const entities = [...named]
  for (const { country, grain } of places.map((one) => one.reading)) {
    const state = country === null || grain === 'sea' ? undefined : book.states.get(country)
    if (!state || entities.some((one) => one.kind === 'state' && one.country === country)) continue
    entities.push({
      id: entities.length,
      kind: 'state',
      actor: country as string as ActorId,
      name: state.name,
      country,
      sector: null,
      code: composeCode(country, null),
      office: null,
      rank: null,
      roles: [],
      members: [],
      learned: null,
    })
  }
  return entities
}

function entityOf(referent: Referent): Entity {
  return {
    id: referent.id,
    kind: referent.kind,
    actor: referent.actor,
    name: referent.name ?? referent.described,
    country: referent.country,
    sector: referent.sector,
    code: referent.code ?? composeCode(referent.country, referent.kind === 'state' ? null : referent.sector),
    office: referent.office,
    rank: referent.rank,
    roles: referent.roles,
    members: referent.members,
    learned: referent.learned,
  }
}

/** Names (not descriptions) that no book holds and no text explains, and names that several could bear. */
function diagnose(
  tokens: ParsedTokens,
  entities: readonly Entity[],
  mentions: readonly ActorMention[],
  named: ReadonlySet<number>,
): readonly Diagnostic[] {
  const out: Diagnostic[] = []
  const seen = new Set<number>()
  for (const mention of mentions) {
    const entity = entities[mention.entity]
    if (!entity || seen.has(entity.id)) continue
    seen.add(entity.id)
    if (entity.name !== null && named.has(entity.id) && entity.actor === null && entity.roles.length === 0)
      out.push({ code: 'actor/unknown', span: charSpan(tokens, mention), detail: { name: entity.name, country: entity.country ?? '' } })
    if (mention.rivals.length > 0)
      out.push({
        code: 'actor/ambiguous',
        span: charSpan(tokens, mention),
        detail: { chosen: entity.actor ?? '', rivals: mention.rivals.join(' ') },
      })
    const states = new Set(entity.roles.filter((role) => role.tenure === 'current' && role.country !== null).map((role) => role.country))
    if (states.size > 1)
      out.push({
        code: 'actor/contradiction',
        span: charSpan(tokens, mention),
        detail: { name: entity.name ?? '', states: [...states].join(' ') },
      })
  }
  return out
}
