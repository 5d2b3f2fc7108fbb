/** Finds the phrases of a dispatch that may denote someone: offices, institutions, persons, states, plain nouns, pronouns. */
import { by } from '../base/order.js'
import { headAt, type OfficeHead } from '../knowledge/offices/index.js'
import type { Rank } from '../model/actor.js'
import type { SectorCode } from '../model/ids.js'
import type { Sentence, TokenRange } from '../model/tokens.js'
import type { Context } from './context.js'
import { type Allegiance, type Draft, headOf, rule, wordsOf } from './draft.js'
import { type NameMatch, waters } from './match.js'
import { codeOf, leftSide, type LeftSide } from './modifiers.js'
import { readOffice } from './office.js'
import { personAt } from './person.js'
import { pronounDraft } from './pronouns.js'
import { readingOf } from './reading.js'
import { isCompound, rightSide, type RightSide } from './right.js'
import { initialsOf, nameParts } from './names.js'
import { stateDraft } from './states.js'

/** What is gathered while one sentence is read. */
interface Gathering {
  readonly drafts: Draft[]
  /** Tokens that are the core of a phrase found already. */
  readonly taken: Set<number>
  /** Matches of the book that were read as modifiers of another phrase. */
  readonly absorbed: Set<NameMatch>
}

/** All phrases, in order of their first token, longer before shorter. */
export function findPhrases(context: Context): readonly Draft[] {
  const drafts: Draft[] = []
  for (const sentence of context.tokens.sentences) {
    const gathering: Gathering = { drafts: [], taken: new Set(), absorbed: new Set() }
    heads(context, sentence, gathering)
    persons(context, sentence, gathering)
    spans(context, sentence, gathering)
    properSubjects(context, sentence, gathering)
    matched(context, sentence, gathering)
    for (let at = sentence.first; at < sentence.end; at++) {
      const pronoun = pronounDraft(context.tokens, at)
      if (pronoun) gathering.drafts.push(pronoun)
    }
    const known = gathering.drafts.toSorted(by((draft) => draft.first))
    drafts.push(...known.map((draft) => withApposition(context, draft, known)))
  }
  const named = [...drafts, ...surnames(context, drafts)]
  return [...named, ...initials(context, named)].toSorted((a, b) => a.first - b.first || b.end - a.end)
}

/** Surnames alone of persons whom the text names in full, wherever the reader of names passed them over. */
function surnames(context: Context, drafts: readonly Draft[]): readonly Draft[] {
  const { tokens } = context
  const known = new Set(
    drafts.flatMap((one) =>
      one.type === 'person' && one.name !== null ? nameParts(properWords(one.name)).filter((part) => part.length > 2) : [],
    ),
  )
  if (known.size === 0) return []
  const covered = new Set<number>()
  for (const one of drafts)
    for (let i = one.type === 'person' ? one.first : one.head; i < (one.type === 'person' ? one.end : one.head + 1); i++) covered.add(i)
  const out: Draft[] = []
  for (let i = 0; i < tokens.length; i++) {
    const form = tokens.form[i] ?? ''
    if (form.length < 3 || covered.has(i) || context.covering.has(i) || !/^\p{Lu}\p{Ll}/u.test(form)) continue
    const parts = nameParts(form)
    if (
      parts.length !== 1 ||
      !known.has(parts[0] ?? '') ||
      headAt(context.offices, tokens.lower, i, i + 1) !== null ||
      context.offices.portfolios.has(tokens.lower[i] ?? '')
    )
      continue
    if (tokens.form[i + 1] === '-' || tokens.form[i - 1] === '-' || waters.has(tokens.lower[i + 1] ?? '') || tokens.lower[i - 1] === 'lake')
      continue
    out.push(personDraft(context, i, { first: i, end: i + 1 }))
  }
  return out
}

/** The capitalised words of a name that are no titles in the manner of "Custodian of the Two Holy Mosques". */
function properWords(name: string): string {
  return name.includes(' of ')
    ? ''
    : name
        .split(' ')
        .filter((word) => /^\p{Lu}/u.test(word) && word !== 'The')
        .join(' ')
}

