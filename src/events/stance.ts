/** Verbal events that show only in what a statement says: praise, criticism, a demand inside quoted words. */
import { contentId } from '../base/hash.js'
import { type Event, type EventType, evidenceOf, type Party, type RuleId, type Statement } from '../model/index.js'
import type { Scene } from './context.js'
import { ordered } from './evidence.js'

/** Speech that is praise or blame by its very verb. */
const outspoken = new Set(['praise', 'welcome', 'thank', 'accuse', 'criticise', 'condemn'])

/** Events of statements whose stance toward a party no rule has coded. */
export function stanceEvents(scene: Scene, statements: readonly Statement[], told: readonly Event[]): readonly Event[] {
  const out: Event[] = []
  for (const statement of statements) {
    if (statement.hearsay || statement.anonymous || statement.within !== null) continue
    for (const { party, sign } of statement.toward) {
      if (sign === 0 || !outspoken.has(statement.act)) continue
      const type = sign > 0 ? 'SUPPORT' : 'ACCUSE'
      const speakers = statement.speakers.filter((speaker) => !sameSide(speaker, party))
      const [first] = speakers
      if (!first || first.country === null || party.country === null || speakers.length < statement.speakers.length) continue
      if ([...told, ...out].some((event) => codes(event, statement, party, type))) continue
      out.push(stanceEvent(scene, statement, [first, ...speakers.slice(1)], party, type))
    }
  }
  return out
}

function sameSide(a: Party, b: Party): boolean {
  return a.entity === b.entity || (a.country !== null && a.country === b.country)
}

function codes(event: Event, statement: Statement, party: Party, type: string): boolean {
  if (event.type !== type || !event.sources.some((one) => statement.speakers.some((speaker) => sameSide(one, speaker)))) return false
  // A rule that read the same words has found whom they are aimed at.
  const trigger = event.evidence.find((one) => one.part === 'trigger')
  if (trigger && statement.evidence.some((one) => one.from <= trigger.from && trigger.from < one.to)) return true
  return event.targets.some((one) => sameSide(one, party))
}

function stanceEvent(scene: Scene, statement: Statement, sources: Event['sources'], party: Party, type: 'SUPPORT' | 'ACCUSE'): Event {
  const evidence = ordered([
    ...statement.content.map((span) => evidenceOf(span, 'trigger')),
    ...sources.map((source) => evidenceOf(source.span, 'source')),
    evidenceOf(party.span, 'target'),
  ])
  return {
    kind: 'event',
    id: contentId<'record'>('e', [
      scene.analysed.dispatch.id,
      'stance',
      type,
      ...[...sources, party].map((one) => one.actor ?? one.country ?? one.text),
      String(evidence[0].from),
    ]),
    type: type as EventType,
    mode: type === 'ACCUSE' ? 'disapprove' : null,
    contexts: [],
    cameo: type === 'ACCUSE' ? '111' : '051',
    sources,
    targets: [party],
    symmetric: false,
    when: statement.when,
    where: null,
    standing: 'happened',
    reportedBy: null,
    evidence,
    foundBy: `stance/${type.toLowerCase()}` as RuleId,
    because: [`statement ${statement.foundBy}: stance toward ${party.name ?? party.text}`],
    rivals: [],
    score: statement.score * 0.8,
  }
}
