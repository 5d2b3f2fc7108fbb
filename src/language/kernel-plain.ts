/** The inner loops in plain JavaScript, for machines without WebAssembly SIMD. */
import {
  type ArcTask,
  activationUnit,
  type Blend,
  type Joining,
  type Kernel,
  type Matrix,
  type Pass,
  type Rounding,
  type Scan,
  sumUnit,
} from './kernel.js'

const f = Math.fround

/** tanh by its continued fraction, cut at 3.65 where that is 1; within 0.0014 of the true value. */
function tanh(value: number): number {
  const x = value > 3.65 ? f(3.65) : value < -3.65 ? f(-3.65) : value
  const s = f(x * x)
  const p = f(x * f(945 + f(s * f(105 + s))))
  const q = f(945 + f(s * f(420 + f(s * 15))))
  return f(p / q)
}

function sigmoid(value: number): number {
  return f(f(0.5 * tanh(f(0.5 * value))) + 0.5)
}

// Adding and taking away 1.5 x 2^23 rounds a 32-bit float to the nearest integer, halves to even.
const rounding = 12582912

/** A kernel over an ordinary buffer. */
export class PlainKernel implements Kernel {
  readonly memory: { buffer: ArrayBufferLike } = { buffer: new ArrayBuffer(1 << 16) }
  private i8 = new Int8Array(this.memory.buffer)
  private i16 = new Int16Array(this.memory.buffer)
  private i32 = new Int32Array(this.memory.buffer)
  private f32 = new Float32Array(this.memory.buffer)
  private cell = new Float32Array(0)
  private state = new Int16Array(0)
  private sums = new Int32Array(0)

