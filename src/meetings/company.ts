/** Who else is at the table, and who is not: heads of delegations, two persons meant by "the two", those who merely tell of it. */
import type { ActorMention } from '../model/index.js'
import { hangsBy } from '../model/tree.js'
import { actorAt, lemmaAt, type Scene } from './scene.js'

/** The mentions of one side, the heads of its delegations beside it, without "his host" before a name and without those who only tell. */
export function companyOf(scene: Scene, side: readonly ActorMention[], trigger: number): readonly ActorMention[] {
  const out: ActorMention[] = []
  for (const mention of side) {
    if ((side.length > 1 && isTeller(scene, mention, trigger)) || isNamedBehind(scene, mention)) continue
    for (const one of [mention, headOf(scene, mention)]) if (one && !out.includes(one)) out.push(one)
  }
  return out
}

/** "Turkish officials said" behind a comma: the subject of another finite verb that stands right behind it. */
function isTeller(scene: Scene, mention: ActorMention, trigger: number): boolean {
  const { tokens } = scene
  if (mention.first < trigger || !hangsBy(tokens, mention.head, 'nsubj', 'conj', 'appos', 'nmod', 'obl', 'obj')) return false
  const verb = mention.end
  return tokens.tag[verb] === 'VERB' && /^VB[DZP]$/.test(tokens.fine[verb] ?? '') && telling.has(lemmaAt(scene, verb))
}

const telling: ReadonlySet<string> = new Set(
  'say tell announce report add note state confirm deny write declare explain stress insist claim disclose reveal'.split(' '),
)

/** "his host, President X": only the name counts. */
function isNamedBehind(scene: Scene, mention: ActorMention): boolean {
  const entity = scene.analysed.entities[mention.entity]
  if (!entity || entity.name !== null || entity.country !== null || scene.tokens.form[mention.end] !== ',') return false
  const next = actorAt(scene, mention.end + 1)
  return next !== null && scene.analysed.entities[next.entity]?.kind === 'person'
}

/** How far behind a delegation its head may be told, in tokens ("a delegation from the ministry of trade, led by X"). */
const headReach = 8

/** "a delegation headed by X", "negotiators led by X": X is at the table with them. */
function headOf(scene: Scene, mention: ActorMention): ActorMention | null {
  const kind = scene.analysed.entities[mention.entity]?.kind
  if (kind === 'person' || kind === 'state') return null
  const sentence = scene.tokens.sentences[scene.tokens.sentenceOf[mention.head] ?? 0]
  for (let i = mention.end; i < Math.min(sentence?.end ?? 0, mention.end + headReach); i++) {
    if (!/^(?:led|headed)$/.test(scene.tokens.lower[i] ?? '')) {
      if (scene.tokens.tag[i] === 'VERB' || scene.tokens.tag[i] === 'CCONJ') return null
      continue
    }
    return scene.tokens.lower[i + 1] === 'by' ? (actorAt(scene, i + 2) ?? actorAt(scene, i + 3)) : null
  }
  return null
}

/** "when the two met", "the pair met": the last two persons of different states told before, where no mention stands for them. */
export function lastTwo(scene: Scene, subject: number): readonly ActorMention[] {
  if (!/^(?:two|both|pair|duo)$/.test(scene.tokens.lower[subject] ?? '')) return []
  const out: ActorMention[] = []
  for (const mention of scene.actors.toReversed()) {
    const entity = scene.analysed.entities[mention.entity]
    if (mention.end > subject || entity?.kind !== 'person' || entity.country === null) continue
    if (out.some((one) => scene.analysed.entities[one.entity]?.country === entity.country)) continue
    out.push(mention)
    if (out.length === 2) return out
  }
  return []
}
