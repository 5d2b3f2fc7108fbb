/** How far the content of a cue runs behind it. */
import { addDays } from '../base/days.js'
import { childrenOf, childrenWith, childWith, hangsBy, subtree } from '../model/tree.js'
import type { TimeMention } from '../model/time.js'
import type { TokenRange } from '../model/tokens.js'
import type { SpeechContext } from './context.js'
import { hasFiniteVerb } from './ranges.js'

/**
 * Content runs to the end of all that hangs from its verb behind it, up to a coordinate verb, or to what a comma sets off.
 */
export function contentEnd(context: SpeechContext, verb: number, end: number): number {
  const { tokens } = context
  let limit = Math.max(end, subtree(tokens, verb).end)
  for (const child of childrenOf(tokens, verb)) {
    const range = subtree(tokens, child)
    if (child < verb || range.first < end || range.first >= limit) continue
    if (hangsBy(tokens, child, 'conj') && childrenWith(tokens, child, 'mark').some((mark) => tokens.lower[mark] === 'that')) continue
    const isApart =
      hangsBy(tokens, child, 'conj', 'parataxis', 'cc') ||
      (hangsBy(tokens, child, 'advcl', 'obl', 'nmod', 'acl') && tokens.form[range.first - 1] === ',')
    if (isApart || (hangsBy(tokens, child, 'advcl') && tokens.form[range.first] === ',')) limit = range.first
  }
  return limit
}

/** The end of a nominal content with the phrases behind it that the tree hung from the verb, up to the first comma or coordinate verb. */
export function nominalEnd(context: SpeechContext, verb: number, end: number): number {
  const { tokens } = context
  const limit = contentEnd(context, verb, end)
  for (let at = end; at < limit; at++) {
    const form = tokens.form[at] ?? ''
    if (form === ',' && (isInDate(context, at) || opensInsertion(context, at, limit))) continue
    if (tokens.tag[at] === 'CCONJ' && (joinsPair(context, at) || joinsNouns(context, at))) continue
    if (form === ',' && closesPlace(context, at, limit)) continue
    const quote = context.quotes[context.quoteOf[at + 1] ?? -1]
    if (form === '"' && quote && quote.first === at + 1 && quote.end <= limit) {
      at = quote.end
      continue
    }
    if (form === ',' || form === ';' || form === ':' || form === '"' || form === '(' || tokens.tag[at] === 'CCONJ') return at
  }
  return limit
}

/** "rejected these findings on Sunday night": the day of the speaking at the end is not what is said. */
export function withoutOwnTime(context: SpeechContext, verb: number, range: TokenRange): TokenRange {
  const { tokens } = context
  const time = context.read.times.find((one) => one.end === range.end && one.first > range.first + 1)
  if (!time || !/^VB[DN]$/.test(tokens.fine[verb] ?? '')) return range
  const end = tokens.tag[time.first - 1] === 'ADP' ? time.first - 1 : time.first
  if ((tokens.head[time.head] ?? -1) !== verb && !isDayOfSpeaking(context, verb, time, end)) return range
  return end > range.first + 1 ? { first: range.first, end } : range
}

/** Days that may lie between a speech and the report of it. */
const newsDays = 7

/** A day just past, where the cue has none of its own and the word before it tells of no act that the day could date ("the attack on Sunday"). */
function isDayOfSpeaking(context: SpeechContext, verb: number, time: TimeMention, end: number): boolean {
  const { read, tokens } = context
  const { published } = read.dispatch
  const { reading } = time
  if (!reading || published === null || reading.grain !== 'day') return false
  if (reading.from > published || addDays(reading.from, newsDays) < published) return false
  if (read.times.some((other) => other !== time && tokens.sentenceOf[other.head] === tokens.sentenceOf[verb])) return false
  // "vowed to retaliate on Monday", "called on both to stop the fighting on Monday": what is still to be done has no day that is past.
  return isToBeDone(context, verb, time) || !read.clauses.some((clause) => clause.predicate === end - 1)
}

/** An infinitive stands between the cue and the day, and no finite verb. */
function isToBeDone({ tokens }: SpeechContext, verb: number, time: TimeMention): boolean {
  if (hasFiniteVerb(tokens, { first: verb + 1, end: time.first })) return false
  for (let at = verb + 1; at < time.first; at++) if (tokens.lower[at] === 'to' && tokens.fine[at + 1] === 'VB') return true
  return false
}

/** The comma of "Sunday, August 20". */
function isInDate(context: SpeechContext, comma: number): boolean {
  return context.read.times.some((time) => time.first < comma && comma < time.end)
}

/** ", in third reading, of the law": a short phrase between commas behind which the noun phrase goes on; the comma that closes one likewise. */
function opensInsertion(context: SpeechContext, comma: number, limit: number): boolean {
  const { tokens } = context
  const isClose = (from: number): boolean =>
    tokens.tag[from + 1] === 'ADP' && /^(?:of|by|on|in|to|against|between)$/.test(tokens.lower[from + 1] ?? '')
  if (tokens.tag[comma + 1] !== 'ADP') return false
  for (let at = comma + 2; at < Math.min(limit, comma + 7); at++) if (tokens.form[at] === ',') return isClose(at)
  for (let at = comma - 1; at > comma - 7; at--) if (tokens.form[at] === ',' && tokens.tag[at + 1] === 'ADP') return isClose(comma)
  return false
}

/** "in Minsk, Belarus, on 23 May": the comma behind the state in which a place lies. */
function closesPlace({ tokens }: SpeechContext, comma: number, limit: number): boolean {
  const isName = (token: number): boolean => tokens.tag[token] === 'PROPN'
  let open = comma - 1
  while (open > comma - 5 && isName(open)) open--
  if (tokens.form[comma + 1] !== undefined && tokens.form[open] === ',' && open < comma - 1 && isName(open - 1))
    return comma + 1 < limit && (tokens.tag[comma + 1] === 'ADP' || tokens.tag[comma + 1] === 'CCONJ')
  return isName(comma - 1) && isName(comma + 1) && tokens.form[comma + 2] === ',' && tokens.tag[comma + 3] === 'ADP'
}

/** The "and" between two noun phrases: "the landing of the plane and the detention of its crew". */
function joinsNouns({ tokens }: SpeechContext, at: number): boolean {
  const joined = tokens.head[at] ?? at
  return (
    joined > at &&
    tokens.tag[joined] === 'NOUN' &&
    hangsBy(tokens, joined, 'conj') &&
    /^(?:DET|ADJ|PRON|NOUN)$/.test(tokens.tag[at + 1] ?? '')
  )
}

/** The "and" of "between X and Y". */
function joinsPair(context: SpeechContext, at: number): boolean {
  for (let before = at - 1; before > at - 7; before--) {
    if (context.tokens.lower[before] === 'between') return true
    if (context.tokens.tag[before] === 'VERB' || context.tokens.tag[before] === 'CCONJ') return false
  }
  return false
}

export function hasTo(context: SpeechContext, clause: number): boolean {
  const mark = childWith(context.tokens, clause, 'mark')
  if (mark < 0) return false
  return childrenWith(context.tokens, clause, 'mark').some((child) => context.tokens.lower[child] === 'to')
}
