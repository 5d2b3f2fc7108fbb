/** Who deals with whom, for the page and the interface. */
import { nodesOf, typesOfTemper } from '../analysis/index.js'
import { addDays } from '../base/index.js'
import type { Filter } from '../store/reader.js'
import type { Desk } from './serve-desk.js'
import type { NetworkView } from './serve-shapes.js'

/** Edges that one sees in a picture, and those that one can ask for. */
const [plain, drawn] = [150, 400]

/**
 * `least`: edges below so many dealings are left out and said to be; without it the strongest that make a picture. With one state in
 * the filter: it and those it deals with.
 */
export async function networkView(
  desk: Desk,
  filter: Pick<Filter, 'from' | 'to' | 'states'>,
  least?: number,
  most = least === undefined ? plain : drawn,
): Promise<NetworkView> {
  const info = await desk.reader.info()
  const { bonds, total } = await desk.reader.bonds(filter, { ...typesOfTemper, least: least ?? 1 }, most)
  const first = filter.from ?? info.first ?? '2000-01-01'
  const cut = bonds.length < total ? [`${total - bonds.length} weaker pairs are not drawn.`] : []
  return {
    range: { from: first, to: filter.to ?? (info.last === null ? first : addDays(info.last, 1)) },
    nodes: nodesOf(bonds).map((node) => {
      const facts = desk.states.facts.get(node.code)
      return { ...node, name: desk.states.nameOf(node.code), latitude: facts?.latitude ?? null, longitude: facts?.longitude ?? null }
    }),
    edges: bonds.map((edge) => ({ ...edge })),
    notes: [...cut, 'All dealings of a pair are one line; it opens to its records. A meeting of several states joins each pair of them.'],
  }
}
