/** The dossier of a person. */
import type { PersonView } from '../../http/shapes'
import { asks } from '../lib/asks'
import { useAnswer } from '../lib/data'
import { counted, dayInWords, number, rangeInWords } from '../lib/format'
import { Link, queryOf, to } from '../lib/router'
import { Answer, Notes } from '../parts/Answer'
import { YearColumns } from '../parts/Columns'
import { RecordList } from '../parts/RecordList'
import { Said } from '../parts/Said'
import { Section, Title } from '../parts/Shell'
import { Count, Csv, Figures, Levels, PersonName, StateName } from '../parts/Small'

export default function Person({ name }: { readonly name: string }) {
  const result = useAnswer<PersonView>(asks.person(name))
  return (
    <Answer result={result}>
      {(view) => (
        <>
          <Title text={view.name} above="Dossier">
            {view.name}
          </Title>
          <p className="lead mt-3">
            {view.country && view.countryName ? <StateName code={view.country} name={view.countryName} /> : 'State not known'}
            {view.offices.length > 0
              ? `; ${view.offices
                  .map(({ title }) => title)
                  .slice(0, 3)
                  .join(', ')}`
              : ''}
            {view.otherNames.length > 0 ? <span className="soft">; also {view.otherNames.slice(0, 4).join(', ')}</span> : null}
          </p>
          <Body view={view} />
        </>
      )}
    </Answer>
  )
}

