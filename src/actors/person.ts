/** Names of persons in the text: where one begins, how far it goes, and which of its words are titles. */
import { isCapitalized } from '../base/letters.js'
import { courtesies, honorifics } from '../knowledge/actors/index.js'
import { headAt } from '../knowledge/offices/index.js'
import type { ParsedTokens, TokenRange } from '../model/tokens.js'
import type { Context } from './context.js'

const particles: ReadonlySet<string> = new Set([
  'al',
  'el',
  'ul',
  'bin',
  'ibn',
  'ben',
  'bint',
  'abu',
  'de',
  'del',
  'della',
  'da',
  'das',
  'dos',
  'do',
  'di',
  'du',
  'la',
  'le',
  'van',
  'von',
  'der',
  'den',
  'ter',
  'ten',
  'zu',
  'af',
  'as',
  'ad',
  'ur',
  'us',
  'uz',
  'y',
  'e',
  'ould',
  'st.',
  'ap',
  "o'",
  "d'",
])
/** Capitalised words that end a name. */
const stops: ReadonlySet<string> = new Set([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
  'today',
  'yesterday',
  'tomorrow',
  'and',
  'the',
  'on',
  'in',
  'of',
  'for',
  'to',
  'at',
  'said',
  'says',
  'told',
])

/** Last words of names of places ("Second Thomas Shoal", "Jack London Square"). */
export const landmarks: ReadonlySet<string> = new Set(
  'shoal shoals reef reefs island islands atoll bay cape hills archipelago beach square avenue street airport bridge palace stadium strait river canal mosque cathedral'.split(
    ' ',
  ),
)

/**
 * The person's name that begins at a token, titles apart: `first` is the first token of the whole, `name` that of the name
 * proper. Null where no name begins. `expected`: after an office, where any capitalised word is a name.
 */
export function personAt(
  context: Context,
  at: number,
  end: number,
  expected: boolean,
): { readonly first: number; readonly name: TokenRange } | null {
  const { tokens } = context
  let start = at
  while (
    start < end &&
    isCapitalized(tokens.form[start] ?? '') &&
    honorifics.has(tokens.lower[start] ?? '') &&
    start + 1 < end &&
    startsName(context, start + 1)
  )
    start++
  if (start >= end || !(startsName(context, start) || (expected && isCityName(context, start)))) return null
  const titled = start > at
  const stop = nameEnd(context, start, end, expected && isCityName(context, start))
  if (stop <= start || (stop - start > 1 && landmarks.has(context.tokens.lower[stop - 1] ?? ''))) return null
  if (!expected && !titled && !isPersonName(context, start, stop)) return null
  return { first: at, name: { first: start, end: stop } }
}

function startsName(context: Context, at: number): boolean {
  const { tokens, covering } = context
  const form = tokens.form[at] ?? ''
  const lower = tokens.lower[at] ?? ''
  const capital = isCapitalized(form)
  if (!capital && !(isBeforeCapital(tokens, at) && particles.has(lower))) return false
  if (stops.has(lower) && !(lower === 'may' && tokens.tag[at] === 'PROPN')) return false
  if (courtesies.has(form)) return false
  const match = covering.get(at)
  if (match && match.hit.form !== 'person' && !(match.end - match.first === 1 && isInsidePerson(context, at))) return false
  if (!capital) return true
  const tag = tokens.tag[at]
  return (
    tag === 'PROPN' ||
    match?.hit.form === 'person' ||
    (tag !== 'VERB' && tag !== 'AUX' && tag !== 'ADP' && tag !== 'DET' && tag !== 'PRON' && context.named.get(at)?.kind === 'person')
  )
}

/** "bin Salman", "al-Sharaa". */
function isBeforeCapital({ form, lower }: ParsedTokens, at: number): boolean {
  const next = form[at + 1] ?? ''
  return isCapitalized(next) || ((next === '-' || particles.has(lower[at + 1] ?? '')) && isCapitalized(form[at + 2] ?? ''))
}

/** "Jordan" in "Michael Jordan": a name of the book inside a longer name of a person. */
function isInsidePerson(context: Context, at: number): boolean {
  const span = context.named.get(at)
  if (span?.kind !== 'person' || span.end - span.first < 2) return false
  if (at === span.first) return isGivenName(context, at)
  const before = context.tokens.form[at - 1] ?? ''
  return isCapitalized(before) && !honorifics.has(before.toLowerCase()) && context.tokens.relation[at]?.startsWith('flat') === true
}

/** "Chad Smith", "Paris Hilton": a surname follows that is no office and no name of the book. */
function isGivenName(context: Context, at: number): boolean {
  const { tokens } = context
  const next = at + 1
  return (
    tokens.tag[next] === 'PROPN' &&
    isCapitalized(tokens.form[next] ?? '') &&
    !context.covering.has(next) &&
    (tokens.relation[next] ?? '').startsWith('flat') &&
    headAt(context.offices, tokens.lower, next, tokens.length) === null
  )
}

