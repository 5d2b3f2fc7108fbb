/**
 * Texts made comparable: their words, and overlapping runs of four of them ("shingles"), of which the smallest few hashes serve to find
 * candidates (a bottom-k sketch after Broder, "On the resemblance and containment of documents", 1997).
 */
import { sharedMembers } from './names.js'
import { plainWords } from '../base/words.js'

/** Words in one shingle. */
const run = 4
/** Smallest hashes by which texts are looked for: texts that share 60 of 100 shingles share one of eight in all but one case of 1,500. */
const kept = 8

/** Words of a text as searched: lower case, no accents, separated and surrounded by one space. */
export function plainText(words: readonly string[]): string {
  return ` ${words.join(' ')} `
}

/** Hashes of all shingles, ascending, each once; 31 bits each. */
export function shinglesOf(words: readonly string[]): Int32Array {
  const hashes = words.map(hashOf)
  const out = new Int32Array(Math.max(0, words.length - run + 1))
  for (let i = 0; i < out.length; i++) {
    let hash = 0x811c9dc5
    for (let j = i; j < i + run; j++) hash = Math.imul(hash ^ (hashes[j] ?? 0), 0x5bd1e995) ^ (hash >>> 15)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    out[i] = (hash ^ (hash >>> 13)) >>> 1
  }
  return distinct(out.sort())
}

/** The marks by which a text is looked for. */
export function marksOf(shingles: Int32Array): number[] {
  return [...shingles.subarray(0, kept)]
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash
}

function distinct(sorted: Int32Array): Int32Array {
  let length = 0
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[length++] = sorted[i] ?? 0
  return sorted.subarray(0, length)
}

export interface TextFeatures {
  readonly blocks: readonly string[]
  readonly length: number
  readonly shingles: Int32Array
  /** All words, for what one text names and the other does not. */
  readonly words: ReadonlySet<string>
  /** Numbers and names in the middle of the text: what is counted, dated and acted upon. Edges are edited and signed by outlets. */
  readonly facts: readonly string[]
}

/** Texts shorter than this are compared by nothing but their bytes. */
export const fewestWords = 25
/** Words at the beginning and at the end that outlets edit: the lead, the credit. */
const [lead, credit] = [25, 20]
/** Below this length a text is all edge: it is compared as a whole, and must agree in more. */
const short = 90

export function textFeatures(text: string): TextFeatures {
  const words = plainWords(text)
  const shingles = shinglesOf(words)
  const marks = words.length < fewestWords ? [] : marksOf(shingles)
  const middle = words.length < short ? words : words.slice(lead, words.length - credit)
  const named = new Set(plainWords(capitalised(text)))
  const facts = new Set(middle.filter((word) => /^\d/.test(word) || (named.has(word) && !outletWords.has(word))))
  return { blocks: marks.map(String), length: words.length, shingles, words: new Set(words), facts: [...facts] }
}

/** Words with a capital that do not begin a sentence. */
function capitalised(text: string): string {
  return (text.match(/(?<=[\p{Ll}\p{N},;:)'’"”] )\p{Lu}[\p{L}'’-]+/gu) ?? []).join(' ')
}

/** Names that outlets sign and credit with. */
const outletWords: ReadonlySet<string> = new Set(
  (
    'afp ap reuters tass xinhua irna anadolu dpa efe ansa kyodo yonhap bernama pti ani wam spa qna kuna suna mena apa interfax ria agency agencies press news ' +
    'newswire wire service correspondent staff editing reporting writing additional january february march april may june july august september october november ' +
    'december monday tuesday wednesday thursday friday saturday sunday'
  ).split(' '),
)

/** Share of common shingles from which two texts are one story; for short ones more. */
const nearlySame = 0.6
const nearlySameShort = 0.75

/** Share of the shorter one's shingles from which a cut story is the whole one, if it is at least half as long. */
const nearlyWithin = 0.75

function enough(a: TextFeatures, b: TextFeatures, shared: number, similarity: number): boolean {
  const [shorter, longer] = [Math.min(a.length, b.length), Math.max(a.length, b.length)]
  if (shorter < short)
    return (
      similarity >= nearlySameShort ||
      (longer >= short && shorter > 0.6 * longer && shared >= nearlyWithin * Math.min(a.shingles.length, b.shingles.length))
    )
  return similarity >= nearlySame || (shorter > 0.5 * longer && shared >= nearlyWithin * Math.min(a.shingles.length, b.shingles.length))
}

/**
 * Whether two texts are one wire story in two wordings of its edges: at least 60 % of all their shingles in common (75 % for short ones), or 75 % of
 * the shorter one's in one at most twice as long; and no number or name in the middle of each that the other lacks (a count that went up, another day, another minister). Null when not; otherwise
 * how alike, and why in words.
 */
export function compareTexts(a: TextFeatures, b: TextFeatures): { readonly similarity: number; readonly because: string } | null {
  const shared = sharedMembers(a.shingles, b.shingles)
  const similarity = shared / Math.max(1, a.shingles.length + b.shingles.length - shared)
  if (!enough(a, b, shared, similarity)) return null
  const lacks = (one: TextFeatures, other: TextFeatures): boolean => one.facts.some((fact) => !other.words.has(fact))
  if (lacks(a, b) && lacks(b, a)) return null
  return { similarity, because: `the same text but for ${Math.max(1, Math.round((1 - similarity) * 100))} % of its runs of four words` }
}
