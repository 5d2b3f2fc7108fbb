/**
 * What each stretch of a plain dispatch is. Only headline and body are coded; bylines, captions, dates and the
 * furniture of web pages and press offices are recognised so that they are not.
 */
import type { Day, Span } from '../base/types.js'
import type { Dateline, Region, RegionKind } from '../model/dispatch.js'
import { readDateline, readDatedPlace } from './dateline.js'
import { paragraphsOf, trimmed } from './lines.js'
import { dateLine, leadingDate } from './published.js'
import { isTitle, titleKind } from './titles.js'

export interface ReadRegions {
  readonly regions: readonly Region[]
  readonly dateline: Dateline | null
  readonly published: Day | null
  /** A leading date that names no day, as printed. */
  readonly badDate: { readonly span: Span; readonly text: string } | null
}

const byline =
  /^(?:by\s+(?:[A-Z\u00c0-\u00de][\p{L}.'’-]+[\s,]*(?:and\s+|with\s+|in\s+)?){1,12}$|(?:reporting|additional reporting|writing|editing|compiled|edited)\s+by\b|\(?(?:reporting|editing)\s+by\b)/iu
const caption =
  /^(?:\[\d+\/\d+\]|(?:file )?photo(?:graph)?s?\s*[:|(]|image\s*:|caption\s*:|picture\s*:|video\s*:)|(?:^|[([,./|–—-] ?)(?:file|handout) photo\b|\b(?:getty images|purchase licensing rights|photo credit)\b|\b(?:REUTERS|AP Photo|AFP|EPA)\/[A-Z]/i
const boilerplate =
  /^(?:#{2,}|-\s?30\s?-|\*{3,}|ends?$|\[?ends?\]?$|our standards:|©|\(c\)\s*\d{4}|copyright(?=\s*(?:$|[|:©-]|\(c\)|\d{4}|by\b|notice\b))|all rights reserved|read (?:more|also|next)\b|also read\b|related\s*(?:articles?|stories|news)?\s*:|subscribe\b|sign up(?=\s*(?:$|for\b|to (?:our|receive|get)\b|here\b|now\b))|follow us\b|share (?:this|on)\b|click here\b|advertisement$|for immediate release\b|for (?:more|further) information\b|media contacts?(?=\s*(?:$|[:|,(@+\d-]|for\b|at\b))|contact us\b|press (?:office|contact)s?(?=\s*(?:$|[:|,(@+\d-])|(?: of| at)\b[^.!?]*$)|tags?\s*:|topics?\s*:|source\s*:|the (?:below|following|above) is attributable to\b|attributable to\b|you (?:may|might) also like\b|(?:most read|trending)(?: (?:now|today|news|stories|articles|topics|in [^.!?]*))?\s*:?$|home\s*[>|/»])/i
/** Marks of versions and urgency that agencies put before a headline: "(LEAD)", "(2nd LD)", "URGENT -", "UPDATE 2-". */
const flag =
  /^(?:\((?:\d(?:st|nd|rd|th) )?(?:LEAD|LD|URGENT|ROUNDUP|UPDATE|CORRECTED|News Focus|EDITORIAL)\)|(?:URGENT|UPDATE \d|BREAKING|FLASH|WRAPUP \d|EXCLUSIVE|CORRECTED)\s*[-:])\s*/
const furniture = /^(?:https?:\/\/\S+|www\.\S+|\S+@\S+\.\S+|[\d\s.,:|/-]+)$/i

/** Reads the regions of one plain text. Every span points into `text` as received. */
export function readRegions(text: string): ReadRegions {
  const regions: Region[] = []
  const lead = leadingDate(text)
  if (lead) regions.push({ kind: 'date', from: lead.from, to: lead.to })
  const start = lead?.to ?? 0
  const paragraphs = paragraphsOf(text)
    .map((lines) => lines.map((line) => (line.from < start ? trimmed(text, { from: Math.min(start, line.to), to: line.to }) : line)))
    .map((lines) => lines.filter((line) => line.from < line.to))
    .filter((lines) => lines.length > 0)
  const state: Reading = { text, regions, dateline: null, published: lead?.day ?? null, inBody: false, lone: paragraphs.length === 1 }
  for (const lines of paragraphs) readParagraph(state, lines)
  return {
    regions,
    dateline: state.dateline,
    published: state.published,
    badDate: lead && lead.day === null ? { span: { from: lead.from, to: lead.to }, text: lead.text } : null,
  }
}

/** What the walk over the paragraphs carries along; local to one call. */
interface Reading {
  readonly text: string
  readonly regions: Region[]
  dateline: Dateline | null
  published: Day | null
  inBody: boolean
  /** One paragraph is body whatever it looks like: a bare sentence is a dispatch too. */
  readonly lone: boolean
}

/** Lines that are furniture are set apart one by one; what is left between them is one region of prose or headline. */
function readParagraph(state: Reading, lines: readonly Span[]): void {
  let run: Span[] = []
  const flush = (): void => {
    if (run.length > 0) readProse(state, run)
    run = []
  }
  for (const line of lines) {
    const kind = lineKind(state, line)
    if (kind === null) run.push(line)
    else {
      flush()
      state.regions.push({ kind, from: line.from, to: line.to })
    }
  }
  flush()
}

function lineKind(state: Reading, span: Span): RegionKind | null {
  const line = state.text.slice(span.from, span.to)
  if (state.lone) return null
  if (!state.inBody) {
    const day = dateLine(line)
    if (day !== null) {
      state.published ??= day
      return 'date'
    }
    const dated = state.dateline ? null : readDatedPlace(state.text, span)
    if (dated) {
      state.dateline = dated.dateline
      state.published ??= dated.published
      return 'dateline'
    }
  }
  if (byline.test(line)) return 'byline'
  if (caption.test(line)) return 'caption'
  if (boilerplate.test(line) || furniture.test(line)) return 'boilerplate'
  return null
}

function readProse(state: Reading, lines: readonly Span[]): void {
  const [first, last] = [lines[0], lines[lines.length - 1]]
  if (!first || !last) return
  if (!state.inBody && !state.lone) {
    const found = readDateline(state.text, first.from, last.to)
    if (!found && lines.every((line) => isTitle(state.text.slice(line.from, line.to)))) {
      for (const line of lines) readTitle(state, line)
      return
    }
  }
  state.inBody = true
  pushBody(state, first.from, last.to)
}

function readTitle(state: Reading, line: Span): void {
  const flagged = flag.exec(state.text.slice(line.from, line.to))?.[0] ?? ''
  if (flagged !== '') state.regions.push({ kind: 'boilerplate', from: line.from, to: line.from + flagged.trimEnd().length })
  const from = line.from + flagged.length
  if (from < line.to) state.regions.push({ kind: titleKind(state.text.slice(from, line.to)), from, to: line.to })
}

function pushBody(state: Reading, from: number, to: number): void {
  const found = state.dateline ? null : readDateline(state.text, from, to)
  if (!found) {
    state.regions.push({ kind: 'body', from, to })
    return
  }
  state.dateline = found.dateline
  state.published ??= found.published
  state.regions.push({ kind: 'dateline', from, to: found.dateline.to })
  const rest = trimmed(state.text, { from: found.dateline.to, to })
  if (rest.from < rest.to) state.regions.push({ kind: 'body', ...rest })
}
