/** The file of weights: a magic word, a manifest in JSON, and named sections of numbers or text, gzipped as a whole. */
import { gunzipSync } from 'fflate'

/** Thrown when weights cannot be used with this code; the message says why. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
}

/** The layout that this code reads. A change of features, layers or arithmetic raises it. */
const formatVersion = 3
const magic = 'DEMARCHE'

export type SectionKind = 'int8' | 'int16' | 'int32' | 'float32' | 'text'

export interface Section {
  readonly name: string
  readonly kind: SectionKind
  /** Bytes from the end of the manifest; a multiple of 4. */
  readonly offset: number
  /** Bytes. */
  readonly length: number
}

export interface Manifest {
  readonly format: number
  readonly created: {
    readonly command: string
    readonly seed: number
    /** Epochs of the network itself, over all its runs. */
    readonly epochs: number
    /** A line for each run that led to the weights, those of its teacher first: what was done. */
    readonly runs: readonly string[]
  }
  /** SHA-256 of each training file. */
  readonly data: Readonly<Record<string, string>>
  readonly licences: readonly string[]
  readonly scores: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly sizes: Sizes
  readonly universal: readonly string[]
  readonly fine: readonly string[]
  readonly relations: readonly string[]
  readonly kinds: readonly string[]
  readonly sections: readonly Section[]
}

/** Widths of the network. `first` and `hidden` are those of its two layers, per direction. */
export interface Sizes {
  readonly dimension: number
  readonly first: number
  readonly hidden: number
  readonly arc: number
  readonly relation: number
  readonly kind: number
  readonly vector: number
  readonly buckets: number
}

export interface ModelFile {
  readonly manifest: Manifest
  readonly int8: (name: string) => Int8Array
  readonly int16: (name: string) => Int16Array
  readonly float32: (name: string) => Float32Array
  readonly text: (name: string) => string
}

/** Reads a gzipped file of weights. Throws ModelError when it is no such file or was made for other code. */
export function readModelFile(gzipped: Uint8Array): ModelFile {
  const bytes = unzip(gzipped)
  if (bytes.length < 12 || new TextDecoder().decode(bytes.subarray(0, 8)) !== magic)
    throw new ModelError('The language weights are not a Demarche model file')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(8, true)
  const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + length)))
  if (!isManifest(manifest)) throw new ModelError('The language weights have no manifest')
  if (manifest.format !== formatVersion)
    throw new ModelError(
      `The language weights have format ${String(manifest.format)}, this version reads ${formatVersion}: install the weights that belong to it`,
    )
  const start = (12 + length + 3) & ~3
  const sections = new Map(manifest.sections.map((section) => [section.name, section]))
  const cut = (name: string, kind: SectionKind): Uint8Array => {
    const section = sections.get(name)
    if (section === undefined || section.kind !== kind) throw new ModelError(`The language weights lack the section ${name} (${kind})`)
    if (start + section.offset + section.length > bytes.length) throw new ModelError(`The language weights end within the section ${name}`)
    return bytes.slice(start + section.offset, start + section.offset + section.length)
  }
  return {
    manifest,
    int8: (name) => new Int8Array(cut(name, 'int8').buffer),
    int16: (name) => new Int16Array(cut(name, 'int16').buffer),
    float32: (name) => new Float32Array(cut(name, 'float32').buffer),
    text: (name) => new TextDecoder().decode(cut(name, 'text')),
  }
}

/** Checks what every version has; the format number says the rest. */
function isManifest(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && 'format' in value && 'sections' in value && Array.isArray(value.sections)
}

function unzip(gzipped: Uint8Array): Uint8Array {
  try {
    return gunzipSync(gzipped)
  } catch (error) {
    throw new ModelError('The language weights are damaged: they cannot be decompressed', { cause: error })
  }
}

export interface NamedSection {
  readonly name: string
  readonly kind: SectionKind
  readonly bytes: Uint8Array
}

/** The bytes of a file of weights, not yet compressed. */
export function writeModelFile(manifest: Omit<Manifest, 'sections' | 'format'>, parts: readonly NamedSection[]): Uint8Array {
  let offset = 0
  const sections = parts.map((part): Section => {
    const section = { name: part.name, kind: part.kind, offset, length: part.bytes.length }
    offset = (offset + part.bytes.length + 3) & ~3
    return section
  })
  const json = new TextEncoder().encode(JSON.stringify({ format: formatVersion, ...manifest, sections }))
  const start = (12 + json.length + 3) & ~3
  const out = new Uint8Array(start + offset)
  out.set(new TextEncoder().encode(magic))
  new DataView(out.buffer).setUint32(8, json.length, true)
  out.set(json, 12)
  parts.forEach((part, index) => out.set(part.bytes, start + (sections[index]?.offset ?? 0)))
  return out
}
