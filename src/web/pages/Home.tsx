/** The front page: what the record holds and where to begin. */
import { useState } from 'react'
import type { SummaryView } from '../../http/shapes'
import { useAnswer } from '../lib/data'
import { counted, dayInWords, number } from '../lib/format'
import { go, Link, to } from '../lib/router'
import { Answer } from '../parts/Answer'
import { YearColumns } from '../parts/Columns'
import { Finder, type Found } from '../parts/Finder'
import { RowList } from '../parts/Rows'
import { Section, Title } from '../parts/Shell'
import { Count, type RowQuery, StateName } from '../parts/Small'

export function open(found: Found): void {
  go(found.kind === 'state' ? to.state(found.key) : found.kind === 'person' ? to.person(found.key) : to.issue(found.key))
}

export function Home() {
  const summary = useAnswer<SummaryView>('/summary')
  return (
    <>
      <Title text="The reading room">Who met whom, who said what, and how states stand with each other</Title>
      <div className="mt-7 max-w-[46rem]">
        <Finder
          kinds={['state', 'person', 'issue']}
          large
          label="State, person, issue, or words of a text"
          placeholder="A state, a person, an issue, or words of a text"
          choose={open}
          words={(text) => go(to.search({ q: text }))}
        />
      </div>
      <Answer result={summary}>{(data) => <Record data={data} />}</Answer>
    </>
  )
}

function Record({ data }: { readonly data: SummaryView }) {
  return (
    <>
      <p className="lead mt-7">
        This record holds <Kind of={data.meetings} kind="meeting" />, <Kind of={data.events} kind="event" />,{' '}
        <Kind of={data.statements} kind="statement" /> and <Kind of={data.initiatives} kind="initiative" /> from{' '}
        <Link href="/search">{counted(data.dispatches, 'dispatch', 'dispatches')}</Link>
        {data.first && data.last ? `, from ${dayInWords(data.first)} to ${dayInWords(data.last)}` : ''}. Every figure opens to its rows,
        every row to its words.
      </p>
      <div className="mt-6">
        <YearColumns
          label="Meetings by year"
          what="meeting"
          open={(year) => to.records({ kind: 'meeting', from: String(year), to: String(year) })}
          years={data.byYear.map(({ year, meetings }) => ({ year, count: meetings }))}
        />
      </div>
      {data.demonstration ? <Begin /> : null}
      <Section title="A relation">
        <TwoStates data={data} />
      </Section>
      <div className="section split thirds">
        <Short
          title="States"
          all="/states"
          items={data.states
            .slice(0, 10)
            .map(({ code, name, records }) => ({ key: code, what: <StateName code={code} name={name} />, count: records }))}
        />
        <Short
          title="People"
          all="/people"
          items={data.people.slice(0, 10).map(({ key, name, records }) => ({
            key,
            what: (
              <Link className="plain" href={to.person(key)}>
                {name}
              </Link>
            ),
            count: records,
          }))}
        />
        <Short
          title="Issues"
          all="/issues"
          items={data.issues.slice(0, 10).map(({ issue, name, statements }) => ({
            key: issue,
            what: (
              <Link className="plain" href={to.issue(issue)}>
                {name}
              </Link>
            ),
            count: statements,
            rows: { kind: 'statement', issue },
          }))}
        />
      </div>
      <Section title="Latest meetings" tools={<Link href={to.records({ kind: 'meeting' })}>All {number(data.meetings)}</Link>}>
        <RowList rows={data.recent} />
      </Section>
    </>
  )
}

function Kind({ of, kind }: { readonly of: number; readonly kind: string }) {
  return of === 0 ? <>no {kind}s</> : <Link href={to.records({ kind })}>{counted(of, kind)}</Link>
}

function Begin() {
  return (
    <Section title="Begin here" count="the demonstration record">
      <ul className="quiet-list max-w-[46rem]">
        <li>
          <Link href="/relation/USA/EGY?from=1970">The United States and Egypt since 1970</Link>
          <span>relation</span>
        </li>
        <li>
          <Link href="/state/MEX">Mexico and its neighbours</Link>
          <span>neighbourhood</span>
        </li>
        <li>
          <Link href="/person/Henry%20A.%20Kissinger">Henry A. Kissinger</Link>
          <span>dossier</span>
        </li>
        <li>
          <Link href="/relation/IRN/QAT">Iran and Qatar: one dispatch, read in full</Link>
          <span>statements, claims, an initiative</span>
        </li>
      </ul>
    </Section>
  )
}

function Short({
  title,
  all,
  items,
}: {
  readonly title: string
  readonly all: string
  readonly items: readonly { readonly key: string; readonly what: React.ReactNode; readonly count: number; readonly rows?: RowQuery }[]
}) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2">{title}</h2>
      {items.length === 0 ? <p className="soft">None in this record.</p> : null}
      <ul className="quiet-list">
        {items.map(({ key, what, count, rows }) => (
          <li key={key}>
            <span>{what}</span>
            <span>
              <Count of={count} rows={rows} />
            </span>
          </li>
        ))}
      </ul>
      <p className="label mt-2">
        <Link href={all}>All {title.toLowerCase()}</Link>
      </p>
    </section>
  )
}

function TwoStates({ data }: { readonly data: SummaryView }) {
  const [a, setA] = useState<Found | null>(null)
  const [b, setB] = useState<Found | null>(null)
  const busiest = data.states.slice(0, 2)
  return (
    <div className="filters mt-0">
      <Finder kinds={['state']} label="One state" placeholder={busiest[0]?.name ?? ''} choose={setA} />
      <Finder kinds={['state']} label="and another" placeholder={busiest[1]?.name ?? ''} choose={setB} />
      <button
        type="button"
        className="button primary"
        disabled={a === null || b === null || a.key === b.key}
        onClick={() => a && b && go(to.relation(a.key, b.key))}
      >
        Open the relation
      </button>
      <button
        type="button"
        className="button"
        disabled={a === null || b === null || a.key === b.key}
        onClick={() => a && b && go(to.pair(a.key, b.key))}
      >
        Dossier before a meeting
      </button>
    </div>
  )
}
