/** Records in lists: one line each, with the day before it and the words below it. */
import type { Row } from '../../http/shapes'
import { counted, quadNames, rangeInWords } from '../lib/format'
import { Link, to } from '../lib/router'

export function RowItem({ row, quote = false, as = 'li' }: { readonly row: Row; readonly quote?: boolean; readonly as?: 'li' | 'div' }) {
  const Tag = as
  return (
    <Tag className="row">
      <span className="when">{shortRange(row)}</span>
      <div className="what">
        <Mark row={row} />
        <Link href={to.dispatch(row.dispatch, row.id)} className={`standing-${row.standing}`}>
          {row.title}
        </Link>
        {quote && row.quote !== '' ? <p className="quote">{row.quote}</p> : null}
        <p className="meta">{metaOf(row)}</p>
      </div>
    </Tag>
  )
}

export function Mark({ row }: { readonly row: Row }) {
  if (row.kind === 'statement') return <i className={`swatch ${row.stance ? `stance-${row.stance}` : ''}`} aria-hidden="true" />
  return (
    <i
      className={`swatch ${row.kind === 'meeting' ? 'quad-meeting' : row.quad ? `quad-${row.quad}` : ''} ${row.kind === 'initiative' ? 'hollow' : ''}`}
      aria-hidden="true"
    />
  )
}

function shortRange(row: Row): string {
  return rangeInWords(row.day, row.until, row.grain).replace(
    /\b(January|February|March|April|June|July|August|September|October|November|December)\b/g,
    (month) => month.slice(0, 3),
  )
}

function metaOf(row: Row): string {
  const what =
    row.kind === 'event'
      ? `${row.type}${row.mode ? ` · ${row.mode}` : ''}${row.quad ? ` · ${quadNames[row.quad as keyof typeof quadNames] ?? row.quad}` : ''}`
      : row.kind === 'meeting'
        ? [row.status === 'held' ? null : row.status, row.agenda[0] ? `on ${row.agenda[0]}` : null]
            .filter((part) => part !== null)
            .join(' · ')
        : row.kind === 'statement'
          ? [row.stance === 1 ? 'favourable' : row.stance === -1 ? 'critical' : 'no stance', ...row.issueNames].join(' · ')
          : counted(row.steps.length, 'step')
  return [
    what,
    row.standing === 'happened' || row.standing === row.status ? '' : row.standing,
    row.reports > 1
      ? `${counted(row.reports, 'report')}${row.outlets > 0 ? `, ${counted(row.outlets, 'outlet')}` : ''}`
      : (row.outlet ?? ''),
    row.verdict === null ? '' : `reviewed: ${row.verdict}`,
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

export function RowList({ rows, quote = false }: { readonly rows: readonly Row[]; readonly quote?: boolean }) {
  return (
    <ol className="rows">
      {rows.map((row) => (
        <RowItem key={row.id} row={row} quote={quote} />
      ))}
    </ol>
  )
}
