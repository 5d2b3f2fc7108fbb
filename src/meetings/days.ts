/** The day of a meeting, with the words that say so or the inference that gave it. */
import { addDays } from '../base/days.js'
import type { ActorMention, TimeMention, TimeReading } from '../model/index.js'
import { datelineDay } from '../model/dateline.js'
import { isDating } from '../model/setting.js'
import { firstBody, type Found } from './circumstances.js'
import type { Trigger } from './draft.js'
import { lemmaAt, type Scene } from './scene.js'

/** The day: the trigger's own, else the one the story has reached for those who met, else the dateline's for the lead. */
export function dayOf(scene: Scene, trigger: Trigger, sides: readonly ActorMention[]): Found<TimeReading> | null {
  const { clause } = trigger
  const shifted = shiftedDay(scene, trigger)
  if (shifted) return shifted
  const own = clause ? (ownTime(scene, trigger) ?? (trigger.status === 'denied' ? null : scene.settings.time(clause))) : null
  if (own?.reading) return { value: own.reading, by: own, why: null }
  if (trigger.status !== 'held') return null
  const entities = sides.flatMap((mention) => [mention.entity, ...(scene.analysed.entities[mention.entity]?.members ?? [])])
  const carried = clause ? scene.settings.carried(clause, entities, true) : null
  if (carried) return { value: carried, by: null, why: 'day carried on from what the parties did before' }
  if (trigger.sentence > firstBody(scene) + 1) return null
  const day = datelineDay(scene.analysed.dispatch)
  const lead = day ? null : leadDay(scene, trigger)
  if (lead) return { value: lead, by: null, why: 'day of the main news' }
  return day && { value: { from: day, to: addDays(day, 1), grain: 'day', basis: 'dateline' }, by: null, why: 'day by the dateline' }
}

/** A time of the trigger's own sentence within its clause and its noun's carrier, future for plans. */
function ownTime(scene: Scene, trigger: Trigger): TimeMention | null {
  const ahead = trigger.status === 'planned' || trigger.status === 'postponed' || trigger.status === 'cancelled'
  const times = scene.analysed.times.filter(
    (time) => scene.tokens.sentenceOf[time.first] === trigger.sentence && isDating(scene.analysed, time),
  )
  const own = times.filter((time) => {
    const clause = scene.settings.clauseOf(time.head)
    return (
      clause !== null &&
      (clause.predicate === trigger.token ||
        clause.index === trigger.clause?.index ||
        (trigger.noun && clause.predicate === scene.tokens.head[trigger.token]))
    )
  })
  const next = ahead ? [...own, ...times].find((time) => time.tense === 'future') : undefined
  if (next || trigger.status === 'planned') return next ?? null
  return own.find((time) => time.reading?.grain === 'day' && time.tense !== 'future') ?? own.find((time) => time.tense !== 'future') ?? null
}

/** The day that the first sentence's main clause states, for what the sentence behind it tells. */
function leadDay(scene: Scene, trigger: Trigger): TimeReading | null {
  const first = firstBody(scene)
  if (trigger.sentence === first) return null
  const main = scene.analysed.clauses.find((clause) => clause.sentence === first && clause.parent === null && clause.kind === 'verb')
  const reading = main ? scene.settings.time(main)?.reading : null
  return main?.standing === 'happened' && reading?.grain === 'day' ? reading : null
}

const numerals: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
])

/** "met X on Tuesday, a day after holding talks with Y": the day of the clause above, so many days off. */
function shiftedDay(scene: Scene, trigger: Trigger): Found<TimeReading> | null {
  const { tokens } = scene
  if (trigger.status !== 'held') return null
  for (let at = trigger.token - 1; at > trigger.token - 6 && at > 1; at--) {
    const step = tokens.lower[at] === 'after' ? -1 : tokens.lower[at] === 'before' ? 1 : 0
    if (step === 0 || lemmaAt(scene, at - 1) !== 'day') continue
    const count = numerals.get(tokens.lower[at - 2] ?? '')
    const base = count === undefined ? null : mainDay(scene, trigger)
    if (count === undefined || !base) return null
    const from = addDays(base.from, step * count)
    return {
      value: { from, to: addDays(from, 1), grain: 'day', basis: 'narrative' },
      by: { first: at - 2, end: at + 1 },
      why: `day by '${tokens.form[at - 2]} ${tokens.form[at - 1]} ${tokens.form[at]}' and the main clause's day`,
    }
  }
  return null
}

/** The day of the sentence's main clause, else the dateline's. */
function mainDay(scene: Scene, trigger: Trigger): TimeReading | null {
  const main = scene.analysed.clauses.find(
    (clause) => clause.sentence === trigger.sentence && clause.parent === null && clause.kind === 'verb',
  )
  const reading = main ? scene.settings.time(main)?.reading : null
  if (reading?.grain === 'day') return reading
  const day = datelineDay(scene.analysed.dispatch) ?? scene.analysed.dispatch.published
  return day && trigger.sentence <= firstBody(scene) + 1 ? { from: day, to: addDays(day, 1), grain: 'day', basis: 'dateline' } : null
}
