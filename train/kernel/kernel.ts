/**
 * The inner loops of src/language/kernel.ts in AssemblyScript with 128-bit SIMD. Built by train/kernel/build.mjs into
 * src/language/kernel-bytes.ts; test/language-kernel.test.ts holds the two to the same bits. Offsets are bytes in memory.
 */


/**
 * Integer sums of three rows against two neighbouring blocks of four outputs; `out` gets int32, rows `outStride` apart. `end` is 2 x inputs. Tiles of this size leave
 * all sums in registers, and functions of their own (exported, so that they are not woven into their caller) keep it so.
 */
export function sums3(w0: usize, w1: usize, end: usize, row: usize, stride: usize, out: usize, outStride: usize): void {
  let a0 = i32x4.splat(0), a1 = i32x4.splat(0)
  let b0 = i32x4.splat(0), b1 = i32x4.splat(0)
  let c0 = i32x4.splat(0), c1 = i32x4.splat(0)
  const r1 = row + stride
  const r2 = r1 + stride
  for (let at: usize = 0; at < end; at += 8) {
    const u0 = v128.load(w0 + at * 4), u1 = v128.load(w1 + at * 4)
    const ax0 = v128.load32_splat(row + at)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(u0, ax0)); a1 = i32x4.add(a1, i32x4.dot_i16x8_s(u1, ax0))
    const bx0 = v128.load32_splat(r1 + at)
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(u0, bx0)); b1 = i32x4.add(b1, i32x4.dot_i16x8_s(u1, bx0))
    const cx0 = v128.load32_splat(r2 + at)
    c0 = i32x4.add(c0, i32x4.dot_i16x8_s(u0, cx0)); c1 = i32x4.add(c1, i32x4.dot_i16x8_s(u1, cx0))
    const v0 = v128.load(w0 + at * 4, 16), v1 = v128.load(w1 + at * 4, 16)
    const ax1 = v128.load32_splat(row + at, 4)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(v0, ax1)); a1 = i32x4.add(a1, i32x4.dot_i16x8_s(v1, ax1))
    const bx1 = v128.load32_splat(r1 + at, 4)
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(v0, bx1)); b1 = i32x4.add(b1, i32x4.dot_i16x8_s(v1, bx1))
    const cx1 = v128.load32_splat(r2 + at, 4)
    c0 = i32x4.add(c0, i32x4.dot_i16x8_s(v0, cx1)); c1 = i32x4.add(c1, i32x4.dot_i16x8_s(v1, cx1))
  }
  v128.store(out, a0)
  v128.store(out, a1, 16)
  v128.store(out + outStride, b0)
  v128.store(out + outStride, b1, 16)
  v128.store(out + outStride * 2, c0)
  v128.store(out + outStride * 2, c1, 16)
}

/** The same for two rows. */
export function sums2(w0: usize, w1: usize, end: usize, row: usize, stride: usize, out: usize, outStride: usize): void {
  let a0 = i32x4.splat(0), a1 = i32x4.splat(0)
  let b0 = i32x4.splat(0), b1 = i32x4.splat(0)
  const r1 = row + stride
  for (let at: usize = 0; at < end; at += 8) {
    const u0 = v128.load(w0 + at * 4), u1 = v128.load(w1 + at * 4)
    const ax0 = v128.load32_splat(row + at)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(u0, ax0)); a1 = i32x4.add(a1, i32x4.dot_i16x8_s(u1, ax0))
    const bx0 = v128.load32_splat(r1 + at)
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(u0, bx0)); b1 = i32x4.add(b1, i32x4.dot_i16x8_s(u1, bx0))
    const v0 = v128.load(w0 + at * 4, 16), v1 = v128.load(w1 + at * 4, 16)
    const ax1 = v128.load32_splat(row + at, 4)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(v0, ax1)); a1 = i32x4.add(a1, i32x4.dot_i16x8_s(v1, ax1))
    const bx1 = v128.load32_splat(r1 + at, 4)
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(v0, bx1)); b1 = i32x4.add(b1, i32x4.dot_i16x8_s(v1, bx1))
  }
  v128.store(out, a0)
  v128.store(out, a1, 16)
  v128.store(out + outStride, b0)
  v128.store(out + outStride, b1, 16)
}

