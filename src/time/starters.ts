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

export function mayStartRelative(text: string): boolean {
  if (openers.has(text)) return true
  const unit = text.charCodeAt(0)
  return (unit >= 48 && unit <= 57) || (text.length < 14 && numberWords.has(text.split('-', 1)[0] ?? '') && cardinal(text) !== null)
}

const numberWords: ReadonlySet<string> = new Set(
  (
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty ' +
    'forty fifty sixty seventy eighty ninety dozen hundred'
  ).split(' '),
)
