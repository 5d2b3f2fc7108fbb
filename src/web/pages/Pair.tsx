/** The dossier of two states before a meeting: one or two printed pages, with its sources as numbered notes. */
import type { RelationView, Row } from '../../http/shapes'
import { useAnswer } from '../lib/data'
import { counted, dayInWords, number, rangeInWords, span } from '../lib/format'
import { Link, queryOf, to, useFilters } from '../lib/router'
import { Answer, Notes } from '../parts/Answer'
import { Claims } from '../parts/Claims'
import { Range } from '../parts/Range'
import { Initiatives } from '../parts/Initiatives'
import { detailsOf } from '../parts/Said'
import { Section, Title } from '../parts/Shell'
import { Count, Figures, Levels, StateName } from '../parts/Small'
import { Timeline } from '../parts/Timeline'
import { rowsOf } from './Relation'

export default function Pair({ a, b }: { readonly a: string; readonly b: string }) {
  const [filters, change] = useFilters()
  const query = queryOf({ from: filters.get('from'), to: filters.get('to') })
  const result = useAnswer<RelationView>(`/relations/${encodeURIComponent(a)}/${encodeURIComponent(b)}${query === '' ? '' : `?${query}`}`)
  return (
    <Answer result={result}>
      {(view) => (
        <>
          <Title
            text={`Dossier: ${view.a.name} and ${view.b.name}`}
            above={
              <>
                Dossier before a meeting · <Link href={to.relation(a, b, query === '' ? '' : `?${query}`)}>the relation in full</Link>
              </>
            }
          >
            <StateName {...view.a} /> and <StateName {...view.b} />
          </Title>
          <p className="label mt-2">
            {rangeInWords(view.range.from, view.range.to)} ·{' '}
            <Count of={view.counts.events} rows={rowsOf(view, 'event', { standing: 'happened' })} />{' '}
            {view.counts.events === 1 ? 'event' : 'events'} in {counted(view.counts.reports, 'report')}
          </p>
          <div className="filters">
            <Range />
            <button type="button" className="button primary" onClick={() => window.print()}>
              Print
            </button>
          </div>
          <Sheet view={view} brush={(from, until) => change({ from, to: until })} />
        </>
      )}
    </Answer>
  )
}

/** Sources in the order in which the page cites them. */
function sourcesOf(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [row.dispatch, row])).values()]
}

