/** The relation of two states. */
import type { RelationView } from '../../http/shapes'
import { asks } from '../lib/asks'
import { useAnswer } from '../lib/data'
import { capital, counted, dayBefore, dayInWords, inSentence, number, periodName, rangeInWords, span } from '../lib/format'
import { Link, queryOf, to, useFilters } from '../lib/router'
import { Answer, Notes } from '../parts/Answer'
import { Claims } from '../parts/Claims'
import { Indices } from '../parts/Indices'
import { Choice, Range } from '../parts/Range'
import { RecordList } from '../parts/RecordList'
import { Said } from '../parts/Said'
import { Section, Title } from '../parts/Shell'
import { Initiatives } from '../parts/Initiatives'
import { Bars, Count, Csv, Levels, PersonName, type RowQuery, StateName } from '../parts/Small'
import { Timeline } from '../parts/Timeline'

export default function Relation({ a, b }: { readonly a: string; readonly b: string }) {
  const [filters, change] = useFilters()
  const query = queryOf({ from: filters.get('from'), to: filters.get('to'), grain: filters.get('grain'), merging: filters.get('merging') })
  const path = asks.relation(a, b, filters)
  const result = useAnswer<RelationView>(path)
  return (
    <Answer result={result}>
      {(view) => (
        <>
          <Title
            text={`${view.a.name} and ${view.b.name}`}
            above={
              <>
                Relation · <Link href={to.pair(a, b, query === '' ? '' : `?${query}`)}>dossier before a meeting</Link>
              </>
            }
          >
            <StateName {...view.a} /> and <StateName {...view.b} />
          </Title>
          <p className="lead mt-5">{leadOf(view)}</p>
          <div className="filters">
            <Range />
            <Choice
              label="By"
              value={filters.get('grain') ?? view.grain}
              options={[
                ['day', 'day'],
                ['week', 'week'],
                ['month', 'month'],
                ['year', 'year'],
              ]}
              onChange={(grain) => change({ grain })}
            />
            <Choice
              label="Count"
              value={filters.get('merging') ?? 'cluster'}
              options={[
                ['cluster', 'each happening once'],
                ['one-a-day', 'once a day and type'],
                ['none', 'every report'],
              ]}
              onChange={(merging) => change({ merging: merging === 'cluster' ? null : merging })}
            />
            {query === '' ? null : (
              <button type="button" className="button" onClick={() => change({ from: null, to: null, grain: null, merging: null })}>
                Show all
              </button>
            )}
          </div>
          {isEmpty(view) ? <Nothing view={view} /> : <Body view={view} path={path} brush={(from, until) => change({ from, to: until })} />}
        </>
      )}
    </Answer>
  )
}

function isEmpty({ counts, contacts, said, claimsMade, plans }: RelationView): boolean {
  return counts.events + contacts.held + contacts.planned + contacts.failed + said.a + said.b + claimsMade + plans === 0
}

/** Where to go on from a relation of which the record tells nothing. */
function Nothing({ view }: { readonly view: RelationView }) {
  const [filters, change] = useFilters()
  const { a, b } = view
  return (
    <div className="state-message">
      <p>That is no finding about the two: the record may hold nothing that would tell of them.</p>
      <p className="mt-4 flex flex-wrap gap-3">
        {filters.get('from') || filters.get('to') ? (
          <button type="button" className="button primary" onClick={() => change({ from: null, to: null })}>
            Ask of all times
          </button>
        ) : null}
        <Link className="button" href={to.state(a.code)}>
          {capital(inSentence(a.name))} and its neighbours
        </Link>
        <Link className="button" href={to.state(b.code)}>
          {capital(inSentence(b.name))} and its neighbours
        </Link>
        <Link className="button" href={to.search({ q: `"${a.name}" "${b.name}"` })}>
          Search the texts for both
        </Link>
      </p>
    </div>
  )
}

