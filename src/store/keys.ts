/** Which inputs and texts a record holds, exactly and in few bytes: sets of content ids (80 bits as 16 characters of base 32 after one letter). */
import type { Day } from '../base/types.js'
import { contentId } from '../base/hash.js'
import { dayNumber } from '../base/days.js'

const digit = new Uint8Array(128).fill(255)
const marks = '0123456789abcdefghjkmnpqrstvwxyz'
for (let value = 0; value < marks.length; value++) digit[marks.charCodeAt(value)] = value

/** Characters of a content id. */
export const idLength = 17

export interface PackedIds {
  readonly slots: Uint32Array<ArrayBuffer>
  readonly values: Int32Array<ArrayBuffer>
  readonly used: number
}

/** A set of content ids with a number for each, 16 bytes an entry. Nothing is ever removed. */
export class IdTable {
  private slots = new Uint32Array(4 * 1024)
  private values = new Int32Array(1024)
  private used = 0

  /** As plain arrays, to hand to another thread; `unpacked` makes it a table again. */
  packed(): PackedIds {
    return { slots: this.slots, values: this.values, used: this.used }
  }

  static unpacked({ slots, values, used }: PackedIds): IdTable {
    const table = new IdTable()
    table.slots = slots
    table.values = values
    table.used = used
    return table
  }

  get size(): number {
    return this.used
  }

  has(id: string): boolean {
    return this.slots[4 * this.slot(id)] === 1
  }

  /** The number of an id; undefined when it is not there. */
  get(id: string): number | undefined {
    const slot = this.slot(id)
    return this.slots[4 * slot] === 1 ? this.values[slot] : undefined
  }

  set(id: string, value = 0): void {
    if (this.used * 2 >= this.values.length) this.grow()
    const [a, b, c] = partsOf(id)
    const slot = this.slotOf(a, b, c)
    const at = 4 * slot
    if (this.slots[at] !== 1) {
      this.slots[at] = 1
      this.slots[at + 1] = a
      this.slots[at + 2] = b
      this.slots[at + 3] = c
      this.used++
    }
    this.values[slot] = value
  }

  /** The slot that holds the id, or the free one where it belongs. */
  private slot(id: string): number {
    const [a, b, c] = partsOf(id)
    return this.slotOf(a, b, c)
  }

  private slotOf(a: number, b: number, c: number): number {
    const mask = this.values.length - 1
    for (let slot = (a ^ (b >>> 3)) & mask; ; slot = (slot + 1) & mask) {
      const at = 4 * slot
      if (this.slots[at] === 0 || (this.slots[at + 1] === a && this.slots[at + 2] === b && this.slots[at + 3] === c)) return slot
    }
  }

  private grow(): void {
    const [slots, values] = [this.slots, this.values]
    this.slots = new Uint32Array(slots.length * 2)
    this.values = new Int32Array(values.length * 2)
    const mask = this.values.length - 1
    for (let old = 0; old < values.length; old++) {
      if (slots[4 * old] !== 1) continue
      let slot = ((slots[4 * old + 1] ?? 0) ^ ((slots[4 * old + 2] ?? 0) >>> 3)) & mask
      while (this.slots[4 * slot] === 1) slot = (slot + 1) & mask
      this.slots.set(slots.subarray(4 * old, 4 * old + 4), 4 * slot)
      this.values[slot] = values[old] ?? 0
    }
  }
}

/** 30, 30 and 20 bits of an id. */
function partsOf(id: string): [number, number, number] {
  let a = 0
  let b = 0
  let c = 0
  for (let i = 1; i <= 6; i++) a = a * 32 + (digit[id.charCodeAt(i)] ?? 0)
  for (let i = 7; i <= 12; i++) b = b * 32 + (digit[id.charCodeAt(i)] ?? 0)
  for (let i = 13; i <= 16; i++) c = c * 32 + (digit[id.charCodeAt(i)] ?? 0)
  return [a >>> 0, b >>> 0, c >>> 0]
}

/** A day of publication as a number that orders: undated texts come after all dated ones. */
export function publishedOrder(published: Day | null): number {
  return published === null ? 0x7fffffff : dayNumber(published)
}

/** Key of one appearance of a text. */
export function appearanceKey(
  text: string,
  seen: { source: string | null; address: string | null; published: Day | null; publishedAt: string | null },
): string {
  return contentId<'appearance'>('a', [text, seen.source ?? '', seen.address ?? '', seen.published ?? '', seen.publishedAt ?? ''])
}
