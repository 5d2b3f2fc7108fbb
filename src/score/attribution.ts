/** The `attribution` suite: attributed statements in any article - content spans, sources of the matched ones, all of it right. */
import { z } from 'zod'
import { overlaps, type Span } from '../base/types.js'
import type { Coding } from '../model/coding.js'
import type { Statement } from '../model/record.js'
import { GoldError } from './gold-error.js'
import { type Accuracy, addCounts, bootstrap, type Counts, type Interval, noCounts, type Rates, ratesOf, shareOf } from './measure.js'
import { overlapShare } from './words.js'

const spans = z.array(z.tuple([z.int().min(0), z.int().min(0)]))
const goldArticle = z.object({
  id: z.string(),
  text: z.string(),
  attributions: z.array(z.object({ source: spans, cue: spans, content: spans })),
})

/** An attribution as spans of the article; any list may be empty. */
export interface GoldAttribution {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
}
export interface AttributionArticle {
  readonly id: string
  readonly text: string
  readonly attributions: readonly GoldAttribution[]
}

/** Reads JSON lines, offsets in UTF-16 units. Throws GoldError with the line that is wrong. */
export function readAttributions(file: string, jsonl: string): readonly AttributionArticle[] {
  const out: AttributionArticle[] = []
  jsonl.split('\n').forEach((line, index) => {
    if (line.trim() === '') return
    out.push(readArticle(file, index + 1, line))
  })
  if (out.length === 0) throw new GoldError(file, 0, 'holds no article')
  return out
}

function readArticle(file: string, line: number, text: string): AttributionArticle {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new GoldError(file, line, `is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const read = goldArticle.safeParse(value)
  if (!read.success) {
    const issue = read.error.issues[0]
    throw new GoldError(file, line, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong form'}`)
  }
  const article = read.data
  const spansOf = (list: readonly (readonly [number, number])[]): readonly Span[] =>
    list.map(([from, to]) => {
      if (from >= to || to > article.text.length)
        throw new GoldError(file, line, `[${from}, ${to}] is no span of a text of ${article.text.length} units`)
      return { from, to }
    })
  return {
    id: article.id,
    text: article.text,
    attributions: article.attributions.map((one) => ({
      source: spansOf(one.source),
      cue: spansOf(one.cue),
      content: spansOf(one.content),
    })),
  }
}

export interface AttributionCounts {
  readonly id: string
  readonly content: Counts
  readonly source: readonly [right: number, matched: number]
  readonly all: Counts
  /** For reading by a person. */
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
  readonly wrongSource: readonly string[]
}

export interface AttributionScore {
  readonly n: number
  readonly content: Rates & { readonly interval: Interval | null }
  readonly source: Accuracy
  readonly all: Rates & { readonly interval: Interval | null }
}

/** A statement as the suite sees it: one coded for each of several speakers of the same words counts once. */
interface Given {
  readonly content: readonly Span[]
  readonly source: readonly Span[]
}

/**
 * Matches contents one to one, best overlap first; a match needs half of the words of the longer one. A source is right when it
 * overlaps the annotated one, or when both are empty; all is right when the source of a matched content is.
 */
export function scoreAttributions(gold: AttributionArticle, coding: Coding): AttributionCounts {
  const text = coding.dispatch.text
  const shift = text === gold.text ? 0 : Math.max(0, text.indexOf(gold.text))
  const move = (list: readonly Span[]): readonly Span[] => list.map((span) => ({ from: span.from + shift, to: span.to + shift }))
  const wanted = gold.attributions
    .map((one) => ({ source: move(one.source), content: move(one.content) }))
    .filter((one) => one.content.length > 0)
  const given = givenOf(coding)
  const pairs = match(text, wanted, given)
  const right = pairs.filter(([one, other]) => sameSource(one, other)).length
  const matchedWanted = new Set(pairs.map(([one]) => one))
  const matchedGiven = new Set(pairs.map(([, one]) => one))
  const missed = wanted.filter((one) => !matchedWanted.has(one))
  const wrong = given.filter((one) => !matchedGiven.has(one))
  return {
    id: gold.id,
    content: { right: pairs.length, wrong: wrong.length, missed: missed.length },
    source: [right, pairs.length],
    all: { right, wrong: given.length - right, missed: wanted.length - right },
    missed: missed.map((one) => lineOf(text, one)),
    wrong: wrong.map((one) => lineOf(text, one)),
    wrongSource: pairs
      .filter(([one, other]) => !sameSource(one, other))
      .map(([one, other]) => `${lineOf(text, one)} <> ${words(text, other.source)}`),
  }
}

function givenOf(coding: Coding): readonly Given[] {
  const out: Given[] = []
  for (const record of coding.records) {
    if (record.kind !== 'statement') continue
    const same = out.some((one) => one.content[0]?.from === record.content[0].from && one.content.at(-1)?.to === record.content.at(-1)?.to)
    if (!same) out.push({ content: record.content, source: sourceSpans(record) })
  }
  return out
}

function sourceSpans(statement: Statement): readonly Span[] {
  const named = statement.evidence.filter((one) => one.part === 'source')
  return named.length > 0 ? named : statement.speakers.map((party) => party.span)
}

function sameSource(gold: Given, given: Given): boolean {
  if (gold.source.length === 0) return given.source.length === 0
  return gold.source.some((one) => given.source.some((other) => overlaps(one, other)))
}

function match(text: string, wanted: readonly Given[], given: readonly Given[]): readonly (readonly [Given, Given])[] {
  const options: { wanted: Given; given: Given; share: number }[] = []
  for (const one of wanted)
    for (const other of given) {
      const share = overlapShare(text, one.content, other.content)
      if (share >= 0.5) options.push({ wanted: one, given: other, share: share + (sameSource(one, other) ? 0.01 : 0) })
    }
  options.sort((a, b) => b.share - a.share)
  const out: (readonly [Given, Given])[] = []
  for (const option of options)
    if (!out.some(([one, other]) => one === option.wanted || other === option.given)) out.push([option.wanted, option.given])
  return out
}

function lineOf(text: string, one: Given): string {
  return `${words(text, one.source) || '-'}: ${words(text, one.content)}`
}

function words(text: string, list: readonly Span[]): string {
  return list.map((span) => text.slice(span.from, span.to)).join(' ... ')
}

/** Sums articles; intervals by bootstrap over articles. */
export function sumAttributions(articles: readonly AttributionCounts[]): AttributionScore {
  const total = (name: 'content' | 'all', of: readonly AttributionCounts[]): Counts =>
    of.reduce((sum, one) => addCounts(sum, one[name]), noCounts)
  const [right, matched] = articles.reduce(([r, m], one) => [r + one.source[0], m + one.source[1]], [0, 0])
  const rates = (name: 'content' | 'all'): Rates & { interval: Interval | null } => ({
    ...ratesOf(total(name, articles)),
    interval: bootstrap(articles, (sample) => ratesOf(total(name, sample)).f1),
  })
  return { n: articles.length, content: rates('content'), source: shareOf(right ?? 0, matched ?? 0), all: rates('all') }
}
