/** A state and its neighbourhood, as map and table. */
import { useState } from 'react'
import type { NeighbourhoodView } from '../../http/shapes'
import { asks } from '../lib/asks'
import { useAnswer } from '../lib/data'
import { counted, dayInWords, inSentence, levelName, number } from '../lib/format'
import { Link, to, useFilters } from '../lib/router'
import { Answer, Notes } from '../parts/Answer'
import { NearMap } from '../parts/NearMap'
import { Range } from '../parts/Range'
import { Initiatives } from '../parts/Initiatives'
import { Section, Title } from '../parts/Shell'
import { Csv, NumberHead, PersonName, StateName } from '../parts/Small'

type Neighbour = NeighbourhoodView['neighbours'][number]

export default function State({ code }: { readonly code: string }) {
  const [filters] = useFilters()
  const path = asks.state(code, filters)
  const result = useAnswer<NeighbourhoodView>(path)
  return (
    <Answer result={result}>
      {(view) => (
        <>
          <Title text={view.state.name} above="State and neighbourhood">
            <StateName code={view.state.code} name={view.state.name} link={false} />
          </Title>
          <p className="lead mt-4">{leadOf(view)}</p>
          <div className="filters">
            <Range />
          </div>
          {view.neighbours.length > 0 ? (
            <Section
              title="Neighbours"
              count={`${counted(view.neighbours.filter(({ kilometres }) => kilometres !== null).length, 'by land', 'by land')}, ${counted(view.neighbours.filter(({ kilometres }) => kilometres === null).length, 'by sea alone', 'by sea alone')}`}
              tools={<Csv path={path} />}
            >
              <NearMap view={view} />
              <Table rows={view.neighbours} view={view} near />
            </Section>
          ) : null}
          {view.groups.length > 0 ? (
            <Section title="Regional groups" count="what it has with the other members of each">
              <Groups view={view} />
            </Section>
          ) : null}
          {view.others.length > 0 ? (
            <Section title="Others it deals with" count={counted(view.others.length, 'state')} tools={<Csv path={path} />}>
              <Table rows={view.others} view={view} />
            </Section>
          ) : null}
          {view.initiatives.length > 0 ? (
            <Section
              title="Initiatives"
              count={counted(view.plans, 'initiative')}
              tools={<Link href={to.records({ kind: 'initiative', state: view.state.code })}>All rows</Link>}
            >
              <Initiatives rows={view.initiatives.slice(0, 12)} />
            </Section>
          ) : null}
          {view.people.length > 0 ? (
            <Section title="Its people in the record" tools={<Link href={`/people?state=${view.state.code}`}>All</Link>}>
              <ul className="quiet-list max-w-[46rem]">
                {view.people.map(({ key, name, office, records }) => (
                  <li key={name}>
                    <PersonName person={{ key, name, office }} />
                    <span>{counted(records, 'record')}</span>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Notes notes={view.notes} />
        </>
      )}
    </Answer>
  )
}

function leadOf(view: NeighbourhoodView): string {
  const met = view.neighbours.filter(({ meetings }) => meetings > 0)
  const total = met.reduce((sum, { meetings }) => sum + meetings, 0)
  const most = met.toSorted((a, b) => b.meetings - a.meetings)[0]
  if (view.neighbours.length === 0) return `No neighbours of ${view.state.name} are on file.`
  if (!most) return `${view.state.name} has ${counted(view.neighbours.length, 'neighbour')}; the record holds no meeting with any of them.`
  return `${counted(total, 'meeting')} with ${met.length} of ${view.neighbours.length} neighbours; most, ${number(most.meetings)}, with ${inSentence(most.name)}${most.last?.day ? `, the last on ${dayInWords(most.last.day)}` : ''}.`
}

function pace(value: number): string {
  return value === 0 ? 'none' : value < 0.1 ? '< 0.1' : number(value, 1)
}

function Groups({ view }: { readonly view: NeighbourhoodView }) {
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label="Table of regional groups">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Group</th>
            <NumberHead>Members met</NumberHead>
            <NumberHead>Meetings</NumberHead>
            <NumberHead>of two alone</NumberHead>
            <th scope="col">Highest level</th>
            <NumberHead>A year, of late</NumberHead>
            <NumberHead>Events</NumberHead>
            <NumberHead>of conflict</NumberHead>
            <th scope="col">Last meeting</th>
          </tr>
        </thead>
        <tbody>
          {view.groups.map((row) => (
            <tr key={row.group}>
              <th scope="row" className="text-left font-normal">
                {row.group}
              </th>
              <td className="number">
                {row.met} <span className="soft">of {row.members}</span>
              </td>
              <td className="number">{row.meetings > 0 ? number(row.meetings) : <span className="soft">no report</span>}</td>
              <td className="number">{row.meetings > 0 ? number(row.bilateral) : ''}</td>
              <td>{row.meetings > 0 ? levelName(row.level) : ''}</td>
              <td className="number">{row.meetings > 0 ? pace(row.recentPace) : ''}</td>
              <td className="number">{row.events > 0 ? number(row.events) : ''}</td>
              <td className="number">{row.events > 0 ? number(row.conflictEvents) : ''}</td>
              <td className="whitespace-nowrap">{row.last ? dayInWords(row.last) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="label mt-2">A meeting with several members counts once for each of them.</p>
    </div>
  )
}

type Column = 'name' | 'kilometres' | 'meetings' | 'pace' | 'last' | 'share'

function Table({
  rows,
  view,
  near = false,
}: {
  readonly rows: readonly Neighbour[]
  readonly view: NeighbourhoodView
  readonly near?: boolean
}) {
  const [sort, setSort] = useState<{ readonly by: Column; readonly up: boolean } | null>(null)
  const value = (row: Neighbour): number | string =>
    sort?.by === 'name'
      ? row.name
      : sort?.by === 'kilometres'
        ? (row.kilometres ?? -1)
        : sort?.by === 'meetings'
          ? row.meetings
          : sort?.by === 'pace'
            ? row.recentPace
            : sort?.by === 'last'
              ? (row.last?.day ?? '')
              : row.bilateral
  const sorted =
    sort === null ? rows : rows.toSorted((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0) * (sort.up ? 1 : -1))
  const head = (by: Column, text: string, numeric = false) => (
    <th scope="col" className={numeric ? 'number' : ''} aria-sort={sort?.by === by ? (sort.up ? 'ascending' : 'descending') : 'none'}>
      <button type="button" onClick={() => setSort({ by, up: sort?.by === by ? !sort.up : by === 'name' })}>
        {text}
      </button>
    </th>
  )
  return (
    <div className="table-wrap mt-5" tabIndex={0} role="region" aria-label={near ? 'Table of neighbours' : 'Table of other states'}>
      <table className="table">
        <thead>
          <tr>
            {head('name', 'State')}
            {near ? head('kilometres', 'Border, km', true) : null}
            {head('meetings', 'Meetings', true)}
            {head('share', 'of two alone', true)}
            <th scope="col">Highest level</th>
            {head('pace', 'A year, of late', true)}
            {head('last', 'Last meeting')}
            <th scope="col">Shared groups</th>
            <th scope="col">Issues, initiatives</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.code}>
              <th scope="row" className="text-left font-normal whitespace-nowrap">
                <Link href={to.relation(view.state.code, row.code)}>{row.name}</Link>
                <span className="code"> {row.code}</span>
              </th>
              {near ? <td className="number">{row.kilometres === null ? 'by sea' : number(row.kilometres)}</td> : null}
              <td className="number">
                {row.meetings > 0 ? (
                  <Link href={to.records({ kind: 'meeting', state: view.state.code, with: row.code })}>{number(row.meetings)}</Link>
                ) : (
                  <span className="soft whitespace-nowrap">no report</span>
                )}
              </td>
              <td className="number">{row.meetings > 0 ? number(row.bilateral) : ''}</td>
              <td>{row.meetings > 0 ? levelName(row.level) : ''}</td>
              <td className="number whitespace-nowrap">
                {row.meetings > 0 ? pace(row.recentPace) : ''}
                {row.trend === 1 ? ' ↑' : row.trend === -1 ? ' ↓' : ''}
                {row.meetings > 0 && row.formerPace !== null ? <span className="block soft">before {pace(row.formerPace)}</span> : null}
              </td>
              <td className="whitespace-nowrap">
                {row.last ? <Link href={to.dispatch(row.last.dispatch, row.last.id)}>{dayInWords(row.last.day)}</Link> : ''}
              </td>
              <td className="small soft">{row.groups.slice(0, 5).join(', ')}</td>
              <td className="small">
                {row.issues.map(({ issue }, i) => (
                  <span key={issue}>
                    {i > 0 ? ', ' : ''}
                    <Link href={to.issue(issue)}>{issue}</Link>
                  </span>
                ))}
                {row.initiatives.map((initiative) => (
                  <span key={initiative.id} className="block">
                    <Link href={to.dispatch(initiative.dispatch, initiative.id)}>{initiative.title}</Link>
                    {initiative.steps.length > 0 ? (
                      <span className="soft">
                        {' '}
                        {initiative.steps.map((step, i) => `${step.ordinal ?? i + 1}: ${step.state}`).join(', ')}
                      </span>
                    ) : null}
                  </span>
                ))}
              </td>
            </tr>
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
