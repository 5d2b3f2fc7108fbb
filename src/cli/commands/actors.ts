/** `demarche actors`: the persons of a record, the names in it that nobody knows, and the book of knowledge. */
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { askBook, bookKinds, lineOfActor, linesOfActor, openBook } from '../../app/actors.js'
import { lineOfUnknown, unknownActors } from '../../app/actors-unknown.js'
import { askRecord, dayOption, filterFrom, lineOfPerson } from '../../app/record-queries.js'
import { type ListOptions, pageFooter, say, withFilters, withPaging } from './record-options.js'

interface ActorOptions extends ListOptions {
  readonly book?: boolean
  readonly unknown?: boolean
  readonly stale?: string | true
  readonly kind?: readonly string[]
}

export function registerActors(program: Command): void {
  withPaging(withFilters(program.command('actors')))
    .description('list persons of a record with their offices; with --book what the book of knowledge holds')
    .argument('[name...]', 'words of a name in any spelling; with --book also an id (IRN, NATO, sergey-lavrov)')
    .option('--book', 'the book of knowledge: states, organisations, groups, persons; one that is named alone is shown in full')
    .option('--kind <kinds...>', `with --book: ${bookKinds.join(', ')}`)
    .option('--stale [day]', 'with --book: only those with an office that may have ended by a day (today), since its source ends before')
    .option('--unknown', 'names of the record that neither the book knows nor a dispatch explains, the most frequent first')
    .action(async (words: readonly string[], options: ActorOptions) => {
      const name = words.length === 0 ? undefined : words.join(' ')
      if (options.unknown) return printUnknown(options)
      if (options.book || options.stale !== undefined || options.kind) return printBook(name, options)
      if (!existsSync(options.record)) {
        say(`there is no record at ${options.record}: this is the book of knowledge`)
        return printBook(name, options)
      }
      const filter = { ...filterFrom(options), ...(name === undefined ? {} : { name }) }
      const page = await askRecord(options.record, (reader) => reader.persons(filter, options), say)
      for (const person of page.items)
        process.stdout.write(options.json ? `${JSON.stringify({ schema: 'demarche.person/1', ...person })}\n` : lineOfPerson(person))
      pageFooter('persons', page, options)
    })
}

function printBook(name: string | undefined, options: ActorOptions): void {
  const asOf =
    typeof options.stale === 'string' ? dayOption('--stale', options.stale) : dayOption('today', new Date().toISOString().slice(0, 10))
  const book = openBook(asOf)
  const found = askBook(book, { query: name, kinds: options.kind, states: options.state, stale: options.stale !== undefined })
  const from = Number(options.cursor ?? 0) || 0
  const shown = found.slice(from, from + options.limit)
  const [best, next] = found
  const alone = name !== undefined && best !== undefined && (next === undefined || (best.fit > 2 && next.fit < best.fit)) ? best : null
  for (const one of shown)
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ schema: 'demarche.actor/1', ...one.actor })}\n`
        : one === alone
          ? linesOfActor(one.actor, book)
          : lineOfActor(one.actor),
    )
  say(`${shown.length} of ${found.length} actors of the book`)
  if (from + shown.length < found.length) say(`go on with --cursor ${from + shown.length}`)
}

async function printUnknown(options: ActorOptions): Promise<void> {
  const all = (await unknownActors(options.record, say)).filter(
    (one) => options.state === undefined || (one.country !== null && options.state.includes(one.country)),
  )
  const from = Number(options.cursor ?? 0) || 0
  const shown = all.slice(from, from + options.limit)
  for (const one of shown)
    process.stdout.write(options.json ? `${JSON.stringify({ schema: 'demarche.unknown-actor/1', ...one })}\n` : lineOfUnknown(one))
  say(`${shown.length} of ${all.length} names that nobody knows`)
  if (from + shown.length < all.length) say(`go on with --cursor ${from + shown.length}`)
}
