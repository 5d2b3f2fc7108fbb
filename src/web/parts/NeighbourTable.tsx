/** States that a state deals with, one row each: level, pace, share of two and of several, last meeting, initiatives, issues. */
import { useState } from 'react'
import type { NeighbourhoodView } from '../../http/shapes'
import { dayInWords, levelName, number } from '../lib/format'
import { Link, to } from '../lib/router'
import { Count, EventCells, NumberHead, type RowQuery } from './Small'

type Neighbour = NeighbourhoodView['neighbours'][number]
type Column = 'name' | 'kilometres' | 'meetings' | 'pace' | 'last' | 'events'

const valueOf: Readonly<Record<Column, (row: Neighbour) => number | string>> = {
  name: ({ name }) => name,
  kilometres: ({ kilometres }) => kilometres ?? -1,
  meetings: ({ meetings }) => meetings,
  pace: ({ recentPace }) => recentPace,
  last: ({ last }) => last?.day ?? '',
  events: ({ events }) => events,
}

export function pace(value: number): string {
  return value === 0 ? 'none' : value < 0.1 ? '< 0.1' : number(value, 1)
}

/** Whether the record tells anything of a neighbour. */
export function isToldOf({ meetings, events, issues, initiatives }: Neighbour): boolean {
  return meetings + events + issues.length + initiatives.length > 0
}

export function NeighbourTable({
  rows,
  view,
  time,
  near = false,
}: {
  readonly rows: readonly Neighbour[]
  readonly view: NeighbourhoodView
  /** Bounds of what is counted, as the page has them. */
  readonly time: RowQuery
  readonly near?: boolean
}) {
  const [sort, setSort] = useState<{ readonly by: Column; readonly up: boolean } | null>(null)
  const sorted =
    sort === null
      ? rows
      : rows.toSorted((a, b) => {
          const [one, other] = [valueOf[sort.by](a), valueOf[sort.by](b)]
          return (one < other ? -1 : one > other ? 1 : 0) * (sort.up ? 1 : -1)
        })
  const head = (by: Column, text: string, numeric = false) => (
    <th scope="col" className={numeric ? 'number' : ''} aria-sort={sort?.by === by ? (sort.up ? 'ascending' : 'descending') : 'none'}>
      <button type="button" onClick={() => setSort({ by, up: sort?.by === by ? !sort.up : by === 'name' })}>
        {text}
      </button>
    </th>
  )
  return (
    <div className="table-wrap mt-5" tabIndex={0} role="region" aria-label={near ? 'Table of neighbours' : 'Table of other states'}>
      <table className="table cards">
        <thead>
          <tr>
            {head('name', 'State')}
            {near ? head('kilometres', 'Border, km', true) : null}
            {head('meetings', 'Meetings', true)}
            <NumberHead>two alone</NumberHead>
            <NumberHead>of several</NumberHead>
            <th scope="col">Highest level</th>
            {head('pace', 'A year, of late', true)}
            {head('last', 'Last meeting')}
            {head('events', 'Events', true)}
            <NumberHead>conflict</NumberHead>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <NeighbourRow key={row.code} row={row} own={{ ...time, state: view.state.code, with: row.code }} near={near} />
          ))}
        </tbody>
      </table>
      <p className="label mt-2">
        “A year, of late”: meetings a year in the last {number(view.recentYears)} years of the time shown, and before. Arrows only where the
        difference exceeds twice its error.
      </p>
    </div>
  )
}

function NeighbourRow({ row, own, near }: { readonly row: Neighbour; readonly own: RowQuery; readonly near: boolean }) {
  const met = row.meetings > 0
  const meetings = { ...own, kind: 'meeting', held: 'yes' }
  const share = met ? ` · ${Math.round((100 * row.bilateral) / row.meetings)} %` : ''
  const stakes = row.issues.length + row.initiatives.length > 0
  return (
    <>
      <tr className={stakes ? 'above' : undefined}>
        <th scope="row" className="text-left font-normal">
          <Link href={to.relation(own['state'] ?? '', row.code)}>{row.name}</Link>
          <span className="code"> {row.code}</span>
          {row.groups.length > 0 ? <span className="block soft small">{row.groups.slice(0, 5).join(', ')}</span> : null}
        </th>
        {near ? (
          <td className="number whitespace-nowrap" data-label="Border">
            {row.kilometres === null ? 'by sea' : number(row.kilometres)}
          </td>
        ) : null}
        <td className="number" data-label="Meetings">
          {met ? <Count of={row.meetings} rows={meetings} what="meetings" /> : <span className="soft whitespace-nowrap">no report</span>}
        </td>
        <td className="number whitespace-nowrap" data-label="of two alone">
          {met ? (
            <span>
              <Count of={row.bilateral} rows={{ ...meetings, alone: 'yes' }} what="meetings of two" />
              <span className="soft">{share}</span>
            </span>
          ) : null}
        </td>
        <td className="number" data-label="of several">
          {met ? <Count of={row.multilateral} rows={{ ...meetings, alone: 'no' }} what="meetings of several" /> : null}
        </td>
        <td data-label="Highest level">{met ? levelName(row.level) : null}</td>
        <td className="number whitespace-nowrap" data-label="A year, of late">
          {met ? (
            <span>
              {pace(row.recentPace)}
              {row.trend === 1 ? ' ↑' : row.trend === -1 ? ' ↓' : ''}
              {row.formerPace === null ? null : <span className="block soft">before {pace(row.formerPace)}</span>}
            </span>
          ) : null}
        </td>
        <td className="whitespace-nowrap" data-label="Last meeting">
          {row.last ? <Link href={to.dispatch(row.last.dispatch, row.last.id)}>{dayInWords(row.last.day)}</Link> : null}
        </td>
        <EventCells row={row} own={own} />
      </tr>
      {stakes ? (
        <tr className="below">
          <td className="wide" colSpan={near ? 10 : 9}>
            <AtStake row={row} own={own} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

function AtStake({ row, own }: { readonly row: Neighbour; readonly own: RowQuery }) {
  return (
    <div className="stake">
      {row.issues.length > 0 ? <span className="soft">At stake: </span> : null}
      {row.issues.map(({ issue, name, count }, i) => (
        <span key={issue}>
          {i > 0 ? ', ' : ''}
          <Link href={to.issue(issue)}>{name}</Link> (
          <Count of={count} rows={{ ...own, kind: 'statement', issue }} what={`statements on ${name}`} />)
        </span>
      ))}
      {row.initiatives.map((initiative) => (
        <div key={initiative.id}>
          <span className="soft">Open initiative: </span>
          <Link href={to.dispatch(initiative.dispatch, initiative.id)}>{initiative.title}</Link>
          {initiative.steps.map((step, i) => (
            <span key={`${step.text} ${i}`}>
              {'; '}
              <span className="soft">
                {step.ordinal === null ? 'step' : `step ${step.ordinal}`}, {step.state}:
              </span>{' '}
              {shortened(step.text)}
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}

function shortened(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, 88).replace(/\s+\S*$/, '')} …`
}
