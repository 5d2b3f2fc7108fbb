/** Whether a meeting was held, is planned, cancelled, postponed or denied, by the words around its trigger. */
import type { Clause, MeetingStatus, Sentence } from '../model/index.js'
import { childrenOf, hangsBy } from '../model/tree.js'
import type { MeetingWord } from '../knowledge/meetings/index.js'
import { carrierOf, withParticle } from './carriers.js'
import { lemmaAt, type Scene } from './scene.js'

/** Null: no meeting of the news (history, mere possibility, invitations and wishes). */
export function statusOf(scene: Scene, sentence: Sentence, clause: Clause | null, word: MeetingWord, token: number): MeetingStatus | null {
  const cue = cueAbove(scene, sentence, clause, token) ?? (scene.tokens.tag[token] === 'NOUN' ? cueBeside(scene, sentence, token) : null)
  if (cue) return cue
  if (!clause) return word.frame === 'visit' ? null : 'held'
  if (isRefused(scene, clause) && scene.tokens.tag[token] !== 'NOUN') return null
  if (willNotBe(scene, token)) return 'cancelled'
  if (isDenied(scene, sentence, clause, token)) return isMereMotion(scene, word, token) ? null : 'denied'
  if (isAnnounced(scene, token)) return 'planned'
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

/** "the forthcoming visit", "planned talks between A and B". */
export function isAnnounced(scene: Scene, token: number): boolean {
  const { tokens } = scene
  if (tokens.tag[token] !== 'NOUN') return false
  for (let i = token - 1; i > token - 4; i--) {
    if (/^(?:forthcoming|upcoming|planned|scheduled|impending|coming|long-planned|envisaged)$/.test(tokens.lower[i] ?? '')) return true
    if (tokens.tag[i] !== 'ADJ' && tokens.tag[i] !== 'NOUN' && tokens.tag[i] !== 'PROPN') return false
  }
  return false
}

/** "will not take place", "would not go ahead": what had been fixed is off. */
function willNotBe(scene: Scene, token: number): boolean {
  const { tokens } = scene
  if (tokens.tag[token] !== 'NOUN') return false
  const verb = tokens.head[token] ?? token
  if (!/^(?:take|go|happen|proceed|hold|occur|convene)$/.test(lemmaAt(scene, verb))) return false
  const below = childrenOf(tokens, verb)
  return (
    below.some((child) => /^(?:will|wo|would|wouldn|'ll)$/.test(tokens.lower[child] ?? '')) &&
    below.some((child) => /^(?:not|n't|n’t|longer)$/.test(tokens.lower[child] ?? ''))
  )
}

/** "you cannot come in", "had never gone beyond": verbs of motion denied tell of no meeting. */
function isMereMotion(scene: Scene, word: MeetingWord, token: number): boolean {
  return word.frame === 'visit' && scene.tokens.tag[token] !== 'NOUN' && !/^(?:visit|travel)$/.test(lemmaAt(scene, token))
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
    // "is to be received", but not "if X were to meet Y".
    if (scene.tokens.lower[i] === 'to' && /^(?:is|are|was|were)$/.test(scene.tokens.lower[i - 1] ?? ''))
      return !isConditional(scene, sentence.first, i)
    if (scene.tokens.tag[i] === 'VERB' || scene.tokens.tag[i] === 'PUNCT') return false
  }
  return false
}

function isConditional(scene: Scene, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (/^(?:if|should|unless|whether)$/.test(scene.tokens.lower[i] ?? '')) return true
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
export function cueAbove(scene: Scene, sentence: Sentence, clause: Clause | null, token: number): MeetingStatus | null {
  const { tokens } = scene
  for (let at = token, steps = 0; steps < 4; steps++) {
    const up = tokens.head[at] ?? at
    if (up === at || up < sentence.first || up >= sentence.end) break
    const lemma = scene.clauseAt.get(up)?.lemma ?? lemmaAt(scene, up)
    const found = scene.words.statusCues.get(lemma) ?? scene.words.statusCues.get(withParticle(scene, up))
    const isObject = scene.clauseAt.get(up)?.arguments.some((one) => one.role === 'object' && one.head === at) ?? false
    const isArgument = isObject || hangsBy(tokens, at, 'obj', 'nsubj', 'nsubj:pass', 'xcomp', 'ccomp') || clause?.light === up
    if (found && isArgument) return found
    if (isArgument && isTurned(scene, at, up)) return isMovedVerb(lemma) ? 'postponed' : 'cancelled'
    at = up
  }
  return null
}

function isMovedVerb(lemma: string): boolean {
  return lemma === 'move' || lemma === 'shift' || lemma === 'carry'
}

/** "a visit was refused by the authorities", "the trip has been moved to a later date". */
function isTurned(scene: Scene, noun: number, verb: number): boolean {
  const lemma = lemmaAt(scene, verb)
  if (scene.words.nouns.get(lemmaAt(scene, noun))?.frame === undefined || scene.tokens.tag[noun] !== 'NOUN') return false
  if (isMovedVerb(lemma)) return [2, 3, 4, 5].some((step) => /^(?:later|next|another|new)$/.test(scene.tokens.lower[verb + step] ?? ''))
  return scene.words.nouns.get(lemmaAt(scene, noun))?.frame === 'visit' && /^(?:refuse|veto|block|bar|disallow|forbid|ban)$/.test(lemma)
}

/** The same as the words stand: "a trip to X by Y fell through", "postponed his planned visit". */
export function cueBeside(scene: Scene, sentence: Sentence, token: number): MeetingStatus | null {
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

/** "No such meeting took place", "denied that they had met": said in the same sentence or the next. */
function isDenied(scene: Scene, sentence: Sentence, clause: Clause, token: number): boolean {
  if (clause.standing === 'denied') return true
  const rumoured = hasHearsay(scene, sentence, token)
  // "dismissed as fabrication a report that X had met Y".
  if (rumoured && isDismissed(scene, sentence, token)) return true
  if (clause.reportedIn === null && !rumoured) return false
  const next = scene.tokens.sentences[sentence.index + 1]
  const end = next && next.paragraph === sentence.paragraph ? next.end : sentence.end
  for (let i = token + 1; i < end - 1; i++) {
    const pair = `${scene.tokens.lower[i]} ${scene.tokens.lower[i + 1]}`
    if (pair === 'no such' || pair === 'never happened') return true
  }
  return false
}

function isDismissed(scene: Scene, sentence: Sentence, token: number): boolean {
  for (let i = sentence.first; i < token; i++)
    if (scene.tokens.tag[i] === 'VERB' && /^(?:dismiss|deny|refute|rebut)$/.test(lemmaAt(scene, i))) return true
  return false
}

const rumours: ReadonlySet<string> = new Set('report claim rumour rumor allegation speculation'.split(' '))
function hasHearsay(scene: Scene, sentence: Sentence, token: number): boolean {
  for (let i = sentence.first; i < token; i++) if (rumours.has(lemmaAt(scene, i))) return true
  return false
}
