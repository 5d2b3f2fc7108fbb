/** From received text to a Dispatch: regions, dateline, day of publication. Knows nothing of files or of the network. */
import { contentId } from '../base/hash.js'
import type { Day, Span } from '../base/types.js'
import type { Diagnostic } from '../model/diagnostic.js'
import type { Dispatch } from '../model/dispatch.js'
import { readRegions } from './regions.js'

/** One item as it arrived: plain text (of a page: the text extracted from it). */
export interface Received {
  readonly text: string
  readonly source?: string | null
  readonly address?: string | null
  /** Used where the text states no date of its own. */
  readonly published?: Day | null
}

export interface ReadResult {
  readonly dispatch: Dispatch
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads one plain dispatch. Never throws: a text without anything to code gives 'input/no-text', one without a date
 * 'input/no-date' (its relative dates stay unresolved), a leading date that is none ("date 2022-13-40") 'input/not-a-date'.
 */
export function readDispatch(received: Received): ReadResult {
  const { text } = received
  const read = readRegions(text)
  const published = read.published ?? received.published ?? null
  const diagnostics: Diagnostic[] = []
  if (read.badDate) diagnostics.push({ code: 'input/not-a-date', span: read.badDate.span, detail: { text: read.badDate.text } })
  if (!read.regions.some(isCoded)) diagnostics.push({ code: 'input/no-text', span: null, detail: { length: text.length } })
  else if (published === null) diagnostics.push({ code: 'input/no-date', span: null, detail: {} })
  const dispatch: Dispatch = {
    id: contentId<'dispatch'>('d', [received.source ?? '', published ?? '', text]),
    source: received.source ?? null,
    address: received.address ?? null,
    published,
    language: 'en',
    text,
    regions: read.regions,
    dateline: read.dateline,
  }
  return { dispatch, diagnostics }
}

/** True for the regions that are coded: headline and body. */
export function isCoded(region: Span & { readonly kind: string }): boolean {
  return region.kind === 'headline' || region.kind === 'body'
}
