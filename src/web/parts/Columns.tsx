/** Small pictures of counts over time: columns that open to their rows. */
import { useState } from 'react'
import { counted, number } from '../lib/format'
import { go } from '../lib/router'
import { useWidth } from '../lib/size'

/** Steps in years at which an axis is labelled, the first that leaves room. */
function stepOf(span: number, width: number): number {
  return [1, 2, 5, 10, 20, 25, 50, 100].find((step) => (span / step) * 46 <= width) ?? 100
}

/** Counts by year. `open`: where a year's column leads. */
export function YearColumns({
  years,
  label,
  what,
  open,
  most: widest = 1200,
}: {
  readonly years: readonly { readonly year: string; readonly count: number }[]
  readonly label: string
  readonly what: string
  readonly open: (year: number) => string
  readonly most?: number
}) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const [read, setRead] = useState<string | null>(null)
  const told = years.filter(({ count }) => count > 0)
  const [first, last] = [Number(told[0]?.year ?? 0), Number(told.at(-1)?.year ?? 0)]
  const most = Math.max(1, ...told.map(({ count }) => count))
  const span = last - first + 1
  const drawn = Math.min(width, widest)
  const wide = Math.min(64, drawn / span)
  const every = stepOf(span, wide * span)
  const [top, height] = [14, 76]
  const counts = new Map(told.map(({ year, count }) => [Number(year), count]))
  if (told.length === 0) return null
  return (
    <div ref={ref} className="columns">
      {width === 0 ? (
        <div style={{ height: height + 20 }} />
      ) : (
        <svg
          className="chart"
          width={drawn}
          height={height + 20}
          viewBox={`0 0 ${drawn} ${height + 20}`}
          role="group"
          aria-label={`${label}, ${first} to ${last}: most in one year ${number(most)}`}
        >
          <line className="grid" x1="0" x2={wide * span} y1={top} y2={top} />
          <text x={wide * span} y={top - 4} textAnchor="end">
            {number(most)}
          </text>
          <line className="axis" x1="0" x2={wide * span} y1={height} y2={height} />
          {Array.from({ length: span }, (_, i) => first + i).map((year) => {
            const count = counts.get(year) ?? 0
            const tall = (count / most) * (height - top)
            const say = `${year}: ${counted(count, what)}`
            return (
              <g key={year}>
                <rect
                  className="neutral"
                  x={(year - first) * wide}
                  width={Math.max(0.6, wide - (wide > 4 ? 1.2 : 0.25))}
                  y={height - tall}
                  height={tall}
                />
                <rect
                  className="hover"
                  x={(year - first) * wide}
                  width={wide}
                  y={top}
                  height={height - top}
                  {...(count > 0 ? { role: 'link', tabIndex: 0, 'aria-label': say } : {})}
                  onPointerEnter={() => setRead(say)}
                  onPointerLeave={() => setRead(null)}
                  onFocus={() => setRead(say)}
                  onClick={() => count > 0 && go(open(year))}
                  onKeyDown={(event) => event.key === 'Enter' && go(open(year))}
                />
                {year % every === 0 || span === 1 ? (
                  <text x={(year - first + 0.5) * wide} y={height + 15} textAnchor={edgeOf((year - first + 0.5) * wide, drawn)}>
                    {year}
                  </text>
                ) : null}
              </g>
            )
          })}
        </svg>
      )}
      <p className="label mt-1">
        {label}
        <span className="no-print">{read ? ` · ${read}` : ''}</span>
      </p>
    </div>
  )
}

function edgeOf(x: number, width: number): 'start' | 'middle' | 'end' {
  return x < 18 ? 'start' : x > width - 18 ? 'end' : 'middle'
}

type Stances = { readonly favourable: number; readonly neutral: number; readonly critical: number }

/** Number of a year or month, so that periods without statements keep their place on the axis. */
function placeOf(period: string): number {
  return period.length === 4 ? Number(period) : Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1
}

function periodAt(place: number, monthly: boolean): string {
  return monthly ? `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}` : String(place)
}

/** Stances over time: favourable above the line, critical below it, on one scale; those without stance in the words alone. */
export function StanceColumns({
  course,
  name,
  open,
}: {
  readonly course: readonly { readonly period: string; readonly stances: Stances }[]
  readonly name: (period: string) => string
  readonly open: (period: string) => string
}) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const [read, setRead] = useState<string | null>(null)
  const monthly = (course[0]?.period.length ?? 4) > 4
  const [first, last] = [placeOf(course[0]?.period ?? '0'), placeOf(course.at(-1)?.period ?? '0')]
  const span = last - first + 1
  const wide = Math.min(72, Math.max(1, width / span))
  const most = Math.max(1, ...course.flatMap(({ stances }) => [stances.favourable, stances.critical]))
  const [half, height] = [58, 138]
  const every = Math.max(1, Math.ceil(62 / wide))
  const text = (place: number) => (monthly ? periodAt(place, true) : String(place))
  return (
    <div ref={ref}>
      {width === 0 ? (
        <div style={{ height }} />
      ) : (
        <svg
          className="chart"
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          aria-label={`Stances over ${counted(span, 'period')}`}
        >
          <line className="axis" x1="0" x2={wide * span} y1={half} y2={half} />
          <text x="0" y={8}>
            {number(most)} favourable
          </text>
          <text x="0" y={2 * half + 2}>
            {number(most)} critical
          </text>
          {Array.from({ length: Math.ceil(span / every) }, (_, i) => i * every).map((i) => (
            <text key={i} x={(i + 0.5) * wide} y={height - 3} textAnchor={edgeOf((i + 0.5) * wide, width)}>
              {text(first + i)}
            </text>
          ))}
          {course.map(({ period, stances }) => {
            const x = (placeOf(period) - first) * wide
            const say = `${name(period)}: ${stances.favourable} favourable, ${stances.neutral} without stance, ${stances.critical} critical`
            const tall = (count: number) => (count / most) * (half - 12)
            return (
              <g key={period}>
                <rect
                  className="verbal-cooperation"
                  x={x}
                  width={Math.max(1, wide - 2)}
                  y={half - tall(stances.favourable)}
                  height={tall(stances.favourable)}
                />
                <rect className="verbal-conflict" x={x} width={Math.max(1, wide - 2)} y={half} height={tall(stances.critical)} />
                {stances.favourable + stances.critical === 0 ? (
                  <rect className="neutral" x={x} width={Math.max(1, wide - 2)} y={half - 1.5} height={3} />
                ) : null}
                <rect
                  className="hover"
                  x={x}
                  width={wide}
                  y="0"
                  height={2 * half}
                  role="link"
                  tabIndex={0}
                  aria-label={say}
                  onPointerEnter={() => setRead(say)}
                  onFocus={() => setRead(say)}
                  onClick={() => go(open(period))}
                  onKeyDown={(event) => event.key === 'Enter' && go(open(period))}
                />
              </g>
            )
          })}
        </svg>
      )}
      <p className="readout no-print">{read ?? 'Point at a column to read it; press it to open its statements.'}</p>
    </div>
  )
}
