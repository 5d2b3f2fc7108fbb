/** Who deals with whom, for the page and the interface. */
import { isConflict, type Kept, type NetworkEdge, networkOf, standardScales, weightOf } from '../analysis/index.js'
import { addDays } from '../base/index.js'
import type { CountryCode, Event } from '../model/index.js'
import type { Filter } from '../store/reader.js'
import { all, type Desk } from './serve-desk.js'
import type { NetworkView } from './serve-shapes.js'

/** Records up to which every one is read; beyond, the index counts. */
const fewEnough = 4000

/** `least`: edges below so many dealings are left out and said to be. */
export async function networkView(desk: Desk, filter: Filter, least = 1, most = 400): Promise<NetworkView> {
  const info = await desk.reader.info()
  const exact = info.folder === '' || info.events + info.meetings <= fewEnough
  const edges = exact ? await readEdges(desk, filter) : await countedEdges(desk, filter)
  const strong = edges.filter((edge) => weightOf(edge) >= least).slice(0, most)
  const first = filter.from ?? info.first ?? '2000-01-01'
  const cut = strong.length < edges.length ? [`${edges.length - strong.length} weaker pairs are not drawn.`] : []
  const way = exact
    ? 'A meeting of several states joins each pair of them.'
    : 'Counted from events alone: consultations stand for meetings, and those of a pair in both directions are taken for one where no visitor is named.'
  return {
    range: { from: first, to: filter.to ?? (info.last === null ? first : addDays(info.last, 1)) },
    nodes: nodesOf(strong, desk),
    edges: strong.map((edge) => ({ ...edge })),
    notes: [...cut, `All dealings of a pair are one line; it opens to its records. ${way}`],
  }
}

async function readEdges(desk: Desk, filter: Filter): Promise<readonly NetworkEdge[]> {
  const [events, meetings] = await Promise.all([
    all((f, p) => desk.reader.events(f, p), filter),
    all((f, p) => desk.reader.meetings(f, p), filter),
  ])
  return networkOf([...events, ...meetings] as readonly Kept[], desk.scales).edges
}

/** Edges from counts by source, target, type and mode. Talks without a visitor go both ways and are one thing: the larger count holds. */
async function countedEdges(desk: Desk, filter: Filter): Promise<readonly NetworkEdge[]> {
  const rows = await desk.reader.tally('event', ['source', 'target', 'type', 'mode'], { ...filter, standing: ['happened'] })
  const pairs = new Map<string, { forth: number; back: number; reports: number; type: string; mutual: boolean }>()
  for (const { key, count, reports } of rows) {
    const [source, target, type = null, mode = null] = key
    if (!source || !target || source === target || type === null) continue
    const [a, b] = source < target ? [source, target] : [target, source]
    const mutual = mode !== 'visit' && (type === 'CONSULT' || type === 'AGREE')
    const at = [a, b, type, mode ?? ''].join(' ')
    const held = pairs.get(at) ?? { forth: 0, back: 0, reports: 0, type, mutual }
    if (source === a) held.forth += count
    else held.back += count
    held.reports = mutual ? Math.max(held.reports, reports) : held.reports + reports
    pairs.set(at, held)
  }
  const edges = new Map<string, NetworkEdge>()
  for (const [at, held] of pairs) {
    const [a = '', b = ''] = at.split(' ')
    const before = edges.get(`${a} ${b}`) ?? {
      a: a as CountryCode,
      b: b as CountryCode,
      meetings: 0,
      cooperation: 0,
      conflict: 0,
      reports: 0,
    }
    const count = held.mutual ? Math.max(held.forth, held.back) : held.forth + held.back
    const quad = standardScales.quadOf({ type: held.type } as Event)
    const hostile = quad !== null && isConflict(quad)
    edges.set(`${a} ${b}`, {
      ...before,
      meetings: before.meetings + (held.type === 'CONSULT' ? count : 0),
      cooperation: before.cooperation + (quad !== null && !hostile ? count : 0),
      conflict: before.conflict + (hostile ? count : 0),
      reports: before.reports + held.reports,
    })
  }
  return [...edges.values()].sort((one, other) => weightOf(other) - weightOf(one) || (`${one.a}${one.b}` < `${other.a}${other.b}` ? -1 : 1))
}

function nodesOf(edges: readonly NetworkEdge[], desk: Desk): NetworkView['nodes'] {
  const found = new Map<CountryCode, { degree: number; dealings: number }>()
  for (const edge of edges)
    for (const code of [edge.a, edge.b]) {
      const held = found.get(code) ?? { degree: 0, dealings: 0 }
      found.set(code, { degree: held.degree + 1, dealings: held.dealings + weightOf(edge) })
    }
  return [...found]
    .map(([code, held]) => {
      const facts = desk.states.facts.get(code)
      return { code, ...held, name: desk.states.nameOf(code), latitude: facts?.latitude ?? null, longitude: facts?.longitude ?? null }
    })
    .sort((one, other) => other.dealings - one.dealings || (one.code < other.code ? -1 : 1))
}
