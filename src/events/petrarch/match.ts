/** Matches the patterns of a verb dictionary on the words around a verb. */
import type { PatternStep, VerbPattern } from '../../knowledge/dictionaries/verbs.js'
import type { ParsedTokens, TokenRange } from '../../model/index.js'
import type { CodedPhrase } from './phrases.js'

/** Parties that a pattern itself places. */
export interface Placed {
  readonly source: CodedPhrase | null
  readonly target: CodedPhrase | null
  readonly compound: CodedPhrase | null
}

/** Null when the pattern does not match at the verb, which covers `verb`. */
export function matchPattern(
  tokens: ParsedTokens,
  sentence: TokenRange,
  verb: TokenRange,
  phrases: readonly CodedPhrase[],
  pattern: VerbPattern,
): Placed | null {
  const placed: { source: CodedPhrase | null; target: CodedPhrase | null; compound: CodedPhrase | null } = {
    source: null,
    target: null,
    compound: null,
  }
  const keep = (step: PatternStep, phrase: CodedPhrase): void => {
    if (step.part === 'source') placed.source = phrase
    if (step.part === 'target') placed.target = phrase
    if (step.part === 'compound') placed.compound = phrase
  }
  const named = phrases.flatMap((one) => (one.owner ? [one, one.owner] : [one]))
  let right = verb.end
  for (const step of pattern.after) {
    const found = step.words ? wordsAfter(tokens, step, right, sentence.end) : partAfter(step, right, sentence.end, named, keep)
    if (found < 0) return null
    right = found
  }
  let left = verb.first
  for (const step of pattern.before) {
    const found = step.words ? wordsBefore(tokens, step, left, sentence.first) : partBefore(step, left, sentence.first, phrases, keep)
    if (found < 0) return null
    left = found
  }
  return placed
}

function isRun(tokens: ParsedTokens, run: readonly string[], at: number, limit: number): boolean {
  return at >= 0 && at + run.length <= limit && run.every((word, k) => tokens.lower[at + k] === word)
}

/** Where the matched words end, or -1. */
function wordsAfter(tokens: ParsedTokens, step: PatternStep, from: number, end: number): number {
  for (let at = from; at < (step.adjacent ? from + 1 : end); at++)
    for (const run of step.words ?? []) if (isRun(tokens, run, at, end)) return at + run.length
  return -1
}

/** Where the matched words begin, or -1. */
function wordsBefore(tokens: ParsedTokens, step: PatternStep, until: number, first: number): number {
  for (let stop = until; stop > (step.adjacent ? until - 1 : first); stop--)
    for (const run of step.words ?? []) {
      const at = stop - run.length
      if (at >= first && isRun(tokens, run, at, stop)) return at
    }
  return -1
}

function partAfter(
  step: PatternStep,
  from: number,
  end: number,
  phrases: readonly CodedPhrase[],
  keep: (step: PatternStep, phrase: CodedPhrase) => void,
): number {
  const phrase = phrases.find((one) => one.first >= from && one.end <= end && (step.part !== 'compound' || one.codes.length > 1))
  // A skipped noun phrase ends before the owner of mere agents: "the parliament | of Gondor".
  if (phrase?.owner && step.part === 'skip') return phrase.owner.first
  if (phrase) {
    keep(step, phrase)
    return phrase.end
  }
  return step.part === 'skip' ? Math.min(end, from + 1) : -1
}

function partBefore(
  step: PatternStep,
  until: number,
  first: number,
  phrases: readonly CodedPhrase[],
  keep: (step: PatternStep, phrase: CodedPhrase) => void,
): number {
  const phrase = phrases.findLast((one) => one.end <= until && one.first >= first && (step.part !== 'compound' || one.codes.length > 1))
  if (phrase) {
    keep(step, phrase)
    return phrase.first
  }
  return step.part === 'skip' ? Math.max(first, until - 1) : -1
}
