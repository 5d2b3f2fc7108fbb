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
  const told = clause.reportedIn === null ? '' : ` told in ${lemmaAt(clauses, clause.reportedIn)}`
  const up = clause.parent === null ? '' : ` <-${clause.relation} ${lemmaAt(clauses, clause.parent)}`
  return `${clause.lemma}${light} ${clause.kind} ${clause.tense} ${clause.standing}${by}${told}${up} | ${args.join(' ')}`
}

function lemmaAt(clauses: readonly Clause[], index: number): string {
  return clauses.find((clause) => clause.index === index)?.lemma ?? '?'
}
