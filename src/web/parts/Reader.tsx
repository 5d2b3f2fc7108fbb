/**
 * A text with its evidence underlined and its records at the margin. A note stands beside the words that support it; where
 * notes would overlap, the later moves down. Hover or focus on either side lights up the other; j and k walk, Enter opens.
 */
import { type CSSProperties, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { DispatchView, RecordDetail } from '../../http/shapes'
import { piecesOf } from '../lib/pieces'
import { Note } from './Note'
import { Withheld } from './Withheld'

export function colourOf(record: RecordDetail): string {
  if (record.kind === 'meeting') return 'var(--ink)'
  if (record.kind === 'statement')
    return record.stance === 1 ? 'var(--verbal-cooperation)' : record.stance === -1 ? 'var(--verbal-conflict)' : 'var(--neutral)'
  return record.quad ? `var(--${record.quad})` : 'var(--neutral)'
}

/** Parallel rules below the words, one for each record that they support, in the style of its standing. */
function rules(records: readonly RecordDetail[]): CSSProperties {
  const shown = records.slice(0, 3)
  return {
    backgroundImage: shown.map((record) => ruleOf(record)).join(', '),
    backgroundSize: shown.map(() => '100% 2px').join(', '),
    backgroundPosition: shown.map((_, i) => `0 calc(100% - ${(shown.length - 1 - i) * 4}px)`).join(', '),
    paddingBottom: `${(shown.length - 1) * 4 + 1}px`,
  }
}

function ruleOf(record: RecordDetail): string {
  const colour = colourOf(record)
  if (record.standing === 'planned' || record.standing === 'possible')
    return `repeating-linear-gradient(90deg, ${colour} 0 7px, transparent 7px 11px)`
  if (record.standing === 'historical') return `repeating-linear-gradient(90deg, ${colour} 0 2px, transparent 2px 5px)`
  return `linear-gradient(${colour}, ${colour})`
}

export function Reader({
  view,
  chosen,
  choose,
}: {
  readonly view: DispatchView
  readonly chosen: string | null
  readonly choose: (record: string | null) => void
}) {
  const [lit, setLit] = useState<string | null>(null)
  const { records } = view
  const byId = useMemo(() => new Map(records.map((record) => [record.id, record])), [records])
  const paragraphs = useMemo(() => piecesOf(view), [view])
  const margin = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  const [tops, setTops] = useState<ReadonlyMap<string, number>>(new Map())
  const [height, setHeight] = useState(0)
  const active = lit ?? chosen

  const place = useCallback(() => {
    const [m, t] = [margin.current, text.current]
    if (!m || !t || getComputedStyle(m.parentElement ?? m).gridTemplateColumns.split(' ').length < 2) {
      setTops(new Map())
      return
    }
    const top = m.getBoundingClientRect().top
    let free = 0
    const found = new Map<string, number>()
    for (const record of records) {
      const words = t.querySelector(`[data-records~="${CSS.escape(record.id)}"]`)
      const note = m.querySelector<HTMLElement>(`[data-note="${CSS.escape(record.id)}"]`)
      if (!note) continue
      const wanted = words ? words.getBoundingClientRect().top - top : free
      const at = Math.max(free, wanted)
      found.set(record.id, at)
      free = at + (note.querySelector<HTMLElement>('.closed')?.offsetHeight ?? note.offsetHeight) + 14
    }
    setTops(found)
    setHeight(free)
  }, [records])

  useLayoutEffect(() => {
    place()
    const observer = new ResizeObserver(place)
    if (text.current) observer.observe(text.current)
    void document.fonts.ready.then(place)
    return () => observer.disconnect()
  }, [place])

  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) return
      if (event.metaKey || event.ctrlKey || event.altKey || !['j', 'k', 'Escape'].includes(event.key)) return
      if (event.key === 'Escape') return choose(null)
      const at = records.findIndex(({ id }) => id === (lit ?? chosen))
      const next = records[event.key === 'j' ? Math.min(records.length - 1, at + 1) : Math.max(0, at - 1)]
      if (!next) return
      setLit(next.id)
      margin.current?.querySelector<HTMLElement>(`[data-note="${CSS.escape(next.id)}"] button`)?.focus()
      text.current?.querySelector(`[data-records~="${CSS.escape(next.id)}"]`)?.scrollIntoView({ block: 'center' })
    }
    window.addEventListener('keydown', walk)
    return () => window.removeEventListener('keydown', walk)
  }, [records, lit, chosen, choose])

  useEffect(() => {
    if (chosen) text.current?.querySelector(`[data-records~="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'center' })
    // Only when the page opens: later choices are already in sight.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  return (
    <>
      <div className="reading">
        <div ref={text} className="dispatch-text">
          {paragraphs.map((paragraph) => (
            <p key={paragraph[0]?.from ?? 0}>
              {paragraph.map((piece) => {
                const own = piece.records.map((id) => byId.get(id)).filter((record) => record !== undefined)
                const part = active !== null && piece.parts.includes(active)
                if (own.length === 0)
                  return (
                    <span
                      key={piece.from}
                      className={`${piece.loaded ? 'loaded' : ''} ${part ? 'part' : ''} ${piece.aside ? 'aside' : ''}`}
                      data-lit={part || undefined}
                      title={piece.loaded ? `wording of the source for ${piece.loaded}` : undefined}
                    >
                      {piece.text}
                    </span>
                  )
                const first = own[0]
                return (
                  <span
                    key={piece.from}
                    className={`words ${piece.loaded ? 'loaded' : ''}`}
                    style={rules(own)}
                    data-records={own.map(({ id }) => id).join(' ')}
                    data-lit={own.some(({ id }) => id === active) || part || undefined}
                    onPointerEnter={() => setLit(first?.id ?? null)}
                    onPointerLeave={() => setLit(null)}
                    onClick={() => choose(first && chosen === first.id ? (own[1]?.id ?? first.id) : (first?.id ?? null))}
                  >
                    {piece.text}
                  </span>
                )
              })}
            </p>
          ))}
        </div>
        <div ref={margin} className={`margin ${tops.size > 0 ? 'placed' : ''}`} style={tops.size > 0 ? { minHeight: height } : undefined}>
          <h2 className="visually-hidden">Records</h2>
          <ol>
            {records.map((record) => (
              <Note
                key={record.id}
                record={record}
                top={tops.get(record.id)}
                lit={record.id === active}
                open={record.id === chosen}
                light={setLit}
                choose={choose}
              />
            ))}
          </ol>
          {records.length === 0 ? <p className="soft">Nothing was read in this dispatch that belongs into a record.</p> : null}
        </div>
      </div>
      <Withheld view={view} />
      <p className="label mt-8 no-print">
        <span className="key">j</span> <span className="key">k</span> from record to record · <span className="key">Enter</span> the
        derivation · <span className="key">Esc</span> closes. Underlined in blue: cooperation; in orange: conflict; in ink: a meeting; in
        grey: without stance. Dashed: planned or possible; dotted: history.
        {view.madeWith
          ? ` Coder ${view.madeWith.coder}${view.madeWith.knowledge ? `, knowledge ${view.madeWith.knowledge.slice(0, 8)}, model ${view.madeWith.model.slice(0, 8)}` : ''}.`
          : ''}
      </p>
    </>
  )
}