/** Initials of a body that the text names in full ("the PMD" for the President's Media Division). */
function initials(context: Context, drafts: readonly Draft[]): readonly Draft[] {
  const { tokens } = context
  const known = new Set(
    drafts
      .flatMap((one) => (one.type === 'body' && one.name !== null && one.actor === null ? [initialsOf(one.name)] : []))
      .filter((one) => one.length > 1),
  )
  if (known.size === 0) return []
  const taken = new Set(drafts.map((one) => one.head))
  const out: Draft[] = []
  for (let i = 0; i < tokens.length; i++) {
    const form = (tokens.form[i] ?? '').replaceAll('.', '')
    if (known.has(form) && !taken.has(i) && !context.covering.has(i))
      out.push({
        ...blank({ first: tokens.lower[i - 1] === 'the' ? i - 1 : i, end: i + 1 }, i),
        type: 'body',
        kind: 'body',
        form: 'name',
        name: form,
        definiteness: 'definite',
        rule: rule('actors/initials'),
      })
  }
  return out
}

/** Phrases around head nouns of the vocabulary. */
function heads(context: Context, sentence: Sentence, gathering: Gathering): void {
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
  const { tokens } = context
  const last = at + length - 1
  const tag = tokens.tag[last]
  if (tag !== 'NOUN' && tag !== 'PROPN' && !(length > 1 && tag === 'ADJ') && !(tag === 'ADJ' && head.lemma === 'general')) return false
  if (tokens.tag[at] === 'VERB' && length === 1) return false
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
  let right = rightSide(context, head, at + length, sentence.end)
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
  for (let i = at; i < at + length; i++) gathering.taken.add(i)
  for (let i = lastFrom; i < end; i++) if (named && i >= named.first) gathering.taken.add(i)
  for (const match of [...left.absorbed, ...right.absorbed]) gathering.absorbed.add(match)
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
  const span = context.named.get(person.name.first)
  const known = context.matches.get(person.name.first)?.hit.form === 'person'
  if (!known && span && span.first >= at && (span.kind === 'place' || (span.kind === 'organisation' && isBodyName(context, person.name))))
    return null
  return { first: person.first, end: person.name.end, name: person.name }
}

/** One word, or one that ends in a noun of bodies ("the Foreign Ministry Council"). */
function isBodyName(context: Context, name: TokenRange): boolean {
  const last = headAt(context.offices, context.tokens.lower, name.end - 1, name.end)
  return name.end - name.first < 2 || last?.head.kind === 'body'
}

interface Parts {
  readonly head: OfficeHead
  readonly at: number
  readonly length: number
  readonly left: LeftSide
  readonly right: RightSide
  readonly named: (TokenRange & { readonly name: TokenRange }) | null
  readonly end: number
}

function officeDraft(context: Context, parts: Parts): Draft {
  const { head, left, right, named, end } = parts
  const { tokens, dispatch } = context
  const range = { first: left.first, end }
  const allegiances: readonly Allegiance[] = left.allegiances.length > 0 ? left.allegiances : right.allegiances
  const country = allegiances[0] ?? null
  const body = country ? context.book.bodies.get(country.code) : undefined
  const bodySector: SectorCode | null =
    body && body.sector !== 'IGO' && body.kind !== 'organisation' ? body.sector : body ? body.sector : null
  const office = readOffice({ before: left.words, head, after: right.words, country: country?.code ?? null, bodySector }, context.offices)
  const isOffice = head.kind === 'office' && head.rank !== null && head.sector !== 'CVL' && head.sector !== 'EDU' && head.sector !== 'MED'
  const token = headOf(tokens, range)
  const proper = head.kind === 'body' && !named ? properName(context, parts) : null
  return {
    type: named ? 'person' : isOffice ? 'office' : head.kind === 'body' ? 'body' : 'noun',
    first: range.first,
    end: range.end,
    head: token,
    kind: named ? 'person' : kindOf(head),
    form: named ? 'name' : isOffice ? 'office' : 'noun',
    reading: nounReading(context, token, head, range),
    actor: null,
    rivals: [],
    name: named ? wordsOf(dispatch.text, tokens, named.name) : proper,
    office: isOffice
      ? {
          title: wordsOf(dispatch.text, tokens, { first: left.titleFrom, end: right.end }),
          lemma: head.lemma,
          sector: office.sector,
          rank: office.rank,
          tenure: office.tenure,
          plural: head.plural,
        }
      : null,
    lemma: head.lemma,
    sector: office.sector,
    allegiance: country,
    others: allegiances.slice(1),
    possessor: left.possessor >= 0 ? left.possessor : right.owner,
    plural: head.plural,
    counted: left.counted,
    definiteness: left.definiteness,
    titleEnd: named ? right.end : -1,
    apposedTo: -1,
    rule: rule(named ? 'actors/office-and-name' : isOffice ? 'actors/office' : `actors/${head.kind}`),
  }
}

