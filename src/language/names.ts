/** Mentions of persons, organisations and places: the kind comes from the network per head word, the extent from the tree. */
import type { NameKind, NameSpan } from '../model/names.js'
import type { ParsedTokens } from '../model/tokens.js'

const kindOf: Readonly<Record<string, NameKind>> = { person: 'person', organization: 'organisation', place: 'place' }

/** Relations of the words that make up a proper name with its head; an adjective only when it is part of the name ("United States"). */
const inName: ReadonlySet<string> = new Set(['compound', 'flat', 'goeswith', 'amod'])

/** Relations of the words that belong to the phrase of a common noun. */
const inPhrase: ReadonlySet<string> = new Set([
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
])

/** What the extent of a name depends on. */
type Tree = Pick<ParsedTokens, 'tag' | 'fine' | 'relation' | 'firstChild' | 'nextSibling'>

/** The mentions among parsed words, in order of their heads. `kinds` holds a row of `names` per word; row 0 is no mention. */
export function findNames(tokens: Tree, kinds: Uint8Array, names: readonly string[]): NameSpan[] {
  const out: NameSpan[] = []
  for (let head = 0; head < kinds.length; head++) {
    const kind = kindOf[names[kinds[head]!] ?? '']
    if (kind === undefined) continue
    const proper = tokens.tag[head] === 'PROPN'
    let first = head
    let end = head + 1
    for (let child = tokens.firstChild[head]!; child >= 0; child = tokens.nextSibling[child]!) {
      if (!belongs(tokens, child, proper)) continue
      const [left, right] = extent(tokens, child)
      if (left < first) first = left
      if (right > end) end = right
    }
    out.push({ first, end, head, kind, proper })
  }
  return out
}

function belongs(tokens: Tree, child: number, proper: boolean): boolean {
  const relation = tokens.relation[child]!
  if (!proper) return inPhrase.has(relation)
  return inName.has(relation) && (relation !== 'amod' || tokens.fine[child]!.startsWith('NNP'))
}

/** First and end of all words below `top`. The stack keeps deep trees from running out of calls. */
function extent(tokens: Tree, top: number): [number, number] {
  let first = top
  let end = top + 1
  const open = [top]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next < first) first = next
    if (next + 1 > end) end = next + 1
    for (let child = tokens.firstChild[next]!; child >= 0; child = tokens.nextSibling[child]!)
      if (tokens.relation[child] !== 'case') open.push(child)
  }
  return [first, end]
}
