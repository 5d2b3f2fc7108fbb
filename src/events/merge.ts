/** The same event told twice in a dispatch is one event with the evidence of both. */
import type { Event, Party } from '../model/index.js'
import { ordered } from './evidence.js'

/** Merges events of one type and the same parties whose days do not contradict each other. The fuller one keeps its place. */
export function mergeEvents(events: readonly Event[]): readonly Event[] {
  const out: Event[] = []
  for (const event of events) {
    const at = out.findIndex((known) => same(known, event))
    const known = out[at]
    if (known) out[at] = joined(known, event)
    else out.push(event)
  }
  return out.filter((event) => !out.some((other) => isBareOf(event, other)))
}

const nearby = 300

/** "called up reservists and sent troops to X's border": an event without target beside the same source's act of that type with one. */
function isBareOf(bare: Event, full: Event): boolean {
  return (
    bare.targets.length === 0 &&
    full.targets.length > 0 &&
    bare.type === full.type &&
    !bare.symmetric &&
    keys(bare.sources) === keys(full.sources) &&
    Math.abs(bare.evidence[0].from - full.evidence[0].from) < nearby
  )
}

function same(a: Event, b: Event): boolean {
  if (
    a.type !== b.type ||
    (a.standing === 'historical') !== (b.standing === 'historical') ||
    (a.standing === 'possible') !== (b.standing === 'possible') ||
    (a.standing === 'denied') !== (b.standing === 'denied')
  )
    return false
  if (a.symmetric !== b.symmetric) return false
  if (a.when && b.when && (a.when.from >= b.when.to || b.when.from >= a.when.to)) return false
  if (a.symmetric) return keys([...a.sources, ...a.targets]) === keys([...b.sources, ...b.targets])
  return keys(a.sources) === keys(b.sources) && keys(a.targets) === keys(b.targets)
}

/** States by their code: a minister and the ministry act for one side. */
function keys(parties: readonly Party[]): string {
  return [...new Set(parties.map((party) => party.country ?? party.actor ?? `#${party.entity}`))].sort().join(' ')
}

function joined(a: Event, b: Event): Event {
  const [best, other] = b.score > a.score ? [b, a] : [a, b]
  return {
    ...best,
    mode: best.mode ?? other.mode,
    cameo:
      (other.cameo?.length ?? 0) > (best.cameo?.length ?? 0) && best.cameo !== null && other.cameo?.startsWith(best.cameo)
        ? other.cameo
        : (best.cameo ?? other.cameo),
    contexts: [...new Set([...best.contexts, ...other.contexts])].sort(),
    when: best.when ?? other.when,
    where: best.where ?? other.where,
    evidence: ordered([...a.evidence, ...b.evidence]),
    because: [...best.because, `told again: ${other.foundBy}`],
  }
}
