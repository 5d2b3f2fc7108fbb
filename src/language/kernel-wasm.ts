/** The inner loops in WebAssembly with SIMD, over its own memory: the same bits as the plain kernel, an order of magnitude sooner. */
import { kernelBytes } from './kernel-bytes.js'
import type { Kernel } from './kernel.js'
import { PlainKernel } from './kernel-plain.js'

interface WasmMemory {
  readonly buffer: ArrayBufferLike
  grow(pages: number): number
}

/** What this file needs of the global `WebAssembly`, which Node and browsers both have. */
interface WasmGlobal {
  readonly Memory: new (limits: { initial: number; maximum: number }) => WasmMemory
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: { env: { memory: WasmMemory } }) => { readonly exports: unknown }
  validate(bytes: Uint8Array): boolean
}

type Numbers = (...values: readonly number[]) => void

interface Exports {
  readonly multiply: Numbers
  readonly recur: Numbers
  readonly blend: Numbers
  readonly scan: Numbers
  readonly quantise: Numbers
  readonly join: Numbers
  readonly arcs: Numbers
  readonly addRows: Numbers
  readonly widen: Numbers
}

const page = 65536

/** The WebAssembly kernel where the machine has SIMD, else the plain one. */
export function makeKernel(): Kernel {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library files of ES2023 do not declare WebAssembly
  const wasm = (globalThis as unknown as { readonly WebAssembly?: WasmGlobal }).WebAssembly
  const bytes = decode(kernelBytes)
  if (wasm === undefined || !wasm.validate(bytes)) return new PlainKernel()
  const memory = new wasm.Memory({ initial: 1, maximum: 4096 })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the bytes above export exactly these functions
  const run = new wasm.Instance(new wasm.Module(bytes), { env: { memory } }).exports as Exports
  return {
    memory,
    reserve(size) {
      const missing = size - memory.buffer.byteLength
      if (missing > 0) memory.grow(Math.ceil(missing / page))
    },
    multiply: (matrix, rows, count, stride, out, outStride) =>
      run.multiply(matrix.weights, matrix.inputs, matrix.outputs, matrix.scales, matrix.biases, rows, count, stride, out, outStride),
    recur: (pass) =>
      run.recur(
        pass.matrix.weights,
        pass.matrix.scales,
        pass.hidden,
        pass.inputs,
        pass.sentences,
        pass.count,
        pass.backward ? 1 : 0,
        pass.outputs,
        pass.stride,
        pass.states,
      ),
    blend: (task) => run.blend(task.rows, task.part, task.silence, task.sentences, task.count, task.out),
    scan: (task) =>
      run.scan(task.own, task.hidden, task.sums, task.part, task.sentences, task.count, task.backward ? 1 : 0, task.outputs, task.stride),
    quantise: (task) =>
      run.quantise(task.from, task.fromStride, task.width, task.count, task.factor, task.low, task.high, task.to, task.toStride),
    join: (task) => run.join(task.below, task.belowStride, task.above, task.near, task.width, task.count, task.factor, task.high, task.to),
    arcs: (task) =>
      run.arcs(
        task.dependants,
        task.governors,
        task.alone,
        task.near,
        task.root,
        task.n,
        task.arc,
        task.unit,
        task.out,
        task.width,
        task.best,
      ),
    addRows: run.addRows,
    widen: run.widen,
  }
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function decode(text: string): Uint8Array {
  const places = new Map(Array.from(digits, (digit, value) => [digit, value] as const))
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const sign of text) {
    const value = places.get(sign)
    if (value === undefined) continue
    held = (held << 6) | value
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 255)
    held &= (1 << bits) - 1
  }
  return Uint8Array.from(bytes)
}
