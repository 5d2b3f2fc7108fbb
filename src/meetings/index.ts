/**
 * Meetings as things: who met whom, in which form, where, when, on what, and whether it took place. Several
 * sentences on one meeting give one record; a summit and the meetings beside it stay apart and are linked.
 */
import { daysBetween } from '../base/days.js'
import type { Day } from '../base/types.js'
import {
  type ActorMention,
  type AnalysedDispatch,
  type Event,
  type Meeting,
  partiesOf,
  type PlaceReading,
  rankOrder,
  type Statement,
} from '../model/index.js'
import { agendaOf } from './agenda.js'
import { formOf, placeOf } from './circumstances.js'
import { dayOf } from './days.js'
import type { Draft, Trigger } from './draft.js'
import { buildMeeting } from './build.js'
import { gather, type Gathering } from './merge.js'
import { lemmaAt, makeScene, type MeetingKnowledge, type Scene } from './scene.js'
import { type Sides, sidesOf } from './sides.js'
import { findTriggers } from './triggers.js'

/** All meetings of a dispatch, in order of their first words. */
export function codeMeetings(
  analysed: AnalysedDispatch,
  events: readonly Event[],
  _statements: readonly Statement[],
  knowledge: MeetingKnowledge,
): readonly Meeting[] {
  const scene = makeScene(analysed, knowledge)
  const drafts: Draft[] = []
  for (const trigger of findTriggers(scene)) {
    const draft = draftOf(scene, trigger, drafts)
    if (draft) drafts.push(draft)
  }
  const gatherings = gather(
    scene,
    withEscorts(withoutDoubles(drafts)).flatMap((draft) => separated(scene, draft)),
  )
  return linked(
    scene,
    gatherings.flatMap((gathering) => {
      const meeting = buildMeeting(scene, gathering, events)
      return meeting ? [{ meeting, gathering }] : []
    }),
  )
}

interface Built {
  readonly meeting: Meeting
  readonly gathering: Gathering
}

/** Links a meeting "on the sidelines" to the summit or gathering that the dispatch tells of beside it. */
function linked(scene: Scene, built: readonly Built[]): readonly Meeting[] {
  return built.map(({ meeting, gathering }) => {
    if (!gathering.drafts.some((draft) => isAside(scene, draft.trigger.sentence))) return meeting
    const around = built.find((one) => one.meeting !== meeting && isGathering(scene, one) && meeting.status === one.meeting.status)
    return around ? { ...meeting, within: around.meeting.id } : meeting
  })
}

const aside: ReadonlySet<string> = new Set(['sidelines', 'sideline', 'margins', 'margin', 'fringes'])

function isAside(scene: Scene, sentence: number): boolean {
  const { first, end } = scene.tokens.sentences[sentence] ?? { first: 0, end: 0 }
  for (let i = first; i < end; i++) if (aside.has(scene.tokens.lower[i] ?? '')) return true
  return false
}

/** A summit, or a meeting of three states or more, or of an organisation's members. */
function isGathering(scene: Scene, { meeting, gathering }: Built): boolean {
  if (gathering.drafts.some((draft) => isAside(scene, draft.trigger.sentence))) return false
  const states = new Set([...meeting.participants.map((party) => party.country), ...meeting.delegations])
  return (
    states.size > 2 ||
    [...states].some((code) => code !== null && !scene.states.has(code)) ||
    gathering.drafts.some((draft) => scene.tokens.lemma[draft.trigger.token] === 'summit')
  )
}

/** Sentences behind a meeting in which "a second round" is one of the same sides. */
const roundReach = 3

/** "A second round planned for Saturday": the sides of the meeting told just before, where the words name no two. */
function roundOf(scene: Scene, trigger: Trigger, told: readonly Draft[], sides: Sides): Sides {
  const lemma = lemmaAt(scene, trigger.token)
  if (!trigger.noun || !/^(?:round|session|meeting|talks?)$/.test(lemma) || stateCount(scene, [...sides.first, ...sides.second]) > 1)
    return sides
  const isNext = [1, 2].some((step) =>
    /^(?:second|third|fourth|fifth|next|new|fresh|another|further)$/.test(scene.tokens.lower[trigger.token - step] ?? ''),
  )
  const last = told.findLast((draft) => stateCount(scene, [...draft.first, ...draft.second]) > 1)
  if (!isNext || !last || trigger.sentence - last.trigger.sentence > roundReach) return sides
  // The next round has the same sides, not the same heads of delegations.
  return { first: last.first, second: last.second, guessed: false }
}

function stateCount(scene: Scene, mentions: readonly ActorMention[]): number {
  return new Set(
    mentions.flatMap((mention) => partiesOf(scene.analysed, mention).map((party) => party.country)).filter((code) => code !== null),
  ).size
}

function draftOf(scene: Scene, trigger: Trigger, told: readonly Draft[]): Draft | null {
  const sides = roundOf(scene, trigger, told, sidesOf(scene, trigger))
  const all = [...sides.first, ...sides.second]
  if (all.length === 0 || (trigger.frame === 'host' && sides.second.length === 0)) return null
  if (sides.guessed && trigger.noun && trigger.status === 'planned' && trigger.frame === 'talk') return null
  const day = dayOf(scene, trigger, all)
  if (day && trigger.status === 'held' && isHistory(scene, day.value.to)) return null
  const place = placeOf(scene, trigger, all, day?.value ?? null)
  if (
    trigger.frame === 'visit' &&
    !isVisitToMeet(scene, trigger, sides.second.length > 0 || isOfficial(scene, sides.first, place?.value ?? null))
  )
    return null
  return {
    trigger,
    first: sides.first,
    second: sides.second.filter((mention) => !sides.first.some((one) => one.entity === mention.entity)),
    form: formOf(scene, trigger, place?.value ?? null),
    status: trigger.status,
    when: day?.value ?? null,
    where: place?.value ?? null,
    whenBy: day?.by ?? null,
    whereBy: place?.by ?? null,
    agenda: agendaOf(scene, trigger, all),
    separate: isSeparate(scene, trigger) || isEachWith(scene, sides.second),
    because: [
      `'${scene.tokens.form[trigger.token]}' tells of a meeting (${trigger.rule})`,
      ...[day?.why, place?.why].filter((why) => why !== null && why !== undefined),
    ],
  }
}

