/** Phrases around head nouns of the vocabulary: where they stand, how far they go, and the name after them. */
import { headAt, type OfficeHead } from '../knowledge/offices/index.js'
import type { Rank } from '../model/actor.js'
import type { Sentence, TokenRange } from '../model/tokens.js'
import type { Context } from './context.js'
import type { Allegiance } from './draft.js'
import type { Gathering } from './gathering.js'
import { leftSide } from './modifiers.js'
import { officeDraft } from './office-draft.js'
import { personAt } from './person.js'
import { isCompound, rightSide } from './right.js'

/** Adds the phrases around head nouns of one sentence. */
export function headPhrases(context: Context, sentence: Sentence, gathering: Gathering): void {
  const { tokens, offices } = context
  for (let at = sentence.first; at < sentence.end; ) {
    const found = headAt(offices, tokens.lower, at, sentence.end)
    const match = context.covering.get(at)
    const inName =
      match !== undefined && (match.hit.form !== 'person' || match.end - match.first > 3) && match.end - at >= (found?.length ?? 1)
    const cutsName = match !== undefined && match.hit.form !== 'person' && match.first < at
    if (!found || gathering.taken.has(at) || inName || cutsName || !isNoun(context, at, found.length, found.head)) {
      at++
      continue
    }
    at = headPhrase(context, sentence, gathering, at, found.head, found.length)
  }
}

/** The head phrase is used as a noun, and not only as a modifier of another head noun that comes after it. */
function isNoun(context: Context, at: number, length: number, head: OfficeHead): boolean {
  const { tokens, offices } = context
  const last = at + length - 1
  const tag = tokens.tag[last]
  const foreign = length > 1 && (tokens.lower[last] ?? '').startsWith("d'")
  if (tag !== 'NOUN' && tag !== 'PROPN' && !foreign && !(length > 1 && tag === 'ADJ') && !(tag === 'ADJ' && head.lemma === 'general'))
    return false
  if (tokens.tag[at] === 'VERB' && length === 1) return false
  // "The Foreign and Expatriates Ministry": a portfolio.
  if (length === 1 && offices.portfolios.has(tokens.lower[at] ?? '') && /^\p{Lu}/u.test(tokens.form[at] ?? '')) {
    const next = headAt(offices, tokens.lower, at + 1, tokens.length)?.head.lemma ?? ''
    if (next.endsWith('ministry') || next.endsWith('minister')) return false
  }
  // "The General Administration of Customs".
  if (length === 1 && head.lemma === 'general' && headAt(offices, tokens.lower, at + 1, tokens.length)?.head.kind === 'body') return false
  // "A group of lawmakers": the lawmakers.
  if (length === 1 && head.lemma === 'group' && isQuantity(context, at)) return false
  // "At 4:12 pm": the hour.
  if (tokens.form[at] === 'pm' && length === 1) return false
  if (length === 1 && prefixes.has(tokens.lower[at] ?? '') && leadsToOffice(context, at + 1)) return false
  if (isCompound(context, last)) {
    const governor = tokens.head[last] ?? last
    if (governor > last && governor - last < 6 && context.named.get(governor)?.kind !== 'person') {
      const next = headAt(context.offices, tokens.lower, governor, tokens.length) ?? headBefore(context, governor, last)
      if (next) return false
    }
  }
  if (
    head.kind === 'body' &&
    headAt(context.offices, tokens.lower, last + 1, tokens.length)?.head.kind === 'office' &&
    tokens.tag[last + 1] !== 'VERB'
  )
    return false
  const span = context.named.get(at)
  if (span && span.kind !== 'person' && span.first < at && span.end > last + 1 && head.kind !== 'office') return false
  return !(head.kind === 'person' && head.sector === 'CVL' && (tokens.relation[last] ?? '').startsWith('compound'))
}

