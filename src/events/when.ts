/** When and where an event was: from its own clause chain, else from its sentence, else inferred from what the dispatch told before. */
import { addDays } from '../base/days.js'
import type { AnalysedDispatch, Clause, PlaceMention, TimeMention, TimeReading } from '../model/index.js'
import { clauseAbove, type Scene } from './context.js'

export interface Dating {
  readonly reading: TimeReading | null
  readonly mention: TimeMention | null
  readonly because: string | null
}

/** Times of the clauses of an event's chain, from the inside out; then any one of the sentence. */
export function timeOf(scene: Scene, chain: readonly Clause[]): TimeMention | null {
  const first = chain[0]
  if (!first) return null
  const near = scene.analysed.times.filter((time) => sentenceOf(scene.analysed, time.first) === first.sentence && usable(time))
  for (const clause of chain) {
    const own = near.find((time) => clauseAbove(scene, time.head)?.index === clause.index)
    if (own) return own
  }
  return null
}

function usable(time: TimeMention): boolean {
  return time.reading !== null && time.tense !== 'history' && time.tense !== 'future'
}

function sentenceOf(analysed: AnalysedDispatch, token: number): number {
  return analysed.tokens.sentenceOf[token] ?? -1
}

/** A place mentioned in the clauses of the chain, behind a preposition of place. */
export function placeOf(scene: Scene, chain: readonly Clause[]): PlaceMention | null {
  for (const clause of chain) {
    const own = scene.analysed.places.find(
      (place) =>
        place.first >= clause.extent.first &&
        place.end <= clause.extent.end &&
        clauseAbove(scene, place.head)?.index === clause.index &&
        located(scene, place),
    )
    if (own) return own
  }
  return null
}

const locating = new Set([
  'in',
  'at',
  'near',
  'outside',
  'inside',
  'across',
  'throughout',
  'around',
  'off',
  'along',
  'within',
  'on',
  'over',
  'to',
  'into',
  'from',
])

function located(scene: Scene, place: PlaceMention): boolean {
  const { tokens } = scene
  for (let child = tokens.firstChild[place.head] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
    if (tokens.relation[child] === 'case' && locating.has(tokens.lower[child] ?? '')) return true
  return false
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
