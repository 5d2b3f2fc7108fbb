/** The dossier of a person. */
import type { PersonView } from '../../http/shapes'
import { asks } from '../lib/asks'
import { useAnswer } from '../lib/data'
import { counted, dayInWords, number, rangeInWords } from '../lib/format'
import { Link, queryOf, to } from '../lib/router'
import { Answer, Notes } from '../parts/Answer'
import { RecordList } from '../parts/RecordList'
import { Said } from '../parts/Said'
import { Section, Title } from '../parts/Shell'
import { Csv, Figures, Levels, NumberHead, PersonName, StateName, YearColumns } from '../parts/Small'

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
  return (
    <>
      <Figures
        items={[
          { name: 'Meetings', value: number(contacts.held), note: `${number(contacts.bilateral)} of two states alone` },
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
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Office</th>
                  <th scope="col">First seen</th>
                  <th scope="col">Last seen</th>
                  <NumberHead>Sources</NumberHead>
                </tr>
              </thead>
              <tbody>
                {view.offices.map((office) => (
                  <tr key={`${office.title} ${office.first}`}>
                    <th scope="row" className="text-left font-normal">
                      {office.title}
                      {office.country ? <span className="code"> {office.country}</span> : null}
                    </th>
                    <td>{dayInWords(office.first)}</td>
                    <td>{dayInWords(office.last)}</td>
                    <td className="number">
                      {office.cited[0] ? <Link href={to.dispatch(office.cited[0].dispatch)}>{office.sources}</Link> : office.sources}
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
            label="Meetings by year"
            width={Math.min(1100, Math.max(320, view.byYear.length * 48))}
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
                <span>{count}</span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title="Met most often">
          <ul className="quiet-list print-short">
            {view.met.slice(0, 16).map(({ key, name, country, count, last }) => (
              <li key={`${name} ${country}`}>
                <PersonName person={{ key, name, country }} />
                <span>
                  {count}, last {last?.slice(0, 4)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
      {contacts.byLevel.length > 1 ? (
        <Section title="At which level">
          <div className="measure">
            <Levels levels={contacts.byLevel} />
          </div>
        </Section>
      ) : null}
      {view.statements.length > 0 ? (
        <Section
          title="Statements"
          count={counted(view.said, 'statement')}
          tools={<Link href={to.records({ kind: 'statement', person: view.key })}>All rows</Link>}
        >
          <ul className="list-none p-0 measure">
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
          empty={<p className="soft">No meeting of this person is in the record.</p>}
        />
      </Section>
      {view.travel.length > 0 ? (
        <Section title="Travel" count={`${counted(view.journeys, 'journey', 'journeys')} with a meeting`}>
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
          {view.journeys > view.travel.length ? (
            <p className="label mt-2">
              The last {view.travel.length} of {number(view.journeys)}.
            </p>
          ) : null}
        </Section>
      ) : null}
      <Notes notes={view.notes} />
    </>
  )
}
