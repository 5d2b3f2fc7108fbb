/** Lines and paragraphs of a received text as spans; line ends may be LF, CRLF or CR. */
import type { Span } from '../base/types.js'

/** Paragraphs: runs of lines that are not blank. Each line's span is trimmed of white space; blank lines are left out. */
export function paragraphsOf(text: string): readonly (readonly Span[])[] {
  const paragraphs: Span[][] = []
  let open: Span[] | null = null
  for (let at = 0; at <= text.length; ) {
    const end = lineEnd(text, at)
    const line = trimmed(text, { from: at, to: end })
    if (line.from === line.to) open = null
    else if (open) open.push(line)
    else paragraphs.push((open = [line]))
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
  }
  return paragraphs
}

function lineEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
  return end
}

/** The span without white space and invisible marks at its ends; empty at `from` when nothing is left. */
export function trimmed(text: string, span: Span): Span {
  let { from, to } = span
  while (from < to && isBlank(text.charCodeAt(from))) from++
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--
  return { from, to }
}

/** White space, byte-order mark, zero-width and soft-hyphen characters, and other controls. */
function isBlank(unit: number): boolean {
  return (
    unit <= 0x20 ||
    unit === 0xa0 ||
    unit === 0xad ||
    (unit >= 0x2000 && unit <= 0x200f) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x3000 ||
    unit === 0xfeff
  )
}
