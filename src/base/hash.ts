/** Content hashes: SHA-256, cut and written in a lower-case alphabet without look-alikes. The same in Node and in the browser. */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Id } from './types.js'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A stable id of `prefix` and the given parts: 80 bits of SHA-256 as 16 characters of Crockford's base 32.
 * Parts are joined by U+001F, so that ("a", "b") and ("ab", "") differ.
 */
export function contentId<Name extends string>(prefix: string, parts: readonly string[]): Id<Name> {
  const digest = sha256(utf8ToBytes(parts.join('\u001f')))
  let out = ''
  let bits = 0
  let held = 0
  for (let i = 0; i < 10; i++) {
    held = (held << 8) | (digest[i] ?? 0)
    bits += 8
    while (bits >= 5) {
      bits -= 5
      out += alphabet[(held >>> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return `${prefix}${out}` as Id<Name>
}

/** SHA-256 of a text as 64 hexadecimal digits. */
export function sha256Hex(text: string): string {
  return Array.from(sha256(utf8ToBytes(text)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
