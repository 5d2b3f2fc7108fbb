/** Content that is a direct object: a noun phrase, a gerund, or the subject of a passive. */
import type { Frame, SpeechVerb } from '../knowledge/speech/index.js'
import { childrenOf, childrenWith, childWith, subtree } from '../model/tree.js'
import type { Content } from './contents.js'
import type { SpeechContext } from './context.js'
import { nominalEnd, withoutOwnTime } from './extent.js'
import { beforeAdverbs, hasFiniteVerb } from './ranges.js'

/** The direct object as content, unless it is a mere pronoun or the one addressed. */
export function objectContent(context: SpeechContext, verb: number, entry: SpeechVerb, frame: Frame): Content | null {
  const { tokens } = context
  const object = objectOf(context, verb)
  if (object < 0 || object < verb) return null
  if (tokens.tag[object] === 'PRON' && subtree(tokens, object).end - object <= 1) return null
  // "thanked", "told": a person as object is spoken to, not said.
  if (entry.frames.includes('person') && isPerson(context, object)) return null
  // "recalled its envoy", "cited a minister": a person is no content of mere saying.
  if ((entry.act === 'say' || entry.act === 'deny') && isOneActor(context, object)) return null
  const range = subtree(tokens, object)
  const whole = { first: Math.max(range.first, verb + 1), end: nominalEnd(context, verb, range.end) }
  return { contents: [withoutOwnTime(context, verb, whole)], frame, target: object }
}

/** The direct object, or an oblique without a preposition, which is one read wrongly. */
function objectOf(context: SpeechContext, verb: number): number {
  const { tokens } = context
  const object = childWith(tokens, verb, 'obj')
  if (object >= 0) return object
  const behind = objectBehindMarks(context, verb)
  if (behind >= 0) return behind
  // "ruled out sending troops", "denied having met him".
  const gerund = childrenWith(tokens, verb, 'xcomp', 'ccomp', 'advcl').find(
    (child) => child > verb && beforeAdverbs(tokens, subtree(tokens, child).first) <= verb + 1 && isBareGerund(context, child),
  )
  if (gerund !== undefined) return gerund
  return (
    childrenOf(tokens, verb).find((child) => child > verb && tokens.relation[child] === 'obl' && childWith(tokens, child, 'case') < 0) ?? -1
  )
}

/** `rejected "in the strongest terms" the new curbs`: the noun phrase behind a quotation that says how, wherever the tree hung it. */
function objectBehindMarks(context: SpeechContext, verb: number): number {
  const { tokens } = context
  const quote = context.quotes.find((one) => one.first > verb && one.first <= verb + 2)
  if (!quote || hasFiniteVerb(tokens, quote) || tokens.tag[quote.end + 1] !== 'DET') return -1
  const head = tokens.head[quote.end + 1] ?? -1
  return head > quote.end && tokens.tag[head] === 'NOUN' ? head : -1
}

/** "sending ...", "having met ...": a gerund with nothing that marks its clause. */
function isBareGerund({ tokens }: SpeechContext, clause: number): boolean {
  const first = childrenWith(tokens, clause, 'aux').find((child) => tokens.fine[child] === 'VBG') ?? clause
  return tokens.fine[first] === 'VBG' && childWith(tokens, clause, 'mark', 'nsubj') < 0
}

function isOneActor(context: SpeechContext, head: number): boolean {
  const mention = context.mentionByHead.get(head)
  const kind = mention?.reading === 'actor' ? context.read.entities[mention.entity]?.kind : undefined
  return kind === 'person' || kind === 'people' || kind === 'delegation'
}

export function passiveObject(context: SpeechContext, verb: number, frame: Frame): Content | null {
  const subject = childWith(context.tokens, verb, 'nsubj:pass')
  if (subject < 0) return null
  const { tokens } = context
  const range = subtree(tokens, subject)
  // "The accord was slammed as illegal by X": with what it is held to be.
  let end = Math.min(range.end, verb)
  if (tokens.lower[verb + 1] === 'as') for (let at = verb + 2; at < verb + 10; at++) if (tokens.lower[at] === 'by') end = at
  return { contents: [{ first: range.first, end }], frame, target: subject }
}

export function isPerson(context: SpeechContext, head: number): boolean {
  const mention = context.mentionByHead.get(head)
  if (mention && mention.reading !== 'actor') return false
  const kind = mention ? context.read.entities[mention.entity]?.kind : undefined
  return kind !== undefined || context.tokens.tag[head] === 'PRON'
}