/** Nouns of bodies that are known by a name of their own when it is printed in capitals ("the President's Media Division"). */
const namedBodies: ReadonlySet<string> = new Set([
  'division',
  'center',
  'agency',
  'department',
  'commission',
  'committee',
  'council',
  'institute',
  'bank',
  'company',
  'corporation',
  'university',
  'authority',
  'foundation',
  'bureau',
  'party',
  'union',
  'academy',
  'hospital',
  'school',
  'newspaper',
  'front',
  'movement',
  'group',
  'organisation',
  'organization',
  'airline',
  'directorate',
  'secretariat',
  'office',
  'brigade',
  'battalion',
  'network',
  'alliance',
  'coalition',
  'charity',
  'mission',
  'force',
  'college',
  'airlines',
])

/** The name of a body whose words are capitalised, two of them at least; null for a description. */
function properName(context: Context, { head, at, length, left, right }: Parts): string | null {
  const { tokens, dispatch } = context
  if (!namedBodies.has(head.lemma) || !/^\p{Lu}/u.test(tokens.form[at + length - 1] ?? '')) return null
  let first = at
  while (
    first > left.first &&
    (/^\p{Lu}/u.test(tokens.form[first - 1] ?? '') ||
      tokens.lower[first - 1] === "'s" ||
      tokens.lower[first - 1] === '’s' ||
      tokens.lower[first - 1] === 'and')
  )
    first--
  if (tokens.lower[first] === 'the' || tokens.lower[first] === 'and') first++
  const end = right.words[0] === 'of' ? right.end : at + length
  return end - first > 1 && tokens.sentences[tokens.sentenceOf[at] ?? 0]?.inHeadline !== true
    ? wordsOf(dispatch.text, tokens, { first, end })
    : null
}

function kindOf(head: OfficeHead): Draft['kind'] {
  if (head.kind === 'body' || head.kind === 'asset')
    return head.lemma === 'delegation' || head.lemma === 'entourage' || head.lemma === 'contingent' ? 'delegation' : 'body'
  return head.plural ? 'people' : 'person'
}

/** A head that itself only modifies a noun of another kind ("police station") qualifies; all else can act. */
function nounReading(context: Context, token: number, head: OfficeHead, range: TokenRange): Draft['reading'] {
  const governor = context.tokens.head[token] ?? token
  if (head.lemma === 'country' || head.lemma === 'capital') return readingOf(context.tokens, token, 'seat') === 'place' ? 'place' : 'actor'
  const beside =
    head.kind === 'office' && governor > range.end && !/^(compound|amod)/.test(context.tokens.relation[range.end] ?? '')
      ? false
      : governor >= range.end
  return isCompound(context, token) && beside ? 'modifier' : 'actor'
}

/** Persons without an office before their name. */
function persons(context: Context, sentence: Sentence, gathering: Gathering): void {
  for (let at = sentence.first; at < sentence.end; ) {
    const person = gathering.taken.has(at) ? null : personAt(context, at, sentence.end, isApposed(context, gathering, at))
    if (!person || !isFree(gathering, person.name)) {
      at++
      continue
    }
    gathering.drafts.push(personDraft(context, person.first, person.name))
    for (let i = person.first; i < person.name.end; i++) gathering.taken.add(i)
    at = person.name.end
  }
}

/** After an office and a comma, or before a comma and an office, "who" or an age, any capitalised words are a name. */
function isApposed(context: Context, gathering: Gathering, at: number): boolean {
  const { tokens } = context
  if (tokens.tag[at] !== 'PROPN' || context.places.some((one) => one.first <= at && at < one.end)) return false
  if (tokens.lower[at - 1] === ',') {
    const office = gathering.drafts.find(
      (one) =>
        one.end === at - 1 && one.name === null && !one.plural && (one.type === 'office' || (one.type === 'noun' && one.kind === 'person')),
    )
    if (office) return tokens.tag[at + 1] === 'PROPN'
  }
  let end = at + 1
  while (tokens.tag[end] === 'PROPN' || tokens.form[end] === '-') end++
  if (end - at < 2 || tokens.lower[end] !== ',' || headAt(context.offices, tokens.lower, end - 1, end) !== null) return false
  if (tokens.lower[end + 1] === 'who' || (tokens.tag[end + 1] === 'NUM' && tokens.lower[end + 2] === ',')) return true
  return gathering.drafts.some((one) => one.type === 'office' && one.first === end + 1 && one.name === null && !one.plural)
}

