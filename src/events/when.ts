/** When an event was: by its own words, by those of the speech that tells it, carried on from before, or the dispatch's own day. */
import { addDays } from '../base/days.js'
import type { AnalysedDispatch, Clause, Party, TimeMention, TimeReading } from '../model/index.js'
import type { Scene } from './context.js'

export interface Dating {
  readonly reading: TimeReading | null
  /** The words that say so; null where the day is inferred. */
  readonly mention: TimeMention | null
}

/** Acts of speech: dated by their speech, not by what is said. */
const spoken = new Set(['ACCUSE', 'SUPPORT', 'REQUEST', 'REJECT', 'THREATEN', 'AGREE', 'CONCEDE'])

/** Dates an event. What is planned is dated by its announcement; `type` is the type after composition. */
export function dateOf(scene: Scene, clause: Clause, type: string, planned: boolean, sources: readonly Party[]): Dating {
  const { settings, analysed } = scene
  const own = planned ? null : settings.time(clause)
  if (own && (own.tense !== 'future' || planned)) return { reading: own.reading, mention: own }
  const told = clause.reportedIn === null ? undefined : analysed.clauses[clause.reportedIn]
  const announced = told ? settings.time(told) : null
  if (announced && announced.tense !== 'future') return { reading: announced.reading, mention: announced }
  const governor = planned && clause.parent !== null ? analysed.clauses[clause.parent] : undefined
  const agreed = governor ? settings.time(governor) : null
  if (agreed && agreed.tense !== 'future') return { reading: agreed.reading, mention: agreed }
  const carried = settings.carried(
    told ?? clause,
    sources.map((party) => party.entity),
    spoken.has(type),
  )
  return { reading: carried ?? dispatchDay(analysed), mention: null }
}

/** The dispatch's own day: its dateline's, else that of publication. */
export function dispatchDay(analysed: AnalysedDispatch): TimeReading | null {
  const { dateline, published } = analysed.dispatch
  if (dateline?.date) {
    const { from, to } = dateline.date
    const named = analysed.times.find(
      (time) => (analysed.tokens.from[time.first] ?? -1) >= from && (analysed.tokens.to[time.end - 1] ?? -1) <= to,
    )
    if (named?.reading) return { ...named.reading, basis: 'dateline' }
  }
  if (published === null) return null
  return { from: published, to: addDays(published, 1), grain: 'day', basis: 'published' }
}
