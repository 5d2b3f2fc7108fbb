import type { Command } from 'commander'
import { exportRecord, exportFormats, loadVocabulary } from '../../app/export-record.js'
import { filterFrom, type FilterOptions } from '../../app/record-queries.js'
import { type RecordOption, say, withFilters } from './record-options.js'

interface ExportCommandOptions extends RecordOption, FilterOptions {
  readonly format: string
  readonly out?: string
  readonly title?: string
  readonly license?: string
  readonly author: readonly string[]
  readonly quiet?: boolean
}

/** `demarche export`: the record in other formats. */
export function registerExport(program: Command): void {
  withFilters(program.command('export'))
    .description('write the record in a format that other programs open')
    .requiredOption('--format <format>', exportFormats.join(', '))
    .option('--out <path>', "file, or folder for formats of several files; '-' is standard output")
    .option('--title <title>', 'title of the package')
    .option('--license <licence>', 'licence of the package')
    .option(
      '--author <name>',
      'author of the package (may be repeated)',
      (value: string, before: readonly string[]) => [...before, value],
      [],
    )
    .option('--quiet', 'do not list what the format loses')
    .addHelpText(
      'after',
      '\nExamples:\n  demarche export --format parquet --out desk-parquet\n  demarche export --format gdelt --out - --between IRN QAT\n  demarche export --format package --out desk.zip --license CC-BY-4.0',
    )
    .action(async (options: ExportCommandOptions) => {
      const out = options.out ?? (options.format === 'package' ? 'record.zip' : `record-${options.format}`)
      const { paths, loses } = await exportRecord(
        options.record,
        loadVocabulary(),
        {
          format: options.format,
          out,
          filter: filterFrom(options),
          authors: options.author,
          ...(options.title === undefined ? {} : { title: options.title }),
          ...(options.license === undefined ? {} : { license: options.license }),
        },
        (chunk) => process.stdout.write(chunk),
      )
      for (const path of paths) say(path)
      if (!options.quiet && loses.length > 0) say(`${options.format} does not carry: ${loses.join('; ')}`)
    })
}
