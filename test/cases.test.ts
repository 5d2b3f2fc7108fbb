/** No orphans among the golden cases: every folder is read by a test, and every file in it is a file of cases. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { casesRoot } from './golden.js'

const tests = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(?:test|e2e)\.ts$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n')

it('has a test for every folder of golden cases', () => {
  const layers = readdirSync(casesRoot, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const orphans = layers.map((entry) => entry.name).filter((name) => !tests.includes(`golden('${name}'`) && !tests.includes(`'${name}'`))
  expect(layers.length).toBeGreaterThan(5)
  expect(orphans).toEqual([])
})

it('has nothing but files of cases in those folders', () => {
  const strays = readdirSync(casesRoot, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.txt'))
    .map((entry) => join(entry.parentPath, entry.name))
  expect(strays).toEqual([])
})
