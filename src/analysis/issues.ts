/** Who says what on an issue: stance by state and speaker over time. */
import type { Day } from '../base/index.js'
import type { CountryCode, Party } from '../model/index.js'
import { tally } from './contacts.js'
import { dayOfRecord, type KeptStatement, onePerCluster, personKey } from './kept.js'

export interface Stances {
  readonly favourable: number
  readonly neutral: number
  readonly critical: number
}

export interface IssueVoice {
  readonly country: CountryCode | null
  readonly stances: Stances
  readonly statements: readonly KeptStatement[]
  readonly first: Day | null
  readonly last: Day | null
  readonly speakers: readonly { readonly key: string | null; readonly name: string; readonly count: number; readonly stances: Stances }[]
}

/** Statements that name the issue, one per cluster, by the speaker's state: most outspoken first. Joint statements count for each. */
export function voicesOn(issue: string, list: readonly KeptStatement[]): readonly IssueVoice[] {
  const named = onePerCluster(list.filter(({ record }) => record.issues.some((one) => one.issue === issue)))
  const states = tally(named.flatMap(({ record }) => [...new Set(record.speakers.map(({ country }) => country))]))
  return states.map(([country]) => {
    const statements = named.filter(({ record }) => record.speakers.some((speaker) => speaker.country === country)).toSorted(byDay)
    const days = statements.map(dayOfRecord).filter((day) => day !== null)
    return {
      country,
      stances: stancesOf(statements),
      statements,
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
      speakers: speakersOf(statements, country),
    }
  })
}

function speakersOf(statements: readonly KeptStatement[], country: CountryCode | null): IssueVoice['speakers'] {
  const parties = new Map<string, Party>()
  const said = new Map<string, KeptStatement[]>()
  for (const kept of statements)
    for (const speaker of kept.record.speakers) {
      if (speaker.country !== country) continue
      const name = speaker.name ?? speaker.office ?? speaker.text
      parties.set(name, speaker)
      said.set(name, [...(said.get(name) ?? []), kept])
    }
  return [...said]
    .map(([name, own]) => ({ key: keyOf(parties.get(name)), name, count: own.length, stances: stancesOf(own) }))
    .sort((a, b) => b.count - a.count)
}

function keyOf(party: Party | undefined): string | null {
  return party === undefined ? null : personKey(party)
}

export function stancesOf(statements: readonly KeptStatement[]): Stances {
  const count = (stance: -1 | 0 | 1) => statements.filter(({ record }) => record.stance === stance).length
  return { favourable: count(1), neutral: count(0), critical: count(-1) }
}

function byDay(a: KeptStatement, b: KeptStatement): number {
  const [dayA, dayB] = [dayOfRecord(a) ?? '9999', dayOfRecord(b) ?? '9999']
  return dayA < dayB ? -1 : dayA > dayB ? 1 : 0
}
