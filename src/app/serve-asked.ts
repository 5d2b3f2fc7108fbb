/** What a user names on the command line, read: days, states by code or by name. */
import { addDays, addMonths, type Day } from '../base/index.js'
import { UserError } from './errors.js'
import type { StateTable } from './serve-states.js'
import { firstDay } from './serve-views.js'

/** `--from` and `--to` as first day and first day after. Throws UserError. */
export function readBounds(options: { readonly from?: string; readonly to?: string }): { readonly from?: Day; readonly to?: Day } {
  const read = (text: string): Day => {
    const day = firstDay(text)
    if (day === null) throw new UserError(`'${text}' is no day, month or year; write 1973, 1973-10 or 1973-10-22`)
    return day
  }
  const after = (text: string): Day =>
    text.length === 4 ? addMonths(read(text), 12) : text.length === 7 ? addMonths(read(text), 1) : addDays(read(text), 1)
  const bounds = {
    ...(options.from === undefined ? {} : { from: read(options.from) }),
    ...(options.to === undefined ? {} : { to: after(options.to) }),
  }
  if (bounds.from !== undefined && bounds.to !== undefined && bounds.from >= bounds.to) throw new UserError('--to lies before --from')
  return bounds
}

/** A state by its code or English name ("EGY", "egypt"); organisations by their short id. */
export function readState(text: string, states: StateTable): string {
  return states.codeOf(text) ?? text.toUpperCase()
}