  /** Integer sums of one row. */
  private dot(matrix: Matrix, row: Int16Array, at: number, out: Int32Array): void {
    const { i16 } = this
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

  private step(pass: Pass, token: number): void {
    const { hidden, matrix } = pass
    this.dot(matrix, this.state, 0, this.sums)
    const z = this.i32[(pass.inputs >> 2) + token]! >> 2
    const scale = matrix.scales >> 2
    const out = (pass.outputs + token * pass.stride) >> 1
    const gate = (unit: number): number => f(this.f32[z + unit]! + f(f(this.sums[unit]!) * this.f32[scale + unit]!))
    for (let unit = 0; unit < hidden; unit++) {
      const forget = sigmoid(gate(unit))
      const output = sigmoid(gate(hidden + unit))
      const value = tanh(gate(2 * hidden + unit))
      const next = f(value + f(forget * f(this.cell[unit]! - value)))
      this.cell[unit] = next
      this.state[unit] = f(f(f(f(output * next) * activationUnit) + rounding) - rounding)
      this.i16[out + unit] = this.state[unit]!
    }
  }

  reserve(bytes: number): void {
    if (this.memory.buffer.byteLength >= bytes) return
    const grown = new ArrayBuffer((bytes + 65535) & ~65535)
    new Uint8Array(grown).set(new Uint8Array(this.memory.buffer))
    this.memory.buffer = grown
    this.i8 = new Int8Array(grown)
    this.i16 = new Int16Array(grown)
    this.i32 = new Int32Array(grown)
    this.f32 = new Float32Array(grown)
  }

  multiply(matrix: Matrix, rows: number, count: number, stride: number, out: number, outStride: number): void {
    if (this.sums.length < matrix.outputs) this.sums = new Int32Array(matrix.outputs)
    for (let row = 0; row < count; row++) {
      this.dot(matrix, this.i16, (rows + row * stride) >> 1, this.sums)
      const to = (out + row * outStride) >> 2
      const [scale, bias] = [matrix.scales >> 2, matrix.biases >> 2]
      for (let i = 0; i < matrix.outputs; i++) this.f32[to + i] = f(f(f(this.sums[i]!) * this.f32[scale + i]!) + this.f32[bias + i]!)
    }
  }

  recur(pass: Pass): void {
    if (this.cell.length !== pass.hidden) {
      this.cell = new Float32Array(pass.hidden)
      this.state = new Int16Array(pass.hidden)
    }
    if (this.sums.length < pass.matrix.outputs) this.sums = new Int32Array(pass.matrix.outputs)
    for (let sentence = 0; sentence < pass.count; sentence++) {
      const first = this.i32[(pass.sentences >> 2) + 2 * sentence]!
      const end = this.i32[(pass.sentences >> 2) + 2 * sentence + 1]!
      this.cell.fill(0)
      this.state.fill(0)
      if (pass.backward) for (let token = end - 1; token >= first; token--) this.step(pass, token)
      else for (let token = first; token < end; token++) this.step(pass, token)
    }
  }

  scan(task: Scan): void {
    for (let sentence = 0; sentence < task.count; sentence++) {
      const first = this.i32[(task.sentences >> 2) + 2 * sentence]!
      const end = this.i32[(task.sentences >> 2) + 2 * sentence + 1]!
      for (let unit = 0; unit < task.hidden; unit++) this.scanUnit(task, unit, first, end)
    }
  }

  private scanUnit(task: Scan, unit: number, first: number, end: number): void {
    const { hidden } = task
    const [forgets, puts, takes] = [0, 1, 2].map((gate) => this.f32[(task.own >> 2) + gate * hidden + unit]!)
    let [cell, state] = [0, 0]
    for (let step = first; step < end; step++) {
      const token = task.backward ? first + end - 1 - step : step
      const at = ((task.sums + token * task.part) >> 1) + unit
      const sum = (gate: number): number => f(this.i16[at + gate * hidden]! * f(1 / sumUnit))
      const value = tanh(f(sum(2) + f(takes! * state)))
      cell = f(value + f(sigmoid(f(sum(0) + f(forgets! * state))) * f(cell - value)))
      state = f(sigmoid(f(sum(1) + f(puts! * state))) * cell)
      this.i16[((task.outputs + token * task.stride) >> 1) + unit] = f(f(f(state * activationUnit) + rounding) - rounding)
    }
  }

  blend(task: Blend): void {
    const width = task.part >> 1
    for (let sentence = 0; sentence < task.count; sentence++) {
      const first = this.i32[(task.sentences >> 2) + 2 * sentence]!
      const end = this.i32[(task.sentences >> 2) + 2 * sentence + 1]!
      const row = (token: number): number => this.i32[(task.rows >> 2) + token]!
      for (let token = first; token < end; token++) {
        const mine = row(token) >> 1
        const before = (token > first ? row(token - 1) + task.part : task.silence) >> 1
        const after = (token + 1 < end ? row(token + 1) + 2 * task.part : task.silence) >> 1
        const to = (task.out >> 1) + token * width
        for (let k = 0; k < width; k++) this.i16[to + k] = cut16(cut16(this.i16[mine + k]! + this.i16[before + k]!) + this.i16[after + k]!)
      }
    }
  }

  quantise(task: Rounding): void {
    for (let row = 0; row < task.count; row++)
      for (let i = 0; i < task.width; i++) {
        const x = this.f32[((task.from + row * task.fromStride) >> 2) + i]!
        this.i16[((task.to + row * task.toStride) >> 1) + i] = whole(x, task.factor, task.low, task.high)
      }
  }

  join(task: Joining): void {
    for (let row = 0; row < task.count; row++) {
      const below = (task.below + row * task.belowStride) >> 2
      const above = this.i32[(task.above >> 2) + row]! >> 2
      const near = this.i32[(task.near >> 2) + row]! >> 2
      for (let i = 0; i < task.width; i++) {
        const sum = f(f(this.f32[below + i]! + this.f32[above + i]!) + this.f32[near + i]!)
        this.i16[(task.to >> 1) + row * task.width + i] = whole(sum, task.factor, 0, task.high)
      }
    }
  }

  arcs(task: ArcTask): void {
    for (let i = 1; i <= task.n; i++) {
      const row = (task.out >> 2) + i * task.width
      this.f32.fill(-Infinity, row, row + task.width)
      let [top, at] = [-Infinity, 0]
      for (let j = 0; j <= task.n; j++) {
        if (j === i) continue
        const score = this.arcScore(task, i, j)
        this.f32[row + j] = score
        if (score > top) [top, at] = [score, j]
      }
      this.i32[(task.best >> 2) + i] = at
    }
  }

  addRows(rows: number, many: number, count: number, out: number): void {
    for (let i = 0; i < many; i++) {
      const row = this.i32[(rows >> 2) + 2 * i]!
      const factor = this.f32[this.i32[(rows >> 2) + 2 * i + 1]! >> 2]!
      for (let k = 0; k < count; k++) this.f32[(out >> 2) + k] = f(this.f32[(out >> 2) + k]! + f(this.i8[row + k]! * factor))
    }
  }

  widen(from: number, count: number, to: number): void {
    for (let k = 0; k < count; k++) this.i16[(to >> 1) + k] = this.i8[from + k]!
  }

  private arcScore(task: ArcTask, i: number, j: number): number {
    let sum = 0
    const d = (task.dependants >> 1) + (i - 1) * task.arc
    const g = (task.governors >> 1) + j * task.arc
    for (let k = 0; k < task.arc; k++) sum += this.i16[d + k]! * this.i16[g + k]!
    const near = j === 0 ? task.root : this.f32[(task.near >> 2) + j - i]!
    return f(f(f(f(sum) * f(task.unit)) + this.f32[(task.alone >> 2) + j]!) + near)
  }
}

function cut16(value: number): number {
  return value > 32767 ? 32767 : value < -32768 ? -32768 : value
}

/** The integer nearest to value x factor (halves to even), cut at both ends. */
function whole(value: number, factor: number, low: number, high: number): number {
  const scaled = f(f(f(value * f(factor)) + rounding) - rounding)
  return scaled < low ? low : scaled > high ? high : scaled
}
