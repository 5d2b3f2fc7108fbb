/** A first step that is told without its number: what was achieved under an initiative before the step that the text numbers. */
import type { InitiativeWords } from '../knowledge/initiatives/index.js'
import type { AnalysedDispatch } from '../model/coding.js'
import type { Statement } from '../model/record.js'
import type { TokenRange } from '../model/tokens.js'
import { ancestors, hangsBy, subtree } from '../model/tree.js'
import type { Gathered } from './index.js'
import type { FoundStep } from './steps.js'

/** Where the lowest numbered step is the second or later and a noun of achievement governs a mention of the name: the step before it, done. */
export function earlierStep(
  read: AnalysedDispatch,
  statements: readonly Statement[],
  one: Gathered,
  words: InitiativeWords,
): FoundStep | null {
  const lowest = Math.min(...one.steps.keys())
  if (lowest < 2 || !Number.isFinite(lowest)) return null
  const { tokens } = read
  for (const mention of one.mentions) {
    if (
      [...one.steps.values()].some(
        (step) => step.content.first <= mention.head && mention.head < step.content.end && step.of === mention.head,
      )
    )
      continue
    const noun = ancestors(tokens, mention.head).find((at) => tokens.tag[at] === 'NOUN' && words.words.achieved.has(tokens.lemma[at] ?? ''))
    if (noun === undefined) {
      const said = saidOf(read, statements, mention.head, words)
      if (said) return { ordinal: lowest - 1, token: said.noun, of: mention.head, content: said.content, state: 'done' }
      continue
    }
    const content = phraseOf(read, noun)
    return { ordinal: lowest - 1, token: noun, of: mention.head, content, state: 'done' }
  }
  return null
}

/** The content of a statement that opens with a noun of achievement and holds the mention. */
function saidOf(
  read: AnalysedDispatch,
  statements: readonly Statement[],
  head: number,
  words: InitiativeWords,
): { noun: number; content: TokenRange } | null {
  const { tokens } = read
  const at = tokens.from[head] ?? 0
  for (const span of statements.flatMap((statement) => statement.content)) {
    if (at < span.from || at >= span.to) continue
    let first = head
    while (first > 0 && (tokens.from[first - 1] ?? 0) >= span.from) first--
    let end = head + 1
    while (end < tokens.length && (tokens.to[end] ?? 0) <= span.to) end++
    for (let noun = first; noun < Math.min(first + opening, head); noun++)
      if (tokens.tag[noun] === 'NOUN' && words.words.achieved.has(tokens.lemma[noun] ?? '')) return { noun, content: { first, end } }
  }
  return null
}

/** Words in which a nominal content names its head. */
const opening = 5

/** The noun's phrase without what the speaker goes on to say. */
function phraseOf(read: AnalysedDispatch, noun: number): TokenRange {
  const { tokens } = read
  const range = subtree(tokens, noun)
  for (let at = noun + 1; at < range.end; at++)
    if (tokens.form[at] === ',' && hangsBy(tokens, at + 1, 'advcl', 'acl', 'ccomp')) return { first: range.first, end: at }
  return range
}
