#!/usr/bin/env node
/** The command line: what each command is called and takes. Data goes to standard output, all else to standard error. */
import { Command, CommanderError } from 'commander'
import { registerAdd } from './commands/add.js'
import { registerActors, registerEvents, registerSearch } from './commands/ask.js'
import { registerCode } from './commands/code.js'
import { registerDiff } from './commands/diff.js'
import { registerDossier } from './commands/dossier.js'
import { registerExplain } from './commands/explain.js'
import { registerExport } from './commands/export.js'
import { registerIssue } from './commands/issue.js'
import { registerDemo, registerDoctor, registerRebuild, registerRecode, registerVerify } from './commands/keep.js'
import { registerNeighbours } from './commands/neighbours.js'
import { registerRelation } from './commands/relation.js'
import { registerSchema } from './commands/schema.js'
import { registerScore } from './commands/score.js'
import { registerServe } from './commands/serve.js'
import { exitCodes } from './exit.js'
import { version } from '../app/version.js'

const program = new Command('demarche')
  .description(
    'Codes dispatches about diplomacy and conflict into an auditable record: who met whom, who said what about whom, what happened.',
  )
  .version(version)
  .showHelpAfterError('(run with --help for usage)')
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  demarche code dispatch.txt             a readable coding
  demarche code --json news/ > out.jsonl one JSON object a line
  cat dispatch.txt | demarche code -     from standard input
  demarche explain dispatch.txt          why each record is there

Exit codes: 0 ok, 1 our bug, 2 usage, 3 some documents failed (listed), 4 record locked, 5 integrity, 6 limit hit.`,
  )

registerCode(program)
registerExplain(program)
registerDiff(program)
registerScore(program)
registerSchema(program)
registerAdd(program)
registerEvents(program)
registerSearch(program)
registerActors(program)
registerExport(program)
registerRecode(program)
registerVerify(program)
registerRebuild(program)
registerDoctor(program)
registerDemo(program)
registerServe(program)
registerRelation(program)
registerDossier(program)
registerNeighbours(program)
registerIssue(program)

// A reader that closes early (head, less) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.ok)
  throw error
})

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  else {
    const { reportError } = await import('./exit.js')
    process.exitCode = reportError(error)
  }
}
