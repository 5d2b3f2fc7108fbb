/** Finds the words that tell of meetings. */
import type { Clause, RuleId, Sentence } from '../model/index.js'
import { childrenOf, conjuncts, hangsBy } from '../model/tree.js'
import type { MeetingWord } from '../knowledge/meetings/index.js'
import { carrierOf, caseOf, measured } from './carriers.js'
import type { Trigger } from './draft.js'
import { actorAt, clauseFor, lemmaAt, type Scene } from './scene.js'
import { cueAbove, cueBeside, isAnnounced, statusOf } from './status.js'
import { tellingVerb } from './sides.js'

/** All triggers of the body, in order. */
export function findTriggers(scene: Scene): readonly Trigger[] {
  const triggers: Trigger[] = []
  for (const sentence of scene.tokens.sentences) {
    if (sentence.inHeadline) continue
    for (let token = sentence.first; token < sentence.end; token++) {
      const trigger = verbTrigger(scene, sentence, token) ?? nounTrigger(scene, sentence, token)
      if (trigger) triggers.push(trigger)
    }
  }
  return triggers
}

function verbTrigger(scene: Scene, sentence: Sentence, token: number): Trigger | null {
  const tag = scene.tokens.tag[token]
  if (tag !== 'VERB' && tag !== 'ADJ' && tag !== 'AUX') return null
  const own = scene.clauseAt.get(token) ?? null
  const word = scene.words.verbs.get(own?.lemma ?? '') ?? scene.words.verbs.get(lemmaAt(scene, token))
  if (!word || (tag === 'ADJ' && word.frame !== 'visit')) return null
  if (word.frame === 'visit' && lemmaAt(scene, token) === 'expect' && !isPassive(scene, token)) return null
  if (
    lemmaAt(scene, token) === 'discuss' &&
    (own?.arguments.filter((one) => one.role === 'subject' && actorAt(scene, one.head) !== null).length ?? 0) < 2
  )
    return null
  // "called on both sides to stop": a demand, no call paid.
  if (own?.lemma.startsWith('call ') && own.arguments.some((one) => one.role === 'clause')) return null
  if (lemmaAt(scene, token) === 'due' && !isDueSomewhere(scene, token)) return null
  if (lemmaAt(scene, token) === 'send' && !sendsEnvoy(scene, own)) return null
  if (lemmaAt(scene, token) === 'sit' && !hasNear(scene, sentence, token, 'table', 'down', 'beside', 'alongside', 'opposite', 'across'))
    return null
  if (lemmaAt(scene, token) === 'sign' && !signTogether(scene, own)) return null
  if (lemmaAt(scene, token) === 'see' && !seesSomebody(scene, token)) return null
  if (lemmaAt(scene, token) === 'shake' && !hasNear(scene, sentence, token, 'hand', 'hands')) return null
  const clause = own ?? clauseFor(scene, token)
  const status = statusOf(scene, sentence, clause, word, token)
  return (
    status && {
      token,
      sentence: sentence.index,
      frame: word.frame,
      form: word.form,
      clause,
      noun: false,
      calling: false,
      definite: false,
      status,
      rule: `meeting/${word.frame}` as RuleId,
    }
  )
}

/** "is due in Y", "is due to meet X": no "talks due to open". */
function isDueSomewhere(scene: Scene, token: number): boolean {
  const next = scene.tokens.lower[token + 1] ?? ''
  if (next !== 'to') return true
  return (
    scene.words.verbs.has(lemmaAt(scene, token + 2)) ||
    (scene.words.light.has(lemmaAt(scene, token + 2)) && scene.tokens.tag[token + 3] !== 'ADP')
  )
}

/** "a congratulatory message", "a letter of condolence": courtesy, no exchange on a matter. */
function isCeremonial(scene: Scene, token: number): boolean {
  const courtesy = /^(?:congratulat|condolence|sympath|greeting|felicitation|birthday|festive|new-year)/
  return [token - 2, token - 1, token + 2].some((at) => courtesy.test(scene.tokens.lower[at] ?? ''))
}

/** "after talks hosted by X". */
function isHosted(scene: Scene, token: number): boolean {
  for (let i = token + 1; i < token + 5; i++)
    if (/^(?:hosted|chaired|mediated|brokered)$/.test(scene.tokens.lower[i] ?? '')) return scene.tokens.lower[i + 1] === 'by'
  return false
}

