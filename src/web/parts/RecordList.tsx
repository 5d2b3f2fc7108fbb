/** Rows of the record under a filter, however many: pages by cursor from any day on, of which only what is in sight is drawn. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { Row, RowsCourse } from '../../http/shapes'
import { ask, client } from '../lib/data'
import { number } from '../lib/format'
import { Jump } from './Jump'
import { type Ends, LongList } from './LongList'
import { RowList } from './Rows'
import { Said } from './Said'

interface Page {
  readonly items: readonly Row[]
  readonly total: number
  readonly reports: number
  readonly next: string | null
  readonly before: number
}

/** Lists of so many rows are written out; of more than the second one can go to a day. */
const [few, many] = [12, 60]

type Order = 'newest' | 'oldest'

/** Pages of rows in an order from a day on. */
function usePages(query: string, order: Order, at: string | null, enabled = true) {
  const path = `/records?${query}&limit=100&order=${order}${at === null ? '' : `&at=${at}`}`
  return useInfiniteQuery({
    queryKey: ['records', path],
    enabled,
    initialPageParam: '',
    queryFn: ({ pageParam }: { readonly pageParam: string }) =>
      ask<Page>(`${path}${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`),
    getNextPageParam: (last: Page) => last.next ?? undefined,
  })
}

/** The day beside the one at which a list is opened, on its other side: what stands there is asked for in the other order. */
function beside(at: string, order: Order): string {
  const [year = '', month = '01', day = '01'] = at.split('-')
  const from = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  if (order === 'oldest') from.setUTCDate(from.getUTCDate() - 1)
  else if (at.length === 4) from.setUTCFullYear(from.getUTCFullYear() + 1)
  else if (at.length === 7) from.setUTCMonth(from.getUTCMonth() + 1)
  else from.setUTCDate(from.getUTCDate() + 1)
  return from.toISOString().slice(0, 10)
}

/** `query` as the interface takes it. `head` is told the totals; `empty` stands where nothing meets the filter. */
export function RecordList({
  query: asked,
  name,
  head,
  empty,
  said = false,
  quoted = false,
  printed = 24,
}: {
  readonly query: string
  readonly name: string
  readonly head?: (totals: { readonly total: number; readonly reports: number } | null) => ReactNode
  readonly empty: ReactNode
  /** Statements as quotations instead of rows. */
  readonly said?: boolean
  /** Rows with the sentence that they stand on. */
  readonly quoted?: boolean
  /** How many of a long list are printed. */
  readonly printed?: number
}) {
  const order: Order = /(?:^|&)order=oldest\b/.test(asked) ? 'oldest' : 'newest'
  const query = asked.replace(/(?:^|&)order=\w+/, '').replace(/^&/, '')
  const [opened, setOpened] = useState<{ readonly query: string; readonly at: string | null }>({ query: asked, at: null })
  const at = opened.query === asked ? opened.at : null
  const down = usePages(query, order, at)
  const first = down.data?.pages[0] ?? null
  const up = usePages(query, order === 'newest' ? 'oldest' : 'newest', at === null ? null : beside(at, order), at !== null)
  const { fetchNextPage: fetchDown, hasNextPage: moreDown, isFetchingNextPage: busyDown } = down
  const { fetchNextPage: fetchUp, hasNextPage: moreUp, isFetchingNextPage: busyUp } = up
  const above = useMemo(() => (at === null ? [] : (up.data?.pages.flatMap(({ items }) => items).toReversed() ?? [])), [up.data, at])
  const rows = useMemo(() => [...above, ...(down.data?.pages.flatMap(({ items }) => items) ?? [])], [down.data, above])
  const go = useCallback((day: string | null) => setOpened({ query: asked, at: day }), [asked])
  const last = useCallback(async () => {
    const course = await client.fetchQuery<RowsCourse>({ queryKey: [`/rows/course?${query}`], queryFn: () => ask(`/rows/course?${query}`) })
    go((order === 'newest' ? course.first : course.last) ?? null)
  }, [query, order, go])
  const ends = useMemo(
    (): Ends => ({
      after: () => {
        if (moreDown && !busyDown) void fetchDown()
      },
      before: () => {
        if (moreUp && !busyUp) void fetchUp()
      },
      first: () => go(null),
      last: () => void last(),
    }),
    [moreDown, busyDown, fetchDown, moreUp, busyUp, fetchUp, go, last],
  )
  return (
    <>
      {head?.(first)}
      {down.isError ? (
        <p className="state-message" role="alert">
          {down.error.message}
        </p>
      ) : first === null ? (
        <div className="waiting" role="status">
          <span className="visually-hidden">Asking the record …</span>
          <i aria-hidden="true" />
          <i aria-hidden="true" />
        </div>
      ) : first.total === 0 ? (
        empty
      ) : first.total <= few ? (
        <All rows={rows} said={said} quoted={quoted} />
      ) : (
        <>
          <div className="no-print">
            {first.total > many ? <Jump query={query} at={at} go={go} /> : null}
            <LongList
              key={`${asked} ${at}`}
              name={name}
              rows={rows}
              ahead={above.length}
              offset={first.before - above.length}
              total={first.total}
              ends={ends}
              said={said}
              quoted={quoted}
            />
          </div>
          <div className="print-only">
            <All rows={rows.slice(0, printed)} said={said} quoted={quoted} />
            {first.total > printed ? <p className="label">The other {number(first.total - printed)} are not printed.</p> : null}
          </div>
        </>
      )}
    </>
  )
}

function All({ rows, said, quoted }: { readonly rows: readonly Row[]; readonly said: boolean; readonly quoted: boolean }) {
  if (!said) return <RowList rows={rows} quote={quoted} />
  return (
    <ul className="list-none p-0 measure">
      {rows.map((row) => (
        <Said key={row.id} row={row} />
      ))}
    </ul>
  )
}
