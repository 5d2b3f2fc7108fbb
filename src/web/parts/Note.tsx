/** A record at the margin: one line, its particulars, and on demand how it was derived. */
import type { RecordDetail } from '../../http/shapes'
import { levelName, number, quadNames, rangeInWords } from '../lib/format'
import { Link, to } from '../lib/router'
import { colourOf } from './Reader'
import { detailsOf } from './Said'

export function Note({
  record,
  top,
  lit,
  open,
  light,
  choose,
}: {
  readonly record: RecordDetail
  readonly top: number | undefined
  readonly lit: boolean
  readonly open: boolean
  readonly light: (id: string | null) => void
  readonly choose: (id: string | null) => void
}) {
  return (
    <li
      className={`note ${record.standing}`}
      style={{ ['--swatch' as string]: colourOf(record), ...(top === undefined ? {} : { top }) }}
      data-note={record.id}
      data-lit={lit || undefined}
      data-open={open || undefined}
      onPointerEnter={() => light(record.id)}
      onPointerLeave={() => light(null)}
    >
      <div className="closed">
        <button
          type="button"
          className="head"
          aria-expanded={open}
          onClick={() => choose(open ? null : record.id)}
          onFocus={() => light(record.id)}
          onBlur={() => light(null)}
        >
          <span className={`standing-${record.standing}`}>{short(record)}</span>
        </button>
        <p className="meta">{particulars(record)}</p>
      </div>
      {open ? <Derivation record={record} /> : null}
    </li>
  )
}

/** A statement's words stand in the text beside the note: the note names speaker, act, whom it is toward, and how the words begin. */
function short(record: RecordDetail): string {
  if (record.kind !== 'statement') return record.title
  const toward = [
    ...new Set(record.parties.filter(({ role }) => role === 'toward').map(({ name, countryName, text }) => name ?? countryName ?? text)),
  ]
  const head = record.title.split(':')[0] ?? record.title
  const words = record.words ?? ''
  const begin = words.length <= 58 ? words : `${words.slice(0, 56).replace(/\s+\S*$/, '')} …`
  return `${head}${toward.length > 0 ? `, toward ${toward.join(' and ')}` : ''}${begin === '' ? '' : `: “${begin}”`}`
}

function particulars(record: RecordDetail): string {
  const parts = [
    record.kind,
    record.kind === 'event' ? `${record.type}${record.mode ? ` ${record.mode}` : ''}` : null,
    record.quad ? quadNames[record.quad as keyof typeof quadNames] : null,
    ...(record.kind === 'statement' ? detailsOf(record) : []),
    record.kind === 'meeting' ? record.status : null,
    record.level ? levelName(record.level) : null,
    record.standing === 'happened' ? null : record.standing,
    record.kind === 'statement' ? null : rangeInWords(record.day, record.until, record.grain),
    record.kind !== 'meeting' || record.agenda.length === 0 ? null : `on ${record.agenda.join('; ')}`,
    record.issueNames.length > 0 ? record.issueNames.join(', ') : null,
    record.verdict ? `reviewed: ${record.verdict}` : null,
  ]
  return parts.filter((part) => part !== null && part !== '').join(' · ')
}

function Derivation({ record }: { readonly record: RecordDetail }) {
  return (
    <div className="derivation">
      <h3 className="text-[1em]">Why it is here</h3>
      <ol>
        {record.because.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <dl className="mt-1">
        <dt>found by</dt>
        <dd>
          {record.foundBy}, {number(record.score, 2)}
        </dd>
        {record.cameo ? (
          <>
            <dt>CAMEO</dt>
            <dd>{record.cameo}</dd>
          </>
        ) : null}
        {record.basis ? (
          <>
            <dt>day</dt>
            <dd>
              {rangeInWords(record.day, record.until, record.grain)}, {record.basis}
            </dd>
          </>
        ) : null}
        {record.evidence.map(({ part, from, exact }) => (
          <div key={`${part} ${from}`} className="contents">
            <dt>{part}</dt>
            <dd>“{exact.length > 160 ? `${exact.slice(0, 158)} …` : exact}”</dd>
          </div>
        ))}
      </dl>
      {record.rivals.length > 0 ? (
        <>
          <h3 className="text-[1em] mt-2">Readings that lost</h3>
          <ul className="list-disc pl-5">
            {record.rivals.map((rival) => (
              <li key={`${rival.code} ${rival.foundBy}`}>
                {rival.code} ({number(rival.score, 2)}): {rival.why}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {record.members.length > 1 ? (
        <>
          <h3 className="text-[1em] mt-2">{record.members.length} reports of it</h3>
          <ul className="list-disc pl-5">
            {record.members.map((member) => (
              <li key={member.record}>
                <Link href={to.dispatch(member.dispatch, member.record)}>{member.outlet ?? member.headline}</Link>
                {member.because ? `: ${member.because}` : ''}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="mt-2 flex flex-wrap gap-x-4">
        {record.parties
          .filter(({ person }) => person !== null)
          .map(({ person, role }) => (
            <Link key={`${role} ${person}`} href={to.person(person ?? '')}>
              {person}
            </Link>
          ))}
        <a href={`/api/v1/evidence/${encodeURIComponent(record.id)}`}>Evidence as data</a>
      </p>
    </div>
  )
}
