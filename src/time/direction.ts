/**
 * Whether a time expression belongs to something past or still to come, read from the verb beside it. Without a
 * verb the past wins: a report tells what happened.
 */
import type { TaggedTokens } from '../model/tokens.js'
import { word, type Words } from './words.js'

export type Direction = 'past' | 'future'

const modal: ReadonlySet<string> = new Set([
  'will',
  "'ll",
  '\u2019ll',
  'wo',
  'would',
  'shall',
  'should',
  'may',
  'might',
  'can',
  'could',
  'must',
  'wants',
  'hopes',
])
const ahead: ReadonlySet<string> = new Set(
  (
    'expected due scheduled planned slated set poised upcoming forthcoming plans plan planning intends intend intending expects expect hopes hope ' +
    'invited invites invite proposed proposes ready readies prepares preparing deadline agreed agree agrees vowed promised pledged about going ' +
    'scheduling ahead aims likely booked arranged decided'
  ).split(' '),
)
const boundary: ReadonlySet<string> = new Set([
  'who',
  'which',
  'whom',
  'whose',
  'that',
  'when',
  'where',
  'while',
  'whereas',
  'after',
  'before',
  'but',
  ';',
  ':',
  '"',
  'since',
  'because',
  'as',
])
/** Nouns that carry the future without a verb ("a trip planned for Monday", "until Thursday"). */
const openEnded: ReadonlySet<string> = new Set(['until', 'till', 'by'])

interface Verb {
  readonly direction: Direction | null
  /** True when the verb decides whatever stands before it ("said", "will"); false for an infinitive that leans on its governor. */
  readonly closed: boolean
}

/**
 * Looks left of the expression for the nearest verb of its clause, then right. `first` and `end` are the
 * expression's tokens; tags are Penn tags.
 */
export function directionOf(words: Words, tokens: TaggedTokens, first: number, end: number): Direction {
  const before = word(words, first - 1)
  if (openEnded.has(before) && !/^(?:was|were|been|had|by)$/.test(word(words, first - 2)))
    return leansPast(words, tokens, first - 1) ? 'past' : 'future'
  if ((before === 'to' || before === 'for' || before === 'into') && isDeferred(words, first)) return 'future'
  return toLeft(words, tokens, first) ?? toRight(words, tokens, end) ?? 'past'
}

/** "Postponed to June", "was pushed back to Thursday", "has been rescheduled for May": what is put off lies ahead. */
function isDeferred(words: Words, first: number): boolean {
  for (let i = first - 2; i >= words.first && i > first - 12; i--) {
    const text = word(words, i)
    if (text === ';' || text === ':') return false
    if (deferring.has(text)) return true
    if (
      (text === 'pushed' || text === 'put' || text === 'moved' || text === 'brought') &&
      /^(?:back|off|forward|to)$/.test(word(words, i + 1))
    )
      return true
  }
  return false
}
const deferring: ReadonlySet<string> = new Set(
  'postponed postpone deferred defer delayed rescheduled reschedule adjourned extended prolonged shifted postponing rescheduling'.split(
    ' ',
  ),
)

/** "was to be finished by Friday" looks ahead, "had fled by Friday" does not. */
function leansPast(words: Words, tokens: TaggedTokens, at: number): boolean {
  for (let i = at - 1; i >= words.first && i > at - 8; i--) {
    const text = word(words, i)
    if (modal.has(text) || ahead.has(text) || text === 'to') return false
    if (text === 'had' || (tokens.fine[i] === 'VBD' && text !== 'said')) return true
  }
  return false
}

function toLeft(words: Words, tokens: TaggedTokens, first: number): Direction | null {
  let infinitive = false
  for (let i = first - 1; i >= words.first && i > first - 30; i--) {
    const text = word(words, i)
    if (boundary.has(text) && !infinitive) return null
    const verb = verbAt(words, tokens, i)
    if (!verb) continue
    if (verb.direction === 'future') return 'future'
    if (verb.closed) return i > 0 && infinitive && tokens.lower[i] === 'said' ? null : verb.direction
    infinitive = true
  }
  return null
}

function toRight(words: Words, tokens: TaggedTokens, end: number): Direction | null {
  for (let i = end; i < words.end && i < end + 25; i++) {
    const text = word(words, i)
    if (boundary.has(text) && i > end + 1) return null
    const verb = verbAt(words, tokens, i)
    if (verb?.direction && (verb.closed || verb.direction === 'future')) return verb.direction
  }
  return null
}

function verbAt(words: Words, tokens: TaggedTokens, at: number): Verb | null {
  const text = word(words, at)
  const fine = tokens.fine[at] ?? ''
  if (modal.has(text) && (fine === 'MD' || text !== 'may')) return { direction: 'future', closed: true }
  if (ahead.has(text) && (fine !== 'NN' || text === 'due' || word(words, at + 1) === 'to'))
    return { direction: isAhead(words, tokens, at) ? 'future' : null, closed: false }
  if (fine === 'VBD') return { direction: 'past', closed: true }
  if (fine === 'VBN') return { direction: precededByHave(words, at) ? 'past' : null, closed: precededByHave(words, at) }
  if (fine === 'VBZ' || fine === 'VBP') return isBe(text) ? beAt(words, at) : { direction: null, closed: false }
  if (fine === 'VB') return { direction: null, closed: false }
  return null
}

/** "is to visit", "are to meet". */
function beAt(words: Words, at: number): Verb {
  return word(words, at + 1) === 'to' ? { direction: 'future', closed: true } : { direction: null, closed: false }
}

/** "agreed on Tuesday" is past, "agreed to meet on Tuesday" looks ahead: the words need an infinitive, "for" or a form of be beside them. */
function isAhead(words: Words, tokens: TaggedTokens, at: number): boolean {
  const text = word(words, at)
  if (text === 'upcoming' || text === 'forthcoming' || text === 'deadline') return true
  const next = word(words, at + 1)
  if (next === 'to' || next === 'for') return tokens.fine[at] !== 'VBD' || next === 'to'
  return isBe(word(words, at - 1)) || isBe(word(words, at - 2))
    ? /^(?:expected|due|scheduled|planned|slated|set|booked|arranged)$/.test(text)
    : text === 'due' || text === 'scheduled' || text === 'slated'
}

function isBe(text: string): boolean {
  return (
    text === 'is' ||
    text === 'are' ||
    text === 'was' ||
    text === 'were' ||
    text === 'be' ||
    text === 'been' ||
    text === "'s" ||
    text === 'am'
  )
}

function precededByHave(words: Words, at: number): boolean {
  for (let i = at - 1; i >= words.first && i > at - 4; i--) if (/^(?:had|has|have|having|'ve)$/.test(word(words, i))) return true
  return false
}
