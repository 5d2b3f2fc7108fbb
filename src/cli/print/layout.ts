/** Text for a terminal or a page: wrapped lines with hanging indents, and the few styles that the commands use. */
import { styleText } from 'node:util'

export interface Layout {
  /** Columns of a line. */
  readonly width: number
  readonly colour: boolean
}

export type Style = 'bold' | 'dim' | 'cooperation' | 'conflict' | 'plain'

/** Blue for cooperation and orange (yellow in terminals without it) for conflict, as on the pages; nothing else is coloured. */
export function styled(layout: Layout, style: Style, text: string): string {
  if (!layout.colour || style === 'plain') return text
  const format = style === 'cooperation' ? 'blue' : style === 'conflict' ? 'yellow' : style
  return styleText(format, text, { validateStream: false })
}

/** Breaks `text` at white space so that no line is longer than the width; lines after the first begin with `hang` blanks. */
export function wrapped(layout: Layout, text: string, first: string, hang: number): string[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const lines: string[] = []
  let line = first
  let empty = true
  for (const word of words) {
    if (!empty && line.length + 1 + word.length > layout.width) {
      lines.push(line)
      line = ' '.repeat(hang) + word
    } else line += (empty ? '' : ' ') + word
    empty = false
  }
  lines.push(line)
  return lines
}

/** A quotation on one run of white space, in the quotation marks of print. */
export function quoted(text: string): string {
  return `“${text.replace(/\s+/g, ' ').replace(/^["“]|["”]$/g, '')}”`
}
