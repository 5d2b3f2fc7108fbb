/** The words that support an event: its trigger, its parties, what turned it, when and where. */
import { isNonEmpty, type NonEmpty, type Span } from '../base/types.js'
import { type ActorMention, charSpan, type Clause, type Evidence, evidenceOf, type EvidencePart } from '../model/index.js'
import type { Reading } from './compose.js'
import type { Scene } from './context.js'
import type { FoundParty } from './phrase.js'

const negators = new Set(['not', "n't", 'never', 'no'])

export function evidenceFor(scene: Scene, reading: Reading, time: Span | null, place: Span | null): NonEmpty<Evidence> {
  const { tokens } = scene
  const { clause } = reading.match
  const rest: Evidence[] = []
  const add = (part: EvidencePart, span: Span) => rest.push({ part, from: span.from, to: span.to })
  const sides = [
    ['source', reading.match.sources],
    ['target', reading.match.targets],
  ] as const
  for (const [part, side] of sides)
    for (const found of side) {
      add(part, charSpan(tokens, found.mention))
      if (found.head !== null && found.inferred !== null) add(part, charSpan(tokens, { first: found.head, end: found.head + 1 }))
      const named = antecedent(scene, found)
      if (named) add(part, charSpan(tokens, named))
    }
  for (const token of reading.turnedBy)
    if (token !== clause.predicate)
      add(negators.has(tokens.lower[token] ?? '') ? 'negation' : 'trigger', charSpan(tokens, { first: token, end: token + 1 }))
  if (time) add('time', time)
  if (place) add('place', place)
  return ordered([evidenceOf(wordsSpan(scene, clause), 'trigger'), ...rest])
}

/** The name that a pronoun stands for, where the same sentence has it. */
function antecedent(scene: Scene, { mention }: FoundParty): ActorMention | null {
  if (mention.form !== 'pronoun') return null
  const sentence = scene.tokens.sentenceOf[mention.first]
  let best: ActorMention | null = null
  for (const other of scene.analysed.actors) {
    if (other.first >= mention.first) break
    if (other.entity === mention.entity && other.form !== 'pronoun' && scene.tokens.sentenceOf[other.first] === sentence) best = other
  }
  return best
}

const farFromLight = 6

/** The predicate, from its light verb or particle on when they stand together. */
function wordsSpan(scene: Scene, clause: Clause): Span {
  const { tokens } = scene
  const own = charSpan(tokens, { first: clause.predicate, end: clause.predicate + 1 })
  if (clause.light === null || Math.abs(clause.light - clause.predicate) > farFromLight) return own
  const light = charSpan(tokens, { first: clause.light, end: clause.light + 1 })
  return { from: Math.min(own.from, light.from), to: Math.max(own.to, light.to) }
}

/** Evidence in the order of the text, each once. Throws RangeError when there is none. */
export function ordered(list: readonly Evidence[]): NonEmpty<Evidence> {
  const seen = new Set<string>()
  const out = list
    .filter((one) => {
      const key = `${one.part} ${one.from} ${one.to}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .toSorted((a, b) => a.from - b.from || a.to - b.to || (a.part < b.part ? -1 : a.part > b.part ? 1 : 0))
  if (!isNonEmpty(out)) throw new RangeError('An event without evidence')
  return out
}
