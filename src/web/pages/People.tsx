/** Persons of the record, by the beginning of their names. */
import { useEffect, useState } from 'react'
import { useAnswer } from '../lib/data'
import { counted } from '../lib/format'
import { queryOf, useFilters } from '../lib/router'
import { Answer } from '../parts/Answer'
import { Title } from '../parts/Shell'
import { PersonName } from '../parts/Small'

interface People {
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
  const result = useAnswer<People>(`/people${query === '' ? '' : `?${query}`}`)
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
      {filters.get('state') ? (
        <p className="label mt-3">
          Of {filters.get('state')}.{' '}
          <button type="button" className="text-button" onClick={() => change({ state: null })}>
            Of all states
          </button>
        </p>
      ) : null}
      <Answer result={result}>
        {(people) =>
          people.items.length === 0 ? (
            <p className="state-message">The record names nobody so. Try a part of the name, or search the texts.</p>
          ) : (
            <ul className="quiet-list mt-6 max-w-[46rem]">
              {people.items.map(({ key, name, country, office, records }) => (
                <li key={`${name} ${country}`}>
                  <PersonName person={{ key, name, country, office }} />
                  <span>{counted(records, 'record')}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  )
}
