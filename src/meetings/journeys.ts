/** Places that a journey leads to: in the meeting's own sentence, and where the story before has taken one of those who met. */
import type { ActorMention, PlaceMention } from '../model/index.js'
import type { Trigger } from './draft.js'
import { actorsIn, lemmaAt, type Scene } from './scene.js'

/** How far a place may stand behind the word of travel ("arrived late on Sunday in Y", "was in Y"). */
const reach = 7

/** "flew to Y and met X", "is in Y and will meet X", "welcomed X to Y": where the same sentence lets somebody arrive. */
export function arrival(scene: Scene, trigger: Trigger, places: readonly PlaceMention[]): PlaceMention | null {
  const reached = places.filter((place) => place.reading.grain !== 'country' && place.reading.grain !== 'sea')
  if (trigger.frame === 'host')
    return reached.find((place) => place.first > trigger.token && scene.tokens.lower[place.first - 1] === 'to') ?? null
  if (trigger.status !== 'held' && trigger.status !== 'planned') return null
  return reached.find((place) => place.first < trigger.token && isReached(scene, place)) ?? null
}

/** A preposition of place before it, and before that the nearest verb or noun is one of travel, or "is in". */
function isReached(scene: Scene, place: PlaceMention): boolean {
  const { tokens } = scene
  const preposition = tokens.lower[place.first - 1] ?? ''
  if (tokens.tag[place.first - 1] === 'VERB' && lemmaAt(scene, place.first - 1) === 'visit') return true
  if (!/^(?:to|in|at|for)$/.test(preposition)) return false
  const start = tokens.sentences[tokens.sentenceOf[place.first] ?? 0]?.first ?? 0
  for (let i = place.first - 2; i >= Math.max(start, place.first - reach); i--) {
    const tag = tokens.tag[i]
    if (tag === 'VERB' || tag === 'AUX') {
      if (tag === 'AUX') return preposition === 'in' && lemmaAt(scene, i) === 'be' && i === place.first - 2
      return scene.words.verbs.get(lemmaAt(scene, i))?.frame === 'visit'
    }
    if (tag === 'NOUN' && preposition === 'to' && scene.words.nouns.get(lemmaAt(scene, i))?.frame === 'visit') return true
  }
  return false
}

/** Sentences before the trigger's in which an arrival may be told. */
const before = 3

/** "X arrived in Y on Monday. He met Z": a city of the other side's state that one of them had travelled to. */
export function journeyPlace(scene: Scene, trigger: Trigger, sides: readonly ActorMention[]): PlaceMention | null {
  if (trigger.status !== 'held' && trigger.status !== 'planned') return null
  const entities = new Set(sides.map((mention) => mention.entity))
  for (let index = trigger.sentence - 1; index >= Math.max(0, trigger.sentence - before); index--) {
    const sentence = scene.tokens.sentences[index]
    if (!sentence || sentence.inHeadline) continue
    const travellers = actorsIn(scene, sentence.first, sentence.end).filter((mention) => entities.has(mention.entity))
    if (travellers.length === 0) continue
    const place = scene.analysed.places.find(
      (one) =>
        one.first >= sentence.first &&
        one.end <= sentence.end &&
        one.reading.grain === 'city' &&
        isReached(scene, one) &&
        travellers.some((mention) => isForeign(scene, mention, one)) &&
        sides.some((mention) => scene.analysed.entities[mention.entity]?.country === one.reading.country),
    )
    if (place) return place
  }
  return null
}

function isForeign(scene: Scene, mention: ActorMention, place: PlaceMention): boolean {
  return mention.end <= place.first && scene.analysed.entities[mention.entity]?.country !== place.reading.country
}
