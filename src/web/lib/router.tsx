/** Addresses of pages: each state of a filter is an address, so that it can be kept, sent and printed. */
import { type AnchorHTMLAttributes, type MouseEvent, type ReactNode, useMemo, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
function tell(): void {
  for (const listener of listeners) listener()
}
window.addEventListener('popstate', tell)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Goes to a page of the room. `replace`: without a step in the history, for filters that change while one types. */
export function go(address: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', address)
  else history.pushState(null, '', address)
  if (!replace) window.scrollTo(0, 0)
  tell()
}

export function useAddress(): URL {
  const address = useSyncExternalStore(subscribe, () => location.href)
  return useMemo(() => new URL(address), [address])
}

/** Query parameters of the page and a way to change some of them; an empty value removes one. */
export function useFilters(): readonly [URLSearchParams, (changes: Readonly<Record<string, string | null>>) => void] {
  const { searchParams } = useAddress()
  const change = (changes: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(location.search)
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === '') next.delete(name)
      else next.set(name, value)
    }
    const query = next.toString()
    go(`${location.pathname}${query === '' ? '' : `?${query}`}`, { replace: true })
  }
  return [searchParams, change]
}

/** A link within the room. */
export function Link({
  href,
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string; readonly children: ReactNode }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(href)
  }
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  )
}

/** Addresses of the pages. */
export const to = {
  relation: (a: string, b: string, query = '') => `/relation/${encodeURIComponent(a)}/${encodeURIComponent(b)}${query}`,
  pair: (a: string, b: string, query = '') => `/pair/${encodeURIComponent(a)}/${encodeURIComponent(b)}${query}`,
  state: (code: string) => `/state/${encodeURIComponent(code)}`,
  person: (key: string) => `/person/${encodeURIComponent(key)}`,
  issue: (name: string) => `/issue/${encodeURIComponent(name)}`,
  dispatch: (id: string, record?: string) =>
    `/dispatch/${encodeURIComponent(id)}${record === undefined ? '' : `?record=${encodeURIComponent(record)}`}`,
  records: (query: Readonly<Record<string, string | null | undefined>>) => `/records?${queryOf(query)}`,
  search: (query: Readonly<Record<string, string | null | undefined>>) => `/search?${queryOf(query)}`,
}

export function queryOf(query: Readonly<Record<string, string | null | undefined>>): string {
  const out = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) out.set(name, value)
  return out.toString()
}
