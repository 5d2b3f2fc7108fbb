/** Words of a text as they are compared: case, accents and punctuation do not tell them apart. */
import { withoutMarks } from './letters.js'

/** For each of the first 128 characters: 1 when words consist of it. */
const plainSign = Uint8Array.from({ length: 128 }, (_, code) => (/[0-9a-z]/.test(String.fromCharCode(code)) ? 1 : 0))

/** Words in lower case without accents. */
export function plainWords(text: string): string[] {
  const lower = text.toLowerCase()
  const words: string[] = []
  let from = -1
  for (let i = 0; i <= lower.length; i++) {
    const code = i < lower.length ? lower.charCodeAt(i) : 32
    // Quotation marks, dashes and spaces of general punctuation divide words; any other sign beyond ASCII needs the tables of Unicode.
    if (code > 127 && (code < 0x2000 || code > 0x206f)) return wordsByUnicode(text)
    if (code < 128 && plainSign[code] === 1) {
      if (from < 0) from = i
    } else if (from >= 0) {
      words.push(lower.slice(from, i))
      from = -1
    }
  }
  return words
}

function wordsByUnicode(text: string): string[] {
  return (
    withoutMarks(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
