/** Attributions by nouns and adjectives of speech: "voiced concern over ...", "X's claim that ...", "is confident that ...". */
import type { SpeechNoun } from '../knowledge/speech/index.js'
import type { TokenRange } from '../model/tokens.js'
import { childrenWith, childWith, hangsBy, subtree } from '../model/tree.js'
import { type Attribution, ruleId } from './attribution.js'
import { nominalEnd } from './extent.js'
import type { SpeechContext } from './context.js'
import { sourceOf } from './sources.js'
import { isNegated, isPassive, isUnreal } from './verbs.js'

const sources = new Set(['of', 'from', 'by', 'among'])

export function nounAttributions(context: SpeechContext): readonly Attribution[] {
  const out: Attribution[] = []
  const { tokens, knowledge } = context
  for (let token = 0; token < tokens.length; token++) {
    if ((context.quoteOf[token] ?? -1) >= 0 && !isVoicedInMarks(context, token)) continue
    const lemma = tokens.lemma[token] ?? ''
    const tag = tokens.tag[token]
    if (tag === 'NOUN') {
      const noun = knowledge.speech.nouns.get(lemma) ?? knowledge.speech.nouns.get(tokens.lower[token] ?? '')
      const found = noun ? nounAttribution(context, token, noun) : null
      if (found) out.push(found)
    } else if (tag === 'ADJ' || tag === 'VERB') {
      const found =
        knowledge.speech.adjectives.has(lemma) || knowledge.speech.adjectives.has(tokens.lower[token] ?? '')
          ? adjectiveAttribution(context, token)
          : null
      if (found) out.push(found)
    }
  }
  return out
}

/** `expressed its "profound indignation" at ...`: a noun of attitude in marks, its verb outside of them. */
function isVoicedInMarks(context: SpeechContext, token: number): boolean {
  const verb = context.tokens.head[token] ?? token
  return (
    context.tokens.relation[token] === 'obj' &&
    (context.quoteOf[verb] ?? -1) < 0 &&
    context.words.expressing.has(context.tokens.lemma[verb] ?? '')
  )
}

function nounAttribution(context: SpeechContext, token: number, noun: SpeechNoun): Attribution | null {
  const { tokens } = context
  if (hangsBy(tokens, token, 'conj') && isVoicedWith(context, token)) return null
  const carried = carrierOf(context, token)
  // "dismissed a report that S": the noun alone says who told S.
  const isSpurned = carried !== null && context.words.spurning.has(tokens.lemma[carried] ?? '')
  const carrier = isSpurned ? null : carried
  const clause = thatClause(context, token)
  const content = clause ?? (carrier !== null && noun.kind === 'express' ? attitudeRange(context, token, carrier) : null)
  if (!content) return null
  if (carrier === null && clause === null) return null
  const source = nounSource(context, token, carrier, isSpurned)
  if (source === null) return null
  return {
    cue: carrier ?? token,
    cueTokens: carrier === null ? [token] : [carrier, token],
    lemma: noun.lemma,
    act: noun.act,
    polarity: noun.polarity,
    kind: 'speech',
    source: source.head,
    via: source.via,
    content: [content],
    addressees: [],
    target: null,
    negated: carrier !== null && isNegated(context, carrier),
    unreal: carrier !== null && isUnreal(context, carrier),
    rule: ruleId(carrier === null ? `${noun.act}/noun` : `${noun.act}/voiced`),
  }
}

/** "expressed support and solidarity": the first noun's range holds what is joined to it. */
function isVoicedWith(context: SpeechContext, token: number): boolean {
  const { tokens, knowledge } = context
  const head = headOfCoordination(context, token)
  const noun = knowledge.speech.nouns.get(tokens.lemma[head] ?? '')
  return noun?.kind === 'express' && context.words.expressing.has(tokens.lemma[carrierOf(context, head) ?? -1] ?? '')
}

/** The verb whose object the noun is, when it is one that voices or makes. */
function carrierOf(context: SpeechContext, token: number): number | null {
  const { tokens } = context
  const head = headOfCoordination(context, token)
  if (!hangsBy(tokens, head, 'obj', 'nsubj:pass')) return null
  const verb = tokens.head[head] ?? head
  const lemma = tokens.lemma[verb] ?? ''
  if (context.words.offering.has(lemma))
    return context.words.offered.has(tokens.lemma[token] ?? '') || context.words.offered.has(tokens.lower[token] ?? '') ? verb : null
  if (context.words.blaming.has(lemma)) return tokens.lemma[token] === 'blame' ? verb : null
  return context.words.expressing.has(lemma) || context.words.light.has(lemma) ? verb : null
}

function headOfCoordination(context: SpeechContext, token: number): number {
  let at = token
  while (hangsBy(context.tokens, at, 'conj') && (context.tokens.head[at] ?? at) !== at) at = context.tokens.head[at] ?? at
  return at
}

/** "the hope that ...": the clause of the noun without "that". */
function thatClause(context: SpeechContext, token: number): TokenRange | null {
  const { tokens } = context
  for (const child of childrenWith(tokens, token, 'acl', 'ccomp', 'advcl')) {
    if (child < token || hangsBy(tokens, child, 'acl:relcl')) continue
    const mark = childrenWith(tokens, child, 'mark').find((one) => tokens.lower[one] === 'that')
    if (mark !== undefined) return { first: mark + 1, end: subtree(tokens, child).end }
  }
  const which = accordingToWhich(context, token)
  if (which) return which
  // The tree may hang the clause from the verb above: "asked about reports that ...".
  if (tokens.lower[token + 1] === 'that' && tokens.tag[token + 1] === 'SCONJ') {
    const head = tokens.head[token + 1] ?? token
    if (head > token + 1) return { first: token + 2, end: subtree(tokens, head).end }
  }
  return null
}

