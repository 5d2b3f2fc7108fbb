/**
 * The truth: an append-only log of frames in numbered segments (`log/000001.jsonl.gz` ...). A frame is there whole or not at all;
 * `append` returns once it is on the disk. What a kill or power cut left half written at the end is found on opening, put
 * aside and cut off; damage anywhere else is an IntegrityError, never passed over.
 */
import { closeSync, existsSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Disk, realDisk, writeWhole } from './disk.js'
import { type Entry, parseEntry } from './entries.js'
import { IntegrityError } from './errors.js'
import { type FrameHead, firstPrevious, headerLength, isWhole, nextLead, packFrame, readHead, unpackFrame } from './frame.js'

/** A place between two frames. */
export interface Position {
  readonly segment: number
  readonly offset: number
  /** Number of the next frame, counted from 0 over all segments. */
  readonly number: number
  /** Hash of the frame before, as hexadecimal digits. */
  readonly hash: string
  /** Where the frame before begins; absent at the start. */
  readonly last?: { readonly segment: number; readonly offset: number }
}

export const start: Position = { segment: 1, offset: 0, number: 0, hash: firstPrevious }

/** Bytes after which a new segment is begun. */
const segmentBytes = 64 * 1024 * 1024

export interface LogWriter {
  readonly end: Position
  /** Bytes of an unfinished frame that opening cut off and put aside. */
  readonly cut: number
  /** Writes the entries as one frame and returns when it is durable. */
  append(entries: readonly Entry[]): Position
  /** The same for entries already written as JSON, each ending in a line feed. */
  appendLines(lines: string): Position
  close(): void
}

interface StoredFrame {
  readonly head: FrameHead
  readonly at: Position
  readonly after: Position
}

export function segmentPath(folder: string, segment: number): string {
  return join(folder, 'log', `${String(segment).padStart(6, '0')}.jsonl.gz`)
}

/** Numbers of the segments present, ascending. */
export function segments(folder: string): number[] {
  const names = existsSync(join(folder, 'log')) ? readdirSync(join(folder, 'log')) : []
  return names.flatMap((name) => (/^\d{6}\.jsonl\.gz$/.test(name) ? [Number(name.slice(0, 6))] : [])).sort((a, b) => a - b)
}

/**
 * Walks over the heads of all frames from a position on, without reading their contents, and checks numbers and chain.
 * Ends silently before an unfinished last frame; throws IntegrityError for anything else that is no frame.
 */
function* walkHeads(folder: string, from: Position = start): Generator<StoredFrame, Position> {
  const present = segments(folder)
  const last = present.at(-1) ?? 0
  let at = from
  for (let segment = from.segment; segment <= last; segment++) {
    if (!present.includes(segment)) throw new IntegrityError(`Segment ${segmentPath(folder, segment)} of the log is missing.`)
    if (segment > at.segment) at = { ...at, segment, offset: 0 }
    const file = openSync(segmentPath(folder, segment), 'r')
    try {
      const size = fstatSync(file).size
      if (at.offset > size)
        throw new IntegrityError(`Segment ${segmentPath(folder, segment)} ends at ${size}, before ${at.offset} that was written.`)
      while (at.offset < size) {
        const head = headAt(file, at.offset)
        if (head === null || at.offset + head.length > size || head.number !== at.number || head.previous !== at.hash) {
          if (segment === last && !hasFrameFrom(folder, at)) return at
          throw damaged(folder, at)
        }
        const after = {
          segment,
          offset: at.offset + head.length,
          number: at.number + 1,
          hash: head.hash,
          last: { segment, offset: at.offset },
        }
        yield { head, at, after }
        at = after
      }
    } finally {
      closeSync(file)
    }
  }
  return at
}

/** All lines from a position on, frame by frame. A bad frame that is the last one counts as unfinished and ends the walk. */
export function* readLines(
  folder: string,
  from: Position = start,
): Generator<{ lines: string[]; at: Position; after: Position }, Position> {
  let end = from
  for (const { at, after } of walkHeads(folder, from)) {
    const bytes = readFrame(folder, at, after.offset - at.offset)
    if (!isWhole(bytes)) {
      if (isLast(folder, after)) return at
      throw damaged(folder, at)
    }
    end = after
    const lines = unpackFrame(bytes).split('\n')
    lines.pop()
    yield { lines, at, after }
  }
  return end
}

/** The same, parsed. */
export function* readEntries(folder: string, from: Position = start): Generator<{ entries: Entry[]; at: Position; after: Position }> {
  for (const { lines, at, after } of readLines(folder, from)) yield { entries: lines.map(parseEntry), at, after }
}

/** The lines of the frame at a place that a walk named. Throws IntegrityError when there is none. */
export function frameLines(folder: string, at: Pick<Position, 'segment' | 'offset'>): string[] {
  const file = openSync(segmentPath(folder, at.segment), 'r')
  let head: FrameHead | null
  try {
    head = headAt(file, at.offset)
  } finally {
    closeSync(file)
  }
  const bytes = head === null ? null : readFrame(folder, { ...start, ...at }, head.length)
  if (bytes === null || !isWhole(bytes))
    throw new IntegrityError(`No frame of the log at ${segmentPath(folder, at.segment)}, byte ${at.offset}.`)
  const lines = unpackFrame(bytes).split('\n')
  lines.pop()
  return lines
}

