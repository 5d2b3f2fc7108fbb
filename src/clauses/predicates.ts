/** Which tokens are predicates: verbs, adjectives and nouns that are said of something, and nouns that name an act. */
import { lookUp, tableOf } from '../base/word-table.js'
import { lowerLemma, type ParsedTokens, type Sentence } from '../model/index.js'
import { lostObject } from './lost.js'
import { isCompoundPart, visitorOf } from './participles.js'
import type { ClauseKnowledge } from '../knowledge/clauses/index.js'
import { type Building, newDraft } from './draft.js'
import { isOperative, operativeLemma } from './operative.js'

const noPredicate = new Set([
  'aux',
  'aux:pass',
  'cop',
  'amod',
  'compound',
  'case',
  'mark',
  'fixed',
  'flat',
  'discourse',
  'det',
  'cc',
  'punct',
  'goeswith',
  'advmod',
  'nummod',
])
const clausal = new Set(['root', 'xcomp', 'ccomp', 'advcl', 'acl', 'acl:relcl', 'advcl:relcl', 'conj', 'parataxis', 'csubj'])

/** Adds a draft for every predicate of a sentence, in the order of the tokens. */
export function findPredicates(building: Building, sentence: Sentence): void {
  const {
    read: { tokens },
    knowledge,
  } = building
  for (let token = sentence.first; token < sentence.end; token++) {
    // "to Haiti", taken for an infinitive: a name is no predicate.
    const lost = lostObject(building, token)
    const kind = lost >= 0 ? 'verb' : building.nameAt[token] === 1 && tokens.tag[token] === 'VERB' ? null : kindOf(tokens, token, knowledge)
    if (kind === null) continue
    const index = building.drafts.length
    const draft = newDraft(
      index,
      sentence.index,
      token,
      kind,
      kind !== 'verb'
        ? lemmaOf(tokens, token)
        : tokens.tag[token] === 'NOUN'
          ? operativeLemma(tokens, token)
          : verbLemma(tokens, token, knowledge.phrasal),
    )
    building.drafts.push(draft)
    building.clauseAt[token] = index
    if (lost >= 0 && !building.lost.has(lost)) {
      building.lost.set(lost, token)
      draft.lostFrom = lost
    }
    if (kind !== 'verb') draft.light = childOf(tokens, token, 'cop')
  }
}

function kindOf(tokens: ParsedTokens, token: number, knowledge: ClauseKnowledge): 'verb' | 'noun' | 'adjective' | null {
  const relation = tokens.relation[token] ?? ''
  const tag: string = tokens.tag[token] ?? 'X'
  switch (tag) {
    case 'VERB':
      if (visitorOf(tokens, token) >= 0 || isCompoundPart(tokens, token)) return null
      return noPredicate.has(relation) ? null : 'verb'
    case 'AUX':
      // An auxiliary that governs arguments of its own is a full verb that the tagger took for one ("is to visit", "has troops").
      return clausal.has(relation) && childOf(tokens, token, 'nsubj') !== null ? 'verb' : null
    case 'ADJ':
      // "would free the prisoners": a verb that the tagger took for an adjective shows by its object.
      if (clausal.has(relation) && childOf(tokens, token, 'obj') !== null) return 'verb'
      if (tokens.lower[token] === 'due' && childOf(tokens, tokens.head[token] ?? token, 'cop') !== null) return 'adjective'
      return clausal.has(relation) || childOf(tokens, token, 'cop') !== null ? 'adjective' : null
    case 'NOUN':
      if (relation === 'root' && isOperative(tokens, token, knowledge)) return 'verb'
      if (relation === 'compound' || relation === 'fixed') return null
      return knowledge.nouns.has(lemmaOf(tokens, token)) ||
        knowledge.nouns.has(tokens.lower[token] ?? '') ||
        childOf(tokens, token, 'cop') !== null
        ? 'noun'
        : null
    case 'PROPN':
      if (childOf(tokens, token, 'cop') !== null) return 'noun'
      // Words of a headline in capitals are often tagged as names.
      return relation !== 'compound' && relation !== 'flat' && inHeadline(tokens, token) && knowledge.nouns.has(lemmaOf(tokens, token))
        ? 'noun'
        : null
    default:
      return null
  }
}

function inHeadline(tokens: ParsedTokens, token: number): boolean {
  return tokens.sentences[tokens.sentenceOf[token] ?? 0]?.inHeadline ?? false
}

