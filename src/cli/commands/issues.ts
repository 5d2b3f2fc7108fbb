import type { Command } from 'commander'
import type { CodeOptions } from '../../app/code.js'
import { issueReport, issueRows } from '../../app/issues.js'
import { exitCodes } from '../exit.js'

interface Options extends CodeOptions {
  readonly least: string
  readonly json?: boolean
}

/** `demarche issues [PATHS...]`: the taxonomy, or what a corpus speaks of beyond it, as rows to edit and load. */
export function registerIssues(program: Command): void {
  program
    .command('issues')
    .description('list the issues that are known; with a corpus, the noun phrases that recur in it and name none of them')
    .argument('[paths...]', "files and folders to code; '-' reads standard input")
    .option('--least <number>', 'how many dispatches must hold a phrase', '3')
    .option('--ontology <folder>', 'your own issues/*.tsv, among your event types and rules')
    .option('--published <day>', 'day of publication (YYYY-MM-DD) for texts that state none')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      `
The rows printed for a corpus are those of an issues file: keep the good ones in MYFOLDER/issues/mine.tsv, give rows that mean the
same one id, and code with --ontology MYFOLDER. To take an issue for another, write MYFOLDER/issues/merges.tsv (columns: issue, into).`,
    )
    .action((paths: readonly string[], { least, json, ...coding }: Options) => {
      const report = issueReport(paths, coding, Math.max(1, Math.trunc(Number(least)) || 1))
      const listed =
        paths.length === 0 ? report.issues.map(({ id, name, phrases }) => `${id}\t${name}\t${phrases.join('|')}\n`).join('') : ''
      process.stdout.write(
        json ? `${JSON.stringify(report)}\n` : listed === '' ? issueRows(report.phrases) : `issue\tname\tphrases\n${listed}`,
      )
      for (const { name, failure } of report.failures) process.stderr.write(`${name}: ${failure}\n`)
      process.exitCode = report.failures.length > 0 ? exitCodes.documents : exitCodes.ok
    })
}
