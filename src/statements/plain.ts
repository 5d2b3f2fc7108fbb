/** What is no statement though a verb of speech stands in it: lines of title, things as subjects. */
import type { ParsedTokens } from '../model/tokens.js'
import type { Attribution } from './attribution.js'
import { type SpeechContext, sentenceAt } from './context.js'
import { mentionFor } from './speakers.js'

/** Fewest words of a line that is judged a title by its capitals, and their least share. */
const fewestWords = 5
const leastCapitals = 0.7

/** In a headline above a body, which tells in full what the headline only announces; or in a line set as one. */
export function isHeadline(tokens: ParsedTokens, token: number): boolean {
  const sentence = tokens.sentences[tokens.sentenceOf[token] ?? 0]
  const isLine = sentence?.inHeadline === true && !/[.;,:]$/.test(tokens.form[sentence.end - 1] ?? '')
  return (isLine && tokens.sentences.some((one) => !one.inHeadline && one.end - one.first > 5)) || isTitleLine(tokens, token)
}

/** A line without a full stop whose words of content begin with capitals, as titles do ("Mission Congratulates State on Peaceful Vote"). */
function isTitleLine(tokens: ParsedTokens, token: number): boolean {
  const sentence = tokens.sentences[tokens.sentenceOf[token] ?? 0]
  if (!sentence || /[.?!:;,"”’']$/.test(tokens.form[sentence.end - 1] ?? '')) return false
  let words = 0
  let capitals = 0
  for (let at = sentence.first; at < sentence.end; at++) {
    if (!/^(?:VERB|NOUN|ADJ|PROPN|ADV)$/.test(tokens.tag[at] ?? '')) continue
    words++
    if (/^\p{Lu}/u.test(tokens.form[at] ?? '')) capitals++
  }
  return words >= fewestWords && capitals / words >= leastCapitals
}

/** Nouns of those who speak by their endings ("dealers", "economists", "lawmakers", "spokesman"). */
const personal =
  /(?:er|or|ist|ian|eer|ant|ent|man|men|woman|women|person|people|employee|referee|trustee|refugee|side|camp|team|party|group)s?$/

/** A thing as the subject of a verb that things can have too. */
export function isThing(context: SpeechContext, attribution: Attribution): boolean {
  const { tokens } = context
  const { source } = attribution
  if (source !== null && context.words.text.has(tokens.lemma[source] ?? '') && tokens.fine[attribution.cue] === 'VBG') return true
  if (
    source === null ||
    !context.words.ofThings.has(attribution.lemma) ||
    attribution.content.some((range) => isClause(context, range.first))
  )
    return false
  if (tokens.tag[source] !== 'NOUN' || personal.test(tokens.lower[source] ?? '')) return false
  const mention = mentionFor(context, source)
  return mention === undefined || context.read.entities[mention.entity]?.kind === 'unknown'
}

/** The content stands behind "that". */
function isClause(context: SpeechContext, first: number): boolean {
  const { tokens } = context
  return tokens.lower[first - 1] === 'that' && first - 1 >= sentenceAt(tokens, first).first
}
