/** Indices of a relation over time, each with its band of uncertainty; where nothing was recorded the line is broken. */
import { useId } from 'react'
import type { RelationView } from '../../http/shapes'
import { useWidth } from '../lib/size'
import { ticksOf, timeScale } from './Timeline'

interface Value {
  readonly from: string
  readonly to: string
  readonly mean: number | null
  readonly low: number | null
  readonly high: number | null
}

export function courseOf(view: RelationView, what: 'plover' | 'goldstein' | 'conflict' | 'volume'): readonly Value[] {
  return view.series.map((point) => {
    const base = { from: point.from, to: point.to }
    if (what === 'conflict')
      return { ...base, mean: point.conflict?.value ?? null, low: point.conflict?.low ?? null, high: point.conflict?.high ?? null }
    if (what === 'volume') return { ...base, mean: point.perThousand, low: null, high: null }
    const [score, band] = what === 'plover' ? [point.plover, point.ploverMean] : [point.goldstein, point.goldsteinMean]
    return { ...base, mean: score?.mean ?? null, low: band?.low ?? null, high: band?.high ?? null }
  })
}

/** `least` and `most` are the ends of the scale, so that two pictures of one index can be compared. */
export function Course({
  values,
  least,
  most,
  label,
  marks,
}: {
  readonly values: readonly Value[]
  readonly least: number
  readonly most: number
  readonly label: string
  readonly marks: readonly (readonly [number, string])[]
}) {
  const [ref, width] = useWidth<HTMLDivElement>()
  const title = useId()
  const [first, last] = [values[0]?.from, values.at(-1)?.to]
  const height = 170
  const [left, right] = [4, Math.max(60, width - 4)]
  if (!first || !last) return null
  const scale = timeScale(first, last, left, right)
  const y = (value: number) => 12 + ((most - value) / (most - least)) * (height - 36)
  const middle = (value: Value) => (scale.x(value.from) + scale.x(value.to)) / 2
  const runs: Value[][] = []
  for (const value of values) {
    if (value.mean === null) runs.push([])
    else (runs.at(-1) ?? runs[runs.push([]) - 1])?.push(value)
  }
  return (
    <div ref={ref}>
      {width === 0 ? null : (
        <svg className="chart" height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={title}>
          <title id={title}>{label}</title>
          {marks.map(([value, text]) => (
            <g key={text}>
              <line className={value === 0 ? 'axis' : 'grid'} x1={left} x2={right} y1={y(value)} y2={y(value)} />
              <text x={right} y={y(value) - 3} textAnchor="end">
                {text}
              </text>
            </g>
          ))}
          {runs.map((run) =>
            run.length === 0 ? null : (
              <g key={run[0]?.from}>
                <polygon
                  className="band"
                  points={[
                    ...run.filter(({ high }) => high !== null).map((value) => `${middle(value)},${y(value.high ?? 0)}`),
                    ...run
                      .filter(({ low }) => low !== null)
                      .toReversed()
                      .map((value) => `${middle(value)},${y(value.low ?? 0)}`),
                  ].join(' ')}
                />
                {run.map((value) =>
                  value.low === null || value.high === null || run.length > 1 ? null : (
                    <line key={value.from} className="axis" x1={middle(value)} x2={middle(value)} y1={y(value.low)} y2={y(value.high)} />
                  ),
                )}
                <polyline className="mean" points={run.map((value) => `${middle(value)},${y(value.mean ?? 0)}`).join(' ')} />
                {run.map((value) => (
                  <circle
                    key={value.from}
                    className="meeting-dot"
                    cx={middle(value)}
                    cy={y(value.mean ?? 0)}
                    r={run.length > 60 ? 1.2 : 2.1}
                  />
                ))}
              </g>
            ),
          )}
          {ticksOf(first, last, width).map(({ day, text }) => (
            <text
              key={day}
              x={scale.x(day)}
              y={height - 4}
              textAnchor={scale.x(day) < 16 ? 'start' : scale.x(day) > right - 16 ? 'end' : 'middle'}
            >
              {text}
            </text>
          ))}
        </svg>
      )}
    </div>
  )
}
