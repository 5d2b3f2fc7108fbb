/** One record at a time: accept, reject, correct, undo. Decisions are kept beside the record, never in its place. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RecordDetail, Review as Decision, Row, SummaryView } from '../../http/shapes'
import { ask, Fault, useAnswer } from '../lib/data'
import { capital, counted } from '../lib/format'
import { Link, queryOf, to, useFilters } from '../lib/router'
import { Answer } from '../parts/Answer'
import { Note } from '../parts/Note'
import { Choice } from '../parts/Range'
import { Title } from '../parts/Shell'

interface Page {
  readonly items: readonly Row[]
  readonly total: number
  readonly next: string | null
}

export default function Review() {
  const [filters, change] = useFilters()
  const kind = filters.get('kind') ?? 'statement'
  const result = useAnswer<Page>(`/records?${queryOf({ kind, state: filters.get('state'), limit: '100' })}`)
  return (
    <>
      <Title text="Review">Review</Title>
      <p className="lead mt-3">
        Each record beside its words; the least sure come first. A later decision on the same record takes the place of the earlier one.
      </p>
      <div className="filters">
        <Choice
          label="Kind"
          value={kind}
          options={[
            ['statement', 'statements'],
            ['event', 'events'],
            ['meeting', 'meetings'],
            ['initiative', 'initiatives'],
          ]}
          onChange={(next) => change({ kind: next })}
        />
      </div>
      <Answer result={result}>
        {(page) => <Desk key={kind} rows={page.items.filter(({ verdict }) => verdict === null).toSorted((a, b) => a.score - b.score)} />}
      </Answer>
    </>
  )
}

function Desk({ rows }: { readonly rows: readonly Row[] }) {
  const { data: summary } = useAnswer<SummaryView>('/summary')
  const [at, setAt] = useState(0)
  const [decided, setDecided] = useState<readonly Decision[]>([])
  const [fault, setFault] = useState<string | null>(null)
  const [correcting, setCorrecting] = useState(false)
  const note = useRef<HTMLTextAreaElement>(null)
  const row = rows[at]
  const detail = useAnswer<RecordDetail>(row ? `/records/${encodeURIComponent(row.id)}` : null)

  const keep = useCallback(
    async (decision: Decision) => {
      setFault(null)
      try {
        await ask('/reviews', {
          method: 'POST',
          body: JSON.stringify(decision),
          headers: { 'Content-Type': 'application/json', 'X-Demarche-Token': summary?.token ?? '' },
        })
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        setFault(error.detail)
      }
    },
    [summary],
  )
  const decide = useCallback(
    (verdict: Decision['verdict'], words = '') => {
      if (!row) return
      const decision: Decision = { record: row.id, verdict, note: words }
      void keep(decision)
      setDecided((list) => [...list, decision])
      setCorrecting(false)
      setAt((index) => index + 1)
    },
    [row, keep],
  )
  const undo = useCallback(() => {
    const last = decided.at(-1)
    if (!last) return
    setDecided((list) => list.slice(0, -1))
    setAt((index) => Math.max(0, index - 1))
  }, [decided])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) {
        if (event.key === 'Escape') setCorrecting(false)
        return
      }
      if (event.key === 'a') decide('right')
      else if (event.key === 'x') decide('wrong')
      else if (event.key === 'c') {
        event.preventDefault()
        setCorrecting(true)
      } else if (event.key === ' ' && !(event.target instanceof HTMLElement && event.target.closest('button, a'))) {
        event.preventDefault()
        setAt((index) => Math.min(rows.length, index + 1))
      } else if (event.key === 'u' || event.key === 'Backspace') undo()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [decide, undo, rows.length])
  useEffect(() => {
    if (correcting) note.current?.focus()
  }, [correcting])

  if (!row)
    return (
      <p className="state-message">
        {rows.length === 0 ? 'There is nothing of this kind to review.' : `All ${rows.length} are decided or passed.`}{' '}
        {decided.length > 0 ? (
          <button type="button" className="text-button" onClick={undo}>
            Undo the last
          </button>
        ) : null}
      </p>
    )
  return (
    <div className="mt-8 grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div>
        <h2 className="visually-hidden">Record</h2>
        <p className="label" role="status">
          {at + 1} of {rows.length} · {counted(decided.length, 'decision')}
        </p>
        <p className="mt-3 text-[1.3rem] leading-relaxed measure">{row.quote}</p>
        <p className="label mt-2">
          <Link href={to.dispatch(row.dispatch, row.id)}>{row.headline}</Link>
        </p>
        <ol className="mt-6 list-none p-0">
          {detail.data && detail.data.id === row.id ? (
            <Note record={detail.data} top={undefined} lit={false} open light={() => undefined} choose={() => undefined} />
          ) : null}
        </ol>
      </div>
      <div className="flex flex-col gap-3 self-start lg:sticky lg:top-6">
        <button type="button" className="button primary text-left" onClick={() => decide('right')}>
          <span className="key mr-2">a</span> Right
        </button>
        <button type="button" className="button text-left" onClick={() => decide('wrong')}>
          <span className="key mr-2">x</span> Wrong
        </button>
        <button type="button" className="button text-left" onClick={() => setCorrecting(true)}>
          <span className="key mr-2">c</span> Correct
        </button>
        <button type="button" className="button text-left" onClick={() => setAt(at + 1)}>
          <span className="key mr-2">Space</span> Pass
        </button>
        <button type="button" className="button text-left" disabled={decided.length === 0} onClick={undo}>
          <span className="key mr-2">u</span> Undo
        </button>
        {correcting ? (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              decide('amended', note.current?.value ?? '')
            }}
          >
            <label className="field w-full">
              <span>What should stand there</span>
              <textarea ref={note} className="input w-full" rows={4} maxLength={2000} />
            </label>
            <button type="submit" className="button mt-2">
              Keep the correction
            </button>
          </form>
        ) : null}
        {fault ? (
          <p className="label" role="alert">
            {fault}
          </p>
        ) : null}
        <ol className="label list-none p-0 mt-2">
          {decided
            .slice(-5)
            .toReversed()
            .map((decision) => (
              <li key={decision.record}>
                {capital(decision.verdict)}: {rows.find(({ id }) => id === decision.record)?.title.slice(0, 60)}
              </li>
            ))}
        </ol>
      </div>
    </div>
  )
}
