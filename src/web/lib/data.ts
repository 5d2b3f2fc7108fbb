/** Questions to the interface of this very server, and to nothing else. */
import { QueryClient, keepPreviousData, useQuery } from '@tanstack/react-query'

export const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000, retry: 1, refetchOnWindowFocus: false } } })

export class Fault extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
  ) {
    super(`${title}: ${detail}`)
  }
}

export async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`/api/v1${path}`, { ...init, headers: { Accept: 'application/json', ...init?.headers } })
  if (response.ok) return (await response.json()) as T
  const problem = (await response.json().catch(() => null)) as { title?: string; detail?: string } | null
  throw new Fault(response.status, problem?.title ?? 'The server does not answer', problem?.detail ?? `Status ${response.status}.`)
}

/** Keeps what was shown while the next answer is on its way. */
export function useAnswer<T>(path: string | null) {
  return useQuery<T>({
    queryKey: [path],
    queryFn: () => ask<T>(path ?? ''),
    enabled: path !== null,
    placeholderData: keepPreviousData,
  })
}
