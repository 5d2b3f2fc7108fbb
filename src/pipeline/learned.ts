/** Says in each record which dispatch of the same record told the office of a party. */
import type { Entity } from '../model/actor.js'
import { type CodedRecord, parties } from '../model/record.js'

/** Adds to `because` of every record a line for each party whose office another dispatch told. */
export function explainLearned(records: readonly CodedRecord[], entities: readonly Entity[]): readonly CodedRecord[] {
  if (entities.every((one) => one.learned === null)) return records
  return records.map((record) => {
    const toward = record.kind === 'statement' ? record.toward.map((one) => one.party) : []
    const told = [...new Set([...parties(record), ...toward].map((party) => party.entity))].flatMap((id) => lineOf(entities[id]))
    return told.length === 0 ? record : { ...record, because: [...record.because, ...told] }
  })
}

function lineOf(entity: Entity | undefined): readonly string[] {
  if (!entity?.learned) return []
  const { dispatch, day, title } = entity.learned
  return [
    `roster: '${entity.name ?? ''}' is ${title} (${entity.country ?? '-'}) by dispatch ${dispatch}${day === null ? '' : ` of ${day}`}`,
  ]
}
