/** Spellings of one name brought together: case, accents, points, hyphens, and the commoner ways to transliterate. */
import { withoutMarks } from '../../base/letters.js'

const folded = new Map<string, readonly string[]>()

/**
 * A printed word as pieces for matching: lower case, without accents, points and apostrophes, cut at hyphens
 * ("Élysée" to [elysee], "U.S." to [us], "Al-Shabaab" to [al, shabaab]). A bare hyphen has no pieces.
 */
export function pieces(word: string): readonly string[] {
  const known = folded.get(word)
  if (known) return known
  const made = plainLetters(word)
    .toLowerCase()
    .replace(/[.'’`]/g, '')
    .split(/[-–/]/)
    .filter((part) => part !== '')
  if (folded.size > 50_000) folded.clear()
  folded.set(word, made)
  return made
}

/** Without accents, and with the letters that have no decomposition spelt out. */
export function plainLetters(word: string): string {
  if (/^[\x20-\x7e]*$/.test(word)) return word
  return withoutMarks(word)
    .replace(/[ıøØłŁđĐßæÆœŒðÞþ]/g, (letter) => spelt[letter] ?? letter)
    .replace(/[\u2018\u2019\u02bc]/g, "'")
}
const spelt: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ð: 'd',
  Þ: 'Th',
  þ: 'th',
}

/** Pieces of a whole name. */
export function namePieces(text: string): readonly string[] {
  return text
    .replace(/[(),"]/g, ' ')
    .replace(/['’]s(?=\s|$)/g, ' s')
    .split(/\s+/)
    .flatMap((word) => pieces(word))
}

/** Small words inside names that tell no person from another. */
export const particles: readonly string[] = ['al', 'el', 'bin', 'ibn', 'ben', 'bint', 'de', 'la', 'da', 'dos', 'von', 'van', 'der', 'jr']

const small = new Set([...particles, 'ul', 'as', 'ar', 'ad', 'an', 'az', 'ash', 'sheikh'])

/**
 * A key under which transliterations of one name meet: the articles go, then vowels, doubled letters and the letters
 * that romanisations exchange ("Mohammed", "Muhammad" and "Mohamed" are one, as are "Sergei" and "Sergey").
 */
export function nameKey(parts: readonly string[]): string {
  return parts
    .filter((part) => !small.has(part))
    .map((part) => skeleton(part))
    .join(' ')
}

function skeleton(part: string): string {
  const first = part.charAt(0).replace(/[aeiouy]/, 'a')
  const rest = part
    .slice(1)
    .replace(/ph/g, 'f')
    .replace(/[kg]h|q|ck|c(?=[aou])/g, 'k')
    .replace(/tch|tsch/g, 'ch')
    .replace(/w|ff?/g, 'v')
    .replace(/z/g, 's')
    .replace(/[aeiouyhj']/g, '')
  return (first.replace('q', 'k') + rest).replace(/(.)\1+/g, '$1')
}
