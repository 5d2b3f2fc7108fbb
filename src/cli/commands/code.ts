import type { Command } from 'commander'
import { codeFiles, type CodeOptions, type CodedFile } from '../../app/code.js'
import { codingJson } from '../../app/json.js'
import type { Coding } from '../../model/coding.js'
import { exitCodes } from '../exit.js'
import { printCoding } from '../print/coding.js'
import type { Layout } from '../print/layout.js'
import { layoutOf, progressLine } from '../terminal.js'

/** Options that every command that codes takes. */
export function withCodingOptions(command: Command): Command {
  return command
    .argument('<paths...>', "files and folders; '-' reads standard input")
    .option('--published <day>', 'day of publication (YYYY-MM-DD) for texts that state none')
    .option('--ontology <folder>', "your own event types and rules, loaded beside demarche's")
    .option('--actors <file>', 'an actor dictionary in PETRARCH format, or a .tsv in ours (may be repeated)', collect, [])
    .option('--agents <file>', 'an agent dictionary in PETRARCH format (may be repeated)', collect, [])
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}

/** `demarche code`: dispatches in, codings out. */
export function registerCode(program: Command): void {
  withCodingOptions(program.command('code'))
    .description('code dispatches and print what is in them')
    .option('--json', 'print one JSON object a line')
    .action((paths: readonly string[], options: CodeOptions & { readonly json?: boolean }) => {
      const print = options.json ? (coding: Coding) => `${JSON.stringify(codingJson(coding))}\n` : printCoding
      process.exitCode = runCoding(paths, options, print)
    })
}

/** Codes the files one after the other, prints each as soon as it is coded, lists failures; gives the exit code. */
export function runCoding(paths: readonly string[], options: CodeOptions, print: (coding: Coding, layout: Layout) => string): number {
  const layout = layoutOf()
  const progress = progressLine('coding')
  let failures = 0
  let done = 0
  for (const file of codeFiles(paths, options)) {
    progress.end()
    if (file.coding) process.stdout.write((done > 0 && print === printCoding ? '\n' : '') + print(file.coding, layout))
    failures += report(file)
    progress.at(++done, file.name)
  }
  progress.end()
  if (done > 1 && failures > 0) process.stderr.write(`demarche: ${failures} of ${done} documents failed\n`)
  return failures > 0 ? exitCodes.documents : exitCodes.ok
}

/** Writes what went wrong with a file, one line each; 1 when it counts as failed. */
function report(file: CodedFile): number {
  for (const note of file.notes) process.stderr.write(`${file.name}: ${note}\n`)
  if (file.failure === null) return 0
  process.stderr.write(`${file.name}: ${file.failure}\n`)
  return 1
}
