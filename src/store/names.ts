/** Names and words made comparable: case, accents and punctuation do not tell people apart. */
import type { Column } from '../base/types.js'
import { plainWords } from '../base/words.js'

/** A name without case, accents, points and hyphens: "Mohammad al-Khalifi" and "Mohammad Al Khalifi" are one. */
export function nameKey(name: string): string {
  return plainWords(name).join(' ')
}

/** Identity of a person named so who acts for that state (or for none known). */
export function personKey(name: string, country: string | null): string {
  return `${country ?? ''}|${nameKey(name)}`
}

const common: ReadonlySet<string> = new Set(
  (
    'about after against also although among another been before being between both could during each foreign from have having held into its itself minister more most much other over president ' +
    'prime said same says secretary should since some such state than that their them then there these they this those through told under until upon very were what when where which while whom whose will with would'
  ).split(' '),
)

/**
 * The content words of a sentence as sorted numbers (hashes of their first five letters, so that endings do not matter), without
 * those of `known`: what two reports must share by being compared at all says nothing.
 */
export function contentWords(sentence: string, known: readonly string[]): number[] {
  const left = new Set(known.flatMap((text) => plainWords(text).map(hashOf)))
  const out = new Set<number>()
  for (const word of plainWords(sentence)) {
    if (word.length < 4 || common.has(word)) continue
    const hash = hashOf(word)
    if (!left.has(hash)) out.add(hash)
  }
  return [...out].sort((a, b) => a - b)
}

function hashOf(word: string): number {
  let hash = 2166136261
  for (let i = 0; i < Math.min(5, word.length); i++) hash = Math.imul(hash ^ word.charCodeAt(i), 16777619)
  return (hash >>> 0) % 1_000_000_007
}

/** Shared members as a share of the union of two sorted lists; 0 when one is empty, a weak yes when both are: nothing speaks against. */
export function jaccard(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 && b.length === 0) return 0.3
  const shared = sharedMembers(a, b)
  const union = a.length + b.length - shared
  return shared / union
}

/** How many numbers two sorted lists share. */
export function sharedMembers(a: Column, b: Column): number {
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0]
    if (x === y) shared++
    if (x <= y) i++
    if (y <= x) j++
  }
  return shared
}

/** True when one name could be a shorter form of the other: all words of the shorter stand in the longer, the last word among the matches. */
export function namesAgree(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a.split(' '), b.split(' ')] : [b.split(' '), a.split(' ')]
  return short.every((word) => long.includes(word) || (word.length === 1 && long.some((other) => other.startsWith(word))))
}

/** A block as a number of 31 bits, by which reports that may be one are looked for; the comparison itself goes by the block. */
export function blockNumber(block: string): number {
  let hash = 2166136261
  for (let i = 0; i < block.length; i++) hash = Math.imul(hash ^ block.charCodeAt(i), 16777619)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 1
}
