/** Attributions by verbs of speech, thought and showing. */
import type { SpeechVerb } from '../knowledge/speech/index.js'
import type { ParsedTokens, TokenRange } from '../model/tokens.js'
import { childrenOf, childrenWith, childWith, hangsBy, subtree } from '../model/tree.js'
import { type Attribution, ruleId } from './attribution.js'
import { closingContent, type CueInPlace } from './closing.js'
import { contentBelow } from './contents.js'
import { type SpeechContext, sentenceAt } from './context.js'
import { invertedSubject, subjectByPlace } from './fallback.js'
import { isPerson } from './objects.js'
import { quotedContent } from './quoted.js'
import { hasFiniteVerb, isMark, isSetOff, isTensed, without } from './ranges.js'
import { cueRegion } from './region.js'
import { agentOf, isPassiveVerb, isPastOfRoot, type SourceFound, sourceOf } from './sources.js'

/** The tree's subject, unless the words around the cue show another: inverted behind it, or set off with it at the sentence's end. */
function sourceByPlace(context: SpeechContext, verb: number, entry: SpeechVerb, found: SourceFound | null): SourceFound | null {
  const { tokens } = context
  const finite = /^VB[DZP]$/.test(tokens.fine[verb] ?? '')
  const isOwn = found !== null && (tokens.head[found.head] ?? -1) === verb
  const mayInvert = !finite || hasSaidBefore(context, verb)
  if (finite && mayInvert && !isOwn && isMark(tokens, verb - 1) && !isMiddleCoordinate(tokens, verb)) {
    const inverted = invertedSubject(context, verb, entry)
    if (inverted) return inverted
  }
  if (!isOwn && (tokens.relation[verb] === 'parataxis' || tokens.form[verb - 1] === ')')) {
    const beside = subjectByPlace(context, verb)
    if (beside) return beside
  }
  if (found === null) return (mayInvert ? invertedSubject(context, verb, entry) : null) ?? subjectByPlace(context, verb)
  return finite && isCutOff(context, found.head, verb) ? (subjectByPlace(context, verb) ?? found) : found
}

/** A finite verb or a quotation stands before the verb: without one, nobody stands behind it who said that. */
function hasSaidBefore(context: SpeechContext, verb: number): boolean {
  const before = { first: sentenceAt(context.tokens, verb).first, end: verb }
  return hasFiniteVerb(context.tokens, before) || context.quotes.some((one) => one.end > before.first - 3 && one.end <= verb)
}

/** "praised the plan, thanked the king and promised aid": a coordinate with another behind it has its object behind it, no inverted subject. */
function isMiddleCoordinate(tokens: ParsedTokens, verb: number): boolean {
  if (!hangsBy(tokens, verb, 'conj', 'ccomp', 'parataxis') || tokens.form[verb - 1] !== ',') return false
  const later = (list: readonly number[]): boolean => list.some((one) => one > verb && childWith(tokens, one, 'cc') >= 0)
  if (later(childrenWith(tokens, verb, 'conj'))) return true
  return hangsBy(tokens, verb, 'conj') && later(childrenWith(tokens, tokens.head[verb] ?? verb, 'conj'))
}

/** A subject at the sentence's start, with a comma and a noun phrase between it and a cue that ends the sentence. */
function isCutOff(context: SpeechContext, source: number, verb: number): boolean {
  const { tokens } = context
  const sentence = sentenceAt(tokens, verb)
  let end = verb + 1
  while (end < sentence.end && isMark(tokens, end)) end++
  if (end < sentence.end || tokens.tag[verb - 1] === 'PUNCT') return false
  let comma = verb - 1
  while (comma > source && tokens.form[comma] !== ',') comma--
  if (comma <= source) return false
  for (let at = source; at < comma; at++) if (/^(VB[DZP]|MD)$/.test(tokens.fine[at] ?? '') && tokens.head[at] !== source) return true
  return false
}

/** A source inside a quotation cannot speak from outside it, and one behind its verb speaks only by inversion after a mark. */
function isSpeakerLike(context: SpeechContext, source: SourceFound, verb: number): boolean {
  if ((context.quoteOf[source.head] ?? -1) >= 0 || context.tokens.tag[source.head] === 'VERB' || context.tokens.tag[source.head] === 'ADV')
    return false
  return source.head < verb || source.via !== null || isMark(context.tokens, verb - 1) || verb === sentenceAt(context.tokens, verb).first
}

