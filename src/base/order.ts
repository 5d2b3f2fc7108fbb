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

/** The item of the largest weight above 0, the first of equals; null where none weighs anything. */
export function heaviest<T>(items: Iterable<T>, weightOf: (item: T) => number): T | null {
  let best: T | null = null
  let most = 0
  for (const item of items) {
    const weight = weightOf(item)
    if (weight <= most) continue
    best = item
    most = weight
  }
  return best
}
