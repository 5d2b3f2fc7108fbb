/** How inputs are read, as the commands see it. */
import { fields, type Format, formats } from '../input/readers/index.js'
import { UserError } from './errors.js'

export type { Mapping, Progress, ReadOptions } from '../input/readers/index.js'

export const fieldNames: readonly string[] = fields

/** The format of that name; null for none given. Throws UserError for one that does not exist. */
export function formatOf(name: string | undefined): Format | null {
  if (name === undefined) return null
  const found = formats.find((format) => format === name)
  if (found === undefined) throw new UserError(`No input format ${name}; there are ${formats.join(', ')}`)
  return found
}