/** The same for one row, against four blocks. */
export function sums1(w0: usize, w1: usize, w2: usize, w3: usize, end: usize, row: usize, stride: usize, out: usize, outStride: usize): void {
  let a0 = i32x4.splat(0), a1 = i32x4.splat(0), a2 = i32x4.splat(0), a3 = i32x4.splat(0)
  for (let at: usize = 0; at < end; at += 8) {
    const x0 = v128.load32_splat(row + at)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x0, v128.load(w0 + at * 4)))
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x0, v128.load(w1 + at * 4)))
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(x0, v128.load(w2 + at * 4)))
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(x0, v128.load(w3 + at * 4)))
    const x1 = v128.load32_splat(row + at, 4)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x1, v128.load(w0 + at * 4, 16)))
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x1, v128.load(w1 + at * 4, 16)))
    a2 = i32x4.add(a2, i32x4.dot_i16x8_s(x1, v128.load(w2 + at * 4, 16)))
    a3 = i32x4.add(a3, i32x4.dot_i16x8_s(x1, v128.load(w3 + at * 4, 16)))
  }
  v128.store(out, a0)
  v128.store(out, a1, 16)
  v128.store(out, a2, 32)
  v128.store(out, a3, 48)
}

/** The same for one row, against two blocks. */
// @ts-ignore: decorator
@inline
function rest1(w0: usize, w1: usize, end: usize, row: usize, stride: usize, out: usize, outStride: usize): void {
  let a0 = i32x4.splat(0), a1 = i32x4.splat(0)
  for (let at: usize = 0; at < end; at += 8) {
    const x0 = v128.load32_splat(row + at)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x0, v128.load(w0 + at * 4)))
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x0, v128.load(w1 + at * 4)))
    const x1 = v128.load32_splat(row + at, 4)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x1, v128.load(w0 + at * 4, 16)))
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x1, v128.load(w1 + at * 4, 16)))
  }
  v128.store(out, a0)
  v128.store(out, a1, 16)
}

/** Integer sums of all outputs (a multiple of 8). */
function product(w: usize, inputs: i32, outputs: i32, rows: usize, count: i32, stride: usize, out: usize, outStride: usize): void {
  const end = (<usize>inputs) << 1
  const blockBytes: usize = (<usize>inputs) << 3
  const triples = count == 4 || count % 3 == 1 && count > 4 ? (count - 4) / 3 : count / 3
  const pairs = (count - 3 * triples) >> 1
  if (triples + pairs > 0)
    for (let block: i32 = 0; block < outputs; block += 8) {
      const w0 = w + (<usize>(block >> 2)) * blockBytes
      let row = rows, to = out + ((<usize>block) << 2)
      for (let i: i32 = 0; i < triples; i++) {
        sums3(w0, w0 + blockBytes, end, row, stride, to, outStride)
        row += stride * 3; to += outStride * 3
      }
      for (let i: i32 = 0; i < pairs; i++) {
        sums2(w0, w0 + blockBytes, end, row, stride, to, outStride)
        row += stride * 2; to += outStride * 2
      }
    }
  const done = triples * 3 + pairs * 2
  if (done == count) return
  const row = rows + (<usize>done) * stride, to = out + (<usize>done) * outStride
  let block: i32 = 0
  for (; block + 16 <= outputs; block += 16) {
    const w0 = w + (<usize>(block >> 2)) * blockBytes
    sums1(w0, w0 + blockBytes, w0 + blockBytes * 2, w0 + blockBytes * 3, end, row, 0, to + ((<usize>block) << 2), 0)
  }
  if (block < outputs) {
    const w0 = w + (<usize>(block >> 2)) * blockBytes
    rest1(w0, w0 + blockBytes, end, row, 0, to + ((<usize>block) << 2), 0)
  }
}

