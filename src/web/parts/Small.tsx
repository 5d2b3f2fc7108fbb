/** Small pictures and tables that several pages share. */
import type { ReactNode } from 'react'
import type { Row } from '../../http/shapes'
import { counted, levelName, number } from '../lib/format'
import { Link, to } from '../lib/router'

/** A name with its code, as a link to the page of the state. */
export function StateName({ code, name, link = true }: { readonly code: string; readonly name: string; readonly link?: boolean }) {
  return (
    <>
      {link ? (
        <Link href={to.state(code)} className="plain">
          {name}
        </Link>
      ) : (
        name
      )}
      {name === code ? null : <span className="code"> {code}</span>}
    </>
  )
}

/** A person's name as a link to their page, with the code of their state and their office where given. */
export function PersonName({
  person,
}: {
  readonly person: { readonly key: string; readonly name: string; readonly country?: string | null; readonly office?: string | null }
}) {
  const { key, name, country, office } = person
  return (
    <span>
      <Link className="plain" href={to.person(key)}>
        {name}
      </Link>
      {country ? <span className="code"> {country}</span> : null}
      {office ? <span className="soft small"> {office}</span> : null}
    </span>
  )
}

/** A question for rows, as the page of rows takes it. */
export type RowQuery = Readonly<Record<string, string | null | undefined>>

/** A number that opens to the rows it counts. `what` says of what, for those who hear the page. */
export function Count({ of, rows, what }: { readonly of: number; readonly rows?: RowQuery | undefined; readonly what?: string }) {
  if (rows === undefined || of === 0) return <>{number(of)}</>
  return (
    <Link className="count" href={to.records(rows)}>
      {number(of)}
      {what ? <span className="visually-hidden"> {what}</span> : null}
    </Link>
  )
}

/** The cells of a table that count events, and those of conflict among them. */
export function EventCells({
  row,
  own,
}: {
  readonly row: { readonly events: number; readonly conflictEvents: number }
  readonly own: RowQuery
}) {
  const rows = { ...own, kind: 'event', standing: 'happened' }
  return (
    <>
      <td className="number" data-label="Events">
        {row.events > 0 ? <Count of={row.events} rows={rows} what="events" /> : null}
      </td>
      <td className="number" data-label="of conflict">
        {row.events > 0 ? <Count of={row.conflictEvents} rows={{ ...rows, temper: 'conflict' }} what="events of conflict" /> : null}
      </td>
    </>
  )
}

/** Issues by their names, each a link. */
export function IssueLinks({ row }: { readonly row: Pick<Row, 'issues' | 'issueNames'> }) {
  return row.issues.map((issue, i) => (
    <span key={issue}>
      {i > 0 ? ', ' : ''}
      <Link href={to.issue(issue)}>{row.issueNames[i] ?? issue}</Link>
    </span>
  ))
}

/** The head of a column of figures. */
export function NumberHead({ children }: { readonly children: ReactNode }) {
  return (
    <th scope="col" className="number">
      {children}
    </th>
  )
}

/** The numbers behind a picture or a list: the same question to the interface, as a file. */
export function Csv({ path, button = false }: { readonly path: string; readonly button?: boolean }) {
  return (
    <a className={button ? 'button' : undefined} href={`/api/v1${path}${path.includes('?') ? '&' : '?'}format=csv`} download>
      CSV
    </a>
  )
}

/** Figures with their meaning. */
export function Figures({
  items,
}: {
  readonly items: readonly { readonly name: string; readonly value: ReactNode; readonly note?: ReactNode }[]
}) {
  return (
    <dl className="figures">
      {items.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {note ? <small>{note}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function Bars({
  items,
  label,
}: {
  readonly items: readonly { readonly name: ReactNode; readonly key: string; readonly count: number; readonly rows?: RowQuery }[]
  readonly label: string
}) {
  const most = Math.max(1, ...items.map(({ count }) => count))
  return (
    <table className="bars-table sans small" aria-label={label}>
      <tbody>
        {items.map(({ key, name, count, rows }) => (
          <tr key={key}>
            <th scope="row" className="pr-4 py-0.5 text-left font-normal whitespace-nowrap">
              {name}
            </th>
            <td className="w-full">
              <svg width="100%" height="10" aria-hidden="true" className="chart">
                <rect className="neutral" width={`${(100 * count) / most}%`} height="10" />
              </svg>
            </td>
            <td className="pl-3 text-right">
              <Count of={count} rows={rows} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** `rows`: the question for all meetings counted here. */
export function Levels({
  levels,
  rows,
}: {
  readonly levels: readonly { readonly level: string | null; readonly count: number }[]
  readonly rows: RowQuery
}) {
  return (
    <Bars
      label="Meetings by level"
      items={levels.map(({ level, count }) => ({
        key: level ?? '',
        name: levelName(level),
        count,
        rows: { ...rows, level: level ?? 'none' },
      }))}
    />
  )
}

/** Favourable, neutral and critical statements as one bar, with the counts in words for those who do not see it. */
export function StanceBar({
  stances,
}: {
  readonly stances: { readonly favourable: number; readonly neutral: number; readonly critical: number }
}) {
  const all = Math.max(1, stances.favourable + stances.neutral + stances.critical)
  const text = `${counted(stances.favourable, 'favourable', 'favourable')}, ${stances.neutral} without stance, ${stances.critical} critical`
  return (
    <svg className="chart" height="12" width="100%" role="img" aria-label={text}>
      <rect className="verbal-cooperation" width={`${(100 * stances.favourable) / all}%`} height="12" />
      <rect
        className="neutral"
        opacity="0.45"
        x={`${(100 * stances.favourable) / all}%`}
        width={`${(100 * stances.neutral) / all}%`}
        height="12"
      />
      <rect
        className="verbal-conflict"
        x={`${(100 * (stances.favourable + stances.neutral)) / all}%`}
        width={`${(100 * stances.critical) / all}%`}
        height="12"
      />
    </svg>
  )
}
