/** The `relations` suite: the relation from a marked source to a marked target, told the pair or left to find it. */
import { overlaps, type Span } from '../base/types.js'
import type { Event } from '../model/record.js'
import { bootstrap, countClasses, type Counts, type Interval, macroF1, type Rates, ratesOf } from './measure.js'
import { GoldError } from './gold-error.js'

/** Root classes of the PLV sets; CONCEDE and RETREAT are one class there. */
export const relationRoots = [
  'ACCUSE',
  'AGREE',
  'AID',
  'ASSAULT',
  'COERCE',
  'CONSULT',
  'COOPERATE',
  'MOBILIZE',
  'PROTEST',
  'REJECT',
  'REQUEST',
  'SANCTION',
  'SUPPORT',
  'THREATEN',
  'YIELD',
] as const
export type RelationRoot = (typeof relationRoots)[number]

/** Quad classes as the PLV sets have them: yielding is material cooperation, sanctions material conflict. */
const quadOf: Readonly<Record<RelationRoot, 1 | 2 | 3 | 4>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  AID: 2,
  COOPERATE: 2,
  YIELD: 2,
  ACCUSE: 3,
  REQUEST: 3,
  REJECT: 3,
  THREATEN: 3,
  ASSAULT: 4,
  COERCE: 4,
  MOBILIZE: 4,
  PROTEST: 4,
  SANCTION: 4,
}

/** One sentence with its marked pair. A mark may be set several times. */
export interface RelationRow {
  readonly id: string
  /** Counted from 1. */
  readonly line: number
  readonly root: RelationRoot
  /** The sentence without marks: what all spans point into. */
  readonly text: string
  readonly sources: readonly Span[]
  readonly targets: readonly Span[]
}

/** The root class of a PLOVER type, or null for a type outside the 15 classes. */
export function relationRootOf(type: string): RelationRoot | null {
  if (type === 'CONCEDE' || type === 'RETREAT') return 'YIELD'
  return relationRoots.find((root) => root === type) ?? null
}

/**
 * Reads the tab-separated gold: columns `id`, `gold_root`, `marked_sentence` with `<s>`, `</s>`, `<t>`, `</t>`.
 * Throws GoldError with the line on a missing column, an unknown class or marks that do not close.
 */
export function readRelations(file: string, content: string): readonly RelationRow[] {
  const lines = content.split(/\r?\n/)
  const columns = (lines[0] ?? '').split('\t')
  const at = (name: string): number => {
    const index = columns.indexOf(name)
    if (index < 0) throw new GoldError(file, 1, `column '${name}' is missing; found: ${columns.join(', ')}`)
    return index
  }
  const [id, root, marked] = [at('id'), at('gold_root'), at('marked_sentence')]
  const rows: RelationRow[] = []
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (line === '') continue
    const cells = line.split('\t')
    const known = relationRootOf(cells[root] ?? '')
    if (known === null)
      throw new GoldError(file, i + 1, `unknown root class '${cells[root] ?? ''}'; expected one of ${relationRoots.join(', ')}`)
    rows.push({ id: cells[id] ?? '', line: i + 1, root: known, ...readMarks(file, i + 1, cells[marked] ?? '') })
  }
  if (rows.length === 0) throw new GoldError(file, 0, 'no rows')
  return rows
}

/** Takes the marks out of a sentence. Marks may lie within each other; white space at a mark's border is not part of it. */
export function readMarks(file: string, line: number, marked: string): Pick<RelationRow, 'text' | 'sources' | 'targets'> {
  const spans: Record<'s' | 't', Span[]> = { s: [], t: [] }
  const open: Record<'s' | 't', number | null> = { s: null, t: null }
  let text = ''
  for (const part of marked.split(/(<\/?[st]>)/)) {
    const mark = /^<(\/?)([st])>$/.exec(part)
    if (!mark) {
      text += part
      continue
    }
    const side = mark[2] === 's' ? 's' : 't'
    if (mark[1] === '') open[side] = text.length
    else {
      const from = open[side]
      if (from === null) throw new GoldError(file, line, `'</${side}>' without '<${side}>'`)
      const span = trimmed(text, { from, to: text.length })
      if (span.to > span.from) spans[side].push(span)
      open[side] = null
    }
  }
  if (open.s !== null || open.t !== null) throw new GoldError(file, line, 'a mark is not closed')
  return { text, sources: spans.s, targets: spans.t }
}

function trimmed(text: string, span: Span): Span {
  let { from, to } = span
  while (from < to && /\s/.test(text[from] ?? '')) from++
  while (to > from && /\s/.test(text[to - 1] ?? '')) to--
  return { from, to }
}

