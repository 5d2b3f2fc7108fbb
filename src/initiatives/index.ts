/** Initiatives and policies with their steps, phases or rounds, their holder and partners. */
import { contentId } from '../base/hash.js'
import { by, byText } from '../base/order.js'
import { contains, isNonEmpty, type NonEmpty, type Span } from '../base/types.js'
import type { InitiativeWords } from '../knowledge/initiatives/index.js'
import type { AnalysedDispatch } from '../model/coding.js'
import type { RuleId } from '../model/ids.js'
import { type Evidence, evidenceOf, type Initiative, type InitiativeStep, type Statement } from '../model/record.js'
import { charSpan, type TokenRange } from '../model/tokens.js'
import { ancestors, childWith } from '../model/tree.js'
import { holdersOf, partnersOf } from './holders.js'
import { type NamedInitiative, namedInitiatives } from './names.js'
import { earlierStep } from './earlier.js'
import { ellipticSteps, type FoundStep, keptApart, listedSteps, numberedSteps } from './steps.js'
import { countedWholes, wholesOfSteps } from './wholes.js'

export interface InitiativeKnowledge {
  readonly initiatives: InitiativeWords
}

/** All mentions of one initiative with the steps told of it. */
export interface Gathered {
  readonly name: string
  readonly mentions: NamedInitiative[]
  readonly steps: Map<number, FoundStep>
}

/** Codes the initiatives of a dispatch: those with a step, and those by a name of their own. */
export function codeInitiatives(
  analysed: AnalysedDispatch,
  statements: readonly Statement[],
  knowledge: InitiativeKnowledge,
): readonly Initiative[] {
  const words = knowledge.initiatives
  const numbered = numberedSteps(analysed, words)
  const named = namedInitiatives(analysed, words)
  const wholes = [...wholesOfSteps(analysed, numbered, words), ...countedWholes(analysed, words)].filter(
    (one) => !named.some((other) => other.first <= one.head && one.head < other.end),
  )
  const gathered = gather([...named, ...wholes].sort((a, b) => a.first - b.first))
  if (gathered.length === 0) return []
  const loose: FoundStep[] = []
  for (const step of numbered) {
    const whole = belongsTo(analysed, gathered, step)
    if (!whole) loose.push(step)
    else if (!whole.steps.has(step.ordinal)) whole.steps.set(step.ordinal, step)
  }
  takeLoose(analysed, gathered, loose)
  takeElliptic(analysed, gathered, ellipticSteps(analysed.tokens, words, numbered))
  const out: Initiative[] = []
  for (const one of gathered) {
    for (const mention of one.mentions)
      for (const step of listedSteps(analysed.tokens, mention.head)) if (!one.steps.has(step.ordinal)) one.steps.set(step.ordinal, step)
    const before = earlierStep(analysed, statements, one, words)
    if (before) one.steps.set(before.ordinal, before)
    if (one.steps.size === 0 && !one.mentions.some((mention) => standsAlone(analysed, mention, words))) continue
    const built = build(analysed, statements, one, words)
    if (built) out.push(built)
  }
  return out.sort(by((one) => one.evidence[0].from))
}

/** Without a step: a policy known as one state's own ("Neighbourhood First"), or a named or numbered plan that somebody has, presents or carries out. */
function standsAlone({ tokens }: AnalysedDispatch, mention: NamedInitiative, words: InitiativeWords): boolean {
  if (!mention.strong) return false
  if (mention.holder !== null || childWith(tokens, mention.head, 'nmod:poss') >= 0) return true
  return ancestors(tokens, mention.head)
    .slice(0, 2)
    .some((at) => words.words.presenting.has(tokens.lemma[at] ?? ''))
}

/** "the second phase" without its whole is a phase of the one initiative of the dispatch whose other phases are told, if there is one. */
function takeLoose(analysed: AnalysedDispatch, gathered: readonly Gathered[], loose: readonly FoundStep[]): void {
  const lemma = (step: FoundStep): string => analysed.tokens.lemma[step.token] ?? ''
  for (const step of loose) {
    if (step.of !== null) continue
    const candidates = gathered.filter((one) => [...one.steps.values()].some((other) => lemma(other) === lemma(step)))
    const only = candidates[0]
    if (only && candidates.length === 1 && !only.steps.has(step.ordinal)) only.steps.set(step.ordinal, step)
  }
}

