/** Who acts and who is acted upon, with what a dispatch leaves to be inferred: replies, mutual agreements, threats of the speaker. */
import { protestedAgainst } from './protests.js'
import { isNonEmpty, type NonEmpty } from '../base/types.js'
import { type Clause, type Event, partiesOf, type Party, partyOf } from '../model/index.js'
import type { Reading } from './compose.js'
import type { Scene } from './context.js'
import { ownPeople, ownState } from './home.js'
import { type FoundParty, isVague } from './phrase.js'
import { captorOf, counterpart, foughtBefore, lastMet, repliedTo } from './replies.js'

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
  const sources = actingOf(scene, reading, reporter, told, because)
  if (!isNonEmpty(sources)) return null
  // "met X and agreed to resume flights": agreed with the one just met.
  if (reading.type === 'AGREE' && match.clause.lemma === 'agree' && match.clause.relation === 'conj') {
    const met = counterpart(told.slice(-2), sources)
    if (met.length > 0) return { sources, targets: met, symmetric: true, because: ['target: the one just met'] }
  }
  // "A and B agreed to share data": what several agree to without naming another is between them.
  const several = new Set(sources.map((party) => party.country ?? party.entity)).size > 1
  const jointly = several && joint.has(reading.type)
  const together = jointly && doneTogether(scene, match.clause)
  // "the two leaders promise that talks on the ports of X will start", X being of the two: no other side is named.
  const aimedAt = targetsOf(scene, reading, sources).filter(
    (party) => !jointly || !sources.some((source) => source.country === party.country),
  )
  const symmetric = reading.symmetric || together || (jointly && aimedAt.length === 0)
  let targets: readonly Party[] = together || (symmetric && several && match.targets.length === 0) ? [] : aimedAt
  if (targets.length === 0 && !(symmetric && several)) {
    const answered = inferredTargets(scene, reading, sources, reporter, told, because)
    if (answered === null) return null
    targets = answered
  }
  // "asked for the release of our fishermen", at a meeting: asked of the other side.
  if (reading.type === 'REQUEST' && match.targetSlot === 'content' && targets.every((party) => party.country === null)) {
    const asked = counterpart(told, sources)
    if (asked.length > 0)
      return { sources, targets: asked, symmetric: false, because: [...because, 'target: the other side of the meeting'] }
  }
  if (vagueAtHome(scene, match.targets, sources, reading.type)) return null
  // No state attacks itself: the words were read amiss.
  if (reading.type === 'ASSAULT' && !scene.short && areOneState([...sources, ...targets])) return null
  const blamed = reading.type === 'PROTEST' && areAtHome(targets, sources) ? protestedAgainst(scene, match.clause, sources, told) : []
  if (blamed.length > 0) return { sources, targets: blamed, symmetric, because: [...because, 'target: whose deed or house it is'] }
  if (targets.length > 0 && !scene.short && !domestic.has(reading.type) && withItself(sources, targets)) {
    // "thanked the hosts": whoever sits at the other side of the table.
    const others = match.targets.every((one) => one.mention.form === 'noun') ? counterpart(told, sources) : []
    if (others.length === 0) return null
    targets = others
    because.push('target: the other side of the meeting')
  }
  return { sources, targets, symmetric, because }
}

/** Who acts: as the clause says, else by what was told before; the reason goes to `because`. */
function actingOf(scene: Scene, reading: Reading, reporter: Party | null, told: readonly Event[], because: string[]): readonly Party[] {
  const { match } = reading
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
  if (sources.length === 0 && reading.mode === 'release' && match.clause.passive) {
    sources = captorOf(
      told,
      match.targets.map((one) => scene.analysed.entities[one.mention.entity]?.country ?? null),
    )
    if (sources.length > 0) because.push('source: who had taken them')
  }
  return sources
}

function areOneState(parties: readonly Party[]): boolean {
  const [first] = parties
  return parties.length > 1 && parties.every((party) => party.kind === 'state' && party.country === first?.country)
}

