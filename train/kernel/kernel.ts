/**
 * The inner loops of src/language/kernel.ts in AssemblyScript with 128-bit SIMD. Built by train/kernel/build.mjs into
 * src/language/kernel-bytes.ts; test/language-kernel.test.ts holds the two to the same bits. Offsets are bytes in memory.
 */


/** Integer sums of `count` rows against two neighbouring blocks of four outputs; `out` gets int32, rows `outStride` apart. */
// @ts-ignore: decorator
@inline
function sums4(w0: usize, w1: usize, pairs: i32, row: usize, stride: usize, out: usize, outStride: usize): void {
  let a0 = i32x4.splat(0), a1 = i32x4.splat(0), b0 = i32x4.splat(0), b1 = i32x4.splat(0)
  let c0 = i32x4.splat(0), c1 = i32x4.splat(0), d0 = i32x4.splat(0), d1 = i32x4.splat(0)
  const rb = row + stride, rc = rb + stride, rd = rc + stride
  const end: usize = (<usize>pairs) << 2
  for (let at: usize = 0; at < end; at += 8) {
    const u0 = v128.load(w0 + at * 4), u1 = v128.load(w1 + at * 4)
    let x = v128.load32_splat(row + at)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x, u0)); a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x, u1))
    x = v128.load32_splat(rb + at)
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(x, u0)); b1 = i32x4.add(b1, i32x4.dot_i16x8_s(x, u1))
    x = v128.load32_splat(rc + at)
    c0 = i32x4.add(c0, i32x4.dot_i16x8_s(x, u0)); c1 = i32x4.add(c1, i32x4.dot_i16x8_s(x, u1))
    x = v128.load32_splat(rd + at)
    d0 = i32x4.add(d0, i32x4.dot_i16x8_s(x, u0)); d1 = i32x4.add(d1, i32x4.dot_i16x8_s(x, u1))
    const v0 = v128.load(w0 + at * 4, 16), v1 = v128.load(w1 + at * 4, 16)
    x = v128.load32_splat(row + at, 4)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x, v0)); a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x, v1))
    x = v128.load32_splat(rb + at, 4)
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(x, v0)); b1 = i32x4.add(b1, i32x4.dot_i16x8_s(x, v1))
    x = v128.load32_splat(rc + at, 4)
    c0 = i32x4.add(c0, i32x4.dot_i16x8_s(x, v0)); c1 = i32x4.add(c1, i32x4.dot_i16x8_s(x, v1))
    x = v128.load32_splat(rd + at, 4)
    d0 = i32x4.add(d0, i32x4.dot_i16x8_s(x, v0)); d1 = i32x4.add(d1, i32x4.dot_i16x8_s(x, v1))
  }
  v128.store(out, a0); v128.store(out, a1, 16)
  v128.store(out + outStride, b0); v128.store(out + outStride, b1, 16)
  v128.store(out + outStride * 2, c0); v128.store(out + outStride * 2, c1, 16)
  v128.store(out + outStride * 3, d0); v128.store(out + outStride * 3, d1, 16)
}

/** The same for one row. */
// @ts-ignore: decorator
@inline
function sums1(w0: usize, w1: usize, pairs: i32, row: usize, out: usize): void {
  let a0 = i32x4.splat(0), a1 = i32x4.splat(0), b0 = i32x4.splat(0), b1 = i32x4.splat(0)
  const end: usize = (<usize>pairs) << 2
  for (let at: usize = 0; at < end; at += 8) {
    const x = v128.load32_splat(row + at), y = v128.load32_splat(row + at, 4)
    a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x, v128.load(w0 + at * 4)))
    a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x, v128.load(w1 + at * 4)))
    b0 = i32x4.add(b0, i32x4.dot_i16x8_s(y, v128.load(w0 + at * 4, 16)))
    b1 = i32x4.add(b1, i32x4.dot_i16x8_s(y, v128.load(w1 + at * 4, 16)))
  }
  v128.store(out, i32x4.add(a0, b0)); v128.store(out, i32x4.add(a1, b1), 16)
}

/** Integer sums of all outputs (a multiple of 8). */
function product(w: usize, inputs: i32, outputs: i32, rows: usize, count: i32, stride: usize, out: usize, outStride: usize): void {
  const pairs = inputs >> 1
  const blockBytes: usize = (<usize>inputs) << 3
  for (let block: i32 = 0; block < outputs; block += 8) {
    const w0 = w + (<usize>(block >> 2)) * blockBytes
    let row = rows, to = out + ((<usize>block) << 2), left = count
    for (; left >= 4; left -= 4) {
      sums4(w0, w0 + blockBytes, pairs, row, stride, to, outStride)
      row += stride * 4; to += outStride * 4
    }
    for (; left > 0; left--) {
      sums1(w0, w0 + blockBytes, pairs, row, to)
      row += stride; to += outStride
    }
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
  const x = f32x4.max(f32x4.min(value, f32x4.splat(4.97)), f32x4.splat(-4.97))
  const s = f32x4.mul(x, x)
  const p = f32x4.mul(x, f32x4.add(f32x4.splat(135135), f32x4.mul(s, f32x4.add(f32x4.splat(17325), f32x4.mul(s, f32x4.add(f32x4.splat(378), s))))))
  const q = f32x4.add(f32x4.splat(135135), f32x4.mul(s, f32x4.add(f32x4.splat(62370), f32x4.mul(s, f32x4.add(f32x4.splat(3150), f32x4.mul(s, f32x4.splat(28)))))))
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

/** Scores of all arcs of one sentence: rows dependants 1..n, columns governors 0..n, `width` columns in memory. */
export function arcs(dependants: usize, governors: usize, alone: usize, near: usize, n: i32, arc: i32, unit: f32, out: usize, width: i32): void {
  for (let i: i32 = 1; i <= n; i++) {
    const d = dependants + (<usize>(i - 1)) * (<usize>arc) * 2
    const row = out + (<usize>i) * (<usize>width) * 4
    for (let j: i32 = 0; j <= n; j++) {
      const g = governors + (<usize>j) * (<usize>arc) * 2
      let sum = i32x4.splat(0)
      for (let at: usize = 0; at < (<usize>arc) << 1; at += 16) sum = i32x4.add(sum, i32x4.dot_i16x8_s(v128.load(d + at), v128.load(g + at)))
      sum = i32x4.add(sum, i8x16.shuffle(sum, sum, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7))
      const total = i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1)
      const score = <f32>total * unit + load<f32>(alone + (<usize>j) * 4) + load<f32>(near + (<usize>bucket(i, j)) * 4)
      store<f32>(row + (<usize>j) * 4, score)
    }
  }
}

function bucket(dependant: i32, governor: i32): i32 {
  if (governor == 0) return 0
  const delta = governor - dependant
  const size = delta < 0 ? -delta : delta
  const step = size <= 10 ? size : size <= 12 ? 11 : size <= 15 ? 12 : size <= 20 ? 13 : size <= 28 ? 14 : size <= 40 ? 15 : 16
  return delta < 0 ? step : step + 16
}