/** How many sentences behind what it goes on with an ordinal alone still counts a step. */
const ellipsisReach = 2

/** "The second, in August, ...": goes on with the initiative of the step told last, or of what was last said to have steps. */
function takeElliptic({ tokens }: AnalysedDispatch, gathered: readonly Gathered[], found: readonly FoundStep[]): void {
  for (const step of found) {
    let best: { one: Gathered; at: number } | null = null
    for (const one of gathered)
      for (const at of [...[...one.steps.values()].map((other) => other.token), ...one.mentions.map((mention) => mention.head)])
        if (at < step.token && (!best || at >= best.at)) best = { one, at }
    const apart = best ? (tokens.sentenceOf[step.token] ?? 0) - (tokens.sentenceOf[best.at] ?? 0) : Infinity
    if (best && apart <= ellipsisReach && !best.one.steps.has(step.ordinal)) best.one.steps.set(step.ordinal, step)
  }
}

/** Mentions of one name together: the same words, or all words of a shorter name within a longer one. */
function gather(named: readonly NamedInitiative[]): readonly Gathered[] {
  const out: Gathered[] = []
  for (const mention of named) {
    const held = out.find((one) => sameInitiative(one.name, mention.name))
    if (held) held.mentions.push(mention)
    else out.push({ name: mention.name, mentions: [mention], steps: new Map() })
  }
  return out.map((one) => ({ ...one, name: fullestName(one) }))
}

/** The name with the most capitals: "Exercise Steadfast Defender 2024" rather than "the exercise"; the first of equals. */
function fullestName(one: Gathered): string {
  const capitals = (name: string): number => name.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0
  return one.mentions.map((mention) => mention.name).reduce((best, name) => (capitals(name) > capitals(best) ? name : best), one.name)
}

function sameInitiative(a: string, b: string): boolean {
  const [x, y] = [wordsOf(a), wordsOf(b)]
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  return short.length > 0 && short.every((word) => long.includes(word))
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && word !== 'the')
}

/**
 * The initiative whose name holds the noun that the step is of; for "the first stage of which" and "the second phase" the one last
 * named in the same sentence, or in the one before.
 */
function belongsTo(analysed: AnalysedDispatch, gathered: readonly Gathered[], step: FoundStep): Gathered | null {
  const { tokens } = analysed
  // "the first stage of the project": what was named before.
  const of = step.of !== null && isBareNoun(analysed, step.of) ? null : step.of
  const named = of === null ? undefined : gathered.find((one) => one.mentions.some((mention) => mention.first <= of && of < mention.end))
  if (named) return named
  if (of !== null && tokens.lower[step.token + 2] !== 'which') return null
  let best: { one: Gathered; end: number } | null = null
  for (const one of gathered)
    for (const mention of one.mentions) {
      const apart = (tokens.sentenceOf[step.token] ?? 0) - (tokens.sentenceOf[mention.head] ?? 0)
      if (mention.end <= step.token && apart >= 0 && apart <= 1 && (!best || mention.end > best.end)) best = { one, end: mention.end }
    }
  return best?.one ?? null
}

/** "the project", "the plan" with nothing that tells it from another. */
function isBareNoun({ tokens }: AnalysedDispatch, noun: number): boolean {
  if (/^(?:of|for)$/.test(tokens.lower[noun + 1] ?? '')) return false
  return (
    tokens.lower[noun - 1] === 'the' && /^(?:project|plan|programme|program|initiative|scheme|deal|process)$/.test(tokens.lemma[noun] ?? '')
  )
}