/** "President A and President B signed here": officials of two states who sign in one place sit at one table. */
function signTogether(scene: Scene, clause: Clause | null): boolean {
  if (!clause || clause.passive || clause.tense !== 'past') return false
  const { analysed, tokens } = scene
  const sentence = tokens.sentences[clause.sentence]
  if (!sentence) return false
  const signing = clause.arguments.filter((one) => one.role === 'subject').flatMap((one) => conjuncts(tokens, one.head))
  const states = new Set(
    signing.flatMap((head) => {
      const mention = actorAt(scene, head)
      const entity = mention ? analysed.entities[mention.entity] : undefined
      return entity?.kind === 'person' && entity.country !== null ? [entity.country] : []
    }),
  )
  const isThere = analysed.places.some(
    (place) => place.reading.grain === 'city' && place.first >= clause.predicate && place.end <= sentence.end,
  )
  let isHere = false
  for (let at = clause.predicate; at < sentence.end && !isHere; at++) isHere = tokens.lower[at] === 'here' && tokens.tag[at] === 'ADV'
  return states.size > 1 && (isThere || isHere)
}

/** "will be in Berlin to see Chancellor X": an infinitive or future with a named official right behind it. */
function seesSomebody(scene: Scene, token: number): boolean {
  if (!/^(?:to|will|would)$/.test(scene.tokens.lower[token - 1] ?? '')) return false
  const mention = actorAt(scene, token + 1) ?? actorAt(scene, token + 2)
  const entity = scene.analysed.entities[mention?.entity ?? -1]
  return entity?.kind === 'person' && entity.name !== null && entity.rank !== null
}

/** "will send its envoy X to Y": somebody is sent, to a place. */
function sendsEnvoy(scene: Scene, clause: Clause | null): boolean {
  if (!clause || clause.passive) return false
  const sent = clause.arguments.find((one) => one.role === 'object')
  const mention = sent ? actorAt(scene, sent.head) : null
  const kind = mention ? scene.analysed.entities[mention.entity]?.kind : undefined
  return (kind === 'person' || kind === 'delegation') && clause.arguments.some((one) => one.marker === 'to')
}

function isPassive(scene: Scene, token: number): boolean {
  return scene.clauseAt.get(token)?.passive === true || /^(?:is|are|was|were|be|been)$/.test(scene.tokens.lower[token - 1] ?? '')
}

function hasNear(scene: Scene, sentence: Sentence, token: number, ...wanted: readonly string[]): boolean {
  for (let i = token + 1; i < Math.min(sentence.end, token + 8); i++) if (wanted.includes(scene.tokens.lower[i] ?? '')) return true
  return false
}

/** Prepositions that put a happening before, beside or inside another ("said after talks with"). */
const during: ReadonlySet<string> = new Set(['after', 'following', 'during', 'at', 'in', 'before', 'ahead'])
/** Prepositions of the means ("by telephone", "on a call", "over the phone"). */
const means: ReadonlySet<string> = new Set(['by', 'on', 'over', 'via', 'through'])

