/** Drafts for names of the book that denote states, organisations and groups. */
import type { MentionReading } from '../model/actor.js'
import type { CountryCode } from '../model/ids.js'
import type { Context } from './context.js'
import { type Draft, headOf, rule, wordsOf } from './draft.js'
import type { NameMatch } from './match.js'
import { codeOf } from './modifiers.js'
import { markerOf, readingOf } from './reading.js'

/** `absorbed`: the name only qualifies another phrase. */
export function stateDraft(context: Context, match: NameMatch, absorbed: boolean): Draft {
  const { tokens, book } = context
  const body = book.bodies.get(match.hit.actor)
  const withArticle =
    !absorbed && tokens.lower[match.first - 1] === 'the' && tokens.sentenceOf[match.first - 1] === tokens.sentenceOf[match.first]
  const range = { first: withArticle ? match.first - 1 : match.first, end: match.end }
  const head = headOf(tokens, match)
  const reading = absorbed ? 'modifier' : readingIn(context, match, head)
  const located = reading === 'place' && match.hit.form === 'seat' ? placedIn(context, match) : null
  const actor = located ?? match.hit.actor
  const code = (located as string | null) ?? codeOf(context, match)
  const person = !absorbed && (match.hit.form === 'people' || match.hit.form === 'adjective') && isSingleNoun(context, head)
  const people = !person && isPeople(context, match, head)
  return {
    type: person ? 'office' : body ? 'body' : 'state',
    ...range,
    head,
    kind: person ? 'person' : people ? 'people' : body ? body.kind : 'state',
    form: formOf(match, people, person, /^[\p{Ll}\d]/u.test(tokens.form[match.first] ?? '')),
    reading: people && !absorbed ? 'people' : reading,
    actor: person || people ? null : actor,
    rivals: match.rivals,
    name: person || people ? null : (body?.name ?? book.states.get(actor)?.name ?? wordsOf(context.dispatch.text, tokens, match)),
    office: person
      ? {
          title: wordsOf(context.dispatch.text, tokens, match),
          lemma: 'national',
          sector: 'CVL' as never,
          rank: 'other',
          tenure: 'current',
          plural: false,
        }
      : null,
    lemma: person ? 'national' : (tokens.lower[head] ?? ''),
    sector: person || people ? ('CVL' as never) : (body?.sector ?? sectorOfMetonym(match)),
    allegiance: code === null ? null : { code: code as CountryCode, by: 'book' },
    others: [],
    possessor: -1,
    plural: people,
    counted: null,
    definiteness: withArticle ? 'definite' : 'bare',
    titleEnd: -1,
    apposedTo: -1,
    rule: rule(`actors/book-${match.hit.form}`),
  }
}

/** The state of the place that the gazetteer finds there, where it is another ("Tripoli, Lebanon"). */
function placedIn(context: Context, match: NameMatch): NameMatch['hit']['actor'] | null {
  const place = context.places.find((one) => one.first <= match.first && match.first < one.end)
  const country = place?.reading.country ?? null
  return country !== null && context.book.states.has(country) ? (country as string as NameMatch['hit']['actor']) : null
}

/** The White House, the Kremlin: the government itself. */
function sectorOfMetonym(match: NameMatch): Draft['sector'] {
  return match.hit.form === 'metonym' ? ('GOV' as never) : null
}

function formOf(match: NameMatch, people: boolean, person: boolean, described: boolean): Draft['form'] {
  if (people || person) return 'demonym'
  if (match.hit.form === 'seat' || match.hit.form === 'metonym') return 'metonym'
  if (match.hit.form === 'loaded' || (match.hit.form === 'name' && described)) return 'wording'
  return match.hit.form === 'adjective' || match.hit.form === 'people' ? 'demonym' : 'name'
}

function isSingleNoun(context: Context, head: number): boolean {
  const { tokens } = context
  const tag = tokens.tag[head]
  if ((tag !== 'NOUN' && tag !== 'PROPN' && tag !== 'ADJ') || (tokens.fine[head] ?? '').endsWith('S') || isModifying(context, head))
    return false
  const before = tokens.lower[head - 1] ?? ''
  return (before === 'the' || before === 'a' || before === 'an') && !/(ese|ish|ch|ss)$/.test(tokens.lower[head] ?? '')
}

function isModifying(context: Context, head: number): boolean {
  return /^(amod|compound|nmod:desc)/.test(context.tokens.relation[head] ?? '') && (context.tokens.head[head] ?? head) > head
}

/** "Iranians", "the French": the inhabitants. */
function isPeople(context: Context, match: NameMatch, head: number): boolean {
  const { tokens } = context
  if (match.hit.form !== 'people' && match.hit.form !== 'adjective') return false
  if (isModifying(context, head)) return false
  const fine = tokens.fine[head] ?? ''
  return fine.endsWith('S') || match.hit.form === 'people' || tokens.lower[match.first - 1] === 'the'
}

function readingIn(context: Context, match: NameMatch, head: number): MentionReading {
  const { tokens } = context
  const form = match.hit.form
  if (form === 'metonym' && (markerOf(tokens, head) === 'at' || markerOf(tokens, head) === 'in')) return 'place'
  if (form === 'adjective' || form === 'metonym' || form === 'loaded' || form === 'people') return 'actor'
  if (isPlaceList(context, match)) return 'place'
  if (context.book.bodies.has(match.hit.actor)) return 'actor'
  return readingOf(tokens, head, form === 'seat' || form === 'region' ? 'seat' : 'name')
}

/** "Brussels, Belgium": a city with its state, or a state after its city. */
function isPlaceList(context: Context, match: NameMatch): boolean {
  const { tokens } = context
  if (tokens.lower[match.end] === ',') {
    const next = context.matches.get(match.end + 1)
    if (next && match.hit.form === 'seat' && next.hit.form === 'name' && next.hit.actor === match.hit.actor) return true
  }
  if (tokens.lower[match.first - 1] !== ',' || match.hit.form !== 'name') return false
  const before = context.covering.get(match.first - 2)
  const place = context.places.find((one) => one.end === match.first - 1)
  return (
    (before?.hit.form === 'seat' && before.hit.actor === match.hit.actor) ||
    (place !== undefined && place.reading.grain === 'city' && (place.reading.country as string | null) === match.hit.actor)
  )
}
