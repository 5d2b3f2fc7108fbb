/** Noun phrases: the words in them that conditions ask for, and the parties they name, directly or by inference. */
import { type ActorMention, lowerLemma, type ParsedTokens, subtree } from '../model/index.js'
import { mentionAtHead, type Scene } from './context.js'

/** A party in an argument. `inferred` says how, when the argument itself is none: "possessor of 'decision'". */
export interface FoundParty {
  readonly mention: ActorMention
  readonly inferred: string | null
  /** Head of the phrase that it was inferred from, as evidence; null when found directly. */
  readonly head: number | null
}

const wordRelations = new Set(['amod', 'compound', 'flat', 'nmod:desc', 'nummod', 'nmod:npmod'])

/** Lemmas of the head and its close modifiers, pairs of modifier and head, and what stands behind "of". */
export function phraseWords(scene: Scene, head: number): ReadonlySet<string> {
  const known = scene.phraseWords.get(head)
  if (known) return known
  const out = new Set<string>()
  collect(scene.tokens, head, out, 0)
  scene.phraseWords.set(head, out)
  return out
}

function collect(tokens: ParsedTokens, head: number, out: Set<string>, depth: number): void {
  const own = lowerLemma(tokens, head)
  out.add(own)
  out.add(tokens.lower[head] ?? own)
  for (let child = tokens.firstChild[head] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    const relation = tokens.relation[child] ?? ''
    if (wordRelations.has(relation)) {
      out.add(lowerLemma(tokens, child))
      out.add(tokens.lower[child] ?? '')
      out.add(`${tokens.lower[child] ?? ''} ${own}`)
      for (let inner = tokens.firstChild[child] ?? -1; inner >= 0; inner = tokens.nextSibling[inner] ?? -1)
        if (wordRelations.has(tokens.relation[inner] ?? '') || tokens.relation[inner] === 'conj') out.add(lowerLemma(tokens, inner))
    } else if (depth < 2 && relation === 'nmod' && caseWord(tokens, child) === 'of') collect(tokens, child, out, depth + 1)
    else if (depth < 1 && relation === 'conj' && tokens.tag[child] !== 'VERB') collect(tokens, child, out, depth + 1)
  }
}

/** The preposition of a nominal, its words joined by spaces, or null. */
export function caseWord(tokens: ParsedTokens, token: number): string | null {
  let found: string | null = null
  for (let child = tokens.firstChild[token] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
    if (tokens.relation[child] !== 'case' || tokens.fine[child] === 'POS') continue
    found = found === null ? (tokens.lower[child] ?? '') : `${found} ${tokens.lower[child] ?? ''}`
    for (let inner = tokens.firstChild[child] ?? -1; inner >= 0; inner = tokens.nextSibling[inner] ?? -1)
      if (tokens.relation[inner] === 'fixed') found = `${found} ${tokens.lower[inner] ?? ''}`
  }
  return found
}

const deepest = 3

/**
 * A common noun whose side is only guessed from the dispatch's home ("a field hospital", "families"): good enough for who acts,
 * too little for who is acted upon where anything in the phrase says more.
 */
export function isVague(scene: Scene, mention: ActorMention): boolean {
  if (mention.form !== 'noun') return false
  const entity = scene.analysed.entities[mention.entity]
  if (
    !entity ||
    entity.country === null ||
    (entity.kind !== 'body' && entity.kind !== 'people' && entity.kind !== 'unknown' && entity.kind !== 'person')
  )
    return false
  return !scene.analysed.actors.some(
    (other) => other !== mention && other.form !== 'pronoun' && other.first >= mention.first && other.end <= mention.end,
  )
}

/** Parties that a phrase names: its own head's mention, else whoever the phrase belongs to or speaks of, nearest first. */
export function partiesIn(scene: Scene, head: number, depth = 0): readonly FoundParty[] {
  const own = mentionAtHead(scene, head)
  const several =
    own && own.form !== 'name' && (scene.analysed.entities[own.entity]?.members.length ?? 0) === 0 && scene.tokens.fine[head] === 'NNS'
      ? appositions(scene, head)
      : []
  if (several.length > 1) return several
  if (own && (own.head === head || own.reading !== 'modifier') && !isThing(scene, own))
    return [{ mention: own, inferred: null, head: null }]
  const below = partiesBelow(scene, head, depth)
  return below.length > 0 || depth > 0 ? below : definiteWithin(scene, head)
}

