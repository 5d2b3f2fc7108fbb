/** Form and place of a meeting, each with the words that say so. */
import {
  type ActorMention,
  type MeetingForm,
  partiesOf,
  type PlaceMention,
  type PlaceReading,
  type TimeReading,
  type TokenRange,
} from '../model/index.js'
import { charSpan } from '../model/tokens.js'
import { datelineDay } from '../model/dateline.js'
import type { Trigger } from './draft.js'
import { arrival, journeyPlace } from './journeys.js'
import { lemmaAt, type Scene } from './scene.js'

/** A value with the tokens that support it; `by` null for an inference, which `why` then names. */
export interface Found<T> {
  readonly value: T
  readonly by: TokenRange | null
  readonly why: string | null
}

/** The form: by cues near the trigger, by the word itself, by a cue of the headline; "spoke with" beside a place is in person. */
export function formOf(scene: Scene, trigger: Trigger, place: PlaceReading | null): MeetingForm {
  if (trigger.calling) return 'in-person'
  const near = cueNear(scene, trigger)
  if (near) return near
  if (trigger.form) return trigger.form
  const headline = cueInHeadline(scene)
  if (headline) return headline
  if (place) return 'in-person'
  return trigger.noun || !speaking.has(lemmaAt(scene, trigger.token)) ? 'in-person' : 'phone'
}

/** Words between which and the trigger no other verb stands: "held a meeting by videoconference", "spoke by phone". */
function cueNear(scene: Scene, trigger: Trigger): MeetingForm | null {
  const sentence = scene.tokens.sentences[trigger.sentence]
  if (!sentence) return null
  const from = Math.max(sentence.first, trigger.token - 4)
  for (let i = from; i < Math.min(sentence.end, trigger.token + 25); i++) {
    if (i > trigger.token && scene.tokens.tag[i] === 'VERB' && i > trigger.token + 1) break
    const cue = scene.words.formCues.get(lemmaAt(scene, i))
    if (cue && isCue(scene, i, trigger)) return cue
  }
  return null
}

/** "call" is a cue as a noun only; "telephone" and "phone" as nouns or modifiers; a letter only where letters are exchanged. */
function isCue(scene: Scene, at: number, trigger: Trigger): boolean {
  const tag = scene.tokens.tag[at]
  if (tag !== 'NOUN' && tag !== 'ADJ' && tag !== 'ADV' && tag !== 'PROPN') return false
  const lemma = lemmaAt(scene, at)
  if (lemma === 'letter') return lemmaAt(scene, trigger.token) === 'exchange'
  return lemma !== 'call' || at <= trigger.token + 6
}

function cueInHeadline(scene: Scene): MeetingForm | null {
  for (const sentence of scene.tokens.sentences) {
    if (!sentence.inHeadline) continue
    for (let i = sentence.first; i < sentence.end; i++) {
      const cue = scene.words.formCues.get(lemmaAt(scene, i)) ?? scene.words.formCues.get((scene.tokens.lower[i] ?? '').replace(/s$/, ''))
      if (cue && cue !== 'letter' && scene.tokens.lower[i + 1] !== 'for' && scene.tokens.lower[i + 1] !== 'on') return cue
    }
  }
  return null
}

/** The place: the trigger's own, "here" of the dateline, where both sides stand together nearby, else the dateline's where the day is its day. */
export function placeOf(
  scene: Scene,
  trigger: Trigger,
  sides: readonly ActorMention[],
  when: TimeReading | null,
): Found<PlaceReading> | null {
  const sentence = scene.tokens.sentences[trigger.sentence]
  if (!sentence) return null
  const { dateline } = scene
  if (isAtDistance(scene, trigger)) return null
  const own = ownPlace(scene, trigger)
  if (dateline && saysHere(scene, sentence.first, sentence.end))
    return { value: dateline.reading, by: null, why: 'place by "here" and the dateline' }
  if (own) return { value: inCity(scene, own.reading), by: own, why: null }
  const there = saysThere(scene, trigger) ? lastCity(scene, trigger) : null
  if (there) return { value: there.reading, by: there, why: 'place by "there"' }
  const visited = trigger.frame === 'visit' && !trigger.noun ? visitedState(scene, trigger) : null
  if (visited) return visited
  const shared = sharedPlace(scene, trigger, sides)
  if (shared) return { value: shared.reading, by: shared, why: 'place where both sides are told of together' }
  const mediated = mediatorsPlace(scene, trigger, sides)
  if (mediated) return { value: mediated.reading, by: mediated, why: 'place by the seat of the mediator' }
  if (isRemote(scene, trigger)) return null
  const reached = journeyPlace(scene, trigger, sides)
  if (reached) return { value: reached.reading, by: reached, why: 'place that one side had travelled to' }
  if (!dateline || trigger.status !== 'held') return null
  if (speaking.has(lemmaAt(scene, trigger.token)) && !isAtHome(scene, dateline.reading.country, sides)) return null
  const day = datelineDay(scene.analysed.dispatch)
  const atHome = trigger.sentence <= firstBody(scene) && isAtHome(scene, dateline.reading.country, sides)
  const same = atHome || (when === null ? trigger.sentence <= firstBody(scene) : day !== null && when.grain === 'day' && when.from === day)
  return same ? { value: dateline.reading, by: null, why: 'place by the dateline' } : null
}

