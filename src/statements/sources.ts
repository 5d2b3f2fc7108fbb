/** Who speaks: the source of a verb of speech, through coordination, control, participles, relatives and passives. */
import type { ParsedTokens } from '../model/tokens.js'
import { childrenOf, childWith, hangsBy } from '../model/tree.js'

export interface SourceFound {
  readonly head: number
  readonly via: string | null
}

const relatives = new Set(['who', 'which', 'that', 'whom'])
const objectControl = new Set([
  'ask',
  'tell',
  'urge',
  'order',
  'allow',
  'let',
  'make',
  'have',
  'want',
  'get',
  'force',
  'lead',
  'cause',
  'prompt',
  'invite',
  'hear',
  'see',
  'help',
  'push',
  'press',
  'quote',
  'cite',
  'report',
])

/** The head token of the source of `verb`; null when the tree names none. */
export function sourceOf(tokens: ParsedTokens, verb: number): SourceFound | null {
  let at = verb
  let via: string | null = null
  for (let climbs = 0; climbs < 6; climbs++) {
    const own = ownSubject(tokens, at, at === verb)
    if (own !== null) return { head: own, via: via ?? viaOf(tokens, at, own) }
    const up = tokens.head[at] ?? at
    if (up === at) return null
    const relation = tokens.relation[at] ?? ''
    if (relation === 'acl:relcl') return { head: up, via: 'relative' }
    if (relation.startsWith('acl')) {
      if (isPastOfRoot(tokens, at)) return { head: up, via }
      if (tokens.fine[at] === 'VBN') return null
      if (!isParticipleOfSubject(tokens, at, up)) return { head: up, via: 'participle' }
      via = 'participle'
    } else if (relation === 'xcomp' || (relation.startsWith('advcl') && childWith(tokens, at, 'mark') >= 0 && isQuoting(tokens, up))) {
      const object = childWith(tokens, up, 'obj')
      if (object >= 0 && object !== at && objectControl.has(tokens.lemma[up] ?? '')) return { head: object, via: 'control' }
      const passive = childWith(tokens, up, 'nsubj:pass')
      if (passive >= 0) return { head: passive, via: 'control' }
      via = 'control'
    } else if (relation.startsWith('conj')) {
      via = via ?? 'coordination'
      if (isFinite(tokens, at) && isGerund(tokens, up)) {
        // "accused the envoy of ignoring it and denounced ...": a finite verb is no coordinate of a gerund, but of the verb above.
        const above = verbAbove(tokens, up)
        if (above !== up) {
          at = above
          continue
        }
      }
    } else if (relation.startsWith('advcl')) {
      if (childWith(tokens, at, 'nsubj', 'csubj') >= 0) return null
      via = 'participle'
    } else if (relation === 'ccomp' || relation === 'parataxis' || relation === 'dep' || relation === 'appos') via = via ?? 'climb'
    else return null
    at = up
  }
  return null
}

/** "A source dismissed as false a report ...": a participle below the sentence's root noun, where no finite verb stands: its past tense. */
export function isPastOfRoot(tokens: ParsedTokens, verb: number): boolean {
  const root = tokens.head[verb] ?? verb
  if (tokens.fine[verb] !== 'VBN' || !hangsBy(tokens, verb, 'acl') || tokens.relation[verb] === 'acl:relcl') return false
  if (tokens.head[root] !== root || tokens.tag[root] === 'VERB' || root > verb) return false
  const start = tokens.sentences[tokens.sentenceOf[verb] ?? 0]
  for (let at = start?.first ?? verb; at < verb; at++) if (/^(VB[DZP]|MD)$/.test(tokens.fine[at] ?? '')) return false
  return childWith(tokens, root, 'cop', 'aux') < 0
}

function isFinite(tokens: ParsedTokens, token: number): boolean {
  return /^VB[DZP]$/.test(tokens.fine[token] ?? '')
}

/** The next verb over a token, or the token itself. */
function verbAbove(tokens: ParsedTokens, token: number): number {
  let at = tokens.head[token] ?? token
  while (tokens.tag[at] !== 'VERB' && (tokens.head[at] ?? at) !== at) at = tokens.head[at] ?? at
  return tokens.tag[at] === 'VERB' ? at : token
}

