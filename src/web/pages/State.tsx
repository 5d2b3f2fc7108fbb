/** A state and its neighbourhood, as map and table. */
import type { NeighbourhoodView } from '../../http/shapes'
import { asks } from '../lib/asks'
import { useAnswer } from '../lib/data'
import { counted, dayInWords, inSentence, levelName, number } from '../lib/format'
import { Link, to, useFilters } from '../lib/router'
import { Answer, Notes } from '../parts/Answer'
import { NearMap } from '../parts/NearMap'
import { Range } from '../parts/Range'
import { Initiatives } from '../parts/Initiatives'
import { isToldOf, NeighbourTable, pace } from '../parts/NeighbourTable'
import { Section, Title } from '../parts/Shell'
import { Count, EventCells, Csv, NumberHead, PersonName, type RowQuery, StateName } from '../parts/Small'

export default function State({ code }: { readonly code: string }) {
  const [filters] = useFilters()
  const path = asks.state(code, filters)
  const time: RowQuery = { from: filters.get('from'), to: filters.get('to') }
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
              <Near view={view} time={time} />
            </Section>
          ) : null}
          {view.groups.length > 0 ? (
            <Section title="Regional groups" count="what it has with the other members of each">
              <Groups view={view} time={time} />
            </Section>
          ) : null}
          {view.others.length > 0 ? (
            <Section title="Others it deals with" count={counted(view.others.length, 'state')} tools={<Csv path={path} />}>
              <NeighbourTable rows={view.others} view={view} time={time} />
            </Section>
          ) : null}
          {view.initiatives.length > 0 ? (
            <Section
              title="Initiatives"
              count={view.plans > 12 ? `the latest 12 of ${counted(view.plans, 'initiative')}` : counted(view.plans, 'initiative')}
              tools={<Link href={to.records({ kind: 'initiative', state: view.state.code })}>All rows</Link>}
            >
              <Initiatives rows={view.initiatives.slice(0, 12)} />
            </Section>
          ) : null}
          {view.people.length > 0 ? (
            <Section title="Its people in the record" tools={<Link href={`/people?state=${view.state.code}`}>All</Link>}>
              <ul className="quiet-list columns-1 gap-12 lg:columns-2">
                {view.people.map(({ key, name, office, records }) => (
                  <li key={name} className="break-inside-avoid">
                    <PersonName person={{ key, name, office }} />
                    <span>{records === 0 ? 'named only' : counted(records, 'record')}</span>
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
  const last = most.last?.day ? `${most.meetings === 1 ? ', ' : ', the last '}on ${dayInWords(most.last.day)}` : ''
  if (met.length === 1)
    return `${counted(total, 'meeting')} with one of ${view.neighbours.length} neighbours, ${inSentence(most.name)}${last}.`
  const latest = met.toSorted((a, b) => ((a.last?.day ?? '') < (b.last?.day ?? '') ? 1 : -1))[0]
  const weight = most.meetings > 1 ? `; most, ${number(most.meetings)}, with ${inSentence(most.name)}` : ''
  const end = latest?.last?.day ? `; the last with ${inSentence(latest.name)}, on ${dayInWords(latest.last.day)}` : ''
  return `${counted(total, 'meeting')} with ${met.length} of ${view.neighbours.length} neighbours${weight}${end}.`
}

/** Neighbours that the record tells of as a table; the others by name, so that nobody takes silence for a blank. */
function Near({ view, time }: { readonly view: NeighbourhoodView; readonly time: RowQuery }) {
  const told = view.neighbours.filter(isToldOf)
  const silent = view.neighbours.filter((row) => !isToldOf(row))
  return (
    <>
      {told.length > 0 ? <NeighbourTable rows={told} view={view} time={time} near /> : null}
      {silent.length > 0 ? (
        <p className="mt-4 measure">
          <span className="soft">{told.length > 0 ? 'Of the others' : 'Of its neighbours'} the record tells nothing: </span>
          {silent.map(({ code, name, kilometres }, i) => (
            <span key={code}>
              {i > 0 ? ', ' : ''}
              <Link href={to.relation(view.state.code, code)}>{name}</Link>
              <span className="soft small"> {kilometres === null ? 'by sea' : `${number(kilometres)} km`}</span>
            </span>
          ))}
          .
        </p>
      ) : null}
    </>
  )
}

function Groups({ view, time }: { readonly view: NeighbourhoodView; readonly time: RowQuery }) {
  const told = view.groups.filter(({ meetings, events }) => meetings + events > 0)
  const silent = view.groups.filter((row) => !told.includes(row))
  const others = silent.map(({ group, members }) => `${group} (${members})`).join(', ')
  if (told.length === 0) return <p className="soft measure">The record tells of no dealings with other members: {others}.</p>
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label="Table of regional groups">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">Group</th>
            <NumberHead>Members met</NumberHead>
            <NumberHead>Meetings</NumberHead>
            <NumberHead>two alone</NumberHead>
            <NumberHead>of several</NumberHead>
            <th scope="col">Highest level</th>
            <NumberHead>A year, of late</NumberHead>
            <NumberHead>Events</NumberHead>
            <NumberHead>conflict</NumberHead>
            <th scope="col">Last meeting</th>
          </tr>
        </thead>
        <tbody>
          {told.map((row) => (
            <Group key={row.group} row={row} own={{ ...time, state: view.state.code, group: row.group }} />
          ))}
        </tbody>
      </table>
      <p className="label mt-2">
        A meeting with several members of a group counts once.
        {silent.length > 0 ? ` No dealings with other members are told of: ${others}.` : ''}
      </p>
    </div>
  )
}

function Group({ row, own }: { readonly row: NeighbourhoodView['groups'][number]; readonly own: RowQuery }) {
  const met = row.meetings > 0
  const meetings = { ...own, kind: 'meeting', held: 'yes' }
  return (
    <tr>
      <th scope="row" className="text-left font-normal">
        {row.group}
      </th>
      <td className="number" data-label="Members met">
        <span>
          {row.met} <span className="soft">of {row.members}</span>
        </span>
      </td>
      <td className="number" data-label="Meetings">
        {met ? (
          <Count of={row.meetings} rows={meetings} what={`meetings with members of ${row.group}`} />
        ) : (
          <span className="soft">no report</span>
        )}
      </td>
      <td className="number" data-label="of two alone">
        {met ? <Count of={row.bilateral} rows={{ ...meetings, alone: 'yes' }} what="meetings of two" /> : null}
      </td>
      <td className="number" data-label="of several">
        {met ? <Count of={row.multilateral} rows={{ ...meetings, alone: 'no' }} what="meetings of several" /> : null}
      </td>
      <td data-label="Highest level">{met ? levelName(row.level) : null}</td>
      <td className="number" data-label="A year, of late">
        {met ? pace(row.recentPace) : null}
      </td>
      <EventCells row={row} own={own} />
      <td className="whitespace-nowrap" data-label="Last meeting">
        {row.last ? dayInWords(row.last) : null}
      </td>
    </tr>
  )
}