function isFree(gathering: Gathering, range: TokenRange): boolean {
  for (let i = range.first; i < range.end; i++) if (gathering.taken.has(i)) return false
  return true
}

function personDraft(context: Context, first: number, name: TokenRange): Draft {
  const { tokens, dispatch } = context
  let from = first
  const allegiances: Allegiance[] = []
  const before = context.covering.get(first - 1)
  if (before && before.hit.form === 'adjective' && before.end === first && (tokens.head[first - 1] ?? 0) >= first) from = before.first
  const owner = isPossessive(tokens.lower[first - 1] ?? '') ? context.covering.get(first - 2) : undefined
  const ownerCode = owner && owner.hit.form !== 'person' && owner.hit.form !== 'region' ? codeOf(context, owner) : null
  if (owner && ownerCode !== null) {
    from = owner.first
    allegiances.push({ code: ownerCode, by: 'possessor' })
  }
  const after =
    context.tokens.lower[name.end] === 'of'
      ? context.matches.get(tokens.lower[name.end + 1] === 'the' ? name.end + 2 : name.end + 1)
      : undefined
  const code =
    after && after.hit.form !== 'person'
      ? (context.book.bodies.get(after.hit.actor)?.country ?? (context.book.states.has(after.hit.actor) ? after.hit.actor : null))
      : null
  if (code !== null) allegiances.push({ code: code as string as Allegiance['code'], by: 'of' })
  else if (before && from === before.first) allegiances.push({ code: before.hit.actor as string as Allegiance['code'], by: 'modifier' })
  const range = { first: from, end: name.end }
  const governor = tokens.head[headOf(tokens, range)] ?? 0
  const owned = (tokens.relation[headOf(tokens, range)] ?? '').startsWith('compound') && governor >= name.end
  return {
    ...blank(range, headOf(tokens, range)),
    type: 'person',
    kind: 'person',
    form: 'name',
    reading: owned ? 'modifier' : 'actor',
    name: wordsOf(dispatch.text, tokens, name),
    allegiance: allegiances[0] ?? null,
    definiteness: 'bare',
    rule: rule('actors/name'),
  }
}

function isPossessive(lower: string): boolean {
  return lower === "'s" || lower === '’s'
}

function blank(range: TokenRange, head: number): Draft {
  return {
    type: 'noun',
    ...range,
    head,
    kind: 'unknown',
    form: 'noun',
    reading: 'actor',
    actor: null,
    rivals: [],
    name: null,
    office: null,
    lemma: '',
    sector: null,
    allegiance: null,
    others: [],
    possessor: -1,
    plural: false,
    counted: null,
    definiteness: 'bare',
    titleEnd: -1,
    apposedTo: -1,
    rule: rule('actors/noun'),
  }
}

/** States, organisations and groups of the book. */
function matched(context: Context, sentence: Sentence, gathering: Gathering): void {
  for (let at = sentence.first; at < sentence.end; at++) {
    const match = context.matches.get(at)
    if (!match || match.hit.form === 'person' || gathering.taken.has(at)) continue
    gathering.drafts.push(stateDraft(context, match, gathering.absorbed.has(match)))
    for (let i = match.first; i < match.end; i++) gathering.taken.add(i)
  }
}

