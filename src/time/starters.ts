/** The words with which a relative expression can begin: one look-up per token keeps the grammar off all others. */
import { cardinal, seasons, units, weekdays } from './vocabulary.js'

const openers: ReadonlySet<string> = new Set([
  ...(
    'today yesterday tomorrow tonight overnight earlier later this last next past coming upcoming recent previous that the early late mid end ' +
    'beginning start middle in within a an few several many some about around nearly almost over roughly only just exactly more less barely half couple'
  ).split(' '),
  ...weekdays.keys(),
  ...seasons.keys(),
  ...[...units.keys()].filter((unit) => unit.endsWith('s')),
])

const tens: ReadonlySet<string> = new Set('twenty thirty forty fifty sixty seventy eighty ninety'.split(' '))
const numberWords: ReadonlySet<string> = new Set(
  (
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty ' +
    'forty fifty sixty seventy eighty ninety dozen hundred'
  ).split(' '),
)

export function mayStartRelative(text: string): boolean {
  const unit = text.charCodeAt(0)
  if (unit >= 48 && unit <= 57) return true
  if (openers.has(text) || numberWords.has(text)) return true
  const dash = unit === 102 || unit === 101 || unit === 110 || unit === 115 || unit === 116 ? text.indexOf('-') : -1
  return dash > 4 && tens.has(text.slice(0, dash)) && cardinal(text) !== null
}
