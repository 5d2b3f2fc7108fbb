/** Small pictures and tables that several pages share. */
import type { ReactNode } from 'react'
import { counted, levelName, number } from '../lib/format'
import { Link, to } from '../lib/router'

/** A name with its code, as a link to the page of the state. */
export function StateName({ code, name, link = true }: { readonly code: string; readonly name: string; readonly link?: boolean }) {
  return (
    <>
      {link ? (
        <Link href={to.state(code)} className="plain">
          {name}
        </Link>
      ) : (
        name
      )}
      {name === code ? null : <span className="code"> {code}</span>}
    </>
  )
}

/** A person's name as a link to their page, with the code of their state and their office where given. */
export function PersonName({
  person,
}: {
  readonly person: { readonly key: string; readonly name: string; readonly country?: string | null; readonly office?: string | null }
}) {
  const { key, name, country, office } = person
  return (
    <span>
      <Link className="plain" href={to.person(key)}>
        {name}
      </Link>
      {country ? <span className="code"> {country}</span> : null}
      {office ? <span className="soft small"> {office}</span> : null}
    </span>
  )
}

/** The head of a column of figures. */
export function NumberHead({ children }: { readonly children: ReactNode }) {
  return (
    <th scope="col" className="number">
      {children}
    </th>
  )
}

/** The numbers behind a picture or a list: the same question to the interface, as a file. */
export function Csv({ path, button = false }: { readonly path: string; readonly button?: boolean }) {
  return (
    <a className={button ? 'button' : undefined} href={`/api/v1${path}${path.includes('?') ? '&' : '?'}format=csv`} download>
      CSV
    </a>
  )
}

/** Figures with their meaning. */
export function Figures({
  items,
}: {
  readonly items: readonly { readonly name: string; readonly value: ReactNode; readonly note?: ReactNode }[]
}) {
  return (
    <dl className="figures">
      {items.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {note ? <small>{note}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function Bars({
  items,
  label,
}: {
  readonly items: readonly { readonly name: ReactNode; readonly key: string; readonly count: number }[]
  readonly label: string
}) {
  const most = Math.max(1, ...items.map(({ count }) => count))
  return (
    <table className="bars-table sans small" aria-label={label}>
      <tbody>
        {items.map(({ key, name, count }) => (
          <tr key={key}>
            <th scope="row" className="pr-4 py-0.5 text-left font-normal whitespace-nowrap">
              {name}
            </th>
            <td className="w-full">
              <svg width="100%" height="10" aria-hidden="true" className="chart">
                <rect className="neutral" width={`${(100 * count) / most}%`} height="10" />
              </svg>
            </td>
            <td className="pl-3 text-right">{number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function Levels({ levels }: { readonly levels: readonly { readonly level: string | null; readonly count: number }[] }) {
  return <Bars label="Meetings by level" items={levels.map(({ level, count }) => ({ key: level ?? '', name: levelName(level), count }))} />
}

/** Favourable, neutral and critical statements as one bar, with the counts in words for those who do not see it. */
export function StanceBar({
  stances,
}: {
  readonly stances: { readonly favourable: number; readonly neutral: number; readonly critical: number }
}) {
  const all = Math.max(1, stances.favourable + stances.neutral + stances.critical)
  const text = `${counted(stances.favourable, 'favourable', 'favourable')}, ${stances.neutral} without stance, ${stances.critical} critical`
  return (
    <svg className="chart" height="12" width="100%" role="img" aria-label={text}>
      <rect className="verbal-cooperation" width={`${(100 * stances.favourable) / all}%`} height="12" />
      <rect
        className="neutral"
        opacity="0.45"
        x={`${(100 * stances.favourable) / all}%`}
        width={`${(100 * stances.neutral) / all}%`}
        height="12"
      />
      <rect
        className="verbal-conflict"
        x={`${(100 * (stances.favourable + stances.neutral)) / all}%`}
        width={`${(100 * stances.critical) / all}%`}
        height="12"
      />
    </svg>
  )
}

/** Meetings by year as small columns. */
export function YearColumns({
  years,
  label,
  width = 640,
}: {
  readonly years: readonly { readonly year: string; readonly count: number }[]
  readonly label: string
  readonly width?: number
}) {
  const [first, last] = [Number(years[0]?.year ?? 0), Number(years.at(-1)?.year ?? 0)]
  const most = Math.max(1, ...years.map(({ count }) => count))
  const span = last - first + 1
  const wide = width / span
  const height = 74
  const every = [1, 2, 5, 10, 20, 50].find((step) => (span / step) * 44 <= width) ?? 50
  const counts = new Map(years.map(({ year, count }) => [Number(year), count]))
  return (
    <svg
      className="chart"
      style={{ maxWidth: width }}
      viewBox={`0 0 ${width} ${height + 18}`}
      role="img"
      aria-label={`${label}: most in one year ${most}`}
    >
      <line className="axis" x1="0" x2={width} y1={height} y2={height} />
      {Array.from({ length: span }, (_, i) => first + i).map((year) => {
        const count = counts.get(year) ?? 0
        return (
          <g key={year}>
            <rect
              className="neutral"
              x={(year - first) * wide}
              width={Math.max(0.6, wide - (wide > 4 ? 1.2 : 0.25))}
              y={height - (count / most) * (height - 14)}
              height={(count / most) * (height - 14)}
            />
            {year % every === 0 ? (
              <text x={(year - first + 0.5) * wide} y={height + 14} textAnchor="middle">
                {year}
              </text>
            ) : null}
          </g>
        )
      })}
    </svg>
  )
}

type Stances = { readonly favourable: number; readonly neutral: number; readonly critical: number }

/** Stances over time: favourable above the line, critical below it, those without stance as a line of their own. */
export function StanceColumns({
  course,
  name,
}: {
  readonly course: readonly { readonly period: string; readonly stances: Stances }[]
  readonly name: (period: string) => string
}) {
  const [width, height, half] = [1000, 132, 56]
  const most = Math.max(1, ...course.flatMap(({ stances }) => [stances.favourable, stances.critical]))
  const wide = Math.min(140, width / course.length)
  const every = Math.ceil(course.length / Math.max(1, Math.floor((wide * course.length) / 70)))
  return (
    <svg className="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Stances over ${counted(course.length, 'period')}`}>
      <line className="axis" x1="0" x2={width} y1={half} y2={half} />
      {course.map(({ period, stances }, i) => (
        <g key={period}>
          <title>
            {`${name(period)}: ${stances.favourable} favourable, ${stances.neutral} without stance, ${stances.critical} critical`}
          </title>
          <rect
            className="verbal-cooperation"
            x={i * wide}
            width={Math.max(1, wide - 2)}
            y={half - (stances.favourable / most) * (half - 4)}
            height={(stances.favourable / most) * (half - 4)}
          />
          <rect
            className="verbal-conflict"
            x={i * wide}
            width={Math.max(1, wide - 2)}
            y={half}
            height={(stances.critical / most) * (half - 4)}
          />
          <rect className="hover" x={i * wide} width={wide} y="0" height={2 * half} />
          {i % every === 0 ? (
            <text x={i * wide} y={height - 4}>
              {name(period)}
            </text>
          ) : null}
        </g>
      ))}
    </svg>
  )
}