function areAtHome(targets: readonly Party[], sources: readonly Party[]): boolean {
  return sources.length > 0 && targets.every((party) => party.country === sources[0]?.country)
}

/** Whom an act without target is aimed at, by what was told before; none for acts that stand alone; null: nothing is coded. */
function inferredTargets(
  scene: Scene,
  reading: Reading,
  sources: readonly Party[],
  reporter: Party | null,
  told: readonly Event[],
  because: string[],
): readonly Party[] | null {
  const found = (targets: readonly Party[], why: string): readonly Party[] | null => {
    if (targets.length === 0) return null
    because.push(`target: ${why}`)
    return targets
  }
  const again = alreadyTold(scene, reading, sources, told)
  return (
    found(repliedTo(scene, told, sources, reading), 'whose act is answered') ??
    found(reading.mode === 'ceasefire' ? foughtBefore(told, sources) : [], 'whom they had fought') ??
    found(again ? [] : tellingSide(reading, sources, reporter), 'who tells of it') ??
    found(again ? [] : ownState(scene.analysed, reading, sources), 'their own state') ??
    (!again && standsAlone(reading, reading.match.clause) ? [] : null)
  )
}

/** "X has moved tanks to the coast, the army of Y said": troops that another state's officials tell of move against it, or leave it. */
function tellingSide({ type, mode, match }: Reading, sources: readonly Party[], reporter: Party | null): readonly Party[] {
  if (type !== 'MOBILIZE' && !(type === 'RETREAT' && mode === 'withdraw')) return []
  if (match.targets.length > 0 || reporter === null || reporter.country === null || reporter.sector === null) return []
  if (!ofState.has(reporter.sector) || sources.some((source) => source.country === reporter.country)) return []
  return [reporter]
}
const ofState: ReadonlySet<string> = new Set(['GOV', 'MIL', 'COP', 'SPY'])

/** True where the same sentence has told of the same people's protest against somebody: the rest of it is no second one at home. */
function alreadyTold(scene: Scene, reading: Reading, sources: readonly Party[], told: readonly Event[]): boolean {
  const last = told.at(-1)
  const from = scene.tokens.from[scene.tokens.sentences[reading.match.clause.sentence]?.first ?? 0] ?? 0
  return (
    last !== undefined &&
    last.type === reading.type &&
    last.targets.length > 0 &&
    last.evidence[0].from >= from &&
    last.sources.some((party) => party.country === sources[0]?.country)
  )
}

/** A state and itself: verbal dealings are between sides, or between persons and bodies of one side that are named apart. */
function withItself(sources: readonly Party[], targets: readonly Party[]): boolean {
  const [source] = sources
  if (!source || source.country === null) return false
  const own = [...sources, ...targets].every((party) => party.country === source.country)
  const apart = targets.some((party) => namedApart(party)) && sources.some((party) => namedApart(party))
  return own && !apart
}

const domesticSectors: ReadonlySet<string> = new Set(['OPP', 'REB', 'PTY', 'CVL', 'NGO', 'LAB', 'JRN', 'MED', 'SOC', 'REL', 'BUS', 'EDU'])

function namedApart(party: Party): boolean {
  return (
    party.kind === 'group' ||
    (party.sector !== null && domesticSectors.has(party.sector)) ||
    (party.name !== null && party.kind !== 'state')
  )
}

/** Who acts, as far as the clause itself says. */
export function sourcesOf(scene: Scene, reading: Reading): readonly Party[] {
  const all = uniqueParties(scene, reading.match.sources)
  // "sent 200 soldiers and two helicopters to train pilots": beside somebody's own a thing of no side acts for nobody.
  const known = all.filter((party) => party.country !== null)
  return known.length > 0 && !scene.short ? known : all
}

