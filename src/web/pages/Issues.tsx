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
            <ul className="quiet-list issues columns-1 gap-12 lg:columns-2">
              {data.issues.map(({ issue, name, statements }) => (
                <li key={issue} className="break-inside-avoid">
                  <Link className="plain" href={to.issue(issue)}>
                    {name}
                  </Link>
                  <span>
                    <Link href={to.records({ kind: 'statement', issue })}>{counted(statements, 'statement')}</Link>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  )
}
