/** A dispatch, with what was read in it at its margin. */
import type { DispatchView } from '../../http/shapes'
import { asks } from '../lib/asks'
import { useAnswer } from '../lib/data'
import { counted, dayInWords } from '../lib/format'
import { Link, to, useFilters } from '../lib/router'
import { Answer } from '../parts/Answer'
import { Reader } from '../parts/Reader'
import { Title } from '../parts/Shell'

export default function Dispatch({ id }: { readonly id: string }) {
  const result = useAnswer<DispatchView>(asks.dispatch(id))
  const [filters, change] = useFilters()
  return (
    <Answer result={result}>
      {(view) => (
        <>
          <Title
            text={view.headline}
            above={[view.outlet, view.published ? dayInWords(view.published) : 'undated', counted(view.records.length, 'record')]
              .filter(Boolean)
              .join(' · ')}
          >
            <span className={`block max-w-[50rem] leading-snug ${view.headline.length > 100 ? 'text-[0.56em]' : 'text-[0.72em]'}`}>
              {view.headline}
            </span>
          </Title>
          <p className="label mt-3 flex gap-4">
            <Address address={view.address} />
            {view.versions.length > 1 ? (
              <span>
                version {view.versions.indexOf(view.id) + 1} of {view.versions.length}:{' '}
                <Link href={to.dispatch(view.versions.at(-1) ?? view.id)}>the last</Link>
              </span>
            ) : null}
          </p>
          <Reader view={view} chosen={filters.get('record')} choose={(record) => change({ record })} />
        </>
      )}
    </Answer>
  )
}

/** Only addresses of the web become links. */
function Address({ address }: { readonly address: string | null }) {
  if (address === null) return null
  if (!/^https?:\/\//i.test(address)) return <span>{address}</span>
  return (
    <a href={address} rel="noopener noreferrer nofollow" target="_blank">
      where it was read
    </a>
  )
}
