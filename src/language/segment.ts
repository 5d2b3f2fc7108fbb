/** Words and sentences of a dispatch: only headline and body are read, paragraph by paragraph. */
import type { Diagnostic } from '../model/diagnostic.js'
import type { Dispatch } from '../model/dispatch.js'
import type { Sentence } from '../model/tokens.js'
import { cutSentences } from './sentences.js'
import { type Cuts, cutWords } from './tokens.js'

export interface Segments {
  /** from, to pairs of the words. */
  readonly cuts: Cuts
  readonly sentences: readonly Sentence[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Cuts the coded regions of a dispatch. Sentences longer than `longest` words are cut, with a diagnostic. */
export function segment(dispatch: Dispatch, longest: number): Segments {
  const { text } = dispatch
  const cuts: Cuts = []
  const sentences: Sentence[] = []
  const diagnostics: Diagnostic[] = []
  let paragraph = 0
  for (const region of dispatch.regions) {
    if (region.kind !== 'headline' && region.kind !== 'body') continue
    const inHeadline = region.kind === 'headline'
    for (let from = region.from; from < region.to; ) {
      const to = paragraphEnd(text, from, region.to)
      const first = cuts.length / 2
      cutWords(text, from, to, cuts)
      const end = cuts.length / 2
      if (end > first) {
        let start = first
        for (const stop of cutSentences(text, cuts, first, end)) {
          if (stop - start > longest)
            diagnostics.push({
              code: 'language/sentence-cut',
              span: { from: cuts[2 * start] ?? 0, to: cuts[2 * stop - 1] ?? 0 },
              detail: { words: stop - start, longest },
            })
          for (; start < stop; start = Math.min(stop, start + longest))
            sentences.push({ first: start, end: Math.min(stop, start + longest), index: sentences.length, inHeadline, paragraph })
        }
        paragraph++
      }
      from = to
    }
  }
  return { cuts, sentences, diagnostics }
}

/** The end of the paragraph that starts at `from`: a line with nothing on it, or the end of the region. */
function paragraphEnd(text: string, from: number, to: number): number {
  let at = from
  while (at < to) {
    const line = text.indexOf('\n', at)
    if (line < 0 || line >= to) return to
    let next = line + 1
    while (next < to && (text.charCodeAt(next) === 32 || text.charCodeAt(next) === 9 || text.charCodeAt(next) === 13)) next++
    if (next < to && text.charCodeAt(next) === 10) return next + 1
    at = line + 1
  }
  return to
}
