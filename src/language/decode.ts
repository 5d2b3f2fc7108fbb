/** From arc scores to a tree: the best governor of each word where that is a tree with one root, else Chu-Liu-Edmonds. */

/** Rows are dependants 1..n, columns governors 0..n (0 is the root), row-major with `width` columns. Row 0 is not used. */
export interface ArcScores {
  readonly values: Float32Array
  readonly width: number
}

/** Larger than any difference of scores: one root costs less than two. */
const rootCost = 1e6

/** Governors of words 1..n into `heads[1..n]`; 0 is the root, and exactly one word hangs from it. */
export function bestTree(scores: ArcScores, n: number, heads: Int32Array): void {
  let roots = 0
  for (let word = 1; word <= n; word++) {
    let best = -Infinity
    let at = 0
    const row = word * scores.width
    for (let head = 0; head <= n; head++) {
      const score = scores.values[row + head] as number
      if (score > best && head !== word) {
        best = score
        at = head
      }
    }
    heads[word] = at
    if (at === 0) roots++
  }
  if (roots === 1 && isTree(heads, n)) return
  const matrix: Float64Array[] = [new Float64Array(n + 1)]
  for (let word = 1; word <= n; word++) {
    const row = Float64Array.from(scores.values.subarray(word * scores.width, word * scores.width + n + 1))
    row[0] = (row[0] as number) - rootCost
    matrix.push(row)
  }
  const found = arborescence(matrix, n)
  for (let word = 1; word <= n; word++) heads[word] = found[word] as number
}

function isTree(heads: Int32Array, n: number): boolean {
  const state = new Uint8Array(n + 1)
  state[0] = 2
  for (let word = 1; word <= n; word++) {
    let at = word
    while (state[at] === 0) {
      state[at] = 1
      at = heads[at] as number
    }
    if (state[at] === 1) return false
    for (let done = word; state[done] === 1; done = heads[done] as number) state[done] = 2
  }
  return true
}

/**
 * The maximum arborescence from node 0 (Chu and Liu 1965; Edmonds 1967), contracting one cycle at a time. `scores[d][h]` is the
 * score of the arc from h to d. Time is cubic at worst, in the number of words of one sentence.
 */
function arborescence(scores: readonly Float64Array[], n: number): Int32Array {
  const alive = new Uint8Array(n + 1).fill(1)
  // For a contracted cycle, from[d][h] and into[d][h] remember the arc of original words that stands behind a score.
  const score = scores.map((row) => Float64Array.from(row))
  const origin = scores.map((_, d) => Int32Array.from({ length: n + 1 }, (__, h) => d * (n + 1) + h))
  const members: number[][] = scores.map((_, node) => [node])
  const stack: {
    readonly node: number
    readonly cycle: readonly number[]
    readonly arcs: Int32Array
    readonly members: readonly (readonly number[])[]
  }[] = []
  const best = new Int32Array(n + 1)
  for (;;) {
    for (let d = 1; d <= n; d++) if (alive[d]) best[d] = bestHead(score[d] as Float64Array, alive, d, n)
    const cycle = findCycle(best, alive, n)
    if (cycle === null) break
    const arcs = new Int32Array(n + 1)
    for (const node of cycle) arcs[node] = (origin[node] as Int32Array)[best[node] as number] as number
    stack.push({ node: cycle[0] as number, cycle, arcs, members: cycle.map((node) => [...(members[node] as number[])]) })
    contract(cycle, best, score, origin, members, alive, n)
  }
  const heads = new Int32Array(n + 1).fill(-1)
  const put = (arc: number): void => {
    heads[Math.floor(arc / (n + 1))] = arc % (n + 1)
  }
  for (let d = 1; d <= n; d++) if (alive[d]) put((origin[d] as Int32Array)[best[d] as number] as number)
  for (let level = stack.pop(); level !== undefined; level = stack.pop()) {
    const { cycle, arcs } = level
    const entry = entryOf(heads, level.members)
    const entered = level.members.findIndex((list) => list.includes(entry))
    cycle.forEach((node, index) => {
      if (index !== entered) put(arcs[node] as number)
    })
  }
  return heads
}

/** The one word of a contracted cycle that already has a governor: the cycle is entered there. */
function entryOf(heads: Int32Array, members: readonly (readonly number[])[]): number {
  for (const list of members) for (const word of list) if ((heads[word] as number) >= 0) return word
  return -1
}

function bestHead(row: Float64Array, alive: Uint8Array, d: number, n: number): number {
  let best = -Infinity
  let at = 0
  for (let h = 0; h <= n; h++)
    if (alive[h] && h !== d && (row[h] as number) > best) {
      best = row[h] as number
      at = h
    }
  return at
}

function findCycle(best: Int32Array, alive: Uint8Array, n: number): number[] | null {
  const seen = new Int32Array(n + 1)
  for (let start = 1; start <= n; start++) {
    if (!alive[start] || seen[start]) continue
    let at = start
    while (at !== 0 && seen[at] === 0) {
      seen[at] = start
      at = best[at] as number
    }
    if (at !== 0 && seen[at] === start) {
      const cycle = [at]
      for (let next = best[at] as number; next !== at; next = best[next] as number) cycle.push(next)
      return cycle
    }
  }
  return null
}

/** Folds the cycle into its first node: arcs into it lose the score of the arc they would replace, arcs out of it take the best of its nodes. */
function contract(
  cycle: readonly number[],
  best: Int32Array,
  score: readonly Float64Array[],
  origin: readonly Int32Array[],
  members: number[][],
  alive: Uint8Array,
  n: number,
): void {
  const node = cycle[0] as number
  const within = cycle.map((member) => (score[member] as Float64Array)[best[member] as number] as number)
  for (let other = 0; other <= n; other++) {
    if (!alive[other] || cycle.includes(other)) continue
    let [into, intoArc, out, outArc] = [-Infinity, 0, -Infinity, 0]
    cycle.forEach((member, index) => {
      const gain = ((score[member] as Float64Array)[other] as number) - (within[index] as number)
      if (gain > into) [into, intoArc] = [gain, (origin[member] as Int32Array)[other] as number]
      if (other > 0) {
        const from = (score[other] as Float64Array)[member] as number
        if (from > out) [out, outArc] = [from, (origin[other] as Int32Array)[member] as number]
      }
    })
    ;(score[node] as Float64Array)[other] = into
    ;(origin[node] as Int32Array)[other] = intoArc
    if (other > 0) {
      ;(score[other] as Float64Array)[node] = out
      ;(origin[other] as Int32Array)[node] = outArc
    }
  }
  for (const member of cycle.slice(1)) {
    alive[member] = 0
    ;(members[node] as number[]).push(...(members[member] as number[]))
  }
}
