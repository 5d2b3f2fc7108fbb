import { type Command, Option } from 'commander'
import { relationOf } from '../../app/relation.js'
import { relationSheet } from '../../app/relation-sheet.js'
import { UserError } from '../../app/errors.js'
import { readBounds, readState } from '../../app/serve-asked.js'
import { type AnswerOptions, printAnswer, withAnswerOptions } from '../print/sheet.js'

interface RelationOptions extends AnswerOptions {
  readonly from?: string
  readonly to?: string
  readonly by?: 'day' | 'week' | 'month' | 'year'
  readonly merging: 'none' | 'one-a-day' | 'cluster'
}

/** `demarche relation`: the course, contacts, words and claims of two states. */
export function registerRelation(program: Command): void {
  withAnswerOptions(program.command('relation <a> <b>'))
    .description('show the relation of two states: timeline, indices, meetings, statements, claims against the record')
    .option('--from <day>', 'first day, month or year')
    .option('--to <day>', 'last day, month or year')
    .addOption(new Option('--by <period>', 'length of a period; chosen by the time shown').choices(['day', 'week', 'month', 'year']))
    .addOption(new Option('--merging <rule>', 'what counts as one event').choices(['none', 'one-a-day', 'cluster']).default('cluster'))
    .addHelpText(
      'after',
      '\nExamples:\n  demarche relation USA EGY --from 1970 --demo\n  demarche relation Iran Qatar --html iran-qatar.html',
    )
    .action(async (a: string, b: string, options: RelationOptions) => {
      await printAnswer(
        options,
        (desk) => {
          const [one, other] = [readState(a, desk.states), readState(b, desk.states)]
          if (one === other) throw new UserError('A relation has two sides: name two states')
          return relationOf({ a: one, b: other, ...readBounds(options), grain: options.by, merging: options.merging }, desk)
        },
        relationSheet,
        '',
      )
    })
}