export function multiply(w: usize, inputs: i32, outputs: i32, scales: usize, biases: usize, rows: usize, count: i32, stride: usize, out: usize, outStride: usize): void {
  product(w, inputs, outputs, rows, count, stride, out, outStride)
  for (let i: i32 = 0; i < count; i++) {
    const to = out + (<usize>i) * outStride
    for (let at: usize = 0; at < (<usize>outputs) << 2; at += 16) {
      const sum = f32x4.convert_i32x4_s(v128.load(to + at))
      v128.store(to + at, f32x4.add(f32x4.mul(sum, v128.load(scales + at)), v128.load(biases + at)))
    }
  }
}

// @ts-ignore: decorator
@inline
function tanh4(value: v128): v128 {
  const x = f32x4.max(f32x4.min(value, f32x4.splat(3.65)), f32x4.splat(-3.65))
  const s = f32x4.mul(x, x)
  const p = f32x4.mul(x, f32x4.add(f32x4.splat(945), f32x4.mul(s, f32x4.add(f32x4.splat(105), s))))
  const q = f32x4.add(f32x4.splat(945), f32x4.mul(s, f32x4.add(f32x4.splat(420), f32x4.mul(s, f32x4.splat(15)))))
  return f32x4.div(p, q)
}

// @ts-ignore: decorator
@inline
function sigmoid4(value: v128): v128 {
  return f32x4.add(f32x4.mul(f32x4.splat(0.5), tanh4(f32x4.mul(f32x4.splat(0.5), value))), f32x4.splat(0.5))
}

// @ts-ignore: decorator
@inline
function gate(z: usize, sum: usize, scale: usize): v128 {
  return f32x4.add(v128.load(z), f32x4.mul(f32x4.convert_i32x4_s(v128.load(sum)), v128.load(scale)))
}

/**
 * Sums of every token with those of its neighbours: `rows` holds per token the offset of its form's sums, 16-bit, in three parts of `part`
 * bytes (the word's own, what it gives the next word, what it gives the word before). Rows of `part` bytes go to `out`.
 */
export function blend(rows: usize, part: usize, silence: usize, sentences: usize, count: i32, out: usize): void {
  for (let i: i32 = 0; i < count; i++) {
    const first = load<i32>(sentences + (<usize>i) * 8), end = load<i32>(sentences + (<usize>i) * 8, 4)
    for (let token = first; token < end; token++) {
      const at = rows + (<usize>token) * 4
      const mine = <usize>load<i32>(at)
      const before = token > first ? <usize>load<i32>(at - 4) + part : silence
      const after = token + 1 < end ? <usize>load<i32>(at, 4) + 2 * part : silence
      const to = out + (<usize>token) * part
      for (let k: usize = 0; k < part; k += 16)
        v128.store(to + k, i16x8.add_sat_s(i16x8.add_sat_s(v128.load(mine + k), v128.load(before + k)), v128.load(after + k)))
    }
  }
}

// @ts-ignore: decorator
@inline
function lowHalf(sums: v128): v128 { return f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(sums)), f32x4.splat(0.0009765625)) }
// @ts-ignore: decorator
@inline
function highHalf(sums: v128): v128 { return f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(sums)), f32x4.splat(0.0009765625)) }
// @ts-ignore: decorator
@inline
function toInteger(state: v128): v128 { return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(state, f32x4.splat(4096)))) }

/**
 * One direction of the first layer: each unit sees its own former state alone (`own` factors of forget, output and value), so units go
 * through a sentence sixteen at a time with their states in registers. `sums` are 16-bit, unit 1024, rows `part` bytes apart.
 */
