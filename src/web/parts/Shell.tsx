/** What stands around every page: name, ways, theme. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useAddress } from '../lib/router'

const ways = [
  ['/search', 'Search'],
  ['/records', 'Rows'],
  ['/states', 'States'],
  ['/people', 'People'],
  ['/issues', 'Issues'],
  ['/network', 'Network'],
  ['/read', 'Read a dispatch'],
  ['/review', 'Review'],
] as const

const parents: Readonly<Record<string, string>> = {
  state: '/states',
  relation: '/states',
  pair: '/states',
  person: '/people',
  issue: '/issues',
  records: '/records',
  dispatch: '/search',
}

export function Shell({ children }: { readonly children: ReactNode }) {
  const { pathname } = useAddress()
  const here = parents[pathname.split('/')[1] ?? ''] ?? pathname
  return (
    <>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <header className="masthead">
        <div className="shell">
          <Link href="/" className="wordmark">
            Demarche
          </Link>
          <nav aria-label="Pages">
            {ways.map(([href, name]) => (
              <Link key={href} href={href} aria-current={here === href ? 'page' : undefined}>
                {name}
              </Link>
            ))}
          </nav>
          <Theme />
        </div>
      </header>
      <main id="main" className="shell" tabIndex={-1}>
        {children}
      </main>
      <footer className="colophon">
        <div className="shell">
          Everything shown is served by this machine, and nothing leaves it. <a href="/reference">Reference of the interface</a>
        </div>
      </footer>
    </>
  )
}

function Theme() {
  const [theme, setTheme] = useState<string>(() => document.documentElement.dataset['theme'] ?? 'system')
  const choose = (next: string) => {
    setTheme(next)
    if (next === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = next
    try {
      localStorage.setItem('theme', next)
    } catch {
      // Storage may be closed to the page; the choice then holds until it is left.
    }
  }
  return (
    <label className="label no-print">
      <span className="visually-hidden">Theme</span>
      <select className="bg-transparent" value={theme} onChange={(event) => choose(event.target.value)}>
        <option value="system">System theme</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </label>
  )
}

/** Head of a page: sets the window's title and, when one comes by a link, the focus. */
export function Title({ children, text, above }: { readonly children: ReactNode; readonly text: string; readonly above?: ReactNode }) {
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${text} · Demarche`
  }, [text])
  return (
    <>
      {above ? <p className="label mb-2">{above}</p> : null}
      <h1 ref={ref} tabIndex={-1}>
        {children}
      </h1>
    </>
  )
}

/** A part of a page with its heading, and beside it what can be done with it. */
export function Section({
  title,
  count,
  tools,
  children,
  id,
}: {
  readonly title: string
  readonly count?: ReactNode
  readonly tools?: ReactNode
  readonly children: ReactNode
  readonly id?: string
}) {
  return (
    <section className="section" id={id} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {count ? <span className="label">{count}</span> : null}
        {tools ? <span className="tools">{tools}</span> : null}
      </header>
      {children}
    </section>
  )
}
