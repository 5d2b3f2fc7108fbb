/** Who an answer is aimed at: "Paris refused to comply" answers whoever demanded something of Paris before. */
import type { Event, Party } from '../model/index.js'
import type { Reading } from './compose.js'
import type { Scene } from './context.js'

/** Types that answer what the other side did. */
const answers = new Set(['REJECT', 'THREATEN', 'CONCEDE'])
/** Acts that others condemn without saying whose they were ("condemned the attack"). */
const condemned = new Set(['ASSAULT', 'COERCE', 'MOBILIZE', 'SANCTION'])
/** What a promise without addressee is a promise of. */
const promised = new Set(['AID', 'COOPERATE'])
/** Types that call for an answer. */
const calls = new Set(['REQUEST', 'ACCUSE', 'SANCTION', 'THREATEN', 'COERCE', 'ASSAULT', 'MOBILIZE'])

/**
 * The parties to whom an event without target replies: whom its source addressed earlier in the sentence, else the authors of the
 * last act against it; for a promise made at a meeting the other side of the table. Empty when there is none.
 */
export function repliedTo(scene: Scene, told: readonly Event[], sources: readonly Party[], reading: Reading): readonly Party[] {
  const promise =
    reading.type === 'AGREE' &&
    promised.has(reading.match.rule.type ?? '') &&
    !reading.match.clause.operators.some((operator) => operator.kind === 'purpose')
  const blame = reading.type === 'ACCUSE' && reading.match.rule.absorbs === 'accusation'
  const praise = reading.type === 'SUPPORT' && reading.match.rule.absorbs === 'approval' && reading.match.clause.kind === 'verb'
  const goesOn = reading.type === 'SANCTION' && reading.match.clause.kind === 'verb'
  if (!answers.has(reading.type) && !promise && !blame && !praise && !goesOn) return []
  const own = new Set<string | null>(sources.map((party) => party.country).filter((country) => country !== null))
  const from = scene.tokens.from[scene.tokens.sentences[reading.match.clause.sentence]?.first ?? 0] ?? 0
  for (let i = told.length - 1; i >= 0; i--) {
    const event = told[i]
    if (!event || event.standing === 'historical') continue
    // "welcomed the treaty": both who made it.
    if (praise && ofAccord(scene, reading)) {
      if (!event.symmetric || !accords.has(event.type)) continue
      const makers = [...event.sources, ...event.targets]
      return makers.every((party) => party.country !== null && !own.has(party.country)) ? makers : []
    }
    // "hailed the gesture": what was just told of somebody else.
    if (praise)
      return friendly.has(event.type) && event.sources.every((party) => party.country !== null && !own.has(party.country))
        ? event.sources
        : []
    const here = (event.evidence.find((one) => one.part === 'trigger')?.from ?? -1) >= from
    if (blame) {
      if (told.length - i > (ofForce(scene, reading) ? recent : 1)) break
      if (condemned.has(event.type) && event.sources.every((party) => party.country !== null && !own.has(party.country)))
        return event.sources
      continue
    }
    if (
      promise &&
      i >= told.length - 3 &&
      event.targets.some((party) => own.has(party.country)) &&
      event.sources.every((party) => party.country !== null && !own.has(party.country))
    )
      return event.sources
    // "summoned the envoy of X and suspended talks": aimed at whom the sentence has named.
    if (goesOn) {
      if (!here) return []
      if (hostile.has(event.type) && event.sources.some((party) => own.has(party.country)))
        return event.targets.filter((party) => party.country !== null && !own.has(party.country))
      continue
    }
    if (reading.type === 'THREATEN' && !hostile.has(event.type)) continue
    if (here && event.targets.length > 0 && event.sources.some((party) => own.has(party.country)))
      return event.targets.filter((party) => !own.has(party.country))
    if (
      calls.has(event.type) &&
      !event.sources.some((party) => party.country === null || own.has(party.country)) &&
      event.targets.some((party) => own.has(party.country))
    )
      return event.sources
    if (promise && event.type === 'CONSULT' && reading.match.clause.reportedIn !== null) return otherSide(event, own)
  }
  return reading.type === 'THREATEN' ? adversary(told, own) : []
}

/** How many events back an unnamed deed that is condemned may lie. */
const recent = 6