export function scan(own: usize, hidden: i32, sums: usize, part: usize, sentences: usize, count: i32, backward: i32, outputs: usize, stride: usize): void {
  const width: usize = <usize>hidden
  for (let i: i32 = 0; i < count; i++) {
    const first = load<i32>(sentences + (<usize>i) * 8), end = load<i32>(sentences + (<usize>i) * 8, 4)
    for (let unit: usize = 0; unit < width; unit += 16) {
      const factors = own + unit * 4
      let h0 = f32x4.splat(0), h1 = f32x4.splat(0), h2 = f32x4.splat(0), h3 = f32x4.splat(0)
      let c0 = f32x4.splat(0), c1 = f32x4.splat(0), c2 = f32x4.splat(0), c3 = f32x4.splat(0)
      for (let step = first; step < end; step++) {
        const token = <usize>(backward ? first + end - 1 - step : step)
        const at = sums + token * part + unit * 2
        const fa = v128.load(at), fb = v128.load(at, 16)
        const oa = v128.load(at + width * 2), ob = v128.load(at + width * 2, 16)
        const ga = v128.load(at + width * 4), gb = v128.load(at + width * 4, 16)
        const v0 = tanh4(f32x4.add(lowHalf(ga), f32x4.mul(v128.load(factors + width * 8), h0)))
        c0 = f32x4.add(v0, f32x4.mul(sigmoid4(f32x4.add(lowHalf(fa), f32x4.mul(v128.load(factors), h0))), f32x4.sub(c0, v0)))
        h0 = f32x4.mul(sigmoid4(f32x4.add(lowHalf(oa), f32x4.mul(v128.load(factors + width * 4), h0))), c0)
        const v1 = tanh4(f32x4.add(highHalf(ga), f32x4.mul(v128.load(factors + width * 8, 16), h1)))
        c1 = f32x4.add(v1, f32x4.mul(sigmoid4(f32x4.add(highHalf(fa), f32x4.mul(v128.load(factors, 16), h1))), f32x4.sub(c1, v1)))
        h1 = f32x4.mul(sigmoid4(f32x4.add(highHalf(oa), f32x4.mul(v128.load(factors + width * 4, 16), h1))), c1)
        const v2 = tanh4(f32x4.add(lowHalf(gb), f32x4.mul(v128.load(factors + width * 8, 32), h2)))
        c2 = f32x4.add(v2, f32x4.mul(sigmoid4(f32x4.add(lowHalf(fb), f32x4.mul(v128.load(factors, 32), h2))), f32x4.sub(c2, v2)))
        h2 = f32x4.mul(sigmoid4(f32x4.add(lowHalf(ob), f32x4.mul(v128.load(factors + width * 4, 32), h2))), c2)
        const v3 = tanh4(f32x4.add(highHalf(gb), f32x4.mul(v128.load(factors + width * 8, 48), h3)))
        c3 = f32x4.add(v3, f32x4.mul(sigmoid4(f32x4.add(highHalf(fb), f32x4.mul(v128.load(factors, 48), h3))), f32x4.sub(c3, v3)))
        h3 = f32x4.mul(sigmoid4(f32x4.add(highHalf(ob), f32x4.mul(v128.load(factors + width * 4, 48), h3))), c3)
        const to = outputs + token * stride + unit * 2
        v128.store(to, i16x8.narrow_i32x4_s(toInteger(h0), toInteger(h1)))
        v128.store(to, i16x8.narrow_i32x4_s(toInteger(h2), toInteger(h3)), 16)
      }
    }
  }
}

