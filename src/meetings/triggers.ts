/** Finds the words that tell of meetings, and whether the meeting was held, is planned, cancelled, postponed or denied. */
import type { Clause, MeetingStatus, RuleId, Sentence } from '../model/index.js'
import { childrenOf, hangsBy } from '../model/tree.js'
import type { MeetingWord } from '../knowledge/meetings/index.js'
import type { Trigger } from './draft.js'
import { actorAt, clauseFor, lemmaAt, type Scene } from './scene.js'
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
  if (lemmaAt(scene, token) === 'sit' && !hasNear(scene, sentence, token, 'table', 'down')) return null
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
  const calling = isCallInPerson(scene, token)
  const word: MeetingWord = calling ? { ...known, form: 'in-person' } : known
  const clause = clauseFor(scene, token)
  const carrier = carrierOf(scene, token)
  const marker = caseOf(scene, token)
  const beside =
    (during.has(marker) || (means.has(marker) && (word.form === 'phone' || word.form === 'video'))) &&
    (hasCounterpart(scene, sentence, token) || isToldBeside(scene, token, word))
  if (scene.tokens.lower[token - 1] === 'such' || scene.tokens.lower[token - 1] === 'no') return null
  const journey = marker === 'for' && isPurposeOfJourney(scene, token) && hasCounterpart(scene, sentence, token)
  const lifted = (carrier !== null && scene.words.statusCues.has(carrier)) || cueBeside(scene, sentence, token) !== null
  const carried = carrier !== null && scene.words.light.has(carrier)
  if (!lifted && !carried && !beside && !journey) return null
  const past =
    beside &&
    !lifted &&
    (marker === 'after' || marker === 'following' || marker === 'during') &&
    tellingVerb(scene, token)?.standing === 'happened'
  const going = journey && !lifted && !carried ? tellingVerb(scene, token) : null
  const status = past ? 'held' : statusOf(scene, sentence, going ?? clause, word, going ? going.predicate : token)
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
const goings: ReadonlySet<string> = new Set('be arrive visit travel fly go come head meet return gather'.split(' '))

function isPurposeOfJourney(scene: Scene, token: number): boolean {
  const verb = tellingVerb(scene, token)
  return verb === null || goings.has(verb.lemma)
}

/** The lemma of the verb that carries the noun: its light verb, or the verb whose subject or object it is. */
function carrierOf(scene: Scene, token: number): string | null {
  const { tokens } = scene
  const clause = scene.clauseAt.get(token)
  if (clause?.light !== null && clause?.light !== undefined) return scene.clauseAt.get(clause.light)?.lemma ?? lemmaAt(scene, clause.light)
  if (!hangsBy(tokens, token, 'obj', 'nsubj', 'nsubj:pass', 'conj')) return null
  const up = tokens.head[token] ?? token
  if (tokens.tag[up] === 'NOUN' && hangsBy(tokens, token, 'conj')) return up === token ? null : carrierOf(scene, up)
  if (tokens.tag[up] !== 'VERB') return null
  const joined = withParticle(scene, up)
  return scene.words.statusCues.has(joined) ? joined : (scene.clauseAt.get(up)?.lemma ?? lemmaAt(scene, up))
}

