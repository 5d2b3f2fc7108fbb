/** Cuts a text at the ends of all evidence, so that overlapping evidence can be drawn as parallel rules. */
import type { DispatchView } from '../../http/shapes.js'

export interface Piece {
  readonly from: number
  readonly text: string
  /** Records that these words carry: their triggers, quotations, steps. */
  readonly records: readonly string[]
  /** Records of which these words are any part. */
  readonly parts: readonly string[]
  /** What a loaded wording refers to; null for other words. */
  readonly loaded: string | null
  /** Date lines, bylines and the like, which are not coded. */
  readonly aside: boolean
}

const carrying = new Set(['trigger', 'quote', 'step', 'cue'])

/** Paragraphs as lists of pieces. Their texts joined are the dispatch without its line breaks between paragraphs. */
export function piecesOf(view: Pick<DispatchView, 'text' | 'records' | 'wordings' | 'regions'>): readonly (readonly Piece[])[] {
  const evidence = view.records.flatMap((record) => record.evidence.map(({ from, to, part }) => ({ from, to, part, id: record.id })))
  const loaded = view.wordings.filter((wording) => wording.loaded)
  const asides = view.regions.filter(({ kind }) => kind !== 'body' && kind !== 'headline' && kind !== 'dateline')
  const cuts = new Set<number>()
  for (const { from, to } of [...evidence, ...loaded, ...asides]) cuts.add(from).add(to)
  const sorted = [...cuts].sort((a, b) => a - b)
  return paragraphsOf(view.text).map(({ from, to }) => {
    const inside = [from, ...sorted.filter((cut) => cut > from && cut < to), to]
    return inside.slice(0, -1).map((start, i): Piece => {
      const end = inside[i + 1] ?? to
      const over = evidence.filter((one) => one.from <= start && one.to >= end)
      return {
        from: start,
        text: view.text.slice(start, end),
        records: [...new Set(over.filter(({ part }) => carrying.has(part)).map(({ id }) => id))],
        parts: [...new Set(over.map(({ id }) => id))],
        loaded: loaded.find((one) => one.from <= start && one.to >= end)?.refersTo ?? null,
        aside: asides.some((one) => one.from <= start && one.to >= end),
      }
    })
  })
}

function paragraphsOf(text: string): readonly { readonly from: number; readonly to: number }[] {
  const out: { from: number; to: number }[] = []
  let from = 0
  for (const match of text.matchAll(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/g)) {
    if (text.slice(from, match.index).trim() !== '') out.push({ from, to: match.index })
    from = match.index + match[0].length
  }
  if (text.slice(from).trim() !== '') out.push({ from, to: text.length })
  return out
}
