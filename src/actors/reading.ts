/** Whether the name of a state or its seat stands for the government, for a place, or for the people, by the syntax around it. */
import type { MentionReading } from '../model/actor.js'
import { childrenOf } from '../model/tree.js'
import type { ParsedTokens } from '../model/tokens.js'

/** Markers after which a state or its seat says where. */
const where: ReadonlySet<string> = new Set([
  'in',
  'inside',
  'within',
  'across',
  'throughout',
  'near',
  'around',
  'outside',
  'into',
  'via',
  'through',
  'off',
  'over',
  'above',
  'along',
  'at',
  'here',
])
/** Markers that say where only with a city. */
const whereCity: ReadonlySet<string> = new Set(['from', 'to', 'toward', 'towards', 'of', 'on', 'for', 'after', 'before'])
/** Nouns on which a city hangs as the state. */
const relational: ReadonlySet<string> = new Set([
  'tie',
  'relation',
  'relationship',
  'talk',
  'government',
  'regime',
  'leadership',
  'support',
  'demand',
  'pressure',
  'part',
  'side',
  'behalf',
  'response',
  'interest',
  'role',
  'policy',
  'stance',
  'criticism',
  'condemnation',
  'accusation',
  'threat',
  'warning',
  'message',
  'ally',
  'allies',
  'rival',
  'friend',
  'enemy',
  'request',
  'invitation',
  'ambassador',
  'envoy',
  'aid',
  'assistance',
  'sale',
  'export',
  'return',
  'commitment',
  'position',
  'recognition',
  'sanction',
  'call',
  'appeal',
  'concession',
  'offer',
  'proposal',
  'letter',
  'machine',
  'coalition',
  'alliance',
  'puppet',
  'pledge',
])
/** Verbs whose object is a place rather than a party. */
const reached: ReadonlySet<string> = new Set([
  'visit',
  'leave',
  'reach',
  'enter',
  'attack',
  'bomb',
  'shell',
  'hit',
  'capture',
  'seize',
  'storm',
  'tour',
  'occupy',
  'besiege',
  'flee',
  'quit',
  'strike',
  'surround',
  'bombard',
  'take',
  'retake',
  'approach',
  'shake',
  'pound',
  'raid',
  'liberate',
  'rock',
])
const toward: ReadonlySet<string> = new Set([
  'travel',
  'go',
  'fly',
  'arrive',
  'return',
  'come',
  'head',
  'trip',
  'visit',
  'journey',
  'depart',
  'leave',
  'move',
  'drive',
  'flight',
  'send',
  'dispatch',
  'deploy',
  'proceed',
  'bring',
  'march',
  'advance',
  'fled',
  'flee',
  'withdraw',
  'evacuate',
  'report',
  'broadcast',
  'kilometer',
  'kilometre',
  'km',
  'mile',
  'north',
  'south',
  'east',
  'west',
  'outskirt',
  'suburb',
  'city',
  'town',
  'capital',
  'port',
  'area',
  'region',
  'district',
  'center',
  'centre',
  'street',
  'airport',
  'people',
  'resident',
  'base',
  'embassy',
])

/** Reads one token that names a state (`name`) or its seat (`seat`). */
export function readingOf(tokens: ParsedTokens, token: number, form: 'name' | 'seat'): MentionReading {
  const relation = tokens.relation[token] ?? ''
  const marker = markerOf(tokens, token)
  const governor = tokens.head[token] ?? token
  const lemma = (tokens.lemma[governor] ?? '').toLowerCase()
  const related = relational.has(lemma) && tokens.tag[governor] !== 'VERB'
  if (marker !== null && where.has(marker)) return marker === 'at' && form === 'name' ? 'actor' : 'place'
  if (relation.startsWith('conj'))
    return markerOf(tokens, governor) === null && governor === token ? 'actor' : readingOf(tokens, governor, form)
  if (form === 'name') return (marker === 'from' || marker === 'to') && toward.has(lemma) && !related ? 'place' : 'actor'
  if (marker !== null && whereCity.has(marker)) {
    if (related) return 'actor'
    if (isGoal(tokens, token)) return 'place'
    if (marker === 'from' || marker === 'to' || marker === 'toward' || marker === 'towards' || marker === 'of' || marker === 'on')
      return toward.has(lemma) || marker === 'from' || isBareMotion(tokens, governor) ? 'place' : 'actor'
    return 'actor'
  }
  if (relation.startsWith('obj')) return reached.has(lemma) ? 'place' : 'actor'
  if (relation === 'nsubj:pass') return reached.has(lemma) ? 'place' : 'actor'
  if (
    relation === 'root' ||
    relation.startsWith('appos') ||
    relation.startsWith('list') ||
    relation.startsWith('parataxis') ||
    (relation.startsWith('obl') && marker === null)
  )
    return 'place'
  if (relation.startsWith('compound') || relation === 'nmod:poss') return 'actor'
  return 'actor'
}

/** "Left for Doha", "headed back to Tunis", "is bound for Lima": a verb of motion right before the preposition, whatever the tree says. */
function isGoal(tokens: ParsedTokens, token: number): boolean {
  let at = token - 2
  if (tokens.tag[at] === 'ADV' || tokens.lower[at] === 'back' || tokens.lower[at] === 'off' || tokens.lower[at] === 'home') at--
  const lemma = (tokens.lemma[at] ?? '').toLowerCase()
  return tokens.lower[token - 1] === 'for' ? departing.has(lemma) : tokens.tag[at] === 'VERB' && toward.has(lemma)
}
const departing: ReadonlySet<string> = new Set([
  'leave',
  'depart',
  'head',
  'bound',
  'embark',
  'fly',
  'sail',
  'set',
  'make',
  'flight',
  'train',
])

function isBareMotion(tokens: ParsedTokens, governor: number): boolean {
  return tokens.tag[governor] === 'ADV' || tokens.tag[governor] === 'NUM'
}

/** The preposition of a noun, in lower case. */
export function markerOf(tokens: ParsedTokens, token: number): string | null {
  for (const child of childrenOf(tokens, token))
    if (tokens.relation[child] === 'case' && tokens.tag[child] !== 'PART') return tokens.lower[child] ?? null
  return null
}
