import type { Command } from 'commander'
import { personDossier } from '../../app/dossier.js'
import { personSheet } from '../../app/dossier-sheet.js'
import { type AnswerOptions, printAnswer, withAnswerOptions } from '../print/sheet.js'

/** `demarche dossier`: offices, meetings, statements and travel of a person. */
export function registerDossier(program: Command): void {
  withAnswerOptions(program.command('dossier <name>'))
    .description('show the dossier of a person: offices, meetings, statements')
    .addHelpText(
      'after',
      '\nExamples:\n  demarche dossier "Henry Kissinger" --demo\n  demarche dossier "Ali Bagheri Kani" --html page.html',
    )
    .action(async (name: string, options: AnswerOptions) => {
      await printAnswer(
        options,
        (desk) => personDossier(name, desk),
        personSheet,
        `The record names nobody '${name}'. Try the family name alone, or: demarche serve`,
      )
    })
}
