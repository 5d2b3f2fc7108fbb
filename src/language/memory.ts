/** Lays the network out in the kernel's memory: packed matrices, scales, biases, and the buffers of one chunk of tokens. */
import { ModelError, type ModelFile } from './format.js'
import type { Kernel, Matrix } from './kernel.js'

/** A bump allocator over the kernel's memory; everything is aligned to 16 bytes. */
export interface Arena {
  take(bytes: number): number
  int8(at: number, length: number): Int8Array
  int16(at: number, length: number): Int16Array
  int32(at: number, length: number): Int32Array
  float32(at: number, length: number): Float32Array
}

export function makeArena(kernel: Kernel): Arena {
  // The first bytes are the kernel's own scratch space.
  let top = 1 << 16
  return {
    take(bytes) {
      const at = top
      top = (top + bytes + 15) & ~15
      kernel.reserve(top)
      return at
    },
    int8: (at, length) => new Int8Array(kernel.memory.buffer, at, length),
    int16: (at, length) => new Int16Array(kernel.memory.buffer, at, length),
    int32: (at, length) => new Int32Array(kernel.memory.buffer, at, length),
    float32: (at, length) => new Float32Array(kernel.memory.buffer, at, length),
  }
}

/** Copies the matrix `name` (sections name.weights, name.scales, name.biases) into memory, its rows padded to a multiple of 8. Throws ModelError when its columns are no multiple of 4. */
export function placeMatrix(arena: Arena, file: ModelFile, name: string): Matrix {
  const weights = file.int16(`${name}.weights`)
  const scales = file.float32(`${name}.scales`)
  const biases = file.float32(`${name}.biases`)
  const rows = scales.length
  const columns = weights.length / rows
  const outputs = (rows + 7) & ~7
  const inputs = columns
  if (inputs % 4 !== 0) throw new ModelError(`The matrix ${name} has ${columns} columns, which is no multiple of 4`)
  const matrix = {
    inputs,
    outputs,
    weights: arena.take(outputs * inputs * 2),
    scales: arena.take(outputs * 4),
    biases: arena.take(outputs * 4),
  }
  const packed = arena.int16(matrix.weights, outputs * inputs)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const [block, lane, pair, half] = [row >> 2, row & 3, column >> 1, column & 1]
      packed[block * inputs * 4 + pair * 8 + lane * 2 + half] = weights[row * columns + column]!
    }
  arena.float32(matrix.scales, rows).set(scales)
  arena.float32(matrix.biases, rows).set(biases)
  return matrix
}
