/** Places the names on a map so that none stands upon another. */

export interface Labelled {
  readonly text: string
  readonly x: number
  readonly y: number
  /** Radius of the mark that the name belongs to. */
  readonly r: number
}

export interface Placed {
  readonly x: number
  readonly y: number
}

/** Mean width of a character at 12 pixels, and the height of a line. */
const [wide, high] = [6.7, 14]

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * A place for each name, middle of its base line: below its mark, else above, to the right, to the left, or further below; the first that
 * is free. Names come in order of importance. `taken` are names that stand already.
 */
export function placeLabels(labels: readonly Labelled[], width: number, taken: readonly Labelled[] = []): readonly Placed[] {
  const boxes = taken.map(({ text, x, y }) => boxOf(text, x, y))
  return labels.map(({ text, x, y, r }) => {
    const half = (text.length * wide) / 2
    const inside = (at: number) => Math.min(width - half, Math.max(half, at))
    const options: readonly Placed[] = [
      { x: inside(x), y: y + r + 13 },
      { x: inside(x), y: y - r - 5 },
      { x: inside(x + r + half + 5), y: y + 4 },
      { x: inside(x - r - half - 5), y: y + 4 },
      { x: inside(x), y: y + r + 13 + high },
      { x: inside(x), y: y + r + 13 + 2 * high },
    ]
    const found = options.find((place) => !boxes.some((box) => overlap(box, boxOf(text, place.x, place.y)))) ?? {
      x: inside(x),
      y: y + r + 13,
    }
    boxes.push(boxOf(text, found.x, found.y))
    return found
  })
}

function boxOf(text: string, x: number, y: number): Box {
  const half = (text.length * wide) / 2
  return { left: x - half, right: x + half, top: y - high + 3, bottom: y + 3 }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
