/** Actors joined by "and" whom the parser took apart: "the attempts made by the United States and the Zionist regime". */
import type { ActorMention } from '../model/index.js'
import type { Building } from './draft.js'

const joints: ReadonlySet<string> = new Set(['and', 'the', ',', 'or'])

/**
 * The head of the actor named right before or behind the one at `head` and joined with it by "and", where the tree has the later one
 * coordinated with something further back that is no actor. -1 where the tree and the words agree.
 */
export function joinedActor({ read, sideAt }: Building, head: number): number {
  if (sideAt[head] !== 1) return -1
  const { actors, tokens } = read
  for (let i = 1; i < actors.length; i++) {
    const [before, after] = [actors[i - 1], actors[i]]
    if (!before || !after || (before.head !== head && after.head !== head)) continue
    if (!isSide(before) || !isSide(after) || !isJoint(tokens.lower, before.end, after.first)) continue
    const governor = tokens.head[after.head] ?? after.head
    if (tokens.relation[after.head] !== 'conj' || governor >= before.first) continue
    if (actors.some((one) => one.head === governor && one.reading !== 'modifier')) continue
    return head === before.head ? after.head : before.head
  }
  return -1
}

export function isSide(mention: ActorMention): boolean {
  return mention.reading === 'actor' && (mention.form === 'name' || mention.form === 'wording' || mention.form === 'metonym')
}

/** Nothing between the two but "and", an article and a comma, with "and" among them. */
function isJoint(lower: readonly string[], from: number, to: number): boolean {
  if (to <= from || to - from > 3) return false
  const between = lower.slice(from, to)
  return between.includes('and') && between.every((word) => joints.has(word))
}
