/** Who acts and who is acted upon, with what a dispatch leaves to be inferred: replies, mutual agreements, threats of the speaker. */
import { isNonEmpty, type NonEmpty } from '../base/types.js'
import { type Clause, type Event, partiesOf, type Party } from '../model/index.js'
import type { Reading } from './compose.js'
import type { Scene } from './context.js'
import { ownPeople, ownState } from './home.js'
import { type FoundParty, isVague } from './phrase.js'
import { counterpart, lastMet, repliedTo } from './replies.js'

export interface Sides {
  readonly sources: NonEmpty<Party>
  readonly targets: readonly Party[]
  readonly symmetric: boolean
  /** Inferences in words. */
  readonly because: readonly string[]
}

/** Types, and modes of others, that are coded without a recipient when none is named. */
const standAlone = new Set([
  'PROTEST',
  'MOBILIZE',
  'COERCE/curfew',
  'COERCE/martial-law',
  'COERCE/censor',
  'RETREAT/resign',
  'RETREAT/ceasefire',
  'PROTEST/strike',
])

/** Acts upon persons, which a state does to its own as well. */
const domestic = new Set(['COERCE', 'ASSAULT', 'RETREAT', 'PROTEST', 'CONCEDE', 'MOBILIZE'])

/** Acts that several sides do together when no other is named. */
const joint = new Set(['AGREE', 'SUPPORT', 'COOPERATE', 'CONSULT'])

/** Both sides of a reading, or null when the text names too little. `told`: events found before, in the order of the text. */
export function sidesOf(scene: Scene, reading: Reading, reporter: Party | null, told: readonly Event[]): Sides | null {
  const { match } = reading
  const because: string[] = []
  let sources = sourcesOf(scene, reading)
  // "the army will be wiped out", said by its enemy: who threatens is who speaks.
  if (sources.length === 0 && reading.type === 'THREATEN' && reporter) {
    sources = [reporter]
    because.push('source: the speaker')
  }
  if (sources.length === 0 && reading.cameo === '057' && match.clause.passive) {
    sources = lastMet(told)
    if (sources.length > 0) because.push('both sides: those who met')
  }
  if (!isNonEmpty(sources)) return null
  // "met X and agreed to resume flights": agreed with the one just met.
  if (reading.type === 'AGREE' && match.clause.lemma === 'agree' && match.clause.relation === 'conj') {
    const met = counterpart(told.slice(-2), sources)
    if (met.length > 0) return { sources, targets: met, symmetric: true, because: ['target: the one just met'] }
  }
  // "A and B agreed to share data": what several agree to without naming another is between them.
  const several = new Set(sources.map((party) => party.country ?? party.entity)).size > 1
  const together = several && joint.has(reading.type) && doneTogether(scene, match.clause)
  const mutual = together || (match.targets.length === 0 && several && joint.has(reading.type))
  const symmetric = reading.symmetric || mutual
  let targets = together || (symmetric && several && match.targets.length === 0) ? [] : targetsOf(scene, reading, sources)
  if (targets.length === 0 && !(symmetric && several)) {
    targets = repliedTo(scene, told, sources, reading)
    if (targets.length > 0) because.push('target: whose act is answered')
    else {
      targets = ownState(scene.analysed, reading, sources)
      if (targets.length > 0) because.push('target: their own state')
      else if (!standsAlone(reading, match.clause)) return null
    }
  }
  // "asked for the release of our fishermen", at a meeting: asked of the other side.
  if (reading.type === 'REQUEST' && match.targetSlot === 'content' && targets.every((party) => party.country === null)) {
    const asked = counterpart(told, sources)
    if (asked.length > 0)
      return { sources, targets: asked, symmetric: false, because: [...because, 'target: the other side of the meeting'] }
  }
  if (vagueAtHome(scene, match.targets, sources, reading.type)) return null
  return { sources, targets, symmetric, because }
}

/** Who acts, as far as the clause itself says. */
export function sourcesOf(scene: Scene, reading: Reading): readonly Party[] {
  const all = uniqueParties(scene, reading.match.sources)
  // "sent 200 soldiers and two helicopters to train pilots": beside somebody's own a thing of no side acts for nobody.
  const known = all.filter((party) => party.country !== null || party.kind !== 'body')
  return known.length > 0 ? known : all
}

/** Those acted upon; of several the actor's own side only where it is all there is. */
function targetsOf(scene: Scene, { match, type }: Reading, sources: readonly Party[]): readonly Party[] {
  // A demand is made of somebody, not of a place.
  const found =
    type === 'REQUEST' && match.targetSlot?.includes('/') ? match.targets.filter((one) => one.mention.reading !== 'place') : match.targets
  const given = uniqueParties(scene, found).filter((party) => !sources.some((source) => source.entity === party.entity))
  const all = byLaw.has(type) ? ownPeople(given, sources) : given
  if (domestic.has(type)) return foreignBeside(scene, found, all, sources)
  const own = new Set(sources.map((party) => party.country))
  const others = all.filter((party) => party.country === null || !own.has(party.country))
  return others.length > 0 ? others : all
}

/** Dealings of a state with people under its law. */
const byLaw = new Set(['COERCE', 'CONCEDE', 'RETREAT'])

/** "let inspectors into its own region": beside others a place at home is only where it was. */
function foreignBeside(scene: Scene, found: readonly FoundParty[], all: readonly Party[], sources: readonly Party[]): readonly Party[] {
  const own = new Set(sources.map((party) => party.country))
  const places = new Set(found.filter((one) => one.mention.reading === 'place').map((one) => one.mention.entity))
  const others = all.filter((party) => !(places.has(party.entity) && own.has(party.country)))
  return others.length > 0 ? others : all
}

/** One party for each referent, plurals as their members; several in one phrase are all of them. */
function uniqueParties(scene: Scene, found: readonly FoundParty[]): readonly Party[] {
  const out: Party[] = []
  for (const one of found)
    for (const party of partiesOf(scene.analysed, one.mention)) if (!out.some((known) => known.entity === party.entity)) out.push(party)
  return out
}

/** "train observers together", "jointly opened". */
function doneTogether({ tokens }: Scene, clause: Clause): boolean {
  for (let token = clause.extent.first; token < clause.extent.end; token++)
    if (tokens.lower[token] === 'together' || tokens.lower[token] === 'jointly') return true
  return false
}

function standsAlone(reading: Reading, clause: Clause): boolean {
  if (clause.parent !== null && clause.relation.startsWith('acl')) return false
  return standAlone.has(reading.type) || (reading.mode !== null && standAlone.has(`${reading.type}/${reading.mode}`))
}

/** "the police helped families": of a state's dealings with unnamed people of its own only acts of force and their end are events. */
function vagueAtHome(scene: Scene, targets: readonly FoundParty[], sources: readonly Party[], type: string): boolean {
  if (targets.length === 0 || type === 'PROTEST') return false
  const home = new Set<string | null>(sources.map((source) => source.country).filter((country) => country !== null))
  return targets.every((one) => isVague(scene, one.mention) && home.has(scene.analysed.entities[one.mention.entity]?.country ?? null))
}
