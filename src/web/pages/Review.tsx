/** One record at a time: accept, reject, correct, undo. Decisions go to the record's log, beside the record, never in its place. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { RecordDetail, Review as Decision, Row, SummaryView } from '../../http/shapes'
import { ask, client, Fault, useAnswer } from '../lib/data'
import { counted } from '../lib/format'
import { Link, queryOf, to, useFilters } from '../lib/router'
import { Answer } from '../parts/Answer'
import { Correction } from '../parts/Correction'
import { Note } from '../parts/Note'
import { KindChoice, Range } from '../parts/Range'
import { Title } from '../parts/Shell'

interface Page {
  readonly items: readonly Row[]
  readonly total: number
  readonly next: string | null
}

export default function Review() {
  const [filters, change] = useFilters()
  const kind = filters.get('kind') ?? 'statement'
  const query = queryOf({ kind, state: filters.get('state'), from: filters.get('from'), to: filters.get('to'), limit: '200' })
  const result = useAnswer<Page>(`/records?${query}`)
  return (
    <>
      <Title text="Review">Review</Title>
      <p className="lead mt-3">
        Each record beside its words; the least sure of the latest come first. What you decide goes to the log of the record and survives a
        new coding; <code>demarche corrections</code> makes cases and a dictionary of it.
      </p>
      <div className="filters">
        <KindChoice value={kind} onChange={(next) => change({ kind: next })} />
        <Range />
      </div>
      <Answer result={result}>
        {(page) => (
          <Desk
            key={query}
            total={page.total}
            rows={page.items.filter(({ verdict }) => verdict === null).toSorted((a, b) => a.score - b.score)}
          />
        )}
      </Answer>
    </>
  )
}

const said: Readonly<Record<Decision['verdict'], string>> = {
  right: 'accepted',
  wrong: 'rejected',
  amended: 'corrected',
  withdrawn: 'taken back',
}

/** Sends decisions one after the other, and keeps what the server said to the last. */
function useKeeper(): readonly [(decision: Decision) => Promise<boolean>, string | null] {
  const { data: summary } = useAnswer<SummaryView>('/summary')
  const [fault, setFault] = useState<string | null>(null)
  const before = useRef<Promise<unknown>>(Promise.resolve())
  const send = useCallback(
    async (decision: Decision) => {
      setFault(null)
      try {
        await ask('/reviews', {
          method: 'POST',
          body: JSON.stringify(decision),
          headers: { 'Content-Type': 'application/json', 'X-Demarche-Token': summary?.token ?? '' },
        })
        // Other pages ask anew when they are opened; the rows at hand stay in their order.
        void client.invalidateQueries({ refetchType: 'none' })
        return true
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        setFault(error.detail)
        return false
      }
    },
    [summary],
  )
  const keep = useCallback(
    (decision: Decision) => {
      const sent = before.current.then(() => send(decision))
      before.current = sent
      return sent
    },
    [send],
  )
  return [keep, fault]
}

interface Taken {
  readonly decision: Decision
  readonly at: number
}