function caseOf(scene: Scene, token: number): string {
  const marker = childrenOf(scene.tokens, token).find((child) => hangsBy(scene.tokens, child, 'case'))
  return marker === undefined ? '' : (scene.tokens.lower[marker] ?? '')
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

/** Null: no meeting of the news (history, mere possibility, invitations and wishes). */
function statusOf(scene: Scene, sentence: Sentence, clause: Clause | null, word: MeetingWord, token: number): MeetingStatus | null {
  const cue = cueAbove(scene, sentence, clause, token) ?? (scene.tokens.tag[token] === 'NOUN' ? cueBeside(scene, sentence, token) : null)
  if (cue) return cue
  if (!clause) return word.frame === 'visit' ? null : 'held'
  if (isRefused(scene, clause)) return null
  if (isDenied(scene, sentence, clause, token)) return 'denied'
  if (word.frame === 'visit')
    return isInvited(scene, clause) ? (isAccepted(scene, sentence) ? 'planned' : null) : isAhead(scene, clause, token) ? 'planned' : null
  if (isPlannedBy(scene, sentence, token) || (scene.tokens.tag[token] === 'NOUN' && planners.has(carrierOf(scene, token) ?? '')))
    return 'planned'
  switch (clause.standing) {
    case 'happened':
      return clause.negated ? 'denied' : clause.tense === 'future' ? 'planned' : 'held'
    case 'planned':
      return isWish(scene, clause) ? null : 'planned'
    case 'denied':
      return 'denied'
    case 'possible':
    case 'historical':
      return null
    default:
      return clause.standing satisfies never
  }
}

/** "rejected a proposal to meet X", "refused to meet": no meeting, and none denied. */
const refusing: ReadonlySet<string> = new Set('reject refuse decline rule spurn rebuff snub avoid dismiss shun'.split(' '))

function isRefused(scene: Scene, clause: Clause): boolean {
  for (let at: Clause | undefined = clause, steps = 0; at && steps < 4; steps++) {
    const parent: Clause | undefined = at.parent === null ? undefined : scene.analysed.clauses[at.parent]
    if (parent && (at.relation === 'xcomp' || at.relation === 'acl' || at.relation === 'obj' || at.relation === 'ccomp')) {
      if (refusing.has(parent.lemma.split(' ')[0] ?? '')) return true
    } else if (parent) return false
    at = parent
  }
  return false
}

/** Verbs before an infinitive that fix a meeting ("is to meet", "are scheduled to hold talks", "agreed to meet"). */
const fixing: ReadonlySet<string> = new Set('schedule expect due plan slate set agree will would'.split(' '))

/** Verbs that set a meeting for a day to come ("scheduled a summit"). */
const planners: ReadonlySet<string> = new Set(['schedule', 'plan', 'arrange', 'set', 'announce', 'call for'])

function isPlannedBy(scene: Scene, sentence: Sentence, token: number): boolean {
  for (let i = token - 1; i >= sentence.first && i > token - 6; i--) {
    const lemma = lemmaAt(scene, i)
    if (fixing.has(lemma) && scene.tokens.tag[i] !== 'NOUN') {
      if (lemma === 'agree' && scene.tokens.lower[i + 1] !== 'to' && scene.tokens.lower[i + 1] !== 'on') return false
      return lemma !== 'would' || scene.tokens.lower[i + 1] !== 'have'
    }
    if (scene.tokens.tag[i] === 'VERB' || scene.tokens.tag[i] === 'PUNCT') return false
  }
  return false
}

/** "wants to meet", "called for talks", "stands ready to host": somebody's wish or offer. */
const offers: ReadonlySet<string> = new Set(
  'ready willing prepared able keen eager offer propose invite want hope wish seek request ask call urge need try'.split(' '),
)

function isWish(scene: Scene, clause: Clause): boolean {
  if (clause.operators.some((operator) => operator.kind === 'wish' || operator.kind === 'request' || operator.kind === 'permission'))
    return true
  const parent = clause.parent === null ? null : scene.analysed.clauses[clause.parent]
  return parent !== null && parent !== undefined && offers.has(parent.lemma)
}

/** "invited X to visit". */
function isInvited(scene: Scene, clause: Clause): boolean {
  const parent = clause.parent === null ? null : scene.analysed.clauses[clause.parent]
  return parent?.lemma === 'invite'
}

/** The invitation was accepted in the same sentence or the next two of the paragraph. */
function isAccepted(scene: Scene, sentence: Sentence): boolean {
  for (let index = sentence.index; index <= sentence.index + 2; index++) {
    const next = scene.tokens.sentences[index]
    if (!next || next.paragraph !== sentence.paragraph) break
    for (let i = next.first; i < next.end; i++) if (lemmaAt(scene, i) === 'accept') return true
  }
  return false
}

function isAhead(scene: Scene, clause: Clause, token: number): boolean {
  const lemma = lemmaAt(scene, token)
  if (lemma === 'expect' || lemma === 'due') return true
  return clause.standing === 'planned' || clause.tense === 'future' || isModal(scene, token)
}

function isModal(scene: Scene, token: number): boolean {
  return /^(?:will|would|shall|'ll)$/.test(scene.tokens.lower[token - 1] ?? '')
}

/** A verb of cancelling or putting off whose subject or object the noun is, or that governs the clause. */
function cueAbove(scene: Scene, sentence: Sentence, clause: Clause | null, token: number): MeetingStatus | null {
  const { tokens } = scene
  for (let at = token, steps = 0; steps < 4; steps++) {
    const up = tokens.head[at] ?? at
    if (up === at || up < sentence.first || up >= sentence.end) break
    const lemma = scene.clauseAt.get(up)?.lemma ?? lemmaAt(scene, up)
    const found = scene.words.statusCues.get(lemma) ?? scene.words.statusCues.get(withParticle(scene, up))
    if (found && (hangsBy(tokens, at, 'obj', 'nsubj', 'nsubj:pass', 'xcomp', 'ccomp') || clause?.light === up)) return found
    at = up
  }
  return null
}

/** The same as the words stand: "a trip to X by Y fell through", "postponed his planned visit". */
function cueBeside(scene: Scene, sentence: Sentence, token: number): MeetingStatus | null {
  for (let i = token - 1; i >= sentence.first && i >= token - 4; i--) {
    const found = scene.words.statusCues.get(lemmaAt(scene, i))
    if (found && scene.tokens.tag[i] === 'VERB') return found
    if (scene.tokens.tag[i] === 'PUNCT' || scene.tokens.tag[i] === 'ADP') break
  }
  for (let i = token + 1; i < sentence.end && i < token + 16; i++) {
    if (scene.tokens.tag[i] === 'CCONJ' || scene.tokens.lower[i] === ';') return null
    if (scene.tokens.tag[i] === 'VERB')
      return scene.words.statusCues.get(lemmaAt(scene, i)) ?? scene.words.statusCues.get(withParticle(scene, i)) ?? null
  }
  return null
}

/** A verb with the particle right behind it or its object ("called the trip off", "fell through"). */
function withParticle(scene: Scene, verb: number): string {
  for (let i = verb + 1; i < verb + 5; i++) {
    const joined = `${lemmaAt(scene, verb)} ${scene.tokens.lower[i] ?? ''}`
    if (scene.words.statusCues.has(joined)) return joined
  }
  return ''
}

/** "No such meeting took place", "denied that they had met": said in the same sentence or the next. */
function isDenied(scene: Scene, sentence: Sentence, clause: Clause, token: number): boolean {
  if (clause.standing === 'denied') return true
  const hearsay = clause.reportedIn !== null || hasHearsay(scene, sentence, token)
  if (!hearsay) return false
  const next = scene.tokens.sentences[sentence.index + 1]
  const end = next && next.paragraph === sentence.paragraph ? next.end : sentence.end
  for (let i = token + 1; i < end - 1; i++) {
    const pair = `${scene.tokens.lower[i]} ${scene.tokens.lower[i + 1]}`
    if (pair === 'no such' || pair === 'never happened') return true
  }
  return false
}

const rumours: ReadonlySet<string> = new Set('report claim rumour rumor allegation speculation'.split(' '))
function hasHearsay(scene: Scene, sentence: Sentence, token: number): boolean {
  for (let i = sentence.first; i < token; i++) if (rumours.has(lemmaAt(scene, i))) return true
  return false
}
