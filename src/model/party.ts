/** From mentions to parties: how coders name who a record is about. */
import type { ActorMention, Entity, Party } from './actor.js'
import type { ReadDispatch } from './coding.js'
import { charSpan } from './tokens.js'

/** The party that a mention stands for. */
export function partyOf(read: ReadDispatch, mention: ActorMention): Party {
  const entity = read.entities[mention.entity]
  if (!entity) throw new RangeError(`Mention of entity ${mention.entity}, but there are ${read.entities.length}`)
  const span = charSpan(read.tokens, mention)
  return partyFrom(entity, read.dispatch.text.slice(span.from, span.to), span)
}

/** The parties of a mention: for a plural ("the two sides") one for each member, otherwise itself alone. */
export function partiesOf(read: ReadDispatch, mention: ActorMention): readonly Party[] {
  const own = partyOf(read, mention)
  const members = read.entities[mention.entity]?.members ?? []
  if (members.length === 0) return [own]
  return members
    .map((id) => read.entities[id])
    .filter((entity) => entity !== undefined)
    .map((entity) => partyFrom(entity, own.text, own.span))
}

function partyFrom(entity: Entity, text: string, span: Party['span']): Party {
  return {
    entity: entity.id,
    actor: entity.actor,
    kind: entity.kind,
    name: entity.name,
    country: entity.country,
    sector: entity.sector,
    code: entity.code,
    office: entity.office,
    rank: entity.rank,
    text,
    span,
  }
}
