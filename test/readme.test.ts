/** README.md says what the program does: its example is coded as printed there, and its two commands stand where CI looks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { codeFiles } from '../src/app/code.js'
import { printCoding } from '../src/cli/print/coding.js'

const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8')

it('shows the coding of the example dispatch as the program prints it (npm run readme)', () => {
  const [file] = [...codeFiles(['examples/2022-08-28-iran-qatar.txt'], {})]
  const shown = /<!-- example -->\s*```\n([\s\S]*?)```\s*<!-- end of example -->/.exec(readme)?.[1]
  expect(shown).toBe(file?.coding ? printCoding(file.coding, { width: 100, colour: false }) : null)
})

it('has its two commands behind the markers that CI reads', () => {
  for (const name of ['try', 'test']) expect(readme).toMatch(new RegExp(`<!-- command: ${name} -->\\s*\`\`\`sh\\n\\S[^\`]*\`\`\``))
})
