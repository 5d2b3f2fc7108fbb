/** Rows of the record under a filter: where every number leads. */
import { capital, counted } from '../lib/format'
import { queryOf, useFilters } from '../lib/router'
import { Finder } from '../parts/Finder'
import { Choice, KindChoice, Range } from '../parts/Range'
import { RecordList } from '../parts/RecordList'
import { Title } from '../parts/Shell'
import { Csv } from '../parts/Small'

const names = [
  'kind',
  'state',
  'with',
  'source',
  'target',
  'person',
  'issue',
  'type',
  'standing',
  'outlet',
  'place',
  'q',
  'from',
  'to',
  'merging',
  'order',
] as const

export default function Records() {
  const [filters, change] = useFilters()
  const query = queryOf(Object.fromEntries(names.map((name) => [name, filters.get(name)])))
  const kind = filters.get('kind') ?? 'meeting'
  const shown = names.filter((name) => !['kind', 'from', 'to', 'order', 'merging'].includes(name) && filters.get(name))
  return (
    <>
      <Title text={`${capital(kind)}s`} above="Rows of the record">
        {capital(kind)}s
      </Title>
      <div className="filters">
        <KindChoice value={kind} onChange={(next) => change({ kind: next })} />
        <Finder
          key={`state ${filters.get('state')}`}
          kinds={['state']}
          label="State"
          placeholder={filters.get('state') ?? 'any'}
          choose={({ key }) => change({ state: key })}
        />
        <Finder
          key={`with ${filters.get('with')}`}
          kinds={['state']}
          label="and"
          placeholder={filters.get('with') ?? 'any'}
          choose={({ key }) => change({ with: key })}
        />
        <Range />
        <Choice
          label="Standing"
          value={filters.get('standing') ?? ''}
          options={[
            ['', 'any'],
            ['happened', 'happened'],
            ['planned', 'planned'],
            ['possible', 'possible'],
            ['denied', 'denied'],
            ['historical', 'history'],
          ]}
          onChange={(standing) => change({ standing })}
        />
        <Choice
          label="Order"
          value={filters.get('order') ?? 'newest'}
          options={[
            ['newest', 'newest first'],
            ['oldest', 'oldest first'],
          ]}
          onChange={(order) => change({ order: order === 'newest' ? null : order })}
        />
      </div>
      <p className="mt-4 flex flex-wrap gap-3">
        {shown.map((name) => (
          <button key={name} type="button" className="button" onClick={() => change({ [name]: null })}>
            <span className="visually-hidden">Remove </span>
            {name === 'with' ? 'and' : name} {filters.get(name)} ×
          </button>
        ))}
        <Csv path={`/records?${query}`} button />
      </p>
      <RecordList
        query={query}
        name={`${capital(kind)}s`}
        said={kind === 'statement'}
        head={(totals) => (
          <p className="lead mt-5 mb-4" role="status">
            {totals ? `${counted(totals.total, kind)} in ${counted(totals.reports, 'report')}` : 'Asking the record …'}
          </p>
        )}
        empty={<p className="state-message">Nothing in the record meets all of these conditions. Remove one of them.</p>}
      />
    </>
  )
}
