/**
 * The inner loops in plain JavaScript over one memory. Products are integers (16-bit activations by 16-bit weights, 32-bit sums), so
 * their order does not matter; what is left is rounded to 32 bits after each operation. The WebAssembly kernel gives the same bits.
 */

/** Activations of the recurrent layers are kept as integers: 1.0 is this. */
export const activationUnit = 4096

/** A weight matrix in memory: `outputs` rows (a multiple of 8) of `inputs` columns (a multiple of 4), packed in blocks of 4 outputs by 2 inputs. */
export interface Matrix {
  readonly inputs: number
  readonly outputs: number
  /** Byte offset of the packed 16-bit weights. */
  readonly weights: number
  /** Byte offset of one factor per output, and of one bias per output, both 32-bit floats. */
  readonly scales: number
  readonly biases: number
}

/** Byte offsets and sizes that one pass of a recurrent layer in one direction needs. */
export interface Pass {
  /** Recurrent weights, 3 x hidden outputs by hidden inputs; their biases are not used. */
  readonly matrix: Matrix
  readonly hidden: number
  /** Per token the byte offset of its 3 x hidden input sums. */
  readonly inputs: number
  /** Token ranges of the sentences from the longest to the shortest, as first, end pairs (32-bit integers), and their number. */
  readonly sentences: number
  readonly count: number
  readonly backward: boolean
  /** Where token `i` writes its state: `outputs + i * stride` bytes. */
  readonly outputs: number
  readonly stride: number
  /** Working space of count x 18 x hidden bytes. */
  readonly states: number
}

/** Rows of floats that become integers: round(x * factor), cut at `low` and `high`. Strides are in bytes. */
export interface Rounding {
  readonly from: number
  readonly fromStride: number
  readonly width: number
  readonly count: number
  readonly factor: number
  readonly low: number
  readonly high: number
  readonly to: number
  readonly toStride: number
}

/** Hidden rows of the labeller: below + above + near, rectified to integers. `above` and `near` hold one byte offset per row. */
export interface Joining {
  readonly below: number
  readonly belowStride: number
  readonly above: number
  readonly near: number
  readonly width: number
  readonly count: number
  readonly factor: number
  readonly high: number
  readonly to: number
}

/** Scores of the arcs of one sentence of `n` words: integer rows of dependants (1..n) and governors (0..n), floats per governor and per distance. */
export interface ArcTask {
  readonly dependants: number
  readonly governors: number
  readonly alone: number
  readonly near: number
  readonly n: number
  readonly arc: number
  readonly unit: number
  readonly out: number
  /** Columns of a row of `out`; row 0 is left alone. */
  readonly width: number
}

export interface Kernel {
  readonly memory: { readonly buffer: ArrayBufferLike }
  /** Makes sure that `bytes` bytes of memory exist. Views of the old buffer are void afterwards. */
  reserve(bytes: number): void
  /** Rows of 16-bit activations, `stride` bytes apart, times the matrix: float sums x scale + bias into `out`, `outStride` bytes apart. */
  multiply(matrix: Matrix, rows: number, count: number, stride: number, out: number, outStride: number): void
  /**
   * Runs a recurrent layer with two gates over every sentence: cell = value + forget x (cell - value), state = output x cell.
   * The sums of a token are those of forget, output and value, `hidden` each.
   */
  recur(pass: Pass): void
  quantise(task: Rounding): void
  join(task: Joining): void
  arcs(task: ArcTask): void
}

const f = Math.fround

/** tanh by its continued fraction, cut at 4.97 where it is 1 within 1e-4. */
function tanh(value: number): number {
  const x = value > 4.97 ? f(4.97) : value < -4.97 ? f(-4.97) : value
  const s = f(x * x)
  const p = f(x * f(135135 + f(s * f(17325 + f(s * f(378 + s))))))
  const q = f(135135 + f(s * f(62370 + f(s * f(3150 + f(s * 28))))))
  return f(p / q)
}

function sigmoid(value: number): number {
  return f(f(0.5 * tanh(f(0.5 * value))) + 0.5)
}

// Adding and taking away 1.5 x 2^23 rounds a 32-bit float to the nearest integer, halves to even.
const rounding = 12582912

