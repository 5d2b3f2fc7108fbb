/** Lays the network out in the kernel's memory: packed matrices, scales, biases, and the buffers of one chunk of tokens. */
import { ModelError, type ModelFile } from './format.js'
import type { Kernel, Matrix } from './kernel.js'

/** The whole of the kernel's memory, read as numbers of four kinds. */
export interface Views {
  readonly int8: Int8Array
  readonly int16: Int16Array
  readonly int32: Int32Array
  readonly float32: Float32Array
}

/**
 * Hands out memory while a model is loaded; everything is aligned to 16 bytes. The kernel's memory grows once, when all is handed out, and
 * is looked at through four views that are made then: a view for each look would be an object that outlives its use, and such
 * objects made the heap several times as large as what was in use.
 */
export interface Arena {
  /** The byte offset of as many bytes. */
  take(bytes: number): number
  /** The byte offset where the values will lie. */
  put(values: Int8Array | Int16Array | Int32Array | Float32Array): number
  /** Makes the memory and puts the values into it. Nothing is handed out afterwards. */
  open(kernel: Kernel): Views
}

export function makeArena(): Arena {
  // The first bytes are the kernel's own scratch space.
  let top = 1 << 16
  const waiting: { readonly at: number; readonly bytes: Uint8Array }[] = []
  const take = (bytes: number): number => {
    const at = top
    top = (top + bytes + 15) & ~15
    return at
  }
  return {
    take,
    put(values) {
      const at = take(values.byteLength)
      waiting.push({ at, bytes: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) })
      return at
    },
    open(kernel) {
      kernel.reserve(top)
      const { buffer } = kernel.memory
      const all = new Uint8Array(buffer)
      for (const { at, bytes } of waiting) all.set(bytes, at)
      waiting.length = 0
      return {
        int8: new Int8Array(buffer),
        int16: new Int16Array(buffer),
        int32: new Int32Array(buffer),
        float32: new Float32Array(buffer),
      }
    },
  }
}

/** Lays out the matrix `name` (sections name.weights, name.scales, name.biases), its rows padded to a multiple of 8. Throws ModelError when its columns are no multiple of 4. */
export function placeMatrix(arena: Arena, file: ModelFile, name: string): Matrix {
  const weights = file.int16(`${name}.weights`)
  const scales = file.float32(`${name}.scales`)
  const biases = file.float32(`${name}.biases`)
  const rows = scales.length
  const inputs = weights.length / rows
  const outputs = (rows + 7) & ~7
  if (inputs % 4 !== 0) throw new ModelError(`The matrix ${name} has ${inputs} columns, which is no multiple of 4`)
  const packed = new Int16Array(outputs * inputs)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < inputs; column++) {
      const at = (row >> 2) * inputs * 4 + (column >> 1) * 8 + (row & 3) * 2 + (column & 1)
      packed[at] = weights[row * inputs + column]!
    }
  return {
    inputs,
    outputs,
    weights: arena.put(packed),
    scales: arena.put(padded(scales, outputs)),
    biases: arena.put(padded(biases, outputs)),
  }
}

function padded(values: Float32Array, length: number): Float32Array {
  const out = new Float32Array(length)
  out.set(values)
  return out
}
