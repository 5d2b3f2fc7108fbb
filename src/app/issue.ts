/** Who says what on an issue. */
import { voicesOn } from '../analysis/index.js'
import type { Day } from '../base/index.js'
import type { Item } from '../store/reader.js'
import { all, type Desk, rowOf } from './serve-desk.js'
import type { IssueView } from './serve-shapes.js'

export interface IssueQuestion {
  readonly issue: string
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}

/** The issue's name without regard to case. An issue that nobody speaks on has no voices. */
export async function issueOf(question: IssueQuestion, desk: Desk): Promise<IssueView> {
  const known = await issuesOf(desk)
  const name = known.find(({ issue }) => issue.toLowerCase() === question.issue.toLowerCase())?.issue ?? question.issue
  const items = await all((f, p) => desk.reader.statements(f, p), {
    issue: name,
    ...(question.from ? { from: question.from } : {}),
    ...(question.to ? { to: question.to } : {}),
  })
  const voices = voicesOn(name, items)
  const days = items
    .map(({ day }) => day)
    .filter((day) => day !== null)
    .sort()
  const [first, last] = [days[0], days.at(-1)]
  return {
    issue: name,
    range: first && last ? { from: first, to: last } : null,
    voices: voices.map((voice) => ({
      country: voice.country,
      name: voice.country === null ? 'Speakers of no known state' : desk.states.nameOf(voice.country),
      stances: { ...voice.stances },
      first: voice.first,
      last: voice.last,
      speakers: voice.speakers.map((speaker) => ({
        ...speaker,
        key: speaker.key === null ? null : speaker.name,
        stances: { ...speaker.stances },
      })),
      statements: voice.statements
        .toReversed()
        .slice(0, 200)
        .map((kept) => rowOf(kept as unknown as Item, desk)),
    })),
    notes: [
      'Stance is read from the words of each statement; it is the speaker’s, toward what the statement names. Joint statements count for every speaker.',
    ],
  }
}

/** Issues that statements name, most named first. */
export async function issuesOf(desk: Desk): Promise<readonly { readonly issue: string; readonly statements: number }[]> {
  const rows = await desk.reader.tally('statement', ['issue'], {})
  return rows
    .flatMap(({ key: [issue], count }) => (issue ? [{ issue, statements: count }] : []))
    .sort((a, b) => b.statements - a.statements || (a.issue < b.issue ? -1 : 1))
}
