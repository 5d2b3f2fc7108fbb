/** Who an answer is aimed at: "Paris refused to comply" answers whoever demanded something of Paris before. */
import type { Event, Party } from '../model/index.js'

/** Types that answer what the other side did. */
const answers = new Set(['REJECT', 'THREATEN', 'CONCEDE', 'AGREE', 'ACCUSE'])
/** Types that call for an answer. */
const calls = new Set(['REQUEST', 'ACCUSE', 'SANCTION', 'THREATEN', 'COERCE', 'ASSAULT', 'MOBILIZE'])

/** The parties to whom an event without target replies: the authors of the last act against its source. Empty when there is none. */
export function repliedTo(told: readonly Event[], sources: readonly Party[], type: string): readonly Party[] {
  if (!answers.has(type)) return []
  const own = new Set(sources.map((party) => party.country).filter((country) => country !== null))
  for (let i = told.length - 1; i >= 0; i--) {
    const event = told[i]
    if (!event || event.standing === 'historical' || !calls.has(event.type)) continue
    if (!event.targets.some((party) => party.country !== null && own.has(party.country))) continue
    if (event.sources.some((party) => party.country === null || own.has(party.country))) continue
    return event.sources
  }
  return []
}

/** Both sides of the last meeting told of: who signed what "was signed in their presence". Empty when there is none. */
export function lastMet(told: readonly Event[]): readonly Party[] {
  for (let i = told.length - 1; i >= 0; i--) {
    const event = told[i]
    if (event && event.type === 'CONSULT' && event.standing !== 'historical') return [...event.sources, ...event.targets]
  }
  return []
}
