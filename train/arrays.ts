/** Reads the arrays of a NumPy archive (.npz, not compressed): 32-bit floats and bytes. */
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'

export interface FloatArray {
  readonly shape: readonly number[]
  readonly values: Float32Array
}

export interface Archive {
  readonly floats: (name: string) => FloatArray
  readonly bytes: (name: string) => Uint8Array
}

/** The mean of the floats of several archives with the same arrays; their bytes are those of the last. */
export function meanArchive(archives: readonly Archive[]): Archive {
  const last = archives.at(-1)
  if (last === undefined) throw new Error('no archive is given')
  return {
    bytes: last.bytes,
    floats: (name) => {
      const parts = archives.map((archive) => archive.floats(name))
      const { shape, values } = last.floats(name)
      return { shape, values: values.map((_, i) => parts.reduce((sum, part) => sum + (part.values[i] ?? 0), 0) / parts.length) }
    },
  }
}

export function readArchive(path: string): Archive {
  const files = unzipSync(readFileSync(path))
  const part = (name: string): { header: string; body: Uint8Array } => {
    const file = files[`${name}.npy`]
    if (!file) throw new Error(`${path} holds no array ${name}`)
    const length = new DataView(file.buffer, file.byteOffset).getUint16(8, true)
    return { header: new TextDecoder().decode(file.subarray(10, 10 + length)), body: file.slice(10 + length) }
  }
  return {
    floats: (name) => {
      const { header, body } = part(name)
      if (!header.includes("'<f4'") || header.includes("'fortran_order': True")) throw new Error(`${name}: not a row-major float32 array`)
      const shape = (/'shape': \(([^)]*)\)/.exec(header)?.[1] ?? '')
        .split(',')
        .filter((size) => size.trim() !== '')
        .map(Number)
      return { shape, values: new Float32Array(body.buffer, 0, body.length / 4) }
    },
    bytes: (name) => part(name).body,
  }
}
