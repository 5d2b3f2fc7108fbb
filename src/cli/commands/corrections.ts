import type { Command } from 'commander'
import { writeCorrections } from '../../app/corrections.js'
import { type RecordOption, withRecord } from './record-options.js'

/** `demarche corrections`: what was decided in the review, as cases and as a dictionary. */
export function registerCorrections(program: Command): void {
  withRecord(program.command('corrections'))
    .description('write what was decided in the review: cases for `demarche score cases`, names and codes for --actors')
    .requiredOption('--out <folder>', 'where cases.jsonl and overrides.actors.txt are written')
    .addHelpText(
      'after',
      '\nExamples:\n  demarche corrections --record desk --out review\n  demarche score cases review/cases.jsonl --actors review/overrides.actors.txt',
    )
    .action(async ({ record, out }: RecordOption & { readonly out: string }) => {
      const { cases, names } = await writeCorrections(record, out)
      process.stdout.write(`${cases.length} cases, ${names} names, in ${out}\n`)
    })
}
