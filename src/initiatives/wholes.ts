/** Wholes that no vocabulary names: what a told step is a step of, and what is said to have so many steps. */
import { lookUp } from '../base/word-table.js'
import type { InitiativeWords } from '../knowledge/initiatives/index.js'
import type { AnalysedDispatch } from '../model/coding.js'
import type { ParsedTokens } from '../model/tokens.js'
import { childrenWith, childWith, hangsBy } from '../model/tree.js'
import { type NamedInitiative, wholeNamed } from './names.js'
import type { FoundStep } from './steps.js'

/** The wholes of steps that say "of ...": "the second section of the gas link". */
export function wholesOfSteps(read: AnalysedDispatch, steps: readonly FoundStep[], words: InitiativeWords): readonly NamedInitiative[] {
  const { tokens } = read
  return steps.flatMap(({ of, token }) => {
    if (of === null || (tokens.tag[of] !== 'NOUN' && tokens.tag[of] !== 'PROPN') || words.words.otherwise.has(tokens.lemma[of] ?? ''))
      return []
    if (hangsBy(tokens, of, 'nmod:poss') || isActor(read, of) || isTime(read, of) || of <= token) return []
    return [wholeNamed(read, words, of)]
  })
}

/** "The plan has three steps", "its recommendations are carried out in three phases", "nine steps would be taken". */
export function countedWholes(read: AnalysedDispatch, words: InitiativeWords): readonly NamedInitiative[] {
  const { tokens } = read
  const out: NamedInitiative[] = []
  for (let token = 0; token < tokens.length; token++) {
    if (lookUp(words.nouns, tokens.lemma[token] ?? '') !== 'step' || !isCounted(tokens, token)) continue
    out.push(wholeNamed(read, words, carrierOf(read, token) ?? token))
  }
  return out
}

function isCounted(tokens: ParsedTokens, noun: number): boolean {
  return childrenWith(tokens, noun, 'nummod').some((number) => number < noun) && tokens.lemma[noun] !== tokens.lower[noun]
}

/** What has the steps: the noun that "in three stages" qualifies, the object of the verb that it qualifies, or the verb's subject. */
function carrierOf(read: AnalysedDispatch, noun: number): number | null {
  const { tokens } = read
  const up = tokens.head[noun] ?? noun
  const candidates = hangsBy(tokens, noun, 'nmod')
    ? [up]
    : hangsBy(tokens, noun, 'obj', 'obl')
      ? [childWith(tokens, up, 'obj'), childWith(tokens, up, 'nsubj')]
      : []
  return candidates.find((at) => at >= 0 && at !== noun && tokens.tag[at] === 'NOUN' && !isActor(read, at)) ?? null
}

/** Somebody by name, office or pronoun; "a naval mission" by its noun alone can be a body and an undertaking. */
function isActor(read: AnalysedDispatch, token: number): boolean {
  return read.actors.some((mention) => mention.head === token && mention.reading !== 'modifier' && mention.form !== 'noun')
}

function isTime(read: AnalysedDispatch, token: number): boolean {
  return read.times.some((time) => time.first <= token && token < time.end)
}
