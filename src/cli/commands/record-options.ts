/** Options that the commands on a record share. */
import { type Command, InvalidArgumentError } from 'commander'
import type { FilterOptions } from '../../app/record-queries.js'

export interface RecordOption {
  readonly record: string
}

export interface ListOptions extends RecordOption, FilterOptions {
  readonly json?: boolean
  readonly limit: number
  readonly cursor?: string
  readonly order: 'newest' | 'oldest'
}

/** `--record`, by default the folder `record` here or what DEMARCHE_RECORD names. */
export function withRecord(command: Command): Command {
  return command.option('--record <folder>', 'the record', process.env['DEMARCHE_RECORD'] ?? 'record')
}

/** The filters that all lists take. */
export function withFilters(command: Command): Command {
  return withRecord(command)
    .option('--state <codes...>', 'at least one party is or acts for one of these')
    .option('--between <codes...>', 'both of two states take part')
    .option('--actor <name>', 'a person, organisation or group, by name or id')
    .option('--type <types...>', 'event types, statement acts, meeting forms')
    .option('--from <day>', 'first day (YYYY-MM-DD)')
    .option('--to <day>', 'last day')
    .option('--outlet <names...>', 'read in one of these outlets')
    .option('--standing <standings...>', 'happened, planned, possible, denied, historical')
    .option('--place <place>', 'country code or name of the place')
    .option('--issue <issue>', 'an issue of the taxonomy')
    .option('--text <words>', 'the dispatch holds these words, "phrases", -without')
    .option('--merge <rule>', 'what counts as one: cluster (default), one-a-day, none')
}

/** Paging and printing of lists. */
export function withPaging(command: Command): Command {
  return command
    .option('--limit <number>', 'rows to print, at most 1,000', countOf, 50)
    .option('--cursor <cursor>', 'go on where a page ended')
    .option('--order <order>', 'newest or oldest first', orderOf, 'newest')
    .option('--json', 'print one JSON object a line')
}

function countOf(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('a whole number above 0')
  return count
}

function orderOf(text: string): string {
  if (text !== 'newest' && text !== 'oldest') throw new InvalidArgumentError('newest or oldest')
  return text
}

/** A line on standard error. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** What a list counts, and how to go on, on standard error. */
export function pageFooter(
  what: string,
  page: { readonly items: readonly unknown[]; readonly total: number; readonly reports: number; readonly next: string | null },
  options: ListOptions,
): void {
  say(`${page.items.length} of ${page.total} ${what}, from ${page.reports} reports`)
  if (page.next !== null) say(`go on with --cursor ${page.next}${options.order === 'oldest' ? ' --order oldest' : ''}`)
}
