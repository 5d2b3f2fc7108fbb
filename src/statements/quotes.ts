/**
 * Direct quotations in a text: straight and curly marks, nested ones, quotations over sentences, and over paragraphs
 * that reopen with a mark. Apostrophes are told from single marks by their neighbours.
 */
import type { Span } from '../base/types.js'

export interface Quote extends Span {
  /** Its index in the list. `from` and `to` lie inside the marks. */
  readonly index: number
  /** Including the marks. */
  readonly outer: Span
  /** 0: not inside another quotation. */
  readonly depth: number
  /** The quotation of the paragraph before, which this one continues, or -1. */
  readonly continues: number
  /** False when the paragraph ends before a closing mark. */
  readonly closed: boolean
}

type MarkKind = 'double' | 'single'
interface Mark {
  readonly kind: MarkKind
  readonly at: number
  readonly size: number
  readonly opens: boolean
  readonly closes: boolean
}
interface Open {
  readonly kind: MarkKind
  readonly mark: Mark
}

/** Finds quotations in the given paragraphs of `text`, in order of their start. */
export function findQuotes(text: string, paragraphs: readonly Span[]): readonly Quote[] {
  const found: Omit<Quote, 'index'>[] = []
  let carried = false
  for (const paragraph of paragraphs) {
    const before = found.length
    const unclosed = readParagraph(text, paragraph, carried ? previousOuter(found) : -1, found)
    carried = unclosed && found.length > before
  }
  const order = found.map((_, i) => i).sort((a, b) => (found[a]?.outer.from ?? 0) - (found[b]?.outer.from ?? 0))
  const place = new Map(order.map((old, now) => [old, now]))
  return order.flatMap((old, index) => {
    const quote = found[old]
    return quote ? [{ index, ...quote, continues: quote.continues < 0 ? -1 : (place.get(quote.continues) ?? -1) }] : []
  })
}

/** The last quotation of depth 0 found so far. */
function previousOuter(found: readonly Omit<Quote, 'index'>[]): number {
  for (let i = found.length - 1; i >= 0; i--) if (found[i]?.depth === 0) return i
  return -1
}

/** Adds the quotations of one paragraph; true when its outermost one is left open. */
function readParagraph(text: string, paragraph: Span, carried: number, found: Omit<Quote, 'index'>[]): boolean {
  const marks = marksIn(text, paragraph)
  const open: Open[] = []
  let first = true
  const goesOn = carried >= 0 && marks.find((mark) => mark.kind === 'double')
  if (goesOn && !goesOn.opens) {
    // No mark reopens the paragraph, yet one closes in it: the quotation before has gone on without a break.
    open.push({ kind: 'double', mark: { kind: 'double', at: firstVisible(text, paragraph), size: 0, opens: true, closes: false } })
  }
  const close = (top: Open, to: number, end: number, closed: boolean): void => {
    const from = top.mark.at + top.mark.size
    if (to <= from) return
    const reopens = carried >= 0 && first && open.length === 0 && top.mark.at === firstVisible(text, paragraph)
    if (open.length === 0) first = false
    found.push({ from, to, outer: { from: top.mark.at, to: end }, depth: open.length, continues: reopens ? carried : -1, closed })
  }
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]
    if (!mark) continue
    const top = open.at(-1)
    if (top && top.kind === mark.kind && mark.closes) {
      open.pop()
      close(top, mark.at, mark.at + mark.size, true)
    } else if (mark.opens && !open.some((one) => one.kind === mark.kind) && (mark.kind === 'double' || hasClosing(marks, i))) {
      open.push({ kind: mark.kind, mark })
    } else if (mark.closes && mark.kind === 'double' && open.some((one) => one.kind === 'double')) {
      // An inner single mark was an apostrophe after all: drop it and close the double one.
      while (open.at(-1)?.kind === 'single') open.pop()
      const outer = open.pop()
      if (outer) close(outer, mark.at, mark.at + mark.size, true)
    }
  }
  const rest = open.filter((one) => one.kind === 'double')
  const outermost = rest[0]
  if (!outermost) return false
  open.length = 0
  const end = lastVisible(text, paragraph)
  close(outermost, end, end, false)
  return true
}

function hasClosing(marks: readonly Mark[], opening: number): boolean {
  const kind = marks[opening]?.kind
  for (let i = opening + 1; i < marks.length; i++) if (marks[i]?.kind === kind && marks[i]?.closes) return true
  return false
}

/** Quotation marks of a paragraph with what each can do by its neighbours. */
function marksIn(text: string, paragraph: Span): readonly Mark[] {
  const out: Mark[] = []
  for (let at = paragraph.from; at < paragraph.to; at++) {
    const char = text.charCodeAt(at)
    if (char > 0x60 && char < 0xab) continue
    const mark = markAt(text, at, char)
    if (!mark) continue
    out.push(mark)
    at += mark.size - 1
  }
  return out
}

function markAt(text: string, at: number, char: number): Mark | null {
  const before = at > 0 ? text.charAt(at - 1) : ' '
  switch (char) {
    case 0x201c: // “
    case 0xab: // «
    case 0x201e: // „
      // A curly opening mark after a word is a closing one in careless typing.
      return { kind: 'double', at, size: 1, opens: true, closes: isWord(before) || /[.,!?]/.test(before) }
    case 0x201d: // ”
    case 0xbb: // »
      return { kind: 'double', at, size: 1, opens: false, closes: true }
    case 0x22: // "
      return { kind: 'double', at, size: 1, ...sides(before, text.charAt(at + 1)) }
    case 0x60: // ``
      return text.charAt(at + 1) === '`' ? { kind: 'double', at, size: 2, opens: true, closes: false } : null
    case 0x2018: // ‘
      return { kind: 'single', at, size: 1, opens: !isWord(before), closes: false }
    case 0x2019: // ’
    case 0x27: // '
      return singleAt(text, at, char === 0x27, before)
    default:
      return null
  }
}

function singleAt(text: string, at: number, straight: boolean, before: string): Mark | null {
  const after = text.charAt(at + 1)
  if (straight && after === "'" && text.charAt(at + 2) !== "'") return { kind: 'double', at, size: 2, opens: false, closes: true }
  if (isWord(before) && isWord(after)) return null
  const { opens, closes } = sides(before, after)
  // "the ministers' meeting": a mark after s and before a space closes only what is open; kept as a closing candidate.
  return { kind: 'single', at, size: 1, opens: straight && opens && !/\d/.test(after), closes: closes && !isWord(after) }
}

/** A straight mark opens before a word and after space or opening punctuation; it closes after a word or closing punctuation. */
function sides(before: string, after: string): { opens: boolean; closes: boolean } {
  const spaceBefore = before === '' || /[\s([{—–\-/"“‘']/.test(before)
  const spaceAfter = after === '' || /[\s)\]},.;:!?—–\-"”’']/.test(after)
  if (spaceBefore && !spaceAfter) return { opens: true, closes: false }
  if (!spaceBefore && spaceAfter) return { opens: false, closes: true }
  return { opens: true, closes: true }
}

function isWord(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char)
}

function firstVisible(text: string, span: Span): number {
  let at = span.from
  while (at < span.to && /\s/.test(text.charAt(at))) at++
  return at
}

function lastVisible(text: string, span: Span): number {
  let at = span.to
  while (at > span.from && /\s/.test(text.charAt(at - 1))) at--
  return at
}
