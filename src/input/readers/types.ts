/** What every reader hands on: raw items that know their key before they are read closely, and documents or the reason why there is none. */
import { createHash } from 'node:crypto'
import { contentId } from '../../base/hash.js'
import type { Day, Id } from '../../base/types.js'

/** One document as found: plain text, and what its container says of it. */
export interface Document {
  readonly kind: 'document'
  readonly text: string
  readonly source: string | null
  readonly address: string | null
  readonly published: Day | null
  /** The time as given, where it carries more than the day. */
  readonly publishedAt: string | null
  readonly title: string | null
  readonly author: string | null
  /** Language as declared (ISO 639-1), or null. */
  readonly language: string | null
}

/** Something that could not be read. The run goes on. */
export interface Unreadable {
  readonly kind: 'unreadable'
  readonly reason: string
}

/** One item of an input before it is looked into: known items are skipped by their key without being read again. */
export interface RawItem {
  readonly key: Id<'input'>
  /** File, and place in it: "news.jsonl:17". */
  readonly place: string
  readonly address: string | null
  readonly read: () => Document | Unreadable
}

/** Caps in bytes and characters. What is larger is an error of that document, never of the run. */
export const limits = {
  /** One page, feed or plain file. */
  document: 16 * 1024 * 1024,
  /** One line of JSON Lines or CSV. */
  line: 16 * 1024 * 1024,
  /** Characters of text that are coded as one dispatch. */
  text: 2_000_000,
  /** A whole compressed input may unpack to this many times its size, beyond the first 256 MiB. */
  ratio: 200,
} as const

/** Key of an item: its bytes, where it is known to come from, and how it is read. */
export function inputKey(bytes: Uint8Array | string, ...how: readonly (string | null)[]): Id<'input'> {
  return contentId<'input'>('i', [createHash('sha256').update(bytes).digest('hex'), ...how.map((part) => part ?? '')])
}

export function unreadable(reason: string): Unreadable {
  return { kind: 'unreadable', reason }
}

/** An item that is known to be unreadable as soon as it is met. */
export function failedItem(place: string, reason: string, bytes: Uint8Array | string = ''): RawItem {
  return { key: inputKey(bytes, place, reason), place, address: null, read: () => unreadable(reason) }
}

/** One message of an error, on one line. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').slice(0, 300)
}
