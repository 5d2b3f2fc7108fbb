/** A long list of which only what is in sight is drawn. It goes on both ways from where it was opened; keys walk through it. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'
import type { Row } from '../../http/shapes'
import { counted, number } from '../lib/format'
import { RowItem } from './Rows'
import { Said } from './Said'

export interface Ends {
  /** Asks for rows before the first and after the last of those here. */
  readonly before: () => void
  readonly after: () => void
  /** To the first and to the last row of all. */
  readonly first: () => void
  readonly last: () => void
}

export function LongList({
  rows,
  ahead,
  offset,
  total,
  ends,
  name,
  said,
  quoted,
}: {
  readonly rows: readonly Row[]
  /** How many of `rows` stand before the day at which the list was opened. */
  readonly ahead: number
  /** How many rows of all stand before the first of `rows`. */
  readonly offset: number
  readonly total: number
  readonly ends: Ends
  readonly name: string
  /** Statements as quotations. */
  readonly said: boolean
  /** Rows with the sentence that they stand on. */
  readonly quoted: boolean
}) {
  const parent = useRef<HTMLDivElement>(null)
  const high = said ? 110 : quoted ? 106 : 66
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => parent.current,
    estimateSize: () => high,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
  })
  const items = virtual.getVirtualItems()
  const [top, bottom] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  // Rows that come in above must not push what is being read out of sight.
  const known = useRef(ahead)
  const moved = useRef(false)
  useLayoutEffect(() => {
    const more = ahead - known.current
    known.current = ahead
    if (more <= 0 || !parent.current) return
    moved.current = true
    if (more === ahead) virtual.scrollToIndex(ahead, { align: 'start' })
    else parent.current.scrollTop += more * high
  }, [ahead, high, virtual])
  useEffect(() => {
    if (bottom >= rows.length - 40) ends.after()
    // What is in sight is known again only after the list has moved.
    if (top < 40 && !moved.current) ends.before()
    moved.current = false
  }, [top, bottom, rows.length, ends])
  const scroll = virtual.scrollOffset ?? 0
  const seen = items.find(({ end }) => end > scroll + 4)?.index ?? 0

  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return
    if (event.key === 'Home') ends.first()
    else if (event.key === 'End') ends.last()
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'j' || event.key === 'k')
      step(event.currentTarget, event.key === 'ArrowDown' || event.key === 'j' ? 1 : -1, seen)
    else return
    event.preventDefault()
  }
  return (
    <>
      <p className="label place" role="status">
        Row {number(offset + seen + 1)} of {number(total)}
        {rows[seen]?.day ? `, ${rows[seen].day.slice(0, 7)}` : ''}
      </p>
      <div ref={parent} className="virtual" tabIndex={0} role="region" aria-label={`${name}, ${counted(total, 'row')}`} onKeyDown={walk}>
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
                aria-posinset={offset + item.index + 1}
                style={{ position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${item.start}px)` }}
              >
                {said ? <Said row={row} as="div" /> : <RowItem row={row} quote={quoted} as="div" />}
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}

/** The focus to the next or previous row, or to the one in sight where none has it. */
function step(list: HTMLElement, by: 1 | -1, seen: number): void {
  const here = document.activeElement?.closest<HTMLElement>('[data-index]')
  const at = here && list.contains(here) ? Number(here.dataset['index']) + by : seen
  list.querySelector<HTMLElement>(`[data-index="${at}"] a`)?.focus()
}
