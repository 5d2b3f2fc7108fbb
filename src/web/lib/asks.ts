/** What each page asks of the interface: one place for the page and for asking ahead, while the page's own code is still on its way. */
import { ask, client } from './data'
import { queryOf } from './router'

type Filters = Pick<URLSearchParams, 'get'>

/** A path with those of the page's filters that the interface takes. */
function withFilters(path: string, filters: Filters, names: readonly string[]): string {
  const query = queryOf(Object.fromEntries(names.map((name) => [name, filters.get(name)])))
  return query === '' ? path : `${path}?${query}`
}

export const asks = {
  relation: (a: string, b: string, filters: Filters) =>
    withFilters(`/relations/${encodeURIComponent(a)}/${encodeURIComponent(b)}`, filters, ['from', 'to', 'grain', 'merging']),
  state: (code: string, filters: Filters) => withFilters(`/states/${encodeURIComponent(code)}`, filters, ['from', 'to']),
  person: (name: string) => `/people/${encodeURIComponent(name)}`,
  issue: (name: string, filters: Filters) => withFilters(`/issues/${encodeURIComponent(name)}`, filters, ['from', 'to', 'also']),
  dispatch: (id: string) => `/dispatches/${encodeURIComponent(id)}`,
}

/** Asks what the page at an address will ask. A fault is told by the page, which asks again. */
export function askAhead([name = '', a = '', b = '']: readonly string[], filters: Filters): void {
  const path =
    name === 'relation'
      ? asks.relation(a, b, filters)
      : name === 'state'
        ? asks.state(a, filters)
        : name === 'person'
          ? asks.person(a)
          : name === 'issue'
            ? asks.issue(a, filters)
            : name === 'dispatch'
              ? asks.dispatch(a)
              : null
  if (path !== null) void client.prefetchQuery({ queryKey: [path], queryFn: () => ask(path), retry: false })
}
