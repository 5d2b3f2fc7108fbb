/** Dealings of Iran (first) and Qatar (second) for tests of analysis. */
import type { Day } from '../../src/base/index.js'
import type { Dealing } from '../../src/store/reader.js'

let serial = 0

export function dealing(type: string, rest: Partial<Omit<Dealing, 'day'>> & { readonly day?: string | null } = {}): Dealing {
  serial++
  const { day = '2022-01-01', ...other } = rest
  return {
    key: serial,
    wide: 1,
    type,
    mode: null,
    cameo: null,
    standing: 'happened',
    status: null,
    level: null,
    host: null,
    country: null,
    states: 2,
    forth: true,
    back: false,
    dispatch: serial,
    outlet: null,
    reports: 1,
    ...other,
    day: day as Day | null,
  }
}

export function meetingOf(rest: Parameters<typeof dealing>[1] = {}): Dealing {
  return dealing('in-person', { status: 'held', back: true, ...rest })
}
