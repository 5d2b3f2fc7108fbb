import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import ora from 'ora'
import { addToRecord } from '../../app/add-to-record.js'
import type { AddCounts, Failure } from '../../app/add.js'
import { codeOnWorkers } from '../../app/code-batch.js'
import { UserError } from '../../app/errors.js'
import type { CoderOptions } from '../../app/resources.js'
import { fieldNames, formatOf, type Mapping, type Progress, type ReadOptions } from '../../app/read-options.js'
import { exitCodes } from '../exit.js'
import { type RecordOption, say, withRecord } from './record-options.js'

interface AddCommandOptions extends RecordOption, CoderOptions {
  readonly format?: string
  readonly field: readonly string[]
  readonly articles?: boolean
  readonly allowPrivate?: boolean
  readonly workers: string
  readonly dryRun?: boolean
  readonly failures?: string
  readonly json?: boolean
}

/** Exit code of a command that was interrupted. */
const interrupted = 130

/** `demarche add`: documents into a record. */
export function registerAdd(program: Command): void {
  withRecord(program.command('add'))
    .description('add files, folders, web addresses or standard input to a record and code them')
    .argument('<inputs...>', "files, folders, http(s) addresses; '-' reads standard input")
    .option('--format <format>', 'text, html, jsonl, json, csv, feed, warc; otherwise told by name and content')
    .option('--field <field=name>', `which column or path holds which field (${fieldNames.join(', ')}); may be repeated`, collect, [])
    .option('--articles', 'fetch the articles behind the links of feeds')
    .option('--allow-private', 'fetch from loopback and private addresses too')
    .option('--workers <number>', 'threads that code', '1')
    .option('--ontology <folder>', "your own event types and rules, loaded beside demarche's")
    .option('--actors <file>', 'an actor dictionary (may be repeated)', collect, [])
    .option('--agents <file>', 'an agent dictionary (may be repeated)', collect, [])
    .option('--dry-run', 'say what would be added and write nothing')
    .option('--failures <file>', 'write what failed as JSON Lines')
    .option('--json', 'print the counts as JSON')
    .addHelpText(
      'after',
      `
Examples:
  demarche add news/ --record desk
  demarche add CC-NEWS-20240301.warc.gz --workers 2
  demarche add articles.csv --field text=body --field published=date
  demarche add https://example.org/feed.xml --articles

Adding the same again adds nothing; an interrupted run is resumed by running it again.`,
    )
    .action(async (inputs: readonly string[], options: AddCommandOptions) => {
      process.exitCode = await runAdd(inputs, options)
    })
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}

async function runAdd(inputs: readonly string[], options: AddCommandOptions): Promise<number> {
  const workers = Number(options.workers)
  if (!Number.isInteger(workers) || workers < 1 || workers > 64) throw new UserError('--workers takes a whole number from 1 to 64')
  const failures: Failure[] = []
  const abort = new AbortController()
  const stop = (): void => abort.abort()
  process.once('SIGINT', stop)
  const progress: Progress = { read: 0, total: 0 }
  const show = progressOf(progress)
  const pool = options.dryRun ? null : codeOnWorkers(workers, options)
  try {
    const counts = await addToRecord(options.record, inputs, pool?.code ?? (() => Promise.resolve([])), {
      read: readOptions(options),
      progress,
      ahead: workers + 1,
      signal: abort.signal,
      onNote: say,
      onCoded: async () => pool?.close(),
      onRoster: (texts) => {
        if (texts > 0) say(`${texts} texts read anew with offices that others state`)
      },
      onProgress: show.at,
      onFailure: (failure) => failures.push(failure),
      ...(options.dryRun ? { dryRun: true } : {}),
    })
    show.end()
    report(counts, failures, options)
    return abort.signal.aborted ? interrupted : counts.failed > 0 ? exitCodes.documents : exitCodes.ok
  } finally {
    show.end()
    process.removeListener('SIGINT', stop)
    await pool?.close()
  }
}

function readOptions(options: AddCommandOptions): ReadOptions {
  const mapping: Record<string, string> = {}
  for (const pair of options.field) {
    const [field, ...name] = pair.split('=')
    if (field === undefined || !fieldNames.includes(field) || name.length === 0)
      throw new UserError(`--field ${pair}: write FIELD=NAME, FIELD one of ${fieldNames.join(', ')}`)
    mapping[field] = name.join('=')
  }
  const format = formatOf(options.format)
  return {
    mapping: mapping satisfies Mapping,
    ...(format === null ? {} : { format }),
    ...(options.articles ? { articles: true } : {}),
    fetch: { allowPrivate: options.allowPrivate === true },
  }
}

/** A line with rate and time left; silent where standard error is no terminal. */
function progressOf(progress: Progress): { readonly at: (counts: AddCounts) => void; readonly end: () => void } {
  if (!process.stderr.isTTY) return { at: () => undefined, end: () => undefined }
  const line = ora({ stream: process.stderr, discardStdin: false }).start('reading')
  const began = Date.now()
  return {
    at(counts) {
      const seconds = Math.max(0.001, (Date.now() - began) / 1000)
      const share = progress.total > 0 ? progress.read / progress.total : 0
      const left = share > 0.01 ? `, ${duration((seconds * (1 - share)) / share)} left` : ''
      line.text = `${counts.read} read, ${counts.newTexts} new texts, ${counts.failed} failed, ${Math.round(counts.read / seconds)} a second${left}`
    },
    end: () => line.stop(),
  }
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}

/** Most failures that are listed on the terminal. */
const listed = 20

function report(counts: AddCounts, failures: readonly Failure[], options: AddCommandOptions): void {
  for (const { place, reason } of failures.slice(0, listed)) say(`${place}: ${reason}`)
  if (failures.length > listed) say(`... and ${failures.length - listed} more; list them all with --failures FILE`)
  if (options.failures !== undefined)
    writeFileSync(options.failures, failures.map((failure) => `${JSON.stringify({ type: 'error', ...failure })}\n`).join(''))
  const aside = Object.values(counts.aside).reduce((sum, count) => sum + count, 0)
  if (options.json) process.stdout.write(`${JSON.stringify(counts)}\n`)
  else {
    const languages = Object.entries(counts.aside).map(([name, count]) => `${count} ${name}`)
    process.stdout.write(
      `${options.dryRun ? 'would add: ' : ''}${counts.read} read = ${counts.coded} coded + ${aside} set aside + ${counts.failed} failed\n` +
        `  coded: ${counts.newTexts} new texts with ${counts.records} records, ${counts.appearances - counts.newTexts} further appearances, ${counts.already} there already\n` +
        (aside > 0 ? `  set aside: ${languages.join(', ')}\n` : ''),
    )
  }
}
