/** Bodies pointed to by what they are: "the rebels", "the agency", "the bloc" for the last one named of that kind. */
import type { RuleId } from '../model/ids.js'
import { type Discourse, type Referent, referentOfActor } from './discourse.js'
import type { Draft } from './draft.js'
import type { Resolution } from './resolve.js'

const rebels: ReadonlySet<string> = new Set([
  'rebel',
  'rebellion',
  'movement',
  'group',
  'militia',
  'insurgent',
  'fighter',
  'militant',
  'insurgency',
  'guerrilla',
  'armed group',
  'rebel group',
  'separatist',
  'organisation',
  'organization',
  'faction',
  'terrorist',
  'murderer',
  'militant group',
  'terrorist group',
  'gunman',
])
const agencies: ReadonlySet<string> = new Set([
  'agency',
  'organisation',
  'organization',
  'body',
  'charity',
  'watchdog',
  'institution',
  'mission',
  'fund',
  'group',
])
const chambers: ReadonlySet<string> = new Set(['chamber', 'council'])
const blocs: ReadonlySet<string> = new Set([
  'bloc',
  'grouping',
  'union',
  'alliance',
  'regional bloc',
  'regional body',
  'organisation',
  'organization',
  'body',
  'community',
  'block',
])

/** "The rebels" for M23, "the agency" for the WFP, "the bloc" for the EU: the last one named of that kind. */
export function groupOfKind(discourse: Discourse, draft: Draft): Resolution | null {
  const fits = (one: Referent): boolean => {
    if (one.actor === null && one.name === null) return false
    if (rebels.has(draft.lemma) && (one.sector === ('REB' as never) || one.sector === ('UAF' as never)) && one.kind !== 'person')
      return true
    if (chambers.has(draft.lemma) && one.actor !== null && /^UN\/(SC|GA|HRC)$/.test(one.actor)) return true
    if (
      agencies.has(draft.lemma) &&
      one.kind === 'body' &&
      (one.sector === ('IGO' as never) || one.sector === ('NGO' as never) || (draft.lemma === 'agency' && one.sector === ('JRN' as never)))
    )
      return true
    return (
      blocs.has(draft.lemma) &&
      one.kind === 'organisation' &&
      discourse.context.book.members.has(one.actor ?? '') &&
      one.actor !== ('UN' as never)
    )
  }
  let best: Referent | null = null
  for (const one of discourse.referents) if (one.mentions > 0 && fits(one) && (!best || one.lastToken > best.lastToken)) best = one
  if (best) return { referent: best, link: 'coreference/description' as RuleId, score: 0.8 }
  if (draft.lemma !== 'bloc' && draft.lemma !== 'regional bloc' && draft.lemma !== 'rebellion') return null
  const later = discourse.drafts.find((one) => {
    const body = one.actor === null ? undefined : discourse.context.book.bodies.get(one.actor)
    return (
      one.first > draft.first &&
      body !== undefined &&
      (draft.lemma === 'rebellion'
        ? body.sector === ('REB' as never)
        : body.kind === 'organisation' && discourse.context.book.members.has(body.id) && body.id !== ('UN' as never))
    )
  })
  if (!later || later.actor === null) return null
  return { referent: referentOfActor(discourse, later, later.actor), link: 'coreference/named-later' as RuleId, score: 0.7 }
}
