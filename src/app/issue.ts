/** Who says what on an issue. */
import { type Stances, stancesOf, stancesOverTime, type VoiceCell, voicesOf } from '../analysis/index.js'
import { type Day, daysBetween } from '../base/index.js'
import type { CountryCode } from '../model/index.js'
import type { Filter, TallyRow } from '../store/reader.js'
import { type Desk, rowOf } from './serve-desk.js'
import type { IssueView } from './serve-shapes.js'

export interface IssueQuestion {
  readonly issue: string
  /** Issues that the asker takes for the same. */
  readonly also?: readonly string[] | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** States whose course and latest words a view carries along, and how many statements of each. */
const [mostStates, mostEach] = [12, 6]

/** The issue's name without regard to case. An issue that nobody speaks on has no voices. */
export async function issueOf(question: IssueQuestion, desk: Desk): Promise<IssueView> {
  const { reader, states } = desk
  const known = await issuesOf(desk)
  const named = (asked: string) =>
    known.find(({ issue: id, name }) => [id, name].some((one) => one.toLowerCase() === asked.toLowerCase()))?.issue ?? asked
  const issue = named(question.issue)
  const also = [...new Set((question.also ?? []).map(named))].filter((one) => one !== issue)
  const bounds: Filter = { ...(question.from ? { from: question.from } : {}), ...(question.to ? { to: question.to } : {}) }
  const filter: Filter = { issue, ...(also.length > 0 ? { alsoIssues: also } : {}), ...bounds }
  const [cells, whole] = await Promise.all([
    reader.tally('statement', ['voiceState', 'voice', 'voiceNamed', 'stance'], filter),
    reader.tally('statement', [], filter),
  ])
  const { first = null, last = null, count: total = 0 } = whole[0] ?? {}
  const grain = first !== null && last !== null && daysBetween(first, last) > 3 * 366 ? 'year' : 'month'
  const [course, byState, latest] = await Promise.all([
    reader.tally('statement', [grain, 'stance'], filter),
    reader.tally('statement', ['voiceState', grain, 'stance'], filter),
    reader.latestOn(filter, mostEach),
  ])
  const voices = voicesOf(cells.map(cellOf))
  const shown = voices.slice(0, mostStates).map(({ country }) => country)
  const keys = latest.filter(({ country }) => shown.includes(country))
  const items = await reader.byKey(keys.map(({ key }) => key))
  const persons = new Set(cells.flatMap(({ key: [, name, isNamed] }) => (isNamed === '1' ? (name ?? []) : [])))
  return {
    issue,
    name: [issue, ...also].map(desk.issueName).join(' · '),
    also,
    range: first !== null && last !== null ? { from: first, to: last } : null,
    total,
    stances: { ...stancesOf(course.map(({ key: [, stance], count }) => ({ stance: stanceOf(stance), count }))) },
    course: overTime(course),
    voices: voices.map((voice) => ({
      ...voice,
      name: voice.country === null ? 'Speakers of no known state' : states.nameOf(voice.country),
      stances: { ...voice.stances },
      speakers: voice.speakers.slice(0, 8).map((speaker) => ({
        ...speaker,
        key: persons.has(speaker.name) ? speaker.name : null,
        stances: { ...speaker.stances },
      })),
      course: shown.includes(voice.country)
        ? overTime(
            byState.filter(({ key: [country] }) => (country ?? null) === voice.country).map((row) => ({ ...row, key: row.key.slice(1) })),
          )
        : [],
      statements: keys.flatMap(({ country }, i) => (country === voice.country && items[i] ? [rowOf(items[i], desk)] : [])),
    })),
    notes: [
      ...(also.length > 0
        ? [`Taken together here: ${[issue, ...also].map(desk.issueName).join(', ')}. A statement that names several of them counts once.`]
        : []),
      'Stance is read from the words of each statement; it is the speaker’s, toward what the statement names. Joint statements count for every speaker.',
      ...(voices.length > shown.length
        ? [`The words of the ${shown.length} most outspoken states are shown; those of the others are in the rows.`]
        : []),
    ],
  }
}

function stanceOf(text: string | null | undefined): -1 | 0 | 1 {
  return text === '1' ? 1 : text === '-1' ? -1 : 0
}

function cellOf({ key: [country, speaker, , stance], count, first, last }: TallyRow): VoiceCell {
  return { country: (country ?? null) as CountryCode | null, speaker: speaker ?? '', stance: stanceOf(stance), count, first, last }
}

function overTime(rows: readonly Pick<TallyRow, 'key' | 'count'>[]): { period: string; stances: Stances }[] {
  const cells = rows.flatMap(({ key: [period, stance], count }) => (period ? [{ period, stance: stanceOf(stance), count }] : []))
  return stancesOverTime(cells).map(({ period, stances }) => ({ period, stances: { ...stances } }))
}

/** Issues that statements name, most named first. */
export async function issuesOf(
  desk: Desk,
): Promise<readonly { readonly issue: string; readonly name: string; readonly statements: number }[]> {
  const rows = await desk.reader.tally('statement', ['issue'], {})
  return rows
    .flatMap(({ key: [issue], count }) => (issue ? [{ issue, name: desk.issueName(issue), statements: count }] : []))
    .sort((a, b) => b.statements - a.statements || (a.issue < b.issue ? -1 : 1))
}