function Sheet({ view, brush }: { readonly view: RelationView; readonly brush: (from: string, to: string) => void }) {
  const { contacts } = view
  const meetings = view.meetings.slice(0, 12)
  const said = { a: view.statements.a.slice(0, 5), b: view.statements.b.slice(0, 5) }
  const sources = sourcesOf([...meetings, ...said.a, ...said.b])
  const note = (row: Row) => <sup className="code">{sources.findIndex(({ dispatch }) => dispatch === row.dispatch) + 1}</sup>
  const recent = view.people.toSorted((one, other) => ((one.last ?? '') < (other.last ?? '') ? 1 : -1))
  return (
    <>
      <Figures
        items={[
          {
            name: 'Meetings held',
            value: <Count of={contacts.held} rows={rowsOf(view, 'meeting', { held: 'yes' })} />,
            note: `${contacts.bilateral} between the two alone`,
          },
          {
            name: 'Last contact',
            value: contacts.last ? dayInWords(contacts.last.day) : 'none known',
            note: contacts.last?.place ?? undefined,
          },
          ...(contacts.longestGap
            ? [{ name: 'Longest silence', value: span(contacts.longestGap.days), note: `from ${dayInWords(contacts.longestGap.from)}` }]
            : []),
          ...(contacts.planned > 0 ? [{ name: 'Planned', value: contacts.planned }] : []),
        ]}
      />
      <Section title="Course">
        <Timeline view={view} brush={brush} />
      </Section>
      <div className="split">
        <Section title="Whom one meets" count="latest offices known to the record">
          <ul className="quiet-list print-short">
            {recent.slice(0, 12).map((person) => (
              <li key={person.name}>
                <span>
                  <Link className="plain" href={to.person(person.key)}>
                    {person.name}
                  </Link>
                  <span className="code"> {person.country}</span>
                  {person.office ? <span className="soft small block">{person.office}</span> : null}
                </span>
                <span>
                  <Count of={person.meetings} rows={rowsOf(view, 'meeting', { held: 'yes', person: person.key })} what="meetings" />
                  {person.last ? `, last ${person.last.slice(0, 4)}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title="At which level">
          <Levels levels={contacts.byLevel} rows={rowsOf(view, 'meeting', { held: 'yes' })} />
          {view.issues.length > 0 ? (
            <>
              <h3 className="mt-6 mb-1">Issues named</h3>
              <p>
                {view.issues.map(({ issue, name, count }, i) => (
                  <span key={issue}>
                    {i > 0 ? ', ' : ''}
                    <Link href={to.issue(issue)}>{name}</Link> (
                    <Count of={count} rows={rowsOf(view, 'statement', { issue })} what={`statements on ${name}`} />)
                  </span>
                ))}
              </p>
            </>
          ) : null}
        </Section>
      </div>
      <Section
        title="Last meetings"
        count={contacts.held > meetings.length ? `${meetings.length} of ${counted(contacts.held, 'meeting')}` : undefined}
        tools={<Link href={to.records(rowsOf(view, 'meeting'))}>All rows</Link>}
      >
        <ol className="rows">
          {meetings.map((row) => (
            <li key={row.id} className="row">
              <span className="when">{rangeInWords(row.day, row.until, row.grain)}</span>
              <span className={`standing-${row.standing}`}>
                <Link className="plain" href={to.dispatch(row.dispatch, row.id)}>
                  {row.title}
                </Link>
                {row.agenda[0] ? <span className="soft">, on {row.agenda[0]}</span> : null} {note(row)}
              </span>
            </li>
          ))}
        </ol>
      </Section>
      {said.a.length + said.b.length > 0 ? (
        <Section
          title="What they said of each other"
          count={
            view.said.a + view.said.b > said.a.length + said.b.length
              ? `the latest ${said.a.length + said.b.length} of ${counted(view.said.a + view.said.b, 'statement')}`
              : undefined
          }
          tools={<Link href={to.records(rowsOf(view, 'statement'))}>All rows</Link>}
        >
          <div className="split">
            {(
              [
                [view.a, said.a],
                [view.b, said.b],
              ] as const
            ).map(([state, rows]) => (
              <div key={state.code}>
                <h3 className="mb-2">{state.name}</h3>
                <ul className="list-none p-0">
                  {rows.map((row) => (
                    <li key={row.id} className="mb-3">
                      <blockquote className={`said ${row.stance ? `stance-${row.stance}` : ''}`}>
                        “{row.words ?? row.title.slice(row.title.indexOf(':') + 1).trim()}” {note(row)}
                        <p className="label">
                          {[
                            row.parties.find(({ role }) => role === 'speaker')?.name,
                            row.parties.find(({ role }) => role === 'speaker')?.office,
                            dayInWords(row.day),
                            ...detailsOf(row).filter((part) => part !== 'favourable' && part !== 'critical'),
                          ]
                            .filter(Boolean)
                            .join(', ')}
                        </p>
                      </blockquote>
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </Section>
      ) : null}
      <Claims view={view} most={4} />
      {view.initiatives.length > 0 ? (
        <Section
          title="Initiatives and their steps"
          count={view.plans > 6 ? `the latest 6 of ${number(view.plans)}` : undefined}
          tools={<Link href={to.records(rowsOf(view, 'initiative'))}>All rows</Link>}
        >
          <Initiatives rows={view.initiatives.slice(-6).toReversed()} />
        </Section>
      ) : null}
      {sources.length > 0 ? (
        <Section title="Sources">
          <ol className="list-decimal pl-6 small soft sources">
            {sources.map((row) => (
              <li key={row.dispatch}>
                <Link className="plain" href={to.dispatch(row.dispatch)}>
                  {row.outlet ?? 'Source not named'}, {dayInWords(row.published)}: {row.headline}
                </Link>
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      <Notes notes={view.notes} />
    </>
  )
}
