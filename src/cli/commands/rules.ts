import type { Command } from 'commander'
import type { CodeOptions } from '../../app/code.js'
import { type RuleReport, ruleReport } from '../../app/rules.js'
import { exitCodes } from '../exit.js'
import { printRule, printRules } from '../print/rules.js'
import { layoutOf } from '../terminal.js'

interface Options extends CodeOptions {
  readonly code?: string
  readonly rule?: string
  readonly samples: string
  readonly json?: boolean
}

/** `demarche rules [PATHS...]`: the rules of events, their codes and examples, and how often each fires on a corpus. */
export function registerRules(program: Command): void {
  program
    .command('rules')
    .description('list the rules of events; with a corpus, how often each fired, with a sentence for each, and which never did')
    .argument('[paths...]', "files and folders to code; '-' reads standard input")
    .option('--rule <name>', "one rule in full, or all whose names begin so ('aid/')")
    .option('--code <code>', 'only rules that give this PLOVER type or CAMEO code (AID, 07, 073)')
    .option('--samples <number>', 'sentences to print for each rule', '1')
    .option('--ontology <folder>', "your own event types and rules, listed and counted beside demarche's")
    .option('--published <day>', 'day of publication (YYYY-MM-DD) for texts that state none')
    .option('--json', 'print one JSON object')
    .action((paths: readonly string[], { rule, code, samples, json, ...coding }: Options) => {
      const choice = { samples: Math.max(0, Math.trunc(Number(samples)) || 0), ...(rule && { name: rule }), ...(code && { code }) }
      const report = ruleReport(paths, coding, choice)
      process.stdout.write(json ? `${JSON.stringify(reportJson(report))}\n` : shown(report, rule))
      for (const { name, failure } of report.failures) process.stderr.write(`${name}: ${failure}\n`)
      process.exitCode = report.failures.length > 0 ? exitCodes.documents : exitCodes.ok
    })
}

function shown(report: RuleReport, name: string | undefined): string {
  const only = report.rules.find((use) => use.rule.name === name)
  return only ? printRule(only, report.dispatches > 0, layoutOf()) : printRules(report, layoutOf())
}

/** Rules by what a reader of data wants of them: name, place, code, examples, counts, sentences. */
function reportJson(report: RuleReport): unknown {
  return {
    ...report,
    rules: report.rules.map(({ rule, ...use }) => ({
      name: rule.name,
      file: rule.file,
      line: rule.line,
      type: rule.type,
      mode: rule.mode,
      cameo: rule.cameo,
      examples: rule.examples,
      ...use,
    })),
  }
}
