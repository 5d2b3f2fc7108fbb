/** Mentions of persons, organisations and places: the kind comes from the network per head word, the extent from the tree. */
import type { NameKind, NameSpan } from '../model/names.js'
import type { ParsedTokens } from '../model/tokens.js'

const kindOf: Readonly<Record<string, NameKind>> = { person: 'person', organization: 'organisation', place: 'place' }

/** Relations of words that belong to the phrase of their head. */
const tight: ReadonlySet<string> = new Set([
  'det',
  'det:predet',
  'amod',
  'compound',
  'flat',
  'nummod',
  'nmod:poss',
  'nmod:desc',
  'goeswith',
  'fixed',
  'nmod:unmarked',
])

/** The mentions among parsed words, in order of their heads. `kinds` holds a row of `names` per word; row 0 is no mention. */
export function findNames(tokens: ParsedTokens, kinds: Uint8Array, names: readonly string[]): NameSpan[] {
  const out: NameSpan[] = []
  for (let head = 0; head < tokens.length; head++) {
    const kind = kindOf[names[kinds[head] as number] ?? '']
    if (kind === undefined) continue
    const proper = tokens.tag[head] === 'PROPN'
    let first = head
    let end = head + 1
    for (let child = tokens.firstChild[head] as number; child >= 0; child = tokens.nextSibling[child] as number) {
      if (!tight.has(tokens.relation[child] as string)) continue
      if (proper && tokens.relation[child] === 'nmod:poss') continue
      const [left, right] = extent(tokens, child)
      if (left < first) first = left
      if (right > end) end = right
    }
    out.push({ first, end, head, kind, proper })
  }
  return out
}

/** First and end of all words below `top`. */
function extent(tokens: ParsedTokens, top: number): [number, number] {
  let first = top
  let end = top + 1
  for (let child = tokens.firstChild[top] as number; child >= 0; child = tokens.nextSibling[child] as number) {
    const [left, right] = extent(tokens, child)
    if (left < first) first = left
    if (right > end) end = right
  }
  return [first, end]
}
