/** Where features go: a set of numbers, and, for an explanation, the words behind each. */
import { featureKey, hashText } from './symbols.js'
import { type Template, templateIndex, templates } from './templates.js'

export interface Sink {
  add(template: Template, a?: string, b?: string, c?: string): void
  /** Distinct features in the order they were first met. */
  readonly keys: readonly number[]
  /** "kind: words" of a feature; only where the sink was made to explain. */
  nameOf(key: number): string
}

/** Hashes of symbols recur: a bounded table saves hashing them again. */
const known = new Map<string, number>()
const mostKnown = 60_000
const emptyHash = hashText('')

function symbolHash(text: string): number {
  if (text === '') return emptyHash
  const found = known.get(text)
  if (found !== undefined) return found
  const hash = hashText(text)
  if (known.size < mostKnown) known.set(text, hash)
  return hash
}

export function makeSink(explains = false): Sink {
  const seen = new Set<number>()
  const keys: number[] = []
  const names = new Map<number, string>()
  return {
    add(template, a = '', b = '', c = '') {
      const key = featureKey(templateIndex(template), symbolHash(a), symbolHash(b), symbolHash(c))
      if (seen.has(key)) return
      seen.add(key)
      keys.push(key)
      if (explains) names.set(key, `${template}: ${[a, b, c].filter((part) => part !== '').join(' ')}`.replace(/: $/, ''))
    },
    keys,
    nameOf: (key) => names.get(key) ?? String(key),
  }
}

/** Changes whenever the kinds of feature do: weights of other kinds must not be read. */
export const featureVersion = hashText(templates.join('|')) >>> 0