/** The entry of the verb at a token, with its particle or fixed companion ("point out", "make clear"); the longest first. */
export function speechVerbAt(context: SpeechContext, token: number): { entry: SpeechVerb; tokens: readonly number[] } | null {
  const { tokens, knowledge } = context
  const tag = tokens.tag[token]
  if (tag !== 'VERB' && tag !== 'AUX' && !isMistaggedVerb(tokens, token)) return null
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

/** "denounces the drill and strongly demands that ...": a coordinate of a verb that the tagger took for a noun. */
function isMistaggedVerb(tokens: ParsedTokens, token: number): boolean {
  return (
    tokens.tag[token] === 'NOUN' &&
    tokens.fine[token] === 'NNS' &&
    hangsBy(tokens, token, 'conj') &&
    tokens.tag[tokens.head[token] ?? token] === 'VERB' &&
    childWith(tokens, token, 'ccomp') > token
  )
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
  const agent = passive ? agentOf(tokens, verb) : -1
  const source = passive ? (agent >= 0 ? { head: agent, via: 'by-phrase' } : null) : sourceByPlace(context, verb, entry, found)
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
  const isLink = tokens.fine[verb] === 'VBG' && isSetOff(tokens, verb)
  // "who accused ...": the words of a relative clause begin with its pronoun, wherever the one meant stands.
  const region = cueRegion(context, verb, isLink || source?.via === 'relative' ? null : (source?.head ?? null))
  const names = entry.frames.includes('obj+is') && childWith(tokens, verb, 'obj') > verb
  const quoted =
    entry.frames.includes('quote') && !names && !isPredicate(context, verb, entry) ? quotedContent(context, verb, region, isLink) : null
  if (quoted) return [make(quoted, `${entry.act}/quote`, null)]
  if (passive && source === null) return []
  const retort = retortTo(context, verb, entry)
  if (retort) return [make([retort], `${entry.act}/that`, null)]
  const below = contentBelow(context, verb, entry, passive)
  const cue: CueInPlace = { verb, entry, region, source: source?.head ?? null }
  const around =
    isLink || (below !== null && isAsClause(context, verb))
      ? null
      : (interposed(context, cue) ?? closingContent(context, cue) ?? surroundingContent(context, verb, entry, region, source))
  if (around) return [make(around, `${entry.act}/around`, null)]
  if (!below) return []
  // "called the vote a farce": what something is called is said of it, asked of nobody.
  const act = below.frame === 'obj+is' && entry.act === 'call' ? 'say' : entry.act
  return below.contents.map((content) => ({ ...make([content], `${act}/${below.frame}`, below.target), act }))
}

/** `dismissed as "baseless" the claims`: the quotation says what the object behind it is held to be. */
function isPredicate(context: SpeechContext, verb: number, entry: SpeechVerb): boolean {
  const { tokens } = context
  // `threatened X with "a heavy price"`: a few quoted words are only what X is threatened with.
  if (
    entry.frames.includes('obj+with') &&
    context.quotes.some((one) => one.first > verb && one.end - one.first < 5 && tokens.lower[one.first - 2] === 'with')
  )
    return true
  if (entry.frames.includes('obj') && isManner(context, verb)) return true
  if (!entry.frames.includes('obj+as') || tokens.lower[verb + 1] !== 'as') return false
  const quote = context.quotes.find((one) => one.first > verb + 1 && one.first <= verb + 4)
  return quote !== undefined && /^(?:DET|NOUN|PROPN|ADJ|PRON)$/.test(tokens.tag[quote.end + 1] ?? '')
}

/** `rejected "categorically and in the strongest terms" the new curbs`: the quotation says how, the object stands behind it. */
function isManner(context: SpeechContext, verb: number): boolean {
  const { tokens } = context
  const quote = context.quotes.find((one) => one.first > verb && one.first <= verb + 2)
  if (!quote || !/^(?:ADV|ADP|ADJ)$/.test(tokens.tag[quote.first] ?? '') || hasFiniteVerb(tokens, quote)) return false
  return tokens.tag[quote.end + 1] === 'DET' || (tokens.tag[quote.end + 1] === 'PRON' && tokens.fine[quote.end + 1] === 'PRP$')
}

/** ", a charge Kigali denies": what is denied is the charge, told before in another's words. */
function retortTo(context: SpeechContext, verb: number, entry: SpeechVerb): TokenRange | null {
  const { tokens } = context
  if ((entry.act !== 'deny' && entry.act !== 'reject') || tokens.relation[verb] !== 'acl:relcl') return null
  const noun = tokens.head[verb] ?? verb
  if (!context.words.charge.has(tokens.lemma[noun] ?? '') || noun > verb) return null
  const first = subtree(tokens, noun).first
  return tokens.form[first] === ',' ? { first: first + 1, end: verb + 1 } : { first, end: verb + 1 }
}

/**
 * "S, Y said" and "S, Y said, S": the verb without a clause of its own after it takes the sentence that it interrupts or closes.
 */
function surroundingContent(
  context: SpeechContext,
  verb: number,
  entry: SpeechVerb,
  region: TokenRange,
  source: SourceFound | null,
): readonly TokenRange[] | null {
  const { tokens } = context
  if (!entry.frames.includes('that')) return null
  const sentence = sentenceAt(tokens, verb)
  if (region.first <= sentence.first + 1)
    return isAsClause(context, verb) && region.end < sentence.end - 2 ? [{ first: region.end, end: sentence.end }] : null
  const relation = tokens.relation[verb] ?? ''
  const before = childrenWith(tokens, verb, 'ccomp', 'parataxis', 'dep').find(
    (child) => child < region.first && !isOpeningParticiple(context, child),
  )
  const isAside = relation === 'parataxis' || before !== undefined || source?.via === 'inversion' || isAsClause(context, verb)
  if (!isAside) return null
  if (childrenWith(tokens, verb, 'ccomp', 'xcomp').some((child) => child > verb && before === undefined && child < region.end)) return null
  const governor = tokens.head[verb] ?? verb
  const whole = before !== undefined ? { first: subtree(tokens, before).first, end: region.first } : subtree(tokens, governor)
  const first =
    source?.via === 'place' ? sentence.first : before !== undefined ? clauseStart(context, whole.first, sentence.first) : whole.first
  const goesOn = tokens.form[region.end] === ',' || tokens.form[region.end] === '--' || before === undefined
  const isAsideOfSource = source !== null && source.head < region.end && subtree(tokens, source.head).end > region.end
  const end = goesOn && !isAsideOfSource && tokens.form[region.end] !== ';' ? Math.max(whole.end, region.first) : region.first
  const rest = without(
    { first, end: hasClauseAfter(context, region.end, end) ? end : Math.min(end, region.first) },
    { first: region.first - (isMark(tokens, region.first - 1) ? 1 : 0), end: region.end },
  )
  return rest.length > 0 ? rest : null
}

/** "Asked whether ..., X said": a participle that opens the sentence belongs to the cue's subject, it is not what is said. */
function isOpeningParticiple(context: SpeechContext, clause: number): boolean {
  const { tokens } = context
  return (tokens.fine[clause] === 'VBN' || tokens.fine[clause] === 'VBG') && clause === sentenceAt(tokens, clause).first
}

/** What follows the cue goes on with the content only when it holds a verb; otherwise it is an aside of the source. */
function hasClauseAfter(context: SpeechContext, from: number, end: number): boolean {
  if (context.tokens.tag[from + 1] === 'SCONJ' || context.tokens.fine[from + 1] === 'VBG') return false
  for (let at = from; at < end; at++) if (context.tokens.tag[at] === 'VERB' || context.tokens.tag[at] === 'AUX') return true
  return false
}

/** "He did not, the office stressed, name a day": a cue between commas with nothing behind it, inside a clause that goes on. */
function interposed(context: SpeechContext, cue: CueInPlace): readonly TokenRange[] | null {
  const { tokens } = context
  const { verb, entry, region, source } = cue
  const sentence = sentenceAt(tokens, verb)
  if (source === null || source < region.first || source >= region.end || region.end - region.first > 10 || region.end - verb > 3)
    return null
  if (!entry.frames.includes('that') || tokens.form[region.first - 1] !== ',' || tokens.form[region.end] !== ',') return null
  if (tokens.tag[region.end + 1] === 'SCONJ' || tokens.fine[region.end + 1] === 'VBG') return null
  const before = { first: sentence.first, end: region.first - 1 }
  const isClause = hasFiniteVerb(tokens, before) || isTensed(tokens, region.end + 1) || isMistaggedPredicate(tokens, region.end + 1)
  return isClause && region.end + 2 < sentence.end ? [before, { first: region.end + 1, end: sentence.end }] : null
}

/** "Its first phase, she explained, concerns energy": the predicate behind the comma read as a noun, with its object right behind it. */
function isMistaggedPredicate(tokens: ParsedTokens, token: number): boolean {
  return tokens.fine[token] === 'NNS' && /^(?:DET|NOUN|ADJ|PROPN|PRON)$/.test(tokens.tag[token + 1] ?? '')
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
  const { tokens } = context
  if (isPassiveVerb(tokens, verb)) return true
  // "Asked whether ..., X said": a bare participle at the start has its subject for object.
  const isParticiple = /^VB[ND]$/.test(tokens.fine[verb] ?? '') && childWith(tokens, verb, 'aux', 'nsubj') < 0
  return (
    isParticiple &&
    !isPastOfRoot(tokens, verb) &&
    hangsBy(tokens, verb, 'advcl', 'acl') &&
    (tokens.fine[verb] === 'VBN' || verb === sentenceAt(tokens, verb).first)
  )
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
  if (childrenWith(tokens, verb, 'aux').some((child) => modals.has(tokens.lower[child] ?? '') || modals.has(tokens.lemma[child] ?? '')))
    return true
  const marks = childrenWith(tokens, verb, 'mark')
  const to = marks.some((mark) => tokens.lower[mark] === 'to')
  if (to) return !isAspect(tokens.lemma[tokens.head[verb] ?? verb] ?? '')
  return marks.some((mark) => tokens.lower[mark] === 'if' || tokens.lower[mark] === 'unless' || tokens.lower[mark] === 'whether')
}

const aspects = new Set([
  'continue',
  'go',
  'begin',
  'start',
  'seek',
  'appear',
  'seem',
  'use',
  'proceed',
  'hasten',
  'come',
  'choose',
  'rush',
  'be',
])

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
