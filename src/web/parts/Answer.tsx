/** Loading, failing, empty: each says what to do next. */
import type { ReactNode } from 'react'
import { Fault } from '../lib/data'
import { Link } from '../lib/router'

/** What a page needs to know of a question on its way. */
interface Asked<T> {
  readonly data: T | undefined
  readonly error: Error | null
  readonly isError: boolean
  readonly isPlaceholderData: boolean
  readonly refetch: () => Promise<unknown>
}

export function Answer<T>({ result, children }: { readonly result: Asked<T>; readonly children: (data: T) => ReactNode }) {
  if (result.data !== undefined && !(result.isError && result.isPlaceholderData))
    return <div className={result.isPlaceholderData ? 'pending' : undefined}>{children(result.data)}</div>
  if (result.error !== null) return <Failure error={result.error} retry={() => void result.refetch()} />
  return (
    <div className="waiting" role="status">
      <span className="visually-hidden">Asking the record …</span>
      <i aria-hidden="true" />
      <i aria-hidden="true" />
      <i aria-hidden="true" />
    </div>
  )
}

function Failure({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const [title, detail] =
    error instanceof Fault
      ? [error.title, error.detail]
      : ['No answer', 'The server may have been stopped: start it again with ‘demarche serve’.']
  return (
    <div className="failure" role="alert">
      <h1>{title}</h1>
      <p className="lead mt-3">{detail}</p>
      <p className="mt-4 flex gap-4">
        <button type="button" className="button" onClick={retry}>
          Ask again
        </button>
        <Link href="/search" className="button">
          Search instead
        </Link>
        <Link href="/" className="button">
          To the front page
        </Link>
      </p>
    </div>
  )
}

export function Notes({ notes }: { readonly notes: readonly string[] }) {
  return (
    <ul className="notes" aria-label="Notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
