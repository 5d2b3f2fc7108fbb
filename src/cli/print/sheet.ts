/** Gives out an answer as a sheet on the terminal, as JSON, or as a printable page in a file. */
import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { UserError } from '../../app/errors.js'
import { openDesk } from '../../app/serve.js'
import type { Desk } from '../../app/serve-desk.js'
import type { Sheet } from '../../app/serve-sheet.js'
import { sheetHtml } from '../../app/serve-sheet-html.js'
import { sheetText } from '../../app/serve-sheet-text.js'
import { layoutOf } from '../terminal.js'

export interface AnswerOptions {
  readonly record?: string
  readonly demo?: boolean
  readonly json?: boolean
  readonly html?: string
}

/** The options that every command with an answer has. */
export function withAnswerOptions(command: Command): Command {
  return command
    .option('--record <folder>', 'the record to ask', 'record')
    .option('--demo', 'ask the demonstration record that ships with demarche')
    .option('--json', 'one JSON object, in the shape of the interface over HTTP')
    .option('--html <file>', 'write a printable page')
}

/** Asks, prints and closes the record. `ask` answers null for what the record does not hold; `absent` says so. */
export async function printAnswer<V extends object>(
  options: AnswerOptions,
  ask: (desk: Desk) => Promise<V | null>,
  sheet: (view: V) => Sheet,
  absent: string,
): Promise<void> {
  const desk = await openDesk(options)
  try {
    const view = await ask(desk)
    if (view === null) throw new UserError(absent)
    if (options.html !== undefined) {
      writeFileSync(options.html, sheetHtml(sheet(view)))
      process.stderr.write(`${options.html} written\n`)
      return
    }
    process.stdout.write(options.json === true ? `${JSON.stringify(view)}\n` : sheetText(sheet(view), layoutOf()))
  } finally {
    desk.reader.close()
  }
}
