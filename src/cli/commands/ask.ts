/** Questions to a record: events (and meetings, statements, initiatives), search. */
import type { Command } from 'commander'
import { askRecord, filterFrom, lineOf, linesOfHit, listKind } from '../../app/record-queries.js'
import { type ListOptions, pageFooter, say, withFilters, withPaging } from './record-options.js'

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
        pageFooter(name, page, options)
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
      pageFooter('dispatches', page, options)
    })
}
