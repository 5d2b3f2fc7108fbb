/** Puts the pages on their addresses. */
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, type ReactNode, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { askAhead } from './lib/asks'
import { client } from './lib/data'
import { Link, useAddress } from './lib/router'
import { Home } from './pages/Home'
import { Shell, Title } from './parts/Shell'
import './styles/base.css'
import './styles/print.css'

const Dispatch = lazy(() => import('./pages/Dispatch'))
const Relation = lazy(() => import('./pages/Relation'))
const Pair = lazy(() => import('./pages/Pair'))
const State = lazy(() => import('./pages/State'))
const States = lazy(() => import('./pages/States'))
const People = lazy(() => import('./pages/People'))
const Person = lazy(() => import('./pages/Person'))
const Issues = lazy(() => import('./pages/Issues'))
const Issue = lazy(() => import('./pages/Issue'))
const Network = lazy(() => import('./pages/Network'))
const Search = lazy(() => import('./pages/Search'))
const Records = lazy(() => import('./pages/Records'))
const Read = lazy(() => import('./pages/Read'))
const Review = lazy(() => import('./pages/Review'))

function page(parts: readonly string[]): ReactNode {
  const [name = '', a = '', b = ''] = parts
  switch (name) {
    case '':
      return <Home />
    case 'search':
      return <Search />
    case 'records':
      return <Records />
    case 'dispatch':
      return <Dispatch id={a} />
    case 'relation':
      return <Relation a={a} b={b} />
    case 'pair':
      return <Pair a={a} b={b} />
    case 'states':
      return <States />
    case 'state':
      return <State code={a} />
    case 'people':
      return <People />
    case 'person':
      return <Person name={a} />
    case 'issues':
      return <Issues />
    case 'issue':
      return <Issue name={a} />
    case 'network':
      return <Network />
    case 'read':
      return <Read />
    case 'review':
      return <Review />
    default:
      return (
        <>
          <Title text="No such page">No such page</Title>
          <p className="lead mt-4">
            Go to the <Link href="/">front page</Link> or <Link href="/search">search</Link>.
          </p>
        </>
      )
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function Room() {
  const { pathname } = useAddress()
  const parts = pathname.split('/').slice(1).map(decoded)
  return (
    <Shell>
      <Suspense fallback={<p className="state-message">Opening the page …</p>}>
        <div key={parts.slice(0, 3).join('/')}>{page(parts)}</div>
      </Suspense>
    </Shell>
  )
}

askAhead(location.pathname.split('/').slice(1).map(decoded), new URLSearchParams(location.search))
const element = document.getElementById('room')
if (element)
  createRoot(element).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Room />
      </QueryClientProvider>
    </StrictMode>,
  )
