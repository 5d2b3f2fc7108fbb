/** Days for events whose own clause names none: from the statement that tells them, the sentence before, or the dispatch itself. */
import type { Event, Statement, TimeReading } from '../model/index.js'
import type { Scene } from './context.js'
import { dispatchDay } from './when.js'

/** Carries the last day told of within a paragraph on to what follows; the first falls back on the dispatch's own day. */
export function datedFrom(scene: Scene, events: readonly Event[], statements: readonly Statement[]): readonly Event[] {
  const day = dispatchDay(scene.analysed)
  const told = new Map<number, TimeReading>()
  for (const event of events)
    if (event.when && event.when.grain === 'day' && event.standing !== 'historical') told.set(sentenceAt(scene, event), event.when)
  return events.map((event) => {
    if (event.when) return event
    const when = statementDay(event, statements) ?? before(scene, told, sentenceAt(scene, event)) ?? day
    return when ? { ...event, when, because: [...event.because, `dated by ${when.basis}`] } : event
  })
}

function sentenceAt(scene: Scene, event: Event): number {
  const { tokens } = scene
  const at = event.evidence.find((one) => one.part === 'trigger')?.from ?? event.evidence[0].from
  let low = 0
  let high = tokens.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tokens.from[middle] ?? 0) <= at) low = middle
    else high = middle - 1
  }
  return tokens.sentenceOf[low] ?? 0
}

function statementDay(event: Event, statements: readonly Statement[]): TimeReading | null {
  const trigger = event.evidence[0]
  const own = statements.find(
    (statement) => statement.when !== null && statement.evidence.some((one) => one.from < trigger.to && trigger.from < one.to),
  )
  return own?.when ?? null
}

/** The day last told of before a sentence: in its paragraph, else in the paragraphs before. */
function before(scene: Scene, told: ReadonlyMap<number, TimeReading>, sentence: number): TimeReading | null {
  for (let index = sentence; index >= 0; index--) {
    const reading = told.get(index)
    if (reading) return { ...reading, basis: 'narrative' }
  }
  const first = scene.analysed.tokens.sentences.find((one) => told.has(one.index))
  return first && sentence < first.index ? null : null
}
