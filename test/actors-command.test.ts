/** `demarche actors` as a process, the built program: the book of knowledge, what may be out of date in it, and the names of a record that nobody knows. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { askBook, makeBook } from '../src/app/actors.js'
import { readKnowledge } from '../src/app/knowledge-files.js'
import type { Day } from '../src/base/types.js'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'demarche-actors-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist', 'cli', 'index.js'), ...args], {
    encoding: 'utf8',
    cwd: root,
    env: { ...process.env, DEMARCHE_RECORD: join(folder, 'none') },
  })
  return { status, stdout, stderr }
}

describe('demarche actors', () => {
  it('shows one actor of the book in full, found by another spelling, with dated offices and sources', () => {
    const { status, stdout } = run('actors', '--book', 'Sergey Lavrof')
    expect(status).toBe(0)
    expect(stdout).toContain('Sergei Lavrov  sergei-lavrov  person of RUS')
    expect(stdout).toMatch(/2004-03-09 to now {2}Foreign Minister, RUS, foreign-minister \[general\]/)
    expect(stdout).toContain('sources: ')
  })

  it('lists by kind and state, as lines and as JSON, page by page', () => {
    const first = run('actors', '--book', '--kind', 'organisation', '--limit', '3', '--json')
    const rows = first.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { schema: string; id: string; kind: string })
    expect(rows).toHaveLength(3)
    expect(rows.every((row) => row.schema === 'demarche.actor/1' && row.kind === 'organisation')).toBe(true)
    expect(first.stderr).toContain('go on with --cursor 3')
    const next = run('actors', '--book', '--kind', 'organisation', '--limit', '3', '--cursor', '3', '--json').stdout
    expect(next).not.toContain(`"id":"${rows[0]?.id ?? ''}"`)
  })

  it('says which offices may have ended since their source ends', () => {
    const { stdout } = run('actors', '--stale', '2027-01-01', '--state', 'NOR')
    expect(stdout).toContain('may be out of date')
    expect(run('actors', '--stale', '1990-01-01').stdout).toBe('')
  })

  it('reads the book where there is no record, and refuses a kind that is none', () => {
    expect(run('actors', 'ECOWAS').stderr).toContain('this is the book of knowledge')
    const { status, stderr } = run('actors', '--kind', 'planet')
    expect(status).toBe(2)
    expect(stderr).toContain('no kind planet; there are state, organisation, group, body, person')
  })

  it('lists the names of a record that nobody knows, the most frequent first', () => {
    const record = join(folder, 'record')
    const paths = [
      'Zorvan Hultquist said the harvest was good.',
      'Zorvan Hultquist said rain would help.',
      'Milo Trevanian said nothing.',
    ].map((text, n) => {
      const path = join(folder, `${n}.txt`)
      writeFileSync(path, `OSLO, May ${n + 1}, 2024 - ${text}\n`)
      return path
    })
    expect(run('add', '--record', record, ...paths).status).toBe(0)
    const { stdout } = run('actors', '--record', record, '--unknown')
    const lines = stdout.trim().split('\n')
    expect(lines[0]).toMatch(/^2 {2}Zorvan Hultquist/)
    expect(lines[1]).toMatch(/^ +1 {2}Milo Trevanian/)
  }, 60_000)
})

describe('the book of knowledge', () => {
  it('finds by id, name, spelling and word, in this order', () => {
    const book = makeBook(readKnowledge().actors, [], '2025-06-01' as Day)
    const first = (query: string) => askBook(book, { query })[0]?.actor.id
    expect(first('NATO')).toBe('NATO')
    expect(first('Swaziland')).toBe('SWZ')
    expect(first('Mohammad Zarif')).toBe('mohammad-javad-zarif')
    expect(askBook(book, { query: 'zzzzz' })).toEqual([])
  })
})
