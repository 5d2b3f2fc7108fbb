/** Names that several states or bodies bear: Congo, Korea, Guinea, Brussels ... settled by what else the dispatch speaks of. */
import type { ActorId, RuleId } from '../model/ids.js'
import { type Discourse, referentOfActor } from './discourse.js'
import type { Draft } from './draft.js'
import type { Resolution } from './resolve.js'

/** The bearer that the dispatch names without doubt, or whose seat is its dateline; else the first of the book. */
export function stateOf(discourse: Discourse, draft: Draft, actor: ActorId): Resolution {
  if (draft.rivals.length === 0) return { referent: referentOfActor(discourse, draft, actor), link: null, score: 1 }
  const bearers = [actor, ...draft.rivals]
  const clear =
    (draft.form === 'metonym' ? undefined : bearers.find((one) => discourse.context.datelineCountry === (one as string))) ??
    (draft.reading === 'place' ? undefined : mentionedClearly(discourse, draft, bearers))
  return clear
    ? { referent: referentOfActor(discourse, draft, clear), link: 'ambiguity/context' as RuleId, score: 0.85 }
    : { referent: referentOfActor(discourse, draft, actor), link: null, score: 0.6 }
}

/** The bearer that is named elsewhere by a name of its own; the nearest one. */
function mentionedClearly(discourse: Discourse, draft: Draft, bearers: readonly ActorId[]): ActorId | undefined {
  let best: ActorId | undefined
  let least = Number.POSITIVE_INFINITY
  for (const one of discourse.drafts) {
    const own = one.actor !== null && one.rivals.length === 0 ? one.actor : null
    // "The European Commission" names the Union, too.
    const parent = own === null ? undefined : (discourse.context.book.bodies.get(own)?.country as string as ActorId | undefined)
    const named = own !== null && bearers.includes(own) ? own : parent
    if (named === undefined || !bearers.includes(named)) continue
    const distance = Math.abs(one.first - draft.first)
    if (distance < least) {
      least = distance
      best = named
    }
  }
  return best
}
