/**
 * Golden cases: text files under test/cases/<layer>/. A file holds cases of the form
 *
 *   # name of the case
 *   input lines
 *   ==>
 *   expected lines
 *
 * Set GOLDEN=rewrite (npm run golden:rewrite) to write what the code yields now. A case without '==>' or without
 * an expectation, a name used twice, and a layer folder that no test claims all fail.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

export const casesRoot = join(import.meta.dirname, 'cases')
const rewrite = process.env['GOLDEN'] === 'rewrite'

interface Case {
  readonly name: string
  readonly input: string
  readonly expected: string | null
}

export function readCases(text: string): readonly Case[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map((chunk) => {
      const [name = '', ...rest] = chunk.split('\n')
      const body = rest.join('\n')
      const at = body.search(/^==>\s*$/m)
      if (at < 0) return { name: name.trim(), input: body.trim(), expected: null }
      const expected = body
        .slice(at)
        .replace(/^==>[^\n]*\n?/, '')
        .trim()
      return { name: name.trim(), input: body.slice(0, at).replace(/\n$/, ''), expected: expected === '' ? null : expected }
    })
}

/** Runs every case of a layer through `run`, whose result must be the expected text. */
export function golden(layer: string, run: (input: string) => string): void {
  const folder = join(casesRoot, layer)
  describe(`golden: ${layer}`, () => {
    const files = existsSync(folder)
      ? readdirSync(folder)
          .filter((file) => file.endsWith('.txt'))
          .sort()
      : []
    it('has cases', () => expect(files.length).toBeGreaterThan(0))
    const names = new Set<string>()
    for (const file of files) {
      const path = join(folder, file)
      const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
      const cases = readCases(text)
      if (rewrite) {
        const head = text.slice(0, Math.max(0, text.search(/^# /m)))
        writeFileSync(path, head + cases.map((one) => `# ${one.name}\n${one.input}\n==>\n${run(one.input).trim()}\n`).join('\n'))
        continue
      }
      describe(file, () => {
        it('has well-formed cases with unique names', () => {
          expect(cases.length).toBeGreaterThan(0)
          for (const one of cases) {
            expect(one.expected, `${file}: case '${one.name}' has no expectation`).not.toBeNull()
            expect(names.has(one.name), `${file}: name '${one.name}' is used twice`).toBe(false)
            names.add(one.name)
          }
        })
        for (const one of cases) it(one.name, () => expect(run(one.input).trim()).toBe(one.expected))
      })
    }
  })
}
