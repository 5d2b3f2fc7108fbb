/** Streams of bytes: files and standard input, unpacked from gzip and zstd on the way, with caps against bombs. */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Decompress } from 'fzstd'
import { limits } from './types.js'

export type Bytes = AsyncIterable<Uint8Array>

/** The bytes of a file. */
export function fileBytes(path: string): Bytes {
  return createReadStream(path, { highWaterMark: 256 * 1024 })
}

/** What the packing of a name or of its first bytes is. */
export function packingOf(name: string, first: Uint8Array): 'gzip' | 'zstd' | 'none' {
  if (first[0] === 0x1f && first[1] === 0x8b) return 'gzip'
  if (first[0] === 0x28 && first[1] === 0xb5 && first[2] === 0x2f && first[3] === 0xfd) return 'zstd'
  return name.endsWith('.gz') && first.length === 0 ? 'gzip' : 'none'
}

/** The name without the ending of its packing. */
export function unpackedName(name: string): string {
  return name.replace(/\.(?:gz|gzip|zst|zstd)$/i, '')
}

/** Splits off the first bytes of a stream without losing them. */
export async function peek(bytes: Bytes, count: number): Promise<{ first: Uint8Array; bytes: Bytes }> {
  const iterator = bytes[Symbol.asyncIterator]()
  const held: Uint8Array[] = []
  let length = 0
  let done = false
  while (length < count && !done) {
    const step = await iterator.next()
    if (step.done) done = true
    else {
      held.push(step.value)
      length += step.value.length
    }
  }
  const all = Buffer.concat(held)
  return { first: all.subarray(0, count), bytes: rejoin(all, done, iterator) }
}

async function* rejoin(held: Uint8Array, done: boolean, iterator: AsyncIterator<Uint8Array>): Bytes {
  try {
    if (held.length > 0) yield held
    if (done) return
    for (let step = await iterator.next(); !step.done; step = await iterator.next()) yield step.value
  } finally {
    await iterator.return?.()
  }
}

/** Unpacks one layer. Throws RangeError when the contents outgrow the allowed ratio; a packing within the packing is left as it is. */
export async function* unpack(bytes: Bytes, packing: 'gzip' | 'zstd' | 'none'): Bytes {
  if (packing === 'none') {
    yield* bytes
    return
  }
  const counted = { in: 0, out: 0 }
  const source = countIn(bytes, counted)
  for await (const chunk of packing === 'gzip' ? gunzip(source) : unzstd(source)) {
    counted.out += chunk.length
    if (counted.out > 256 * 1024 * 1024 && counted.out > counted.in * limits.ratio)
      throw new RangeError(`Unpacks to more than ${limits.ratio} times its size`)
    yield chunk
  }
}

async function* gunzip(source: Bytes): Bytes {
  const input = Readable.from(source)
  const output = createGunzip({ chunkSize: 256 * 1024 })
  input.on('error', (error) => output.destroy(error))
  input.pipe(output)
  try {
    for await (const chunk of output as AsyncIterable<Uint8Array>) yield chunk
  } finally {
    input.destroy()
    output.destroy()
  }
}

async function* unzstd(source: Bytes): Bytes {
  let out: Uint8Array[] = []
  const stream = new Decompress((chunk) => out.push(chunk))
  for await (const chunk of source) {
    stream.push(chunk)
    yield* out
    out = []
  }
  stream.push(new Uint8Array(0), true)
  yield* out
}

async function* countIn(bytes: Bytes, counted: { in: number }): Bytes {
  for await (const chunk of bytes) {
    counted.in += chunk.length
    yield chunk
  }
}

/** All bytes of a stream, or null when there are more than `cap`; reading stops there. */
export async function readAll(bytes: Bytes, cap: number): Promise<Uint8Array | null> {
  const held: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    length += chunk.length
    if (length > cap) return null
    held.push(chunk)
  }
  return Buffer.concat(held)
}
