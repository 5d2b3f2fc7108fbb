/** Enumerations as the words stand: "President A, Prime Minister B, and Foreign Minister C". */
import type { ActorMention } from '../model/index.js'
import { actorAt, type Scene } from './scene.js'

/** A mention with those listed behind it ("President A, Prime Minister B, and Foreign Minister C"), as far as only commas and "and" stand between. */
export function listFrom(scene: Scene, mention: ActorMention, before: number): readonly ActorMention[] {
  const out = [mention]
  let last = mention
  for (let index = (scene.covering.get(mention.first) ?? 0) + 1; index < scene.actors.length; index++) {
    const next = scene.actors[index]
    if (!next || next.first >= before) break
    // The state in "A of X and B of Y" only says whose A is.
    if (next.first === last.end + 1 && scene.tokens.lower[last.end] === 'of') {
      last = next
      continue
    }
    if (!joins(scene, last.end, next.first)) break
    out.push(next)
    last = next
  }
  return out
}

function joins(scene: Scene, from: number, to: number): boolean {
  if (to - from > 5) return false
  let linked = false
  for (let i = from; i < to; i++) {
    const text = scene.tokens.lower[i] ?? ''
    const named = scene.tokens.tag[i] === 'PROPN' && (scene.tokens.lower[i - 1] === 'of' || scene.tokens.tag[i - 1] === 'PROPN')
    if (text === 'of' || named) continue
    if (text === ',' || text === 'and' || text === '&' || text === 'as' || text === 'well' || text === 'also') linked = true
    else if (
      text !== 'with' &&
      text !== 'the' &&
      text !== 'his' &&
      text !== 'her' &&
      text !== 'their' &&
      text !== 'both' &&
      text !== 'other' &&
      text !== 'senior'
    )
      return false
  }
  return linked
}

/** The first mention within a few tokens from `at`. */
export function firstFrom(scene: Scene, at: number, end: number): ActorMention | null {
  for (let i = at; i < Math.min(end, at + 5); i++) {
    const mention = actorAt(scene, i)
    if (mention) return mention
  }
  return null
}

/** A mention and the name in apposition to it ("his counterpart, X"); behind a name nobody stands in apposition. */
export function besides(scene: Scene, mention: ActorMention | null): readonly ActorMention[] {
  if (!mention) return []
  const next = scene.tokens.lower[mention.end] === ',' && mention.form !== 'name' ? actorAt(scene, mention.end + 1) : null
  return next ? [mention, next] : [mention]
}
