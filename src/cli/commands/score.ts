import { Command, Option } from 'commander'
import { runSuite, type ScoreOptions, suites } from '../../app/score/index.js'
import { printScore } from '../print/score.js'

/** `demarche score SUITE PATH`: how good the coder is on a labelled sample. */
export function registerScore(program: Command): void {
  program
    .command('score')
    .description('measure the coder on a labelled sample of your own')
    .argument('<suite>', `what is scored: ${Object.keys(suites).join(', ')}`)
    .argument('<path>', 'the labelled sample: a file or folder, as the suite wants it')
    .option('--json', 'print one JSON object')
    .option('--faults', 'list what was missed and what was given in error, on standard error')
    .option('--end-to-end', 'relations: ignore the marks and find the actors too')
    .addOption(new Option('--cross-validate <folds>', 'relations: train on the other folds, score the held-out one').argParser(Number))
    .option('--raw', 'treebank: from raw text; scores sentences and tokens')
    .option('--actors <file>', 'petrarch: actor dictionary')
    .option('--agents <file>', 'petrarch: agent dictionary')
    .option('--verbs <file>', 'petrarch: verb dictionary')
    .action((suite: string, path: string, options: ScoreOptions & { readonly json?: boolean }) => {
      const result = runSuite(suite, path, options)
      for (const line of result.faults) process.stderr.write(`${line}\n`)
      process.stdout.write(options.json ? `${JSON.stringify(result.score)}\n` : printScore(suite, result))
    })
}
