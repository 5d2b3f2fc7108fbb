/** Questions to a record: events (and meetings, statements, initiatives), search, actors. */
import type { Command } from 'commander'
import { askRecord, filterFrom, lineOf, lineOfPerson, linesOfHit, listKind } from '../../app/record-queries.js'
import { type ListOptions, say, withFilters, withPaging } from './record-options.js'

const kinds = { events: 'event', meetings: 'meeting', statements: 'statement', initiatives: 'initiative' } as const

/** `demarche events`, `meetings`, `statements`, `initiatives`: lists of records. */
export function registerEvents(program: Command): void {
  for (const [name, kind] of Object.entries(kinds))
    withPaging(withFilters(program.command(name)))
      .description(`list the ${name} of a record`)
      .action(async (options: ListOptions) => {
        const filter = filterFrom(options)
        const page = await askRecord(options.record, (reader) => listKind(reader, kind, filter, options), say)
        for (const item of page.items)
          process.stdout.write(
            options.json ? `${JSON.stringify({ schema: `demarche.${kind}-item/1`, id: item.cluster, ...item })}\n` : lineOf(item),
          )
        footer(name, page, options)
      })
}

/** `demarche search`: full text. */
export function registerSearch(program: Command): void {
  withPaging(withFilters(program.command('search')))
    .description('find dispatches by their words, each hit in its context')
    .argument('<words...>', 'words, "phrases", beginnings*, -without')
    .action(async (words: readonly string[], options: ListOptions) => {
      const filter = filterFrom(options)
      const page = await askRecord(options.record, (reader) => reader.search(words.join(' '), filter, options), say)
      for (const hit of page.items)
        process.stdout.write(options.json ? `${JSON.stringify({ schema: 'demarche.hit/1', ...hit })}\n` : linesOfHit(hit))
      footer('dispatches', page, options)
    })
}

/** `demarche actors`: persons with offices. */
export function registerActors(program: Command): void {
  withPaging(withFilters(program.command('actors')))
    .description('list persons of a record with their offices')
    .argument('[name]', 'part of a name')
    .action(async (name: string | undefined, options: ListOptions) => {
      const filter = { ...filterFrom(options), ...(name === undefined ? {} : { name }) }
      const page = await askRecord(options.record, (reader) => reader.persons(filter, options), say)
      for (const person of page.items)
        process.stdout.write(options.json ? `${JSON.stringify({ schema: 'demarche.person/1', ...person })}\n` : lineOfPerson(person))
      footer('persons', page, options)
    })
}

/** What the list counts, and how to go on. */
function footer(
  what: string,
  page: { readonly items: readonly unknown[]; readonly total: number; readonly reports: number; readonly next: string | null },
  options: ListOptions,
): void {
  say(`${page.items.length} of ${page.total} ${what}, from ${page.reports} reports`)
  if (page.next !== null) say(`go on with --cursor ${page.next}${options.order === 'oldest' ? ' --order oldest' : ''}`)
}
