/** Keeps the import table, the purity of the coding core, and the size of files and functions. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', 'src')

/** Who may import whom. `web` may also import the coding core, for the page that codes in the browser. */
const table: Readonly<Record<string, readonly string[]>> = {
  'index.ts': ['base', 'model', 'app', 'input', 'pipeline', 'store'],
  base: [],
  model: ['base'],
  knowledge: ['base', 'model'],
  input: ['base', 'model'],
  language: ['base', 'model', 'knowledge'],
  time: ['base', 'model', 'knowledge'],
  place: ['base', 'model', 'knowledge'],
  actors: ['base', 'model', 'knowledge'],
  clauses: ['base', 'model', 'knowledge'],
  statements: ['base', 'model', 'knowledge'],
  events: ['base', 'model', 'knowledge'],
  meetings: ['base', 'model', 'knowledge'],
  initiatives: ['base', 'model', 'knowledge'],
  pipeline: [
    'base',
    'model',
    'knowledge',
    'language',
    'time',
    'place',
    'actors',
    'clauses',
    'statements',
    'events',
    'meetings',
    'initiatives',
  ],
  store: ['base', 'model'],
  analysis: ['base', 'model', 'store'],
  export: ['base', 'model', 'knowledge', 'store'],
  score: ['base', 'model', 'knowledge', 'input', 'language', 'events', 'pipeline'],
  app: ['base', 'model', 'knowledge', 'input', 'language', 'events', 'pipeline', 'store', 'analysis', 'export', 'score', 'http'],
  http: ['base', 'model', 'store', 'analysis', 'export', 'app'],
  cli: ['base', 'model', 'knowledge', 'app', 'http', 'score', 'input', 'pipeline'],
  web: ['base', 'model', 'knowledge', 'input', 'language', 'events', 'pipeline', 'http', 'analysis'],
}

/** Folders that run in a browser as they are. `input/readers` talks to the world and is not among them. */
const pure = [
  'base',
  'model',
  'knowledge',
  'input',
  'language',
  'time',
  'place',
  'actors',
  'clauses',
  'statements',
  'events',
  'meetings',
  'initiatives',
  'pipeline',
  'analysis',
]
const impure = [
  /\bfrom '(?:node:[^']+|fs|path|os|crypto|process)'/,
  /\bconsole\s*\./,
  /\bprocess\s*\./,
  /\bMath\.random\b/,
  /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/,
  /\bfetch\s*\(/,
  /\blocaleCompare\b|\btoLocale\w+\b/,
]

interface SourceFile {
  readonly path: string
  readonly folder: string
  readonly text: string
}

function sources(): readonly SourceFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const path = relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')
      return { path, folder: path.split('/')[0] ?? '', text: readFileSync(join(root, path), 'utf8') }
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

function importsOf(file: SourceFile): readonly string[] {
  const folders = [...file.text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => {
    const target = relative(root, join(root, file.path, '..', match[1] ?? '')).replaceAll('\\', '/')
    return target.split('/')[0] ?? ''
  })
  return [...new Set(folders)].filter((folder) => folder !== file.folder && folder in table)
}

/** Without comments and the contents of strings, so that prose may speak of consoles and clocks. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s\/\/ .*$/gm, '')
}

const files = sources()

describe('architecture', () => {
  it('has a row in the table for every folder', () => {
    expect([...new Set(files.map((file) => file.folder))].filter((folder) => !(folder in table))).toEqual([])
  })

  it('imports in one direction only', () => {
    const broken = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !table[file.folder]?.includes(target))
        .map((target) => `${file.path} imports ${target}`),
    )
    expect(broken).toEqual([])
  })

  it('keeps the coding core free of clock, disk, network, chance and console', () => {
    const broken = files
      .filter((file) => pure.includes(file.folder) && !file.path.startsWith('input/readers/'))
      .flatMap((file) => impure.filter((pattern) => pattern.test(codeOf(file.text))).map((pattern) => `${file.path}: ${pattern.source}`))
    expect(broken).toEqual([])
  })

  it('keeps files under 400 lines', () => {
    const long = files
      .map((file) => [file.path, file.text.split('\n').length] as const)
      .filter(([path, lines]) => lines > 400 && !/table|vocabulary/.test(path))
    expect(long).toEqual([])
  })

  it('keeps functions under 60 lines', () => {
    expect(files.flatMap((file) => longFunctions(file))).toEqual([])
  })
})

/** Functions by the indentation of their first and closing lines, which the formatter fixes. */
function longFunctions(file: SourceFile): readonly string[] {
  const lines = file.text.split('\n')
  const out: string[] = []
  for (let i = 0; i < lines.length; i++) {
    const start = /^(\s*)(?:export )?(?:default )?(?:async )?function\*? (\w+)/.exec(lines[i] ?? '')
    if (!start) continue
    const close = `${start[1]}}`
    let end = i + 1
    while (end < lines.length && lines[end] !== close) end++
    if (end - i + 1 > 60 && file.folder !== 'web') out.push(`${file.path}: ${start[2]} has ${end - i + 1} lines`)
  }
  return out
}
