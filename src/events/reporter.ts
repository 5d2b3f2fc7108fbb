/** Whose words an event is told in, and what becomes of hostile acts that only an opponent tells of. */
import { type Party, partyOf, type Statement } from '../model/index.js'
import { reportingClause, type Reading } from './compose.js'
import { mentionAtHead, type Scene } from './context.js'

/** The subject of the clause of saying, else the speaker of the statement around the act; for an accused act the accuser. */
export function reporterOf(scene: Scene, reading: Reading, statements: readonly Statement[]): Party | null {
  const accuser = reading.absorbedBy?.kind === 'accusation' ? (scene.analysed.clauses[reading.absorbedBy.clause] ?? null) : null
  const clause = accuser ?? reportingClause(scene, reading.match.clause)
  for (const argument of clause?.arguments ?? []) {
    if (argument.role !== 'subject') continue
    const mention = mentionAtHead(scene, argument.head)
    if (mention && mention.reading !== 'modifier') return partyOf(scene.analysed, mention)
  }
  const from = scene.tokens.from[reading.match.clause.predicate] ?? -1
  const around = statements.find((statement) => statement.content.some((span) => span.from <= from && from < span.to))
  return around?.speakers[0] ?? null
}

export function sameSide(a: Party, b: Party): boolean {
  return a.entity === b.entity || (a.country !== null && a.country === b.country)
}

/**
 * "the attempts of X to destroy Y", "X bombs villages", told by X's opponent: no fact of the outlet's, but that opponent's charge.
 * What is told as done ("X attacked a depot, the region reported") stays an event with its reporter.
 */
export function isCharge(
  scene: Scene,
  reading: Reading,
  reporter: Party | null,
  sources: readonly Party[],
  statements: readonly Statement[],
): boolean {
  if (!reporter || reporter.country === null || reading.standing === 'historical' || reading.standing === 'possible') return false
  const quoted = isQuoted(scene, reading.match.clause.predicate, statements)
  const breach = reading.cameo !== null && breaches.has(reading.cameo)
  const unwilling = quoted && (reading.type === 'REJECT' || reading.type === 'THREATEN')
  if (scene.ontology.types.get(reading.type)?.quad !== 4 && !breach && !unwilling) return false
  if (sources.some((source) => source.country === null || sameSide(source, reporter))) return false
  const { clause } = reading.match
  if (clause.kind !== 'verb' || clause.passive) return false
  if (breach || quoted || isIntrusion(scene, reading, reporter)) return true
  const infinitive = scene.tokens.fine[clause.predicate] === 'VB' && clause.tense === 'none'
  return infinitive || clause.tense === 'present' || clause.operators.some((operator) => operator.kind === 'attempt')
}

/** Codes of breaking law, agreements and truces: who is said to have done so by another is accused of it. */
const breaches: ReadonlySet<string> = new Set(['128', '196'])

/** True for a word within quotation marks: what an opponent says in so many words is a charge, not the outlet's report. */
function isQuoted(scene: Scene, token: number, statements: readonly Statement[]): boolean {
  const from = scene.tokens.from[token] ?? -1
  return statements.some((statement) => statement.direct && statement.content.some((span) => span.from <= from && from < span.to))
}

/** Troops or planes that the reporter's own side says have come upon it ("said that the vessel had intruded into its waters"). */
function isIntrusion(scene: Scene, { type, match }: Reading, reporter: Party): boolean {
  return (
    type === 'MOBILIZE' &&
    match.targets.some((one) => reporter.country !== null && scene.analysed.entities[one.mention.entity]?.country === reporter.country)
  )
}
