/** From arc scores to a tree: the best governor of each word where that is a tree with one root, else Chu-Liu-Edmonds. */

/** Rows are dependants 1..n, columns governors 0..n (0 is the root), row-major with `width` columns. Row 0 is not used, nor a word as its own governor. */
export interface ArcScores {
  readonly values: Float32Array
  readonly width: number
}

/** Larger than any difference of scores: one root costs less than two. */
const rootCost = 1e6

let visited = new Int32Array(256)
let scratch = { score: new Float64Array(4096), origin: new Int32Array(4096) }

/** Takes the best governors of words 1..n in `heads[1..n]` (0 is the root) and makes them the best tree in which exactly one word hangs from the root. */
export function mendTree(scores: ArcScores, n: number, heads: Int32Array): void {
  let roots = 0
  for (let word = 1; word <= n; word++) if (heads[word] === 0) roots++
  if (roots === 1 && isTree(heads, n)) return
  arborescence(scores, n, heads)
}

function isTree(heads: Int32Array, n: number): boolean {
  if (visited.length <= n) visited = new Int32Array(2 * n)
  visited.fill(0, 0, n + 1)
  visited[0] = -1
  for (let word = 1; word <= n; word++) {
    let at = word
    while (visited[at] === 0) {
      visited[at] = word
      at = heads[at]!
    }
    if (visited[at] === word) return false
    for (let done = word; visited[done] === word; done = heads[done]!) visited[done] = -1
  }
  return true
}

/** A cycle folded into its first node: its nodes, the arcs within it, and the words that each node stands for. */
interface Fold {
  readonly cycle: readonly number[]
  readonly arcs: readonly number[]
  readonly members: readonly (readonly number[])[]
}

/** The graph while cycles are folded: `score[d * width + h]` of the arc from h to d, and in `origin` the arc of words that stands behind it. */
interface Graph {
  readonly n: number
  readonly width: number
  readonly score: Float64Array
  readonly origin: Int32Array
  readonly alive: Uint8Array
  readonly members: number[][]
}

/**
 * The maximum arborescence from node 0 with a single arc from it (Chu and Liu 1965; Edmonds 1967), folding one cycle at a time.
 * Time is cubic at worst, in the number of words of one sentence.
 */
function arborescence(scores: ArcScores, n: number, heads: Int32Array): void {
  const graph = makeGraph(scores, n)
  const { width, score, origin, alive } = graph
  const best = new Int32Array(width)
  const folds: Fold[] = []
  // Only the words that hung from the root have another best governor now.
  for (let d = 1; d <= n; d++) best[d] = heads[d] === 0 ? bestHead(graph, d) : heads[d]!
  for (let cycle = findCycle(best, alive, n); cycle !== null; cycle = findCycle(best, alive, n)) {
    const arcs = cycle.map((node) => origin[node * width + best[node]!]!)
    folds.push({ cycle, arcs, members: cycle.map((node) => [...graph.members[node]!]) })
    const within = cycle.map((node) => score[node * width + best[node]!]!)
    fold(graph, cycle, within)
    const node = cycle[0]!
    best[node] = bestHead(graph, node)
    // A node that hung from the cycle now hangs from the node that stands for it.
    for (let d = 1; d <= n; d++) if (alive[d] && alive[best[d]!] === 0) best[d] = node
  }
  heads.fill(-1, 1, n + 1)
  const put = (arc: number): void => {
    heads[Math.floor(arc / width)] = arc % width
  }
  for (let d = 1; d <= n; d++) if (alive[d]) put(origin[d * width + best[d]!]!)
  for (let level = folds.pop(); level !== undefined; level = folds.pop()) {
    // The one word of the cycle that already has a governor is where the cycle is entered.
    const entered = level.members.findIndex((list) => list.some((word) => heads[word]! >= 0))
    for (let i = 0; i < level.arcs.length; i++) if (i !== entered) put(level.arcs[i]!)
  }
}

function makeGraph(scores: ArcScores, n: number): Graph {
  const width = n + 1
  if (scratch.score.length < width * width)
    scratch = { score: new Float64Array(2 * width * width), origin: new Int32Array(2 * width * width) }
  const { score, origin } = scratch
  const members: number[][] = []
  for (let d = 0; d <= n; d++) {
    members.push([d])
    for (let h = 0; h <= n; h++) {
      score[d * width + h] = scores.values[d * scores.width + h]! - (h === 0 ? rootCost : 0)
      origin[d * width + h] = d * width + h
    }
  }
  return { n, width, score, origin, alive: new Uint8Array(width).fill(1), members }
}

function bestHead({ n, width, score, alive }: Graph, d: number): number {
  let best = -Infinity
  let at = 0
  for (let h = 0; h <= n; h++)
    if (alive[h] && h !== d && score[d * width + h]! > best) {
      best = score[d * width + h]!
      at = h
    }
  return at
}

function findCycle(best: Int32Array, alive: Uint8Array, n: number): number[] | null {
  if (visited.length <= n) visited = new Int32Array(2 * n)
  visited.fill(0, 0, n + 1)
  for (let start = 1; start <= n; start++) {
    if (!alive[start] || visited[start]) continue
    let at = start
    while (at !== 0 && visited[at] === 0) {
      visited[at] = start
      at = best[at]!
    }
    if (at === 0 || visited[at] !== start) continue
    const cycle = [at]
    for (let next = best[at]!; next !== at; next = best[next]!) cycle.push(next)
    return cycle
  }
  return null
}

/** Folds the cycle into its first node: arcs into it lose the score of the arc they would replace, arcs out of it take the best of its nodes. */
function fold(graph: Graph, cycle: readonly number[], within: readonly number[]): void {
  const { n, width, score, origin, alive, members } = graph
  const node = cycle[0]!
  for (const member of cycle) alive[member] = 0
  for (let other = 0; other <= n; other++) {
    if (!alive[other]) continue
    let [into, intoArc, out, outArc] = [-Infinity, 0, -Infinity, 0]
    for (let i = 0; i < cycle.length; i++) {
      const member = cycle[i]!
      const gain = score[member * width + other]! - within[i]!
      if (gain > into) [into, intoArc] = [gain, origin[member * width + other]!]
      const from = score[other * width + member]!
      if (from > out) [out, outArc] = [from, origin[other * width + member]!]
    }
    score[node * width + other] = into
    origin[node * width + other] = intoArc
    score[other * width + node] = out
    origin[other * width + node] = outArc
  }
  alive[node] = 1
  for (const member of cycle.slice(1)) members[node]!.push(...members[member]!)
}
