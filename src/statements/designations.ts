/** Which mentions designate a state or body without its name: definite phrases that say something of it; and which capitals are mere places. */
import type { ActorMention } from '../model/actor.js'
import type { TokenRange } from '../model/tokens.js'
import { hangsBy } from '../model/tree.js'
import type { SpeechContext } from './context.js'

/** "that the chamber": a subordinator taken into the mention is none of the wording. */
export function withoutMark(context: SpeechContext, mention: TokenRange): TokenRange {
  const first = context.tokens.lower[mention.first] === 'that' && mention.end - mention.first > 2 ? mention.first + 1 : mention.first
  return { first, end: mention.end }
}

const definite = new Set(['the', 'its', 'our', 'their'])
const plain = new Set([
  'country',
  'state',
  'nation',
  'government',
  'agency',
  'body',
  'host',
  'organisation',
  'organization',
  'movement',
  'capital',
  'power',
  'council',
  'republic',
  'group',
  'administration',
  'authority',
  'authorities',
  'leadership',
  'coalition',
  'mediator',
  'partner',
])

/** A definite noun phrase in the singular (or of rulers) that says more than "the country", and does not name its state. */
export function isDesignation(context: SpeechContext, mention: ActorMention): boolean {
  const { tokens } = context
  const range = withoutMark(context, mention)
  if (!definite.has(tokens.lower[range.first] ?? '')) return false
  if (tokens.fine[mention.head] === 'NNS' && !plural.test(tokens.lower[mention.head] ?? '')) return false
  for (let at = range.first; at < range.end; at++) if (tokens.tag[at] === 'NUM' && tokens.fine[mention.head] === 'NNS') return false
  const isBody = context.read.entities[mention.entity]?.kind === 'body'
  if ((isBody && isProperName(context, range)) || (namesWithin(context, mention) && !isRelational(context, mention))) return false
  if (ofRule.has((tokens.lemma[mention.head] ?? '').toLowerCase()) && !isQualified(context, range)) return false
  const isBare = range.end - range.first <= 2
  if (isBare && tokens.tag[mention.head] === 'PROPN') return true
  return (
    !(isBare && plain.has(tokens.lemma[mention.head] ?? '')) &&
    !(tokens.lower[range.first] !== 'the' && plain.has(tokens.lemma[mention.head] ?? ''))
  )
}

/** Nouns of rule and arms that designate only with a word of standing beside them ("the interim government", "the occupation forces"). */
const ofRule: ReadonlySet<string> = new Set([
  'government',
  'authority',
  'authorities',
  'administration',
  'leadership',
  'force',
  'forces',
  'army',
  'ruler',
])
const standings: ReadonlySet<string> = new Set(
  'interim new transitional caretaker military provisional rebel breakaway rival self-proclaimed exiled islamist separatist occupation occupying peacekeeping puppet illegitimate unrecognised unrecognized de facto facto former ousted deposed'.split(
    ' ',
  ),
)

function isQualified(context: SpeechContext, range: TokenRange): boolean {
  for (let at = range.first; at < range.end; at++) if (standings.has(context.tokens.lower[at] ?? '')) return true
  return false
}

/** Plurals that are said of a whole ("its new rulers", "the new authorities", "the occupation forces"). */
const plural = /(?:ers|ors|authorities|forces|militants|insurgents|separatists|gangsters|terrorists|bandits|stooges|patrons)$/

function countryOf(context: SpeechContext, mention: ActorMention): string | null {
  return context.read.entities[mention.entity]?.country ?? null
}

/** The name of the state or body itself stands inside the phrase: then it is named, not designated. */
function namesWithin(context: SpeechContext, mention: ActorMention): boolean {
  return context.read.actors.some(
    (other) =>
      other !== mention &&
      other.first >= mention.first &&
      other.end <= mention.end &&
      other.reading === 'modifier' &&
      other.form !== 'pronoun' &&
      countryOf(context, other) === countryOf(context, mention),
  )
}

const relations: ReadonlySet<string> = new Set(
  'ally neighbour neighbor partner rival foe enemy adversary patron backer protector protégé proxy client puppet stooge'.split(' '),
)

