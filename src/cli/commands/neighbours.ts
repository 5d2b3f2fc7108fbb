import type { Command } from 'commander'
import { neighboursOf } from '../../app/neighbours.js'
import { neighboursSheet } from '../../app/neighbours-sheet.js'
import { readBounds, readState } from '../../app/serve-asked.js'
import { type AnswerOptions, printAnswer, withAnswerOptions } from '../print/sheet.js'

interface NeighboursOptions extends AnswerOptions {
  readonly from?: string
  readonly to?: string
}

/** `demarche neighbours`: how a state deals with those around it. */
export function registerNeighbours(program: Command): void {
  withAnswerOptions(program.command('neighbours <state>'))
    .alias('neighbors')
    .description('show the neighbourhood of a state: level, pace, meetings of two and of several, initiatives, issues')
    .option('--from <day>', 'first day, month or year')
    .option('--to <day>', 'last day, month or year')
    .addHelpText('after', '\nExamples:\n  demarche neighbours MEX --demo\n  demarche neighbours Iran --from 2020 --html iran.html')
    .action(async (state: string, options: NeighboursOptions) => {
      await printAnswer(
        options,
        (desk) => neighboursOf({ state: readState(state, desk.states), ...readBounds(options) }, desk),
        neighboursSheet,
        '',
      )
    })
}
