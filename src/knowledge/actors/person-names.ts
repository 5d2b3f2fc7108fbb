/** Names of persons compared with one another. */
import { nameKey, namePieces, particles } from './fold.js'

/** Titles before names that are no part of them. */
export const honorifics: ReadonlySet<string> = new Set([
  'mr',
  'mr.',
  'mrs',
  'mrs.',
  'ms',
  'ms.',
  'dr',
  'dr.',
  'prof',
  'prof.',
  'professor',
  'sir',
  'dame',
  'lord',
  'lady',
  'sheikh',
  'shaikh',
  'shaykh',
  'sheikha',
  'sayyid',
  'sayyed',
  'seyyed',
  'syed',
  'hajj',
  'haji',
  'h.e.',
  'his',
  'gen',
  'gen.',
  'general',
  'col',
  'col.',
  'colonel',
  'lt',
  'lt.',
  'lt.-gen.',
  'maj',
  'maj.',
  'major',
  'capt',
  'capt.',
  'captain',
  'adm',
  'adm.',
  'admiral',
  'brig',
  'brig.',
  'brigadier',
  'sgt',
  'sgt.',
  'cmdr',
  'cmdr.',
  'rev',
  'rev.',
  'reverend',
  'fr.',
  'hon',
  'hon.',
  'sen',
  'sen.',
  'rep',
  'rep.',
  'gov',
  'gov.',
  'amb',
  'amb.',
  'pres',
  'pres.',
  'shri',
  'smt',
  'smt.',
  'mullah',
  'maulana',
  'mawlawi',
  'maulvi',
  'imam',
  'ayatollah',
  'hojatoleslam',
  'marshal',
  'mama',
  'madam',
  'madame',
  'comrade',
  'excellency',
  'engineer',
  'eng',
  'eng.',
  'justice',
  'judge',
  'prince',
  'princess',
  'king',
  'queen',
  'pope',
  'cardinal',
  'archbishop',
  'bishop',
  'father',
  'sister',
  'lieutenant',
  'sergeant',
  'commodore',
  'emperor',
  'sultan',
  'emir',
  'shah',
  'assoc',
  'assoc.',
  'asst.',
  'h.e',
  'dato',
  'datuk',
  'tun',
  'ustad',
  'mufti',
  'begum',
  'frau',
  'herr',
  'monsieur',
  'tengku',
  'vadm.',
  'radm.',
  'insp.',
  'supt.',
])

/** Courtesies in capitals before offices and names ("HE Prime Minister X", "HH the Amir"): no pronouns, and nobody's name. */
export const courtesies: ReadonlySet<string> = new Set(['HE', 'HH', 'HRH', 'HM', 'HMK', 'H.E.', 'H.H.', 'H.R.H.', 'H.M.', 'H.E', 'H.H'])

const linking: ReadonlySet<string> = new Set([...particles, 'sr'])

/** The parts of a name that tell persons apart: without titles, articles and initials' points. */
export function nameParts(name: string): readonly string[] {
  const known = parted.get(name)
  if (known) return known
  if (parted.size > 20_000) parted.clear()
  const made = cutName(name)
  parted.set(name, made)
  return made
}
const parted = new Map<string, readonly string[]>()

function cutName(name: string): readonly string[] {
  const parts = namePieces(name).filter((part) => !honorifics.has(part))
  const telling = parts.filter((part) => !linking.has(part))
  return telling.length > 0 ? telling : parts
}

/**
 * Whether a name can be a shorter or other spelling of a fuller one: "Kani" and "Bagheri Kani" of "Ali Bagheri Kani",
 * "Xi" of "Xi Jinping", "Muhammad Khalifi" of "Mohammad bin Abdul Aziz al-Khalifi".
 */
export function sameName(short: string, full: string): boolean {
  const [a, b] = [nameParts(short), nameParts(full)]
  if (a.length === 0 || b.length === 0) return false
  if (a.length > b.length) return sameName(full, short)
  if (a.length === 1)
    return (
      alike(a[0] ?? '', b.at(-1) ?? '') || a[0] === b[0] || (b.length > 2 && b.some((part) => part.length > 3 && alike(part, a[0] ?? '')))
    )
  if (!alike(a.at(-1) ?? '', b.at(-1) ?? '') && !alike(a[0] ?? '', b[0] ?? '')) return false
  let at = 0
  for (const part of b)
    if (at < a.length && (alike(a[at] ?? '', part) || isInitial(a[at] ?? '', part) || isInitial(part, a[at] ?? ''))) at++
  return at === a.length
}

function isInitial(short: string, long: string): boolean {
  return short.length === 1 && long.startsWith(short)
}

function alike(a: string, b: string): boolean {
  return a === b || (a.length > 3 && b.length > 3 && a.charCodeAt(0) === b.charCodeAt(0) && nameKey([a]) === nameKey([b]))
}
