/** What officials said of a relation's course, beside what the record measured for that time. */
import { claimInWords, courseClaimed } from '../../analysis/claim-words'
import type { RelationView } from '../../http/shapes'
import { capital, counted, dayBefore, dayInWords, inSentence, number, rangeInWords } from '../lib/format'
import { Link, to } from '../lib/router'
import { Section } from './Shell'
import { Count, type RowQuery } from './Small'

type Claim = RelationView['claims'][number]

export function Claims({ view, most = 20 }: { readonly view: RelationView; readonly most?: number }) {
  if (view.claims.length === 0) return null
  const shown = view.claims.slice(-most).toReversed()
  const rows = {
    kind: 'statement',
    claims: 'yes',
    state: view.a.code,
    with: view.b.code,
    from: view.range.from,
    to: dayBefore(view.range.to),
  }
  return (
    <Section
      title="Claims against the record"
      count={
        shown.length < view.claimsMade
          ? `the latest ${shown.length} of ${counted(view.claimsMade, 'claim')}`
          : `${counted(view.claimsMade, 'claim')}: what was said of the relation, and what was measured`
      }
      tools={<Link href={to.records(rows)}>{shown.length < view.claimsMade ? `All ${number(view.claimsMade)}` : 'All rows'}</Link>}
    >
      <ol className="claims">
        {shown.map((claim) => (
          <One key={claim.row.id} claim={claim} view={view} />
        ))}
      </ol>
      <p className="label mt-2">
        The dispatch that makes a claim is left out of what is measured. Scores are PLOVER’s, from −10 (fighting) to 10 (aid).
      </p>
    </Section>
  )
}

function One({ claim, view }: { readonly claim: Claim; readonly view: RelationView }) {
  const { row, wording, claimed, period, verdict } = claim
  const words = claimInWords(claim)
  const speaker = row.parties.find(({ role }) => role === 'speaker')
  const who = [speaker?.name ?? speaker?.text ?? 'Unnamed', speaker?.office, speaker?.countryName].filter(Boolean).join(', ')
  return (
    <li className="claim" data-verdict={verdict}>
      <div>
        <blockquote className={`said ${claimed === 0 ? '' : `stance-${claimed}`}`}>
          <Link href={to.dispatch(row.dispatch, row.id)} className="plain">
            “{wording}”
          </Link>
        </blockquote>
        <p className="label mt-1">
          {capital(who)}, {dayInWords(row.day)}: {courseClaimed(claimed)}
        </p>
      </div>
      <div className="measured">
        <p>
          <strong className="font-semibold">{words.verdict}</strong> {words.reason}
        </p>
        <p className="label mt-1">
          {claim.periodIsStated ? 'Time spoken of' : 'No time is named; taken: the year before'}: {rangeInWords(period.from, period.to)}.
          Events between {inSentence(view.a.name)} and {inSentence(view.b.name)} then:{' '}
          <Count of={claim.eventsIn} rows={within(view, period)} what="events then" />; in the same length of time before:{' '}
          <Count of={claim.eventsBefore} rows={within(view, claim.before)} what="events before" />.
        </p>
      </div>
    </li>
  )
}

function within({ a, b }: RelationView, { from, to: until }: { readonly from: string; readonly to: string }): RowQuery {
  return { kind: 'event', standing: 'happened', state: a.code, with: b.code, from, to: dayBefore(until) }
}
