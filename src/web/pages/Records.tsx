/** Rows of the record under a filter: where every number leads. */
import type { SummaryView } from '../../http/shapes'
import { useAnswer } from '../lib/data'
import { capital, counted, levelName } from '../lib/format'
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
  'beside',
  'acting',
  'group',
  'alone',
  'held',
  'level',
  'host',
  'temper',
  'stance',
  'claims',
  'issue',
  'also',
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

const words: Readonly<Record<string, string>> = {
  held: 'held',
  claims: 'claims of a relation’s course',
  acting: 'as the speaker',
  'alone yes': 'of two states alone',
  'alone no': 'of several states',
}

/** A condition in words, as a chip that takes it away. */
function chip(name: string, value: string, known: ReadonlyMap<string, string>): string {
  const fixed = words[name] ?? words[`${name} ${value}`]
  if (fixed !== undefined) return fixed
  if (name === 'level') return value === 'none' ? 'level not known' : levelName(value)
  const named = value === 'none' ? 'not known' : (known.get(value) ?? value)
  const head: Readonly<Record<string, string>> = {
    with: 'and',
    source: 'from',
    target: 'toward',
    beside: 'with',
    group: 'and members of',
    q: 'words',
    temper: 'events of',
  }
  return name === 'state' || name === 'person' || name === 'issue' ? named : `${head[name] ?? name} ${named}`
}

export default function Records() {
  const [filters, change] = useFilters()
  const query = queryOf(Object.fromEntries(names.map((name) => [name, filters.get(name)])))
  const kind = filters.get('kind') ?? 'meeting'
  const { data: summary } = useAnswer<SummaryView>('/summary')
  const known = new Map([
    ...(summary?.allStates ?? []).map(({ code, name }) => [code, name] as const),
    ...(summary?.issues ?? []).map(({ issue, name }) => [issue, name] as const),
  ])
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
            <span className="visually-hidden">Remove: </span>
            {chip(name, filters.get(name) ?? '', known)} ×
          </button>
        ))}
        <Csv path={`/records?${query}`} button />
      </p>
      <RecordList
        query={query}
        name={`${capital(kind)}s`}
        said={kind === 'statement'}
        quoted
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
