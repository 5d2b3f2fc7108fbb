/** Initiatives (holder, name, steps), wordings, and coreference mentions. */
import type { Coding } from '../../model/coding.js'
import { charSpan } from '../../model/tokens.js'
import type { Initiative } from '../../model/record.js'
import type { Counts } from '../measure.js'
import { findAll, halfOverlap, nameWords, sameName } from '../words.js'
import type { GoldDispatch } from './gold.js'

export interface ItemScore {
  readonly counts: Counts
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
}

/** One item for each initiative (holder and name) and one for each of its steps (ordinal and words). */
export function scoreInitiatives(gold: GoldDispatch, coding: Coding): ItemScore {
  const given = coding.records.filter((record): record is Initiative => record.kind === 'initiative')
  const text = coding.dispatch.text
  const left = new Set(given)
  let right = 0
  let wrongSteps = 0
  const missed: string[] = []
  for (const wanted of gold.initiatives) {
    const found = [...left].find(
      (one) => one.holders.some((party) => party.country === wanted.holder) && similarName(one.name, wanted.name),
    )
    if (!found) {
      missed.push(`${wanted.holder}: ${wanted.name}`, ...wanted.steps.map((step) => `  step ${step.ordinal}: ${step.evidence}`))
      continue
    }
    left.delete(found)
    right++
    const steps = [...found.steps]
    for (const step of wanted.steps) {
      const at = steps.findIndex(
        (one) => one.ordinal === step.ordinal && findAll(text, step.evidence).some((place) => halfOverlap(text, [place], [one.content])),
      )
      if (at < 0) missed.push(`${wanted.name}, step ${step.ordinal}: ${step.evidence}`)
      else {
        right++
        steps.splice(at, 1)
      }
    }
    wrongSteps += steps.length
  }
  const wrong = [...left].map((one) => `${one.holders.map((party) => party.country).join()}: ${one.name} (${one.steps.length} steps)`)
  const wrongItems = [...left].reduce((sum, one) => sum + 1 + one.steps.length, 0)
  return { counts: { right, wrong: wrongItems + wrongSteps, missed: missed.length }, missed, wrong }
}

function similarName(a: string, b: string): boolean {
  const [x, y] = [new Set(nameWords(a)), new Set(nameWords(b))]
  const shared = [...x].filter((part) => y.has(part)).length
  return shared > 0 && shared / Math.max(x.size, y.size) >= 0.5
}

/** Wordings by text, letter case aside, and by what they refer to; each counts once however often it is printed. */
export function scoreWordings(gold: GoldDispatch, coding: Coding): ItemScore {
  const key = (wording: string, refersTo: string): string => `${wording.trim().toLowerCase().replaceAll('’', "'")} -> ${refersTo}`
  const wanted = new Set(gold.wordings.map((one) => key(one.wording, one.refersTo)))
  const given = new Set(coding.wordings.map((one) => key(one.text, one.refersTo)))
  const missed = [...wanted].filter((one) => !given.has(one))
  const wrong = [...given].filter((one) => !wanted.has(one))
  return { counts: { right: wanted.size - missed.length, wrong: wrong.length, missed: missed.length }, missed, wrong }
}

/**
 * Coreference: the mention that begins a gold wording must be linked to whom it names. A link to somebody else is
 * wrong and the right one missed as well; no link at all is only missed.
 */
export function scoreMentions(gold: GoldDispatch, coding: Coding): ItemScore {
  const missed: string[] = []
  const wrong: string[] = []
  let right = 0
  for (const one of gold.mentions) {
    const given = findAll(coding.dispatch.text, one.wording).map((place) => referentAt(coding, place.from, place.to))
    const wanted = (typeof one.refersTo === 'string' ? [one.refersTo] : one.refersTo).toSorted()
    if (given.some((names) => names !== null && sameReferents(names, wanted))) {
      right++
      continue
    }
    missed.push(`${one.wording} -> ${wanted.join(' + ')}`)
    const linked = given.find((names) => names !== null)
    if (linked) wrong.push(`${one.wording} -> ${linked.map((names) => names.join('/')).join(' + ')}`)
  }
  return { counts: { right, wrong: wrong.length, missed: missed.length }, missed, wrong }
}

/** For each member of what is mentioned there: the names by which it may be called. Null where nothing with a name is mentioned. */
function referentAt(coding: Coding, from: number, to: number): readonly (readonly string[])[] | null {
  const inside = coding.actors
    .map((mention) => ({ mention, span: charSpan(coding.tokens, mention) }))
    .filter(({ mention, span }) => span.from >= from && span.to <= to && mention.reading !== 'modifier')
    .sort((a, b) => a.span.from - b.span.from || b.span.to - a.span.to)
  const longest = inside.find(({ span }) => span.from === from && span.to === to) ?? inside[0]
  const entity = longest ? coding.entities[longest.mention.entity] : undefined
  if (!entity) return null
  const members = entity.members.length > 0 ? entity.members.map((id) => coding.entities[id]) : [entity]
  const names = members.map((one) => {
    if (!one) return []
    if (one.kind === 'delegation' && one.country !== null) return [`delegation of ${one.country}`]
    if (one.name === null && one.kind === 'person') return []
    return [one.name, one.country].filter((name): name is NonNullable<typeof name> => name !== null)
  })
  return names.every((list) => list.length === 0) ? null : names
}

function sameReferents(given: readonly (readonly string[])[], wanted: readonly string[]): boolean {
  if (given.length !== wanted.length) return false
  const left = [...given]
  for (const name of wanted) {
    const at = left.findIndex((names) => names.some((one, index) => one === name || (index === 0 && sameName(one, name))))
    if (at < 0) return false
    left.splice(at, 1)
  }
  return true
}
