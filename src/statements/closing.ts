/** Speech verbs that close their sentence: "S, two diplomats told the agency", "S, X was quoted as saying", "S, X said in a note, adding ...". */
import type { SpeechVerb } from '../knowledge/speech/index.js'
import type { TokenRange } from '../model/tokens.js'
import { childrenWith, childWith, hangsBy, subtree } from '../model/tree.js'
import { isPerson } from './objects.js'
import { type SpeechContext, sentenceAt } from './context.js'
import { hasFiniteVerb, isMark } from './ranges.js'

/** A verb of speech where it stands: its words, out to the marks that set them off, and the head of its source. */
export interface CueInPlace {
  readonly verb: number
  readonly entry: SpeechVerb
  readonly region: TokenRange
  readonly source: number | null
}

/** Longest parenthesis of speech at the end of a sentence, in tokens ("the minister's spokesman told the state news agency on Friday"). */
const longest = 30

/**
 * The clause before the comma, where the cue with its own subject stands between that comma and the end of the sentence, or
 * a participle of speech, and nothing behind the cue could be its content.
 */
export function closingContent(context: SpeechContext, cue: CueInPlace): readonly TokenRange[] | null {
  const { tokens } = context
  const { verb, entry, region, source } = cue
  const sentence = sentenceAt(tokens, verb)
  // ", a charge Y denies" belongs to its noun; where the noun stands before the comma, the tree only hung the cue from it.
  if (hangsBy(tokens, verb, 'acl') && (tokens.head[verb] ?? verb) >= region.first) return null
  if (source === null || source < region.first || source >= verb || !speaks(entry)) return null
  if (!isSetApart(context, region.first - 1) || region.end - region.first > longest || !ends(context, region.end, sentence.end)) return null
  if (tokens.tag[region.first] === 'CCONJ' || tokens.tag[region.first] === 'SCONJ' || isRelative(context, region.first)) return null
  if (!isFiniteCue(context, verb) || hasContentBehind(context, verb, region.end)) return null
  const said = { first: sentence.first, end: region.first - 1 }
  return hasFiniteVerb(context.tokens, said) && !endsInOwnQuote(context, said) ? [said] : null
}

/** A verb that can stand beside what is said in full ("S, he also deplored"). */
function speaks(entry: SpeechVerb): boolean {
  return entry.frames.includes('that') || entry.frames.includes('quote')
}

/** A comma, or the mark that closes a quotation ended by one. */
function isSetApart(context: SpeechContext, token: number): boolean {
  const form = context.tokens.form[token] ?? ''
  return form === ',' || (/^["'”’]+$/.test(form) && context.tokens.form[token - 1] === ',')
}

/** The sentence before the cue is a quotation and nothing else: that is what is said. */
function endsInOwnQuote(context: SpeechContext, said: TokenRange): boolean {
  for (let at = said.end - 1; at > said.end - 4; at--) {
    const quote = context.quotes[context.quoteOf[at] ?? -1]
    if (quote) return quote.first <= said.first + 2
  }
  return false
}

/** Only marks to the end of the sentence, or a comma before a participle of speech ("..., adding that"). */
function ends(context: SpeechContext, from: number, end: number): boolean {
  const { tokens, knowledge } = context
  let at = from
  while (at < end && isMark(tokens, at)) at++
  if (at >= end) return true
  return tokens.form[from] === ',' && tokens.fine[at] === 'VBG' && knowledge.speech.verbs.has(tokens.lemma[at] ?? '')
}

function isRelative(context: SpeechContext, token: number): boolean {
  return /^(?:who|which|whose|whom|where|when|while)$/.test(context.tokens.lower[token] ?? '')
}

/** A finite verb, or the "saying" of "was quoted as saying". */
function isFiniteCue(context: SpeechContext, verb: number): boolean {
  const { tokens } = context
  if (/^VB[DZP]$/.test(tokens.fine[verb] ?? '')) return true
  return tokens.fine[verb] === 'VBG' && /^(?:quote|cite|report)$/.test(tokens.lemma[tokens.head[verb] ?? verb] ?? '')
}

/** A clause behind the verb, or an object that is nobody who is told. */
function hasContentBehind(context: SpeechContext, verb: number, end: number): boolean {
  const { tokens } = context
  const behind = (child: number): boolean => child > verb && child < end
  if (childrenWith(tokens, verb, 'ccomp', 'xcomp').some(behind)) return true
  const object = childWith(tokens, verb, 'obj', 'iobj')
  if (object <= verb || object >= end || isPerson(context, object)) return false
  return (
    !hangsBy(tokens, object, 'iobj') &&
    !context.read.times.some((time) => time.first <= object && object < time.end) &&
    !isTold(context, object)
  )
}

/** "told reporters", "told a briefing": to whom one speaks without naming anybody. */
function isTold(context: SpeechContext, object: number): boolean {
  const { tokens } = context
  return tokens.lemma[tokens.head[object] ?? object] === 'tell' && subtree(tokens, object).end - object < 12
}
