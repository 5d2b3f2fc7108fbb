/** Attributions by verbs of speech, thought and showing. */
import type { SpeechVerb } from '../knowledge/speech/index.js'
import type { TokenRange } from '../model/tokens.js'
import { childrenOf, childrenWith, childWith, hangsBy, subtree } from '../model/tree.js'
import { type Attribution, ruleId } from './attribution.js'
import { contentBelow, isPerson } from './contents.js'
import { type SpeechContext, sentenceAt } from './context.js'
import { invertedSubject, subjectByPlace } from './fallback.js'
import { quotedContent } from './quoted.js'
import { isMark, without } from './ranges.js'
import { cueRegion } from './region.js'
import { type SourceFound, sourceOf } from './sources.js'

/** A source inside a quotation cannot speak from outside it, and one behind its verb speaks only by inversion after a mark. */
function isSpeakerLike(context: SpeechContext, source: SourceFound, verb: number): boolean {
  if ((context.quoteOf[source.head] ?? -1) >= 0) return false
  return source.head < verb || source.via !== null || isMark(context.tokens, verb - 1) || verb === sentenceAt(context.tokens, verb).first
}

/** The entry of the verb at a token, with its particle or fixed companion ("point out", "make clear"); the longest first. */
export function speechVerbAt(context: SpeechContext, token: number): { entry: SpeechVerb; tokens: readonly number[] } | null {
  const { tokens, knowledge } = context
  const tag = tokens.tag[token]
  if (tag !== 'VERB' && tag !== 'AUX') return null
  const lemma = tokens.lemma[token] ?? ''
  for (const child of childrenOf(tokens, token)) {
    if (child <= token || child > token + 4) continue
    if (!hangsBy(tokens, child, 'compound:prt', 'advmod', 'xcomp', 'obj')) continue
    const joined = knowledge.speech.verbs.get(`${lemma} ${tokens.lower[child]}`)
    if (joined) return { entry: joined, tokens: [token, child] }
  }
  const entry = knowledge.speech.verbs.get(lemma)
  return entry ? { entry, tokens: [token] } : null
}

/** Every attribution whose cue is a verb outside quotations, one for each of its contents. */
export function verbAttributions(context: SpeechContext): readonly Attribution[] {
  const out: Attribution[] = []
  for (let token = 0; token < context.tokens.length; token++) {
    if ((context.quoteOf[token] ?? -1) >= 0) continue
    const found = speechVerbAt(context, token)
    if (found) out.push(...attributionsOf(context, token, found.entry, found.tokens))
  }
  return out
}

function attributionsOf(context: SpeechContext, verb: number, entry: SpeechVerb, cueTokens: readonly number[]): readonly Attribution[] {
  const { tokens } = context
  const passive = isPassive(context, verb)
  const named = sourceOf(tokens, verb)
  const found = named !== null && (passive || isSpeakerLike(context, named, verb)) ? named : null
  const source = found ?? (passive ? null : (invertedSubject(context, verb, entry) ?? subjectByPlace(context, verb)))
  const make = (content: readonly TokenRange[], rule: string, target: number | null): Attribution => ({
    cue: verb,
    cueTokens,
    lemma: entry.lemma,
    act: entry.act,
    polarity: entry.polarity,
    kind: entry.kind,
    source: source?.head ?? null,
    via: source?.via ?? null,
    content,
    addressees: addresseesOf(context, verb, entry, source?.head ?? null),
    target,
    negated: isNegated(context, verb),
    unreal: isUnreal(context, verb),
    rule: ruleId(rule),
  })
  const region = cueRegion(context, verb, source?.head ?? null)
  const quoted = entry.frames.includes('quote') ? quotedContent(context, verb, region) : null
  if (quoted) return [make(quoted, `${entry.act}/quote`, null)]
  if (passive && source === null) return []
  const around = surroundingContent(context, verb, entry, region)
  if (around) return [make(around, `${entry.act}/around`, null)]
  const below = contentBelow(context, verb, entry, passive)
  if (!below) return []
  return below.contents.map((content) => make([content], `${entry.act}/${below.frame}`, below.target))
}

/**
 * "S, Y said" and "S, Y said, S": the verb without a clause of its own after it takes the sentence that it interrupts or closes.
 */
