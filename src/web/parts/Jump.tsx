/** How the rows of a long list lie in time, and the way to a day within it. */
import { type FormEvent, useState } from 'react'
import type { RowsCourse } from '../../http/shapes'
import { useAnswer } from '../lib/data'
import { counted, periodName } from '../lib/format'
import { useWidth } from '../lib/size'

export function Jump({
  query,
  at,
  go,
}: {
  /** As the interface takes it. */
  readonly query: string
  /** Where the list was opened; null: at its first row. */
  readonly at: string | null
  readonly go: (day: string | null) => void
}) {
  const { data } = useAnswer<RowsCourse>(`/rows/course?${query}`)
  const [text, setText] = useState('')
  const [ref, width] = useWidth<HTMLDivElement>()
  const [read, setRead] = useState<string | null>(null)
  const valid = text === '' || /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (valid) go(text === '' ? null : text)
  }
  if (!data || data.items.length === 0) return <div ref={ref} className="jump" />
  const place = (period: string) =>
    data.grain === 'year' ? Number(period) : Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1
  const [first, last] = [place(data.items[0]?.period ?? '0'), place(data.items.at(-1)?.period ?? '0')]
  const wide = Math.min(28, width / (last - first + 1))
  const most = Math.max(1, ...data.items.map(({ count }) => count))
  const name = (period: string) => periodName(data.grain === 'year' ? `${period}-01-01` : `${period}-01`, data.grain)
  return (
    <div className="jump no-print">
      <div ref={ref} className="strip">
        {width === 0 ? null : (
          <svg
            className="chart"
            width={width}
            height="46"
            viewBox={`0 0 ${width} 46`}
            role="group"
            aria-label={`Rows by ${data.grain}: press one to go there`}
          >
            <line className="axis" x1="0" x2={wide * (last - first + 1)} y1="32" y2="32" />
            {data.items.map(({ period, count }) => {
              const x = (place(period) - first) * wide
              const tall = Math.max(1.5, (count / most) * 30)
              const say = `${name(period)}: ${counted(count, 'row')}`
              return (
                <g key={period}>
                  <rect
                    className={at?.startsWith(period) ? 'meeting-dot' : 'neutral'}
                    x={x}
                    width={Math.max(0.8, wide - 1)}
                    y={32 - tall}
                    height={tall}
                  />
                  <rect
                    className="hover"
                    x={x}
                    width={wide}
                    y="0"
                    height="32"
                    role="button"
                    tabIndex={-1}
                    aria-label={say}
                    onPointerEnter={() => setRead(say)}
                    onPointerLeave={() => setRead(null)}
                    onClick={() => go(period)}
                  />
                </g>
              )
            })}
            <text x="0" y="44">
              {data.items[0]?.period}
            </text>
            <text x={wide * (last - first + 1)} y="44" textAnchor={wide * (last - first + 1) < 120 ? 'start' : 'end'}>
              {last === first ? '' : data.items.at(-1)?.period}
            </text>
            {read ? (
              <text x={(wide * (last - first + 1)) / 2} y="44" textAnchor="middle" className="ink">
                {read}
              </text>
            ) : null}
          </svg>
        )}
      </div>
      <form className="flex items-end gap-3" onSubmit={submit}>
        <label className="field">
          <span>Go to</span>
          <input
            className="input w-28"
            aria-label="Go to a day"
            placeholder="1973-10-22"
            title="A year, a month (1973-10) or a day (1973-10-22) within the list"
            value={text}
            aria-invalid={!valid}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <button type="submit" className="button" disabled={!valid}>
          Go
        </button>
        {at === null ? null : (
          <button type="button" className="button" onClick={() => go(null)}>
            To the first
          </button>
        )}
      </form>
    </div>
  )
}
