/** Who says what on an issue, or on several that the reader takes for one. */
import type { IssueView, SummaryView } from '../../http/shapes'
import { asks } from '../lib/asks'
import { useAnswer } from '../lib/data'
import { capital, counted, dayInWords, number, periodName } from '../lib/format'
import { Link, queryOf, to, useFilters } from '../lib/router'
import { Answer, Notes } from '../parts/Answer'
import { StanceColumns } from '../parts/Columns'
import { Choice, Range } from '../parts/Range'
import { RecordList } from '../parts/RecordList'
import { Said } from '../parts/Said'
import { Section, Title } from '../parts/Shell'
import { Count, Csv, NumberHead, type RowQuery, StanceBar, StateName } from '../parts/Small'

type Voice = IssueView['voices'][number]

export default function Issue({ name }: { readonly name: string }) {
  const [filters, change] = useFilters()
  const also = (filters.get('also') ?? '').split(',').filter((one) => one !== '')
  const path = asks.issue(name, filters)
  const result = useAnswer<IssueView>(path)
  const { data: summary } = useAnswer<SummaryView>('/summary')
  const known = new Map((summary?.issues ?? []).map(({ issue, name: words }) => [issue, words]))
  const others = [...known].filter(([issue]) => issue !== name && !also.includes(issue))
  const join = (list: readonly string[]) => change({ also: list.join(',') })
  return (
    <Answer result={result}>
      {(view) => (
        <>
          <Title text={view.name} above="Issue: who says what on it">
            {capital(view.name)}
          </Title>
          <p className="lead mt-4">{leadOf(view)}</p>
          <div className="filters">
            <Range />
            <Choice
              label="Take together with"
              value=""
              options={[['', 'another issue'], ...others]}
              onChange={(issue) => issue !== '' && join([...also, issue])}
            />
            {also.map((issue) => (
              <button key={issue} type="button" className="button" onClick={() => join(also.filter((one) => one !== issue))}>
                <span className="visually-hidden">Take apart: </span>
                {known.get(issue) ?? issue} ×
              </button>
            ))}
          </div>
          {view.voices.length > 0 ? (
            <Body view={view} path={path} state={filters.get('state')} choose={(state) => change({ state })} />
          ) : null}
          <Notes notes={view.notes} />
        </>
      )}
    </Answer>
  )
}

function leadOf(view: IssueView): string {
  if (view.total === 0) return 'No statement in the record names this issue in the time shown.'
  const { favourable, critical } = view.stances
  const time = view.range ? `, ${dayInWords(view.range.from)} to ${dayInWords(view.range.to)}` : ''
  return `${counted(view.total, 'statement')} by speakers of ${counted(view.voices.length, 'state')}${time}: ${number(favourable)} favourable, ${number(critical)} critical.`
}

function Body({
  view,
  path,
  state,
  choose,
}: {
  readonly view: IssueView
  readonly path: string
  readonly state: string | null
  readonly choose: (state: string | null) => void
}) {
  const grain = (view.course[0]?.period.length ?? 4) === 4 ? 'year' : 'month'
  const course = view.course.filter(({ period }) => period !== '')
  const csv = <Csv path={path} />
  const all: RowQuery = {
    kind: 'statement',
    issue: view.issue,
    also: view.also.join(','),
    from: view.range?.from ?? null,
    to: view.range?.to ?? null,
  }
  const rows = queryOf({ ...all, source: state })
  return (
    <>
      {course.length > 1 ? (
        <Section title="Course" count={`statements by ${grain}: favourable above the line, critical below it`} tools={csv}>
          <StanceColumns
            course={course}
            name={(period) => periodName(grain === 'year' ? `${period}-01-01` : `${period}-01`, grain)}
            open={(period) => to.records({ ...all, from: period, to: period })}
          />
        </Section>
      ) : null}
      <Section title="Stance by state" count={counted(view.voices.length, 'state')} tools={csv}>
        <Stances voices={view.voices} rows={all} />
      </Section>
      {state === null ? (
        view.voices
          .filter(({ statements }) => statements.length > 0)
          .map((voice) => <Words key={voice.country ?? ''} voice={voice} grain={grain} choose={choose} />)
      ) : (
        <Section
          title={view.voices.find(({ country }) => (country ?? 'none') === state)?.name ?? state}
          count="all its statements on this"
          tools={
            <button type="button" className="text-button" onClick={() => choose(null)}>
              All states
            </button>
          }
        >
          <RecordList query={rows} name="Statements" said empty={<p className="soft">No statement of this state.</p>} />
        </Section>
      )}
    </>
  )
}

