/**
 * Codes sentences by dictionaries in the format of PETRARCH alone: actors, agents, and verbs with their patterns. For users who bring
 * a codebook of that tradition; words decide by pattern, the tree decides who is the subject.
 */
import type { Day } from '../../base/types.js'
import type { Dictionaries } from '../../knowledge/dictionaries/index.js'
import type { VerbCode, VerbDictionary, VerbEntry } from '../../knowledge/dictionaries/verbs.js'
import { childrenOf, childWith, hangsBy, type ParsedTokens, type Sentence, subtree, type TokenRange } from '../../model/index.js'
import { matchPattern, type Placed } from './match.js'
import { type CodedPhrase, codedPhrases } from './phrases.js'

/** One coded act; codes are those of the dictionaries. */
export interface DictionaryEvent {
  readonly source: string
  readonly target: string
  readonly code: string
  /** Token of the verb. */
  readonly verb: number
}

export interface DictionaryCoder {
  readonly dictionaries: Dictionaries
  readonly verbs: VerbDictionary
}

/** Events of all sentences, in the order of their verbs, each (source, target, code) once. */
export function codeByDictionary(tokens: ParsedTokens, coder: DictionaryCoder, day: Day | null): readonly DictionaryEvent[] {
  const out: DictionaryEvent[] = []
  for (const sentence of tokens.sentences) {
    const phrases = codedPhrases(tokens, sentence, coder.dictionaries, day)
    for (let token = sentence.first; token < sentence.end; token++) {
      for (const event of codeVerb(tokens, sentence, phrases, coder.verbs, token))
        if (!out.some((one) => one.source === event.source && one.target === event.target && one.code === event.code)) out.push(event)
    }
  }
  return out
}

function codeVerb(
  tokens: ParsedTokens,
  sentence: Sentence,
  phrases: readonly CodedPhrase[],
  verbs: VerbDictionary,
  token: number,
): readonly DictionaryEvent[] {
  const found = entryAt(tokens, sentence, verbs, token)
  if (!found || !(isVerb(tokens, token) || found.range.end - found.range.first > 1)) return []
  const { entry, range } = found
  for (const pattern of entry.patterns) {
    const placed = matchPattern(tokens, sentence, range, phrases, pattern)
    if (placed) return eventsOf(tokens, sentence, phrases, token, range, pattern.code, placed)
  }
  return eventsOf(tokens, sentence, phrases, token, range, entry.code, { source: null, target: null, compound: null })
}

function isVerb(tokens: ParsedTokens, token: number): boolean {
  return tokens.tag[token] === 'VERB' || (tokens.fine[token] ?? '').startsWith('VB') || tokens.lower[token - 1] === 'to'
}

function entryAt(
  tokens: ParsedTokens,
  sentence: TokenRange,
  verbs: VerbDictionary,
  token: number,
): { readonly entry: VerbEntry; readonly range: TokenRange } | null {
  for (const entry of verbs.get(tokens.lower[token] ?? '') ?? []) {
    const first = token - entry.before.length
    const end = token + 1 + entry.after.length
    if (first < sentence.first || end > sentence.end) continue
    const fits =
      entry.before.every((word, k) => tokens.lower[first + k] === word) &&
      entry.after.every((word, k) => tokens.lower[token + 1 + k] === word)
    if (fits) return { entry, range: { first, end } }
  }
  return null
}

function eventsOf(
  tokens: ParsedTokens,
  sentence: TokenRange,
  phrases: readonly CodedPhrase[],
  verb: number,
  range: TokenRange,
  code: VerbCode | null,
  placed: Placed,
): readonly DictionaryEvent[] {
  if (!code) return []
  const agent = agentOf(tokens, verb, phrases)
  const subject = subjectOf(tokens, verb, phrases, sentence)
  const source = placed.source ?? agent ?? subject
  if (!source) return placed.compound ? among(placed.compound, code, verb) : []
  const target = placed.target ?? (agent && subject ? subject : targetOf(tokens, phrases, range.end, verb, source))
  if (!target) return source.codes.length > 1 && code.back !== null ? among(source, code, verb) : []
  const out: DictionaryEvent[] = []
  for (const from of source.codes) {
    for (const to of target.codes) {
      if (from === to) continue
      out.push({ source: from, target: to, code: code.forth, verb })
      if (code.back !== null) out.push({ source: to, target: from, code: code.back, verb })
    }
  }
  return out
}

