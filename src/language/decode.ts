/** From arc scores to a tree: the best governor of each word where that is a tree with one root, else Chu-Liu-Edmonds. */

/** Rows are dependants 1..n, columns governors 0..n (0 is the root), row-major with `width` columns from `at` on. Row 0 is not used, nor a word as its own governor. */
export interface ArcScores {
  readonly values: Float32Array
  readonly at: number
  readonly width: number
}

/** Larger than any difference of scores: one root costs less than two. */
const rootCost = 1e6

/** Working space for sentences of up to `most` words, kept from one sentence to the next. */
interface Scratch {
  readonly most: number
  /** Governors, and marks of the search for cycles. */
  readonly best: Int32Array
  readonly visited: Int32Array
  /** The graph while cycles are folded: score[d * width + h] of the arc from h to d, and in `origin` the arc of words that stands behind it. */
  readonly score: Float64Array
  readonly origin: Int32Array
  readonly alive: Uint8Array
  /** The words that a node stands for, as a chain from the node itself to its `last`. */
  readonly next: Int32Array
  readonly last: Int32Array
  /** All folded cycles one after the other: each one's nodes, the arcs within it, and the last word that each node stood for. */
  readonly cycles: Int32Array
  readonly arcs: Int32Array
  readonly ends: Int32Array
  /** Where in `cycles` each of them ends. */
  readonly folds: Int32Array
}

function makeScratch(most: number): Scratch {
  const numbers = (length: number): Int32Array => new Int32Array(length)
  const size = most + 1
  return {
    most,
    best: numbers(size),
    visited: numbers(size),
    score: new Float64Array(size * size),
    origin: numbers(size * size),
    alive: new Uint8Array(size),
    next: numbers(size),
    last: numbers(size),
    // A fold of k nodes leaves k - 1 fewer, so that no more than 2 n are ever folded.
    cycles: numbers(2 * size),
    arcs: numbers(2 * size),
    ends: numbers(2 * size),
    folds: numbers(size),
  }
}

let scratch = makeScratch(63)

/** Takes the best governors of words 1..n in `heads[from + 1 .. from + n]` (0 is the root) and makes them the best tree in which exactly one word hangs from the root. */
export function mendTree(scores: ArcScores, n: number, heads: Int32Array, from: number): void {
  if (n > scratch.most) scratch = makeScratch(Math.max(n, 2 * scratch.most + 1))
  let roots = 0
  for (let word = 1; word <= n; word++) if ((scratch.best[word] = heads[from + word]!) === 0) roots++
  if (roots === 1 && isTree(scratch, n)) return
  arborescence(scores, n, heads, from)
}

function isTree({ best, visited }: Scratch, n: number): boolean {
  visited.fill(0, 0, n + 1)
  visited[0] = -1
  for (let word = 1; word <= n; word++) {
    let at = word
    while (visited[at] === 0) {
      visited[at] = word
      at = best[at]!
    }
    if (visited[at] === word) return false
    for (let done = word; visited[done] === word; done = best[done]!) visited[done] = -1
  }
  return true
}

/**
 * The maximum arborescence from node 0 with a single arc from it (Chu and Liu 1965; Edmonds 1967), folding one cycle at a time.
 * Time is cubic at worst, in the number of words of one sentence.
 */
