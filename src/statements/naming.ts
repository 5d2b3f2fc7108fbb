/** What someone or something is called or held to be: "called the vote a farce", "what it called an assault", "dismissed as false the claim". */
import type { Frame } from '../knowledge/speech/index.js'
import type { TokenRange } from '../model/tokens.js'
import { childrenWith, childWith, hangsBy, subtree } from '../model/tree.js'
import type { Content } from './contents.js'
import { type SpeechContext, sentenceAt } from './context.js'
import { hasTo, nominalEnd } from './extent.js'

/** "called the vote a farce": the object with its predicate, or with the quotation that names it. */
export function naming(context: SpeechContext, verb: number, frame: Frame): Content | null {
  const { tokens } = context
  const object = nameless(context, verb)
  const governor = tokens.head[verb] ?? verb
  if (tokens.lower[governor] === 'what' && hangsBy(tokens, verb, 'acl')) return calledAfter(context, verb, governor, frame)
  if (object < verb) return object >= 0 && tokens.lower[object] === 'what' ? calledAfter(context, verb, object, frame) : null
  const first = Math.max(subtree(tokens, object).first, verb + 1)
  const predicate =
    childrenWith(tokens, verb, 'xcomp', 'obj', 'parataxis').find((child) => child > object && !hasTo(context, child)) ??
    childrenWith(tokens, verb, 'advmod').find((child) => child === subtree(tokens, object).end && isEvaluative(context, child))
  const quoted = context.quotes.find(
    (quote) => quote.first > verb && quote.first <= subtree(tokens, object).end + 2 && quote.end <= sentenceAt(tokens, verb).end,
  )
  if (predicate === undefined && (!quoted || quoted.first < object)) return null
  const end = Math.max(predicate === undefined ? 0 : subtree(tokens, predicate).end, quoted?.end ?? 0, subtree(tokens, object).end)
  return end > first ? { contents: [{ first, end }], frame, target: object } : null
}

/** What is called something: the object, or the first of two predicates that the tree made of object and name. */
function nameless({ tokens }: SpeechContext, verb: number): number {
  const object = childWith(tokens, verb, 'obj', 'iobj')
  if (object >= 0) return object
  const [first, second] = childrenWith(tokens, verb, 'xcomp').filter((child) => child > verb)
  return first !== undefined && second !== undefined && tokens.tag[first] === 'NOUN' ? first : object
}

/** "called the report baseless": an adjective that the tagger took for an adverb. */
function isEvaluative({ tokens, knowledge }: SpeechContext, token: number): boolean {
  return knowledge.speech.polarity.adjective.has(tokens.lower[token] ?? '')
}

/** "what it called a treacherous assault": the name behind the verb. */
export function calledAfter(context: SpeechContext, verb: number, object: number, frame: Frame): Content | null {
  const { tokens } = context
  const { end } = subtree(tokens, verb)
  const first = tokens.lower[verb + 1] === 'as' ? verb + 2 : verb + 1
  let last = first
  while (last < end && tokens.form[last] !== ',' && tokens.form[last] !== ';') last++
  return last > first ? { contents: [{ first, end: last }], frame, target: object } : null
}

/** "dismissed as unfounded the allegations": the object behind what it is held to be. */
export function heldToBe(context: SpeechContext, verb: number, frame: Frame): Content | null {
  const { tokens } = context
  if (tokens.lower[verb + 1] !== 'as') return null
  const { end } = sentenceAt(tokens, verb)
  const quote = context.quotes.find((one) => one.first > verb + 1 && one.first <= verb + 4)
  if (quote && quote.end + 1 < end) {
    const first = quote.end + 1
    const head = tokens.tag[first] === 'NOUN' ? first : (tokens.head[first] ?? first)
    if (head >= first) return { contents: [{ first, end: Math.max(subtree(tokens, head).end, first + 1) }], frame, target: head }
  }
  for (let at = verb + 3; at < Math.min(end, verb + 7); at++) {
    if (tokens.tag[at] !== 'DET' && tokens.tag[at] !== 'PROPN') continue
    const head = tokens.tag[at] === 'DET' ? (tokens.head[at] ?? at) : at
    return { contents: [{ first: at, end: Math.max(subtree(tokens, head).end, at + 1) }], frame, target: head }
  }
  return null
}

/** "described the ties as stronger than ever", wherever the tree hung what follows "as". */
export function asPhrase(
  context: SpeechContext,
  verb: number,
  target: number,
  preposition: string,
): { marker: number; parts: readonly TokenRange[] } | null {
  const { tokens } = context
  if (preposition !== 'as') return null
  const { end } = subtree(tokens, verb)
  for (let at = target + 1; at < end && tokens.form[at] !== ','; at++)
    if (tokens.lower[at] === 'as' && tokens.lower[at - 1] !== 'such')
      return { marker: at, parts: [{ first: at + 1, end: nominalEnd(context, verb, at + 2) }] }
  return null
}
