/** Initiatives with their steps: what was done, what is under way, what is announced. */
import type { Row } from '../../http/shapes'
import { capital, dayInWords } from '../lib/format'
import { Link, to } from '../lib/router'

export function Initiatives({ rows }: { readonly rows: readonly Row[] }) {
  return rows.map((row) => (
    <article key={row.id} className="mb-5 break-inside-avoid">
      <h3>
        <Link className="plain" href={to.dispatch(row.dispatch, row.id)}>
          {capital(row.title)}
        </Link>
      </h3>
      <p className="label">{[dayInWords(row.day), partners(row)].filter((part) => part !== '').join(' · ')}</p>
      <ol className="list-none p-0 mt-1">
        {row.steps.map((step, i) => (
          <li key={`${step.text} ${i}`} className="measure mt-1">
            <span className="label">
              {step.ordinal === null ? 'step' : `step ${step.ordinal}`}, {step.state}:{' '}
            </span>
            {step.text}
          </li>
        ))}
      </ol>
    </article>
  ))
}

function partners(row: Row): string {
  const names = row.parties.filter(({ role }) => role === 'partner').map(({ name, countryName, text }) => name ?? countryName ?? text)
  return names.length > 0 ? `with ${names.join(', ')}` : ''
}
