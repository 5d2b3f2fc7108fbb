/** What the model knows of a word by its form alone: row numbers in the tables of words, word vectors, and hashed affixes. */

export const affixCount = 8

/** The form as the vocabulary keys it: lower case, every digit read as 0. */
export function keyOf(lower: string): string {
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i)
    if (code >= 49 && code <= 57) return lower.replace(/[1-9]/g, '0')
  }
  return lower
}

/** FNV-1a over the bytes of the UTF-16 units, with the kind of affix mixed into the start (public domain; Fowler, Noll, Vo). */
export function hashOf(kind: number, text: string, buckets: number): number {
  let hash = (0x811c9dc5 ^ kind) >>> 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    hash = Math.imul(hash ^ (code & 255), 0x01000193) >>> 0
    hash = Math.imul(hash ^ (code >>> 8), 0x01000193) >>> 0
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % buckets
}

/** Letters and digits by class, runs cut to two: "McDonald's" is "XxXxx'x". */
function shapeOf(form: string): string {
  let out = ''
  for (const sign of form) {
    const kind = classOf(sign)
    const n = out.length
    if (n >= 2 && out.endsWith(kind + kind)) continue
    out += kind
    if (n >= 9) break
  }
  return out
}

function classOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0
  if (code >= 65 && code <= 90) return 'X'
  if (code >= 97 && code <= 122) return 'x'
  if (code >= 48 && code <= 57) return 'd'
  if (code < 128) return sign
  return sign.toLowerCase() === sign ? 'x' : 'X'
}

/** Writes the rows of the word's endings, beginnings and shape into `out`, `affixCount` of them. */
export function writeAffixes(form: string, key: string, buckets: number, out: Int32Array): void {
  const signs = key.length === countSigns(key) ? null : Array.from(key)
  const tail = (count: number): string => (signs ? signs.slice(-count).join('') : key.slice(-count))
  const head = (count: number): string => (signs ? signs.slice(0, count).join('') : key.slice(0, count))
  for (let count = 1; count <= 4; count++) out[count - 1] = hashOf(count, tail(count), buckets)
  for (let count = 1; count <= 3; count++) out[count + 3] = hashOf(count + 4, head(count), buckets)
  out[7] = hashOf(8, shapeOf(form), buckets)
}

function countSigns(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0xdc00 || code > 0xdfff) count++
  }
  return count
}