function arborescence(scores: ArcScores, n: number, heads: Int32Array, from: number): void {
  fillGraph(scores, n)
  const { best, origin, alive, cycles, arcs, folds } = scratch
  const width = n + 1
  // Only the words that hung from the root have another best governor now.
  for (let d = 1; d <= n; d++) if (best[d] === 0) best[d] = bestHead(n, d)
  let count = 0
  for (let start = 0, end = findCycle(n, 0); end > start; start = end, end = findCycle(n, end)) {
    folds[count++] = end
    fold(n, start, end)
    const node = cycles[start]!
    best[node] = bestHead(n, node)
    // A node that hung from the cycle now hangs from the node that stands for it.
    for (let d = 1; d <= n; d++) if (alive[d] && alive[best[d]!] === 0) best[d] = node
  }
  heads.fill(-1, from + 1, from + n + 1)
  const put = (arc: number): void => {
    heads[from + Math.floor(arc / width)] = arc % width
  }
  for (let d = 1; d <= n; d++) if (alive[d]) put(origin[d * width + best[d]!]!)
  while (count-- > 0) {
    const start = count > 0 ? folds[count - 1]! : 0
    const end = folds[count]!
    // The one word of the cycle that already has a governor is where the cycle is entered.
    let entered = start
    while (entered < end && !isEntered(entered, heads, from)) entered++
    for (let i = start; i < end; i++) if (i !== entered) put(arcs[i]!)
  }
}

/** One of the words that the folded node stood for has a governor already. */
function isEntered(place: number, heads: Int32Array, from: number): boolean {
  const { cycles, ends, next } = scratch
  for (let word = cycles[place]!; ; word = next[word]!) {
    if (heads[from + word]! >= 0) return true
    if (word === ends[place]) return false
  }
}

function fillGraph(scores: ArcScores, n: number): void {
  const { score, origin, alive, last } = scratch
  const width = n + 1
  alive.fill(1, 0, width)
  for (let d = 0; d <= n; d++) {
    last[d] = d
    for (let h = 0; h <= n; h++) {
      score[d * width + h] = scores.values[scores.at + d * scores.width + h]! - (h === 0 ? rootCost : 0)
      origin[d * width + h] = d * width + h
    }
  }
}

function bestHead(n: number, d: number): number {
  const { score, alive } = scratch
  let best = -Infinity
  let at = 0
  for (let h = 0; h <= n; h++)
    if (alive[h] && h !== d && score[d * (n + 1) + h]! > best) {
      best = score[d * (n + 1) + h]!
      at = h
    }
  return at
}

/** Writes the nodes of a cycle among the best governors into `cycles` from `from` on; returns where they end, `from` when there is none. */
function findCycle(n: number, from: number): number {
  const { best, alive, visited, cycles } = scratch
  visited.fill(0, 0, n + 1)
  for (let start = 1; start <= n; start++) {
    if (!alive[start] || visited[start]) continue
    let at = start
    while (at !== 0 && visited[at] === 0) {
      visited[at] = start
      at = best[at]!
    }
    if (at === 0 || visited[at] !== start) continue
    let end = from
    cycles[end++] = at
    for (let next = best[at]!; next !== at; next = best[next]!) cycles[end++] = next
    return end
  }
  return from
}

/** Folds a cycle into its first node: arcs into it lose the score of the arc they would replace, arcs out of it take the best of its nodes. */
function fold(n: number, start: number, end: number): void {
  const { best, score, origin, alive, cycles, arcs, ends, next, last } = scratch
  const width = n + 1
  const node = cycles[start]!
  for (let i = start; i < end; i++) {
    const member = cycles[i]!
    alive[member] = 0
    arcs[i] = origin[member * width + best[member]!]!
    ends[i] = last[member]!
  }
  for (let other = 0; other <= n; other++) {
    if (!alive[other]) continue
    let into = -Infinity
    let intoArc = 0
    let out = -Infinity
    let outArc = 0
    for (let i = start; i < end; i++) {
      const member = cycles[i]!
      const gain = score[member * width + other]! - score[member * width + best[member]!]!
      if (gain > into) {
        into = gain
        intoArc = origin[member * width + other]!
      }
      const given = score[other * width + member]!
      if (given > out) {
        out = given
        outArc = origin[other * width + member]!
      }
    }
    score[node * width + other] = into
    origin[node * width + other] = intoArc
    score[other * width + node] = out
    origin[other * width + node] = outArc
  }
  alive[node] = 1
  for (let i = start + 1; i < end; i++) {
    next[last[node]!] = cycles[i]!
    last[node] = ends[i]!
  }
}
