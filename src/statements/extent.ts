/** How far the content of a cue runs behind it. */
import { childrenOf, childrenWith, childWith, hangsBy, subtree } from '../model/tree.js'
import type { SpeechContext } from './context.js'

/**
 * Content runs to the end of all that hangs from its verb behind it, up to a coordinate verb, or to what a comma sets off.
 */
export function contentEnd(context: SpeechContext, verb: number, end: number): number {
  const { tokens } = context
  let limit = Math.max(end, subtree(tokens, verb).end)
  for (const child of childrenOf(tokens, verb)) {
    const range = subtree(tokens, child)
    if (child < verb || range.first < end || range.first >= limit) continue
    if (hangsBy(tokens, child, 'conj') && childrenWith(tokens, child, 'mark').some((mark) => tokens.lower[mark] === 'that')) continue
    const isApart =
      hangsBy(tokens, child, 'conj', 'parataxis', 'cc') ||
      (hangsBy(tokens, child, 'advcl', 'obl', 'nmod', 'acl') && tokens.form[range.first - 1] === ',')
    if (isApart || (hangsBy(tokens, child, 'advcl') && tokens.form[range.first] === ',')) limit = range.first
  }
  return limit
}

/** The end of a nominal content with the phrases behind it that the tree hung from the verb, up to the first comma or coordinate verb. */
export function nominalEnd(context: SpeechContext, verb: number, end: number): number {
  const { tokens } = context
  const limit = contentEnd(context, verb, end)
  for (let at = end; at < limit; at++) {
    const form = tokens.form[at] ?? ''
    if (form === ',' || form === ';' || form === ':' || form === '"' || form === '(' || tokens.tag[at] === 'CCONJ') return at
  }
  return limit
}

export function hasTo(context: SpeechContext, clause: number): boolean {
  const mark = childWith(context.tokens, clause, 'mark')
  if (mark < 0) return false
  return childrenWith(context.tokens, clause, 'mark').some((child) => context.tokens.lower[child] === 'to')
}
