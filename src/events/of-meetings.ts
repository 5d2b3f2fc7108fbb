/** The acts that meetings are: who met consulted, who is to meet agreed to; told once, where no rule has read them off the words. */
import { contentId } from '../base/hash.js'
import {
  type AnalysedDispatch,
  type CountryCode,
  type Event,
  type EventType,
  type Meeting,
  type Party,
  partyOf,
  type RuleId,
} from '../model/index.js'
import { dispatchDay } from './when.js'

/** The events together with those of meetings held or planned whose sides no event of that type holds yet; `events` come first. */
export function withMeetings(analysed: AnalysedDispatch, events: readonly Event[], meetings: readonly Meeting[]): readonly Event[] {
  const out = [...events]
  for (const meeting of meetings) {
    if (meeting.status !== 'held' && meeting.status !== 'planned') continue
    const type = (meeting.status === 'held' ? 'CONSULT' : 'AGREE') as EventType
    const sides = sidesOf(analysed, meeting)
    const host = sides.length === 1 && meeting.status === 'planned' ? hostOf(analysed, meeting, sides[0]) : null
    if (host) sides.push(host)
    const pairs = sides.flatMap((a, i) => sides.slice(i + 1).map((b): readonly [Party, Party] => [a, b]))
    const open = pairs.filter(([a, b]) => !out.some((event) => event.type === type && joins(event, a, b)))
    if (open.length === 0) continue
    if (open.length === pairs.length) out.push(eventOf(analysed, meeting, type, sides))
    else for (const pair of open) out.push(eventOf(analysed, meeting, type, pair))
  }
  return out
}

/** One party for each state or organisation at the table, delegations by the words that name them; sorted by code. */
function sidesOf(analysed: AnalysedDispatch, meeting: Meeting): Party[] {
  const sides = new Map<CountryCode, Party>()
  for (const party of meeting.participants) if (party.country && !sides.has(party.country)) sides.set(party.country, party)
  const at = meeting.evidence[0].from
  for (const code of meeting.delegations) {
    const party = sides.has(code) ? null : nearest(analysed, code, at)
    if (party) sides.set(code, party)
  }
  return [...sides].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, party]) => party)
}

/** A journey ahead to another state is agreed with that state, whoever will receive the visitor. */
function hostOf(analysed: AnalysedDispatch, meeting: Meeting, visitor: Party | undefined): Party | null {
  const code = meeting.where?.country ?? null
  if (code === null || code === visitor?.country) return null
  const at = meeting.evidence[0].from
  return nearest(analysed, code, at) ?? nearest(analysed, code, at, true)
}

/** The mention of a state's own side that stands nearest to a place in the text. */
function nearest(analysed: AnalysedDispatch, code: CountryCode, at: number, places = false): Party | null {
  let best: Party | null = null
  for (const mention of analysed.actors) {
    const entity = analysed.entities[mention.entity]
    if (entity?.country !== code || (mention.reading === 'place' && !places) || mention.reading === 'people') continue
    const party = partyOf(analysed, mention)
    if (!best || Math.abs(party.span.from - at) < Math.abs(best.span.from - at)) best = party
  }
  return best
}

function joins(event: Event, a: Party, b: Party): boolean {
  if (event.standing === 'historical' || event.standing === 'denied') return false
  const all = [...event.sources, ...event.targets]
  return all.some((one) => one.country === a.country) && all.some((one) => one.country === b.country)
}

function eventOf(analysed: AnalysedDispatch, meeting: Meeting, type: EventType, parties: readonly Party[]): Event {
  const [first, second, ...others] = parties as readonly [Party, Party, ...Party[]]
  const trigger = meeting.evidence.find((one) => one.part === 'trigger') ?? meeting.evidence[0]
  const held = meeting.status === 'held'
  const remote = meeting.form === 'phone' || meeting.form === 'video'
  return {
    kind: 'event',
    id: contentId<'record'>('e', [
      analysed.dispatch.id,
      'event',
      type,
      ...parties.map((party) => party.actor ?? party.country ?? party.text),
      `${trigger.from}-${trigger.to}`,
    ]),
    type,
    mode: held && remote ? 'phone' : null,
    contexts: ['diplomatic'],
    cameo: held ? (remote ? '041' : '040') : '036',
    // Several meet each other: all are sources.
    sources: others.length > 0 ? [first, second, ...others] : [first],
    targets: others.length > 0 ? [] : [second],
    symmetric: true,
    when: held ? meeting.when : dispatchDay(analysed),
    where: held ? meeting.where : null,
    standing: held ? 'happened' : 'planned',
    reportedBy: meeting.reportedBy,
    evidence: meeting.evidence,
    foundBy: `${held ? 'consult' : 'agree'}/meeting` as RuleId,
    because: [`the meeting found by ${meeting.foundBy}`],
    rivals: [],
    score: meeting.score,
  }
}
