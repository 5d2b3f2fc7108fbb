/** What officials said of a relation's course, beside what the record measured for that time. */
import type { RelationView } from '../../http/shapes'
import { number, rangeInWords } from '../lib/format'
import { Link, to } from '../lib/router'
import { Section } from './Shell'

const courses = { '-1': 'worsening', '0': 'steady', '1': 'improving' } as const

export function Claims({ view }: { readonly view: RelationView }) {
  if (view.claims.length === 0) return null
  return (
    <Section title="Claims against the record" count="what was said of the relation, and what was measured">
      <div className="table-wrap" tabIndex={0} role="region" aria-label="Table of claims">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Said</th>
              <th scope="col">Time spoken of</th>
              <th scope="col">Measured there</th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {view.claims.map(({ row, wording, claimed, period, periodIsStated, eventsIn, eventsBefore, shift, verdict }) => (
              <tr key={row.id}>
                <td className="min-w-72">
                  <Link href={to.dispatch(row.dispatch, row.id)} className="plain">
                    “{wording}”
                  </Link>
                  <span className="block soft">
                    {row.parties.find(({ role }) => role === 'speaker')?.name ?? 'unnamed'}:{' '}
                    {courses[String(claimed) as keyof typeof courses]}
                  </span>
                </td>
                <td>
                  {rangeInWords(period.from, period.to)}
                  {periodIsStated ? null : <span className="block soft">none named: the year before</span>}
                </td>
                <td>
                  {eventsIn} events, {eventsBefore} in the time before
                  {shift ? (
                    <span className="block soft">
                      mean score {shift.value >= 0 ? '+' : '−'}
                      {number(Math.abs(shift.value), 1)} (95 %: {number(shift.low, 1)} to {number(shift.high, 1)})
                    </span>
                  ) : null}
                </td>
                <td>
                  {verdict}
                  {verdict === 'cannot tell' && (eventsIn < 5 || eventsBefore < 5) ? (
                    <span className="block soft">five events are needed on both sides</span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="label mt-2">The dispatch that makes a claim is left out of what is measured.</p>
    </Section>
  )
}