/** One direction of a recurrent layer over sentences sorted from long to short, in step. `states` is scratch of count x (2 + 4 + 12) x hidden bytes. */
export function recur(w: usize, scales: usize, hidden: i32, inputs: usize, sentences: usize, count: i32, backward: i32, outputs: usize, stride: usize, states: usize): void {
  const width: usize = <usize>hidden
  const cells = states + (<usize>count) * width * 2
  const sums = cells + (<usize>count) * width * 4
  memory.fill(states, 0, (<usize>count) * width * 6)
  let active = count
  for (let time: i32 = 0; ; time++) {
    while (active > 0) {
      const span = sentences + (<usize>(active - 1)) * 8
      if (load<i32>(span, 4) - load<i32>(span) > time) break
      active--
    }
    if (active == 0) break
    product(w, hidden, hidden * 3, states, active, width * 2, sums, width * 12)
    for (let i: i32 = 0; i < active; i++) {
      const span = sentences + (<usize>i) * 8
      const token = backward ? load<i32>(span, 4) - 1 - time : load<i32>(span) + time
      const z = <usize>load<i32>(inputs + (<usize>token) * 4)
      const out = outputs + (<usize>token) * stride
      const state = states + (<usize>i) * width * 2
      const cell = cells + (<usize>i) * width * 4
      const sum = sums + (<usize>i) * width * 12
      for (let at: usize = 0; at < width * 4; at += 16) {
        const forget = sigmoid4(gate(z + at, sum + at, scales + at))
        const output = sigmoid4(gate(z + width * 4 + at, sum + width * 4 + at, scales + width * 4 + at))
        const value = tanh4(gate(z + width * 8 + at, sum + width * 8 + at, scales + width * 8 + at))
        const next = f32x4.add(value, f32x4.mul(forget, f32x4.sub(v128.load(cell + at), value)))
        v128.store(cell + at, next)
        const whole = i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.mul(f32x4.mul(output, next), f32x4.splat(4096))))
        const short = i16x8.narrow_i32x4_s(whole, whole)
        v128.store64_lane(state + (at >> 1), short, 0)
        v128.store64_lane(out + (at >> 1), short, 0)
      }
    }
  }
}

/** Rows of floats to integers: round(x * factor) within low..high. `width` is a multiple of 4. */
export function quantise(from: usize, fromStride: usize, width: i32, count: i32, factor: f32, low: f32, high: f32, to: usize, toStride: usize): void {
  const f = f32x4.splat(factor), l = f32x4.splat(low), h = f32x4.splat(high)
  for (let i: i32 = 0; i < count; i++) {
    for (let at: usize = 0; at < (<usize>width) << 2; at += 16) {
      const whole = i32x4.trunc_sat_f32x4_s(f32x4.min(h, f32x4.max(l, f32x4.nearest(f32x4.mul(v128.load(from + at), f)))))
      v128.store64_lane(to + (at >> 1), i16x8.narrow_i32x4_s(whole, whole), 0)
    }
    from += fromStride; to += toStride
  }
}

/** Hidden rows of the labeller: below + above + near, each row by address, then as quantise with low 0. */
export function join(below: usize, belowStride: usize, above: usize, near: usize, width: i32, count: i32, factor: f32, high: f32, to: usize): void {
  const f = f32x4.splat(factor), h = f32x4.splat(high), zero = f32x4.splat(0)
  for (let i: i32 = 0; i < count; i++) {
    const a = <usize>load<i32>(above + (<usize>i) * 4), n = <usize>load<i32>(near + (<usize>i) * 4)
    for (let at: usize = 0; at < (<usize>width) << 2; at += 16) {
      const sum = f32x4.add(f32x4.add(v128.load(below + at), v128.load(a + at)), v128.load(n + at))
      const whole = i32x4.trunc_sat_f32x4_s(f32x4.min(h, f32x4.max(zero, f32x4.nearest(f32x4.mul(sum, f)))))
      v128.store64_lane(to + (at >> 1), i16x8.narrow_i32x4_s(whole, whole), 0)
    }
    below += belowStride; to += (<usize>width) * 2
  }
}

// @ts-ignore: decorator
@inline
function dotRow(d: usize, g: usize, bytes: usize): v128 {
  let sum = i32x4.splat(0)
  for (let at: usize = 0; at < bytes; at += 16) sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load(d + at), v128.load(g + at)))
  return sum
}

