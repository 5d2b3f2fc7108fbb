/** Statements as they were made, the speaker before them, the stance at their side. */
import type { Row } from '../../http/shapes'
import { dayInWords } from '../lib/format'
import { Link, to } from '../lib/router'

export function Said({ row, who = true, as = 'li' }: { readonly row: Row; readonly who?: boolean; readonly as?: 'li' | 'div' }) {
  const Tag = as
  const speakers = row.parties.filter(({ role }) => role === 'speaker')
  const words = row.words ?? row.title.slice(row.title.indexOf(':') + 1).trim()
  return (
    <Tag className="said-row">
      <blockquote className={`said ${row.stance ? `stance-${row.stance}` : ''}`}>
        <Link className={`plain standing-${row.standing}`} href={to.dispatch(row.dispatch, row.id)}>
          {capitalised(words)}
        </Link>
        <p className="label mt-1">
          {who
            ? speakers.map((speaker, i) => (
                <span key={speaker.text}>
                  {i > 0 ? ', ' : ''}
                  {speaker.person ? <Link href={to.person(speaker.person)}>{speaker.name}</Link> : (speaker.name ?? speaker.text)}
                  {speaker.office ? `, ${speaker.office}` : ''}
                </span>
              ))
            : null}
          {who ? ' · ' : ''}
          {row.type === 'say' ? '' : `${row.type} · `}
          {dayInWords(row.day)}
          {row.stance === 1 ? ' · favourable' : row.stance === -1 ? ' · critical' : ''}
          {row.issues.length > 0 ? ' · ' : ''}
          {row.issues.map((issue, i) => (
            <span key={issue}>
              {i > 0 ? ', ' : ''}
              <Link href={to.issue(issue)}>{issue}</Link>
            </span>
          ))}
        </p>
      </blockquote>
    </Tag>
  )
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