function surroundingContent(context: SpeechContext, verb: number, entry: SpeechVerb, region: TokenRange): readonly TokenRange[] | null {
  const { tokens } = context
  if (!entry.frames.includes('that')) return null
  const sentence = sentenceAt(tokens, verb)
  if (region.first <= sentence.first + 1) return isAsClause(context, verb) && region.end < sentence.end - 2 ? [{ first: region.end, end: sentence.end }] : null
  const relation = tokens.relation[verb] ?? ''
  const before = childrenWith(tokens, verb, 'ccomp', 'parataxis', 'dep').find((child) => child < region.first)
  const isAside = relation === 'parataxis' || before !== undefined || isAsClause(context, verb)
  if (!isAside) return null
  if (childrenWith(tokens, verb, 'ccomp', 'xcomp').some((child) => child > verb && before === undefined && child < region.end)) return null
  const governor = tokens.head[verb] ?? verb
  const whole = before !== undefined ? { first: subtree(tokens, before).first, end: region.first } : subtree(tokens, governor)
  const first = before !== undefined ? clauseStart(context, whole.first, sentence.first) : whole.first
  const rest = without({ first, end: Math.max(whole.end, region.first) }, { first: region.first - (isMark(tokens, region.first - 1) ? 1 : 0), end: region.end })
  return rest.length > 0 ? rest : null
}

/** The sentence's start, where only marks or a conjunction stand between it and the clause. */
function clauseStart(context: SpeechContext, first: number, start: number): number {
  for (let at = start; at < first; at++) {
    if (!isMark(context.tokens, at) && context.tokens.tag[at] !== 'CCONJ' && context.tokens.tag[at] !== 'ADV') return first
  }
  return Math.min(first, start) === start && first - start <= 3 ? start : first
}

/** "as the minister said", "as reported by X". */
function isAsClause(context: SpeechContext, verb: number): boolean {
  const { tokens } = context
  if (!hangsBy(tokens, verb, 'advcl')) return false
  const mark = childWith(tokens, verb, 'mark', 'advmod', 'case')
  return mark >= 0 && tokens.lower[mark] === 'as' && childWith(tokens, verb, 'ccomp') < 0
}

export function isPassive(context: SpeechContext, verb: number): boolean {
  return childWith(context.tokens, verb, 'nsubj:pass', 'aux:pass') >= 0
}

export function isNegated(context: SpeechContext, verb: number): boolean {
  return childrenWith(context.tokens, verb, 'advmod').some((child) => isNot(context.tokens.lower[child] ?? ''))
}

function isNot(word: string): boolean {
  return word === 'not' || word === "n't" || word === 'n’t' || word === 'never'
}

const modals = new Set(['would', 'could', 'should', 'might', 'may', 'must', 'shall', 'can', 'will'])

/** A cue that no one has uttered yet: modal, infinitive of purpose, or inside a condition. */
export function isUnreal(context: SpeechContext, verb: number): boolean {
  const { tokens } = context
  if (childrenWith(tokens, verb, 'aux').some((child) => modals.has(tokens.lower[child] ?? '') || modals.has(tokens.lemma[child] ?? ''))) return true
  const marks = childrenWith(tokens, verb, 'mark')
  const to = marks.some((mark) => tokens.lower[mark] === 'to')
  if (to) return !isAspect(tokens.lemma[tokens.head[verb] ?? verb] ?? '')
  return marks.some((mark) => tokens.lower[mark] === 'if' || tokens.lower[mark] === 'unless' || tokens.lower[mark] === 'whether')
}

const aspects = new Set(['continue', 'go', 'begin', 'start', 'seek', 'appear', 'seem', 'use', 'proceed', 'hasten', 'come', 'choose', 'rush', 'be'])

function isAspect(lemma: string): boolean {
  return aspects.has(lemma)
}

/** Those told: the object of "told reporters that", the phrase of "said to X". */
function addresseesOf(context: SpeechContext, verb: number, entry: SpeechVerb, source: number | null): readonly number[] {
  const { tokens } = context
  const out: number[] = []
  for (const child of childrenOf(tokens, verb)) {
    if (child === source) continue
    if (hangsBy(tokens, child, 'obj', 'iobj') && entry.frames.includes('person') && isPerson(context, child)) out.push(child)
    if (!hangsBy(tokens, child, 'obl')) continue
    const marker = childWith(tokens, child, 'case')
    if (marker >= 0 && entry.frames.some((frame) => frame === `a:${tokens.lower[marker]}`)) out.push(child)
  }
  return out
}