function build(analysed: AnalysedDispatch, statements: readonly Statement[], one: Gathered, words: InitiativeWords): Initiative | null {
  const holders = holdersOf(analysed, statements, one, words)
  if (!isNonEmpty(holders)) return null
  const steps = keptApart(analysed.tokens, [...one.steps.values()])
    .toSorted((a, b) => a.ordinal - b.ordinal)
    .map((step) => stepOf(analysed, statements, step, words))
  const evidence = evidenceFor(analysed, one, steps)
  const first = evidence[0]
  const strong = one.mentions.some((mention) => mention.strong)
  return {
    kind: 'initiative',
    id: contentId('i', [
      analysed.dispatch.id,
      'initiative',
      one.name,
      holders
        .map((party) => party.code)
        .sort(byText)
        .join('+'),
      String(first.from),
    ]),
    when: null,
    where: null,
    standing: steps.some((step) => step.state !== 'announced') ? 'happened' : 'planned',
    reportedBy: speakerOver(statements, first)?.speakers[0] ?? null,
    evidence,
    foundBy: (one.steps.size > 0 ? 'initiative/steps' : 'initiative/name') as RuleId,
    because: [
      `name '${one.name}'${strong ? ' (own name or numbered)' : ''}`,
      ...[...one.steps.values()].map((step) => `step ${step.ordinal} by '${analysed.tokens.form[step.token] ?? ''}'`),
    ],
    rivals: [],
    score: one.steps.size > 0 ? 0.85 : 0.7,
    name: one.name,
    holders,
    partners: partnersOf(analysed, statements, one, holders),
    steps,
  }
}

function speakerOver(statements: readonly Statement[], span: { readonly from: number; readonly to: number }): Statement | undefined {
  return statements.find((statement) => statement.content.some((content) => contains(content, span)))
}

/** A step's content is its clause; where a statement's content lies within that clause and holds the step, that content. */
function stepOf(analysed: AnalysedDispatch, statements: readonly Statement[], step: FoundStep, words: InitiativeWords): InitiativeStep {
  const whole = withinSaid(statements, trimmedSpan(analysed, step.content))
  const at = analysed.tokens.from[step.token] ?? 0
  const said = statements
    .filter((statement) => statement.content.length === 1)
    .flatMap((statement) => statement.content)
    .find((content) => contains(whole, content) && content.from <= at && at < content.to)
  const state = said && said.from > whole.from && !holdsFinite(analysed, said) ? nominalState(analysed, said, words) : step.state
  return { ordinal: step.ordinal, state, content: said ?? whole }
}

/** A step told at the end of what is said ends there: "the second the exchange of plots, Chile said". */
function withinSaid(statements: readonly Statement[], span: Span): Span {
  const said = statements
    .filter((statement) => statement.content.length === 1)
    .flatMap((statement) => statement.content)
    .find((content) => content.from <= span.from && span.from < content.to && content.to < span.to)
  return said ? { from: span.from, to: said.to } : span
}

/** Said as a noun: "the completion of the second phase" is done, "readiness for the second phase" is not. */
function nominalState(analysed: AnalysedDispatch, span: Span, words: InitiativeWords): InitiativeStep['state'] {
  const { tokens } = analysed
  const noun = tokensIn(analysed, span).some((at) => tokens.tag[at] === 'NOUN' && words.words.achieved.has(tokens.lemma[at] ?? ''))
  return noun ? 'done' : 'announced'
}

function holdsFinite(analysed: AnalysedDispatch, span: Span): boolean {
  return tokensIn(analysed, span).some((at) => /^(?:VBD|VBZ|VBP|MD)$/.test(analysed.tokens.fine[at] ?? ''))
}

function tokensIn({ tokens }: AnalysedDispatch, span: Span): readonly number[] {
  const out: number[] = []
  for (let at = 0; at < tokens.length; at++) if ((tokens.from[at] ?? 0) >= span.from && (tokens.to[at] ?? 0) <= span.to) out.push(at)
  return out
}

function trimmedSpan(analysed: AnalysedDispatch, range: TokenRange): { from: number; to: number } {
  const { tokens } = analysed
  let { first, end } = range
  while (first < end - 1 && (tokens.tag[first] === 'PUNCT' || (tokens.lower[first] === 'that' && tokens.relation[first] === 'mark')))
    first++
  while (end > first + 1 && tokens.tag[end - 1] === 'PUNCT') end--
  return charSpan(tokens, { first, end })
}

function evidenceFor(analysed: AnalysedDispatch, one: Gathered, steps: readonly InitiativeStep[]): NonEmpty<Evidence> {
  const list = one.mentions.map((mention) => evidenceOf(charSpan(analysed.tokens, mention), 'name'))
  for (const step of steps) list.push(evidenceOf(step.content, 'step'))
  list.sort((a, b) => a.from - b.from || a.to - b.to)
  if (!isNonEmpty(list)) throw new RangeError(`Initiative '${one.name}' without a mention`)
  return list
}
