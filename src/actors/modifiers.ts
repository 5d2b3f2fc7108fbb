/** The left side of a noun phrase: determiner, states, possessor, tenure and portfolio before a head noun. */
import { lookUp, tableOf } from '../base/word-table.js'
import { isOrganisation } from './office.js'
import type { Context } from './context.js'
import type { Allegiance, Definiteness } from './draft.js'
import type { CountryCode } from '../model/ids.js'
import type { NameMatch } from './match.js'

export interface LeftSide {
  readonly first: number
  /** Modifiers in order, lower case, without determiner and states. */
  readonly words: readonly string[]
  /** First token that belongs to the title: after determiner, state and tenure. */
  readonly titleFrom: number
  readonly allegiances: readonly Allegiance[]
  /** Matches of the book that were read as modifiers. */
  readonly absorbed: readonly NameMatch[]
  /** First token of the possessor phrase, or -1. */
  readonly possessor: number
  readonly definiteness: Definiteness
  /** A number or "both" stands before the noun. */
  readonly counted: number | null
}

interface Scan {
  first: number
  titleFrom: number
  words: string[]
  allegiances: Allegiance[]
  absorbed: NameMatch[]
  possessor: number
  definiteness: Definiteness
  counted: number | null
}

const definiteWords: ReadonlySet<string> = new Set(['the', 'this', 'that', 'these', 'those', 'both'])
const indefiniteWords: ReadonlySet<string> = new Set([
  'a',
  'an',
  'another',
  'some',
  'several',
  'many',
  'any',
  'no',
  'every',
  'each',
  'neither',
  'either',
  'few',
  'other',
  'one',
  'such',
  'more',
  'most',
  'dozens',
  'hundreds',
  'thousands',
])
const numbers = tableOf({
  both: 2,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  '6': 6,
})
/** After a state's name these words say that the noun is not that state's own. */
const unowned: ReadonlySet<string> = new Set([
  'backed',
  'allied',
  'aligned',
  'supported',
  'linked',
  'based',
  'born',
  'trained',
  'controlled',
  'held',
  'occupied',
  'funded',
  'armed',
  'sponsored',
  'brokered',
  'mediated',
  'educated',
  'friendly',
  'leaning',
  'bound',
  'made',
  'speaking',
  'inspired',
  'mandated',
  'imposed',
  'drafted',
  'proposed',
  'proxy',
])
const against: ReadonlySet<string> = new Set(['pro', 'anti', 'non', 'ex'])

/** Reads the words before a head noun that begins at `head` and ends before `headEnd`, down to `floor`. */
export function leftSide(context: Context, head: number, headEnd: number, floor: number): LeftSide {
  const scan: Scan = {
    first: head,
    titleFrom: head,
    words: [],
    allegiances: [],
    absorbed: [],
    possessor: -1,
    definiteness: 'bare',
    counted: null,
  }
  for (let at = head - 1; at >= floor; ) {
    const next = step(context, scan, at, headEnd, floor)
    if (next === at) break
    at = next
  }
  takeQuantity(context, scan, floor)
  return scan
}

/** "Hundreds of people", "a crowd of protesters": the number belongs to the phrase. */
function takeQuantity({ tokens }: Context, scan: Scan, floor: number): void {
  while (tokens.lower[scan.first - 1] === 'of' && scan.first - 2 >= floor && quantities.has(tokens.lower[scan.first - 2] ?? '')) {
    scan.first -= 2
    if (scan.definiteness === 'bare') scan.definiteness = 'indefinite'
    const before = tokens.lower[scan.first - 1] ?? ''
    if ((before === 'a' || before === 'some' || before === 'several') && scan.first - 1 >= floor) scan.first--
  }
}
const quantities: ReadonlySet<string> = new Set(
  'group groups hundreds dozens thousands scores tens millions crowd crowds handful majority number numbers hundred thousand'.split(' '),
)

/** Takes in the token at `at` or the name that ends there; returns the next token to the left, or `at` itself to stop. */
function step(context: Context, scan: Scan, at: number, headEnd: number, floor: number): number {
  const { tokens, covering } = context
  const lower = tokens.lower[at] ?? ''
  if (scan.definiteness === 'possessed') return at
  const match = covering.get(at)
  if (match && match.end - 1 === at) return takeMatch(context, scan, match, headEnd, floor) ?? at
  if (tokens.tag[at] === 'PART' && (lower === "'s" || lower === "'" || lower === '’s' || lower === '’'))
    return takePossessor(context, scan, at, floor)
  if (tokens.fine[at] === 'PRP$') {
    scan.definiteness = 'possessed'
    scan.possessor = at
    scan.first = at
    return at
  }
  if (lower === 'that' && tokens.tag[at] !== 'DET') return at
  if (definiteWords.has(lower) || indefiniteWords.has(lower) || lookUp(numbers, lower) !== undefined || tokens.tag[at] === 'NUM')
    return takeDeterminer(context, scan, at, lower, floor)
  if (isModifier(context, at, scan.first, headEnd)) {
    const tenure = context.offices.tenures.has(lower)
    if (lower !== '-' && lower !== 'and' && lower !== ',') scan.words.unshift(lower)
    scan.first = at
    if (!tenure && lower !== '-' && scan.allegiances.length === 0) scan.titleFrom = at
    return at - 1
  }
  return at
}

