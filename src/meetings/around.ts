/** Who else the words around a noun of talks put at the table: states that modify it, hosts, chairs, a second "with". */
import type { ActorMention } from '../model/index.js'
import type { Trigger } from './draft.js'
import { firstFrom, listFrom } from './lists.js'
import type { Scene } from './scene.js'

/** "the ASEAN-China summit", "Russia-Ukraine talks": two states or organisations right before the noun, joined by a hyphen or a stroke. */
export function modifiersOf(scene: Scene, noun: number): readonly ActorMention[] {
  const { tokens } = scene
  const out: ActorMention[] = []
  let joined = false
  for (let at = noun - 1; at > noun - 9; at--) {
    const tag = tokens.tag[at]
    if (tokens.form[at] === '-' || tokens.form[at] === '–' || tokens.form[at] === '/') {
      joined = true
      continue
    }
    if (tag !== 'PROPN' && tag !== 'ADJ' && tag !== 'NOUN') break
    const mention = scene.analysed.actors.find((one) => one.first <= at && at < one.end && one.end <= noun && isPower(scene, one))
    if (mention && !out.includes(mention)) out.push(mention)
  }
  return joined && out.length > 1 ? out.toReversed() : []
}

/** "The NATO-Ukraine Council will meet": those whose council it is. */
export function councilOf(scene: Scene, trigger: Trigger): readonly ActorMention[] {
  const subject = trigger.clause?.arguments.find((one) => one.role === 'subject')
  return subject && trigger.frame === 'mutual' ? modifiersOf(scene, subject.head) : []
}

function isPower(scene: Scene, mention: ActorMention): boolean {
  const kind = scene.analysed.entities[mention.entity]?.kind
  return kind === 'state' || kind === 'organisation' || kind === 'group'
}

/** "talks hosted by President X": the person who hosts sits at the table. */
export function hostsOf(scene: Scene, trigger: Trigger): readonly ActorMention[] {
  const end = Math.min(scene.tokens.sentences[trigger.sentence]?.end ?? 0, trigger.token + 6)
  for (let at = trigger.token + 1; at < end; at++) {
    if (!/^(?:hosted|chaired|attended|joined)$/.test(scene.tokens.lower[at] ?? '') || scene.tokens.lower[at + 1] !== 'by') continue
    const host = firstFrom(scene, at + 2, end + 4)
    return host && scene.analysed.entities[host.entity]?.kind === 'person' ? listFrom(scene, host, Number.POSITIVE_INFINITY) : []
  }
  return []
}

/** "spoke with A, whom he asked for help, and with B": B too. */
export function alsoWith(scene: Scene, trigger: Trigger, met: ActorMention): readonly ActorMention[] {
  const end = scene.tokens.sentences[trigger.sentence]?.end ?? 0
  if (scene.tokens.lower[met.first - 1] !== 'with') return []
  for (let at = met.end; at < end - 2; at++)
    if (scene.tokens.lower[at] === 'and' && scene.tokens.lower[at + 1] === 'with') {
      const next = firstFrom(scene, at + 2, Math.min(end, at + 5))
      return next && scene.analysed.entities[next.entity]?.kind === 'person' ? [next] : []
    }
  return []
}

/** "held its fourth session under the chairmanship of X and Y": those who led both sides. */
export function chairsOf(scene: Scene, trigger: Trigger): readonly ActorMention[] {
  const end = scene.tokens.sentences[trigger.sentence]?.end ?? 0
  for (let i = trigger.token + 1; i < end - 2; i++) {
    if (!/^(?:chairmanship|co-chairmanship|chair|presidency|leadership)$/.test(scene.tokens.lower[i] ?? '')) continue
    const first = scene.tokens.lower[i + 1] === 'of' ? firstFrom(scene, i + 2, end) : null
    if (first) return listFrom(scene, first, Number.POSITIVE_INFINITY)
  }
  return []
}
