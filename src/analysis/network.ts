/** Who deals with whom: states as nodes, all dealings of a pair as one edge that opens to its records. */
import type { CountryCode } from '../model/index.js'
import { directedPairs, statesAt } from './dyads.js'
import { isEvent, isMeeting, type Kept, tookPlace } from './kept.js'
import { isConflict, type Scales } from './scales.js'

export interface NetworkNode {
  readonly code: CountryCode
  /** Edges that end here. */
  readonly degree: number
  /** Clusters of records on those edges. */
  readonly dealings: number
}

export interface NetworkEdge {
  /** The pair in order of code. */
  readonly a: CountryCode
  readonly b: CountryCode
  readonly meetings: number
  readonly cooperation: number
  readonly conflict: number
  readonly reports: number
}

export interface Network {
  readonly nodes: readonly NetworkNode[]
  readonly edges: readonly NetworkEdge[]
}

interface Tally {
  readonly meetings: Set<string>
  readonly cooperation: Set<string>
  readonly conflict: Set<string>
  reports: number
}

/** Meetings and events that took place, counted once per cluster and pair. Edges with the most dealings come first. */
export function networkOf(list: readonly Kept[], scales: Scales): Network {
  const pairs = new Map<string, Tally>()
  const tallyOf = (one: CountryCode, other: CountryCode): Tally => {
    const at = one < other ? `${one} ${other}` : `${other} ${one}`
    const held = pairs.get(at) ?? { meetings: new Set(), cooperation: new Set(), conflict: new Set(), reports: 0 }
    pairs.set(at, held)
    return held
  }
  for (const kept of list) {
    if (isMeeting(kept) && kept.record.status === 'held') {
      const states = statesAt(kept)
      states.forEach((one, i) => {
        for (const other of states.slice(i + 1)) {
          const held = tallyOf(one, other)
          held.meetings.add(kept.cluster)
          held.reports++
        }
      })
    } else if (isEvent(kept) && tookPlace(kept)) {
      const quad = scales.quadOf(kept.record)
      const unordered = new Set(directedPairs(kept).map(([a, b]) => (a < b ? `${a} ${b}` : `${b} ${a}`)))
      for (const pair of unordered) {
        const [a = '', b = ''] = pair.split(' ')
        const held = tallyOf(a as CountryCode, b as CountryCode)
        if (quad !== null) (isConflict(quad) ? held.conflict : held.cooperation).add(kept.cluster)
        held.reports++
      }
    }
  }
  const edges = [...pairs]
    .map(([at, held]) => edgeOf(at, held))
    .sort((a, b) => weightOf(b) - weightOf(a) || (`${a.a}${a.b}` < `${b.a}${b.b}` ? -1 : 1))
  return { nodes: nodesOf(edges), edges }
}

function edgeOf(at: string, held: Tally): NetworkEdge {
  const [a = '', b = ''] = at.split(' ')
  return {
    a: a as CountryCode,
    b: b as CountryCode,
    meetings: held.meetings.size,
    cooperation: held.cooperation.size,
    conflict: held.conflict.size,
    reports: held.reports,
  }
}

/** What an edge weighs: its events, or its meetings where those are more (a meeting is also coded as an event). */
export function weightOf(edge: NetworkEdge): number {
  return Math.max(edge.meetings, edge.cooperation + edge.conflict)
}

function nodesOf(edges: readonly NetworkEdge[]): readonly NetworkNode[] {
  const nodes = new Map<CountryCode, { degree: number; dealings: number }>()
  for (const edge of edges)
    for (const code of [edge.a, edge.b]) {
      const node = nodes.get(code) ?? { degree: 0, dealings: 0 }
      nodes.set(code, { degree: node.degree + 1, dealings: node.dealings + weightOf(edge) })
    }
  return [...nodes].map(([code, node]) => ({ code, ...node })).sort((a, b) => b.dealings - a.dealings || (a.code < b.code ? -1 : 1))
}