function takeDeterminer(context: Context, scan: Scan, at: number, lower: string, floor: number): number {
  scan.first = at
  const count = lookUp(numbers, lower)
  if (count !== undefined) scan.counted = count
  if (definiteWords.has(lower)) scan.definiteness = 'definite'
  else if (indefiniteWords.has(lower) && scan.definiteness === 'bare') scan.definiteness = 'indefinite'
  else if (scan.definiteness === 'bare') scan.definiteness = 'indefinite'
  if (lower === 'both' || (context.tokens.tag[at] === 'DET' && lower !== 'all')) return at
  return at > floor ? at - 1 : at
}

const located: ReadonlySet<string> = new Set(['in', 'at', 'from', 'near', 'to'])

/** A state or body before the noun: "Iranian minister", "US Secretary of State", "NATO chief", "US and British officials". */
function takeMatch(context: Context, scan: Scan, match: NameMatch, headEnd: number, floor: number): number | null {
  const { tokens } = context
  if (match.first < floor || match.hit.form === 'person') return null
  // "received in Amman German Foreign Minister X": where, not whose.
  if (match.hit.form === 'seat' && scan.allegiances.length > 0 && located.has(tokens.lower[match.first - 1] ?? '')) return null
  const before = tokens.lower[match.first - 1] === '-' ? (tokens.lower[match.first - 2] ?? '') : ''
  const after = tokens.lower[match.end] === '-' ? (tokens.lower[match.end + 1] ?? '') : (tokens.lower[match.end] ?? '')
  const governor = tokens.head[match.end - 1] ?? match.end - 1
  const inside = governor > match.end - 1 && governor < headEnd
  const adjective = match.hit.form === 'adjective' || match.hit.form === 'people'
  const role = (tokens.relation[match.end - 1] ?? '').split(':')[0]
  if (!inside && !adjective && role !== 'compound' && role !== 'nmod' && role !== 'amod' && scan.first !== match.end) return null
  if (!inside && !adjective && scan.first === match.end && (role === 'obj' || role === 'root') && tokens.tag[scan.first] === 'NOUN')
    return null
  scan.absorbed.unshift(match)
  scan.first = match.first
  const code = codeOf(context, match)
  if (code !== null && !against.has(before) && !unowned.has(after)) scan.allegiances.unshift({ code, by: 'modifier' })
  else scan.words.unshift(`${tokens.lower[match.first] ?? ''}-${after}`)
  if (against.has(before)) {
    scan.first = match.first - 2
    return match.first - 3
  }
  return coordinated(context, scan, match.first - 1, floor)
}

/** "US and British officials", "Saudi, Emirati and Qatari envoys": the states before an "and" or a comma. */
function coordinated(context: Context, scan: Scan, at: number, floor: number): number {
  const { tokens, covering } = context
  const joint = tokens.lower[at]
  if (at > floor && (joint === 'and' || joint === ',' || joint === '-')) {
    const other = covering.get(at - 1)
    const form = other?.hit.form
    if (
      other &&
      other.first >= floor &&
      (form === 'adjective' ||
        (form === 'people' && tokens.tag[at - 1] === 'ADJ') ||
        (joint !== ',' && isAttached(context, other, scan.first)))
    ) {
      const code = codeOf(context, other)
      if (code !== null && !scan.allegiances.some((one) => one.code === code)) {
        scan.absorbed.unshift(other)
        scan.allegiances.unshift({ code, by: 'modifier' })
        scan.first = other.first
        return coordinated(context, scan, other.first - 1, floor)
      }
    }
  }
  return at
}

function isAttached(context: Context, match: NameMatch, first: number): boolean {
  const role = context.tokens.relation[match.end - 1] ?? ''
  return (role.startsWith('compound') || role.startsWith('amod') || role === 'nmod') && (context.tokens.head[match.end - 1] ?? 0) >= first
}

