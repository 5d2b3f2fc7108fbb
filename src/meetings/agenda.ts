/** What was on the table: "discussed X", "talks on X", "to review X", beside the trigger or in the two sentences behind it. */
import { contains, type Span } from '../base/types.js'
import type { ActorMention, Argument, Clause, TokenRange } from '../model/index.js'
import { charSpan } from '../model/tokens.js'
import { childrenOf, hangsBy, subtree } from '../model/tree.js'
import type { Trigger } from './draft.js'
import { actorAt, lemmaAt, type Scene } from './scene.js'

/** The spans of the topics, in order. */
export function agendaOf(scene: Scene, trigger: Trigger, sides: readonly ActorMention[]): readonly Span[] {
  const states = new Set(sides.flatMap((mention) => countriesOf(scene, mention.entity)))
  const heads = trigger.noun && !trigger.calling ? [...topicsOf(scene, trigger.token)] : []
  for (const clause of scene.analysed.clauses)
    if (isOfMeeting(scene, trigger, clause, states))
      heads.push(...clause.arguments.filter((one) => isTopic(scene, one)).map((one) => one.head))
  const ranges = heads.map((head) => before(topicAt(scene, head), head, trigger, scene)).filter((range) => range.end > range.first)
  const spans = ranges.map((range) => charSpan(scene.tokens, range))
  const whole = spans.filter(
    (span, index) =>
      !spans.some((one, at) => at !== index && contains(one, span) && (one.to - one.from > span.to - span.from || at < index)),
  )
  return whole.toSorted((a, b) => a.from - b.from)
}

/** "raised the case in a call with X": the topic ends where the phrase of the meeting itself begins. */
function before(topic: TokenRange, head: number, trigger: Trigger, scene: Scene): TokenRange {
  if (trigger.token <= head || trigger.token >= topic.end) return topic
  let end = trigger.token
  while (end > head + 1 && scene.tokens.tag[end - 1] !== 'ADP') end--
  return { first: topic.first, end: end - 1 > head ? end - 1 : topic.end }
}

/** States of an entity and of its members. */
function countriesOf(scene: Scene, entity: number): readonly string[] {
  const { entities } = scene.analysed
  return [entity, ...(entities[entity]?.members ?? [])].flatMap((id) => entities[id]?.country ?? [])
}

/** A verb of discussion behind the trigger in its sentence, or in the next two with somebody at the table as its subject. */
function isOfMeeting(scene: Scene, trigger: Trigger, clause: Clause, states: ReadonlySet<string>): boolean {
  if (clause.sentence < trigger.sentence || clause.sentence > trigger.sentence + 2 || clause.standing === 'historical') return false
  if (!scene.words.agenda.has(clause.lemma.split(' ')[0] ?? '')) return false
  if (clause.sentence === trigger.sentence && clause.predicate > trigger.token) return true
  return clause.arguments.some((one) => {
    const mention = one.role === 'subject' ? actorAt(scene, one.head) : null
    return mention !== null && countriesOf(scene, mention.entity).some((code) => states.has(code))
  })
}

function isTopic(scene: Scene, argument: Argument): boolean {
  if (argument.role !== 'object' && argument.marker !== 'on' && argument.marker !== 'about') return false
  const lemma = lemmaAt(scene, argument.head)
  if (lemma === 'view' || lemma === 'opinion' || lemma === 'greeting' || lemma === 'pleasantry') return false
  if (scene.words.press.has(lemma) || scene.words.formCues.has(lemma) || scene.words.nouns.has(lemma)) return false
  return !scene.analysed.times.some((time) => time.first <= argument.head && argument.head < time.end)
}

/** "on the sidelines of a summit" says where, not about what. */
const asides: ReadonlySet<string> = new Set(
  'sideline sidelines margin margins fringe fringes edge level ground basis frontier border line'.split(' '),
)

/** "talks on X", "a meeting about X". */
function topicsOf(scene: Scene, noun: number): readonly number[] {
  return childrenOf(scene.tokens, noun)
    .filter((child) => child > noun && hangsBy(scene.tokens, child, 'nmod', 'acl'))
    .filter((child) => !asides.has(lemmaAt(scene, child)))
    .filter((child) => !scene.analysed.times.some((time) => time.first <= child && child < time.end))
    .filter((child) =>
      childrenOf(scene.tokens, child).some((one) => hangsBy(scene.tokens, one, 'case') && isAbout(scene.tokens.lower[one] ?? '')),
    )
}

function isAbout(preposition: string): boolean {
  return /^(?:on|about|over|regarding|concerning)$/.test(preposition)
}

/**
 * The words of a topic: its subtree without its own preposition and the marks around it, on to the end of the phrase
 * where the tree hangs "in X and Y" elsewhere; never into the time and place of the meeting itself.
 */
function topicAt(scene: Scene, head: number): TokenRange {
  let { first, end } = subtree(scene.tokens, head)
  while (first < head && (scene.tokens.tag[first] === 'ADP' || scene.tokens.tag[first] === 'PUNCT')) first++
  while (end > head + 1 && scene.tokens.tag[end - 1] === 'PUNCT') end--
  const stop = scene.tokens.sentences[scene.tokens.sentenceOf[head] ?? 0]?.end ?? end
  while (end < stop && continues(scene, end)) end++
  return { first, end }
}

function continues(scene: Scene, at: number): boolean {
  const tag = scene.tokens.tag[at]
  if (tag === 'PUNCT' || tag === 'VERB' || tag === 'AUX' || tag === 'SCONJ' || tag === 'PRON' || tag === 'PART') return false
  const next = tag === 'ADP' ? at + 1 : at
  if (scene.analysed.times.some((time) => time.first <= next && next < time.end)) return false
  return !scene.analysed.places.some(
    (place) => place.first <= next && next < place.end && (place.reading.grain === 'city' || place.reading.grain === 'site'),
  )
}
