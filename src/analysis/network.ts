/** Who deals with whom: states as nodes, all dealings of a pair as one edge that opens to its records. */
import type { CountryCode } from '../model/index.js'
import type { Bond } from '../store/reader.js'

export interface NetworkNode {
  readonly code: CountryCode
  /** Edges that end here. */
  readonly degree: number
  /** Things told on those edges. */
  readonly dealings: number
}

/** A pair in order of code. */
export type NetworkEdge = Bond

/** What an edge weighs: its events, or its meetings where those are more (a meeting is also coded as an event). */
function weightOf(edge: NetworkEdge): number {
  return Math.max(edge.meetings, edge.cooperation + edge.conflict)
}

export function nodesOf(edges: readonly NetworkEdge[]): readonly NetworkNode[] {
  const nodes = new Map<CountryCode, { degree: number; dealings: number }>()
  for (const edge of edges)
    for (const code of [edge.a, edge.b]) {
      const node = nodes.get(code) ?? { degree: 0, dealings: 0 }
      nodes.set(code, { degree: node.degree + 1, dealings: node.dealings + weightOf(edge) })
    }
  return [...nodes].map(([code, node]) => ({ code, ...node })).sort((a, b) => b.dealings - a.dealings || (a.code < b.code ? -1 : 1))
}