export function makePlainKernel(): Kernel {
  const memory = { buffer: new ArrayBuffer(1 << 16) as ArrayBufferLike }
  let i16 = new Int16Array(memory.buffer)
  let i32 = new Int32Array(memory.buffer)
  let f32 = new Float32Array(memory.buffer)
  let cell = new Float32Array(0)
  let state = new Int16Array(0)
  let sums = new Int32Array(0)

  /** Integer sums of one row. */
  function dot(matrix: Matrix, row: Int16Array, at: number, out: Int32Array): void {
    const pairs = matrix.inputs >> 1
    let w = matrix.weights >> 1
    for (let block = 0; block < matrix.outputs; block += 4) {
      let [a, b, c, d] = [0, 0, 0, 0]
      for (let pair = 0; pair < pairs; pair++, w += 8) {
        const x = row[at + 2 * pair]!
        const y = row[at + 2 * pair + 1]!
        a = (a + x * i16[w]! + y * i16[w + 1]!) | 0
        b = (b + x * i16[w + 2]! + y * i16[w + 3]!) | 0
        c = (c + x * i16[w + 4]! + y * i16[w + 5]!) | 0
        d = (d + x * i16[w + 6]! + y * i16[w + 7]!) | 0
      }
      out[block] = a
      out[block + 1] = b
      out[block + 2] = c
      out[block + 3] = d
    }
  }

  function step(pass: Pass, token: number): void {
    const { hidden, matrix } = pass
    dot(matrix, state, 0, sums)
    const z = i32[(pass.inputs >> 2) + token]! >> 2
    const scale = matrix.scales >> 2
    const out = (pass.outputs + token * pass.stride) >> 1
    const gate = (unit: number): number => f(f32[z + unit]! + f(f(sums[unit]!) * f32[scale + unit]!))
    for (let unit = 0; unit < hidden; unit++) {
      const forget = sigmoid(gate(unit))
      const output = sigmoid(gate(hidden + unit))
      const value = tanh(gate(2 * hidden + unit))
      const next = f(value + f(forget * f(cell[unit]! - value)))
      cell[unit] = next
      state[unit] = f(f(f(f(output * next) * activationUnit) + rounding) - rounding)
      i16[out + unit] = state[unit]!
    }
  }

  return {
    memory,
    reserve(bytes) {
      if (memory.buffer.byteLength >= bytes) return
      const grown = new ArrayBuffer((bytes + 65535) & ~65535)
      new Uint8Array(grown).set(new Uint8Array(memory.buffer))
      memory.buffer = grown
      i16 = new Int16Array(grown)
      i32 = new Int32Array(grown)
      f32 = new Float32Array(grown)
    },
    multiply(matrix, rows, count, stride, out, outStride) {
      if (sums.length < matrix.outputs) sums = new Int32Array(matrix.outputs)
      for (let row = 0; row < count; row++) {
        dot(matrix, i16, (rows + row * stride) >> 1, sums)
        const to = (out + row * outStride) >> 2
        const [scale, bias] = [matrix.scales >> 2, matrix.biases >> 2]
        for (let i = 0; i < matrix.outputs; i++) f32[to + i] = f(f(f(sums[i]!) * f32[scale + i]!) + f32[bias + i]!)
      }
    },
    recur(pass) {
      if (cell.length !== pass.hidden) {
        cell = new Float32Array(pass.hidden)
        state = new Int16Array(pass.hidden)
      }
      if (sums.length < pass.matrix.outputs) sums = new Int32Array(pass.matrix.outputs)
      for (let sentence = 0; sentence < pass.count; sentence++) {
        const first = i32[(pass.sentences >> 2) + 2 * sentence]!
        const end = i32[(pass.sentences >> 2) + 2 * sentence + 1]!
        cell.fill(0)
        state.fill(0)
        if (pass.backward) for (let token = end - 1; token >= first; token--) step(pass, token)
        else for (let token = first; token < end; token++) step(pass, token)
      }
    },
    quantise(task) {
      for (let row = 0; row < task.count; row++)
        for (let i = 0; i < task.width; i++) {
          const x = f32[((task.from + row * task.fromStride) >> 2) + i]!
          i16[((task.to + row * task.toStride) >> 1) + i] = whole(x, task.factor, task.low, task.high)
        }
    },
    join(task) {
      for (let row = 0; row < task.count; row++) {
        const below = (task.below + row * task.belowStride) >> 2
        const above = i32[(task.above >> 2) + row]! >> 2
        const near = i32[(task.near >> 2) + row]! >> 2
        for (let i = 0; i < task.width; i++) {
          const sum = f(f(f32[below + i]! + f32[above + i]!) + f32[near + i]!)
          i16[(task.to >> 1) + row * task.width + i] = whole(sum, task.factor, 0, task.high)
        }
      }
    },
    arcs(task) {
      const unit = f(task.unit)
      for (let i = 1; i <= task.n; i++)
        for (let j = 0; j <= task.n; j++) {
          let sum = 0
          const d = (task.dependants >> 1) + (i - 1) * task.arc
          const g = (task.governors >> 1) + j * task.arc
          for (let k = 0; k < task.arc; k++) sum += i16[d + k]! * i16[g + k]!
          const alone = f32[(task.alone >> 2) + j]!
          const near = f32[(task.near >> 2) + bucketOf(i, j)]!
          f32[(task.out >> 2) + i * task.width + j] = f(f(f(f(sum) * unit) + alone) + near)
        }
    },
  }
}

/** The integer nearest to value x factor (halves to even), cut at both ends. */
function whole(value: number, factor: number, low: number, high: number): number {
  const scaled = f(f(f(value * f(factor)) + rounding) - rounding)
  return scaled < low ? low : scaled > high ? high : scaled
}

/** 0 for the root; 1..16 for a governor to the left and 17..32 to the right, by distance in widening steps. */
export function bucketOf(dependant: number, governor: number): number {
  if (governor === 0) return 0
  const delta = governor - dependant
  const size = delta < 0 ? -delta : delta
  const step = size <= 10 ? size : size <= 12 ? 11 : size <= 15 ? 12 : size <= 20 ? 13 : size <= 28 ? 14 : size <= 40 ? 15 : 16
  return delta < 0 ? step : step + 16
}