/** A noun of talk or travel that a verb carries, that takes place, or that something else is told beside. */
function nounTrigger(scene: Scene, sentence: Sentence, token: number): Trigger | null {
  const { tokens } = scene
  if (tokens.tag[token] !== 'NOUN') return null
  const known = nounAt(scene, token)
  if (!known || hangsBy(tokens, token, 'compound', 'flat')) return null
  if (known.form === 'letter' && isCeremonial(scene, token)) return null
  const calling = isCallInPerson(scene, token)
  const word: MeetingWord = calling ? { ...known, form: 'in-person' } : known
  const clause = clauseFor(scene, token)
  const anchor = measured(scene, token)
  const carrier = carrierOf(scene, token) ?? carrierOf(scene, anchor)
  const marker = caseOf(scene, anchor)
  const beside =
    (during.has(marker) || (means.has(marker) && (word.form === 'phone' || word.form === 'video'))) &&
    (hasCounterpart(scene, sentence, token) || isHosted(scene, token) || isToldBeside(scene, token, word))
  if (scene.tokens.lower[token - 1] === 'such' || scene.tokens.lower[token - 1] === 'no') return null
  const journey = marker === 'for' && isPurposeOfJourney(scene, token) && hasCounterpart(scene, sentence, token)
  const announced = isAnnounced(scene, token) && (word.frame === 'visit' || hasCounterpart(scene, sentence, token))
  const lifted =
    announced ||
    (carrier !== null && scene.words.statusCues.has(carrier)) ||
    cueBeside(scene, sentence, token) !== null ||
    cueAbove(scene, sentence, clause, token) !== null
  const carried = carrier !== null && scene.words.light.has(carrier)
  if (!lifted && !carried && !beside && !journey) return null
  // "told X by telephone that the visit was cancelled": what is told is no word on the call.
  const byMeans = beside && means.has(marker) && !announced
  const past =
    beside &&
    (!lifted || byMeans) &&
    (marker === 'after' || marker === 'following' || marker === 'during' || word.form === 'phone' || word.form === 'video') &&
    tellingVerb(scene, token)?.standing === 'happened'
  const going = journey && !lifted && !carried ? tellingVerb(scene, token) : null
  const told = past ? 'held' : statusOf(scene, sentence, going ?? clause, word, going ? going.predicate : token)
  const status = told === 'held' && going !== null && leavings.has(going.lemma) ? 'planned' : told
  return (
    status && {
      token,
      sentence: sentence.index,
      frame: word.frame,
      form: word.form,
      clause,
      noun: true,
      calling,
      definite: isDefinite(scene, token),
      status,
      rule: `meeting/${word.frame}-noun` as RuleId,
    }
  )
}

/** A noun alone or with the noun before it ("video conference", "working lunch"). */
function nounAt(scene: Scene, token: number): MeetingWord | null {
  const lemma = lemmaAt(scene, token)
  return (
    scene.words.nouns.get(`${scene.tokens.lower[token - 1] ?? ''} ${lemma}`) ??
    scene.words.nouns.get(lemma) ??
    scene.words.nouns.get(scene.tokens.lower[token] ?? '') ??
    null
  )
}

/** "paid a courtesy call on X", "called on X": a visit and no telephone. */
function isCallInPerson(scene: Scene, token: number): boolean {
  const before = scene.tokens.lower[token - 1] ?? ''
  if (before === 'courtesy' || before === 'farewell' || before === 'protocol') return true
  return lemmaAt(scene, token) === 'call' && carrierOf(scene, token) === 'pay'
}

function isDefinite(scene: Scene, token: number): boolean {
  const { tokens } = scene
  return childrenOf(tokens, token).some((child) => child < token && /^(?:the|this|their)$/.test(tokens.lower[child] ?? ''))
}

/**
 * "told him in a phone call", "conveyed to him by telephone": the form alone makes the telling a meeting, where
 * somebody is told; "A and B agreed during talks": two subjects of one verb beside any talk.
 */
function isToldBeside(scene: Scene, token: number, word: MeetingWord): boolean {
  const verb = tellingVerb(scene, token)
  if (verb === null || word.frame !== 'talk') return false
  if (verb.arguments.filter((one) => one.role === 'subject' && actorAt(scene, one.head) !== null).length > 1) return true
  if (word.form !== 'phone' && word.form !== 'video') return false
  return verb.arguments.some(
    (one) => (one.role === 'recipient' || one.role === 'object' || one.marker === 'to') && actorAt(scene, one.head) !== null,
  )
}

/** Verbs of going and being somewhere that talks are the purpose of ("was in Y for talks with X"). */
const goings: ReadonlySet<string> = new Set(
  'be arrive visit travel fly go come head meet return gather leave depart land jet journey embark'.split(' '),
)

/** Verbs of going that leave the talks ahead. */
const leavings: ReadonlySet<string> = new Set(['leave', 'depart', 'embark'])

function isPurposeOfJourney(scene: Scene, token: number): boolean {
  const verb = tellingVerb(scene, token)
  return verb === null || goings.has(verb.lemma)
}

/** "with X" or "between X and Y" right behind the noun's phrase. */
function hasCounterpart(scene: Scene, sentence: Sentence, token: number): boolean {
  for (let i = token + 1; i < Math.min(sentence.end, token + 6); i++) {
    const text = scene.tokens.lower[i] ?? ''
    if (text === 'with' || text === 'between') return true
    if (scene.tokens.tag[i] === 'VERB') return false
  }
  return false
}
