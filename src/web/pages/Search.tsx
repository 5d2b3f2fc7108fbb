/** Words of the texts, each hit with the words around it, and counts beside. */
import { useEffect, useState } from 'react'
import type { SearchView } from '../../http/shapes'
import { useAnswer } from '../lib/data'
import { capital, counted, dayInWords } from '../lib/format'
import { Link, queryOf, to, useFilters } from '../lib/router'
import { Answer } from '../parts/Answer'
import { Range } from '../parts/Range'
import { Title } from '../parts/Shell'

export default function Search() {
  const [filters, change] = useFilters()
  const [text, setText] = useState(filters.get('q') ?? '')
  useEffect(() => {
    const wait = setTimeout(() => text !== (filters.get('q') ?? '') && change({ q: text, cursor: null }), 250)
    return () => clearTimeout(wait)
  })
  const names = ['q', 'from', 'to', 'state', 'type', 'outlet', 'cursor'] as const
  const query = queryOf(Object.fromEntries(names.map((name) => [name, filters.get(name)])))
  const result = useAnswer<SearchView>(`/search${query === '' ? '' : `?${query}`}`)
  return (
    <>
      <Title text={filters.get('q') ? `“${filters.get('q')}”` : 'Search'}>Search</Title>
      <label className="block mt-6">
        <span className="visually-hidden">Words</span>
        <input
          className="input large"
          type="search"
          placeholder="Words, “a phrase”, -without"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className="filters">
        <Range />
        {(['state', 'type', 'outlet'] as const).map((name) =>
          filters.get(name) ? (
            <button key={name} type="button" className="button" onClick={() => change({ [name]: null, cursor: null })}>
              <span className="visually-hidden">Remove </span>
              {filters.get(name)} ×
            </button>
          ) : null,
        )}
      </div>
      <Answer result={result}>{(view) => <Hits view={view} change={change} filters={filters} />}</Answer>
    </>
  )
}

/** Counts stand open where there is room beside the hits. */
function wide(): boolean {
  return window.matchMedia('(min-width: 64rem)').matches
}

function Hits({
  view,
  change,
  filters,
}: {
  readonly view: SearchView
  readonly change: (changes: Readonly<Record<string, string | null>>) => void
  readonly filters: URLSearchParams
}) {
  return (
    <div className="mt-8 grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_14rem]">
      <div>
        <p className="label" role="status">
          {counted(view.total, 'dispatch', 'dispatches')}
        </p>
        {view.total === 0 ? (
          <p className="state-message">
            No dispatch holds all of these words in the time and for the state chosen. Take a word away, or widen the range.
          </p>
        ) : null}
        <ol className="rows">
          {view.hits.map((hit) => (
            <li key={hit.dispatch} className="py-3 border-b border-[var(--line)]">
              <p>
                <Link href={to.dispatch(hit.dispatch)}>{hit.headline}</Link>
              </p>
              <p className="label">{[dayInWords(hit.published), hit.outlet, counted(hit.records, 'record')].filter(Boolean).join(' · ')}</p>
              {hit.lines.slice(0, 3).map((line) => (
                <p key={line.from} className="kwic">
                  <span>
                    <bdi>{line.left}</bdi>
                  </span>
                  <strong>{line.hit}</strong>
                  <span>{line.right}</span>
                </p>
              ))}
              {hit.lines.length > 3 ? <p className="label">and {hit.lines.length - 3} more in this text</p> : null}
            </li>
          ))}
        </ol>
        <p className="mt-4 flex gap-4">
          {filters.get('cursor') ? (
            <button type="button" className="button" onClick={() => change({ cursor: null })}>
              To the first
            </button>
          ) : null}
          {view.next ? (
            <button type="button" className="button" onClick={() => change({ cursor: view.next })}>
              Older
            </button>
          ) : null}
        </p>
      </div>
      <aside aria-label="Counts of records in these dispatches" className="max-lg:order-first">
        <details className="facets" open={wide()}>
          <summary className="button lg:hidden">Narrow down</summary>
          <div className="flex flex-col gap-6 max-lg:mt-4">
            <Facet name="state" title="State" values={view.facets.state.slice(0, 14)} filters={filters} change={change} />
            <Facet name="type" title="Type of event" values={view.facets.type} filters={filters} change={change} />
            <Facet name="outlet" title="Outlet" values={view.facets.outlet.slice(0, 10)} filters={filters} change={change} />
            <Facet name="year" title="Year" values={view.facets.year.slice(0, 14)} filters={filters} change={change} />
            {view.facets.kind.length > 0 ? (
              <div>
                <h2 className="label mb-1">Records</h2>
                {view.facets.kind.map(({ value, count }) => (
                  <Link
                    key={value}
                    className="facet plain"
                    href={to.records({
                      kind: value,
                      q: filters.get('q'),
                      state: filters.get('state'),
                      from: filters.get('from'),
                      to: filters.get('to'),
                    })}
                  >
                    <span>{capital(value)}s</span>
                    <span>{count}</span>
                  </Link>
                ))}
              </div>
            ) : null}
          </div>
        </details>
      </aside>
    </div>
  )
}

function Facet({
  name,
  title,
  values,
  filters,
  change,
}: {
  readonly name: 'state' | 'type' | 'outlet' | 'year'
  readonly title: string
  readonly values: SearchView['facets']['state']
  readonly filters: URLSearchParams
  readonly change: (changes: Readonly<Record<string, string | null>>) => void
}) {
  if (values.length === 0) return null
  const chosen = (value: string) =>
    name === 'year' ? filters.get('from') === value && filters.get('to') === value : filters.get(name) === value
  const choose = (value: string) => {
    const next = chosen(value) ? null : value
    change(name === 'year' ? { from: next, to: next, cursor: null } : { [name]: next, cursor: null })
  }
  return (
    <div>
      <h2 className="label mb-1">{title}</h2>
      {values.map(({ value, label, count }) => (
        <button key={value} type="button" className="facet" aria-pressed={chosen(value)} onClick={() => choose(value)}>
          <span>{label}</span>
          <span>{count}</span>
        </button>
      ))}
    </div>
  )
}
