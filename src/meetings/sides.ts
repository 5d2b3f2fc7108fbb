/** Who meets whom: the mentions on both sides of a trigger, by its clause's arguments, else by the order of the words. */
import type { ActorMention, Argument, Clause } from '../model/index.js'
import { alsoWith, chairsOf, councilOf, hostsOf, modifiersOf } from './around.js'
import { companyOf, lastTwo } from './company.js'
import type { Trigger } from './draft.js'
import { besides, firstFrom, listFrom } from './lists.js'
import { actorAt, actorsIn, lemmaAt, type Scene } from './scene.js'

export interface Sides {
  readonly first: readonly ActorMention[]
  readonly second: readonly ActorMention[]
  /** Nobody is told by the words of the meeting themselves: the nearest actor was taken. */
  readonly guessed: boolean
}

interface Read {
  readonly first: readonly ActorMention[]
  readonly second: readonly ActorMention[]
}

const counterpartMarkers: ReadonlySet<string> = new Set(['with', 'to', 'between', 'among', 'and', 'beside', 'alongside', 'opposite'])

/** "paid a courtesy call on X", "a letter from X", "a call from X" beside the prepositions of any talk. */
function leadsToCounterpart(trigger: Trigger, marker: string): boolean {
  if (counterpartMarkers.has(marker)) return true
  if (!trigger.noun) return false
  return marker === 'from' ? trigger.form === 'phone' || trigger.form === 'letter' : marker === 'on' && trigger.calling
}

/** Reads the sides of a trigger; both may be empty. */
export function sidesOf(scene: Scene, trigger: Trigger): Sides {
  const { first, second } = readSides(scene, trigger)
  const modifying = trigger.noun && trigger.frame === 'talk' ? modifiersOf(scene, trigger.token) : []
  const hosts = trigger.noun && trigger.frame === 'talk' ? hostsOf(scene, trigger) : []
  const guessed = second.length + modifying.length + hosts.length === 0 && !isToldBy(scene, trigger, first)
  const near = modifying.length > 1 && guessed ? [] : first
  return {
    first: companyOf(scene, near, trigger.token),
    second: [...companyOf(scene, second, trigger.token), ...modifying, ...hosts],
    guessed,
  }
}

/** Some of the first side are arguments of the trigger's own clause. */
function isToldBy(scene: Scene, trigger: Trigger, first: readonly ActorMention[]): boolean {
  return (
    first.length > 1 || (trigger.clause?.arguments.some((one) => first.some((mention) => actorAt(scene, one.head) === mention)) ?? false)
  )
}

function readSides(scene: Scene, trigger: Trigger): Read {
  if (trigger.frame === 'mutual' && !trigger.noun && isOfThings(scene, trigger)) return { first: [], second: [] }
  switch (trigger.frame) {
    case 'mutual':
    case 'call':
    case 'host': {
      const members = trigger.noun ? [] : councilOf(scene, trigger)
      if (members.length > 1) return { first: members, second: [] }
      return { first: subjects(scene, trigger), second: met(scene, trigger, true) }
    }
    case 'talk': {
      const second = met(scene, trigger, false)
      if (second.length > 0 || !trigger.noun) return { first: subjects(scene, trigger), second }
      const chairs = chairsOf(scene, trigger)
      return chairs.length > 1 ? { first: chairs, second: [] } : toldIn(scene, trigger)
    }
    case 'visit':
      return { first: travellers(scene, trigger), second: [...inviters(scene, trigger), ...counterparts(scene, trigger)] }
    case 'chair':
      return { first: subjects(scene, trigger), second: chaired(scene, trigger) }
    case 'escort':
      return { first: subjects(scene, trigger), second: objects(scene, trigger) }
    default:
      return trigger.frame satisfies never
  }
}

/** "X told Y in a phone call": the sides are those of the verb that the call stands beside. */
function toldIn(scene: Scene, trigger: Trigger): Read {
  const verb = tellingVerb(scene, trigger.token)
  const outer: Trigger = { ...trigger, clause: verb ?? trigger.clause }
  const told = verb
    ? withRoles(scene, outer, (one) => one.role === 'recipient' || one.role === 'object' || one.marker === 'to' || one.marker === 'with')
    : []
  return { first: subjects(scene, outer), second: told.filter((mention) => !isPress(scene, mention)) }
}

/** The verb that a noun with a preposition hangs from, be it over another noun, or null. */
export function tellingVerb(scene: Scene, noun: number): Clause | null {
  for (let at = noun, steps = 0; steps < 3; steps++) {
    const up = scene.tokens.head[at] ?? at
    if (up === at) return null
    if (scene.tokens.tag[up] === 'VERB') return scene.clauseAt.get(up) ?? null
    at = up
  }
  return null
}

