/** Which of several places of one name is meant: population and rank, and the states that the dispatch is about. */
import type { CountryCode } from '../../model/ids.js'
import type { Place } from './index.js'

/** What speaks for a state in this dispatch. Weights are added up over mentions and cut at `most`. */
export interface Surroundings {
  /** Weight of each state that the dispatch names. */
  readonly states: ReadonlyMap<string, number>
  /** The state named right after the place ("Tripoli, Lebanon"), and its part ("Birmingham, Alabama"). */
  readonly beside: CountryCode | null
  readonly part: string | null
}

export const nowhere: Surroundings = { states: new Map(), beside: null, part: null }

const most = 4
/** A place of unknown population counts as a town that dispatches name. */
const townsfolk = 60_000
const byKind: Readonly<Record<Place['kind'], number>> = { country: 7.5, sea: 5.5, region: 5.5, site: 5, city: 0 }

/**
 * How well a place fits, on the scale of log10 of its population: a capital counts thirty times its people, the
 * seat of a part three times; a state that the dispatch keeps naming counts up to ten thousand times.
 */
function fitness(place: Place, around: Surroundings): number {
  const size =
    place.kind === 'city' ? Math.log10(Math.max(place.population, place.id.startsWith('geonames') ? 1000 : townsfolk)) : byKind[place.kind]
  const rank = place.rank === 2 ? 1.5 : place.rank * 0.5
  const near = place.country === null ? 0 : Math.min(most, around.states.get(place.country) ?? 0)
  const beside = around.beside !== null && place.country === around.beside ? 20 : 0
  const part = around.part !== null && place.part === around.part ? 20 : 0
  // Of two states with one name the one that the news usually means.
  const usual = usualStates.has(place.id) ? 0.5 : 0
  return size + rank + near + beside + part + usual
}

/** "Congo" and "Korea" without more are the larger one and the southern one. */
const usualStates: ReadonlySet<string> = new Set(['state-COD', 'state-KOR'])

/** Best first; equal ones in order of the gazetteer. */
export function ranked(candidates: readonly Place[], around: Surroundings): readonly Place[] {
  return candidates
    .map((place) => ({ place, score: fitness(place, around) }))
    .toSorted((a, b) => b.score - a.score || a.place.row - b.place.row)
    .map((one) => one.place)
}