/** Irregular forms that a lemmatiser may leave as they are or cut too short. */
const irregular = tableOf({
  lent: 'lend',
  fre: 'free',
  agre: 'agree',
  disburs: 'disburse',
  guarante: 'guarantee',
  fle: 'flee',
  froze: 'freeze',
  frozen: 'freeze',
  shot: 'shoot',
  stag: 'stage',
  boycot: 'boycott',
  suing: 'sue',
  fled: 'flee',
  sank: 'sink',
  sunk: 'sink',
  swore: 'swear',
  sworn: 'swear',
  forbade: 'forbid',
  withdrew: 'withdraw',
  withdrawn: 'withdraw',
  sought: 'seek',
  strove: 'strive',
  struck: 'strike',
  fought: 'fight',
  flew: 'fly',
  flown: 'fly',
  shook: 'shake',
  shaken: 'shake',
  tore: 'tear',
  torn: 'tear',
  slew: 'slay',
  slain: 'slay',
  beat: 'beat',
  beaten: 'beat',
  broke: 'break',
  broken: 'break',
  drove: 'drive',
  driven: 'drive',
  gave: 'give',
  given: 'give',
  forgave: 'forgive',
  forgiven: 'forgive',
  overthrew: 'overthrow',
  overthrown: 'overthrow',
  stole: 'steal',
  stolen: 'steal',
  blew: 'blow',
  blown: 'blow',
  withheld: 'withhold',
  dug: 'dig',
  hung: 'hang',
  unfroze: 'unfreeze',
  unfrozen: 'unfreeze',
  overran: 'overrun',
  overrode: 'override',
  overridden: 'override',
  upheld: 'uphold',
  undertook: 'undertake',
  undertaken: 'undertake',
  burnt: 'burn',
  leapt: 'leap',
  lit: 'light',
  mown: 'mow',
  laid: 'lay',
  led: 'lead',
  sped: 'speed',
  threw: 'throw',
  thrown: 'throw',
  woke: 'wake',
  trod: 'tread',
  trodden: 'tread',
  retook: 'retake',
  retaken: 'retake',
  rebuilt: 'rebuild',
  bled: 'bleed',
  bred: 'breed',
  clung: 'cling',
  crept: 'creep',
  dealt: 'deal',
  fed: 'feed',
  flung: 'fling',
  forwent: 'forgo',
  forgone: 'forgo',
  hid: 'hide',
  hidden: 'hide',
  misled: 'mislead',
  overtook: 'overtake',
  overtaken: 'overtake',
  oversaw: 'oversee',
  overseen: 'oversee',
  repaid: 'repay',
  rose: 'rise',
  risen: 'rise',
  slid: 'slide',
  slung: 'sling',
  stuck: 'stick',
  stung: 'sting',
  swept: 'sweep',
  swung: 'swing',
  underwent: 'undergo',
  undergone: 'undergo',
  wore: 'wear',
  worn: 'wear',
  wrung: 'wring',
  bore: 'bear',
  borne: 'bear',
  drew: 'draw',
  drawn: 'draw',
  vetoe: 'veto',
  expell: 'expel',
  impos: 'impose',
})

export function lemmaOf(tokens: ParsedTokens, token: number): string {
  const lemma = lowerLemma(tokens, token)
  return tokens.tag[token] === 'VERB' ? (lookUp(irregular, lemma) ?? lemma) : lemma
}

/** Lemma with its particle: "call off". */
function verbLemma(tokens: ParsedTokens, token: number, phrasal: ReadonlySet<string>): string {
  const particle = particleOf(tokens, token) ?? mistakenParticle(tokens, token, phrasal)
  // "wound up a meeting": to wound takes no particle.
  if (particle !== null && tokens.lower[token] === 'wound') return `wind ${tokens.lower[particle] ?? ''}`
  return particle === null ? lemmaOf(tokens, token) : `${lemmaOf(tokens, token)} ${tokens.lower[particle] ?? ''}`
}

/** The particle of a phrasal verb; the "up" of "deploy up to 10,000 soldiers" is none. */
function particleOf(tokens: ParsedTokens, token: number): number | null {
  const particle = childOf(tokens, token, 'compound:prt')
  return particle !== null && isMeasure(tokens, particle) ? null : particle
}

/** "Up to" before a number. */
export function isMeasure({ lower, tag }: ParsedTokens, token: number): boolean {
  return lower[token] === 'up' && lower[token + 1] === 'to' && tag[token + 2] === 'NUM'
}

/** "handed over its weapons": the particle right behind a verb that parsers hang on the object as its preposition; or null. */
export function mistakenParticle(tokens: ParsedTokens, token: number, phrasal: ReadonlySet<string>): number | null {
  const next = token + 1
  if (tokens.relation[next] !== 'case' || !phrasal.has(`${lemmaOf(tokens, token)} ${tokens.lower[next] ?? ''}`)) return null
  const object = tokens.head[next] ?? next
  return tokens.head[object] === token && tokens.relation[object] === 'obl' ? next : null
}

/** First dependant with exactly this relation, or null. */
export function childOf(tokens: ParsedTokens, token: number, relation: string): number | null {
  for (let child = tokens.firstChild[token] ?? -1; child >= 0; child = tokens.nextSibling[child] ?? -1)
    if (tokens.relation[child] === relation) return child
  return null
}
