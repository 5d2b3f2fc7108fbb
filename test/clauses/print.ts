/** Prints clauses one a line for golden cases: predicate, standing, arguments by role. */
import type { Clause, ParsedTokens } from '../../src/model/index.js'

export function printClauses(tokens: ParsedTokens, clauses: readonly Clause[]): string {
  return clauses.map((clause) => printClause(tokens, clauses, clause)).join('\n')
}

function printClause(tokens: ParsedTokens, clauses: readonly Clause[], clause: Clause): string {
  const word = (token: number) => tokens.form[token] ?? '?'
  const light = clause.light === null ? '' : ` (${word(clause.light)})`
  const args = clause.arguments.map((a) => `${a.role}${a.marker ? `:${a.marker}` : ''}=${word(a.head)}${a.via ? `<${a.via}>` : ''}`)
  const by = clause.standingBy.length ? ` [${clause.standingBy.map(word).join(' ')}]` : ''
  const told = clause.reportedIn === null ? '' : ` told in ${clauses[clause.reportedIn]?.lemma ?? '?'}`
  const up = clause.parent === null ? '' : ` <-${clause.relation} ${clauses[clause.parent]?.lemma ?? '?'}`
  return `${clause.lemma}${light} ${clause.kind} ${clause.tense} ${clause.standing}${by}${told}${up} | ${args.join(' ')}`
}