function withRoles(scene: Scene, trigger: Trigger, test: (argument: Argument) => boolean): readonly ActorMention[] {
  const out: ActorMention[] = []
  for (const argument of trigger.clause?.arguments ?? []) {
    const mention = test(argument) ? actorAt(scene, argument.head) : null
    if (mention && !out.includes(mention)) out.push(mention)
  }
  return out
}

/** The agent: the clause's subject, "X's talks", "by X", else the nearest actor before the verb, over relative clauses and asides. */
function subjects(scene: Scene, trigger: Trigger): readonly ActorMention[] {
  const infinitive = forSubject(scene, trigger)
  if (infinitive) return [infinitive]
  const found = withRoles(
    scene,
    trigger,
    (one) =>
      (one.role === 'subject' && !(trigger.noun && one.via === 'control' && one.head > trigger.token)) ||
      one.role === 'possessor' ||
      one.marker === 'by' ||
      one.marker === 'between',
  )
  // "a plan for X to visit was shelved by Y": who is the subject before who only stands behind "by".
  const own = withRoles(scene, trigger, (one) => one.role === 'subject' && one.marker !== 'by')
  if (found.length > 0) return (own.length > 0 ? own : found).flatMap((mention) => listFrom(scene, mention, trigger.token))
  const above = found.length === 0 ? participleSubject(scene, trigger) : []
  if (above.length > 0) return above
  const two = trigger.clause?.arguments.filter((one) => one.role === 'subject').flatMap((one) => lastTwo(scene, one.head)) ?? []
  if (two.length > 0) return two
  if (trigger.clause?.passive === true && trigger.frame === 'host') return []
  const sentence = scene.tokens.sentences[trigger.sentence]
  const before = sentence ? actorsIn(scene, sentence.first, trigger.token) : []
  const nearest =
    before.findLast((mention) => !/^(?:of|in|with|for|from|to|by)$/.test(scene.tokens.lower[mention.first - 1] ?? '')) ??
    before[before.length - 1]
  return nearest ? [nearest] : subjectsAbove(scene, trigger)
}

/** "a plan for X to visit Y": the subject of an infinitive behind "for". */
function forSubject(scene: Scene, trigger: Trigger): ActorMention | null {
  if (trigger.noun || scene.tokens.lower[trigger.token - 1] !== 'to') return null
  const before = actorAt(scene, trigger.token - 2)
  return before && scene.tokens.lower[before.first - 1] === 'for' ? before : null
}

/** "met X a day after holding talks with Y": a participle's subject is that of the clause above it. */
function participleSubject(scene: Scene, trigger: Trigger): readonly ActorMention[] {
  const { tokens } = scene
  const verb = trigger.noun ? (tokens.head[trigger.token] ?? trigger.token) : trigger.token
  if (tokens.fine[verb] !== 'VBG') return []
  let clause = scene.clauseAt.get(verb)
  for (let steps = 0; clause && steps < 3; steps++) {
    clause = clause.parent === null ? undefined : scene.analysed.clauses[clause.parent]
    const mentions =
      clause?.arguments.filter((one) => one.role === 'subject' && one.marker !== 'by').map((one) => actorAt(scene, one.head)) ?? []
    const found = mentions.filter((mention) => mention !== null)
    if (found.length > 0) return found
  }
  return []
}

/** "Speaking after a meeting with X, Y said": the subject of the sentence's own clause, where nobody stands before the trigger. */
function subjectsAbove(scene: Scene, trigger: Trigger): readonly ActorMention[] {
  for (const clause of scene.analysed.clauses) {
    if (clause.sentence !== trigger.sentence || clause.predicate < trigger.token || clause.kind !== 'verb' || clause.reportedIn !== null)
      continue
    const subject = clause.arguments.filter((one) => one.role === 'subject' && one.via === null).map((one) => actorAt(scene, one.head))[0]
    if (subject) return [subject]
  }
  return []
}

/** Those met: the object where the frame has one, and whoever stands behind "with" or "to". */
function met(scene: Scene, trigger: Trigger, direct: boolean): readonly ActorMention[] {
  const passive = trigger.clause?.passive === true && trigger.frame === 'host'
  const found = withRoles(scene, trigger, (one) => {
    if (one.role === 'object' || one.role === 'recipient') return direct || one.marker === 'with'
    return (one.role === 'oblique' || one.role === 'modifier') && one.marker !== null && leadsToCounterpart(trigger, one.marker)
  })
  const other =
    trigger.frame === 'host' &&
    found.length === 0 &&
    (trigger.clause?.arguments.some((one) => one.role === 'object' && tokenIsThing(scene, one.head)) ?? false)
  const anchor = other ? null : (found[0] ?? behind(scene, trigger, direct))
  const all = [
    ...found,
    ...(anchor ? listFrom(scene, anchor, Number.POSITIVE_INFINITY) : []),
    ...(anchor ? alsoWith(scene, trigger, anchor) : []),
  ]
  const unique = all.map((mention) => wholeOf(scene, mention)).filter((mention, index, list) => list.indexOf(mention) === index)
  const guests = trigger.frame === 'host' ? unique.filter((mention) => isGuest(scene, mention)) : unique
  const behindIt = guests.filter((mention) => mention.first > trigger.token || passive)
  return [...receivers(scene, trigger), ...behindIt].filter((mention) => !isPress(scene, mention))
}

