import type { Command } from 'commander'
import { issueOf } from '../../app/issue.js'
import { issueSheet } from '../../app/issue-sheet.js'
import { readBounds } from '../../app/serve-asked.js'
import { type AnswerOptions, printAnswer, withAnswerOptions } from '../print/sheet.js'

interface IssueOptions extends AnswerOptions {
  readonly from?: string
  readonly to?: string
  readonly also?: readonly string[]
}

/** `demarche issue`: who says what on it. */
export function registerIssue(program: Command): void {
  withAnswerOptions(program.command('issue <name>'))
    .description('show who says what on an issue: stance by state and speaker')
    .option('--also <issues...>', 'other issues to take for the same')
    .option('--from <day>', 'first day, month or year')
    .option('--to <day>', 'last day, month or year')
    .addHelpText('after', '\nExamples:\n  demarche issue palestine --demo\n  demarche issue sanctions --from 2020 --json')
    .action(async (name: string, options: IssueOptions) => {
      await printAnswer(options, (desk) => issueOf({ issue: name, also: options.also, ...readBounds(options) }, desk), issueSheet, '')
    })
}
