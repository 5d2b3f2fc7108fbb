/** Statements by speaker and by overlap of at least half of the words of what is said; then direct, stance and toward. */
import type { Party } from '../../model/actor.js'
import type { Statement } from '../../model/record.js'
import type { Counts } from '../measure.js'
import { findAll, overlapShare, sameName } from '../words.js'
import type { GoldDispatch, GoldStatement } from './gold.js'
import type { Tally } from './meetings.js'

export interface StatementScore {
  readonly counts: Counts
  readonly direct: Tally
  readonly stance: Tally
  readonly toward: Tally
  readonly missed: readonly string[]
  readonly wrong: readonly string[]
  /** Found with its speaker and words, but with another stance or aimed at others. */
  readonly misread: readonly string[]
}

export function scoreStatements(gold: GoldDispatch, text: string, statements: readonly Statement[]): StatementScore {
  const options: { gold: GoldStatement; given: Statement; share: number }[] = []
  for (const one of gold.statements) {
    const places = findAll(text, one.evidence)
    for (const given of statements) {
      if (!rightSpeaker(one, given.speakers)) continue
      const share = Math.max(0, ...places.map((place) => overlapShare(text, [place], given.content)))
      if (share >= 0.5) options.push({ gold: one, given, share })
    }
  }
  options.sort((a, b) => b.share - a.share)
  const pairs: (readonly [GoldStatement, Statement])[] = []
  for (const option of options)
    if (!pairs.some(([one, given]) => one === option.gold || given === option.given)) pairs.push([option.gold, option.given])
  const missed = gold.statements.filter((one) => !pairs.some(([other]) => other === one))
  const wrong = statements.filter((one) => !pairs.some(([, other]) => other === one))
  const count = (test: (one: GoldStatement, given: Statement) => boolean): Tally => [
    pairs.filter(([one, given]) => test(one, given)).length,
    pairs.length,
  ]
  return {
    counts: { right: pairs.length, wrong: wrong.length, missed: missed.length },
    direct: count((one, given) => (one.direct ?? false) === given.direct),
    stance: count((one, given) => one.stance === given.stance),
    toward: count((one, given) => towardOf(given) === goldToward(one)),
    missed: missed.map((one) => `${one.speaker ?? '-'} (${one.state ?? '-'}): ${one.evidence}`),
    wrong: wrong.map(
      (one) =>
        `${one.speakers.map((party) => party.name ?? party.text).join(' & ')}: ${one.content.map((span) => text.slice(span.from, span.to)).join(' ... ')}`,
    ),
    misread: pairs.flatMap(([one, given]) => {
      const wanted = `${one.stance} toward ${goldToward(one) || 'nobody'}`
      const read = `${given.stance} toward ${towardOf(given) || 'nobody'}`
      return wanted === read ? [] : [`${one.speaker ?? '-'} (${one.state ?? '-'}): ${one.evidence} [${wanted}, read as ${read}]`]
    }),
  }
}

function goldToward(gold: GoldStatement): string {
  return [...new Set(gold.toward)].sort().join()
}

function towardOf(statement: Statement): string {
  return [...new Set(statement.toward.flatMap((one) => (one.party.country === null ? [] : [one.party.country])))].sort().join()
}

/** A named speaker by name; an unnamed or joint one by the states it speaks for; a source without a state by its words. */
function rightSpeaker(gold: GoldStatement, speakers: readonly Party[]): boolean {
  if (gold.states) return [...new Set(speakers.map((party) => party.country ?? '?'))].sort().join() === [...gold.states].sort().join()
  const wanted = gold.speaker
  return speakers.some((party) => {
    if (gold.state !== null && party.country !== gold.state) return false
    if (wanted === null) return true
    return (party.name !== null && sameName(party.name, wanted)) || sameName(party.text, wanted) || party.country === wanted
  })
}
