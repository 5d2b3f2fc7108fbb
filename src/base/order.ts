/** Orders texts by UTF-16 units: the same on every machine, whatever its locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Makes an order of a key: `list.toSorted(by((x) => x.from))`. Texts by UTF-16 units, numbers by size. */
export function by<T>(key: (item: T) => string | number): (a: T, b: T) => number {
  return (a, b) => {
    const [ka, kb] = [key(a), key(b)]
    return ka < kb ? -1 : ka > kb ? 1 : 0
  }
}
