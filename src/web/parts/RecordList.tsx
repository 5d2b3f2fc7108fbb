/** Rows of the record under a filter, however many: pages by cursor, of which only what is in sight is drawn. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo } from 'react'
import type { Row } from '../../http/shapes'
import { ask } from '../lib/data'
import { LongList, RowList } from './Rows'
import { Said } from './Said'

interface Page {
  readonly items: readonly Row[]
  readonly total: number
  readonly reports: number
  readonly next: string | null
}

const few = 12

/** `query` as the interface takes it. `head` is told the totals; `empty` stands where nothing meets the filter. */
export function RecordList({
  query,
  name,
  head,
  empty,
  said = false,
  printed = 24,
}: {
  readonly query: string
  readonly name: string
  readonly head?: (totals: { readonly total: number; readonly reports: number } | null) => ReactNode
  readonly empty: ReactNode
  /** Statements as quotations instead of rows. */
  readonly said?: boolean
  /** How many of a long list are printed. */
  readonly printed?: number
}) {
  const pages = useInfiniteQuery({
    queryKey: ['records', query],
    initialPageParam: '',
    queryFn: ({ pageParam }: { readonly pageParam: string }) =>
      ask<Page>(`/records?${query}&limit=100${pageParam === '' ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`),
    getNextPageParam: (last: Page) => last.next ?? undefined,
  })
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = pages
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data])
  const first = data?.pages[0] ?? null
  return (
    <>
      {head?.(first)}
      {pages.isError ? (
        <p className="state-message" role="alert">
          {pages.error.message}
        </p>
      ) : first === null ? (
        <p className="label" role="status">
          Asking the record …
        </p>
      ) : first.total === 0 ? (
        empty
      ) : (
        <Rows key={query} rows={rows} total={first.total} more={more} name={name} said={said} printed={printed} />
      )}
    </>
  )
}

function Rows({
  rows,
  total,
  more,
  name,
  said,
  printed,
}: {
  readonly rows: readonly Row[]
  readonly total: number
  readonly more: () => void
  readonly name: string
  readonly said: boolean
  readonly printed: number
}) {
  const all = (list: readonly Row[]) =>
    said ? (
      <ul className="list-none p-0 measure">
        {list.map((row) => (
          <Said key={row.id} row={row} />
        ))}
      </ul>
    ) : (
      <RowList rows={list} />
    )
  if (total <= few) return all(rows)
  return (
    <>
      <div className="no-print">
        <LongList name={name} rows={rows} total={total} more={more} said={said} />
      </div>
      <div className="print-only">
        {all(rows.slice(0, printed))}
        {total > printed ? <p className="label">The other {total - printed} are not printed.</p> : null}
      </div>
    </>
  )
}
