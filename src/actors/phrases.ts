/** Finds the phrases of a dispatch that may denote someone: offices, institutions, persons, states, plain nouns, pronouns. */
import { by } from '../base/order.js'
import type { Sentence } from '../model/tokens.js'
import type { Context } from './context.js'
import type { Draft } from './draft.js'
import type { Gathering } from './gathering.js'
import { headPhrases } from './head-phrases.js'
import { initials, persons, properSubjects, spans, surnames } from './name-phrases.js'
import { pronounDraft, twosome } from './pronouns.js'
import { stateDraft } from './states.js'

/** All phrases, in order of their first token, longer before shorter. */
export function findPhrases(context: Context): readonly Draft[] {
  const drafts: Draft[] = []
  for (const sentence of context.tokens.sentences) {
    const gathering: Gathering = { drafts: [], taken: new Set(), absorbed: new Set() }
    headPhrases(context, sentence, gathering)
    twosomes(context, sentence, gathering)
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

/** "The two", "the pair". */
function twosomes({ tokens }: Context, sentence: Sentence, { drafts, taken }: Gathering): void {
  for (let at = sentence.first; at < sentence.end; at++) {
    const draft = taken.has(at) ? null : twosome(tokens, at)
    if (!draft) continue
    drafts.push(draft)
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
