/** What happened: events with type, mode, contexts, parties, day, place and standing. */
import type { AnalysedDispatch, Event, Statement } from '../model/index.js'
import { buildEvent } from './build.js'
import { type EventKnowledge, makeScene } from './context.js'
import { judged } from './judge.js'
import { mergeEvents } from './merge.js'
import type { RelationDecider } from './model/index.js'
import { type Chosen, readScene } from './readings.js'
import { stanceEvents } from './stance.js'

export { withMeetings } from './of-meetings.js'
export { diffEvents, type EventDiff } from './diff.js'
export type { RelationDecider } from './model/index.js'
export { readingsBetween, type ReadingBetween } from './between.js'

/**
 * Codes the events of a dispatch. What stands in somebody's words carries them as reporter; a demand, accusation or praise is an
 * event of its own; the order is that of the text. With a decider, trained weights code what no rule reads and overrule where they are sure.
 */
export function codeEvents(
  analysed: AnalysedDispatch,
  statements: readonly Statement[],
  knowledge: EventKnowledge,
  decider: RelationDecider | null = null,
): readonly Event[] {
  const scene = makeScene(analysed, knowledge)
  const told: Event[] = []
  const readings = readScene(scene)
  const open: Chosen[] = []
  for (const chosen of decider ? judged(scene, readings, decider) : readings) {
    const event = buildEvent(scene, chosen, statements, told)
    if (event) told.push(event)
    else if (chosen.reading.type === 'THREATEN') open.push(chosen)
  }
  // A threat without addressee may be told before the acts that show whom it is aimed at.
  for (const chosen of open) {
    const event = buildEvent(scene, chosen, statements, told)
    if (event) told.push(event)
  }
  const all = [...told, ...stanceEvents(scene, statements, told)]
  return mergeEvents(all.toSorted((a, b) => a.evidence[0].from - b.evidence[0].from || (a.id < b.id ? -1 : 1)))
}
