/** Persons of the record, by the beginning of their names. */
import { useEffect, useState } from 'react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { SummaryView } from '../../http/shapes'
import { ask, useAnswer } from '../lib/data'
import { counted } from '../lib/format'
import { queryOf, useFilters } from '../lib/router'
import { Answer } from '../parts/Answer'
import { Title } from '../parts/Shell'
import { PersonName } from '../parts/Small'

interface People {
  readonly total: number
  readonly next: string | null
  readonly items: readonly {
    readonly key: string
    readonly name: string
    readonly country: string | null
    readonly office: string | null
    readonly records: number
  }[]
}

export default function PeoplePage() {
  const [filters, change] = useFilters()
  const [text, setText] = useState(filters.get('q') ?? '')
  useEffect(() => {
    const wait = setTimeout(() => text !== (filters.get('q') ?? '') && change({ q: text }), 200)
    return () => clearTimeout(wait)
  })
  const query = queryOf({ q: filters.get('q'), state: filters.get('state') })
  const pages = useInfiniteQuery({
    queryKey: ['people', query],
    initialPageParam: '',
    queryFn: ({ pageParam }: { readonly pageParam: string }) => ask<People>(`/people?${queryOf({ cursor: pageParam })}&${query}`),
    getNextPageParam: (last: People) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const { data: summary } = useAnswer<SummaryView>('/summary')
  const state = filters.get('state')
  const stateName = summary?.allStates.find(({ code }) => code === state)?.name ?? state
  return (
    <>
      <Title text="People">People</Title>
      <label className="block mt-6 max-w-[36rem]">
        <span className="visually-hidden">Name</span>
        <input
          className="input large"
          placeholder="The beginning of a name"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      {state ? (
        <p className="label mt-3">
          Of {stateName}.{' '}
          <button type="button" className="text-button" onClick={() => change({ state: null })}>
            Of all states
          </button>
        </p>
      ) : null}
      <Answer result={pages}>
        {({ pages: all }) =>
          all[0]?.total === 0 ? (
            <p className="state-message">The record names nobody so. Try a part of the name, or search the texts.</p>
          ) : (
            <>
              <p className="label mt-5">{counted(all[0]?.total ?? 0, 'person', 'persons')}, most records first</p>
              <ul className="quiet-list mt-1 columns-1 gap-12 lg:columns-2">
                {all
                  .flatMap(({ items }) => items)
                  .map(({ key, name, country, office, records }) => (
                    <li key={`${name} ${country}`} className="break-inside-avoid">
                      <PersonName person={{ key, name, country, office }} />
                      <span>{records === 0 ? 'named only' : counted(records, 'record')}</span>
                    </li>
                  ))}
              </ul>
              {pages.hasNextPage ? (
                <p className="mt-4">
                  <button type="button" className="button" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                    More
                  </button>
                </p>
              ) : null}
            </>
          )
        }
      </Answer>
    </>
  )
}
