/** Who is spoken of as an enemy: fought, defended against, called a threat, or named as the one whose cruelty it is. */
import type { TokenRange } from '../model/tokens.js'
import { childWith, hangsBy } from '../model/tree.js'
import type { SpeechContext } from './context.js'

/**
 * True where the words at a token make whoever it denotes the enemy of who speaks or acts: "to defeat ISIL", "the fight
 * against ISIL", "defend the people from ISIL", "the threat of ISIL", "ISIL's savagery". The act that it suffers must be the
 * speaker's side's or nobody's: `isDoneByAnother` says of a verb that others do it.
 */
export function isFoe(
  context: SpeechContext,
  token: number,
  content: readonly TokenRange[],
  isDoneByAnother: (verb: number, object: number) => boolean,
): boolean {
  const { tokens, words } = context
  let at = token
  for (let climbs = 0; climbs < 4; climbs++) {
    const up = tokens.head[at] ?? at
    if (up === at || !content.some((range) => range.first <= up && up < range.end)) return false
    const lemma = tokens.lemma[up] ?? ''
    if (hangsBy(tokens, at, 'obj')) return words.combat.has(lemma) && tokens.tag[up] === 'VERB' && !isDoneByAnother(up, at)
    const mark = childWith(tokens, at, 'case')
    const preposition = mark < 0 ? '' : (tokens.lower[mark] ?? '')
    if (preposition === 'against' && (words.struggle.has(lemma) || words.combat.has(lemma))) return true
    if (preposition === 'from' && hangsBy(tokens, at, 'obl')) return words.shield.has(lemma)
    if (words.menace.has(lemma) && (menacing.has(preposition) || hangsBy(tokens, at, 'nmod:poss', 'compound', 'amod'))) return true
    if (words.cruelty.has(lemma) && (preposition === 'of' || preposition === 'by' || hangsBy(tokens, at, 'nmod:poss'))) return true
    if (!hangsBy(tokens, at, 'conj', 'nmod', 'amod', 'compound', 'flat', 'appos')) return false
    // "The threat to Iraq", "its bases in Jordan": what stands behind another preposition is not the one fought.
    if (preposition !== '' && preposition !== 'of' && preposition !== 'by' && hangsBy(tokens, at, 'nmod')) return false
    at = up
  }
  return false
}

const menacing: ReadonlySet<string> = new Set(['of', 'from', 'by'])