function leadOf(view: RelationView): string {
  const { contacts, a, b } = view
  if (isEmpty(view))
    return `The record holds nothing of ${inSentence(a.name)} and ${inSentence(b.name)} between ${dayInWords(view.range.from)} and ${dayInWords(view.range.to)}.`
  const own = contacts.byHost.filter(({ host }) => host === a.code || host === b.code)
  const hosts = own.map(
    ({ host, count }) => `${contacts.held === 1 ? '' : `${count} `}hosted by ${inSentence(host === a.code ? a.name : b.name)}`,
  )
  if (contacts.held === 1 && contacts.last) {
    const { place } = contacts.last
    return `One meeting, on ${rangeInWords(contacts.last.day, contacts.last.until, contacts.last.grain)}${place === null ? '' : ` in ${place}`}${hosts.length > 0 ? `, ${hosts.join('')}` : ''}.`
  }
  const met =
    contacts.held > 0
      ? `${contacts.held === 1 ? 'one meeting' : counted(contacts.held, 'meeting')}${hosts.length > 0 ? `, ${hosts.join(' and ')}` : ''}`
      : 'no meeting'
  const last = contacts.last ? ` The last known was on ${rangeInWords(contacts.last.day, contacts.last.until, contacts.last.grain)}.` : ''
  const gap =
    contacts.longestGap && contacts.longestGap.days > 180
      ? ` The longest silence between two lasted ${span(contacts.longestGap.days)}, from ${dayInWords(contacts.longestGap.from)}.`
      : ''
  return `${capital(met)}.${last}${gap}`
}

/** The question for rows of a kind between the two, counted as the page counts. */
export function rowsOf(view: RelationView, kind: string, filters: RowQuery = {}): RowQuery {
  const { a, b, range, merging } = view
  const counting = merging === 'cluster' ? {} : { merging }
  return { kind, state: a.code, with: b.code, from: range.from, to: dayBefore(range.to), ...counting, ...filters }
}

function listQuery(view: RelationView, kind: string): string {
  return queryOf(rowsOf(view, kind))
}