const mediating: ReadonlySet<string> = new Set(
  'mediation mediated mediating mediator auspices facilitation facilitated brokered hosted patronage'.split(' '),
)

/** "Under the mediation of the Angolan president", told in Luanda: the city of a third party under whose roof the sides sit down. */
function mediatorsPlace(scene: Scene, trigger: Trigger, sides: readonly ActorMention[]): PlaceMention | null {
  const { tokens, analysed } = scene
  const sentence = tokens.sentences[trigger.sentence]
  if (!sentence) return null
  let told = false
  for (let i = sentence.first; i < sentence.end && !told; i++) told = mediating.has(tokens.lower[i] ?? '')
  if (!told) return null
  const own = new Set(sides.flatMap((mention) => partiesOf(analysed, mention).map((party) => party.country)))
  const third = new Set<string>()
  for (const mention of analysed.actors) {
    const country = analysed.entities[mention.entity]?.country
    if (mention.first >= sentence.first && mention.end <= sentence.end && mention.reading === 'actor' && country && !own.has(country))
      third.add(country)
  }
  return (
    analysed.places.findLast(
      ({ first, end, reading }) =>
        reading.grain === 'city' &&
        reading.country !== null &&
        third.has(reading.country) &&
        end <= sentence.end &&
        tokens.sentenceOf[first] === trigger.sentence,
    ) ?? null
  )
}

/** A call or letter has no place, whatever city is named beside it. */
function isAtDistance(scene: Scene, trigger: Trigger): boolean {
  const form = cueNear(scene, trigger) ?? trigger.form
  return !trigger.calling && (form === 'phone' || form === 'letter')
}

/** A palace or hall stands for the city that the dispatch is datelined from, where both lie in one state. */
function inCity(scene: Scene, place: PlaceReading): PlaceReading {
  const city = scene.dateline?.reading
  const isThere = place.country === null || city?.country === place.country
  return place.grain === 'site' && city?.grain === 'city' && isThere ? city : place
}

function saysThere(scene: Scene, trigger: Trigger): boolean {
  const end = scene.tokens.sentences[trigger.sentence]?.end ?? 0
  for (let i = trigger.token + 1; i < Math.min(end, trigger.token + 10); i++)
    if (scene.tokens.lower[i] === 'there' && scene.tokens.tag[i] === 'ADV') return true
  return false
}

/** The city named last before the trigger, in its paragraph or the sentence before it. */
function lastCity(scene: Scene, trigger: Trigger): PlaceMention | null {
  const from = scene.tokens.sentences[Math.max(0, trigger.sentence - 2)]?.first ?? 0
  return (
    scene.analysed.places.findLast((place) => place.reading.grain === 'city' && place.first >= from && place.end <= trigger.token) ?? null
  )
}

/** Verbs that do not tell by themselves that anybody was in the same room. */
const speaking: ReadonlySet<string> = new Set(['speak', 'talk'])

/** The lead tells of a meeting of the state that it is datelined from: there they met, were it days before. */
function isAtHome(scene: Scene, country: PlaceReading['country'], sides: readonly ActorMention[]): boolean {
  const states = new Set(sides.map((mention) => scene.analysed.entities[mention.entity]?.country))
  return country !== null && states.has(country) && states.size > 1
}

function isRemote(scene: Scene, trigger: Trigger): boolean {
  const form = cueNear(scene, trigger) ?? trigger.form ?? cueInHeadline(scene)
  return form === 'phone' || form === 'video' || form === 'letter' || (form === null && !trigger.noun && scene.dateline === null)
}

/** Index of the first sentence of the body. */
export function firstBody(scene: Scene): number {
  return scene.tokens.sentences.find((sentence) => !sentence.inHeadline)?.index ?? 0
}

function saysHere(scene: Scene, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (scene.tokens.lower[i] === 'here' && scene.tokens.tag[i] === 'ADV') return true
  return false
}

