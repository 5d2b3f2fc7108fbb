/** Who says what on an issue. */
import type { IssueView } from '../../http/shapes'
import { useAnswer } from '../lib/data'
import { capital, counted, dayInWords } from '../lib/format'
import { Link, queryOf, to, useFilters } from '../lib/router'
import { Answer, Notes } from '../parts/Answer'
import { Range } from '../parts/Range'
import { Said } from '../parts/Said'
import { Section, Title } from '../parts/Shell'
import { StanceBar, StateName } from '../parts/Small'

type Voice = IssueView['voices'][number]

export default function Issue({ name }: { readonly name: string }) {
  const [filters] = useFilters()
  const query = queryOf({ from: filters.get('from'), to: filters.get('to') })
  const path = `/issues/${encodeURIComponent(name)}${query === '' ? '' : `?${query}`}`
  const result = useAnswer<IssueView>(path)
  return (
    <Answer result={result}>
      {(view) => (
        <>
          <Title text={view.issue} above="Issue: who says what on it">
            {capital(view.issue)}
          </Title>
          <p className="lead mt-4">
            {view.voices.length === 0
              ? 'No statement in the record names this issue in the time shown.'
              : `${counted(
                  view.voices.reduce((sum, { statements }) => sum + statements.length, 0),
                  'statement',
                )} by speakers of ${counted(view.voices.length, 'state')}${view.range ? `, ${dayInWords(view.range.from)} to ${dayInWords(view.range.to)}` : ''}.`}
          </p>
          <div className="filters">
            <Range />
          </div>
          {view.voices.length > 0 ? (
            <Section
              title="Stance by state"
              tools={
                <a href={`/api/v1${path}${query === '' ? '?' : '&'}format=csv`} download>
                  CSV
                </a>
              }
            >
              <Stances voices={view.voices} />
            </Section>
          ) : null}
          {view.voices.map((voice) => (
            <Section
              key={voice.country ?? ''}
              id={`state-${voice.country ?? 'none'}`}
              title={voice.name}
              count={counted(voice.statements.length, 'statement')}
            >
              <ul className="list-none p-0 measure">
                {voice.statements.map((row) => (
                  <Said key={row.id} row={row} />
                ))}
              </ul>
            </Section>
          ))}
          <Notes notes={view.notes} />
        </>
      )}
    </Answer>
  )
}

function Stances({ voices }: { readonly voices: readonly Voice[] }) {
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col" className="w-1/3">
              Stance
            </th>
            <th scope="col" className="number">
              favourable
            </th>
            <th scope="col" className="number">
              none
            </th>
            <th scope="col" className="number">
              critical
            </th>
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
              <td className="min-w-32 align-middle">
                <StanceBar stances={voice.stances} />
              </td>
              <td className="number">{voice.stances.favourable}</td>
              <td className="number">{voice.stances.neutral}</td>
              <td className="number">{voice.stances.critical}</td>
              <td className="whitespace-nowrap">{dayInWords(voice.last)}</td>
              <td>
                {voice.speakers.slice(0, 4).map((speaker, i) => (
                  <span key={speaker.name}>
                    {i > 0 ? ', ' : ''}
                    {speaker.key ? <Link href={to.person(speaker.key)}>{speaker.name}</Link> : speaker.name} ({speaker.count})
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