function Body({
  view,
  path,
  brush,
}: {
  readonly view: RelationView
  readonly path: string
  readonly brush: (from: string, to: string) => void
}) {
  const oneKind =
    new Set(
      view.series.flatMap(({ quads }) =>
        Object.entries(quads)
          .filter(([, count]) => count > 0)
          .map(([quad]) => quad),
      ),
    ).size < 2
  const { contacts } = view
  return (
    <>
      <Section
        title="Course"
        count={
          <>
            <Count of={view.counts.events} rows={rowsOf(view, 'event', { standing: 'happened' })} />{' '}
            {view.counts.events === 1 ? 'event' : 'events'} in {counted(view.counts.reports, 'report')}
            {view.counts.outlets > 0 ? `, ${counted(view.counts.outlets, 'outlet')}` : ''}
          </>
        }
        tools={
          <>
            <Link href={`/records?${listQuery(view, 'event')}`}>All rows</Link>
            <Csv path={path} />
          </>
        }
      >
        <Timeline view={view} brush={brush} />
        <Breaks view={view} />
      </Section>
      {oneKind ? null : (
        <Section title="Indices" tools={<Csv path={path} />}>
          <Indices view={view} />
        </Section>
      )}
      <Section
        title="Contacts"
        count={
          <>
            <Count of={contacts.held} rows={rowsOf(view, 'meeting', { held: 'yes' })} />{' '}
            {contacts.held === 1 ? 'meeting held' : 'meetings held'}
            {contacts.planned > 0 ? `, ${contacts.planned} planned` : ''}
            {contacts.failed > 0 ? `, ${contacts.failed} put off or denied` : ''}
          </>
        }
        tools={
          <>
            <Link href={`/records?${listQuery(view, 'meeting')}`}>All rows</Link>
            <Csv path={`/records?${listQuery(view, 'meeting')}`} />
          </>
        }
      >
        <div className="split wide-left">
          <div>
            <RecordList
              query={listQuery(view, 'meeting')}
              name="Meetings"
              empty={<p className="soft">No meeting of the two is in the record.</p>}
            />
          </div>
          <div className="flex flex-col gap-8">
            {contacts.byLevel.length > 0 ? (
              <div>
                <h3 className="mb-2">By level</h3>
                <Levels levels={contacts.byLevel} rows={rowsOf(view, 'meeting', { held: 'yes' })} />
              </div>
            ) : null}
            {contacts.byHost.length > 0 ? (
              <div>
                <h3 className="mb-2">By host</h3>
                <Bars
                  label="Meetings by host"
                  items={contacts.byHost.map(({ host, name, count }) => ({
                    key: host ?? '',
                    name: name ?? 'not known',
                    count,
                    rows: rowsOf(view, 'meeting', { held: 'yes', host: host ?? 'none' }),
                  }))}
                />
              </div>
            ) : null}
            {view.people.length > 0 ? (
              <div>
                <h3 className="mb-2">Who met most often</h3>
                <ul className="quiet-list">
                  {view.people.slice(0, 10).map(({ key, name, office, meetings }) => (
                    <li key={name}>
                      <PersonName person={{ key, name, office }} />
                      <span>
                        <Count of={meetings} rows={rowsOf(view, 'meeting', { held: 'yes', person: key })} what={`meetings of ${name}`} />
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
            ) : null}
          </div>
        </div>
      </Section>
      <Statements view={view} />
      <Claims view={view} />
      {view.initiatives.length > 0 ? (
        <Section
          title="Initiatives"
          count={counted(view.plans, 'initiative')}
          tools={<Link href={`/records?${listQuery(view, 'initiative')}`}>All rows</Link>}
        >
          <Initiatives rows={view.initiatives.slice(-8).toReversed()} />
        </Section>
      ) : null}
      <Notes notes={view.notes} />
    </>
  )
}

function Breaks({ view }: { readonly view: RelationView }) {
  if (view.changePoints.length === 0 && !view.change) return null
  return (
    <div className="measure mt-4 small">
      {view.changePoints.map((point, i) => (
        <p key={point.at}>
          <strong className="font-semibold">{String.fromCodePoint(97 + i)}</strong> The pace changes in {periodName(point.at, view.grain)}
          {point.earliest === point.latest
            ? ''
            : ` (between ${periodName(point.earliest, view.grain)} and ${periodName(point.latest, view.grain)})`}
          : from {number(point.before, 1)} to {number(point.after, 1)} events a {view.grain}.
        </p>
      ))}
      {view.change ? (
        <p>
          {capital(periodName(view.change.from, view.grain))}: {counted(view.change.now, 'event')} against a mean of{' '}
          {number(view.change.before, 1)} in the {counted(view.change.periods, view.grain)} before: {view.change.band}
          {view.change.lowBaseline ? ' (too few for a percentage to mean anything)' : ''}.
        </p>
      ) : null}
    </div>
  )
}

export function Statements({ view, most = 8 }: { readonly view: RelationView; readonly most?: number }) {
  const { a, b, statements, said } = view
  if (statements.a.length + statements.b.length === 0) return null
  return (
    <Section
      title="What they said of each other"
      count={`${counted(said.a, 'statement')} of ${inSentence(a.name)}, ${said.b} of ${inSentence(b.name)}`}
      tools={<Link href={`/records?${listQuery(view, 'statement')}`}>All rows</Link>}
    >
      <div className="split">
        {(
          [
            [a, statements.a, said.a, b],
            [b, statements.b, said.b, a],
          ] as const
        ).map(([state, rows, all, other]) => (
          <div key={state.code}>
            <h3 className="mb-3">{state.name}</h3>
            {rows.length === 0 ? <p className="soft">No statement in the record.</p> : null}
            <ul className="quiet list-none p-0">
              {rows.slice(0, most).map((row) => (
                <Said key={row.id} row={row} />
              ))}
            </ul>
            {all > Math.min(most, rows.length) ? (
              <p className="label">
                The latest {Math.min(most, rows.length)};{' '}
                <Link
                  href={to.records({
                    kind: 'statement',
                    source: state.code,
                    target: other.code,
                    from: view.range.from,
                    to: dayBefore(view.range.to),
                  })}
                >
                  all {number(all)}
                </Link>
              </p>
            ) : null}
          </div>
        ))}
      </div>
    </Section>
  )
}