/** "Victoria Nuland" after an office: a city of the book and a further word that is no office and no name of the book. */
function isCityName(context: Context, at: number): boolean {
  const { tokens, covering } = context
  const match = covering.get(at)
  const next = at + 1
  return (
    match?.hit.form === 'seat' &&
    match.end === next &&
    tokens.tag[next] === 'PROPN' &&
    isCapitalized(tokens.form[next] ?? '') &&
    !covering.has(next) &&
    headAt(context.offices, tokens.lower, next, tokens.length) === null
  )
}

function nameEnd(context: Context, start: number, end: number, city: boolean): number {
  const { tokens, covering } = context
  const match = context.matches.get(start)
  let stop = match?.hit.form === 'person' ? match.end : start
  let at = stop
  while (at < end) {
    const form = tokens.form[at] ?? ''
    const lower = tokens.lower[at] ?? ''
    if (form === '-' || form === '–') {
      if (
        (at === stop || particles.has(tokens.lower[at - 1] ?? '')) &&
        at > start &&
        at + 1 < end &&
        (isCapitalized(tokens.form[at + 1] ?? '') || particles.has(tokens.lower[at + 1] ?? '') || isSecondHalf(context, at + 1)) &&
        isTight(context, at)
      )
        at++
      else break
    } else if (particles.has(lower) && !isCapitalized(form)) at++
    else if (at > start && tokens.form[at - 1] === '-' && isSecondHalf(context, at)) {
      at++
      stop = at
    } else if (/^\p{Lu}\p{L}*\.$/u.test(form) && form.length <= 3) {
      at++
      stop = at
    } else if (isCapitalized(form) && (!stops.has(lower) || (at === start && tokens.tag[at] === 'PROPN'))) {
      const inside = covering.get(at)
      if (inside && inside.hit.form !== 'person' && !isInsidePerson(context, at) && !(city && at === start)) break
      if (at > start && !isNamePart(context, start, at)) break
      at++
      stop = at
    } else break
  }
  return stop
}

/** Second halves of compounds with a name ("Putin-led"). */
const joined: ReadonlySet<string> = new Set([
  'led',
  'backed',
  'born',
  'based',
  'elect',
  'era',
  'style',
  'like',
  'run',
  'owned',
  'linked',
  'allied',
  'made',
  'held',
  'in',
  'on',
  'to',
  'up',
  'off',
  'wide',
  'bound',
  'funded',
  'armed',
  'type',
  'class',
  'designate',
])

/** "won" in "Han Jae-won": a small half of a hyphenated given name, and no word such as "led" or "elect". */
function isSecondHalf(context: Context, at: number): boolean {
  const { tokens } = context
  const lower = tokens.lower[at] ?? ''
  return (
    /^\p{Ll}{2,6}$/u.test(tokens.form[at] ?? '') &&
    !joined.has(lower) &&
    !context.offices.tenures.has(`-${lower}`) &&
    headAt(context.offices, tokens.lower, at, at + 1) === null
  )
}

/** A hyphen without space around it. */
function isTight(context: Context, at: number): boolean {
  return context.tokens.from[at] === context.tokens.to[at - 1] && context.tokens.to[at] === context.tokens.from[at + 1]
}

/** The next capitalised word belongs to the same name: by its tag and by the tree or the reader of names. */
function isNamePart(context: Context, start: number, at: number): boolean {
  const { tokens } = context
  if (tokens.form[at + 1] === '-' && isTight(context, at + 1) && isSecondHalf(context, at + 2)) return true
  if (tokens.tag[at] !== 'PROPN' && tokens.tag[at] !== 'NOUN' && tokens.tag[at] !== 'X')
    return tokens.relation[at]?.startsWith('flat') === true || sameSpan(context, start, at)
  return true
}

function sameSpan(context: Context, a: number, b: number): boolean {
  const span = context.named.get(a)
  return span !== undefined && span === context.named.get(b)
}

/** Without an office beside it: the reader of names, the book, or a first name that the book knows. */
function isPersonName(context: Context, start: number, stop: number): boolean {
  const match = context.matches.get(start)
  if (match?.hit.form === 'person') return true
  if (context.covering.has(start) || context.places.some((one) => one.first <= start && stop <= one.end)) return false
  const span = context.named.get(start)
  if (span) return span.kind === 'person' && span.proper
  for (let i = start + 1; i < stop; i++) if (context.named.get(i)?.kind === 'person') return true
  return stop - start > 1 && context.book.givenNames.has((context.tokens.lower[start] ?? '').replace(/[.']/g, ''))
}
