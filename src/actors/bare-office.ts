/** Reads a bare office phrase, without a sentence around it: for checking vocabularies and for the golden cases of the grammar. */
import { type ActorBook } from '../knowledge/actors/index.js'
import { headAt, type Offices } from '../knowledge/offices/index.js'
import type { Dispatch } from '../model/dispatch.js'
import type { Tag } from '../model/tokens.js'
import type { ParsedTokens } from '../model/tokens.js'
import { makeContext } from './context.js'
import type { Draft } from './draft.js'
import { matchNames } from './match.js'
import { findPhrases } from './phrases.js'

/**
 * "the acting Iranian foreign minister, Ali Bagheri" to "IRN GOV foreign-minister acting | foreign minister | Ali Bagheri":
 * state (several joined by "+", "-" for none), sector, rank, tenure where it is not current, "plural"; then title and name. "none" where no office is found.
 */
export function readOfficePhrase(phrase: string, knowledge: { readonly actors: ActorBook; readonly offices: Offices }): string {
  const tokens = flatTokens(phrase, knowledge.offices)
  const dispatch: Dispatch = {
    id: '' as never,
    source: null,
    address: null,
    published: null,
    language: 'en',
    text: phrase,
    regions: [],
    dateline: null,
  }
  const context = makeContext(dispatch, tokens, [], knowledge, matchNames(tokens, knowledge.actors, null), null)
  const drafts = findPhrases(context).filter((one) => one.type !== 'pronoun')
  const draft =
    drafts.find((one) => one.type === 'person' || one.type === 'office') ?? drafts.find((one) => one.type === 'body' || one.type === 'noun')
  return draft ? printed(draft) : 'none'
}

function printed(draft: Draft): string {
  const states = [draft.allegiance, ...draft.others].flatMap((one) => (one ? [one.code] : []))
  const office = draft.office
  const parts = [states.length > 0 ? states.join('+') : '-', draft.sector ?? '-', office?.rank ?? 'none']
  if (office && office.tenure !== 'current') parts.push(office.tenure)
  if (draft.plural) parts.push('plural')
  const tail = [office?.title ?? draft.lemma, draft.name ?? ''].filter((part) => part !== '')
  return `${parts.join(' ')} | ${tail.join(' | ')}`
}

const closed: Readonly<Record<string, Tag>> = {
  the: 'DET',
  a: 'DET',
  an: 'DET',
  this: 'DET',
  both: 'DET',
  some: 'DET',
  several: 'ADJ',
  two: 'NUM',
  three: 'NUM',
  of: 'ADP',
  for: 'ADP',
  to: 'ADP',
  at: 'ADP',
  in: 'ADP',
  on: 'ADP',
  from: 'ADP',
  and: 'CCONJ',
  "'s": 'PART',
  "'": 'PART',
  his: 'PRON',
  her: 'PRON',
  its: 'PRON',
  their: 'PRON',
  ',': 'PUNCT',
  '-': 'PUNCT',
  who: 'PRON',
}

/** Words with the plainest of trees: everything hangs on the head noun of the first office. */
function flatTokens(phrase: string, offices: Offices): ParsedTokens {
  const spans = [...phrase.matchAll(/'s\b|[\p{L}\p{N}.]+(?:'\p{L}{2,})?|[-,']/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    form: match[0],
  }))
  const form = spans.map((one) => one.form)
  const lower = form.map((one) => one.toLowerCase())
  const at = lastHead(lower, offices)
  const length = form.length
  const tag = form.map(
    (one, i): Tag =>
      closed[lower[i] ?? ''] ??
      (offices.tenures.has(lower[i] ?? '') || (/(?:an|ish|ese|ese|al|ing|ic)$/.test(one) && i < at)
        ? 'ADJ'
        : /^\p{Lu}/u.test(one)
          ? 'PROPN'
          : 'NOUN'),
  )
  return {
    length,
    form,
    lower,
    lemma: lower,
    tag,
    from: spans.map((one) => one.from),
    to: spans.map((one) => one.to),
    fine: tag.map((one, i) =>
      one === 'PRON' ? 'PRP$' : /s$/.test(form[i] ?? '') && one === 'NOUN' ? 'NNS' : one === 'PROPN' ? 'NNP' : 'NN',
    ),
    sentenceOf: form.map(() => 0),
    sentences: [{ index: 0, first: 0, end: length, inHeadline: false, paragraph: 0 }],
    head: form.map(() => at),
    relation: form.map((_, i) =>
      i === at ? 'root' : i < at ? (tag[i] === 'DET' ? 'det' : tag[i] === 'ADJ' ? 'amod' : 'nmod') : tag[i] === 'PROPN' ? 'flat' : 'nmod',
    ),
    firstChild: form.map((_, i) => (i === at ? (at === 0 ? 1 : 0) : -1)),
    nextSibling: form.map((_, i) => (i === at ? -1 : i + 1 === at ? (i + 2 < length ? i + 2 : -1) : i + 1 < length ? i + 1 : -1)),
  }
}

/** The last token of the last head phrase before any preposition or comma. */
function lastHead(lower: readonly string[], offices: Offices): number {
  let best = 0
  for (let i = 0; i < lower.length; i++) {
    const found = headAt(offices, lower, i, lower.length)
    if (found && found.head.kind !== 'asset') {
      best = i + found.length - 1
      i = best
    }
    const next = lower[i + 1] ?? ''
    if (found && (next === 'of' || next === 'for' || next === 'to' || next === ',' || next === 'at')) return best
  }
  return best
}
