/** What hangs from what in a tree that is being mended: questions that several repairs ask. */
import type { Sentence } from '../model/tokens.js'
import type { RepairWords } from './repair.js'

/** Something hangs from the token by a relation that is wanted. */
export function has(
  { head, relation }: RepairWords,
  { first, end }: Sentence,
  verb: number,
  wanted: (relation: string) => boolean,
): boolean {
  for (let token = first; token < end; token++) if (head[token] === verb && token !== verb && wanted(relation[token]!)) return true
  return false
}

/** First token of what hangs from a token without a gap to its left. */
export function leftEdge({ head }: RepairWords, first: number, token: number): number {
  let edge = token
  while (edge > first && isBelow(head, edge - 1, token)) edge--
  return edge
}

/** Last token of what hangs from a token without a gap to its right. */
export function rightEdge({ head }: RepairWords, end: number, token: number): number {
  let edge = token
  while (edge + 1 < end && isBelow(head, edge + 1, token)) edge++
  return edge
}

function isBelow(head: Int32Array, token: number, top: number): boolean {
  for (let at = token, steps = 0; steps < 12; steps++) {
    if (at === top) return true
    const up = head[at]!
    if (up === at) return false
    at = up
  }
  return false
}
