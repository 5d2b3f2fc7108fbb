/** Events as pairs of codes with a type; symmetric ones in either order; optional ones neither rewarded nor punished. */
import type { Event } from '../../model/record.js'
import type { Counts } from '../measure.js'
import type { GoldDispatch } from './gold.js'

export interface EventScore {
  readonly counts: Counts
  readonly dated: number
  readonly datesRight: number
  /** For reading by a person: what was missed and what was given in error. */
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

/**
 * History is no current event, and what is only alleged or wished inside somebody's words is that person's claim
 * (`possible` with a reporter): neither is held for an event here.
 */
export function isAsserted(event: Event): boolean {
  return event.standing !== 'historical' && !(event.reportedBy !== null && (event.standing === 'possible' || event.standing === 'denied'))
}

export function scoreEvents(gold: GoldDispatch, events: readonly Event[]): EventScore {
  const required = new Map<string, Set<string>>()
  const optional = new Set<string>()
  for (const event of gold.events) {
    for (const key of keysOf(event.source, event.target, event.type, event.symmetric === true)) {
      if (!event.required) optional.add(key)
      else {
        const dates = required.get(key) ?? new Set<string>()
        if (event.date !== null) dates.add(event.date)
        required.set(key, dates)
      }
    }
  }
  const given = givenKeys(events)
  const missed = [...required.keys()].filter((key) => !given.has(key))
  const wrong = [...given.keys()].filter((key) => !required.has(key) && !optional.has(key))
  let dated = 0
  let datesRight = 0
  for (const [key, dates] of required) {
    const found = given.get(key)
    if (!found || dates.size === 0) continue
    dated++
    if ([...found].some((day) => dates.has(day))) datesRight++
  }
  const right = required.size - missed.length
  return { counts: { right, wrong: wrong.length, missed: missed.length }, dated, datesRight, missed, wrong }
}

/** Keys of what was coded, with the days it was dated to (only readings of a single day count as one). */
function givenKeys(events: readonly Event[]): Map<string, Set<string>> {
  const given = new Map<string, Set<string>>()
  for (const event of events.filter(isAsserted)) {
    const sources = event.sources.map((party) => party.country ?? '?')
    const targets = event.targets.map((party) => party.country ?? '?')
    for (const key of keysOf(sources, targets, event.type, event.symmetric)) {
      const days = given.get(key) ?? new Set<string>()
      if (event.when?.grain === 'day') days.add(event.when.from)
      given.set(key, days)
    }
  }
  return given
}

/** One key for each pair; an event without target has one key for each source. Codes that are not known never match. */
function keysOf(sources: readonly string[], targets: readonly string[], type: string, symmetric: boolean): readonly string[] {
  const keys = new Set<string>()
  const all = [...new Set(sources)]
  if (symmetric) {
    const both = [...new Set([...sources, ...targets])].sort()
    if (targets.length === 0 || both.length < 2) {
      for (let i = 0; i < both.length; i++) for (let j = i + 1; j < both.length; j++) keys.add(`${both[i]} = ${both[j]} ${type}`)
      if (both.length === 1) keys.add(`${both[0]} > - ${type}`)
    } else
      for (const source of all)
        for (const target of new Set(targets)) if (source !== target) keys.add(`${[source, target].sort().join(' = ')} ${type}`)
    return [...keys]
  }
  if (targets.length === 0) for (const source of all) keys.add(`${source} > - ${type}`)
  for (const source of all) for (const target of new Set(targets)) keys.add(`${source} > ${target} ${type}`)
  return [...keys]
}