/** "Qatar's", "the bloc's", "Niger's": the state is named, or the possessor is a phrase of its own. */
function takePossessor(context: Context, scan: Scan, at: number, floor: number): number {
  const match = context.covering.get(at - 1)
  scan.definiteness = 'possessed'
  if (match && match.end === at && match.first >= floor && match.hit.form !== 'person') {
    const code = codeOf(context, match)
    scan.absorbed.unshift(match)
    scan.first = match.first
    if (code !== null) scan.allegiances.unshift({ code, by: 'possessor' })
    const governor = context.tokens.head[match.end - 1] ?? at
    if (governor < match.first && context.tokens.relation[match.end - 1]?.startsWith('conj') === true) {
      const other = context.covering.get(governor)
      const second = other && other.hit.form !== 'person' ? codeOf(context, other) : null
      if (other && second !== null && other.first >= floor) {
        scan.allegiances.unshift({ code: second, by: 'possessor' })
        scan.absorbed.unshift(other)
        scan.first = other.first
      }
    }
    if (context.tokens.lower[scan.first - 1] === 'the' && scan.first - 1 >= floor) scan.first--
    return at
  }
  const start = context.tokens.sentences[context.tokens.sentenceOf[at] ?? 0]?.first ?? floor
  let first = at - 1
  while (
    first > start &&
    (context.tokens.head[first - 1] ?? -1) >= first &&
    (context.tokens.head[first - 1] ?? -1) < at &&
    context.tokens.tag[first - 1] !== 'VERB'
  )
    first--
  scan.first = first
  scan.possessor = first
  return at
}

/** Words that can stand between determiner and noun and that the tree, or their class, puts there. */
function isModifier(context: Context, at: number, first: number, headEnd: number): boolean {
  const { tokens, offices } = context
  const lower = tokens.lower[at] ?? ''
  const tag = tokens.tag[at]
  const governor = tokens.head[at] ?? at
  const inside = governor > at && governor < headEnd
  if (offices.tenures.has(lower) && lower.endsWith('ed') && !canQualify(context, at)) return false
  if (offices.tenures.has(lower)) return inside || governor <= at || offices.portfolios.has(tokens.lower[first] ?? '')
  if (lower === '-') return first === at + 1 && at > 0 && tokens.to[at - 1] === tokens.from[at]
  if (lower === 'and' || lower === ',' || lower === '&') {
    const before = tokens.lower[at - 1] ?? ''
    return (
      offices.portfolios.has(before) &&
      offices.portfolios.has(tokens.lower[first] ?? '') &&
      (lower !== ',' || /^\p{Lu}/u.test(tokens.form[at - 1] ?? ''))
    )
  }
  if (offices.portfolios.has(lower) || isDegree(lower))
    return inside || tag === 'ADJ' || tag === 'PROPN' || (tag === 'NOUN' && first === at + 1)
  if (tag === 'ADJ') return inside || first === at + 1
  // "Indo-Pacific coordinator": the first half of what a hyphen joined.
  if (tokens.form[at + 1] === '-' && first === at + 1 && tokens.to[at] === tokens.from[at + 1])
    return tag === 'PROPN' || tag === 'NOUN' || tag === 'X'
  if (tag === 'NOUN' || tag === 'PROPN') return inside && (tokens.relation[at] ?? '') !== 'nmod:poss'
  if (tag === 'VERB' && tokens.fine[at] === 'VBG' && tokens.sentences[tokens.sentenceOf[at] ?? 0]?.first === at) return false
  if (tag === 'VERB' || tag === 'ADV' || tag === 'NUM')
    return (
      inside && (tokens.relation[at] ?? '').split(':')[0] !== 'nsubj' && /^(amod|advmod|compound|nummod)/.test(tokens.relation[at] ?? '')
    )
  return false
}

/** A participle after a noun is a verb ("police detained protesters"), after a determiner or adjective it qualifies. */
function canQualify(context: Context, at: number): boolean {
  const before = context.tokens.tag[at - 1]
  const match = context.covering.get(at - 1)
  return (
    before === undefined ||
    (before !== 'NOUN' && before !== 'PRON' && before !== 'AUX' && (before !== 'PROPN' || match?.hit.form === 'adjective'))
  )
}

const degrees: ReadonlySet<string> = new Set([
  'deputy',
  'vice',
  'assistant',
  'senior',
  'top',
  'chief',
  'first',
  'second',
  'high',
  'high-ranking',
  'ranking',
  'leading',
  'key',
  'new',
  'current',
  'visiting',
  'special',
  'permanent',
  'principal',
  'junior',
  'supreme',
  'joint',
  'main',
  'veteran',
  'hardline',
  'moderate',
  'powerful',
  'influential',
  'local',
  'unnamed',
  'unidentified',
  'armed',
  'elected',
  'fellow',
  'ruling',
])
function isDegree(lower: string): boolean {
  return degrees.has(lower)
}

/** The code under which a name of the book acts: a state's, or that of the organisation, group or state behind a body. */
export function codeOf(context: Context, match: NameMatch): CountryCode | null {
  const body = context.book.bodies.get(match.hit.actor)
  if (body)
    return body.sector === 'JRN' || body.sector === 'NGO' ? (isOrganisation(body.country) ? body.country : body.country) : body.country
  return context.book.states.has(match.hit.actor) ? (match.hit.actor as string as CountryCode) : null
}
