/** Finds the phrases of a dispatch that may denote someone: offices, institutions, persons, states, plain nouns, pronouns. */
import { isCapitalized } from '../base/letters.js'
import { by } from '../base/order.js'
import { honorifics } from '../knowledge/actors/index.js'
import type { Sentence } from '../model/tokens.js'
import type { Context } from './context.js'
import type { ActorId, CountryCode } from '../model/ids.js'
import { type Draft, rule } from './draft.js'
import { blank, type Gathering } from './gathering.js'
import { headPhrases } from './head-phrases.js'
import { initials, isSurname, persons, properSubjects, spans, surnames } from './name-phrases.js'
import { pronounDraft, twosome } from './pronouns.js'
import { stateDraft } from './states.js'

/** All phrases, in order of their first token, longer before shorter. */
export function findPhrases(context: Context): readonly Draft[] {
  const drafts: Draft[] = []
  const korean = [...context.matches.values()].some(({ hit }) => isKorean(hit.actor))
  for (const sentence of context.tokens.sentences) {
    const gathering: Gathering = { drafts: [], taken: new Set(), absorbed: new Set() }
    headPhrases(context, sentence, gathering)
    twosomes(context, sentence, gathering)
    if (korean) halves(context, sentence, gathering)
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
  const known = drafts.filter((draft) => !isSurname(draft, drafts))
  const named = [...known, ...surnames(context, known)]
  return [...named, ...initials(context, named)].toSorted((a, b) => a.first - b.first || b.end - a.end)
}

/** "The two", "the pair". */
function twosomes({ tokens }: Context, sentence: Sentence, { drafts, taken }: Gathering): void {
  for (let at = sentence.first; at < sentence.end; at++) {
    const draft = twosome(tokens, at)
    if (!draft || taken.has(at)) continue
    drafts.push(draft)
    taken.add(at)
  }
}

function isKorean(actor: string): boolean {
  return actor === 'PRK' || actor === 'KOR'
}

/** "The North", "the South" in capitals, where a dispatch speaks of Korea. */
function halves(context: Context, sentence: Sentence, { drafts, taken }: Gathering): void {
  const { tokens, book } = context
  for (let at = sentence.first + 1; at < sentence.end; at++) {
    const form = tokens.form[at]
    if ((form !== 'North' && form !== 'South') || tokens.lower[at - 1] !== 'the' || taken.has(at)) continue
    if (isCapitalized(tokens.form[at + 1] ?? '') || tokens.lower[at + 1] === '-' || tokens.tag[at + 1] === 'NOUN') continue
    const code = (form === 'North' ? 'PRK' : 'KOR') as CountryCode
    drafts.push({
      ...blank({ first: at - 1, end: at + 1 }, at),
      type: 'state',
      kind: 'state',
      form: 'wording',
      actor: code as string as ActorId,
      name: book.states.get(code)?.name ?? null,
      allegiance: { code, by: 'book' },
      definiteness: 'definite',
      rule: rule('actors/half-of-korea'),
    })
    taken.add(at)
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

/** An office and a name side by side with a comma between: "the envoy, Amar Bendjama," and "Omar Touray, president of ...". */
function withApposition(context: Context, draft: Draft, all: readonly Draft[]): Draft {
  const { tokens } = context
  if (draft.type === 'pronoun' || draft.type === 'state') return draft
  const from = leadOf(context, draft.first)
  const beside = all.find((one) => one.end + 1 === from && tokens.lower[one.end] === ',' && one !== draft)
  const other = beside && explains(draft, beside) ? beside : longOffice(context, draft, from, all)
  const followed = other ? undefined : ofBody(draft, all)
  if (followed && explains(draft, followed)) return { ...draft, apposedTo: followed.first }
  if (!other || !explains(draft, other)) return draft
  const closed = tokens.lower[draft.end] === ',' && (tokens.tag[draft.end + 1] === 'VERB' || tokens.tag[draft.end + 1] === 'AUX')
  const hangs =
    (tokens.relation[draft.head] ?? '').startsWith('appos') ||
    tokens.head[draft.head] === other.head ||
    closes(tokens.lower[draft.end] ?? '.', tokens.tag[draft.end] ?? 'PUNCT')
  return hangs && (closed || !(tokens.relation[draft.head] ?? '').startsWith('nsubj')) ? { ...draft, apposedTo: other.first } : draft
}

/** One is a name and the other an office or description of the same number. */
function explains(draft: Draft, other: Draft): boolean {
  if (draft.plural !== other.plural || (other.type === 'body') !== (draft.type === 'body')) return false
  return (other.type === 'office' || other.type === 'noun' || other.type === 'body') && other.name === null
    ? draft.name !== null &&
        (draft.office === null ||
          draft.office.rank === 'ambassador' ||
          draft.office.rank === 'military' ||
          draft.office.tenure === 'former')
    : other.name !== null && other.office === null && draft.name === null && draft.type !== 'noun'
}

/** "Deputy Prime Minister of the interim government NAME": the office whose body the name follows at once. */
function ofBody(draft: Draft, all: readonly Draft[]): Draft | undefined {
  if (draft.type !== 'person' || draft.office !== null) return undefined
  const body = all.find((one) => one.type === 'body' && one.name === null && one.end === draft.first)
  return body
    ? all.find((one) => one.type === 'office' && one.name === null && one.possessor === body.first && one.end <= body.first)
    : undefined
}

/** "The head of the regional culture department, NAME,": an office whose complement was not read as a part of it. */
function longOffice({ tokens }: Context, draft: Draft, first: number, all: readonly Draft[]): Draft | undefined {
  if (draft.name === null || draft.type !== 'person' || tokens.lower[first - 1] !== ',') return undefined
  let from = first - 2
  while (from > 0 && complements.has(tokens.tag[from] ?? '') && tokens.fine[from] !== 'WDT') from--
  return all.findLast(
    (one) =>
      one.type === 'office' &&
      one.name === null &&
      !one.plural &&
      one.end > from &&
      one.end < first - 1 &&
      /^(of|for|at|in|to)$/.test(tokens.lower[one.end] ?? ''),
  )
}
/** The first token of a name with the titles before it that no draft holds ("H.E. Ambassador X", "Assoc. Prof. X"). */
function leadOf({ tokens }: Context, first: number): number {
  let at = first
  while (
    at > 0 &&
    (honorifics.has(tokens.lower[at - 1] ?? '') || (tokens.lower[at - 1] === '.' && honorifics.has(tokens.lower[at - 2] ?? '')))
  )
    at--
  return at
}

const complements: ReadonlySet<string> = new Set(['ADP', 'DET', 'NOUN', 'PROPN', 'ADJ', 'NUM', 'CCONJ', 'PART'])

function closes(lower: string, tag: string): boolean {
  return lower === ',' || lower === '.' || lower === 'who' || lower === ';' || lower === ')' || tag === 'VERB' || tag === 'AUX'
}