/** "Of" and a plural noun within three words follow. */
function isQuantity({ tokens }: Context, at: number): boolean {
  if (tokens.lower[at + 1] !== 'of') return false
  for (let i = at + 2; i < at + 5; i++)
    if (tokens.tag[i] === 'NOUN') return (tokens.fine[i] ?? '').endsWith('S') || (tokens.relation[i] ?? '').startsWith('compound')
  return false
}

/** Heads that also stand before other offices ("Deputy Interior Minister", "Chief Justice"). */
const prefixes: ReadonlySet<string> = new Set([
  'justice',
  'deputy',
  'chief',
  'general',
  'major',
  'military',
  'party',
  'state',
  'opposition',
  'police',
  'official',
  'intelligence',
  'media',
  'press',
  'security',
  'union',
  'navy',
  'army',
  'government',
  'parliament',
  'cabinet',
  'council',
  'executive',
  'president',
  'delegation',
])

/** After portfolio words another office follows in the same phrase. */
function leadsToOffice(context: Context, from: number): boolean {
  const { tokens, offices } = context
  for (let at = from; at < from + 5; at++) {
    const found = headAt(offices, tokens.lower, at, tokens.length)
    if (found && found.head.kind === 'office' && (tokens.tag[at] === 'NOUN' || tokens.tag[at] === 'PROPN' || found.length > 1)) return true
    const lower = tokens.lower[at] ?? ''
    if (!offices.portfolios.has(lower) && !(lower === 'and' && at > from)) return false
  }
  return false
}

/** A head of several words whose last token is the governor ("foreign minister"). */
function headBefore(context: Context, governor: number, after: number): boolean {
  for (let at = Math.max(after + 1, governor - 3); at < governor; at++) {
    const found = headAt(context.offices, context.tokens.lower, at, governor + 1)
    if (found && at + found.length === governor + 1) return true
  }
  return false
}

/** Builds the phrase around one head; returns the token after what it took in. */
function headPhrase(context: Context, sentence: Sentence, gathering: Gathering, at: number, head: OfficeHead, length: number): number {
  const floor = floorOf(sentence, gathering, at)
  const left = leftSide(context, at, at + length, floor)
  let right = rightSide(context, head, at + length, sentence.end, left.possessor >= 0 || left.allegiances.length > 0)
  let last = head
  let lastFrom = at
  const second = secondOffice(context, head, right.end, sentence.end)
  const words = [...right.words]
  if (second) {
    last = higher(head, second.head)
    const more = rightSide(context, second.head, second.end, sentence.end)
    words.push(...more.words)
    right = { ...more, allegiances: [...right.allegiances, ...more.allegiances], absorbed: [...right.absorbed, ...more.absorbed] }
    lastFrom = second.at
  }
  const named =
    head.kind === 'office' && !head.plural
      ? nameAfter(context, right.end, sentence.end)
      : head.kind === 'person' && !head.plural
        ? nameAfter(context, right.end, sentence.end)
        : null
  const end = named ? named.end : right.end
  const land = named && left.allegiances.length === 0 && right.allegiances.length === 0 ? landAfter(context, named.end) : null
  if (land) right = { ...right, allegiances: [land] }
  for (let i = at; i < at + length; i++) gathering.taken.add(i)
  for (let i = lastFrom; i < end; i++) if (named && i >= named.first) gathering.taken.add(i)
  for (const match of [...left.absorbed, ...right.absorbed]) gathering.absorbed.add(match)
  const unowned = head.kind === 'asset' && left.allegiances.length === 0 && left.possessor < 0 && right.allegiances.length === 0
  if (unowned && !(context.tokens.relation[at + length - 1] ?? '').startsWith('nsubj')) return at + length
  gathering.drafts.push(officeDraft(context, { head: last, at, length, left, right: { ...right, words }, named, end }))
  return Math.max(second ? second.end : at + length, named ? named.end : 0)
}

/** The left edge: not into a phrase that was built before. */
function floorOf(sentence: Sentence, gathering: Gathering, at: number): number {
  let floor = sentence.first
  for (const draft of gathering.drafts)
    if (draft.end <= at && draft.end > floor && draft.definiteness !== 'possessed')
      floor = Math.max(floor, gathering.taken.has(draft.end - 1) ? draft.end : floor)
  return floor
}

