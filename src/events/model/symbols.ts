/** Words and relations as 32-bit numbers, so that features are mixed from integers instead of being joined as text. */

/** FNV-1a over UTF-16 units (Fowler, Noll and Vo, public domain). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mixed(hash)
}

/** One number from a template and up to three symbols; the order counts. */
export function featureKey(template: number, a: number, b: number, c: number): number {
  let key = Math.imul(template + 1, 0x9e3779b1)
  key = mixed(key ^ a)
  key = mixed(Math.imul(key, 5) ^ b)
  return mixed(Math.imul(key, 5) ^ c)
}

/** The finaliser of MurmurHash3 (Austin Appleby, public domain). */
function mixed(value: number): number {
  let x = value
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return x ^ (x >>> 16)
}
