/** Multinomial logistic regression with an L2 penalty, fitted by limited-memory BFGS. Deterministic: full batches, fixed order. */

/** One training row: features that are there (each counts one) and dense numbers; its class; its weight. */
export interface FitRow {
  readonly features: Int32Array
  readonly dense: Float64Array
  readonly label: number
  readonly weight: number
}

export interface FitSize {
  readonly features: number
  readonly dense: number
  readonly classes: number
}

export interface FitOptions {
  readonly penalty: number
  readonly iterations: number
}

/** Weights as one list: `classes` numbers for each feature, then for each dense number, then the bias (not penalised). */
export function fitSoftmax(rows: readonly FitRow[], size: FitSize, options: FitOptions): Float64Array {
  const count = (size.features + size.dense + 1) * size.classes
  return minimise((at, gradient) => lossOf(rows, size, options.penalty, at, gradient), count, options.iterations)
}

/** Adds the scores of all classes to `scores`. */
function addScores(row: FitRow, size: FitSize, weights: Float64Array, scores: Float64Array): void {
  const k = size.classes
  const { features, dense } = row
  for (let j = 0; j < features.length; j++) {
    const base = (features[j] as number) * k
    for (let c = 0; c < k; c++) scores[c] = (scores[c] as number) + (weights[base + c] as number)
  }
  for (let j = 0; j < dense.length; j++) {
    const value = dense[j] as number
    const base = (size.features + j) * k
    if (value !== 0) for (let c = 0; c < k; c++) scores[c] = (scores[c] as number) + value * (weights[base + c] as number)
  }
  const base = (size.features + size.dense) * k
  for (let c = 0; c < k; c++) scores[c] = (scores[c] as number) + (weights[base + c] as number)
}

/** Turns scores into shares that sum to 1. */
export function normalise(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > most) most = score
  let sum = 0
  for (let c = 0; c < scores.length; c++) {
    const share = Math.exp((scores[c] as number) - most)
    scores[c] = share
    sum += share
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) / sum
}

function lossOf(rows: readonly FitRow[], size: FitSize, penalty: number, weights: Float64Array, gradient: Float64Array): number {
  const k = size.classes
  const penalised = (size.features + size.dense) * k
  let loss = 0
  for (let i = 0; i < weights.length; i++) {
    const w = i < penalised ? (weights[i] as number) : 0
    loss += 0.5 * penalty * w * w
    gradient[i] = penalty * w
  }
  const shares = new Float64Array(k)
  for (const row of rows) {
    shares.fill(0)
    addScores(row, size, weights, shares)
    normalise(shares)
    loss -= row.weight * Math.log((shares[row.label] as number) + 1e-300)
    shares[row.label] = (shares[row.label] as number) - 1
    for (let c = 0; c < k; c++) shares[c] = (shares[c] as number) * row.weight
    addGradient(row, size, shares, gradient)
  }
  return loss
}

function addGradient(row: FitRow, size: FitSize, slope: Float64Array, gradient: Float64Array): void {
  const k = size.classes
  const { features, dense } = row
  for (let j = 0; j < features.length; j++) {
    const base = (features[j] as number) * k
    for (let c = 0; c < k; c++) gradient[base + c] = (gradient[base + c] as number) + (slope[c] as number)
  }
  for (let j = 0; j < dense.length; j++) {
    const value = dense[j] as number
    const base = (size.features + j) * k
    if (value !== 0) for (let c = 0; c < k; c++) gradient[base + c] = (gradient[base + c] as number) + value * (slope[c] as number)
  }
  const base = (size.features + size.dense) * k
  for (let c = 0; c < k; c++) gradient[base + c] = (gradient[base + c] as number) + (slope[c] as number)
}

type Loss = (at: Float64Array, gradient: Float64Array) => number
interface Step {
  readonly moved: Float64Array
  readonly turned: Float64Array
  readonly scale: number
}
const remembered = 6

/** Limited-memory BFGS with a backtracking line search (Nocedal and Wright, "Numerical Optimization", algorithm 7.5). */
function minimise(loss: Loss, count: number, iterations: number): Float64Array {
  let at = new Float64Array(count)
  let slope = new Float64Array(count)
  let next = new Float64Array(count)
  let nextSlope = new Float64Array(count)
  let value = loss(at, slope)
  const steps: Step[] = []
  for (let round = 0; round < iterations; round++) {
    const direction = descent(slope, steps)
    const fall = dot(direction, slope)
    let length = steps.length > 0 ? 1 : 1 / Math.sqrt(-fall + 1e-12)
    let reached = value
    let found = false
    for (let tries = 0; tries < 20 && !found; tries++) {
      for (let i = 0; i < count; i++) next[i] = (at[i] as number) + length * (direction[i] as number)
      reached = loss(next, nextSlope)
      found = reached <= value + 1e-4 * length * fall
      if (!found) length *= 0.5
    }
    if (!found) break
    remember(steps, at, next, slope, nextSlope)
    ;[at, next] = [next, at]
    ;[slope, nextSlope] = [nextSlope, slope]
    const done = value - reached < 1e-5 * value
    value = reached
    if (done) break
  }
  return at
}

function remember(steps: Step[], at: Float64Array, next: Float64Array, slope: Float64Array, nextSlope: Float64Array): void {
  const reuse = steps.length === remembered ? steps.shift() : undefined
  const moved = reuse?.moved ?? new Float64Array(at.length)
  const turned = reuse?.turned ?? new Float64Array(at.length)
  for (let i = 0; i < at.length; i++) {
    moved[i] = (next[i] as number) - (at[i] as number)
    turned[i] = (nextSlope[i] as number) - (slope[i] as number)
  }
  const product = dot(moved, turned)
  if (product > 1e-10) steps.push({ moved, turned, scale: 1 / product })
}

function descent(slope: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = new Float64Array(slope.length)
  for (let i = 0; i < slope.length; i++) direction[i] = -(slope[i] as number)
  const shares: number[] = []
  for (let h = steps.length - 1; h >= 0; h--) {
    const { moved, turned, scale } = steps[h] as Step
    const share = scale * dot(moved, direction)
    shares[h] = share
    addTo(direction, turned, -share)
  }
  const last = steps.at(-1)
  if (last) {
    const size = 1 / (last.scale * dot(last.turned, last.turned))
    for (let i = 0; i < direction.length; i++) direction[i] = (direction[i] as number) * size
  }
  steps.forEach(({ moved, turned, scale }, h) => addTo(direction, moved, (shares[h] ?? 0) - scale * dot(turned, direction)))
  return direction
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

function addTo(to: Float64Array, from: Float64Array, times: number): void {
  for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) + times * (from[i] as number)
}
