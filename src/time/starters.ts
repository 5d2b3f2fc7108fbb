/** The words with which an expression of time can begin: one look-up per token keeps the grammars off all others. */
import { lookUp, wordTable } from '../base/word-table.js'
import { cardinal, months, seasons, units, weekdays } from './vocabulary.js'

/** The grammars that may read on from a word. */
export interface Starts {
  readonly calendar: boolean
  readonly relative: boolean
}

const calendar: ReadonlySet<string> = new Set([...months.keys(), 'first', 'second', 'third', 'fourth', 'fifth', 'new', 'christmas'])

const relative: ReadonlySet<string> = new Set([
  ...(
    'today yesterday tomorrow tonight overnight earlier later this last next past coming upcoming recent previous that the early late mid end ' +
    'beginning start middle in within a an few several many some about around nearly almost over roughly only just exactly more less barely half couple ' +
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty ' +
    'forty fifty sixty seventy eighty ninety dozen hundred'
  ).split(' '),
  ...weekdays.keys(),
  ...seasons.keys(),
  ...[...units.keys()].filter((unit) => unit.endsWith('s')),
])

const starters = wordTable(
  new Map<string, Starts>(
    [...calendar, ...relative].map((word) => [word, { calendar: calendar.has(word), relative: relative.has(word) }] as const),
  ),
)
const digit: Starts = { calendar: true, relative: true }
const part: Starts = { calendar: true, relative: false }
const number: Starts = { calendar: false, relative: true }

const partPrefix = /^(?:early|mid|late)-/
const tens: ReadonlySet<string> = new Set('twenty thirty forty fifty sixty seventy eighty ninety'.split(' '))

/** What may begin at a word in lower case; null for nearly all words. */
export function startsOf(text: string): Starts | null {
  const unit = text.charCodeAt(0)
  if (unit >= 48 && unit <= 57) return digit
  return lookUp(starters, text) ?? (text.length > 6 ? hyphenated(text) : null)
}

/** "mid-August", "twenty-one". */
function hyphenated(text: string): Starts | null {
  const dash = text.indexOf('-')
  if (dash < 0) return null
  if (partPrefix.test(text)) return part
  return tens.has(text.slice(0, dash)) && cardinal(text) !== null ? number : null
}
