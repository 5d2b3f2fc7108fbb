/** Operative paragraphs of resolutions and communiqués: "The Council, ... 1. Condemns ...; 2. Decides ...". Each has its subject far above. */
import type { ParsedTokens, Sentence } from '../model/index.js'
import type { ClauseKnowledge } from '../knowledge/clauses/index.js'
import { childOf } from './predicates.js'

/** True for the first word of a paragraph, after its number and an adverb, that is a verb in the present without a subject. */
export function isOperative(tokens: ParsedTokens, token: number, knowledge: ClauseKnowledge): boolean {
  if (tokens.head[token] !== token || childOf(tokens, token, 'nsubj') !== null) return false
  const sentence = tokens.sentences[tokens.sentenceOf[token] ?? 0]
  if (!sentence || sentence.inHeadline) return false
  const fine = tokens.fine[token]
  const lower = tokens.lower[token] ?? ''
  if (!/^[A-Z]/.test(tokens.form[sentence.first] ?? '') && !/^[0-9(]/.test(tokens.form[sentence.first] ?? '')) return false
  if (fine !== 'VBZ' && !((fine === 'NNS' || fine === 'VBZ' || fine === 'NN') && isSpoken(lower, knowledge))) return false
  for (let before = sentence.first; before < token; before++) {
    const tag = tokens.tag[before]
    if (tag !== 'ADV' && tag !== 'NUM' && tag !== 'X' && tag !== 'PUNCT' && tag !== 'SYM') return false
  }
  return true
}

function isSpoken(lower: string, { speech, verbs }: ClauseKnowledge): boolean {
  const stem = lower.endsWith('s') ? lower.slice(0, -1) : ''
  return stem !== '' && (speech.has(stem) || verbs.has(stem))
}

/** "commends" read as a plural noun: the verb all the same. */
export function operativeLemma(tokens: ParsedTokens, token: number): string {
  const lower = tokens.lower[token] ?? ''
  return tokens.tag[token] === 'VERB' ? (tokens.lemma[token] ?? lower).toLowerCase() : lower.slice(0, -1)
}

const farthest = 80

/** The body that resolves: the head of the nearest paragraph above that only names somebody ("The Peace and Security Council,"); or -1. */
export function resolvingBody(tokens: ParsedTokens, sentence: number): number {
  for (let at = sentence - 1; at >= 0 && at >= sentence - farthest; at--) {
    const above = tokens.sentences[at]
    if (above && names(tokens, above)) return rootOf(tokens, above)
  }
  return -1
}

function names(tokens: ParsedTokens, sentence: Sentence): boolean {
  const last = tokens.form[sentence.end - 1]
  if ((last !== ',' && last !== ':') || sentence.end - sentence.first > 14) return false
  const root = rootOf(tokens, sentence)
  return tokens.lower[sentence.first] === 'the' && (tokens.tag[root] === 'PROPN' || tokens.tag[root] === 'NOUN')
}

function rootOf(tokens: ParsedTokens, sentence: Sentence): number {
  for (let token = sentence.first; token < sentence.end; token++) if (tokens.head[token] === token) return token
  return sentence.first
}
