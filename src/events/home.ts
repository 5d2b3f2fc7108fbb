/** Acts of a state upon its own people, which a text tells without naming whom they are aimed at. */
import type { AnalysedDispatch, Party } from '../model/index.js'
import { partyOf } from '../model/index.js'
import type { Reading } from './compose.js'

/** CAMEO codes of measures that are always taken at home: curfews, emergencies, dismissals, amnesties, rights and reforms. */
const homeMeasures = /^(081|082|083|1723|1724|1721)/
/** Kinds of acting party that are people rather than their state. */
const people: ReadonlySet<string> = new Set(['people', 'person', 'unknown', 'group', 'body'])

/** The state itself as the one protested against or governed by its own measure; empty where the dispatch does not name it. */
export function ownState(analysed: AnalysedDispatch, reading: Reading, sources: readonly Party[]): readonly Party[] {
  const [source] = sources
  if (!source || source.country === null) return []
  const atHome =
    reading.type === 'PROTEST'
      ? people.has(source.kind)
      : reading.cameo !== null &&
        homeMeasures.test(reading.cameo) &&
        (reading.type === 'COERCE' || reading.type === 'CONCEDE' || reading.type === 'RETREAT')
  if (!atHome) return []
  const mention = analysed.actors.find((one) => {
    const entity = analysed.entities[one.entity]
    return entity?.kind === 'state' && entity.country === source.country
  })
  return mention ? [partyOf(analysed, mention)] : []
}

/** "pardoned 150 prisoners": people of no named state whom a state deals with by its own law are its own. */
export function ownPeople(targets: readonly Party[], sources: readonly Party[]): readonly Party[] {
  const country = sources[0]?.country ?? null
  if (country === null) return targets
  return targets.map((party) =>
    party.country === null && party.actor === null && party.kind === 'people' && !/[A-Z]/.test(party.text) ? { ...party, country } : party,
  )
}
