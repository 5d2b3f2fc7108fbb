/** Phrases by name: persons, what the reader of names found, capitalised subjects, surnames and initials of what is named in full. */
import { isCapitalized } from '../base/letters.js'
import { courtesies, nameParts } from '../knowledge/actors/index.js'
import { headAt } from '../knowledge/offices/index.js'
import type { Sentence, TokenRange } from '../model/tokens.js'
import type { Context } from './context.js'
import { type Allegiance, type Draft, headOf, rule, wordsOf } from './draft.js'
import { blank, type Gathering } from './gathering.js'
import { waters } from './match.js'
import { codeOf, leftSide } from './modifiers.js'
import { initialsOf } from './names.js'
import { landmarks, personAt } from './person.js'

/** Surnames alone of persons whom the text names in full, wherever the reader of names passed them over. */
export function surnames(context: Context, drafts: readonly Draft[]): readonly Draft[] {
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
    if (!isCapitalized(form) || form.length < 3 || covered.has(i) || context.covering.has(i) || !/^.\p{Ll}/u.test(form)) continue
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

/** A surname alone that the reader of names took for a body, though the text names its bearer in full. */
export function isSurname(draft: Draft, drafts: readonly Draft[]): boolean {
  if (draft.rule !== 'actors/unknown-organisation' && draft.rule !== 'actors/unknown-name') return false
  const own = nameParts(draft.name ?? '')
  if (own.length !== 1) return false
  return drafts.some(
    (one) =>
      one.type === 'person' &&
      one.name !== null &&
      one.end - one.first > 1 &&
      nameParts(properWords(one.name))
        .slice(1)
        .includes(own[0] ?? ''),
  )
}

/** Initials of a body that the text names in full ("the PMD" for the President's Media Division). */
export function initials(context: Context, drafts: readonly Draft[]): readonly Draft[] {
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

/** Persons without an office before their name. */
export function persons(context: Context, sentence: Sentence, gathering: Gathering): void {
  for (let at = sentence.first; at < sentence.end; ) {
    const person =
      gathering.taken.has(at) || standsWhere(context, at) ? null : personAt(context, at, sentence.end, isApposed(context, gathering, at))
    if (!person || !isFree(gathering, person.name)) {
      at++
      continue
    }
    gathering.drafts.push(personDraft(context, person.first, person.name))
    for (let i = person.first; i < person.name.end; i++) gathering.taken.add(i)
    at = person.name.end
  }
}

/** "Near Bir Lahlou", "in Vugizo": where something happens, no person, unless the book has one of that name. */
function standsWhere({ tokens, matches }: Context, at: number): boolean {
  const before = tokens.lower[at - 1] ?? ''
  return (
    (before === 'near' || before === 'in' || before === 'around') && matches.get(at)?.hit.form !== 'person' && !isOwner(tokens.lower, at)
  )
}

/** "In Amnesty's view": whose it is follows within the name. */
function isOwner(lower: readonly string[], at: number): boolean {
  for (let i = at + 1; i < at + 4; i++) if (isPossessive(lower[i] ?? '')) return true
  return false
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

/** What the reader of names took for a person or an organisation and the vocabulary does not hold. */
export function spans(context: Context, sentence: Sentence, gathering: Gathering): void {
  const { tokens, dispatch } = context
  for (const span of context.spans) {
    if (
      span.head < sentence.first ||
      span.head >= sentence.end ||
      span.kind === 'place' ||
      gathering.taken.has(span.head) ||
      context.covering.has(span.head) ||
      gathering.drafts.some((one) => one.type !== 'pronoun' && one.first <= span.head && span.head < one.end)
    )
      continue
    if (
      tokens.tag[span.head] === 'PRON' ||
      courtesies.has(tokens.form[span.head] ?? '') ||
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
        allegiance: left.allegiances[0] ?? (span.kind === 'person' ? ofOrganisation(context, span.head + 1) : null),
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

/** "The members of the Security Council": the organisation right behind. */
function ofOrganisation(context: Context, at: number): Allegiance | null {
  if (context.tokens.lower[at] !== 'of') return null
  const match = context.matches.get(context.tokens.lower[at + 1] === 'the' ? at + 2 : at + 1)
  const body = match ? context.book.bodies.get(match.hit.actor) : undefined
  return body && body.kind !== 'group' ? { code: body.country, by: 'of' } : null
}

/** Capitalised subjects that nothing else explains ("Bahari Fresh Growers Ltd"): bodies unknown to the book. */
export function properSubjects(context: Context, sentence: Sentence, gathering: Gathering): void {
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
    if (end - first < 2 || sentence.inHeadline || landmarks.has(tokens.lower[end - 1] ?? '')) continue
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
  return context.tokens.tag[at] === 'PROPN' && isCapitalized(context.tokens.form[at] ?? '') && !context.covering.has(at)
}
