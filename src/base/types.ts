/** A half-open range `[from, to)` of UTF-16 units in one text. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A read-only view of a typed array: the way every stage sees another stage's output. */
export interface Column {
  readonly length: number
  readonly [index: number]: number
}

/** A string that cannot be mistaken for another kind of string. */
declare const brand: unique symbol
export type Id<Name extends string> = string & { readonly [brand]: Name }

/** A calendar day without a zone, as `YYYY-MM-DD`; compares correctly as text. */
export type Day = Id<'day'>

export type NonEmpty<T> = readonly [T, ...T[]]

/** Narrows a list to one with at least one element. */
export function isNonEmpty<T>(list: readonly T[]): list is NonEmpty<T> {
  return list.length > 0
}

/** True when two spans share at least one unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to
}

/** True when `outer` holds the whole of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && inner.to <= outer.to
}
