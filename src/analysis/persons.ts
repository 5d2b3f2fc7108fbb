/** What the record knows of a person: meetings, those met, travel. Offices and statements come as the record keeps them. */
import { by, type Day } from '../base/index.js'
import type { CountryCode } from '../model/index.js'

/** Meetings with one other person: a cell of the record's tally. */
export interface Met {
  readonly name: string
  readonly country: CountryCode | null
  readonly count: number
  readonly last: Day | null
}

/** Those met, most often first; without the person, under whichever name. */
export function othersMet(cells: readonly Met[], isPerson: (name: string, country: CountryCode | null) => boolean): readonly Met[] {
  return cells
    .filter(({ name, country }) => !isPerson(name, country))
    .toSorted(by(({ name }) => name))
    .toSorted((a, b) => b.count - a.count)
}

/** Meetings by year in order, with the years between in which there was none. */
export function byYear(days: readonly (Day | null)[]): readonly { readonly year: string; readonly meetings: number }[] {
  const years = days.flatMap((day) => (day === null ? [] : Number(day.slice(0, 4))))
  if (years.length === 0) return []
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return Array.from({ length: last - first + 1 }, (_, i) => ({
    year: String(first + i),
    meetings: years.filter((year) => year === first + i).length,
  }))
}
