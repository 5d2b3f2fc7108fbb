/** Commands that keep a record in order: verify, rebuild, doctor, recode, demo. */
import type { Command } from 'commander'
import { codeHere } from '../../app/code-batch.js'
import { makeDemo } from '../../app/demo-record.js'
import { examine } from '../../app/doctor.js'
import { rebuildRecord } from '../../app/rebuild.js'
import { recodeRecord } from '../../app/recode.js'
import { type CoderOptions, loadCoder, versionsOf } from '../../app/resources-record.js'
import { verifyRecord } from '../../app/verify.js'
import { exitCodes } from '../exit.js'
import { type RecordOption, say, withRecord } from './record-options.js'

interface JsonOption {
  readonly json?: boolean
}

/** `demarche verify`: is the record whole? */
export function registerVerify(program: Command): void {
  withRecord(program.command('verify'))
    .description('prove that the record is whole: every checksum, every id, every span of evidence')
    .option('--json', 'print the result as JSON')
    .action(async (options: RecordOption & JsonOption) => {
      const found = await verifyRecord(options.record)
      if (options.json) process.stdout.write(`${JSON.stringify(found)}\n`)
      else {
        for (const fault of found.faults) say(fault)
        const counts = `${found.frames} commits, ${found.texts} texts, ${found.codings} codings, ${found.records} records, ${found.spans} spans`
        process.stdout.write(`${found.faults.length === 0 ? 'whole' : `${found.faults.length} faults`}: ${counts}\n`)
      }
      process.exitCode = found.faults.length === 0 ? exitCodes.ok : exitCodes.integrity
    })
}

/** `demarche rebuild`: the index anew from the log. */
export function registerRebuild(program: Command): void {
  withRecord(program.command('rebuild'))
    .description('make the index anew from the log')
    .action(async (options: RecordOption) => {
      const { texts, records, seconds } = await rebuildRecord(options.record)
      process.stdout.write(`${texts} texts, ${records} records, ${seconds.toFixed(1)} s\n`)
    })
}

/** `demarche doctor`: what is wrong here and how to mend it. */
export function registerDoctor(program: Command): void {
  withRecord(program.command('doctor'))
    .description('look at program and record, say what is wrong and how to mend it')
    .option('--json', 'print the findings as JSON')
    .action(async (options: RecordOption & JsonOption) => {
      const findings = await examine(options.record)
      for (const { what, state, says, remedy } of findings)
        process.stdout.write(
          options.json
            ? `${JSON.stringify({ what, state, says, remedy })}\n`
            : `${state.padEnd(5)}${what.padEnd(16)}${says}\n${remedy === null ? '' : `${' '.repeat(21)}${remedy}\n`}`,
        )
      process.exitCode = findings.some((finding) => finding.state === 'bad') ? exitCodes.integrity : exitCodes.ok
    })
}

/** `demarche recode`: code the texts again after an upgrade. */
export function registerRecode(program: Command): void {
  withRecord(program.command('recode'))
    .description('code the texts of a record again with this version, keep what persons decided, print the difference')
    .option('--all', 'texts that this very version coded as well')
    .option('--dry-run', 'print the difference and write nothing')
    .option('--json', 'print the difference as JSON, with the ids of records')
    .option('--ontology <folder>', "your own event types and rules, loaded beside demarche's")
    .action(async (options: RecordOption & JsonOption & CoderOptions & { readonly all?: boolean; readonly dryRun?: boolean }) => {
      const result = await recodeRecord(options.record, codeHere(loadCoder(options)), {
        madeWith: versionsOf(options),
        all: options.all === true,
        dryRun: options.dryRun === true,
      })
      if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`)
      else {
        process.stdout.write(`${result.texts} texts, ${result.recoded} coded again, ${result.failed} failed\n`)
        for (const { what, added, removed, changed } of result.differences)
          process.stdout.write(`  ${what.padEnd(28)} +${added} -${removed} ~${changed}\n`)
      }
      process.exitCode = result.failed > 0 ? exitCodes.documents : exitCodes.ok
    })
}

/** `demarche demo`: the demonstration record. */
export function registerDemo(program: Command): void {
  withRecord(program.command('demo'))
    .description('build the demonstration record: six thousand journeys and visits from the Office of the Historian (CC0)')
    .action(async (options: RecordOption) => {
      const { texts, records, leftOut } = await makeDemo(options.record)
      process.stdout.write(
        `${texts} texts, ${records} records added to ${options.record}; ${leftOut} rows of states without a code today left out\n`,
      )
      say(`Read it with: demarche serve --record ${options.record}`)
    })
}
