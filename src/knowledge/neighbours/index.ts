/** Borders between states: one table for whoever asks who lies beside whom. */
import type { CountryCode } from '../../model/ids.js'
import { KnowledgeError, listed, readTable, type SourceFile } from '../source.js'

/** Two states side by side; `a` comes before `b`. */
export interface Border {
  readonly a: CountryCode
  readonly b: CountryCode
  readonly kind: 'land' | 'sea'
  /** Length; null where it is not known, and at sea. */
  readonly kilometres: number | null
  readonly sources: readonly string[]
  readonly file: string
  readonly line: number
}

/** What borders on one state, sorted by code. */
export interface Borders {
  readonly land: readonly { readonly code: CountryCode; readonly kilometres: number | null }[]
  readonly sea: readonly CountryCode[]
}

/** Reads `neighbours/borders*.tsv`. Throws KnowledgeError on a kind or length that is none, a border with itself, or one given twice. */
export function readBorders(files: readonly SourceFile[]): readonly Border[] {
  const seen = new Set<string>()
  return files.flatMap((file) =>
    readTable(file, ['a', 'b', 'kind', 'source']).map(({ cells, file: name, line }) => {
      const { a = '', b = '', kind = '', kilometres = '' } = cells
      if (kind !== 'land' && kind !== 'sea') throw new KnowledgeError(name, line, `'${kind}' is neither land nor sea`)
      if (!(a < b)) throw new KnowledgeError(name, line, `'${a}' and '${b}' are not two codes in order`)
      if (kilometres !== '' && !(Number(kilometres) >= 0)) throw new KnowledgeError(name, line, `'${kilometres}' is no length`)
      const key = `${a} ${b} ${kind}`
      if (seen.has(key)) throw new KnowledgeError(name, line, `the border ${key} stands already above`)
      seen.add(key)
      return {
        a: a as CountryCode,
        b: b as CountryCode,
        kind,
        kilometres: kilometres === '' ? null : Number(kilometres),
        sources: listed(cells['source']),
        file: name,
        line,
      }
    }),
  )
}

/** Borders by state, of both sides. */
export function bordersByState(borders: readonly Border[]): ReadonlyMap<string, Borders> {
  const out = new Map<string, { land: { code: CountryCode; kilometres: number | null }[]; sea: CountryCode[] }>()
  const at = (code: CountryCode) => {
    const known = out.get(code) ?? { land: [], sea: [] }
    out.set(code, known)
    return known
  }
  for (const { a, b, kind, kilometres } of borders)
    for (const [own, code] of [
      [a, b],
      [b, a],
    ] as const)
      if (kind === 'land') at(own).land.push({ code, kilometres })
      else at(own).sea.push(code)
  for (const one of out.values()) {
    one.land.sort((x, y) => (x.code < y.code ? -1 : 1))
    one.sea.sort()
  }
  return out
}
