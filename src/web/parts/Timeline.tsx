/** The course of a relation: what the one did above the axis, what the other did below it, meetings upon it, breaks as labelled ticks. */
import { memo, type PointerEvent, useId, useMemo, useState } from 'react'
import type { RelationView } from '../../http/shapes'
import { capital, counted, dayBefore, inSentence, periodName, type Quad, quadNames, quadOrder } from '../lib/format'
import { go, to } from '../lib/router'
import { useWidth } from '../lib/size'

type Point = RelationView['series'][number]

export interface Scale {
  readonly x: (day: string) => number
  readonly day: (x: number) => string
}

const numberOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

export function timeScale(from: string, until: string, left: number, right: number): Scale {
  const [a, b] = [numberOf(from), numberOf(until)]
  const width = Math.max(1, right - left)
  return {
    x: (day) => left + ((numberOf(day) - a) / Math.max(1, b - a)) * width,
    day: (x) => new Date(a + ((Math.min(right, Math.max(left, x)) - left) / width) * (b - a)).toISOString().slice(0, 10),
  }
}

/** Years (or months) at which the axis is labelled, at most one in about 70 pixels. */
export function ticksOf(from: string, until: string, width: number): readonly { readonly day: string; readonly text: string }[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(until.slice(0, 4))]
  const room = Math.max(2, Math.floor(width / 70))
  if (last - first >= 2) {
    const step = [1, 2, 5, 10, 20, 25, 50, 100].find((years) => (last - first) / years <= room) ?? 100
    const out: { day: string; text: string }[] = []
    for (let year = Math.ceil(first / step) * step; year <= last; year += step)
      if (`${year}-01-01` >= from && `${year}-01-01` < until) out.push({ day: `${year}-01-01`, text: String(year) })
    return out
  }
  const out: { day: string; text: string }[] = []
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  for (let year = first; year <= last; year++)
    names.forEach((name, i) => {
      const day = `${year}-${String(i + 1).padStart(2, '0')}-01`
      if (day >= from && day < until) out.push({ day, text: i === 0 || out.length === 0 ? `${name} ${year}` : name })
    })
  const every = Math.ceil(out.length / room)
  return out.filter((_, i) => i % every === 0)
}

export function Timeline({ view, brush }: { readonly view: RelationView; readonly brush: (from: string, to: string) => void }) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const [read, setRead] = useState<string | null>(null)
  const [drag, setDrag] = useState<readonly [number, number] | null>(null)
  const { series, grain } = view
  const place = (event: PointerEvent<HTMLDivElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left
  const stop = () => {
    const scale = scaleOf(view, width)
    if (drag && Math.abs(drag[1] - drag[0]) > 12) brush(scale.day(Math.min(...drag)), scale.day(Math.max(...drag)))
    setDrag(null)
  }
  return (
    <figure ref={ref} className="m-0">
      {width === 0 ? null : (
        <div
          className="relative touch-pan-y"
          onPointerDown={(event) => setDrag([place(event), place(event)])}
          onPointerMove={(event) => drag && setDrag([drag[0], place(event)])}
          onPointerUp={stop}
          onPointerLeave={stop}
        >
          <Drawing view={view} width={width} read={setRead} />
          {drag ? <i className="brush" style={{ left: Math.min(...drag), width: Math.abs(drag[1] - drag[0]) }} /> : null}
        </div>
      )}
      <figcaption>
        <ul className="legend" aria-label="Colours">
          {quadOrder.map((quad) => (
            <li key={quad}>
              <i className={`swatch quad-${quad}`} />
              {quadNames[quad]}
            </li>
          ))}
          {series.some(({ covered }) => !covered) ? <li>hatched: the record holds nothing of this time</li> : null}
        </ul>
        <p className="readout no-print">
          {read ?? `Point at a ${grain} to read it; press it to open its events; draw across the picture to choose a time.`}
        </p>
      </figcaption>
    </figure>
  )
}

const edge = 4

function scaleOf(view: RelationView, width: number): Scale {
  const { series, range } = view
  return timeScale(series[0]?.from ?? range.from, series.at(-1)?.to ?? range.to, edge, Math.max(60, width - edge))
}