/** "X received a call from Y": X, whom the noun's light verb makes its recipient. */
function receivers(scene: Scene, trigger: Trigger): readonly ActorMention[] {
  if (!trigger.noun || trigger.frame !== 'talk') return []
  return withRoles(scene, trigger, (one) => one.role === 'recipient' && one.via === 'light-verb')
}

/** "members of the Council": of whom no state is known, the body that they belong to. */
function wholeOf(scene: Scene, mention: ActorMention): ActorMention {
  const entity = scene.analysed.entities[mention.entity]
  if (entity?.kind !== 'people' || entity.country !== null || scene.tokens.lower[mention.end] !== 'of') return mention
  const next =
    scene.tokens.lower[mention.end + 1] === 'the'
      ? (actorAt(scene, mention.end + 1) ?? actorAt(scene, mention.end + 2))
      : actorAt(scene, mention.end + 1)
  return next ?? mention
}

/** "demands were met by X": met as one meets a demand, where the subject is nobody. */
function isOfThings(scene: Scene, trigger: Trigger): boolean {
  if (trigger.clause?.passive !== true) return false
  return trigger.clause.arguments.some((one) => one.role === 'object' && tokenIsThing(scene, one.head))
}

/** True for an object that is nobody ("welcomed the release", "received aid"). */
function tokenIsThing(scene: Scene, token: number): boolean {
  return scene.tokens.tag[token] === 'NOUN' && actorAt(scene, token) === null
}

function objects(scene: Scene, trigger: Trigger): readonly ActorMention[] {
  const found = withRoles(scene, trigger, (one) => one.role === 'object')
  const next = behind(scene, trigger, true)
  return found.length > 0 ? found : next ? [next] : []
}

/** Participles that stand before an office as adjectives do. */
const attributive: ReadonlySet<string> = new Set([
  'visiting',
  'outgoing',
  'incoming',
  'touring',
  'departing',
  'ousted',
  'deposed',
  'newly',
  'elected',
  'appointed',
  'wide',
  'ranging',
])

/** The actor right behind the verb, or behind the "with" or "to" that follows it, as the words stand. */
function behind(scene: Scene, trigger: Trigger, direct: boolean): ActorMention | null {
  const sentence = scene.tokens.sentences[trigger.sentence]
  if (!sentence) return null
  let open = direct
  for (let i = trigger.token + 1; i < sentence.end && i < trigger.token + 25; i++) {
    const text = scene.tokens.lower[i] ?? ''
    const opens = text === 'to' ? trigger.frame === 'talk' : text !== 'among' && text !== 'and' && leadsToCounterpart(trigger, text)
    if (opens && scene.tokens.tag[i] === 'ADP') open = true
    const mention = open ? actorAt(scene, i) : null
    if (mention) return mention
    if (text === 'about' && !trigger.noun) return null
    const light = trigger.noun && scene.words.light.has(lemmaAt(scene, i))
    if ((scene.tokens.tag[i] === 'VERB' && !attributive.has(text) && !light) || text === ';') return null
    if (direct && scene.tokens.tag[i] === 'ADP' && text !== 'with' && text !== 'here' && i > trigger.token + 1) open = false
  }
  return null
}

/** Persons and delegations can be received; a state can only be welcomed as an act of praise. */
function isGuest(scene: Scene, mention: ActorMention): boolean {
  if (scene.words.housed.has(lemmaAt(scene, mention.head))) return false
  const kind = scene.analysed.entities[mention.entity]?.kind
  if (/^(?:delegation|team|mission|envoy|deputation|entourage)$/.test(lemmaAt(scene, mention.head))) return true
  return kind !== 'state' && kind !== 'organisation' && kind !== 'body' && kind !== 'group'
}

function isPress(scene: Scene, mention: ActorMention): boolean {
  return scene.words.press.has(lemmaAt(scene, mention.head))
}

