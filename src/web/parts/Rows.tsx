/** Records in lists: one line each, with the day before it and the words below it. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { Row } from '../../http/shapes'
import { counted, quadNames, rangeInWords } from '../lib/format'
import { Link, to } from '../lib/router'
import { Said } from './Said'

function RowItem({ row, quote = false, as = 'li' }: { readonly row: Row; readonly quote?: boolean; readonly as?: 'li' | 'div' }) {
  const Tag = as
  return (
    <Tag className="row">
      <span className="when">{shortRange(row)}</span>
      <div className="what">
        <Mark row={row} />
        <Link href={to.dispatch(row.dispatch, row.id)} className={`standing-${row.standing}`}>
          {row.title}
        </Link>
        {quote && row.quote !== '' ? <p className="quote small soft measure mt-1">{row.quote}</p> : null}
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
          ? [row.stance === 1 ? 'favourable' : row.stance === -1 ? 'critical' : 'no stance', ...row.issues].join(' · ')
          : counted(row.steps.length, 'step')
  return [
    what,
    row.standing === 'happened' ? '' : row.standing,
    row.reports > 1 ? `${counted(row.reports, 'report')}, ${counted(row.outlets, 'outlet')}` : (row.outlet ?? ''),
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

/** A long list of which only what is in sight is drawn. `more` is called when its end comes near. */
export function LongList({
  rows,
  total,
  more,
  name,
  said,
}: {
  readonly rows: readonly Row[]
  readonly total: number
  readonly more: () => void
  readonly name: string
  /** Statements as quotations. */
  readonly said: boolean
}) {
  const parent = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => parent.current,
    estimateSize: () => (said ? 110 : 66),
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= rows.length - 40) more()
  }, [last, rows.length, more])
  return (
    <div ref={parent} className="virtual" tabIndex={0} role="region" aria-label={`${name}, ${counted(total, 'row')}`}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="list">
        {items.map((item) => {
          const row = rows[item.index]
          return row === undefined ? null : (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              role="listitem"
              aria-setsize={total}
              aria-posinset={item.index + 1}
              style={{ position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${item.start}px)` }}
            >
              {said ? <Said row={row} as="div" /> : <RowItem row={row} as="div" />}
            </div>
          )
        })}
      </div>
    </div>
  )
}