/** The picture itself, drawn once for a view and a width: pointing at it changes only the line below. */
const Drawing = memo(function Drawing({
  view,
  width,
  read,
}: {
  readonly view: RelationView
  readonly width: number
  readonly read: (text: string) => void
}) {
  const hatch = useId()
  const { series, forth, back, range, a, b, grain, changePoints } = view
  const first = series[0]?.from ?? range.from
  const until = series.at(-1)?.to ?? range.to
  const [left, right] = [edge, Math.max(60, width - edge)]
  const scale = useMemo(() => scaleOf(view, width), [view, width])
  const most = Math.max(1, ...forth.map(({ events }) => events), ...back.map(({ events }) => events))
  const high = width < 500 ? 90 : 120
  const [top, axis] = [34, 34 + high + 9]
  const below = axis + 18
  const height = below + high + 26
  const unit = high / most
  const say = (point: Point, i: number) =>
    point.covered
      ? `${periodName(point.from, grain)}: ${counted(point.events, 'event')} in ${counted(point.reports, 'report')}; ${a.name} to ${b.name} ${forth[i]?.events ?? 0}, ${b.name} to ${a.name} ${back[i]?.events ?? 0}; ${counted(point.meetings, 'meeting')}`
      : `${periodName(point.from, grain)}: the record holds nothing of this time`
  const open = (point: Point) => go(to.records({ kind: 'event', state: a.code, with: b.code, from: point.from, to: dayBefore(point.to) }))
  return (
    <svg
      className="chart"
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={`Events from ${a.name} to ${b.name} above, from ${b.name} to ${a.name} below, by ${grain}`}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" className="hatch-line" />
        </pattern>
      </defs>
      <text x={left} y={12} className="ink">
        {capital(inSentence(a.name))} → {inSentence(b.name)}
      </text>
      <text x={left} y={height - 6} className="ink">
        {capital(inSentence(b.name))} → {inSentence(a.name)}
      </text>
      {series.map((point) =>
        point.covered ? null : (
          <rect
            key={`gap ${point.from}`}
            x={scale.x(point.from)}
            y={axis - high}
            width={Math.max(0.5, scale.x(point.to) - scale.x(point.from))}
            height={2 * high + 18}
            fill={`url(#${hatch})`}
          />
        ),
      )}
      {[...new Set([Math.ceil(most / 2), most])].map((value) => (
        <g key={value}>
          <line className="grid" x1={left} x2={right} y1={axis - 0 - value * unit} y2={axis - value * unit} />
          <text x={right} y={axis - value * unit - 3} textAnchor="end">
            {value}
          </text>
          <line className="grid" x1={left} x2={right} y1={below + value * unit} y2={below + value * unit} />
        </g>
      ))}
      {changePoints.map((point, i) => (
        <g key={point.at}>
          <rect
            className="break-band"
            x={scale.x(point.earliest)}
            y={top - 8}
            width={Math.max(2, scale.x(point.latest) - scale.x(point.earliest))}
            height={height - top - 14}
          />
          <line className="break" x1={scale.x(point.at)} x2={scale.x(point.at)} y1={top - 8} y2={height - 24} />
          <text x={scale.x(point.at) + 3} y={top - 12} className="ink" textAnchor={scale.x(point.at) > right - 60 ? 'end' : 'start'}>
            {String.fromCodePoint(97 + i)}
          </text>
        </g>
      ))}
      <line className="axis" x1={left} x2={right} y1={axis} y2={axis} />
      <line className="axis" x1={left} x2={right} y1={below} y2={below} />
      {ticksOf(first, until, width).map(({ day, text }) => (
        <text
          key={day}
          x={scale.x(day)}
          y={axis + 13}
          textAnchor={scale.x(day) < 16 ? 'start' : scale.x(day) > right - 16 ? 'end' : 'middle'}
        >
          {text}
        </text>
      ))}
      {series.map((point, i) => {
        const x = scale.x(point.from)
        const wide = Math.min(34, Math.max(1, scale.x(point.to) - x - (scale.x(point.to) - x > 5 ? 1.5 : 0.5)))
        return (
          <g key={point.from}>
            <Bar point={forth[i]} x={x} wide={wide} y={axis} unit={-unit} />
            <Bar point={back[i]} x={x} wide={wide} y={below} unit={unit} />
            <rect
              className="hover"
              x={x}
              y={axis - high}
              width={Math.max(1, scale.x(point.to) - x)}
              height={2 * high + 18}
              tabIndex={point.events > 0 ? 0 : -1}
              role="link"
              aria-label={say(point, i)}
              onPointerEnter={() => read(say(point, i))}
              onFocus={() => read(say(point, i))}
              onClick={() => point.events > 0 && open(point)}
              onKeyDown={(event) => event.key === 'Enter' && open(point)}
            />
          </g>
        )
      })}
    </svg>
  )
})

function Bar({
  point,
  x,
  wide,
  y,
  unit,
}: {
  readonly point: Point | undefined
  readonly x: number
  readonly wide: number
  readonly y: number
  readonly unit: number
}) {
  if (point === undefined || point.events === 0) return null
  let at = y
  const known = quadOrder.reduce((sum, quad) => sum + point.quads[quad], 0)
  const parts: readonly (readonly [Quad | 'neutral', number])[] = [
    ...quadOrder.map((quad) => [quad, point.quads[quad]] as const),
    ['neutral', point.events - known],
  ]
  return (
    <g>
      {parts.map(([quad, count]) => {
        if (count <= 0) return null
        const length = Math.abs(unit) * count
        const from = unit < 0 ? at - length : at
        at += unit * count
        return <rect key={quad} className={quad} x={x} y={from} width={wide} height={length} />
      })}
    </g>
  )
}