/** True for blame of an attack, a raid, a killing; "the step", "the move" mean what was told last. */
function ofForce(scene: Scene, { match }: Reading): boolean {
  const violent = scene.rules.classes.get('violence-nouns')
  return match.clause.arguments.some(
    (one) => (one.role === 'object' || one.role === 'subject') && violent?.has((scene.tokens.lemma[one.head] ?? '').toLowerCase()) === true,
  )
}

const accords = new Set(['SUPPORT', 'AGREE', 'CONCEDE', 'COOPERATE'])

/** True for praise of an accord that is not described any further ("the treaty", "this deal"). */
function ofAccord({ rules, tokens }: Scene, { match }: Reading): boolean {
  const nouns = rules.classes.get('agreements')
  return match.clause.arguments.some((one) => one.role === 'object' && nouns?.has((tokens.lemma[one.head] ?? '').toLowerCase()) === true)
}

/** Whom a threat without addressee is aimed at: the side with which the dispatch tells most hostile acts of the speaker's; of equals the last. */
function adversary(told: readonly Event[], own: ReadonlySet<string | null>): readonly Party[] {
  const counts = new Map<string, { readonly parties: readonly Party[]; readonly count: number }>()
  for (const event of told) {
    if (!hostile.has(event.type) || event.standing === 'historical') continue
    const acts = event.sources.some((party) => own.has(party.country))
    const suffers = event.targets.some((party) => own.has(party.country))
    const others = acts && !suffers ? event.targets : suffers && !acts ? event.sources : []
    for (const party of others) {
      if (party.country === null) continue
      const count = (counts.get(party.country)?.count ?? 0) + 1
      counts.delete(party.country)
      counts.set(party.country, { parties: [party], count })
    }
  }
  let best: { readonly parties: readonly Party[]; readonly count: number } | null = null
  for (const one of counts.values()) if (best === null || one.count >= best.count) best = one
  return best?.parties ?? []
}

const friendly = new Set(['AGREE', 'CONCEDE', 'AID', 'COOPERATE', 'RETREAT'])

const hostile = new Set(['ACCUSE', 'REJECT', 'THREATEN', 'SANCTION', 'COERCE', 'ASSAULT', 'MOBILIZE', 'PROTEST'])

/** Both sides of the last meeting told of: who signed what "was signed in their presence". Empty when there is none. */
export function lastMet(told: readonly Event[]): readonly Party[] {
  for (let i = told.length - 1; i >= 0; i--) {
    const event = told[i]
    if (event && event.type === 'CONSULT' && event.standing !== 'historical') return [...event.sources, ...event.targets]
  }
  return []
}

/** The other side of the last meeting that a party took part in. Empty when there is none. */
export function counterpart(told: readonly Event[], sources: readonly Party[]): readonly Party[] {
  const own = new Set<string | null>(sources.map((party) => party.country).filter((country) => country !== null))
  for (let i = told.length - 1; i >= 0; i--) {
    const event = told[i]
    if (event && event.type === 'CONSULT' && event.standing !== 'historical') return otherSide(event, own)
  }
  return []
}

function otherSide(event: Event, own: ReadonlySet<string | null>): readonly Party[] {
  const sides = [...event.sources, ...event.targets]
  return sides.some((party) => own.has(party.country)) ? sides.filter((party) => party.country !== null && !own.has(party.country)) : []
}

const taking = new Set(['COERCE', 'ASSAULT'])

/** Who lets people go of whom it is only told that they were released: who took people of the same side before. Empty when nobody did. */
export function captorOf(told: readonly Event[], released: readonly (string | null)[]): readonly Party[] {
  for (let i = told.length - 1; i >= 0; i--) {
    const event = told[i]
    if (event && taking.has(event.type) && event.targets.some((party) => party.country !== null && released.includes(party.country)))
      return event.sources
  }
  return []
}

/** Whom a halt of strikes or fighting spares: those whom the same side was told to attack before. Empty when nobody was. */
export function foughtBefore(told: readonly Event[], sources: readonly Party[]): readonly Party[] {
  for (let i = told.length - 1; i >= 0; i--) {
    const event = told[i]
    if (!event || event.type !== 'ASSAULT' || event.standing === 'historical') continue
    const others = (event.sources.some((party) => sources.some((own) => own.country === party.country)) ? event.targets : []).filter(
      (party) => party.country !== null && !sources.some((own) => own.country === party.country),
    )
    if (others.length > 0) return others
  }
  return []
}
