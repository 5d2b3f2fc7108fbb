import type { Command } from 'commander'
import { z } from 'zod'
import { codingSchema } from '../../app/json.js'

/** `demarche schema`: the JSON Schema of what `demarche code --json` prints. */
export function registerSchema(program: Command): void {
  program
    .command('schema')
    .description('print the JSON Schema of the lines that code --json prints')
    .action(() => {
      process.stdout.write(`${JSON.stringify(z.toJSONSchema(codingSchema), null, 2)}\n`)
    })
}