function Desk({ rows, total }: { readonly rows: readonly Row[]; readonly total: number }) {
  const [keep, fault] = useKeeper()
  const [at, setAt] = useState(0)
  const [taken, setTaken] = useState<readonly Taken[]>([])
  const [correcting, setCorrecting] = useState(false)
  const row = rows[at]
  const detail = useAnswer<RecordDetail>(row ? `/records/${encodeURIComponent(row.id)}` : null)
  const record = row && detail.data?.id === row.id ? detail.data : null

  const decide = useCallback(
    async (verdict: Decision['verdict'], fields: Decision['fields'] = {}, note = '') => {
      if (!row) return
      const one: Taken = { decision: { record: row.id, verdict, note, fields }, at }
      setTaken((list) => [...list, one])
      setCorrecting(false)
      setAt(at + 1)
      if (await keep(one.decision)) return
      // It was refused: back to the record, which says why.
      setTaken((list) => list.filter((other) => other !== one))
      setAt(at)
      setCorrecting(verdict === 'amended')
    },
    [row, at, keep],
  )
  const undo = useCallback(async () => {
    const last = taken.at(-1)
    if (!last) return
    setTaken((list) => list.slice(0, -1))
    setAt(last.at)
    await keep({ record: last.decision.record, verdict: 'withdrawn', note: '', fields: {} })
  }, [taken, keep])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select')) {
        if (event.key === 'Escape') setCorrecting(false)
        return
      }
      if (event.key === 'a') void decide('right')
      else if (event.key === 'x') void decide('wrong')
      else if (event.key === 'c') {
        event.preventDefault()
        setCorrecting(true)
      } else if (event.key === 'Escape') setCorrecting(false)
      else if (event.key === ' ' && !(event.target instanceof HTMLElement && event.target.closest('button, a'))) {
        event.preventDefault()
        setAt((index) => Math.min(rows.length, index + 1))
      } else if (event.key === 'u' || event.key === 'Backspace') void undo()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [decide, undo, rows.length])

  if (!row)
    return (
      <p className="state-message">
        {rows.length === 0
          ? 'There is nothing of this kind to review here.'
          : `All ${rows.length} are decided or passed${total > rows.length ? '; choose an earlier time for more' : ''}.`}{' '}
        {taken.length > 0 ? (
          <button type="button" className="text-button" onClick={() => void undo()}>
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
          {at + 1} of {rows.length} · {counted(taken.length, 'decision')}
        </p>
        <p
          className={`reviewed mt-3 text-[1.3rem] leading-relaxed measure ${row.stance ? `stance-${row.stance}` : row.quad ? `quad-${row.quad}` : ''}`}
        >
          <Marked text={row.quote} parts={(record?.evidence ?? []).map(({ exact }) => exact)} />
        </p>
        <p className="label mt-2">
          <Link href={to.dispatch(row.dispatch, row.id)}>{row.headline}</Link>
        </p>
        {record && correcting ? (
          <Correction
            key={record.id}
            record={record}
            keep={(fields, note) => void decide('amended', fields, note)}
            cancel={() => setCorrecting(false)}
          />
        ) : null}
        <ol className="mt-6 list-none p-0">
          {record ? <Note record={record} top={undefined} lit={false} open light={() => undefined} choose={() => undefined} /> : null}
        </ol>
      </div>
      <div className="flex flex-col gap-3 self-start lg:sticky lg:top-6">
        <Key mark="a" name="Right" main act={() => void decide('right')} />
        <Key mark="x" name="Wrong" act={() => void decide('wrong')} />
        <Key mark="c" name="Correct" act={() => setCorrecting(true)} />
        <Key mark="Space" name="Pass" act={() => setAt(at + 1)} />
        <Key mark="u" name="Undo" off={taken.length === 0} act={() => void undo()} />
        {fault ? (
          <p className="label" role="alert">
            {fault}
          </p>
        ) : null}
        <ol className="label list-none p-0 mt-2">
          {taken
            .slice(-10)
            .toReversed()
            .map(({ decision, at: place }) => (
              <li key={`${decision.record} ${place}`}>
                <button type="button" className="text-button text-left" onClick={() => setAt(place)}>
                  {said[decision.verdict]}: {rows[place]?.title.slice(0, 60)}
                </button>
              </li>
            ))}
        </ol>
      </div>
    </div>
  )
}

/** A sentence with the words that support the record underlined. */
function Marked({ text, parts }: { readonly text: string; readonly parts: readonly string[] }) {
  const spans = parts
    .flatMap((part) => {
      const from = text.indexOf(part)
      return from === -1 || part.length === 0 ? [] : [{ from, to: from + part.length }]
    })
    .toSorted((a, b) => a.from - b.from)
  const pieces: { readonly text: string; readonly marked: boolean }[] = []
  let at = 0
  for (const { from, to: end } of spans) {
    if (end <= at) continue
    const begin = Math.max(at, from)
    if (begin > at) pieces.push({ text: text.slice(at, begin), marked: false })
    pieces.push({ text: text.slice(begin, end), marked: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces.map((piece, i) => (piece.marked ? <mark key={i}>{piece.text}</mark> : <span key={i}>{piece.text}</span>))
}

function Key({
  mark,
  name,
  act,
  main = false,
  off = false,
}: {
  readonly mark: string
  readonly name: string
  readonly act: () => void
  readonly main?: boolean
  readonly off?: boolean
}) {
  return (
    <button type="button" className={`button text-left ${main ? 'primary' : ''}`} disabled={off} onClick={act}>
      <span className="key mr-2">{mark}</span> {name}
    </button>
  )
}
