/**
 * One frame of the log: a gzip member, so that `zcat log/*.gz` prints the record, whose extra field carries what gzip lacks:
 * length, running number, and SHA-256 of the frame and of the frame before it. Every bit of a frame is covered.
 *
 *   0  1f 8b 08 04 00000000 00 ff   gzip header with an extra field, no time
 *  10  76                           length of the extra field (u16), then 'D' 'm' and its length 72 (u16)
 *  16  u32 bytes in the member, u32 running number
 *  24  32 bytes: hash of the previous frame (zeros before the first)
 *  56  32 bytes: SHA-256 of the member with these 32 bytes zero
 *  88  deflated lines, then CRC-32 and length of the lines (u32 each)
 */
import { createHash } from 'node:crypto'
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

export const headerLength = 88
const lead = Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 76, 0, 0x44, 0x6d, 72, 0])
const hashAt = 56
const nothing = Buffer.alloc(32)
/** Uncompressed bytes that one frame may hold; more is refused on reading, so that a forged length cannot fill the memory. */
const maximumPayload = 256 * 1024 * 1024

export interface FrameHead {
  readonly length: number
  readonly number: number
  readonly previous: string
  readonly hash: string
}

export interface Frame extends FrameHead {
  readonly bytes: Buffer
}

export const firstPrevious = nothing.toString('hex')

/** Packs lines (each ending in a line feed) as the frame with that number after the frame with that hash. */
export function packFrame(lines: string, number: number, previous: string): Frame {
  const payload = Buffer.from(lines, 'utf8')
  const body = deflateRawSync(payload, { level: 3 })
  const length = headerLength + body.length + 8
  const bytes = Buffer.alloc(length)
  lead.copy(bytes, 0)
  bytes.writeUInt32LE(length, 16)
  bytes.writeUInt32LE(number, 20)
  Buffer.from(previous, 'hex').copy(bytes, 24)
  body.copy(bytes, headerLength)
  bytes.writeUInt32LE(crc32(payload), length - 8)
  bytes.writeUInt32LE(payload.length, length - 4)
  const hash = createHash('sha256').update(bytes).digest()
  hash.copy(bytes, hashAt)
  return { bytes, length, number, previous, hash: hash.toString('hex') }
}

/** Reads a frame's head; null when these bytes do not begin a frame. Does not check the hash. */
export function readHead(bytes: Uint8Array): FrameHead | null {
  if (bytes.length < headerLength) return null
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.compare(lead, 0, lead.length, 0, lead.length) !== 0) return null
  const length = view.readUInt32LE(16)
  if (length < headerLength + 8) return null
  return {
    length,
    number: view.readUInt32LE(20),
    previous: view.toString('hex', 24, hashAt),
    hash: view.toString('hex', hashAt, headerLength),
  }
}

/** True when the bytes are exactly one frame and unharmed. */
export function isWhole(bytes: Uint8Array): boolean {
  const head = readHead(bytes)
  if (head === null || head.length !== bytes.length) return false
  const sum = createHash('sha256')
  sum.update(bytes.subarray(0, hashAt)).update(nothing).update(bytes.subarray(headerLength))
  return sum.digest('hex') === head.hash
}

/** The lines of a frame. Throws RangeError when they do not unpack; call after `isWhole`. */
export function unpackFrame(bytes: Uint8Array): string {
  const payload = inflateRawSync(bytes.subarray(headerLength, bytes.length - 8), { maxOutputLength: maximumPayload })
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.readUInt32LE(bytes.length - 4) !== payload.length || view.readUInt32LE(bytes.length - 8) !== crc32(payload))
    throw new RangeError('Frame with a wrong checksum of its lines')
  return payload.toString('utf8')
}

/** Offset of the next place at or after `from` that looks like a frame's beginning, or -1. */
export function nextLead(bytes: Uint8Array, from: number): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(lead, from)
}
