/** All issues that statements name. */
import type { SummaryView } from '../../http/shapes'
import { useAnswer } from '../lib/data'
import { counted } from '../lib/format'
import { Link, to } from '../lib/router'
import { Answer } from '../parts/Answer'
import { Title } from '../parts/Shell'

export default function Issues() {
  const result = useAnswer<SummaryView>('/summary')
  return (
    <>
      <Title text="Issues">Issues</Title>
      <Answer result={result}>
        {(data) =>
          data.issues.length === 0 ? (
            <p className="state-message">
              No statement of this record names an issue. Add dispatches that quote officials: ‘demarche add FILES’.
            </p>
          ) : (
            <ul className="quiet-list mt-8 max-w-[46rem]">
              {data.issues.map(({ issue, statements }) => (
                <li key={issue}>
                  <Link className="plain" href={to.issue(issue)}>
                    {issue}
                  </Link>
                  <span>{counted(statements, 'statement')}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  )
}
