/** Who meets whom: the mentions on both sides of a trigger, by its clause's arguments, else by the order of the words. */
import type { ActorMention, Argument, Clause } from '../model/index.js'
import type { Trigger } from './draft.js'
import { actorAt, actorsIn, lemmaAt, type Scene } from './scene.js'

export interface Sides {
  readonly first: readonly ActorMention[]
  readonly second: readonly ActorMention[]
}

const counterpartMarkers: ReadonlySet<string> = new Set(['with', 'to', 'between', 'among', 'and'])

/** Reads the sides of a trigger; both may be empty. */
export function sidesOf(scene: Scene, trigger: Trigger): Sides {
  if (trigger.frame === 'mutual' && !trigger.noun && isOfThings(scene, trigger)) return { first: [], second: [] }
  switch (trigger.frame) {
    case 'mutual':
    case 'call':
    case 'host':
      return { first: subjects(scene, trigger), second: met(scene, trigger, true) }
    case 'talk': {
      const second = met(scene, trigger, false)
      return second.length === 0 && trigger.noun ? toldIn(scene, trigger) : { first: subjects(scene, trigger), second }
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
function toldIn(scene: Scene, trigger: Trigger): Sides {
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
  const found = withRoles(
    scene,
    trigger,
    (one) => one.role === 'subject' || one.role === 'possessor' || one.marker === 'by' || one.marker === 'between',
  )
  if (found.length > 0) return found.flatMap((mention) => listFrom(scene, mention, trigger.token))
  if (trigger.clause?.passive === true && trigger.frame === 'host') return []
  const sentence = scene.tokens.sentences[trigger.sentence]
  const before = sentence ? actorsIn(scene, sentence.first, trigger.token) : []
  const nearest =
    before.findLast((mention) => !/^(?:of|in|with|for|from|to|by)$/.test(scene.tokens.lower[mention.first - 1] ?? '')) ??
    before[before.length - 1]
  return nearest ? [nearest] : subjectsAbove(scene, trigger)
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
    return (one.role === 'oblique' || one.role === 'modifier') && one.marker !== null && counterpartMarkers.has(one.marker)
  })
  const other =
    trigger.frame === 'host' &&
    found.length === 0 &&
    (trigger.clause?.arguments.some((one) => one.role === 'object' && tokenIsThing(scene, one.head)) ?? false)
  const anchor = other ? null : (found[0] ?? behind(scene, trigger, direct))
  const all = [...found, ...(anchor ? listFrom(scene, anchor, Number.POSITIVE_INFINITY) : [])]
  const unique = all.map((mention) => wholeOf(scene, mention)).filter((mention, index, list) => list.indexOf(mention) === index)
  const guests = trigger.frame === 'host' ? unique.filter((mention) => isGuest(scene, mention)) : unique
  return guests.filter((mention) => mention.first > trigger.token || passive).filter((mention) => !isPress(scene, mention))
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
    if (text === 'with' || text === 'between' || (text === 'to' && trigger.frame === 'talk' && scene.tokens.tag[i] === 'ADP')) open = true
    const mention = open ? actorAt(scene, i) : null
    if (mention) return mention
    if (text === 'about' && !trigger.noun) return null
    const light = trigger.noun && scene.words.light.has(lemmaAt(scene, i))
    if ((scene.tokens.tag[i] === 'VERB' && !attributive.has(text) && !light) || text === ';') return null
    if (direct && scene.tokens.tag[i] === 'ADP' && text !== 'with' && text !== 'here' && i > trigger.token + 1) open = false
  }
  return null
}

/** A mention with those listed behind it ("President A, Prime Minister B, and Foreign Minister C"), as far as only commas and "and" stand between. */
function listFrom(scene: Scene, mention: ActorMention, before: number): readonly ActorMention[] {
  const out = [mention]
  let last = mention
  for (let index = (scene.covering.get(mention.first) ?? 0) + 1; index < scene.actors.length; index++) {
    const next = scene.actors[index]
    if (!next || next.first >= before) break
    // The state in "A of X and B of Y" only says whose A is.
    if (next.first === last.end + 1 && scene.tokens.lower[last.end] === 'of') {
      last = next
      continue
    }
    if (!joins(scene, last.end, next.first)) break
    out.push(next)
    last = next
  }
  return out
}

function joins(scene: Scene, from: number, to: number): boolean {
  if (to - from > 5) return false
  let linked = false
  for (let i = from; i < to; i++) {
    const text = scene.tokens.lower[i] ?? ''
    const named = scene.tokens.tag[i] === 'PROPN' && (scene.tokens.lower[i - 1] === 'of' || scene.tokens.tag[i - 1] === 'PROPN')
    if (text === 'of' || named) continue
    if (text === ',' || text === 'and' || text === '&' || text === 'as' || text === 'well' || text === 'also') linked = true
    else if (
      text !== 'with' &&
      text !== 'the' &&
      text !== 'his' &&
      text !== 'her' &&
      text !== 'their' &&
      text !== 'both' &&
      text !== 'other' &&
      text !== 'senior'
    )
      return false
  }
  return linked
}

/** Persons and delegations can be received; a state can only be welcomed as an act of praise. */
function isGuest(scene: Scene, mention: ActorMention): boolean {
  const kind = scene.analysed.entities[mention.entity]?.kind
  return kind !== 'state' && kind !== 'organisation' && kind !== 'body' && kind !== 'group'
}

function isPress(scene: Scene, mention: ActorMention): boolean {
  return scene.words.press.has(lemmaAt(scene, mention.head))
}

/** Those who go: the subject, "a trip by X", "X's visit", "a delegation led by X". */
function travellers(scene: Scene, trigger: Trigger): readonly ActorMention[] {
  const own = subjects(scene, trigger)
  const sentence = scene.tokens.sentences[trigger.sentence]
  if (!sentence || !trigger.noun) return ledBy(scene, own, trigger)
  for (let i = trigger.token + 1; i < Math.min(sentence.end - 1, trigger.token + 8); i++) {
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

function firstFrom(scene: Scene, at: number, end: number): ActorMention | null {
  for (let i = at; i < Math.min(end, at + 5); i++) {
    const mention = actorAt(scene, i)
    if (mention) return mention
  }
  return null
}

/** A mention and the name in apposition to it ("his counterpart, X"); behind a name nobody stands in apposition. */
function besides(scene: Scene, mention: ActorMention | null): readonly ActorMention[] {
  if (!mention) return []
  const next = scene.tokens.lower[mention.end] === ',' && mention.form !== 'name' ? actorAt(scene, mention.end + 1) : null
  return next ? [mention, next] : [mention]
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
