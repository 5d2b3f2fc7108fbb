/** Patterns of PETRARCH dictionaries as a trie: '_' joins words of a name, a trailing blank makes the last word a stem. */
import { withoutMarks } from '../../base/letters.js'
import type { Day } from '../../base/types.js'

/** One code, and the days for which it holds. */
export interface DatedCode {
  readonly code: string
  /** First and last day, both included. */
  readonly from: Day | null
  readonly until: Day | null
}

export interface PatternNode {
  readonly next: Map<string, PatternNode>
  /** Codes of the pattern that ends here; the word that led here may have any ending where `stem` is set. */
  codes: readonly DatedCode[] | null
  stem: boolean
  /** Next words that a blank, not '_', parts from this one: other words of the noun phrase may stand before them. */
  readonly open: Set<string>
}

export interface DictionaryHit {
  /** Number of words matched. */
  readonly length: number
  readonly code: string
}

export function emptyNode(): PatternNode {
  return { next: new Map(), codes: null, stem: false, open: new Set() }
}

/** Words of a pattern, folded: "U.S." to us, "MINAS_TIRITH" to minas, tirith. */
export function patternWords(pattern: string): readonly string[] {
  return pattern
    .split(/[_\s-]+/)
    .map(foldWord)
    .filter((word) => word !== '')
}

export function foldWord(word: string): string {
  return withoutMarks(word)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** `open`: positions of words behind which a blank stands. */
export function addPattern(
  root: PatternNode,
  words: readonly string[],
  codes: readonly DatedCode[],
  stem: boolean,
  open: readonly number[] = [],
): void {
  let node = root
  for (const [index, word] of words.entries()) {
    let next = node.next.get(word)
    if (!next) {
      next = emptyNode()
      node.next.set(word, next)
    }
    if (open.includes(index - 1)) node.open.add(word)
    node = next
  }
  node.codes = codes
  if (stem) node.stem = true
}

/**
 * The longest pattern that matches the folded words from `at`; words that fold to nothing (hyphens) are passed over.
 * Stems match words that begin with them and end as plurals, peoples and adjectives do. `day` chooses among dated codes.
 * Where a pattern has a blank, `mayPass` says which words of the text may stand between ("Ithilen state-run television").
 */
export function lookUp(
  root: PatternNode,
  words: readonly string[],
  at: number,
  end: number,
  day: Day | null,
  mayPass: ((at: number) => boolean) | null = null,
): DictionaryHit | null {
  let best: DictionaryHit | null = null
  let node = root
  let passed = 0
  for (let i = at; i < end; i++) {
    const word = words[i] ?? ''
    if (word === '') {
      if (i === at) return null
      continue
    }
    const next: PatternNode | null = passed > 0 && !node.open.has(word) ? null : (node.next.get(word) ?? stemmed(node, word))
    if (!next && node.open.size > 0 && passed < gap && mayPass?.(i)) {
      passed++
      continue
    }
    if (!next) break
    node = next
    passed = 0
    const code = node.codes ? codeOn(node.codes, day) : null
    if (code !== null) best = { length: i + 1 - at, code }
  }
  return best
}

/** Words that may stand in a gap of a name. */
const gap = 3

/** Endings that a stem may take: of plurals, peoples and adjectives. */
const endings: ReadonlySet<string> = new Set([
  's',
  'es',
  'n',
  'an',
  'ans',
  'ian',
  'ians',
  'ean',
  'i',
  'is',
  'ese',
  'e',
  'ish',
  'in',
  'ine',
  'ines',
  'a',
  'er',
  'ers',
  'ic',
  'ia',
  'eans',
  'inian',
  'inians',
])

/** The edge whose word is a stem of this one: "argentin" for "argentine", a name for its plural. */
function stemmed(node: PatternNode, word: string): PatternNode | null {
  for (let size = word.length - 1; size >= Math.max(3, word.length - 6); size--) {
    const next = node.next.get(word.slice(0, size))
    if (next?.stem && endings.has(word.slice(size)) && (size > 3 || word.slice(size) === 's')) return next
  }
  return null
}

/** The code on a day: the narrowest dated one that holds, else the undated one, else null. */
function codeOn(codes: readonly DatedCode[], day: Day | null): string | null {
  let best: DatedCode | null = null
  for (const one of codes) {
    const dated = one.from !== null || one.until !== null
    if (dated && (day === null || (one.from !== null && day < one.from) || (one.until !== null && day > one.until))) continue
    if (!best || narrowness(one) > narrowness(best)) best = one
  }
  return best?.code ?? null
}

function narrowness(code: DatedCode): number {
  return (code.from !== null ? 1 : 0) + (code.until !== null ? 1 : 0)
}