/** Days before publication beyond which a meeting is background. */
const newsDays = 45
function isHistory(scene: Scene, to: Day): boolean {
  const { published } = scene.analysed.dispatch
  return published !== null && daysBetween(to, published) > newsDays
}

const purposes: ReadonlySet<string> = new Set([
  'discuss',
  'meet',
  'talk',
  'talks',
  'negotiate',
  'confer',
  'take',
  'review',
  'attend',
  'sign',
  'present',
  'brief',
  'address',
  'hold',
  'deliver',
  'participate',
  'join',
  'chair',
  'open',
  'seek',
  'mediate',
  'consult',
  'press',
  'prepare',
])

/** A visit ahead is a meeting when somebody invites or talks are its purpose; one that fell through always was to be one. */
function isVisitToMeet(scene: Scene, trigger: Trigger, invited: boolean): boolean {
  if (trigger.status !== 'planned' || invited) return true
  const sentence = scene.tokens.sentences[trigger.sentence]
  for (let i = trigger.token + 1; i < (sentence?.end ?? 0); i++) {
    const lead = scene.tokens.lower[i - 1]
    if ((lead === 'to' || lead === 'for') && purposes.has(scene.tokens.lower[i] ?? '')) return true
    if (lead === 'for' && talkNear(scene, i)) return true
  }
  return false
}

/** An envoy, a minister or higher who goes to another state, or to its capital, goes to meet its government. */
function isOfficial(scene: Scene, travellers: readonly ActorMention[], goal: PlaceReading | null): boolean {
  if (goal === null || goal.country === null) return false
  if (goal.grain !== 'country' && !scene.capitals.has(goal.place ?? '')) return false
  return travellers.some((mention) => {
    const entity = scene.analysed.entities[mention.entity]
    return entity?.rank != null && rankOrder(entity.rank) <= rankOrder('envoy') && entity.country !== goal.country
  })
}

/** "for a new round of indirect talks". */
function talkNear(scene: Scene, from: number): boolean {
  for (let i = from; i < from + 7; i++) if (scene.words.nouns.get(scene.tokens.lemma[i] ?? '')?.frame === 'talk') return true
  return false
}

/** "separate meetings with A and B" are one for each. */
function separated(scene: Scene, draft: Draft): readonly Draft[] {
  if (!draft.separate) return [draft]
  const because = [...draft.because, 'met separately']
  const met = draft.second.flatMap((mention) => {
    const members = scene.analysed.entities[mention.entity]?.members ?? []
    return members.length < 2 ? [mention] : members.map((entity) => ({ ...mention, entity }))
  })
  return met.length < 2 ? [{ ...draft, because }] : met.map((mention) => ({ ...draft, second: [mention], because }))
}

/** "spoke by phone with A and with B": each behind a "with" of its own. */
function isEachWith(scene: Scene, second: readonly ActorMention[]): boolean {
  return second.length > 1 && second.every((mention) => scene.tokens.lower[mention.first - 1] === 'with')
}

function isSeparate(scene: Scene, trigger: Trigger): boolean {
  return [-3, -2, -1, 1].some((step) => /^(?:separate|separately|individually)$/.test(scene.tokens.lower[trigger.token + step] ?? ''))
}

/** A sentence that tells of a visit and of the meeting it is for tells of one; a noun beside its own verb likewise. */
function withoutDoubles(drafts: readonly Draft[]): readonly Draft[] {
  const beside = (draft: Draft, test: (other: Draft) => boolean): Draft | undefined =>
    drafts.find((one) => one !== draft && one.trigger.sentence === draft.trigger.sentence && one.status === draft.status && test(one))
  return drafts.flatMap((draft) => {
    if (draft.trigger.frame === 'visit')
      return beside(draft, (one) => one.trigger.frame !== 'visit' && one.second.length > 0) ? [] : [draft]
    // "will fly to Y to meet X": where the traveller goes is where they meet.
    const journey =
      draft.where === null && draft.status !== 'held'
        ? beside(draft, (one) => one.trigger.frame === 'visit' && one.where !== null)
        : undefined
    return [journey ? { ...draft, where: journey.where, whereBy: journey.whereBy } : draft]
  })
}

/** Those who accompany somebody at the table are at the table: the meeting that is told nearest before. */
function withEscorts(drafts: readonly Draft[]): readonly Draft[] {
  const out: Draft[] = []
  for (const draft of drafts) {
    if (draft.trigger.frame !== 'escort') {
      out.push(draft)
      continue
    }
    const led = new Set(draft.second.map((mention) => mention.entity))
    const at = out.findLastIndex((one) => one.status === 'held' && [...one.first, ...one.second].some((mention) => led.has(mention.entity)))
    const meeting = out[at]
    if (meeting)
      out[at] = { ...meeting, first: [...meeting.first, ...draft.first], because: [...meeting.because, 'joined by those who accompanied'] }
  }
  return out
}
