/** Words of time: months, weekdays, parts of the day, seasons, units, numbers. Closed classes of English, so they are code and not knowledge. */
import type { Weekday } from '../base/days.js'

function table<T>(rows: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  return new Map(rows.flatMap(([names, value]) => names.split(' ').map((name) => [name, value] as const)))
}

/** Month names in full and abbreviated, with and without full stop; 1 is January. */
export const months = table<number>([
  ['january jan jan.', 1],
  ['february feb feb.', 2],
  ['march mar mar.', 3],
  ['april apr apr.', 4],
  ['may', 5],
  ['june jun jun.', 6],
  ['july jul jul.', 7],
  ['august aug aug.', 8],
  ['september sept sept. sep sep.', 9],
  ['october oct oct.', 10],
  ['november nov nov.', 11],
  ['december dec dec.', 12],
])

/** Forms that are words of their own as well ("may", "march", "sat"): taken only when capitalised. */
export const capitalOnly: ReadonlySet<string> = new Set(['may', 'march', 'mar', 'sat', 'sun', 'wed', 'jan', 'dec', 'sep'])

export const weekdays = table<Weekday>([
  ['monday mon mon.', 0],
  ['tuesday tue tue. tues tues.', 1],
  ['wednesday wed wed.', 2],
  ['thursday thu thu. thur thur. thurs thurs.', 3],
  ['friday fri fri.', 4],
  ['saturday sat sat.', 5],
  ['sunday sun sun.', 6],
])

/** Parts of a day that may follow a weekday or a date ("Saturday night") or stand after "in the". */
export const dayParts: ReadonlySet<string> = new Set(
  'morning afternoon evening night dawn noon midday midnight dusk sunrise sunset daybreak mid-morning mid-afternoon'.split(' '),
)

/** First month of each northern season; winter begins in December. */
export const seasons = table<number>([
  ['spring', 3],
  ['summer', 6],
  ['autumn fall', 9],
  ['winter', 12],
])

export type Unit = 'hour' | 'day' | 'week' | 'weekend' | 'fortnight' | 'month' | 'quarter' | 'year' | 'decade' | 'century'

export const units = table<Unit>([
  ['hour hours', 'hour'],
  ['day days', 'day'],
  ['week weeks', 'week'],
  ['weekend weekends', 'weekend'],
  ['fortnight', 'fortnight'],
  ['month months', 'month'],
  ['quarter quarters', 'quarter'],
  ['year years', 'year'],
  ['decade decades', 'decade'],
  ['century centuries', 'century'],
])

const cardinals =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** Cardinal words up to ninety, "a", "an", "half" left out; compounds ("twenty-one") are read by `cardinal`. */
const numbers: ReadonlyMap<string, number> = new Map([
  ...cardinals.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, (index + 2) * 10] as const),
  ['dozen', 12] as const,
  ['hundred', 100] as const,
])

const ordinals: ReadonlyMap<string, number> = new Map(
  (
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth ' +
    'seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth ' +
    'twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'
  )
    .split(' ')
    .map((word, index) => [word, index + 1]),
)

/** A whole number in digits or words ("48", "twenty-one"); null for anything else. */
export function cardinal(word: string): number | null {
  if (/^\d{1,4}$/.test(word)) return Number(word)
  const plain = numbers.get(word)
  if (plain !== undefined) return plain
  const dash = word.indexOf('-')
  if (dash < 0) return null
  const [ten, one] = [numbers.get(word.slice(0, dash)), numbers.get(word.slice(dash + 1))]
  return ten !== undefined && one !== undefined && ten >= 20 && one >= 1 && one < 10 ? ten + one : null
}

/** A day of the month: "4", "04", "4th", "fourth"; null for anything else. */
export function dayOfMonth(word: string): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)
  const day = digits ? Number(digits[1]) : ordinals.get(word)
  return day !== undefined && day >= 1 && day <= 31 ? day : null
}

/** A four-digit year from 1000 to 2199; null for anything else. */
export function yearOf(word: string): number | null {
  return /^(?:1\d{3}|2[01]\d{2})$/.test(word) ? Number(word) : null
}

/** An ordinal for a century: "19th", "nineteenth"; null for anything else. */
export function centuryOf(word: string): number | null {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)
  return digits ? Number(digits[1]) : (ordinals.get(word) ?? null)
}