/** Every party of a compound with every other. */
function among(phrase: CodedPhrase, code: VerbCode, verb: number): readonly DictionaryEvent[] {
  return phrase.codes.flatMap((source) =>
    phrase.codes.flatMap((target) => (source === target ? [] : [{ source, target, code: code.forth, verb }])),
  )
}

/** First coded phrase after the verb, within what hangs from it, that is another party. */
function targetOf(
  tokens: ParsedTokens,
  phrases: readonly CodedPhrase[],
  from: number,
  verb: number,
  source: CodedPhrase,
): CodedPhrase | null {
  const governor = tokens.tag[verb] === 'NOUN' ? (tokens.head[verb] ?? verb) : verb
  const { end } = subtree(tokens, governor)
  const after = phrases.filter((one) => one.first >= from && one !== source && one.codes.some((code) => !source.codes.includes(code)))
  return after.find((one) => one.first < end && !isSubjectOfLater(tokens, one, verb)) ?? null
}

/** True for the subject of another clause that follows ("..., a senior official said"). */
function isSubjectOfLater(tokens: ParsedTokens, phrase: CodedPhrase, verb: number): boolean {
  for (let token = phrase.first; token < phrase.end; token++) {
    const up = tokens.head[token] ?? token
    if (hangsBy(tokens, token, 'nsubj') && up > token && speech.has(tokens.lemma[up] ?? '') && up !== verb) return true
  }
  return false
}

const relative: ReadonlySet<string> = new Set(['who', 'which', 'that', 'whom'])
const speech: ReadonlySet<string> = new Set(['say', 'report', 'tell', 'announce', 'add'])

/** "was opposed by Osgiliath": who did it. */
function agentOf(tokens: ParsedTokens, verb: number, phrases: readonly CodedPhrase[]): CodedPhrase | null {
  const passive = childrenOf(tokens, verb).some((child) => hangsBy(tokens, child, 'nsubj:pass', 'aux:pass'))
  if (!passive) return null
  for (const child of childrenOf(tokens, verb)) {
    const preposition = childWith(tokens, child, 'case')
    if (hangsBy(tokens, child, 'obl') && preposition >= 0 && tokens.lower[preposition] === 'by') return phraseAt(tokens, child, phrases)
  }
  return null
}

/** The subject of the verb or of the verb that it hangs from. A subject without a code is nobody; no subject at all: the nearest coded phrase before. */
function subjectOf(tokens: ParsedTokens, verb: number, phrases: readonly CodedPhrase[], sentence: TokenRange): CodedPhrase | null {
  for (let at = verb, steps = 0; steps < 8; steps++) {
    const subject = childWith(tokens, at, 'nsubj')
    if (subject >= 0 && subject < verb) {
      const phrase = phraseAt(tokens, subject, phrases)
      if (phrase && phrase.end <= verb) return phrase
      if (!relative.has(tokens.lower[subject] ?? '')) return null
    }
    const up = tokens.head[at] ?? at
    if (up === at || up < sentence.first || up >= sentence.end) break
    if (hangsBy(tokens, at, 'acl:relcl', 'acl')) return phraseAt(tokens, up, phrases)
    at = up
  }
  return phrases.findLast((one) => one.end <= verb) ?? null
}

/** The coded phrase that holds the token, else the first one in its subtree. */
function phraseAt(tokens: ParsedTokens, token: number, phrases: readonly CodedPhrase[]): CodedPhrase | null {
  const around = phrases.find((one) => one.first <= token && token < one.end)
  if (around) return around
  const { first, end } = subtree(tokens, token)
  return phrases.find((one) => one.first >= first && one.end <= end) ?? null
}
