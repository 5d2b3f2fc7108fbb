/** Noun phrases that recur in what is said and that no issue names yet: what a taxonomy of issues grows from. */
import { byText } from '../base/order.js'
import type { Coding, Statement } from '../model/index.js'

/** A noun phrase of statements, in lower case with its head in the singular. */
export interface RecurringPhrase {
  readonly phrase: string
  /** Dispatches and statements that hold it. */
  readonly dispatches: number
  readonly statements: number
  /** The issue that the statements with it bear on most often, if one does in at least a third of them. */
  readonly beside: string | null
  /** The first statement's words around it. */
  readonly example: string
}

interface Seen {
  readonly dispatches: Set<string>
  readonly beside: Map<string, number>
  readonly example: string
  statements: number
}

/** Heads and qualities that say nothing of a matter. */
const general: ReadonlySet<string> = new Set(
  'relation relations tie ties country countries people government minister ministry official officials statement meeting talk talks side sides year years day days week month time way part number level role step steps case cases matter issue issues question thing president leader spokesman spokesperson region world nation state states area party parties effort efforts interest interests view views position attitude stance stand regard respect hand point person man woman citizen word words visit support agreement decision development situation progress process cooperation dialogue'.split(
    ' ',
  ),
)
const qualities: ReadonlySet<string> = new Set(
  'new last first second next other same such many more most great good strong high deep full own several important key major recent current former whole close further mutual bilateral joint two three special certain possible necessary clear long'.split(
    ' ',
  ),
)

/** Fewest words of a phrase, and most. */
const [fewest, most] = [2, 4]

/**
 * Counts the noun phrases of all statements of the codings. `isKnown` tells whether a phrase names an issue already; `least` is how
 * many dispatches must hold one. Most dispatches first; of a phrase within a longer one that is held as often only the longer stays.
 */
export function recurringPhrases(
  codings: Iterable<Coding>,
  isKnown: (phrase: string) => boolean,
  least: number,
): readonly RecurringPhrase[] {
  const seen = new Map<string, Seen>()
  for (const coding of codings)
    for (const record of coding.records) if (record.kind === 'statement') addStatement(seen, coding, record, isKnown)
  const list = [...seen]
    .filter(([, one]) => one.dispatches.size >= least)
    .map(
      ([phrase, one]): RecurringPhrase => ({
        phrase,
        dispatches: one.dispatches.size,
        statements: one.statements,
        beside: commonest(one),
        example: one.example,
      }),
    )
  return list
    .filter((one) => !list.some((other) => other.phrase.endsWith(` ${one.phrase}`) && other.dispatches === one.dispatches))
    .sort((a, b) => b.dispatches - a.dispatches || b.statements - a.statements || byText(a.phrase, b.phrase))
}

function commonest({ beside, statements }: Seen): string | null {
  const [best] = [...beside].sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))
  return best && best[1] * 3 >= statements ? best[0] : null
}

function addStatement(seen: Map<string, Seen>, coding: Coding, statement: Statement, isKnown: (phrase: string) => boolean): void {
  const phrases = new Set(phrasesOf(coding, statement).filter((phrase) => !isKnown(phrase)))
  const [first] = statement.content
  for (const phrase of phrases) {
    const one = seen.get(phrase) ?? {
      dispatches: new Set<string>(),
      beside: new Map<string, number>(),
      example: coding.dispatch.text.slice(first.from, first.to).replaceAll(/\s+/g, ' '),
      statements: 0,
    }
    one.dispatches.add(coding.dispatch.id)
    one.statements++
    for (const { issue } of statement.issues) one.beside.set(issue, (one.beside.get(issue) ?? 0) + 1)
    seen.set(phrase, one)
  }
}

/** Runs of adjectives and nouns that end in a common noun, without the names of actors at their start. */
function phrasesOf(coding: Coding, statement: Statement): readonly string[] {
  const { tokens } = coding
  const out: string[] = []
  const named = new Set(coding.actors.flatMap((one) => (one.form === 'noun' || one.form === 'office' ? [] : range(one.first, one.end))))
  for (const span of statement.content) {
    let words: string[] = []
    let from = 0
    for (let token = firstAt(tokens.from, span.from); token <= tokens.length; token++) {
      const inside = token < tokens.length && (tokens.to[token] ?? 0) <= span.to
      if (inside && isPart(coding, token) && !named.has(token)) {
        if (words.length === 0) from = token
        words.push(tokens.lower[token] ?? '')
        continue
      }
      if (words.length > 0) out.push(...tailsOf(coding, from, words))
      words = []
      if (!inside) break
    }
  }
  return out
}

function isPart({ tokens }: Coding, token: number): boolean {
  const tag = tokens.tag[token]
  if (tag === 'ADJ') return !qualities.has(tokens.lower[token] ?? '')
  return tag === 'NOUN' || tag === 'PROPN'
}

/** The run and what is left of it without its first words, down to two; its last word in the singular. */
function tailsOf({ tokens }: Coding, from: number, words: readonly string[]): readonly string[] {
  const last = from + words.length - 1
  if (tokens.tag[last] !== 'NOUN' || general.has(tokens.lemma[last] ?? '')) return []
  const whole = [...words.slice(0, -1), (tokens.lemma[last] ?? '').toLowerCase()]
  const out: string[] = []
  for (let start = Math.max(0, whole.length - most); whole.length - start >= fewest; start++) out.push(whole.slice(start).join(' '))
  return out
}

function range(first: number, end: number): readonly number[] {
  return Array.from({ length: end - first }, (_, index) => first + index)
}

/** The first token that begins at or behind an offset. */
function firstAt(from: ArrayLike<number>, offset: number): number {
  let low = 0
  let high = from.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((from[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