/** A place in the trigger's clause; for a visit also a country; behind the trigger before one in front of it. */
function ownPlace(scene: Scene, trigger: Trigger): PlaceMention | null {
  const sentence = scene.tokens.sentences[trigger.sentence]
  const places = scene.analysed.places.filter((place) => sentence && place.first >= sentence.first && place.end <= sentence.end)
  if (trigger.frame === 'visit') return goal(trigger, places)
  // "discussed the conflict in Y": Y is what they spoke of, unless it hangs from the verb itself.
  if (lemmaAt(scene, trigger.token) === 'discuss')
    return (
      places.find((place) => scene.tokens.head[place.head] === trigger.token && isIn(scene, place) && place.reading.grain !== 'country') ??
      null
    )
  const fitting = places.filter(
    (place) =>
      place.reading.grain !== 'sea' &&
      (place.reading.grain !== 'country' || isIn(scene, place)) &&
      isIn(scene, place) &&
      sameClause(scene, trigger, place),
  )
  const pinned = fitting.filter((place) => place.reading.grain !== 'country')
  const list = pinned.length > 0 ? pinned : fitting
  return list.find((place) => place.first > trigger.token) ?? list[list.length - 1] ?? arrival(scene, trigger, places)
}

function isIn(scene: Scene, place: PlaceMention): boolean {
  const article = scene.tokens.lower[place.first - 1] === 'the'
  return /^(?:in|at|near|outside|on|aboard)$/.test(scene.tokens.lower[place.first - (article ? 2 : 1)] ?? '')
}

/** The place's clause is the trigger's, or one between them; a place in what is said ("said talks in X failed") is not the meeting's. */
function sameClause(scene: Scene, trigger: Trigger, place: PlaceMention): boolean {
  if (verbBetween(scene, trigger.token, place.head)) return false
  const clause = scene.settings.clauseOf(place.head)
  if (!clause || !trigger.clause || clause.index === trigger.clause.index || clause.predicate === trigger.token) return true
  if (clause.parent === trigger.clause.index && clause.kind === 'noun') return true
  if (trigger.noun && clause.predicate === scene.tokens.head[trigger.token]) return true
  // "the dialogue planned for 22 May in Y".
  if (trigger.noun && clause.relation.startsWith('acl') && scene.tokens.head[clause.predicate] === trigger.token) return true
  return clause.reportedIn === trigger.clause.reportedIn && clause.relation !== 'acl:relcl'
}

/**
 * A finite verb between trigger and place takes the place for itself ("met X and opened a consulate in Y"); of a
 * place in front of the trigger not the verb that carries the trigger's noun ("in Y they held talks").
 */
function verbBetween(scene: Scene, trigger: number, place: number): boolean {
  const [from, to] = trigger < place ? [trigger + 1, place] : [place + 1, trigger]
  for (let i = from; i < to; i++) {
    const fine = scene.tokens.fine[i] ?? ''
    const finite = scene.tokens.tag[i] === 'VERB' && (fine === 'VBD' || fine === 'VBZ' || fine === 'VBP' || fine === 'VB')
    const carrier = i === scene.tokens.head[trigger] || (trigger > place && scene.words.light.has(lemmaAt(scene, i)))
    if (finite && !carrier) return true
  }
  return false
}

/** Where a visit goes: the first place behind the trigger, or the object of "visit" that is a state. */
function goal(trigger: Trigger, places: readonly PlaceMention[]): PlaceMention | null {
  const behind = places.find((place) => place.first > trigger.token && place.first <= trigger.token + 8 && place.reading.grain !== 'sea')
  return behind ?? (trigger.noun ? (places[0] ?? null) : null)
}

/** The object of "visit" that is a state ("will visit India"): a country, and no pin. */
function visitedState(scene: Scene, trigger: Trigger): Found<PlaceReading> | null {
  const mention = scene.analysed.actors.find(
    (one) => one.first > trigger.token && one.first <= trigger.token + 2 && scene.analysed.entities[one.entity]?.kind === 'state',
  )
  const entity = mention && scene.analysed.entities[mention.entity]
  if (!mention || !entity?.country) return null
  const printed = charSpan(scene.tokens, mention)
  const name = scene.analysed.dispatch.text.slice(printed.from, printed.to)
  return {
    value: { place: null, name, country: entity.country, grain: 'country', basis: 'stated', latitude: null, longitude: null },
    by: mention,
    why: null,
  }
}

/** In the sentences before, both sides beside exactly one place: "told X in Delhi that ... The two met for an hour." */
function sharedPlace(scene: Scene, trigger: Trigger, sides: readonly ActorMention[]): PlaceMention | null {
  const entities = new Set(sides.flatMap((mention) => [mention.entity, ...(scene.analysed.entities[mention.entity]?.members ?? [])]))
  if (entities.size < 2) return null
  for (let index = trigger.sentence - 1; index >= Math.max(0, trigger.sentence - 2); index--) {
    const sentence = scene.tokens.sentences[index]
    if (!sentence || sentence.inHeadline) continue
    const present = new Set(
      scene.actors
        .filter((mention) => mention.first >= sentence.first && mention.end <= sentence.end && entities.has(mention.entity))
        .map((mention) => mention.entity),
    )
    const places = scene.analysed.places.filter(
      (place) => place.first >= sentence.first && place.end <= sentence.end && place.reading.grain === 'city' && isIn(scene, place),
    )
    const [only, ...more] = places
    if (present.size >= 2 && only && more.length === 0) return only
  }
  return null
}