function isGerund(tokens: ParsedTokens, token: number): boolean {
  return tokens.fine[token] === 'VBG' && childWith(tokens, token, 'aux') < 0
}

/** "the minister, stressing ..." whose noun is a subject: the subject speaks, found on the way up; a noun of another role speaks itself. */
function isParticipleOfSubject(tokens: ParsedTokens, participle: number, noun: number): boolean {
  return !hangsBy(tokens, noun, 'nsubj') && (tokens.lower[participle - 1] ?? '') === ','
}

function isQuoting(tokens: ParsedTokens, token: number): boolean {
  const lemma = tokens.lemma[token] ?? ''
  return lemma === 'quote' || lemma === 'cite' || lemma === 'report'
}

function viaOf(tokens: ParsedTokens, verb: number, subject: number): string | null {
  if (hangsBy(tokens, subject, 'obl:agent', 'obl')) return 'by-phrase'
  if (tokens.relation[verb] === 'acl:relcl' && (tokens.head[verb] ?? -1) === subject) return 'relative'
  return null
}

/** A passive by its auxiliary, or by its subject where the form is no past tense (a past tense cannot be passive, whatever its subject was called). */
export function isPassiveVerb(tokens: ParsedTokens, verb: number): boolean {
  if (childWith(tokens, verb, 'aux:pass') >= 0) return true
  const isBareRoot = tokens.head[verb] === verb && childWith(tokens, verb, 'aux') < 0
  return childWith(tokens, verb, 'nsubj:pass') >= 0 && !isBareRoot && !/^VB[DZP]$/.test(tokens.fine[verb] ?? '')
}

/** The verb's own subject or agent; a relative pronoun stands for its antecedent. */
function ownSubject(tokens: ParsedTokens, verb: number, asCue: boolean): number | null {
  const passive = isPassiveVerb(tokens, verb)
  if (passive) {
    if (!asCue) return childWith(tokens, verb, 'nsubj:pass') >= 0 ? childWith(tokens, verb, 'nsubj:pass') : null
    const agent = agentOf(tokens, verb)
    return agent >= 0 ? agent : null
  }
  let found: number | null = null
  for (const child of childrenOf(tokens, verb)) {
    const relation = tokens.relation[child] ?? ''
    if ((relation !== 'nsubj' && !relation.startsWith('nsubj:')) || tokens.lower[child] === 'there') continue
    // Of two subjects the one beside the verb is its own; a fronted clause left the other.
    if (found === null || child < verb) found = child
  }
  return found !== null && relatives.has(tokens.lower[found] ?? '') ? antecedentOf(tokens, verb, found) : found
}

/** What a relative pronoun stands for: the governor of its clause, or the noun before it where the clause hangs elsewhere. */
function antecedentOf(tokens: ParsedTokens, verb: number, pronoun: number): number {
  const head = tokens.head[verb] ?? pronoun
  let at = pronoun - 1
  const isPlural = tokens.form[at] === ',' && hangsBy(tokens, head, 'conj')
  if (tokens.relation[verb] === 'acl:relcl' && head < pronoun && !isPlural) return head
  if (tokens.form[at] === ',') at--
  if (tokens.tag[at] !== 'NOUN' && tokens.tag[at] !== 'PROPN') return pronoun
  while (hangsBy(tokens, at, 'flat', 'conj', 'compound') && (tokens.head[at] ?? at) < at) at = tokens.head[at] ?? at
  return at
}

/** The noun of "by ..." in a passive, or -1. */
export function agentOf(tokens: ParsedTokens, verb: number): number {
  const marked = childWith(tokens, verb, 'obl:agent')
  if (marked >= 0) return marked
  const own = byPhrase(tokens, verb)
  if (own >= 0) return own
  // "slammed as illegal by X": the tree may hang the agent from what something is held to be.
  const held = childrenOf(tokens, verb).find((child) => child > verb && tokens.lower[childWith(tokens, child, 'case')] === 'as')
  return held === undefined ? -1 : byPhrase(tokens, held)
}

function byPhrase(tokens: ParsedTokens, head: number): number {
  for (const child of childrenOf(tokens, head)) {
    if (!hangsBy(tokens, child, 'obl')) continue
    const preposition = childWith(tokens, child, 'case')
    if (preposition >= 0 && tokens.lower[preposition] === 'by' && tokens.tag[child] !== 'NUM') return child
  }
  return -1
}