/** Whether the log still holds what lies before a position: an index of another log, or of one that was cut back, is of no use. */
export function follows(folder: string, position: Position): boolean {
  if (position.number === 0) return true
  const { last } = position
  if (last === undefined || !existsSync(segmentPath(folder, last.segment))) return false
  const file = openSync(segmentPath(folder, last.segment), 'r')
  try {
    const head = headAt(file, last.offset)
    return head !== null && head.hash === position.hash && last.offset + head.length <= fstatSync(file).size
  } finally {
    closeSync(file)
  }
}

/** The bytes of one frame. */
function readFrame(folder: string, at: Position, length: number): Buffer {
  const file = openSync(segmentPath(folder, at.segment), 'r')
  try {
    const bytes = Buffer.alloc(length)
    readSync(file, bytes, 0, length, at.offset)
    return bytes
  } finally {
    closeSync(file)
  }
}

/** Where the log ends now, an unfinished frame left out. */
export function endOfLog(folder: string, from: Position = start): Position {
  const walk = walkHeads(folder, from)
  let previous: StoredFrame | null = null
  for (let step = walk.next(); ; step = walk.next()) {
    if (!step.done) {
      previous = step.value
      continue
    }
    if (previous === null) return step.value
    const bytes = readFrame(folder, previous.at, previous.head.length)
    return isWhole(bytes) ? previous.after : previous.at
  }
}

/** Opens the log for appending; the caller holds the lock. */
export function openLog(folder: string, disk: Disk = realDisk): LogWriter {
  disk.makeFolder(join(folder, 'log'))
  let end = endOfLog(folder)
  const cut = cutTail(folder, end, disk)
  const created = !existsSync(segmentPath(folder, end.segment))
  let file = disk.openAppend(segmentPath(folder, end.segment))
  if (created) disk.syncFolder(join(folder, 'log'))
  let broken = false

  const nextSegment = (): void => {
    disk.close(file)
    end = { ...end, segment: end.segment + 1, offset: 0 }
    file = disk.openAppend(segmentPath(folder, end.segment))
    disk.syncFolder(join(folder, 'log'))
  }
  const appendLines = (lines: string): Position => {
    if (broken) throw new IntegrityError('An earlier write to the log failed; open the record again.')
    if (end.offset >= segmentBytes) nextSegment()
    const frame = packFrame(lines, end.number, end.hash)
    broken = true
    disk.write(file, frame.bytes)
    disk.sync(file)
    broken = false
    const last = { segment: end.segment, offset: end.offset }
    end = { segment: end.segment, offset: end.offset + frame.length, number: end.number + 1, hash: frame.hash, last }
    return end
  }
  return {
    get end() {
      return end
    },
    cut,
    appendLines,
    append: (entries) => appendLines(entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')),
    close: () => disk.close(file),
  }
}

/** Puts what follows the last whole frame into a file of its own and cuts it off. Returns its bytes. */
function cutTail(folder: string, end: Position, disk: Disk): number {
  const path = segmentPath(folder, end.segment)
  if (!existsSync(path)) return 0
  const size = statSync(path).size
  if (size <= end.offset) return 0
  const tail = readFrame(folder, end, size - end.offset)
  writeWhole(disk, join(folder, 'log', `cut-${end.segment}-${end.offset}.bin`), tail)
  const file = disk.openAppend(path)
  try {
    disk.truncate(file, end.offset)
    disk.sync(file)
  } finally {
    disk.close(file)
  }
  return tail.length
}

function headAt(file: number, offset: number): FrameHead | null {
  const bytes = Buffer.alloc(headerLength)
  const read = readSync(file, bytes, 0, headerLength, offset)
  return readHead(bytes.subarray(0, read))
}

/** True when the end of a frame is the end of the log. */
function isLast(folder: string, after: Position): boolean {
  return after.segment === segments(folder).at(-1) && statSync(segmentPath(folder, after.segment)).size === after.offset
}

/** True when a whole frame lies at or behind a bad place: then the place is damage, not an unfinished write. */
function hasFrameFrom(folder: string, bad: Position): boolean {
  const bytes = readFileSync(segmentPath(folder, bad.segment)).subarray(bad.offset)
  for (let at = nextLead(bytes, 0); at >= 0; at = nextLead(bytes, at + 1)) {
    const head = readHead(bytes.subarray(at))
    if (head !== null && isWhole(bytes.subarray(at, at + head.length))) return true
  }
  return false
}

function damaged(folder: string, at: Position): IntegrityError {
  return new IntegrityError(`Frame ${at.number} of the log is damaged (${segmentPath(folder, at.segment)}, byte ${at.offset}).`)
}
