/** The command line as a process: what goes where, exit codes, bad input. Runs the built program. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { codingSchema } from '../src/app/json.js'

const root = join(import.meta.dirname, '..')
const program = join(root, 'dist', 'cli', 'index.js')
const example = join(root, 'examples', '2022-08-28-iran-qatar.txt')
const folder = mkdtempSync(join(tmpdir(), 'demarche-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  return { status, stdout, stderr }
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const good = 'date 2024-03-05 Norwegian Foreign Minister Espen Barth Eide met his Danish counterpart in Oslo on Monday.\n'

describe('demarche code', () => {
  it('prints one JSON object a line that fits the published schema, each span with its exact text', () => {
    const { status, stdout, stderr } = run(['code', '--json', example])
    expect(status).toBe(0)
    expect(stderr).toBe('')
    const lines = stdout.trim().split('\n')
    expect(lines).toHaveLength(1)
    const coding = codingSchema.parse(JSON.parse(lines[0] ?? ''))
    expect(coding.records.length).toBeGreaterThan(5)
  })

  it('reads standard input, folders and several files, in a fixed order', () => {
    const nested = join(folder, 'news')
    mkdirSync(join(nested, 'b'), { recursive: true })
    writeFileSync(join(nested, 'b', 'two.txt'), good)
    writeFileSync(join(nested, 'a.txt'), good)
    writeFileSync(join(nested, '.hidden'), 'x')
    const { status, stdout } = run(['code', '--json', '-', nested], good)
    expect(status).toBe(0)
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { address: string | null }).address),
    ).toEqual([null, join(nested, 'a.txt'), join(nested, 'b', 'two.txt')])
  })

  it('gives the same bytes twice', () => {
    expect(run(['code', '--json', example]).stdout).toBe(run(['code', '--json', example]).stdout)
  })

  it('says what is wrong with each bad input, codes the others, and ends with 3', () => {
    const paths = [
      file('empty.txt', ''),
      file('binary.txt', Uint8Array.from([137, 80, 78, 71, 0, 1, 2])),
      file('latin1.txt', Uint8Array.from([84, 252, 114, 107, 101, 105])),
      file('date.txt', 'date 2022-13-40 Norwegian envoys met in Oslo on Monday.\n'),
      file(
        'code.txt',
        'const a = require("fs"); function run(x, y) { return x.map(z => z.value + y.total); } module.exports = { run, other, thing, stuff };',
      ),
      file(
        'recipe.txt',
        'Peel the onions and cut them into thin rings. Fry the rings slowly in butter until they are soft and brown, then add the flour.',
      ),
      join(folder, 'missing.txt'),
      file('good.txt', good),
    ]
    const { status, stdout, stderr } = run(['code', '--json', ...paths])
    expect(status).toBe(3)
    const said = (name: string) =>
      stderr.split('\n').find((line) => line.startsWith(join(folder, name)) && !line.includes('states no date')) ?? ''
    expect(said('empty.txt')).toMatch(/is empty/)
    expect(said('binary.txt')).toMatch(/is not text/)
    expect(said('latin1.txt')).toMatch(/not valid UTF-8 \(first bad byte at 1\)/)
    expect(said('date.txt')).toMatch(/"date 2022-13-40" is no day/)
    expect(said('code.txt')).toMatch(/not English/)
    expect(said('recipe.txt')).toMatch(/no news/)
    expect(said('missing.txt')).toMatch(/does not exist/)
    expect(stdout).toContain(join(folder, 'good.txt'))
    expect(stderr).toMatch(/7 of 8 documents failed/)
  })

  it('refuses a line of ten million characters in one line of its own', () => {
    const { status, stderr } = run(['code', file('long.txt', 'word '.repeat(2_000_000)), file('good2.txt', good)])
    expect(status).toBe(3)
    expect(stderr).toMatch(/long\.txt: is 10,000,000 bytes long/)
  })

  it('says that a text has no date, and takes one from --published', () => {
    const path = file('undated.txt', 'Norwegian Foreign Minister Espen Barth Eide met his Danish counterpart in Oslo on Monday.\n')
    expect(run(['code', path]).stderr).toMatch(/states no date/)
    expect(run(['code', '--json', path]).stdout).toContain('"published":null')
    const dated = run(['code', '--json', '--published', '2024-03-05', path])
    expect(dated.stderr).toBe('')
    expect(dated.stdout).toContain('"2024-03-04"')
  })

  it('refuses wrong usage with 2 and one clear line', () => {
    expect(run(['code']).status).toBe(2)
    expect(run(['nonsense']).status).toBe(2)
    const bad = run(['code', '--published', '2024-02-30', example])
    expect(bad.status).toBe(2)
    expect(bad.stderr.trim().split('\n')).toHaveLength(1)
  })
})

describe('demarche explain', () => {
  it('names for each record what made it', () => {
    const { status, stdout } = run(['explain', example])
    expect(status).toBe(0)
    expect(stdout).toMatch(/found by \S+, score/)
  })
})

describe('demarche schema', () => {
  it('prints a JSON Schema', () => {
    expect((JSON.parse(run(['schema']).stdout) as { type: string }).type).toBe('object')
  })
})

describe('demarche score', () => {
  it('ends with 2 on an unknown suite and on unusable input', () => {
    expect(run(['score', 'nonsense', folder]).status).toBe(2)
    expect(run(['score', 'dispatches', join(folder, 'missing')]).status).toBe(2)
    expect(run(['score', 'relations', file('bad.tsv', 'id\tgold_root\nx\ty\n')]).status).toBe(2)
  })
})
