/** The trained decision as bytes: a small self-describing file, gzipped. Little-endian, whatever the machine. */
import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate'
import { featureVersion } from './sink.js'
import { slots } from './templates.js'
import type { WordVectors } from './vectors.js'

/** A fault in the file of weights. */
export class RelationModelError extends Error {
  constructor(fault: string) {
    super(`relation weights: ${fault}`)
    this.name = 'RelationModelError'
  }
}

export interface RelationManifest {
  readonly format: 1
  /** Root classes, in the order of the weights. */
  readonly roots: readonly string[]
  readonly featureVersion: number
  readonly slots: number
  readonly dimension: number
  readonly words: number
  readonly features: number
  /** What one unit of a byte weight and of a byte of a vector is worth. */
  readonly weightUnit: number
  readonly vectorUnit: number
  /** Factor on the mean vectors. */
  readonly denseScale: number
  readonly trainedOn: { readonly gold: number; readonly examples: number }
}

export interface RelationWeights {
  readonly manifest: RelationManifest
  /** Features in rising order of their (signed) numbers. */
  readonly keys: Int32Array
  /** One row of bytes for each feature, one column for each root. */
  readonly sparse: Int8Array
  /** Slots times dimension rows, one column for each root. */
  readonly dense: Float32Array
  readonly bias: Float32Array
  readonly vectors: WordVectors
  /** Hashes of the gold sentences that training saw, sorted. */
  readonly seen: Int32Array
}

const magic = 'DMRL'

export function writeRelationWeights(weights: RelationWeights): Uint8Array {
  const manifest = strToU8(JSON.stringify(weights.manifest))
  const parts = [
    strToU8(magic),
    littleEndian(Int32Array.of(manifest.length)),
    manifest,
    littleEndian(weights.keys),
    bytesOf(weights.sparse),
    littleEndian(weights.dense),
    littleEndian(weights.bias),
    littleEndian(weights.vectors.words),
    bytesOf(weights.vectors.bytes),
    littleEndian(Int32Array.of(weights.seen.length)),
    littleEndian(weights.seen),
  ]
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return gzipSync(out, { level: 9, mtime: 0 })
}

/** Reads a gzipped file of weights. Throws RelationModelError when it is damaged or of another version of the features. */
export function readRelationWeights(gzipped: Uint8Array): RelationWeights {
  const bytes = gunzipSync(gzipped)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (strFromU8(bytes.subarray(0, 4)) !== magic) throw new RelationModelError('not a file of relation weights')
  const length = view.getInt32(4, true)
  const manifest = manifestOf(strFromU8(bytes.subarray(8, 8 + length)))
  let at = 8 + length
  const int32 = (count: number): Int32Array => {
    const out = new Int32Array(count)
    for (let i = 0; i < count; i++) out[i] = view.getInt32(at + 4 * i, true)
    at += 4 * count
    return out
  }
  const float32 = (count: number): Float32Array => {
    const out = new Float32Array(count)
    for (let i = 0; i < count; i++) out[i] = view.getFloat32(at + 4 * i, true)
    at += 4 * count
    return out
  }
  const int8 = (count: number): Int8Array => {
    const out = new Int8Array(count)
    out.set(new Int8Array(bytes.buffer, bytes.byteOffset + at, count))
    at += count
    return out
  }
  const { roots, dimension, words, features, vectorUnit } = manifest
  const keys = int32(features)
  const sparse = int8(features * roots.length)
  const dense = float32(manifest.slots * dimension * roots.length)
  const bias = float32(roots.length)
  const vectors = { dimension, words: int32(words), bytes: int8(words * dimension), unit: vectorUnit }
  const seen = int32(int32(1)[0] ?? 0)
  if (at !== bytes.length) throw new RelationModelError(`${bytes.length} bytes where the manifest asks for ${at}`)
  return { manifest, keys, sparse, dense, bias, vectors, seen }
}

function manifestOf(text: string): RelationManifest {
  const manifest = JSON.parse(text) as RelationManifest
  if (manifest.format !== 1) throw new RelationModelError(`format ${String(manifest.format)}; this version reads 1`)
  if (manifest.featureVersion !== featureVersion || manifest.slots !== slots.length)
    throw new RelationModelError('made for other features; train them anew with train/relations.ts')
  return manifest
}

function bytesOf(list: Int8Array): Uint8Array {
  return new Uint8Array(list.buffer, list.byteOffset, list.byteLength)
}

function littleEndian(list: Int32Array | Float32Array): Uint8Array {
  const out = new Uint8Array(list.length * 4)
  const view = new DataView(out.buffer)
  for (let i = 0; i < list.length; i++) {
    if (list instanceof Int32Array) view.setInt32(4 * i, list[i] ?? 0, true)
    else view.setFloat32(4 * i, list[i] ?? 0, true)
  }
  return out
}
