import type { Command } from 'commander'
import type { CodeOptions } from '../../app/code.js'
import { printExplanation } from '../print/explanation.js'
import { runCoding, withCodingOptions } from './code.js'

/** `demarche explain`: for each record the rule or weight that made it, and the readings that lost. */
export function registerExplain(program: Command): void {
  withCodingOptions(program.command('explain'))
    .description('say why each record is there, and which readings lost')
    .action((paths: readonly string[], options: CodeOptions) => {
      process.exitCode = runCoding(paths, options, printExplanation)
    })
}