/** "the NATO ally", "its Israeli ally", "the Iran-backed group": the name inside is another's, or only says what kind of ally it is. */
function isRelational(context: SpeechContext, mention: ActorMention): boolean {
  const { tokens } = context
  if (relations.has((tokens.lemma[mention.head] ?? '').toLowerCase())) return true
  for (let at = mention.first; at < mention.head; at++)
    if (
      /^(?:backed|allied|aligned|led|run|supported|armed|funded|sponsored|controlled|held|majority|occupied)$/.test(tokens.lower[at] ?? '')
    )
      return true
  return false
}

/** "the Permanent Council": capitals throughout are a name. */
function isProperName(context: SpeechContext, range: TokenRange): boolean {
  const { tokens } = context
  if (range.end - range.first < 3) return false
  for (let at = range.first + 1; at < range.end; at++)
    if (!/^[\p{Lu}0-9]/u.test(tokens.form[at] ?? '') && !/^(?:of|the|for|and|-)$/.test(tokens.lower[at] ?? '')) return false
  return true
}

/** "the Netherlands", "the Philippines": the article belongs to the name. */
export function isOwnName(context: SpeechContext, mention: ActorMention): boolean {
  const name = context.read.entities[mention.entity]?.name?.toLowerCase().replace(/^the /, '') ?? ''
  const { tokens } = context
  let words = ''
  for (let at = mention.first; at < mention.end; at++)
    if (tokens.lower[at] !== 'the') words += `${words === '' ? '' : ' '}${tokens.lower[at] ?? ''}`
  return words === name
}

const motion: ReadonlySet<string> = new Set(
  'fly travel go head come return arrive leave depart visit trip journey flight send withdraw recall evacuate move flee drive sail tour fire strike attack raid strikes attacks invite take bring lead delegation land road route'.split(
    ' ',
  ),
)

/** A capital that only says where: behind a preposition of place or a word of motion, or before a noun that it modifies ("the Ankara process"). */
export function isPlaceThere(context: SpeechContext, mention: ActorMention): boolean {
  const { tokens } = context
  if (
    hangsBy(tokens, mention.head, 'compound') &&
    (tokens.head[mention.head] ?? 0) > mention.head &&
    !isRuler(context, tokens.head[mention.head] ?? 0)
  )
    return true
  const before = tokens.lower[mention.first - 1] ?? ''
  if (isEndOfRoute(context, mention) || isInAddress(context, mention)) return true
  if (/^(?:in|at|near|into|inside|outside|around|across|through|via|onto|above|over)$/.test(before)) return true
  if (/^(?:to|for|from|on|toward|towards)$/.test(before)) {
    for (let at = mention.first - 2; at > mention.first - 6 && at >= 0; at--) {
      const lemma = (tokens.lemma[at] ?? '').toLowerCase()
      if (motion.has(lemma)) return true
      if (tokens.tag[at] === 'VERB' || tokens.tag[at] === 'PUNCT') return false
    }
    return false
  }
  return motion.has((tokens.lemma[mention.first - 1] ?? '').toLowerCase()) && tokens.tag[mention.first - 1] === 'VERB'
}

const routes: ReadonlySet<string> = new Set(
  'link pipeline cable road route line railway highway corridor flight ferry connection service distance train bus border crossing'.split(
    ' ',
  ),
)

/** "an air link between Algiers and Caracas": the ends of a way. */
function isEndOfRoute({ tokens }: SpeechContext, mention: ActorMention): boolean {
  for (let at = mention.first - 1; at > mention.first - 5 && at > 0; at--) {
    if (tokens.lower[at] === 'between' || tokens.lower[at] === 'linking' || tokens.lower[at] === 'connecting')
      return routes.has(tokens.lemma[at - 1] ?? '')
    if (tokens.tag[at] === 'VERB' || tokens.tag[at] === 'PUNCT') return false
  }
  return false
}

/** "at State House, Nairobi, on 4 May": the town behind the name of a building. */
function isInAddress({ tokens }: SpeechContext, mention: ActorMention): boolean {
  return (
    tokens.form[mention.first - 1] === ',' &&
    /^(?:house|palace|hotel|castle|university|airport|base|centre|center|hall|square|street)$/.test(tokens.lower[mention.first - 2] ?? '')
  )
}

function isRuler(context: SpeechContext, token: number): boolean {
  return /^(?:government|regime|administration|leadership|authority|side|official|spokesman|envoy|minister)$/.test(
    context.tokens.lemma[token] ?? '',
  )
}