/** "Prime Minister and Minister of Defence": a second office of one person, before a name or in capitals. */
function secondOffice(
  context: Context,
  head: OfficeHead,
  at: number,
  end: number,
): { readonly at: number; readonly end: number; readonly head: OfficeHead } | null {
  const { tokens, offices } = context
  const joint = tokens.lower[at]
  if (head.kind !== 'office' || head.plural || (joint !== 'and' && joint !== '-' && joint !== '/')) return null
  for (let from = at + 1; from < Math.min(end, at + 5); from++) {
    const found = headAt(offices, tokens.lower, from, end)
    if (found && found.head.kind === 'office' && !found.head.plural && (tokens.tag[from] === 'PROPN' || tokens.tag[from] === 'NOUN')) {
      const stop = from + found.length
      const after = rightSide(context, found.head, stop, end).end
      return /^\p{Lu}/u.test(tokens.form[from] ?? '') && nameAfter(context, after, end) ? { at: from, end: stop, head: found.head } : null
    }
    if (!offices.portfolios.has(tokens.lower[from] ?? '') && tokens.lower[from] !== 'deputy') return null
  }
  return null
}

function higher(a: OfficeHead, b: OfficeHead): OfficeHead {
  const order: readonly (Rank | null)[] = ['head-of-state', 'head-of-government', 'foreign-minister', 'minister']
  const [ra, rb] = [order.indexOf(a.rank), order.indexOf(b.rank)]
  return rb >= 0 && (ra < 0 || rb < ra) ? b : a
}

/** The name of the person right after an office. */
function nameAfter(context: Context, at: number, end: number): (TokenRange & { readonly name: TokenRange }) | null {
  const person = personAt(context, at, end, true)
  if (!person) return null
  // "Director General ISPR Major General X": the body's initials, with a further title behind.
  const only = context.tokens.form[person.name.first] ?? ''
  if (
    person.name.end - person.name.first === 1 &&
    /^\p{Lu}{3,}$/u.test(only) &&
    headAt(context.offices, context.tokens.lower, person.name.end, end) !== null
  )
    return null
  const span = context.named.get(person.name.first)
  const form = context.matches.get(person.name.first)?.hit.form
  const known = form === 'person' || form === 'seat'
  const titled =
    (context.tokens.relation[at - 1] ?? '') === 'nmod:desc' && isIn(person.name, context.tokens.head[at - 1]) && person.first === at
  const placed = context.places.some((one) => one.first <= person.name.first && person.name.first < one.end)
  if (
    person.name.end - person.name.first === 1 &&
    !known &&
    headAt(context.offices, context.tokens.lower, person.name.first, end)?.head.kind === 'body'
  )
    return null
  if (titled && !placed) return { first: person.first, end: person.name.end, name: person.name }
  if (!known && span && span.first >= at && (span.kind === 'place' || (span.kind === 'organisation' && isBodyName(context, person.name))))
    return null
  return { first: person.first, end: person.name.end, name: person.name }
}

/** "King Abdullah of Jordan", "President William Ruto of Kenya": the state right behind the name. */
function landAfter(context: Context, at: number): Allegiance | null {
  if (context.tokens.lower[at] !== 'of') return null
  const match = context.matches.get(context.tokens.lower[at + 1] === 'the' ? at + 2 : at + 1)
  if (!match || match.hit.form !== 'name' || !context.book.states.has(match.hit.actor)) return null
  return { code: match.hit.actor as string as Allegiance['code'], by: 'of' }
}

function isIn(range: TokenRange, token: number | undefined): boolean {
  return token !== undefined && token >= range.first && token < range.end
}

/** One word, or one that ends in a noun of bodies ("the Foreign Ministry Council"). */
function isBodyName(context: Context, name: TokenRange): boolean {
  const last = headAt(context.offices, context.tokens.lower, name.end - 1, name.end)
  return name.end - name.first < 2 || last?.head.kind === 'body'
}
