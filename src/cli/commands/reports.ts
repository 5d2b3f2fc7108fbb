/** Which reports were taken for one thing, why, and undoing or making such a merge. */
import type { Command } from 'commander'
import { appearancesOf, decidePair, reportsOf } from '../../app/reports.js'
import { exitCodes } from '../exit.js'
import { type RecordOption, say, withRecord } from './record-options.js'

/** `demarche reports` and `demarche merge`. */
export function registerReports(program: Command): void {
  withRecord(program.command('reports'))
    .description(
      'list the reports of one event, meeting, statement or initiative, or the appearances of a text, and why they are taken for one',
    )
    .argument('<id>', 'its id, or that of one of its records; or the id of a text')
    .option('--json', 'print one JSON object a line')
    .action(async (id: string, options: RecordOption & { readonly json?: boolean }) => {
      const appearances = await appearancesOf(options.record, id, say)
      if (appearances.length > 0) {
        printAppearances(appearances, options.json === true)
        return
      }
      const members = await reportsOf(options.record, id, say)
      for (const member of members)
        process.stdout.write(
          options.json
            ? `${JSON.stringify({ schema: 'demarche.report/1', ...member })}\n`
            : `${member.record}  ${member.published ?? 'undated   '}  ${member.outlet ?? '-'}\n  ${member.sentence.replace(/\s+/g, ' ')}\n  ${member.because ?? 'the first report'}\n`,
        )
      say(`${members.length} reports`)
      process.exitCode = members.length > 0 ? exitCodes.ok : exitCodes.usage
    })

  withRecord(program.command('merge'))
    .description(
      'declare two records reports of the same thing, or with --apart not: kept in the log, done again whenever the index is made',
    )
    .argument('<a>', 'id of a record, or of a text')
    .argument('<b>', 'id of another')
    .option('--apart', 'they are not the same thing')
    .option('--note <text>', 'why', '')
    .option('--by <name>', 'who decides', process.env['USER'] ?? '')
    .action(
      async (a: string, b: string, options: RecordOption & { readonly apart?: boolean; readonly note: string; readonly by: string }) => {
        await decidePair(options.record, [a, b], options.apart !== true, options.by, options.note)
        process.stdout.write(`${a} and ${b} are ${options.apart ? 'kept apart' : 'one'} from now on\n`)
      },
    )
}

function printAppearances(appearances: Awaited<ReturnType<typeof appearancesOf>>, json: boolean): void {
  for (const one of appearances)
    process.stdout.write(
      json
        ? `${JSON.stringify({ schema: 'demarche.appearance/1', ...one })}\n`
        : `${one.text}  ${one.published ?? 'undated   '}  ${one.source ?? '-'}  ${one.address ?? ''}\n  ${one.because ?? 'this very text'}\n`,
    )
  say(`${appearances.length} appearances`)
}