/** "strong dissatisfaction with the vote": the whole noun phrase, from behind the verb. */
function attitudeRange(context: SpeechContext, token: number, carrier: number): TokenRange | null {
  const { tokens } = context
  const lemma = tokens.lemma[carrier] ?? ''
  if (!context.words.expressing.has(lemma) && !context.words.offering.has(lemma) && !context.words.blaming.has(lemma)) return null
  if (isPassive(context, carrier)) return null
  const range = subtree(tokens, token)
  return { first: Math.max(range.first, carrier + 1), end: nominalEnd(context, carrier, range.end) }
}

/** "a report by X according to which S". */
function accordingToWhich(context: SpeechContext, token: number): TokenRange | null {
  const { tokens } = context
  for (let at = token + 1; at < token + 12; at++) {
    if (tokens.tag[at] === 'VERB' && tokens.lower[at] !== 'according') return null
    if (tokens.lower[at] !== 'according' || tokens.lower[at + 1] !== 'to' || tokens.lower[at + 2] !== 'which') continue
    const end = tokens.sentences[tokens.sentenceOf[token] ?? 0]?.end ?? at + 3
    return { first: at + 3, end }
  }
  return null
}

function nounSource(
  context: SpeechContext,
  token: number,
  carrier: number | null,
  isSpurned: boolean,
): { head: number; via: string | null } | null {
  const { tokens } = context
  const possessor = childWith(tokens, token, 'nmod:poss')
  if (possessor >= 0 && (carrier === null || context.words.light.has(tokens.lemma[carrier] ?? '')))
    return { head: possessor, via: 'possessor' }
  if (carrier !== null) return sourceOf(tokens, carrier)
  for (const child of childrenWith(tokens, token, 'nmod')) {
    const marker = childWith(tokens, child, 'case')
    if (
      child > token &&
      marker >= 0 &&
      (sources.has(tokens.lower[marker] ?? '') ||
        (tokens.lower[marker] === 'in' && context.words.hearsay.has(tokens.lemma[child] ?? ''))) &&
      (tokens.lower[marker] !== 'of' || context.mentionByHead.has(child))
    )
      return { head: child, via: 'of-phrase' }
  }
  const modifier = childWith(tokens, token, 'compound', 'amod')
  if (modifier < 0) return null
  if (tokens.lemma[token] === 'report' || tokens.lemma[token] === 'rumor') return { head: token, via: 'document' }
  // "the Emirati statement that S": whose statement it is.
  return context.mentionByHead.has(modifier) && !isSpurned ? { head: modifier, via: 'modifier' } : null
}

/** "is confident that ...": the adjective with its subject and clause. */
function adjectiveAttribution(context: SpeechContext, token: number): Attribution | null {
  const { tokens, knowledge } = context
  const entry = knowledge.speech.adjectives.get(tokens.lemma[token] ?? '') ?? knowledge.speech.adjectives.get(tokens.lower[token] ?? '')
  if (!entry) return null
  const clause = childrenWith(tokens, token, 'ccomp', 'advcl', 'xcomp').find(
    (child) =>
      child > token &&
      ((hangsBy(tokens, child, 'ccomp') && tokens.tag[subtree(tokens, child).first] !== 'AUX') ||
        childrenWith(tokens, child, 'mark').some((mark) => tokens.lower[mark] === 'that')),
  )
  const felt = clause === undefined && entry.act === 'express' ? feltRange(context, token) : null
  if (clause === undefined && felt === null) return null
  const source = childWith(tokens, token, 'nsubj') >= 0 ? { head: childWith(tokens, token, 'nsubj'), via: null } : sourceOf(tokens, token)
  if (!source) return null
  return {
    cue: token,
    cueTokens: [token],
    lemma: entry.lemma,
    act: entry.act,
    polarity: entry.polarity,
    kind: clause === undefined ? 'speech' : 'thought',
    source: source.head,
    via: source.via,
    content: [clause === undefined ? (felt ?? subtree(tokens, token)) : subtree(tokens, clause)],
    addressees: [],
    target: null,
    negated: isNegated(context, token),
    unreal: isUnreal(context, token),
    rule: ruleId(`${entry.act}/adjective`),
  }
}

/** What one is concerned about, grateful for, disappointed with. */
const feltAt = new Set(['about', 'over', 'by', 'at', 'with', 'for', 'to'])

/** "is deeply concerned about the fighting": a predicate in the present or past with what it is about. */
function feltRange(context: SpeechContext, token: number): TokenRange | null {
  const { tokens } = context
  if (childWith(tokens, token, 'cop', 'aux:pass') < 0) return null
  const about = childrenWith(tokens, token, 'obl').find(
    (child) => child > token && feltAt.has(tokens.lower[childWith(tokens, child, 'case')] ?? ''),
  )
  if (about === undefined) return null
  const first = childrenWith(tokens, token, 'advmod').find((child) => child === token - 1) ?? token
  return { first, end: nominalEnd(context, token, subtree(tokens, about).end) }
}