function Words({
  voice,
  grain,
  choose,
}: {
  readonly voice: Voice
  readonly grain: 'year' | 'month'
  readonly choose: (state: string | null) => void
}) {
  const all = voice.count > voice.statements.length
  return (
    <Section
      id={`state-${voice.country ?? 'none'}`}
      title={voice.name}
      count={all ? `the latest ${voice.statements.length} of ${counted(voice.count, 'statement')}` : counted(voice.count, 'statement')}
      tools={
        all ? (
          <button type="button" className="text-button" onClick={() => choose(voice.country ?? 'none')}>
            All {number(voice.count)}
          </button>
        ) : null
      }
    >
      {voice.course.length > 2 ? <p className="label mb-3">{courseInWords(voice, grain)}</p> : null}
      <ul className="list-none p-0 two-columns">
        {voice.statements.map((row) => (
          <Said key={row.id} row={row} />
        ))}
      </ul>
    </Section>
  )
}

/** How a state's stance went: the balance of the first and of the last period in which it took one. */
function courseInWords({ course }: Voice, grain: 'year' | 'month'): string {
  const taken = course.filter(({ period, stances }) => period !== '' && stances.favourable + stances.critical > 0)
  const said = ({ period, stances }: Voice['course'][number]) =>
    `${periodName(grain === 'year' ? `${period}-01-01` : `${period}-01`, grain)}: ${stances.favourable} favourable, ${stances.critical} critical`
  const [first, last] = [taken[0], taken.at(-1)]
  if (!first || !last) return 'It took no side.'
  return first === last ? said(first) : `First ${said(first)}; last ${said(last)}`
}

function Stances({ voices, rows }: { readonly voices: readonly Voice[]; readonly rows: RowQuery }) {
  const cell = (voice: Voice, of: number, stance: string | null, label: string) => (
    <td className="number" data-label={label}>
      <Count of={of} rows={{ ...rows, source: voice.country ?? 'none', stance }} what={`${label}, ${voice.name}`} />
    </td>
  )
  return (
    <div className="table-wrap" tabIndex={0} role="region" aria-label="Table of stances">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">State</th>
            <NumberHead>Statements</NumberHead>
            <th scope="col" className="w-1/4">
              Stance
            </th>
            <NumberHead>favourable</NumberHead>
            <NumberHead>none</NumberHead>
            <NumberHead>critical</NumberHead>
            <th scope="col">Last</th>
            <th scope="col">Speakers</th>
          </tr>
        </thead>
        <tbody>
          {voices.map((voice) => (
            <tr key={voice.country ?? ''}>
              <th scope="row" className="text-left font-normal">
                {voice.country ? <StateName code={voice.country} name={voice.name} /> : voice.name}
              </th>
              {cell(voice, voice.count, null, 'Statements')}
              <td className="min-w-32 align-middle wide">
                <StanceBar stances={voice.stances} />
              </td>
              {cell(voice, voice.stances.favourable, 'favourable', 'favourable')}
              {cell(voice, voice.stances.neutral, 'none', 'none')}
              {cell(voice, voice.stances.critical, 'critical', 'critical')}
              <td className="whitespace-nowrap" data-label="Last">
                {dayInWords(voice.last)}
              </td>
              <td data-label="Speakers">
                <span>
                  {voice.speakers.slice(0, 4).map((speaker, i) => (
                    <span key={speaker.name}>
                      {i > 0 ? ', ' : ''}
                      {speaker.key ? <Link href={to.person(speaker.key)}>{speaker.name}</Link> : speaker.name}
                      {speaker.key ? (
                        <>
                          {' '}
                          (
                          <Count
                            of={speaker.count}
                            rows={{ ...rows, person: speaker.key, acting: 'yes' }}
                            what={`statements of ${speaker.name}`}
                          />
                          )
                        </>
                      ) : null}
                    </span>
                  ))}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