/** "a destroyer", "a state of emergency", "a crowd": a common noun of no side that stands for nobody. */
function isThing(scene: Scene, mention: ActorMention): boolean {
  if (scene.short) return false
  const entity = scene.analysed.entities[mention.entity]
  return (
    mention.form === 'noun' && entity?.kind === 'body' && entity.country === null && entity.actor === null && entity.members.length === 0
  )
}

/** "the two ministers, A of X and B of Y": those whom a plural names one by one. */
function appositions(scene: Scene, head: number): readonly FoundParty[] {
  const { tokens } = scene
  const out: FoundParty[] = []
  const add = (token: number): void => {
    const mention = mentionAtHead(scene, token)
    if (mention && mention.form === 'name' && mention.reading === 'actor') out.push({ mention, inferred: null, head: null })
    for (let child = tokens.firstChild[token] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
      if (tokens.relation[child] === 'conj') add(child)
  }
  for (let child = tokens.firstChild[head] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
    if (tokens.relation[child] === 'appos') add(child)
  return out
}

/** Parties that a phrase names beside its head. */
export function partiesBelow(scene: Scene, head: number, depth = 0): readonly FoundParty[] {
  if (depth >= deepest) return []
  const word = scene.tokens.form[head] ?? ''
  for (const step of steps) {
    const found: FoundParty[] = []
    const { tokens } = scene
    for (let child = tokens.firstChild[head] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1) {
      const to = step.of(scene, child, tokens.relation[child] ?? '')
      if (to < 0) continue
      for (const inner of withConjuncts(tokens, to).flatMap((one) => partiesIn(scene, one, depth + 1)))
        if (inner.mention.reading !== 'place' || step.places)
          found.push({
            mention: inner.mention,
            head,
            inferred: `${step.name} '${word}'${inner.inferred === null ? '' : `, ${inner.inferred}`}`,
          })
      const pair = pairOf(scene, child, tokens.relation[child] ?? '')
      const first = pair < 0 ? null : mentionAtHead(scene, pair)
      if (first) found.push({ mention: first, head, inferred: `first of a pair at '${word}'` })
    }
    if (found.length > 0) return found
  }
  return []
}

/** A nominal and those coordinated with it: "imports from X and Y". */
export function withConjuncts(tokens: ParsedTokens, head: number): readonly number[] {
  const out = [head]
  for (let child = tokens.firstChild[head] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
    if (tokens.relation[child] === 'conj' && (tokens.tag[child] === 'PROPN' || tokens.tag[child] === 'NOUN' || tokens.tag[child] === 'ADJ'))
      out.push(child)
  return out
}

const lookBack = 150

/** "the base" after "the French base": a definite noun without owner is that of its last mention with one. */
function sameNounBefore(scene: Scene, head: number): readonly FoundParty[] {
  const { tokens } = scene
  if (tokens.tag[head] !== 'NOUN' || !isDefinite(scene, head)) return []
  const word = lowerLemma(tokens, head)
  for (let at = head - 1; at >= 0 && at > head - lookBack; at--) {
    if (tokens.lemma[at] !== word || tokens.tag[at] !== 'NOUN') continue
    const found = makersOf(scene, at) ?? partiesBelow(scene, at, deepest - 1)
    if (found.length > 0)
      return found.map((one) => ({ mention: one.mention, head, inferred: `'${word}' as before, ${one.inferred ?? ''}` }))
  }
  return []
}

/** The head itself, then the nouns below it, as they were used before. */
function definiteWithin(scene: Scene, head: number): readonly FoundParty[] {
  const own = sameNounBefore(scene, head)
  if (own.length > 0) return own
  const { first, end } = subtree(scene.tokens, head)
  for (let token = head + 1; token < Math.min(end, head + farthestNoun); token++) {
    const found = token >= first ? sameNounBefore(scene, token) : []
    if (found.length > 0) return found
  }
  return []
}

const farthestNoun = 12

/** Verbs that make and do nothing to their object. */
const noticing = new Set([
  'detect',
  'see',
  'observe',
  'report',
  'condemn',
  'denounce',
  'welcome',
  'receive',
  'discuss',
  'reject',
  'criticise',
  'criticize',
  'investigate',
  'await',
  'fear',
  'monitor',
  'note',
  'praise',
  'deny',
  'oppose',
  'suffer',
])

/** Who made or did what a noun names, where a clause says so: "X imposed a package", later "the package". */
export function makersOf(scene: Scene, noun: number): readonly FoundParty[] | null {
  for (const clause of scene.analysed.clauses) {
    if (
      clause.kind !== 'verb' ||
      noticing.has(clause.lemma) ||
      !clause.arguments.some((argument) => argument.role === 'object' && argument.head === noun)
    )
      continue
    const found = clause.arguments
      .filter((argument) => argument.role === 'subject')
      .flatMap((argument) => partiesIn(scene, argument.head, 1))
    if (found.length > 0) return found.map((one) => ({ ...one, inferred: one.inferred ?? 'who acted' }))
  }
  return null
}

function isDefinite({ tokens }: Scene, head: number): boolean {
  for (let child = tokens.firstChild[head] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
    if (tokens.relation[child] === 'det' && tokens.lower[child] === 'the') return true
  return false
}

interface Step {
  readonly name: string
  readonly places: boolean
  /** The token to go on from, or -1. */
  readonly of: (scene: Scene, child: number, relation: string) => number
}

const steps: readonly Step[] = [
  { name: 'possessor of', places: true, of: (_, child, relation) => (relation === 'nmod:poss' ? child : -1) },
  {
    name: 'modifier of',
    places: true,
    of: (_, child, relation) =>
      relation === 'amod' || relation === 'compound' || relation === 'nmod:desc' || relation === 'flat' ? child : -1,
  },
  { name: 'apposition to', places: false, of: (_, child, relation) => (relation === 'appos' ? child : -1) },
  {
    name: 'by-phrase of',
    places: false,
    of: (scene, child, relation) => (relation === 'nmod' && caseWord(scene.tokens, child) === 'by' ? child : -1),
  },
  {
    name: 'of-phrase of',
    places: true,
    of: (scene, child, relation) => (relation === 'nmod' && caseWord(scene.tokens, child) === 'of' ? child : -1),
  },
  { name: 'maker of', places: false, of: makerOf },
  {
    name: 'phrase within',
    places: true,
    of: (scene, child, relation) =>
      (relation === 'nmod' || relation === 'obl') && !scene.timeAt[child] && caseWord(scene.tokens, child) !== 'against' ? child : -1,
  },
  { name: 'participle at', places: true, of: participleOf },
]

/** "the ASEAN-China summit": the first name of a hyphenated pair hangs on the second. */
function pairOf({ tokens }: Scene, child: number, relation: string): number {
  if (relation !== 'compound') return -1
  for (let inner = tokens.firstChild[child] ?? -1; inner >= 0 && inner < child; inner = tokens.nextSibling[inner] ?? -1)
    if (tokens.relation[inner] === 'compound' && child - inner === 2 && tokens.tag[inner + 1] === 'PUNCT') return inner
  return -1
}

/** "a resolution put forward by Algeria": the agent of the participle. */
function makerOf(scene: Scene, child: number, relation: string): number {
  if (relation !== 'acl' && relation !== 'acl:relcl') return -1
  const { tokens } = scene
  for (let inner = tokens.firstChild[child] ?? -1; inner >= 0; inner = tokens.nextSibling[inner] ?? -1) {
    const step = tokens.relation[inner] ?? ''
    if (relation === 'acl:relcl' && step === 'nsubj' && tokens.tag[inner] !== 'PRON') return inner
    if (step === 'obl:agent' || (step === 'obl' && caseWord(tokens, inner) === 'by')) return inner
  }
  return -1
}

/** "a ban on people living in X", "supplies bound for the base": what the participle's own phrase names. */
function participleOf(scene: Scene, child: number, relation: string): number {
  if (relation !== 'acl') return -1
  const { tokens } = scene
  for (let inner = tokens.firstChild[child] ?? -1; inner >= 0; inner = tokens.nextSibling[inner] ?? -1)
    if (tokens.relation[inner] === 'obl' || tokens.relation[inner] === 'obj') return inner
  return -1
}
