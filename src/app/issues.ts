/** The taxonomy of issues, and the noun phrases of a corpus that recur and that it does not know. */
import { type RecurringPhrase, recurringPhrases } from '../analysis/index.js'
import type { Issue } from '../knowledge/issues/index.js'
import type { Coding } from '../model/index.js'
import { codeFiles, type CodeOptions } from './code.js'
import { loadKnowledge } from './resources.js'

export interface IssueReport {
  /** The taxonomy, by id. */
  readonly issues: readonly Issue[]
  /** Most widespread first; none without a corpus. */
  readonly phrases: readonly RecurringPhrase[]
  readonly dispatches: number
  readonly failures: readonly { readonly name: string; readonly failure: string }[]
}

/** Lists the issues; codes the files, if there are any, and lists what recurs in at least `least` of them. Throws UserError. */
export function issueReport(paths: readonly string[], options: CodeOptions, least: number): IssueReport {
  const { byId } = loadKnowledge(options).issues
  const issues = [...byId.values()]
  const known = new Set(issues.flatMap(({ phrases }) => phrases))
  const codings: Coding[] = []
  const failures: { name: string; failure: string }[] = []
  for (const { name, coding, failure } of paths.length === 0 ? [] : codeFiles(paths, options)) {
    if (coding) codings.push(coding)
    if (failure !== null) failures.push({ name, failure })
  }
  const isKnown = (phrase: string): boolean =>
    known.has(phrase) || known.has(`${phrase}s`) || phrase.split(' ').some((word) => known.has(word) || known.has(`${word}s`))
  return { issues, phrases: recurringPhrases(codings, isKnown, least), dispatches: codings.length, failures }
}

/** Rows for a user's own issues/*.tsv: an id and a name made of the phrase, with what it was counted by. */
export function issueRows(phrases: readonly RecurringPhrase[]): string {
  const rows = phrases.map(({ phrase, dispatches, beside }) =>
    [
      phrase.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, ''),
      phrase[0]?.toUpperCase() + phrase.slice(1),
      phrase,
      dispatches,
      beside ?? '',
    ].join('\t'),
  )
  return `${['issue\tname\tphrases\tdispatches\tbeside', ...rows].join('\n')}\n`
}