export interface RelationsScore {
  readonly n: number
  readonly root: { readonly accuracy: number; readonly macroF1: number; readonly interval: Interval | null }
  readonly quad: { readonly macroF1: number; readonly interval: Interval | null }
  readonly binary: { readonly macroF1: number; readonly interval: Interval | null }
  readonly perClass: Readonly<Record<string, Rates & { readonly n: number }>>
}

type Pair = readonly [gold: RelationRoot, predicted: RelationRoot]
const quads = ([gold, predicted]: Pair): readonly [string, string] => [String(quadOf[gold]), String(quadOf[predicted])]
const sides = ([gold, predicted]: Pair): readonly [string, string] => [sideOf(gold), sideOf(predicted)]

function sideOf(root: RelationRoot): string {
  return quadOf[root] <= 2 ? 'cooperation' : 'conflict'
}

/** Root, quad and binary figures for predictions in the order of the rows. */
export function scoreRelations(rows: readonly RelationRow[], predicted: readonly RelationRoot[]): RelationsScore {
  if (rows.length !== predicted.length) throw new RangeError(`${predicted.length} predictions for ${rows.length} rows`)
  const pairs = rows.map((row, i): Pair => [row.root, predicted[i] ?? row.root])
  const macro = (label: (pair: Pair) => readonly [string, string]) => ({
    macroF1: macroF1(countClasses(pairs.map(label)).values()),
    interval: bootstrap(pairs, (sample) => macroF1(countClasses(sample.map(label)).values())),
  })
  return {
    n: rows.length,
    root: { accuracy: pairs.filter(([gold, given]) => gold === given).length / Math.max(1, rows.length), ...macro((pair) => pair) },
    quad: macro(quads),
    binary: macro(sides),
    perClass: classRates(countClasses(pairs)),
  }
}

function classRates(table: ReadonlyMap<string, Counts>): Record<string, Rates & { n: number }> {
  const out: Record<string, Rates & { n: number }> = {}
  for (const root of relationRoots) {
    const counts = table.get(root)
    if (counts) out[root] = { n: counts.right + counts.missed, ...ratesOf(counts) }
  }
  return out
}

export interface EndToEndScore {
  readonly n: number
  /** Share of rows with an event between the marked actors, whatever its class. */
  readonly found: number
  /** Share of rows with an event between them of the right class. */
  readonly correct: number
  readonly eventsPerSentence: number
  readonly intervals: { readonly found: Interval | null; readonly correct: Interval | null }
}

/**
 * Scores events found without the marks. A row's pair is found when one event has evidence of a source that overlaps the marked
 * source and evidence of a target that overlaps the marked target; a symmetric event may have them in either order,
 * both of its parties among its sources. Rows with only one mark ask for that one alone.
 */
export function scoreEndToEnd(rows: readonly RelationRow[], events: readonly (readonly Event[])[]): EndToEndScore {
  const marks = rows.map((row, i) => {
    const between = (events[i] ?? []).filter((event) => joins(event, row))
    return { found: between.length > 0, correct: between.some((event) => relationRootOf(event.type) === row.root) }
  })
  const share = (key: 'found' | 'correct') => (sample: readonly (typeof marks)[number][]) =>
    sample.filter((one) => one[key]).length / Math.max(1, sample.length)
  return {
    n: rows.length,
    found: share('found')(marks),
    correct: share('correct')(marks),
    eventsPerSentence: events.reduce((sum, list) => sum + list.length, 0) / Math.max(1, rows.length),
    intervals: { found: bootstrap(marks, share('found')), correct: bootstrap(marks, share('correct')) },
  }
}

/** True when the event runs from the row's source to its target. */
export function joins(event: Event, row: RelationRow): boolean {
  const source = evidenceOf(event, 'source')
  const target = evidenceOf(event, 'target')
  if (meets(source, row.sources) && meets(target, row.targets)) return true
  if (!event.symmetric) return false
  const all = [...source, ...target]
  return all.some((a) => all.some((b) => a !== b && meets([a], row.sources) && meets([b], row.targets)))
}

function evidenceOf(event: Event, part: 'source' | 'target'): readonly Span[] {
  return [
    ...event.evidence.filter((one) => one.part === part),
    ...(part === 'source' ? event.sources : event.targets).map((one) => one.span),
  ]
}

/** True when nothing is marked, or one of the spans overlaps a mark. */
function meets(spans: readonly Span[], marks: readonly Span[]): boolean {
  return marks.length === 0 || spans.some((span) => marks.some((mark) => overlaps(span, mark)))
}