/** Sums of the lanes of four vectors, as one vector. */
// @ts-ignore: decorator
@inline
function across(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7))
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7))
  return i32x4.add(v128.shuffle<i32>(ab, cd, 0, 1, 4, 5), v128.shuffle<i32>(ab, cd, 2, 3, 6, 7))
}

/**
 * Scores of all arcs of one sentence: rows dependants 1..n, columns governors 0..n, `width` columns in memory (n + 1 made a multiple of
 * 4), and the best governor of each dependant, the first of equals. `near` points to the score of distance 0 among those by distance.
 */
export function arcs(dependants: usize, governors: usize, alone: usize, near: usize, root: f32, n: i32, arc: i32, unit: f32, out: usize, width: i32, best: usize): void {
  const bytes: usize = (<usize>arc) << 1, units = f32x4.splat(unit)
  for (let i: i32 = 1; i <= n; i++) {
    const d = dependants + (<usize>(i - 1)) * bytes
    const row = out + (<usize>i) * (<usize>width) * 4
    for (let j: i32 = 0; j < width; j += 4) {
      const g = governors + (<usize>j) * bytes
      const sum = across(dotRow(d, g, bytes), dotRow(d, g + bytes, bytes), dotRow(d, g + bytes * 2, bytes), dotRow(d, g + bytes * 3, bytes))
      const score = f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum), units), v128.load(alone + (<usize>j) * 4))
      v128.store(row + (<usize>j) * 4, f32x4.add(score, v128.load(near + (j - i) * 4)))
    }
    const first = dotRow(d, governors, bytes)
    const total = i32x4.extract_lane(first, 0) + i32x4.extract_lane(first, 1) + i32x4.extract_lane(first, 2) + i32x4.extract_lane(first, 3)
    store<f32>(row, <f32>total * unit + load<f32>(alone) + root)
    store<f32>(row + (<usize>i) * 4, -Infinity)
    for (let j = n + 1; j < width; j++) store<f32>(row + (<usize>j) * 4, -Infinity)
    let most = v128.load(row)
    for (let j: i32 = 4; j < width; j += 4) most = f32x4.max(most, v128.load(row + (<usize>j) * 4))
    const top = max<f32>(max<f32>(f32x4.extract_lane(most, 0), f32x4.extract_lane(most, 1)), max<f32>(f32x4.extract_lane(most, 2), f32x4.extract_lane(most, 3)))
    let at: i32 = 0
    while (at < n && load<f32>(row + (<usize>at) * 4) != top) at++
    store<i32>(best + (<usize>i) * 4, at)
  }
}

/** Adds rows of bytes, each with its factor, to `count` floats (a multiple of 4): `rows` holds offsets of rows and of factors in turn. */
export function addRows(rows: usize, many: i32, count: i32, out: usize): void {
  for (let i: i32 = 0; i < many; i++) {
    const row = <usize>load<i32>(rows + (<usize>i) * 8), factor = f32x4.splat(load<f32>(<usize>load<i32>(rows + (<usize>i) * 8, 4)))
    for (let k: usize = 0; k < <usize>count; k += 4) {
      const bytes = i32x4.extend_low_i16x8_s(i16x8.extend_low_i8x16_s(v128.load32_zero(row + k)))
      v128.store(out + k * 4, f32x4.add(v128.load(out + k * 4), f32x4.mul(f32x4.convert_i32x4_s(bytes), factor)))
    }
  }
}

/** Bytes as 16-bit integers; `count` is a multiple of 4. */
export function widen(from: usize, count: i32, to: usize): void {
  for (let k: usize = 0; k < <usize>count; k += 4) v128.store64_lane(to + k * 2, i16x8.extend_low_i8x16_s(v128.load32_zero(from + k)), 0)
}
