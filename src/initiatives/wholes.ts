/** Wholes that no vocabulary names: what a told step is a step of, and what is said to have so many steps. */
import type { InitiativeWords } from '../knowledge/initiatives/index.js'
import type { AnalysedDispatch } from '../model/coding.js'
import type { ParsedTokens } from '../model/tokens.js'
import { childrenWith, childWith, hangsBy } from '../model/tree.js'
import { type NamedInitiative, wholeNamed } from './names.js'
import type { FoundStep } from './steps.js'

/** Nouns whose parts are no steps of anything that a state undertakes. */
const otherwise = new Set([
  'year',
  'month',
  'week',
  'day',
  'century',
  'decade',
  'season',
  'tournament',
  'championship',
  'cup',
  'league',
  'match',
  'game',
  'race',
  'election',
  'vote',
  'tour',
  'trip',
  'visit',
  'book',
  'film',
  'report',
  'pandemic',
  'war',
  'list',
  'kind',
])

/** The wholes of steps that say "of ...": "the second section of the gas link". */
export function wholesOfSteps(read: AnalysedDispatch, steps: readonly FoundStep[]): readonly NamedInitiative[] {
  const { tokens } = read
  return steps.flatMap(({ of, token }) => {
    if (of === null || (tokens.tag[of] !== 'NOUN' && tokens.tag[of] !== 'PROPN') || otherwise.has(tokens.lemma[of] ?? '')) return []
    if (hangsBy(tokens, of, 'nmod:poss') || isActor(read, of) || isTime(read, of) || of <= token) return []
    return [wholeNamed(read, of)]
  })
}

/** "The plan has three steps", "its recommendations are carried out in three phases", "nine steps would be taken". */
export function countedWholes(read: AnalysedDispatch, words: InitiativeWords): readonly NamedInitiative[] {
  const { tokens } = read
  const out: NamedInitiative[] = []
  for (let token = 0; token < tokens.length; token++) {
    if (words.nouns.get(tokens.lemma[token] ?? '') !== 'step' || !isCounted(tokens, token)) continue
    const carrier = subjectOver(tokens, token)
    out.push(wholeNamed(read, carrier !== null && !isActor(read, carrier) ? carrier : token))
  }
  return out
}

function isCounted(tokens: ParsedTokens, noun: number): boolean {
  return childrenWith(tokens, noun, 'nummod').some((number) => number < noun) && tokens.lemma[noun] !== tokens.lower[noun]
}

/** The subject of the verb whose object or "in ..." phrase the noun is. */
function subjectOver(tokens: ParsedTokens, noun: number): number | null {
  if (!hangsBy(tokens, noun, 'obj', 'obl')) return null
  const subject = childWith(tokens, tokens.head[noun] ?? noun, 'nsubj')
  return subject >= 0 && tokens.tag[subject] === 'NOUN' ? subject : null
}

function isActor(read: AnalysedDispatch, token: number): boolean {
  return read.actors.some((mention) => mention.head === token && mention.reading !== 'modifier')
}

function isTime(read: AnalysedDispatch, token: number): boolean {
  return read.times.some((time) => time.first <= token && token < time.end)
}
