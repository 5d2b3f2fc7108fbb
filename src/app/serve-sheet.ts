/** A printed answer as a list of blocks: the terminal and the printable page are two ways to set the same sheet. */

export type Block =
  | { readonly kind: 'lead'; readonly text: string }
  | { readonly kind: 'facts'; readonly items: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'course'; readonly title: string; readonly up: string; readonly down: string; readonly columns: readonly Column[] }
  | { readonly kind: 'bars'; readonly title: string; readonly items: readonly (readonly [name: string, count: number])[] }
  | {
      readonly kind: 'table'
      readonly title: string
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      readonly numeric: readonly number[]
    }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly Line[] }
  | { readonly kind: 'quotes'; readonly title: string; readonly items: readonly Quote[] }
  | { readonly kind: 'claims'; readonly title: string; readonly items: readonly Claim[] }

/** One period of a course; null where the record holds nothing of the time. */
export interface Column {
  readonly label: string
  readonly up: number | null
  readonly down: number | null
  /** Of these the part that is conflict. */
  readonly cold?: { readonly up: number; readonly down: number }
}

export interface Line {
  readonly when: string
  readonly text: string
  readonly source: Source | null
}

export interface Quote extends Line {
  readonly who: string
  readonly stance: -1 | 0 | 1
}

/** What was said of a relation's course, and what the record has to say to that. */
export interface Claim {
  readonly text: string
  readonly who: string
  readonly verdict: string
  readonly reason: string
  /** The time and the counts that the verdict stands on. */
  readonly basis: string
  readonly source: Source | null
}

/** Where a line was read; sheets number them in order of first use. */
export interface Source {
  readonly dispatch: string
  readonly title: string
  readonly outlet: string | null
  readonly published: string | null
}

export interface Sheet {
  readonly title: string
  readonly subtitle: string
  readonly blocks: readonly Block[]
  readonly notes: readonly string[]
}

/** Sources of a sheet, each once, in order of first use. */
export function sourcesOf(sheet: Sheet): readonly Source[] {
  const found = new Map<string, Source>()
  for (const block of sheet.blocks)
    if (block.kind === 'list' || block.kind === 'quotes' || block.kind === 'claims')
      for (const { source } of block.items) if (source !== null && !found.has(source.dispatch)) found.set(source.dispatch, source)
  return [...found.values()]
}