/** Those who go: the subject, "a trip by X", "X's visit", "a delegation led by X". */
function travellers(scene: Scene, trigger: Trigger): readonly ActorMention[] {
  if (lemmaAt(scene, trigger.token) === 'send' || lemmaAt(scene, trigger.token) === 'dispatch') return objects(scene, trigger)
  const own = subjects(scene, trigger)
  const sentence = scene.tokens.sentences[trigger.sentence]
  if (!sentence || !trigger.noun) return ledBy(scene, own, trigger)
  for (let i = trigger.token + 1; i < Math.min(sentence.end - 1, trigger.token + 14); i++) {
    if ((scene.tokens.tag[i] === 'VERB' && scene.tokens.lower[i + 1] !== 'by') || lemmaAt(scene, i) === 'invitation') break
    if (i > trigger.token + 7 && scene.tokens.form[i - 1] !== ',') continue
    const mention = scene.tokens.lower[i] === 'by' || scene.tokens.lower[i] === 'of' ? actorAt(scene, i + 1) : null
    if (mention) return [mention]
  }
  return own
}

/** "a delegation led by X": X goes with it. */
function ledBy(scene: Scene, own: readonly ActorMention[], trigger: Trigger): readonly ActorMention[] {
  const sentence = scene.tokens.sentences[trigger.sentence]
  if (!sentence) return own
  for (let i = sentence.first; i < trigger.token - 1; i++) {
    const led = /^(?:led|headed)$/.test(scene.tokens.lower[i] ?? '') && scene.tokens.lower[i + 1] === 'by'
    const leader = led ? actorAt(scene, i + 2) : null
    if (leader && !own.includes(leader)) return [...own, leader]
  }
  return own
}

/** "will travel to Y for talks with X": whom the traveller goes to meet. */
function counterparts(scene: Scene, trigger: Trigger): readonly ActorMention[] {
  const sentence = scene.tokens.sentences[trigger.sentence]
  if (!sentence) return []
  for (let i = trigger.token + 1; i < sentence.end - 2; i++) {
    if (
      scene.tokens.lower[i + 1] !== 'with' ||
      scene.words.nouns.get(lemmaAt(scene, i))?.frame !== 'talk' ||
      !isPurpose(scene, i, trigger.token)
    )
      continue
    const host = firstFrom(scene, i + 2, sentence.end)
    return host ? listFrom(scene, host, Number.POSITIVE_INFINITY) : []
  }
  return []
}

/** The talks are what the journey is for: "for talks", "to hold another round of talks". */
function isPurpose(scene: Scene, talks: number, journey: number): boolean {
  for (let i = talks - 1; i > journey && i > talks - 7; i--) {
    const text = scene.tokens.lower[i] ?? ''
    if (text === 'for' || text === 'hold' || text === 'have' || text === 'conduct') return true
  }
  return false
}

/** "at the invitation of X", "at X's invitation", "invited by X". */
function inviters(scene: Scene, trigger: Trigger): readonly ActorMention[] {
  const sentence = scene.tokens.sentences[trigger.sentence]
  if (!sentence) return []
  for (let i = sentence.first; i < sentence.end - 1; i++) {
    const lemma = lemmaAt(scene, i)
    if (lemma !== 'invitation' && lemma !== 'invite') continue
    const after = scene.tokens.lower[i + 1]
    if (after === 'of' || after === 'from' || after === 'by') return besides(scene, firstFrom(scene, i + 2, sentence.end))
    const inviting = lemma === 'invite' && i < trigger.token ? scene.clauseAt.get(i) : undefined
    const host = inviting?.arguments.filter((one) => one.role === 'subject').map((one) => actorAt(scene, one.head))[0]
    if (host) return [host]
    const owner =
      lemma === 'invitation' ? (actorAt(scene, i - 1) ?? (scene.tokens.lower[i - 1] === "'s" ? actorAt(scene, i - 2) : null)) : null
    if (owner) return [owner]
  }
  return []
}

/** "chairing their meeting": whose meeting it was. */
function chaired(scene: Scene, trigger: Trigger): readonly ActorMention[] {
  const sentence = scene.tokens.sentences[trigger.sentence]
  if (!sentence) return []
  for (let i = trigger.token + 1; i < Math.min(sentence.end, trigger.token + 10); i++) {
    if (!scene.words.nouns.has(lemmaAt(scene, i)) || scene.words.nouns.get(lemmaAt(scene, i))?.frame !== 'talk') continue
    const owner = ownerIn(scene, trigger.token + 1, i)
    const of = scene.tokens.lower[i + 1] === 'of' || scene.tokens.lower[i + 1] === 'with' ? firstFrom(scene, i + 2, sentence.end) : null
    return [...(owner ? [owner] : []), ...(of ? listFrom(scene, of, Number.POSITIVE_INFINITY) : [])]
  }
  return []
}

/** The possessor of a noun, be it a mere pronoun ("their meeting"). */
function ownerIn(scene: Scene, first: number, end: number): ActorMention | null {
  return scene.analysed.actors.find((mention) => mention.first >= first && mention.end <= end) ?? null
}