function Body({ view }: { readonly view: PersonView }) {
  const { contacts } = view
  const rows = { kind: 'meeting', held: 'yes', person: view.key }
  return (
    <>
      <Figures
        items={[
          {
            name: 'Meetings',
            value: <Count of={contacts.held} rows={rows} />,
            note: (
              <>
                <Count of={contacts.bilateral} rows={{ ...rows, alone: 'yes' }} /> of two states alone
              </>
            ),
          },
          ...(view.said > 0
            ? [{ name: 'Statements', value: <Count of={view.said} rows={{ kind: 'statement', person: view.key, acting: 'yes' }} /> }]
            : []),
          { name: 'States met', value: number(view.metStates.length) },
          { name: 'First in the record', value: dayInWords(view.first) },
          { name: 'Last in the record', value: dayInWords(view.last) },
        ]}
      />
      <p className="mt-6 no-print">
        <button type="button" className="button" onClick={() => window.print()}>
          Print
        </button>
      </p>
      {view.offices.length > 0 ? (
        <Section title="Offices" count="as dispatches state them">
          <div className="table-wrap">
            <table className="table cards">
              <thead>
                <tr>
                  <th scope="col">Office</th>
                  <th scope="col">First seen</th>
                  <th scope="col">Last seen</th>
                  <th scope="col">Sources</th>
                </tr>
              </thead>
              <tbody>
                {view.offices.map((office) => (
                  <tr key={`${office.title} ${office.first}`}>
                    <th scope="row" className="text-left font-normal">
                      {office.title}
                      {office.country ? <span className="code"> {office.country}</span> : null}
                      {office.tenure === 'current' ? null : <span className="soft"> ({office.tenure})</span>}
                    </th>
                    <td data-label="First seen">{dayInWords(office.first)}</td>
                    <td data-label="Last seen">{dayInWords(office.last)}</td>
                    <td data-label="Sources">
                      <Sources office={office} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      ) : null}
      {view.byYear.length > 1 ? (
        <Section title="Meetings by year">
          <YearColumns
            label="Meetings held"
            what="meeting"
            open={(year) => to.records({ ...rows, from: String(year), to: String(year) })}
            years={view.byYear.map(({ year, meetings }) => ({ year, count: meetings }))}
          />
        </Section>
      ) : null}
      <div className="split">
        <Section title="States" count={counted(view.metStates.length, 'state')}>
          <ul className="quiet-list print-short">
            {view.metStates.slice(0, 16).map(({ code, name, count }) => (
              <li key={code}>
                <span>
                  <StateName code={code} name={name} />
                </span>
                <span>
                  <Count of={count} rows={{ ...rows, state: code }} what={`meetings with ${name}`} />
                </span>
              </li>
            ))}
          </ul>
          {view.metStates.length > 16 ? <More from={16} rows={view.metStates.map(({ name, count }) => `${name} ${count}`)} /> : null}
        </Section>
        <Section title="Met most often">
          <ul className="quiet-list print-short">
            {view.met.slice(0, 16).map(({ key, name, country, count, last }) => (
              <li key={`${name} ${country}`}>
                <PersonName person={{ key, name, country }} />
                <span>
                  <Count of={count} rows={{ ...rows, beside: name }} what={`meetings with ${name}`} />, last {last?.slice(0, 4)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
      {contacts.byLevel.length > 1 ? (
        <Section title="At which level">
          <div className="measure">
            <Levels levels={contacts.byLevel} rows={rows} />
          </div>
        </Section>
      ) : null}
      {view.statements.length > 0 ? (
        <Section
          title="Statements"
          count={view.said > 12 ? `the latest 12 of ${counted(view.said, 'statement')}` : counted(view.said, 'statement')}
          tools={<Link href={to.records({ kind: 'statement', person: view.key, acting: 'yes' })}>All rows</Link>}
        >
          <ul className="list-none p-0 two-columns">
            {view.statements.slice(0, 12).map((row) => (
              <Said key={row.id} row={row} who={false} />
            ))}
          </ul>
        </Section>
      ) : null}
      <Section
        title="Meetings"
        count={counted(contacts.held, 'meeting')}
        tools={<Csv path={`/records?${queryOf({ kind: 'meeting', person: view.key })}`} />}
      >
        <RecordList
          query={queryOf({ kind: 'meeting', person: view.key })}
          name="Meetings"
          printed={14}
          empty={<p className="soft">No meeting of this person is in the record.</p>}
        />
      </Section>
      {view.travel.length > 0 ? (
        <Section
          title="Travel"
          count={`${view.journeys > view.travel.length ? `the last ${view.travel.length} of ` : ''}${counted(view.journeys, 'journey')} with a meeting`}
        >
          <ol className="columns-1 gap-12 list-none p-0 sm:columns-2 print-short">
            {view.travel.map(({ day, until, place, country, record, dispatch }) => (
              <li key={record} className="flex gap-4 break-inside-avoid border-b border-[var(--line)] py-1">
                <span className="sans small soft w-40 shrink-0">{rangeInWords(day, until)}</span>
                <Link className="plain" href={to.dispatch(dispatch, record)}>
                  {place}
                  {country ? <span className="code"> {country}</span> : null}
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

/** The rest of a list, on demand. */
function More({ from, rows }: { readonly from: number; readonly rows: readonly string[] }) {
  return (
    <details className="label mt-2 no-print">
      <summary>{number(rows.length - from)} more</summary>
      <p className="mt-1">{rows.slice(from).join(', ')}</p>
    </details>
  )
}

/** The dispatches that state an office: one is a link, several open on demand. */
function Sources({ office }: { readonly office: PersonView['offices'][number] }) {
  const [first] = office.cited
  if (first === undefined) return <>{number(office.sources)}</>
  if (office.sources === 1) return <Link href={to.dispatch(first.dispatch)}>1</Link>
  return (
    <details>
      <summary>{number(office.sources)}</summary>
      <ul className="list-none p-0 small">
        {office.cited.map(({ dispatch, published, text }) => (
          <li key={dispatch}>
            <Link href={to.dispatch(dispatch)}>{dayInWords(published)}</Link> <span className="soft">“{text}”</span>
          </li>
        ))}
        {office.sources > office.cited.length ? <li className="soft">and {number(office.sources - office.cited.length)} earlier</li> : null}
      </ul>
    </details>
  )
}