/** What the reader of names took for a person or an organisation and the vocabulary does not hold. */
function spans(context: Context, sentence: Sentence, gathering: Gathering): void {
  const { tokens, dispatch } = context
  for (const span of context.spans) {
    if (
      span.head < sentence.first ||
      span.head >= sentence.end ||
      span.kind === 'place' ||
      gathering.taken.has(span.head) ||
      context.covering.has(span.head)
    )
      continue
    if (
      tokens.tag[span.head] === 'PRON' ||
      tokens.tag[span.head] === 'NUM' ||
      (tokens.tag[span.head] !== 'NOUN' && tokens.tag[span.head] !== 'PROPN')
    )
      continue
    const plural = (tokens.fine[span.head] ?? '').endsWith('S')
    if (span.proper && span.kind === 'organisation') {
      const first = tokens.tag[span.first] === 'DET' ? span.first + 1 : span.first
      const state = [...Array(span.end - first).keys()]
        .map((i) => context.covering.get(first + i))
        .find((match) => match && match.hit.form !== 'person')
      const code = state ? (context.book.bodies.get(state.hit.actor)?.country ?? state.hit.actor) : null
      gathering.drafts.push({
        ...blank({ first, end: span.end }, span.head),
        type: 'body',
        kind: 'body',
        form: 'name',
        name: wordsOf(dispatch.text, tokens, { first, end: span.end }),
        lemma: tokens.lower[span.head] ?? '',
        plural,
        allegiance: code === null ? null : { code: code as string as Allegiance['code'], by: 'modifier' },
        rule: rule('actors/unknown-organisation'),
      })
    } else if (!span.proper && span.end - span.first < 9) {
      const left = leftSide(context, span.head, span.head + 1, span.first)
      for (const match of left.absorbed) gathering.absorbed.add(match)
      gathering.drafts.push({
        ...blank({ first: Math.min(left.first, span.first), end: Math.max(span.head + 1, Math.min(span.end, span.head + 1)) }, span.head),
        type: 'noun',
        kind: span.kind === 'person' ? (plural ? 'people' : 'person') : 'body',
        lemma: tokens.lemma[span.head] ?? '',
        plural,
        sector: context.book.agents.get(tokens.lower[span.head] ?? '') ?? null,
        allegiance: left.allegiances[0] ?? null,
        others: left.allegiances.slice(1),
        possessor: left.possessor,
        counted: left.counted,
        definiteness: left.definiteness,
        rule: rule('actors/description'),
      })
    }
    gathering.taken.add(span.head)
  }
}

/** Capitalised subjects that nothing else explains ("Bahari Fresh Growers Ltd"): bodies unknown to the book. */
function properSubjects(context: Context, sentence: Sentence, gathering: Gathering): void {
  const { tokens, dispatch } = context
  for (let at = sentence.first; at < sentence.end; at++) {
    const relation = tokens.relation[at] ?? ''
    if (
      tokens.tag[at] !== 'PROPN' ||
      (!relation.startsWith('nsubj') && relation !== 'obl:agent') ||
      gathering.taken.has(at) ||
      context.covering.has(at) ||
      context.named.get(at)?.kind === 'place'
    )
      continue
    if (context.places.some((one) => one.first <= at && at < one.end)) continue
    let first = at
    while (first > sentence.first && isCapitalName(context, first - 1) && !gathering.taken.has(first - 1)) first--
    let end = at + 1
    while (end < sentence.end && isCapitalName(context, end) && !gathering.taken.has(end)) end++
    if (end - first < 2 || sentence.inHeadline) continue
    gathering.drafts.push({
      ...blank({ first, end }, at),
      type: 'body',
      kind: 'unknown',
      form: 'name',
      name: wordsOf(dispatch.text, tokens, { first, end }),
      lemma: tokens.lower[at] ?? '',
      rule: rule('actors/unknown-name'),
    })
    for (let i = first; i < end; i++) gathering.taken.add(i)
  }
}

function isCapitalName(context: Context, at: number): boolean {
  return /^\p{Lu}/u.test(context.tokens.form[at] ?? '') && context.tokens.tag[at] === 'PROPN' && !context.covering.has(at)
}

/** An office and a name side by side with a comma between: "the envoy, Amar Bendjama," and "Omar Touray, president of ...". */
function withApposition(context: Context, draft: Draft, all: readonly Draft[]): Draft {
  const { tokens } = context
  if (draft.type === 'pronoun' || draft.type === 'state') return draft
  const other = all.find((one) => one.end + 1 === draft.first && tokens.lower[one.end] === ',' && one !== draft)
  if (!other || draft.plural !== other.plural) return draft
  const fits =
    (other.type === 'office' || other.type === 'noun' || other.type === 'body') && other.name === null
      ? draft.name !== null && draft.office === null
      : other.name !== null && other.office === null && draft.name === null && draft.type !== 'noun'
  if (!fits || (other.type === 'body') !== (draft.type === 'body')) return draft
  const hangs =
    (tokens.relation[draft.head] ?? '').startsWith('appos') ||
    tokens.head[draft.head] === other.head ||
    closes(tokens.lower[draft.end] ?? '.', tokens.tag[draft.end] ?? 'PUNCT')
  return hangs && !(tokens.relation[draft.head] ?? '').startsWith('nsubj') ? { ...draft, apposedTo: other.first } : draft
}

function closes(lower: string, tag: string): boolean {
  return lower === ',' || lower === '.' || lower === 'who' || lower === ';' || lower === ')' || tag === 'VERB' || tag === 'AUX'
}
