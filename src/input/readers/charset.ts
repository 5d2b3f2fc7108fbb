/** From bytes to text: byte-order mark, declared charset, UTF-8 where valid, else the likeliest of the old charsets. */
import { detect } from 'chardet'
import iconv from 'iconv-lite'

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/** The charset of a sample (its first bytes are the input's first), as a label that `decoderOf` knows. */
export function charsetOf(sample: Uint8Array, declared: string | null): string {
  for (const [mark, name] of marks) if (mark.every((byte, i) => sample[i] === byte)) return name
  const plain = isUtf8(sample)
  if (plain && !looksUtf16(sample)) return 'utf-8'
  if (looksUtf16(sample)) return sample[0] === 0 ? 'utf-16be' : 'utf-16le'
  if (declared !== null && isKnown(declared) && !/^utf-?8$/i.test(declared)) return declared
  const guess = detect(sample)
  return guess !== null && isKnown(guess) && !/^utf-?8$/i.test(guess) ? guess : 'windows-1252'
}

/** Decodes a whole document. Bytes that are none in the charset become U+FFFD. */
export function decode(bytes: Uint8Array, declared: string | null = null): string {
  const decoder = decoderOf(charsetOf(bytes.subarray(0, 65_536), declared))
  return decoder.write(bytes) + decoder.end()
}

export interface Decoder {
  write(bytes: Uint8Array): string
  end(): string
}

/** Decodes piece by piece. The old charsets go through iconv-lite: TextDecoder of Node 20 reads windows-1252 as Latin-1. */
export function decoderOf(charset: string): Decoder {
  if (charset.startsWith('utf-')) {
    const decoder = new TextDecoder(charset)
    return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
  }
  const decoder = iconv.getDecoder(charset)
  return { write: (bytes) => decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)), end: () => decoder.end() ?? '' }
}

/** The charset that a page declares in its first 2 KiB, or null. */
export function declaredInHtml(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString('latin1')
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ??
    null
  )
}

/** The charset of a Content-Type header, or null. */
export function charsetOfHeader(header: string | null): string | null {
  return header === null ? null : (/charset\s*=\s*["']?([\w-]+)/i.exec(header)?.[1] ?? null)
}

/** The text without a byte-order mark and with line ends as line feeds: what is kept and hashed. Nothing else is changed. */
export function normaliseLines(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u0000', '\ufffd')
    .replace(/[ \t]+\n/g, '\n')
    .trim()
}

function isKnown(label: string): boolean {
  return iconv.encodingExists(label)
}

/** Valid UTF-8, a character cut at the end of the sample allowed. */
function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Every other byte zero in most places: Latin text in UTF-16 without a mark. */
function looksUtf16(sample: Uint8Array): boolean {
  const pairs = Math.min(sample.length, 2048) >> 1
  let even = 0
  let odd = 0
  for (let i = 0; i < pairs; i++) {
    if (sample[2 * i] === 0) even++
    if (sample[2 * i + 1] === 0) odd++
  }
  return pairs > 8 && even > pairs * 0.6 !== odd > pairs * 0.6
}
