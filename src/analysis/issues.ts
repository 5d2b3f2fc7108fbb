/** Who says what on an issue: stance by state and speaker over time. */
import { by, type Day } from '../base/index.js'
import type { CountryCode } from '../model/index.js'

export interface Stances {
  readonly favourable: number
  readonly neutral: number
  readonly critical: number
}

/** Statements on an issue by one speaker with one stance: a cell of the record's tally. */
export interface VoiceCell {
  readonly country: CountryCode | null
  readonly speaker: string
  readonly stance: -1 | 0 | 1
  readonly count: number
  readonly first: Day | null
  readonly last: Day | null
}

export interface IssueVoice {
  readonly country: CountryCode | null
  readonly count: number
  readonly stances: Stances
  readonly first: Day | null
  readonly last: Day | null
  /** Most outspoken first. */
  readonly speakers: readonly { readonly name: string; readonly count: number; readonly stances: Stances }[]
}

/** Voices by the speaker's state, most outspoken first. A joint statement counts for each of its speakers. */
export function voicesOf(cells: readonly VoiceCell[]): readonly IssueVoice[] {
  return grouped(cells, ({ country }) => country ?? '')
    .map(
      (own): IssueVoice => ({
        country: own[0]?.country ?? null,
        count: countOf(own),
        stances: stancesOf(own),
        first: least(own.map(({ first }) => first)),
        last: least(
          own.map(({ last }) => last),
          true,
        ),
        speakers: grouped(own, ({ speaker }) => speaker)
          .map((cell) => ({ name: cell[0]?.speaker ?? '', count: countOf(cell), stances: stancesOf(cell) }))
          .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
      }),
    )
    .sort((a, b) => b.count - a.count || ((a.country ?? '') < (b.country ?? '') ? -1 : 1))
}

export function stancesOf(cells: readonly Pick<VoiceCell, 'stance' | 'count'>[]): Stances {
  const count = (stance: -1 | 0 | 1) => countOf(cells.filter((cell) => cell.stance === stance))
  return { favourable: count(1), neutral: count(0), critical: count(-1) }
}

/** Stances by period, in order; `period` is whatever the cells were counted by. */
export function stancesOverTime(
  cells: readonly { readonly period: string; readonly stance: -1 | 0 | 1; readonly count: number }[],
): readonly { readonly period: string; readonly stances: Stances }[] {
  return grouped(cells, ({ period }) => period)
    .map((own) => ({ period: own[0]?.period ?? '', stances: stancesOf(own) }))
    .sort(by(({ period }) => period))
}

function countOf(cells: readonly { readonly count: number }[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0)
}

function grouped<T>(list: readonly T[], key: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>()
  for (const item of list) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return [...groups.values()]
}

/** The earliest of the days, or the latest; null when none is known. */
function least(days: readonly (Day | null)[], latest = false): Day | null {
  const known = days.filter((day) => day !== null).toSorted()
  return (latest ? known.at(-1) : known[0]) ?? null
}
