#!/usr/bin/env node
/** The command line: what each command is called and takes. Data goes to standard output, all else to standard error. */
import { Command, CommanderError } from 'commander'
import { exitCodes } from './exit.js'
import { version } from '../app/version.js'

type Register = (program: Command) => void

const commands: Readonly<Record<string, () => Promise<Register>>> = {
  code: async () => (await import('./commands/code.js')).registerCode,
  explain: async () => (await import('./commands/explain.js')).registerExplain,
  add: async () => (await import('./commands/add.js')).registerAdd,
  serve: async () => (await import('./commands/serve.js')).registerServe,
  relation: async () => (await import('./commands/relation.js')).registerRelation,
  dossier: async () => (await import('./commands/dossier.js')).registerDossier,
  neighbours: async () => (await import('./commands/neighbours.js')).registerNeighbours,
  issue: async () => (await import('./commands/issue.js')).registerIssue,
  events: async () => (await import('./commands/ask.js')).registerEvents,
  search: async () => (await import('./commands/ask.js')).registerSearch,
  actors: async () => (await import('./commands/actors.js')).registerActors,
  reports: async () => (await import('./commands/reports.js')).registerReports,
  export: async () => (await import('./commands/export.js')).registerExport,
  corrections: async () => (await import('./commands/corrections.js')).registerCorrections,
  diff: async () => (await import('./commands/diff.js')).registerDiff,
  issues: async () => (await import('./commands/issues.js')).registerIssues,
  rules: async () => (await import('./commands/rules.js')).registerRules,
  score: async () => (await import('./commands/score.js')).registerScore,
  schema: async () => (await import('./commands/schema.js')).registerSchema,
  recode: async () => (await import('./commands/keep.js')).registerRecode,
  verify: async () => (await import('./commands/keep.js')).registerVerify,
  rebuild: async () => (await import('./commands/keep.js')).registerRebuild,
  doctor: async () => (await import('./commands/keep.js')).registerDoctor,
  demo: async () => (await import('./commands/keep.js')).registerDemo,
}

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

// Only the module of the command that is called is loaded: a coding should not wait for a database or a server.
const named = process.argv[2] ?? ''
const wanted = named in commands ? [named] : Object.keys(commands)
for (const name of wanted) (await commands[name]?.())?.(program)

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
