/** The form in which names of places are compared: lower case, without diacritics, apostrophes and full stops, hyphens as blanks. */
import { isPlain, withoutMarks } from '../../base/letters.js'

const plainAscii = /^[a-z0-9 ]*$/
const special: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd', ə: 'a' }

/** Folds a name; the result may be empty ("'"). */
export function foldName(text: string): string {
  if (isPlain(text)) return text
  const lower = text.toLowerCase()
  if (plainAscii.test(lower)) return lower
  return withoutMarks(lower)
    .replace(/[.,'’‘`\u02b9-\u02bf()]/g, '')
    .replace(/[łøđıßæœþðə]/g, (letter) => special[letter] ?? letter)
    .replace(/[\s\-\u2010-\u2015/]+/g, ' ')
    .trim()
}
