/** Statements as they were made, the speaker before them, the stance at their side. */
import { actVerbs } from '../../analysis/act-words'
import type { Row } from '../../http/shapes'
import { dayInWords } from '../lib/format'
import { Link, to } from '../lib/router'
import { IssueLinks } from './Small'

export function Said({ row, who = true, as = 'li' }: { readonly row: Row; readonly who?: boolean; readonly as?: 'li' | 'div' }) {
  const Tag = as
  const speakers = row.parties.filter(({ role }) => role === 'speaker')
  const words = row.words ?? row.title.slice(row.title.indexOf(':') + 1).trim()
  return (
    <Tag className="said-row">
      <blockquote className={`said ${row.stance ? `stance-${row.stance}` : ''}`}>
        <Link className={`plain standing-${row.standing}`} href={to.dispatch(row.dispatch, row.id)}>
          {row.direct === true ? `“${capitalised(words)}”` : capitalised(words)}
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
          {who && speakers.length > 0 ? ' · ' : ''}
          {[...detailsOf(row), dayInWords(row.day)].join(' · ')}
          {row.issues.length > 0 ? ' · ' : ''}
          <IssueLinks row={row} />
        </p>
      </blockquote>
    </Tag>
  )
}

/** What kind of statement it is: its act, stance, whether it speaks of what is to come, on what condition. */
export function detailsOf(row: Row): readonly string[] {
  return [
    row.type === null || row.type === 'say' ? null : (acts[row.type] ?? row.type),
    row.stance === 1 ? 'favourable' : row.stance === -1 ? 'critical' : null,
    row.future === true ? 'of what is to come' : null,
    row.condition === null ? null : `on the condition “${row.condition}”`,
    row.claim === null ? null : `claims that the relation of ${row.claim.states.join(' and ')} ${claims[row.claim.direction]}`,
    row.reportedBy === null ? null : `according to ${row.reportedBy}`,
  ].filter((part) => part !== null)
}

/** A call is printed behind its words, not before them. */
const acts: Readonly<Record<string, string>> = { ...actVerbs, call: 'calls for it' }

const claims = { '-1': 'is getting worse', '0': 'is steady', '1': 'is getting better' } as const

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