/** Those acted upon; of several the actor's own side only where it is all there is. */
function targetsOf(scene: Scene, { match, type, cameo }: Reading, sources: readonly Party[]): readonly Party[] {
  // A demand is made of somebody, not of a place.
  const found =
    type === 'REQUEST' && match.targetSlot?.includes('/') ? match.targets.filter((one) => one.mention.reading !== 'place') : match.targets
  const given = uniqueParties(scene, found).filter((party) => !sources.some((source) => source.entity === party.entity))
  const known = (byLaw.has(type) || cameo?.startsWith('175') === true ? ownPeople(given, sources) : given).filter(
    (party) => party.country !== null,
  )
  // Beside a named side people of none are only its crowd; where nobody is named, only acts of force are told of them.
  const all = scene.short ? given : known.length > 0 || !force.has(type) ? known : given
  if (domestic.has(type)) return foreignBeside(found, all, sources, cameo === '172')
  const own = new Set(sources.map((party) => party.country))
  const others = all.filter((party) => party.country === null || !own.has(party.country))
  return others.length > 0 ? others : all
}

/** Acts that are told of people whom no side is known of. */
const force = new Set(['ASSAULT', 'COERCE', 'RETREAT'])

/** Dealings of a state with people under its law. */
const byLaw = new Set(['COERCE', 'CONCEDE', 'RETREAT'])

/** "let inspectors into its own region": beside others a place at home is only where it was. */
function foreignBeside(found: readonly FoundParty[], all: readonly Party[], sources: readonly Party[], closing: boolean): readonly Party[] {
  const own = new Set(sources.map((party) => party.country))
  const places = new Set(found.filter((one) => one.mention.reading === 'place').map((one) => one.mention.entity))
  // Nor does a state close its border against itself.
  return all.filter((party) => !own.has(party.country) || !(places.has(party.entity) || (closing && party.kind === 'state')))
}

/** One party for each referent, plurals as their members; several in one phrase are all of them. */
function uniqueParties(scene: Scene, found: readonly FoundParty[]): readonly Party[] {
  const out: Party[] = []
  for (const one of found)
    for (const party of armedGroup(scene, one) ?? partiesOf(scene.analysed, one.mention))
      if (!out.some((known) => known.entity === party.entity)) out.push(party)
  return out
}

const fighters = new Set(['rebel', 'guerrilla', 'insurgent', 'militant', 'fighter', 'separatist', 'jihadist', 'militia', 'militiaman'])

/** "killed nine guerrillas": fighters of no side of their own are those of the one armed group that the dispatch names. */
function armedGroup(scene: Scene, { mention }: FoundParty): readonly Party[] | null {
  const { analysed, tokens } = scene
  if (mention.form !== 'noun' || !fighters.has((tokens.lemma[mention.head] ?? '').toLowerCase())) return null
  const entity = analysed.entities[mention.entity]
  if (!entity || entity.kind === 'group' || entity.members.length > 0) return null
  // "Syrian rebels" say whose they are.
  if (analysed.actors.some((other) => other !== mention && other.first >= mention.first && other.end <= mention.end)) return null
  const groups = analysed.entities.filter((one) => one.kind === 'group' && one.actor !== null)
  const [group] = groups
  if (!group || groups.length > 1) return null
  const party = partyOf(analysed, mention)
  return [
    {
      ...party,
      entity: group.id,
      actor: group.actor,
      kind: group.kind,
      name: group.name,
      country: group.country,
      sector: group.sector,
      code: group.code,
    },
  ]
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
  if (targets.length === 0 || type === 'PROTEST' || type === 'ASSAULT' || type === 'COERCE') return false
  const home = new Set<string | null>(sources.map((source) => source.country).filter((country) => country !== null))
  return targets.every((one) => {
    const country = scene.analysed.entities[one.mention.entity]?.country ?? null
    return isVague(scene, one.mention)
      ? home.has(country)
      : !scene.short &&
          country === null &&
          partiesOf(scene.analysed, one.mention).length < 2 &&
          one.mention.form === 'noun' &&
          type !== 'RETREAT' &&
          type !== 'CONCEDE'
  })
}
